//! What anybody may check, without signing in: the code on a paper, or a signed file. Nothing of it is kept; what is
//! counted is that somebody asked, not who.

use std::sync::Arc;

use app::document::check;
use app::signing::examine::{Examined, examine};
use app::words::Value as Word;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Query, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use bytes::Bytes;
use domain::document::check_code::CheckCode;
use domain::document::item::Standing;
use serde::{Deserialize, Serialize};

use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::visit::Visit;
use crate::{Error, Site};

/// The largest file that is examined, in bytes.
const LIMIT: usize = 25 * 1024 * 1024;

/// The door: a code or a file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CheckView {
    /// The code as it was typed.
    pub code: String,
    /// What is wrong with the code.
    pub code_error: String,
    /// What is wrong with the file.
    pub file_error: String,
    /// What was found out about a file.
    pub examined: Option<ExaminedView>,
}

/// A file that was examined.
#[derive(Debug, Clone, Serialize)]
pub struct ExaminedView {
    /// `green`, `yellow` or `red`.
    pub colour: &'static str,
    /// The verdict.
    pub said: String,
    /// About the file as a whole.
    pub reasons: Vec<String>,
    /// Its signatures.
    pub signatures: Vec<SignatureView>,
    /// Where the paper with this very file is checked, if it is one of ours.
    pub ours: String,
}

/// One signature.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureView {
    /// Who signed, with their organisation.
    pub signer: String,
    /// When, and how that is known.
    pub time: String,
    /// The verdict.
    pub said: String,
    /// Its colour.
    pub colour: &'static str,
    /// Why.
    pub reasons: Vec<String>,
}

impl View for CheckView {
    const TEMPLATE: &'static str = "document/check.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let signature = SignatureView {
            signer: "Lê Thị Hoa, Ủy ban nhân dân phường Cửa Nam".into(),
            time: "09:12 23/11/2026, có dấu thời gian".into(),
            said: "Chữ ký hợp lệ.".into(),
            colour: "green",
            reasons: vec!["Phần đã ký còn nguyên, không sai một bit.".into()],
        };
        let examined = ExaminedView {
            colour: "green",
            said: "Chữ ký hợp lệ.".into(),
            reasons: vec![],
            signatures: vec![signature],
            ours: "/k/7K3QW0RV9X4TZ1MC8HDA".into(),
        };
        vec![
            CheckView::default(),
            CheckView {
                code: "7K3".into(), code_error: "Mã kiểm tra có 20 chữ và số.".into(), ..CheckView::default()
            },
            CheckView { file_error: "Đây không phải tệp PDF.".into(), ..CheckView::default() },
            CheckView { examined: Some(examined), ..CheckView::default() },
        ]
    }
}

/// What is known of a paper by its code.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedView {
    /// Whether it holds, in one sentence.
    pub said: String,
    /// `green`, `yellow` or `red`.
    pub colour: &'static str,
    /// The code in groups.
    pub code: String,
    /// Name and value.
    pub facts: Vec<(String, String)>,
    /// The paper that took its place.
    pub replaced_by: String,
}

impl View for CheckedView {
    const TEMPLATE: &'static str = "document/checked.html";

    fn samples() -> Vec<Self> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let full = CheckedView {
            said: "Giấy tờ này có thật và còn hiệu lực.".into(),
            colour: "green",
            code: "7K3QW-0RV9X-4TZ1M-C8HDA".into(),
            facts: vec![pair("Giấy tờ", "Giấy khai sinh"), pair("Chủ giấy tờ", "N. V. Minh")],
            replaced_by: String::new(),
        };
        vec![
            CheckedView {
                said: "Giấy tờ này đã được thay thế.".into(),
                colour: "red",
                replaced_by: "/k/1".into(),
                ..full.clone()
            },
            full,
        ]
    }
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    ma: String,
}

