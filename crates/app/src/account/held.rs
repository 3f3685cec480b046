//! What the city already holds of the answers to a form: shown with its source, not asked (Decree 118/2025 Art. 17.1b).

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::catalog::procedure::Procedure;
use jiff::Timestamp;
use serde_json::Value;

use crate::ctx::Ctx;
use crate::error::Error;

/// An answer nobody needs to give.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldAnswer {
    /// The answer in its normal form.
    pub value: Value,
    /// The register that holds it, as a field names it: `account`, `population`, …
    pub source: String,
    /// Since when the register says so, if it tells.
    pub as_of: Option<Timestamp>,
}

/// The answers to a procedure's fields that are held of the person who asks, by the name of the field. What a register
/// says and a form cannot read is asked instead. For an officer nothing is held here: the person at the counter is the
/// source.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn held(ctx: &Ctx, procedure: &Procedure) -> Result<BTreeMap<String, HeldAnswer>, Error> {
    let Actor::Citizen { account, .. } = &ctx.actor else { return Ok(BTreeMap::new()) };
    let Some(account) = store::account::find(&ctx.city.store, &account.to_string()).await? else {
        return Ok(BTreeMap::new());
    };
    let told: BTreeMap<String, Value> = procedure
        .form
        .fields()
        .filter_map(|field| {
            let value = match field.source.as_deref()? {
                "account.name" => Some(account.name.clone()),
                "account.personal_id" => account.personal_id.clone(),
                "account.phone" => account.phone.clone(),
                "account.email" => account.email.clone(),
                _ => None,
            }?;
            Some((field.name.clone(), Value::from(value)))
        })
        .collect();
    let today = domain::calendar::local::day(ctx.now);
    let wrong = |name: &str| procedure.form.validate_page(&told, &[name], today, &ctx.city.library.units).is_err();
    let kept = procedure.form.settle(&told, today).into_iter().filter(|(name, _)| !wrong(name));
    Ok(kept.map(|(name, value)| (name, HeldAnswer { value, source: "account".to_owned(), as_of: None })).collect())
}
