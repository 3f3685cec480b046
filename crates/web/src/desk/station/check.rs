//! Side by side: the picture, and what was read on it. The officer looks, puts right, and signs.

use app::Error as AppError;
use app::document::list;
use app::station::reading::{self, Progress};
use app::station::{look, sign};
use app::timeline::Loaded;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::document::item::Owner;
use domain::document::kind::{DocumentKind, ValueType};
use domain::station::capture::{Capture, FoundField, Page as CapturedPage};
use domain::station::differ::Difference;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::phone::clock;
use super::start::{Held, held};
use crate::dossier::question::Mistake;
use crate::kiosk::phone::{public, qr};
use crate::page::Page;
use crate::view::View;
use crate::{Error, file};

/// One paper on the station.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CheckView {
    /// Its identifier.
    pub id: String,
    /// The version the officer looks at.
    pub version: u64,
    /// Whether something can still be done.
    pub open: bool,
    /// How far it is, in words.
    pub state: String,
    /// The file it came as.
    pub file: String,
    /// The pages.
    pub pages: Vec<PageView>,
    /// The kinds of paper: code, name, chosen.
    pub kinds: Vec<Choice>,
    /// The chosen kind.
    pub kind: String,
    /// How sure the reading is of it, in words.
    pub sure: String,
    /// Whose.
    pub owner: OwnerView,
    /// What it says.
    pub fields: Vec<FieldView>,
    /// What is not sure, in words.
    pub doubts: Vec<String>,
    /// Pages that are read and all there are, while they are being read.
    pub going: Option<(usize, usize)>,
    /// Reading stopped before the last page, and why as far as it is known.
    pub stopped: Option<String>,
    /// Who else works on it.
    pub worker: String,
    /// Office, origin and part of the list the next paper comes from.
    pub list: [String; 3],
    /// The pages have faults.
    pub faulty: bool,
    /// What differs from what is known already.
    pub differences: Vec<String>,
    /// What is held of the same kind already.
    pub held: Vec<Held>,
    /// The document it became.
    pub document: Option<Held>,
    /// Papers the same person brought at the same time.
    pub visit: Vec<Choice>,
    /// The address for the person's telephone, its square code and until when, while pages may come that way.
    pub phone: Option<(String, String, String)>,
    /// Signing needs the PIN or code of the key's holder.
    pub consent: bool,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// A choice in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent, or where it leads.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it is this one.
    pub chosen: bool,
}

/// The owner as fields.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OwnerView {
    /// Personal number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Year of birth.
    pub birth_year: String,
}

/// A page with the places of what was read on it.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// From 1.
    pub number: usize,
    /// Its identifier.
    pub id: String,
    /// Its picture.
    pub src: String,
    /// Width and height in pixels.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// What is wrong with it, and how to take it again.
    pub faults: Vec<String>,
    /// Where fields stand: field, left, top, width, height, class.
    pub places: Vec<PlaceView>,
    /// Whether it may be moved towards the beginning, towards the end.
    pub moves: (bool, bool),
}

/// Where a field stands on a page, in its pixels.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// The field's name.
    pub field: String,
    /// The field's label.
    pub label: String,
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Whether it need not be looked at twice.
    pub sure: bool,
}

/// A field of the paper.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What was read.
    pub value: String,
    /// How sure, 0 to 100; none where nothing was read.
    pub confidence: Option<u8>,
    /// Whether it need not be looked at twice.
    pub sure: bool,
    /// How it is written.
    pub hint: String,
    /// The values it may have, where they are few.
    pub choices: Vec<Choice>,
    /// What was confirmed, in words.
    pub told: String,
}

