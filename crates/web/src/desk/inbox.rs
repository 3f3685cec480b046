//! What waits, by time left.

use app::Ctx;
use app::dossier::list::{self, Consulted, Listed, Marker};
use axum::extract::Query;
use axum::response::Response;
use domain::access::{Actor, Grant, Role};
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::tell::Tell;
use crate::Error;
use crate::dossier::track::Due;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// A list of dossiers, and the other lists beside it.
#[derive(Debug, Clone, Serialize)]
pub struct InboxView {
    /// The heading: what is listed, and where.
    pub title: String,
    /// The lists of this place.
    pub tabs: Vec<Tab>,
    /// The places where the reader holds a role.
    pub places: Vec<Tab>,
    /// The dossiers.
    pub lines: Vec<Line>,
    /// Whether several of them can be chosen and signed together.
    pub picks: bool,
    /// Questions of other agencies, on their own tab.
    pub questions: Vec<QuestionLine>,
    /// Whether the tab is that of questions.
    pub asked: bool,
    /// Back to the first page, when this is a later one.
    pub first: String,
    /// The next page, if there is one.
    pub next: String,
}

/// A link among others, one of which is the present page.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    /// Its words.
    pub text: String,
    /// Where it leads, without language.
    pub href: String,
    /// Whether it is this page.
    pub here: bool,
}

/// A question of another agency.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionLine {
    /// The dossier it is about.
    pub href: String,
    /// Who asks.
    pub asking: String,
    /// What the dossier is about.
    pub summary: String,
    /// The procedure.
    pub procedure: String,
    /// When it was asked.
    pub asked_at: String,
    /// Time left for the answer.
    pub left: Due,
}

impl QuestionLine {
    /// A line of what the store lists.
    pub fn of(asked: &Consulted, office: &AgencyCode, tell: Tell<'_>) -> QuestionLine {
        let edition = asked.procedure.parse().ok();
        let procedure = edition
            .and_then(|code| tell.0.city.catalog().in_force(&code, domain::calendar::local::day(tell.0.now)).cloned());
        QuestionLine {
            href: format!("/quay/ho-so/{}#answer-consultation", asked.dossier),
            asking: tell.office_of(&asked.asking),
            summary: asked.summary.clone(),
            procedure: procedure
                .map_or_else(|| asked.procedure.clone(), |found| found.plain_name.get(tell.0.lang.code()).to_owned()),
            asked_at: tell.short(asked.asked_at),
            left: tell.chip("consulting", asked.due_at, office),
        }
    }
}

impl View for InboxView {
    const TEMPLATE: &'static str = "desk/inbox.html";

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quay/hop-viec?xem=luot".into(), here };
        let whole = InboxView {
            title: "Đến lượt tôi – Điểm phục vụ hành chính công phường Cửa Nam".into(),
            tabs: vec![tab("Đến lượt tôi", true), tab("Tôi đang giữ", false), tab("Hỏi ý kiến", false)],
            places: vec![
                tab("Cán bộ tiếp nhận · Điểm phục vụ hành chính công phường Cửa Nam", true),
                tab("Chuyên viên · UBND phường Cửa Nam", false),
            ],
            lines: Line::samples(),
            picks: false,
            questions: vec![],
            asked: false,
            first: "/quay/hop-viec".into(),
            next: "/quay/hop-viec?sau=1".into(),
        };
        let empty =
            InboxView { places: vec![], lines: vec![], first: String::new(), next: String::new(), ..whole.clone() };
        let question = QuestionLine {
            href: "/quay/ho-so/1".into(),
            asking: "Ủy ban nhân dân phường Kim Liên".into(),
            summary: "Nguyễn Văn Minh".into(),
            procedure: "Xác nhận tình trạng hôn nhân".into(),
            asked_at: "23/11/2026 09:00".into(),
            left: Due { tone: "calm", text: "Còn 3 ngày làm việc".into() },
        };
        let asked = InboxView { questions: vec![question], asked: true, ..empty.clone() };
        let mut lines = Line::samples();
        lines[1].pick = "1".into();
        lines[2].pick = "2".into();
        let leader = InboxView { lines, picks: true, ..whole.clone() };
        vec![whole, empty, asked, leader]
    }
}

/// Which list, of which place, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// `luot`, `giu`, `co-quan`, `da-nhan` or `hoi`.
    #[serde(default)]
    xem: String,
    /// The office.
    #[serde(default)]
    noi: String,
    /// The role there.
    #[serde(default)]
    vai: String,
    /// Where the page begins.
    #[serde(default)]
    sau: String,
}

/// `GET /quay/hop-viec`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = InboxView::build(&page.ctx, &wanted).await?;
    page.show(&view)
}

