//! Drafts of what the national catalogue announces and this city has not set up yet.

use domain::calendar::local;
use domain::catalog::announced::Announced;
use domain::catalog::publication::{EntryKey, Kind};
use domain::catalog::{Catalog, ProcedureCode};
use jiff::civil::Date;

use super::begin::{Imported, begin_many};
use super::record::hash;
use crate::ctx::Ctx;
use crate::error::Error;

/// The name under which drafts remember that they came from the national catalogue.
pub const SOURCE: &str = "national";

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Taken {
    /// Drafts that were begun.
    pub begun: usize,
    /// Drafts of the same record that were there already.
    pub unchanged: usize,
    /// Procedures that are set up here: `catalog diff` compares them.
    pub here: usize,
}

/// Begins a draft of every procedure that is not set up here, a hundred in one commit. The same source a second time
/// changes nothing; a killed import goes on where it was. `progress` hears how many are done.
///
/// # Errors
/// [`Error::Publication`] for all but designers; a fault of the store, with everything before it kept.
pub async fn import(
    ctx: &Ctx,
    announced: impl IntoIterator<Item = Announced>,
    progress: impl FnMut(usize),
) -> Result<Taken, Error> {
    let catalog = ctx.city.catalog();
    // A proposal only: whoever publishes names the day.
    let first_day = local::day(ctx.now);
    let (here, new): (Vec<Announced>, Vec<Announced>) =
        announced.into_iter().partition(|one| is_here(&catalog, &one.code));
    let wanted = new.len();
    let texts = new.iter().map(|one| text(one, first_day));
    let begun = begin_many(ctx, SOURCE, Kind::Procedure, texts, progress).await?;
    Ok(Taken { begun, unchanged: wanted - begun, here: here.len() })
}

fn is_here(catalog: &Catalog, code: &ProcedureCode) -> bool {
    catalog.of(code).next().is_some()
}

fn text(one: &Announced, first_day: Date) -> Imported {
    Imported {
        entry: EntryKey::procedure(&one.code),
        base: None,
        text: one.draft(1, first_day),
        hash: hash(&one.record),
    }
}
