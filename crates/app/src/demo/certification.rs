//! What waits to be certified: Quý signed a letter of authority before Hoa, and wants a copy for a court.

use domain::access::Role;
use domain::certification::appearance::{Appearance, Manner, Shown};
use domain::certification::matter::Matter;
use domain::certification::question::Question;

use super::cast::Cast;
use crate::certification::ask::{Asked, request};
use crate::certification::attest::Appeared;
use crate::certification::attest::prepare::prepare;
use crate::ctx::Ctx;
use crate::error::Error;

/// Writes down who appeared and takes the request in, by the officer who receives them.
///
/// # Errors
/// A fault of the store, or a refusal, which would be a defect.
pub async fn waiting(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let point = cast.office("hoa", Role::Receptionist);
    let matter = Matter::Delegation;
    let quy = Appearance {
        name: "Trần Thị Quý".into(),
        shown: Shown::Card,
        number: "001155000028".into(),
        manner: Manner::Signs,
    };
    let appeared = Appeared {
        matter,
        title: "Giấy ủy quyền nhận lương hưu".into(),
        papers: 1,
        people: vec![quy],
        answers: Question::of(matter.register()).iter().map(|one| (*one, true)).collect(),
        exemption: String::new(),
        note: String::new(),
        refuses: false,
    };
    let ctx = ctx.with(cast.actor("hoa"), ctx.now);
    prepare(&ctx, &point, &appeared).await?;
    let asked = Asked {
        receiver: "court".into(),
        name: "Trần Thị Quý".into(),
        number: "001155000028".into(),
        title: "Giấy chứng nhận đăng ký hộ kinh doanh của Trần Thị Quý".into(),
        pages: 1,
        copies: 2,
        ..Asked::default()
    };
    request(&ctx, &point, &asked).await.map(drop)
}
