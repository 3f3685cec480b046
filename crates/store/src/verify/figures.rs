//! Counters against the recount that the facts gave.

use crate::args;
use crate::counter::Scope;
use crate::engine::Snapshot;
use crate::engine::fault::Fault;

use super::timelines::Recount;
use super::{Difference, PAGE, Report};

const AGENCIES: &str = "select agency as whose, day as period, measure, cast(sum(n) as bigint) as n from counter_agency_day \
     where (agency, day, measure) > ($1, $2, $3) group by agency, day, measure order by agency, day, measure limit $4";

const PROCEDURES: &str = "select procedure as whose, month as period, measure, cast(sum(n) as bigint) as n \
     from counter_procedure_month where (procedure, month, measure) > ($1, $2, $3) \
     group by procedure, month, measure order by procedure, month, measure limit $4";

pub(super) async fn check(
    snapshot: &Snapshot,
    mut recount: Recount,
    tell: &mut impl FnMut(Difference),
    report: &mut Report,
) -> Result<(), Fault> {
    table(snapshot, AGENCIES, Scope::AgencyDay, &mut recount, tell, report).await?;
    table(snapshot, PROCEDURES, Scope::ProcedureMonth, &mut recount, tell, report).await?;
    for ((scope, measure), recounted) in recount {
        if recounted != 0 {
            tell(Difference::Figure { scope, measure, stored: 0, recounted });
        }
    }
    Ok(())
}

async fn table(
    snapshot: &Snapshot,
    read: &str,
    scope: fn(String, String) -> Scope,
    recount: &mut Recount,
    tell: &mut impl FnMut(Difference),
    report: &mut Report,
) -> Result<(), Fault> {
    let mut after = (String::new(), String::new(), String::new());
    loop {
        let rows = snapshot.query(read, &args![&after.0, &after.1, &after.2, PAGE]).await?;
        for row in &rows {
            after = (row.string("whose")?, row.string("period")?, row.string("measure")?);
            let stored = row.int("n")?;
            let key = (scope(after.0.clone(), after.1.clone()), after.2.clone());
            let recounted = recount.remove(&key).unwrap_or_default();
            report.figures += 1;
            if stored != recounted {
                tell(Difference::Figure { scope: key.0, measure: key.1, stored, recounted });
            }
        }
        if rows.len() < PAGE as usize {
            return Ok(());
        }
    }
}
