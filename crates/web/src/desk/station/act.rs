//! What is done to a capture: read as another kind, more pages, a page less, signed, given up.

use std::collections::BTreeMap;
use std::time::Instant;

use app::Error as AppError;
use app::signing::Consent;
use app::station::{discard as end, look, order, page as pages, reading, sign as signing, take_up};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::document::item::Owner;
use domain::station::capture::{Capture, Confirmed};
use uuid::Uuid;

use super::check::{CheckView, OwnerView, Typed};
use super::start::PATIENCE;
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

fn back(page: &Page, id: Uuid) -> Response {
    page.to(&format!("/quay/so-hoa/{id}")).into_response()
}

/// `POST /quay/so-hoa/{id}/loai`: read as the kind the officer names.
pub async fn read(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    pages::read(&page.ctx, id, fields.get("loai"), Instant::now()).await?;
    Ok(back(&page, id))
}

/// `POST /quay/so-hoa/{id}/trang`: more pages.
pub async fn add(page: Page, Path(id): Path<Uuid>, parcel: Parcel) -> Result<Response, Error> {
    let mut mistakes = Vec::new();
    for (_, upload) in &parcel.files {
        match pages::bring(&page.ctx, id, &upload.file).await {
            Ok(_) => {
                reading::start(&page.ctx, id, upload.file.clone());
                reading::wait(id, PATIENCE).await;
            }
            Err(why) => mistakes.push(told(&page, why, "tep")?),
        }
    }
    for (_, why) in &parcel.refused {
        mistakes.push(told(&page, AppError::Document(why.clone()), "tep")?);
    }
    if mistakes.is_empty() {
        return Ok(back(&page, id));
    }
    again(page, id, Typed { mistakes, ..Typed::default() }).await
}

/// `POST /quay/so-hoa/{id}/trang/{page}/bo`
pub async fn remove(page: Page, Path((id, which)): Path<(Uuid, Uuid)>, _: Fields) -> Result<Response, Error> {
    end::remove_page(&page.ctx, id, which).await?;
    Ok(back(&page, id))
}

/// `POST /quay/so-hoa/{id}/trang/{page}/chuyen`: one place towards the beginning or the end.
pub async fn order(page: Page, Path((id, which)): Path<(Uuid, Uuid)>, fields: Fields) -> Result<Response, Error> {
    order::step(&page.ctx, id, which, fields.get("len").is_some()).await?;
    Ok(back(&page, id))
}

/// `POST /quay/so-hoa/{id}/doc-tiep`: pages that a stopped server left unread.
pub async fn go_on(page: Page, Path(id): Path<Uuid>, _: Fields) -> Result<Response, Error> {
    reading::go_on(&page.ctx, id).await?;
    reading::wait(id, PATIENCE).await;
    Ok(back(&page, id))
}

/// `POST /quay/so-hoa/{id}/nhan-viec`: I work on it now.
pub async fn take(page: Page, Path(id): Path<Uuid>, _: Fields) -> Result<Response, Error> {
    take_up::take_up(&page.ctx, id).await?;
    Ok(back(&page, id))
}

/// `POST /quay/so-hoa/{id}/bo`
pub async fn discard(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    match end::discard(&page.ctx, id, None, &fields.text("ly-do")).await {
        Ok(_) => {
            reading::forget(id);
            Ok(page.to("/quay/so-hoa").into_response())
        }
        Err(why @ AppError::Ruled(_)) => {
            let mistakes = vec![told(&page, why, "ly-do")?];
            again(page, id, Typed { mistakes, ..Typed::default() }).await
        }
        Err(why) => Err(why.into()),
    }
}

/// `POST /quay/so-hoa/{id}/ky`: the officer has compared the copy with the paper and signs it.
pub async fn sign(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let capture = look::get(&page.ctx, id).await?;
    let typed: BTreeMap<String, String> = fields
        .0
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("f:")?.to_owned(), one_spelling(value.trim()))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let owner = OwnerView {
        number: fields.text("so-dinh-danh"),
        name: fields.text("ho-ten"),
        birth_year: fields.text("nam-sinh"),
    };
    let confirmed = Confirmed {
        kind: fields.text("loai"),
        owner: Owner::of(&owner.number, &owner.name, owner.birth_year.parse().ok()),
        corrected: corrected(&capture.subject, &typed),
        fields: typed.clone(),
        differences: Vec::new(),
    };
    let how = signing::Signing {
        faults_accepted: fields.get("giu-nguyen").is_some(),
        with_seal: fields.get("dong-dau").is_some(),
        consent: Consent { pin: fields.text("pin"), otp: fields.text("otp") },
    };
    let version = fields.get("version").and_then(|version| version.parse().ok());
    match signing::sign(&page.ctx, id, version, confirmed, &how).await {
        Ok(_) => Ok(back(&page, id)),
        Err(why @ (AppError::Ruled(_) | AppError::Stale { .. })) => {
            let at = match &why {
                AppError::Ruled(ruling) if ruling.code == "document.incomplete" => "ho-ten",
                _ => "ky",
            };
            let mistakes = vec![told(&page, why, at)?];
            again(page, id, Typed { fields: typed, owner, mistakes }).await
        }
        Err(why) => Err(why.into()),
    }
}

/// A day as people write it, day/month/year, in the spelling of data.
fn one_spelling(text: &str) -> String {
    let day = jiff::civil::Date::strptime("%d/%m/%Y", text);
    day.map_or_else(|_| text.to_owned(), |day| day.to_string())
}

/// The fields whose reading the officer changed: what the next reading must learn from.
fn corrected(capture: &Capture, typed: &BTreeMap<String, String>) -> Vec<String> {
    let found = capture.found.iter().flat_map(|found| &found.fields);
    found.filter(|field| typed.get(&field.name) != Some(&field.value)).map(|field| field.name.clone()).collect()
}

fn told(page: &Page, why: AppError, at: &str) -> Result<Mistake, Error> {
    match why {
        AppError::Fault(fault) => Err(Error::Fault(fault)),
        AppError::NotFound => Err(Error::NotFound),
        AppError::Forbidden => Err(Error::Forbidden),
        why => Ok(Mistake { id: at.to_owned(), text: why.tell(&page.site.words, page.lang, "") }),
    }
}

async fn again(page: Page, id: Uuid, typed: Typed) -> Result<Response, Error> {
    let capture = look::get(&page.ctx, id).await?;
    let mistakes = typed.mistakes.clone();
    // Where only pages or a reason were wrong, what was read stands in the fields as before.
    let typed = Some(typed).filter(|typed| !typed.fields.is_empty() || !typed.owner.name.is_empty());
    let view = CheckView { mistakes, ..CheckView::of(&page, &capture, typed).await? };
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}
