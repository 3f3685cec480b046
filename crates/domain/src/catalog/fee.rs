//! What a procedure costs: tables by channel, page, copy and person, with the days between which each row holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::basis::Basis;
use super::channel::Channel;
use super::condition::{Condition, Setting};
use super::decision::{Asked, Outcome, TableName};
use super::money::Money;
use super::text::Text;

/// The two kinds of the Law on Fees and Charges 97/2015.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeeKind {
    /// *Phí*: covers the cost of a public service.
    Phi,
    /// *Lệ phí*: a fixed sum for an act of state.
    LePhi,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeeUnit {
    /// The dossier.
    Case,
    /// Each page of each copy.
    Page,
    /// Each copy.
    Copy,
    /// Each document.
    Document,
}

/// So much a unit, up to and with this unit; the last tier has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tier {
    /// The last unit of the tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    /// The price of one unit.
    pub amount: Money,
}

/// A class of person who pays less or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonClass {
    /// A person with merit to the revolution, and the family of a martyr.
    Merit,
    /// A member of a poor household.
    PoorHousehold,
    /// A member of a household just above the poverty line.
    NearPoorHousehold,
    /// A person with a disability.
    Disabled,
    /// A child.
    Child,
    /// An elderly person.
    Elderly,
    /// A member of an ethnic minority in a commune of special difficulty.
    MinorityInHardship,
    /// A pupil or student.
    Student,
    /// A digital citizen under Resolution 66.22/2026, from 15 August 2026 to 28 February 2027.
    DigitalCitizen,
}

impl PersonClass {
    /// Every class.
    pub const ALL: [PersonClass; 9] = [
        PersonClass::Merit,
        PersonClass::PoorHousehold,
        PersonClass::NearPoorHousehold,
        PersonClass::Disabled,
        PersonClass::Child,
        PersonClass::Elderly,
        PersonClass::MinorityInHardship,
        PersonClass::Student,
        PersonClass::DigitalCitizen,
    ];

    /// The word in files and tables.
    pub fn key(self) -> &'static str {
        self.words().strip_prefix("catalog-class-").unwrap_or_default()
    }

    /// The key of its words in `locales/*/catalog.ftl`.
    pub fn words(self) -> &'static str {
        match self {
            PersonClass::Merit => "catalog-class-merit",
            PersonClass::PoorHousehold => "catalog-class-poor-household",
            PersonClass::NearPoorHousehold => "catalog-class-near-poor-household",
            PersonClass::Disabled => "catalog-class-disabled",
            PersonClass::Child => "catalog-class-child",
            PersonClass::Elderly => "catalog-class-elderly",
            PersonClass::MinorityInHardship => "catalog-class-minority-in-hardship",
            PersonClass::Student => "catalog-class-student",
            PersonClass::DigitalCitizen => "catalog-class-digital-citizen",
        }
    }
}

/// Who pays less, and how much less.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exemption {
    /// The class of person.
    pub class: PersonClass,
    /// The share not paid, in percent: 100 is free.
    pub percent: u8,
    /// The legal basis.
    pub basis: String,
}

/// One row of the fee table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fee {
    /// Short name of the rule, unique in the procedure for each period and channel.
    pub code: String,
    /// What people call it.
    pub name: Text,
    /// Charge or fee.
    pub kind: FeeKind,
    /// The channels it holds for; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// What is counted.
    pub unit: FeeUnit,
    /// The price of every unit, when there are no tiers. Zero means free by law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Prices that change with the number of units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    /// The most one copy (or the case, the document) costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Money>,
    /// The People's Council of the province sets the amount. It is not zero: it is not known here.
    #[serde(default)]
    pub set_by_council: bool,
    /// The table that gives the price of a unit, in place of `amount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_by: Option<TableName>,
    /// The field that holds the number of copies or documents; one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count_field: Option<String>,
    /// The field that holds the number of pages, for a fee by the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages_field: Option<String>,
    /// Only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Who pays less.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Exemption>,
    /// First day; the first day of the procedure when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The legal basis.
    pub basis: Basis,
}

/// The case a price is asked for.
#[derive(Debug, Clone)]
pub struct FeeCase<'a> {
    /// How the dossier is lodged.
    pub channel: Channel,
    /// The day on which it is lodged.
    pub on: Date,
    /// The answers: numbers of copies and pages, and what conditions read.
    pub answers: &'a Answers,
    /// The classes the payer belongs to and has shown.
    pub classes: &'a [PersonClass],
}

impl FeeCase<'_> {
    fn setting(&self) -> Setting {
        Setting { channel: Some(self.channel), on: Some(self.on) }
    }
}

