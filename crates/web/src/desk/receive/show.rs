//! The page of receiving: three columns, all by keyboard.

use app::Ctx;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::channel::{Channel, ServiceLevel};
use domain::catalog::field::Field;
use domain::catalog::{AnswerError, Component, FeeCase};
use domain::document::item::{AskAgain, Document};
use domain::dossier::deadline::deadline;
use domain::unit::office::OfficeKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::counter::{Counter, column, find, points};
use super::fill::{From, is_person};
use super::paper::{Given, How, is_form, may_be_wanted};
use crate::Error;
use crate::desk::register::day;
use crate::desk::tell::Tell;
use crate::dossier::question::{Asking, Choosable, Mistake, Question, said, with_trail};
use crate::page::Page;
use crate::procedure::fee;
use crate::view::View;

/// The page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReceiveView {
    /// The code of the chosen procedure; empty while none is.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What may be chosen.
    pub procedures: Vec<Choosable>,
    /// That what was typed is no procedure received at a counter.
    pub unknown: bool,
    /// The person: name, number, telephone, e-mail, address.
    pub person: Vec<Question>,
    /// The date of birth a card told, carried along.
    pub born: String,
    /// For whom the next scan is.
    pub scan_for: Vec<Choosable>,
    /// What came of the last scan.
    pub scanned: String,
    /// The form.
    pub sections: Vec<FormSection>,
    /// The papers.
    pub papers: Vec<PaperRow>,
    /// The field the cursor stands in.
    pub focus: String,
    /// The first question still open: F4 leads to it.
    pub main: String,
    /// The points where the officer receives.
    pub points: Vec<Choosable>,
    /// At the counter or by post.
    pub channels: Vec<Choosable>,
    /// Who decides, once the answers tell.
    pub agency: String,
    /// When it is ready, if it is accepted now.
    pub ready: String,
    /// Why then.
    pub because: Vec<String>,
    /// Whether the officer must set the time limit, and what was typed.
    pub limit: Option<String>,
    /// What is wrong with it.
    pub limit_error: String,
    /// The fees: name and amount.
    pub fees: Vec<(String, String)>,
    /// Their sum.
    pub total: String,
    /// The promise that pressing twice receives once.
    pub key: String,
    /// Answers that contradict each other: the officer asks the person, and may go on.
    pub remarks: Vec<String>,
    /// What is wrong, all at once.
    pub mistakes: Vec<Mistake>,
}

/// A section of the form.
#[derive(Debug, Clone, Serialize)]
pub struct FormSection {
    /// Its name in the form.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Whether it is about a person who may be the applicant.
    pub person: bool,
    /// The questions that apply, or may.
    pub questions: Vec<Question>,
}

/// A paper.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PaperRow {
    /// The component.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// In what form it is wanted.
    pub kind: String,
    /// Whether it is wanted, may be, or is welcome.
    pub wanted: String,
    /// The colour of that word.
    pub colour: &'static str,
    /// That the form itself is the paper.
    pub form: bool,
    /// How it may be there.
    pub how: Vec<Choosable>,
    /// How many.
    pub quantity: String,
    /// Whether a file may be sent, and of which kinds.
    pub accept: String,
    /// Identifier and name of a file already taken.
    pub upload: Option<(String, String)>,
    /// The documents held of the person that spare the paper, with where each is from.
    pub held: Vec<Choosable>,
    /// Why the paper may be asked for although it is held.
    pub again: Vec<Choosable>,
    /// What is wrong.
    pub error: String,
}

