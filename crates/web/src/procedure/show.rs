//! The page of one procedure: what it is for, papers, price, time, place, steps, law.

use std::sync::Arc;

use app::words::{Lang, Words};
use axum::extract::Path;
use axum::response::Response;
use domain::catalog::office::{CommuneBody, OfficeRule};
use domain::catalog::{Catalog, Channel, Component, Procedure, ServiceLevel};
use jiff::civil::Date;
use serde::Serialize;

use super::fee::{self, FeeRow};
use super::line::{channel, slug};
use super::time;
use crate::Error;
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
    papers: Vec<Paper>,
    held: Vec<Paper>,
    fees: Vec<FeeRow>,
    times: Vec<Time>,
    place: String,
    steps: Vec<StepLine>,
    results: Vec<String>,
    notes: Vec<String>,
    basis: Vec<BasisLine>,
    decision: String,
    edition: u32,
    valid_from: Date,
    valid_to: Option<Date>,
    /// Whether it can be filed on the network.
    online: bool,
    /// How much of it happens on the network, in words.
    level: String,
}

/// One paper.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    name: String,
    hint: String,
    /// When it is wanted only in some cases.
    sometimes: bool,
    /// How it may be satisfied, best first.
    ways: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Time {
    channel: String,
    time: String,
    note: String,
}

#[derive(Debug, Clone, Serialize)]
struct StepLine {
    name: String,
    /// Who does it.
    role: String,
    time: String,
}

#[derive(Debug, Clone, Serialize)]
struct BasisLine {
    number: String,
    title: String,
}

impl View for ProcedureView {
    const TEMPLATE: &'static str = "procedure/show.html";

