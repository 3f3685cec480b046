//! What is held is not asked for again (Decree 118/2025 Art. 5.1i, 17.1b, 22.1).

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::component::Component;
use domain::catalog::procedure::Procedure;
use domain::document::item::{AskAgain, Document, Fact, owner_tag};
use domain::document::reuse::may_satisfy;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DocumentId, DossierId, PaperId};
use domain::timeline::Ruling;
use store::Batch;
use uuid::Uuid;

use super::list::{PAGE, held_of, own_number};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// A held document that spares a paper.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The component it satisfies.
    pub component: String,
    /// The document.
    pub document: Document,
}

/// The documents of a person that spare papers of a procedure, the latest first: for whoever receives papers from them.
///
/// # Errors
/// [`Error::Forbidden`] for those who may not look into people's stores; a fault of the store.
pub async fn offered(ctx: &Ctx, procedure: &Procedure, owner: &str) -> Result<Vec<Offered>, Error> {
    if owner.is_empty() {
        return Ok(Vec::new());
    }
    let documents = held_of(ctx, owner).await?;
    Ok(sparing(ctx, procedure, owner, &documents))
}

/// One's own documents that spare papers of a procedure.
///
/// # Errors
/// [`Error::SignInFirst`]; a fault of the store.
pub async fn offered_own(ctx: &Ctx, procedure: &Procedure) -> Result<Vec<Offered>, Error> {
    let Some(number) = own_number(ctx).await? else { return Ok(Vec::new()) };
    let found = timeline::list_latest(ctx, &owner_tag(&number), None, PAGE).await?;
    let documents: Vec<_> = found.into_iter().map(|(_, document)| document).collect();
    Ok(sparing(ctx, procedure, &number, &documents))
}

fn sparing(ctx: &Ctx, procedure: &Procedure, owner: &str, documents: &[Loaded<Document>]) -> Vec<Offered> {
    let spares = |component: &Component, document: &Document| check(ctx, component, owner, document).is_ok();
    let of = |component: &Component| -> Vec<Offered> {
        let fitting = documents.iter().filter(|one| spares(component, &one.subject));
        fitting.map(|one| Offered { component: component.code.clone(), document: one.subject.clone() }).collect()
    };
    procedure.components.iter().flat_map(of).collect()
}

/// The rule, with what the kind of paper is as good as.
fn check(ctx: &Ctx, component: &Component, owner: &str, document: &Document) -> Result<(), Ruling> {
    let kind = ctx.city.library.kinds.find(&document.item.kind);
    let stands_for = match kind {
        Some(kind) if kind.suits(component) => component.satisfied_by.as_slice(),
        _ => &[],
    };
    may_satisfy(document, stands_for, component, owner, local::day(ctx.now))
}

/// The paper that a document of this owner makes.
///
/// # Errors
/// What the rule refuses; a document that is not there is nobody's (`document.not-theirs`).
pub(crate) async fn paper(
    ctx: &Ctx,
    component: &Component,
    owner: Option<&str>,
    id: DocumentId,
) -> Result<(Paper, Loaded<Document>), Error> {
    let not_theirs = || Error::from(Ruling::new("document.not-theirs"));
    let document = match timeline::find::<Document>(ctx, id.0).await {
        Err(Error::NotFound) => return Err(not_theirs()),
        found => found?,
    };
    let owner = owner.filter(|owner| !owner.is_empty()).ok_or_else(not_theirs)?;
    check(ctx, component, owner, &document.subject)?;
    let paper = Paper {
        id: PaperId(ctx.id()),
        component: component.code.clone(),
        name: document.subject.item.title.clone(),
        source: PaperSource::Held,
        quantity: 0,
        file: Some(document.subject.item.file.clone()),
        document: Some(id),
    };
    Ok((paper, document))
}

/// What is asked of the store of the applicant when a dossier is filed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// The edition.
    pub procedure: &'a Procedure,
    /// The applicant's number.
    pub owner: Option<&'a str>,
    /// The dossier they are for.
    pub dossier: DossierId,
    /// The papers as given.
    pub papers: &'a [Paper],
    /// Why papers that are held were asked for all the same, by component.
    pub asked_again: &'a BTreeMap<String, AskAgain>,
    /// Whether an officer asked for the papers; what people send of their own accord is their choice.
    pub is_asked: bool,
}

