//! A PostgreSQL cluster for the tests: the one named by `MOTCUA_TEST_POSTGRES`, or one made here
//! from the system's binaries and removed afterwards.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use tokio_postgres::{Config, NoTls};

pub struct Cluster {
    url: String,

    #[expect(dead_code, reason = "stops the cluster when it is dropped")]
    own: Option<Own>,
}

struct Own {
    binaries: PathBuf,
    folder: TempDir,
}

impl Cluster {
    pub fn start() -> Option<Self> {
        if let Ok(url) = std::env::var("MOTCUA_TEST_POSTGRES") {
            return Some(Cluster { url, own: None });
        }
        let binaries = binaries()?;
        let folder = tempfile::Builder::new().prefix("motcua-pg-").tempdir_in("/tmp").unwrap();
        if is_root() {
            ran(Command::new("chown").arg("postgres").arg(folder.path()).output());
        }
        let data = folder.path().join("data");
        let own = Own { binaries, folder };
        own.run(
            "initdb",
            &["-D", path(&data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        );
        // A socket in our own folder: no port to fight for. Durability stays as in production.
        let options = format!("-c listen_addresses='' -k {}", path(own.folder.path()));
        let log = own.folder.path().join("log");
        own.run("pg_ctl", &["-D", path(&data), "-l", path(&log), "-o", &options, "-w", "start"]);
        let url = format!("host={} user=postgres dbname=postgres", path(own.folder.path()));
        Some(Cluster { url, own: Some(own) })
    }

    /// The address of another database of the cluster.
    pub fn url(&self, database: &str) -> String {
        if let Some((before, parameters)) = self.url.split_once('?') {
            format!("{}/{database}?{parameters}", host(before))
        } else if self.url.contains("://") {
            format!("{}/{database}", host(&self.url))
        } else {
            // In the other form the last of two values counts.
            format!("{} dbname={database}", self.url)
        }
    }

    pub async fn execute(&self, sql: &str) {
        let config: Config = self.url.parse().unwrap();
        let (client, connection) = config.connect(NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
        drop(client);
        connection.await.unwrap().unwrap();
    }
}

/// `postgres://user@host:port` of an address, without its database.
fn host(url: &str) -> &str {
    let start = url.find("://").map_or(0, |place| place + 3);
    url[start..].find('/').map_or(url, |place| &url[..start + place])
}

impl Own {
    /// The server refuses to run as root, so root runs it as the user Debian made for it.
    fn run(&self, program: &str, args: &[&str]) {
        let program = self.binaries.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        ran(command.args(args).current_dir("/").output());
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        self.run("pg_ctl", &["-D", path(&data), "-m", "immediate", "-w", "stop"]);
    }
}

fn ran(output: std::io::Result<Output>) {
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<_> = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|one| one.path()).collect();
    versions.sort();
    versions.into_iter().rev().map(|version| version.join("bin")).find(|bin| bin.join("initdb").exists())
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
