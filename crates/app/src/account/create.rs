//! A new account with its grants.

use domain::access::Grant;
use domain::id::AccountId;
use store::account::GrantRow;
use store::{Batch, CommitError};

use super::{AccountRefusal, password};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::words::Lang;

/// The shortest password that is taken, in characters.
pub const SHORTEST_PASSWORD: usize = 8;

/// Whose account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name to sign in with, in lower case.
    pub login: String,
    /// The password.
    pub password: String,
    /// The full name, as papers show it.
    pub name: String,
    /// Personal identification number.
    pub personal_id: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// In which language to write to them.
    pub lang: Lang,
    /// Empty for a citizen.
    pub grants: Vec<Grant>,
}

/// Creates an account. Only the operator's commands call this; citizens' accounts come with electronic identity.
///
/// # Errors
/// [`AccountRefusal::LoginTaken`], [`AccountRefusal::PasswordTooShort`].
pub async fn create(ctx: &Ctx, new: NewAccount) -> Result<AccountId, Error> {
    if new.password.chars().count() < SHORTEST_PASSWORD {
        return Err(AccountRefusal::PasswordTooShort { limit: SHORTEST_PASSWORD }.into());
    }
    let hash = password::hash(&new.password).await?;
    create_hashed(ctx, new, hash).await
}

/// As [`create`], with a hash that is known already: a demonstration city gives all its people one password.
///
/// # Errors
/// [`AccountRefusal::LoginTaken`].
pub async fn create_hashed(ctx: &Ctx, new: NewAccount, password_hash: String) -> Result<AccountId, Error> {
    let id = AccountId(ctx.id());
    let mut batch = Batch::new();
    let kind = if new.grants.is_empty() { "citizen" } else { "staff" };
    store::account::insert(
        &mut batch,
        store::account::Account {
            id: id.to_string(),
            kind: kind.to_owned(),
            login: new.login.to_lowercase(),
            password_hash,
            name: new.name,
            personal_id: new.personal_id,
            phone: new.phone,
            email: new.email,
            language: new.lang.code().to_owned(),
            active: true,
            created_at: ctx.now,
        },
    );
    for grant in new.grants {
        store::account::grant(
            &mut batch,
            GrantRow {
                account: id.to_string(),
                role: grant.role.key().to_owned(),
                office: grant.office.to_string(),
                valid_from: grant.valid_from,
                valid_to: grant.valid_to,
            },
        );
    }
    match ctx.city.store.commit(batch).await {
        Ok(_) => Ok(id),
        Err(CommitError::Unique { constraint, .. }) if constraint == "account_login" => {
            Err(AccountRefusal::LoginTaken.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Does somebody have this name?
///
/// # Errors
/// A fault if the store does not answer.
pub async fn exists(ctx: &Ctx, login: &str) -> Result<bool, Error> {
    Ok(store::account::find_by_login(&ctx.city.store, login).await?.is_some())
}
