//! What is sent from the page of paper originals.

use app::custody::{end, pass, take as taking};
use app::timeline::Loaded;
use app::{Error as AppError, words::Value as Word};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::custody::original::{Harm, Original, Taking};
use domain::document::item::Owner;
use domain::dossier::code::DossierCode;
use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use uuid::Uuid;

use super::list::{CustodyView, Typed};
use crate::Error;
use crate::desk::receive::scan;
use crate::dossier::promise::promise;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

/// `POST /quay/ban-goc`: a paper is taken.
pub async fn take(page: Page, fields: Fields) -> Result<Response, Error> {
    let office: AgencyCode = fields.text("noi").parse().map_err(|_| Error::NotFound)?;
    let typed = Typed {
        title: fields.text("ten"),
        number: fields.text("so"),
        owner: fields.text("chu"),
        personal_id: fields.text("so-dinh-danh"),
        proof: fields.text("chung-minh"),
        dossier: fields.text("ho-so"),
        due: fields.text("han-tra"),
    };
    let dossier = match typed.dossier.as_str() {
        "" => None,
        code => match dossier(&page, code).await? {
            Some(id) => Some(id),
            None => {
                let text = page.t("custody-no-dossier", &[("code", Word::Text(code.to_owned()))]);
                return again(page, Mistake { id: "ho-so".into(), text }, office.as_str(), typed).await;
            }
        },
    };
    let due = match typed.due.as_str() {
        "" => None,
        text => match Date::strptime("%d/%m/%Y", text).or_else(|_| text.parse()) {
            Ok(day) => Some(day),
            Err(_) => {
                let text = page.t("custody-no-day", &[]);
                return again(page, Mistake { id: "han-tra".into(), text }, office.as_str(), typed).await;
            }
        },
    };
    let card = scan::read(&typed.personal_id);
    let number = card.as_ref().map_or(typed.personal_id.as_str(), |card| card.number.as_str());
    let born = card.as_ref().and_then(|card| card.born).map(|born| born.year());
    let owner = Owner::of(number, &typed.owner, born);
    let number = Some(typed.number.clone()).filter(|number| !number.is_empty());
    let (title, proof, at) = (typed.title.clone(), typed.proof.clone(), office.clone());
    let one = Taking { title, number, owner, proof, office: at, dossier, capture: None, due };
    let ctx = promise(&page.ctx, format!("custody:{}", fields.text("key")), &fields, &[]);
    match taking::take(&ctx, one).await {
        Ok(taken) => Ok(page.to_with(&format!("/quay/ban-goc/{}", taken.id), "flash-custody-taken", "")),
        done => answer(page, done, "flash-custody-taken", office.as_str(), typed).await,
    }
}

/// The dossier with a code, if there is one that this person may see.
async fn dossier(page: &Page, code: &str) -> Result<Option<DossierId>, Error> {
    let Ok(code) = code.parse::<DossierCode>() else { return Ok(None) };
    match app::dossier::get::find_by_code(&page.ctx, &code).await {
        Ok(loaded) => Ok(Some(loaded.dossier.id)),
        Err(AppError::NotFound) => Ok(None),
        Err(why) => Err(why.into()),
    }
}

/// `POST /quay/ban-goc/{id}/chuyen`: sent to an office.
pub async fn hand_on(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = match fields.text("toi").parse::<AgencyCode>() {
        Ok(to) => pass::hand_on(&page.ctx, id, &to, &fields.text("ly-do")).await,
        Err(_) => Err(domain::timeline::Ruling::new("custody.no-office").with("office", fields.text("toi")).into()),
    };
    answer(page, done, "flash-custody-handed-on", &fields.text("noi"), Typed::default()).await
}

/// `POST /quay/ban-goc/{id}/nhan`: taken in hand.
pub async fn receive(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = pass::receive(&page.ctx, id, &fields.text("ly-do")).await;
    answer(page, done, "flash-custody-received", &fields.text("noi"), Typed::default()).await
}

/// `POST /quay/ban-goc/{id}/tra`: given back to the person.
pub async fn give_back(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let done = end::give_back(&page.ctx, id, &fields.text("chung-minh")).await;
    answer(page, done, "flash-custody-given-back", &fields.text("noi"), Typed::default()).await
}

/// `POST /quay/ban-goc/{id}/hong`: lost or damaged.
pub async fn harm(page: Page, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, Error> {
    let harm = Harm::of(&fields.text("the-nao")).ok_or(Error::NotFound)?;
    let done = end::harmed(&page.ctx, id, harm, &fields.text("ly-do")).await;
    answer(page, done, "flash-custody-harmed", &fields.text("noi"), Typed::default()).await
}

/// On with a word of thanks, or the page again with the refusal on it.
async fn answer(
    page: Page,
    done: Result<Loaded<Original>, AppError>,
    flash: &str,
    office: &str,
    typed: Typed,
) -> Result<Response, Error> {
    match done {
        Ok(_) => Ok(page.to_with(&format!("/quay/ban-goc?noi={}", crate::routes::escape(office)), flash, "")),
        Err(AppError::Ruled(ruling)) => {
            let id = match ruling.args.first() {
                Some(("field", field)) if field == "title" => "ten",
                Some(("field", field)) if field == "owner" => "chu",
                Some(("field", _)) => "chung-minh",
                _ => "dang-giu",
            };
            let text = AppError::Ruled(ruling).tell(&page.site.city.words, page.lang, "");
            again(page, Mistake { id: id.to_owned(), text }, office, typed).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn again(page: Page, mistake: Mistake, office: &str, typed: Typed) -> Result<Response, Error> {
    let view = CustodyView::build(&page.ctx, office, "").await?;
    let view = CustodyView { typed, mistakes: vec![mistake], ..view };
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}
