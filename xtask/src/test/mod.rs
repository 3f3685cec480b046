//! Everything continuous integration checks, in the order that finds a fault soonest.

mod browser; // pages in a real Chromium
mod tools; // programs the tests need, installed where missing

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::house;
use crate::postgres::Cluster;
use crate::shell::{self, Closing, Tally};

/// What `cargo xtask test` can be asked for.
#[derive(Args)]
#[command(
    about = "Install what the tests need, then check and test everything",
    after_help = "Examples:\n  cargo xtask test\n  cargo xtask test --only house\n  cargo xtask test --only test --package domain\n\n\
                  Exit codes: 0 all is well, 1 something failed."
)]
pub struct Options {
    /// Run one stage alone.
    #[arg(long, value_enum, value_name = "STAGE")]
    only: Option<Stage>,
    /// In the stage `test`: run the tests of these crates alone.
    #[arg(long, value_name = "CRATE")]
    package: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// Programs the tests need: PostgreSQL, Chromium, poppler, Node.js and its packages.
    Tools,
    /// The code is formatted.
    Fmt,
    /// Dependencies, licences, arrows between crates, purity of the rules, nothing foreign.
    House,
    /// Clippy finds nothing.
    Clippy,
    /// Every test of every crate, the store's on both engines.
    Test,
    /// Every page in Chromium: axe, sizes, narrow screens, no JavaScript.
    Browser,
}

const ALL: [Stage; 6] = [Stage::Tools, Stage::Fmt, Stage::House, Stage::Clippy, Stage::Test, Stage::Browser];

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().expect("no stage is hidden").get_name().to_owned()
    }

    /// Whether the stage is well, and the tests it counted; a stage without tests counts as one.
    fn run(self, options: &Options) -> Result<(bool, Tally)> {
        match self {
            Self::Tools => tools::install().map(whole),
            Self::Fmt => shell::run(shell::command("cargo", &["fmt", "--all", "--check"])).map(whole),
            Self::House => house::check().map(counted),
            Self::Clippy => {
                let args =
                    ["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"];
                shell::run(shell::command("cargo", &args)).map(whole)
            }
            Self::Test => tests(&options.package),
            Self::Browser => browser::run(),
        }
    }
}

fn whole((): ()) -> (bool, Tally) {
    (true, Tally { passed: 1, failed: 0 })
}

fn counted(tally: Tally) -> (bool, Tally) {
    (tally.failed == 0, tally)
}

/// Runs the stages; true when all are well. A failed stage does not hide the next one's faults.
pub fn run(options: &Options) -> Result<bool> {
    let stages = match options.only {
        Some(stage) => vec![stage],
        None => ALL.to_vec(),
    };
    let mut total = Tally::default();
    let mut report = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        println!("\n[{}/{}] {}", place + 1, stages.len(), stage.name());
        let started = Instant::now();
        let (well, tally) = stage.run(options).unwrap_or_else(|fault| {
            eprintln!("error: {fault:#}");
            (false, Tally { passed: 0, failed: 1 })
        });
        total += tally;
        // A runner can fail without a failed test: then the failure itself is counted.
        if !well && tally.failed == 0 {
            total.failed += 1;
        }
        report.push((stage.name(), well, started.elapsed()));
    }
    println!();
    for (name, well, took) in &report {
        println!("{name:<8} {:>7}  {}", seconds(*took), if *well { "well" } else { "FAILED" });
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn tests(packages: &[String]) -> Result<(bool, Tally)> {
    let cluster = Cluster::start()?;
    let (runner, closing): (&[&str], _) = if shell::has("cargo-nextest") {
        (&["nextest", "run"], Closing::Nextest)
    } else {
        (&["test"], Closing::Libtest)
    };
    let mut args = [runner, &["--no-fail-fast"]].concat();
    if packages.is_empty() {
        args.push("--workspace");
    }
    for package in packages {
        args.extend(["--package", package]);
    }
    let mut command = shell::command("cargo", &args);
    command.env("MOTCUA_TEST_POSTGRES", cluster.url());
    let (tally, well) = shell::count(command, closing)?;
    Ok((well, tally))
}
