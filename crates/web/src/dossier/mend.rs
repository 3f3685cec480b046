//! Everything asked for in a supplement request, at once.

use std::collections::{BTreeMap, BTreeSet};

use app::document::upload::{self, Upload};
use app::dossier::get;
use app::dossier::legal::Terms;
use app::dossier::supplement::{Supplement, supplement};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::{AnswerError, Component, Form, Procedure};
use domain::dossier::action::Action;
use domain::dossier::fact::Fault;
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::own::{name, number};
use super::papers::{Sent, Slot, paper};
use super::promise::promise;
use super::question::{Asking, Mistake, Question};
use super::typed::{self, Typed};
use crate::Error;
use crate::desk::dossier::faults;
use crate::desk::parcel::Parcel;
use crate::desk::tell::Tell;
use crate::page::Page;
use crate::view::View;

/// The page that opens only what is at fault, all of it.
#[derive(Debug, Clone, Serialize)]
pub struct MendView {
    /// What people call the procedure.
    pub procedure: String,
    /// The dossier's own page.
    pub previous: String,
    /// Who asks.
    pub office: String,
    /// The day after which the dossier is closed if nothing comes.
    pub close_at: Option<Timestamp>,
    /// What is wrong, each with its reason, the law and the remedy.
    pub faults: Vec<FaultLine>,
    /// Papers that may be sent besides, where a fault does not say which one it is about.
    pub others: Vec<Slot>,
    /// Where it is sent.
    pub action: String,
    /// The version of the dossier the page was drawn from.
    pub version: u64,
    /// What is wrong with what was sent, for the top of the page.
    pub mistakes: Vec<Mistake>,
}

/// One fault and the place to mend it.
#[derive(Debug, Clone, Serialize)]
pub struct FaultLine {
    /// What is wrong.
    pub what: String,
    /// How to put it right.
    pub how: String,
    /// The law that asks for it.
    pub basis: String,
    /// The paper to send again, if it is about a paper.
    pub slot: Option<Slot>,
    /// The question to answer again, if it is about an answer.
    pub question: Option<Question>,
}

impl View for MendView {
    const TEMPLATE: &'static str = "dossier/mend.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let fault = |slot, question| FaultLine {
            what: "Giấy chứng sinh bị mờ, không đọc được ngày sinh".into(),
            how: "Chụp lại nơi đủ sáng, thấy cả bốn góc".into(),
            basis: "Điều 16 Luật Hộ tịch".into(),
            slot,
            question,
        };
        let asked = MendView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/1".into(),
            office: "Ủy ban nhân dân phường Ba Đình".into(),
            close_at: "2026-12-08T10:00:00Z".parse().ok(),
            faults: vec![
                fault(Some(Slot::sample("birth-notice", "Giấy chứng sinh")), None),
                fault(None, Some(Question::sample("child_name", "text", "Họ, chữ đệm, tên của con"))),
            ],
            others: vec![],
            action: "/ho-so/1/bo-sung".into(),
            version: 3,
            mistakes: vec![],
        };
        let mistakes = vec![Mistake { id: "birth-notice".into(), text: "Gửi Giấy chứng sinh".into() }];
        let anything = MendView {
            faults: vec![fault(None, None)],
            others: vec![Slot::sample("paper-mandate", "Văn bản ủy quyền")],
            ..asked.clone()
        };
        vec![MendView { mistakes, close_at: None, ..asked.clone() }, asked, anything]
    }
}

/// `GET /ho-so/{id}/bo-sung`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let asked = Asked::load(&page, &id).await?;
    let view = asked.view(&Brought::default(), &[], &page);
    page.show(&view)
}

