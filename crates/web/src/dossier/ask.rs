//! One page of questions.

use std::collections::BTreeMap;

use app::draft::{Draft, save};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::form::Page as Questions;
use domain::catalog::{AnswerError, Field};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::check::Row;
use super::draft::{self, Held};
use super::question::{Asking, Mistake, Question};
use super::typed::{self, Edit, Typed};
use crate::Error;
use crate::desk::dossier::answers;
use crate::desk::parcel::Parcel;
use crate::desk::tell::Tell;
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
    /// What the city holds of this page: shown, with a way to say otherwise.
    pub known: Vec<Row>,
    /// Whether a file may be sent.
    pub files: bool,
    /// Whether there are buttons for items: then the key Enter must not press one of them.
    pub edits: bool,
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
            known: vec![],
            files: false,
            edits: false,
            questions: vec![Question::sample("child_name", "text", "Họ, chữ đệm, tên của con")],
            mistakes: vec![],
            saved_at: None,
        };
        let kinds = Question::KINDS;
        let all = kinds.map(|kind| Question::sample(&kind.replace('-', "_"), kind, "Câu hỏi này hỏi gì?")).to_vec();
        let mistake =
            |question: &Question| Mistake { id: question.name.clone(), text: "Nhập câu trả lời".into() };
        let mistakes = all.iter().map(mistake).collect();
        let wrong =
            all.iter().map(|question| Question { error: "Nhập câu trả lời".into(), ..question.clone() }).collect();
        let known = vec![Row {
            change: "/ho-so/nhap/1/hoi/con?sua=1".into(),
            source: "Từ tài khoản của bạn".into(),
            ..Row::told("Người yêu cầu", "Trần Văn Minh")
        }];
        let saved_at = "2026-11-23T02:00:00Z".parse().ok();
        let alone = kinds.map(|kind| AskView {
            questions: vec![Question::sample("a", kind, "Con là trai hay gái?")],
            ..one.clone()
        });
        let mut samples = vec![
            AskView { questions: all, saved_at, known, files: true, edits: true, ..one.clone() },
            AskView { questions: wrong, mistakes, ..one },
        ];
        samples.extend(alone);
        samples
    }
}

/// Where to go after the page, and how it is to be drawn.
#[derive(Debug, Default, Deserialize)]
pub struct Then {
    /// On, or back to the look at everything.
    #[serde(default)]
    sau: String,
    /// That what the city holds is asked all the same: the person says it is otherwise.
    #[serde(default)]
    sua: String,
    /// A group that was given an item more or less.
    #[serde(default)]
    nhom: String,
    /// How many items of it are shown.
    #[serde(default)]
    muc: usize,
}

/// The mark in an address of somebody who came from the look at everything to change one answer.
pub const CHANGING: &str = "kiem-tra";

/// What a page works on: the draft, what the city holds of its answers, the page wanted and how.
struct Asked<'a> {
    kept: Draft,
    held: Held,
    wanted: &'a str,
    then: &'a Then,
}

/// `GET /ho-so/nhap/{draft}/hoi/{page}`
pub async fn show(
    page: Page,
    Path((id, wanted)): Path<(String, String)>,
    Query(then): Query<Then>,
) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let held = draft::held(&page, &kept.procedure).await?;
    let files = typed::files(&page.ctx, &kept.procedure.form, &kept.answers).await;
    let items = BTreeMap::from([(then.nhom.clone(), then.muc)]);
    let asked = Asked { kept, held, wanted: &wanted, then: &then };
    let view = asked.view(&[], None, &Asking::of(&page.ctx).with(items, files), &page)?;
    page.show(&view)
}