impl View for ReceiveView {
    const TEMPLATE: &'static str = "desk/receive.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let procedures = vec![option("1.001193", "Làm giấy khai sinh cho con"), option("1.000656", "Khai tử")];
        let choose = ReceiveView { procedures: procedures.clone(), ..ReceiveView::default() };
        let unknown = ReceiveView { code: "9.999999".into(), unknown: true, ..choose.clone() };
        let paper = |code: &str, name: &str, form, upload: Option<(&str, &str)>, error: &str| PaperRow {
            code: code.into(),
            name: name.into(),
            kind: "bản chính".into(),
            wanted: "Bắt buộc".into(),
            colour: "yellow",
            form,
            how: vec![
                option("handed-in", "Bản giấy"),
                option("held", "Thành phố đã có"),
                option("file", "Tệp, bản quét"),
            ],
            quantity: "1".into(),
            accept: "application/pdf".into(),
            upload: upload.map(|(id, name)| (id.into(), name.into())),
            error: error.into(),
            ..PaperRow::default()
        };
        let question = Question::sample;
        let mut number = question("person.number", "text", "Số định danh cá nhân");
        number.error = "Số định danh có 12 chữ số.".into();
        let filling = ReceiveView {
            code: "1.001193".into(),
            name: "Làm giấy khai sinh cho con".into(),
            procedures,
            person: vec![question("person.name", "text", "Họ và tên"), number.clone()],
            scan_for: vec![option("person", "Người nộp"), option("mother", "Mẹ của trẻ")],
            scanned: "Đã đọc thẻ. Hãy đối chiếu với người và thẻ.".into(),
            sections: vec![
                FormSection {
                    id: "child".into(),
                    title: "Trẻ được khai sinh".into(),
                    person: false,
                    questions: vec![
                        question("child_name", "text", "Họ, chữ đệm, tên của trẻ"),
                        question("child_sex", "choice", "Giới tính"),
                        question("child_birth_date", "date", "Ngày sinh"),
                        question("note", "long-text", "Ghi chú"),
                    ],
                },
                FormSection {
                    id: "mother".into(),
                    title: "Mẹ của trẻ".into(),
                    person: true,
                    questions: Question::KINDS
                        .map(|kind| question(&format!("mother_{}", kind.replace('-', "_")), kind, "Nơi cư trú của mẹ"))
                        .to_vec(),
                },
            ],
            papers: vec![
                paper("birth-notice", "Giấy chứng sinh", false, Some(("1", "giay-chung-sinh.pdf")), ""),
                paper("declaration", "Tờ khai đăng ký khai sinh", true, None, ""),
                paper("authorisation", "Văn bản ủy quyền", false, None, "Còn thiếu giấy này."),
                PaperRow {
                    held: vec![Choosable {
                        chosen: true,
                        hint: "Số hóa tại quầy, ngày 15/06/2019".into(),
                        ..option("1", "Giấy chứng nhận kết hôn 12/2019")
                    }],
                    again: vec![option("verify-difference", "Xác minh: khác với sổ gốc")],
                    ..paper("marriage", "Giấy chứng nhận kết hôn", false, None, "")
                },
            ],
            focus: "child_name".into(),
            main: "child_name".into(),
            points: vec![option("H26.00082.D01", "Điểm phục vụ hành chính công phường Cửa Nam")],
            channels: vec![option("direct", "Tại quầy"), option("post", "Qua bưu chính")],
            agency: "Ủy ban nhân dân phường Cửa Nam".into(),
            ready: "thứ Hai, 23/11/2026, 17:00".into(),
            because: vec!["Thủ tục này trả kết quả trong ngày.".into()],
            fees: vec![("Lệ phí".into(), "Không mất phí".into())],
            total: "Không mất phí".into(),
            key: "k".into(),
            remarks: vec!["Số định danh là của nữ, khác với giới tính đã chọn.".into()],
            mistakes: vec![Mistake { id: "person.number".into(), text: number.error }],
            ..ReceiveView::default()
        };
        let open = ReceiveView {
            limit: Some(String::new()),
            limit_error: "Hãy đặt thời hạn.".into(),
            ready: String::new(),
            agency: String::new(),
            because: vec![],
            mistakes: vec![],
            ..filling.clone()
        };
        vec![choose, unknown, filling, open]
    }
}

/// Which procedure.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// Its code, or what a list of suggestions gave.
    #[serde(default)]
    procedure: String,
}

/// `GET /quay/nhan?procedure=CODE`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    if points(&page.ctx.actor).is_empty() {
        return Err(Error::Forbidden);
    }
    let view = match find(&page.ctx, wanted.procedure.split(' ').next().unwrap_or_default()) {
        Some(procedure) => {
            ReceiveView::of(&page.ctx, &Counter::fresh(&page.ctx, procedure)?, None, &Trouble::default())
        }
        None => ReceiveView::choose(&page.ctx, &wanted.procedure),
    };
    page.show(&view)
}

