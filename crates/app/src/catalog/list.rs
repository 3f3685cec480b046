//! Drafts page by page, by state, kind, field and the beginning of their name.

use domain::calendar::local;
use domain::catalog::publication::{Draft, Kind, State};
use domain::id::AccountId;
use domain::search::fold::fold;
use store::catalog::Filter;
pub use store::dossier::Cursor;

use crate::ctx::Ctx;
use crate::error::Error;

/// Which drafts; what is absent does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Where they stand.
    pub state: Option<State>,
    /// What they are.
    pub kind: Option<Kind>,
    /// Code of the field of administration.
    pub field: Option<String>,
    /// The beginning of the title, with or without marks, or of the code.
    pub begins: Option<String>,
    /// Who last changed them.
    pub editor: Option<AccountId>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The draft.
    pub draft: Draft,
    /// The title of its text, as far as it can be read.
    pub title: String,
    /// The field of administration; empty when it cannot be read.
    pub field: String,
}

/// A page of drafts, the latest first, and where the next one begins. Who may not read drafts finds none.
///
/// # Errors
/// [`Error::SignInFirst`].
pub async fn list(
    ctx: &Ctx,
    wanted: &Wanted,
    before: Option<&Cursor>,
    limit: u32,
) -> Result<(Vec<Line>, Option<Cursor>), Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?.to_string();
    let begins = wanted.begins.as_deref().map(|text| fold(text.trim())).unwrap_or_default();
    let editor = wanted.editor.map(|editor| editor.to_string()).unwrap_or_default();
    let filter = Filter {
        state: wanted.state.map_or("", State::key),
        kind: wanted.kind.map_or("", Kind::key),
        field: wanted.field.as_deref().unwrap_or_default(),
        begins: &begins,
        editor: &editor,
    };
    let today = local::day(ctx.now);
    let rows = store::catalog::list_drafts(&ctx.city.store, filter, &account, today, before, limit).await?;
    let last = rows.last().filter(|_| rows.len() == limit as usize);
    let next = last.map(|row| Cursor { at: row.updated_at, id: row.id.clone() });
    let line = |row: store::catalog::ListedDraft| {
        let draft = serde_json::from_str(&row.body).map_err(|error| Error::Fault(error.into()))?;
        Ok(Line { draft, title: row.title, field: row.field })
    };
    Ok((rows.into_iter().map(line).collect::<Result<_, Error>>()?, next))
}
