//! What becomes of a request for a copy, while the person waits: an officer comes, looks, signs or refuses; or nobody does,
//! and they may go.

use app::kiosk::copy::{self, Sent};
use app::words::{Value as Word, format};
use axum::response::{IntoResponse, Response};
use domain::certification::forbidden::Ground;
use domain::certification::record::State;
use domain::kiosk::Sitting;
use domain::kiosk::patience::{LOOK_AGAIN, Waiting};
use domain::kiosk::sitting::Viewing;
use serde::Serialize;

use super::at::AtKiosk;
use super::frame::Frame;
use super::phone;
use crate::Error;
use crate::desk::certification::show::article;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Minutes for which the screen looks by itself; then it tells the person that they need not wait.
const GIVES_UP: i64 = 10;

/// How it stands.
#[derive(Debug, Clone, Serialize)]
pub struct SentView {
    /// What every screen carries.
    pub frame: Frame,
    /// `waiting`, `looking`, `signing`, `done`, `refused`, `withdrawn` or `annulled`.
    pub state: &'static str,
    /// Minutes since it was sent.
    pub minutes: i64,
    /// Nobody came for so long that the person may go.
    pub late: bool,
    /// When it is due, in words.
    pub due: String,
    /// What it costs, in words.
    pub fee: String,
    /// Why it was refused: words and article.
    pub grounds: Vec<(String, String)>,
    /// What the officer added.
    pub note: String,
    /// The number of the register.
    pub number: String,
    /// Where the copy is checked, as a drawing.
    pub qr: String,
    /// Its path.
    pub address: String,
}

impl View for SentView {
    const TEMPLATE: &'static str = "kiosk/copy-sent.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let waiting = SentView {
            frame: Frame { steps: vec![], ..Frame::sample() },
            state: "waiting",
            minutes: 2,
            late: false,
            due: "Hẹn xong: 17:30 thứ Hai, 23/11/2026".into(),
            fee: "Lệ phí: 4.000 đồng".into(),
            grounds: vec![],
            note: String::new(),
            number: String::new(),
            qr: String::new(),
            address: String::new(),
        };
        let of = |state| SentView { state, ..waiting.clone() };
        let grounds = vec![("Bản chính bị tẩy xóa".into(), "Nghị định 23/2015/NĐ-CP, Điều 22.1".into())];
        let address = "/k/0123456789ABCDEFGHJK".to_owned();
        vec![
            waiting.clone(),
            SentView { late: true, minutes: 11, ..waiting.clone() },
            of("looking"),
            of("signing"),
            SentView { grounds, note: "Mời bà mang bản khác.".into(), ..of("refused") },
            SentView {
                number: "07-01/2026-SCT/BS".into(),
                qr: phone::qr("https://example.vn/k/0123456789ABCDEFGHJK").unwrap_or_default(),
                address,
                ..of("done")
            },
            of("withdrawn"),
            of("annulled"),
        ]
    }
}

/// `GET /tram/ban-sao/cho`
pub async fn show(page: Page, at: AtKiosk) -> Result<Response, Error> {
    let sent = match &at.seated {
        Some(seated) => copy::sent(&at.ctx, seated).await?,
        None => None,
    };
    let Some(sent) = sent else { return Ok(page.to("/tram/ban-sao").into_response()) };
    let view = told(&page, &at, &sent)?;
    page.show(&view)
}

/// `POST /tram/ban-sao/xem`: the certified copy, page by page.
pub async fn look(page: Page, at: AtKiosk, _: Fields) -> Result<Response, Error> {
    let sitting = Sitting { viewing: Some(Viewing::Copy), ..at.sitting().onward() };
    at.remember(&page, sitting, "/tram/xem").await
}

fn told(page: &Page, at: &AtKiosk, sent: &Sent) -> Result<SentView, Error> {
    let one = &sent.request;
    let state = match one.state {
        State::Checked | State::Numbered => "signing",
        State::Certified | State::Delivered => "done",
        State::Refused => "refused",
        State::Withdrawn | State::Spared => "withdrawn",
        State::Annulled => "annulled",
        State::Requested | State::AwaitingOfficer if sent.is_looked_at => "looking",
        State::Requested | State::AwaitingOfficer => "waiting",
    };
    let is_open = matches!(state, "waiting" | "looking" | "signing");
    let late = is_open && sent.minutes >= GIVES_UP;
    let mut frame = Frame::of(page, at, if is_open { Waiting::Officer } else { Waiting::Reading });
    if is_open && !late {
        frame = frame.goes_on(page, LOOK_AGAIN, "/tram/ban-sao/cho");
    }
    let tell = Tell(&at.ctx);
    let refused = one.refused.as_ref();
    let ground = |ground: &Ground| {
        (page.t(&format!("certification-ground-{}", ground.key()), &[]), article(tell, one, ground.article()))
    };
    let address = one.certified.as_ref().map(|made| format!("/k/{}", made.check_code)).unwrap_or_default();
    let fee = one.request.as_ref().map_or(0, |asked| i64::try_from(asked.charge.amount.0).unwrap_or(i64::MAX));
    Ok(SentView {
        frame,
        state,
        minutes: sent.minutes,
        late,
        due: page.t("kiosk-copy-due", &[("at", Word::Text(format::moment(page.lang, sent.due)))]),
        fee: page.t("kiosk-copy-fee", &[("fee", Word::Text(format::money(page.lang, fee)))]),
        grounds: refused.map(|refused| refused.grounds.iter().map(ground).collect()).unwrap_or_default(),
        note: refused.and_then(|refused| refused.note.clone()).unwrap_or_default(),
        number: one.number.map(|number| number.to_string()).unwrap_or_default(),
        qr: if address.is_empty() { String::new() } else { phone::qr(&phone::public(page, &address))? },
        address,
    })
}
