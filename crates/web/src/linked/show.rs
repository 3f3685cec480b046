//! The page of one linked set: what one gets, the one form, the parts with their agencies and dates, what waits for what.

use std::sync::Arc;

use app::words::{Lang, Value, Words};
use axum::extract::Path;
use axum::response::Response;
use domain::access::Role;
use domain::catalog::linked::{LinkedSet, Part};
use domain::catalog::process::{Process, drawing};
use domain::catalog::{Answers, Procedure, Step, StepKind};
use domain::dossier::deadline::Allowance;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::Error;
use crate::page::Page;
use crate::procedure::line::slug;
use crate::procedure::{time, who};
use crate::view::View;

/// The page of one set.
#[derive(Debug, Clone, Serialize)]
pub struct LinkedView {
    id: String,
    name: String,
    legal_name: String,
    summary: String,
    parts: Vec<PartView>,
    /// The drawing of what waits for what; empty where a part has no time or no procedure in force.
    svg: String,
    /// When the last part is due if everything is filed today; none while a part has no time.
    all_due: Option<Timestamp>,
    sections: Vec<SectionView>,
    /// How many questions the one form has.
    questions: usize,
    /// How many the parts have when filed one by one.
    separately: usize,
    basis: Vec<String>,
    channels: Vec<String>,
    valid_from: Date,
}

/// One part.
#[derive(Debug, Clone, Serialize)]
struct PartView {
    name: String,
    /// Its public page; empty while no edition of its procedure is in force.
    href: String,
    office: String,
    time: String,
    /// Where that time is written.
    basis: String,
    /// When it is due if everything is filed today and everybody takes all their time.
    due: Option<Timestamp>,
    results: Vec<String>,
    after: Vec<String>,
    /// Only in some cases.
    sometimes: bool,
}

#[derive(Debug, Clone, Serialize)]
struct SectionView {
    title: String,
    questions: Vec<String>,
}

impl View for LinkedView {
    const TEMPLATE: &'static str = "linked/show.html";

    fn samples() -> Vec<Self> {
        let due: Timestamp = "2026-11-27T10:30:00Z".parse().expect("a moment");
        let part = |name: &str, after: &[&str], due| PartView {
            name: name.into(),
            href: "/thu-tuc/1.001193".into(),
            office: "Ủy ban nhân dân phường, xã".into(),
            time: "4 ngày làm việc".into(),
            basis: "63/2024/NĐ-CP".into(),
            due,
            results: vec!["Giấy khai sinh".into()],
            after: after.iter().map(|name| (*name).to_owned()).collect(),
            sometimes: due.is_none(),
        };
        let whole = LinkedView {
            id: "birth".into(),
            name: "Sinh con: làm một lần được ba giấy".into(),
            legal_name: "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế".into(),
            summary: "Một tờ khai cho ba việc.".into(),
            parts: vec![part("Khai sinh", &[], Some(due)), part("Thường trú", &["Khai sinh"], Some(due))],
            svg: "<svg role=\"img\" aria-label=\"Việc gì trước\" viewBox=\"0 0 344 40\"></svg>".into(),
            all_due: Some(due),
            sections: vec![SectionView { title: "Về con".into(), questions: vec!["Họ và tên của con".into()] }],
            questions: 30,
            separately: 48,
            basis: vec!["63/2024/NĐ-CP: Liên thông điện tử".into()],
            channels: vec!["Trực tuyến".into()],
            valid_from: jiff::civil::date(2025, 7, 1),
        };
        let open =
            LinkedView {
                parts: vec![part("Khai tử", &[], None)], svg: String::new(), all_due: None, ..whole.clone()
            };
        vec![whole, open]
    }
}

/// `GET /lien-thong/{id}`
pub async fn show(page: Page, Path(wanted): Path<String>) -> Result<Response, Error> {
    let catalog = page.site.catalog();
    let set = catalog.linked_in_force(page.site.today()).find(|set| set.id == wanted).cloned();
    let view = LinkedView::of(&*set.ok_or(Error::NotFound)?, &page)?;
    page.show(&view)
}

