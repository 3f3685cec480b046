//! What differs between two texts of the catalogue, as a clerk would say it: a question more, a fee from so much to so
//! much, a step gone. Every part of a text is walked, so nothing is ever left out; what has no sentence of its own is
//! told by the name it has in the file.
mod items; // which things of two lists are the same thing
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use toml::{Table, Value};

use items::{Item, items};

/// One change. The sentence for people is in `locales/*/publication.ftl` under the code with `-` for `.`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Stable code, one of [`CODES`].
    pub code: &'static str,
    /// Where it is: `form › sections applicant › fields phone › label`.
    pub path: String,
    /// What the sentence needs. `thing` and `what` are names that have words of their own.
    pub args: BTreeMap<String, String>,
}

/// Every code.
pub const CODES: [&str; 11] = [
    "difference.added",
    "difference.removed",
    "difference.moved",
    "difference.changed",
    "difference.set",
    "difference.unset",
    "difference.words",
    "difference.amount",
    "difference.line-added",
    "difference.line-removed",
    "difference.unreadable",
];

/// Every thing a change can be of, for the test that each has its word.
pub const THINGS: [&str; 19] = [
    "whole",
    "section",
    "field",
    "option",
    "paper",
    "fee",
    "tier",
    "exemption",
    "channel",
    "variant",
    "result",
    "basis",
    "step",
    "stop",
    "sample",
    "note",
    "move",
    "part",
    "item",
];

/// Most changes told; nobody reads the thousandth.
const MOST: usize = 1_000;

/// The changes that lead from one text to another. Spaces, comments and the order of names are no change; the order of
/// questions, papers and steps is. An empty text stands for nothing.
#[must_use]
pub fn difference(old: &str, new: &str) -> Vec<Change> {
    let mut out = Out::default();
    match (old.parse::<Table>(), new.parse::<Table>()) {
        (Ok(old), Ok(new)) => {
            out.table(&Place::default(), &old, &new);
        }
        _ if is_table(old) || is_table(new) => out.lines(old, new),
        _ if old == new => {}
        _ => out.tell(&Place::default(), "difference.unreadable", &[]),
    }
    out.changes.truncate(MOST);
    out.changes
}

/// Lines of cells, as synonyms are kept.
fn is_table(text: &str) -> bool {
    text.lines().next().is_some_and(|head| head.contains(',') && !head.contains('='))
}

/// Where the walk is: the names that lead there, and the thing they lead through last.
#[derive(Debug, Clone)]
struct Place {
    path: Vec<String>,
    thing: &'static str,
    name: String,
    /// The names from that thing on.
    what: Vec<String>,
}

impl Default for Place {
    fn default() -> Self {
        Self { path: Vec::new(), thing: "whole", name: String::new(), what: Vec::new() }
    }
}

impl Place {
    fn key(&self, key: &str) -> Self {
        let mut place = self.clone();
        place.path.push(key.to_owned());
        place.what.push(key.to_owned());
        place
    }

    fn item(&self, thing: &'static str, item: &Item<'_>) -> Self {
        let mut path = self.path.clone();
        if let Some(last) = path.last_mut() {
            *last = format!("{last} {}", item.id);
        }
        Self { path, thing, name: item.name.clone(), what: Vec::new() }
    }
}

#[derive(Debug, Default)]
struct Out {
    changes: Vec<Change>,
}

impl Out {
    fn tell(&mut self, place: &Place, code: &'static str, args: &[(&str, String)]) {
        let fixed = [("thing", place.thing.to_owned()), ("name", place.name.clone()), ("what", place.what.join("."))];
        let args = fixed.iter().chain(args).map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.changes.push(Change { code, path: place.path.join(" › "), args });
    }