/// One line of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteLine<'a> {
    /// The row of the table.
    pub fee: &'a Fee,
    /// Copies or documents counted.
    pub count: u32,
    /// Pages of each copy; one when pages do not matter.
    pub pages: u32,
    /// What is to be paid; none when the People's Council sets the amount, or no source states it: [`Quote::is_open`].
    pub amount: Option<Money>,
    /// The exemption that was applied.
    pub exemption: Option<&'a Exemption>,
}

/// What a case costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote<'a> {
    /// The rows that hold, in order.
    pub lines: Vec<QuoteLine<'a>>,
}

impl Quote<'_> {
    /// The sum of all lines; none while one of them is set by the People's Council.
    pub fn total(&self) -> Option<Money> {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// The sum of the lines that are known.
    pub fn known(&self) -> Money {
        self.lines.iter().filter_map(|line| line.amount).sum()
    }

    /// Whether some amount is set by the People's Council and not known here.
    pub fn is_open(&self) -> bool {
        self.lines.iter().any(|line| line.amount.is_none())
    }
}

/// The fee table of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FeeTable(pub Vec<Fee>);

impl FeeTable {
    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Fee> {
        self.0.iter()
    }

    /// The rows that hold for a case, with their amounts.
    pub fn quote(&self, case: &FeeCase<'_>) -> Quote<'_> {
        Quote { lines: self.iter().filter(|fee| fee.holds(case)).map(|fee| fee.line(case)).collect() }
    }

    /// What a case costs; none while the People's Council sets an amount this catalogue does not know.
    pub fn total(&self, case: &FeeCase<'_>) -> Option<Money> {
        self.quote(case).total()
    }
}

impl Fee {
    /// Whether the row holds on this day.
    pub fn is_in_force(&self, on: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_to.is_none_or(|to| on <= to)
    }

    /// Whether the row holds for this channel.
    pub fn is_for(&self, channel: Channel) -> bool {
        self.channels.is_empty() || self.channels.contains(&channel)
    }

    /// The price before exemptions; none when the People's Council sets it, or when a table gives it. A fee by the page
    /// counts the pages of one copy and is taken for each copy; its cap is per copy. Every other cap is per dossier.
    pub fn price(&self, count: u32, pages: u32) -> Option<Money> {
        if self.amount_by.is_some() { None } else { self.price_from(self.amount, count, pages) }
    }

    /// The price of so many units at this price of one; by tiers when there is none.
    pub(super) fn price_from(&self, amount: Option<Money>, count: u32, pages: u32) -> Option<Money> {
        let (units, copies) = match self.unit {
            FeeUnit::Case => (1, 1),
            FeeUnit::Page => (pages, count),
            FeeUnit::Copy | FeeUnit::Document => (count, 1),
        };
        let price = match (amount, self.tiers.as_slice()) {
            _ if self.set_by_council => return None,
            (Some(amount), _) => amount.times(u64::from(units)),
            (None, tiers) => in_tiers(tiers, units),
        };
        Some(self.cap.map_or(price, |cap| price.min(cap)).times(u64::from(copies)))
    }

    /// The price of a case before exemptions, by the table where there is one.
    fn price_of(&self, case: &FeeCase<'_>, count: u32, pages: u32) -> Option<Money> {
        let Some(name) = &self.amount_by else { return self.price(count, pages) };
        let asked = Asked { answers: case.answers, setting: case.setting(), classes: case.classes };
        match name.decide(&asked) {
            Some(Outcome::Amount(amount)) => self.price_from(Some(amount), count, pages),
            _ => None,
        }
    }

    fn holds(&self, case: &FeeCase<'_>) -> bool {
        self.is_in_force(case.on)
            && self.is_for(case.channel)
            && self.when.as_ref().is_none_or(|when| when.holds(case.answers, case.setting()))
    }

