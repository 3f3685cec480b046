//! The desk's side of the kiosks: who rings, who waits, which devices there are.

use app::Ctx;
use app::kiosk::bell::{self, Answer};
use app::kiosk::device::{self, Kiosk};
use app::kiosk::ticket::{self, Board, Ticket};
use app::words::{Value as Word, format};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::{CertificationId, KioskId};
use domain::kiosk::ticket::{State, Step};
use domain::kiosk::{Paper, Queue};
use domain::unit::agency_code::AgencyCode;
use serde::Serialize;

use crate::Error;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The page of kiosks.
#[derive(Debug, Clone, Serialize)]
pub struct KiosksView {
    /// What rings.
    pub bells: Vec<BellLine>,
    /// The devices.
    pub kiosks: Vec<KioskLine>,
    /// Points at which the reader may put one up: code and name.
    pub points: Vec<(String, String)>,
}

/// A ring on a page of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct BellLine {
    /// Identifier.
    pub id: String,
    /// The kiosk.
    pub kiosk: String,
    /// The point.
    pub place: String,
    /// How long it has rung, in words.
    pub since: String,
    /// Number and name off a card, where somebody is to be vouched for.
    pub card: Option<(String, String)>,
    /// Request and paper, where an original is to be looked at.
    pub original: Option<(String, String)>,
}

/// A kiosk on the page of kiosks.
#[derive(Debug, Clone, Serialize)]
pub struct KioskLine {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// How it is, by its stable name.
    pub health: &'static str,
    /// The colour of that.
    pub colour: &'static str,
    /// When it was last heard of, and last used, in words; empty if never.
    pub seen: String,
    /// When somebody last used it; empty if nobody did.
    pub used: String,
    /// Round trip in milliseconds, if known.
    pub round_trip: Option<i64>,
    /// Paper by its stable name.
    pub paper: &'static str,
    /// Until when its code is good; empty without a code.
    pub code_until: String,
    /// Whether a new code can be given.
    pub waits: bool,
    /// Whether the reader may take it out of service.
    pub managed: bool,
}

/// The queues of one point on the first page of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct BoardLine {
    /// The code of the point.
    pub point: String,
    /// Its name.
    pub place: String,
    /// Queues in which somebody waits: stable name, words, how many.
    pub waiting: Vec<(&'static str, String, u32)>,
    /// What this officer called.
    pub called: Vec<CalledLine>,
    /// The counter last called to.
    pub counter: String,
}

/// A number an officer called.
#[derive(Debug, Clone, Serialize)]
pub struct CalledLine {
    /// Identifier.
    pub id: String,
    /// `A007`.
    pub label: String,
    /// The queue.
    pub queue: String,
    /// When it was last called and how often, in words.
    pub told: String,
    /// Whether the person is here or on the way; else nobody came.
    pub here: bool,
}

impl View for KiosksView {
    const TEMPLATE: &'static str = "kiosk/staff.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let line = |name: &str, health, colour, paper| KioskLine {
            id: "0192f0c1-6b1e-7000-8000-000000000001".into(),
            name: name.into(),
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            health,
            colour,
            seen: "23/11/2026 09:00".into(),
            used: "23/11/2026 08:57".into(),
            round_trip: Some(80),
            paper,
            code_until: String::new(),
            waits: false,
            managed: true,
        };
        let waiting = KioskLine {
            seen: String::new(),
            used: String::new(),
            round_trip: None,
            code_until: "23/11/2026 09:30".into(),
            waits: true,
            ..line("Ki-ốt 3", "not-enrolled", "yellow", "enough")
        };
        let points = vec![("H26.00082.D01".to_owned(), "Điểm phục vụ hành chính công phường Cửa Nam".to_owned())];
        let kiosks = vec![line("Ki-ốt 1", "well", "green", "enough"), line("Ki-ốt 2", "silent", "red", "out"), waiting];
        vec![
            KiosksView { bells: BellLine::samples(), kiosks, points },
            KiosksView { bells: vec![], kiosks: vec![], points: vec![] },
        ]
    }
}

