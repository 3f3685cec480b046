//! The files of a folder, and where they go.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest, Sha256};

/// What scanners write.
const ENDINGS: [&str; 6] = ["pdf", "jpg", "jpeg", "png", "tif", "tiff"];

/// Whether a file's name is one a scanner gives. What it really is, its content says.
pub fn is_paper(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    !hidden && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Every paper below a folder, by its path in it, in the order of names.
///
/// # Errors
/// A folder that cannot be read.
pub fn papers(root: &Path) -> Result<Vec<(String, PathBuf)>> {
    Ok(all(root)?.into_iter().filter(|(_, path)| is_paper(path)).collect())
}

/// Every file below a folder, by its path in it, in the order of names. Links to folders are not followed.
///
/// # Errors
/// A folder that cannot be read.
pub fn all(root: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("the folder {} cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let (path, kind) = (entry.path(), entry.file_type().with_context(unreadable)?);
            if kind.is_dir() {
                folders.push(path);
            } else {
                found.push((name_in(root, &path), path));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The path of a file in its folder, parts between `/`.
fn name_in(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// A file that cannot be read.
pub fn sha256(path: &Path) -> std::io::Result<String> {
    let mut file = fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hash.update(&buffer[..count]);
    }
}

/// Moves a file into a folder, under another name where its own is taken; tells where it is now.
///
/// # Errors
/// A folder that cannot be made or written.
pub fn put_away(path: &Path, into: &Path) -> Result<PathBuf> {
    fs::create_dir_all(into).with_context(|| format!("the folder {} cannot be made", into.display()))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let names = std::iter::once(format!("{stem}{ending}")).chain((2..).map(|at| format!("{stem}-{at}{ending}")));
    let free = names.map(|name| into.join(name)).find(|path| !path.exists());
    let to = free.context("no name is free")?;
    fs::rename(path, &to).with_context(|| format!("{} cannot be moved to {}", path.display(), into.display()))?;
    Ok(to)
}
