//! As many procedures as wanted: the files there are, again and again under other codes and names.

use anyhow::{Context, Result};

use crate::shell;

/// Name and text of so many files.
pub fn files(size: usize) -> Result<Vec<(String, String)>> {
    let folder = shell::root().join("catalog/procedures");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        texts.push(std::fs::read_to_string(entry?.path())?);
    }
    texts.sort();
    let copy = |nth: usize| {
        let code = format!("9.{nth:06}");
        let text = &texts[nth % texts.len()];
        let mut copied = String::with_capacity(text.len() + 64);
        let (mut has_code, mut has_name) = (false, false);
        for line in text.lines() {
            // Code and name must be of their own: those at the head, not those of papers and fees below.
            if !has_code && line.starts_with("code = ") {
                has_code = true;
                copied += &format!("code = \"{code}\"");
            } else if !has_name && line.starts_with("name = ") {
                has_name = true;
                copied += &line.replacen("vi = \"", &format!("vi = \"{nth} "), 1);
            } else {
                copied += line;
            }
            copied.push('\n');
        }
        (format!("procedures/{code}.toml"), copied)
    };
    Ok((0..size).map(copy).collect())
}
