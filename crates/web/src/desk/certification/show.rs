//! One request: what it is, what happened, and what this person may do with it now.

use std::collections::BTreeMap;

use app::Ctx;
use app::certification::{get, print};
use app::timeline::Loaded;
use app::words::Value as Word;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::{Fact, Way};
use domain::certification::forbidden::{Author, Checklist, Flaw, Presented};
use domain::certification::record::State;
use domain::certification::request::Channel;
use domain::certification::statement::Capacity;
use domain::certification::time::More;
use domain::id::CertificationId;
use domain::kiosk::sitting::MOST_ORIGINAL_PAGES;
use domain::timeline::Recorded;
use serde::Serialize;

use super::list::colour;
use super::register::printed;
use crate::Error;
use crate::desk::tell::Tell;
use crate::dossier::question::{Choosable, Mistake};
use crate::file;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// The page of one request.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ShowView {
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
    /// A number was given and nothing signed.
    pub unsigned: String,
    /// Why it was refused: words and article.
    pub grounds: Vec<(String, String)>,
    /// The paper is kept and reported.
    pub reported: bool,
    /// What was added to the refusal.
    pub note: String,
    /// Whether there is a copy to look at.
    pub has_copy: bool,
    /// Pages a kiosk took, to look at beside the original.
    pub pictures: Vec<u32>,
    /// Where the certified copy is checked.
    pub check_page: String,
    /// The look at the original.
    pub look: Option<LookForm>,
    /// The signature: capacities to sign in.
    pub capacities: Vec<Choosable>,
    /// Reasons for more time, where the date may be moved.
    pub more: Vec<Choosable>,
    /// It can be handed over.
    pub delivers: bool,
    /// A remark can be written.
    pub corrects: bool,
    /// It can be annulled.
    pub annuls: bool,
    /// Annulling needs a decision.
    pub by_decision: bool,
    /// It can be withdrawn.
    pub withdraws: bool,
    /// Another paper of the same person.
    pub another: String,
    /// The version the reader looks at.
    pub version: u64,
    /// The promise that pressing twice does it once.
    pub key: String,
    /// What happened: when, who, what.
    pub history: Vec<(String, String, String)>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

/// The questions about the original, and what was answered so far.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LookForm {
    /// What is on the table.
    pub presented: Vec<Choosable>,
    /// Who made it.
    pub author: Vec<Choosable>,
    /// What may be wrong with it: name, words, answered yes, answered no.
    pub flaws: Vec<YesNo>,
    /// Every page?
    pub all_pages: YesNo,
    /// Compared?
    pub compared: YesNo,
    /// Pages counted.
    pub pages: String,
    /// Copies wanted.
    pub copies: String,
    /// A copy is there already.
    pub has_scan: bool,
    /// An upload of this officer that came with a form sent back.
    pub taken: Option<(String, String)>,
}

/// A question of yes and no.
#[derive(Debug, Clone, Default, Serialize)]
pub struct YesNo {
    /// Its field.
    pub name: String,
    /// Its words.
    pub label: String,
    /// Answered yes.
    pub yes: bool,
    /// Answered no.
    pub no: bool,
}

impl YesNo {
    fn of(name: &str, label: String, answer: Option<bool>) -> YesNo {
        YesNo { name: name.to_owned(), label, yes: answer == Some(true), no: answer == Some(false) }
    }
}

/// What was typed into a form that is sent back.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The answers about the original.
    pub answers: Checklist,
    /// Pages counted.
    pub pages: String,
    /// Copies wanted.
    pub copies: String,
    /// The file that was sent along: identifier and name.
    pub taken: Option<(String, String)>,
    /// What is wrong.
    pub mistakes: Vec<Mistake>,
}

