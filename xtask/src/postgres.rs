//! A PostgreSQL that lives as long as the tests: its own folder, its own port, durable as in production.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::shell;

/// A running cluster; dropping it stops the server and removes its folder.
pub struct Cluster {
    server: Child,
    port: u16,
    // Held so that the folder goes when the server has gone.
    folder: TempDir,
}

impl Cluster {
    /// Creates and starts a cluster on a free loopback port; `fsync` stays on.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("motcua-postgres-").tempdir()?;
        // PostgreSQL refuses to run as root; Debian's package brings a user for it.
        let owner = Owner::find()?;
        if let Some(owner) = &owner {
            std::os::unix::fs::chown(folder.path(), Some(owner.uid), Some(owner.gid))?;
        }
        let data = folder.path().join("data");
        let log = folder.path().join("log");
        let mut initdb = Command::new(programs.join("initdb"));
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--pgdata"]).arg(&data);
        let made = Owner::lend(&owner, initdb, folder.path()).stdout(Stdio::null()).status()?;
        if !made.success() {
            bail!("initdb failed ({made})");
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = Command::new(programs.join("postgres"));
        server.arg("-D").arg(&data);
        for setting in [
            "listen_addresses=127.0.0.1",
            &format!("port={port}"),
            "unix_socket_directories=",
            "max_connections=200",
            "fsync=on",
        ] {
            server.args(["-c", setting]);
        }
        let diary = std::fs::File::create(&log)?;
        let server = Owner::lend(&owner, server, folder.path()).stdout(diary.try_clone()?).stderr(diary).spawn()?;
        let mut cluster = Self { server, port, folder };
        cluster.wait(&programs)?;
        Ok(cluster)
    }

    /// The connection string, as `MOTCUA_TEST_POSTGRES` carries it.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The first process of the server.
    #[cfg(feature = "bench")]
    pub fn pid(&self) -> u32 {
        self.server.id()
    }

    fn wait(&mut self, programs: &Path) -> Result<()> {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(status) = self.server.try_wait()? {
                let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                bail!("PostgreSQL ended at its start ({status}):\n{log}");
            }
            let ready = Command::new(programs.join("pg_isready"))
                .args(["--quiet", "--host=127.0.0.1", &format!("--port={}", self.port)])
                .status()?;
            if ready.success() {
                return Ok(());
            }
            if Instant::now() > patience {
                bail!("PostgreSQL did not answer within a minute");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: sessions end, the server goes.
        let _ = Command::new("kill").args(["-INT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

/// The user who runs the server when we are root.
struct Owner {
    uid: u32,
    gid: u32,
}

impl Owner {
    fn find() -> Result<Option<Self>> {
        let id = |args: &[&str]| -> Result<u32> { Ok(shell::read(shell::command("id", args))?.parse()?) };
        if id(&["-u"])? != 0 {
            return Ok(None);
        }
        Ok(Some(Self {
            uid: id(&["-u", "postgres"]).context("the package postgresql brings the user postgres")?,
            gid: id(&["-g", "postgres"])?,
        }))
    }

    fn lend(owner: &Option<Self>, mut command: Command, folder: &Path) -> Command {
        command.current_dir(folder).stdin(Stdio::null());
        if let Some(owner) = owner {
            command.uid(owner.uid).gid(owner.gid);
        }
        command
    }
}

/// The folder of the server's programs: Debian keeps them off the path, one folder a version.
pub fn programs() -> Result<PathBuf> {
    let version =
        |path: &Path| path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok());
    let newest = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("bin/initdb").is_file())
        .max_by_key(|path| version(path));
    if let Some(newest) = newest {
        return Ok(newest.join("bin"));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file())
        .context("PostgreSQL's initdb is not on this machine (Debian: apt-get install postgresql)")
}
