//! One document: for its owner, and for those who work at a desk.

use app::document::{credential, list, revoke};
use app::timeline;
use app::words::Value as Word;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::access::Role;
use domain::document::check_code::CheckCode;
use domain::document::item::{Document, Fact, SignerPart, Standing};
use domain::id::DocumentId;
use domain::timeline::Recorded;
use serde::Serialize;

use crate::desk::station::check::told;
use crate::desk::station::start::{Held, held};
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::{Error, file};

/// A document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DocumentView {
    /// Its identifier.
    pub id: String,
    /// The version the reader looks at.
    pub version: u64,
    /// Whether the reader works here.
    pub staff: bool,
    /// Its name.
    pub title: String,
    /// Whether it holds, in words.
    pub standing: String,
    /// The colour of that.
    pub colour: &'static str,
    /// Name and value of what is known of it.
    pub facts: Vec<(String, String)>,
    /// What was read off it.
    pub fields: Vec<(String, String)>,
    /// Who signed the file.
    pub signatures: Vec<String>,
    /// What happened to it.
    pub history: Vec<(String, String)>,
    /// Where its file is.
    pub file: String,
    /// Where its owner takes it as a data credential.
    pub credential: String,
    /// The code behind its QR, in groups.
    pub check_code: String,
    /// Where anybody may check it.
    pub check: String,
    /// Whether the reader may take it back.
    pub may_revoke: bool,
    /// What is wrong.
    pub error: String,
}

impl View for DocumentView {
    const TEMPLATE: &'static str = "document/show.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let full = DocumentView {
            id: "1".into(),
            version: 2,
            staff: true,
            title: "Giấy khai sinh".into(),
            standing: "Còn hiệu lực".into(),
            colour: "green",
            facts: vec![pair("Chủ giấy tờ", "Nguyễn Văn Minh"), pair("Số", "12/2019")],
            fields: vec![pair("Ngày sinh", "05/06/1995")],
            signatures: vec!["Bản số hóa từ bản giấy: Lê Thị Hoa, 09:12 23/11/2026, B-LT".into()],
            history: vec![pair("09:12 23/11/2026", "Lưu vào kho")],
            file: "/quay/giay-to/1/tep".into(),
            check_code: "7K3QW-0RV9X-4TZ1M-C8HDA".into(),
            check: "/k/7K3QW0RV9X4TZ1MC8HDA".into(),
            may_revoke: true,
            credential: String::new(),
            error: String::new(),
        };
        let credential = "/kho-giay-to/1/chung-chi".to_owned();
        let file = "/kho-giay-to/1/tep".to_owned();
        vec![
            DocumentView { staff: false, may_revoke: false, file, credential, ..full.clone() },
            DocumentView { error: "Hãy ghi lý do.".into(), ..full },
        ]
    }
}

/// `GET /kho-giay-to/{id}`
pub async fn own(page: Page, Path(id): Path<DocumentId>) -> Result<Response, Error> {
    let view = DocumentView::of(&page, id, false).await?;
    page.show(&view)
}

/// `GET /quay/giay-to/{id}`
pub async fn desk(page: Page, Path(id): Path<DocumentId>) -> Result<Response, Error> {
    let view = DocumentView::of(&page, id, true).await?;
    page.show(&view)
}

/// `GET /kho-giay-to/{id}/tep` and `GET /quay/giay-to/{id}/tep`
pub async fn bytes(page: Page, Path(id): Path<DocumentId>, asked: HeaderMap) -> Result<Response, Error> {
    let document = list::get(&page.ctx, id).await?.subject;
    if document.standing(domain::calendar::local::day(page.ctx.now)) == Standing::Destroyed {
        return Err(Error::NotFound);
    }
    Ok(file::answer(&page.ctx, &asked, &document.item.file, "inline").await?)
}

