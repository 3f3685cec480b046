//! What must stay as it was: every object a protected one leads to.

use std::collections::{BTreeSet, HashMap};

use super::{
    kind::Change,
    shape::{Role, Shape},
};
use crate::verify::{
    Unreadable,
    pdf::value::{Dict, Value},
};

/// The objects that must not change, each with what it would mean if they did.
pub struct Protected<'s> {
    shape: &'s Shape<'s>,
    objects: HashMap<u32, BTreeSet<Change>>,
}

impl<'s> Protected<'s> {
    /// Nothing yet, for the older of two revisions.
    pub fn new(shape: &'s Shape<'s>) -> Self {
        Self { shape, objects: HashMap::new() }
    }

    /// Protects all a value leads to. Pages, fields and the catalogue are compared by themselves; a list of fields or
    /// annotations has no business being referred to from anywhere else.
    ///
    /// # Errors
    /// The budget is used up.
    pub fn add(&mut self, value: &Value, change: &Change) -> Result<(), Unreadable> {
        let mut open = Vec::new();
        references(value, &mut open);
        while let Some(number) = open.pop() {
            self.shape.view.file.budget.pay(8).map_err(|_| Unreadable::TooMuch)?;
            match self.shape.roles.get(&number) {
                None | Some(Role::List | Role::Form) => {}
                Some(_) => continue,
            }
            if self.objects.entry(number).or_default().insert(change.clone()) {
                references(&self.shape.view.get(number), &mut open);
            }
        }
        Ok(())
    }

    /// What the newer revision changed of all this.
    ///
    /// # Errors
    /// The budget is used up.
    pub fn broken(&self, newer: &Shape<'_>) -> Result<BTreeSet<Change>, Unreadable> {
        let mut changes = BTreeSet::new();
        for (number, meaning) in &self.objects {
            let (old, new) = (self.shape.view, newer.view);
            if old.place(*number) == new.place(*number) && !old.is_open(*number) {
                continue;
            }
            old.file.budget.pay(64).map_err(|_| Unreadable::TooMuch)?;
            if old.is_open(*number) || !old.get(*number).same(&new.get(*number), old.file.bytes) {
                changes.extend(meaning.iter().map(|change| match change {
                    Change::Other { .. } => Change::Other { object: *number },
                    change => change.clone(),
                }));
            }
        }
        Ok(changes)
    }
}

fn references(value: &Value, into: &mut Vec<u32>) {
    let of_dict = |dict: &Dict, into: &mut Vec<u32>| dict.values().for_each(|value| references(value, into));
    match value {
        Value::Ref(number, _) => into.push(*number),
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        Value::Dict(dict) | Value::Stream(dict, _) => of_dict(dict, into),
        _ => {}
    }
}
