//! The editions of all procedures, and which is in force on a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::check;
use super::code::ProcedureCode;
use super::competence::{self, Matrix};
use super::finding::Finding;
use super::procedure::{EditionId, Procedure};

/// Every edition of every procedure, checked.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    editions: BTreeMap<EditionId, Arc<Procedure>>,
    matrix: Arc<Matrix>,
    findings: Vec<Finding>,
}

impl Catalog {
    /// Reads and checks files, given as name and text: acts of competence below `competence/`, all others procedures.
    ///
    /// # Errors
    /// Every finding, warnings included, when at least one is an error: then nothing is loaded.
    pub fn from_files<N: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Result<Catalog, Vec<Finding>> {
        let (acts, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(name, _)| name.as_ref().starts_with("competence/"));
        let (procedures, mut findings) = check::files(files);
        let (acts, found) = competence::files(acts, &procedures.iter().collect::<Vec<_>>());
        findings.extend(found);
        if findings.iter().any(Finding::is_error) {
            return Err(findings);
        }
        let editions = procedures.into_iter().map(|procedure| (procedure.id(), Arc::new(procedure))).collect();
        Ok(Catalog { editions, matrix: Arc::new(Matrix::new(acts)), findings })
    }

    /// Warnings and notes of the check that let the catalogue load.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Who decides what, under which act.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
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
