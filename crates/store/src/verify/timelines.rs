//! Rows, versions and hash chains against the facts.

use std::collections::BTreeMap;

use crate::args;
use crate::counter::Scope;
use crate::dossier::row::found;
use crate::dossier::{DossierRow, Found, StoredFact, chain};
use crate::engine::Snapshot;
use crate::engine::fault::Fault;

use super::beside::{self, Beside};
use super::{Difference, PAGE, Rebuilt, Report, body};

/// Figures as the facts give them.
pub(super) type Recount = BTreeMap<(Scope, String), i64>;

pub(super) async fn check(
    snapshot: &Snapshot,
    fold: impl Fn(&str, &[StoredFact]) -> Result<Rebuilt, String>,
    tell: &mut impl FnMut(Difference),
    report: &mut Report,
    progress: &mut impl FnMut(&Report),
) -> Result<Recount, Fault> {
    const READ: &str = concat!(found!(), "where d.id > $1 order by d.id limit $2");
    let mut recount = Recount::new();
    let mut last = String::new();
    loop {
        let rows = snapshot.query(READ, &args![&last, PAGE]).await?;
        let is_end = rows.len() < PAGE as usize;
        let dossiers: Vec<Found> = rows.iter().map(Found::read).collect::<Result<_, _>>()?;
        let until = if is_end { "\u{10ffff}".to_owned() } else { dossiers[dossiers.len() - 1].row.id.clone() };
        let mut timelines = facts(snapshot, &last, &until).await?;
        let mut kept = beside::read(snapshot, &last, &until, report).await?;
        for dossier in dossiers {
            let facts = timelines.remove(&dossier.row.id).unwrap_or_default();
            let beside = kept.remove(&dossier.row.id).unwrap_or_default();
            report.dossiers += 1;
            report.facts += facts.len() as u64;
            one(&dossier, &facts, beside, &fold, tell, &mut recount);
        }
        timelines.into_keys().for_each(|dossier| tell(Difference::NoRow { dossier }));
        kept.into_iter().for_each(|(dossier, lost)| beside::check(&dossier, lost, Beside::default(), tell));
        progress(report);
        if is_end {
            return Ok(recount);
        }
        last = until;
        // SQLite reads on this thread: let others have it between pages.
        tokio::task::yield_now().await;
    }
}

async fn facts(snapshot: &Snapshot, after: &str, until: &str) -> Result<BTreeMap<String, Vec<StoredFact>>, Fault> {
    const READ: &str = "select dossier, seq, at, kind, actor, body, hash from fact \
         where dossier > $1 and dossier <= $2 order by dossier, seq";
    let mut timelines: BTreeMap<String, Vec<StoredFact>> = BTreeMap::new();
    for row in snapshot.query(READ, &args![after, until]).await? {
        timelines.entry(row.string("dossier")?).or_default().push(StoredFact::read(&row)?);
    }
    Ok(timelines)
}

fn one(
    dossier: &Found,
    facts: &[StoredFact],
    beside: Beside,
    fold: impl Fn(&str, &[StoredFact]) -> Result<Rebuilt, String>,
    tell: &mut impl FnMut(Difference),
    recount: &mut Recount,
) {
    let id = &dossier.row.id;
    let head = chained(id, facts, tell);
    let mut rebuilt = match fold(id, facts) {
        Ok(rebuilt) => rebuilt,
        Err(problem) => return tell(Difference::Timeline { dossier: id.clone(), problem }),
    };
    rebuilt.row.head = head;
    for (column, stored, rebuilt) in differing(&dossier.row, &rebuilt.row) {
        tell(Difference::Row { dossier: id.clone(), column, stored, rebuilt });
    }
    beside::check(id, beside, Beside::of(rebuilt.papers, rebuilt.consultations), tell);
    let stored = dossier.code.as_ref().map(|code| (&code.agency, &code.day));
    if stored != rebuilt.code_day.as_ref().map(|day| (&rebuilt.row.agency, day)) {
        tell(Difference::WrongCode {
            dossier: id.clone(),
            stored: dossier.code.clone(),
            rebuilt: rebuilt.code_day.map(|day| (rebuilt.row.agency, day)),
        });
    }
    for moved in rebuilt.moves {
        *recount.entry((moved.scope, moved.measure)).or_default() += moved.by;
    }
}

/// Walks the chain; only the first break is told, as every later hash rests on it.
fn chained(id: &str, facts: &[StoredFact], tell: &mut impl FnMut(Difference)) -> String {
    let mut head = String::new();
    let mut broken = false;
    for (expected, stored) in (1..).zip(facts) {
        if stored.seq != expected && !broken {
            tell(Difference::Sequence { dossier: id.to_owned(), expected, found: stored.seq });
            broken = true;
        }
        let hash = chain::hash(&head, id, stored.seq, &stored.fact);
        if hash != stored.hash && !broken {
            tell(Difference::Chain { dossier: id.to_owned(), seq: stored.seq });
            broken = true;
        }
        head.clone_from(&stored.hash);
    }
    head
}

fn differing(stored: &DossierRow, rebuilt: &DossierRow) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    macro_rules! compare {
        ($($column:ident)*) => {
            // Taking the row apart makes the compiler ask for columns added later.
            let DossierRow { $($column: _),* } = stored;
            $(if stored.$column != rebuilt.$column {
                found.push((stringify!($column), format!("{:?}", stored.$column), format!("{:?}", rebuilt.$column)));
            })*
        };
    }
    compare!(id version head state open procedure edition agency receiving_point return_point channel applicant
        applicant_name applicant_folded applicant_number summary desk_office desk_role holder step submitted_at
        attend_by accepted_at due_at original_due_at finished_at returned_at next_timer_at updated_at body);
    if found.last().is_some_and(|(column, ..)| *column == "body") {
        found.pop();
        found.extend(body::differing(&stored.body, &rebuilt.body).into_iter().map(|(s, r)| ("body", s, r)));
    }
    found
}