/// What stands in the way of receiving, all of it.
#[derive(Debug, Clone, Default)]
pub struct Trouble {
    /// Answers that cannot stand.
    pub answers: Vec<AnswerError>,
    /// Papers that are missing, by component.
    pub papers: Vec<String>,
    /// Papers that are held and were asked for without a reason, by component.
    pub held: Vec<String>,
    /// Anything else: the input it is about, and the words.
    pub others: Vec<Mistake>,
}

impl Trouble {
    /// Whether nothing does.
    pub fn is_none(&self) -> bool {
        self.answers.is_empty() && self.papers.is_empty() && self.held.is_empty() && self.others.is_empty()
    }
}

/// The page with everything as it was typed and all that is wrong with it.
pub fn again(page: Page, counter: &Counter, scanned: Option<From>, trouble: &Trouble) -> Result<Response, Error> {
    let view = ReceiveView::of(&page.ctx, counter, scanned, trouble);
    let status = if trouble.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.with_status(status).show(&view)
}

impl ReceiveView {
    fn choose(ctx: &Ctx, typed: &str) -> ReceiveView {
        ReceiveView {
            procedures: procedures(ctx),
            code: typed.to_owned(),
            unknown: !typed.is_empty(),
            focus: "procedure".into(),
            ..ReceiveView::default()
        }
    }

    /// The page with nothing typed, to show what it will be like.
    pub fn shown(ctx: &Ctx, counter: &Counter) -> ReceiveView {
        ReceiveView::of(ctx, counter, None, &Trouble::default())
    }

    fn of(ctx: &Ctx, counter: &Counter, scanned: Option<From>, trouble: &Trouble) -> ReceiveView {
        let tell = Tell(ctx);
        let lang = ctx.lang.code();
        let given = counter.given();
        let mut person = person(tell, counter);
        let mut sections = sections(ctx, counter, &given);
        let mut papers = papers(tell, counter, &given);
        let mistakes = mark(tell, counter, trouble, &mut person, &mut sections, &mut papers);
        let open = sections.iter().flat_map(|section| &section.questions).find(|question| is_open(question));
        let main = open.map(|question| question.name.clone()).unwrap_or_default();
        let focus = match (&scanned, counter.person.name.is_empty()) {
            (_, true) => "scan".to_owned(),
            (Some(From::Nothing), _) => "scan".to_owned(),
            _ => main.clone(),
        };
        let ready = Ready::of(ctx, counter, &given);
        let limit_error = trouble.others.iter().find(|one| one.id == "limit");
        ReceiveView {
            code: counter.procedure.code.to_string(),
            name: counter.procedure.plain_name.get(lang).to_owned(),
            procedures: procedures(ctx),
            unknown: false,
            born: counter.person.born.clone(),
            scan_for: scan_for(tell, counter),
            scanned: scanned.map(|from| tell.word(from.key())).unwrap_or_default(),
            focus: if mistakes.is_empty() { focus } else { String::new() },
            main,
            points: counter
                .points
                .iter()
                .map(|point| choosable(point.as_str(), tell.office(point), *point == counter.point))
                .collect(),
            channels: [Channel::Direct, Channel::Post]
                .into_iter()
                .filter(|channel| counter.procedure.offer(*channel).is_some())
                .map(|one| choosable(one.key(), tell.named("catalog-channel-", one.key()), one == counter.channel))
                .collect(),
            agency: ready.agency,
            ready: ready.at,
            because: ready.because,
            limit: ready.limit.then(|| counter.limit.clone()),
            limit_error: limit_error.map(|one| one.text.clone()).unwrap_or_default(),
            fees: ready.fees,
            total: ready.total,
            key: counter.key.clone(),
            remarks: remarks(ctx, counter, &given),
            person,
            sections,
            papers,
            mistakes,
        }
    }
}

fn remarks(ctx: &Ctx, counter: &Counter, given: &Answers) -> Vec<String> {
    let asking = asking(ctx);
    let form = &counter.procedure.form;
    form.remarks(given).iter().map(|remark| with_trail(form, remark, said(remark, &asking), &asking)).collect()
}

/// What follows from the answers so far, if the dossier were accepted now.
#[derive(Default)]
struct Ready {
    agency: String,
    at: String,
    because: Vec<String>,
    limit: bool,
    fees: Vec<(String, String)>,
    total: String,
}