/// `POST /quay/giay-to/{id}/thu-hoi`
pub async fn take_back(page: Page, Path(id): Path<DocumentId>, fields: Fields) -> Result<Response, Error> {
    let version = fields.get("version").and_then(|version| version.parse().ok());
    let (reason, basis) = (fields.text("ly-do"), fields.text("can-cu"));
    match revoke::revoke(&page.ctx, id, version, &reason, &basis).await {
        Ok(_) => Ok(page.to_with(&format!("/quay/giay-to/{id}"), "flash-document-revoked", "")),
        Err(why @ app::Error::Ruled(_)) => {
            let error = why.tell(&page.site.words, page.lang, "");
            let view = DocumentView { error, ..DocumentView::of(&page, id, true).await? };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(why) => Err(why.into()),
    }
}

impl DocumentView {
    async fn of(page: &Page, id: DocumentId, staff: bool) -> Result<Self, Error> {
        let loaded = list::get(&page.ctx, id).await?;
        let document = &loaded.subject;
        let item = &document.item;
        let Held { standing, colour, .. } = held(page, document);
        let history = timeline::history::<Document>(&page.ctx, id.0).await?;
        let at = if staff { "/quay/giay-to" } else { "/kho-giay-to" };
        let kind = page.ctx.city.library.kinds.find(&item.kind);
        let label = |name: &str| {
            let field = kind.and_then(|kind| kind.fields.iter().find(|field| field.name == name));
            field.map_or_else(|| name.to_owned(), |field| field.label.get(page.lang.code()).to_owned())
        };
        let code: Option<CheckCode> = item.check_code.parse().ok();
        let is_over = document.must_hold().is_err();
        let decides = |role| page.ctx.actor.is(role, &item.office);
        Ok(DocumentView {
            id: id.to_string(),
            version: loaded.version,
            staff,
            title: item.title.clone(),
            standing,
            colour,
            facts: known(page, document),
            fields: read(page, document, &label),
            signatures: item.signatures.iter().map(|note| signed(page, note)).collect(),
            history: history.iter().map(|one| happened(page, one)).collect(),
            file: if document.standing(domain::calendar::local::day(page.ctx.now)) == Standing::Destroyed {
                String::new()
            } else {
                format!("{at}/{id}/tep")
            },
            credential: if !staff && credential::is_offered(&page.ctx, document) {
                format!("/kho-giay-to/{id}/chung-chi")
            } else {
                String::new()
            },
            check_code: code.as_ref().map(ToString::to_string).unwrap_or_default(),
            check: code.as_ref().map(|code| format!("/k/{}", code.as_str())).unwrap_or_default(),
            may_revoke: staff && !is_over && (decides(Role::Leader) || decides(Role::Clerk)),
            error: String::new(),
        })
    }
}

/// What was read off it, in the order of the paper, days and sexes in words.
fn read(page: &Page, document: &Document, label: &impl Fn(&str) -> String) -> Vec<(String, String)> {
    let fields = page.ctx.city.library.kinds.find(&document.item.kind).map(|kind| kind.fields.as_slice());
    let place = |name: &str| fields.unwrap_or_default().iter().position(|field| field.name == name);
    let mut all: Vec<(&String, &String)> = document.item.fields.iter().collect();
    all.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    let one = |(name, value): (&String, &String)| {
        let kind = place(name).and_then(|at| fields.unwrap_or_default().get(at)).map(|field| field.value);
        (label(name), kind.map_or_else(|| value.clone(), |kind| told(page, kind, value)))
    };
    all.into_iter().map(one).collect()
}

fn known(page: &Page, document: &Document) -> Vec<(String, String)> {
    let item = &document.item;
    let day = |day: jiff::civil::Date| page.t("station-day", &[("day", Word::Day(day))]);
    let mut facts = vec![("owner", item.owner.name.clone())];
    facts.extend(item.owner.number.clone().map(|number| ("owner-number", number)));
    facts.extend(item.number.clone().map(|number| ("number", number)));
    facts.extend(item.issuer.clone().map(|issuer| ("issuer", issuer)));
    facts.extend(item.issued_on.map(|on| ("issued-on", day(on))));
    facts.extend(item.valid_to.map(|on| ("valid-to", day(on))));
    facts.extend(item.code().map(|code| ("code", code)));
    facts.push(("source", page.t(&format!("document-source-{}", item.source.key()), &[])));
    facts.push(("office", page.office(&item.office)));
    facts.push(("reused", document.reused.to_string()));
    facts.into_iter().map(|(name, value)| (page.t(&format!("document-fact-{name}"), &[]), value)).collect()
}

fn signed(page: &Page, note: &domain::document::item::SignatureNote) -> String {
    let part = match note.part {
        SignerPart::Copyist => "signature-part-copyist",
        SignerPart::Certifier => "signature-part-certifier",
        SignerPart::Decider => "signature-part-decider",
        SignerPart::Agency => "signature-part-agency",
    };
    let args = [
        ("part", Word::Text(page.t(part, &[]))),
        ("name", Word::Text(note.signer.clone())),
        ("at", Word::Moment(note.at)),
        ("level", Word::Text(note.level.clone())),
    ];
    page.t("document-signature", &args)
}

fn happened(page: &Page, one: &Recorded<Fact>) -> (String, String) {
    let key = match &one.fact {
        Fact::Kept { .. } => "kept",
        Fact::Signed { .. } => "signed",
        Fact::Corrected { .. } => "corrected",
        Fact::Reused { .. } => "reused",
        Fact::AskedAgain { .. } => "asked-again",
        Fact::Credentialed { .. } => "credentialed",
        Fact::Replaced { .. } => "replaced",
        Fact::Revoked { .. } => "revoked",
        Fact::KeptBack { .. } => "kept-back",
        Fact::LetGo { .. } => "let-go",
        Fact::Destroyed { .. } => "destroyed",
    };
    let reason = match &one.fact {
        Fact::Corrected { reason, .. } | Fact::Replaced { reason, .. } | Fact::Revoked { reason, .. } => reason.clone(),
        _ => String::new(),
    };
    let said = page.t(&format!("document-happened-{key}"), &[("reason", Word::Text(reason))]);
    (page.t("document-moment", &[("at", Word::Moment(one.at)), ("by", Word::Text(one.by.name.clone()))]), said)
}
