//! The record of a destruction, on paper: what, when, by whom, by which decision.

use domain::destruction::record::{Entry, Outcome};
use domain::timeline::Ruling;
use paper::Pdf;
use paper::form::{DestructionLine, DestructionRecord, Signer};
use uuid::Uuid;

use super::list::get;
use crate::ctx::Ctx;
use crate::dossier::print::heading::letterhead;
use crate::error::Error;
use crate::words::{Lang, Value};

/// Prints the record of a list that was carried out.
///
/// # Errors
/// [`Error::NotFound`] as [`get`]; `destruction.no-record` before it was carried out.
pub async fn record(ctx: &Ctx, id: Uuid) -> Result<Pdf, Error> {
    let list = get(ctx, id).await?.subject;
    let (Some((number, year)), Some(decision), Some(decided), Some(begun), Some(done_at)) =
        (list.number, &list.decision, &list.decided, &list.begun, list.done_at)
    else {
        return Err(Ruling::new("destruction.no-record").into());
    };
    let word = |key: &str, args: &[(&str, Value)]| ctx.city.words.get(Lang::Vi, key, args);
    let signer = |title: &str, name: &str| Signer { title: word(title, &[]), name: name.to_owned() };
    let form = DestructionRecord {
        head: paper::form::Letterhead {
            number: Some(format!("{number:02}/{year}/BB-HTL")),
            ..letterhead(&ctx.city, &list.office, done_at)
        },
        decision: decision.number.clone(),
        decided_on: decision.day,
        council: decision.council.clone(),
        reason: list.reason.clone(),
        begun_at: begun.at,
        done_at,
        destroyed: lines(&list.entries, |outcome| matches!(outcome, Outcome::Destroyed { .. })),
        kept: list
            .entries
            .iter()
            .filter_map(|entry| {
                let why = match &entry.outcome {
                    Outcome::Struck { reason } => reason.clone(),
                    Outcome::Spared { code } => word(&format!("{}-short", code.replace('.', "-")), &[]),
                    Outcome::Listed | Outcome::Destroyed { .. } => return None,
                };
                Some((titled(entry), why))
            })
            .collect(),
        cleared_at: list.cleared.as_ref().map(|cleared| cleared.at),
        removed: list.cleared.as_ref().map_or(0, |cleared| cleared.removed),
        shared: list.cleared.as_ref().map_or(0, |cleared| cleared.shared),
        proposer: signer("destruction-signer-proposer", &list.proposed.by.name),
        decider: signer("destruction-signer-decider", &decided.by.name),
        performer: signer("destruction-signer-performer", &begun.by.name),
    };
    let (city, form) = (ctx.city.clone(), form.into());
    let printed = tokio::task::spawn_blocking(move || city.printer.render(&form)).await;
    let printed = printed.map_err(|error| Error::Fault(error.into()))?;
    printed.map_err(|error| Error::Fault(error.into()))
}

fn titled(entry: &Entry) -> String {
    let listed = &entry.listed;
    let parts = [Some(listed.title.as_str()), listed.number.as_deref(), Some(listed.owner.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn lines(entries: &[Entry], of: impl Fn(&Outcome) -> bool) -> Vec<DestructionLine> {
    let line = |entry: &Entry| DestructionLine {
        title: entry.listed.title.clone(),
        number: entry.listed.number.clone().unwrap_or_default(),
        owner: entry.listed.owner.clone(),
        issued_on: entry.listed.issued_on,
        keep_until: entry.listed.keep_until,
        basis: entry.listed.basis.clone(),
        sha256: entry.listed.sha256.clone(),
    };
    entries.iter().filter(|entry| of(&entry.outcome)).map(line).collect()
}