impl Ready {
    fn of(ctx: &Ctx, counter: &Counter, given: &Answers) -> Ready {
        let tell = Tell(ctx);
        let procedure = &counter.procedure;
        let stated = procedure.allowance_for(counter.channel, given);
        let allowance = stated.or(counter.set_limit().ok().flatten());
        let agency = ctx.city.competent(procedure, given, ctx.now).ok();
        let due = match (&agency, allowance, ctx.city.pack_on(ctx.now)) {
            (Some(agency), Some(allowance), Ok(pack)) => {
                Some(deadline(ctx.now, allowance, &ctx.city.calendar(agency), pack.cut_off))
            }
            _ => None,
        };
        let case = FeeCase { channel: counter.channel, on: local::day(ctx.now), answers: given, classes: &[] };
        let quote = procedure.fees.quote(&case);
        let amount = |money| fee::amount(&ctx.city.words, ctx.lang, money);
        let unknown = || tell.word("catalog-fee-set-by-council");
        Ready {
            agency: agency.as_ref().map(|agency| tell.office(agency)).unwrap_or_default(),
            at: due.as_ref().map(|due| tell.moment(due.due)).unwrap_or_default(),
            because: due.map(|due| tell.because(&due.because)).unwrap_or_default(),
            limit: stated.is_none(),
            fees: quote
                .lines
                .iter()
                .map(|line| (line.fee.name.get(ctx.lang.code()).to_owned(), line.amount.map_or_else(unknown, amount)))
                .collect(),
            total: quote.total().map_or_else(unknown, amount),
        }
    }
}

fn choosable(value: &str, label: String, chosen: bool) -> Choosable {
    Choosable { value: value.to_owned(), label, chosen, hint: String::new() }
}

/// The procedures that are received at a counter today, by name.
fn procedures(ctx: &Ctx) -> Vec<Choosable> {
    let catalog = ctx.city.catalog();
    let offered = catalog.all_in_force(local::day(ctx.now)).filter(|procedure| {
        procedure.offer(Channel::Direct).is_some_and(|offer| offer.level != ServiceLevel::InfoOnly)
    });
    let mut all: Vec<_> = offered
        .map(|one| choosable(one.code.as_str(), one.plain_name.get(ctx.lang.code()).to_owned(), false))
        .collect();
    all.sort_by(|left, right| left.label.cmp(&right.label));
    all
}

fn person(tell: Tell<'_>, counter: &Counter) -> Vec<Question> {
    let person = &counter.person;
    let question = |part: &str, value: &str, inputmode| Question {
        name: format!("person.{part}"),
        kind: "text",
        label: tell.word(&format!("desk-person-{part}")),
        value: value.to_owned(),
        input_type: "text",
        inputmode,
        ..Question::default()
    };
    vec![
        question("number", &person.number, "numeric"),
        question("name", &person.name, ""),
        question("phone", &person.phone, "tel"),
        question("address", &person.address, ""),
        question("email", &person.email, "email"),
    ]
}

fn scan_for(tell: Tell<'_>, counter: &Counter) -> Vec<Choosable> {
    let others = counter.procedure.form.sections.iter().filter(|section| is_person(section));
    let others = others.map(|section| choosable(&section.id, section.title.get(tell.0.lang.code()).to_owned(), false));
    [choosable("person", tell.word("desk-person"), true)].into_iter().chain(others).collect()
}

fn sections(ctx: &Ctx, counter: &Counter, given: &Answers) -> Vec<FormSection> {
    let asking = asking(ctx).with(counter.items.clone(), counter.files.clone());
    let shown = shown(counter, given);
    let question = |field: &Field| dense(field, given.get(&field.name), &asking);
    let section = |section: &domain::catalog::Section| FormSection {
        id: section.id.clone(),
        title: section.title.get(ctx.lang.code()).to_owned(),
        person: is_person(section),
        questions: section
            .fields
            .iter()
            .filter(|field| column(field).is_none() && shown.contains(&field.name.as_str()))
            .map(question)
            .collect(),
    };
    counter.procedure.form.sections.iter().map(section).filter(|section| !section.questions.is_empty()).collect()
}

/// A field as officers are asked it: one box for a date is faster by keyboard than three, and a list answers to its
/// first letter.
pub fn dense(field: &Field, answer: Option<&Value>, asking: &Asking<'_>) -> Question {
    let mut question = Question::of(field, answer, asking);
    one_box(&mut question);
    question
}

