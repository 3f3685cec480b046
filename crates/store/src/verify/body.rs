//! The body of a dossier, part by part: two long texts side by side tell nobody where they differ.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The parts of two bodies that differ, as `name = value`; the whole texts where one of them is no body.
pub(super) fn differing(stored: &str, rebuilt: &str) -> Vec<(String, String)> {
    let read = |text| serde_json::from_str::<Map<String, Value>>(text);
    let (Ok(stored_parts), Ok(rebuilt_parts)) = (read(stored), read(rebuilt)) else {
        return vec![(stored.to_owned(), rebuilt.to_owned())];
    };
    let names: BTreeSet<&String> = stored_parts.keys().chain(rebuilt_parts.keys()).collect();
    let part = |name: &str, parts: &Map<String, Value>| {
        parts.get(name).map_or_else(|| format!("{name} missing"), |value| format!("{name} = {value}"))
    };
    let parts: Vec<_> = names
        .into_iter()
        .filter(|name| stored_parts.get(*name) != rebuilt_parts.get(*name))
        .map(|name| (part(name, &stored_parts), part(name, &rebuilt_parts)))
        .collect();
    // The same parts written differently: still not the text the facts make.
    if parts.is_empty() { vec![(stored.to_owned(), rebuilt.to_owned())] } else { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_that_differs_is_named() {
        let check = |stored: &str, rebuilt: &str, wanted: &[(&str, &str)]| {
            let wanted: Vec<_> = wanted.iter().map(|(s, r)| ((*s).to_owned(), (*r).to_owned())).collect();
            assert_eq!(differing(stored, rebuilt), wanted);
        };
        check(r#"{"a":1,"b":2}"#, r#"{"a":1,"b":3}"#, &[("b = 2", "b = 3")]);
        check(r#"{"a":1}"#, r#"{"a":1,"c":"x"}"#, &[("c missing", r#"c = "x""#)]);
        check(r#"{"a": 1}"#, r#"{"a":1}"#, &[(r#"{"a": 1}"#, r#"{"a":1}"#)]);
        check("x", "{}", &[("x", "{}")]);
    }
}
