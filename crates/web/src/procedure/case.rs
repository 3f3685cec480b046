//! What a person needs in their case: at most three questions, each on a page of its own, then an answer to print. All of
//! it is in the address, so that it can be kept, sent and gone back to.

use std::collections::BTreeSet;

use app::words::answer::Reader;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::catalog::guide::{self, Case, Sure};
use domain::catalog::{Answers, Channel, Field, Procedure, Setting};
use serde::Serialize;

use super::line::{channel, slug};
use super::paper::{Paper, is_held};
use super::show::StopLine;
use super::{fee, time, who};
use crate::Error;
use crate::dossier::question::{Asking, Question, said};
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// What is sent for a question that a person cannot or does not want to answer.
const SKIPPED: &str = "?";
/// Says which question a form asked, so that nothing chosen is told from a page opened for the first time.
const ASKED: &str = "hoi";

/// One page of the guide.
#[derive(Debug, Serialize)]
pub struct CaseView {
    slug: String,
    name: String,
    /// The question to answer now; none when all is answered.
    question: Option<Question>,
    /// Its place, and how many there are.
    at: usize,
    of: usize,
    /// What was answered so far, sent along.
    kept: Vec<(String, String)>,
    /// Goes on without an answer.
    skip: String,
    answered: Vec<Answered>,
    /// The case in which it ends here.
    stop: Option<StopLine>,
    result: Option<ResultView>,
}

/// A question with its answer.
#[derive(Debug, Serialize)]
struct Answered {
    question: String,
    answer: String,
    /// Asks it again.
    change: String,
}

/// What the person needs.
#[derive(Debug, Serialize)]
struct ResultView {
    papers: Vec<Paper>,
    /// Not needed because the State holds it.
    held: Vec<Paper>,
    /// Not needed in this case.
    spared: Vec<String>,
    /// Perhaps needed, with the questions it depends on.
    open: Vec<OpenPaper>,
    doors: Vec<Door>,
    place: String,
    /// Cases that may still end it.
    may_stop: Vec<StopLine>,
    online: bool,
}

#[derive(Debug, Serialize)]
struct OpenPaper {
    paper: Paper,
    depends: Vec<String>,
}

/// What one way of filing costs and takes.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Door {
    channel: String,
    time: String,
    fee: String,
    /// The single fees, where there are several or one pays less.
    lines: Vec<String>,
}

impl View for CaseView {
    const TEMPLATE: &'static str = "procedure/case.html";

    fn samples() -> Vec<Self> {
        let answered =
            || Answered { question: "Con bao nhiêu tuổi?".into(), answer: "Dưới 6".into(), change: "?".into() };
        let view = || CaseView {
            slug: "khai-sinh-cho-con".into(),
            name: "Khai sinh cho con".into(),
            question: None,
            at: 2,
            of: 3,
            kept: vec![("age".into(), "a".into())],
            skip: "/thu-tuc/khai-sinh-cho-con/truong-hop-cua-toi?age=a".into(),
            answered: vec![answered()],
            stop: None,
            result: None,
        };
        let stop =
            StopLine { why: "Con đã có Giấy khai sinh.".into(), instead: None, basis: "60/2014/QH13".into() };
        let door = Door {
            channel: "Trực tuyến".into(),
            time: "trong ngày".into(),
            fee: "8.000 đồng".into(),
            lines: vec!["Lệ phí: 8.000 đồng".into()],
        };
        let result = ResultView {
            papers: vec![Paper::sample("Giấy chứng sinh", false)],
            held: vec![Paper::sample("Giấy chứng nhận kết hôn", false)],
            spared: vec!["Văn bản ủy quyền".into()],
            open: vec![OpenPaper {
                paper: Paper::sample("Ảnh", true), depends: vec!["Có thẻ cũ không?".into()]
            }],
            doors: vec![door],
            place: "Ủy ban nhân dân phường, xã".into(),
            may_stop: vec![StopLine { why: "Đã đăng ký nơi khác.".into(), instead: None, basis: "x".into() }],
            online: true,
        };
        let bare = ResultView {
            papers: vec![],
            held: vec![],
            spared: vec![],
            open: vec![],
            doors: vec![],
            place: String::new(),
            may_stop: vec![],
            online: false,
        };
        let asks =
            |kind| CaseView { question: Some(Question::sample("age", kind, "Con bao nhiêu tuổi?")), ..view() };
        vec![
            asks("choice"),
            asks("text"),
            CaseView { stop: Some(stop), ..view() },
            CaseView { result: Some(result), ..view() },
            CaseView { result: Some(bare), answered: vec![], ..view() },
        ]
    }
}

