//! A paper that waits at the station: Quý is about to photograph it with her own telephone.

use domain::access::{Actor, Role};
use domain::document::item::{Owner, OwnerKind};
use domain::station::capture::{Beginning, Origin};

use super::cast::Cast;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::station::{begin, phone};

/// Begins the capture, by the officer who receives her.
///
/// # Errors
/// A fault of the store.
pub async fn waiting(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let hoa = cast.actor("hoa");
    let Actor::Staff { grants, .. } = &hoa else { return Ok(()) };
    let Some(grant) = grants.iter().find(|grant| grant.role == Role::Receptionist) else { return Ok(()) };
    let office = grant.office.clone();
    let ctx = ctx.with(hoa, ctx.now);
    let owner =
        Owner { kind: OwnerKind::Person, number: None, name: "Trần Thị Quý".to_owned(), birth_year: Some(1955) };
    let beginning = Beginning {
        office,
        origin: Origin::Desk,
        visit: ctx.id(),
        owner: Some(owner),
        dossier: None,
        component: None,
        name: "Giấy tờ của bà Quý".to_owned(),
        phone: Some(phone::token()?),
    };
    begin::begin(&ctx, beginning).await.map(drop)
}
