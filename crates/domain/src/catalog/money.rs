//! Amounts of money.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// An amount in Vietnamese đồng, which has no smaller unit in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub u64);

impl Money {
    /// Nothing to pay.
    pub const ZERO: Money = Money(0);

    /// The amount taken `count` times.
    pub fn times(self, count: u64) -> Money {
        Money(self.0.saturating_mul(count))
    }

    /// `percent` of the amount, rounded down to a whole đồng.
    pub fn percent(self, percent: u8) -> Money {
        let part = u128::from(self.0) * u128::from(percent.min(100)) / 100;
        Money(u64::try_from(part).unwrap_or(self.0))
    }

    /// What is left after taking `other` away, never less than nothing.
    pub fn less(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// Thousands are parted by a point, as on Vietnamese receipts: `200.000`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn thousands_are_parted_by_a_point() {
        for (amount, shown) in
            [(0, "0"), (999, "999"), (8_000, "8.000"), (200_000, "200.000"), (1_234_567, "1.234.567")]
        {
            assert_eq!(Money(amount).to_string(), shown);
        }
    }

    #[test]
    fn a_share_is_rounded_down() {
        assert_eq!(Money(10_001).percent(50), Money(5_000));
        assert_eq!(Money(u64::MAX).percent(100), Money(u64::MAX));
    }
}
