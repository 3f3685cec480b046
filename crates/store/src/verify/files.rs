//! Files that are referred to must be listed, so that backups take them and their bytes are checked.

use crate::args;
use crate::engine::Snapshot;
use crate::engine::fault::Fault;

use super::{Difference, PAGE};

pub(super) async fn check(snapshot: &Snapshot, tell: &mut impl FnMut(Difference)) -> Result<(), Fault> {
    const PAPERS: &str = "select p.dossier as whose, p.id, p.sha256 from paper p left join content c on c.sha256 = p.sha256 \
         where c.sha256 is null and (p.dossier, p.id) > ($1, $2) order by p.dossier, p.id limit $3";
    const UPLOADS: &str = "select u.account as whose, u.id, u.sha256 from upload u left join content c on c.sha256 = u.sha256 \
         where c.sha256 is null and (u.account, u.id) > ($1, $2) order by u.account, u.id limit $3";
    unlisted(snapshot, PAPERS, "paper", "of dossier", tell).await?;
    unlisted(snapshot, UPLOADS, "upload", "of account", tell).await
}

async fn unlisted(
    snapshot: &Snapshot,
    read: &str,
    what: &str,
    of: &str,
    tell: &mut impl FnMut(Difference),
) -> Result<(), Fault> {
    let mut after = (String::new(), String::new());
    loop {
        let rows = snapshot.query(read, &args![&after.0, &after.1, PAGE]).await?;
        for row in &rows {
            after = (row.string("whose")?, row.string("id")?);
            let (whose, id) = &after;
            tell(Difference::File {
                sha256: row.string("sha256")?,
                problem: format!("{what} {id} {of} {whose} refers to it, but it is not listed"),
            });
        }
        if rows.len() < PAGE as usize {
            return Ok(());
        }
    }
}
