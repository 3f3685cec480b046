//! The page of one procedure: what it is for, papers, price, time, place, steps, law, and what is to change.

use std::sync::Arc;

use app::words::Value;
use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::catalog::decision::Gives;
use domain::catalog::{Channel, Component, Procedure, ServiceLevel};
use domain::dossier::usual_time::UsualTime;
use jiff::civil::Date;
use serde::Serialize;

use super::fee::{self, FeeRow};
use super::government;
use super::line::{channel, slug};
use super::paper::{Paper, is_held};
use super::planned::Planned;
use super::process::ProcessView;
use super::said::{TableShown, tables};
use super::time;
use super::who::Who;
use crate::Error;
use crate::api::procedure::ProcedureBody;
use crate::linked::SetLine;
use crate::page::Page;
use crate::view::View;

/// The page of one procedure.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureView {
    slug: String,
    code: String,
    name: String,
    legal_name: String,
    summary: String,
    field: String,
    standing: Standing,
    planned: Vec<Planned>,
    /// Whether questions can tell a person what is theirs.
    guided: bool,
    papers: Vec<Paper>,
    held: Vec<Paper>,
    paper_tables: Vec<TableShown>,
    fees: Vec<FeeRow>,
    fee_tables: Vec<TableShown>,
    times: Vec<Time>,
    time_tables: Vec<TableShown>,
    usual: Option<Usual>,
    who: Who,
    office_tables: Vec<TableShown>,
    stops: Vec<StopLine>,
    /// How it is decided; none where the steps of a draft are no process.
    process: Option<ProcessView>,
    results: Vec<String>,
    notes: Vec<String>,
    basis: Vec<BasisLine>,
    /// Linked sets it is a part of.
    sets: Vec<SetLine>,
    decision: String,
    edition: u32,
    valid_from: Date,
    valid_to: Option<Date>,
    /// Whether it can be filed on the network.
    online: bool,
    /// How much of it happens on the network, in words.
    level: String,
    /// The block for machines.
    data: String,
}

/// Whether it can be begun today.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Standing {
    /// It can.
    InForce,
    /// Not before this day.
    ToCome { day: Date },
    /// Not since this last day; with what took its place.
    Retired { last: Date, instead: Option<Link> },
}

/// A procedure to go to.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Its address.
    pub href: String,
    /// What people call it.
    pub name: String,
}

#[derive(Debug, Clone, Serialize)]
struct Time {
    channel: String,
    time: String,
    note: String,
    basis: String,
}

/// How long it really took.
#[derive(Debug, Clone, Serialize)]
struct Usual {
    days: u32,
    dossiers: usize,
}

/// A case in which it is the wrong procedure.
#[derive(Debug, Clone, Serialize)]
pub struct StopLine {
    /// Why, and what to do instead.
    pub why: String,
    /// The right one.
    pub instead: Option<Link>,
    /// The law.
    pub basis: String,
}

#[derive(Debug, Clone, Serialize)]
struct BasisLine {
    number: String,
    title: String,
    article: String,
}

impl View for ProcedureView {
    const TEMPLATE: &'static str = "procedure/show.html";

    fn samples() -> Vec<Self> {
        let day = jiff::civil::date(2027, 1, 1);
        let link =
            Link { href: "/thu-tuc/1.000689".into(), name: "Khai sinh kết hợp nhận cha, mẹ, con".into() };
        let stop =
            |instead| StopLine {
                why: "Trẻ đã có Giấy khai sinh.".into(), instead, basis: "60/2014/QH13".into()
            };
        let full = ProcedureView {
            slug: "khai-sinh-cho-con".into(),
            code: "1.001193".into(),
            name: "Khai sinh cho con".into(),
            legal_name: "Đăng ký khai sinh".into(),
            summary: "Làm giấy khai sinh cho con mới sinh.".into(),
            field: "Hộ tịch".into(),
            standing: Standing::InForce,
            planned: vec![Planned {
                day, changes: vec!["Phí, lệ phí đổi".into(), "Thêm giấy tờ: Ảnh".into()]
            }],
            guided: true,
            papers: vec![Paper::sample("Giấy chứng sinh", false), Paper::sample("Văn bản ủy quyền", true)],
            held: vec![Paper::sample("Giấy chứng nhận kết hôn", true)],
            paper_tables: vec![TableShown::sample("Giấy tờ theo trường hợp")],
            fees: vec![FeeRow {
                name: "Lệ phí".into(),
                kind: "lệ phí".into(),
                price: "8.000 đồng một hồ sơ".into(),
                channels: vec!["tại quầy".into()],
                less: vec!["Trẻ em: miễn".into()],
                basis: "06/2020/NQ-HĐND".into(),
            }],
            fee_tables: vec![TableShown::sample("Lệ phí theo loại")],
            times: vec![Time {
                channel: "trên mạng".into(),
                time: "trong ngày".into(),
                note: "Phải xác minh thì lâu hơn".into(),
                basis: "Luật Hộ tịch".into(),
            }],
            time_tables: vec![TableShown::sample("Thời hạn theo loại")],
            usual: Some(Usual { days: 1, dossiers: 12 }),
            who: Who {
                office: "Ủy ban nhân dân phường, xã".into(),
                under: "Theo 120/2025/NĐ-CP".into(),
                elsewhere: vec!["Ở 3 xã: Sở Tư pháp".into()],
            },
            office_tables: vec![TableShown::sample("Nơi giải quyết")],
            stops: vec![stop(Some(link.clone())), stop(None)],
            process: Some(ProcessView::sample()),
            results: vec!["Giấy khai sinh".into()],
            notes: vec!["Người đi khai sinh mang theo căn cước.".into()],
            basis: vec![BasisLine {
                number: "60/2014/QH13".into(),
                title: "Luật Hộ tịch".into(),
                article: "Điều 16".into(),
            }],
            sets: vec![SetLine::sample()],
            decision: "1872/QĐ-BTP".into(),
            edition: 1,
            valid_from: jiff::civil::date(2025, 7, 1),
            valid_to: None,
            online: true,
            level: "Làm trọn trên mạng".into(),
            data: "{}".into(),
        };
        let bare = ProcedureView {
            guided: false,
            papers: vec![],
            held: vec![],
            fees: vec![],
            notes: vec![],
            usual: None,
            process: None,
            sets: vec![],
            stops: vec![],
            planned: vec![],
            online: false,
            level: "Chỉ hướng dẫn".into(),
            valid_to: Some(day),
            paper_tables: vec![],
            fee_tables: vec![],
            time_tables: vec![],
            office_tables: vec![],
            who: Who { office: "Sở Tư pháp".into(), under: String::new(), elsewhere: vec![] },
            ..full.clone()
        };
        let retired = |instead| ProcedureView {
            standing: Standing::Retired { last: jiff::civil::date(2026, 6, 30), instead },
            ..bare.clone()
        };
        let to_come = ProcedureView { standing: Standing::ToCome { day }, ..full.clone() };
        vec![full, bare.clone(), retired(Some(link)), retired(None), to_come]
    }
}

