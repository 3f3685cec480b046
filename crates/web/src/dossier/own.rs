//! One dossier, for whose it is: where it stands, who has it, what next and when, and what may be done now.

use app::dossier::get::{self, Loaded};
use app::dossier::legal::Terms;
use app::dossier::print::available;
use app::words::Value as Word;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::catalog::Procedure;
use domain::dossier::action::Action;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use domain::id::DossierId;

use super::track::{Due, Entry, Offer, TrackView, chip, colour};
use crate::Error;
use crate::desk::dossier::{answers, faults};
use crate::desk::tell::Tell;
use crate::page::Page;

/// `GET /ho-so/{id}`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let id = number(&id)?;
    if page.ctx.actor.is_staff() {
        return Ok(page.to(&format!("/quay/ho-so/{id}")).into_response());
    }
    let loaded = get::fetch(&page.ctx, id).await?;
    let facts = get::timeline(&page.ctx, id).await?;
    let view = TrackView::own(&loaded, &facts, &page)?;
    page.show(&view)
}

/// The dossier of an address. What is no identifier names no dossier.
///
/// # Errors
/// [`Error::NotFound`].
pub fn number(id: &str) -> Result<DossierId, Error> {
    id.parse().map_err(|_| Error::NotFound)
}

/// What people call the procedure of a dossier.
pub fn name(page: &Page, dossier: &Dossier) -> String {
    Tell(&page.ctx).procedure(&dossier.edition)
}

impl TrackView {
    fn own(loaded: &Loaded, facts: &[Recorded], page: &Page) -> Result<TrackView, Error> {
        let dossier = &loaded.dossier;
        let tell = Tell(&page.ctx);
        let terms = Terms::of(&page.ctx, dossier)?;
        let law = terms.law(page.ctx.now);
        let state = dossier.state.name().replace('_', "-");
        let late = facts.iter().rev().find_map(|recorded| match &recorded.fact {
            Fact::Extended { apology, .. } => Some(apology.clone()),
            _ => None,
        });
        let code = loaded.code.as_ref().map(ToString::to_string);
        Ok(TrackView {
            procedure: name(page, dossier),
            public: code.as_ref().map(|code| format!("/t/{code}")).unwrap_or_default(),
            code: code.map(|code| code.split('-').map(str::to_owned).collect()).unwrap_or_default(),
            state: page.t(&format!("dossier-state-{state}"), &[]),
            colour: colour(dossier.state.name()),
            due: due(dossier, dossier.is_overdue(&law), page),
            holder: page.office(&dossier.turn().office),
            next: page
                .t(&format!("tracking-next-{state}"), &[("office", Word::from(page.office(&dossier.return_point)))]),
            late: late.unwrap_or_default(),
            entries: entries(&terms.procedure, facts, page),
            because: dossier.clock.as_ref().map(|clock| tell.because(&clock.because)).unwrap_or_default(),
            actions: actions(dossier.id, &dossier.allowed_actions(&page.ctx.actor, &law), page),
            sections: answers::sections(tell, &terms.procedure, dossier),
            papers: papers(dossier, page),
            prints: prints(dossier, facts, page),
            own: true,
        })
    }
}

/// The chip: the date that matters now, be it for the agency or for the applicant.
fn due(dossier: &Dossier, overdue: bool, page: &Page) -> Option<Due> {
    let still = |key: &str, at| Due { tone: "still", text: page.t(key, &[("at", Word::Moment(at))]) };
    match &dossier.state {
        State::AwaitingReception { answer_by: Some(at), .. } | State::AwaitingDispatch { answer_by: Some(at), .. } => {
            Some(Due { tone: "calm", text: page.t("tracking-answer-by", &[("at", Word::Moment(*at))]) })
        }
        State::SupplementRequested { close_at: Some(at), .. } => Some(still("tracking-send-by", *at)),
        State::AwaitingConfirmation { until, .. } => Some(still("tracking-confirm-by", *until)),
        State::AwaitingPayment { amount, .. } => {
            let amount = app::words::format::money(page.lang, i64::try_from(*amount).unwrap_or(i64::MAX));
            Some(Due { tone: "still", text: page.t("tracking-pay", &[("amount", amount.into())]) })
        }
        state => chip(page, state.name(), dossier.due(), dossier.finished_at.is_some(), overdue),
    }
}

