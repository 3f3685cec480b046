//! Confirmed by an officer, signed, in its owner's store.

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::document::item::{Item, Owner, OwnerKind, SignatureNote, SignerPart, Source};
use domain::document::kind::{DocumentKind, ValueType};
use domain::document::media_type::MediaType;
use domain::dossier::paper::PaperFile;
use domain::id::DocumentId;
use domain::station::capture::{Capture, Confirmed, Fact, Origin};
use domain::station::differ::{Difference, differ};
use domain::timeline::Ruling;
use jiff::civil::Date;
use paper::copy::PagePicture;
use paper::digitised::ReadPage;
use uuid::Uuid;

use super::begin::may;
use super::recognise::readings;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::document::put::put;
use crate::error::Error;
use crate::signing::{Consent, Sight, own_key, seal, sign as sign_file};
use crate::timeline::{self, Decided, Loaded};

/// What the officer says when signing.
#[derive(Debug, Clone, Default)]
pub struct Signing {
    /// Pages with faults are kept as they are: the paper is no better.
    pub faults_accepted: bool,
    /// The agency's seal is put beside the officer's signature, where the sector's law wants it (Art. 19.2).
    pub with_seal: bool,
    /// What only the holders of the keys have.
    pub consent: Consent,
}

/// Signs the copy and puts it into its owner's store, in one commit. Where what is confirmed differs from what is known of
/// the owner, the difference is noted and stands in nobody's way.
///
/// # Errors
/// `station.no-pages`, `station.faulty-pages`, `station.is-over`, `station.unknown-kind`, `document.incomplete`; what
/// signing refuses; [`Error::Forbidden`]; [`Error::Stale`].
pub async fn sign(
    ctx: &Ctx,
    id: Uuid,
    expected: Option<u64>,
    confirmed: Confirmed,
    signing: &Signing,
) -> Result<Loaded<Capture>, Error> {
    let capture = timeline::find::<Capture>(ctx, id).await?;
    capture.not_stale(expected)?;
    may(ctx, &capture.subject.beginning.office)?;
    capture.subject.may_sign(signing.faults_accepted)?;
    let version = capture.version;
    let kind = ctx.city.library.kinds.find(&confirmed.kind);
    let kind = kind.ok_or_else(|| Ruling::new("station.unknown-kind").with("kind", &confirmed.kind))?.clone();
    let confirmed = noted(&capture.subject, confirmed, &kind);
    let mut item = item(&capture.subject, &confirmed, &kind)?;
    item.check()?;
    let (bytes, signatures) = file(ctx, &capture.subject, &item.title, signing).await?;
    item.file = put(ctx, bytes, MediaType::Pdf.name()).await?;
    item.signatures = signatures;
    let document = ctx.id();
    let (beside, _) = kept(ctx, document, item)?;
    let (confirmed, beside) = (&confirmed, &beside);
    timeline::change(ctx, id, Some(version), |before: Loaded<Capture>| async move {
        before.subject.may_sign(signing.faults_accepted)?;
        let fact = Fact::Signed { confirmed: Box::new(confirmed.clone()), document: DocumentId(document) };
        Ok(Decided { facts: vec![fact], beside: beside.clone() })
    })
    .await
}

/// With what differs from what is known of the owner already: by the card, the dossier, the index of the archive.
fn noted(capture: &Capture, confirmed: Confirmed, kind: &DocumentKind) -> Confirmed {
    let differences = differences(capture, kind, &confirmed.fields);
    Confirmed { differences, ..confirmed }
}

/// Where a paper and what is known of its owner say different things: shown before it is signed, noted with the signature.
#[must_use]
pub fn differences(capture: &Capture, kind: &DocumentKind, fields: &BTreeMap<String, String>) -> Vec<Difference> {
    let Some(owner) = &capture.beginning.owner else { return Vec::new() };
    let mut known = BTreeMap::new();
    if let Some(field) = kind.fields.iter().find(|field| field.value == ValueType::PersonName) {
        known.insert(field.name.clone(), owner.name.clone());
    }
    if let (Some(field), Some(number)) =
        (kind.fields.iter().find(|field| field.value == ValueType::PersonalId), &owner.number)
    {
        known.insert(field.name.clone(), number.clone());
    }
    if let Some(line) = &capture.beginning.index {
        known.extend(line.number.clone().map(|number| ("number".to_owned(), number)));
        known.extend(line.issued_on.map(|day| ("issued-on".to_owned(), day.to_string())));
    }
    differ(fields, &known, "station")
}

