//! Signing in and out, and who I am.

use app::account::sign_in;
use axum::Json;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::door::{Api, Order};
use super::moment::Moment;
use super::problem::Problem;

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// The name to sign in with.
    #[schema(example = "minh")]
    pub login: String,
    /// The password.
    pub password: String,
}

/// A session that has begun.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionBody {
    /// The secret to send as `Authorization: Bearer TOKEN`. It is shown once and kept nowhere.
    pub token: String,
    /// When it ends.
    pub expires_at: Moment,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonBody {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
    /// Works here.
    pub staff: bool,
    /// What they may be, where, today.
    pub grants: Vec<GrantBody>,
}

/// A role held for an office.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrantBody {
    /// The role.
    #[schema(example = "receptionist")]
    pub role: String,
    /// The code of the office.
    #[schema(example = "H26.00082.D01")]
    pub office: String,
}

/// `POST /api/v1/session`
pub async fn create(order: Order<Credentials>) -> Result<(StatusCode, Json<SessionBody>), Problem> {
    let Credentials { login, password } = &order.body;
    let signed_in = sign_in::sign_in(&order.ctx, login, password).await?;
    let body = SessionBody { token: signed_in.token, expires_at: Moment(signed_in.expires_at) };
    Ok((StatusCode::CREATED, Json(body)))
}

/// `GET /api/v1/session`
pub async fn show(api: Api) -> Result<Json<PersonBody>, Problem> {
    let account = api.ctx.actor.account().ok_or(app::Error::SignInFirst)?;
    let grants = match &api.ctx.actor {
        domain::access::Actor::Staff { grants, .. } => grants.as_slice(),
        _ => &[],
    };
    let grants = grants
        .iter()
        .map(|grant| GrantBody { role: grant.role.to_string(), office: grant.office.to_string() })
        .collect();
    let (name, staff) = (api.ctx.actor.name().to_owned(), api.ctx.actor.is_staff());
    Ok(Json(PersonBody { account: account.to_string(), name, staff, grants }))
}

/// `DELETE /api/v1/session`
pub async fn end(api: Api) -> Result<StatusCode, Problem> {
    if let Some(token) = &api.token {
        sign_in::sign_out(&api.ctx, token).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