/// `POST /ho-so/nhap/{draft}/hoi/{page}`: what was typed is kept, right or wrong; right goes on.
pub async fn keep(
    page: Page,
    Path((id, wanted)): Path<(String, String)>,
    Query(then): Query<Then>,
    parcel: Parcel,
) -> Result<Response, Error> {
    let before = draft::load(&page, &id).await?;
    let held = draft::held(&page, &before.procedure).await?;
    let mut asked = Asked { kept: before, held, wanted: &wanted, then: &then };
    let names = asked.names();
    let sent = Typed::read(&page.ctx, &asked.kept.procedure.form, &parcel);
    let settled = sent.settled(&page.ctx, &asked.kept.procedure.form);
    // What was emptied is taken back.
    let answers = names.iter().map(|name| (name.clone(), settled.get(name).cloned().unwrap_or(Value::Null)));
    asked.kept = save::answers(&page.ctx, asked.kept.id, answers.collect()).await?;
    if let Some(edit) = sent.edit.as_ref().filter(|_| sent.refused.is_empty()) {
        let count = sent.items.get(edit.group()).copied().unwrap_or(0);
        return Ok(page.to(&asked.with_items(edit, count)).into_response());
    }
    let now = asked.names();
    if now.iter().any(|name| !names.contains(name)) {
        // An answer brought another question to this page: it is asked before anything is found missing.
        return Ok(page.to(&asked.address()).into_response());
    }
    let form = &asked.kept.procedure.form;
    let names: Vec<&str> = now.iter().map(String::as_str).collect();
    let (today, units) = (page.site.today(), &page.ctx.city.library.units);
    let errors = form.validate_page(&asked.kept.answers, &names, today, units).err().unwrap_or_default();
    if errors.is_empty() && sent.refused.is_empty() {
        return Ok(page.to(&asked.next()).into_response());
    }
    let files = typed::files(&page.ctx, form, &asked.kept.answers).await;
    let asking = Asking::of(&page.ctx).with(sent.items.clone(), files);
    let view = asked.view(&errors, Some(&sent), &asking, &page)?;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

impl Asked<'_> {
    /// The fields of the page that are asked, and those that are shown.
    fn fields(&self) -> Option<(Questions<'_>, Vec<&Field>)> {
        let mut found = draft::pages(&self.kept).into_iter().find(|questions| questions.id == self.wanted)?;
        let shown = |field: &&Field| self.then.sua.is_empty() && draft::is_shown(&self.kept, &self.held, field);
        let (shown, asked) = found.fields.into_iter().partition(shown);
        found.fields = asked;
        Some((found, shown))
    }

    fn names(&self) -> Vec<String> {
        let asked = self.fields().map(|(questions, _)| questions.fields).unwrap_or_default();
        asked.into_iter().map(|field| field.name.clone()).collect()
    }

    /// The page itself, with the marks it came with.
    fn address(&self) -> String {
        let marks = [("sau", self.then.sau.as_str(), CHANGING), ("sua", self.then.sua.as_str(), "1")];
        let marks: Vec<String> = marks
            .iter()
            .filter(|(_, value, _)| !value.is_empty())
            .map(|(name, _, mark)| format!("{name}={mark}"))
            .collect();
        let asking = draft::asking(&self.kept, self.wanted);
        if marks.is_empty() { asking } else { format!("{asking}?{}", marks.join("&")) }
    }

    /// The page with so many items of a group, at the one that was added.
    fn with_items(&self, edit: &Edit, count: usize) -> String {
        let address = self.address();
        let group = edit.group();
        let mark = if address.contains('?') { '&' } else { '?' };
        let at = match edit {
            Edit::Add(_) => count.saturating_sub(1),
            Edit::Remove(_, at) => (*at).min(count.saturating_sub(1)),
        };
        format!("{address}{mark}nhom={group}&muc={count}#{group}.{at}")
    }

    /// Where one goes from a page whose answers can stand.
    fn next(&self) -> String {
        if self.then.sau == CHANGING {
            return draft::checking(&self.kept);
        }
        let open = draft::open_pages(&self.kept, &self.held);
        let all = draft::pages(&self.kept);
        let following = all.iter().skip_while(|questions| questions.id != self.wanted).skip(1);
        let following = following.map(|questions| questions.id).find(|id| open.iter().any(|one| one.id == *id));
        following.map_or_else(|| draft::papers(&self.kept), |id| draft::asking(&self.kept, id))
    }

    fn view(
        &self,
        errors: &[AnswerError],
        sent: Option<&Typed>,
        asking: &Asking<'_>,
        page: &Page,
    ) -> Result<AskView, Error> {
        let (kept, lang) = (&self.kept, page.lang.code());
        let (questions, shown) = self.fields().ok_or(Error::DraftGone)?;
        let Questions { section, fields, .. } = &questions;
        let question = |field: &&Field| Question::of(field, kept.answers.get(&field.name), asking);
        let mut drawn: Vec<Question> = fields.iter().map(question).collect();
        let mut mistakes = sent.map(|sent| sent.mark(&mut drawn)).unwrap_or_default();
        // A file that was not taken is missing too; that it was not taken says more.
        let told = |error: &&AnswerError| !mistakes.iter().any(|mistake| mistake.id == error.field);
        let errors: Vec<AnswerError> = errors.iter().filter(told).cloned().collect();
        mistakes.extend(Question::mark(&mut drawn, &errors, &kept.procedure.form, asking));
        let all: Vec<&str> = draft::pages(kept).iter().map(|one| one.id).collect();
        let open: Vec<&str> = draft::open_pages(kept, &self.held).iter().map(|one| one.id).collect();
        let place = all.iter().position(|id| *id == self.wanted).unwrap_or(0);
        let before = all[..place].iter().rev().find(|id| open.contains(id));
        let previous = match before {
            _ if self.then.sau == CHANGING => draft::checking(kept),
            Some(before) => draft::asking(kept, before),
            None => format!("/ho-so/moi/{}", crate::procedure::line::slug(&kept.procedure)),
        };
        let known = shown.into_iter().map(|field| {
            let lines = kept.answers.get(&field.name).map(|answer| answers::lines(Tell(&page.ctx), field, answer, &[]));
            Row {
                key: field.label.get(lang).to_owned(),
                lines: lines.unwrap_or_default(),
                source: draft::source(page, kept, &self.held, field),
                change: format!("{}?sua=1", draft::asking(kept, self.wanted)),
            }
        });
        Ok(AskView {
            procedure: kept.procedure.plain_name.get(lang).to_owned(),
            section: section.title.get(lang).to_owned(),
            step: open.iter().take_while(|id| **id != self.wanted).count() + 1,
            steps: open.len() + 2,
            previous,
            action: self.address(),
            known: known.collect(),
            files: drawn.iter().any(Question::takes_file),
            edits: drawn.iter().any(|one| one.kind == "group"),
            questions: drawn,
            mistakes,
            saved_at: Some(kept.updated_at),
        })
    }
}