fn item(capture: &Capture, confirmed: &Confirmed, kind: &DocumentKind) -> Result<Item, Error> {
    let field = |value: ValueType| {
        let named = kind.fields.iter().filter(|field| field.value == value);
        named.filter_map(|field| confirmed.fields.get(&field.name)).find(|text| !text.is_empty()).cloned()
    };
    let named = |name: &str| confirmed.fields.get(name).filter(|text| !text.trim().is_empty()).cloned();
    let day = |name: &str| named(name).and_then(|text| text.parse::<Date>().ok());
    let issued_on = day("issued-on");
    let valid_to = day("valid-to").or_else(|| kind.valid_until(issued_on?));
    let source = match capture.beginning.origin {
        Origin::Desk | Origin::Kiosk => Source::DigitisedAtReception,
        Origin::Backlog => Source::Backlog,
    };
    let title = kind.name.vi.clone();
    Ok(Item {
        kind: kind.code.clone(),
        owner: confirmed.owner.clone(),
        number: named("number").or_else(|| field(ValueType::Number)),
        summary: format!("{title} – {}", confirmed.owner.name),
        title,
        issuer: named("issuer"),
        issued_on,
        valid_from: None,
        valid_to,
        scope: None,
        file: PaperFile { sha256: String::new(), size: 0, media_type: String::new() },
        fields: confirmed.fields.clone(),
        source,
        dossier: capture.beginning.dossier,
        office: capture.beginning.office.clone(),
        check_code: check_code()?.as_str().to_owned(),
        signatures: Vec::new(),
        keep_until: None,
    })
}

/// The pages as one file, signed by the officer and, where it is wanted, by the agency.
async fn file(
    ctx: &Ctx,
    capture: &Capture,
    title: &str,
    signing: &Signing,
) -> Result<(Vec<u8>, Vec<SignatureNote>), Error> {
    let office = &capture.beginning.office;
    let readings = readings(ctx, &capture.pages).await?;
    let mut pages = Vec::with_capacity(capture.pages.len());
    for (page, reading) in capture.pages.iter().zip(&readings) {
        let jpeg = ctx.city.content.get(&page.upright.sha256).await.map_err(|error| Error::Fault(error.into()))?;
        let picture = PagePicture { jpeg: jpeg.to_vec(), is_wide: page.width > page.height };
        pages.push(ReadPage { picture, words: reading.text() });
    }
    let author = ctx.city.office(office).map_or_else(|| office.to_string(), |office| office.name.clone());
    let (city, title, on) = (ctx.city.clone(), title.to_owned(), local::day(ctx.now));
    let printed = tokio::task::spawn_blocking(move || city.printer.digitised(&title, &author, on, pages));
    let printed = printed.await.map_err(|error| Error::Fault(error.into()))?;
    let pdf = printed.map_err(|error| Error::Fault(error.into()))?.bytes;
    let key = own_key(ctx, office, &signing.consent, 1).await?;
    let signed = sign_file(ctx, &pdf, &*key, SignerPart::Copyist, office, Some(Sight::COPY)).await?;
    if !signing.with_seal {
        return Ok((signed.bytes, vec![signed.note]));
    }
    let sealed = seal(ctx, &signed.bytes, office, &signing.consent, Some(Sight::COPY)).await?;
    Ok((sealed.bytes, vec![signed.note, sealed.note]))
}

/// Who owns a paper, as far as its fields say.
#[must_use]
pub fn owner_of(kind: &DocumentKind, fields: &BTreeMap<String, String>) -> Option<Owner> {
    let first = |value: ValueType| {
        let named = kind.fields.iter().filter(|field| field.value == value);
        named.filter_map(|field| fields.get(&field.name)).find(|text| !text.trim().is_empty()).cloned()
    };
    let birth = fields.get("born-on").and_then(|text| text.parse::<Date>().ok());
    Some(Owner {
        kind: OwnerKind::Person,
        number: first(ValueType::PersonalId),
        name: first(ValueType::PersonName)?,
        birth_year: birth.map(Date::year),
    })
}
