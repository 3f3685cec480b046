//! A due date, and each step that led to it.

use axum::Json;
use domain::calendar::local;
use domain::catalog::channel::Channel;
use domain::dossier::deadline::{Allowance, deadline};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::because::{StepBody, steps};
use super::door::{Api, Asked};
use super::dossier::filing;
use super::dossier::reception::allowance;
use super::moment::{self, Moment};
use super::problem::Problem;

/// What to count.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeadlineQuery {
    /// The time allowed: `3wd` (working days), `20d` (days), `8wh` (working hours) or `same-day`.
    pub allow: Option<String>,
    /// Takes the time allowed from this procedure, in the edition of that day.
    pub procedure: Option<String>,
    /// With `procedure`: the door the dossier came through; `direct` if not given.
    pub channel: Option<String>,
    /// When the dossier was accepted; without an offset, Vietnamese time. Now, if not given.
    pub accepted: Option<String>,
    /// The office whose hours count.
    pub office: Option<String>,
}

/// A due date, explained.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeadlineBody {
    /// When the count began.
    pub accepted: Moment,
    /// The time allowed.
    #[schema(example = "3wd")]
    pub allow: String,
    /// The last moment in time.
    pub due: Moment,
    /// The steps that led there, in words.
    pub because: Vec<StepBody>,
}

/// `GET /api/v1/deadline`
pub async fn show(api: Api, Asked(query): Asked<DeadlineQuery>) -> Result<Json<DeadlineBody>, Problem> {
    let (ctx, city) = (&api.ctx, &api.ctx.city);
    let accepted = match query.accepted.as_deref() {
        Some(text) => moment::read(text).ok_or(Problem::field("request.bad-moment", "accepted"))?,
        None => ctx.now,
    };
    let allow = allowed(&api, &query, accepted)?;
    let office = query.office.as_deref().unwrap_or_default();
    let calendar = domain::calendar::Calendar::new(city.library.days.clone(), city.library.hours.of(office).clone());
    let pack = city.library.pack_on(local::day(accepted)).ok_or(Problem::field("request.bad-moment", "accepted"))?;
    let counted = deadline(accepted, allow, &calendar, pack.cut_off);
    Ok(Json(DeadlineBody {
        accepted: Moment(accepted),
        allow: allow.to_string(),
        due: Moment(counted.due),
        because: steps(ctx, &counted.because),
    }))
}

fn allowed(api: &Api, query: &DeadlineQuery, accepted: Timestamp) -> Result<Allowance, Problem> {
    if let Some(text) = &query.allow {
        return allowance(text, "allow");
    }
    let Some(code) = &query.procedure else { return Err(Problem::field("request.bad-allowance", "allow")) };
    let code = filing::procedure(code)?;
    let procedure = api.ctx.city.catalog().in_force(&code, local::day(accepted)).cloned();
    let unknown = || app::Error::Malformed { code: "request.unknown-procedure", field: "procedure".into() };
    let channel = match query.channel.as_deref() {
        None => Channel::Direct,
        Some(name) => name
            .parse()
            .map_err(|_| app::Error::Malformed { code: "request.channel-not-offered", field: "channel".into() })?,
    };
    let stated = procedure.ok_or_else(unknown)?.allowance(channel);
    stated.ok_or(Problem::field("request.bad-allowance", "allow"))
}
