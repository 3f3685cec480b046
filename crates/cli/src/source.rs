//! Where the catalogue is read from: a folder somebody names, or the copy inside the binary.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context, Result};

/// The catalogue as it was when the binary was built.
const COMPILED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// The files of a catalogue, as path from its root and text, in order of path.
pub struct Source {
    files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Source {
    /// Reads a folder, or takes the copy inside the binary.
    ///
    /// # Errors
    /// A folder that is not there, or a file in it that cannot be read.
    pub fn open(folder: Option<&Path>) -> Result<Self> {
        let Some(folder) = folder else {
            let files = COMPILED.iter().map(|(name, text)| (Cow::Borrowed(*name), Cow::Borrowed(*text))).collect();
            return Ok(Self { files });
        };
        let mut files = Vec::new();
        collect(folder, folder, &mut files)?;
        files.sort();
        Ok(Self { files })
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_ref(), text.as_ref()))
    }

    /// The files of procedures.
    pub fn procedures(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(name, _)| name.starts_with("procedures/"))
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(Cow<'static, str>, Cow<'static, str>)>) -> Result<()> {
    let unreadable = || format!("the catalogue in {} cannot be read", folder.display());
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            // What is no UTF-8 becomes a mark that `catalog check` finds, with its line.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let name = path.strip_prefix(root).expect("it was found inside").to_string_lossy().into_owned();
            files.push((Cow::Owned(name), Cow::Owned(text)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn the_copy_in_the_binary_is_the_folder_of_the_repository() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog");
        let (compiled, read) = (Source::open(None).unwrap(), Source::open(Some(&folder)).unwrap());
        assert_eq!(compiled.files, read.files);
        assert!(compiled.procedures().count() >= 12);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let fault = Source::open(Some(Path::new("no/such/place"))).err().unwrap();
        assert!(format!("{fault:#}").contains("no/such/place"));
    }
}
