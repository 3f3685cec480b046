//! Lists of dossiers, page by page, and the search.

use app::dossier::list::{self, Listed, Marker, Page};
use app::{Ctx, Error};
use axum::Json;
use domain::access::{Actor, Grant, Role};
use domain::calendar::local;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::consultation::QuestionBody;
use crate::api::door::{Api, Asked};
use crate::api::moment::Moment;
use crate::api::problem::Problem;
use crate::api::words::label;
use crate::routes::escape;

/// Which list, and from where on.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// `mine` (a citizen's own, the latest first), `inbox` (what waits for a role at an office, by time left), `held`
    /// (what a specialist holds), `open` (all that an office decides), `received` (all that a point took in),
    /// `register` (what an agency accepted between two days). `mine` for citizens, `inbox` for staff if not given.
    #[param(inline)]
    pub list: Option<ListName>,
    /// The office; needed where you work at more than one.
    pub office: Option<String>,
    /// The role there; needed where you hold more than one.
    pub role: Option<String>,
    /// Where the page begins: take it from `next`.
    pub after: Option<String>,
    /// Instead of a list: the applicant's number, or the beginning of their name.
    pub q: Option<String>,
    /// The first day of the register; today if not given.
    pub from: Option<String>,
    /// The last day of the register; today if not given.
    pub to: Option<String>,
}

/// The lists there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListName {
    /// A citizen's own.
    Mine,
    /// What waits for a role at an office.
    Inbox,
    /// What a specialist holds.
    Held,
    /// All that an office decides.
    Open,
    /// All that a point took in.
    Received,
    /// What an agency accepted between two days.
    Register,
    /// What other agencies ask an office.
    Consultations,
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListBody {
    /// The dossiers; empty for the list of consultations.
    pub items: Vec<LineBody>,
    /// Open questions of other agencies; only in the list of consultations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionBody>,
    /// The address of the next page, if there is one.
    pub next: Option<String>,
}

/// One dossier in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineBody {
    /// Its identifier.
    pub id: String,
    /// Its public code, once accepted.
    pub code: Option<String>,
    /// Its version.
    pub version: i64,
    /// Where it stands.
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// The procedure.
    pub procedure: String,
    /// The agency that decides.
    pub agency: String,
    /// The point that received it.
    pub receiving_point: String,
    /// How it came in.
    pub channel: String,
    /// Whose dossier.
    pub applicant_name: String,
    /// The office whose turn it is.
    pub desk_office: String,
    /// The role there.
    pub desk_role: String,
    /// The account of the specialist who holds it.
    pub holder: Option<String>,
    /// When it was filed.
    pub filed_at: Moment,
    /// When whoever has it must have acted.
    pub attend_by: Moment,
    /// When it was accepted.
    pub accepted_at: Option<Moment>,
    /// The present due date.
    pub due: Option<Moment>,
    /// The due date first promised.
    pub original_due: Option<Moment>,
    /// When the agency was done.
    pub finished_at: Option<Moment>,
    /// When the person had the result.
    pub returned_at: Option<Moment>,
    /// The due date has passed without a decision.
    pub overdue: bool,
    /// Its address.
    pub href: String,
}

/// `GET /api/v1/dossiers`
pub async fn list(api: Api, Asked(query): Asked<ListQuery>) -> Result<Json<ListBody>, Problem> {
    let ctx = &api.ctx;
    if let Some(text) = &query.q {
        let found = list::search(ctx, &text.chars().take(120).collect::<String>()).await?;
        return Ok(Json(body(ctx, &query, Page { lines: found, next: None })));
    }
    let after: Option<Marker> = query.after.as_deref().map(str::parse).transpose()?;
    let after = after.as_ref();
    let name = query.list.unwrap_or(if ctx.actor.is_staff() { ListName::Inbox } else { ListName::Mine });
    let page = match name {
        ListName::Mine => list::mine(ctx, after).await?,
        ListName::Held => list::held(ctx, after).await?,
        ListName::Consultations => return questions(ctx, &query).await,
        ListName::Inbox | ListName::Open | ListName::Received | ListName::Register => {
            let (office, role) = desk(ctx, &query)?;
            match name {
                ListName::Inbox => list::inbox(ctx, &office, role, after).await?,
                ListName::Register => list::register(ctx, &office, role, days(ctx, &query)?, after).await?,
                _ => list::open(ctx, &office, role, name == ListName::Received, after).await?,
            }
        }
    };
    Ok(Json(body(ctx, &query, page)))
}

