//! What do you need? Six tiles.

use app::words::Lang;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::kiosk::Paper;
use domain::kiosk::patience::Waiting;
use serde::Serialize;

use super::at::AtKiosk;
use super::enrol::EnrolView;
use super::frame::{Frame, Next};
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The first screen.
#[derive(Debug, Clone, Serialize)]
pub struct StartView {
    /// What every screen carries.
    pub frame: Frame,
    /// Whether numbers cannot be printed just now.
    pub without_paper: bool,
}

impl View for StartView {
    const TEMPLATE: &'static str = "kiosk/start.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        vec![
            StartView { frame: Frame { steps: vec![], back: String::new(), ..Frame::sample() }, without_paper: false },
            StartView { frame: Frame { steps: vec![], ..Frame::loud_sample() }, without_paper: true },
        ]
    }
}

/// Seconds after which a free kiosk shows itself afresh: what it says of its paper and bell is then true again, and the
/// desk hears of it even where no script runs.
const AFRESH: u32 = 60;

/// `GET /tram`: the tiles on a kiosk, how to become one anywhere else.
pub async fn show(page: Page, jar: CookieJar) -> Result<Response, Error> {
    let Some(at) = AtKiosk::find(&page, &jar, false).await? else {
        return page.show(&EnrolView { frame: Frame::bare("/tram"), error: String::new() });
    };
    let mut frame = Frame::of(&page, &at, Waiting::Reading);
    // Nobody is there to be asked: it only shows itself again, in the language and letters of everybody.
    if at.seated.is_none() {
        let usual = page.lang == Lang::Vi && !page.is_adjusted();
        let to = if usual { "/tram" } else { "/tram/ket-thuc" };
        frame.next = Some(Next { seconds: AFRESH, to: to.to_owned(), holds: true });
    }
    let without_paper = at.kiosk.paper == Paper::Out;
    page.show(&StartView { frame, without_paper })
}