/// What dense questions are drawn with.
pub fn asking(ctx: &Ctx) -> Asking<'_> {
    Asking { dense: true, ..Asking::of(ctx) }
}

fn one_box(question: &mut Question) {
    if question.kind == "date" {
        question.value = typed_date(&question.value);
    }
    question.items.iter_mut().flat_map(|item| &mut item.questions).for_each(one_box);
}

/// The fields that apply, or may once what they hang on is answered: an officer sees the whole form at once.
fn shown<'a>(counter: &'a Counter, given: &Answers) -> Vec<&'a str> {
    let mut shown: Vec<&str> = Vec::new();
    for field in counter.procedure.form.fields() {
        let applies = field.visible_when.as_ref().is_none_or(|when| {
            let open = |name: &str| given.get(name).is_none() && shown.contains(&name);
            when.holds(given, domain::catalog::Setting::default()) || when.names().any(open)
        });
        if applies {
            shown.push(&field.name);
        }
    }
    shown
}

/// The communes of the city, by name: code, and the name with its kind behind so that a list answers to the first
/// letter.
pub fn communes(ctx: &Ctx) -> Vec<(String, String)> {
    let library = &ctx.city.library;
    let seats = library.offices.iter().filter(|office| office.kind == OfficeKind::CommunePc);
    let mut communes: Vec<_> = seats
        .filter_map(|office| library.units.commune(office.commune?))
        .map(|commune| {
            let kind = ctx.city.words.get(ctx.lang, commune.kind.key(), &[]).to_lowercase();
            (commune.code.to_string(), format!("{} ({kind})", commune.name))
        })
        .collect();
    communes.sort_by_cached_key(|(_, name)| domain::search::fold::fold(name));
    communes
}

fn typed_date(text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| text.to_owned(), day)
}

fn is_open(question: &Question) -> bool {
    let chosen = question.options.iter().any(|option| option.chosen);
    match (question.kind, question.parts.first()) {
        ("compound", Some(part)) => is_open(part),
        ("group", _) => question.items.iter().flat_map(|item| &item.questions).all(is_open),
        _ => question.value.is_empty() && question.typed.is_empty() && !chosen,
    }
}

fn papers(tell: Tell<'_>, counter: &Counter, given: &Answers) -> Vec<PaperRow> {
    let wanted = counter.procedure.components.iter().filter(|component| may_be_wanted(component, given));
    wanted
        .filter_map(|component| {
            let said = counter.papers.iter().find(|paper| paper.component == component.code)?;
            let offered = counter.offered.iter().filter(|one| one.component == component.code);
            let offered: Vec<&Document> = offered.map(|one| &one.document).collect();
            Some(paper_row(tell, component, said, given, &offered))
        })
        .collect()
}

/// The held documents with a tick at the one that was ticked, or at the latest while the officer has not seen it and the
/// paper was not taken otherwise; and the reasons to ask for the paper all the same.
fn reuse(tell: Tell<'_>, said: &Given, offered: &[&Document]) -> (Vec<Choosable>, Vec<Choosable>) {
    let new = offered.first().filter(|one| said.how.is_none() && !said.shown.contains(&one.id)).map(|one| one.id);
    let ticked = said.document.or(new);
    let held = offered.iter().map(|one| {
        let item = &one.item;
        let source = tell.word(&format!("document-source-{}", item.source.key()));
        let on = day(item.issued_on.unwrap_or_else(|| local::day(one.kept_at)));
        let detail = [("source", source.as_str().into()), ("day", on.as_str().into())];
        Choosable {
            value: one.id.to_string(),
            label: item.number.iter().fold(item.title.clone(), |title, number| format!("{title} {number}")),
            chosen: ticked == Some(one.id),
            hint: tell.0.city.words.get(tell.0.lang, "document-reuse-detail", &detail),
        }
    });
    let reason = |one: AskAgain| {
        choosable(one.key(), tell.word(&format!("document-again-{}", one.key())), said.again == Some(one))
    };
    let again = if offered.is_empty() { Vec::new() } else { AskAgain::ALL.map(reason).to_vec() };
    (held.collect(), again)
}