/// The grants of the reader under which dossiers move; auditors and managers read in the name of theirs.
pub fn grants(actor: &Actor) -> &[Grant] {
    match actor {
        Actor::Staff { grants, .. } => grants,
        _ => &[],
    }
}

/// The lists in the order of the tabs, with the key of their words.
const LISTS: [(&str, &str); 5] = [
    ("luot", "desk-list-turn"),
    ("giu", "desk-list-held"),
    ("co-quan", "desk-list-office"),
    ("da-nhan", "desk-list-received"),
    ("hoi", "desk-list-asked"),
];

impl InboxView {
    async fn build(ctx: &Ctx, wanted: &Wanted) -> Result<InboxView, Error> {
        let tell = Tell(ctx);
        let grants = grants(&ctx.actor);
        let chosen = grants
            .iter()
            .find(|grant| grant.office.as_str() == wanted.noi && grant.role.key() == wanted.vai)
            .or_else(|| grants.first())
            .ok_or(Error::Forbidden)?;
        let offered = offered(chosen.role);
        let list = *offered.iter().find(|list| **list == wanted.xem).unwrap_or(&offered[0]);
        let after: Option<Marker> = if wanted.sau.is_empty() { None } else { Some(wanted.sau.parse()?) };
        let (office, role) = (&chosen.office, chosen.role);
        let found = match list {
            "giu" => Some(list::held(ctx, after.as_ref()).await?),
            "co-quan" => Some(list::open(ctx, office, role, false, after.as_ref()).await?),
            "da-nhan" => Some(list::open(ctx, office, role, true, after.as_ref()).await?),
            "hoi" => None,
            _ => Some(list::inbox(ctx, office, role, after.as_ref()).await?),
        };
        let questions = match found {
            None => list::consultations(ctx, office, role).await?,
            Some(_) => Vec::new(),
        };
        let (lines, next) = found.map_or((Vec::new(), None), |page| (page.lines, page.next));
        let here = address(list, office, role);
        let lines: Vec<Line> =
            lines.iter().map(|line| Line { pick: pick(line, role), ..Line::of(line, tell) }).collect();
        let words = |list: &str| LISTS.iter().find(|(name, _)| *name == list).map_or("", |(_, key)| *key);
        Ok(InboxView {
            title: format!("{} – {}", tell.word(words(list)), tell.office(office)),
            tabs: offered
                .iter()
                .map(|one| Tab { text: tell.word(words(one)), href: address(one, office, role), here: *one == list })
                .collect(),
            places: places(tell, grants, |grant| grant == chosen, |grant| address("luot", &grant.office, grant.role)),
            picks: lines.iter().filter(|line| !line.pick.is_empty()).count() > 1,
            lines,
            questions: questions.iter().map(|asked| QuestionLine::of(asked, office, tell)).collect(),
            asked: list == "hoi",
            first: if after.is_some() { here.clone() } else { String::new() },
            next: next.map(|next| format!("{here}&sau={}", escape(&next.to_string()))).unwrap_or_default(),
        })
    }
}

/// What waits for a leader's signature can be signed together.
fn pick(line: &Listed, role: Role) -> String {
    if role == Role::Leader && line.state == "submitted_for_signature" { line.id.clone() } else { String::new() }
}

/// A chip for every place where the reader holds a role; none when there is nothing to choose.
pub fn places(
    tell: Tell<'_>,
    grants: &[Grant],
    here: impl Fn(&Grant) -> bool,
    href: impl Fn(&Grant) -> String,
) -> Vec<Tab> {
    if grants.len() < 2 {
        return Vec::new();
    }
    let place = |grant: &Grant| Tab {
        text: format!("{} · {}", tell.role(grant.role), tell.office(&grant.office)),
        href: href(grant),
        here: here(grant),
    };
    grants.iter().map(place).collect()
}

/// The lists that can hold something for a role.
fn offered(role: Role) -> &'static [&'static str] {
    match role {
        Role::Receptionist => &["luot", "da-nhan"],
        Role::Specialist => &["luot", "giu", "co-quan", "hoi"],
        Role::Leader => &["luot", "co-quan", "hoi"],
        Role::Clerk => &["luot", "co-quan"],
        Role::PointManager => &["da-nhan"],
        Role::Dispatcher | Role::Auditor | Role::Admin | Role::Designer | Role::Publisher => &["luot"],
    }
}

/// The address of a list.
pub fn address(list: &str, office: &AgencyCode, role: Role) -> String {
    format!("/quay/hop-viec?xem={list}&noi={}&vai={}", escape(office.as_str()), role.key())
}
