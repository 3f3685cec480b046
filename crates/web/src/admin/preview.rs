//! The draft as people will see it: on a telephone, at the counter, at a kiosk, and on its public page. The pages are
//! drawn by the code that draws the real ones; nothing can be filed from here.

use app::catalog::Loaded;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::catalog::Procedure;
use domain::catalog::field::SeenBy;
use domain::catalog::form::Page as Questions;
use serde::{Deserialize, Serialize};

use super::room::{self, Head, Room};
use crate::Error;
use crate::desk::inbox::Tab;
use crate::desk::parcel::Parcel;
use crate::desk::receive::counter::Counter;
use crate::desk::receive::show::ReceiveView;
use crate::dossier::ask::AskView;
use crate::dossier::question::{Asking, Question};
use crate::edge::POLICY;
use crate::page::Page;
use crate::procedure::show::ProcedureView;
use crate::routes::{escape, in_language};
use crate::view::View;

/// The page with the frames.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewView {
    /// The top of the page.
    pub head: Head,
    /// The frames.
    pub frames: Vec<Frame>,
    /// The languages.
    pub languages: Vec<Tab>,
    /// The pages of questions, for the frames that show one at a time.
    pub pages: Vec<Tab>,
}

/// One frame.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The word of the surface.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// The page in it, language and all.
    pub href: String,
}

impl View for PreviewView {
    const TEMPLATE: &'static str = "admin/preview.html";

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quan-tri/du-thao/1/xem".into(), here };
        let frame =
            |kind| Frame { kind, title: "Điện thoại".into(), href: "/quan-tri/du-thao/1/xem/phone".into() };
        let full = PreviewView {
            head: Head::sample(3),
            frames: ["phone", "kiosk", "desk", "public"].map(frame).to_vec(),
            languages: vec![tab("Tiếng Việt", true), tab("English", false)],
            pages: vec![tab("1. Trẻ được khai sinh", true), tab("2. Mẹ của trẻ", false)],
        };
        vec![PreviewView { frames: vec![], pages: vec![], ..full.clone() }, full]
    }
}

/// The same page of questions with the large letters and buttons of a kiosk.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct KioskView(AskView);

impl View for KioskView {
    const TEMPLATE: &'static str = "admin/kiosk.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        AskView::samples().into_iter().take(2).map(KioskView).collect()
    }
}

/// Which page of questions, in which language the frames speak.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    trang: String,
    #[serde(default)]
    tieng: String,
}

/// The surfaces, by the word in the address.
const SURFACES: [&str; 4] = ["phone", "kiosk", "desk", "public"];

/// `GET /quan-tri/du-thao/{id}/xem`
pub async fn show(Room(page): Room, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let view = PreviewView::build(&page, &loaded, &wanted);
    let policy = format!("{POLICY}; frame-src 'self'");
    Ok(with_policy(page.show(&view)?, &policy))
}