    fn line(&self, case: &FeeCase<'_>) -> QuoteLine<'_> {
        let number = |field: &Option<String>| {
            let given = field.as_ref().and_then(|name| case.answers.whole(name)).unwrap_or(1);
            u32::try_from(given.max(0)).unwrap_or(u32::MAX)
        };
        let (count, pages) = (number(&self.count_field), number(&self.pages_field));
        let exemption =
            self.exemptions.iter().filter(|one| case.classes.contains(&one.class)).max_by_key(|one| one.percent);
        let amount = self
            .price_of(case, count, pages)
            .map(|full| exemption.map_or(full, |one| full.less(full.percent(one.percent))));
        QuoteLine { fee: self, count, pages, amount, exemption }
    }
}

fn in_tiers(tiers: &[Tier], units: u32) -> Money {
    let mut done = 0;
    let mut sum = Money::ZERO;
    for tier in tiers {
        let end = tier.up_to.unwrap_or(u32::MAX).min(units);
        sum = sum + tier.amount.times(u64::from(end.saturating_sub(done)));
        done = done.max(end);
    }
    sum
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::date;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const CERTIFIED_COPY: &str = r#"
        [[fees]]
        code = "certified-copy"
        name = { vi = "Phí chứng thực bản sao", en = "Certified copy charge" }
        kind = "phi"
        unit = "page"
        tiers = [{ up-to = 2, amount = 2000 }, { amount = 1000 }]
        cap = 200000
        count-field = "copies"
        pages-field = "pages"
        exemptions = [{ class = "poor-household", percent = 100, basis = "x" }, { class = "student", percent = 50, basis = "x" }]
        basis = { number = "226/2016/TT-BTC", title = { vi = "Phí chứng thực", en = "Certification charges" } }
    "#;

    #[derive(Deserialize)]
    struct Table {
        fees: FeeTable,
    }

    fn table(text: &str) -> FeeTable {
        toml::from_str::<Table>(text).unwrap().fees
    }

    fn total(fees: &FeeTable, answers: serde_json::Value, classes: &[PersonClass]) -> Option<u64> {
        let answers: Answers = serde_json::from_value(answers).unwrap();
        let case = FeeCase { channel: Channel::Direct, on: date(2026, 3, 2), answers: &answers, classes };
        fees.total(&case).map(|money| money.0)
    }

    #[test]
    fn a_certified_copy_costs_2000_for_two_pages_then_1000_and_at_most_200000() {
        let fees = table(CERTIFIED_COPY);
        let check = |pages: u32, copies: u32, expected: u64| {
            assert_eq!(
                total(&fees, json!({ "pages": pages, "copies": copies }), &[]),
                Some(expected),
                "{pages} × {copies}"
            );
        };
        check(1, 1, 2_000);
        check(2, 1, 4_000);
        check(3, 1, 5_000);
        check(197, 1, 199_000);
        check(198, 1, 200_000);
        check(199, 1, 200_000);
        check(3, 4, 20_000);
        check(0, 1, 0);
    }

    #[test]
    fn the_best_exemption_the_payer_has_shown_is_taken() {
        let fees = table(CERTIFIED_COPY);
        let case = json!({ "pages": 3, "copies": 1 });
        assert_eq!(total(&fees, case.clone(), &[PersonClass::Student]), Some(2_500));
        assert_eq!(total(&fees, case.clone(), &[PersonClass::Student, PersonClass::PoorHousehold]), Some(0));
        assert_eq!(total(&fees, case, &[PersonClass::Elderly]), Some(5_000));
    }

    #[test]
    fn what_the_peoples_council_sets_is_not_zero_but_open() {
        let fees = table(
            r#"
            [[fees]]
            code = "permit"
            name = { vi = "Lệ phí", en = "Fee" }
            kind = "le-phi"
            unit = "case"
            set-by-council = true
            basis = { number = "85/2019/TT-BTC", title = { vi = "Phí địa phương", en = "Local fees" } }
            "#,
        );
        assert_eq!(total(&fees, json!({}), &[]), None);
        let answers = Answers::default();
        let case = FeeCase { channel: Channel::Online, on: date(2026, 3, 2), answers: &answers, classes: &[] };
        assert!(fees.quote(&case).is_open());
    }

    #[test]
    fn a_row_holds_for_its_channels_days_and_condition_only() {
        let fees = table(
            r#"
            [[fees]]
            code = "late"
            name = { vi = "Lệ phí", en = "Fee" }
            kind = "le-phi"
            unit = "case"
            amount = 8000
            channels = ["direct"]
            valid-from = "2026-01-01"
            valid-to = "2026-12-31"
            when = "daysSince(died) > 15"
            basis = { number = "85/2019/TT-BTC", title = { vi = "Phí địa phương", en = "Local fees" } }
            "#,
        );
        let check = |channel, on, died: &str, expected: usize| {
            let answers: Answers = serde_json::from_value(json!({ "died": died })).unwrap();
            let lines = fees.quote(&FeeCase { channel, on, answers: &answers, classes: &[] }).lines.len();
            assert_eq!(lines, expected, "{channel:?} {on} {died}");
        };
        check(Channel::Direct, date(2026, 3, 20), "2026-03-01", 1);
        check(Channel::Direct, date(2026, 3, 16), "2026-03-01", 0);
        check(Channel::Online, date(2026, 3, 20), "2026-03-01", 0);
        check(Channel::Direct, date(2027, 1, 1), "2026-03-01", 0);
        check(Channel::Direct, date(2025, 12, 31), "2025-03-01", 0);
    }

    proptest! {
        #[test]
        fn more_pages_or_copies_never_cost_less(pages in 0_u32..5_000, more in 0_u32..5_000, copies in 0_u32..1_000) {
            let fees = table(CERTIFIED_COPY);
            let price = |count, pages| fees.0[0].price(count, pages).unwrap();
            prop_assert!(price(copies, pages) <= price(copies, pages + more));
            prop_assert!(price(copies, pages) <= price(copies + more, pages));
            prop_assert!(price(u32::MAX, u32::MAX) > Money::ZERO);
        }
    }
}
