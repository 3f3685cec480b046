//! One signature on one file.

use std::sync::Arc;

use domain::calendar::local;
use domain::document::item::{SignatureNote, SignerPart};
use domain::unit::agency_code::AgencyCode;
use sign::authority::Subject;
use sign::key::DocumentSigner;
use sign::pades::{Ink, Level, Page, Place, SignOptions, Visible, sign_pdf};

use super::keys::{Consent, refused};
use crate::ctx::Ctx;
use crate::error::Error;
use crate::words::{Lang, Value};

/// Where a signature is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// On which page.
    pub page: Page,
    /// Where on it.
    pub place: Place,
}

impl Sight {
    /// The place of a copy's signature: top right of the first page (Decree 30/2020 Annex I).
    pub const COPY: Self = Self { page: Page::First, place: Place::TopRight };
    /// The place of a result's signature: bottom right of the last page, beside those that are there.
    pub const RESULT: Self = Self { page: Page::Last, place: Place::BottomRight };
}

/// A field of the file that was left open for this signature.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name.
    pub field: &'static str,
    /// How far from its left edge the words begin, in points: what the seal covers.
    pub inset: f32,
    /// Words that come into other open fields with it.
    pub fill: Vec<(String, sign::pades::Words)>,
    /// Whether from here on nothing is allowed but filling in open fields and signing further.
    pub certify: bool,
}

/// A signed file.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The file: the one given, and the signature after it.
    pub bytes: Vec<u8>,
    /// The signature, as a document remembers it.
    pub note: SignatureNote,
}

/// The key of the person who acts, at an office, for so many files.
///
/// # Errors
/// [`Error::SignInFirst`]; what [`super::Keys::officer`] refuses.
pub async fn own_key(
    ctx: &Ctx,
    office: &AgencyCode,
    consent: &Consent,
    signatures: u32,
) -> Result<Arc<dyn DocumentSigner>, Error> {
    let account = ctx.actor.account().ok_or(Error::SignInFirst)?;
    let organisation = name_of(ctx, office);
    let subject = Subject { title: None, ..Subject::officer(ctx.actor.name(), "", &organisation) };
    ctx.city.keys.officer(account, &subject, consent, signatures, ctx.now).await
}

/// Signs a PDF with a key that is there already.
///
/// # Errors
/// What [`sign_pdf`] refuses, as people are told.
pub async fn sign(
    ctx: &Ctx,
    pdf: &[u8],
    key: &dyn DocumentSigner,
    part: SignerPart,
    office: &AgencyCode,
    sight: Option<Sight>,
) -> Result<Signed, Error> {
    let visible = sight.map(|sight| seen(ctx, sight, part, &key.name(), &name_of(ctx, office)));
    with(ctx, pdf, key, part, office, SignOptions { visible, ..SignOptions::new(ctx.city.keys.level(), ctx.now) }).await
}

/// Signs a PDF in a field that was left open for it.
///
/// # Errors
/// What [`sign_pdf`] refuses, as people are told.
pub async fn sign_in(
    ctx: &Ctx,
    pdf: &[u8],
    key: &dyn DocumentSigner,
    part: SignerPart,
    office: &AgencyCode,
    slot: Slot,
) -> Result<Signed, Error> {
    let Slot { field, inset, fill, certify } = slot;
    let seen = seen(ctx, Sight::RESULT, part, &key.name(), &name_of(ctx, office));
    let options = SignOptions {
        visible: Some(Visible { inset, ..seen }),
        field_name: Some(field.to_owned()),
        fill,
        certify,
        ..SignOptions::new(ctx.city.keys.level(), ctx.now)
    };
    with(ctx, pdf, key, part, office, options).await
}

async fn with(
    ctx: &Ctx,
    pdf: &[u8],
    key: &dyn DocumentSigner,
    part: SignerPart,
    office: &AgencyCode,
    options: SignOptions,
) -> Result<Signed, Error> {
    let keys = &ctx.city.keys;
    let level = keys.level();
    let options = SignOptions {
        reason: Some(word(ctx, &format!("signature-part-{}", part_key(part)), &[])),
        location: Some(name_of(ctx, office)),
        ..options
    };
    let timestamper = keys.timestamper(ctx.now);
    let revocation = keys.revocation(ctx.now);
    let bytes = sign_pdf(pdf, key, &options, timestamper.as_deref(), revocation.as_deref()).await.map_err(refused)?;
    let level = match level {
        Level::B => "B-B",
        Level::T => "B-T",
        Level::Lt => "B-LT",
    };
    Ok(Signed { bytes, note: SignatureNote { part, signer: key.name(), at: ctx.now, level: level.to_owned() } })
}

fn name_of(ctx: &Ctx, office: &AgencyCode) -> String {
    ctx.city.office(office).map_or_else(|| office.to_string(), |office| office.name.clone())
}

/// Signs a PDF with the electronic seal of an office.
///
/// # Errors
/// [`Error::NotFound`] for an office the catalogue does not know; as [`sign`].
pub async fn seal(
    ctx: &Ctx,
    pdf: &[u8],
    office: &AgencyCode,
    consent: &Consent,
    sight: Option<Sight>,
) -> Result<Signed, Error> {
    let agency = ctx.city.office(office).ok_or(Error::NotFound)?;
    let key = ctx.city.keys.agency(agency, consent, ctx.now).await?;
    sign(ctx, pdf, &*key, SignerPart::Agency, office, sight).await
}

/// Seals a PDF in the field that was left open for it.
///
/// # Errors
/// As [`seal`].
pub async fn seal_in(
    ctx: &Ctx,
    pdf: &[u8],
    office: &AgencyCode,
    consent: &Consent,
    slot: Slot,
) -> Result<Signed, Error> {
    let agency = ctx.city.office(office).ok_or(Error::NotFound)?;
    let key = ctx.city.keys.agency(agency, consent, ctx.now).await?;
    sign_in(ctx, pdf, &*key, SignerPart::Agency, office, slot).await
}

const fn part_key(part: SignerPart) -> &'static str {
    match part {
        SignerPart::Copyist => "copyist",
        SignerPart::Certifier => "certifier",
        SignerPart::Decider => "decider",
        SignerPart::Agency => "agency",
    }
}

/// What stands on papers is Vietnamese, whoever asked for it.
fn word(ctx: &Ctx, key: &str, args: &[(&str, Value)]) -> String {
    ctx.city.words.get(Lang::Vi, key, args)
}

fn seen(ctx: &Ctx, sight: Sight, part: SignerPart, signer: &str, organisation: &str) -> Visible {
    let time = format!("{}+07:00", local::date_time(ctx.now).strftime("%Y-%m-%dT%H:%M:%S"));
    let mut lines = vec![word(ctx, &format!("signature-part-{}", part_key(part)), &[])];
    lines.push(signer.to_owned());
    if signer != organisation {
        lines.push(organisation.to_owned());
    }
    // ISO 8601 with its zone, as Decree 30/2020 Annex I asks for on copies.
    lines.push(word(ctx, "signature-visible-time", &[("time", Value::Text(time))]));
    Visible {
        page: sight.page,
        place: sight.place,
        description: lines.join(", "),
        lines,
        font: Arc::from(paper::face()),
        size: 8.0,
        width: 170.0,
        framed: true,
        ink: if part == SignerPart::Agency { Ink::Red } else { Ink::Blue },
        inset: 0.0,
        language: "vi".to_owned(),
    }
}