    fn table(&mut self, place: &Place, old: &Table, new: &Table) {
        if let Some([from, to]) = both_words(old, new) {
            for lang in ["vi", "en"] {
                let word = |table: &Table| table.get(lang).map(shown).unwrap_or_default();
                if word(from) != word(to) {
                    let args = [("lang", lang.to_owned()), ("from", word(from)), ("to", word(to))];
                    self.tell(place, "difference.words", &args);
                }
            }
            return;
        }
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let place = place.key(key);
            match (old.get(key), new.get(key)) {
                (Some(old), Some(new)) => self.value(&place, old, new),
                (Some(old), None) => self.gone(&place, old),
                (None, Some(new)) => self.come(&place, new),
                (None, None) => {}
            }
        }
    }

    fn value(&mut self, place: &Place, old: &Value, new: &Value) {
        match (old, new) {
            _ if old == new => {}
            (Value::Table(old), Value::Table(new)) => self.table(place, old, new),
            (Value::Array(old), Value::Array(new)) => self.list(place, old, new),
            _ => {
                let amount = place.what.last().is_some_and(|key| key == "amount" || key == "cap");
                let code = if amount { "difference.amount" } else { "difference.changed" };
                self.tell(place, code, &[("from", shown(old)), ("to", shown(new))]);
            }
        }
    }

    fn come(&mut self, place: &Place, new: &Value) {
        match new {
            Value::Array(new) if !items::of(place.what.last(), new).is_empty() => self.list(place, &[], new),
            Value::Table(new) if !is_words(new) => self.table(place, &Table::new(), new),
            _ => self.tell(place, "difference.set", &[("to", shown(new))]),
        }
    }

    fn gone(&mut self, place: &Place, old: &Value) {
        match old {
            Value::Array(old) if !items::of(place.what.last(), old).is_empty() => self.list(place, old, &[]),
            Value::Table(old) if !is_words(old) => self.table(place, old, &Table::new()),
            _ => self.tell(place, "difference.unset", &[("from", shown(old))]),
        }
    }

    fn list(&mut self, place: &Place, old: &[Value], new: &[Value]) {
        let list = place.path.last().map(String::as_str).unwrap_or_default();
        let (Some((thing, before)), Some((_, after))) = (items(list, old), items(list, new)) else {
            let all = |values: &[Value]| values.iter().map(shown).collect::<Vec<_>>().join(", ");
            return self.tell(place, "difference.changed", &[("from", all(old)), ("to", all(new))]);
        };
        for item in before.iter().filter(|item| !after.iter().any(|other| other.id == item.id)) {
            self.tell(&place.item(thing, item), "difference.removed", &[]);
        }
        let stayed = items::in_order(&before, &after);
        for (at, item) in after.iter().enumerate() {
            let place = place.item(thing, item);
            let Some(from) = before.iter().position(|other| other.id == item.id) else {
                self.tell(&place, "difference.added", &[]);
                continue;
            };
            if !stayed.contains(&item.id) {
                let args = [("from", (from + 1).to_string()), ("to", (at + 1).to_string())];
                self.tell(&place, "difference.moved", &args);
            }
            self.value(&place, before[from].value, item.value);
        }
    }

    fn lines(&mut self, old: &str, new: &str) {
        let (before, after): (BTreeSet<&str>, BTreeSet<&str>) = (old.lines().collect(), new.lines().collect());
        for line in old.lines().filter(|line| !after.contains(line)) {
            self.tell(&Place::default(), "difference.line-removed", &[("from", line.to_owned())]);
        }
        for line in new.lines().filter(|line| !before.contains(line)) {
            self.tell(&Place::default(), "difference.line-added", &[("to", line.to_owned())]);
        }
    }
}

/// Both tables are words in two languages.
fn both_words<'a>(old: &'a Table, new: &'a Table) -> Option<[&'a Table; 2]> {
    (is_words(old) && is_words(new)).then_some([old, new])
}

fn is_words(table: &Table) -> bool {
    table.contains_key("vi") && table.keys().all(|key| key == "vi" || key == "en")
}

/// A value as a clerk reads it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Table(table) if is_words(table) => table.get("vi").map(shown).unwrap_or_default(),
        other => other.to_string(),
    }
}
