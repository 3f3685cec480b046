//! The page of one dossier at the desk.

use app::dossier::get::{Loaded, fetch, timeline};
use app::dossier::legal::Terms;
use app::dossier::print;
use app::words::Value as Word;
use app::{Ctx, Error as AppError};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::dossier::action::Action;
use domain::dossier::fact::Recorded;
use domain::dossier::paper::Paper;
use domain::id::DossierId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::act::At;
use super::panel::{Desk, Panel};
use super::said::Said;
use super::{answers, faults, timeline as told};
use crate::Error;
use crate::desk::tell::Tell;
use crate::dossier::check::{Answered, Row};
use crate::dossier::question::Mistake;
use crate::dossier::track::{Due, Entry, Offer};
use crate::page::Page;
use crate::view::View;

/// Everything of one dossier.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DossierView {
    /// The dossier.
    pub id: String,
    /// The version the page was drawn from.
    pub version: u64,
    /// The procedure as people call it.
    pub procedure: String,
    /// The code in groups; empty before acceptance.
    pub code: Vec<String>,
    /// Where it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Time left for whoever has it.
    pub left: Option<Due>,
    /// Who has it, what it is, when it is due.
    pub summary: Vec<Row>,
    /// The applicant.
    pub applicant: Vec<Row>,
    /// How the due date came about.
    pub because: Vec<String>,
    /// What must be done by when.
    pub duties: Vec<(String, String)>,
    /// The form, answered.
    pub sections: Vec<Answered>,
    /// The papers.
    pub papers: Vec<PaperLine>,
    /// What was asked for: when, and all of it.
    pub supplements: Vec<Request>,
    /// Questions to other agencies.
    pub consultations: Vec<Asked>,
    /// The result.
    pub outcome: Vec<Row>,
    /// What happened.
    pub entries: Vec<Entry>,
    /// Forms to print.
    pub prints: Vec<Offer>,
    /// What the reader may do now.
    pub panels: Vec<Panel>,
    /// Somebody else was faster: what was typed is still here.
    pub stale: bool,
    /// What was typed for an action that is no longer possible.
    pub kept: Vec<Row>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
    /// Whether the reader receives, and may go on with the next person.
    pub receives: bool,
}

/// A paper of the dossier.
#[derive(Debug, Clone, Serialize)]
pub struct PaperLine {
    /// What the procedure calls it.
    pub component: String,
    /// What the file or paper is called.
    pub name: String,
    /// Where it came from.
    pub source: String,
    /// How many were handed in; empty where that means nothing.
    pub quantity: String,
    /// Where its file is opened; empty without one.
    pub href: String,
    /// Its size in kilobytes.
    pub kilobytes: u64,
}

/// A request for what was missing.
#[derive(Debug, Clone, Serialize)]
pub struct Request {
    /// When it was asked, and answered.
    pub when: String,
    /// All of it.
    pub faults: Vec<String>,
}

/// A question to another agency.
#[derive(Debug, Clone, Serialize)]
pub struct Asked {
    /// Who is asked.
    pub office: String,
    /// What.
    pub question: String,
    /// When the answer is due.
    pub due: String,
    /// The answer; empty while there is none.
    pub answer: String,
}

/// How a page comes back after something went wrong.
#[derive(Default)]
pub struct Again<'a> {
    /// The panel that stands open.
    pub open: Option<Action>,
    /// What was typed.
    pub said: Option<Said<'a>>,
    /// What went wrong.
    pub error: Option<&'a AppError>,
}

/// Which panel stands open.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    mo: String,
}

/// `GET /quay/ho-so/{id}`
pub async fn show(at: At, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let open = Action::ALL.into_iter().find(|action| action.key() == wanted.mo);
    let view = DossierView::build(at.ctx(), at.id, &Again { open, ..Again::default() }).await?;
    at.page.show(&view)
}