    fn samples() -> Vec<Self> {
        let paper = |name: &str, sometimes| Paper {
            name: name.into(),
            hint: "Do bệnh viện cấp".into(),
            sometimes,
            ways: vec!["Tải ảnh hoặc tệp lên".into()],
        };
        let full = ProcedureView {
            slug: "khai-sinh-cho-con".into(),
            code: "1.001193".into(),
            name: "Khai sinh cho con".into(),
            legal_name: "Đăng ký khai sinh".into(),
            summary: "Làm giấy khai sinh cho con mới sinh.".into(),
            field: "Hộ tịch".into(),
            papers: vec![paper("Giấy chứng sinh", false), paper("Văn bản ủy quyền", true)],
            held: vec![paper("Giấy chứng nhận kết hôn", true)],
            fees: vec![FeeRow {
                name: "Lệ phí".into(),
                kind: "lệ phí".into(),
                price: "8.000 đồng một hồ sơ".into(),
                channels: vec!["tại quầy".into()],
                less: vec!["Trẻ em: miễn".into()],
                basis: "06/2020/NQ-HĐND".into(),
            }],
            times: vec![Time { channel: "trên mạng".into(), time: "trong ngày".into(), note: String::new() }],
            place: "Ủy ban nhân dân phường, xã".into(),
            steps: vec![StepLine {
                name: "Tiếp nhận".into(),
                role: "Cán bộ tiếp nhận".into(),
                time: "2 giờ làm việc".into(),
            }],
            results: vec!["Giấy khai sinh".into()],
            notes: vec!["Người đi khai sinh mang theo căn cước.".into()],
            basis: vec![BasisLine { number: "60/2014/QH13".into(), title: "Luật Hộ tịch".into() }],
            decision: "1872/QĐ-BTP".into(),
            edition: 1,
            valid_from: jiff::civil::date(2025, 7, 1),
            valid_to: None,
            online: true,
            level: "Làm trọn trên mạng".into(),
        };
        let bare = ProcedureView {
            papers: vec![],
            held: vec![],
            fees: vec![],
            notes: vec![],
            online: false,
            level: "Chỉ hướng dẫn".into(),
            valid_to: Some(jiff::civil::date(2027, 1, 1)),
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// `GET /thu-tuc/{slug-or-code}`
pub async fn show(page: Page, Path(wanted): Path<String>) -> Result<Response, Error> {
    let today = page.site.today();
    let procedure = find(&page.site.catalog(), &wanted, today).ok_or(Error::NotFound)?;
    let view = ProcedureView::of(&procedure, &page.site.words, page.lang, today);
    page.show(&view)
}

/// The procedure in force that this end of an address names: its plain name, or its code.
pub fn find(catalog: &Catalog, wanted: &str, today: Date) -> Option<Arc<Procedure>> {
    let named = |procedure: &&Arc<Procedure>| procedure.code.as_str() == wanted || slug(procedure) == wanted;
    catalog.all_in_force(today).find(named).cloned()
}

impl ProcedureView {
    fn of(procedure: &Procedure, words: &Words, lang: Lang, today: Date) -> Self {
        let text = |text: &domain::catalog::Text| text.get(lang.code()).to_owned();
        let (held, papers) = procedure
            .components
            .iter()
            .partition::<Vec<_>, _>(|component| component.satisfied_by.first().is_some_and(|way| way.is_held()));
        let paper = |component: &&Component| Paper::of(component, words, lang);
        // What is not offered on the network at all is only told about there.
        let level = procedure.offer(Channel::Online).map_or(ServiceLevel::InfoOnly, |offer| offer.level);
        ProcedureView {
            slug: slug(procedure),
            code: procedure.code.to_string(),
            name: text(&procedure.plain_name),
            legal_name: text(&procedure.name),
            summary: text(&procedure.summary),
            field: text(&procedure.domain.name),
            papers: papers.iter().map(paper).collect(),
            held: held.iter().map(paper).collect(),
            fees: fee::rows(words, lang, procedure, today),
            times: times(procedure, words, lang),
            place: place(procedure, words, lang),
            steps: procedure
                .steps
                .iter()
                .map(|step| StepLine {
                    name: text(&step.name),
                    role: words.get(lang, &format!("catalog-role-{}", step.role.key().replace('_', "-")), &[]),
                    time: time::allowed(words, lang, step.time),
                })
                .collect(),
            results: procedure.results.iter().map(|result| text(&result.name)).collect(),
            notes: procedure.notes.iter().map(text).collect(),
            basis: procedure
                .legal_basis
                .iter()
                .map(|basis| BasisLine { number: basis.number.clone(), title: text(&basis.title) })
                .collect(),
            decision: procedure.decision.clone(),
            edition: procedure.edition,
            valid_from: procedure.valid_from,
            valid_to: procedure.valid_to,
            online: level != ServiceLevel::InfoOnly,
            level: words.get(lang, level_key(level), &[]),
        }
    }
}

fn level_key(level: ServiceLevel) -> &'static str {
    match level {
        ServiceLevel::EndToEnd => "catalog-level-end-to-end",
        ServiceLevel::Partial => "catalog-level-partial",
        ServiceLevel::InfoOnly => "catalog-level-info-only",
    }
}

impl Paper {
    /// A paper in words.
    pub fn of(component: &Component, words: &Words, lang: Lang) -> Paper {
        Paper {
            name: component.name.get(lang.code()).to_owned(),
            hint: component.hint.as_ref().map(|hint| hint.get(lang.code()).to_owned()).unwrap_or_default(),
            sometimes: !component.required,
            ways: component.satisfied_by.iter().map(|way| words.get(lang, way.key(), &[])).collect(),
        }
    }
}

/// The time behind each door; doors that promise the same stand together.
fn times(procedure: &Procedure, words: &Words, lang: Lang) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for offer in &procedure.channels {
        let door = channel(words, lang, offer.channel);
        let told = time::told(words, lang, &offer.time);
        let note = offer.time_note.as_ref().map(|note| note.get(lang.code()).to_owned()).unwrap_or_default();
        match times.iter_mut().find(|one| one.time == told && one.note == note) {
            Some(same) => same.channel = format!("{}, {}", same.channel, door.to_lowercase()),
            None => times.push(Time { channel: door, time: told, note }),
        }
    }
    times
}

/// Who decides, in words: competence is law, the counter is only a place.
pub fn place(procedure: &Procedure, words: &Words, lang: Lang) -> String {
    place_by(&procedure.office, words, lang)
}

fn place_by(rule: &OfficeRule, words: &Words, lang: Lang) -> String {
    match rule {
        OfficeRule::CommuneOfField { body: CommuneBody::PeopleCommittee, .. } => {
            words.get(lang, "procedure-decides-commune", &[])
        }
        OfficeRule::CommuneOfField { body: CommuneBody::Police, .. } => {
            words.get(lang, "procedure-decides-commune-police", &[])
        }
        OfficeRule::CommuneOfChoice { body: CommuneBody::PeopleCommittee, .. } => {
            words.get(lang, "procedure-decides-any-commune", &[])
        }
        OfficeRule::CommuneOfChoice { body: CommuneBody::Police, .. } => {
            words.get(lang, "procedure-decides-any-commune-police", &[])
        }
        OfficeRule::CityOffice { name, .. } => name.get(lang.code()).to_owned(),
        OfficeRule::ByTable { offices, .. } => {
            let or = format!(" {} ", words.get(lang, "catalog-table-or", &[]));
            offices.values().map(|rule| place_by(rule, words, lang)).collect::<Vec<_>>().join(&or)
        }
    }
}
