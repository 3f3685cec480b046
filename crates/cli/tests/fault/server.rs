//! The real server as a process of our own.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// How long a start may take before it counts as a fault.
const PATIENCE: Duration = Duration::from_secs(60);

/// The binary under test.
pub fn motcua() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_motcua"));
    for name in ["MOTCUA_CATALOG", "MOTCUA_DATA", "MOTCUA_STORE", "MOTCUA_PORT", "MOTCUA_HOST", "MOTCUA_PUBLIC_URL"] {
        command.env_remove(name);
    }
    // Whatever a failed test leaves is ended with it.
    command.stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// Runs a command to its end; its exit code and what it answered as JSON.
pub async fn answer(args: &[String]) -> (i32, Value) {
    let output = motcua().args(args).arg("--json").output().await.unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|why| panic!("{args:?}: {why}: {} {told}", String::from_utf8_lossy(&output.stdout)));
    (output.status.code().unwrap(), value)
}

/// A server that was started.
pub struct Server {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts `motcua COMMAND … --port 0 --json`; what it complains of goes to the end of `log`.
    pub fn start(args: &[String], log: &Path) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let mut command = motcua();
        command.args(args).args(["--port", "0", "--json"]).stdout(Stdio::piped()).stderr(log);
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The address, once the server answers there.
    pub async fn address(&mut self) -> String {
        let read = async {
            let mut text = String::new();
            while let Some(line) = self.lines.next_line().await.unwrap() {
                text.push_str(&line);
                if let Ok(told) = serde_json::from_str::<Value>(&text) {
                    return told["address"].as_str().unwrap().to_owned();
                }
            }
            panic!("the server ended at its start: {text}");
        };
        tokio::time::timeout(PATIENCE, read).await.expect("the server starts within a minute")
    }

    /// SIGKILL: no handler runs, nothing is flushed, no connection is closed in order.
    pub async fn kill(mut self) {
        self.child.start_kill().unwrap();
        let status = self.child.wait().await.unwrap();
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        assert_eq!(signal, Some(9), "the server ended before it was killed: {status}");
    }
}
