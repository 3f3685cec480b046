//! The number is given and the line of the register written; the paper is signed by hand under its statement.

use domain::certification::Attestation;
use domain::certification::attestation::{Act, Fact};
use domain::certification::request::perhaps;
use domain::certification::statement::Capacity;
use domain::id::CertificationId;
use domain::timeline::Ruling;

use super::super::number::next;
use super::get::may;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Decided, Loaded};

/// As what, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// In which capacity.
    pub capacity: Capacity,
    /// Neither the certifier nor their kin have a part in it (Art. 9.3); they say so.
    pub unrelated: bool,
    /// Where, if it is not at the office (Art. 10.2), or empty.
    pub elsewhere: String,
}

/// Gives the number; the book and the attestation change in one commit.
///
/// # Errors
/// `certification.related`; `certification.book-closed`; `certification.not-now`; `certification.not-yours`.
pub async fn certify(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    hand: &Hand,
) -> Result<Loaded<Attestation>, Error> {
    let elsewhere = &perhaps("elsewhere", &hand.elsewhere)?;
    timeline::change(ctx, id.0, expected, |before: Loaded<Attestation>| async move {
        let one = before.subject;
        may(ctx, &one, Act::Certify)?;
        if !hand.unrelated {
            return Err(Ruling::new("certification.related").into());
        }
        let (number, beside) = next(ctx, &one.prepared.office, one.prepared.matter.register(), id).await?;
        let fact = Fact::Certified { number, capacity: hand.capacity, elsewhere: elsewhere.clone() };
        Ok(Decided { facts: vec![fact], beside })
    })
    .await
}