impl View for CheckView {
    const TEMPLATE: &'static str = "desk/station/check.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let place = |field: &str, top, sure| PlaceView {
            field: field.into(),
            label: "Họ và tên".into(),
            left: 100,
            top,
            width: 400,
            height: 40,
            sure,
        };
        let field = |name: &str, label: &str, value: &str, confidence, sure| FieldView {
            name: name.into(),
            label: label.into(),
            value: value.into(),
            confidence,
            sure,
            hint: String::new(),
            choices: Vec::new(),
            told: value.into(),
        };
        let page = PageView {
            number: 1,
            id: "1".into(),
            src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=".into(),
            width: 1240,
            height: 1754,
            faults: vec!["Trang bị nhòe. Giữ máy yên, lùi ra một chút rồi chụp lại.".into()],
            places: vec![place("full-name", 300, true), place("personal-id", 360, false)],
            moves: (true, true),
        };
        let choice = |value: &str, label: &str, chosen| Choice { value: value.into(), label: label.into(), chosen };
        let full = CheckView {
            id: "1".into(),
            version: 3,
            open: true,
            state: "Chờ kiểm tra".into(),
            file: "khai-sinh.pdf".into(),
            pages: vec![page],
            kinds: vec![
                choice("KQ.G15.000031", "Giấy khai sinh", true),
                choice("KQ.G15.000032", "Giấy chứng nhận kết hôn", false),
            ],
            kind: "KQ.G15.000031".into(),
            sure: "chắc 96 %".into(),
            owner: OwnerView {
                number: "001095000017".into(),
                name: "Nguyễn Văn Minh".into(),
                birth_year: "1995".into(),
            },
            fields: vec![
                field("full-name", "Họ và tên", "Nguyễn Văn Minh", Some(97), true),
                field("personal-id", "Số định danh", "001095000017", Some(61), false),
                field("ethnicity", "Dân tộc", "", None, false),
            ],
            faulty: true,
            differences: vec!["Họ và tên: trên giấy “Nguyễn Văn Mịnh”, đã biết “Nguyễn Văn Minh”".into()],
            visit: vec![
                choice("/quay/so-hoa/1", "khai-sinh.pdf", true),
                choice("/quay/so-hoa/2", "ket-hon.pdf", false),
            ],
            consent: true,
            ..CheckView::default()
        };
        let document = Held {
            title: "Giấy khai sinh".into(),
            detail: "12/2019".into(),
            standing: "Còn hiệu lực".into(),
            colour: "green",
            trust: "Cán bộ đã ký".into(),
            href: "/quay/giay-to/1".into(),
        };
        let list = ["H26.00082".to_owned(), "desk".to_owned(), String::new()];
        let full = CheckView { doubts: vec!["Nội dung chưa chắc".into()], list, ..full };
        vec![
            CheckView { going: Some((3, 12)), fields: vec![], faulty: false, ..full.clone() },
            CheckView {
                stopped: Some("Trang 4 không đọc được.".into()),
                worker: "Vũ Minh Thu".into(),
                held: vec![document.clone()],
                ..full.clone()
            },
            CheckView {
                open: false,
                state: "Đã ký và lưu".into(),
                document: Some(document),
                faulty: false,
                consent: false,
                ..full.clone()
            },
            CheckView {
                mistakes: vec![Mistake { id: "ho-ten".into(), text: "Ghi họ tên chủ giấy tờ.".into() }],
                ..full.clone()
            },
            CheckView {
                pages: vec![],
                fields: vec![],
                kind: String::new(),
                sure: String::new(),
                phone: Some((
                    "/chup/ABC".into(),
                    qr("https://example.vn/chup/ABC").unwrap_or_default(),
                    "09:27".into(),
                )),
                ..full
            },
        ]
    }
}

/// `GET /quay/so-hoa/{id}`
pub async fn show(page: Page, Path(id): Path<Uuid>) -> Result<Response, Error> {
    let capture = look::get(&page.ctx, id).await?;
    let view = CheckView::of(&page, &capture, None).await?;
    page.show(&view)
}

/// `GET /quay/so-hoa/{id}/trang/{page}`: the upright picture.
pub async fn picture(page: Page, Path((id, which)): Path<(Uuid, Uuid)>, asked: HeaderMap) -> Result<Response, Error> {
    let capture = look::get(&page.ctx, id).await?;
    // The pages of a document that was destroyed are gone with it.
    let found = capture.subject.pages.iter().find(|one| one.id == which && !capture.subject.cleared);
    let found = found.ok_or(Error::NotFound)?;
    Ok(file::answer(&page.ctx, &asked, &found.upright, "inline").await?)
}

/// What an officer typed, to be shown again.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The fields.
    pub fields: BTreeMap<String, String>,
    /// The owner.
    pub owner: OwnerView,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

