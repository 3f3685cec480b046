//! Drafts, running dossiers, those to mend, results.

use app::dossier::get::read_code;
use app::dossier::list::{self, Listed, Marker};
use app::draft::{Draft, get, save};
use app::words::Value as Word;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use serde::{Deserialize, Serialize};

use super::draft;
use super::track::{Due, chip};
use crate::Error;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Everything of one person.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MineView {
    /// What the person has to mend or bring.
    pub to_mend: Vec<Mine>,
    /// Begun and not filed.
    pub drafts: Vec<Mine>,
    /// On its way.
    pub running: Vec<Mine>,
    /// Done, with its result.
    pub finished: Vec<Mine>,
    /// Whether these are the latest ones.
    pub first: bool,
    /// The address of the older ones, if there are more.
    pub next: Option<String>,
}

/// One line.
#[derive(Debug, Clone, Serialize)]
pub struct Mine {
    /// What people call the procedure.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its code; empty before acceptance.
    pub code: String,
    /// Where it stands.
    pub state: String,
    /// The deadline chip.
    pub due: Option<Due>,
    /// Where a draft is thrown away; empty for dossiers.
    pub discard: String,
}

impl View for MineView {
    const TEMPLATE: &'static str = "dossier/mine.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let line = |code: &str, state: &str| Mine {
            name: "Khai sinh cho con".into(),
            href: "/ho-so/1".into(),
            code: code.into(),
            state: state.into(),
            due: (!code.is_empty())
                .then(|| Due { tone: "calm", text: "Hẹn trả thứ Hai, 23/11/2026, 16:00".into() }),
            discard: if state == "Bản nháp" { "/ho-so/nhap/1/bo".into() } else { String::new() },
        };
        let full = MineView {
            to_mend: vec![line("H26.151-261123-0006", "Cần sửa hoặc nộp thêm")],
            drafts: vec![line("", "Bản nháp")],
            running: vec![line("H26.151-261123-0007", "Đang giải quyết")],
            finished: vec![line("H26.151-261120-0001", "Đã trả kết quả")],
            first: true,
            next: Some("/viec-cua-toi?sau=1".into()),
        };
        let older = MineView { to_mend: vec![], drafts: vec![], first: false, next: None, ..full.clone() };
        vec![full, older, MineView { first: true, ..MineView::default() }]
    }
}

/// Where the list goes on.
#[derive(Debug, Deserialize)]
pub struct Place {
    #[serde(default)]
    sau: String,
}

/// `GET /viec-cua-toi?sau=`
pub async fn show(page: Page, Query(place): Query<Place>) -> Result<Response, Error> {
    if page.ctx.actor.is_staff() {
        return Ok(page.to("/quay").into_response());
    }
    let after: Option<Marker> = Some(place.sau).filter(|sau| !sau.is_empty()).map(|sau| sau.parse()).transpose()?;
    let listed = list::mine(&page.ctx, after.as_ref()).await?;
    let mut view = MineView { first: after.is_none(), ..MineView::default() };
    if view.first {
        for kept in get::list(&page.ctx).await? {
            let held = draft::held(&page, &kept.procedure).await?;
            view.drafts.push(Mine::draft(&kept, &held, &page));
        }
    }
    for line in &listed.lines {
        let to = match line.state.as_str() {
            "pre_supplement" | "supplement_requested" | "awaiting_confirmation" | "awaiting_payment" => {
                &mut view.to_mend
            }
            _ if line.open => &mut view.running,
            _ => &mut view.finished,
        };
        to.push(Mine::of(line, &page)?);
    }
    view.next = listed.next.map(|next| format!("/viec-cua-toi?sau={next}"));
    page.show(&view)
}

/// `POST /ho-so/nhap/{draft}/bo`
pub async fn discard(page: Page, Path(id): Path<String>, _: Fields) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    save::discard(&page.ctx, kept.id).await?;
    Ok(page.to_with("/viec-cua-toi", "flash-draft-discarded", ""))
}

impl Mine {
    fn draft(kept: &Draft, held: &draft::Held, page: &Page) -> Mine {
        let until = app::words::format::moment(page.lang, kept.expires_at);
        Mine {
            name: kept.procedure.plain_name.get(page.lang.code()).to_owned(),
            href: draft::resume(kept, held, page.site.today(), &page.ctx.city.library.units),
            code: String::new(),
            state: page.t("tracking-draft-kept", &[("until", until.into())]),
            due: None,
            discard: format!("/ho-so/nhap/{}/bo", kept.id),
        }
    }

    fn of(line: &Listed, page: &Page) -> Result<Mine, Error> {
        let overdue = line.due_at.is_some_and(|due| local::day(page.ctx.now) > local::day(due));
        Ok(Mine {
            name: Tell(&page.ctx).procedure(&line.edition),
            href: format!("/ho-so/{}", line.id),
            code: line.code.as_ref().map(read_code).transpose()?.map(|code| code.to_string()).unwrap_or_default(),
            state: Tell(&page.ctx).state(&line.state).0,
            due: match line.state.as_str() {
                "awaiting_reception" | "awaiting_dispatch" => Some(Due {
                    tone: "calm",
                    text: page.t("tracking-answer-by", &[("at", Word::Moment(line.attend_by))]),
                }),
                state => chip(page, state, line.due_at, line.finished_at.is_some(), overdue),
            },
            discard: String::new(),
        })
    }
}
