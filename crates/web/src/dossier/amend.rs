//! The applicant changes what was filed online, until it is decided (Decree 118/2025 Art. 21.2).

use std::collections::BTreeMap;
use std::sync::Arc;

use app::document::upload::Upload;
use app::dossier::get;
use app::dossier::legal::Terms;
use app::dossier::supplement::{Supplement, amend};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::catalog::answers::Answers;
use domain::catalog::field::SeenBy;
use domain::catalog::{Component, Procedure};
use domain::dossier::action::Action;
use domain::dossier::record::Dossier;
use domain::dossier::refusal::Refusal;
use serde::Serialize;
use serde_json::Value;

use super::mend::{arrived, mending, paper_names, refused};
use super::own::{name, number};
use super::papers::{Slot, paper};
use super::promise::promise;
use super::question::{Asking, Mistake, Question};
use super::typed::{self, Typed};
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::page::Page;
use crate::view::View;

/// The whole form as it was filed, to be changed.
#[derive(Debug, Clone, Serialize)]
pub struct AmendView {
    /// What people call the procedure.
    pub procedure: String,
    /// The dossier's own page.
    pub previous: String,
    /// Every question with its present answer.
    pub questions: Vec<Question>,
    /// Papers that may be sent again.
    pub slots: Vec<Slot>,
    /// Where it is sent.
    pub action: String,
    /// The version of the dossier the page was drawn from.
    pub version: u64,
    /// What is wrong with what was sent, for the top of the page.
    pub mistakes: Vec<Mistake>,
}

impl View for AmendView {
    const TEMPLATE: &'static str = "dossier/amend.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let filed = AmendView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/1".into(),
            questions: vec![Question::sample("child_name", "text", "Họ, chữ đệm, tên của con")],
            slots: vec![Slot::sample("birth-notice", "Giấy chứng sinh")],
            action: "/ho-so/1/sua".into(),
            version: 3,
            mistakes: vec![],
        };
        let mistakes =
            vec![Mistake { id: "child_name".into(), text: "Nhập họ, chữ đệm, tên của con".into() }];
        vec![AmendView { mistakes, ..filed.clone() }, filed]
    }
}

/// `GET /ho-so/{id}/sua`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let filed = Filed::load(&page, &id).await?;
    let asking = Asking::of(&page.ctx).with(BTreeMap::new(), paper_names(&filed.dossier));
    let view = filed.view(&filed.dossier.answers, &[], Vec::new(), &asking, &page);
    page.show(&view)
}

