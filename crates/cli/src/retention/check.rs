//! `motcua retention check`: is an export as it was made?

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use app::words::Value;
use clap::Args;
use serde::Serialize;

use super::export::{MANIFEST, Manifest, SUMS, sums};
use crate::station::folder::{all, sha256};
use crate::{Answer, Context, print_json, say};

/// What `motcua retention check` can be asked.
#[derive(Args)]
#[command(
    about = "Hold a folder that was exported for an archive against its manifest",
    after_help = "Example:  motcua retention check /srv/archive\n\n\
                  Exit codes: 0 the folder is as it was made, 1 it is not: files that differ are named."
)]
pub struct Options {
    /// The folder.
    folder: PathBuf,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Runs the command; no when something differs.
///
/// # Errors
/// There is no manifest, or a file cannot be read.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let found = check(&options.folder)?;
    if options.json {
        print_json(&found)?;
    } else {
        for (key, names) in [
            ("cli-export-missing", &found.missing),
            ("cli-export-changed", &found.changed),
            ("cli-export-unknown", &found.unknown),
        ] {
            for name in names {
                say(context.words.get(context.lang, key, &[("file", Value::Text(name.clone()))]));
            }
        }
        let count = |number: usize| Value::Count(number as i64);
        let args = [("files", count(found.files)), ("wrong", count(found.wrong()))];
        say(context.words.get(context.lang, "cli-export-checked", &args));
    }
    Ok(if found.wrong() == 0 { Answer::Yes } else { Answer::No })
}

/// What differs from the manifest.
#[derive(Debug, Default, Serialize)]
struct Found {
    /// Files in the manifest.
    files: usize,
    /// Files that are gone.
    missing: Vec<String>,
    /// Files that say something else.
    changed: Vec<String>,
    /// Files the manifest does not name.
    unknown: Vec<String>,
}

impl Found {
    /// How many files are not as they were made.
    fn wrong(&self) -> usize {
        self.missing.len() + self.changed.len() + self.unknown.len()
    }
}

/// Holds a folder against its manifest.
///
/// # Errors
/// There is no manifest, or a file cannot be read.
fn check(folder: &Path) -> Result<Found> {
    let manifest = fs::read(folder.join(MANIFEST)).with_context(|| format!("{} has no manifest", folder.display()))?;
    let manifest: Manifest = serde_json::from_slice(&manifest).context("the manifest cannot be read")?;
    let there: BTreeSet<String> = all(folder)?.into_iter().map(|(name, _)| name).collect();
    let mut found = Found { files: manifest.files.len(), ..Found::default() };
    for (name, hash) in &manifest.files {
        if !there.contains(name) {
            found.missing.push(name.clone());
        } else if sha256(&folder.join(name))? != *hash {
            found.changed.push(name.clone());
        }
    }
    // What others check the folder by says the same as the manifest.
    match fs::read_to_string(folder.join(SUMS)) {
        Ok(found_sums) if found_sums == sums(&manifest) => {}
        Ok(_) => found.changed.push(SUMS.to_owned()),
        Err(_) => found.missing.push(SUMS.to_owned()),
    }
    let own = [MANIFEST, SUMS];
    let unknown = there.into_iter().filter(|name| !own.contains(&name.as_str()) && !manifest.files.contains_key(name));
    found.unknown = unknown.collect();
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use jiff::Timestamp;

    #[test]
    fn a_file_that_is_gone_changed_or_added_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("1")).unwrap();
        for name in ["1/a.pdf", "1/b.json"] {
            fs::write(at(name), name).unwrap();
        }
        let files = ["1/a.pdf", "1/b.json"].map(|name| (name.to_owned(), sha256(&at(name)).unwrap()));
        let manifest = Manifest {
            office: "H26".into(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: "Thu".into(),
            documents: 1,
            files: files.into(),
        };
        fs::write(at(MANIFEST), serde_json::to_vec(&manifest).unwrap()).unwrap();
        fs::write(at(SUMS), sums(&manifest)).unwrap();
        assert_eq!(check(folder.path()).unwrap().wrong(), 0);
        fs::write(at("1/a.pdf"), "another").unwrap();
        fs::remove_file(at("1/b.json")).unwrap();
        fs::write(at("1/c.txt"), "added").unwrap();
        let found = check(folder.path()).unwrap();
        assert_eq!(
            (found.changed, found.missing, found.unknown),
            (vec!["1/a.pdf".into()], vec!["1/b.json".into()], vec!["1/c.txt".into()])
        );
        fs::write(at(SUMS), "").unwrap();
        assert_eq!(check(folder.path()).unwrap().changed, ["1/a.pdf", SUMS]);
        assert!(check(&at("1")).is_err());
    }
}
