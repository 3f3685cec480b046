//! A result as data with the issuer's signature, which its owner shows to whom they want (SD-JWT VC).
//!
//! Each office is an issuer of its own: its seal signs its credentials and its status list, and its metadata holds one key.

use domain::calendar::local;
use domain::document::item::{Document, Fact, Source, fallen_tag};
use domain::id::DocumentId;
use domain::timeline::Ruling;
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::Office;
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use rand::TryRngCore;
use serde_json::{Value, json};
use sign::credential::{
    Claim, Credential, CredentialError, Label, PublicKey, Standing, StatusEntry, StatusList, TypeClaim,
    TypeDescription, issuer_metadata, type_metadata,
};
use sign::key::DocumentSigner;
use store::Batch;

use super::list::{get, own_number};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::signing::Consent;
use crate::timeline::{self, Decided, Loaded};
use crate::words::Lang;

/// Entries a status list has at least: its length tells nobody how many credentials there are.
const ENTRIES: u64 = 1 << 17;
/// How long a status list may be relied on: a revocation is known everywhere within this time.
const LIST_HOLDS: SignedDuration = SignedDuration::from_hours(1);
/// Documents read at a time.
const PAGE: u32 = 200;

/// Claims in the clear, then those the owner keeps to themselves, with the key of their words.
const CLAIMS: [(&str, &str, bool); 8] = [
    ("title", "document-fact-title", false),
    ("number", "document-fact-number", false),
    ("issued_by", "document-fact-issuer", false),
    ("issued_on", "document-fact-issued-on", false),
    ("valid_from", "document-fact-valid-from", false),
    ("valid_to", "document-fact-valid-to", false),
    ("owner_name", "document-fact-owner", true),
    ("owner_number", "document-fact-owner-number", true),
];

/// A document of one's own as a credential. Its place in the status list is given once and stays.
///
/// # Errors
/// [`Error::NotFound`] unless it is one's own; `document.no-credential` if it is no result of a procedure;
/// `document.holds-no-more`; what the agency's seal refuses; `credential.not-es256`.
pub async fn issue(ctx: &Ctx, id: DocumentId) -> Result<String, Error> {
    let found = get(ctx, id).await?;
    let number = own_number(ctx).await?;
    if number.is_none() || number != found.subject.item.owner.number {
        return Err(Error::NotFound);
    }
    may(&found.subject)?;
    let office = office(ctx, &found.subject.item.office)?;
    let seal = seal(ctx, office).await?;
    let document = timeline::change(ctx, id.0, None, |before: Loaded<Document>| async move {
        may(&before.subject)?;
        if before.subject.credential.is_some() {
            return Ok(Vec::new().into());
        }
        let series = series(&office.code);
        let last = store::timeline::last_number(&ctx.city.store, &series).await?;
        let mut beside = Batch::new();
        store::timeline::take_number(&mut beside, &series, last);
        Ok(Decided { facts: vec![Fact::Credentialed { index: u64::try_from(last).unwrap_or(0) }], beside })
    })
    .await?
    .subject;
    let item = &document.item;
    let values = [
        Some(json!(item.title)),
        item.number.as_ref().map(|number| json!(number)),
        item.issuer.as_ref().map(|issuer| json!(issuer)),
        item.issued_on.map(|day| json!(day.to_string())),
        item.valid_from.map(|day| json!(day.to_string())),
        item.valid_to.map(|day| json!(day.to_string())),
        Some(json!(item.owner.name)),
        item.owner.number.as_ref().map(|number| json!(number)),
    ];
    let claims = CLAIMS.iter().zip(values);
    let claims = claims.filter_map(|((name, _, hidden), value)| {
        Some(Claim { name: (*name).to_owned(), value: value?, hidden: *hidden })
    });
    let credential = Credential {
        vct: format!("{}/vct/{}", here(ctx), item.kind),
        issuer: issuer_name(ctx, &office.code),
        issued: ctx.now,
        expires: item.valid_to.map(end_of),
        holder: None,
        status: document.credential.map(|index| StatusEntry { uri: list_name(ctx, &office.code), index }),
        with_chain: true,
        claims: claims.collect(),
    };
    let mut salts = salts(CLAIMS.len())?.into_iter();
    let mut salt = || salts.next().expect("there are as many salts as claims");
    sign::credential::issue(&credential, &*seal, &mut salt).await.map_err(refused)
}

/// Whether a document can be taken as a credential here.
#[must_use]
pub fn is_offered(ctx: &Ctx, document: &Document) -> bool {
    ctx.city.keys.are_there() && !ctx.city.keys.ask_consent() && may(document).is_ok()
}

fn may(document: &Document) -> Result<(), Error> {
    if document.item.source != Source::ProcedureResult {
        return Err(Ruling::new("document.no-credential").into());
    }
    Ok(document.must_hold()?)
}

