//! How the catalogue grows: loading it, publishing into it, deciding by it, importing into it, and what its pages weigh.

mod copies; // as many procedures as wanted, made from those there are
mod imported; // the national catalogue into an empty city, by the real program
mod page; // the section of docs/performance.md, and the tables on the screen
mod size; // loading, publishing and deciding at one size
mod weight; // pages of the real server, in bytes as they travel

use std::path::PathBuf;

use anyhow::Result;
use serde::Serialize;

use super::{Catalogue, machine, server};
use crate::shell;

/// Everything that was measured.
#[derive(Serialize)]
pub struct Report {
    command: String,
    date: String,
    machine: String,
    sizes: Vec<size::Size>,
    imports: Vec<imported::Import>,
    skipped: Vec<String>,
    pages: Vec<weight::Page>,
}

/// A hundred, the national number, and the city of ten years' time.
const SIZES: [usize; 3] = [100, 2_642, 10_000];

/// The national catalogue as an operator has it; not part of this project.
const NATIONAL: [&str; 2] =
    ["../shared/data/procedures/procedures_all_2642.csv", "../shared/data/run-only/procedures_full.jsonl.gz"];

/// Measures, writes the section of the page, prints.
pub fn run(options: &Catalogue) -> Result<bool> {
    let sizes = SIZES.into_iter().map(|size| size::measure(size, options.rounds)).collect::<Result<Vec<_>>>()?;
    let program = server::build(options.program.as_deref())?;
    let (there, absent): (Vec<PathBuf>, Vec<PathBuf>) =
        NATIONAL.into_iter().map(|file| shell::root().join(file)).partition(|file| file.exists());
    for file in &absent {
        println!("skipped: {} is not there", name(file));
    }
    let imports = there.iter().map(|file| imported::measure(&program, file)).collect::<Result<Vec<_>>>()?;
    let report = Report {
        command: machine::command(),
        date: machine::day(),
        machine: machine::describe()?,
        sizes,
        imports,
        skipped: absent.iter().map(|file| name(file)).collect(),
        pages: weight::measure(&program)?,
    };
    page::write(&report)?;
    page::print(&report, options.json)?;
    Ok(true)
}

fn name(file: &std::path::Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
