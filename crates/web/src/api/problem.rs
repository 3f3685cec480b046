//! What a program is told when a request was not done: a problem document (RFC 9457).
//!
//! Made in two steps, because a handler does not know how the answer travels: a [`Problem`] becomes a bare answer, and
//! the door, which knows the language and the reference, writes its document.

use std::sync::Arc;

use app::words::{Lang, Value as Word, Words};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::dossier::refusal::Refusal;
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not done.
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    why: Why,
}

#[derive(Debug, Clone)]
enum Why {
    /// The use case says no, or broke.
    App(Arc<app::Error>),
    /// The request is not what the door expects: code, field, and what its sentence names.
    Request { code: &'static str, field: Option<String>, args: Vec<(&'static str, Word)> },
}

/// The document a program reads. Nothing has changed unless it says otherwise.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemBody {
    /// A stable URN of the kind of problem: `urn:motcua:problem:` and the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:motcua:problem:dossier.too-late-to-extend")]
    pub kind: String,
    /// What the status means, in the language of the request.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do next, in the language of the request.
    pub detail: String,
    /// The stable code of the rule or check that said no.
    #[schema(example = "dossier.too-late-to-extend")]
    pub code: String,
    /// What is wrong, field by field; empty when it is not about fields.
    pub errors: Vec<FieldProblem>,
    /// For faults of ours: the number under which it is logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field: a name of the form, a path into the body, a parameter or a header.
    pub field: String,
    /// The stable code.
    pub code: String,
    /// What to do, in the language of the request.
    pub detail: String,
    /// The communes of today that a name or code of before July 2025 may mean: send the code of the right one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// A commune that may be meant.
#[derive(Debug, Serialize, ToSchema)]
pub struct Candidate {
    /// Its code of five digits.
    #[schema(example = "00082")]
    pub code: String,
    /// Its full name, with its province.
    #[schema(example = "Phường Cửa Nam, Hà Nội")]
    pub name: String,
}

impl From<&domain::catalog::answers::Candidate> for Candidate {
    fn from(one: &domain::catalog::answers::Candidate) -> Self {
        Self { code: one.code.to_string(), name: one.name.clone() }
    }
}

impl Problem {
    /// The request cannot be read as what it should be.
    pub fn request(status: StatusCode, code: &'static str) -> Self {
        Self { status, why: Why::Request { code, field: None, args: Vec::new() } }
    }

    /// A field, parameter or header is not right.
    pub fn field(code: &'static str, field: impl Into<String>) -> Self {
        let why = Why::Request { code, field: Some(field.into()), args: Vec::new() };
        Self { status: StatusCode::BAD_REQUEST, why }
    }

    /// The same problem with a value its sentence names.
    #[must_use]
    pub fn naming(mut self, name: &'static str, value: impl Into<Word>) -> Self {
        if let Why::Request { args, .. } = &mut self.why {
            args.push((name, value.into()));
        }
        self
    }

    /// The problem of an answer that a framework gave without words.
    pub fn of_status(status: StatusCode) -> Self {
        let code = match status {
            StatusCode::NOT_FOUND => "request.not-found",
            StatusCode::METHOD_NOT_ALLOWED => "request.wrong-method",
            StatusCode::PAYLOAD_TOO_LARGE => "request.too-large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "request.not-json",
            _ if status.is_server_error() => "request.fault",
            _ => "request.unreadable",
        };
        Self::request(status, code)
    }

    /// The document, in a language.
    pub fn document(&self, words: &Words, lang: Lang, reference: &str) -> ProblemBody {
        let (code, detail, errors) = match &self.why {
            Why::App(error) => {
                let detail = error.tell(words, lang, reference);
                (error.code(), detail.clone(), fields_of(error, words, lang, &detail))
            }
            Why::Request { code, field, args } => {
                let mut args = args.clone();
                args.push(("reference", reference.into()));
                args.push(("field", field.clone().unwrap_or_default().into()));
                let detail = words.get(lang, code, &args);
                let errors = field.iter().map(|field| FieldProblem {
                    field: field.clone(),
                    code: (*code).to_owned(),
                    detail: detail.clone(),
                    candidates: Vec::new(),
                });
                (*code, detail.clone(), errors.collect())
            }
        };
        ProblemBody {
            kind: format!("urn:motcua:problem:{code}"),
            title: words.get(lang, title(self.status), &[]),
            status: self.status.as_u16(),
            detail,
            code: code.to_owned(),
            errors,
            reference: self.status.is_server_error().then(|| reference.to_owned()),
        }
    }
}

fn fields_of(error: &app::Error, words: &Words, lang: Lang, detail: &str) -> Vec<FieldProblem> {
    match error {
        app::Error::Answers(answers) => answers
            .iter()
            .map(|wrong| {
                let args: Vec<(&str, Word)> =
                    wrong.args.iter().map(|(name, value)| (name.as_str(), Word::Text(value.clone()))).collect();
                let detail = words.get(lang, &wrong.key(), &args);
                FieldProblem {
                    field: format!("answers.{}", wrong.field),
                    code: wrong.code.to_owned(),
                    detail,
                    candidates: wrong.candidates.iter().map(Candidate::from).collect(),
                }
            })
            .collect(),
        app::Error::Malformed { code, field } => {
            vec![FieldProblem {
                field: field.clone(),
                code: (*code).to_owned(),
                detail: detail.to_owned(),
                candidates: Vec::new(),
            }]
        }
        app::Error::Refused(refusal) => {
            let field = match refusal {
                Refusal::Empty(field) | Refusal::TooLong { field, .. } => *field,
                _ => return Vec::new(),
            };
            let code = refusal.code().to_owned();
            vec![FieldProblem { field: field.to_owned(), code, detail: detail.to_owned(), candidates: Vec::new() }]
        }
        _ => Vec::new(),
    }
}

