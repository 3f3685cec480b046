//! People who sign in, and the roles they hold for offices.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::Fault;
use crate::engine::value::Row;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Identifier, a uuid.
    pub id: String,
    /// `citizen`, `staff` or `system`.
    pub kind: String,
    /// The name typed at sign-in, unique.
    pub login: String,
    /// Password hash in PHC form.
    pub password_hash: String,
    /// Full name.
    pub name: String,
    /// Personal or organisation number.
    pub personal_id: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// `vi` or `en`.
    pub language: String,
    /// False when the account may no longer sign in.
    pub active: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A role held for an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    /// Who holds it.
    pub account: String,
    /// The role by its stable name.
    pub role: String,
    /// The office.
    pub office: String,
    /// First day.
    pub valid_from: Date,
    /// Last day, or none.
    pub valid_to: Option<Date>,
}

macro_rules! account {
    () => {
        "select id, kind, login, password_hash, name, personal_id, phone, email, language, active, created_at from account "
    };
}

/// The account with this identifier.
pub async fn find(store: &Store, id: &str) -> Result<Option<Account>, Fault> {
    const READ: &str = concat!(account!(), "where id = $1");
    store.find(READ, &args![id]).await?.as_ref().map(read).transpose()
}

/// The account that signs in with this name.
pub async fn find_by_login(store: &Store, login: &str) -> Result<Option<Account>, Fault> {
    const READ: &str = concat!(account!(), "where login = $1");
    store.find(READ, &args![login]).await?.as_ref().map(read).transpose()
}

/// Roles of an account that hold on this day.
pub async fn list_grants(store: &Store, account: &str, on: Date) -> Result<Vec<GrantRow>, Fault> {
    const READ: &str = "select account, role, office, valid_from, valid_to from role_grant \
         where account = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2) order by office, role, valid_from";
    store.query(READ, &args![account, on]).await?.iter().map(read_grant).collect()
}

/// Staff who hold a role for an office on this day: (account, name), by name.
pub async fn list_holders(store: &Store, office: &str, role: &str, on: Date) -> Result<Vec<(String, String)>, Fault> {
    const READ: &str = "select distinct a.id, a.name from role_grant g join account a on a.id = g.account \
         where g.office = $1 and g.role = $2 and g.valid_from <= $3 and (g.valid_to is null or g.valid_to >= $3) \
         and a.active = 1 order by a.name, a.id";
    let rows = store.query(READ, &args![office, role, on]).await?;
    rows.iter().map(|row| Ok((row.string("id")?, row.string("name")?))).collect()
}

/// Adds a new account to a batch; its name must be free (`account_login`).
pub fn insert(batch: &mut Batch, account: Account) {
    let a = account;
    let row = args![
        a.id,
        a.kind,
        a.login,
        a.password_hash,
        a.name,
        a.personal_id,
        a.phone,
        a.email,
        a.language,
        a.active,
        a.created_at
    ];
    batch.push(
        "insert into account (id, kind, login, password_hash, name, personal_id, phone, email, language, active, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        row,
        Expect::Rows(1),
    );
}

/// Adds to a batch that an account may, or may no longer, sign in.
pub fn set_active(batch: &mut Batch, id: &str, active: bool) {
    batch.push("update account set active = $1 where id = $2", args![active, id], Expect::Rows(1));
}

/// Adds a role to a batch; granting it again only changes its last day.
pub fn grant(batch: &mut Batch, grant: GrantRow) {
    let g = grant;
    batch.push(
        "insert into role_grant (account, role, office, valid_from, valid_to) values ($1, $2, $3, $4, $5) \
         on conflict (account, role, office, valid_from) do update set valid_to = excluded.valid_to",
        args![g.account, g.role, g.office, g.valid_from, g.valid_to],
        Expect::Rows(1),
    );
}

fn read(row: &Row) -> Result<Account, Fault> {
    Ok(Account {
        id: row.string("id")?,
        kind: row.string("kind")?,
        login: row.string("login")?,
        password_hash: row.string("password_hash")?,
        name: row.string("name")?,
        personal_id: row.opt_string("personal_id")?,
        phone: row.opt_string("phone")?,
        email: row.opt_string("email")?,
        language: row.string("language")?,
        active: row.flag("active")?,
        created_at: row.time("created_at")?,
    })
}

fn read_grant(row: &Row) -> Result<GrantRow, Fault> {
    Ok(GrantRow {
        account: row.string("account")?,
        role: row.string("role")?,
        office: row.string("office")?,
        valid_from: day(row, "valid_from")?.ok_or_else(|| Fault::Damaged("a grant has no first day".to_owned()))?,
        valid_to: day(row, "valid_to")?,
    })
}

fn day(row: &Row, column: &str) -> Result<Option<Date>, Fault> {
    let day = row.opt_text(column)?.map(str::parse).transpose();
    day.map_err(|error: jiff::Error| Fault::Column { column: column.to_owned(), problem: error.to_string() })
}
