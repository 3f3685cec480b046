//! How long a procedure really takes in this city: what anybody may know, so no permission is asked.

use domain::calendar::Calendar;
use domain::catalog::code::ProcedureCode;
use domain::dossier::usual_time::{self, UsualTime};
use jiff::{SignedDuration, Timestamp};

use crate::city::City;
use crate::error::Error;

/// The days looked back.
pub const DAYS: i64 = 90;
/// The most dossiers looked at: of a procedure with more in the time, the latest.
const MOST: u32 = 2_000;

/// The median of the dossiers decided in the last 90 days; none while there are too few of them.
///
/// # Errors
/// A fault of the store.
pub async fn usual_time(city: &City, procedure: &ProcedureCode, now: Timestamp) -> Result<Option<UsualTime>, Error> {
    let since = now - SignedDuration::from_hours(24 * DAYS);
    let spans = store::dossier::list_finished(&city.store, procedure.as_str(), since, MOST).await?;
    // Working days are those of the country: whose hours they were does not matter for whole days.
    let calendar = Calendar::new(city.library.days.clone(), city.library.hours.of("*").clone());
    Ok(usual_time::usual_time(&spans, &calendar))
}