impl View for ShowView {
    const TEMPLATE: &'static str = "desk/certification/show.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let base = ShowView {
            here: "/quay/chung-thuc/1".into(),
            title: "Bằng tốt nghiệp đại học mang tên Nguyễn Văn Minh".into(),
            state: "Chờ xem bản chính".into(),
            colour: "blue",
            facts: vec![("Người yêu cầu".into(), "Nguyễn Văn Minh".into()), ("Phí".into(), "2.000 đồng".into())],
            version: 1,
            key: "1".into(),
            history: vec![("23/11/2026 09:00".into(), "Lê Thị Hoa".into(), "Nhận yêu cầu".into())],
            another: "/quay/chung-thuc/moi?so=001095000017".into(),
            ..ShowView::default()
        };
        let yes_no = |name: &str, label: &str| YesNo::of(name, label.into(), Some(false));
        let look = LookForm {
            presented: vec![option("original", "Bản chính giấy"), option("print", "Bản in từ tệp điện tử")],
            author: vec![option("vietnamese", "Cơ quan Việt Nam")],
            flaws: vec![yes_no("flaw.altered", "Bị tẩy xóa"), yes_no("flaw.secret", "Đóng dấu mật")],
            all_pages: yes_no("all-pages", "Đủ mọi trang?"),
            compared: yes_no("compared", "Đã đối chiếu?"),
            pages: "1".into(),
            copies: "1".into(),
            has_scan: true,
            taken: None,
        };
        let to_check = ShowView {
            look: Some(look),
            pictures: vec![1],
            has_copy: true,
            more: vec![option("complex", "Nội dung phức tạp")],
            withdraws: true,
            mistakes: vec![Mistake { id: "presented".into(), text: "Còn câu hỏi chưa trả lời".into() }],
            ..base.clone()
        };
        let to_sign = ShowView {
            capacities: vec![option("chair", "Chủ tịch"), option("deputy-chair", "Phó Chủ tịch")],
            unsigned: "Số 07-01/2026-SCT/BS đã cấp nhưng chưa ký.".into(),
            annuls: true,
            has_copy: true,
            ..base.clone()
        };
        let done = ShowView {
            state: "Đã giao".into(),
            colour: "green",
            has_copy: true,
            check_page: "/k/0123ABCDEFGHJKMNPQRS".into(),
            delivers: true,
            corrects: true,
            annuls: true,
            by_decision: true,
            ..base.clone()
        };
        let refused = ShowView {
            state: "Đã từ chối".into(),
            colour: "red",
            grounds: vec![("Bản chính bị tẩy xóa".into(), "Nghị định 23/2015/NĐ-CP, Điều 22.1".into())],
            reported: true,
            note: "Mời anh đến công an phường.".into(),
            ..base
        };
        vec![to_check, to_sign, done, refused]
    }
}

/// `GET /quay/chung-thuc/{id}`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let view = ShowView::build(&page.ctx, read_id(&id)?, Typed::default()).await?;
    page.show(&view)
}

/// The page again, with what was typed and what is wrong.
pub(super) async fn again(page: Page, id: CertificationId, typed: Typed) -> Result<Response, Error> {
    let view = ShowView::build(&page.ctx, id, typed).await?;
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// `GET /quay/chung-thuc/{id}/tep`: the certified copy, or the pages to look at.
pub async fn copy(page: Page, Path(id): Path<String>, asked: HeaderMap) -> Result<Response, Error> {
    let id = read_id(&id)?;
    let stored = get::file(&page.ctx, id).await?;
    let ending = if stored.media_type == "application/pdf" { "pdf" } else { "jpg" };
    let disposition = format!("inline; filename=\"ban-sao-{id}.{ending}\"");
    Ok(file::answer(&page.ctx, &asked, &stored, &disposition).await?)
}

/// `GET /quay/chung-thuc/{id}/tu-choi.pdf`: the reason in writing.
pub async fn refusal(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let pdf = print::refusal(&page.ctx, read_id(&id)?).await?;
    Ok(printed(pdf.bytes, "inline; filename=\"tu-choi-chung-thuc.pdf\""))
}

/// `GET /quay/chung-thuc/{id}/trang/{page}`: one page of it as a picture.
pub async fn picture(page: Page, Path((id, number)): Path<(String, usize)>) -> Result<Response, Error> {
    let stored = get::file(&page.ctx, read_id(&id)?).await?;
    let jpeg = app::document::picture::page(&page.ctx, &stored, number).await?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "no-store")], jpeg).into_response())
}

/// The pages of a request from a kiosk, until it is certified.
fn pictures(one: &Certification) -> Vec<u32> {
    let from_kiosk = one.request.as_ref().is_some_and(|asked| asked.channel == Channel::Kiosk);
    let pages = one.extent().filter(|_| from_kiosk && one.certified.is_none()).map_or(0, |extent| extent.pages);
    (1..=pages.min(MOST_ORIGINAL_PAGES)).collect()
}

pub(super) fn read_id(id: &str) -> Result<CertificationId, Error> {
    id.parse().map_err(|_| Error::NotFound)
}