/// What an office publishes of itself: its name and the key of its seal.
///
/// # Errors
/// [`Error::NotFound`] for an office the directory does not have; as [`issue`] for its seal.
pub async fn issuer(ctx: &Ctx, code: &AgencyCode) -> Result<Value, Error> {
    let seal = seal(ctx, office(ctx, code)?).await?;
    let chain = seal.chain();
    let certificate = chain.first().ok_or_else(|| anyhow::anyhow!("the seal of {code} has no certificate"))?;
    let key = PublicKey::of_certificate(certificate).map_err(refused)?;
    Ok(issuer_metadata(&issuer_name(ctx, code), &[key]))
}

/// What a type of credential means.
///
/// # Errors
/// [`Error::NotFound`] if no result has this code.
pub fn kind(ctx: &Ctx, code: &str) -> Result<Value, Error> {
    let catalog = ctx.city.catalog();
    let mut all = catalog.all_in_force(local::day(ctx.now)).flat_map(|procedure| &procedure.results);
    let name = all.find(|result| result.code.as_str() == code).map(|result| &result.name).ok_or(Error::NotFound)?;
    let label = |vi: &str, en: &str| {
        let label = |locale: &str, name: &str| Label { locale: locale.to_owned(), name: name.to_owned() };
        vec![label("vi-VN", vi), label("en", en)]
    };
    let word = |lang, key: &str| ctx.city.words.get(lang, key, &[]);
    let claim = |(name, key, hidden): &(&str, &str, bool)| TypeClaim {
        name: (*name).to_owned(),
        mandatory: ["title", "owner_name"].contains(name),
        hidden: *hidden,
        labels: label(&word(Lang::Vi, key), &word(Lang::En, key)),
    };
    Ok(type_metadata(&TypeDescription {
        vct: format!("{}/vct/{code}", here(ctx)),
        name: name.en.clone(),
        labels: label(&name.vi, &name.en),
        claims: CLAIMS.iter().map(claim).collect(),
    }))
}

/// Which credentials of an office stand, signed by its seal.
///
/// # Errors
/// As [`issuer`]; a fault of the store.
pub async fn status_list(ctx: &Ctx, code: &AgencyCode) -> Result<String, Error> {
    let seal = seal(ctx, office(ctx, code)?).await?;
    let given = store::timeline::last_number(&ctx.city.store, &series(code)).await?;
    let entries = u64::try_from(given).unwrap_or(0).max(ENTRIES).next_power_of_two();
    let mut list = StatusList::new(1, entries).map_err(refused)?;
    let mut after = None;
    loop {
        let page = timeline::list::<Document>(ctx, &fallen_tag(code), after.as_ref(), PAGE).await?;
        for index in page.iter().filter_map(|(_, document)| document.subject.credential) {
            list.set(index, Standing::Revoked).map_err(refused)?;
        }
        match page.last() {
            Some((place, _)) if page.len() == PAGE as usize => after = Some(place.clone()),
            _ => break,
        }
    }
    let expires = ctx.now.checked_add(LIST_HOLDS).map_err(|error| Error::Fault(error.into()))?;
    let again = LIST_HOLDS.as_secs().unsigned_abs() / 2;
    list.token(&*seal, &list_name(ctx, code), ctx.now, expires, again).await.map_err(refused)
}

fn office<'a>(ctx: &'a Ctx, code: &AgencyCode) -> Result<&'a Office, Error> {
    ctx.city.office(code).ok_or(Error::NotFound)
}

async fn seal(ctx: &Ctx, office: &Office) -> Result<std::sync::Arc<dyn DocumentSigner>, Error> {
    ctx.city.keys.agency(office, &Consent::default(), ctx.now).await
}

fn series(code: &AgencyCode) -> String {
    format!("status-list:{code}")
}

fn here(ctx: &Ctx) -> &str {
    ctx.city.settings.public_url.trim_end_matches('/')
}

fn issuer_name(ctx: &Ctx, code: &AgencyCode) -> String {
    format!("{}/co-quan/{code}", here(ctx))
}

fn list_name(ctx: &Ctx, code: &AgencyCode) -> String {
    format!("{}/trang-thai-chung-chi/{code}", here(ctx))
}

fn end_of(day: Date) -> Timestamp {
    local::instant(local::next(day), Time::midnight())
}

fn salts(count: usize) -> Result<Vec<[u8; 16]>, Error> {
    let mut salts = vec![[0; 16]; count];
    for salt in &mut salts {
        rand::rngs::OsRng.try_fill_bytes(salt).map_err(|error| Error::Fault(error.into()))?;
    }
    Ok(salts)
}

fn refused(error: CredentialError) -> Error {
    match error {
        CredentialError::NotEs256 => Ruling::new(error.code()).into(),
        other => Error::Fault(other.into()),
    }
}