impl BellLine {
    /// Rings for samples of pages.
    pub fn samples() -> Vec<BellLine> {
        let ring = |id: &str, card| BellLine {
            id: id.into(),
            kiosk: "Ki-ốt 1".into(),
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            since: "2 phút".into(),
            card,
            original: None,
        };
        let original = Some(("0192f0c1-6b1e-7000-8000-000000000001".to_owned(), "Giấy khai sinh".to_owned()));
        vec![
            ring("r1", None),
            ring("r2", Some(("001095000017".to_owned(), "Nguyễn Văn Minh".to_owned()))),
            BellLine { original, ..ring("r3", None) },
        ]
    }

    /// What rings at the points this officer attends.
    ///
    /// # Errors
    /// A fault if the store does not answer.
    pub async fn list(ctx: &Ctx) -> Result<Vec<BellLine>, Error> {
        let points = device::attended(&ctx.actor);
        let line = |ring: bell::Open| BellLine {
            place: Tell(ctx).office(&ring.point),
            since: Tell(ctx).t("kiosk-minutes", &[("count", Word::Count(ring.minutes))]),
            card: ring.card.map(|card| (card.number.to_string(), card.name)),
            original: ring.original.map(|wanted| (wanted.request.to_string(), wanted.title)),
            kiosk: ring.kiosk,
            id: ring.id,
        };
        Ok(bell::list_open(ctx, &points).await?.into_iter().map(line).collect())
    }
}

impl BoardLine {
    /// A board for samples of pages.
    pub fn samples() -> Vec<BoardLine> {
        let called = |label: &str, here| CalledLine {
            id: label.into(),
            label: label.into(),
            queue: "Hộ tịch".into(),
            told: "09:00, 1 lần".into(),
            here,
        };
        let board = BoardLine {
            point: "H26.00082.D01".into(),
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            waiting: vec![("civil_status", "Hộ tịch".into(), 3), ("land", "Đất đai, nhà ở".into(), 1)],
            called: vec![called("A007", true), called("A006", false)],
            counter: "3".into(),
        };
        vec![board]
    }

    /// The queues of every point this officer attends, as far as there is anything to call or to finish.
    ///
    /// # Errors
    /// A fault if the store does not answer.
    pub async fn list(ctx: &Ctx) -> Result<Vec<BoardLine>, Error> {
        let mut boards = Vec::new();
        for point in device::attended(&ctx.actor) {
            let board = ticket::board(ctx, &point).await?;
            if !board.waiting.is_empty() || !board.called.is_empty() {
                boards.push(BoardLine::of(ctx, board));
            }
        }
        Ok(boards)
    }

    fn of(ctx: &Ctx, board: Board) -> BoardLine {
        let name = |queue: Queue| Tell(ctx).named("kiosk-queue-", queue.key());
        let called = |one: &Ticket| {
            let at = one.called_at.map(|at| format::short_moment(ctx.lang, at)).unwrap_or_default();
            let args = [("at", Word::Text(at)), ("count", Word::Count(one.calls))];
            CalledLine {
                id: one.id.clone(),
                label: one.label.clone(),
                queue: name(one.queue),
                told: Tell(ctx).t("kiosk-called-at", &args),
                here: one.state == State::Called,
            }
        };
        BoardLine {
            place: Tell(ctx).office(&board.point),
            point: board.point.to_string(),
            waiting: board.waiting.iter().map(|(queue, count)| (queue.key(), name(*queue), *count)).collect(),
            called: board.called.iter().map(called).collect(),
            counter: board.counter,
        }
    }
}

/// `GET /quay/ki-ot`
pub async fn show(page: Page) -> Result<Response, Error> {
    let kiosks = device::list(&page.ctx).await?;
    let point = |code: &AgencyCode| (code.to_string(), page.office(code));
    let view = KiosksView {
        bells: BellLine::list(&page.ctx).await?,
        kiosks: kiosks.iter().map(|kiosk| line(&page, kiosk)).collect(),
        points: device::points(&page.ctx).iter().map(point).collect(),
    };
    page.show(&view)
}

/// `POST /quay/ki-ot`: a kiosk on the list, and its code, shown once.
pub async fn create(page: Page, fields: Fields) -> Result<Response, Error> {
    let point = fields.text("point").parse().map_err(|_| Error::NotFound)?;
    let code = device::create(&page.ctx, &point, &fields.text("name")).await?;
    Ok(page.to_with("/quay/ki-ot", "flash-kiosk-code", &code))
}