impl ShowView {
    async fn build(ctx: &Ctx, id: CertificationId, typed: Typed) -> Result<ShowView, Error> {
        let found = get::get(ctx, id).await?;
        let history = get::history(ctx, id).await?;
        let tell = Tell(ctx);
        let one = &found.subject;
        let allowed = get::allowed(ctx, one);
        let may = |action| allowed.contains(&action);
        let refused = one.refused.as_ref();
        let grounds = refused.map(|refused| refused.grounds.as_slice()).unwrap_or_default();
        let asked = one.request.as_ref();
        Ok(ShowView {
            here: format!("/quay/chung-thuc/{id}"),
            title: asked.map(|asked| asked.original.title.clone()).unwrap_or_default(),
            state: tell.named("certification-state-", one.state.key()),
            colour: colour(one.state),
            facts: facts(tell, one),
            unsigned: unsigned(tell, one),
            grounds: grounds
                .iter()
                .map(|ground| (tell.named("certification-ground-", ground.key()), article(tell, one, ground.article())))
                .collect(),
            reported: grounds.iter().any(|ground| ground.is_reported()),
            note: refused.and_then(|refused| refused.note.clone()).unwrap_or_default(),
            has_copy: one.certified.is_some() || one.scan().is_some(),
            check_page: one.certified.as_ref().map(|made| format!("/k/{}", made.check_code)).unwrap_or_default(),
            pictures: pictures(one),
            look: may(Action::Check).then(|| look(tell, &found, &typed)),
            capacities: if may(Action::Certify) { capacities(tell) } else { Vec::new() },
            more: if may(Action::Extend) { more(tell) } else { Vec::new() },
            delivers: may(Action::Deliver),
            corrects: may(Action::Correct),
            annuls: may(Action::Annul),
            by_decision: one.certified.is_some(),
            withdraws: may(Action::Withdraw),
            another: another(ctx, one),
            version: found.version,
            key: ctx.id().to_string(),
            history: history.iter().map(|recorded| happened(tell, recorded)).collect(),
            mistakes: typed.mistakes,
        })
    }
}

