//! How well and how fast procedures are found, beside plain BM25 over the same names in the same run.

mod page; // the section of docs/performance.md, and the table on the screen
mod plain; // what anybody would do first: BM25 on folded names
mod quality; // hit@1, hit@5 and MRR by kind of question
mod speed; // latency, building and bytes by number of procedures

use std::path::Path;

use anyhow::{Context, Result, ensure};
use domain::catalog::Catalog;
use domain::search::{Entry, Finder, Synonyms, Tables, Weights};
use serde::Serialize;

use super::Search;
use super::machine;
use crate::shell;
use quality::{Asked, Quality, questions};
use speed::Speed;

/// Everything that was measured.
#[derive(Serialize)]
pub struct Report {
    command: String,
    date: String,
    machine: String,
    /// Procedures that can be found, and how many of them are set up here.
    procedures: usize,
    here: usize,
    /// Each set of questions, with the finder and the baseline.
    sets: Vec<Set>,
    /// The open set without one part at a time.
    parts: Vec<Part>,
    speeds: Vec<Speed>,
}

#[derive(Serialize)]
struct Set {
    name: &'static str,
    finder: Vec<Quality>,
    plain: Vec<Quality>,
}

/// What is left of the figures when a part is taken away.
#[derive(Serialize)]
struct Part {
    without: &'static str,
    quality: Quality,
}

const SETS: [(&str, &str); 2] = [("open", "tests/search/questions.csv"), ("held out", "tests/search/held-out.csv")];

/// Measures, writes the section of the page, prints.
pub fn run(options: &Search) -> Result<bool> {
    let root = shell::root();
    let files = read(&root.join("catalog"))?;
    let below = |folder: &'static str| {
        files.iter().filter(move |(name, _)| name.starts_with(folder)).map(|(name, text)| (name.clone(), text.clone()))
    };
    let catalog = Catalog::from_files(below("procedures/"))
        .map_err(|findings| anyhow::anyhow!("the procedures have {} faults", findings.len()))?;
    let (tables, findings) = Tables::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    ensure!(!findings.iter().any(|finding| finding.is_error()), "the tables of the search have errors");
    let today = super::today().parse().context("the day could not be read")?;
    let entries = tables.entries(catalog.all_in_force(today).map(AsRef::as_ref));
    let names: Vec<(String, String)> =
        entries.iter().map(|entry| (entry.code.national().to_string(), entry.name.clone())).collect();

    let finder = Finder::new(entries.iter().cloned(), &tables.synonyms);
    let plain = plain::Plain::new(&names);
    let mut sets = Vec::new();
    for (name, file) in SETS {
        let path = root.join(file);
        if !path.exists() {
            println!("skipped: {file} is not there\n");
            continue;
        }
        let asked = questions(&std::fs::read_to_string(path)?)?;
        let ours = quality::of(&asked, |question| by_finder(&finder, question));
        let theirs = quality::of(&asked, |question| (plain.find(question, 10), true));
        sets.push(Set { name, finder: ours, plain: theirs });
    }
    let open = questions(&std::fs::read_to_string(root.join(SETS[0].1))?)?;
    let report = Report {
        command: machine::command(),
        date: machine::day(),
        machine: machine::describe()?,
        procedures: entries.len(),
        here: entries.iter().filter(|entry| entry.here).count(),
        sets,
        parts: parts(&open, &entries, &tables.synonyms),
        speeds: speed::measure(&open, &entries, &tables.synonyms, &names, options.rounds),
    };
    page::write(&report)?;
    page::print(&report, options.json)?;
    Ok(true)
}

fn by_finder(finder: &Finder, question: &str) -> (Vec<String>, bool) {
    let found = finder.find(question, 10);
    (found.hits.iter().map(|hit| hit.code.national().to_string()).collect(), found.sure)
}

/// The same questions with one part taken away at a time.
fn parts(open: &[Asked], entries: &[Entry], synonyms: &Synonyms) -> Vec<Part> {
    let all = Weights::default();
    let silent = Synonyms { groups: synonyms.groups.iter().filter(|group| group.law.is_empty()).cloned().collect() };
    let said = Synonyms { groups: synonyms.groups.iter().filter(|group| !group.law.is_empty()).cloned().collect() };
    let uncalled: Vec<Entry> = entries.iter().cloned().map(Entry::by_its_name_only).collect();
    let bare = Weights { mended: 0.0, usual: 0.0, rare: 1.0, afterwards: 1.0, whole_name: 0.0, ..all };
    let cases: [(&str, &[Entry], &Synonyms, Weights); 11] = [
        ("nothing: all parts", entries, synonyms, all),
        ("what people say for what the law says", entries, &silent, all),
        ("words without meaning", entries, &said, all),
        ("plain names, summaries, what people call it", &uncalled, synonyms, all),
        ("both tables of what people say", &uncalled, &silent, all),
        ("pairs of neighbours", entries, synonyms, Weights { pair: 0.0, ..all }),
        ("mending of slips", entries, synonyms, Weights { mended: 0.0, ..all }),
        ("how usual a procedure is", entries, synonyms, Weights { usual: 0.0, ..all }),
        ("rare cases and later acts put back", entries, synonyms, Weights { rare: 1.0, afterwards: 1.0, ..all }),
        ("how much of the name was asked for", entries, synonyms, Weights { whole_name: 0.0, ..all }),
        ("all of these: syllables and pairs alone", &uncalled, &silent, bare),
    ];
    let part = |(without, entries, synonyms, weights): (&'static str, &[Entry], &Synonyms, Weights)| {
        let finder = Finder::weighed(entries.iter().cloned(), synonyms, weights);
        let of = quality::of(open, |question| by_finder(&finder, question));
        Part { without, quality: of.into_iter().next_back().expect("the last line is of all questions") }
    };
    cases.into_iter().map(part).collect()
}

/// Every file of the catalogue that a clerk writes, by its path in it.
fn read(root: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
                let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
                files.push((name, std::fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}
