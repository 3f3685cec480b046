//! Papers and consultations against the facts: tables that use cases write beside the row.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::args;
use crate::engine::Snapshot;
use crate::engine::fault::Fault;
use crate::engine::value::Row;
use crate::paper::{self, PaperRow};

use super::{Difference, Report};

/// A question to another agency, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRow {
    /// The question.
    pub id: String,
    /// Who is asked.
    pub agency: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the answer is due.
    pub due_at: Timestamp,
    /// When it came.
    pub answered_at: Option<Timestamp>,
}

/// The rows of one dossier, by identifier.
#[derive(Debug, Default)]
pub(super) struct Beside {
    papers: BTreeMap<String, PaperRow>,
    consultations: BTreeMap<String, ConsultationRow>,
}

impl Beside {
    pub(super) fn of(papers: Vec<PaperRow>, consultations: Vec<ConsultationRow>) -> Self {
        Beside {
            papers: papers.into_iter().map(|paper| (paper.id.clone(), paper)).collect(),
            consultations: consultations.into_iter().map(|asked| (asked.id.clone(), asked)).collect(),
        }
    }
}

/// The rows of the dossiers after one identifier up to another.
pub(super) async fn read(
    snapshot: &Snapshot,
    after: &str,
    until: &str,
    report: &mut Report,
) -> Result<BTreeMap<String, Beside>, Fault> {
    const PAPERS: &str = "select dossier, id, component, name, media_type, size, sha256, source, added_at, removed_at from paper \
         where dossier > $1 and dossier <= $2 order by dossier, id";
    const ASKED: &str = "select dossier, id, agency, asked_at, due_at, answered_at from consultation \
         where dossier > $1 and dossier <= $2 order by dossier, id";
    let mut kept: BTreeMap<String, Beside> = BTreeMap::new();
    for row in snapshot.query(PAPERS, &args![after, until]).await? {
        let paper = paper::read(&row)?;
        report.papers += 1;
        kept.entry(paper.dossier.clone()).or_default().papers.insert(paper.id.clone(), paper);
    }
    for row in snapshot.query(ASKED, &args![after, until]).await? {
        let asked = consultation(&row)?;
        report.consultations += 1;
        kept.entry(row.string("dossier")?).or_default().consultations.insert(asked.id.clone(), asked);
    }
    Ok(kept)
}

fn consultation(row: &Row) -> Result<ConsultationRow, Fault> {
    Ok(ConsultationRow {
        id: row.string("id")?,
        agency: row.string("agency")?,
        asked_at: row.time("asked_at")?,
        due_at: row.time("due_at")?,
        answered_at: row.opt_time("answered_at")?,
    })
}

/// Names every column in which the stored rows differ from what the facts make.
pub(super) fn check(dossier: &str, stored: Beside, rebuilt: Beside, tell: &mut impl FnMut(Difference)) {
    table("paper", dossier, stored.papers, rebuilt.papers, papers, tell);
    table("consultation", dossier, stored.consultations, rebuilt.consultations, consultations, tell);
}

type Differing = Vec<(&'static str, String, String)>;

fn table<T>(
    table: &'static str,
    dossier: &str,
    stored: BTreeMap<String, T>,
    mut rebuilt: BTreeMap<String, T>,
    differing: fn(&T, &T) -> Differing,
    tell: &mut impl FnMut(Difference),
) {
    let mut tell = |id: &str, (column, stored, rebuilt)| {
        tell(Difference::Beside { dossier: dossier.to_owned(), table, id: id.to_owned(), column, stored, rebuilt });
    };
    let (there, missing) = ("there".to_owned(), "missing".to_owned());
    for (id, stored) in &stored {
        match rebuilt.remove(id) {
            Some(rebuilt) => differing(stored, &rebuilt).into_iter().for_each(|found| tell(id, found)),
            None => tell(id, ("row", there.clone(), missing.clone())),
        }
    }
    for id in rebuilt.keys() {
        tell(id, ("row", missing.clone(), there.clone()));
    }
}

macro_rules! differing {
    ($name:ident, $row:ident: $($column:ident)*) => {
        fn $name(stored: &$row, rebuilt: &$row) -> Differing {
            // Taking the row apart makes the compiler ask for columns added later.
            let $row { $($column: _),* } = stored;
            let mut found = Differing::new();
            $(if stored.$column != rebuilt.$column {
                found.push((stringify!($column), format!("{:?}", stored.$column), format!("{:?}", rebuilt.$column)));
            })*
            found
        }
    };
}
differing!(papers, PaperRow: dossier id component name media_type size sha256 source added_at removed_at);
differing!(consultations, ConsultationRow: id agency asked_at due_at answered_at);
