//! What a city or a new law sets about certification, by day: `catalog/certification/rules.toml`.

use std::num::NonZeroU32;

use jiff::civil::{Date, Time, time};
use serde::{Deserialize, Serialize};

use crate::catalog::finding::Finding;
use crate::catalog::parse;

/// What holds from a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CertificationRules {
    /// First day.
    pub valid_from: Date,
    /// The law.
    pub basis: String,
    /// Lines of one bound register; a year keeps what held when its first number was given.
    pub book_lines: NonZeroU32,
    /// Whether the manager of a reception point certifies beside the leaders of the commune, by a decision of its chair.
    pub point_manager_certifies: bool,
    /// The most pages of one original.
    pub most_pages: u32,
    /// The most copies of one original at once.
    pub most_copies: u32,
    /// What comes later is for the next working day (Decree 23/2015 Art. 7).
    pub cut_off: Time,
    /// The working days that may be added without the person's agreement (Art. 21).
    pub more_days: u32,
    /// The working days a transaction may take (Art. 37).
    pub transaction_days: u32,
}

impl Default for CertificationRules {
    /// What Decree 23/2015 says, for a catalogue without the file: books of 500 lines, and only leaders certify.
    fn default() -> Self {
        Self {
            valid_from: jiff::civil::date(2015, 4, 10),
            basis: "23/2015/NĐ-CP".to_owned(),
            book_lines: NonZeroU32::MIN.saturating_add(499),
            point_manager_certifies: false,
            most_pages: 2_000,
            most_copies: 200,
            cut_off: time(15, 0, 0, 0),
            more_days: 2,
            transaction_days: 2,
        }
    }
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// One after the other; each holds until the next one begins.
    #[serde(default)]
    pub rules: Vec<CertificationRules>,
}

impl Rules {
    /// Reads the file.
    ///
    /// # Errors
    /// The finding names the line.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        parse::read(file, text)
    }

    /// What holds on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> CertificationRules {
        let found = self.rules.iter().filter(|rules| rules.valid_from <= day).max_by_key(|rules| rules.valid_from);
        found.cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;

    const FILE: &str = include_str!("../../../../catalog/certification/rules.toml");

    #[test]
    fn the_file_of_the_city_reads_and_a_later_rule_takes_over_on_its_day() {
        let mut rules = Rules::read("rules.toml", FILE).unwrap();
        let today = rules.on(date(2026, 11, 22));
        assert_eq!((today.cut_off, today.more_days, today.most_copies), (time(15, 0, 0, 0), 2, 200));
        assert_eq!(rules.on(date(2010, 1, 1)), CertificationRules::default());
        let later = CertificationRules { valid_from: date(2027, 1, 1), point_manager_certifies: true, ..today.clone() };
        rules.rules.insert(0, later.clone());
        assert_eq!(rules.on(date(2026, 12, 31)), today);
        assert_eq!(rules.on(date(2027, 1, 1)), later);
    }
}
