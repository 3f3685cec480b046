//! The result gets its number and its electronic copy.

use std::collections::BTreeMap;

use domain::catalog::code::ResultCode;
use domain::dossier::action::Action;
use domain::dossier::issue::Issued;
use domain::dossier::paper::Paper;
use domain::id::DossierId;

use super::change::{Changed, change};
use super::get::fetch;
use super::legal::Terms;
use super::result;
use crate::ctx::Ctx;
use crate::error::Error;

/// What is issued beside the number.
#[derive(Debug, Clone, Default)]
pub struct Issue {
    /// The electronic copy.
    pub copy: Copy,
    /// Which of the procedure's results it is; without it the likeliest.
    pub result: Option<ResultCode>,
    /// What the officer entered into it, by name.
    pub entered: BTreeMap<String, String>,
}

/// Where the electronic copy comes from.
#[derive(Debug, Clone, Default)]
pub enum Copy {
    /// The system makes it.
    #[default]
    Made,
    /// The officer brought it.
    Brought(Paper),
    /// There is none: dossiers of the past are told, not issued.
    None,
}

/// How often a result is made anew when the dossier changed while it was made.
const ATTEMPTS: usize = 4;

/// Numbers and issues the result; the system makes its file where nobody brought one (Decree 118/2025 Art. 22.1).
///
/// # Errors
/// See [`domain::dossier::record::Dossier::issue`] and [`change`]; [`result::make`].
pub async fn issue(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    issue: Issue,
) -> Result<Changed, Error> {
    for _ in 0..ATTEMPTS {
        let (issued, seen) = prepared(ctx, id, number, &issue).await?;
        // A file was made of what the dossier said: it is issued for that version or not at all.
        let version = expected.or(seen);
        let decide = |issued: &Issued| {
            let issued = issued.clone();
            move |dossier: &domain::dossier::record::Dossier, law: &domain::dossier::law::Law<'_>| {
                dossier.issue(number, issued.clone(), &ctx.actor, law)
            }
        };
        match change(ctx, id, version, decide(&issued)).await {
            Err(Error::Stale { .. }) if expected.is_none() => {}
            answer => return answer,
        }
    }
    Err(Error::Fault(anyhow::anyhow!("dossier {id} changed {ATTEMPTS} times while its result was made")))
}

/// What the fact will name, and the version a made file belongs to. Where the rules refuse, nothing is made: the change
/// itself will say why, or answer as it did before.
async fn prepared(ctx: &Ctx, id: DossierId, number: &str, issue: &Issue) -> Result<(Issued, Option<u64>), Error> {
    let mut issued = Issued { file: None, result: issue.result.clone(), entered: issue.entered.clone() };
    match &issue.copy {
        Copy::None => return Ok((issued, None)),
        Copy::Brought(paper) => {
            issued.file = Some(paper.clone());
            return Ok((issued, None));
        }
        Copy::Made => {}
    }
    let loaded = fetch(ctx, id).await?;
    let terms = Terms::of(ctx, &loaded.dossier)?;
    let law = terms.law(ctx.now);
    let may = loaded.dossier.may(Action::Issue, &ctx.actor, &law).is_ok();
    if may && loaded.dossier.issue(number, issued.clone(), &ctx.actor, &law).is_ok() {
        let made = result::make(ctx, &loaded, number.trim(), issue.result.as_ref(), &issue.entered, None).await?;
        issued.file = Some(made.paper);
        issued.result = Some(made.result);
    }
    Ok((issued, Some(loaded.dossier.version)))
}
