//! The editions of all procedures, and which is in force on a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::check;
use super::code::ProcedureCode;
use super::competence::{self, Act, Matrix};
use super::finding::Finding;
use super::linked::{self, LinkedSet};
use super::procedure::{EditionId, Procedure};

/// Every edition of every procedure, checked.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// As they hold: an edition without a last day ends the day before the next one begins.
    pub(super) editions: BTreeMap<EditionId, Arc<Procedure>>,
    /// As their texts say.
    pub(super) written: BTreeMap<EditionId, Arc<Procedure>>,
    pub(super) matrix: Arc<Matrix>,
    /// The acts as their texts say, with their numbers.
    pub(super) acts: Vec<(u32, Arc<Act>)>,
    /// The linked sets as their texts say, with their numbers.
    pub(super) sets: Vec<(u32, Arc<LinkedSet>)>,
    /// The linked sets as they hold.
    pub(super) linked: Vec<Arc<LinkedSet>>,
    pub(super) findings: Vec<Finding>,
}

impl Catalog {
    /// Reads and checks files, given as name and text: acts of competence below `competence/`, linked sets below
    /// `linked/`, all others procedures.
    ///
    /// # Errors
    /// Every finding, warnings included, when at least one is an error: then nothing is loaded.
    pub fn from_files<N: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Catalog, Vec<Finding>> {
        let (acts, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(name, _)| name.as_ref().starts_with("competence/"));
        let (sets, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(name, _)| name.as_ref().starts_with("linked/"));
        let (procedures, mut findings) = check::files(files);
        let all: Vec<&Procedure> = procedures.iter().collect();
        let (acts, found) = competence::files(acts, &all);
        findings.extend(found);
        let (linked, found) = linked::files(sets, &all);
        findings.extend(found);
        if findings.iter().any(Finding::is_error) {
            return Err(findings);
        }
        let written = procedures.into_iter().map(|procedure| (procedure.id(), Arc::new(procedure))).collect();
        let acts: Vec<_> = acts.into_iter().map(|act| (1, Arc::new(act))).collect();
        let sets = linked.into_iter().map(|set| (1, Arc::new(set))).collect();
        let mut catalog = Catalog { written, acts, sets, findings, ..Catalog::default() };
        catalog.settle(&[], None);
        Ok(catalog)
    }

    /// Warnings and notes of the check that let the catalogue load.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Who decides what, under which act.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The linked sets under which a case of this day falls.
    pub fn linked_in_force(&self, on: Date) -> impl Iterator<Item = &Arc<LinkedSet>> {
        self.linked.iter().filter(move |set| set.is_in_force(on))
    }

    /// One edition as its text says, whatever came after it.
    pub fn written(&self, id: &EditionId) -> Option<&Arc<Procedure>> {
        self.written.get(id)
    }

    /// The edition under which a dossier of this day falls.
    pub fn in_force(&self, code: &ProcedureCode, on: Date) -> Option<&Arc<Procedure>> {
        self.of(code).find(|procedure| procedure.is_in_force(on))
    }

    /// One edition, whether in force or not.
    pub fn edition(&self, id: &EditionId) -> Option<&Arc<Procedure>> {
        self.editions.get(id)
    }

    /// The editions of one procedure, oldest first.
    pub fn of(&self, code: &ProcedureCode) -> impl Iterator<Item = &Arc<Procedure>> {
        let code = code.clone();
        let first = EditionId { code: code.clone(), number: 0 };
        self.editions.range(first..).take_while(move |(id, _)| id.code == code).map(|(_, procedure)| procedure)
    }

    /// The procedures in force on a day, by code.
    pub fn all_in_force(&self, on: Date) -> impl Iterator<Item = &Arc<Procedure>> {
        self.editions.values().filter(move |procedure| procedure.is_in_force(on))
    }

    /// Every edition, by code and number.
    pub fn editions(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.editions.values()
    }
}
