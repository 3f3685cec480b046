//! By number or by the beginning of a name, within what the person may see: dossiers decided,
//! received or returned by an office where they hold a role today.

use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::fault::Fault;

use super::row::{Listed, listed};

/// What is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// The applicant's personal or organisation number, whole.
    Number(&'a str),
    /// The beginning of the applicant's name, folded as in `applicant_folded`.
    Name(&'a str),
}

macro_rules! visible {
    ($account:literal, $today:literal) => {
        concat!(
            " and exists (select 1 from role_grant g where g.account = ",
            $account,
            " and g.office in (d.agency, d.receiving_point, d.return_point) and g.valid_from <= ",
            $today,
            " and (g.valid_to is null or g.valid_to >= ",
            $today,
            "))"
        )
    };
}

/// At most `limit` dossiers, by name and then by identifier.
pub async fn search(
    store: &Store,
    account: &str,
    wanted: Wanted<'_>,
    today: Date,
    limit: u32,
) -> Result<Vec<Listed>, Fault> {
    const NUMBER: &str =
        concat!(listed!(), "where d.applicant_number = $1", visible!("$2", "$3"), " order by d.id desc limit $4");
    const NAME: &str = concat!(
        listed!(),
        "where d.applicant_folded >= $1 and d.applicant_folded < $2",
        visible!("$3", "$4"),
        " order by d.applicant_folded, d.id limit $5"
    );
    let rows = match wanted {
        Wanted::Number(number) => store.query(NUMBER, &args![number, account, today, limit]).await?,
        Wanted::Name(start) => {
            let end = format!("{start}\u{10ffff}");
            store.query(NAME, &args![start, end, account, today, limit]).await?
        }
    };
    Listed::read_all(&rows)
}
