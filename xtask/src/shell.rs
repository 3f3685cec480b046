//! Other programs: found, run in the repository, watched, and their tests counted.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

/// The root of the repository: the folder above `xtask`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask lies in the repository").to_path_buf()
}

/// A command that will run in the root of the repository.
pub fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs a command whose output the developer sees as it comes; fails when it fails.
pub fn run(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", name(&command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(&command));
    }
    Ok(())
}

/// What a command writes to its standard output, without the last line break.
pub fn read(mut command: Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} could not be started", name(&command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", name(&command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// Whether a command runs and succeeds; nobody sees its output.
pub fn passes(program: &str, args: &[&str]) -> bool {
    command(program, args).output().is_ok_and(|output| output.status.success())
}

/// Whether a program is on the path.
pub fn has(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// How many tests ran well and how many did not.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// How a test program closes. A failed test's own output may hold another runner's closing line, which must not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// `Summary [ 1.203s] 12 tests run: 11 passed, 1 failed` of nextest.
    Nextest,
    /// `test result: ok. 7 passed; 0 failed`, once for each binary, of `cargo test`.
    Libtest,
    /// `31 passed, 0 failed` alone on its line.
    Plain,
}

/// Runs a test program, shows what it prints, and adds up its closing lines.
///
/// Returns the tally and whether the program itself ended well.
pub fn count(mut command: Command, closing: Closing) -> Result<(Tally, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} could not be started", name(&command)))?;
    let out = child.stdout.take().expect("piped above");
    let err = child.stderr.take().expect("piped above");
    let watch = |stream: Box<dyn std::io::Read + Send>| thread::spawn(move || echo(stream, closing));
    let (out, err) = (watch(Box::new(out)), watch(Box::new(err)));
    let mut tally = out.join().expect("the reader does not panic");
    tally += err.join().expect("the reader does not panic");
    Ok((tally, child.wait()?.success()))
}

fn echo(stream: Box<dyn std::io::Read + Send>, closing: Closing) -> Tally {
    let mut tally = Tally::default();
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        tally += tally_of(&line, closing);
        // A closed terminal is no reason to lose the count.
        let _ = writeln!(std::io::stdout().lock(), "{line}");
    }
    tally
}

/// Reads a closing line; any other line counts nothing.
fn tally_of(line: &str, closing: Closing) -> Tally {
    let line = line.trim();
    let closes = match closing {
        Closing::Nextest => line.starts_with("Summary [") && line.contains("run:"),
        Closing::Libtest => line.starts_with("test result:"),
        Closing::Plain => is_plain(line),
    };
    if !closes {
        return Tally::default();
    }
    let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let before = |label: &str| {
        words.windows(2).filter(|pair| pair[1] == label).find_map(|pair| pair[0].parse::<u64>().ok()).unwrap_or(0)
    };
    Tally { passed: before("passed"), failed: before("failed") }
}

fn is_plain(line: &str) -> bool {
    let mut words = line.split(' ');
    words.next().is_some_and(|word| word.parse::<u64>().is_ok()) && words.next() == Some("passed,")
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_runners_own_closing_lines_are_counted() {
        use Closing::{Libtest, Nextest, Plain};
        let check = |closing, line: &str, passed, failed| {
            assert_eq!(tally_of(line, closing), Tally { passed, failed }, "{line}");
        };
        check(Nextest, "     Summary [   1.203s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped", 11, 1);
        check(Nextest, "     Summary [   0.003s] 4/9 tests run: 4 passed, 0 skipped", 4, 0);
        check(Nextest, "    test result: FAILED. 0 passed; 1 failed; 0 ignored", 0, 0);
        check(Libtest, "test result: FAILED. 7 passed; 2 failed; 0 ignored; finished in 0.01s", 7, 2);
        check(Libtest, "test a_rule ... ok", 0, 0);
        check(Plain, "31 passed, 0 failed", 31, 0);
        check(Plain, "12 passed, 1 failed, 2 skipped", 12, 1);
        check(Plain, "the 3 passed, 1 failed of yesterday", 0, 0);
    }
}
