//! For whom is the copy? Whoever may not demand one is named with what to do instead; everybody else's request is taken in.

use app::certification::ask::{self, Asked};
use app::certification::{get, list};
use app::words::Value as Word;
use app::{Ctx, Error as AppError, IdempotencyKey};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::catalog::money::Money;
use domain::certification::need::{Known, Need, Receiver};
use domain::certification::request::{Charge, Extent};
use domain::certification::time;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::desk::register::{day, read_day};
use crate::desk::tell::Tell;
use crate::dossier::question::{Choosable, Mistake, Question};
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The page of a new request.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AskView {
    /// The points where the officer receives.
    pub points: Vec<Choosable>,
    /// For whom a copy may be.
    pub receivers: Vec<Choosable>,
    /// What the chosen receiver may demand.
    pub answer: Option<AnswerView>,
    /// Whether the form is shown: a copy may be needed, or the person insists.
    pub goes_on: bool,
    /// Whether the person insists.
    pub insists: bool,
    /// The person's store holds this paper: kind and number, to be sent when they go without.
    pub held: Option<(String, String)>,
    /// Who asks.
    pub person: Vec<Question>,
    /// The original.
    pub paper: Vec<Question>,
    /// Pages, copies, exemption.
    pub extent: Vec<Question>,
    /// What it costs.
    pub fee: String,
    /// How that is counted.
    pub fee_rule: String,
    /// When it is due.
    pub due: String,
    /// The promise that pressing twice takes in once.
    pub key: String,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// The answer to "for whom?".
#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    /// The receiver, as it is sent.
    pub receiver: String,
    /// Its name.
    pub name: String,
    /// Needed or not, in words.
    pub verdict: String,
    /// Why.
    pub why: String,
    /// The law.
    pub law: String,
    /// What to do instead.
    pub instead: Vec<String>,
    /// None is needed: the flow stops here.
    pub stops: bool,
}

impl View for AskView {
    const TEMPLATE: &'static str = "desk/certification/ask.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let first = AskView {
            points: vec![option("H26.00082.D01", "Điểm phục vụ hành chính công phường Cửa Nam")],
            receivers: vec![option("one-stop", "Bộ phận một cửa"), option("court", "Tòa án")],
            ..AskView::default()
        };
        let answer = AnswerView {
            receiver: "one-stop".into(),
            name: "Bộ phận một cửa".into(),
            verdict: "Không cần chứng thực".into(),
            why: "Một cửa phải lấy dữ liệu đã có.".into(),
            law: "23/2015/NĐ-CP Điều 6.1".into(),
            instead: vec!["Mang bản chính và một bản chụp thường.".into()],
            stops: true,
        };
        let stopped = AskView { answer: Some(answer.clone()), ..first.clone() };
        let text = |name: &str, label: &str, error: &str| Question {
            name: name.into(),
            kind: "text",
            label: label.into(),
            error: error.into(),
            ..Question::default()
        };
        let form = AskView {
            answer: Some(AnswerView { stops: false, instead: vec![], ..answer }),
            goes_on: true,
            insists: true,
            person: vec![text("number", "Số định danh", "Nhập số định danh"), text("name", "Họ tên", "")],
            paper: vec![text("title", "Tên giấy tờ", "")],
            extent: vec![text("pages", "Số trang", ""), text("copies", "Số bản", "")],
            fee: "2.000 đồng".into(),
            fee_rule: "2.000 đồng một trang cho 2 trang đầu".into(),
            due: "thứ Hai, 23/11/2026, 17:30".into(),
            key: "1".into(),
            mistakes: vec![Mistake { id: "number".into(), text: "Nhập số định danh".into() }],
            ..first.clone()
        };
        let number = ("KQ.G15.000032".to_owned(), "001095000017".to_owned());
        let held = AskView { held: Some(number), insists: false, ..form.clone() };
        vec![first, stopped, form, held]
    }
}

/// What is known before the form.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// The receiver.
    #[serde(default)]
    nop: String,
    /// Set when the person insists.
    #[serde(default)]
    van: String,
    /// Number and name carried over from another paper of the same person.
    #[serde(default)]
    so: String,
    #[serde(default)]
    ten: String,
}