/// `GET /thu-tuc/{slug}/truong-hop-cua-toi?…`
pub async fn show(
    page: Page,
    Path(wanted): Path<String>,
    Query(given): Query<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let procedure = page.site.procedure(&wanted).ok_or(Error::NotFound)?;
    let view = CaseView::of(&procedure, &given, &page);
    page.show(&view)
}

/// What was given for the questions of the guide.
struct Given<'a> {
    procedure: &'a Procedure,
    /// As it was sent, with the parts of each answer.
    sent: Vec<(&'a str, &'a str)>,
    answers: Answers,
    skipped: BTreeSet<&'a str>,
    address: String,
}

impl<'a> Given<'a> {
    fn read(procedure: &'a Procedure, given: &'a [(String, String)], page: &Page) -> Given<'a> {
        let fields = procedure.guide_fields();
        let of_guide = |name: &str| fields.iter().any(|field| is_of(name, field));
        let sent: Vec<(&str, &str)> = given
            .iter()
            .filter(|(name, value)| of_guide(name) && !value.trim().is_empty())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let skipped = sent.iter().filter(|(_, value)| *value == SKIPPED).map(|(name, _)| *name).collect();
        let typed = procedure.form.gather(sent.iter().copied().filter(|(_, value)| *value != SKIPPED));
        let units = &page.site.city.library.units;
        let settled = procedure.form.settle_in(&typed, page.site.today(), units);
        // Only what can be read counts as answered.
        let right = |name: &str| procedure.form.validate_page(&settled, &[name], page.site.today(), units).is_ok();
        let right = settled.iter().filter(|(name, _)| right(name)).map(|(name, value)| (name.clone(), value.clone()));
        let answers = Answers::unchecked(right.collect());
        let address = format!("/thu-tuc/{}/truong-hop-cua-toi", slug(procedure));
        Given { procedure, sent, answers, skipped, address }
    }

    fn is_done(&self, field: &Field) -> bool {
        self.answers.get(&field.name).is_some() || self.skipped.contains(field.name.as_str())
    }

    /// Whether the answers so far already keep a question from being asked.
    fn is_hidden(&self, field: &Field) -> bool {
        let Some(when) = &field.visible_when else { return false };
        when.names().all(|name| self.answers.get(name).is_some()) && !when.holds(&self.answers, Setting::default())
    }

    /// The address with what was sent for these questions, and more.
    fn at(&self, keep: impl Fn(&str) -> bool, more: &[(&str, &str)]) -> String {
        let kept = self.sent.iter().filter(|(name, _)| keep(name)).chain(more);
        let query: Vec<String> =
            kept.map(|(name, value)| format!("{}={}", escape(name), escape(value).replace('/', "%2F"))).collect();
        if query.is_empty() { self.address.clone() } else { format!("{}?{}", self.address, query.join("&")) }
    }
}

/// Whether an input is that of a field, or of a part of it.
fn is_of(name: &str, field: &Field) -> bool {
    name == field.name || name.strip_prefix(field.name.as_str()).is_some_and(|rest| rest.starts_with('.'))
}

