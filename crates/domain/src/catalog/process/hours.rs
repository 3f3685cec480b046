//! How long a process takes, held against the law.

use super::super::channel::ChannelOffer;
use super::super::decision::{Outcome, TableName};
use super::graph::Process;
use crate::dossier::deadline::Allowance;

/// The longest way through a process.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LongestWay {
    /// Its working hours.
    pub hours: u32,
    /// The nodes on it, first to last, by their places.
    pub nodes: Vec<usize>,
}

impl Process {
    /// The way that takes longest: steps side by side count only by the slowest of them. The time limit of the law binds
    /// the whole (Decree 118/2025 Art. 19), so this way must fit into it.
    #[must_use]
    pub fn longest_way(&self) -> LongestWay {
        let mut until: Vec<(u32, Option<usize>)> = Vec::with_capacity(self.nodes().len());
        for node in self.nodes() {
            let slowest = node.after.iter().copied().max_by_key(|place| (until[*place].0, std::cmp::Reverse(*place)));
            let before = slowest.map_or(0, |place| until[place].0);
            until.push((before.saturating_add(working_hours(&node.step.time)), slowest));
        }
        let end = (0..until.len()).max_by_key(|place| (until[*place].0, std::cmp::Reverse(*place)));
        let mut nodes: Vec<usize> = std::iter::successors(end, |place| until[*place].1).collect();
        nodes.reverse();
        LongestWay { hours: end.map_or(0, |place| until[place].0), nodes }
    }
}

/// The working hours the law gives behind one door, at the least over its cases; none where no time is stated.
#[must_use]
pub fn legal_hours(offer: &ChannelOffer) -> Option<u32> {
    let variants = offer.variants.iter().map(|variant| &variant.time);
    let stated = variants.chain([&offer.time]).filter_map(|time| time.stated().copied());
    stated.chain(by_table(offer)).map(|time| working_hours(&time)).min()
}

/// The times a table can give behind a door.
fn by_table(offer: &ChannelOffer) -> impl Iterator<Item = Allowance> {
    let table = offer.time_by.as_ref().and_then(TableName::table);
    table.into_iter().flat_map(|table| {
        (0..table.rows.len())
            .filter_map(|row| if let Some(Outcome::Time(time)) = table.outcome(row) { Some(time) } else { None })
    })
}

/// The working hours that an allowance holds for certain: eight a day, and of calendar days five in seven.
#[must_use]
pub fn working_hours(allowance: &Allowance) -> u32 {
    match *allowance {
        Allowance::WorkingHours(hours) => hours,
        Allowance::WorkingDays(days) => days.saturating_mul(8),
        Allowance::CalendarDays(days) => (days / 7 * 5 + (days % 7).saturating_sub(2)).saturating_mul(8),
        Allowance::SameDay => 8,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::super::graph::tests::{any_process, fork, step};
    use super::*;

    #[test]
    fn calendar_days_hold_at_least_five_working_days_in_seven() {
        for (days, hours) in [(1, 0), (3, 8), (7, 40), (10, 48), (15, 80), (20, 112)] {
            assert_eq!(working_hours(&Allowance::CalendarDays(days)), hours, "{days}");
        }
    }

    #[test]
    fn of_steps_side_by_side_only_the_slowest_counts() {
        let process = Process::new(&fork()).unwrap();
        assert_eq!(process.longest_way(), LongestWay { hours: 8 + 40 + 8, nodes: vec![0, 2, 4] });
        let line = Process::new(&[step("a", 3), step("b", 4)]).unwrap();
        assert_eq!(line.longest_way(), LongestWay { hours: 7, nodes: vec![0, 1] });
        assert_eq!(Process::default().longest_way(), LongestWay::default());
    }

    proptest! {
        #[test]
        fn the_longest_way_is_no_longer_than_all_steps_and_no_shorter_than_any(steps in any_process()) {
            let way = Process::new(&steps).unwrap().longest_way();
            let hours = steps.iter().map(|step| working_hours(&step.time));
            prop_assert!(way.hours <= hours.clone().sum());
            prop_assert!(way.hours >= hours.max().unwrap());
        }
    }
}
