//! What is sent from the page of one signature, translation or transaction.

use app::certification::attest::certify::{Hand, certify};
use app::certification::attest::{keep, strike, withdraw};
use app::timeline::Loaded;
use app::{Ctx, Error as AppError};
use axum::extract::Path;
use axum::response::Response;
use domain::certification::Attestation;
use domain::certification::fact::Decision;
use domain::certification::statement::Capacity;
use domain::id::{CertificationId, PaperId};
use domain::timeline::Ruling;

use super::super::ask::promise;
use super::super::show::read_id;
use super::show::again;
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::register::read_day;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

async fn answer(
    page: Page,
    id: CertificationId,
    done: Result<Loaded<Attestation>, AppError>,
    flash: &str,
    place: &str,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quay/chung-thuc/viec/{id}"), flash, "")),
        Err(error @ (AppError::Ruled(_) | AppError::Document(_))) => {
            let text = error.tell(&page.site.city.words, page.lang, "");
            again(page, id, vec![Mistake { id: place.to_owned(), text }]).await
        }
        Err(other) => Err(other.into()),
    }
}

fn keyed(page: &Page, fields: &Fields) -> Ctx {
    page.ctx.clone().keyed(promise(fields))
}

fn version(fields: &Fields) -> Option<u64> {
    fields.get("version").and_then(|version| version.parse().ok())
}

/// `POST /quay/chung-thuc/viec/{id}/ky`
pub async fn sign(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let capacity = Capacity::ALL.into_iter().find(|one| fields.get("capacity") == Some(one.key()));
    let hand = Hand {
        capacity: capacity.unwrap_or(Capacity::Chair),
        unrelated: fields.get("unrelated").is_some(),
        elsewhere: fields.text("elsewhere"),
    };
    let done = certify(&keyed(&page, &fields), id, version(&fields), &hand).await;
    answer(page, id, done, "flash-certification-numbered", "unrelated").await
}

/// `POST /quay/chung-thuc/viec/{id}/luu`
pub async fn keep(page: Page, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let id = read_id(&id)?;
    if let Some(why) = parcel.refusal("scan") {
        return answer(page, id, Err(why.clone().into()), "", "scan").await;
    }
    let Some(upload) = parcel.file("scan") else {
        return answer(page, id, Err(Ruling::new("certification.no-kept-copy").into()), "", "scan").await;
    };
    let scan: PaperId = upload.id;
    let done = keep::keep(&keyed(&page, &parcel.fields), id, version(&parcel.fields), scan).await;
    answer(page, id, done, "flash-certification-kept", "scan").await
}

/// `POST /quay/chung-thuc/viec/{id}/ghi-chu`
pub async fn correct(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let (remark, reason) = (fields.text("remark"), fields.text("reason"));
    let done = strike::correct(&keyed(&page, &fields), id, version(&fields), &remark, &reason).await;
    answer(page, id, done, "flash-certification-corrected", "main").await
}

/// `POST /quay/chung-thuc/viec/{id}/gach`
pub async fn strike(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let number = fields.get("decision").map(str::to_owned);
    let decision = number.zip(fields.get("decision-on").and_then(read_day)).map(|(number, on)| Decision { number, on });
    let done = strike::strike(&keyed(&page, &fields), id, version(&fields), decision, &fields.text("reason")).await;
    answer(page, id, done, "flash-certification-struck", "main").await
}

/// `POST /quay/chung-thuc/viec/{id}/rut`
pub async fn withdraw(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let done = withdraw::withdraw(&keyed(&page, &fields), id, version(&fields), &fields.text("reason")).await;
    answer(page, id, done, "flash-certification-withdrawn", "main").await
}
