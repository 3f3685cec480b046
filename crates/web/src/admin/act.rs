//! What is done to a draft: each handler reads its form, calls one use case, and goes back to the page.

use app::Error as AppError;
use app::catalog::{Changed, discard, migrate, publish, retire, send_back, submit};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::calendar::local;
use domain::catalog::publication::{Aim, Announcement, Announcer};
use domain::id::CatalogDraftId;
use jiff::civil::Date;

use super::draft::{again, told};
use super::room::{self, Room};
use crate::Error;
use crate::desk::register::read_day;
use crate::fields::Fields;
use crate::page::Page;

fn id(text: &str) -> Result<CatalogDraftId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// The version the person looked at.
fn expected(fields: &Fields) -> Option<u64> {
    fields.get("version").and_then(|version| version.parse().ok())
}

/// A day that was typed: none when nothing was, and nothing at all when it is no day.
fn day(fields: &Fields, name: &str) -> Option<Option<Date>> {
    fields.get(name).map_or(Some(None), |text| read_day(text).map(Some))
}

async fn wrong_day(page: Page, id: &str, fields: &Fields) -> Result<Response, Error> {
    let said = page.t("admin-wrong-day", &[]);
    told(page, id, fields, said, StatusCode::UNPROCESSABLE_ENTITY).await
}

async fn answer(
    page: Page,
    id: &str,
    fields: &Fields,
    done: Result<Changed, AppError>,
    flash: &str,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quan-tri/du-thao/{id}"), flash, "")),
        Err(error) => again(page, id, fields, error).await,
    }
}

/// `POST /quan-tri/du-thao/{id}/gui-duyet`
pub async fn submit(Room(page): Room, Path(name): Path<String>, fields: Fields) -> Result<Response, Error> {
    let Some(day) = day(&fields, "tu-ngay") else { return wrong_day(page, &name, &fields).await };
    let done = submit::submit(&page.ctx, id(&name)?, expected(&fields), day, &fields.text("loi-nhan")).await;
    answer(page, &name, &fields, done, "flash-admin-submitted").await
}

/// `POST /quan-tri/du-thao/{id}/tra-lai`
pub async fn send_back(Room(page): Room, Path(name): Path<String>, fields: Fields) -> Result<Response, Error> {
    let done = send_back::send_back(&page.ctx, id(&name)?, expected(&fields), &fields.text("can-sua")).await;
    answer(page, &name, &fields, done, "flash-admin-sent-back").await
}

/// `POST /quan-tri/du-thao/{id}/bo`
pub async fn discard(Room(page): Room, Path(name): Path<String>, fields: Fields) -> Result<Response, Error> {
    let done = discard::discard(&page.ctx, id(&name)?, expected(&fields)).await;
    answer(page, &name, &fields, done, "flash-admin-discarded").await
}

/// `POST /quan-tri/du-thao/{id}/cong-bo`: a text is published, an end agreed to, a move ordered.
pub async fn publish(Room(page): Room, Path(name): Path<String>, fields: Fields) -> Result<Response, Error> {
    let loaded = room::find(&page, &name).await?;
    let (Some(signed), Some(from)) = (day(&fields, "ngay-ky"), day(&fields, "tu-ngay")) else {
        return wrong_day(page, &name, &fields).await;
    };
    let today = local::day(page.ctx.now);
    let by = if fields.text("ben") == Announcer::Ministry.key() { Announcer::Ministry } else { Announcer::Province };
    let announcement = Announcement {
        decision: fields.text("quyet-dinh"),
        signed_on: signed.unwrap_or(today),
        by,
        short_notice: fields.get("ly-do-gap").map(str::to_owned),
    };
    let (id, expected, ctx) = (id(&name)?, expected(&fields), &page.ctx);
    let done = match loaded.draft.aim {
        Aim::Publish => match from {
            Some(from) => publish::publish(ctx, id, expected, from, announcement).await,
            None => return wrong_day(page, &name, &fields).await,
        },
        Aim::Retire { .. } => retire::agree(ctx, id, expected, announcement).await,
        Aim::Migrate { .. } => migrate::order(ctx, id, expected, announcement).await,
    };
    answer(page, &name, &fields, done, "flash-admin-published").await
}
