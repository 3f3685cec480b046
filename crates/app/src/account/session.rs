//! Who a request comes from.

use domain::access::{Actor, Grant};
use domain::calendar::local;
use domain::id::AccountId;
use jiff::Timestamp;

use crate::city::City;
use crate::error::Error;

/// A person as a request finds them.
#[derive(Debug, Clone)]
pub struct Present {
    /// Who, with the grants that hold today.
    pub actor: Actor,
    /// What their forms must carry.
    pub csrf: String,
    /// The account's details, for forms that show what is known already.
    pub account: store::account::Account,
}

/// The person behind a token; none if the session is over.
///
/// # Errors
/// A fault if the store does not answer or holds what cannot be.
pub async fn present(city: &City, token: &str, now: Timestamp) -> Result<Option<Present>, Error> {
    let Some(session) = store::session::find(&city.store, token, now).await? else { return Ok(None) };
    let Some(account) = store::account::find(&city.store, &session.account).await? else { return Ok(None) };
    Ok(Some(Present { actor: actor(city, &account, now).await?, csrf: session.csrf, account }))
}

/// Who a person with this login is today; none if there is nobody, or the account is closed.
///
/// # Errors
/// As [`present`].
pub async fn actor_of(city: &City, login: &str, now: Timestamp) -> Result<Option<Actor>, Error> {
    let found = store::account::find_by_login(&city.store, login).await?;
    let Some(account) = found.filter(|account| account.active) else { return Ok(None) };
    Ok(Some(actor(city, &account, now).await?))
}

/// The actor an account is today.
///
/// # Errors
/// As [`present`].
pub async fn actor(city: &City, account: &store::account::Account, now: Timestamp) -> Result<Actor, Error> {
    let id: AccountId = account.id.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    let name = account.name.clone();
    match account.kind.as_str() {
        "citizen" => Ok(Actor::Citizen { account: id, name }),
        "staff" => {
            let grants = store::account::list_grants(&city.store, &account.id, local::day(now)).await?;
            let grants = grants.into_iter().map(grant).collect::<anyhow::Result<_>>()?;
            Ok(Actor::Staff { account: id, name, grants })
        }
        _ => Ok(Actor::Visitor),
    }
}

fn grant(row: store::account::GrantRow) -> anyhow::Result<Grant> {
    Ok(Grant {
        role: row.role.parse()?,
        office: row.office.parse()?,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
    })
}