/// `POST /ho-so/{id}/sua`: on the version of the dossier that was looked at.
pub async fn send(page: Page, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let seen = parcel.fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    let hashes: Vec<&str> = parcel.files.iter().map(|(_, upload)| upload.file.sha256.as_str()).collect();
    let ctx = promise(&page.ctx, format!("amend-{id}-{seen}"), &parcel.fields, &hashes);
    let filed = Filed::load(&page, &id).await?;
    let form = &filed.procedure.form;
    let sent = Typed::read(&page.ctx, form, &parcel);
    let answers = filed.answers(&sent, &page);
    let mut names = paper_names(&filed.dossier);
    names.extend(typed::files(&page.ctx, form, &answers).await);
    let drawing = page.ctx.clone();
    let asking = Asking::of(&drawing).with(sent.items.clone(), names);
    let files = arrived(&page, &filed.procedure, &parcel).await;
    if sent.edit.is_some() {
        let view = filed.view(&answers, &files, Vec::new(), &asking, &page);
        return page.show(&view);
    }
    let mut mistakes = refused(&page, form, &parcel);
    mistakes.extend(sent.mark(&mut []));
    let changed: BTreeMap<_, _> = answers
        .iter()
        .filter(|(name, value)| filed.dossier.answers.get(*name) != Some(value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if mistakes.is_empty() {
        match amend(&ctx, filed.dossier.id, Some(seen), filed.brought(changed, &files)).await {
            Ok(_) => return Ok(page.to_with(&format!("/ho-so/{id}"), "flash-amended", "")),
            Err(app::Error::Answers(errors)) => {
                let mut view = filed.view(&answers, &files, Vec::new(), &asking, &page);
                view.mistakes = Question::mark(&mut view.questions, &errors, form, &asking);
                return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
            }
            Err(app::Error::Refused(Refusal::NothingMissing)) => {
                let id =
                    filed.questions(&answers, &asking).first().map(|one| one.first().to_owned()).unwrap_or_default();
                mistakes.push(Mistake { id, text: page.t("filing-mend-nothing", &[]) });
            }
            Err(error) => return Err(error.into()),
        }
    }
    let mut view = filed.view(&answers, &files, mistakes, &asking, &page);
    sent.mark(&mut view.questions);
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// A dossier whose applicant may still change it.
struct Filed {
    dossier: Dossier,
    procedure: Arc<Procedure>,
}

impl Filed {
    async fn load(page: &Page, id: &str) -> Result<Self, Error> {
        let dossier = get::load(&page.ctx, number(id)?).await?;
        let terms = Terms::of(&page.ctx, &dossier)?;
        let allowed = dossier.may(Action::Amend, &page.ctx.actor, &terms.law(page.ctx.now));
        allowed.map_err(|refusal| Error::from(app::Error::from(refusal)))?;
        Ok(Self { procedure: terms.procedure, dossier })
    }

    /// What the form says, on top of what was filed.
    /// A group of which every item was taken out is answered no more.
    fn answers(&self, sent: &Typed, page: &Page) -> BTreeMap<String, Value> {
        let mut answers = self.dossier.answers.clone();
        answers.extend(sent.items.keys().map(|group| (group.clone(), Value::Null)));
        answers.extend(sent.settled(&page.ctx, &self.procedure.form));
        answers
    }

    fn questions(&self, answers: &BTreeMap<String, Value>, asking: &Asking<'_>) -> Vec<Question> {
        let form = &self.procedure.form;
        form.visible_fields(&Answers::unchecked(answers.clone()))
            .into_iter()
            .filter(|field| field.seen_by == SeenBy::Everyone)
            .map(|field| Question::of(field, answers.get(&field.name), asking))
            .collect()
    }

    /// Papers that were sent as files, and may be sent again.
    fn components(&self) -> impl Iterator<Item = &Component> {
        let sent =
            |one: &Component| self.dossier.papers.iter().any(|had| had.component == one.code && had.file.is_some());
        self.procedure.components.iter().filter(move |one| one.takes_upload() && sent(one))
    }

    fn brought(&self, answers: BTreeMap<String, Value>, files: &[(String, Upload)]) -> Supplement {
        let again = |code: &str| files.iter().any(|(sent, _)| sent == code);
        let replaced = self.dossier.papers.iter().filter(|had| again(&had.component)).map(|had| had.id);
        Supplement {
            answers,
            papers: files.iter().map(|(code, upload)| paper(code, upload)).collect(),
            replaced: replaced.collect(),
        }
    }

    fn view(
        &self,
        answers: &BTreeMap<String, Value>,
        files: &[(String, Upload)],
        mistakes: Vec<Mistake>,
        asking: &Asking<'_>,
        page: &Page,
    ) -> AmendView {
        let id = self.dossier.id;
        let taken = |one: &Component| files.iter().find(|(code, _)| *code == one.code).map(|(_, upload)| upload);
        AmendView {
            procedure: name(page, &self.dossier),
            previous: format!("/ho-so/{id}"),
            questions: self.questions(answers, asking),
            slots: self.components().map(|one| mending(one, taken(one), &mistakes, page)).collect(),
            action: format!("/ho-so/{id}/sua"),
            version: self.dossier.version,
            mistakes,
        }
    }
}
