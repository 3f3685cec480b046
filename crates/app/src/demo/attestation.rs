//! A signature that waits to be certified: Quý signed a letter of authority before Hoa.

use domain::access::{Actor, Role};
use domain::certification::appearance::{Appearance, Manner, Shown};
use domain::certification::matter::Matter;
use domain::certification::question::Question;

use super::cast::Cast;
use crate::certification::attest::Appeared;
use crate::certification::attest::prepare::prepare;
use crate::ctx::Ctx;
use crate::error::Error;

/// Writes down who appeared, by the officer who receives them.
///
/// # Errors
/// A fault of the store, or a refusal, which would be a defect.
pub async fn waiting(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let hoa = cast.actor("hoa");
    let Actor::Staff { grants, .. } = &hoa else { return Ok(()) };
    let Some(grant) = grants.iter().find(|grant| grant.role == Role::Receptionist) else { return Ok(()) };
    let point = grant.office.clone();
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
    prepare(&ctx.with(hoa, ctx.now), &point, &appeared).await.map(drop)
}
