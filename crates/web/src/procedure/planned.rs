//! What changes, and from when: an edition or an act that is published and not yet in force.

use app::words::{Lang, Value, Words};
use domain::catalog::{Answers, Catalog, Component, Procedure};
use jiff::civil::Date;
use serde::Serialize;

use super::who;

/// What changes on a day.
#[derive(Debug, Clone, Serialize)]
pub struct Planned {
    /// The day.
    pub day: Date,
    /// What, in words.
    pub changes: Vec<String>,
}

impl Planned {
    /// What is published for later, the next first.
    pub fn of(catalog: &Catalog, procedure: &Procedure, today: Date, words: &Words, lang: Lang) -> Vec<Planned> {
        let mut planned: Vec<Planned> = Vec::new();
        let later = catalog.of(&procedure.code).filter(|other| {
            other.valid_from > today && other.edition > procedure.edition && other.valid_from > procedure.valid_from
        });
        let mut before = procedure;
        for next in later {
            planned.push(Planned { day: next.valid_from, changes: changes(before, next, words, lang) });
            before = next;
        }
        let acts = catalog.matrix().acts().filter(|act| act.valid_from > today);
        for act in acts.filter(|act| act.moves.iter().any(|one| one.names(procedure))) {
            let ruled = catalog.matrix().rule(procedure, &Answers::default(), act.valid_from);
            if ruled.act.is_some_and(|(other, _)| other.id == act.id) {
                let args = [
                    ("office", Value::Text(who::office(&ruled.rule, words, lang))),
                    ("number", Value::Text(act.number.clone())),
                ];
                let change = words.get(lang, "procedure-planned-office", &args);
                planned.push(Planned { day: act.valid_from, changes: vec![change] });
            }
        }
        planned.sort_by_key(|one| one.day);
        planned
    }
}

/// What a person will notice: papers by name, the rest by what it is.
fn changes(old: &Procedure, new: &Procedure, words: &Words, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    let missing = |from: &Procedure, to: &Procedure| -> Vec<String> {
        let gone = |paper: &&Component| to.component(&paper.code).is_none();
        from.components.iter().filter(gone).map(|paper| paper.name.get(lang.code()).to_owned()).collect()
    };
    for (key, names) in
        [("procedure-planned-paper-more", missing(new, old)), ("procedure-planned-paper-less", missing(old, new))]
    {
        told.extend(names.into_iter().map(|name| words.get(lang, key, &[("name", Value::Text(name))])));
    }
    let other_papers = told.is_empty() && old.components != new.components;
    let aspects = [
        (other_papers, "procedure-planned-papers"),
        (old.fees != new.fees, "procedure-planned-fees"),
        (old.tables != new.tables, "procedure-planned-tables"),
        (old.channels != new.channels, "procedure-planned-times"),
        (old.office != new.office, "procedure-planned-place"),
        (old.form != new.form, "procedure-planned-form"),
        (old.eligibility != new.eligibility, "procedure-planned-eligibility"),
        (old.steps != new.steps, "procedure-planned-steps"),
        (old.results != new.results, "procedure-planned-results"),
    ];
    told.extend(aspects.iter().filter(|(differs, _)| *differs).map(|(_, key)| words.get(lang, key, &[])));
    if told.is_empty() {
        told.push(words.get(lang, "procedure-planned-words", &[]));
    }
    told
}
