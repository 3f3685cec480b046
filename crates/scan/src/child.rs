//! An outside program, bounded in time, memory and what it writes.
//!
//! The files it reads come from strangers and the programs are large: each runs in an empty folder of its own that is
//! removed afterwards, without input, without our environment, and under the limits of the kernel.

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::ScanError;

/// What a program may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// By the clock on the wall; the same again of processor time.
    pub time: Duration,
    /// Bytes of address space.
    pub memory: u64,
    /// Bytes it may write, to its output and to any one file.
    pub output: u64,
}

/// What a program left.
#[derive(Debug)]
pub(crate) struct Done {
    pub status: ExitStatus,
    pub output: Vec<u8>,
    pub complaint: String,
}

/// A program and the Debian package it comes in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    pub name: &'static str,
    pub package: &'static str,
}

/// How much of what a program complains about is kept.
const COMPLAINT: u64 = 4_000;

/// Runs a program in a folder.
///
/// # Errors
/// It is not there, or it did not finish in time. A program that finished badly is no error here.
pub(crate) fn run(program: Program, args: &[&str], folder: &Path, bounds: Bounds) -> Result<Done, ScanError> {
    let failed = |why: &dyn std::fmt::Display| ScanError::Failed { program: program.name, why: why.to_string() };
    if !is_installed(program.name) {
        return Err(ScanError::Missing { program: program.name, package: program.package });
    }
    let mut command = Command::new("prlimit");
    command
        .arg(format!("--as={}", bounds.memory))
        .arg(format!("--cpu={}", bounds.time.as_secs().max(1)))
        .arg(format!("--fsize={}", bounds.output))
        .arg("--core=0")
        .arg("--")
        .arg(program.name)
        .args(args)
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs(std::env::var_os("TESSDATA_PREFIX").map(|path| ("TESSDATA_PREFIX", path)))
        // One page, one core: pages run side by side, not the parts of one.
        .env("OMP_THREAD_LIMIT", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("TMPDIR", folder)
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|why| failed(&why))?;
    let output = child.stdout.take().map(|pipe| thread::spawn(move || capped(pipe, bounds.output)));
    let complaint = child.stderr.take().map(|pipe| thread::spawn(move || capped(pipe, COMPLAINT)));
    let status = wait(&mut child, Instant::now() + bounds.time);
    let text = |reader: Option<thread::JoinHandle<Vec<u8>>>| reader.and_then(|it| it.join().ok()).unwrap_or_default();
    let (output, complaint) = (text(output), text(complaint));
    match status {
        Ok(Some(status)) => {
            Ok(Done { status, output, complaint: String::from_utf8_lossy(&complaint).trim().to_owned() })
        }
        Ok(None) => Err(ScanError::Slow { program: program.name }),
        Err(why) => Err(failed(&why)),
    }
}

/// The folder a program works in, removed when dropped.
pub(crate) fn folder(program: Program) -> Result<tempfile::TempDir, ScanError> {
    tempfile::Builder::new()
        .prefix("motcua-scan-")
        .tempdir()
        .map_err(|why| ScanError::Failed { program: program.name, why: why.to_string() })
}

/// Waits until a moment; then the program is killed and there is no status.
fn wait(child: &mut std::process::Child, until: Instant) -> std::io::Result<Option<ExitStatus>> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// Reads to the end but keeps no more than so many bytes, so that the program never waits on a full pipe.
fn capped(mut pipe: impl Read, most: u64) -> Vec<u8> {
    let mut kept = Vec::new();
    // What was read before a broken pipe is still what the program said.
    let _ = pipe.by_ref().take(most).read_to_end(&mut kept);
    let _ = std::io::copy(&mut pipe, &mut std::io::sink());
    kept
}

fn is_installed(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    const SHELL: Program = Program { name: "sh", package: "dash" };
    const BOUNDS: Bounds = Bounds { time: Duration::from_secs(5), memory: 500_000_000, output: 1_000 };

    fn shell(script: &str, bounds: Bounds) -> Result<Done, ScanError> {
        let folder = folder(SHELL).unwrap();
        run(SHELL, &["-c", script], folder.path(), bounds)
    }

    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let bounds = Bounds { time: Duration::from_millis(100), ..BOUNDS };
        let begun = Instant::now();
        assert_eq!(shell("exec sleep 60", bounds).unwrap_err(), ScanError::Slow { program: "sh" });
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn what_a_program_writes_is_cut_off_and_its_folder_is_empty() {
        let done = shell("ls -A; echo $HOME | wc -l; head -c 100000 /dev/zero | tr '\\0' x", BOUNDS).unwrap();
        assert_eq!(done.output.len(), 1_000);
        assert!(done.output.starts_with(b"1\nxxx"));
        assert!(!shell("head -c 100000 /dev/zero > file", BOUNDS).unwrap().status.success());
    }

    #[test]
    fn a_program_gets_no_input_and_none_of_our_environment() {
        let done =
            shell("cat; env | grep -c -v -E '^(PATH|OMP_|LC_ALL|TMPDIR|HOME|PWD|OLDPWD|SHLVL|_|TESSDATA)'", BOUNDS)
                .unwrap();
        assert_eq!(done.output, b"0\n");
    }

    #[test]
    fn a_program_that_is_not_there_is_named_with_its_package() {
        let none = Program { name: "no-such-reader", package: "reader" };
        let missing = run(none, &[], Path::new("."), BOUNDS).unwrap_err();
        assert_eq!(missing, ScanError::Missing { program: "no-such-reader", package: "reader" });
        assert!(missing.is_ours());
    }
}
