//! Pages in a real Chromium: a throw-away city is served, the runner in `tests/browser` walks it.

use anyhow::Result;

use crate::shell::{self, Closing, Tally};

/// Builds the binary as the tests built it and hands it to the runner.
pub fn run() -> Result<(bool, Tally)> {
    super::tools::npm("tests/browser")?;
    // The same selection of crates as the tests: features unify alike, nothing compiles twice.
    shell::run(shell::command("cargo", &["build", "--workspace", "--quiet"]))?;
    let mut command = shell::command("node", &["tests/browser/run.mjs"]);
    command.env("MOTCUA", shell::root().join("target/debug/motcua"));
    let (tally, well) = shell::count(command, Closing::Plain)?;
    Ok((well, tally))
}
