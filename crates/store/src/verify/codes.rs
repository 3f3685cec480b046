//! Codes: 1, 2, 3… for each agency and day, each of an existing dossier.

use std::collections::BTreeMap;

use crate::args;
use crate::dossier::Code;
use crate::engine::Snapshot;
use crate::engine::fault::Fault;

use super::{Difference, PAGE, Report};

/// The first missing ordinals named; a counter that ran away would otherwise fill the screen.
const NAMED: usize = 20;

pub(super) async fn check(
    snapshot: &Snapshot,
    tell: &mut impl FnMut(Difference),
    report: &mut Report,
) -> Result<(), Fault> {
    const COUNTERS: &str = "select agency, day, last from code_counter where (agency, day) > ($1, $2) \
         order by agency, day limit $3";
    const CODES: &str = "select agency, day, count(*) as n, min(ordinal) as first, max(ordinal) as last from dossier_code \
         where (agency, day) > ($1, $2) and (agency, day) <= ($3, $4) group by agency, day";
    let mut after = (String::new(), String::new());
    loop {
        let rows = snapshot.query(COUNTERS, &args![&after.0, &after.1, PAGE]).await?;
        let is_end = rows.len() < PAGE as usize;
        let mut days: BTreeMap<(String, String), [i64; 4]> = BTreeMap::new();
        for row in &rows {
            days.insert((row.string("agency")?, row.string("day")?), [row.int("last")?, 0, 0, 0]);
        }
        let until = if is_end {
            ("\u{10ffff}".to_owned(), String::new())
        } else {
            days.keys().next_back().cloned().unwrap_or_default()
        };
        for row in snapshot.query(CODES, &args![&after.0, &after.1, &until.0, &until.1]).await? {
            let day = days.entry((row.string("agency")?, row.string("day")?)).or_default();
            *day = [day[0], row.int("n")?, row.int("first")?, row.int("last")?];
            report.codes += day[1].unsigned_abs();
        }
        for ((agency, day), [last, count, first, highest]) in days {
            let is_whole = last == count && last == highest && (first == 1 || count == 0);
            if !is_whole {
                let missing = missing(snapshot, &agency, &day, last.max(highest)).await?;
                tell(Difference::Gap { agency, day, last, count, missing });
            }
        }
        if is_end {
            return lost(snapshot, tell).await;
        }
        after = until;
    }
}

async fn missing(snapshot: &Snapshot, agency: &str, day: &str, last: i64) -> Result<Vec<i64>, Fault> {
    const READ: &str =
        "select ordinal from dossier_code where agency = $1 and day = $2 and ordinal > $3 order by ordinal limit $4";
    let mut missing = Vec::new();
    let mut next = 1;
    loop {
        let rows = snapshot.query(READ, &args![agency, day, next - 1, PAGE]).await?;
        for row in &rows {
            let ordinal = row.int("ordinal")?;
            missing.extend((next..ordinal).take(NAMED - missing.len()));
            next = ordinal + 1;
        }
        if rows.len() < PAGE as usize || missing.len() == NAMED {
            missing.extend((next..=last).take(NAMED - missing.len()));
            return Ok(missing);
        }
    }
}

async fn lost(snapshot: &Snapshot, tell: &mut impl FnMut(Difference)) -> Result<(), Fault> {
    const READ: &str = "select c.agency, c.day, c.ordinal, c.dossier from dossier_code c left join dossier d on d.id = c.dossier \
         where d.id is null and c.dossier > $1 order by c.dossier limit $2";
    let mut after = String::new();
    loop {
        let rows = snapshot.query(READ, &args![&after, PAGE]).await?;
        for row in &rows {
            after = row.string("dossier")?;
            let code = Code { agency: row.string("agency")?, day: row.string("day")?, ordinal: row.int("ordinal")? };
            tell(Difference::LostCode { code, dossier: after.clone() });
        }
        if rows.len() < PAGE as usize {
            return Ok(());
        }
    }
}
