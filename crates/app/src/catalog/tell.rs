//! Refusals and changes in people's words.

use domain::catalog::difference::Change;
use jiff::civil::Date;

use crate::words::{Lang, Value, Words};

/// A value of a refusal: names of things by their words, days as people write them.
pub(crate) fn value(words: &Words, lang: Lang, name: &str, value: String) -> Value {
    let word = |group: &str| words.get(lang, &format!("publication-{group}-{}", value.replace('_', "-")), &[]);
    match name {
        "action" | "state" | "field" => word(name).into(),
        "day" | "today" => value.parse::<Date>().map_or_else(|_| value.into(), Value::Day),
        "count" | "missing" | "limit" => value.parse::<i64>().map_or_else(|_| value.into(), Value::Count),
        _ => value.into(),
    }
}

/// A change between two texts, in one line.
#[must_use]
pub fn change(words: &Words, lang: Lang, change: &Change) -> String {
    let args: Vec<(&str, Value)> = change
        .args
        .iter()
        .map(|(name, value)| {
            let value: Value = match name.as_str() {
                // What has no word of its own is told by the name it has in the file.
                "thing" | "what" | "lang" => {
                    let key = format!("publication-{name}-{}", value.replace('.', "-"));
                    words.find(lang, &key, &[]).unwrap_or_else(|| value.clone()).into()
                }
                "from" | "to" if change.code == "difference.amount" || is_sum(change) => {
                    value.parse::<i64>().map_or_else(|_| value.clone().into(), Value::Money)
                }
                "from" | "to" => value.parse::<Date>().map_or_else(|_| value.clone().into(), Value::Day),
                _ => value.clone().into(),
            };
            (name.as_str(), value)
        })
        .collect();
    let text = |name: &str| {
        args.iter().find(|(one, _)| *one == name).map_or("", |(_, value)| match value {
            Value::Text(text) => text,
            _ => "",
        })
    };
    let place = format!("{} {}", text("thing"), text("name"));
    let args: Vec<_> = args.iter().cloned().chain([("where", capital(place.trim()).into())]).collect();
    words.get(lang, change.code, &args)
}

/// Whether the change is about what a sample must cost.
fn is_sum(change: &Change) -> bool {
    change.args.iter().any(|(name, value)| name == "what" && value == "expect.total")
}

/// A place begins the sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::catalog::difference::{CODES, THINGS, difference};
    use domain::catalog::publication::{Action, Fact, Kind, Refusal, Standing, State};

    use super::*;

    #[test]
    fn everything_the_rules_name_has_its_words() {
        let words = Words::load().expect("the files are valid");
        let dashed = |group: &str, key: &str| format!("publication-{group}-{}", key.replace('_', "-"));
        let mut keys: Vec<String> = Refusal::CODES.iter().chain(&CODES).map(|code| (*code).to_owned()).collect();
        keys.extend(Action::ALL.map(|action| dashed("action", action.key())));
        keys.extend(State::ALL.map(|state| dashed("state", state.key())));
        keys.extend(Kind::ALL.map(|kind| dashed("kind", kind.key())));
        keys.extend(Standing::ALL.map(|standing| dashed("standing", standing.key())));
        keys.extend(Fact::KINDS.map(|kind| dashed("fact", kind)));
        keys.extend(THINGS.map(|thing| dashed("thing", thing)));
        for lang in Lang::ALL {
            let missing: Vec<_> = keys.iter().filter(|key| !words.has(lang, key)).collect();
            assert!(missing.is_empty(), "{lang}: {missing:?}");
        }
    }

    #[test]
    fn a_change_is_told_as_a_clerk_would() {
        let words = Words::load().expect("the files are valid");
        let check = |old: &str, new: &str, vi: &str, en: &str| {
            let changes = difference(old, new);
            let told = |lang| changes.iter().map(|one| change(&words, lang, one)).collect::<Vec<_>>().join("; ");
            assert_eq!((told(Lang::Vi).as_str(), told(Lang::En).as_str()), (vi, en));
        };
        let fee = |amount: u32| {
            format!("[[fees]]\ncode = \"fee\"\nname = {{ vi = \"Lệ phí\", en = \"Fee\" }}\namount = {amount}")
        };
        check(
            &fee(8_000),
            &fee(50_000),
            "Khoản thu Lệ phí, số tiền: từ 8.000 đồng thành 50.000 đồng",
            "Fee Lệ phí, amount: from 8,000 VND to 50,000 VND",
        );
        check(
            "[[steps]]\nid = \"a\"\nname = { vi = \"Thẩm định\" }",
            "steps = []",
            "Bỏ bước “Thẩm định”",
            "Removed step “Thẩm định”",
        );
        check("odd = 1", "odd = 2", "Chung, odd: từ “1” thành “2”", "General, odd: from “1” to “2”");
    }
}