/// What happened, oldest first, without the notes officers write for each other.
fn entries(procedure: &Procedure, facts: &[Recorded], page: &Page) -> Vec<Entry> {
    let last = facts.len().saturating_sub(1);
    let entry = |(place, recorded): (usize, &Recorded)| Entry {
        state: if place == last { "now" } else { "done" },
        title: page.t(&format!("dossier-fact-{}", recorded.fact.kind().replace('_', "-")), &[]),
        at: app::words::format::moment(page.lang, recorded.at),
        who: String::new(),
        text: said(procedure, &recorded.fact, page),
    };
    facts.iter().enumerate().map(entry).collect()
}

/// What a fact says to the applicant beyond its name.
fn said(procedure: &Procedure, fact: &Fact, page: &Page) -> String {
    let tell = Tell(&page.ctx);
    match fact {
        Fact::SupplementRequested { faults, .. } => {
            let all: Vec<_> = faults.iter().map(|fault| faults::told(tell, procedure, fault)).collect();
            all.join(" ")
        }
        Fact::ReceptionRefused { reason, legal_basis } | Fact::Refused { reason, legal_basis, .. } => {
            format!("{reason} ({legal_basis})")
        }
        Fact::AgencyDetermined { agency, reason, .. } => format!("{}. {reason}", page.office(agency)),
        Fact::Redirected { to, reason, .. } => format!("{}. {reason}", page.office(to)),
        Fact::Extended { reason, .. } | Fact::Stopped { reason } => reason.clone(),
        Fact::PaymentAsked { reason, .. } => reason.clone(),
        Fact::ConfirmationAsked { draft, .. } => draft.clone(),
        Fact::Objected { remark } => remark.clone(),
        Fact::EditionChanged { decision, reason, .. } => format!("{reason} ({decision})"),
        Fact::VerificationArranged { at, place, people, content } => {
            format!("{}. {place}. {people}. {content}", app::words::format::moment(page.lang, *at))
        }
        Fact::LossReported { what, apology, remedy } => format!("{what}. {apology} {remedy}"),
        Fact::Issued { number, .. } | Fact::Corrected { number, .. } => number.clone(),
        _ => String::new(),
    }
}

/// What the applicant may do now; the first is what everybody waits for.
fn actions(id: DossierId, allowed: &[Action], page: &Page) -> Vec<Offer> {
    let offers = [
        (Action::Supplement, "bo-sung", "filing-mend-title", true),
        (Action::Confirm, "xac-nhan", "tracking-do-confirm", true),
        (Action::Amend, "sua", "filing-amend-title", false),
        (Action::Stop, "rut", "tracking-do-withdraw", false),
    ];
    let allowed = offers.into_iter().filter(|(action, ..)| allowed.contains(action));
    allowed
        .map(|(_, tail, key, main)| Offer { text: page.t(key, &[]), href: format!("/ho-so/{id}/{tail}"), main })
        .collect()
}

/// The papers that were sent, and the result, as files.
fn papers(dossier: &Dossier, page: &Page) -> Vec<Offer> {
    let result = dossier.outcome.as_ref().and_then(|outcome| outcome.file.as_ref());
    let offer = |paper: &domain::dossier::paper::Paper, main| Offer {
        text: if main {
            page.t("tracking-result", &[("name", paper.name.as_str().into())])
        } else {
            paper.name.clone()
        },
        href: format!("/ho-so/{}/giay-to/{}", dossier.id, paper.id),
        main,
    };
    let sent = dossier.papers.iter().filter(|paper| paper.file.is_some()).map(|paper| offer(paper, false));
    result.filter(|paper| paper.file.is_some()).map(|paper| offer(paper, true)).into_iter().chain(sent).collect()
}

fn prints(dossier: &Dossier, facts: &[Recorded], page: &Page) -> Vec<Offer> {
    let forms = available(dossier, facts).into_iter().filter(|form| form.is_for(&page.ctx.actor));
    let offer = |form: app::dossier::print::PrintedForm| Offer {
        text: page.t(form.key(), &[]),
        href: format!("/ho-so/{}/bieu-mau/{form}.pdf", dossier.id),
        main: false,
    };
    let filed = matches!(dossier.state, State::AwaitingReception { .. } | State::AwaitingDispatch { .. }).then(|| {
        Offer { text: page.t("tracking-filed", &[]), href: format!("/ho-so/{}/xong", dossier.id), main: false }
    });
    filed.into_iter().chain(forms.map(offer)).collect()
}
