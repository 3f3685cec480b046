//! A queue number: what for, called first or not, and the number.

use app::kiosk::bell::read_card;
use app::kiosk::ticket;
use app::words::{Value as Word, format};
use axum::response::{IntoResponse, Response};
use domain::kiosk::patience::Waiting;
use domain::kiosk::{Paper, Priority, Queue, Sitting};
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use super::line::{self, QueueTile};
use super::phone;
use crate::Error;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

const STEPS: [&str; 3] = ["kiosk-step-queue", "kiosk-step-priority", "kiosk-step-number"];

/// What for?
#[derive(Debug, Clone, Serialize)]
pub struct QueuesView {
    /// What every screen carries.
    pub frame: Frame,
    /// The queues.
    pub queues: Vec<QueueTile>,
}

impl View for QueuesView {
    const TEMPLATE: &'static str = "kiosk/queues.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let tile = |value, name: &str, waiting: &str| QueueTile {
            value,
            name: name.into(),
            hint: "Khai sinh, kết hôn, khai tử".into(),
            waiting: waiting.into(),
        };
        let queues = vec![tile("civil_status", "Hộ tịch", "3 người đang chờ"), tile("land", "Đất đai", "Không ai chờ")];
        vec![QueuesView { frame: Frame::sample(), queues }]
    }
}

/// Called first?
#[derive(Debug, Clone, Serialize)]
pub struct PriorityView {
    /// What every screen carries.
    pub frame: Frame,
    /// The queue they chose.
    pub queue: String,
    /// Reasons: stable name and words.
    pub reasons: Vec<(&'static str, String)>,
}

impl View for PriorityView {
    const TEMPLATE: &'static str = "kiosk/priority.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let reasons = vec![("elderly", "Từ 60 tuổi trở lên".into()), ("merit", "Người có công".into())];
        vec![PriorityView { frame: Frame::sample(), queue: "Hộ tịch".into(), reasons }]
    }
}

/// The number.
#[derive(Debug, Clone, Serialize)]
pub struct SlipView {
    /// What every screen carries.
    pub frame: Frame,
    /// `A007`.
    pub label: String,
    /// The queue.
    pub queue: String,
    /// How many are before it, or where to go.
    pub stands: String,
    /// How long it may take, or that nobody knows.
    pub wait: String,
    /// When it was taken, in words.
    pub taken: String,
    /// Whether it is called before others.
    pub first: bool,
    /// The address at which one follows it, as a drawing.
    pub qr: String,
    /// Its path.
    pub address: String,
    /// Whether there is paper.
    pub paper: bool,
}

impl View for SlipView {
    const TEMPLATE: &'static str = "kiosk/slip.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let one = SlipView {
            frame: Frame::sample(),
            label: "A007".into(),
            queue: "Hộ tịch".into(),
            stands: "Trước ông/bà còn 3 người.".into(),
            wait: "Chờ khoảng 15 phút.".into(),
            taken: "09:00 thứ Hai, 23/11/2026".into(),
            first: true,
            qr: phone::qr("https://example.vn/so/ABC").unwrap_or_default(),
            address: "/so/ABC".into(),
            paper: true,
        };
        let bare =
            SlipView { paper: false, first: false, wait: "Chưa biết phải chờ bao lâu.".into(), ..one.clone() };
        vec![one, bare]
    }
}

/// `GET /tram/lay-so`
pub async fn queues(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let waiting = ticket::waiting(&at.ctx).await?;
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 0, "/tram");
    let queues = QueueTile::all(&page, &waiting);
    page.show(&QueuesView { frame, queues })
}

/// `POST /tram/lay-so`
pub async fn choose(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let queue: Queue = fields.text("queue").parse().map_err(app::Error::from)?;
    let sitting = Sitting { queue: Some(queue), ticket: None, ..at.sitting().onward() };
    at.remember(&page, sitting, "/tram/lay-so/uu-tien").await
}

/// `GET /tram/lay-so/uu-tien`
pub async fn priority(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let Some(queue) = at.sitting().queue else { return Ok(page.to("/tram/lay-so").into_response()) };
    let frame = Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 1, "/tram/lay-so");
    let reason = |one: Priority| (one.key(), page.t(&format!("kiosk-priority-{}", one.key()), &[]));
    let view = PriorityView {
        frame,
        queue: line::queue_name(&page, queue),
        reasons: Priority::ALL.into_iter().map(reason).collect(),
    };
    page.show(&view)
}

/// `POST /tram/lay-so/uu-tien`: takes the number. Off a card only the year of birth is used, and nothing is kept.
pub async fn take(page: Page, at: AtKiosk, fields: Fields) -> Result<Response, Error> {
    let Some(seated) = &at.seated else { return Ok(page.to("/tram/lay-so").into_response()) };
    let why = match (fields.get("scan"), fields.get("priority")) {
        (Some(scanned), _) => {
            let year = page.site.today().year();
            let born = read_card(scanned).and_then(|card| card.number.birth_year());
            born.and_then(|born| Priority::of_birth_year(born, year))
        }
        (None, Some(key)) if key != "none" => Some(key.parse().map_err(app::Error::from)?),
        _ => None,
    };
    match ticket::take(&at.ctx, seated, why).await {
        Ok(()) => Ok(page.to("/tram/lay-so/phieu").into_response()),
        Err(why) => at.say(&page, why, "/tram/lay-so").await,
    }
}

/// `GET /tram/lay-so/phieu`
pub async fn slip(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let Some(code) = at.sitting().ticket else { return Ok(page.to("/tram").into_response()) };
    let ticket = ticket::follow(&at.ctx, &code).await?;
    let address = format!("/so/{code}");
    let view = SlipView {
        frame: Frame::of(&page, &at, Waiting::Reading).step(&page, &STEPS, 2, ""),
        label: ticket.label.clone(),
        queue: line::queue_name(&page, ticket.queue),
        stands: line::stands(&page, &ticket),
        wait: line::wait(&page, &ticket),
        taken: page.t("kiosk-ticket-taken", &[("at", Word::Text(format::moment(page.lang, ticket.taken_at)))]),
        first: ticket.priority.is_some(),
        qr: phone::qr(&phone::public(&page, &address))?,
        address,
        paper: at.kiosk.paper != Paper::Out,
    };
    page.show(&view)
}