fn facts(tell: Tell<'_>, one: &Certification) -> Vec<(String, String)> {
    let Some(asked) = &one.request else { return Vec::new() };
    let lang = tell.0.lang;
    let receiver = tell.0.city.library.receivers.find(&asked.purpose.receiver);
    let receiver = receiver.map_or(asked.purpose.receiver.clone(), |one| one.name.get(lang.code()).to_owned());
    let insisted = if asked.purpose.insisted { tell.word("certification-insisted") } else { String::new() };
    let extent = [
        ("pages", Word::Count(i64::from(asked.extent.pages))),
        ("copies", Word::Count(i64::from(asked.extent.copies))),
    ];
    let amount = i64::try_from(asked.charge.amount.0).unwrap_or(i64::MAX);
    let join = |parts: [&str; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let owner = &asked.requester;
    let mut facts = vec![
        ("certification-column-requester", join([&owner.name, owner.number.as_deref().unwrap_or_default()])),
        ("certification-receiver", join([&receiver, &insisted])),
        ("certification-ask-pages", tell.t("certification-extent", &extent)),
        ("certification-fee", app::words::format::money(lang, amount)),
        ("certification-column-due", tell.moment(asked.due)),
    ];
    if let Some(number) = &one.number {
        facts.insert(0, ("certification-number", number.to_string()));
    }
    if let Some(made) = &one.certified {
        let signers: Vec<&str> = made.signatures.iter().map(|note| note.signer.as_str()).collect();
        facts.push(("certification-signed-by", signers.join(", ")));
        match made.delivered {
            Some(Way::Store) => facts.push(("certification-queue-deliver", tell.word("certification-delivered-store"))),
            Some(Way::Hand) => facts.push(("certification-queue-deliver", tell.word("certification-delivered-hand"))),
            None => {}
        }
    }
    if !one.remarks.is_empty() {
        facts.push(("certification-column-remark", one.remarks.join("; ")));
    }
    if let Some(gone) = &one.annulled {
        facts.push(("certification-annul-title", gone.reason.clone()));
    }
    facts.into_iter().map(|(key, value)| (tell.word(key), value)).collect()
}

fn unsigned(tell: Tell<'_>, one: &Certification) -> String {
    match (one.state, one.number) {
        (State::Numbered, Some(number)) => {
            tell.t("certification-numbered-not-signed", &[("number", Word::Text(number.to_string()))])
        }
        _ => String::new(),
    }
}

/// The clause of the decree, or the law of the kind of paper.
pub(crate) fn article(tell: Tell<'_>, one: &Certification, clause: Option<&str>) -> String {
    if let Some(clause) = clause {
        return tell.t("certification-article", &[("article", Word::Text(clause.to_owned()))]);
    }
    let kind = one.request.as_ref().map(|asked| asked.original.kind.as_str()).unwrap_or_default();
    let kind = tell.0.city.library.kinds.find(kind);
    let Some(law) = kind.and_then(|kind| kind.never_certified.as_ref()) else { return String::new() };
    let args = [("number", Word::Text(law.number.clone())), ("article", Word::Text(law.article.clone()))];
    tell.t("certification-article-other", &args)
}

/// The form of the look. What was answered in an earlier check, or typed a moment ago, stands in it; nothing is answered
/// beforehand.
fn look(tell: Tell<'_>, found: &Loaded<Certification>, typed: &Typed) -> LookForm {
    let one = &found.subject;
    let earlier = one.check.as_ref().map(|check| check.answers.clone()).unwrap_or_default();
    let answers = if typed.answers == Checklist::default() { &earlier } else { &typed.answers };
    let extent = one.extent();
    let number = |typed: &str, known: Option<u32>| {
        if typed.is_empty() { known.map(|n| n.to_string()).unwrap_or_default() } else { typed.to_owned() }
    };
    let flaw = |flaw: Flaw| {
        let label = tell.named("certification-flaw-", flaw.key());
        YesNo::of(&format!("flaw.{}", flaw.key()), label, answers.flaws.get(&flaw).copied())
    };
    let options = |group: &str, all: Vec<(&'static str, bool)>| -> Vec<Choosable> {
        let one = |(key, chosen): (&'static str, bool)| Choosable {
            value: key.to_owned(),
            label: tell.named(group, key),
            chosen,
            ..Choosable::default()
        };
        all.into_iter().map(one).collect()
    };
    let presented = Presented::ALL.map(|one| (one.key(), answers.presented == Some(one))).to_vec();
    let author = Author::ALL.map(|one| (one.key(), answers.author == Some(one))).to_vec();
    LookForm {
        presented: options("certification-presented-", presented),
        author: options("certification-author-", author),
        flaws: Flaw::ALL.into_iter().map(flaw).collect(),
        all_pages: YesNo::of("all-pages", tell.word("certification-all-pages"), answers.all_pages),
        compared: YesNo::of("compared", tell.word("certification-compared"), answers.compared),
        pages: number(&typed.pages, extent.map(|extent| extent.pages)),
        copies: number(&typed.copies, extent.map(|extent| extent.copies)),
        has_scan: one.scan().is_some(),
        taken: typed.taken.clone(),
    }
}

fn capacities(tell: Tell<'_>) -> Vec<Choosable> {
    let one = |capacity: Capacity| Choosable {
        value: capacity.key().to_owned(),
        label: tell.named("certification-capacity-", capacity.key()),
        ..Choosable::default()
    };
    Capacity::ALL.into_iter().map(one).collect()
}

fn more(tell: Tell<'_>) -> Vec<Choosable> {
    let one = |why: More| Choosable {
        value: why.key().to_owned(),
        label: tell.named("certification-more-", why.key()),
        ..Choosable::default()
    };
    More::ALL.into_iter().map(one).collect()
}

/// The way to another paper of the same person, for those who take requests in.
fn another(ctx: &Ctx, one: &Certification) -> String {
    let Some(asked) = &one.request else { return String::new() };
    if app::certification::list::points(ctx).is_empty() {
        return String::new();
    }
    let owner = &asked.requester;
    let number = owner.number.as_deref().unwrap_or_default();
    format!("/quay/chung-thuc/moi?so={}&ten={}&nop={}", escape(number), escape(&owner.name), asked.purpose.receiver)
}

fn happened(tell: Tell<'_>, recorded: &Recorded<Fact>) -> (String, String, String) {
    (tell.short(recorded.at), recorded.by.name.clone(), tell.named("certification-fact-", recorded.fact.kind()))
}

/// Answers of a form, by field.
pub(super) fn checklist(answers: &BTreeMap<String, String>) -> Checklist {
    let answer = |name: &str| match answers.get(name).map(String::as_str) {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    };
    let chosen = |name: &str| answers.get(name).map(String::as_str).unwrap_or_default();
    Checklist {
        presented: Presented::ALL.into_iter().find(|one| one.key() == chosen("presented")),
        author: Author::ALL.into_iter().find(|one| one.key() == chosen("author")),
        flaws: Flaw::ALL
            .into_iter()
            .filter_map(|flaw| answer(&format!("flaw.{}", flaw.key())).map(|wrong| (flaw, wrong)))
            .collect(),
        all_pages: answer("all-pages"),
        compared: answer("compared"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_answered_is_an_answer() {
        let sent = |pairs: &[(&str, &str)]| {
            checklist(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        assert_eq!(sent(&[]), Checklist::default());
        let read =
            sent(&[("presented", "original"), ("author", "nobody"), ("flaw.secret", "no"), ("compared", "maybe")]);
        assert_eq!((read.presented, read.author, read.compared), (Some(Presented::Original), None, None));
        assert_eq!(read.flaws, BTreeMap::from([(Flaw::Secret, false)]));
    }
}
