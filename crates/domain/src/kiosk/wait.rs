//! How long it may take until a number is called, from numbers that were really called; unknown when too few were.

use jiff::Timestamp;

/// Calls to look back on. Older ones tell of another hour of the day.
pub const LOOKED_AT: u32 = 12;

/// Gaps between calls needed before anything is said: three gaps could still be chance, two are.
const FEWEST_GAPS: usize = 3;

/// Minutes, rounded up, until the number after `ahead` others is called. `called` are the moments at which the last
/// numbers of the queue were called, in any order. The middle gap counts, so that one long case or a lunch break does
/// not frighten anybody away. None: nothing is known, and nothing is said.
#[must_use]
pub fn minutes(ahead: u32, called: &[Timestamp]) -> Option<u32> {
    let mut called: Vec<i64> = called.iter().map(|at| at.as_second()).collect();
    called.sort_unstable();
    let mut gaps: Vec<i64> = called.windows(2).map(|two| two[1] - two[0]).collect();
    if gaps.len() < FEWEST_GAPS {
        return None;
    }
    gaps.sort_unstable();
    let middle = gaps[gaps.len() / 2];
    let seconds = middle.checked_mul(i64::from(ahead) + 1)?;
    u32::try_from(seconds.checked_add(59)? / 60).ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: &[i64]) -> Vec<Timestamp> {
        let nine: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        minutes.iter().map(|minute| nine + minute.minutes()).collect()
    }

    #[test]
    fn an_estimate_needs_four_calls_and_is_not_moved_by_one_long_case() {
        let check = |ahead: u32, called: &[i64], told: Option<u32>| {
            assert_eq!(minutes(ahead, &at(called)), told, "{ahead} ahead, called at {called:?}");
        };
        check(0, &[], None);
        check(4, &[0, 5, 10], None);
        check(0, &[0, 5, 10, 15], Some(5));
        check(2, &[0, 5, 10, 15], Some(15));
        check(2, &[15, 0, 10, 5], Some(15));
        // A break of an hour and a half in the middle.
        check(2, &[0, 5, 10, 100, 105, 110], Some(15));
        check(3, &[0, 0, 0, 0], Some(0));
    }

    proptest! {
        #[test]
        fn more_people_ahead_never_shorten_the_wait(ahead in 0_u32..500, called in prop::collection::vec(0_i64..600, 4..12)) {
            prop_assert!(minutes(ahead, &at(&called)) <= minutes(ahead + 1, &at(&called)));
        }
    }
}
