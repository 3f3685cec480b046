//! What clients were told, held against what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::telephone::{Call, Telephone};

/// One dossier as it was last acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub version: u64,
    pub state: String,
    pub code: Option<String>,
}

#[derive(Debug, Default)]
struct Pages {
    dossiers: BTreeMap<String, Known>,
    answers: Vec<(Call, String, u64)>,
}

/// Everything that was acknowledged.
#[derive(Debug, Clone, Default)]
pub struct Ledger(Arc<Mutex<Pages>>);

impl Ledger {
    /// Writes an answer down.
    pub fn answered(&self, call: Call, dossier: &Value) {
        let id = dossier["id"].as_str().unwrap().to_owned();
        let known = known(dossier);
        let mut pages = self.0.lock().unwrap();
        pages.answers.push((call, id.clone(), known.version));
        let before = pages.dossiers.insert(id.clone(), known.clone());
        if let Some(before) = before {
            assert!(known.version > before.version, "{id}: {known:?} after {before:?}");
            assert!(before.code.is_none() || before.code == known.code, "{id}: {known:?} after {before:?}");
        }
    }

    /// As it stands.
    pub fn dossiers(&self) -> BTreeMap<String, Known> {
        self.0.lock().unwrap().dossiers.clone()
    }

    /// Requests that were answered.
    pub fn answers(&self) -> usize {
        self.0.lock().unwrap().answers.len()
    }

    /// Every dossier is there exactly as it was last acknowledged, with all its facts.
    pub async fn hold(&self, line: &Telephone) {
        for (id, last) in self.dossiers() {
            let there = line.get("hoa", format!("/api/v1/dossiers/{id}")).await;
            assert_eq!(known(&there), last, "{id}");
            let facts = line.get("hoa", format!("/api/v1/dossiers/{id}/timeline")).await;
            assert_eq!(facts["items"].as_array().unwrap().len() as u64, last.version, "{id}: {facts:#}");
        }
    }

    /// Codes of every agency and day are 1, 2, 3… and each has one dossier. How many there are.
    pub fn hold_codes(&self) -> usize {
        let mut days: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        let dossiers = self.dossiers();
        let codes: Vec<&String> = dossiers.values().filter_map(|known| known.code.as_ref()).collect();
        for code in &codes {
            let (day, ordinal) = code.rsplit_once('-').unwrap();
            assert!(days.entry(day.to_owned()).or_default().insert(ordinal.parse().unwrap()), "{code} stands twice");
        }
        for (day, ordinals) in days {
            let whole: BTreeSet<u32> = (1..=u32::try_from(ordinals.len()).unwrap()).collect();
            assert_eq!(ordinals, whole, "{day}");
        }
        codes.len()
    }

    /// The same request again gives the same answer, however long ago it was; each `nth` one is asked.
    pub async fn hold_answers(&self, line: &Telephone, nth: usize) -> usize {
        let again: Vec<_> = self.0.lock().unwrap().answers.iter().step_by(nth).cloned().collect();
        for (call, id, version) in &again {
            let reply = line.ask(call).await;
            assert!(reply.status < 300, "{call:?}: {}", reply.body);
            let told = (reply.body["id"].as_str().unwrap(), reply.body["version"].as_u64().unwrap());
            assert_eq!(told, (id.as_str(), *version), "{call:?}");
        }
        again.len()
    }
}

fn known(dossier: &Value) -> Known {
    Known {
        version: dossier["version"].as_u64().unwrap(),
        state: dossier["state"].as_str().unwrap().to_owned(),
        code: dossier["code"].as_str().map(str::to_owned),
    }
}