async fn questions(ctx: &Ctx, query: &ListQuery) -> Result<Json<ListBody>, Problem> {
    let (office, role) = desk(ctx, query)?;
    let questions = list::consultations(ctx, &office, role).await?;
    let questions = questions.into_iter().map(QuestionBody::from).collect();
    Ok(Json(ListBody { items: Vec::new(), questions, next: None }))
}

fn body(ctx: &Ctx, query: &ListQuery, page: Page<Listed>) -> ListBody {
    ListBody {
        items: page.lines.iter().map(|line| LineBody::of(ctx, line)).collect(),
        questions: Vec::new(),
        next: page.next.map(|marker| next(query, &marker)),
    }
}

/// The address of the next page: this one, with another place to begin.
fn next(query: &ListQuery, marker: &Marker) -> String {
    let list = query.list.map(|list| format!("{list:?}").to_lowercase());
    let mut address = String::from("/api/v1/dossiers?");
    for (name, value) in [
        ("list", list.as_ref()),
        ("office", query.office.as_ref()),
        ("role", query.role.as_ref()),
        ("from", query.from.as_ref()),
        ("to", query.to.as_ref()),
    ] {
        if let Some(value) = value {
            address.push_str(&format!("{name}={}&", escape(value)));
        }
    }
    address + "after=" + &escape(&marker.to_string())
}

/// The desk asked for; the only one the person has, where nothing is said. Whether it is theirs is decided in the SQL.
fn desk(ctx: &Ctx, query: &ListQuery) -> Result<(AgencyCode, Role), Problem> {
    let office = super::filing::office(query.office.as_deref(), "office")?;
    let role = query.role.as_deref().map(str::parse::<Role>).transpose();
    let role = role.map_err(|_| Problem::field("request.bad-role", "role"))?;
    if let (Some(office), Some(role)) = (&office, role) {
        return Ok((office.clone(), role));
    }
    let Actor::Staff { grants, .. } = &ctx.actor else { return Err(Error::Forbidden.into()) };
    let fits = |grant: &&Grant| {
        office.as_ref().is_none_or(|office| grant.office == *office) && role.is_none_or(|role| grant.role == role)
    };
    match grants.iter().filter(fits).collect::<Vec<_>>()[..] {
        [grant] => Ok((grant.office.clone(), grant.role)),
        _ => Err(Problem::field("request.bad-desk", if office.is_none() { "office" } else { "role" })),
    }
}

fn days(ctx: &Ctx, query: &ListQuery) -> Result<(Date, Date), Problem> {
    let today = local::day(ctx.now);
    let day = |text: &Option<String>, field: &str| match text {
        None => Ok(today),
        Some(text) => crate::api::moment::day(text).ok_or(Problem::field("request.bad-date", field)),
    };
    Ok((day(&query.from, "from")?, day(&query.to, "to")?))
}

impl LineBody {
    fn of(ctx: &Ctx, line: &Listed) -> Self {
        let late = |due| local::day(ctx.now) > local::day(due);
        Self {
            state_label: label(ctx, "dossier-state", &line.state),
            overdue: line.finished_at.is_none() && line.due_at.is_some_and(late),
            ..Self::from(line)
        }
    }
}

/// What does not depend on when and in which language it is read.
impl From<&Listed> for LineBody {
    fn from(line: &Listed) -> Self {
        let code = line.code.as_ref().and_then(|code| {
            let ordinal = u32::try_from(code.ordinal).ok()?;
            let (agency, day) = (code.agency.parse().ok()?, code.day.parse().ok()?);
            Some(domain::dossier::code::DossierCode { agency, day, ordinal }.to_string())
        });
        Self {
            id: line.id.clone(),
            code,
            version: line.version,
            state: line.state.clone(),
            state_label: String::new(),
            procedure: line.procedure.clone(),
            agency: line.agency.clone(),
            receiving_point: line.receiving_point.clone(),
            channel: line.channel.clone(),
            applicant_name: line.applicant_name.clone(),
            desk_office: line.desk_office.clone(),
            desk_role: line.desk_role.clone(),
            holder: line.holder.clone(),
            filed_at: Moment(line.submitted_at),
            attend_by: Moment(line.attend_by),
            accepted_at: line.accepted_at.map(Moment),
            due: line.due_at.map(Moment),
            original_due: line.original_due_at.map(Moment),
            finished_at: line.finished_at.map(Moment),
            returned_at: line.returned_at.map(Moment),
            overdue: false,
            href: format!("/api/v1/dossiers/{}", line.id),
        }
    }
}
