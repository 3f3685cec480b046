//! Who appears and signs, and what must be so before it is certified.

use app::certification::ask::tariff;
use app::certification::attest::Appeared;
use app::certification::attest::prepare::prepare;
use app::certification::{get, list};
use app::{Ctx, Error as AppError};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::certification::appearance::{Appearance, MOST_PEOPLE, Manner, Shown};
use domain::certification::matter::Matter;
use domain::certification::question::{Answers, Question};
use domain::certification::request::Charge;
use domain::certification::{Register, time};
use domain::timeline::Ruling;
use serde::{Deserialize, Serialize};

use super::super::ask::{chosen_point, money, promise};
use crate::Error;
use crate::desk::tell::Tell;
use crate::dossier::question::{Choosable, Mistake};
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// Lines for people on a fresh page.
const FIRST_LINES: usize = 2;

/// The page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AttestAskView {
    /// The register it is entered in.
    pub register: &'static str,
    /// What the page is called.
    pub title: String,
    /// The points where the officer receives.
    pub points: Vec<Choosable>,
    /// What it may be about.
    pub matters: Vec<Choosable>,
    /// Name of the paper, as typed.
    pub paper: String,
    /// How many papers, as typed.
    pub papers: String,
    /// The people, a line each.
    pub people: Vec<PersonLine>,
    /// Whether there may be more.
    pub more: bool,
    /// What must be so.
    pub questions: Vec<AskedView>,
    /// Who pays nothing.
    pub exemptions: Vec<Choosable>,
    /// What it costs.
    pub fee: String,
    /// When it is due.
    pub due: String,
    /// The promise that pressing twice takes in once.
    pub key: String,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// Somebody, as typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PersonLine {
    /// Name.
    pub name: String,
    /// Number of the paper they show.
    pub number: String,
    /// The papers they may show.
    pub shown: Vec<Choosable>,
    /// How they may sign.
    pub manner: Vec<Choosable>,
}

/// One thing that must be so, and the answer so far.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AskedView {
    /// The name of its input.
    pub name: String,
    /// The question.
    pub label: String,
    /// It is so.
    pub yes: bool,
    /// It is not.
    pub no: bool,
}

impl View for AttestAskView {
    const TEMPLATE: &'static str = "desk/certification/attest-ask.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let line = |name: &str| PersonLine {
            name: name.into(),
            number: "001155000028".into(),
            shown: vec![option("card", "Thẻ căn cước"), option("vneid", "VNeID")],
            manner: vec![option("signs", "ký"), option("fingerprint", "điểm chỉ")],
        };
        let asked = |name: &str, label: &str| AskedView {
            name: format!("q.{name}"),
            label: label.into(),
            yes: true,
            no: false,
        };
        let first = AttestAskView {
            register: "signatures",
            title: "Chứng thực chữ ký".into(),
            points: vec![option("H26.00082.D01", "Điểm phục vụ hành chính công phường Cửa Nam")],
            matters: vec![option("delegation", "Giấy ủy quyền"), option("curriculum", "Sơ yếu lý lịch")],
            papers: "1".into(),
            people: vec![line("Trần Thị Quý"), line("")],
            more: true,
            questions: vec![asked("identity", "Đúng người, giấy tờ còn hạn?"), asked("lucid", "Minh mẫn?")],
            fee: "10.000 đồng".into(),
            due: "thứ Hai, 23/11/2026, 17:30".into(),
            key: "1".into(),
            ..AttestAskView::default()
        };
        let wrong = AttestAskView {
            exemptions: vec![option("farming-loan", "Thế chấp để vay vốn")],
            mistakes: vec![Mistake { id: "paper".into(), text: "Hãy điền tên giấy tờ.".into() }],
            more: false,
            ..first.clone()
        };
        vec![first, wrong]
    }
}

/// Which register.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    so: String,
}

/// The register in an address; copies have pages of their own.
fn register(text: &str) -> Register {
    text.parse().ok().filter(|one| *one != Register::Copies).unwrap_or(Register::Signatures)
}