impl LinkedView {
    fn of(set: &LinkedSet, page: &Page) -> Result<LinkedView, Error> {
        let (lang, words, today) = (page.lang, &*page.site.words, page.site.today());
        let catalog = page.site.catalog();
        let procedures: Vec<(&Part, Option<Arc<Procedure>>)> =
            set.parts.iter().map(|part| (part, catalog.in_force(&part.procedure, today).cloned())).collect();
        let procedure = |part: &Part| {
            procedures.iter().find(|(one, _)| one.id == part.id).and_then(|(_, procedure)| procedure.as_deref())
        };
        let cut_off = page.site.city.pack_on(page.ctx.now)?.cut_off;
        let center = page.site.city.dispatching_office();
        let calendar = center.map(|center| page.site.city.calendar(&center)).unwrap_or_default();
        let dues = set.dues(&Answers::default(), page.ctx.now, &calendar, cut_off, procedure);
        let name = |id: &str| -> String {
            let found = set.part(id).and_then(&procedure);
            found.map_or_else(|| id.to_owned(), |one| one.plain_name.get(lang.code()).to_owned())
        };
        let part = |part: &Part| {
            let own = procedure(part);
            let allowed = allowed(set, part, own);
            PartView {
                name: name(&part.id),
                href: own.map(|own| format!("/thu-tuc/{}", slug(own))).unwrap_or_default(),
                office: own.map(|own| who::Who::of(&catalog, own, today, words, lang).office).unwrap_or_default(),
                time: match allowed {
                    Some(allowance) => time::allowed(words, lang, allowance),
                    None => words.get(lang, "catalog-time-unknown", &[]),
                },
                basis: part.time_basis.as_deref().map(|basis| spoken(basis, lang)).unwrap_or_default(),
                due: dues.iter().find(|due| due.part.id == part.id).and_then(|due| due.due),
                results: own
                    .map(|own| own.results.iter().map(|one| one.name.get(lang.code()).to_owned()).collect())
                    .unwrap_or_default(),
                after: part.after.iter().map(|id| name(id)).collect(),
                sometimes: part.when.is_some(),
            }
        };
        let form = set.one_form(procedure);
        let section = |section: &domain::catalog::Section| SectionView {
            title: section.title.get(lang.code()).to_owned(),
            questions: section.fields.iter().map(|field| field.label.get(lang.code()).to_owned()).collect(),
        };
        let separately = procedures.iter().filter_map(|(_, own)| own.as_ref()).map(|own| own.form.fields().count());
        let all: Option<Vec<Timestamp>> = dues.iter().map(|due| due.due).collect();
        Ok(LinkedView {
            id: set.id.clone(),
            name: set.plain_name.get(lang.code()).to_owned(),
            legal_name: set.name.get(lang.code()).to_owned(),
            summary: set.summary.get(lang.code()).to_owned(),
            parts: set.parts.iter().map(part).collect(),
            svg: drawn(set, &procedures, words, lang, page).unwrap_or_default(),
            all_due: all.and_then(|all| all.into_iter().max()),
            questions: form.fields().count(),
            sections: form.sections.iter().map(section).collect(),
            separately: separately.sum(),
            basis: set
                .legal_basis
                .iter()
                .map(|basis| format!("{}: {}", basis.number, basis.title.get(lang.code())))
                .collect(),
            channels: set
                .channels
                .iter()
                .map(|channel| crate::procedure::line::channel(words, lang, *channel))
                .collect(),
            valid_from: set.valid_from,
        })
    }
}

/// The time of a part: that of the set, or else that of its procedure.
fn allowed(set: &LinkedSet, part: &Part, own: Option<&Procedure>) -> Option<Allowance> {
    let of_own = || own.and_then(|own| set.channels.first().and_then(|channel| own.allowance(*channel)));
    part.time.or_else(of_own)
}

