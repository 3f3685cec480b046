//! What the facts of one dossier lead to: its row, its papers, its questions, its code, the figures it moved.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::ensure;
use domain::calendar::local;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::paper::Paper;
use domain::dossier::record::{BrokenTimeline, Dossier};
use domain::id::DossierId;
use jiff::Timestamp;
use store::dossier::StoredFact;
use store::paper::PaperRow;
use store::verify::{ConsultationRow, Rebuilt};

use crate::dossier::record::{moves_of, read_fact, row};

/// Makes everything once more, or says why the facts cannot have happened.
pub(super) fn rebuild(id: &str, facts: &[StoredFact]) -> Result<Rebuilt, String> {
    let recorded: Vec<Recorded> = facts.iter().map(read).collect::<Result<_, _>>()?;
    let id: DossierId = id.parse().map_err(|error| format!("its identifier cannot be read: {error}"))?;
    fold(id, &recorded).map_err(|why| format!("{why:#}"))
}

fn read(stored: &StoredFact) -> Result<Recorded, String> {
    let read = read_fact(&stored.fact).and_then(|recorded| {
        ensure!(recorded.fact.kind() == stored.fact.kind, "it is listed as '{}'", stored.fact.kind);
        Ok(recorded)
    });
    read.map_err(|why| format!("fact {} cannot be read: {why:#}", stored.seq))
}

fn fold(id: DossierId, facts: &[Recorded]) -> anyhow::Result<Rebuilt> {
    let (first, rest) = facts.split_first().ok_or(BrokenTimeline::Empty)?;
    let mut dossier = Dossier::fold(id, [first])?;
    let mut moves = moves_of(&dossier, first);
    let mut papers = Papers::default();
    papers.see(&dossier, first.at);
    for recorded in rest {
        // One fact after the other: what a figure counts is decided on the dossier as it was then.
        dossier.apply(recorded)?;
        moves.extend(moves_of(&dossier, recorded));
        papers.see(&dossier, recorded.at);
    }
    let accepted = facts.iter().find(|recorded| matches!(recorded.fact, Fact::Accepted { .. }));
    Ok(Rebuilt {
        row: row(&dossier, String::new())?,
        moves,
        code_day: accepted.map(|recorded| local::day(recorded.at).to_string()),
        papers: papers.rows.into_values().collect(),
        consultations: consultations(facts),
    })
}

/// Every paper with a file that ever belonged to the dossier, the result too. The bytes of a replaced one stay, and so
/// does the file of a result that was corrected.
#[derive(Debug, Default)]
struct Papers {
    rows: BTreeMap<String, PaperRow>,
    results: BTreeSet<String>,
}

impl Papers {
    /// Looks at the dossier after one more fact: what has come, what has gone.
    fn see(&mut self, dossier: &Dossier, at: Timestamp) {
        let id = dossier.id.to_string();
        let brought: Vec<PaperRow> = dossier.papers.iter().filter_map(|paper| paper_row(&id, paper, at)).collect();
        for row in self.rows.values_mut().filter(|row| !self.results.contains(&row.id)) {
            if !brought.iter().any(|there| there.id == row.id) {
                row.removed_at.get_or_insert(at);
            }
        }
        let result = dossier.outcome.as_ref().and_then(|outcome| outcome.file.as_ref());
        let result = result.and_then(|paper| paper_row(&id, paper, at));
        self.results.extend(result.iter().map(|row| row.id.clone()));
        for row in brought.into_iter().chain(result) {
            self.rows.entry(row.id.clone()).or_insert(row);
        }
    }
}

fn paper_row(dossier: &str, paper: &Paper, at: Timestamp) -> Option<PaperRow> {
    let file = paper.file.as_ref()?;
    let source = serde_json::to_value(paper.source).ok()?;
    Some(PaperRow {
        dossier: dossier.to_owned(),
        id: paper.id.to_string(),
        component: paper.component.clone(),
        name: paper.name.clone(),
        media_type: file.media_type.clone(),
        size: i64::try_from(file.size).unwrap_or(i64::MAX),
        sha256: file.sha256.clone(),
        source: source.as_str()?.to_owned(),
        added_at: at,
        removed_at: None,
    })
}

fn consultations(facts: &[Recorded]) -> Vec<ConsultationRow> {
    let mut rows: BTreeMap<String, ConsultationRow> = BTreeMap::new();
    for Recorded { at, fact, .. } in facts {
        match fact {
            Fact::ConsultationAsked { id, agency, due, .. } => {
                let (id, agency) = (id.to_string(), agency.to_string());
                let row = ConsultationRow { id: id.clone(), agency, asked_at: *at, due_at: *due, answered_at: None };
                rows.insert(id, row);
            }
            Fact::ConsultationAnswered { id, .. } => {
                if let Some(row) = rows.get_mut(&id.to_string()) {
                    row.answered_at = Some(*at);
                }
            }
            _ => {}
        }
    }
    rows.into_values().collect()
}
