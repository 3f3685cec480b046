//! Papers that wait at the station: Quý is about to photograph one with her own telephone, and Minh left an original.

use domain::access::Role;
use domain::calendar::local;
use domain::custody::original::Taking;
use domain::document::item::{Owner, OwnerKind};
use domain::station::capture::{Beginning, Origin};

use super::cast::Cast;
use crate::ctx::Ctx;
use crate::custody::take;
use crate::error::Error;
use crate::station::{begin, phone};

/// Begins the capture and takes the original, by the officer who receives them.
///
/// # Errors
/// A fault of the store.
pub async fn waiting(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let office = cast.office("hoa", Role::Receptionist);
    let ctx = ctx.with(cast.actor("hoa"), ctx.now);
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
        index: None,
    };
    let left = Taking {
        title: "Giấy chứng nhận kết hôn".to_owned(),
        number: Some("12/2019".to_owned()),
        owner: Owner::of("001095000017", "Nguyễn Văn Minh", Some(1995)),
        proof: "Chính chủ, thẻ căn cước".to_owned(),
        office: beginning.office.clone(),
        dossier: None,
        capture: None,
        due: Some(local::plus_days(local::day(ctx.now), 3)),
    };
    begin::begin(&ctx, beginning).await?;
    take::take(&ctx, left).await.map(drop)
}