/// `POST /ho-so/{id}/bo-sung`: everything at once, on the version of the dossier that was looked at.
pub async fn send(page: Page, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let seen = parcel.fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    let hashes: Vec<&str> = parcel.files.iter().map(|(_, upload)| upload.file.sha256.as_str()).collect();
    let ctx = promise(&page.ctx, format!("mend-{id}-{seen}"), &parcel.fields, &hashes);
    let asked = match Asked::load(&page, &id).await {
        // Sent a moment ago, it seems: if it was this, that is the answer.
        Err(Error::Refused { .. }) => {
            let sent = supplement(&ctx, number(&id)?, Some(seen), Supplement::default()).await?;
            return Ok(page.to(&format!("/ho-so/{}", sent.dossier.id)).into_response());
        }
        found => found?,
    };
    let brought = asked.brought(&page, &parcel).await;
    if brought.sent.edit.is_some() {
        let view = asked.view(&brought, &[], &page);
        return page.show(&view);
    }
    let mut mistakes = asked.unsent(&brought, &page);
    mistakes.extend(brought.sent.mark(&mut []));
    if !mistakes.is_empty() {
        let view = asked.view(&brought, &mistakes, &page);
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    }
    match supplement(&ctx, asked.dossier.id, Some(seen), asked.supplement(&brought)).await {
        Ok(_) => Ok(page.to_with(&format!("/ho-so/{id}"), "flash-mended", "")),
        Err(app::Error::Answers(errors)) => {
            let mut view = asked.view(&brought, &[], &page);
            view.mark(&errors, &asked.procedure, &asking(&page.ctx, &asked.dossier, &brought), &page);
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(error) => Err(error.into()),
    }
}

/// A dossier that waits for its applicant to mend it.
struct Asked {
    dossier: Dossier,
    procedure: std::sync::Arc<Procedure>,
    faults: Vec<Fault>,
}

/// What came with one form.
#[derive(Default)]
struct Brought {
    answers: BTreeMap<String, Value>,
    files: Vec<(String, Upload)>,
    refused: Vec<Mistake>,
    sent: Typed,
    names: BTreeMap<String, String>,
}

/// The name of the input for a paper: papers and questions have names of their own, and may have the same.
fn input(component: &Component) -> String {
    format!("paper-{}", component.code)
}

impl Asked {
    async fn load(page: &Page, id: &str) -> Result<Asked, Error> {
        let dossier = get::load(&page.ctx, number(id)?).await?;
        let terms = Terms::of(&page.ctx, &dossier)?;
        let allowed = dossier.may(Action::Supplement, &page.ctx.actor, &terms.law(page.ctx.now));
        allowed.map_err(|refusal| Error::from(app::Error::from(refusal)))?;
        let open = dossier.supplements.iter().rev().find(|request| request.answered_at.is_none());
        let faults = open.map(|request| request.faults.clone()).unwrap_or_default();
        Ok(Asked { procedure: terms.procedure, dossier, faults })
    }

    /// The papers to send again: those named.
    fn papers(&self) -> Vec<&Component> {
        let named: BTreeSet<&str> = self.faults.iter().map(|fault| fault.about.as_str()).collect();
        let found = |one: &&Component| named.contains(one.code.as_str()) && one.takes_upload();
        self.procedure.components.iter().filter(found).collect()
    }

    /// Papers that may be sent besides: all of them, when a fault names neither a paper to send nor a question.
    fn others(&self) -> Vec<&Component> {
        let form = &self.procedure.form;
        let sendable = |about: &str| self.procedure.component(about).is_some_and(Component::takes_upload);
        let vague = |fault: &Fault| !sendable(&fault.about) && form.field(&fault.about).is_none();
        if !self.faults.iter().any(vague) {
            return Vec::new();
        }
        let named = |one: &Component| self.faults.iter().any(|fault| fault.about == one.code);
        self.procedure.components.iter().filter(|one| one.takes_upload() && !named(one)).collect()
    }

    async fn brought(&self, page: &Page, parcel: &Parcel) -> Brought {
        let form = &self.procedure.form;
        let sent = Typed::read(&page.ctx, form, parcel);
        let about = |name: &String| self.faults.iter().any(|fault| fault.about == *name);
        let answers = sent.settled(&page.ctx, form).into_iter().filter(|(name, _)| about(name)).collect();
        let names = typed::files(&page.ctx, form, &answers).await;
        Brought {
            answers,
            files: arrived(page, &self.procedure, parcel).await,
            refused: refused(page, form, parcel),
            sent,
            names,
        }
    }

    /// What was asked for and did not come.
    fn unsent(&self, brought: &Brought, page: &Page) -> Vec<Mistake> {
        let mut mistakes = brought.refused.clone();
        for component in self.papers() {
            let id = input(component);
            let came = brought.files.iter().any(|(code, _)| *code == component.code);
            if !came && !mistakes.iter().any(|mistake| mistake.id == id) {
                let paper = component.name.get(page.lang.code());
                mistakes.push(Mistake { id, text: page.t("filing-send-paper", &[("paper", paper.into())]) });
            }
        }
        let changed = |(name, value): (&String, &Value)| self.dossier.answers.get(name) != Some(value);
        if mistakes.is_empty() && brought.files.is_empty() && !brought.answers.iter().any(changed) {
            let other = self.others().first().map(|one| input(one));
            let id = other.or_else(|| self.faults.first().map(|fault| fault.about.clone())).unwrap_or_default();
            mistakes.push(Mistake { id, text: page.t("filing-mend-nothing", &[]) });
        }
        mistakes
    }

    /// New answers, and papers in place of those of the same kind.
    fn supplement(&self, brought: &Brought) -> Supplement {
        let again = |code: &str| brought.files.iter().any(|(sent, _)| sent == code);
        let replaced = self.dossier.papers.iter().filter(|had| again(&had.component)).map(|had| had.id);
        Supplement {
            answers: brought.answers.clone(),
            papers: brought.files.iter().map(|(code, upload)| paper(code, upload)).collect(),
            replaced: replaced.collect(),
        }
    }

    fn view(&self, brought: &Brought, mistakes: &[Mistake], page: &Page) -> MendView {
        let close_at = match self.dossier.state {
            State::SupplementRequested { close_at, .. } => close_at,
            _ => None,
        };
        let id = self.dossier.id;
        MendView {
            procedure: name(page, &self.dossier),
            previous: format!("/ho-so/{id}"),
            office: page.office(&self.dossier.turn().office),
            close_at,
            faults: self.lines(brought, mistakes, page),
            others: self.others().into_iter().map(|one| mending(one, sent(brought, one), mistakes, page)).collect(),
            action: format!("/ho-so/{id}/bo-sung"),
            version: self.dossier.version,
            mistakes: mistakes.to_vec(),
        }
    }

    /// Each fault with its place to mend it; a paper or question that two faults are about is asked for once.
    fn lines(&self, brought: &Brought, mistakes: &[Mistake], page: &Page) -> Vec<FaultLine> {
        let mut placed = BTreeSet::new();
        let mut lines = Vec::new();
        for fault in &self.faults {
            let first = placed.insert(fault.about.clone());
            let component = self.procedure.component(&fault.about);
            let slot = component.filter(|one| first && one.takes_upload());
            let taken = slot.and_then(|one| sent(brought, one));
            lines.push(FaultLine {
                what: self.what(fault, page),
                how: fault.fix.clone(),
                basis: component.map(|one| self.basis(one, page)).unwrap_or_default(),
                slot: slot.map(|one| mending(one, taken, mistakes, page)),
                question: if first { self.question(&fault.about, brought, page) } else { None },
            });
        }
        lines
    }

    fn what(&self, fault: &Fault, page: &Page) -> String {
        let lang = page.lang.code();
        let paper = self.procedure.component(&fault.about).map(|one| one.name.get(lang));
        let about = paper.or_else(|| self.procedure.form.field(&fault.about).map(|field| field.label.get(lang)));
        let reason = faults::reason(Tell(&page.ctx), &fault.reason);
        about.map_or_else(|| reason.clone(), |about| format!("{about}: {reason}"))
    }

    fn basis(&self, component: &Component, page: &Page) -> String {
        format!("{}: {}", component.basis.number, component.basis.title.get(page.lang.code()))
    }

    fn question(&self, about: &str, brought: &Brought, page: &Page) -> Option<Question> {
        let field = self.procedure.form.field(about)?;
        let answer = brought.answers.get(about).or_else(|| self.dossier.answers.get(about));
        Some(Question::of(field, answer, &asking(&page.ctx, &self.dossier, brought)))
    }
}

/// The files that came, now or on an earlier try, each with the paper it is for.
pub(super) async fn arrived(page: &Page, procedure: &Procedure, parcel: &Parcel) -> Vec<(String, Upload)> {
    let mut files = Vec::new();
    for component in &procedure.components {
        let name = input(component);
        let taken = parcel.fields.get(&format!("{name}.taken")).and_then(|id| id.parse().ok());
        match (parcel.file(&name), taken) {
            (Some(upload), _) => files.push((component.code.clone(), upload.clone())),
            (None, Some(id)) => {
                files.extend(upload::find(&page.ctx, id).await.ok().map(|upload| (component.code.clone(), upload)));
            }
            (None, None) => {}
        }
    }
    files
}

/// What the questions are drawn with: the items and files of what was just sent, and the papers of the dossier.
fn asking<'a>(ctx: &'a app::Ctx, dossier: &Dossier, brought: &Brought) -> Asking<'a> {
    let mut names = paper_names(dossier);
    names.extend(brought.names.clone());
    Asking::of(ctx).with(brought.sent.items.clone(), names)
}