/// The page again, with everything that was typed and what went wrong.
pub async fn again(page: Page, id: DossierId, again: &Again<'_>) -> Result<Response, Error> {
    let view = DossierView::build(&page.ctx, id, again).await?;
    let status = match again.error {
        None => StatusCode::OK,
        Some(AppError::Stale { .. }) => StatusCode::CONFLICT,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page.with_status(status).show(&view)
}

impl DossierView {
    async fn build(ctx: &Ctx, id: DossierId, again: &Again<'_>) -> Result<DossierView, Error> {
        let loaded = fetch(ctx, id).await?;
        let facts = timeline(ctx, id).await?;
        let terms = Terms::of(ctx, &loaded.dossier)?;
        let tell = Tell(ctx);
        let dossier = &loaded.dossier;
        let law = terms.law(ctx.now);
        let allowed = dossier.allowed_actions(&ctx.actor, &law);
        let desk = Desk { ctx, dossier, terms: &terms, said: again.said };
        let (state, colour) = tell.state(dossier.state.name());
        let turn = dossier.turn();
        let mut view = DossierView {
            id: id.to_string(),
            version: dossier.version,
            procedure: terms.procedure.plain_name.get(ctx.lang.code()).to_owned(),
            code: loaded.code.as_ref().map(groups).unwrap_or_default(),
            state,
            colour,
            // Here the promise to the applicant counts; the step's own limit stands among the duties.
            left: Some(tell.chip(dossier.state.name(), dossier.due().unwrap_or(turn.by), &dossier.agency)),
            summary: summary(tell, &loaded, &terms),
            applicant: applicant(tell, &loaded),
            because: dossier.clock.as_ref().map(|clock| tell.because(&clock.because)).unwrap_or_default(),
            duties: dossier
                .duties(&law)
                .into_iter()
                .map(|duty| (tell.word(&format!("dossier-duty-{}", duty.kind.key())), tell.moment(duty.by)))
                .collect(),
            sections: answers::sections(tell, &terms.procedure, dossier),
            papers: dossier.papers.iter().map(|paper| paper_line(tell, &terms, id, paper)).collect(),
            supplements: requests(tell, &loaded, &terms),
            consultations: asked(tell, &loaded),
            outcome: outcome(tell, &loaded, id),
            entries: told::entries(tell, &terms.procedure, &facts),
            prints: prints(tell, &loaded, &facts),
            panels: desk.panels(&allowed, again.open),
            receives: ctx.actor.has(domain::access::Role::Receptionist),
            ..DossierView::default()
        };
        view.mark(tell, again);
        Ok(view)
    }

    /// Puts what went wrong at its place, and keeps what was typed even where its form is gone.
    fn mark(&mut self, tell: Tell<'_>, again: &Again<'_>) {
        let Some(said) = again.said else { return };
        let action = said.action.key();
        let panel = self.panels.iter_mut().find(|panel| panel.action == action);
        if panel.is_none() {
            let typed = said
                .parcel
                .fields
                .0
                .iter()
                .filter(|(name, value)| name.starts_with(&format!("{action}.")) && !value.trim().is_empty());
            self.kept =
                typed.map(|(_, value)| Row::told(&tell.word(&format!("dossier-action-{action}")), value)).collect();
        }
        let Some(error) = again.error else { return };
        self.stale = matches!(error, AppError::Stale { .. });
        let text = error.tell(&tell.0.city.words, tell.0.lang, "");
        let about = match error {
            AppError::Refused(refusal) => {
                refusal.args().into_iter().find(|(name, _)| *name == "field").map(|(_, field)| field)
            }
            AppError::Malformed { field, .. } => Some(field.clone()),
            _ => None,
        };
        let mut id = format!("panel-{action}");
        if let Some(panel) = panel {
            let name = about.map(|about| format!("{action}.{about}")).unwrap_or_default();
            match panel.questions.iter_mut().find(|question| question.name == name) {
                Some(question) => {
                    question.error.clone_from(&text);
                    id = name;
                }
                None => panel.error.clone_from(&text),
            }
        } else {
            id = "main".into();
        }
        self.mistakes.push(Mistake { id, text });
    }
}

/// The code in the pieces in which one reads it aloud.
fn groups(code: &domain::dossier::code::DossierCode) -> Vec<String> {
    code.to_string().split('-').map(str::to_owned).collect()
}

fn summary(tell: Tell<'_>, loaded: &Loaded, terms: &Terms) -> Vec<Row> {
    let dossier = &loaded.dossier;
    let mut rows = Vec::new();
    let mut row = |key: &str, lines: Vec<String>| rows.push(Row { key: tell.word(key), lines, ..Row::default() });
    let turn = dossier.turn();
    let holder = dossier.holder_name.clone().filter(|_| turn.role == domain::access::Role::Specialist);
    let whose = [holder.unwrap_or_else(|| tell.role(turn.role)), tell.office(&turn.office)];
    if dossier.state.is_open() {
        row("desk-turn", whose.to_vec());
    }
    if let Some(step) = dossier.step() {
        let law = terms.law(tell.0.now);
        let name = law.plan.steps.get(step).map(|step| told::step(tell, &terms.procedure, &step.id));
        row("desk-step", name.into_iter().collect());
    }
    if let Some(due) = dossier.due() {
        let mut lines = vec![tell.moment(due)];
        if dossier.is_overdue(&terms.law(tell.0.now)) {
            lines.push(tell.word("desk-overdue"));
        }
        if let Some(original) =
            dossier.clock.as_ref().map(domain::dossier::clock::Clock::original_due).filter(|original| *original != due)
        {
            lines.push(tell.t("desk-original-due", &[("at", Word::Text(tell.moment(original)))]));
        }
        row("desk-due-date", lines);
    }
    row("desk-agency", vec![tell.office(&dossier.agency)]);
    row("desk-received-at", vec![tell.office(&dossier.receiving_point), at(tell, dossier.filed_at)]);
    if dossier.return_point != dossier.receiving_point {
        row("desk-returned-at", vec![tell.office(&dossier.return_point)]);
    }
    rows
}

fn at(tell: Tell<'_>, at: Timestamp) -> String {
    tell.short(at)
}

fn applicant(tell: Tell<'_>, loaded: &Loaded) -> Vec<Row> {
    let applicant = &loaded.dossier.applicant;
    let parts = [
        ("desk-person-name", Some(&applicant.name)),
        ("desk-person-number", applicant.personal_id.as_ref()),
        ("desk-person-phone", applicant.phone.as_ref()),
        ("desk-person-email", applicant.email.as_ref()),
        ("desk-person-address", applicant.address.as_ref()),
    ];
    parts.into_iter().filter_map(|(key, value)| Some(Row::told(&tell.word(key), value?))).collect()
}

fn paper_line(tell: Tell<'_>, terms: &Terms, id: DossierId, paper: &Paper) -> PaperLine {
    let lang = tell.0.lang.code();
    let source = serde_json::to_value(paper.source).ok().and_then(|source| source.as_str().map(str::to_owned));
    let component = terms.procedure.component(&paper.component);
    let name = component.map_or_else(|| paper.name.clone(), |component| component.name.get(lang).to_owned());
    PaperLine {
        name: if paper.file.is_some() { paper.name.clone() } else { name.clone() },
        component: name,
        source: source.map(|source| tell.named("dossier-paper-", &source)).unwrap_or_default(),
        quantity: if paper.quantity > 0 { paper.quantity.to_string() } else { String::new() },
        href: paper.file.as_ref().map(|_| format!("/quay/ho-so/{id}/giay-to/{}", paper.id)).unwrap_or_default(),
        kilobytes: paper.file.as_ref().map_or(0, |file| file.size.div_ceil(1024)),
    }
}

fn requests(tell: Tell<'_>, loaded: &Loaded, terms: &Terms) -> Vec<Request> {
    let request = |asked: &domain::dossier::record::SupplementRequest| {
        let answered =
            asked.answered_at.map(|answered| tell.t("desk-answered", &[("at", tell.short(answered).into())]));
        let open = || tell.word("desk-not-answered");
        Request {
            when: format!("{} – {}", tell.short(asked.at), answered.unwrap_or_else(open)),
            faults: asked.faults.iter().map(|fault| faults::told(tell, &terms.procedure, fault)).collect(),
        }
    };
    loaded.dossier.supplements.iter().map(request).collect()
}

fn asked(tell: Tell<'_>, loaded: &Loaded) -> Vec<Asked> {
    let line = |asked: &domain::dossier::record::Consultation| Asked {
        office: tell.office(&asked.agency),
        question: asked.question.clone(),
        due: tell.moment(asked.due),
        answer: asked.answer.as_ref().map(|(_, answer)| answer.clone()).unwrap_or_default(),
    };
    loaded.dossier.consultations.iter().map(line).collect()
}

fn outcome(tell: Tell<'_>, loaded: &Loaded, id: DossierId) -> Vec<Row> {
    let Some(outcome) = &loaded.dossier.outcome else { return Vec::new() };
    let mut rows = vec![
        Row::told(&tell.word("desk-ask-decision"), &outcome.decision),
        Row {
            lines: vec![outcome.signer.clone(), at(tell, outcome.decided_at)],
            ..Row::told(&tell.word("desk-signer"), "")
        },
    ];
    if let Some(number) = &outcome.number {
        rows.push(Row::told(&tell.word("desk-ask-number"), number));
    }
    if let Some(file) = &outcome.file {
        let change = format!("/quay/ho-so/{id}/giay-to/{}", file.id);
        rows.push(Row { change, ..Row::told(&tell.word("desk-result-file"), &file.name) });
    }
    if let Some((when, to, way)) = &outcome.returned {
        let lines = vec![to.clone(), tell.named("dossier-return-", way.key()), at(tell, *when)];
        rows.push(Row { lines, ..Row::told(&tell.word("desk-handed-to"), "") });
    }
    rows
}

fn prints(tell: Tell<'_>, loaded: &Loaded, facts: &[Recorded]) -> Vec<Offer> {
    let forms = print::available(&loaded.dossier, facts);
    let forms = forms.into_iter().filter(|form| form.is_for(&tell.0.actor));
    forms
        .map(|form| Offer {
            text: tell.word(form.key()),
            href: format!("/quay/ho-so/{}/bieu-mau/{form}.pdf", loaded.dossier.id),
            main: form == print::PrintedForm::Receipt,
        })
        .collect()
}

impl View for DossierView {
    const TEMPLATE: &'static str = "desk/dossier.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        super::sample::samples()
    }
}
