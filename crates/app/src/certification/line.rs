//! One line of a register, whatever was certified (the columns of Decree 23/2015 Art. 13.4).

use domain::catalog::money::Money;
use domain::certification::fact::Decision;
use domain::certification::statement::Capacity;
use domain::certification::{Attestation, Certification, CertificationNumber};
use domain::id::CertificationId;
use jiff::Timestamp;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is the line of.
    pub id: CertificationId,
    /// The number.
    pub number: CertificationNumber,
    /// When the number was given.
    pub at: Timestamp,
    /// Who asked, with the number of the paper they showed.
    pub requesters: Vec<String>,
    /// The paper or transaction.
    pub paper: String,
    /// Who certified, and as what; nobody while a number has no signature.
    pub certifier: Option<(String, Capacity)>,
    /// Copies, papers or, of a transaction, one.
    pub count: u32,
    /// What was charged.
    pub fee: Money,
    /// Remarks.
    pub remarks: Vec<String>,
    /// Why it has no value any more, and by which decision.
    pub struck: Option<(String, Option<Decision>)>,
}

impl Line {
    /// The line of a certified copy; none before it has a number.
    pub(super) fn of_copy(one: &Certification) -> Option<Self> {
        let request = one.request.as_ref()?;
        let owner = &request.requester;
        let statement = one.certified.as_ref().map(|certified| &certified.statement);
        Some(Self {
            id: one.id,
            number: one.number?,
            at: one.numbered_at?,
            requesters: vec![named(&owner.name, owner.number.as_deref().unwrap_or_default())],
            paper: request.original.title.clone(),
            certifier: statement.map(|statement| (statement.certifier.clone(), statement.capacity)),
            count: request.extent.copies,
            fee: request.charge.amount,
            remarks: one.remarks.clone(),
            struck: one.annulled.as_ref().map(|gone| (gone.reason.clone(), gone.decision.clone())),
        })
    }

    /// The line of a signature, translation or transaction; none before it has a number.
    pub(super) fn of_attestation(one: &Attestation) -> Option<Self> {
        let certified = one.certified.as_ref()?;
        let prepared = &one.prepared;
        Some(Self {
            id: one.id,
            number: certified.number,
            at: certified.at,
            requesters: prepared.people.iter().map(|person| named(&person.name, &person.number)).collect(),
            paper: prepared.title.clone(),
            certifier: Some((certified.by.name.clone(), certified.capacity)),
            count: prepared.papers,
            fee: prepared.charge.amount,
            remarks: one.remarks.clone(),
            struck: one.struck.clone(),
        })
    }
}

fn named(name: &str, number: &str) -> String {
    [name, number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
