//! A procedure that only the national database knows: where it is handled, never a dead end.

use app::words::{Lang, Words};
use axum::response::Response;
use domain::catalog::ProcedureCode;
use domain::catalog::procedure::Level;
use domain::search::NationalProcedure;
use serde::Serialize;

use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The page of a procedure that is not set up here.
#[derive(Debug, Clone, Serialize)]
pub struct NationalView {
    code: String,
    name: String,
    field: String,
    levels: Vec<String>,
    ministry: String,
}

impl View for NationalView {
    const TEMPLATE: &'static str = "procedure/national.html";

    fn samples() -> Vec<Self> {
        vec![NationalView {
            code: "1.000016".into(),
            name: "Thông báo tăng, giảm vốn góp của quỹ đầu tư".into(),
            field: "Hỗ trợ doanh nghiệp".into(),
            levels: vec!["Bộ, cơ quan trung ương".into(), "Sở, ngành thành phố".into()],
            ministry: "Bộ Tài chính".into(),
        }]
    }
}

/// The page of the procedure of this code; not found where the national database does not know it either.
///
/// # Errors
/// [`Error::NotFound`].
pub fn show(page: Page, wanted: &str) -> Result<Response, Error> {
    let code: ProcedureCode = wanted.parse().map_err(|_| Error::NotFound)?;
    let known = find(&page, &code).ok_or(Error::NotFound)?;
    let view = NationalView {
        code: known.code.to_string(),
        name: known.name.clone(),
        field: known.field.clone(),
        levels: levels(&known.levels, &page.site.words, page.lang),
        ministry: page.t(&format!("procedure-ministry-{}", known.ministry), &[]),
    };
    page.show(&view)
}

/// The row of the national database.
pub fn find<'a>(page: &'a Page, code: &ProcedureCode) -> Option<&'a NationalProcedure> {
    let code = code.national();
    page.site.city.library.tables.national.iter().find(|row| row.code == code)
}

/// The levels that handle it, in words.
pub fn levels(levels: &[Level], words: &Words, lang: Lang) -> Vec<String> {
    let key = |level: &Level| match level {
        Level::Ministry => "procedure-level-ministry",
        Level::City => "procedure-level-city",
        Level::Commune => "procedure-level-commune",
        Level::Other => "procedure-level-other",
    };
    levels.iter().map(|level| words.get(lang, key(level), &[])).collect()
}
