//! Where a dossier is signed, numbered and put right.

use app::Ctx;
use app::dossier::signed::Leave;
use app::dossier::{approve, correct, extend, get, issue, refuse};
use app::{Error as AppError, dossier::change::Changed};
use axum::response::Response;
use domain::dossier::action::Action;
use domain::id::DossierId;
use jiff::Timestamp;
use jiff::civil::Date;

use super::At;
use crate::Error;
use crate::desk::dossier::said::Said;
use crate::desk::parcel::Parcel;
use crate::desk::register::read_day;

/// `POST /quay/ho-so/{id}/phe-duyet`
pub async fn approve(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Approve, &parcel);
    let leave = if said.text("by-hand") == "yes" { Leave::OnPaper } else { Leave::Now(said.consent()) };
    let approval = approve::Approval { drafted: Some(said.drafted()), leave };
    let done = approve::approve(at.ctx(), at.id, said.version(), &said.text("decision"), &approval).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/tra-lai`
pub async fn send_back(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::SendBack, &parcel);
    let done = approve::send_back(at.ctx(), at.id, said.version(), &said.text("remark")).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/tu-choi`
pub async fn refuse(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Refuse, &parcel);
    let (reason, basis, sector) = (said.text("reason"), said.text("legal-basis"), said.get("sector-basis"));
    let done = refuse::refuse(at.ctx(), at.id, said.version(), &reason, &basis, sector.as_deref()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/gia-han`
pub async fn extend(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Extend, &parcel);
    let Some(day) = read_day(&said.text("due")) else {
        return at.malformed(said, "answer.not-a-date", "due").await;
    };
    let due = closing(at.ctx(), at.id, day).await?;
    let (reason, apology) = (said.text("reason"), said.text("apology"));
    let done = extend::extend(at.ctx(), at.id, said.version(), &reason, &apology, due).await;
    at.answer(done, said).await
}

/// When the competent agency closes on a day; on a day at rest its last minute, which the rules then refuse.
async fn closing(ctx: &Ctx, id: DossierId, day: Date) -> Result<Timestamp, AppError> {
    let calendar = ctx.city.calendar(&get::load(ctx, id).await?.agency);
    let end = || domain::calendar::local::instant(day, jiff::civil::time(23, 59, 0, 0));
    Ok(calendar.close_of_business(day).unwrap_or_else(end))
}

/// `POST /quay/ho-so/{id}/phat-hanh`
pub async fn issue(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Issue, &parcel);
    if let Some(refused) = untaken(&said) {
        return at.answer(refused, said).await;
    }
    let done = issue::issue(at.ctx(), at.id, said.version(), &said.text("number"), said.issue()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/dinh-chinh`
pub async fn correct(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::Correct, &parcel);
    if let Some(refused) = untaken(&said) {
        return at.answer(refused, said).await;
    }
    let done = correct::correct(at.ctx(), at.id, said.version(), &said.text("number"), said.result()).await;
    at.answer(done, said).await
}

/// `POST /quay/ho-so/{id}/sai-sot`
pub async fn open_correction(at: At, parcel: Parcel) -> Result<Response, Error> {
    let said = Said::of(Action::OpenCorrection, &parcel);
    let done = correct::open_correction(at.ctx(), at.id, said.version(), &said.text("error")).await;
    at.answer(done, said).await
}

/// A result whose file was not taken is not issued without it.
fn untaken(said: &Said<'_>) -> Option<Result<Changed, AppError>> {
    let refusal = said.refused_file()?.clone();
    Some(Err(AppError::Document(refusal)))
}
