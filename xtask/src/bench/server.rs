//! The real server in a release build, with a city of its own, on a free port.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::postgres::Cluster;
use crate::shell;

/// Where a city is kept while it is measured.
pub struct Place {
    /// The folder of the embedded database and the files.
    pub data: PathBuf,
    /// PostgreSQL, where that is the engine.
    pub cluster: Option<Cluster>,
}

impl Place {
    /// The embedded database.
    pub fn file(&self) -> PathBuf {
        self.data.join("motcua.db")
    }
}

/// A running server; dropping it ends it.
pub struct Server {
    child: Child,
    /// Where it listens, as `host:port`.
    pub address: String,
    /// The one password of its people.
    pub password: String,
}

#[derive(Deserialize)]
struct Told {
    address: String,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    password: String,
}

/// Builds the server as it is released, unless one is given.
pub fn build(built: Option<&Path>) -> Result<PathBuf> {
    if let Some(built) = built {
        return Ok(built.to_owned());
    }
    shell::run(shell::command("cargo", &["build", "--quiet", "--release", "--package", "motcua"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    Ok(target.join("release/motcua"))
}

impl Server {
    /// Starts a city with officers in every commune and this many dossiers, and waits until it answers.
    pub fn start(program: &Path, place: &Place, dossiers: u64) -> Result<Self> {
        let mut command = std::process::Command::new(program);
        command.args(["demo", "--without-dossiers", "--port", "0", "--json", "--data"]).arg(&place.data);
        if dossiers > 0 {
            command.args(["--dossiers", &dossiers.to_string()]);
        }
        if let Some(cluster) = &place.cluster {
            command.args(["--store", &cluster.url()]);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} could not be started", program.display()))?;
        let mut told = String::new();
        // The server tells its address in one JSON document and goes on serving.
        for line in BufReader::new(child.stdout.take().context("piped above")?).lines() {
            let line = line?;
            told.push_str(&line);
            if line == "}" {
                break;
            }
        }
        let told: Told = match serde_json::from_str(&told) {
            Ok(told) => told,
            Err(error) => {
                let _ = child.kill();
                bail!("the server did not tell its address: {error}\n{told}");
            }
        };
        let address = told.address.strip_prefix("http://").unwrap_or(&told.address).to_owned();
        let password = told.people.into_iter().next().context("the city has no people")?.password;
        Ok(Self { child, address, password })
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Tells it to end and waits until it has: everything it did is then in the database.
    pub fn stop(mut self) -> Result<()> {
        let told = std::process::Command::new("kill").args(["-TERM", &self.pid().to_string()]).status()?;
        ensure!(told.success(), "the server could not be told to end");
        let patience = Instant::now() + Duration::from_secs(60);
        while self.child.try_wait()?.is_none() {
            ensure!(Instant::now() < patience, "the server did not end within a minute");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
