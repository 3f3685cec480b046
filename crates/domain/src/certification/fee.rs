//! What certification costs (Circular 226/2016/TT-BTC Art. 4), read from `catalog/certification/fees.toml`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalog::finding::Finding;
use crate::catalog::money::Money;
use crate::catalog::parse;
use crate::catalog::text::Text;

/// The charge of one copy, by the pages of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CopyFee {
    /// How many pages cost the first rate.
    pub first_pages: u32,
    /// A page at the first rate.
    pub first: Money,
    /// Every page after those.
    pub further: Money,
    /// The most one copy costs.
    pub cap: Money,
}

impl CopyFee {
    /// One copy of an original of so many pages.
    #[must_use]
    pub fn of(&self, pages: u32) -> Money {
        let first = self.first.times(u64::from(pages.min(self.first_pages)));
        let further = self.further.times(u64::from(pages.saturating_sub(self.first_pages)));
        self.cap.min(first + further)
    }
}

/// Somebody, or something, for which nothing is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exemption {
    /// Short name.
    pub id: String,
    /// What an officer reads.
    pub name: Text,
    /// The law.
    pub basis: String,
    /// Which registers it holds for; every one when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<super::register::Register>,
}

impl Exemption {
    /// Whether it holds for this register.
    #[must_use]
    pub fn is_of(&self, register: super::register::Register) -> bool {
        self.registers.is_empty() || self.registers.contains(&register)
    }
}

/// What holds from a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tariff {
    /// First day.
    pub valid_from: Date,
    /// The law.
    pub basis: String,
    /// A copy.
    pub copy: CopyFee,
    /// A signature: one paper, however many signatures are in it.
    pub signature: Money,
    /// A transaction.
    pub transaction: Money,
    /// A change or an end of a transaction.
    pub amendment: Money,
    /// An error in a transaction put right.
    pub correction: Money,
    /// Who pays nothing.
    #[serde(default)]
    pub exemptions: Vec<Exemption>,
}

/// The whole file, one tariff after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tariffs {
    /// The tariffs.
    #[serde(default)]
    pub tariffs: Vec<Tariff>,
}

impl Tariffs {
    /// Reads the file.
    ///
    /// # Errors
    /// The finding names the line.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        parse::read(file, text)
    }

    /// The tariff of a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&Tariff> {
        self.tariffs.iter().filter(|tariff| tariff.valid_from <= day).max_by_key(|tariff| tariff.valid_from)
    }
}

impl Tariff {
    /// So many copies of one original. The pages are those of the original.
    #[must_use]
    pub fn copies(&self, pages: u32, copies: u32) -> Money {
        self.copy.of(pages).times(u64::from(copies))
    }

    /// The exemption of that name, where it holds for the register.
    #[must_use]
    pub fn exemption(&self, id: &str, register: super::register::Register) -> Option<&Exemption> {
        self.exemptions.iter().find(|one| one.id == id && one.is_of(register))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    pub(crate) fn tariffs() -> Tariffs {
        Tariffs::read("fees.toml", include_str!("../../../../catalog/certification/fees.toml")).unwrap()
    }

    fn tariff() -> Tariff {
        tariffs().on(date(2026, 11, 22)).unwrap().clone()
    }

    #[test]
    fn two_pages_at_two_thousand_then_one_thousand_each_and_never_more_than_two_hundred_thousand_a_copy() {
        let tariff = tariff();
        let check = |pages, expected| assert_eq!(tariff.copies(pages, 1), Money(expected), "{pages} pages");
        check(1, 2_000);
        check(2, 4_000);
        check(3, 5_000);
        check(197, 199_000);
        check(198, 200_000);
        check(199, 200_000);
        check(u32::MAX, 200_000);
    }

    #[test]
    fn each_copy_pays_and_the_limit_is_one_of_the_copy() {
        let tariff = tariff();
        assert_eq!(tariff.copies(3, 4), Money(20_000));
        assert_eq!(tariff.copies(500, 2), Money(400_000));
        assert_eq!((tariff.signature, tariff.transaction), (Money(10_000), Money(50_000)));
        assert_eq!((tariff.amendment, tariff.correction), (Money(30_000), Money(25_000)));
    }

    #[test]
    fn a_day_before_every_tariff_has_none() {
        assert_eq!(tariffs().on(date(2016, 12, 31)), None);
        assert!(tariffs().on(date(2017, 1, 1)).is_some());
    }

    proptest! {
        #[test]
        fn another_page_never_makes_a_copy_cheaper(pages in 1_u32..10_000) {
            let fee = tariff().copy;
            prop_assert!(fee.of(pages) <= fee.of(pages + 1));
            prop_assert!(fee.of(pages) <= fee.cap);
        }
    }
}