/// What the last box of the drawing takes: no time limit is so short, so nothing is said of it.
const NO_TIME: Allowance = Allowance::WorkingHours(0);

/// The parts drawn like the steps of a process: what all others wait for stands first, then each is a question to
/// another agency and waits for what it needs.
fn drawn(
    set: &LinkedSet,
    procedures: &[(&Part, Option<Arc<Procedure>>)],
    words: &Words,
    lang: Lang,
    page: &Page,
) -> Option<String> {
    let catalog = page.site.catalog();
    let parts: Vec<&Part> = set.parts.iter().collect();
    let order = set.order(&parts);
    let opens = order.rows.first().filter(|row| row.len() == 1 && parts.len() > 1).map(|row| row[0].id.as_str());
    let step = |(part, own): &(&Part, Option<Arc<Procedure>>)| {
        let own = own.as_deref()?;
        let first = opens == Some(part.id.as_str());
        Some(Step {
            id: part.id.clone(),
            name: own.plain_name.clone(),
            role: Role::Specialist,
            kind: if first { StepKind::Check } else { StepKind::Consult },
            time: allowed(set, part, Some(own))?,
            when: None,
            after: Some(part.after.clone()),
            asks: (!first).then(|| part.id.clone()),
            form: Vec::new(),
        })
    };
    let steps: Vec<Step> = procedures.iter().map(step).collect::<Option<_>>()?;
    // A process has one end: the person who has all results. Each is handed over as soon as it is there.
    let waited_for = |id: &str| set.parts.iter().any(|part| part.after.iter().any(|earlier| earlier == id));
    let last = set.parts.iter().map(|part| part.id.clone()).filter(|id| !waited_for(id)).collect();
    let have_all = Step {
        id: "have-all".into(),
        name: domain::catalog::Text {
            vi: words.get(Lang::Vi, "linked-drawing-have-all", &[]),
            en: words.get(Lang::En, "linked-drawing-have-all", &[]),
        },
        role: Role::Receptionist,
        kind: StepKind::Return,
        time: NO_TIME,
        when: None,
        after: Some(last),
        asks: None,
        form: Vec::new(),
    };
    let process = Process::new(&[steps, vec![have_all]].concat()).ok()?;
    let get = |key: &str| words.get(lang, key, &[]);
    let office = |lane: &domain::catalog::process::diagram::Lane| {
        let first = opens.filter(|_| lane.role == Role::Specialist);
        let Some(id) = lane.asks.as_deref().or(first) else { return words.get(lang, "linked-drawing-you", &[]) };
        let own = procedures.iter().find(|(part, _)| part.id == id).and_then(|(_, own)| own.as_deref());
        own.map(|own| who::Who::of(&catalog, own, page.site.today(), words, lang).office).unwrap_or_default()
    };
    Some(drawing::svg(
        &process,
        &drawing::Words {
            id: "linked",
            lang: lang.code(),
            title: &get("linked-drawing-title"),
            about: &get("linked-drawing-about"),
            start: &get("linked-drawing-start"),
            end: &get("linked-drawing-end"),
            at_once: &get("linked-drawing-at-once"),
            then: &get("linked-drawing-then"),
            who: &office,
            time: &|allowance| match allowance {
                NO_TIME => String::new(),
                _ => {
                    let time = Value::Text(time::allowed(words, lang, allowance));
                    words.get(lang, "linked-drawing-time", &[("time", time)])
                }
            },
            when: &|condition| condition.to_string(),
        },
    ))
}

/// A remark a clerk wrote in both languages on one line: `… / …`.
fn spoken(remark: &str, lang: Lang) -> String {
    match (remark.split_once(" / "), lang) {
        (Some((vi, _)), Lang::Vi) => vi.to_owned(),
        (Some((vi, en)), Lang::En) => match vi.split_once(';') {
            // The number of the act stands before the remark and belongs to both.
            Some((number, _)) => format!("{number}; {en}"),
            None => en.to_owned(),
        },
        (None, _) => remark.to_owned(),
    }
}