/// The papers with those that documents were named for, and the statements by which each document keeps that it was
/// used, or asked for again and why.
///
/// # Errors
/// What the rule refuses; `document.held-already` for a paper that is held and was asked for without a reason.
pub(crate) async fn chosen(ctx: &Ctx, wanted: Wanted<'_>) -> Result<(Vec<Paper>, Batch), Error> {
    let mut papers = Vec::with_capacity(wanted.papers.len());
    let mut facts: BTreeMap<Uuid, (Loaded<Document>, Vec<Fact>)> = BTreeMap::new();
    let dossier = wanted.dossier;
    for given in wanted.papers {
        let component = wanted.procedure.component(&given.component);
        let (Some(id), Some(component)) = (given.document, component) else {
            papers.push(given.clone());
            continue;
        };
        let (made, document) = paper(ctx, component, wanted.owner, id).await?;
        papers.push(Paper { id: given.id, ..made });
        let fact = Fact::Reused { dossier, component: component.code.clone() };
        facts.entry(document.id).or_insert((document, Vec::new())).1.push(fact);
    }
    if let (true, Some(owner)) = (wanted.is_asked, wanted.owner) {
        let offered = offered(ctx, wanted.procedure, owner).await?;
        if let Some(code) = unreasoned(&offered, wanted.papers, wanted.asked_again).first() {
            let name = wanted.procedure.component(code).map_or(*code, |one| one.name.get(ctx.lang.code()));
            return Err(Ruling::new("document.held-already").with("component", name).into());
        }
        for (one, reason) in asked(&offered, wanted.papers, wanted.asked_again) {
            let fact = Fact::AskedAgain { dossier, component: one.component.clone(), reason };
            let document = timeline::find::<Document>(ctx, one.document.id.0).await?;
            facts.entry(document.id).or_insert((document, Vec::new())).1.push(fact);
        }
    }
    let mut batch = Batch::new();
    for (id, (document, facts)) in facts {
        batch.append(timeline::step(ctx, Some(&document), id, facts)?.0);
    }
    Ok((papers, batch))
}

/// The components whose paper is held and was taken all the same without a reason.
#[must_use]
pub fn unreasoned<'a>(offered: &'a [Offered], papers: &[Paper], reasons: &BTreeMap<String, AskAgain>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for one in offered.iter().filter(|one| is_taken(&one.component, papers) && !reasons.contains_key(&one.component)) {
        if !found.contains(&one.component.as_str()) {
            found.push(&one.component);
        }
    }
    found
}

/// The latest held document of each component whose paper was taken all the same, and why.
fn asked<'a>(
    offered: &'a [Offered],
    papers: &[Paper],
    reasons: &BTreeMap<String, AskAgain>,
) -> Vec<(&'a Offered, AskAgain)> {
    let latest = |code: &String| offered.iter().find(|one| one.component == *code && is_taken(code, papers));
    reasons.iter().filter_map(|(code, reason)| Some((latest(code)?, *reason))).collect()
}

/// Whether the person had to bring this paper.
fn is_taken(component: &str, papers: &[Paper]) -> bool {
    let brought = |paper: &&Paper| paper.document.is_none() && paper.source != PaperSource::Held;
    papers.iter().filter(brought).any(|paper| paper.component == component)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::document::item::{Item, Owner, OwnerKind, Source, Status};
    use domain::dossier::paper::PaperFile;
    use domain::timeline::By;

    fn held(component: &str) -> Offered {
        let owner = Owner { kind: OwnerKind::Person, number: None, name: "Minh".into(), birth_year: None };
        let item = Item {
            kind: "KQ.G15.000031".into(),
            owner,
            number: None,
            title: "Giấy khai sinh".into(),
            summary: "Giấy khai sinh".into(),
            issuer: None,
            issued_on: None,
            valid_from: None,
            valid_to: None,
            scope: None,
            file: PaperFile { sha256: "00".into(), size: 1, media_type: "application/pdf".into() },
            fields: BTreeMap::new(),
            source: Source::Backlog,
            dossier: None,
            office: "H26.00082".parse().expect("a code"),
            check_code: String::new(),
            signatures: Vec::new(),
            keep_until: None,
        };
        let document = Document {
            id: DocumentId(Uuid::from_u128(9)),
            item,
            status: Status::Valid,
            kept_at: jiff::Timestamp::UNIX_EPOCH,
            kept_by: By { account: None, name: "Hoa".into() },
            reused: 0,
            credential: None,
            earlier: Vec::new(),
            hold: None,
        };
        Offered { component: component.into(), document }
    }

    #[test]
    fn a_paper_that_is_held_is_taken_only_with_a_reason_and_the_reason_is_kept_only_where_it_was_taken() {
        let check = |component: &str, source: PaperSource, named: bool, reason: bool, refused: bool, kept: bool| {
            let paper = Paper {
                id: PaperId(Uuid::nil()),
                component: component.into(),
                name: "Giấy khai sinh".into(),
                source,
                quantity: 1,
                file: None,
                document: named.then(|| DocumentId(Uuid::from_u128(9))),
            };
            let reasons: BTreeMap<_, _> =
                reason.then(|| ("birth".to_owned(), AskAgain::VerifyUnreadable)).into_iter().collect();
            let offered = [held("birth"), held("birth")];
            let found = unreasoned(&offered, std::slice::from_ref(&paper), &reasons);
            assert_eq!(found, if refused { vec!["birth"] } else { vec![] }, "{paper:?}");
            assert_eq!(asked(&offered, &[paper], &reasons).len(), usize::from(kept));
        };
        check("birth", PaperSource::HandedIn, false, false, true, false);
        check("birth", PaperSource::Scanned, false, false, true, false);
        check("birth", PaperSource::HandedIn, false, true, false, true);
        check("birth", PaperSource::Held, false, false, false, false);
        check("birth", PaperSource::Held, true, true, false, false);
        check("marriage", PaperSource::HandedIn, false, false, false, false);
        check("marriage", PaperSource::HandedIn, false, true, false, false);
    }
}
