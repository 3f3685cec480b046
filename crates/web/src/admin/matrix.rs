//! Who decides what: every procedure in force, by which rule, under which act, from when.

use app::Ctx;
use app::words::format;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use domain::catalog::{Answers, Procedure};
use domain::search::fold::fold;
use serde::{Deserialize, Serialize};

use super::room::{self, Room};
use crate::Error;
use crate::procedure::who;
use crate::view::View;
use domain::catalog::publication::{EntryKey, Kind};

/// Lines of a page.
const PAGE: usize = 50;

/// The matrix.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixView {
    /// What was typed.
    pub text: String,
    /// How many lines there are in all.
    pub count: usize,
    /// The lines of this page.
    pub rows: Vec<Row>,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
    /// The same for a spreadsheet.
    pub sheet: String,
}

/// One line.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The procedure.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The field of administration.
    pub field: String,
    /// Who decides.
    pub office: String,
    /// The act; empty when it is the procedure's own rule.
    pub act: String,
    /// The page of the act.
    pub act_href: String,
    /// Own power or lent.
    pub footing: String,
    /// Since when.
    pub from: String,
}

impl View for MatrixView {
    const TEMPLATE: &'static str = "admin/matrix.html";

    fn samples() -> Vec<Self> {
        let row = |act: &str| Row {
            code: "1.013225".into(),
            name: "Cấp giấy phép xây dựng".into(),
            href: "/quan-tri/van-ban/procedure/1.013225".into(),
            field: "Xây dựng".into(),
            office: "Ủy ban nhân dân xã, phường".into(),
            act: act.into(),
            act_href: if act.is_empty() { String::new() } else { "/quan-tri/van-ban/competence/nd140-2025".into() },
            footing: "được phân định".into(),
            from: "01/07/2025".into(),
        };
        let full = MatrixView {
            text: "xây dựng".into(),
            count: 2,
            rows: vec![row("140/2025/NĐ-CP"), row("")],
            first: "/quan-tri/tham-quyen".into(),
            next: "/quan-tri/tham-quyen?sau=1.013225".into(),
            sheet: "/quan-tri/tham-quyen.csv?q=".into(),
        };
        vec![MatrixView { rows: vec![], count: 0, first: String::new(), next: String::new(), ..full.clone() }, full]
    }
}

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

/// `GET /quan-tri/tham-quyen`
pub async fn show(Room(page): Room, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let all = rows(&page.ctx, &asked.q);
    let tail = format!("q={}", crate::routes::escape(&asked.q));
    let count = all.len();
    let mut here: Vec<Row> = all.into_iter().filter(|row| row.code.as_str() > asked.sau.as_str()).collect();
    let more = here.len() > PAGE;
    here.truncate(PAGE);
    let next = here.last().filter(|_| more).map(|row| format!("/quan-tri/tham-quyen?{tail}&sau={}", row.code));
    let view = MatrixView {
        count,
        first: if asked.sau.is_empty() { String::new() } else { format!("/quan-tri/tham-quyen?{tail}") },
        next: next.unwrap_or_default(),
        sheet: format!("/quan-tri/tham-quyen.csv?{tail}"),
        text: asked.q,
        rows: here,
    };
    page.show(&view)
}

/// `GET /quan-tri/tham-quyen.csv`
pub async fn sheet(Room(page): Room, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let word = |key: &str| page.t(key, &[]);
    let heads = ["code", "procedure", "field", "office", "act", "footing", "from"];
    let mut text = String::from('\u{feff}');
    line(&mut text, heads.map(|head| word(&format!("admin-matrix-{head}"))));
    for row in rows(&page.ctx, &asked.q) {
        line(&mut text, [row.code, row.name, row.field, row.office, row.act, row.footing, row.from]);
    }
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"tham-quyen.csv\""),
    ];
    Ok((kind, text).into_response())
}

/// A line of a sheet. What a spreadsheet would read as a formula is told to be a text.
fn line<const N: usize>(text: &mut String, cells: [String; N]) {
    let cell = |cell: &String| {
        let plain = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.clone() };
        format!("\"{}\"", plain.replace('"', "\"\""))
    };
    text.push_str(&cells.iter().map(cell).collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

/// Every procedure in force whose name, code, office or act has these words.
fn rows(ctx: &Ctx, words: &str) -> Vec<Row> {
    let (catalog, today) = (ctx.city.catalog(), local::day(ctx.now));
    let wanted = fold(words.trim());
    let row = |procedure: &Procedure| {
        let ruled = catalog.matrix().rule(procedure, &Answers::default(), today);
        let act = ruled.act.map(|(act, _)| act);
        Row {
            code: procedure.code.to_string(),
            name: procedure.name.get(ctx.lang.code()).to_owned(),
            href: room::place(&EntryKey::procedure(&procedure.code)),
            field: procedure.domain.name.get(ctx.lang.code()).to_owned(),
            office: who::office(&ruled.rule, &ctx.city.words, ctx.lang),
            act: act.map(|act| act.number.clone()).unwrap_or_default(),
            act_href: act
                .and_then(|act| EntryKey::new(Kind::Competence, &act.id).ok())
                .map(|entry| room::place(&entry))
                .unwrap_or_default(),
            footing: act.map(|act| ctx.city.words.get(ctx.lang, act.footing.key(), &[])).unwrap_or_default(),
            from: format::short_date(ctx.lang, act.map_or(procedure.valid_from, |act| act.valid_from)),
        }
    };
    let fits = |row: &Row| {
        [&row.code, &row.name, &row.field, &row.office, &row.act].iter().any(|text| fold(text).contains(&wanted))
    };
    let mut rows: Vec<Row> = catalog.all_in_force(today).map(|one| row(one)).filter(fits).collect();
    rows.sort_by(|one, other| one.code.cmp(&other.code));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_quotes_what_it_holds_and_starts_no_formula() {
        let mut text = String::new();
        line(&mut text, ["a,b".to_owned(), "c\"d".to_owned(), "=1+1".to_owned()]);
        assert_eq!(text, "\"a,b\",\"c\"\"d\",\"'=1+1\"\r\n");
    }
}
