//! What an office has in hand, what is on its way to it, and the small forms beside each paper.

use app::Ctx;
use app::custody::list;
use axum::extract::Query;
use axum::response::Response;
use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::custody::original::Original;
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::desk::certification::list::{read_place, write_place};
use crate::desk::inbox::Tab;
use crate::desk::tell::Tell;
use crate::dossier::question::Mistake;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct CustodyView {
    /// The offices the person works at.
    pub tabs: Vec<Tab>,
    /// The office whose papers they are.
    pub office: String,
    /// A new key for the form: sent twice, the paper is taken once.
    pub key: String,
    /// What was typed about a paper to be taken.
    pub typed: Typed,
    /// The papers.
    pub papers: Vec<Paper>,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// What was typed about a paper to be taken.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Typed {
    /// What it is called.
    pub title: String,
    /// Number and symbol on it.
    pub number: String,
    /// Whose it is.
    pub owner: String,
    /// Their number.
    pub personal_id: String,
    /// Who brought it, by what they were known.
    pub proof: String,
    /// The code of the dossier.
    pub dossier: String,
    /// The day by which it is promised back, as typed.
    pub due: String,
}

/// A paper in the list.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Whose.
    pub owner: String,
    /// Who brought it.
    pub proof: String,
    /// Who has it; nobody while it is on its way.
    pub holder: String,
    /// Where it is, in words.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Since when.
    pub since: String,
    /// The day by which it was promised back.
    pub due: String,
    /// That day has passed.
    pub late: bool,
    /// Whether the reader has it in hand.
    pub mine: bool,
    /// Whether it is in a colleague's hands.
    pub theirs: bool,
}

impl View for CustodyView {
    const TEMPLATE: &'static str = "desk/custody.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let paper = |id: &str, holder: &str, state: &str, mine: bool| Paper {
            id: id.into(),
            title: "Giấy chứng nhận kết hôn, số 12/2019".into(),
            owner: "Nguyễn Văn Minh".into(),
            proof: "Anh Minh, thẻ căn cước".into(),
            holder: holder.into(),
            state: state.into(),
            colour: if holder.is_empty() { "yellow" } else { "blue" },
            since: "09:12 23/11/2026".into(),
            due: "30/11/2026".into(),
            late: mine,
            mine,
            theirs: !mine && !holder.is_empty(),
        };
        let full = CustodyView {
            tabs: vec![Tab {
                text: "Phường Cửa Nam".into(), href: "/quay/ban-goc?noi=H26.00082".into(), here: true
            }],
            office: "H26.00082".into(),
            key: "1".into(),
            typed: Typed::default(),
            papers: vec![
                paper("1", "Lê Thị Hoa", "Đang giữ", true),
                paper("2", "", "Đang chuyển tới", false),
                paper("3", "Phạm Quốc Hưng", "Đang giữ", false),
            ],
            first: "/quay/ban-goc?noi=H26.00082".into(),
            next: "/quay/ban-goc?noi=H26.00082&sau=1.2".into(),
            mistakes: vec![],
        };
        let empty = CustodyView {
            papers: vec![],
            first: String::new(),
            next: String::new(),
            typed: Typed { title: "Sổ hộ khẩu".into(), ..Typed::default() },
            mistakes: vec![Mistake { id: "chu".into(), text: "Hãy ghi chủ giấy tờ.".into() }],
            ..full.clone()
        };
        vec![full, empty]
    }
}

/// Which office, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    noi: String,
    #[serde(default)]
    sau: String,
}

/// `GET /quay/ban-goc`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = CustodyView::build(&page.ctx, &wanted.noi, &wanted.sau).await?;
    page.show(&view)
}

/// Where the person works with papers.
fn offices(ctx: &Ctx) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = &ctx.actor else { return Vec::new() };
    let roles = [Role::Receptionist, Role::Specialist, Role::Leader, Role::Clerk, Role::PointManager];
    let today = local::day(ctx.now);
    let mut offices: Vec<AgencyCode> = Vec::new();
    for grant in grants.iter().filter(|grant| roles.contains(&grant.role) && grant.holds_on(today)) {
        if !offices.contains(&grant.office) {
            offices.push(grant.office.clone());
        }
    }
    offices
}

impl CustodyView {
    pub(super) async fn build(ctx: &Ctx, office: &str, after: &str) -> Result<Self, Error> {
        let tell = Tell(ctx);
        let offices = offices(ctx);
        let here = offices.iter().find(|one| one.as_str() == office).or_else(|| offices.first());
        let here = here.ok_or(Error::Forbidden)?;
        let after = read_place(after);
        let found = list::held(ctx, here, after.as_ref()).await?;
        let address = |office: &AgencyCode| format!("/quay/ban-goc?noi={}", escape(office.as_str()));
        let tab = |one: &AgencyCode| Tab { text: tell.office(one), href: address(one), here: one == here };
        let is_full = found.len() == list::PAGE as usize;
        let next = found.last().filter(|_| is_full);
        Ok(Self {
            tabs: offices.iter().map(tab).collect(),
            office: here.to_string(),
            key: ctx.id().to_string(),
            typed: Typed::default(),
            papers: found.iter().map(|(_, original)| Paper::of(ctx, &original.subject)).collect(),
            first: if after.is_some() { address(here) } else { String::new() },
            next: next
                .map(|(place, _)| format!("{}&sau={}", address(here), escape(&write_place(place))))
                .unwrap_or_default(),
            mistakes: Vec::new(),
        })
    }
}

impl Paper {
    pub(super) fn of(ctx: &Ctx, original: &Original) -> Self {
        let tell = Tell(ctx);
        let officer = original.holder.officer.as_ref();
        let mine = original.must_be_held_by(ctx.actor.account()).is_ok();
        let named = |number: &String| tell.t("custody-numbered", &[("number", number.clone().into())]);
        let parts: Vec<String> =
            std::iter::once(original.taking.title.clone()).chain(original.taking.number.as_ref().map(named)).collect();
        Self {
            id: original.id.to_string(),
            title: parts.join(", "),
            owner: original.taking.owner.name.clone(),
            proof: original.taking.proof.clone(),
            holder: officer.map(|by| by.name.clone()).unwrap_or_default(),
            state: tell.named("custody-state-", original.state.key()),
            colour: if officer.is_some() { "blue" } else { "yellow" },
            since: tell.short(original.holder.since),
            due: original.taking.due.map(|day| day.strftime("%d/%m/%Y").to_string()).unwrap_or_default(),
            late: original.is_overdue(local::day(ctx.now)),
            mine,
            theirs: !mine && officer.is_some(),
        }
    }
}
