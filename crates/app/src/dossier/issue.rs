//! The result gets its number and its electronic copy.

use std::collections::BTreeMap;

use domain::catalog::code::ResultCode;
use domain::dossier::action::Action;
use domain::dossier::issue::Issued;
use domain::dossier::law::Law;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::id::DossierId;
use store::Batch;

use super::change::{Changed, attempt};
use super::get::fetch;
use super::in_store;
use super::legal::Terms;
use super::result::{self, Making};
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::error::Error;
use crate::signing::Consent;

/// What is issued beside the number.
#[derive(Debug, Clone, Default)]
pub struct Issue {
    /// The electronic copy.
    pub copy: Copy,
    /// Which of the procedure's results it is; without it the likeliest.
    pub result: Option<ResultCode>,
    /// What the officer entered into it, by name.
    pub entered: BTreeMap<String, String>,
    /// What only the holder of the agency's seal has.
    pub consent: Consent,
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

/// Numbers and issues the result; the system makes its file where nobody brought one (Decree 118/2025 Art. 22.1), and the
/// agency seals what the system makes. In the same commit the file goes into the applicant's store (Art. 22.1).
///
/// # Errors
/// See [`domain::dossier::record::Dossier::issue`] and [`change`](super::change::change); [`result::make`].
pub async fn issue(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    number: &str,
    issue: Issue,
) -> Result<Changed, Error> {
    for _ in 0..ATTEMPTS {
        let Prepared { issued, seen, beside } = prepared(ctx, id, number, &issue).await?;
        // A file was made of what the dossier said: it is issued for that version or not at all.
        let version = expected.or(seen);
        let decide = |dossier: &Dossier, law: &Law<'_>| dossier.issue(number, issued.clone(), &ctx.actor, law);
        match attempt(ctx, id, version, decide, beside).await {
            Err(Error::Stale { .. }) if expected.is_none() => {}
            Ok(None) => {}
            Ok(Some(changed)) => return Ok(changed),
            Err(error) => return Err(error),
        }
    }
    Err(Error::Fault(anyhow::anyhow!("dossier {id} changed {ATTEMPTS} times while its result was made")))
}

/// What is ready to be committed.
struct Prepared {
    /// What the fact will name.
    issued: Issued,
    /// The version a made file belongs to.
    seen: Option<u64>,
    /// The document in the applicant's store.
    beside: Batch,
}

/// Where the rules refuse, nothing is made: the change itself will say why, or answer as it did before.
async fn prepared(ctx: &Ctx, id: DossierId, number: &str, issue: &Issue) -> Result<Prepared, Error> {
    let mut issued = Issued { file: None, result: issue.result.clone(), entered: issue.entered.clone() };
    if let Copy::None = issue.copy {
        return Ok(Prepared { issued, seen: None, beside: Batch::new() });
    }
    let loaded = fetch(ctx, id).await?;
    let seen = Some(loaded.dossier.version);
    let terms = Terms::of(ctx, &loaded.dossier)?;
    let law = terms.law(ctx.now);
    let may = loaded.dossier.may(Action::Issue, &ctx.actor, &law).is_ok();
    if !may || loaded.dossier.issue(number, issued.clone(), &ctx.actor, &law).is_err() {
        if let Copy::Brought(paper) = &issue.copy {
            issued.file = Some(paper.clone());
        }
        return Ok(Prepared { issued, seen, beside: Batch::new() });
    }
    let number = number.trim();
    let code = check_code()?;
    let held = if let Copy::Brought(paper) = &issue.copy {
        issued.file = Some(paper.clone());
        in_store::brought(ctx, &loaded.dossier, paper, issue.result.as_ref(), number, &code)?
    } else {
        let making = Making {
            number,
            wanted: issue.result.as_ref(),
            entered: &issue.entered,
            check: Some(code.as_str()),
            consent: &issue.consent,
        };
        let made = result::make(ctx, &loaded, making).await?;
        issued.file = Some(made.paper.clone());
        issued.result = Some(made.result.clone());
        in_store::made(ctx, &loaded.dossier, &made, number, &code)
    };
    let beside = held.map(|item| kept(ctx, ctx.id(), item)).transpose()?.map(|(batch, _)| batch);
    let mut beside = beside.unwrap_or_default();
    // The file is listed also where nobody has a store for it.
    if let Some(file) = issued.file.as_ref().and_then(|paper| paper.file.as_ref()) {
        let stored = store::content::Stored { sha256: file.sha256.clone(), size: file.size };
        store::content::keep(&mut beside, &stored, &file.media_type, ctx.now);
    }
    Ok(Prepared { issued, seen, beside })
}
