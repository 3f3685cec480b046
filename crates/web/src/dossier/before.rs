//! Before you start: papers, price, time, and what will not be asked.

use std::collections::BTreeMap;

use app::draft::{Draft, begin, get, save};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::access::Actor;
use domain::catalog::field::SeenBy;
use domain::catalog::{Channel, Procedure, ServiceLevel};
use serde::Serialize;
use serde_json::Value;

use super::draft;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::procedure::line::{Line, slug};
use crate::procedure::show::place;
use crate::view::View;

/// The page before the first question.
#[derive(Debug, Clone, Serialize)]
pub struct BeforeView {
    /// The end of the procedure's address.
    pub slug: String,
    /// What people call the procedure.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// The papers to have at hand.
    pub papers: Vec<String>,
    /// What the city fetches itself.
    pub held: Vec<String>,
    /// The questions whose answers the city holds: they are shown before filing, not asked.
    pub known: Vec<String>,
    /// What it costs.
    pub fee: String,
    /// How long it takes.
    pub time: String,
    /// Who decides.
    pub place: String,
    /// How many questions will be asked at most.
    pub questions: usize,
    /// The address of a draft of this procedure that waits to be gone on with.
    pub draft: Option<String>,
}

impl View for BeforeView {
    const TEMPLATE: &'static str = "dossier/before.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let fresh = BeforeView {
            slug: "khai-sinh-cho-con".into(),
            name: "Khai sinh cho con".into(),
            summary: "Làm giấy khai sinh cho con mới sinh.".into(),
            papers: vec!["Giấy chứng sinh".into()],
            held: vec!["Giấy chứng nhận kết hôn".into(), "Căn cước của cha mẹ".into()],
            known: vec!["Họ và tên của bạn".into()],
            fee: "Không mất phí".into(),
            time: "trong ngày".into(),
            place: "Ủy ban nhân dân phường, xã theo địa chỉ trong hồ sơ".into(),
            questions: 12,
            draft: None,
        };
        let again = BeforeView {
            draft: Some("/ho-so/nhap/1/hoi/con".into()),
            papers: vec![],
            held: vec![],
            known: vec![],
            ..fresh.clone()
        };
        vec![fresh, again]
    }
}

/// `GET /ho-so/moi/{slug}`
pub async fn show(page: Page, Path(wanted): Path<String>) -> Result<Response, Error> {
    let procedure = page.site.procedure(&wanted).ok_or(Error::NotFound)?;
    if !is_online(&procedure) {
        return Ok(page.to(&format!("/thu-tuc/{}", slug(&procedure))).into_response());
    }
    let waits = waiting(&page, &procedure).await?;
    let known = draft::held(&page, &procedure).await?;
    let view = BeforeView::of(&procedure, waits.as_ref(), &known, &page);
    page.show(&view)
}

/// `POST /ho-so/moi/{slug}`: a new draft, with what the account tells filled in. Pressing twice begins once.
pub async fn create(page: Page, Path(wanted): Path<String>, _: Fields) -> Result<Response, Error> {
    let procedure = page.site.procedure(&wanted).ok_or(Error::NotFound)?;
    if page.ctx.actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let held = draft::held(&page, &procedure).await?;
    let known: BTreeMap<String, Value> = held.iter().map(|(name, one)| (name.clone(), one.value.clone())).collect();
    let fresh = match waiting(&page, &procedure).await? {
        Some(waits) if waits.papers.is_empty() && waits.answers == known => waits,
        _ => {
            let begun = begin::begin(&page.ctx, &procedure.code).await?;
            save::answers(&page.ctx, begun.id, known).await?
        }
    };
    let first = draft::open_pages(&fresh, &held).first().map(|questions| draft::asking(&fresh, questions.id));
    Ok(page.to(&first.unwrap_or_else(|| draft::papers(&fresh))).into_response())
}

/// Whether it can be filed on the network at all.
pub fn is_online(procedure: &Procedure) -> bool {
    procedure.offer(Channel::Online).is_some_and(|offer| offer.level != ServiceLevel::InfoOnly)
}

/// The latest draft of this procedure that this person has begun.
async fn waiting(page: &Page, procedure: &Procedure) -> Result<Option<Draft>, Error> {
    if !matches!(page.ctx.actor, Actor::Citizen { .. }) {
        return Ok(None);
    }
    let drafts = get::list(&page.ctx).await?;
    Ok(drafts.into_iter().find(|draft| draft.procedure.code == procedure.code))
}

impl BeforeView {
    fn of(procedure: &Procedure, waits: Option<&Draft>, known: &draft::Held, page: &Page) -> BeforeView {
        let today = page.site.today();
        let line = Line::of(procedure, page, today);
        let name = |component: &domain::catalog::Component| {
            let name = component.name.get(page.lang.code());
            match component.required {
                true => name.to_owned(),
                false => format!("{name} ({})", page.t("procedure-paper-sometimes", &[])),
            }
        };
        let asked: Vec<_> = procedure.form.fields().filter(|field| field.seen_by == SeenBy::Everyone).collect();
        let (held, papers): (Vec<_>, Vec<_>) =
            procedure.components.iter().filter(|one| !draft::is_form(one)).partition(|one| draft::is_held(one));
        BeforeView {
            slug: line.slug,
            name: line.name,
            summary: procedure.summary.get(page.lang.code()).to_owned(),
            papers: papers.into_iter().map(name).collect(),
            held: held.into_iter().map(name).collect(),
            fee: line.fee,
            time: line.time,
            place: place(procedure, &page.site.words, page.lang),
            questions: asked.iter().filter(|field| !known.contains_key(&field.name)).count(),
            known: asked
                .iter()
                .filter(|field| known.contains_key(&field.name))
                .map(|field| field.label.get(page.lang.code()).to_owned())
                .collect(),
            draft: waits.map(|waits| draft::resume(waits, known, today, &page.ctx.city.library.units)),
        }
    }
}
