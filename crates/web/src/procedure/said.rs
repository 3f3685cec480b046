//! What the catalogue says of a decision table, in the words of the page.

use app::words::{Lang, Value, Words, format};
use domain::catalog::Procedure;
use domain::catalog::decision::shown::Said;
use domain::catalog::decision::{DecisionTable, Gives};
use serde::Serialize;

use super::time;

/// A decision table in words.
#[derive(Debug, Clone, Serialize)]
pub struct TableShown {
    /// What people call the rule.
    pub title: String,
    /// The columns, with what it decides and the law as the last two.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl TableShown {
    /// A table for samples.
    pub fn sample(title: &str) -> TableShown {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        TableShown {
            title: title.into(),
            head: row(["Loại", "Lệ phí", "Căn cứ"]),
            rows: vec![row(["Nhà ở", "75.000 đồng", "06/2020"]), row(["bất kỳ", "Nguồn không ghi", "06/2020"])],
        }
    }
}

/// The tables of a procedure that decide this.
pub fn tables(procedure: &Procedure, gives: Gives, words: &Words, lang: Lang) -> Vec<TableShown> {
    let of_kind = procedure.tables.iter().filter(|table| table.gives == gives);
    of_kind.map(|table| table_shown(procedure, table, words, lang)).collect()
}

fn table_shown(procedure: &Procedure, table: &DecisionTable, words: &Words, lang: Lang) -> TableShown {
    let shown = table.shown(procedure, lang.code());
    let outcome = match table.gives {
        Gives::Amount => "procedure-fee-label",
        Gives::Time => "procedure-time-label",
        Gives::Papers => "procedure-papers-title",
        Gives::Office => "procedure-place-title",
        Gives::Eligibility => "procedure-outcome",
    };
    let mut head: Vec<String> = shown.headings.iter().map(|one| said(words, lang, one)).collect();
    head.push(words.get(lang, outcome, &[]));
    head.push(words.get(lang, "procedure-basis-title", &[]));
    let rows = shown.rows.iter().map(|row| {
        let mut cells: Vec<String> = row.cells.iter().map(|one| said(words, lang, one)).collect();
        cells.push(said(words, lang, &row.outcome));
        cells.push(row.basis.clone());
        cells
    });
    TableShown { title: shown.title.clone(), rows: rows.collect(), head }
}

/// Something the catalogue says, in words.
pub fn said(words: &Words, lang: Lang, what: &Said) -> String {
    let all = |parts: &[Said]| parts.iter().map(|one| said(words, lang, one)).collect::<Vec<_>>();
    match what {
        Said::Plain(text) => text.clone(),
        Said::Key { key, args } => {
            let args: Vec<(&str, Value)> =
                args.iter().map(|(name, value)| (*name, Value::Text(value.clone()))).collect();
            words.get(lang, key, &args)
        }
        Said::AnyOf(parts) => all(parts).join(&format!(" {} ", words.get(lang, "catalog-table-or", &[]))),
        Said::Amount(money) => format::money(lang, i64::try_from(money.0).unwrap_or(i64::MAX)),
        Said::Time(allowance) => time::allowed(words, lang, *allowance),
        Said::All(parts) => all(parts).join(", "),
    }
}
