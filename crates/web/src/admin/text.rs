//! The whole text of a draft, with what the check says beside it.

use app::catalog::{Loaded, judge, save};
use app::words::Value as Word;
use app::{Ctx, Error as AppError};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::catalog::difference::difference;
use domain::catalog::publication::Action;
use serde::Serialize;

use super::room::{self, Head, Room};
use super::tell::{self, FindingLine};
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The whole text.
#[derive(Debug, Clone, Serialize)]
pub struct TextView {
    /// The top of the page.
    pub head: Head,
    /// The text as it is, or as it was typed.
    pub text: String,
    /// How many lines the box has.
    pub rows: usize,
    /// Its lines, for findings to lead to.
    pub lines: Vec<Line>,
    /// What the check says.
    pub findings: Vec<FindingLine>,
    /// Whether this person may change it now.
    pub may_save: bool,
    /// Why it was not kept.
    pub error: String,
    /// Somebody else changed it first: what leads from theirs to what was typed.
    pub clash: Option<Vec<String>>,
}

/// One line of a text.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What stands there.
    pub text: String,
    /// Whether a finding is about it.
    pub found: bool,
}

impl View for TextView {
    const TEMPLATE: &'static str = "admin/text.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let finding =
            FindingLine { line: 2, severity: "lỗi".into(), colour: "red", text: "Thiếu tiếng Anh.".into() };
        let line = |text: &str, found| Line { text: text.into(), found };
        let full = TextView {
            head: Head::sample(2),
            text: "code = \"1.001193\"\nname = { vi = \"A\" }\n".into(),
            rows: 20,
            lines: vec![line("code = \"1.001193\"", false), line("name = { vi = \"A\" }", true)],
            findings: vec![finding],
            may_save: true,
            error: "Nội dung dài quá.".into(),
            clash: None,
        };
        let clash = TextView {
            clash: Some(vec!["Chung, tên gọi: từ “A” thành “B”".into()]),
            error: String::new(),
            ..full.clone()
        };
        vec![TextView { may_save: false, findings: vec![], error: String::new(), ..full.clone() }, clash, full]
    }
}

/// “Edition 2”.
pub fn edition(ctx: &Ctx, number: u32) -> String {
    ctx.city.words.get(ctx.lang, "admin-edition", &[("number", Word::Count(i64::from(number)))])
}

/// `GET /quan-tri/du-thao/{id}/van-ban`
pub async fn show(Room(page): Room, Path(id): Path<String>) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let view = TextView::build(&page.ctx, &loaded, None, String::new()).await?;
    page.show(&view)
}

/// `POST /quan-tri/du-thao/{id}/van-ban`
pub async fn keep(Room(page): Room, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    // The box sends its lines with two signs at their ends, and spaces at either end of the text are part of it.
    let sent = fields.0.iter().find(|(name, _)| name == "text").map(|(_, text)| text.replace("\r\n", "\n"));
    let text = sent.unwrap_or_default();
    let loaded = room::find(&page, &id).await?;
    let expected = fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    match save::save(&page.ctx, loaded.draft.id, expected, &text).await {
        Ok(_) => Ok(page.to_with(&format!("/quan-tri/du-thao/{id}/van-ban"), "flash-admin-saved", "")),
        Err(error) => refused(page, &id, text, error).await,
    }
}

/// The text was not kept: it is shown as it was typed, with the reason, and beside what somebody else made of it.
///
/// # Errors
/// Whatever is not for the person who typed it.
pub async fn refused(page: Page, id: &str, text: String, error: AppError) -> Result<Response, Error> {
    let loaded = room::find(&page, id).await?;
    let (status, said) = match &error {
        AppError::Stale { .. } => (StatusCode::CONFLICT, String::new()),
        AppError::Publication(_) => (StatusCode::UNPROCESSABLE_ENTITY, error.tell(&page.ctx.city.words, page.lang, "")),
        _ => return Err(error.into()),
    };
    let mut view = TextView::build(&page.ctx, &loaded, Some(text), said).await?;
    if status == StatusCode::CONFLICT {
        view.clash = Some(tell::changes(&page.ctx, &difference(&loaded.text, &view.text)));
    }
    page.with_status(status).show(&view)
}

impl TextView {
    async fn build(ctx: &Ctx, loaded: &Loaded, typed: Option<String>, error: String) -> Result<TextView, Error> {
        let text = typed.unwrap_or_else(|| loaded.text.clone());
        let found = judge::findings(ctx, &loaded.draft, &text).await?;
        let findings = tell::findings(ctx, &found);
        let line = |(at, text): (usize, &str)| Line {
            text: text.to_owned(),
            found: findings.iter().any(|finding| finding.line == at + 1),
        };
        Ok(TextView {
            head: Head::of(ctx, loaded, "/van-ban"),
            rows: text.lines().count().clamp(12, 40),
            lines: text.lines().enumerate().map(line).collect(),
            may_save: loaded.draft.may(Action::Save, &ctx.actor).is_ok(),
            text,
            findings,
            error,
            clash: None,
        })
    }
}
