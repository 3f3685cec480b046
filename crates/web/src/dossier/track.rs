//! Where a dossier is, who has it, what comes next and when.

use app::dossier::track::{Tracked, track};
use app::words::Value;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::EditionId;
use domain::dossier::code::DossierCode;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::check::Answered;
use crate::Error;
use crate::desk::tell::Tell;
use crate::page::Page;
use crate::view::View;

/// The box for a code.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindView {
    /// The code as it was typed.
    pub code: String,
    /// What is wrong with it, or that there is none.
    pub error: String,
}

impl View for FindView {
    const TEMPLATE: &'static str = "dossier/find.html";

    fn samples() -> Vec<Self> {
        vec![FindView::default(), FindView { code: "H26".into(), error: "Không có hồ sơ nào có mã này.".into() }]
    }
}

/// A dossier as its owner sees it, or anyone who has its code: then names and papers are left out.
#[derive(Debug, Clone, Serialize)]
pub struct TrackView {
    /// What people call the procedure.
    pub procedure: String,
    /// The code in groups; empty before acceptance.
    pub code: Vec<String>,
    /// Where it stands, in words.
    pub state: String,
    /// The colour of the tag: a word of the library such as `green`, `yellow`, `red`, `grey`.
    pub colour: &'static str,
    /// The deadline chip.
    pub due: Option<Due>,
    /// Who holds it now.
    pub holder: String,
    /// What happens next, and who does it.
    pub next: String,
    /// Why it is late and the new day, when it was extended.
    pub late: String,
    /// What happened, and what is still ahead.
    pub entries: Vec<Entry>,
    /// How the due date came about, step by step.
    pub because: Vec<String>,
    /// What the owner may do now.
    pub actions: Vec<Offer>,
    /// The answers: only for the owner.
    pub sections: Vec<Answered>,
    /// The papers and the result as files: only for the owner.
    pub papers: Vec<Offer>,
    /// Printable papers: form number in words, and address.
    pub prints: Vec<Offer>,
    /// The page that anyone with the code may read; empty before acceptance, and on that page itself.
    pub public: String,
    /// Whether the reader is the owner.
    pub own: bool,
}

/// A deadline as a chip: the words say what the colour says.
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    /// `calm`, `soon`, `late`, or `still` when the clock stands.
    pub tone: &'static str,
    /// The words.
    pub text: String,
}

/// One line of the timeline.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// `done`, `now` or `ahead`.
    pub state: &'static str,
    /// What happened.
    pub title: String,
    /// When, in words.
    pub at: String,
    /// Who: an office, for readers who are not the owner.
    pub who: String,
    /// What was said.
    pub text: String,
}

/// A link or a button.
#[derive(Debug, Clone, Serialize)]
pub struct Offer {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the main one.
    pub main: bool,
}

impl View for TrackView {
    const TEMPLATE: &'static str = "dossier/track.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let entry = |state, title: &str, at: &str| Entry {
            state,
            title: title.into(),
            at: at.into(),
            who: "Ủy ban nhân dân phường Ba Đình".into(),
            text: String::new(),
        };
        let offer = |text: &str, href: &str, main| Offer { text: text.into(), href: href.into(), main };
        let public = TrackView {
            procedure: "Khai sinh cho con".into(),
            code: ["H26.151", "261123", "0007"].map(String::from).to_vec(),
            state: "Đang giải quyết".into(),
            colour: "blue",
            due: Some(Due { tone: "calm", text: "Hẹn trả thứ Hai, 23/11/2026, 16:00".into() }),
            holder: "Ủy ban nhân dân phường Ba Đình".into(),
            next: "Lãnh đạo ký kết quả".into(),
            late: String::new(),
            entries: vec![
                entry("done", "Đã nhận hồ sơ", "23/11/2026 09:00"),
                entry("now", "Đang kiểm tra", "23/11/2026 10:00"),
                entry("ahead", "Trả kết quả", ""),
            ],
            because: vec!["Nhận đủ hồ sơ lúc 09:00 thứ Hai, 23/11/2026.".into(), "Thủ tục này xong trong ngày.".into()],
            actions: vec![],
            sections: vec![],
            papers: vec![],
            prints: vec![],
            public: String::new(),
            own: false,
        };
        let rows = vec![super::check::Row::told("Họ, chữ đệm, tên của con", "Trần Nguyễn Khánh Ngọc Ẩn")];
        let own = TrackView {
            own: true,
            state: "Cần sửa hoặc nộp thêm".into(),
            colour: "yellow",
            due: Some(Due { tone: "still", text: "Đang chờ bạn; chưa tính thời hạn".into() }),
            late: "Chúng tôi xin lỗi vì trả chậm.".into(),
            actions: vec![offer("Sửa, nộp thêm", "/ho-so/1/bo-sung", true), offer("Rút hồ sơ", "/ho-so/1/rut", false)],
            sections: vec![Answered { title: "Thông tin của con".into(), rows }],
            papers: vec![offer("chung-sinh.pdf", "/ho-so/1/giay-to/1", false)],
            prints: vec![offer("Giấy tiếp nhận và hẹn trả", "/ho-so/1/bieu-mau/receipt.pdf", false)],
            public: "/t/H26.151-261123-0007".into(),
            ..public.clone()
        };
        let early = TrackView { code: vec![], due: None, because: vec![], ..public.clone() };
        let late = TrackView {
            due: Some(Due { tone: "late", text: "Quá hẹn 2 ngày làm việc".into() }),
            ..public.clone()
        };
        let soon = TrackView { due: Some(Due { tone: "soon", text: "Còn 3 giờ".into() }), ..public.clone() };
        vec![public, own, early, late, soon]
    }
}

