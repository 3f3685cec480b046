//! A difference in people's words.

use store::counter::Scope;
use store::dossier::Code;
use store::verify::Difference;

use crate::words::{Lang, Value, Words};

/// Letters of a value that are shown; a program is given all of them.
const SHOWN: usize = 160;

/// What differs, in one line.
#[must_use]
pub fn tell(difference: &Difference, words: &Words, lang: Lang) -> String {
    let none = || words.get(lang, "verify-none", &[]);
    let code = |code: &Option<Code>| code.as_ref().map_or_else(none, printed);
    let (key, args) = match difference {
        Difference::NoRow { dossier } => ("verify-no-row", vec![("dossier", dossier.clone())]),
        Difference::Sequence { dossier, expected, found } => (
            "verify-sequence",
            vec![("dossier", dossier.clone()), ("expected", expected.to_string()), ("found", found.to_string())],
        ),
        Difference::Chain { dossier, seq } => {
            ("verify-chain", vec![("dossier", dossier.clone()), ("seq", seq.to_string())])
        }
        Difference::Timeline { dossier, problem } => {
            ("verify-timeline", vec![("dossier", dossier.clone()), ("problem", problem.clone())])
        }
        Difference::Row { dossier, column, stored, rebuilt } => (
            "verify-row",
            vec![
                ("dossier", dossier.clone()),
                ("column", (*column).to_owned()),
                ("stored", shown(stored)),
                ("rebuilt", shown(rebuilt)),
            ],
        ),
        Difference::Beside { dossier, table, id, column, stored, rebuilt } => (
            "verify-beside",
            vec![
                ("dossier", dossier.clone()),
                ("row", format!("{table} {id}")),
                ("column", (*column).to_owned()),
                ("stored", shown(stored)),
                ("rebuilt", shown(rebuilt)),
            ],
        ),
        Difference::WrongCode { dossier, stored, rebuilt } => {
            let rebuilt = rebuilt.as_ref().map_or_else(none, |(agency, day)| format!("{agency} {day}"));
            ("verify-wrong-code", vec![("dossier", dossier.clone()), ("stored", code(stored)), ("rebuilt", rebuilt)])
        }
        Difference::LostCode { code, dossier } => {
            ("verify-lost-code", vec![("code", printed(code)), ("dossier", dossier.clone())])
        }
        Difference::Gap { agency, day, last, count, missing } => {
            let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
            let missing = if missing.is_empty() { none() } else { missing.join(", ") };
            let args = vec![
                ("agency", agency.clone()),
                ("day", day.clone()),
                ("last", last.to_string()),
                ("count", count.to_string()),
                ("missing", missing),
            ];
            ("verify-gap", args)
        }
        Difference::Figure { scope, measure, stored, recounted } => {
            let (Scope::AgencyDay(whose, period) | Scope::ProcedureMonth(whose, period)) = scope;
            let args = vec![
                ("measure", measure.clone()),
                ("whose", whose.clone()),
                ("period", period.clone()),
                ("stored", stored.to_string()),
                ("recounted", recounted.to_string()),
            ];
            ("verify-figure", args)
        }
        Difference::CatalogChain { text, seq } => {
            ("verify-catalog-chain", vec![("text", text.clone()), ("seq", seq.to_string())])
        }
        Difference::CatalogHistory { text, problem } => {
            ("verify-catalog-history", vec![("text", text.clone()), ("problem", problem.clone())])
        }
        Difference::Catalog { text, row, column, stored, rebuilt } => (
            "verify-catalog-row",
            vec![
                ("text", text.clone()),
                ("row", row.clone()),
                ("column", (*column).to_owned()),
                ("stored", shown(stored)),
                ("rebuilt", shown(rebuilt)),
            ],
        ),
        Difference::CatalogRevision { stored, rebuilt } => {
            ("verify-catalog-revision", vec![("stored", stored.to_string()), ("rebuilt", rebuilt.to_string())])
        }
        Difference::CatalogUnreadable { text, problem } => {
            ("verify-catalog-unreadable", vec![("text", text.clone()), ("problem", shown(problem))])
        }
        Difference::Subject { subject, problem } => {
            ("verify-subject", vec![("subject", subject.clone()), ("problem", problem.clone())])
        }
        Difference::File { sha256, problem } => {
            ("verify-file", vec![("sha256", sha256.clone()), ("problem", problem.clone())])
        }
    };
    let args: Vec<(&str, Value)> = args.into_iter().map(|(name, value)| (name, Value::Text(value))).collect();
    words.get(lang, key, &args)
}

fn printed(code: &Code) -> String {
    let read = crate::dossier::get::read_code(code).map(|code| code.to_string());
    // A code no program can print is shown by its parts.
    read.unwrap_or_else(|_| format!("{} {} {}", code.agency, code.day, code.ordinal))
}

fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