impl From<app::Error> for Problem {
    fn from(error: app::Error) -> Self {
        use app::account::AccountRefusal;
        use app::document::DocumentRefusal;
        use domain::catalog::publication::Refusal as Publishing;
        let status = match &error {
            app::Error::Refused(Refusal::NotYours(_))
            | app::Error::Publication(Publishing::NotYours(_) | Publishing::OwnWork)
            | app::Error::Forbidden => StatusCode::FORBIDDEN,
            app::Error::Publication(Publishing::NotNow { .. } | Publishing::InEffect(_) | Publishing::AlreadyBegun) => {
                StatusCode::CONFLICT
            }
            app::Error::Refused(
                Refusal::NotNow { .. }
                | Refusal::SupplementAlreadyAsked
                | Refusal::AlreadyExtended
                | Refusal::TooLateToAsk { .. }
                | Refusal::TooLateToExtend { .. }
                | Refusal::TooLateToRefuse { .. }
                | Refusal::TooEarly { .. },
            ) => StatusCode::CONFLICT,
            app::Error::Document(DocumentRefusal::TooLarge { .. }) => StatusCode::PAYLOAD_TOO_LARGE,
            app::Error::Document(
                DocumentRefusal::WrongType
                | DocumentRefusal::Office
                | DocumentRefusal::Heic
                | DocumentRefusal::NotForComponent { .. },
            ) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            app::Error::Document(DocumentRefusal::Empty | DocumentRefusal::CutOff) => StatusCode::BAD_REQUEST,
            app::Error::Document(DocumentRefusal::WrongOffset { .. } | DocumentRefusal::TooManyBegun) => {
                StatusCode::CONFLICT
            }
            app::Error::Document(DocumentRefusal::Busy) => StatusCode::LOCKED,
            app::Error::Document(DocumentRefusal::NotSearched) => StatusCode::SERVICE_UNAVAILABLE,
            // The number tus gives to a checksum that does not fit.
            app::Error::Document(DocumentRefusal::WrongChecksum) => {
                StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST)
            }
            app::Error::Account(AccountRefusal::WrongCredentials) | app::Error::SignInFirst => StatusCode::UNAUTHORIZED,
            app::Error::Account(AccountRefusal::TooManyAttempts { .. }) => StatusCode::TOO_MANY_REQUESTS,
            app::Error::Malformed { code, .. } if code.starts_with("request.bad-") => StatusCode::BAD_REQUEST,
            app::Error::Refused(_)
            | app::Error::Answers(_)
            | app::Error::Document(_)
            | app::Error::Account(_)
            | app::Error::Publication(_)
            | app::Error::Ruled(_)
            | app::Error::Malformed { .. }
            | app::Error::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            app::Error::NotFound => StatusCode::NOT_FOUND,
            app::Error::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            app::Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self { status, why: Why::App(Arc::new(error)) }
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        app::Error::Fault(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut answer = self.status.into_response();
        let headers = answer.headers_mut();
        match (self.status, &self.why) {
            (StatusCode::UNAUTHORIZED, _) => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            (_, Why::App(error)) => {
                if let app::Error::Account(app::account::AccountRefusal::TooManyAttempts { minutes }) = &**error {
                    headers.insert(header::RETRY_AFTER, HeaderValue::from(minutes * 60));
                }
            }
            _ => {}
        }
        answer.extensions_mut().insert(self);
        answer
    }
}

/// Gives every failed answer its document.
pub fn tell(words: &Words, lang: Lang, reference: &str, answer: Response) -> Response {
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return answer;
    }
    let problem = match answer.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None => Problem::of_status(status),
    };
    if let Why::App(error) = &problem.why
        && let app::Error::Fault(fault) = &**error
    {
        tracing::error!(reference, error = format!("{fault:#}"), "fault");
    }
    let (mut parts, _) = answer.into_parts();
    let document = axum::Json(problem.document(words, lang, reference)).into_response();
    let (_, body) = document.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
    Response::from_parts(parts, body)
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "api-title-bad-request",
        StatusCode::UNAUTHORIZED => "api-title-sign-in",
        StatusCode::FORBIDDEN => "api-title-forbidden",
        StatusCode::NOT_FOUND => "api-title-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "api-title-wrong-method",
        StatusCode::CONFLICT | StatusCode::LOCKED | StatusCode::SERVICE_UNAVAILABLE => "api-title-not-now",
        StatusCode::PRECONDITION_FAILED => "api-title-changed",
        StatusCode::PAYLOAD_TOO_LARGE => "api-title-too-large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "api-title-wrong-type",
        StatusCode::UNPROCESSABLE_ENTITY => "api-title-cannot-stand",
        StatusCode::TOO_MANY_REQUESTS => "api-title-too-many",
        status if status.is_server_error() => "api-title-fault",
        _ => "api-title-bad-request",
    }
}
