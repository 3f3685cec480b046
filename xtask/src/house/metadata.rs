//! What cargo says about the workspace: `cargo metadata`, as far as the house needs it.

use anyhow::Result;
use serde::Deserialize;

use crate::shell;

/// The workspace and everything it compiles from.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub workspace_members: Vec<String>,
}

/// A crate, ours or another's.
#[derive(Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub license: Option<String>,
    pub license_file: Option<String>,
    pub dependencies: Vec<Dependency>,
}

/// A line of a `Cargo.toml`.
#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    /// `None` for a normal dependency, else `dev` or `build`.
    pub kind: Option<String>,
}

impl Metadata {
    /// Our own crates.
    pub fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.workspace_members.contains(&package.id))
    }

    /// Everybody else's.
    pub fn theirs(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| !self.workspace_members.contains(&package.id))
    }
}

/// Asks cargo; only platforms we ship on are counted.
pub fn read() -> Result<Metadata> {
    let args = ["metadata", "--format-version=1", "--all-features", "--filter-platform=x86_64-unknown-linux-gnu"];
    Ok(serde_json::from_str(&shell::read(shell::command("cargo", &args))?)?)
}