/// `POST /quay/ki-ot/{kiosk}/ma`
pub async fn renew(page: Page, Path(kiosk): Path<String>, _: Fields) -> Result<Response, Error> {
    let code = device::renew(&page.ctx, id(&kiosk)?).await?;
    Ok(page.to_with("/quay/ki-ot", "flash-kiosk-code", &code))
}

/// `POST /quay/ki-ot/{kiosk}/thu-hoi`
pub async fn revoke(page: Page, Path(kiosk): Path<String>, _: Fields) -> Result<Response, Error> {
    device::revoke(&page.ctx, id(&kiosk)?).await?;
    Ok(page.to_with("/quay/ki-ot", "flash-kiosk-revoked", ""))
}

/// `POST /quay/ki-ot/{kiosk}/giay`
pub async fn paper(page: Page, Path(kiosk): Path<String>, fields: Fields) -> Result<Redirect, Error> {
    let paper: Paper = fields.text("paper").parse().map_err(app::Error::from)?;
    device::set_paper(&page.ctx, id(&kiosk)?, paper).await?;
    Ok(page.to("/quay/ki-ot"))
}

/// `POST /quay/chuong/{ring}`
pub async fn answer(page: Page, Path(ring): Path<String>, fields: Fields) -> Result<Redirect, Error> {
    let answer = match fields.get("answer") {
        Some("confirmed") => Answer::Confirmed,
        Some("denied") => Answer::Denied,
        Some("looking") => Answer::Looking,
        _ => Answer::Coming,
    };
    bell::answer(&page.ctx, &ring, answer).await?;
    match (answer, fields.text("request").parse::<CertificationId>()) {
        (Answer::Looking, Ok(request)) => Ok(page.to(&format!("/quay/chung-thuc/{request}"))),
        _ => Ok(page.to(back(&fields))),
    }
}

/// `POST /quay/so`: whoever is next.
pub async fn call(page: Page, fields: Fields) -> Result<Response, Error> {
    let point = fields.text("point").parse().map_err(|_| Error::NotFound)?;
    let queue: Option<Queue> = fields.get("queue").map(str::parse).transpose().map_err(app::Error::from)?;
    let called = ticket::call_next(&page.ctx, &point, queue, &fields.text("counter")).await?;
    Ok(page.to_with(back(&fields), "flash-ticket-called", &called.label))
}

/// `POST /quay/so/{ticket}`
pub async fn step(page: Page, Path(ticket): Path<String>, fields: Fields) -> Result<Response, Error> {
    let step = match fields.get("step") {
        Some("recall") => Step::Recall,
        Some("no-show") => Step::NoShow,
        Some("done") => Step::Finish,
        _ => return Err(Error::NotFound),
    };
    let moved = ticket::step(&page.ctx, &ticket, step).await?;
    Ok(match step {
        Step::Recall => page.to_with(back(&fields), "flash-ticket-called", &moved.label),
        _ => page.to(back(&fields)).into_response(),
    })
}

/// The page a form of the desk stood on.
fn back(fields: &Fields) -> &'static str {
    if fields.get("back") == Some("/quay/ki-ot") { "/quay/ki-ot" } else { "/quay" }
}

fn id(text: &str) -> Result<KioskId, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

fn line(page: &Page, kiosk: &Kiosk) -> KioskLine {
    let moment = |at| format::short_moment(page.lang, at);
    KioskLine {
        id: kiosk.id.to_string(),
        name: kiosk.name.clone(),
        place: page.office(&kiosk.point),
        health: kiosk.health.key(),
        colour: match kiosk.health.key() {
            "well" => "green",
            "silent" => "red",
            "revoked" => "grey",
            _ => "yellow",
        },
        seen: kiosk.seen_at.map(moment).unwrap_or_default(),
        used: kiosk.used_at.map(moment).unwrap_or_default(),
        round_trip: kiosk.round_trip,
        paper: kiosk.paper.key(),
        code_until: kiosk.code_until.map(moment).unwrap_or_default(),
        waits: kiosk.health.key() == "not-enrolled",
        managed: kiosk.managed && kiosk.health.key() != "revoked",
    }
}
