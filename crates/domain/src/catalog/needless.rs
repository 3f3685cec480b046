//! Papers that are asked for although the State holds what they say: the first recommendation to a city.
//!
//! Decree 118/2025 Art. 5.1i forbids asking again for what is held and shared; Art. 17.1b has officers take it over
//! themselves. Which papers are held, and under which law, is a file a clerk edits: `catalog/reuse.toml`.
pub mod rules; // the file: kinds of paper, where they are held, which law

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use self::rules::{Kind, Law, Rules, Source, words};
use super::code::ProcedureCode;
use super::component::{Component, Satisfaction};
use super::field::REGISTERS;
use super::finding::{Finding, Severity};
use super::parse::Places;
use super::parse::Turn::{At, Key};
use super::procedure::{EditionId, Procedure};

/// How many papers a year are spared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spared {
    /// Every dossier needs the paper: this many.
    Papers(u64),
    /// Only some dossiers need it, and nobody counted which: at most this many.
    AtMost(u64),
    /// Nobody counted the dossiers.
    Unknown,
}

/// A paper that could be spared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needless<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The paper.
    pub component: &'a Component,
    /// The kind of the rules that knows it; none when only the file itself, or a result of another procedure, does.
    pub kind: Option<&'a Kind>,
    /// What takes its place.
    pub replaced_by: Source,
    /// The procedures of the catalogue that make the result, when it is one.
    pub made_by: Vec<ProcedureCode>,
    /// The law that allows it, as far as it is in force.
    pub law: Vec<&'a Law>,
    /// Whether the city has the register or store to look it up; otherwise the connection comes first.
    pub reachable: bool,
    /// How many papers a year that spares.
    pub spares: Spared,
    /// The file already offers what takes its place.
    pub already: bool,
}

/// What was looked at and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// Papers looked at, the forms themselves left out.
    pub papers: usize,
    /// Papers the files already take from elsewhere.
    pub already: usize,
    /// Papers that could be spared and are not yet.
    pub spareable: usize,
    /// Papers the file keeps with a reason, although they are held.
    pub kept: usize,
    /// Papers for which nothing is known to take their place.
    pub needed: usize,
    /// Papers a year of those that could be spared, as far as they were counted: the certain part.
    pub spared_a_year: u64,
    /// The same with those that only some dossiers need: no more than this.
    pub spared_at_most: u64,
    /// Of those that could be spared, how many nobody counted.
    pub uncounted: usize,
}

/// Looks at every paper of these procedures. `figures` are the city's own counts of dossiers a year, which go before a
/// number in the file; `on` is the day whose law holds. The papers that could be spared come first, most spared first.
pub fn find<'a>(
    procedures: &[&'a Procedure],
    rules: &'a Rules,
    figures: &BTreeMap<ProcedureCode, u64>,
    on: Date,
) -> (Vec<Needless<'a>>, Totals) {
    let results = results(procedures);
    let mut found = Vec::new();
    let mut totals = Totals::default();
    for procedure in procedures {
        for component in &procedure.components {
            // The form is what a person says, not a paper that could be had elsewhere.
            if component.satisfied_by.first() == Some(&Satisfaction::Form) {
                continue;
            }
            totals.papers += 1;
            match look(procedure, component, rules, &results, figures, on) {
                Some(_) if component.needed_because.is_some() => totals.kept += 1,
                Some(one) => found.push(one),
                None => totals.needed += 1,
            }
        }
    }
    for one in &found {
        if one.already {
            totals.already += 1;
            continue;
        }
        totals.spareable += 1;
        match one.spares {
            Spared::Papers(count) => {
                totals.spared_a_year = totals.spared_a_year.saturating_add(count);
                totals.spared_at_most = totals.spared_at_most.saturating_add(count);
            }
            Spared::AtMost(count) => totals.spared_at_most = totals.spared_at_most.saturating_add(count),
            Spared::Unknown => totals.uncounted += 1,
        }
    }
    let count = |spared| match spared {
        Spared::Papers(count) => (2, count),
        Spared::AtMost(count) => (1, count),
        Spared::Unknown => (0, 0),
    };
    found.sort_by_key(|one| {
        (one.already, !one.reachable, std::cmp::Reverse(count(one.spares)), &one.procedure.code, &one.component.code)
    });
    (found, totals)
}

