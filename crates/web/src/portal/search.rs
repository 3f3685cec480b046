//! Finding a procedure by the words people use, with or without marks: what is set up here, linked sets, and what only
//! the national database knows.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::Response;
use domain::catalog::ProcedureCode;
use domain::search::fold;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::linked::SetLine;
use crate::page::Page;
use crate::procedure::{Line, national};
use crate::routes::escape;
use crate::view::View;

/// What was found.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The words as they were typed.
    q: String,
    /// The words with typing mistakes mended, and the address that looks for them.
    corrected: Option<(String, String)>,
    /// Linked sets that answer, before single procedures.
    sets: Vec<SetLine>,
    /// The procedures, best first.
    found: Vec<Item>,
    /// Whether the first is likely what was meant.
    sure: bool,
}

/// A procedure in a list: set up here, or known nationally.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Its line, when it can be filed here.
    pub line: Option<Line>,
    /// What is known of it, when it is handled elsewhere.
    pub elsewhere: Option<Elsewhere>,
}

/// A procedure that only the national database knows.
#[derive(Debug, Clone, Serialize)]
pub struct Elsewhere {
    /// Its code.
    pub code: String,
    /// Its official name.
    pub name: String,
    /// The field of administration.
    pub field: String,
    /// Who handles it.
    pub levels: Vec<String>,
}

impl Item {
    /// The procedure of this code as a list tells it; none when nobody knows it.
    pub fn of(code: &ProcedureCode, page: &Page) -> Option<Item> {
        let (today, catalog) = (page.site.today(), page.site.catalog());
        if let Some(procedure) = catalog.in_force(code, today) {
            return Some(Item { line: Some(Line::of(procedure, page, today)), elsewhere: None });
        }
        let row = national::find(page, code)?;
        let levels = national::levels(&row.levels, &page.site.words, page.lang);
        let (code, name, field) = (row.code.to_string(), row.name.clone(), row.field.clone());
        Some(Item { line: None, elsewhere: Some(Elsewhere { code, name, field, levels }) })
    }

    /// Items for samples: one of each kind.
    pub fn samples() -> Vec<Item> {
        let elsewhere = Elsewhere {
            code: "1.000016".into(),
            name: "Thông báo tăng, giảm vốn góp".into(),
            field: "Hỗ trợ doanh nghiệp".into(),
            levels: vec!["Sở, ngành thành phố".into()],
        };
        vec![Item { line: Some(Line::sample()), elsewhere: None }, Item { line: None, elsewhere: Some(elsewhere) }]
    }
}

impl View for SearchView {
    const TEMPLATE: &'static str = "portal/search.html";

    fn samples() -> Vec<Self> {
        let view = |q: &str, sure, found| SearchView { q: q.into(), corrected: None, sets: vec![], found, sure };
        vec![
            SearchView { sets: vec![SetLine::sample()], ..view("khai sinh", true, Item::samples()) },
            SearchView {
                corrected: Some(("khai sinh".into(), "/tim?q=khai%20sinh".into())),
                ..view("khia sinh", true, Item::samples())
            },
            view("xyz", false, Item::samples()),
            view("xyz", false, vec![]),
        ]
    }
}

/// Every procedure set up here.
#[derive(Debug, Serialize)]
pub struct AllView {
    fields: Vec<FieldOfAll>,
    count: usize,
}

/// A field of administration with its procedures.
#[derive(Debug, Serialize)]
struct FieldOfAll {
    name: String,
    lines: Vec<ShortLine>,
}

#[derive(Debug, Serialize)]
struct ShortLine {
    slug: String,
    name: String,
    code: String,
}

impl View for AllView {
    const TEMPLATE: &'static str = "portal/all.html";

    fn samples() -> Vec<Self> {
        let line = ShortLine { slug: "khai-sinh".into(), name: "Khai sinh cho con".into(), code: "1.001193".into() };
        vec![AllView { fields: vec![FieldOfAll { name: "Hộ tịch".into(), lines: vec![line] }], count: 1 }]
    }
}

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
}

/// The most results of one page.
const MOST: usize = 12;
/// Longer questions are cut: nobody types more, and a program that does learns nothing.
const LONGEST: usize = 200;

/// `GET /tim?q=`: an empty question lists every procedure set up here.
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let q: String = wanted.q.trim().chars().take(LONGEST).collect();
    if q.is_empty() {
        let view = AllView::of(&page);
        return page.show(&view);
    }
    let today = page.site.today();
    let found = page.site.city.finder(today).find(&q, MOST);
    let best = found.hits.first().filter(|_| found.sure).map(|hit| &hit.code);
    let catalog = page.site.catalog();
    let meant = found.corrected.as_deref().unwrap_or(&q);
    let sets = catalog.linked_in_force(today).filter(|set| set.is_meant(meant, best));
    let view = SearchView {
        sets: sets.map(|set| SetLine::of(set, &page)).collect(),
        found: found.hits.iter().filter_map(|hit| Item::of(&hit.code, &page)).collect(),
        sure: found.sure,
        corrected: found
            .corrected
            .map(|words| (words.clone(), format!("/tim?q={}", escape(&words).replace('/', "%2F")))),
        q,
    };
    page.show(&view)
}

impl AllView {
    fn of(page: &Page) -> AllView {
        let lang = page.lang.code();
        let mut fields: BTreeMap<String, FieldOfAll> = BTreeMap::new();
        let mut count = 0;
        for procedure in page.site.catalog().all_in_force(page.site.today()) {
            let name = procedure.domain.name.get(lang).to_owned();
            let field = fields.entry(fold(&name)).or_insert_with(|| FieldOfAll { name, lines: Vec::new() });
            field.lines.push(ShortLine {
                slug: crate::procedure::line::slug(procedure),
                name: procedure.plain_name.get(lang).to_owned(),
                code: procedure.code.to_string(),
            });
            count += 1;
        }
        AllView { fields: fields.into_values().collect(), count }
    }
}
