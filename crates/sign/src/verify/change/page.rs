//! Pages and what lies on them.

use std::collections::{HashMap, HashSet};

use super::{
    compare::{Pair, keys},
    field::value_of,
    kind::Change,
};
use crate::verify::{
    Unreadable,
    pdf::value::{Dict, Value},
};

/// Compares the tree of pages and each page that is in both revisions.
///
/// # Errors
/// The budget is used up.
pub fn compare(pair: &mut Pair<'_>) -> Result<(), Unreadable> {
    let (old, new) = (pair.old, pair.new);
    list(pair);
    for number in &old.nodes {
        let (before, after) = (old.view.get(*number), new.view.get(*number));
        let other = Change::Other { object: *number };
        let empty = Dict::new();
        let (before, after) = (before.dict().unwrap_or(&empty), after.dict().unwrap_or(&empty));
        for key in keys(before, after) {
            if !matches!(&key[..], b"Kids" | b"Count") {
                pair.keep(before, after, &key, &other)?;
            }
        }
    }
    let kept: HashSet<u32> = new.pages.iter().copied().collect();
    for (at, number) in old.pages.iter().enumerate().filter(|(_, number)| kept.contains(number)) {
        page(pair, *number, at + 1)?;
    }
    Ok(())
}

fn list(pair: &mut Pair<'_>) {
    let (old, new) = (&pair.old.pages, &pair.new.pages);
    let count = |pages: &[u32]| {
        pages.iter().fold(HashMap::<u32, usize>::new(), |mut counts, page| {
            *counts.entry(*page).or_default() += 1;
            counts
        })
    };
    let (before, after) = (count(old), count(new));
    let more = |a: &HashMap<u32, usize>, b: &HashMap<u32, usize>| -> usize {
        a.iter().map(|(page, count)| count.saturating_sub(b.get(page).copied().unwrap_or(0))).sum()
    };
    let (added, removed) = (more(&after, &before), more(&before, &after));
    if added > 0 {
        pair.changes.insert(Change::PagesAdded { count: added });
    }
    if removed > 0 {
        pair.changes.insert(Change::PagesRemoved { count: removed });
    }
    if added == 0 && removed == 0 && old != new {
        pair.changes.insert(Change::PagesReordered);
    }
}

fn page(pair: &mut Pair<'_>, number: u32, at: usize) -> Result<(), Unreadable> {
    let (before, after) = (pair.old.view.get(number), pair.new.view.get(number));
    let (Some(before), Some(after)) = (before.dict(), after.dict()) else {
        pair.changes.insert(Change::PageChanged { page: at });
        return Ok(());
    };
    let changed = Change::PageChanged { page: at };
    for key in keys(before, after) {
        match &key[..] {
            b"Annots" => annotations(pair, number, at)?,
            b"LastModified" => {}
            _ => pair.keep(before, after, &key, &changed)?,
        }
    }
    Ok(())
}

fn annotations(pair: &mut Pair<'_>, page: u32, at: usize) -> Result<(), Unreadable> {
    let (old, new) = (pair.old, pair.new);
    let (before, after) = (old.annotations(page), new.annotations(page));
    let numbers = |items: &[Value]| items.iter().filter_map(Value::reference).collect::<HashSet<u32>>();
    let (had, has) = (numbers(&before), numbers(&after));
    let changed = Change::AnnotationChanged { page: at };
    // Those that were there must still be, in their order: what comes later lies on top.
    let order = |items: &[Value]| {
        items.iter().filter_map(Value::reference).filter(|item| had.contains(item)).collect::<Vec<_>>()
    };
    if order(&before) != order(&after) {
        pair.changes.insert(changed.clone());
    }
    // Fields that are new are named by themselves. One that was there but lay on no page is content that was kept hidden,
    // unless it has just been signed.
    let accounted = |number: &u32| match (old.fields.get(number), new.fields.get(number)) {
        (None, Some(_)) => true,
        (Some(before), Some(after)) => after.signature && before.value.is_none() && value_of(new, after).is_some(),
        _ => false,
    };
    if has.iter().any(|number| !had.contains(number) && !accounted(number)) {
        pair.changes.insert(Change::AnnotationAdded { page: at });
    }
    let direct = |items: &[Value]| items.iter().filter(|item| item.reference().is_none()).cloned().collect::<Vec<_>>();
    if !Value::Array(direct(&before)).same(&Value::Array(direct(&after)), old.view.file.bytes) {
        pair.changes.insert(changed.clone());
    }
    pair.protected.add(&Value::Array(before), &changed)
}
