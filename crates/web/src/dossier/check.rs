//! Check the answers, then file.

use app::draft::{Draft, file};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::answers::Answers;
use domain::catalog::{Channel, FeeCase};
use domain::dossier::deadline::{Deadline, deadline};
use domain::dossier::fact::Applicant;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use serde::Serialize;

use super::ask::CHANGING;
use super::draft;
use super::promise::promise;
use super::question::{Asking, Choosable, said, with_trail};
use crate::Error;
use crate::desk::dossier::answers;
use crate::desk::tell::Tell;
use crate::fields::Fields;
use crate::page::Page;
use crate::procedure::fee;
use crate::view::View;

/// All answers and papers on one page.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    /// What people call the procedure.
    pub procedure: String,
    /// Which step this is, the last one.
    pub step: usize,
    /// The page before.
    pub previous: String,
    /// The answers, section by section; papers are the last.
    pub sections: Vec<Answered>,
    /// Who will decide.
    pub office: String,
    /// What it costs.
    pub fee: String,
    /// When it will be ready if it were accepted now, where that can be told.
    pub ready: Option<Timestamp>,
    /// How that date comes about, step by step.
    pub because: Vec<String>,
    /// Papers the agency looks for itself, so that none of them stands in the way.
    pub looked_up: Vec<String>,
    /// Where the result may be collected.
    pub points: Vec<Choosable>,
    /// Where it is filed.
    pub action: String,
    /// What still stands in the way, each with the page where it is put right.
    pub mistakes: Vec<Missing>,
    /// Answers that contradict each other, though either may be right: told, and filed if the person goes on.
    pub remarks: Vec<Missing>,
}

/// Something that still stands in the way of filing.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// The page where it is put right.
    pub href: String,
    /// What to do there.
    pub text: String,
}

/// The answers of one section.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// The heading.
    pub title: String,
    /// The answers.
    pub rows: Vec<Row>,
}

/// One answer in a summary list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// The question.
    pub key: String,
    /// The answer.
    pub lines: Vec<String>,
    /// Where it comes from, when the person did not type it.
    pub source: String,
    /// The page where it is changed; empty when it cannot be.
    pub change: String,
}

impl Row {
    /// A row that only tells.
    pub fn told(key: &str, line: &str) -> Row {
        Row { key: key.into(), lines: vec![line.into()], ..Row::default() }
    }
}

impl View for CheckView {
    const TEMPLATE: &'static str = "dossier/check.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let typed = Row {
            change: "/ho-so/nhap/1/hoi/con".into(),
            ..Row::told("Họ, chữ đệm, tên của con", "Trần Nguyễn Khánh Ngọc Ẩn")
        };
        let held = Row {
            source: "Từ tài khoản của bạn".into(), ..Row::told("Người yêu cầu", "Trần Văn Minh")
        };
        let whole = CheckView {
            procedure: "Khai sinh cho con".into(),
            step: 9,
            previous: "/ho-so/nhap/1/giay-to".into(),
            sections: vec![Answered { title: "Thông tin của con".into(), rows: vec![typed, held] }],
            office: "Ủy ban nhân dân phường Ba Đình".into(),
            fee: "Không mất phí".into(),
            ready: "2026-11-23T09:00:00Z".parse().ok(),
            because: vec!["Thủ tục này trả kết quả trong ngày.".into()],
            looked_up: vec!["Giấy chứng nhận kết hôn".into()],
            points: vec![Choosable {
                value: "H26.1.D01".into(),
                label: "Điểm tiếp nhận Ba Đình".into(),
                chosen: true,
                hint: String::new(),
            }],
            action: "/ho-so/nhap/1/nop".into(),
            mistakes: vec![],
            remarks: vec![],
        };
        let remarks =
            vec![Missing { href: "/ho-so/nhap/1/hoi/me".into(), text: "Hãy xem lại số định danh".into() }];
        let mistakes = vec![Missing { href: "/ho-so/nhap/1/giay-to".into(), text: "Gửi Giấy chứng sinh".into() }];
        vec![
            CheckView {
                ready: None,
                because: vec![],
                looked_up: vec![],
                points: vec![],
                mistakes,
                remarks,
                ..whole.clone()
            },
            whole,
        ]
    }
}

/// `GET /ho-so/nhap/{draft}/kiem-tra`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let view = CheckView::of(&kept, &draft::held(&page, &kept.procedure).await?, "", &page)?;
    page.show(&view)
}

