//! Filing: online by the applicant, or at a counter by an officer.

use std::collections::BTreeMap;

use app::account::session::Present;
use app::dossier::file::{self, NewDossier};
use domain::catalog::code::ProcedureCode;
use domain::dossier::channel::Channel;
use domain::dossier::fact::Applicant;
use domain::unit::agency_code::AgencyCode;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use crate::api::door::Order;
use crate::api::paper::{NewPaper, asked_again, taken};
use crate::api::problem::Problem;

/// What is handed in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilingBody {
    /// The procedure; the edition in force today is taken.
    #[schema(example = "1.001193")]
    pub procedure: String,
    /// How it comes in: `online`, `direct`, `post`, `kiosk`. Online for a citizen, direct for an officer, if not given.
    pub channel: Option<String>,
    /// Whose dossier. A citizen who leaves something out is taken from their account; an officer names the person.
    pub applicant: Option<NewApplicant>,
    /// The form, answered: see `/api/v1/procedures/{code}/schema`.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Value>,
    /// The papers.
    #[serde(default)]
    pub papers: Vec<NewPaper>,
    /// At a counter: the point where the officer works.
    pub receiving_point: Option<String>,
    /// Where the result is to be handed back; the receiving point if not given.
    pub return_point: Option<String>,
}

/// Whose dossier it is to be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApplicant {
    /// Full name, of a person or a company.
    pub name: Option<String>,
    /// Personal identification number or organisation code.
    pub personal_id: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Where letters reach them.
    pub address: Option<String>,
}

/// `POST /api/v1/dossiers`
pub async fn create(order: Order<FilingBody>) -> Answer {
    let Order { ctx, present, body, .. } = order;
    let staff = ctx.actor.is_staff();
    let new = NewDossier {
        procedure: procedure(&body.procedure)?,
        channel: channel(body.channel.as_deref(), staff)?,
        applicant: applicant(body.applicant.unwrap_or_default(), present.as_deref())?,
        answers: body.answers,
        papers: taken(&ctx, &body.papers).await?,
        receiving_point: office(body.receiving_point.as_deref(), "receiving_point")?,
        return_point: office(body.return_point.as_deref(), "return_point")?,
        asked_again: asked_again(&body.papers)?,
    };
    answer::created(&ctx, file::file(&ctx, new).await).await
}

/// Reads the code of a procedure.
///
/// # Errors
/// A problem that says there is no such procedure.
pub fn procedure(code: &str) -> Result<ProcedureCode, Problem> {
    let malformed = app::Error::Malformed { code: "request.unknown-procedure", field: "procedure".into() };
    Ok(code.trim().parse().map_err(|_| malformed)?)
}

/// Reads the code of an office.
///
/// # Errors
/// A problem that says there is no such office.
pub fn office(code: Option<&str>, field: &str) -> Result<Option<AgencyCode>, Problem> {
    let malformed = app::Error::Malformed { code: "request.unknown-office", field: field.to_owned() };
    Ok(code.map(|code| code.trim().parse().map_err(|_| malformed)).transpose()?)
}

fn channel(name: Option<&str>, staff: bool) -> Result<Channel, Problem> {
    let malformed = app::Error::Malformed { code: "request.channel-not-offered", field: "channel".into() };
    match name {
        None => Ok(if staff { Channel::Direct } else { Channel::Online }),
        Some(name) => Ok(name.parse().map_err(|_| malformed)?),
    }
}

/// Longest name and address, in characters: what fits Form 01.
const LONGEST: usize = 200;

/// Whose dossier: what was given, and for a citizen the rest from their account.
///
/// # Errors
/// A problem if there is no name, or something is longer than the forms have room for.
pub fn applicant(given: NewApplicant, present: Option<&Present>) -> Result<Applicant, Problem> {
    let own = present.filter(|present| !present.actor.is_staff()).map(|present| &present.account);
    let known = |given: Option<String>, field: &str, known: Option<String>| match given {
        Some(text) if text.chars().count() > LONGEST || text.chars().any(char::is_control) => {
            let field = format!("applicant.{field}");
            Err(Problem::field("request.bad-text", field).naming("limit", LONGEST.to_string()))
        }
        Some(text) if !text.trim().is_empty() => Ok(Some(text.trim().to_owned())),
        _ => Ok(known),
    };
    let name = known(given.name, "name", own.map(|own| own.name.clone()))?;
    Ok(Applicant {
        account: None,
        name: name.ok_or(Problem::field("request.no-applicant", "applicant.name"))?,
        personal_id: known(given.personal_id, "personal_id", own.and_then(|own| own.personal_id.clone()))?,
        phone: known(given.phone, "phone", own.and_then(|own| own.phone.clone()))?,
        email: known(given.email, "email", own.and_then(|own| own.email.clone()))?,
        address: known(given.address, "address", None)?,
    })
}