/// What each procedure of the catalogue makes: the words of the result, its code, and who makes it.
type Results = BTreeMap<String, (Vec<String>, BTreeSet<ProcedureCode>)>;

fn results(procedures: &[&Procedure]) -> Results {
    let mut results = Results::new();
    for procedure in procedures {
        for result in &procedure.results {
            let entry = results.entry(result.code.to_string()).or_default();
            entry.0 = words(&result.name.vi);
            entry.1.insert(procedure.code.clone());
        }
    }
    results
}

fn look<'a>(
    procedure: &'a Procedure,
    component: &'a Component,
    rules: &'a Rules,
    results: &Results,
    figures: &BTreeMap<ProcedureCode, u64>,
    on: Date,
) -> Option<Needless<'a>> {
    let name = words(&component.name.vi);
    let kind = rules.kinds.iter().find(|kind| kind.is_of(&name) && kind.law.iter().any(|law| law.holds(on)));
    let held = component.satisfied_by.iter().find(|way| way.is_held());
    // A result is known by its whole name, of three words at least: `giấy phép` alone says nothing.
    let result = results
        .iter()
        .filter(|(_, (result, by))| result.len() >= 3 && rules::holds(&name, result) && !by.contains(&procedure.code))
        .max_by_key(|(_, (result, _))| result.len());
    let (replaced_by, already) = match (held, kind, result) {
        (Some(way), ..) => (Source::Way(way.clone()), true),
        (None, Some(kind), _) if kind.source != Source::Compare => (kind.source.clone(), false),
        (None, _, Some((code, _))) => (Source::Way(Satisfaction::StoreItem(code.clone())), false),
        // A copy need not be certified where the original is shown (Decree 23/2015 Art. 6.1).
        (None, Some(kind), None) => (kind.source.clone(), component.takes_upload()),
        (None, None, None) => return None,
    };
    let made_by = match &replaced_by {
        Source::Way(Satisfaction::StoreItem(code)) => {
            results.get(code).map(|(_, by)| by.iter().cloned().collect()).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let law = kind.map_or(&rules.otherwise, |kind| &kind.law).iter().filter(|law| law.holds(on)).collect();
    let reachable = match &replaced_by {
        Source::Way(Satisfaction::Register(question)) => {
            question.split_once('.').is_some_and(|(register, _)| REGISTERS.contains(&register))
        }
        _ => true,
    };
    let dossiers = figures
        .get(&procedure.code)
        .or_else(|| figures.get(&procedure.code.national()))
        .copied()
        .or(procedure.yearly.as_ref().map(|yearly| yearly.dossiers));
    let spares = match dossiers.map(|count| count.saturating_mul(u64::from(component.quantity))) {
        None => Spared::Unknown,
        Some(count) if component.required => Spared::Papers(count),
        Some(count) => Spared::AtMost(count),
    };
    Some(Needless { procedure, component, kind, replaced_by, made_by, law, reachable, spares, already })
}

impl Needless<'_> {
    /// Which edition it is about.
    pub fn edition(&self) -> EditionId {
        self.procedure.id()
    }

    /// The note for `catalog check`, at the line of the paper in its file; none for what the file already spares.
    pub fn note(&self, file: &str, places: &Places<'_>) -> Option<Finding> {
        if self.already {
            return None;
        }
        let at = self.procedure.components.iter().position(|one| one.code == self.component.code)?;
        let finding = Finding::new(file, Severity::Note, "catalog.needless-paper")
            .at(places.line(&[Key("components"), At(at), Key("code")]))
            .with("name", &self.component.code)
            .with("source", &self.replaced_by)
            .with("law", self.law_words());
        Some(finding)
    }

    /// The law in one line: `118/2025/NĐ-CP Điều 17.1b; 03/2026/QH16 Điều 3.7`.
    pub fn law_words(&self) -> String {
        let one = |law: &&Law| format!("{} {}", law.number, law.article);
        self.law.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests;
