//! How long it takes, in words.

use app::words::{Lang, Value, Words};
use domain::catalog::{ChannelOffer, TimeLimit};
use domain::dossier::deadline::Allowance;

/// The time of the law in words; that the source names none is said, not hidden.
pub fn told(words: &Words, lang: Lang, time: &TimeLimit) -> String {
    match time.stated() {
        Some(allowance) => allowed(words, lang, *allowance),
        None => words.get(lang, "catalog-time-unknown", &[]),
    }
}

/// An allowance in words.
pub fn allowed(words: &Words, lang: Lang, allowance: Allowance) -> String {
    let (key, count) = match allowance {
        Allowance::WorkingDays(count) => ("procedure-time-working-days", count),
        Allowance::CalendarDays(count) => ("procedure-time-days", count),
        Allowance::WorkingHours(count) => ("procedure-time-working-hours", count),
        Allowance::SameDay => ("procedure-time-same-day", 0),
    };
    let args = [("count", Value::Count(i64::from(count)))];
    let args = if allowance == Allowance::SameDay { &[][..] } else { &args[..] };
    words.get(lang, key, args)
}

/// The time behind one door, with the other times some cases have.
pub fn offered(words: &Words, lang: Lang, offer: &ChannelOffer) -> String {
    let usual = told(words, lang, &offer.time);
    let mut others: Vec<String> = offer.variants.iter().map(|variant| told(words, lang, &variant.time)).collect();
    others.retain(|other| *other != usual);
    others.dedup();
    match others.is_empty() {
        true => usual,
        false => words.get(
            lang,
            "procedure-time-or",
            &[("usual", Value::Text(usual)), ("others", Value::Text(others.join(", ")))],
        ),
    }
}