impl CheckView {
    /// The page of a capture, with what was typed if something was wrong with it.
    pub async fn of(page: &Page, capture: &Loaded<Capture>, typed: Option<Typed>) -> Result<Self, Error> {
        let subject = &capture.subject;
        let lang = page.lang.code();
        let kinds = &page.ctx.city.library.kinds;
        let code = match (&subject.confirmed, &subject.found) {
            (Some(confirmed), _) => confirmed.kind.clone(),
            (None, Some(found)) => found.paper.clone().unwrap_or_default(),
            (None, None) => String::new(),
        };
        let kind = kinds.find(&code);
        let token = subject.beginning.phone.as_ref().filter(|_| subject.may_photograph(1, page.ctx.now).is_ok());
        let until = subject.phone_until().map(clock).unwrap_or_default();
        let phone = match token.map(|token| format!("/chup/{token}")) {
            Some(address) => Some((address.clone(), qr(&public(page, &address))?, until)),
            None => None,
        };
        let found: &[FoundField] = subject.found.as_ref().map(|found| found.fields.as_slice()).unwrap_or_default();
        let values = values(subject, found, typed.as_ref());
        let mut choices: Vec<Choice> = kinds
            .iter()
            .map(|one| Choice { value: one.code.clone(), label: one.name.get(lang).to_owned(), chosen: one.is(&code) })
            .collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        let document = match subject.document {
            Some(id) => Some(held(page, &list::get(&page.ctx, id).await?.subject)),
            None => None,
        };
        let visit = look::visit(&page.ctx, subject.beginning.visit).await?;
        let visit = visit.iter().map(|one| Choice {
            value: format!("/quay/so-hoa/{}", one.id),
            label: one.subject.beginning.name.clone(),
            chosen: one.id == capture.id,
        });
        let differences = differences(page, subject, kind.map(|kind| &**kind), &values);
        let going = match reading::progress(capture.id) {
            Some(Progress::Going(done, all)) => Some((done, all)),
            _ => None,
        };
        let stopped = match (reading::progress(capture.id), &subject.coming) {
            (Some(Progress::Stopped(why)), _) => Some(AppError::Ruled(why).tell(&page.site.words, page.lang, "")),
            (None, Some(_)) => Some(page.t("station-stopped", &[])),
            _ => None,
        };
        let is_open = subject.must_be_open().is_ok();
        let beginning = &subject.beginning;
        let mine = subject.worker.as_ref().is_none_or(|by| by.account == page.ctx.actor.account());
        let confidence = subject.found.as_ref().map(|found| found.confidence).filter(|_| !code.is_empty());
        Ok(CheckView {
            id: capture.id.to_string(),
            version: capture.version,
            open: is_open,
            doubts: subject
                .found
                .iter()
                .flat_map(|found| &found.doubts)
                .map(|doubt| page.t(&format!("station-doubtful-{}", doubt.key()), &[]))
                .collect(),
            going: going.filter(|_| is_open),
            stopped: stopped.filter(|_| is_open),
            worker: subject.worker.as_ref().filter(|_| !mine && is_open).map(|by| by.name.clone()).unwrap_or_default(),
            list: [beginning.office.to_string(), beginning.origin.key().to_owned(), String::new()],
            held: if is_open { same(page, subject, &code).await? } else { Vec::new() },
            state: page.t(&format!("station-state-{}", subject.state.key()), &[]),
            file: subject.beginning.name.clone(),
            pages: subject
                .pages
                .iter()
                .enumerate()
                .map(|(at, one)| {
                    let view = PageView::of(page, capture.id, at, one, kind.map(|kind| &**kind), found);
                    PageView { moves: (at > 0, at + 1 < subject.pages.len()), ..view }
                })
                .collect(),
            kinds: choices,
            kind: code,
            sure: confidence
                .map(|percent| page.t("station-sure", &[("percent", i64::from(percent).into())]))
                .unwrap_or_default(),
            owner: typed
                .as_ref()
                .map_or_else(|| owner(subject, kind.map(|kind| &**kind), &values), |typed| typed.owner.clone()),
            fields: kind.map(|kind| fields(page, kind, found, &values)).unwrap_or_default(),
            faulty: subject.pages.iter().any(|one| !one.faults.is_empty()),
            differences,
            phone,
            document,
            visit: visit.collect(),
            consent: page.ctx.city.keys.ask_consent(),
            mistakes: typed.map(|typed| typed.mistakes).unwrap_or_default(),
        })
    }
}

fn values(subject: &Capture, found: &[FoundField], typed: Option<&Typed>) -> BTreeMap<String, String> {
    match (typed, &subject.confirmed) {
        (Some(typed), _) => typed.fields.clone(),
        (None, Some(confirmed)) => confirmed.fields.clone(),
        (None, None) => found.iter().map(|field| (field.name.clone(), field.value.clone())).collect(),
    }
}

fn owner(subject: &Capture, kind: Option<&DocumentKind>, values: &BTreeMap<String, String>) -> OwnerView {
    let owner: Option<Owner> = match (&subject.confirmed, &subject.beginning.owner) {
        (Some(confirmed), _) => Some(confirmed.owner.clone()),
        (None, Some(owner)) => Some(owner.clone()),
        (None, None) => kind.and_then(|kind| sign::owner_of(kind, values)),
    };
    owner.map_or_else(OwnerView::default, |owner| OwnerView {
        number: owner.number.unwrap_or_default(),
        name: owner.name,
        birth_year: owner.birth_year.map(|year| year.to_string()).unwrap_or_default(),
    })
}

