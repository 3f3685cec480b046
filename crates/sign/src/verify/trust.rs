//! Whom the reader trusts, and what else is known.

use std::{collections::HashSet, rc::Rc};

use super::{
    Unreadable,
    certificate::Certificate,
    cms::Message,
    pdf::{
        value::{Dict, Value},
        view::View,
    },
};

/// More than this many certificates, lists or answers in one file are not looked at.
const MOST: usize = 256;

/// Whom the reader trusts. Trust is a decision of the operator, never taken from a file.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Certificates that are trusted, each encoded (DER).
    pub anchors: Vec<Vec<u8>>,
    /// Certificates that are only known, and help to find the way (DER).
    pub known: Vec<Vec<u8>>,
    /// What was learned elsewhere about revocation.
    pub evidence: Evidence,
}

/// What was learned about revocation outside the file. Every item is believed only with the signature of whom it concerns.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Revocation lists (DER).
    pub crls: Vec<Vec<u8>>,
    /// OCSP responses (DER).
    pub ocsps: Vec<Vec<u8>>,
}

/// All that is known when a file is judged.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub anchors: Vec<Rc<Certificate>>,
    pub certificates: Vec<Rc<Certificate>>,
    pub lists: Vec<Vec<u8>>,
    pub answers: Vec<Vec<u8>>,
    /// Whether the file brings validation data of its own (a document security store).
    pub stored: bool,
}

impl Known {
    /// What the reader brings, and the file's own store (ISO 32000-2, 12.8.4.3).
    pub fn gather(trust: &Trust, view: &View<'_>) -> Result<Self, Unreadable> {
        let read = |list: &[Vec<u8>]| list.iter().filter_map(|der| Certificate::read(der).ok().map(Rc::new)).collect();
        let mut known = Self {
            anchors: read(&trust.anchors),
            certificates: read(&trust.known),
            lists: trust.evidence.crls.clone(),
            answers: trust.evidence.ocsps.clone(),
            stored: false,
        };
        let catalogue = view.at(view.trailer, b"Root");
        let store = catalogue.dict().map(|catalogue| view.at(catalogue, b"DSS"));
        if let Some(store) = store.as_ref().and_then(|store| store.dict()) {
            let certificates = items(view, store, b"Certs");
            known.certificates.extend(certificates.iter().filter_map(|der| Certificate::read(der).ok().map(Rc::new)));
            let (lists, answers) = (items(view, store, b"CRLs"), items(view, store, b"OCSPs"));
            known.stored = !lists.is_empty() || !answers.is_empty();
            known.lists.extend(lists);
            known.answers.extend(answers);
        }
        if view.file.budget.is_exhausted() { Err(Unreadable::TooMuch) } else { Ok(known) }
    }

    /// Adds what a signature or timestamp brings.
    pub fn add(&mut self, message: &Message) {
        let seen: HashSet<Vec<u8>> = self.certificates.iter().map(|certificate| certificate.der.clone()).collect();
        let new = message.certificates.iter().filter(|certificate| !seen.contains(&certificate.der));
        self.certificates.extend(new.take(MOST.saturating_sub(self.certificates.len())).cloned());
        self.lists.extend(message.lists.iter().take(MOST.saturating_sub(self.lists.len())).cloned());
        self.answers.extend(message.answers.iter().take(MOST.saturating_sub(self.answers.len())).cloned());
    }
}

fn items(view: &View<'_>, store: &Dict, key: &[u8]) -> Vec<Vec<u8>> {
    let list = view.at(store, key);
    list.array()
        .unwrap_or_default()
        .iter()
        .filter(|item| matches!(item, Value::Ref(..)))
        .take(MOST)
        .filter_map(|item| view.data(&view.resolve(item)))
        .collect()
}
