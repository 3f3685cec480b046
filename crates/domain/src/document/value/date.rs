//! Days in digits and in words. A certificate often has both, and then they must agree.

use jiff::civil::Date;

use super::{Normal, number};
use crate::search::fold::fold;

/// Years that stand on papers people bring.
const YEARS: std::ops::RangeInclusive<i16> = 1_850..=2_150;
const REPAIRED: u8 = 25;
const DISAGREE: u8 = 60;

pub(super) fn read(text: &str) -> Option<Normal> {
    let folded = fold(text);
    let (said, digits) = (in_words(&folded), in_digits(&folded));
    let (date, doubt) = match (digits, said) {
        (Some((date, _)), Some(said)) if date == said => (date, 0),
        (Some((date, _)), Some(_)) => (date, DISAGREE),
        (Some((date, repaired)), None) => (date, if repaired { REPAIRED } else { 0 }),
        (None, Some(said)) => (said, 0),
        (None, None) => return None,
    };
    Some(Normal { text: date.to_string(), doubt })
}

/// The first day written in digits, and whether it had to be repaired.
fn in_digits(folded: &str) -> Option<(Date, bool)> {
    let mut repaired = false;
    // Runs of digits with what stands between them; a letter that was a digit is one again only beside digits.
    let mut runs: Vec<(String, String)> = Vec::new();
    let mut between = String::new();
    for word in folded.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let (core, end) = match word.chars().next_back() {
            Some(last) if !last.is_ascii_alphanumeric() => word.split_at(word.len() - last.len_utf8()),
            _ => (word, ""),
        };
        let has_digit = core.bytes().any(|byte| byte.is_ascii_digit());
        match number::as_digits(core).filter(|_| has_digit) {
            Some(digits) => {
                repaired |= digits != core;
                runs.push((std::mem::take(&mut between), digits));
            }
            None => between.push_str(core),
        }
        between.push_str(end);
    }
    for (at, run) in runs.iter().enumerate() {
        let day = |at: usize| runs.get(at).map(|(_, digits)| digits.as_str());
        let gap = |at: usize, word: &str| {
            runs.get(at).is_some_and(|(gap, _)| {
                let gap = gap.trim();
                gap.len() <= 2 && gap.chars().all(|c| "/-.,|".contains(c))
                    || gap.trim_matches(|c: char| "/-., ".contains(c)) == word
            })
        };
        if let (Some(month), Some(year)) = (day(at + 1), day(at + 2))
            && gap(at + 1, "thang")
            && gap(at + 2, "nam")
            && let Some(date) = date(&run.1, month, year)
        {
            return Some((date, repaired));
        }
        // A stroke that was not seen: `1506/2019`.
        if run.1.len() == 4
            && let Some(year) = day(at + 1)
            && gap(at + 1, "nam")
            && let Some(date) = date(&run.1[..2], &run.1[2..], year)
        {
            return Some((date, true));
        }
    }
    None
}

fn date(day: &str, month: &str, year: &str) -> Option<Date> {
    if day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `ngày … tháng … năm …` in words. `năm` is both "year" and "five": the one before `… nghìn` is the year.
fn in_words(folded: &str) -> Option<Date> {
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let thousand = words.iter().position(|word| matches!(*word, "nghin" | "ngan"))?;
    let year_word = thousand.checked_sub(2).filter(|at| words[*at] == "nam")?;
    let month_word = words[..year_word].iter().rposition(|word| *word == "thang")?;
    let day_word = words[..month_word].iter().rposition(|word| *word == "ngay").map_or(0, |at| at + 1);
    let end = words[thousand..].iter().position(|word| !is_number(word)).map_or(words.len(), |at| thousand + at);
    let day = number_of(&words[day_word..month_word])?;
    let month = match &words[month_word + 1..year_word] {
        ["gieng"] => 1,
        ["chap"] => 12,
        words => number_of(words)?,
    };
    let year = number_of(&words[year_word + 1..end])?;
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn unit(word: &str) -> Option<u32> {
    Some(match word {
        "khong" => 0,
        "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        "bon" | "tu" => 4,
        "nam" | "lam" => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        _ => return None,
    })
}

fn is_number(word: &str) -> bool {
    unit(word).is_some() || matches!(word, "muoi" | "tram" | "nghin" | "ngan" | "linh" | "le" | "mong" | "mung")
}

/// A number in folded words, below ten thousand.
fn number_of(words: &[&str]) -> Option<u32> {
    let (mut sum, mut last) = (0, None);
    for word in words {
        match *word {
            "linh" | "le" | "mong" | "mung" => {}
            "muoi" => sum += last.take().unwrap_or(1) * 10,
            "tram" => sum += last.take()? * 100,
            "nghin" | "ngan" => sum += last.take()? * 1_000,
            word => {
                if last.replace(unit(word)?).is_some_and(|before| before != 0) {
                    return None;
                }
            }
        }
    }
    Some(sum + last.unwrap_or(0)).filter(|_| !words.is_empty())
}