/// `GET /thu-tuc/{slug-or-code}`, for programs with `.json` behind it.
pub async fn show(page: Page, Path(wanted): Path<String>) -> Result<Response, Error> {
    let (wanted, for_programs) = wanted.strip_suffix(".json").map_or((wanted.as_str(), false), |name| (name, true));
    let found = page.site.addresses.find(&page.site.catalog(), wanted, page.site.today());
    match (found, for_programs) {
        (Some(procedure), true) => Ok(Json(ProcedureBody::from(&*procedure)).into_response()),
        (Some(procedure), false) => {
            let usual = page.site.measured.of(&page.site.city, &procedure.code, page.ctx.now).await?;
            let view = ProcedureView::of(&procedure, usual, &page);
            page.show(&view)
        }
        (None, false) => super::national::show(page, wanted),
        (None, true) => Err(Error::NotFound),
    }
}

impl ProcedureView {
    /// The page of an edition; `usual` is how long it really took, where that is known.
    pub fn of(procedure: &Procedure, usual: Option<UsualTime>, page: &Page) -> Self {
        let (words, lang, today) = (&*page.site.words, page.lang, page.site.today());
        let catalog = page.site.catalog();
        let text = |text: &domain::catalog::Text| text.get(lang.code()).to_owned();
        let (held, papers) = procedure.components.iter().partition::<Vec<_>, _>(|component| is_held(component));
        let paper = |component: &&Component| Paper::of(component, words, lang);
        let tables = |gives| tables(procedure, gives, words, lang);
        // What is not offered on the network at all is only told about there.
        let level = procedure.offer(Channel::Online).map_or(ServiceLevel::InfoOnly, |offer| offer.level);
        // What is over is shown as it was on its last day, what is to come as it will be on its first.
        let on = procedure.valid_to.map_or(today, |last| today.min(last)).max(procedure.valid_from);
        let who = Who::of(&catalog, procedure, on, words, lang);
        let root = page.site.city.settings.public_url.trim_end_matches('/');
        let area = area(page);
        let is_open = procedure.is_in_force(today);
        let told = government::Told { words, lang, root, who: &who, area: &area, on, is_open };
        let data = government::block(&government::service(procedure, &told));
        let sets = catalog.linked_in_force(today).filter(|set| {
            set.parts.iter().any(|part| part.procedure == procedure.code || part.procedure == procedure.code.national())
        });
        ProcedureView {
            slug: slug(procedure),
            code: procedure.code.to_string(),
            name: text(&procedure.plain_name),
            legal_name: text(&procedure.name),
            summary: text(&procedure.summary),
            field: text(&procedure.domain.name),
            standing: Standing::of(procedure, today, page),
            planned: Planned::of(&catalog, procedure, today, words, lang),
            guided: !procedure.guide.is_empty() && procedure.is_in_force(today),
            papers: papers.iter().map(paper).collect(),
            held: held.iter().map(paper).collect(),
            paper_tables: tables(Gives::Papers),
            fees: fee::rows(words, lang, procedure, on),
            fee_tables: tables(Gives::Amount),
            times: times(procedure, page),
            time_tables: tables(Gives::Time),
            usual: usual.map(|usual| Usual { days: usual.working_days, dossiers: usual.dossiers }),
            who,
            office_tables: tables(Gives::Office),
            stops: procedure.eligibility.iter().map(|stop| StopLine::of(stop, page)).collect(),
            process: ProcessView::of(procedure, &page.site.city.library.offices, words, lang),
            results: procedure.results.iter().map(|result| text(&result.name)).collect(),
            notes: procedure.notes.iter().chain(&procedure.delegation).map(text).collect(),
            basis: procedure
                .legal_basis
                .iter()
                .map(|basis| BasisLine {
                    number: basis.number.clone(),
                    title: text(&basis.title),
                    article: basis.article.clone().unwrap_or_default(),
                })
                .collect(),
            sets: sets.map(|set| SetLine::of(set, page)).collect(),
            decision: procedure.decision.clone(),
            edition: procedure.edition,
            valid_from: procedure.valid_from,
            valid_to: procedure.valid_to,
            online: level != ServiceLevel::InfoOnly && procedure.is_in_force(today),
            level: level_told(procedure, level, page),
            data,
        }
    }
}

