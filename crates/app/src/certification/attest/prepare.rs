//! The people appear, show who they are and sign; what must be so is answered. A "no" refuses under its article, in the
//! same commit (Decree 23/2015 Art. 24, 25, 31, 32, 35, 36).

use domain::certification::action::receives;
use domain::certification::appearance::{Appearance, people};
use domain::certification::attestation::{Fact, Prepared};
use domain::certification::matter::Matter;
use domain::certification::question::{Answers, examine};
use domain::certification::request::{Charge, Extent, perhaps, title};
use domain::certification::{Attestation, time};
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;

use super::super::ask::{certifying_office, tariff};
use super::super::get::{policy, rules};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Who appeared and what they want, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeared {
    /// What it is about.
    pub matter: Matter,
    /// Name of the paper or transaction.
    pub title: String,
    /// Papers of the same wording.
    pub papers: u32,
    /// The people.
    pub people: Vec<Appearance>,
    /// The answers.
    pub answers: Answers,
    /// Name of an exemption, or empty.
    pub exemption: String,
    /// What the officer adds where it is refused.
    pub note: String,
    /// The officer refuses: an answer has to say why.
    pub refuses: bool,
}

/// Prepares it for the one who certifies, or refuses it.
///
/// # Errors
/// [`Error::Forbidden`]; `certification.forbidden-here` where it has to be refused, `certification.no-ground` where nothing
/// says why; `certification.unanswered-questions`, `certification.put-right`, `certification.witnesses` and what
/// else is wrong with the answers.
pub async fn prepare(ctx: &Ctx, point: &AgencyCode, appeared: &Appeared) -> Result<Loaded<Attestation>, Error> {
    let office = certifying_office(ctx, point).ok_or(Error::NotFound)?;
    if !receives(&ctx.actor, point) && !policy(ctx).certifies(&ctx.actor, &office, point) {
        return Err(Error::Forbidden);
    }
    let (matter, papers) = (appeared.matter, appeared.papers);
    let (register, rules) = (matter.register(), rules(ctx));
    Extent { pages: 1, copies: papers }.check(&rules)?;
    let title = title(&appeared.title)?;
    let people = people(register, appeared.people.clone())?;
    let exemption = Some(appeared.exemption.as_str()).filter(|id| !id.is_empty());
    let charge = Charge::of_matter(tariff(ctx)?, matter, papers, exemption)?;
    let grounds = examine(register, &appeared.answers)?;
    match (grounds.is_empty(), appeared.refuses) {
        (false, false) => return Err(Ruling::new("certification.forbidden-here").into()),
        (true, true) => return Err(Ruling::new("certification.no-ground").into()),
        _ => {}
    }
    let due = time::due_in(register, ctx.now, &rules, &ctx.city.calendar(&office));
    let (point, answers) = (point.clone(), appeared.answers.clone());
    let prepared = Prepared { office, point, matter, title, papers, people, answers, charge, due };
    let mut facts = vec![Fact::Prepared { prepared: Box::new(prepared) }];
    if !grounds.is_empty() {
        facts.push(Fact::Refused { grounds, note: perhaps("note", &appeared.note)? });
    }
    timeline::begin(ctx, ctx.id(), facts.into()).await
}
