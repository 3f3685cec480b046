//! The rules of the house, checked before anything is compiled.

mod arrows; // who may depend on whom
mod dependencies; // each one explained, used, and of a licence we can ship
mod foreign; // no registry hosts, no paths of one machine
mod metadata; // what cargo says about the workspace
mod pure; // the domain decides, it does not do
mod shape;
mod sql; // statements stay in the store // the folders and files a newcomer is promised

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::{self, Tally};

/// Runs every rule and prints what breaks it.
pub fn check() -> Result<Tally> {
    let metadata = metadata::read()?;
    let files = Files::tracked()?;
    let rules: [(&str, Vec<String>); 8] = [
        ("crates depend on each other only as drawn", arrows::faults(&metadata)),
        ("every dependency is used and has its line in docs/dependencies.md", dependencies::faults(&metadata, &files)?),
        ("every licence in the tree is one we can ship under Apache-2.0", dependencies::licences(&metadata)),
        ("the domain has no clock, randomness, input, output or async", pure::faults(&metadata, &files)),
        ("statements are written in the store and nowhere else", sql::faults(&files)),
        ("nothing foreign is written down: registry hosts, paths of one machine", foreign::faults(&files)),
        ("documents point to what exists", shape::dead_paths(&files)),
        ("ARCHITECTURE.md stays a map of at most 150 lines", shape::long_map(&files)),
    ];
    let mut tally = Tally::default();
    for (rule, faults) in rules {
        if faults.is_empty() {
            tally.passed += 1;
            println!("well    {rule}");
        } else {
            tally.failed += 1;
            println!("BROKEN  {rule}");
            for fault in faults {
                println!("        {fault}");
            }
        }
    }
    Ok(tally)
}

/// The text files of the repository, by path from its root.
pub struct Files {
    files: Vec<(PathBuf, String)>,
}

impl Files {
    /// Everything git tracks or would track: ignored files are no part of the repository.
    fn tracked() -> Result<Self> {
        let listed = shell::read(shell::command("git", &["ls-files", "--cached", "--others", "--exclude-standard"]))?;
        let files = listed.lines().map(PathBuf::from);
        Ok(Self {
            files: files
                .filter_map(|path| Some((path.clone(), std::fs::read_to_string(shell::root().join(path)).ok()?)))
                .collect(),
        })
    }

    /// Files below a folder whose names end alike.
    fn below<'a>(&'a self, folder: &'a str, end: &'a str) -> impl Iterator<Item = (&'a Path, &'a str)> {
        self.all().filter(move |(path, _)| path.starts_with(folder) && path.to_string_lossy().ends_with(end))
    }

    fn all(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.files.iter().map(|(path, text)| (path.as_path(), text.as_str()))
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.all().find(|(at, _)| *at == Path::new(path)).map(|(_, text)| text)
    }

    #[cfg(test)]
    fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect() }
    }
}