fn paper_row(tell: Tell<'_>, component: &Component, said: &Given, given: &Answers, offered: &[&Document]) -> PaperRow {
    let lang = tell.0.lang.code();
    let (held, again) = reuse(tell, said, offered);
    let how = said.how.is_some() || held.iter().any(|one| one.chosen);
    let (wanted, colour) = match (component.is_required(given), &component.required_when, how.then_some(())) {
        (_, _, Some(())) => ("desk-paper-here", "green"),
        (true, _, None) => ("desk-paper-required", "yellow"),
        (false, Some(_), None) => ("desk-paper-depends", "grey"),
        (false, None, None) => ("desk-paper-optional", "grey"),
    };
    let kind = match component.kind {
        domain::catalog::component::PaperKind::Original => "catalog-paper-original",
        domain::catalog::component::PaperKind::Copy => "catalog-paper-copy",
        domain::catalog::component::PaperKind::Shown => "catalog-paper-shown",
    };
    PaperRow {
        code: component.code.clone(),
        name: component.name.get(lang).to_owned(),
        kind: tell.word(kind),
        wanted: tell.word(if is_form(component) { "desk-paper-form" } else { wanted }),
        colour: if is_form(component) { "green" } else { colour },
        form: is_form(component),
        how: How::ALL
            .into_iter()
            .filter(|how| how.is_for(component))
            .map(|how| choosable(how.key(), tell.word(&format!("desk-paper-{}", how.key())), said.how == Some(how)))
            .collect(),
        quantity: if said.quantity.is_empty() { component.quantity.to_string() } else { said.quantity.clone() },
        accept: if component.takes_upload() { component.accept.join(",") } else { String::new() },
        upload: said.upload.as_ref().map(|upload| (upload.id.to_string(), upload.name.clone())),
        error: said.refusal.clone().unwrap_or_default(),
        held,
        again,
    }
}

/// Puts every mistake at its place, and answers with the list for the top of the page, in the order of the page.
fn mark(
    tell: Tell<'_>,
    counter: &Counter,
    trouble: &Trouble,
    person: &mut [Question],
    sections: &mut [FormSection],
    papers: &mut [PaperRow],
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let asking = asking(tell.0);
    let form = &counter.procedure.form;
    let told = |error: &&AnswerError| !counter.refused.iter().any(|(path, _)| *path == error.field);
    for error in trouble.answers.iter().filter(told) {
        let field = form.field(error.top());
        let at_column = field.and_then(column).map(|name| AnswerError { field: name.to_owned(), ..error.clone() });
        let at = at_column.as_ref().unwrap_or(error);
        let mut all = person.iter_mut().chain(sections.iter_mut().flat_map(|section| &mut section.questions));
        let place = all.find(|one| one.name == at.field || at.field.starts_with(&format!("{}.", one.name)));
        let Some(question) = place else {
            mistakes.push(Mistake { id: at.field.clone(), text: said(error, &asking) });
            continue;
        };
        let label = question.label.clone();
        // On a page of thirty fields a mistake must name its field.
        let marked = Question::mark(std::slice::from_mut(question), std::slice::from_ref(at), form, &asking);
        mistakes.extend(marked.into_iter().map(|one| Mistake { text: format!("{label} – {}", one.text), id: one.id }));
    }
    for (path, text) in &counter.refused {
        let mut all = sections.iter_mut().flat_map(|section| &mut section.questions);
        if let Some(question) = all.find_map(|one| Question::find(std::slice::from_mut(one), path)) {
            question.error.clone_from(text);
            mistakes.push(Mistake { id: path.clone(), text: format!("{} – {text}", question.label) });
        }
    }
    for paper in papers.iter_mut() {
        if trouble.papers.contains(&paper.code) {
            paper.error = tell.word("desk-paper-missing");
        }
        if trouble.held.contains(&paper.code) {
            let name = [("component", paper.name.as_str().into())];
            paper.error = tell.0.city.words.get(tell.0.lang, "document.held-already", &name);
        }
        if !paper.error.is_empty() {
            let id = format!("paper.{}.how", paper.code);
            mistakes.push(Mistake { id, text: format!("{} – {}", paper.name, paper.error) });
        }
    }
    for other in &trouble.others {
        for question in person.iter_mut().filter(|question| question.name == other.id) {
            question.error.clone_from(&other.text);
        }
        mistakes.push(other.clone());
    }
    mistakes
}
