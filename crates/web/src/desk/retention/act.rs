//! What is sent from the pages of papers whose time is over.

use app::Error as AppError;
use app::retention::{carry_out, hold, propose as proposing, review};
use app::timeline::Loaded;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::destruction::Destruction;
use domain::destruction::fact::Decision;
use domain::document::hold::Grounds;
use domain::document::item::Document;
use domain::id::DocumentId;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use uuid::Uuid;

use super::list::{ListView, Typed};
use super::show::{RetentionView, Wanted};
use crate::Error;
use crate::dossier::promise::promise;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

/// `POST /quay/luu-tru`: a list is made.
pub async fn propose(page: Page, fields: Fields) -> Result<Response, Error> {
    let office: AgencyCode = fields.text("noi").parse().map_err(|_| Error::NotFound)?;
    let chosen: Vec<DocumentId> = fields.all("giay-to").filter_map(|id| id.parse().ok()).collect();
    let reason = fields.text("ly-do");
    let ctx = promise(&page.ctx, format!("destruction:{}", fields.text("key")), &fields, &[]);
    match proposing::propose(&ctx, &office, &chosen, &reason).await {
        Ok(list) => Ok(page.to_with(&format!("/quay/luu-tru/{}", list.id), "flash-destruction-proposed", "")),
        Err(AppError::Ruled(ruling)) => {
            let id = if ruling.code == "destruction.no-reason" { "ly-do" } else { "den-han" };
            let text = AppError::Ruled(ruling).tell(&page.site.city.words, page.lang, "");
            let mut view = RetentionView::build(&page.ctx, &Wanted::of(office.as_str())).await?;
            for one in &mut view.due {
                one.chosen = chosen.iter().any(|id| id.to_string() == one.id);
            }
            let view = RetentionView { reason, mistakes: vec![Mistake { id: id.into(), text }], ..view };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /quay/giay-to/{id}/giu-lai`: a document is kept back.
pub async fn keep_back(page: Page, Path(id): Path<DocumentId>, fields: Fields) -> Result<Response, Error> {
    let grounds = Grounds::of(&fields.text("vi-sao")).ok_or(Error::NotFound)?;
    let done = hold::keep_back(&page.ctx, id, grounds, &fields.text("ghi-chu")).await;
    held(page, done, &fields, "flash-destruction-held").await
}

/// `POST /quay/giay-to/{id}/thoi-giu`: it is let go.
pub async fn let_go(page: Page, Path(id): Path<DocumentId>, fields: Fields) -> Result<Response, Error> {
    let done = hold::let_go(&page.ctx, id, &fields.text("ly-do")).await;
    held(page, done, &fields, "flash-destruction-let-go").await
}

async fn held(
    page: Page,
    done: Result<Loaded<Document>, AppError>,
    fields: &Fields,
    flash: &str,
) -> Result<Response, Error> {
    let office = fields.text("noi");
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quay/luu-tru?noi={}", crate::routes::escape(&office)), flash, "")),
        Err(why @ AppError::Ruled(_)) => {
            let text = why.tell(&page.site.city.words, page.lang, "");
            let view = RetentionView::build(&page.ctx, &Wanted::of(&office)).await?;
            let view = RetentionView { mistakes: vec![Mistake { id: "giu-lai".into(), text }], ..view };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /quay/luu-tru/{id}/dua-ra`: a document is taken off.
pub async fn strike(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let document: DocumentId = fields.text("giay-to").parse().map_err(|_| Error::NotFound)?;
    let done = review::strike(&page.ctx, id, version(&fields), document, &fields.text("ly-do")).await;
    answer(page, done, id, "flash-destruction-struck", Typed::default()).await
}

/// `POST /quay/luu-tru/{id}/tu-choi`: the list is refused.
pub async fn reject(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = review::reject(&page.ctx, id, version(&fields), &fields.text("ly-do")).await;
    answer(page, done, id, "flash-destruction-rejected", Typed::default()).await
}

/// `POST /quay/luu-tru/{id}/rut`: who made it takes it back.
pub async fn withdraw(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = review::withdraw(&page.ctx, id, version(&fields), &fields.text("ly-do")).await;
    answer(page, done, id, "flash-destruction-withdrawn", Typed::default()).await
}

/// `POST /quay/luu-tru/{id}/quyet-dinh`: it is decided.
pub async fn approve(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let typed = Typed {
        number: fields.text("so-quyet-dinh"),
        day: fields.text("ngay.day"),
        month: fields.text("ngay.month"),
        year: fields.text("ngay.year"),
        council: fields.text("hoi-dong"),
    };
    let done = match day(&typed) {
        Some(day) => {
            let decision = Decision { number: typed.number.clone(), day, council: typed.council.clone() };
            review::approve(&page.ctx, id, version(&fields), &decision).await
        }
        None => Err(Ruling::new("destruction.incomplete").with("field", "day").into()),
    };
    answer(page, done, id, "flash-destruction-approved", typed).await
}

fn day(typed: &Typed) -> Option<Date> {
    Date::new(typed.year.parse().ok()?, typed.month.parse().ok()?, typed.day.parse().ok()?).ok()
}

/// `POST /quay/luu-tru/{id}/thuc-hien`: it is carried out.
pub async fn carry(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = carry_out::carry_out(&page.ctx, id, version(&fields)).await;
    answer(page, done, id, "flash-destruction-done", Typed::default()).await
}

fn version(fields: &Fields) -> Option<u64> {
    fields.get("version").and_then(|version| version.parse().ok())
}

async fn answer(
    page: Page,
    done: Result<Loaded<Destruction>, AppError>,
    id: Uuid,
    flash: &str,
    typed: Typed,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quay/luu-tru/{id}"), flash, "")),
        Err(AppError::Ruled(ruling)) => {
            let at = match ruling.args.first() {
                Some(("field", field)) if field == "council" => "hoi-dong",
                Some(("field", field)) if field == "day" => "ngay",
                Some(("field", _)) => "so-quyet-dinh",
                _ if ruling.code == "destruction.future" => "ngay",
                _ => "danh-muc",
            };
            let text = AppError::Ruled(ruling).tell(&page.site.city.words, page.lang, "");
            let view = ListView::build(&page.ctx, id).await?;
            let view = ListView { typed, mistakes: vec![Mistake { id: at.into(), text }], ..view };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}
