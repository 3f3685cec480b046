//! Accept, ask for more, refuse, or only look again at what a scan filled in.

use app::document::reuse::unreasoned;
use app::dossier::{accept, file};
use app::{Ctx, Error as AppError, IdempotencyKey};
use axum::response::Response;
use domain::calendar::local;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::record::Dossier;
use sha2::{Digest, Sha256};

use super::counter::{Counter, column};
use super::fill;
use super::show::{Trouble, again};
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::tell::Tell;
use crate::dossier::question::Mistake;
use crate::fields::Fields;
use crate::page::Page;

/// `POST /quay/nhan`
pub async fn create(page: Page, parcel: Parcel) -> Result<Response, Error> {
    let mut counter = Counter::read(&page.ctx, &parcel).await?;
    let scanned = fill::fill(&page.ctx, &mut counter, &parcel.fields).await?;
    counter.look_up(&page.ctx).await?;
    let wish = Wish::of(&parcel.fields);
    let (Some(wish), None) = (wish, scanned) else {
        return again(page, &counter, scanned, &Trouble::default());
    };
    let ctx = page.ctx.clone().keyed(promise(&counter, &parcel.fields));
    match receive(&ctx, &counter, wish).await? {
        Ok(dossier) => Ok(answer(&page, &dossier, wish)),
        Err(trouble) => again(page, &counter, None, &trouble),
    }
}

/// What the officer wants done. A scan or no button at all only fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Accept at once.
    Accept,
    /// File, then say what is missing.
    Ask,
    /// File, then refuse with a reason.
    Refuse,
}

impl Wish {
    fn of(fields: &Fields) -> Option<Wish> {
        match fields.get("do")? {
            "accept" => Some(Wish::Accept),
            "ask" => Some(Wish::Ask),
            "refuse" => Some(Wish::Refuse),
            _ => None,
        }
    }
}

/// Files, and accepts if that is the wish. All that stands in the way is told at once (Decree 118/2025 Art. 16.3).
async fn receive(ctx: &Ctx, counter: &Counter, wish: Wish) -> Result<Result<Dossier, Trouble>, Error> {
    let trouble = trouble(ctx, counter, wish);
    if !trouble.is_none() {
        return Ok(Err(trouble));
    }
    let new = file::NewDossier {
        procedure: counter.procedure.code.clone(),
        channel: counter.channel,
        applicant: counter.applicant(),
        answers: counter.answers.clone(),
        papers: counter.taken(ctx),
        receiving_point: Some(counter.point.clone()),
        return_point: None,
        asked_again: counter.asked_again(),
    };
    let filed = match file::file(ctx, new).await {
        Ok(filed) => filed.dossier,
        Err(error) => return told(ctx, counter, error).map(Err),
    };
    if wish != Wish::Accept || !filed.state.is_before_acceptance() {
        return Ok(Ok(filed));
    }
    let ctx =
        ctx.clone().keyed(ctx.key.clone().map(|key| IdempotencyKey { key: format!("{}+accept", key.key), ..key }));
    let limit = counter.set_limit().ok().flatten();
    Ok(Ok(accept::accept(&ctx, filed.id, None, limit).await?.dossier))
}

/// Everything that can be seen before anything is stored.
fn trouble(ctx: &Ctx, counter: &Counter, wish: Wish) -> Trouble {
    let tell = Tell(ctx);
    let given = counter.given();
    let mut trouble = Trouble {
        answers: counter
            .procedure
            .form
            .validate_in(&counter.answers, local::day(ctx.now), &ctx.city.library.units)
            .err()
            .unwrap_or_default(),
        ..Trouble::default()
    };
    let asked = counter.procedure.form.fields().any(|field| column(field) == Some("person.name"));
    if counter.person.name.is_empty() && !asked {
        let text = tell.word("answer-required");
        trouble.others.push(Mistake { id: "person.name".into(), text });
    }
    if wish == Wish::Accept {
        let papers = counter.taken(ctx);
        trouble.papers = missing(&counter.procedure, &given, &papers).into_iter().map(|one| one.code.clone()).collect();
        let unstated = counter.procedure.allowance_for(counter.channel, &given).is_none();
        match counter.set_limit() {
            Ok(None) if unstated => {
                trouble.others.push(Mistake { id: "limit".into(), text: tell.word("dossier-no-time-limit") });
            }
            Err(_) => {
                trouble.others.push(Mistake { id: "limit".into(), text: tell.word("deadline-allowance-unreadable") });
            }
            Ok(_) => {}
        }
    }
    if counter.channel != Channel::Post {
        let (taken, reasons) = (counter.taken(ctx), counter.asked_again());
        trouble.held = unreasoned(&counter.offered, &taken, &reasons).into_iter().map(str::to_owned).collect();
    }
    let refused = counter.papers.iter().filter(|paper| paper.refusal.is_some());
    trouble.papers.retain(|code| !refused.clone().any(|paper| paper.component == *code));
    for paper in refused {
        let text = paper.refusal.clone().unwrap_or_default();
        trouble.others.push(Mistake { id: format!("paper.{}.file", paper.component), text });
    }
    trouble
}

/// What a use case refuses, at the place it is about.
fn told(ctx: &Ctx, counter: &Counter, error: AppError) -> Result<Trouble, Error> {
    let text = error.tell(&ctx.city.words, ctx.lang, "");
    match error {
        AppError::Answers(answers) => Ok(Trouble { answers, ..Trouble::default() }),
        AppError::Malformed { field, .. } => {
            let column = counter.procedure.form.field(&field).and_then(column);
            let id = column.map_or(field, str::to_owned);
            Ok(Trouble { others: vec![Mistake { id, text }], ..Trouble::default() })
        }
        AppError::Document(_) | AppError::Refused(_) | AppError::Ruled(_) => {
            Ok(Trouble { others: vec![Mistake { id: "main".into(), text }], ..Trouble::default() })
        }
        other => Err(other.into()),
    }
}

/// Pressing twice receives once: the page's key with what was sent.
fn promise(counter: &Counter, fields: &Fields) -> Option<IdempotencyKey> {
    if counter.key.is_empty() || counter.key.len() > 80 {
        return None;
    }
    let mut hash = Sha256::new();
    for (name, value) in fields.0.iter().filter(|(name, _)| name != "csrf") {
        hash.update(format!("{name}={value}\n"));
    }
    Some(IdempotencyKey { key: format!("desk:{}", counter.key), request: hex::encode(hash.finalize()) })
}

fn answer(page: &Page, dossier: &Dossier, wish: Wish) -> Response {
    let there = format!("/quay/ho-so/{}", dossier.id);
    match wish {
        Wish::Accept => page.to_with(&there, "flash-desk-accept", &dossier.applicant.name),
        Wish::Ask => page.to_with(&format!("{there}?mo=ask-before-acceptance"), "flash-desk-filed", ""),
        Wish::Refuse => page.to_with(&format!("{there}?mo=refuse-reception"), "flash-desk-filed", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_named_wish_receives_anything() {
        let check = |sent: Option<&str>, wish: Option<Wish>| {
            let fields = Fields(sent.map(|sent| ("do".to_owned(), sent.to_owned())).into_iter().collect());
            assert_eq!(Wish::of(&fields), wish, "{sent:?}");
        };
        check(None, None);
        check(Some("look"), None);
        check(Some("accept"), Some(Wish::Accept));
        check(Some("ask"), Some(Wish::Ask));
        check(Some("refuse"), Some(Wish::Refuse));
        check(Some("Accept"), None);
    }
}