impl CaseView {
    fn of(procedure: &Procedure, sent: &[(String, String)], page: &Page) -> CaseView {
        let given = Given::read(procedure, sent, page);
        let today = page.site.today();
        let doors: Vec<(Channel, Case<'_>)> = procedure
            .channels
            .iter()
            .map(|offer| (offer.channel, guide::case(procedure, &given.answers, offer.channel, today)))
            .collect();
        let stop = doors.iter().find_map(|(_, case)| case.stop).map(|stop| StopLine::of(stop, page));
        let fields: Vec<&Field> =
            procedure.guide_fields().into_iter().filter(|field| !given.is_hidden(field)).collect();
        let next = fields.iter().position(|field| !given.is_done(field)).filter(|_| stop.is_none());
        let asked = sent.iter().find(|(name, _)| name == ASKED).map(|(_, name)| name.as_str());
        let question = next.map(|at| question(fields[at], &given, asked, page));
        let now = next.map_or("", |at| fields[at].name.as_str());
        let others = |name: &str| next.is_none_or(|at| !is_of(name, fields[at]));
        let paper = |_: &str| None;
        let reader = Reader { city: &page.site.city, lang: page.lang, day: today, paper: &paper };
        let answered = fields.iter().filter_map(|field| {
            let answer = given.answers.get(&field.name)?;
            Some(Answered {
                question: field.label.get(page.lang.code()).to_owned(),
                answer: reader.lines(field, answer).join(", "),
                change: given.at(|name| !is_of(name, field), &[]),
            })
        });
        CaseView {
            slug: slug(procedure),
            name: procedure.plain_name.get(page.lang.code()).to_owned(),
            at: next.map_or(fields.len(), |at| at + 1),
            of: fields.len(),
            kept: given
                .sent
                .iter()
                .filter(|(name, _)| others(name))
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            skip: given.at(others, &[(now, SKIPPED)]),
            answered: answered.collect(),
            result: (question.is_none() && stop.is_none()).then(|| ResultView::of(procedure, &doors, page)),
            question,
            stop,
        }
    }
}

/// The question of a field; with its mistake when it was asked and not answered well.
fn question(field: &Field, given: &Given<'_>, asked: Option<&str>, page: &Page) -> Question {
    let asking = Asking::of(&page.ctx);
    let typed = given.procedure.form.gather(given.sent.iter().copied());
    let mut question = Question::of(field, typed.get(&field.name), &asking);
    if asked == Some(field.name.as_str()) || typed.contains_key(&field.name) {
        let units = &page.site.city.library.units;
        let names = [field.name.as_str()];
        let errors = given.procedure.form.validate_page(&typed, &names, page.site.today(), units).err();
        let first = errors.into_iter().flatten().next();
        question.error = match first {
            Some(error) => said(&error, &asking),
            None => page.t("answer-choose", &[]),
        };
    }
    question
}

impl ResultView {
    fn of(procedure: &Procedure, cases: &[(Channel, Case<'_>)], page: &Page) -> ResultView {
        let (words, lang) = (&*page.site.words, page.lang);
        let Some((_, first)) = cases.first() else {
            return ResultView {
                papers: vec![],
                held: vec![],
                spared: vec![],
                open: vec![],
                doors: vec![],
                place: String::new(),
                may_stop: vec![],
                online: false,
            };
        };
        let labels = |names: &[String]| -> Vec<String> {
            let label = |name: &String| Some(procedure.form.field(name)?.label.get(lang.code()).to_owned());
            names.iter().filter_map(label).collect()
        };
        let (mut papers, mut held, mut spared, mut open) = (vec![], vec![], vec![], vec![]);
        for one in &first.papers {
            let paper = Paper { sometimes: false, ..Paper::of(one.component, words, lang) };
            match &one.needed {
                Sure::Known(false) => spared.push(paper.name),
                Sure::Known(true) if is_held(one.component) => held.push(paper),
                Sure::Known(true) => papers.push(paper),
                Sure::DependsOn(_) if is_held(one.component) => {}
                Sure::DependsOn(names) => open.push(OpenPaper { paper, depends: labels(names) }),
            }
        }
        let mut doors: Vec<Door> = Vec::new();
        for (door, case) in cases {
            let told = Door::of(*door, case, page);
            // Doors that promise the same stand together.
            match doors.iter_mut().find(|one| one.time == told.time && one.fee == told.fee && one.lines == told.lines) {
                Some(same) => same.channel = format!("{}, {}", same.channel, told.channel.to_lowercase()),
                None => doors.push(told),
            }
        }
        ResultView {
            papers,
            held,
            spared,
            open,
            doors,
            place: place(procedure, first, page),
            may_stop: first.may_stop.iter().map(|(stop, _)| StopLine::of(stop, page)).collect(),
            online: crate::dossier::before::is_online(procedure),
        }
    }
}

/// Who decides the case: by the acts in force where one speaks, else by the procedure's own rule and the answers.
fn place(procedure: &Procedure, case: &Case<'_>, page: &Page) -> String {
    let (words, lang, catalog) = (&*page.site.words, page.lang, page.site.catalog());
    let ruled = who::Who::of(&catalog, procedure, page.site.today(), words, lang);
    let own = who::of_case(&case.office, words, lang);
    if ruled.under.is_empty() && !own.is_empty() { own } else { ruled.office }
}

impl Door {
    fn of(door: Channel, case: &Case<'_>, page: &Page) -> Door {
        let (words, lang) = (&*page.site.words, page.lang);
        let time = match &case.time {
            Some(Sure::Known(limit)) => time::told(words, lang, limit),
            Some(Sure::DependsOn(_)) => words.get(lang, "procedure-time-depends", &[]),
            None => words.get(lang, "catalog-time-unknown", &[]),
        };
        let lines = case.fees.iter().filter(|_| case.fees.len() > 1).map(|one| {
            let maybe =
                if matches!(one.taken, Sure::DependsOn(_)) { "procedure-fee-maybe" } else { "procedure-fee-line" };
            let args = [
                ("name", app::words::Value::Text(one.fee.name.get(lang.code()).to_owned())),
                ("price", app::words::Value::Text(fee::of_case(words, lang, one))),
            ];
            words.get(lang, maybe, &args)
        });
        let exemptions = case.fees.iter().flat_map(|fee| fee.exemptions);
        Door {
            channel: channel(words, lang, door),
            time,
            fee: fee::total(words, lang, case),
            lines: lines.chain(exemptions.map(|one| fee::less(words, lang, one))).collect(),
        }
    }
}
