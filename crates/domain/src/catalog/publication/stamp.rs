//! Number, day and decision, written into the text of a procedure. Everything else in it, comments too, stays as its
//! author wrote it.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeTable;

/// The text with its number, first day and decision set, line for line. What is not there is not added, and a text that
/// is not TOML comes back as it was: the check says what is wrong with it.
#[must_use]
pub fn stamp(text: &str, number: u32, valid_from: Date, decision: Option<&str>) -> String {
    let mut wanted = vec![("edition", number.to_string()), ("valid-from", format!("\"{valid_from}\""))];
    if let Some(decision) = decision {
        wanted.push(("decision", quoted(decision)));
    }
    let Ok(root) = DeTable::parse(text) else { return text.to_owned() };
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (key, value) in wanted {
        if let Some((_, had)) = root.get_ref().iter().find(|(name, _)| name.get_ref() == key) {
            edits.push((had.span(), value));
        }
    }
    edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut stamped = text.to_owned();
    for (place, value) in edits {
        stamped.replace_range(place, &value);
    }
    stamped
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_number_day_and_decision_are_written() {
        let check = |text: &str, wanted: &str| {
            assert_eq!(stamp(text, 2, date(2026, 12, 1), Some("9/QĐ \"a\"")), wanted);
        };
        check(
            "# vì sao\ncode = \"1.001193\"\nedition = 1 # cũ\nvalid-from = \"2025-07-01\"\ndecision = '1/QĐ'\n[x]\nedition = 7\n",
            "# vì sao\ncode = \"1.001193\"\nedition = 2 # cũ\nvalid-from = \"2026-12-01\"\ndecision = '9/QĐ \"a\"'\n[x]\nedition = 7\n",
        );
        check("[x]\nedition = 1\n", "[x]\nedition = 1\n");
        check("not toml [", "not toml [");
    }
}
