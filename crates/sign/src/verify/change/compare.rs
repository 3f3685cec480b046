//! Two savings side by side.

use std::collections::BTreeSet;

use super::{field, kind::Change, page, protect::Protected, shape::Shape};
use crate::verify::{
    Unreadable,
    pdf::value::{Dict, Value},
};

/// A pair of revisions under comparison.
pub struct Pair<'s> {
    /// The older one.
    pub old: &'s Shape<'s>,
    /// The newer one.
    pub new: &'s Shape<'s>,
    /// What must not change between them.
    pub protected: Protected<'s>,
    /// What was found to differ.
    pub changes: BTreeSet<Change>,
}

/// What the newer revision changed.
///
/// # Errors
/// The budget is used up.
pub fn compare(old: &Shape<'_>, new: &Shape<'_>) -> Result<BTreeSet<Change>, Unreadable> {
    let mut pair = Pair { old, new, protected: Protected::new(old), changes: BTreeSet::new() };
    trailer(&mut pair);
    catalogue(&mut pair)?;
    field::compare(&mut pair)?;
    page::compare(&mut pair)?;
    let broken = pair.protected.broken(new)?;
    pair.changes.extend(broken);
    Ok(pair.changes)
}

impl Pair<'_> {
    /// Whether a key has the same value in both, as written. What it leads to is protected when it has.
    ///
    /// # Errors
    /// The budget is used up.
    pub fn keep(&mut self, old: &Dict, new: &Dict, key: &[u8], meaning: &Change) -> Result<(), Unreadable> {
        let null = Value::Null;
        let (before, after) = (old.get(key).unwrap_or(&null), new.get(key).unwrap_or(&null));
        if !before.same(after, self.old.view.file.bytes) {
            self.changes.insert(meaning.clone());
        }
        self.protected.add(before, meaning)
    }

    /// Whether what a key holds, with references followed once, differs.
    fn differs(&self, old: &Dict, new: &Dict, key: &[u8]) -> bool {
        let (before, after) = (self.old.view.at(old, key), self.new.view.at(new, key));
        !before.same(&after, self.old.view.file.bytes)
    }
}

/// All keys of two dictionaries.
pub fn keys(old: &Dict, new: &Dict) -> BTreeSet<Vec<u8>> {
    old.keys().chain(new.keys()).cloned().collect()
}

fn trailer(pair: &mut Pair<'_>) {
    let (old, new) = (pair.old.view.trailer, pair.new.view.trailer);
    let root = |trailer: &Dict| trailer.get(&b"Root"[..]).and_then(Value::reference);
    if root(old) != root(new) {
        pair.changes.insert(Change::Other { object: root(new).unwrap_or_default() });
    }
    if pair.differs(old, new, b"Info") {
        pair.changes.insert(Change::Metadata);
    }
}

fn catalogue(pair: &mut Pair<'_>) -> Result<(), Unreadable> {
    let (old, new) = (pair.old.catalogue(), pair.new.catalogue());
    let object = pair.old.view.trailer.get(&b"Root"[..]).and_then(Value::reference).unwrap_or_default();
    let other = Change::Other { object };
    for key in keys(&old, &new) {
        match &key[..] {
            b"AcroForm" => form(pair)?,
            b"DSS" => {
                if validation_data(pair, &old, &new) {
                    pair.changes.insert(Change::ValidationDataAdded);
                }
            }
            b"Metadata" => {
                if pair.differs(&old, &new, b"Metadata") {
                    pair.changes.insert(Change::Metadata);
                }
            }
            // The version only tells programs what to expect; extensions name who invented a feature.
            b"Version" | b"Extensions" => {}
            // A certification that is added is a signature, and reported as one.
            b"Perms" if !old.contains_key(&b"Perms"[..]) => {}
            _ => pair.keep(&old, &new, &key, &other)?,
        }
    }
    Ok(())
}

fn validation_data(pair: &Pair<'_>, old: &Dict, new: &Dict) -> bool {
    let (before, after) = (pair.old.view.at(old, b"DSS"), pair.new.view.at(new, b"DSS"));
    match (before.dict(), after.dict()) {
        (Some(old), Some(new)) => keys(old, new).iter().any(|key| pair.differs(old, new, key)),
        (before, after) => before.is_some() || after.is_some(),
    }
}

fn form(pair: &mut Pair<'_>) -> Result<(), Unreadable> {
    let (old, new) =
        (pair.old.form.dict().cloned().unwrap_or_default(), pair.new.form.dict().cloned().unwrap_or_default());
    let other =
        Change::Other { object: pair.old.catalogue().get(&b"AcroForm"[..]).and_then(Value::reference).unwrap_or(0) };
    for key in keys(&old, &new) {
        match &key[..] {
            b"Fields" | b"SigFlags" => {}
            b"NeedAppearances" if matches!(*pair.new.view.at(&new, &key), Value::Null | Value::Bool(false)) => {}
            // Signing without a form makes one, with what its fields look like unless they say otherwise.
            b"DA" if old.is_empty() => {}
            b"DR" => {
                let (before, after) = (pair.old.view.at(&old, &key), pair.new.view.at(&new, &key));
                resources(pair, &before, &after, &other, 0)?;
            }
            _ => pair.keep(&old, &new, &key, &other)?,
        }
    }
    Ok(())
}

/// Fonts and the like may be added for a new signature, but none may be another one under the same name.
fn resources(pair: &mut Pair<'_>, old: &Value, new: &Value, other: &Change, depth: usize) -> Result<(), Unreadable> {
    match (old.dict(), new.dict()) {
        (None, _) if matches!(old, Value::Null) => Ok(()),
        (Some(before), Some(after)) if depth < 2 => {
            for key in before.keys() {
                if depth == 1 {
                    pair.keep(before, after, key, other)?;
                } else {
                    let (old, new) = (pair.old.view.at(before, key), pair.new.view.at(after, key));
                    resources(pair, &old, &new, other, depth + 1)?;
                }
            }
            Ok(())
        }
        _ => {
            if !old.same(new, pair.old.view.file.bytes) {
                pair.changes.insert(other.clone());
            }
            pair.protected.add(old, other)
        }
    }
}
