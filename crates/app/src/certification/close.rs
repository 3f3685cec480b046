//! The end of a register's year (Decree 23/2015 Art. 13.1): after it, no number of that year is given any more.

use domain::calendar::local;
use domain::certification::record::unsigned_tag;
use domain::certification::{Book, Certification, Register, book};
use domain::timeline::Subject;
use domain::unit::agency_code::AgencyCode;

use super::list::may_close;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// Closes the year of a register, also where no number of it was ever given.
///
/// # Errors
/// [`Error::Forbidden`]; `certification.year-not-over`; `certification.book-closed`; `certification.unsigned-numbers`.
pub async fn close(ctx: &Ctx, office: &AgencyCode, register: Register, year: i16) -> Result<Loaded<Book>, Error> {
    if !may_close(ctx, office) {
        return Err(Error::Forbidden);
    }
    let today = local::day(ctx.now);
    let key = Book::key(office, register, year);
    let tag = unsigned_tag(&key);
    let Some(found) = timeline::find_by_key::<Book>(ctx, &key).await? else {
        let opened = super::number::opened(ctx, office, register, year);
        let (_, fresh) = timeline::step::<Book>(ctx, None, ctx.id(), vec![opened.clone()])?;
        let closed = fresh.subject.close(today, 0)?;
        return timeline::begin(ctx, super::number::book_id(&key), vec![opened, closed].into()).await;
    };
    let tag = &tag;
    timeline::change(ctx, found.id, None, |before: Loaded<Book>| async move {
        let unsigned = store::timeline::count(&ctx.city.store, Certification::KIND, tag, i64::MAX).await?;
        let fact: book::Fact = before.subject.close(today, u32::try_from(unsigned).unwrap_or(u32::MAX))?;
        Ok(vec![fact].into())
    })
    .await
}
