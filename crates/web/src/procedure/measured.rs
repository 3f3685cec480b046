//! How long procedures really take, asked of the store at most once a minute each.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::City;
use domain::catalog::code::ProcedureCode;
use domain::dossier::usual_time::UsualTime;
use jiff::{SignedDuration, Timestamp};

use crate::Error;

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_secs(60);

/// What was measured, and when.
#[derive(Debug, Default)]
pub struct Measured(Mutex<HashMap<ProcedureCode, (Timestamp, Option<UsualTime>)>>);

impl Measured {
    /// The median of the last 90 days; none while there are too few dossiers.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn of(&self, city: &City, code: &ProcedureCode, now: Timestamp) -> Result<Option<UsualTime>, Error> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(code).copied();
        if let Some((_, usual)) = known.filter(|(at, _)| now.duration_since(*at) < KEPT) {
            return Ok(usual);
        }
        let usual = app::dossier::usual_time::usual_time(city, code, now).await?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(code.clone(), (now, usual));
        Ok(usual)
    }
}
