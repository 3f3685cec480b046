//! The developer's commands: `cargo xtask test` and `cargo xtask bench`.
#![expect(clippy::print_stdout, reason = "a command talks to the person who ran it")]

mod bench; // how fast, beside the bare driver
mod house; // the rules of the house: arrows, licences, purity, nothing foreign
mod postgres; // a PostgreSQL that lives as long as the tests
mod shell; // other programs: run, watched, counted
mod test; // everything continuous integration checks, in order

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "The developer's commands of Motcua",
    after_help = "Start with:  cargo xtask test"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Test(test::Options),
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