impl Standing {
    fn of(procedure: &Procedure, today: Date, page: &Page) -> Standing {
        match procedure.valid_to {
            _ if procedure.is_in_force(today) => Standing::InForce,
            Some(last) if last < today => {
                Standing::Retired { last, instead: procedure.replaced_by.as_ref().map(|code| Link::of(code, page)) }
            }
            _ => Standing::ToCome { day: procedure.valid_from },
        }
    }
}

impl Link {
    /// A link to the procedure of this code, by the name it has today.
    pub fn of(code: &domain::catalog::ProcedureCode, page: &Page) -> Link {
        let catalog = page.site.catalog();
        let known: Option<&Arc<Procedure>> =
            catalog.in_force(code, page.site.today()).or_else(|| catalog.of(code).last());
        match known {
            Some(procedure) => Link {
                href: format!("/thu-tuc/{}", slug(procedure)),
                name: procedure.plain_name.get(page.lang.code()).to_owned(),
            },
            None => Link { href: format!("/thu-tuc/{code}"), name: code.to_string() },
        }
    }
}

impl StopLine {
    /// A case in words.
    pub fn of(stop: &domain::catalog::eligibility::Stop, page: &Page) -> StopLine {
        StopLine {
            why: stop.why.get(page.lang.code()).to_owned(),
            instead: stop.instead.as_ref().map(|code| Link::of(code, page)),
            basis: stop.basis.clone(),
        }
    }
}

/// The province or city whose offices these are.
fn area(page: &Page) -> String {
    let library = &page.site.city.library;
    let commune = library.offices.iter().find_map(|office| library.units.commune(office.commune?));
    let province = commune.and_then(|commune| library.units.province(commune.province));
    province.map(|province| province.name.clone()).unwrap_or_default()
}

fn level_told(procedure: &Procedure, level: ServiceLevel, page: &Page) -> String {
    let key = match level {
        ServiceLevel::EndToEnd => "catalog-level-end-to-end",
        ServiceLevel::Partial => "catalog-level-partial",
        ServiceLevel::InfoOnly => "catalog-level-info-only",
    };
    let told = page.t(key, &[]);
    match procedure.offer(Channel::Online).and_then(|offer| offer.reason) {
        Some(reason) => format!("{told}. {}", page.t(reason.key(), &[])),
        None => told,
    }
}

/// The time behind each door; doors that promise the same stand together.
fn times(procedure: &Procedure, page: &Page) -> Vec<Time> {
    let (words, lang) = (&page.site.words, page.lang);
    let mut times: Vec<Time> = Vec::new();
    for offer in &procedure.channels {
        let door = channel(words, lang, offer.channel);
        let told = match offer.time_by {
            Some(_) => page.t("procedure-time-by-table", &[("usual", Value::Text(time::offered(words, lang, offer)))]),
            None => time::offered(words, lang, offer),
        };
        let note = offer.time_note.as_ref().map(|note| note.get(lang.code()).to_owned()).unwrap_or_default();
        let basis = offer.time_basis.as_deref().map(|basis| spoken(basis, lang)).unwrap_or_default();
        match times.iter_mut().find(|one| one.time == told && one.note == note) {
            Some(same) => same.channel = format!("{}, {}", same.channel, door.to_lowercase()),
            None => times.push(Time { channel: door, time: told, note, basis }),
        }
    }
    times
}

/// A remark a clerk wrote in both languages on one line: `… / …`; in one language only, it stands as it is.
fn spoken(remark: &str, lang: app::words::Lang) -> String {
    match (remark.split_once(" / "), lang) {
        (Some((vi, _)), app::words::Lang::Vi) => vi.to_owned(),
        (Some((_, en)), app::words::Lang::En) => en.to_owned(),
        (None, _) => remark.to_owned(),
    }
}

/// Who decides, in words.
pub fn place(procedure: &Procedure, words: &app::words::Words, lang: app::words::Lang) -> String {
    super::who::office(&procedure.office, words, lang)
}