/// An answer with a policy of its own.
fn with_policy(mut answer: Response, policy: &str) -> Response {
    if let Ok(policy) = HeaderValue::from_str(policy) {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

impl PreviewView {
    fn build(page: &Page, loaded: &Loaded, wanted: &Wanted) -> PreviewView {
        let procedure = room::procedure(loaded);
        let lang = wanted.tieng.parse().unwrap_or(page.lang);
        let id = loaded.draft.id;
        let pages = procedure.as_deref().map(questions).unwrap_or_default();
        let here =
            pages.iter().find(|one| one.id == wanted.trang).or(pages.first()).map(|one| one.id).unwrap_or_default();
        let address =
            |tongue: &str, at: &str| format!("/quan-tri/du-thao/{id}/xem?tieng={tongue}&trang={}", escape(at));
        let frame = |kind: &'static str| Frame {
            kind,
            title: page.t(&format!("admin-surface-{kind}"), &[]),
            href: in_language(lang, &surface(&id.to_string(), kind, here)),
        };
        PreviewView {
            head: Head::of(&page.ctx, loaded, "/xem"),
            frames: if procedure.is_some() { SURFACES.map(frame).to_vec() } else { Vec::new() },
            languages: [("vi", "Tiếng Việt"), ("en", "English")]
                .map(|(code, name)| Tab { text: name.into(), href: address(code, here), here: lang.code() == code })
                .to_vec(),
            pages: pages
                .iter()
                .enumerate()
                .map(|(at, one)| Tab {
                    text: format!("{}. {}", at + 1, title(one, page)),
                    href: address(lang.code(), one.id),
                    here: one.id == here,
                })
                .collect(),
        }
    }
}

fn title(questions: &Questions<'_>, page: &Page) -> String {
    match questions.fields.as_slice() {
        [one] => one.label.get(page.lang.code()).to_owned(),
        _ => questions.section.title.get(page.lang.code()).to_owned(),
    }
}

fn surface(id: &str, kind: &str, at: &str) -> String {
    format!("/quan-tri/du-thao/{id}/xem/{kind}?trang={}", escape(at))
}

/// The pages of questions of a usual case.
fn questions(procedure: &Procedure) -> Vec<Questions<'_>> {
    let mut pages = procedure.form.pages(&procedure.usual_answers());
    for page in &mut pages {
        page.fields.retain(|field| field.seen_by == SeenBy::Everyone);
    }
    pages.retain(|page| !page.fields.is_empty());
    pages
}

/// `GET /quan-tri/du-thao/{id}/xem/{surface}`
pub async fn surface_of(
    Room(page): Room,
    Path((id, kind)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let page = page.as_preview();
    let loaded = room::find(&page, &id).await?;
    let procedure = room::procedure(&loaded).ok_or(Error::NotFound)?;
    let answer = match kind.as_str() {
        "phone" => {
            let view = ask(&page, &procedure, &id, "phone", &wanted.trang);
            page.show(&view)?
        }
        "kiosk" => {
            let view = KioskView(ask(&page, &procedure, &id, "kiosk", &wanted.trang));
            page.show(&view)?
        }
        "desk" => {
            let point = page.site.city.dispatching_office().ok_or(Error::NotFound)?;
            let view = ReceiveView::shown(&page.ctx, &Counter::imagined(&page.ctx, procedure, point));
            page.show(&view)?
        }
        "public" => {
            let view = ProcedureView::of(&procedure, None, &page);
            page.show(&view)?
        }
        _ => return Err(Error::NotFound),
    };
    Ok(with_policy(answer, &POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")))
}

/// `POST /quan-tri/du-thao/{id}/xem/{surface}`: on to the next page; nothing is kept.
pub async fn next(
    Room(page): Room,
    Path((id, kind)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    _: Parcel,
) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let procedure = room::procedure(&loaded).ok_or(Error::NotFound)?;
    let pages = questions(&procedure);
    let following = pages.iter().skip_while(|one| one.id != wanted.trang).nth(1);
    let first = pages.first().map(|one| one.id).unwrap_or_default();
    Ok(page.to(&surface(&id, &kind, following.map_or(first, |one| one.id))).into_response())
}

fn ask(page: &Page, procedure: &Procedure, id: &str, kind: &str, wanted: &str) -> AskView {
    let pages = questions(procedure);
    let at = pages.iter().position(|one| one.id == wanted).unwrap_or(0);
    let lang = page.lang.code();
    let asking = Asking::of(&page.ctx);
    let here = pages.get(at);
    let drawn: Vec<Question> =
        here.map(|one| one.fields.iter().map(|field| Question::of(field, None, &asking)).collect()).unwrap_or_default();
    let address = |at: usize| surface(id, kind, pages.get(at).map(|one| one.id).unwrap_or_default());
    AskView {
        procedure: procedure.plain_name.get(lang).to_owned(),
        section: here.map(|one| one.section.title.get(lang).to_owned()).unwrap_or_default(),
        step: at + 1,
        steps: pages.len() + 2,
        previous: address(at.saturating_sub(1)),
        action: address(at),
        known: Vec::new(),
        files: drawn.iter().any(Question::takes_file),
        edits: drawn.iter().any(|one| one.kind == "group"),
        questions: drawn,
        mistakes: Vec::new(),
        saved_at: None,
    }
}
