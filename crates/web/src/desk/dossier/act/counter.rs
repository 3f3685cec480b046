//! Where a dossier comes in and goes out.

use app::dossier::{accept, dispatch, hand_back, loss, pay, redirect, refuse, stop, supplement, transfer};
use axum::response::Response;
use domain::dossier::action::Action;
use domain::dossier::fact::{CollectionProof, ReturnWay};

use super::At;
use crate::Error;
use crate::desk::dossier::faults;
use crate::desk::dossier::said::Said;
use crate::desk::parcel::Parcel;
use crate::desk::receive::paper;

/// `POST /quay/ho-so/{id}/tiep-nhan`
pub async fn accept(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Accept, &parcel);
    let limit = match said.get("limit").map(|limit| limit.parse()).transpose() {
        Ok(limit) => limit,
        Err(_) => return at.malformed(said, "deadline.allowance-unreadable", "limit").await,
    };
    let done = accept::accept(at.ctx(), at.id, said.version(), limit).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/giai-quyet-ngay`
pub async fn resolve_at_once(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::ResolveAtOnce, &parcel);
    let at_once = accept::AtOnce {
        number: said.text("number"),
        decision: said.text("decision"),
        drafted: said.drafted(),
        consent: said.consent(),
    };
    let done = accept::resolve_at_once(at.ctx(), at.id, said.version(), &at_once).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/huong-dan`: everything missing, before acceptance.
pub async fn ask(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::AskBeforeAcceptance, &parcel);
    if !said.button().is_empty() {
        return at.go_on(said).await;
    }
    let faults = faults::read(&parcel.fields, said.action.key());
    let done = supplement::ask_before_acceptance(at.ctx(), at.id, said.version(), faults).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/tu-choi-tiep-nhan`
pub async fn refuse(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::RefuseReception, &parcel);
    let (reason, basis) = (said.text("reason"), said.text("legal-basis"));
    let done = refuse::refuse_reception(at.ctx(), at.id, said.version(), &reason, &basis).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/dieu-phoi`: a dispatcher names the agency that decides.
pub async fn dispatch(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Dispatch, &parcel);
    let Ok(agency) = said.text("agency").parse() else {
        return at.malformed(said, "request.unknown-office", "agency").await;
    };
    let done = dispatch::dispatch(at.ctx(), at.id, said.version(), &agency, &said.text("reason")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/noi-giai-quyet`
pub async fn redirect(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Redirect, &parcel);
    let Ok(agency) = said.text("agency").parse() else {
        return at.malformed(said, "request.unknown-office", "agency").await;
    };
    let done = redirect::redirect(at.ctx(), at.id, said.version(), &agency, &said.text("reason")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/bo-sung`: the applicant brings what was missing to the counter.
pub async fn supplement(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Supplement, &parcel);
    let brought = paper::brought(at.ctx(), at.id, &parcel).await?;
    let done = supplement::supplement(at.ctx(), at.id, said.version(), brought).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/chuyen-giao`
pub async fn transfer(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Transfer, &parcel);
    let done = transfer::transfer(at.ctx(), at.id, said.version()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/bien-lai`
pub async fn receive_payment(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::ReceivePayment, &parcel);
    let (amount, receipt) = (said.amount("amount"), said.text("receipt"));
    let done = pay::receive_payment(at.ctx(), at.id, said.version(), amount, &receipt).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/tra-ket-qua`
pub async fn hand_back(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::HandBack, &parcel);
    let ways = [ReturnWay::AtPoint, ReturnWay::ByPost, ReturnWay::Online];
    let Some(way) = ways.into_iter().find(|way| way.key() == said.text("way")) else {
        return at.malformed(said, "answer.not-an-option", "way").await;
    };
    let proofs = [CollectionProof::Receipt, CollectionProof::Identity, CollectionProof::Authorisation];
    let proof = proofs.into_iter().find(|proof| proof.key() == said.text("proof")).unwrap_or_default();
    let done = hand_back::hand_back(at.ctx(), at.id, said.version(), &said.text("to"), way, proof).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/rut-ho-so`: the applicant withdraws, in writing, at the counter.
pub async fn stop(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Stop, &parcel);
    let done = stop::stop(at.ctx(), at.id, said.version(), &said.text("reason")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/mat-giay-to`: papers were lost while the administration had them.
pub async fn report_loss(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::ReportLoss, &parcel);
    let (what, apology, remedy) = (said.text("what"), said.text("apology"), said.text("remedy"));
    let done = loss::report(at.ctx(), at.id, said.version(), &what, &apology, &remedy).await;
    at.answer(done, said).await
}
