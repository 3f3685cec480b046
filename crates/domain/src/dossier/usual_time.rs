//! How long a procedure really takes: the median of what was finished, in working days.

use jiff::Timestamp;

use crate::calendar::{Calendar, local};

/// With fewer finished dossiers than this, a median says more about single people than about the procedure.
pub const ENOUGH: usize = 5;

/// What half of the dossiers took at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualTime {
    /// Working days from acceptance to decision; 0 on the same day. Days in which more papers were waited for count.
    pub working_days: u32,
    /// How many dossiers were looked at.
    pub dossiers: usize,
}

/// The median of the spans from acceptance to decision; none while there are too few of them.
#[must_use]
pub fn usual_time(spans: &[(Timestamp, Timestamp)], calendar: &Calendar) -> Option<UsualTime> {
    if spans.len() < ENOUGH {
        return None;
    }
    let days =
        |(from, to): &(Timestamp, Timestamp)| calendar.working_days_between(local::day(*from), local::day(*to)).max(0);
    let mut taken: Vec<i64> = spans.iter().map(days).collect();
    taken.sort_unstable();
    // Of an even number the lower of the two in the middle: half of the dossiers took no longer.
    let middle = taken[(taken.len() - 1) / 2];
    Some(UsualTime { working_days: u32::try_from(middle).unwrap_or(u32::MAX), dossiers: spans.len() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn half_of_the_dossiers_took_no_longer_than_the_median_and_four_are_too_few() {
        let calendar = Calendar::default();
        let at = |day: i8| local::instant(date(2026, 11, day), time(10, 0, 0, 0));
        let check = |days: &[i8], expected: Option<(u32, usize)>| {
            let spans: Vec<_> = days.iter().map(|day| (at(2), at(*day))).collect();
            let told = usual_time(&spans, &calendar).map(|usual| (usual.working_days, usual.dossiers));
            assert_eq!(told, expected, "{days:?}");
        };
        // From Monday, 2 November 2026; the 7th and 8th are a weekend.
        check(&[2, 2, 2, 2], None);
        check(&[2, 2, 2, 9, 30], Some((0, 5)));
        check(&[30, 3, 9, 4, 10], Some((5, 5)));
        check(&[2, 2, 2, 9, 9, 9], Some((0, 6)));
    }
}
