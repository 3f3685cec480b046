//! `motcua catalog needless`: papers that are asked for although the State holds what they say, most spared first.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use app::words::Value;
use clap::Args;
use domain::catalog::finding::Finding;
use domain::catalog::needless::rules::Rules;
use domain::catalog::needless::{self, Needless, Spared, Totals};
use domain::catalog::parse::{self, Places};
use domain::catalog::{Procedure, ProcedureCode};
use jiff::civil::Date;
use serde::Serialize;

use crate::source::Source;
use crate::{Answer, Context, print_json, say};

/// What is looked at.
#[derive(Args)]
#[command(
    about = "Papers that could be spared: who holds what they say, which law allows it, how many a year",
    after_help = "Examples:\n  motcua catalog needless\n  motcua catalog needless --figures dossiers.csv --lang en\n  motcua catalog needless --json\n\n\
                  A figure nobody counted is not invented: such papers are listed as unknown."
)]
pub struct Options {
    /// The city's own counts, one procedure a line: CODE,DOSSIERS-A-YEAR.
    #[arg(long, value_name = "CSV")]
    figures: Option<PathBuf>,
    /// The day whose law holds; today when not given.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// List what the files already take from elsewhere too.
    #[arg(long)]
    all: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    procedure: String,
    name: &'a str,
    component: &'a str,
    paper: &'a str,
    kind: Option<&'a str>,
    replaced_by: String,
    made_by: Vec<String>,
    law: String,
    reachable: bool,
    spares: Spared,
    already: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    on: Date,
    totals: Totals,
    papers: Vec<Line<'a>>,
}

/// The rules of the catalogue, in `reuse.toml`.
fn rules(source: &Source) -> Result<std::result::Result<Rules, Vec<Finding>>> {
    let (name, text) =
        source.files().find(|(name, _)| *name == "reuse.toml").context("the catalogue has no reuse.toml")?;
    Ok(Rules::read(name, text))
}

/// Tells them.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let on = options.on.unwrap_or_else(super::today);
    let rules = match rules(&context.source)? {
        Ok(rules) => rules,
        Err(findings) => {
            bail!("reuse.toml has {} faults; see `motcua catalog check`", findings.len())
        }
    };
    let figures = options.figures.as_deref().map(figures).transpose()?.unwrap_or_default();
    let library = context.library()?;
    let procedures: Vec<&Procedure> = library.procedures.all_in_force(on).map(AsRef::as_ref).collect();
    let (found, totals) = needless::find(&procedures, &rules, &figures, on);
    let lang = context.lang.code();
    let lines = found.iter().filter(|one| options.all || !one.already).map(|one| Line {
        procedure: one.edition().to_string(),
        name: one.procedure.plain_name.get(lang),
        component: &one.component.code,
        paper: one.component.name.get(lang),
        kind: one.kind.map(|kind| kind.id.as_str()),
        replaced_by: one.replaced_by.to_string(),
        made_by: one.made_by.iter().map(ToString::to_string).collect(),
        law: one.law_words(),
        reachable: one.reachable,
        spares: one.spares,
        already: one.already,
    });
    let report = Report { on, totals, papers: lines.collect() };
    if options.json {
        print_json(&report)?;
    } else {
        tell(context, &report);
    }
    Ok(Answer::Yes)
}

/// Counts by the city itself, one procedure a line; a heading and empty lines are passed over.
fn figures(path: &std::path::Path) -> Result<BTreeMap<ProcedureCode, u64>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut figures = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let read = line.split_once([',', ';']).and_then(|(code, count)| {
            Some((code.trim().parse::<ProcedureCode>().ok()?, count.trim().parse::<u64>().ok()?))
        });
        match read {
            Some((code, count)) => _ = figures.insert(code, count),
            None if at == 0 => {}
            None => bail!("{}:{}: write a line as 1.001193,12000", path.display(), at + 1),
        }
    }
    Ok(figures)
}

fn tell(context: &Context, report: &Report<'_>) {
    let word = |key: &str, args: &[(&str, Value)]| context.words.get(context.lang, key, args);
    for (at, line) in report.papers.iter().enumerate() {
        let count = |count: u64| [("count", Value::Count(i64::try_from(count).unwrap_or(i64::MAX)))];
        let spares = match line.spares {
            Spared::Papers(papers) => word("needless-spares", &count(papers)),
            Spared::AtMost(papers) => word("needless-spares-at-most", &count(papers)),
            Spared::Unknown => word("needless-spares-unknown", &[]),
        };
        let reach = if line.reachable { String::new() } else { format!(", {}", word("needless-not-reachable", &[])) };
        let already = if line.already { format!(", {}", word("needless-already", &[])) } else { String::new() };
        say(format_args!("{:>3}  {spares}  {} {}", at + 1, line.procedure, line.name));
        say(format_args!("     {} → {}{reach}{already}  ({})", line.paper, line.replaced_by, line.law));
    }
    let number = |count: usize| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let sum = |count: u64| Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let totals = &report.totals;
    let args = [
        ("papers", number(totals.papers)),
        ("already", number(totals.already)),
        ("spareable", number(totals.spareable)),
        ("kept", number(totals.kept)),
        ("needed", number(totals.needed)),
        ("year", sum(totals.spared_a_year)),
        ("most", sum(totals.spared_at_most)),
        ("uncounted", number(totals.uncounted)),
    ];
    say(word("needless-totals", &args));
}

/// The notes of `catalog check`, each at the line of its paper; faults of the rules themselves are errors.
pub fn notes(source: &Source, on: Date) -> Vec<Finding> {
    let rules = match rules(source) {
        Ok(Ok(rules)) => rules,
        Ok(Err(findings)) => return findings,
        // A folder of procedures alone is checked without.
        Err(_) => return Vec::new(),
    };
    let read: Vec<(&str, &str, Procedure)> = source
        .procedures()
        .filter_map(|(name, text)| parse::procedure(name, text).ok().map(|procedure| (name, text, procedure)))
        .collect();
    let procedures: Vec<&Procedure> = read.iter().map(|(_, _, procedure)| procedure).collect();
    let (found, _) = needless::find(&procedures, &rules, &BTreeMap::new(), on);
    let note = |one: &Needless<'_>| {
        let (name, text, _) = read.iter().find(|(_, _, procedure)| std::ptr::eq(procedure, one.procedure))?;
        one.note(name, &Places::of(text))
    };
    found.iter().filter_map(note).collect()
}
