//! One signature, translation or transaction: what it is, what happened, and what this person may do with it now.

use app::Ctx;
use app::certification::attest::{get, print};
use app::words::Value as Word;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::certification::Attestation;
use domain::certification::attestation::{Act, State};
use domain::certification::statement::Capacity;
use domain::id::CertificationId;
use serde::Serialize;

use super::super::register::printed;
use super::super::show::read_id;
use crate::Error;
use crate::desk::tell::Tell;
use crate::dossier::question::{Choosable, Mistake};
use crate::file;
use crate::page::Page;
use crate::view::View;

/// The page of one of them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AttestShowView {
    /// Where its forms are sent to.
    pub here: String,
    /// The paper.
    pub title: String,
    /// Where it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// What it is: name and value.
    pub facts: Vec<(String, String)>,
    /// Who appeared.
    pub people: Vec<String>,
    /// Why it was refused: words and article.
    pub grounds: Vec<(String, String)>,
    /// What was added to the refusal.
    pub note: String,
    /// The statement can be printed.
    pub numbered: bool,
    /// Whether a copy is kept.
    pub has_copy: bool,
    /// Capacities to sign in, where this person may certify.
    pub capacities: Vec<Choosable>,
    /// A copy can be kept.
    pub keeps: bool,
    /// A remark can be written.
    pub corrects: bool,
    /// The line can be struck.
    pub strikes: bool,
    /// Striking needs a decision.
    pub by_decision: bool,
    /// The people may go without.
    pub withdraws: bool,
    /// The version the reader looks at.
    pub version: u64,
    /// The promise that pressing twice does it once.
    pub key: String,
    /// What happened: when, who, what.
    pub history: Vec<(String, String, String)>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

impl View for AttestShowView {
    const TEMPLATE: &'static str = "desk/certification/attest-show.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let base = AttestShowView {
            here: "/quay/chung-thuc/viec/1".into(),
            title: "Giấy ủy quyền nhận lương hưu".into(),
            state: "Chờ ký".into(),
            colour: "yellow",
            facts: vec![("Phí".into(), "10.000 đồng".into())],
            people: vec!["Trần Thị Quý, thẻ căn cước 001155000028, ký".into()],
            version: 1,
            key: "1".into(),
            history: vec![("23/11/2026 09:00".into(), "Lê Thị Hoa".into(), "Người yêu cầu đã ký".into())],
            ..AttestShowView::default()
        };
        let to_sign = AttestShowView {
            capacities: vec![option("chair", "Chủ tịch"), option("deputy-chair", "Phó Chủ tịch")],
            withdraws: true,
            mistakes: vec![Mistake { id: "unrelated".into(), text: "Hãy đánh dấu.".into() }],
            ..base.clone()
        };
        let signed = AttestShowView {
            numbered: true,
            keeps: true,
            corrects: true,
            strikes: true,
            by_decision: true,
            has_copy: true,
            state: "Đã ký".into(),
            colour: "green",
            ..base.clone()
        };
        let refused = AttestShowView {
            grounds: vec![("Không minh mẫn".into(), "23/2015/NĐ-CP, Điều 25.1".into())],
            note: "Mời bà quay lại.".into(),
            state: "Đã từ chối".into(),
            colour: "red",
            ..base
        };
        vec![to_sign, signed, refused]
    }
}

/// `GET /quay/chung-thuc/viec/{id}`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let view = AttestShowView::build(&page.ctx, read_id(&id)?, Vec::new()).await?;
    page.show(&view)
}

/// The page again, with what is wrong.
pub(super) async fn again(page: Page, id: CertificationId, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let view = AttestShowView::build(&page.ctx, id, mistakes).await?;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// `GET /quay/chung-thuc/viec/{id}/tep`: the copy that is kept.
pub async fn copy(page: Page, Path(id): Path<String>, asked: HeaderMap) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let stored = get::file(&page.ctx, id).await?;
    let ending = if stored.media_type == "application/pdf" { "pdf" } else { "jpg" };
    let disposition = format!("inline; filename=\"chung-thuc-{id}.{ending}\"");
    Ok(file::answer(&page.ctx, &asked, &stored, &disposition).await?)
}

/// `GET /quay/chung-thuc/viec/{id}/loi-chung.pdf`
pub async fn statement(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let pdf = print::statement(&page.ctx, read_id(&id)?).await?;
    Ok(printed(pdf.bytes, "inline; filename=\"loi-chung.pdf\""))
}