/// `GET /kiem-tra`
pub async fn show(page: Page, Query(typed): Query<Typed>) -> Result<Response, Error> {
    if typed.ma.trim().is_empty() {
        return page.show(&CheckView::default());
    }
    // The square code of a paper holds its address; a person copies the letters.
    let last = typed.ma.trim().rsplit('/').next().unwrap_or_default();
    match last.parse::<CheckCode>() {
        Ok(code) => Ok(page.to(&format!("/k/{}", code.as_str())).into_response()),
        Err(_) => {
            let code: String = typed.ma.chars().take(80).collect();
            let view = CheckView { code, code_error: page.t("check-not-a-code", &[]), ..CheckView::default() };
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
    }
}

/// `GET /k/{code}`
pub async fn code(page: Page, Path(code): Path<String>) -> Result<Response, Error> {
    let unknown = |page: Page, key: &str| {
        let view =
            CheckView { code: code.chars().take(80).collect(), code_error: page.t(key, &[]), ..CheckView::default() };
        page.with_status(StatusCode::NOT_FOUND).show(&view)
    };
    let Ok(read) = code.parse::<CheckCode>() else { return unknown(page, "check-not-a-code") };
    let checked = match check::check(&page.ctx, &read).await {
        Ok(checked) => checked,
        Err(app::Error::NotFound) => return unknown(page, "check-unknown"),
        Err(error) => return Err(error.into()),
    };
    let day = |day: jiff::civil::Date| page.t("station-day", &[("day", Word::Day(day))]);
    let mut facts = vec![("title", checked.title.clone())];
    facts.extend(checked.number.clone().map(|number| ("number", number)));
    facts.extend(checked.issuer.clone().map(|issuer| ("issuer", issuer)));
    facts.extend(checked.issued_on.map(|on| ("issued-on", day(on))));
    facts.extend(checked.valid_to.map(|on| ("valid-to", day(on))));
    facts.push(("owner", checked.owner.clone()));
    facts.extend(checked.since.map(|at| ("since", page.t("check-moment", &[("at", Word::Moment(at))]))));
    facts.extend(checked.destroyed_by.clone().map(|(number, on)| {
        let args = [("number", Word::Text(number)), ("day", Word::Day(on))];
        ("destroyed-by", page.t("check-destroyed-by", &args))
    }));
    let view = CheckedView {
        said: page.t(&format!("check-{}", checked.standing.key()), &[]),
        colour: match checked.standing {
            Standing::Valid => "green",
            Standing::NotYet | Standing::Expired => "yellow",
            Standing::Replaced | Standing::Revoked | Standing::Destroyed => "red",
        },
        code: read.to_string(),
        facts: facts.into_iter().map(|(name, value)| (page.t(&format!("document-fact-{name}"), &[]), value)).collect(),
        replaced_by: checked.replaced_by.map(|code| format!("/k/{}", code.as_str())).unwrap_or_default(),
    };
    page.show(&view)
}

/// A file that is only looked at: held in memory while it is, and nowhere else.
pub struct Letter(Option<Bytes>);

impl FromRequest<Arc<Site>> for Letter {
    type Rejection = Error;

    async fn from_request(mut request: Request, site: &Arc<Site>) -> Result<Self, Error> {
        let is_form = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !is_form.is_some_and(|media| media.starts_with("multipart/form-data")) {
            return Ok(Letter(None));
        }
        let jar = CookieJar::from_headers(request.headers());
        let visit = request.extensions().get::<Visit>().cloned();
        DefaultBodyLimit::max(LIMIT).apply(&mut request);
        let unreadable = |why: String| Error::Unreadable(why);
        let mut form = Multipart::from_request(request, site).await.map_err(|why| unreadable(why.body_text()))?;
        let mut fields = Fields::default();
        while let Some(field) = form.next_field().await.map_err(|why| unreadable(why.body_text()))? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            if !is_file {
                fields.0.push((name, field.text().await.map_err(|why| unreadable(why.body_text()))?));
                continue;
            }
            if !fields.are_genuine(visit.as_ref(), &jar) {
                return Err(Error::StaleForm);
            }
            let bytes = field.bytes().await.map_err(|why| unreadable(why.body_text()))?;
            return Ok(Letter(Some(bytes).filter(|bytes| !bytes.is_empty())));
        }
        Ok(Letter(None))
    }
}

/// `POST /kiem-tra`: a signed file.
pub async fn file(page: Page, letter: Letter) -> Result<Response, Error> {
    let Some(bytes) = letter.0 else {
        let view = CheckView { file_error: page.t("check-no-file", &[]), ..CheckView::default() };
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view);
    };
    match examine(&page.ctx, bytes).await {
        Ok(examined) => {
            let view = CheckView { examined: Some(ExaminedView::of(&page, examined)), ..CheckView::default() };
            page.show(&view)
        }
        Err(why @ app::Error::Ruled(_)) => {
            let file_error = why.tell(&page.site.words, page.lang, "");
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&CheckView { file_error, ..CheckView::default() })
        }
        Err(why) => Err(why.into()),
    }
}

impl ExaminedView {
    fn of(page: &Page, examined: Examined) -> Self {
        ExaminedView {
            colour: examined.colour(),
            said: examined.said,
            reasons: examined.reasons,
            ours: examined.ours.map(|code| format!("/k/{code}")).unwrap_or_default(),
            signatures: examined
                .signatures
                .into_iter()
                .map(|one| SignatureView {
                    colour: one.colour(),
                    signer: std::iter::once(one.signer).chain(one.organisation).collect::<Vec<_>>().join(", "),
                    time: one.time.map_or_else(String::new, |at| {
                        let key = if one.is_proven { "check-time-proven" } else { "check-time-claimed" };
                        page.t(key, &[("at", Word::Moment(at))])
                    }),
                    said: one.said,
                    reasons: one.reasons,
                })
                .collect(),
        }
    }
}