fn fields(page: &Page, kind: &DocumentKind, found: &[FoundField], values: &BTreeMap<String, String>) -> Vec<FieldView> {
    kind.fields
        .iter()
        .map(|field| {
            let read = found.iter().find(|one| one.name == field.name);
            let value = values.get(&field.name).cloned().unwrap_or_default();
            FieldView {
                name: field.name.clone(),
                label: field.label.get(page.lang.code()).to_owned(),
                sure: read
                    .is_some_and(|read| read.confidence >= domain::document::extract::SURE && read.value == value),
                confidence: read.map(|read| read.confidence),
                hint: if field.value == ValueType::Date { page.t("station-date-hint", &[]) } else { String::new() },
                choices: match field.value {
                    ValueType::Sex => sexes(page, &value),
                    _ => Vec::new(),
                },
                told: told(page, field.value, &value),
                value: written(field.value, &value),
            }
        })
        .collect()
}

/// A value as people write it: a day as day/month/year.
pub fn written(kind: ValueType, value: &str) -> String {
    let day = value.parse::<jiff::civil::Date>().ok().filter(|_| kind == ValueType::Date);
    day.map_or_else(|| value.to_owned(), |day| day.strftime("%d/%m/%Y").to_string())
}

/// A value as it is told.
pub fn told(page: &Page, kind: ValueType, value: &str) -> String {
    match (kind, value) {
        (ValueType::Sex, "male" | "female") => page.t(&format!("station-sex-{value}"), &[]),
        _ => written(kind, value),
    }
}

/// Where the paper and what is known of its owner say different things: before it is signed as it was read, then as noted.
fn differences(
    page: &Page,
    subject: &Capture,
    kind: Option<&DocumentKind>,
    values: &BTreeMap<String, String>,
) -> Vec<String> {
    let Some(kind) = kind else { return Vec::new() };
    let found = match &subject.confirmed {
        Some(confirmed) => confirmed.differences.clone(),
        None => sign::differences(subject, kind, values),
    };
    let label = |name: &str| {
        let field = kind.fields.iter().find(|field| field.name == name);
        field.map_or_else(|| name.to_owned(), |field| field.label.get(page.lang.code()).to_owned())
    };
    let one = |one: &Difference| {
        let args = [("field", label(&one.field)), ("paper", one.paper.clone()), ("known", one.known.clone())];
        page.t("station-difference", &args.map(|(name, value)| (name, value.into())))
    };
    found.iter().map(one).collect()
}

/// What the owner's store holds of the same kind, if it still holds.
async fn same(page: &Page, subject: &Capture, code: &str) -> Result<Vec<Held>, Error> {
    let Some(number) = subject.beginning.owner.as_ref().and_then(|owner| owner.number.as_deref()) else {
        return Ok(Vec::new());
    };
    let documents = list::held_of(&page.ctx, number).await?;
    let same = documents.iter().map(|document| &document.subject);
    let same = same.filter(|document| document.item.kind == code && document.must_hold().is_ok());
    Ok(same.map(|document| held(page, document)).collect())
}

fn sexes(page: &Page, chosen: &str) -> Vec<Choice> {
    let one = |value: &str| Choice {
        value: value.to_owned(),
        label: page.t(&format!("station-sex-{value}"), &[]),
        chosen: value == chosen,
    };
    vec![one("male"), one("female")]
}

impl PageView {
    fn of(
        page: &Page,
        capture: Uuid,
        at: usize,
        one: &CapturedPage,
        kind: Option<&DocumentKind>,
        found: &[FoundField],
    ) -> Self {
        let here = |field: &&FoundField| usize::try_from(field.page).ok() == Some(at);
        let label = |name: &str| {
            let field = kind.and_then(|kind| kind.fields.iter().find(|field| field.name == name));
            field.map_or_else(|| name.to_owned(), |field| field.label.get(page.lang.code()).to_owned())
        };
        PageView {
            number: at + 1,
            id: one.id.to_string(),
            src: format!("/quay/so-hoa/{capture}/trang/{}", one.id),
            width: one.width,
            height: one.height,
            faults: one.faults.iter().map(|fault| page.t(&format!("capture-{fault}"), &[])).collect(),
            places: found
                .iter()
                .filter(here)
                .map(|field| PlaceView {
                    field: field.name.clone(),
                    label: label(&field.name),
                    left: field.place.left,
                    top: field.place.top,
                    width: field.place.width,
                    height: field.place.height,
                    sure: field.confidence >= domain::document::extract::SURE,
                })
                .collect(),
            moves: (false, false),
        }
    }
}