/// `GET /quay/chung-thuc/moi`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let asked = Asked {
        receiver: wanted.nop,
        insists: !wanted.van.is_empty(),
        number: wanted.so,
        name: wanted.ten,
        pages: 1,
        copies: 1,
        ..Asked::default()
    };
    let view = AskView::build(&page.ctx, &asked, None).await?;
    page.show(&view)
}

/// `POST /quay/chung-thuc/moi`
pub async fn create(page: Page, fields: Fields) -> Result<Response, Error> {
    let asked = read(&fields);
    if fields.get("do") != Some("take-in") {
        let view = AskView::build(&page.ctx, &asked, None).await?;
        return page.show(&view);
    }
    let point = chosen_point(&page.ctx, &fields)?;
    let ctx = page.ctx.clone().keyed(promise(&fields));
    match ask::request(&ctx, &point, &asked).await {
        Ok(taken) => {
            let there = format!("/quay/chung-thuc/{}", taken.subject.id);
            Ok(page.to_with(&there, "flash-certification-requested", ""))
        }
        Err(AppError::Ruled(ruling)) => {
            let view = AskView::build(&page.ctx, &asked, Some(&ruling)).await?;
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /quay/chung-thuc/khong-can`
pub async fn spare(page: Page, fields: Fields) -> Result<Response, Error> {
    let point = chosen_point(&page.ctx, &fields)?;
    let ctx = page.ctx.clone().keyed(promise(&fields));
    let (kind, number) = (fields.text("kind"), fields.text("number"));
    ask::spare_held(&ctx, &point, &fields.text("nop"), &kind, &number).await?;
    Ok(page.to_with("/quay/chung-thuc", "certification-spared", "").into_response())
}

impl AskView {
    async fn build(ctx: &Ctx, asked: &Asked, wrong: Option<&Ruling>) -> Result<AskView, Error> {
        let tell = Tell(ctx);
        let points = list::points(ctx);
        let point = points.first().ok_or(Error::Forbidden)?;
        let office = ask::certifying_office(ctx, point).ok_or(Error::NotFound)?;
        let receiver = ctx.city.library.receivers.find(&asked.receiver);
        let known = match receiver {
            Some(_) => ask::known(ctx, &asked.kind, &asked.number).await?,
            None => Known::default(),
        };
        let held = wrong.is_some_and(|ruling| ruling.code == "certification.held");
        let goes_on = receiver.is_some_and(|receiver| receiver.go_on(asked.insists).is_ok());
        let extent = Extent { pages: asked.pages, copies: asked.copies };
        let exemption = Some(asked.exemption.as_str()).filter(|id| !id.is_empty());
        let charge = extent
            .check(&get::rules(ctx))
            .and_then(|extent| Charge::of(ask::tariff(ctx).map_err(|_| Ruling::new(""))?, extent, exemption));
        let mut view = AskView {
            points: points
                .iter()
                .map(|one| Choosable { value: one.to_string(), label: tell.office(one), ..Choosable::default() })
                .collect(),
            receivers: ctx
                .city
                .library
                .receivers
                .receivers
                .iter()
                .map(|one| Choosable {
                    value: one.id.clone(),
                    label: one.name.get(ctx.lang.code()).to_owned(),
                    chosen: one.id == asked.receiver,
                    ..Choosable::default()
                })
                .collect(),
            answer: receiver.map(|receiver| answer(tell, receiver, known)),
            goes_on,
            insists: asked.insists,
            held: held.then(|| (asked.kind.clone(), asked.number.clone())),
            person: person(tell, asked),
            paper: paper(tell, asked),
            extent: extent_questions(tell, asked)?,
            fee: charge.map(|charge| money(tell, charge.amount)).unwrap_or_default(),
            fee_rule: fee_rule(tell)?,
            due: tell.moment(time::due(ctx.now, &get::rules(ctx), &ctx.city.calendar(&office))),
            key: ctx.id().to_string(),
            mistakes: Vec::new(),
        };
        if let Some(ruling) = wrong {
            view.mark(tell, ruling);
        }
        Ok(view)
    }

    /// Puts what is wrong at the field it is about.
    fn mark(&mut self, tell: Tell<'_>, ruling: &Ruling) {
        let text = AppError::from(ruling.clone()).tell(&tell.0.city.words, tell.0.lang, "");
        let id = field_of(ruling);
        let all = self.person.iter_mut().chain(&mut self.paper).chain(&mut self.extent);
        for question in all.filter(|question| question.name == id) {
            question.error.clone_from(&text);
        }
        self.mistakes = vec![Mistake { id, text }];
    }
}

/// The field a refusal is about.
fn field_of(ruling: &Ruling) -> String {
    let named = ruling.args.iter().find(|(name, _)| *name == "field").map(|(_, field)| field.clone());
    let code = ruling.code;
    named.unwrap_or_else(|| {
        match code.strip_prefix("certification.") {
            Some("pages") => "pages",
            Some("copies") => "copies",
            Some("no-exemption") => "exemption",
            Some("not-needed" | "no-receiver") => "nop",
            Some("held") => "insists",
            _ => "number",
        }
        .to_owned()
    })
}

/// What a receiver may demand, in words.
pub fn answer(tell: Tell<'_>, receiver: &Receiver, known: Known) -> AnswerView {
    let lang = tell.0.lang.code();
    let law = receiver.law.iter().map(|law| [law.number.as_str(), law.article.as_str()].join(" ").trim().to_owned());
    AnswerView {
        receiver: receiver.id.clone(),
        name: receiver.name.get(lang).to_owned(),
        verdict: tell.named("certification-need-", receiver.need.key()),
        why: receiver.why.get(lang).to_owned(),
        law: law.collect::<Vec<_>>().join("; "),
        instead: receiver
            .answer(known)
            .instead
            .iter()
            .map(|way| tell.named("certification-instead-", way.key()))
            .collect(),
        stops: receiver.need == Need::NotNeeded,
    }
}

fn question(tell: Tell<'_>, name: &str, key: &str, value: &str) -> Question {
    Question {
        name: name.to_owned(),
        kind: "text",
        label: tell.word(&format!("certification-ask-{key}")),
        value: value.to_owned(),
        ..Question::default()
    }
}

fn hinted(tell: Tell<'_>, question: Question, key: &str) -> Question {
    Question { hint: tell.word(&format!("certification-ask-{key}-hint")), ..question }
}

fn select(tell: Tell<'_>, name: &str, key: &str, options: Vec<Choosable>) -> Question {
    Question { kind: "select", options, ..question(tell, name, key, "") }
}

fn person(tell: Tell<'_>, asked: &Asked) -> Vec<Question> {
    let born = asked.birth_year.map(|year| year.to_string()).unwrap_or_default();
    let digits = |question| Question { inputmode: "numeric", ..question };
    vec![
        digits(question(tell, "number", "number", &asked.number)),
        question(tell, "name", "name", &asked.name),
        digits(hinted(tell, question(tell, "birth-year", "birth-year", &born), "birth-year")),
    ]
}

fn paper(tell: Tell<'_>, asked: &Asked) -> Vec<Question> {
    let lang = tell.0.lang.code();
    let kinds = tell.0.city.library.kinds.iter().map(|kind| Choosable {
        value: kind.code.clone(),
        label: kind.name.get(lang).to_owned(),
        chosen: kind.code == asked.kind,
        ..Choosable::default()
    });
    let other = Choosable {
        value: "other".into(),
        label: tell.word("certification-kind-other"),
        chosen: asked.kind == "other" || asked.kind.is_empty(),
        ..Choosable::default()
    };
    vec![
        select(tell, "kind", "kind", kinds.chain([other]).collect()),
        hinted(tell, question(tell, "title", "title", &asked.title), "title"),
        question(tell, "paper-number", "paper-number", &asked.paper_number),
        question(tell, "issuer", "issuer", &asked.issuer),
        Question {
            kind: "date",
            ..question(tell, "issued-on", "issued-on", &asked.issued_on.map(day).unwrap_or_default())
        },
    ]
}

fn extent_questions(tell: Tell<'_>, asked: &Asked) -> Result<Vec<Question>, Error> {
    let count = |name: &str, n: u32| {
        let value = if n == 0 { String::new() } else { n.to_string() };
        Question { inputmode: "numeric", ..question(tell, name, name, &value) }
    };
    let mut questions = vec![count("pages", asked.pages), hinted(tell, count("copies", asked.copies), "copies")];
    let tariff = ask::tariff(tell.0)?;
    let exempt = tariff.exemptions.iter().filter(|one| one.is_of(domain::certification::Register::Copies));
    let options: Vec<Choosable> = exempt
        .map(|one| Choosable {
            value: one.id.clone(),
            label: one.name.get(tell.0.lang.code()).to_owned(),
            chosen: one.id == asked.exemption,
            ..Choosable::default()
        })
        .collect();
    if !options.is_empty() {
        questions.push(select(tell, "exemption", "exemption", options));
    }
    Ok(questions)
}

pub(super) fn money(tell: Tell<'_>, amount: Money) -> String {
    app::words::format::money(tell.0.lang, i64::try_from(amount.0).unwrap_or(i64::MAX))
}

fn fee_rule(tell: Tell<'_>) -> Result<String, Error> {
    let tariff = ask::tariff(tell.0)?;
    let number = |amount: Money| {
        Word::Text(app::words::format::number(tell.0.lang, i64::try_from(amount.0).unwrap_or(i64::MAX)))
    };
    let copy = &tariff.copy;
    let args = [
        ("first", number(copy.first)),
        ("pages", Word::Count(i64::from(copy.first_pages))),
        ("further", number(copy.further)),
        ("cap", number(copy.cap)),
        ("basis", Word::Text(tariff.basis.clone())),
    ];
    Ok(tell.t("certification-fee-rule", &args))
}

/// The form as it was typed.
fn read(fields: &Fields) -> Asked {
    let number = |name: &str| fields.get(name).and_then(|text| text.parse().ok()).unwrap_or(0);
    Asked {
        receiver: fields.text("nop"),
        insists: fields.get("insists").is_some(),
        name: fields.text("name"),
        number: fields.text("number").replace(' ', ""),
        birth_year: fields.get("birth-year").and_then(|year| year.parse().ok()),
        organisation: fields.get("who") == Some("organisation"),
        kind: fields.get("kind").filter(|kind| *kind != "other").unwrap_or_default().to_owned(),
        title: fields.text("title"),
        paper_number: fields.text("paper-number"),
        issuer: fields.text("issuer"),
        issued_on: fields.get("issued-on").and_then(read_day),
        pages: number("pages"),
        copies: number("copies"),
        exemption: fields.text("exemption"),
        scan: None,
    }
}

/// The point a form was sent for, one of those where this officer receives.
pub(super) fn chosen_point(ctx: &Ctx, fields: &Fields) -> Result<AgencyCode, Error> {
    let points = list::points(ctx);
    let sent = fields.get("point");
    let found = points.iter().find(|point| sent == Some(point.as_str())).or_else(|| points.first());
    found.cloned().ok_or(Error::Forbidden)
}

/// Pressing twice takes in once: the page's key with what was sent.
pub(super) fn promise(fields: &Fields) -> Option<IdempotencyKey> {
    let key = fields.get("key").filter(|key| key.len() <= 80)?;
    let mut hash = Sha256::new();
    for (name, value) in fields.0.iter().filter(|(name, _)| !["csrf", "pin", "otp"].contains(&name.as_str())) {
        hash.update(format!("{name}={value}\n"));
    }
    Some(IdempotencyKey { key: format!("certification:{key}"), request: hex::encode(hash.finalize()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_is_told_at_its_field() {
        let check = |ruling: Ruling, field: &str| assert_eq!(field_of(&ruling), field, "{}", ruling.code);
        check(Ruling::new("certification.pages"), "pages");
        check(Ruling::new("certification.copies"), "copies");
        check(Ruling::new("certification.empty").with("field", "title"), "title");
        check(Ruling::new("certification.who"), "number");
        check(Ruling::new("identity.number-length"), "number");
        check(Ruling::new("certification.not-needed").with("receiver", "one-stop"), "nop");
    }
}
