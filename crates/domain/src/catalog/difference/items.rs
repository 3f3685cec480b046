//! Which things of two lists are the same thing: by the name they have, not by their place.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// One thing of a list.
pub(super) struct Item<'a> {
    /// What makes it the same thing in another edition.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// All of it.
    pub value: &'a Value,
}

/// What a list is of, and the names that make one of it the same in another edition; the first that is there counts.
const LISTS: [(&str, &str, &[&str]); 17] = [
    ("sections", "section", &["id"]),
    ("fields", "field", &["name"]),
    ("options", "option", &["value"]),
    ("components", "paper", &["code"]),
    ("fees", "fee", &["code"]),
    ("tiers", "tier", &["up-to"]),
    ("exemptions", "exemption", &["class"]),
    ("channels", "channel", &["channel"]),
    ("variants", "variant", &["when"]),
    ("results", "result", &["code"]),
    ("legal-basis", "basis", &["number"]),
    ("steps", "step", &["id"]),
    ("eligibility", "stop", &["id", "when"]),
    ("samples", "sample", &["name", "id"]),
    ("notes", "note", &["vi"]),
    ("moves", "move", &["domain", "article"]),
    ("parts", "part", &["id"]),
];

/// The things of a list of things; none for a list of plain values.
pub(super) fn items<'a>(list: &str, values: &'a [Value]) -> Option<(&'static str, Vec<Item<'a>>)> {
    let list = list.split(' ').next().unwrap_or_default();
    if !values.iter().all(Value::is_table) {
        return None;
    }
    let (thing, keys) =
        LISTS.iter().find(|(name, ..)| *name == list).map_or(("item", &[][..]), |(_, thing, keys)| (*thing, *keys));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let items = values.iter().filter_map(|value| {
        let table = value.as_table()?;
        let found = keys.iter().find_map(|key| plain(table.get(*key)?));
        let name = name(table).or_else(|| found.clone()).unwrap_or_default();
        let id = found.unwrap_or_default();
        // The second of one name, such as next year's row of a fee, is told apart by its place among them.
        let nth = seen.entry(id.clone()).or_default();
        *nth += 1;
        let id = if *nth == 1 && !id.is_empty() { id } else { format!("{id}#{nth}") };
        Some(Item { id, name, value })
    });
    Some((thing, items.collect()))
}

/// The things of a list, for those who only want to know whether it has any.
pub(super) fn of<'a>(list: Option<&String>, values: &'a [Value]) -> Vec<Item<'a>> {
    items(list.map(String::as_str).unwrap_or_default(), values).map(|(_, items)| items).unwrap_or_default()
}

/// The things that kept their order: the most that can be said to have stayed while others moved.
pub(super) fn in_order(before: &[Item<'_>], after: &[Item<'_>]) -> BTreeSet<String> {
    let was = |item: &Item<'_>| before.iter().position(|other| other.id == item.id);
    let common: Vec<(&str, usize)> = after.iter().filter_map(|item| Some((item.id.as_str(), was(item)?))).collect();
    // The longest run of rising places; lists are short.
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, (_, place)) in common.iter().enumerate() {
        let longest = (0..at).filter(|other| common[*other].1 < *place).max_by_key(|other| best[*other].0);
        best.push((longest.map_or(1, |other| best[other].0 + 1), longest));
    }
    let mut at = (0..best.len()).max_by_key(|at| (best[*at].0, usize::MAX - at));
    let mut stayed = BTreeSet::new();
    while let Some(place) = at {
        stayed.insert(common[place].0.to_owned());
        at = best[place].1;
    }
    stayed
}

/// What people call a thing: its label, name or title in Vietnamese.
fn name(table: &Table) -> Option<String> {
    let words = |key: &str| table.get(key)?.as_table()?.get("vi")?.as_str().map(str::to_owned);
    let own = || table.get("vi")?.as_str().map(str::to_owned);
    ["label", "name", "title", "text"].into_iter().find_map(words).or_else(own)
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}
