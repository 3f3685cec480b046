//! The national catalogue into a city that serves, and once more.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::bench::server::{Place, Server};

/// The figures of one file.
#[derive(Serialize)]
pub struct Import {
    pub file: String,
    pub read: usize,
    pub drafts: usize,
    /// Reading, writing every draft with its fact, durably: seconds.
    pub first_s: f64,
    /// The same file again, which changes nothing: seconds.
    pub again_s: f64,
}

#[derive(Deserialize)]
struct Told {
    read: usize,
    begun: usize,
    unchanged: usize,
}

/// Measures one file: into a city that serves, as an operator would.
pub fn measure(program: &Path, file: &Path) -> Result<Import> {
    let data = tempfile::tempdir()?;
    let place = Place { data: data.path().to_owned(), cluster: None };
    let _server = Server::start(program, &place, 0)?;
    let (first, first_s) = import(program, file, data.path())?;
    let (again, again_s) = import(program, file, data.path())?;
    ensure!(again.begun == 0 && again.unchanged == first.begun, "a second import changed something");
    Ok(Import {
        file: super::name(file),
        read: first.read,
        drafts: first.begun,
        first_s: first_s.as_secs_f64(),
        again_s: again_s.as_secs_f64(),
    })
}

fn import(program: &Path, file: &Path, data: &Path) -> Result<(Told, Duration)> {
    let start = Instant::now();
    let out = std::process::Command::new(program)
        .args(["catalog", "import", "--as", "ngan", "--json", "--data"])
        .arg(data)
        .arg(file)
        .output()
        .context("the program does not start")?;
    let took = start.elapsed();
    ensure!(out.status.success(), "the import failed: {}", String::from_utf8_lossy(&out.stderr));
    Ok((serde_json::from_slice(&out.stdout)?, took))
}
