//! Numbers, and the books they come from.

use domain::calendar::local;
use domain::certification::book::{self, Book};
use domain::certification::{CertificationNumber, Register};
use domain::id::CertificationId;
use domain::unit::agency_code::AgencyCode;
use sha2::{Digest, Sha256};
use store::Batch;
use uuid::Uuid;

use super::get::rules;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline;

/// The next number of a register, and the statements that take it.
pub(super) async fn next(
    ctx: &Ctx,
    office: &AgencyCode,
    register: Register,
    certification: CertificationId,
) -> Result<(CertificationNumber, Batch), Error> {
    let year = local::day(ctx.now).year();
    let key = Book::key(office, register, year);
    if let Some(found) = timeline::find_by_key::<Book>(ctx, &key).await? {
        let number = found.subject.next()?;
        let given = vec![book::Fact::Given { number, certification }];
        let (batch, _) = timeline::step(ctx, Some(&found), found.id, given)?;
        return Ok((number, batch));
    }
    let opened = opened(ctx, office, register, year);
    let number = CertificationNumber::after(0, year, register, rules(ctx).book_lines);
    let facts = vec![opened, book::Fact::Given { number, certification }];
    let (batch, _) = timeline::step::<Book>(ctx, None, book_id(&key), facts)?;
    Ok((number, batch))
}

/// The statements by which a number comes to nothing; its line stays.
pub(super) async fn voided(ctx: &Ctx, office: &AgencyCode, number: CertificationNumber) -> Result<Batch, Error> {
    let key = Book::key(office, number.register, number.year);
    let found = timeline::find_by_key::<Book>(ctx, &key).await?.ok_or(Error::NotFound)?;
    Ok(timeline::step(ctx, Some(&found), found.id, vec![book::Fact::Voided { number }])?.0)
}

/// The first fact of a year.
pub(super) fn opened(ctx: &Ctx, office: &AgencyCode, register: Register, year: i16) -> book::Fact {
    book::Fact::Opened { office: office.clone(), register, year, lines: rules(ctx).book_lines }
}

/// The identifier of a book follows from what it is: two officers who begin the same year begin the same book, and the
/// second one finds it begun.
pub(super) fn book_id(key: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(key)[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