/// The names of the papers of a dossier, by their identifiers.
pub(super) fn paper_names(dossier: &Dossier) -> BTreeMap<String, String> {
    dossier.papers.iter().map(|paper| (paper.id.to_string(), paper.name.clone())).collect()
}

/// The files for papers that were not taken, with the reason.
pub(super) fn refused(page: &Page, form: &Form, parcel: &Parcel) -> Vec<Mistake> {
    let told = |(input, why): &(String, app::document::DocumentRefusal)| Mistake {
        id: input.clone(),
        text: app::Error::Document(why.clone()).tell(&page.site.words, page.lang, ""),
    };
    parcel.refused.iter().filter(|(input, _)| form.at(input).is_none()).map(told).collect()
}

/// The file that came for a paper, now or on an earlier try.
fn sent<'a>(brought: &'a Brought, component: &Component) -> Option<&'a Upload> {
    brought.files.iter().find(|(code, _)| *code == component.code).map(|(_, upload)| upload)
}

/// A paper to be sent again, with the file that was taken on an earlier try.
pub(super) fn mending(component: &Component, taken: Option<&Upload>, mistakes: &[Mistake], page: &Page) -> Slot {
    let name = input(component);
    let error = mistakes.iter().find(|mistake| mistake.id == name).map(|mistake| mistake.text.clone());
    let sent = taken.map(|upload| Sent {
        id: upload.id.to_string(),
        name: upload.name.clone(),
        kilobytes: upload.file.size.div_ceil(1024),
        href: String::new(),
        remove: String::new(),
    });
    Slot {
        component: name,
        error: error.unwrap_or_default(),
        files: sent.into_iter().collect(),
        ..Slot::of(component, page)
    }
}

impl MendView {
    /// Puts errors of the form at their questions; those of other questions stand at the top with their names.
    fn mark(&mut self, errors: &[AnswerError], procedure: &Procedure, asking: &Asking<'_>, page: &Page) {
        let mut questions: Vec<Question> = self.faults.iter().filter_map(|fault| fault.question.clone()).collect();
        let mistakes = Question::mark(&mut questions, errors, &procedure.form, asking);
        for fault in &mut self.faults {
            if let Some(question) = &mut fault.question
                && let Some(marked) = questions.iter().find(|marked| marked.name == question.name)
            {
                question.clone_from(marked);
            }
        }
        let top = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
        let label = |id: &str| procedure.form.field(&top(id)).map(|field| field.label.get(page.lang.code()));
        self.mistakes = mistakes
            .into_iter()
            .map(|mistake| match label(&mistake.id) {
                Some(label) => {
                    Mistake { text: format!("{}: {}", label.trim_end_matches('?'), mistake.text), ..mistake }
                }
                None => mistake,
            })
            .collect();
    }
}
