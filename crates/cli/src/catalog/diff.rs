//! `motcua catalog diff`: what the national catalogue says and ours does not, or says otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use app::words::Value;
use clap::Args;
use domain::catalog::announced::{Gap, compare, only_ours};
use domain::catalog::{Catalog, Procedure};
use jiff::civil::Date;
use serde::Serialize;

use super::national;
use crate::{Answer, Context, print_json, say};

/// What `motcua catalog diff` can be asked.
#[derive(Args)]
#[command(
    about = "Compare the national catalogue with ours",
    after_help = "Examples:\n  motcua catalog diff procedures.csv\n  motcua catalog diff procedures.jsonl.gz --missing --json\n\n\
                  Times and fees are not compared: the national catalogue has lost units and writes 0 for what People's Councils set.\n\
                  Exit codes: 0 nothing differs, 1 something does."
)]
pub struct Options {
    /// The catalogue: CSV or JSON lines, plain or gzipped.
    file: PathBuf,
    /// Name also each procedure that ours does not have.
    #[arg(long)]
    missing: bool,
    /// The day on which ours is looked at.
    #[arg(long, value_name = "DATE", default_value_t = super::today())]
    on: Date,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    read: usize,
    compared: i64,
    missing: usize,
    gaps: &'a [Gap],
}

/// Runs the command; no when something differs.
///
/// # Errors
/// A file that cannot be read.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let national = national::read(&options.file)?;
    national.tell_unreadable(context);
    let library = context.library()?;
    let ours = by_national_code(&library.procedures, options.on);
    let mut gaps: Vec<Gap> = Vec::new();
    let (mut compared, mut missing): (i64, usize) = (0, 0);
    let mut seen = BTreeSet::new();
    for one in &national.announced {
        let here = ours.get(one.code.as_str()).copied();
        seen.insert(one.code.as_str());
        match here {
            Some(_) => compared += 1,
            None => missing += 1,
        }
        if here.is_some() || options.missing {
            gaps.extend(compare(one, here));
        }
    }
    gaps.extend(ours.iter().filter(|(code, _)| !seen.contains(code.as_str())).map(|(_, one)| only_ours(one)));
    if options.json {
        print_json(&Told { read: national.announced.len(), compared, missing, gaps: &gaps })?;
    } else {
        for gap in &gaps {
            let args = [("national", Value::Text(gap.national.clone())), ("ours", Value::Text(gap.ours.clone()))];
            say(format_args!("{}  {}", gap.procedure, context.words.get(context.lang, gap.code, &args)));
        }
        let args = [
            ("read", Value::Count(national.announced.len() as i64)),
            ("compared", Value::Count(compared)),
            ("gaps", Value::Count(gaps.len() as i64)),
            ("missing", Value::Count(missing as i64)),
        ];
        say(context.words.get(context.lang, "cli-compared", &args));
    }
    Ok(if gaps.is_empty() { Answer::Yes } else { Answer::No })
}

/// Our procedures in force, by their national code.
fn by_national_code(catalog: &Catalog, on: Date) -> BTreeMap<String, &Procedure> {
    catalog.all_in_force(on).map(|one| (one.code.national().to_string(), &**one)).collect()
}
