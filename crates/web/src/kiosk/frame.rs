//! What every screen carries: the bell, how to read it, how to begin again, and when it asks whether anybody is there.

use app::kiosk::bell::Rung;
use app::words::Value as Word;
use domain::kiosk::patience::Waiting;
use serde::Serialize;

use super::at::AtKiosk;
use crate::page::Page;
use crate::routes;

/// The frame of a screen.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// Where the kiosk stands.
    pub place: String,
    /// Where this screen is, for forms that come back to it.
    pub here: String,
    /// What the bell says; empty while it is silent.
    pub bell: String,
    /// Whether nobody has answered it.
    pub waits: bool,
    /// Whether all controls stand in the lowest part of the screen.
    pub low: bool,
    /// Whether every time is doubled.
    pub slow: bool,
    /// What was wrong with the last thing pressed.
    pub said: String,
    /// Where the person is on the way, in words.
    pub steps: Vec<Dot>,
    /// One screen back; empty where there is none.
    pub back: String,
    /// What happens when nobody touches it.
    pub next: Option<Next>,
}

/// What the bell says; nothing while it is silent.
pub(super) fn told(page: &Page, rung: Rung) -> String {
    match rung {
        Rung::No => String::new(),
        Rung::Waiting(minutes) => page.t("kiosk-bell-waiting", &[("minutes", Word::Count(minutes))]),
        Rung::Coming => page.t("kiosk-bell-coming", &[]),
    }
}

/// A step as a dot with a word.
#[derive(Debug, Clone, Serialize)]
pub struct Dot {
    /// The word.
    pub word: String,
    /// `done`, `now` or `ahead`.
    pub state: &'static str,
}

/// Another screen, by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// After so many seconds.
    pub seconds: u32,
    /// The address, with its language.
    pub to: String,
    /// Whether a touch begins the time again.
    pub holds: bool,
}

impl Frame {
    /// The frame of a screen that asks after a while whether anybody is there.
    pub fn of(page: &Page, at: &AtKiosk, waiting: Waiting) -> Frame {
        let sitting = at.sitting();
        let here = page.tail.split('?').next().unwrap_or("/tram").to_owned();
        let seconds = sitting.patience(at.extended).asks_after(waiting);
        let to = routes::in_language(page.lang, &format!("/tram/con-o-day?ve={}", routes::escape(&here)));
        Frame {
            place: page.office(&at.kiosk.point),
            here,
            bell: told(page, at.bell),
            waits: matches!(at.bell, Rung::Waiting(_)),
            low: sitting.low,
            slow: sitting.slow,
            said: sitting.said,
            steps: vec![],
            back: String::new(),
            next: Some(Next { seconds, to, holds: true }),
        }
    }

    /// With the steps of a task, of which one is now, and one screen back.
    pub fn step(mut self, page: &Page, words: &[&str], now: usize, back: &str) -> Frame {
        let dot = |(place, key): (usize, &&str)| Dot {
            word: page.t(key, &[]),
            state: match place.cmp(&now) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "ahead",
            },
        };
        self.steps = words.iter().enumerate().map(dot).collect();
        back.clone_into(&mut self.back);
        self
    }

    /// Goes on by itself after so many seconds, whether it is touched or not.
    pub fn goes_on(mut self, page: &Page, seconds: u32, to: &str) -> Frame {
        self.next = Some(Next { seconds, to: routes::in_language(page.lang, to), holds: false });
        self
    }

    /// The frame of a browser that is no kiosk, or of an error.
    pub fn bare(here: &str) -> Frame {
        Frame {
            place: String::new(),
            here: here.to_owned(),
            bell: String::new(),
            waits: false,
            low: false,
            slow: false,
            said: String::new(),
            steps: vec![],
            back: String::new(),
            next: None,
        }
    }

    /// A frame for samples.
    pub fn sample() -> Frame {
        let dot = |word: &str, state| Dot { word: word.into(), state };
        Frame {
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            steps: vec![dot("Chọn việc", "done"), dot("Ưu tiên", "now"), dot("Nhận số", "ahead")],
            back: "/tram/lay-so".into(),
            next: Some(Next { seconds: 90, to: "/tram/con-o-day?ve=/tram".into(), holds: true }),
            ..Frame::bare("/tram")
        }
    }

    /// The same with everything a frame can say.
    pub fn loud_sample() -> Frame {
        Frame {
            bell: "Đã gọi cán bộ, 2 phút trước. Xin ông/bà chờ.".into(),
            waits: true,
            low: true,
            slow: true,
            said: "Không có hồ sơ nào có số này.".into(),
            ..Frame::sample()
        }
    }
}