/// `GET /quay/chung-thuc/viec/moi`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let register = register(&wanted.so);
    let matter = Matter::ALL.into_iter().find(|one| one.register() == register).unwrap_or(Matter::OwnPaper);
    let fresh = Appeared {
        matter,
        title: String::new(),
        papers: 1,
        people: Vec::new(),
        answers: Answers::new(),
        exemption: String::new(),
        note: String::new(),
        refuses: false,
    };
    let view = AttestAskView::build(&page.ctx, register, &fresh, FIRST_LINES, None)?;
    page.show(&view)
}

/// `POST /quay/chung-thuc/viec/moi`
pub async fn create(page: Page, fields: Fields) -> Result<Response, Error> {
    let (register, appeared) = (register(&fields.text("so")), read(&fields));
    let lines = fields.0.iter().filter(|(name, _)| name == "name").count().clamp(1, MOST_PEOPLE);
    if fields.get("do") == Some("more") {
        let view = AttestAskView::build(&page.ctx, register, &appeared, (lines + 2).min(MOST_PEOPLE), None)?;
        return page.show(&view);
    }
    let point = chosen_point(&page.ctx, &fields)?;
    let ctx = page.ctx.clone().keyed(promise(&fields));
    let done = if appeared.matter.register() == register {
        prepare(&ctx, &point, &appeared).await
    } else {
        Err(Ruling::new("certification.other-register").into())
    };
    match done {
        Ok(made) => {
            let flash = if appeared.refuses { "flash-certification-refused" } else { "flash-certification-prepared" };
            Ok(page.to_with(&format!("/quay/chung-thuc/viec/{}", made.subject.id), flash, ""))
        }
        Err(AppError::Ruled(ruling)) => {
            let view = AttestAskView::build(&page.ctx, register, &appeared, lines, Some(&ruling))?;
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

/// The form as it was typed. The lines of people are sent as values of the same names, in order; an empty line is nobody.
fn read(fields: &Fields) -> Appeared {
    let column = |name: &str| -> Vec<&str> {
        fields.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.trim()).collect()
    };
    let (names, numbers, shown, manner) = (column("name"), column("number"), column("shown"), column("manner"));
    let at = |values: &[&str], line: usize| values.get(line).copied().unwrap_or_default().to_owned();
    let person = |line: usize| Appearance {
        name: at(&names, line),
        number: at(&numbers, line).replace(' ', ""),
        shown: Shown::ALL.into_iter().find(|one| one.key() == at(&shown, line)).unwrap_or(Shown::Card),
        manner: Manner::ALL.into_iter().find(|one| one.key() == at(&manner, line)).unwrap_or(Manner::Signs),
    };
    let answer = |one: Question| match fields.get(&format!("q.{}", one.key())) {
        Some("yes") => Some((one, true)),
        Some("no") => Some((one, false)),
        _ => None,
    };
    let chosen = Matter::ALL.into_iter().find(|one| fields.get("matter") == Some(one.key()));
    Appeared {
        matter: chosen.unwrap_or(Matter::OwnPaper),
        title: fields.text("paper"),
        papers: fields.get("papers").and_then(|text| text.parse().ok()).unwrap_or(0),
        people: (0..names.len()).map(person).filter(|one| !one.name.is_empty() || !one.number.is_empty()).collect(),
        answers: Question::ALL.into_iter().filter_map(answer).collect(),
        exemption: fields.text("exemption"),
        note: fields.text("note"),
        refuses: fields.get("do") == Some("refuse"),
    }
}

impl AttestAskView {
    fn build(
        ctx: &Ctx,
        register: Register,
        appeared: &Appeared,
        lines: usize,
        wrong: Option<&Ruling>,
    ) -> Result<AttestAskView, Error> {
        let tell = Tell(ctx);
        let points = list::points(ctx);
        let point = points.first().ok_or(Error::Forbidden)?;
        let office = app::certification::ask::certifying_office(ctx, point).ok_or(Error::NotFound)?;
        let (tariff, rules) = (tariff(ctx)?, get::rules(ctx));
        let option = |group: &str, key: &str, chosen: bool| Choosable {
            value: key.to_owned(),
            label: tell.named(group, key),
            chosen,
            ..Choosable::default()
        };
        let nobody =
            Appearance { name: String::new(), number: String::new(), shown: Shown::Card, manner: Manner::Signs };
        let line = |at: usize| {
            let one = appeared.people.get(at).unwrap_or(&nobody);
            PersonLine {
                name: one.name.clone(),
                number: one.number.clone(),
                shown: Shown::ALL.map(|key| option("certification-shown-", key.key(), key == one.shown)).to_vec(),
                manner: Manner::ALL.map(|key| option("certification-manner-", key.key(), key == one.manner)).to_vec(),
            }
        };
        let asked = |one: &Question| AskedView {
            name: format!("q.{}", one.key()),
            label: tell.named("certification-ask-that-", one.key()),
            yes: appeared.answers.get(one) == Some(&true),
            no: appeared.answers.get(one) == Some(&false),
        };
        let exempt = tariff.exemptions.iter().filter(|one| one.is_of(register));
        let exemption = |id: &str, label: String| Choosable {
            value: id.to_owned(),
            label,
            chosen: id == appeared.exemption,
            ..Choosable::default()
        };
        let chosen = Some(appeared.exemption.as_str()).filter(|id| !id.is_empty());
        let charge = Charge::of_matter(tariff, appeared.matter, appeared.papers.max(1), chosen);
        Ok(AttestAskView {
            register: register.key(),
            title: tell.named("certification-attest-", register.key()),
            points: points
                .iter()
                .map(|one| Choosable { value: one.to_string(), label: tell.office(one), ..Choosable::default() })
                .collect(),
            matters: Matter::ALL
                .into_iter()
                .filter(|one| one.register() == register)
                .map(|one| option("certification-matter-", one.key(), one == appeared.matter))
                .collect(),
            paper: appeared.title.clone(),
            papers: appeared.papers.to_string(),
            people: (0..lines.max(appeared.people.len())).map(line).collect(),
            more: lines < MOST_PEOPLE,
            questions: Question::of(register).iter().map(asked).collect(),
            exemptions: exempt.map(|one| exemption(&one.id, one.name.get(ctx.lang.code()).to_owned())).collect(),
            fee: charge.map(|charge| money(tell, charge.amount)).unwrap_or_default(),
            due: tell.moment(time::due_in(register, ctx.now, &rules, &ctx.city.calendar(&office))),
            key: ctx.id().to_string(),
            mistakes: wrong.map(|ruling| mistake(tell, ruling)).into_iter().collect(),
        })
    }
}

/// What is wrong, at the part of the page it is about.
fn mistake(tell: Tell<'_>, ruling: &Ruling) -> Mistake {
    let arg = |name: &str| ruling.args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| value.clone());
    let first = |keys: &str| keys.split(' ').next().map(|key| format!("q.{key}"));
    let id = arg("questions").and_then(|keys| first(&keys)).unwrap_or_else(|| {
        let place = match (ruling.code, arg("field").as_deref()) {
            (_, Some("title")) => "paper",
            (_, Some("id-number")) => "number-1",
            ("certification.copies", _) => "papers",
            ("certification.no-exemption", _) => "exemption",
            _ => "name-1",
        };
        place.to_owned()
    });
    let text = AppError::from(ruling.clone()).tell(&tell.0.city.words, tell.0.lang, "");
    Mistake { id, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_people_are_read_in_order_and_an_empty_line_is_nobody() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent = Fields(vec![
            pair("name", "Trần Thị Quý"),
            pair("shown", "vneid"),
            pair("number", "001 155 000028"),
            pair("manner", "fingerprint"),
            pair("name", ""),
            pair("shown", "card"),
            pair("number", ""),
            pair("manner", "signs"),
            pair("name", "Nguyễn Văn Minh"),
            pair("shown", "card"),
            pair("number", "001095000017"),
            pair("manner", "signs"),
            pair("q.lucid", "no"),
            pair("q.identity", "perhaps"),
        ]);
        let read = read(&sent);
        let people: Vec<_> = read.people.iter().map(|one| (one.number.as_str(), one.shown, one.manner)).collect();
        assert_eq!(
            people,
            [("001155000028", Shown::Vneid, Manner::Fingerprint), ("001095000017", Shown::Card, Manner::Signs)]
        );
        assert_eq!(read.answers, Answers::from([(Question::Lucid, false)]));
    }
}
