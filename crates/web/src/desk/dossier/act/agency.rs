//! Where a dossier is examined.

use app::dossier::{advance, confirm, consult, pay, supplement, verification};
use axum::response::Response;
use domain::calendar::local;
use domain::dossier::action::Action;

use super::At;
use crate::Error;
use crate::desk::dossier::faults;
use crate::desk::dossier::said::Said;
use crate::desk::parcel::Parcel;
use crate::desk::register::read_day;

/// `POST /quay/ho-so/{id}/nguoi-xu-ly`
pub async fn take(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Take, &parcel);
    let done = advance::take(at.ctx(), at.id, said.version()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/buoc`
pub async fn finish_step(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::FinishStep, &parcel);
    let done = advance::finish_step(at.ctx(), at.id, said.version(), &said.text("note")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/yeu-cau-bo-sung`: everything missing, after acceptance.
pub async fn ask(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::AskAfterAcceptance, &parcel);
    if !said.button().is_empty() {
        return at.go_on(said).await;
    }
    let faults = faults::read(&parcel.fields, said.action.key());
    let basis = said.get("sector-basis");
    let done = supplement::ask_after_acceptance(at.ctx(), at.id, said.version(), faults, basis).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/cau-hoi`
pub async fn consult(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Consult, &parcel);
    let Ok(agency) = said.text("agency").parse() else {
        return at.malformed(said, "request.unknown-office", "agency").await;
    };
    let Ok(within) = said.text("within").parse() else {
        return at.malformed(said, "deadline.allowance-unreadable", "within").await;
    };
    let done = consult::consult(at.ctx(), at.id, said.version(), &agency, &said.text("question"), within).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/cau-tra-loi`
pub async fn answer(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::AnswerConsultation, &parcel);
    let Ok(asked) = said.text("asked").parse() else {
        return at.malformed(said, "dossier.no-such-question", "asked").await;
    };
    let done = consult::answer_consultation(at.ctx(), at.id, said.version(), asked, &said.text("answer")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/khoan-nop`
pub async fn ask_payment(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::AskPayment, &parcel);
    if said.amount("amount") == 0 {
        return at.malformed(said, "answer.not-an-amount", "amount").await;
    }
    let (amount, reason) = (said.amount("amount"), said.text("reason"));
    let done = pay::ask_payment(at.ctx(), at.id, said.version(), amount, &reason).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/ban-thao`
pub async fn ask_confirmation(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::AskConfirmation, &parcel);
    let done = confirm::ask_confirmation(at.ctx(), at.id, said.version(), &said.text("draft")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/trinh-ky`
pub async fn submit(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::SubmitForSignature, &parcel);
    let done =
        advance::submit_for_signature(at.ctx(), at.id, said.version(), &said.text("note"), &said.drafted()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/xac-minh`: the applicant is told when and where something is looked at.
pub async fn arrange_verification(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::ArrangeVerification, &parcel);
    let (Some(day), Ok(time)) = (read_day(&said.text("day")), said.text("time").parse()) else {
        return at.malformed(said, "answer.not-a-date", "day").await;
    };
    let [place, people, content] = ["place", "people", "content"].map(|part| said.text(part));
    let told = verification::Verification { at: local::instant(day, time), place, people, content };
    let done = verification::arrange(at.ctx(), at.id, said.version(), &told).await;
    at.answer(done, said).await
}
