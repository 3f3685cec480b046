//! A number or an amount as people write it.

use serde_json::json;

use super::super::field::{Field, FieldType};
use super::{Reading, wrong};

/// Between which numbers it must lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// The smallest.
    pub min: Option<i64>,
    /// The largest.
    pub max: Option<i64>,
}

/// A program's number as people write it: `60.125` is sixty and a bit, not sixty thousand.
pub(super) fn written(number: &serde_json::Number) -> String {
    number.to_string().replace('.', ",")
}

/// A number as people write it in Việt Nam: points part the thousands, a comma starts the fraction. A single point
/// that does not part thousands is read as the decimal point that programs write.
pub(super) fn read(field: &Field, text: &str, limits: Limits) -> Reading {
    let not_a_number = || wrong(field, "answer.not-a-number");
    let bare: String = text.chars().filter(|letter| *letter != ' ').collect();
    let (whole, fraction) = match bare.split_once(',') {
        Some((whole, fraction)) => (whole.to_owned(), fraction.to_owned()),
        None if parts_thousands(&bare) => (bare.clone(), String::new()),
        None => bare.split_once('.').map_or((bare.clone(), String::new()), |(whole, rest)| (whole.into(), rest.into())),
    };
    let whole = if parts_thousands(&whole) { whole.replace('.', "") } else { whole };
    let digits = whole.strip_prefix('-').unwrap_or(&whole);
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || digits.len() > 15 || !all_digits(digits) || !all_digits(&fraction) || fraction.len() > 6 {
        return Err(not_a_number());
    }
    let fraction = fraction.trim_end_matches('0');
    if field.kind == FieldType::Money && (!fraction.is_empty() || whole.starts_with('-')) {
        return Err(wrong(field, "answer.not-an-amount"));
    }
    let floor: i64 = whole.parse().map_err(|_| not_a_number())?;
    let value: f64 = format!("{whole}.{fraction}0").parse().map_err(|_| not_a_number())?;
    #[expect(clippy::cast_precision_loss, reason = "limits are small and the comparison needs no more")]
    let beyond = |limit: i64, low: bool| if low { value < limit as f64 } else { value > limit as f64 };
    if let Some(min) = limits.min.filter(|min| beyond(*min, true)) {
        return Err(wrong(field, "answer.too-small").with("min", min));
    }
    if let Some(max) = limits.max.filter(|max| beyond(*max, false)) {
        return Err(wrong(field, "answer.too-large").with("max", max));
    }
    Ok(Some(if fraction.is_empty() { json!(floor) } else { json!(value) }))
}

/// `1.200.000` and `12.000`, not `12.5` and not `1.2000`.
fn parts_thousands(text: &str) -> bool {
    let mut groups = text.trim_start_matches('-').split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|group| group.len() == 3)
}