/// `GET /quay/chung-thuc/viec/{id}/tu-choi.pdf`
pub async fn refusal(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let pdf = print::refusal(&page.ctx, read_id(&id)?).await?;
    Ok(printed(pdf.bytes, "inline; filename=\"tu-choi-chung-thuc.pdf\""))
}

/// The colour of a state's tag.
pub(in crate::desk::certification) const fn colour(state: State) -> &'static str {
    match state {
        State::Prepared => "yellow",
        State::Certified | State::Kept => "green",
        State::Refused | State::Struck => "red",
        State::Withdrawn => "grey",
    }
}

impl AttestShowView {
    async fn build(ctx: &Ctx, id: CertificationId, mistakes: Vec<Mistake>) -> Result<AttestShowView, Error> {
        let found = get::get(ctx, id).await?;
        let history = get::history(ctx, id).await?;
        let tell = Tell(ctx);
        let one = &found.subject;
        let may = |act| get::allows(ctx, one, act);
        let register = one.prepared.matter.register();
        let capacity = |capacity: Capacity| Choosable {
            value: capacity.key().to_owned(),
            label: tell.named("certification-capacity-", capacity.key()),
            ..Choosable::default()
        };
        let law = |(number, article): (&str, &str)| {
            let args = [("number", Word::Text(number.to_owned())), ("article", Word::Text(format!("Điều {article}")))];
            tell.t("certification-article-other", &args)
        };
        let (grounds, note) = one.refused.clone().unwrap_or_default();
        Ok(AttestShowView {
            here: format!("/quay/chung-thuc/viec/{id}"),
            title: one.prepared.title.clone(),
            state: tell.named("certification-attest-state-", one.state.key()),
            colour: colour(one.state),
            facts: facts(tell, one),
            people: one.prepared.people.iter().map(|person| told(tell, person)).collect(),
            grounds: grounds
                .iter()
                .map(|ground| {
                    let said = tell.named("certification-no-", ground.key());
                    (said, ground.refuses(register).map(law).unwrap_or_default())
                })
                .collect(),
            note: note.unwrap_or_default(),
            numbered: one.certified.is_some(),
            has_copy: one.scan.is_some(),
            capacities: if may(Act::Certify) { Capacity::ALL.map(capacity).to_vec() } else { Vec::new() },
            keeps: may(Act::Keep),
            corrects: may(Act::Correct),
            strikes: may(Act::Strike),
            by_decision: one.state == State::Kept,
            withdraws: may(Act::Withdraw),
            version: found.version,
            key: ctx.id().to_string(),
            history: history
                .iter()
                .map(|recorded| {
                    let said = tell.named("certification-attest-fact-", recorded.fact.kind());
                    (tell.short(recorded.at), recorded.by.name.clone(), said)
                })
                .collect(),
            mistakes,
        })
    }
}

fn told(tell: Tell<'_>, person: &domain::certification::appearance::Appearance) -> String {
    let args = [
        ("name", Word::Text(person.name.clone())),
        ("shown", Word::Text(tell.named("certification-shown-", person.shown.key()))),
        ("number", Word::Text(person.number.clone())),
        ("manner", Word::Text(tell.named("certification-manner-", person.manner.key()))),
    ];
    tell.t("certification-person-line", &args)
}

fn facts(tell: Tell<'_>, one: &Attestation) -> Vec<(String, String)> {
    let prepared = &one.prepared;
    let amount = i64::try_from(prepared.charge.amount.0).unwrap_or(i64::MAX);
    let mut facts = vec![
        ("certification-matter", tell.named("certification-matter-", prepared.matter.key())),
        ("certification-attest-papers", prepared.papers.to_string()),
        ("certification-fee", app::words::format::money(tell.0.lang, amount)),
        ("certification-column-due", tell.moment(prepared.due)),
    ];
    if let Some(certified) = &one.certified {
        facts.insert(0, ("certification-number", certified.number.to_string()));
        let capacity = tell.named("certification-capacity-", certified.capacity.key());
        facts.push(("certification-column-certifier", format!("{}, {capacity}", certified.by.name)));
        facts.extend(certified.elsewhere.clone().map(|place| ("certification-elsewhere", place)));
    }
    if !one.remarks.is_empty() {
        facts.push(("certification-column-remark", one.remarks.join("; ")));
    }
    if let Some((reason, decision)) = &one.struck {
        let decision = decision.as_ref().map(|decision| format!("{}: ", decision.number)).unwrap_or_default();
        facts.push(("certification-strike-title", format!("{decision}{reason}")));
    }
    facts.into_iter().map(|(key, value)| (tell.word(key), value)).collect()
}
