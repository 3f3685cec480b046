//! What is sent from the page of one request.

use app::certification::check::{Look, check};
use app::certification::{Signing, annul, certify, deliver, extend, refuse, withdraw};
use app::signing::Consent;
use app::timeline::Loaded;
use app::{Ctx, Error as AppError};
use axum::extract::Path;
use axum::response::Response;
use domain::certification::Certification;
use domain::certification::fact::Decision;
use domain::certification::request::Extent;
use domain::certification::statement::Capacity;
use domain::certification::time::{Extension, More};
use domain::id::{CertificationId, PaperId};

use super::ask::promise;
use super::show::{Typed, again, checklist, read_id};
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::register::read_day;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

/// The page again with the refusal on it, or on to the page after it.
async fn answer(
    page: Page,
    id: CertificationId,
    done: Result<Loaded<Certification>, AppError>,
    flash: &str,
    mut typed: Typed,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quay/chung-thuc/{id}"), flash, "")),
        Err(error @ (AppError::Ruled(_) | AppError::Document(_))) => {
            let text = error.tell(&page.site.city.words, page.lang, "");
            typed.mistakes = vec![Mistake { id: place_of(&error).to_owned(), text }];
            again(page, id, typed).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The part of the page a refusal leads to.
fn place_of(error: &AppError) -> &'static str {
    match error {
        AppError::Ruled(ruling) => match ruling.code {
            "certification.pages" | "certification.page-count" => "pages",
            "certification.copies" => "copies",
            "certification.unanswered" | "certification.forbidden" | "certification.no-ground" => "presented",
            "certification.pages-missing" => "all-pages",
            "certification.not-compared" => "compared",
            "certification.no-scan" => "scan",
            _ => "main",
        },
        _ => "scan",
    }
}

fn keyed(page: &Page, fields: &Fields) -> Ctx {
    page.ctx.clone().keyed(promise(fields))
}

fn version(fields: &Fields) -> Option<u64> {
    fields.get("version").and_then(|version| version.parse().ok())
}

/// `POST /quay/chung-thuc/{id}/xem`: the look at the original, or the refusal it leads to.
pub async fn look(page: Page, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let fields = &parcel.fields;
    let answers = checklist(&fields.0.iter().cloned().collect());
    let number = |name: &str| fields.get(name).and_then(|text| text.parse().ok()).unwrap_or(0);
    let extent = Extent { pages: number("pages"), copies: number("copies") };
    let taken = match parcel.file("scan") {
        Some(upload) => Some((upload.id.to_string(), upload.name.clone())),
        None => fields.get("scan.taken").map(|id| (id.to_owned(), fields.text("scan.name"))),
    };
    let scan: Option<PaperId> = taken.as_ref().and_then(|(id, _)| id.parse().ok());
    let typed = Typed {
        answers: answers.clone(),
        pages: fields.text("pages"),
        copies: fields.text("copies"),
        taken,
        ..Typed::default()
    };
    if let Some(why) = parcel.refusal("scan") {
        return answer(page, id, Err(why.clone().into()), "", typed).await;
    }
    let ctx = keyed(&page, fields);
    if fields.get("do") == Some("refuse") {
        let done = refuse::refuse(&ctx, id, version(fields), answers, &fields.text("note")).await;
        return answer(page, id, done, "flash-certification-refused", typed).await;
    }
    let done = check(&ctx, id, version(fields), Look { answers, scan, extent }).await;
    answer(page, id, done, "flash-certification-checked", typed).await
}

/// `POST /quay/chung-thuc/{id}/ky`
pub async fn sign(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let capacity = Capacity::ALL.into_iter().find(|one| fields.get("capacity") == Some(one.key()));
    let consent = Consent { pin: fields.text("pin"), otp: fields.text("otp") };
    let how = Signing { capacity: capacity.unwrap_or(Capacity::Chair), consent };
    let done = certify::certify(&keyed(&page, &fields), id, version(&fields), &how).await;
    answer(page, id, done, "flash-certification-certified", Typed::default()).await
}

/// `POST /quay/chung-thuc/{id}/gia-han`
pub async fn extend(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let why = More::ALL.into_iter().find(|one| fields.get("why") == Some(one.key())).unwrap_or(More::Complex);
    let extension = match fields.get("on").and_then(read_day) {
        Some(on) => Extension::Agreed { on, why },
        None => Extension::Days { days: fields.get("days").and_then(|days| days.parse().ok()).unwrap_or(0), why },
    };
    let done = extend::extend(&keyed(&page, &fields), id, version(&fields), extension).await;
    answer(page, id, done, "flash-certification-extended", Typed::default()).await
}

/// `POST /quay/chung-thuc/{id}/giao`
pub async fn hand_over(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let done = deliver::by_hand(&keyed(&page, &fields), id, version(&fields)).await;
    answer(page, id, done, "flash-certification-delivered", Typed::default()).await
}

/// `POST /quay/chung-thuc/{id}/ghi-chu`
pub async fn correct(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let (remark, reason) = (fields.text("remark"), fields.text("reason"));
    let done = annul::correct(&keyed(&page, &fields), id, version(&fields), &remark, &reason).await;
    answer(page, id, done, "flash-certification-corrected", Typed::default()).await
}

/// `POST /quay/chung-thuc/{id}/huy`
pub async fn annul(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let number = fields.get("decision").map(str::to_owned);
    let decision = number.zip(fields.get("decision-on").and_then(read_day)).map(|(number, on)| Decision { number, on });
    let reason = fields.text("reason");
    let done = annul::annul(&keyed(&page, &fields), id, version(&fields), decision, &reason).await;
    answer(page, id, done, "flash-certification-annulled", Typed::default()).await
}

/// `POST /quay/chung-thuc/{id}/rut`
pub async fn withdraw(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let done = withdraw::withdraw(&keyed(&page, &fields), id, version(&fields), &fields.text("reason")).await;
    answer(page, id, done, "flash-certification-withdrawn", Typed::default()).await
}

#[cfg(test)]
mod tests {
    use domain::timeline::Ruling;

    use super::*;

    #[test]
    fn a_refusal_leads_to_the_part_of_the_page_it_is_about() {
        let check = |code, place| assert_eq!(place_of(&AppError::Ruled(Ruling::new(code))), place, "{code}");
        check("certification.page-count", "pages");
        check("certification.unanswered", "presented");
        check("certification.no-scan", "scan");
        check("scan.locked", "main");
    }
}
