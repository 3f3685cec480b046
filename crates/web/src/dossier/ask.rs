//! One page of questions.

use std::collections::BTreeMap;

use app::draft::{Draft, save};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::AnswerError;
use domain::catalog::form::Page as Questions;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::draft;
use super::question::{Mistake, Question};
use crate::Error;
use crate::desk::receive::show::communes;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// A page that asks one thing, or the few things that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct AskView {
    /// What people call the procedure.
    pub procedure: String,
    /// The heading of the section.
    pub section: String,
    /// Which page this is, counted from 1.
    pub step: usize,
    /// How many pages there are, as far as the answers so far tell.
    pub steps: usize,
    /// The page before.
    pub previous: String,
    /// Where the answers go.
    pub action: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// What is wrong, for the top of the page.
    pub mistakes: Vec<Mistake>,
    /// When the draft was last kept.
    pub saved_at: Option<Timestamp>,
}

impl View for AskView {
    const TEMPLATE: &'static str = "dossier/ask.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let one = AskView {
            procedure: "Khai sinh cho con".into(),
            section: "Thông tin của con".into(),
            step: 3,
            steps: 9,
            previous: "/ho-so/nhap/1/hoi/me".into(),
            action: "/ho-so/nhap/1/hoi/con".into(),
            questions: vec![Question::sample("child_name", "text", "Họ, chữ đệm, tên của con")],
            mistakes: vec![],
            saved_at: None,
        };
        let kinds = ["text", "long-text", "date", "choice", "select", "address"];
        let all = kinds.map(|kind| Question::sample(&kind.replace('-', "_"), kind, "Câu hỏi này hỏi gì?")).to_vec();
        let mistake =
            |question: &Question| Mistake { id: question.name.clone(), text: "Nhập câu trả lời".into() };
        let mistakes = all.iter().map(mistake).collect();
        let wrong =
            all.iter().map(|question| Question { error: "Nhập câu trả lời".into(), ..question.clone() }).collect();
        let saved_at = "2026-11-23T02:00:00Z".parse().ok();
        let alone = kinds.map(|kind| AskView {
            questions: vec![Question::sample("a", kind, "Con là trai hay gái?")],
            ..one.clone()
        });
        let mut samples =
            vec![AskView { questions: all, saved_at, ..one.clone() }, AskView { questions: wrong, mistakes, ..one }];
        samples.extend(alone);
        samples
    }
}

/// Where to go after the page: on, or back to the look at everything.
#[derive(Debug, Deserialize)]
pub struct Then {
    #[serde(default)]
    sau: String,
}

/// The mark in an address of somebody who came from the look at everything to change one answer.
pub const CHANGING: &str = "kiem-tra";

/// `GET /ho-so/nhap/{draft}/hoi/{page}`
pub async fn show(
    page: Page,
    Path((id, wanted)): Path<(String, String)>,
    Query(then): Query<Then>,
) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let view = AskView::of(&kept, &wanted, &then, &[], &page)?;
    page.show(&view)
}

/// `POST /ho-so/nhap/{draft}/hoi/{page}`: what was typed is kept, right or wrong; right goes on.
pub async fn keep(
    page: Page,
    Path((id, wanted)): Path<(String, String)>,
    Query(then): Query<Then>,
    fields: Fields,
) -> Result<Response, Error> {
    let before = draft::load(&page, &id).await?;
    let asked = names(&before, &wanted);
    let kept = save::answers(&page.ctx, before.id, typed(&before, &asked, &fields, &page)).await?;
    let now = names(&kept, &wanted);
    if now.iter().any(|name| !asked.contains(name)) {
        // An answer brought another question to this page: it is asked before anything is found missing.
        return Ok(page.to(&address(&kept, &wanted, &then)).into_response());
    }
    let names: Vec<&str> = now.iter().map(String::as_str).collect();
    match kept.procedure.form.validate_page(&kept.answers, &names, page.site.today()) {
        Ok(()) => Ok(page.to(&next(&kept, &wanted, &then)).into_response()),
        Err(errors) => {
            let view = AskView::of(&kept, &wanted, &then, &errors, &page)?;
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
    }
}

/// The fields asked on a page.
fn names(draft: &Draft, wanted: &str) -> Vec<String> {
    let found = draft::pages(draft).into_iter().find(|questions| questions.id == wanted);
    found.map(|questions| questions.fields.iter().map(|field| field.name.clone()).collect()).unwrap_or_default()
}

/// The answers of a page in their normal form where they can be read; what was emptied is taken back.
fn typed(draft: &Draft, asked: &[String], fields: &Fields, page: &Page) -> BTreeMap<String, Value> {
    let form = &draft.procedure.form;
    let sent = form.gather(fields.0.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let settled = form.settle(&sent, page.site.today());
    asked.iter().map(|name| (name.clone(), settled.get(name).cloned().unwrap_or(Value::Null))).collect()
}

fn address(draft: &Draft, id: &str, then: &Then) -> String {
    let asking = draft::asking(draft, id);
    if then.sau == CHANGING { format!("{asking}?sau={CHANGING}") } else { asking }
}

/// Where one goes from a page whose answers can stand.
fn next(draft: &Draft, id: &str, then: &Then) -> String {
    if then.sau == CHANGING {
        return draft::checking(draft);
    }
    let pages = draft::pages(draft);
    let following = pages.iter().skip_while(|questions| questions.id != id).nth(1);
    following.map_or_else(|| draft::papers(draft), |questions| draft::asking(draft, questions.id))
}

impl AskView {
    fn of(draft: &Draft, id: &str, then: &Then, errors: &[AnswerError], page: &Page) -> Result<AskView, Error> {
        let pages = draft::pages(draft);
        let place = pages.iter().position(|questions| questions.id == id).ok_or(Error::DraftGone)?;
        let Questions { section, fields, .. } = &pages[place];
        let (lang, words) = (page.lang, &page.site.words);
        let communes = communes(&page.ctx);
        let question = |field: &&domain::catalog::Field| {
            let answer = draft.answers.get(&field.name);
            let source = draft::source(page, field, answer);
            Question { source, ..Question::of(field, answer, words, lang, &communes) }
        };
        let mut questions: Vec<Question> = fields.iter().map(question).collect();
        let mistakes = Question::mark(&mut questions, errors, words, lang);
        let previous = match place.checked_sub(1) {
            _ if then.sau == CHANGING => draft::checking(draft),
            Some(before) => draft::asking(draft, pages[before].id),
            None => format!("/ho-so/moi/{}", crate::procedure::line::slug(&draft.procedure)),
        };
        Ok(AskView {
            procedure: draft.procedure.plain_name.get(lang.code()).to_owned(),
            section: section.title.get(lang.code()).to_owned(),
            step: place + 1,
            steps: pages.len() + 2,
            previous,
            action: address(draft, id, then),
            questions,
            mistakes,
            saved_at: Some(draft.updated_at),
        })
    }
}
