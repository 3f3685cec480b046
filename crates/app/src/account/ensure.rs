//! An account that may be there already.

use domain::access::Actor;

use super::create::{NewAccount, create_hashed};
use super::session;
use crate::ctx::Ctx;
use crate::error::Error;

/// In place of a hash: nobody can sign in with it.
pub const NO_PASSWORD: &str = "!";

/// The person with this login, as they were when somebody made them, or newly made without a password: for work that
/// is resumed, such as a replay.
///
/// # Errors
/// A fault of the store.
pub async fn ensure(ctx: &Ctx, new: NewAccount) -> Result<Actor, Error> {
    let login = new.login.to_lowercase();
    let find = || store::account::find_by_login(&ctx.city.store, &login);
    let account = match find().await? {
        Some(account) => account,
        None => {
            create_hashed(ctx, new, NO_PASSWORD.to_owned()).await?;
            find().await?.ok_or_else(|| anyhow::anyhow!("account {login} was made and is not there"))?
        }
    };
    session::actor(&ctx.city, &account, ctx.now).await
}