/// `POST /ho-so/nhap/{draft}/nop`. The draft is its own promise: however often it is filed, there is one dossier.
pub async fn create(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let point = fields.text("return_point");
    let kept = match draft::load(&page, &id).await {
        // Filed a moment ago, it seems: then the promise knows its dossier.
        Err(Error::DraftGone) => None,
        found => Some(found?),
    };
    if let Some(kept) = kept.as_ref().filter(|kept| !draft::unsent(kept).is_empty()) {
        return again(page, kept, &point).await;
    }
    let draft_id = id.parse().map_err(|_| Error::DraftGone)?;
    let ctx = promise(&page.ctx, format!("file-{id}"), &Fields::default(), &[]);
    let applicant = applicant(&page, kept.as_ref());
    match (file::file(&ctx, draft_id, applicant, point.parse().ok()).await, &kept) {
        (Ok(filed), _) => Ok(page.to(&format!("/ho-so/{}/xong", filed.dossier.id)).into_response()),
        (Err(app::Error::Answers(_)), Some(kept)) => again(page, kept, &point).await,
        (Err(app::Error::NotFound), _) => Err(Error::DraftGone),
        (Err(error), _) => Err(error.into()),
    }
}

/// The page again, with everything that stands in the way.
async fn again(page: Page, kept: &Draft, point: &str) -> Result<Response, Error> {
    let view = CheckView::of(kept, &draft::held(&page, &kept.procedure).await?, point, &page)?;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// Whose dossier it is: the account's, with what the form says instead (a person may prefer another telephone).
fn applicant(page: &Page, kept: Option<&Draft>) -> Applicant {
    let account = page.visit.as_ref().and_then(|visit| visit.account.as_ref()).map(|present| &present.account);
    let said = |source: &str| {
        let kept = kept?;
        let field = kept.procedure.form.fields().find(|field| field.source.as_deref() == Some(source))?;
        kept.answers.get(&field.name)?.as_str().map(str::to_owned)
    };
    Applicant {
        account: page.ctx.actor.account(),
        name: said("account.name").unwrap_or_else(|| page.ctx.actor.name().to_owned()),
        personal_id: said("account.personal_id").or_else(|| account?.personal_id.clone()),
        phone: said("account.phone").or_else(|| account?.phone.clone()),
        email: said("account.email").or_else(|| account?.email.clone()),
        address: None,
    }
}

impl CheckView {
    fn of(draft: &Draft, held: &draft::Held, point: &str, page: &Page) -> Result<CheckView, Error> {
        let (ctx, lang) = (&page.ctx, page.lang.code());
        let procedure = &draft.procedure;
        let given = draft::given(draft);
        let agency = ctx.city.competent(procedure, &given, ctx.now).ok();
        let ready = agency.as_ref().map(|agency| ready(draft, &given, agency, page)).transpose()?.flatten();
        let mut sections: Vec<Answered> = sections(draft, held, page);
        sections.push(papers(draft, page));
        let looked_up = procedure
            .required_components(&given)
            .into_iter()
            .filter(|one| draft::is_held(one) && !draft::is_form(one) && !draft::has(draft, one));
        Ok(CheckView {
            procedure: procedure.plain_name.get(lang).to_owned(),
            step: draft::steps(draft, held),
            previous: draft::papers(draft),
            sections,
            office: agency.as_ref().map(|agency| page.office(agency)).unwrap_or_default(),
            fee: fee_of(draft, &given, page),
            ready: ready.as_ref().map(|deadline| deadline.due),
            because: ready.map(|deadline| Tell(ctx).because(&deadline.because)).unwrap_or_default(),
            looked_up: looked_up.map(|one| one.name.get(lang).to_owned()).collect(),
            points: points(agency.as_ref(), point, page),
            action: format!("/ho-so/nhap/{}/nop", draft.id),
            mistakes: mistakes(draft, page),
            remarks: remarks(draft, &given, page),
        })
    }
}

/// The questions with their answers, section by section, each with the page where it is changed.
fn sections(draft: &Draft, held: &draft::Held, page: &Page) -> Vec<Answered> {
    let lang = page.lang.code();
    let mut sections: Vec<Answered> = Vec::new();
    for questions in draft::pages(draft) {
        let title = questions.section.title.get(lang);
        let change = format!("{}?sau={CHANGING}", draft::asking(draft, questions.id));
        let rows = questions.fields.iter().map(|field| {
            let answer = draft.answers.get(&field.name);
            Row {
                key: field.label.get(lang).to_owned(),
                lines: answer.map_or_else(
                    || vec![page.t("filing-unanswered", &[])],
                    |answer| answers::lines(Tell(&page.ctx), field, answer, &[]),
                ),
                source: draft::source(page, draft, held, field),
                change: if draft::is_shown(draft, held, field) { format!("{change}&sua=1") } else { change.clone() },
            }
        });
        match sections.last_mut() {
            Some(section) if section.title == title => section.rows.extend(rows),
            _ => sections.push(Answered { title: title.to_owned(), rows: rows.collect() }),
        }
    }
    sections
}

fn papers(draft: &Draft, page: &Page) -> Answered {
    let given = draft::given(draft);
    let row = |component: &domain::catalog::Component| {
        let files = draft.papers.iter().filter(|paper| paper.component == component.code);
        let mut lines: Vec<String> = files.map(|paper| paper.name.clone()).collect();
        if lines.is_empty() {
            let held = component.satisfied_by.iter().find(|way| way.is_held());
            lines.push(page.t(held.map_or("filing-paper-none", |way| way.key()), &[]));
        }
        let change = if component.takes_upload() { draft::papers(draft) } else { String::new() };
        Row { key: component.name.get(page.lang.code()).to_owned(), lines, source: String::new(), change }
    };
    let wanted = |one: &&domain::catalog::Component| one.is_required(&given) || draft::has(draft, one);
    Answered {
        title: page.t("procedure-papers-title", &[]),
        rows: draft.procedure.components.iter().filter(wanted).map(row).collect(),
    }
}

/// Everything that stands in the way, each with the page where it is put right.
fn mistakes(draft: &Draft, page: &Page) -> Vec<Missing> {
    let lang = page.lang.code();
    let form = &draft.procedure.form;
    let units = &page.ctx.city.library.units;
    let errors = form.validate_in(&draft.answers, page.site.today(), units).err().unwrap_or_default();
    let asking = Asking::of(&page.ctx);
    let pages = draft::pages(draft);
    let answer = |error: &domain::catalog::AnswerError| {
        let told = with_trail(form, error, said(error, &asking), &asking);
        let at = pages.iter().find(|one| one.fields.iter().any(|field| field.name == error.top()))?;
        let label = form.field(error.top()).map(|field| field.label.get(lang)).unwrap_or_default();
        let href = format!("{}?sau={CHANGING}", draft::asking(draft, at.id));
        Some(Missing { href, text: format!("{}: {told}", label.trim_end_matches('?')) })
    };
    let mut all: Vec<Missing> = errors.iter().filter_map(answer).collect();
    let send = |one: &domain::catalog::Component| Missing {
        href: draft::papers(draft),
        text: page.t("filing-send-paper", &[("paper", one.name.get(lang).into())]),
    };
    all.extend(draft::unsent(draft).into_iter().map(send));
    all
}

/// What contradicts itself, with the page where it is looked at again.
fn remarks(draft: &Draft, given: &Answers, page: &Page) -> Vec<Missing> {
    let form = &draft.procedure.form;
    let asking = Asking::of(&page.ctx);
    let pages = draft::pages(draft);
    let remark = |error: &domain::catalog::AnswerError| {
        let at = pages.iter().find(|one| one.fields.iter().any(|field| field.name == error.top()))?;
        let href = format!("{}?sau={CHANGING}&sua=1", draft::asking(draft, at.id));
        Some(Missing { href, text: with_trail(form, error, said(error, &asking), &asking) })
    };
    form.remarks(given).iter().filter_map(remark).collect()
}

/// When it would be ready if it were accepted now; none where the law states no time.
fn ready(draft: &Draft, given: &Answers, agency: &AgencyCode, page: &Page) -> Result<Option<Deadline>, Error> {
    let city = &page.ctx.city;
    let Some(allowance) = draft.procedure.allowance_for(Channel::Online, given) else { return Ok(None) };
    let cut_off = city.pack_on(page.ctx.now)?.cut_off;
    Ok(Some(deadline(page.ctx.now, allowance, &city.calendar(agency), cut_off)))
}

/// What this case costs. An amount that the People's Council sets and this catalogue does not know is said to be
/// unknown: it is not nothing.
fn fee_of(draft: &Draft, given: &Answers, page: &Page) -> String {
    let case = FeeCase { channel: Channel::Online, on: page.site.today(), answers: given, classes: &[] };
    let quote = draft.procedure.fees.quote(&case);
    let words = &page.site.words;
    match quote.total() {
        Some(total) => fee::amount(words, page.lang, total),
        None if quote.known() == domain::catalog::Money::ZERO => page.t("filing-fee-unknown", &[]),
        None => {
            let known = fee::amount(words, page.lang, quote.known());
            page.t("filing-fee-partly-known", &[("amount", known.into())])
        }
    }
}

/// Where the result may be collected: at any counter of the city (Decree 118/2025 Art. 14.2); the agency's own is
/// chosen until another is.
fn points(agency: Option<&AgencyCode>, wanted: &str, page: &Page) -> Vec<Choosable> {
    let city = &page.ctx.city;
    let usual = agency.and_then(|agency| city.reception_point(agency)).map(|point| point.to_string());
    let offices = city.library.offices.iter().filter(|office| office.kind.receives());
    let mut points: Vec<Choosable> = offices
        .map(|office| {
            let value = office.code.to_string();
            let chosen = if wanted.is_empty() { usual.as_deref() == Some(&value) } else { value == wanted };
            Choosable { label: page.office(&office.code), value, chosen, hint: String::new() }
        })
        .collect();
    points.sort_by_cached_key(|point| domain::search::fold(&point.label));
    points
}