/// The code somebody looks for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    ma: String,
}

/// `GET /tra-cuu?ma=`: the box, or on to the dossier when the code can be read.
pub async fn find(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    if wanted.ma.trim().is_empty() {
        return page.show(&FindView::default());
    }
    match DossierCode::read(&wanted.ma) {
        Ok(code) => Ok(page.to(&format!("/t/{code}")).into_response()),
        Err(_) => {
            let error = page.t("tracking-bad-code", &[]);
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&FindView { code: wanted.ma, error })
        }
    }
}

/// `GET /t/{code}`: what anyone with the code may know.
pub async fn show(page: Page, Path(code): Path<String>) -> Result<Response, Error> {
    let found = match DossierCode::read(&code) {
        Ok(code) => track(&page.ctx, &code).await,
        Err(_) => Err(app::Error::NotFound),
    };
    match found {
        Ok(tracked) => {
            let view = TrackView::of(&tracked, &page);
            page.show(&view)
        }
        Err(app::Error::NotFound) => {
            let error = page.t("tracking-no-such-code", &[]);
            page.with_status(StatusCode::NOT_FOUND).show(&FindView { code, error })
        }
        Err(error) => Err(error.into()),
    }
}

impl TrackView {
    /// What anybody with the code is shown.
    pub fn of(tracked: &Tracked, page: &Page) -> TrackView {
        let state = tracked.state.name().replace('_', "-");
        let edition = tracked.edition.parse::<EditionId>().ok();
        let procedure = edition.and_then(|id| page.site.catalog().edition(&id).cloned());
        let name = procedure
            .map_or_else(|| tracked.procedure.to_string(), |one| one.plain_name.get(page.lang.code()).to_owned());
        let apology = tracked.events.iter().rev().find_map(|event| event.apology.as_ref());
        let last = tracked.events.len().saturating_sub(1);
        let ended = tracked.finished_at.is_some();
        let entries = tracked.events.iter().enumerate().map(|(at, event)| Entry {
            state: if at == last && !ended { "now" } else { "done" },
            title: page.t(&format!("dossier-fact-{}", event.kind.replace('_', "-")), &[]),
            at: app::words::format::moment(page.lang, event.at),
            who: String::new(),
            text: event.apology.as_ref().map(|(reason, _)| reason.clone()).unwrap_or_default(),
        });
        TrackView {
            procedure: name,
            code: tracked.code.to_string().split('-').map(str::to_owned).collect(),
            state: page.t(&format!("dossier-state-{state}"), &[]),
            colour: colour(tracked.state.name()),
            due: chip(page, tracked.state.name(), tracked.due, ended, tracked.overdue),
            holder: page.office(&tracked.with),
            next: page
                .t(&format!("tracking-next-{state}"), &[("office", Value::from(page.office(&tracked.return_point)))]),
            late: apology.map(|(_, apology)| apology.clone()).unwrap_or_default(),
            entries: entries.collect(),
            because: Tell(&page.ctx).because(&tracked.because),
            actions: vec![],
            sections: vec![],
            papers: vec![],
            prints: vec![],
            public: String::new(),
            own: false,
        }
    }
}

/// The chip: none once the agency is done or before a date was promised.
pub fn chip(page: &Page, state: &str, due: Option<Timestamp>, finished: bool, overdue: bool) -> Option<Due> {
    if matches!(state, "pre_supplement" | "supplement_requested") {
        return Some(Due { tone: "still", text: page.t("tracking-waits-for-you", &[]) });
    }
    let due = due.filter(|_| !finished)?;
    let soon = page.ctx.now.checked_add(24.hours()).is_ok_and(|tomorrow| due <= tomorrow);
    let (tone, key) = match (overdue, soon) {
        (true, _) => ("late", "tracking-overdue"),
        (false, true) => ("soon", "tracking-due"),
        (false, false) => ("calm", "tracking-due"),
    };
    Some(Due { tone, text: page.t(key, &[("at", Value::Moment(due))]) })
}

/// The colour of the tag of a state, by its stable name. The word says the same.
pub fn colour(state: &str) -> &'static str {
    match state {
        "pre_supplement" | "supplement_requested" | "awaiting_payment" | "awaiting_confirmation" => "yellow",
        "approved" | "issued" | "returned" => "green",
        "reception_refused" | "refused" => "red",
        "redirected" | "stopped" | "closed_no_supplement" => "grey",
        _ => "blue",
    }
}
