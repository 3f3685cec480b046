//! The one binary, `motcua`.

mod backup; // everything in a folder, while the city serves
mod catalog; // the procedures, listed and checked
mod code; // what a code or number says
mod deadline; // when an answer is due, and why
mod demo; // a city with people in it
mod find; // from what people type to procedures
mod place; // where a city keeps its data
mod progress; // how far a long command has come
mod replay; // a public event log through the real lifecycle
mod restore; // a backup becomes a city again
mod retention; // papers whose time is over, and exports for an archive
mod routes; // every URL, for programs that walk them
mod serve; // the pages and the API of one city
mod source; // where the catalogue is read from
mod station; // papers come in without a browser
mod units; // communes and what became of old ones
mod unpack; // a file, plain or gzipped
mod verify; // does everything still follow from the facts?
mod vietnam; // moments as people here write them

use std::path::PathBuf;
use std::process::ExitCode;

use app::library::Library;
use app::words::{Lang, Words};
use clap::{Args, Parser, Subcommand};

use source::Source;

/// Requests allocate many small texts on several threads, where the system's allocator was the dearest function of all,
/// and it kept the memory that hashing passwords took.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const EXIT_CODES: &str =
    "Exit codes: 0 done, 1 the answer is no or something is wrong with the data, 2 the command line is wrong.";

#[derive(Parser)]
#[command(
    name = "motcua",
    version,
    about = "Motcua: one door for every paper one asks the State for",
    after_help = format!("Start with:  motcua deadline --allow 3wd --accepted 2026-02-13T10:00:00+07:00\n\n{EXIT_CODES}")
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Args)]
struct Common {
    /// The language of the answer.
    #[arg(long, global = true, value_name = "vi|en", default_value = "vi", value_parser = language)]
    lang: Lang,
    /// The folder of the catalogue; the copy inside the binary when not given.
    #[arg(long, global = true, value_name = "DIR", env = "MOTCUA_CATALOG")]
    catalog: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Options),
    Serve(serve::Options),
    Verify(verify::Options),
    Backup(backup::Options),
    Restore(restore::Options),
    Deadline(deadline::Options),
    #[command(subcommand)]
    Units(units::Command),
    #[command(subcommand)]
    Catalog(catalog::Command),
    #[command(subcommand)]
    Code(code::Command),
    Find(find::Options),
    Routes(routes::Options),
    Replay(replay::Options),
    #[command(subcommand)]
    Station(station::Command),
    #[command(subcommand)]
    Retention(retention::Command),
}

/// What a command is given: the language, its words, and the catalogue.
struct Context {
    lang: Lang,
    words: Words,
    source: Source,
}

impl Context {
    /// Everything in the catalogue, read and checked.
    fn library(&self) -> anyhow::Result<Library> {
        Ok(Library::read(self.source.files())?)
    }
}

/// How a command ended: the answer is yes, or it is no.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
}

fn main() -> ExitCode {
    match answer(Cli::parse()) {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::from(1)
        }
    }
}

fn answer(cli: Cli) -> anyhow::Result<Answer> {
    let words = Words::load().map_err(anyhow::Error::msg)?;
    let context = Context { lang: cli.common.lang, words, source: Source::open(cli.common.catalog.as_deref())? };
    match &cli.command {
        Command::Demo(options) => demo::run(&context, options),
        Command::Serve(options) => serve::run(&context, options),
        Command::Verify(options) => verify::run(&context, options),
        Command::Backup(options) => backup::run(&context, options),
        Command::Restore(options) => restore::run(&context, options),
        Command::Deadline(options) => deadline::run(&context, options),
        Command::Units(command) => units::run(&context, command),
        Command::Catalog(command) => catalog::run(&context, command),
        Command::Code(command) => code::run(&context, command),
        Command::Find(options) => find::run(&context, options),
        Command::Routes(options) => routes::run(options),
        Command::Replay(options) => replay::run(&context, options),
        Command::Station(command) => station::run(&context, command),
        Command::Retention(command) => retention::run(&context, command),
    }
}

fn language(code: &str) -> Result<Lang, String> {
    code.parse().map_err(|()| "expected vi or en".to_owned())
}

/// Writes a line of the answer. Who reads only the first lines, as `head` does, is no error of ours.
fn say(line: impl std::fmt::Display) {
    use std::io::Write;
    if writeln!(std::io::stdout().lock(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Writes an answer for programs.
fn print_json(answer: &impl serde::Serialize) -> anyhow::Result<()> {
    say(serde_json::to_string_pretty(answer)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed_and_every_command_shows_an_example() {
        let mut cli = Cli::command();
        cli.clone().debug_assert();
        cli.build();
        fn check(command: &clap::Command, path: &str) {
            let path = format!("{path} {}", command.get_name());
            let subcommands: Vec<_> =
                command.get_subcommands().filter(|command| command.get_name() != "help").collect();
            if subcommands.is_empty() {
                let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains(path.trim()), "{path} shows no example of itself");
                assert!(command.get_about().is_some(), "{path} does not say what it is for");
            }
            for command in subcommands {
                check(command, &path);
            }
        }
        check(&cli, "");
    }
}
