//! The signatures of a result, in the order of the law: who decides signs the file; the clerk then gives number and day; the
//! agency seals it (Decree 30/2020/NĐ-CP, Art. 13, 15, 17 and Annex I; `docs/decisions/0015-number-and-day-after-the-signature.md`).
//!
//! The file has open fields for all of it. The decider's signature allows filling them in and nothing else; the seal fills
//! in number and day and locks them.

use std::sync::Arc;

use domain::calendar::local;
use domain::document::item::SignerPart;
use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;
use paper::result::{Place, Role};
use sign::key::DocumentSigner;
use sign::pades::{self, OpenField, OpenKind, Page, Words, open_fields};

use super::get::fetch;
use super::result::Made;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::signing::keys::refused;
use crate::signing::{Consent, Signed, Slot, own_key, seal_in, sign_in};
use crate::words::{Lang, Value};

const SIGNER: &str = "signer";
const SEAL: &str = "seal";
const NUMBER: &str = "number";
const ISSUED_ON: &str = "issued-on";
/// Height of the letters of number and day (Decree 30/2020, Annex I: 13); less where the line would be too long.
const SIZE: f32 = 13.0;

/// With whose leave a key signs.
#[derive(Clone)]
pub enum Leave {
    /// The holder's, given just now for this one.
    Now(Consent),
    /// The holder's, given for several files together.
    Together(Arc<dyn DocumentSigner>),
    /// Nobody's: it is signed by hand, or was.
    OnPaper,
}

impl Default for Leave {
    fn default() -> Self {
        Self::Now(Consent::default())
    }
}

impl std::fmt::Debug for Leave {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Now(_) => "Now",
            Self::Together(_) => "Together",
            Self::OnPaper => "OnPaper",
        })
    }
}

/// The leave for several dossiers, asked of the holder of the key once.
///
/// # Errors
/// What the holder of the key refuses; [`Error::NotFound`].
pub async fn together(ctx: &Ctx, dossiers: &[DossierId], consent: Consent) -> Result<Leave, Error> {
    let (Some(first), true) = (dossiers.first(), ctx.city.keys.are_there()) else { return Ok(Leave::default()) };
    let office = fetch(ctx, *first).await?.dossier.agency;
    let count = u32::try_from(dossiers.len()).unwrap_or(u32::MAX);
    own_key(ctx, &office, &consent, count).await.map(Leave::Together)
}

/// The key a leave is for; none where it is signed on paper, or nobody signs electronically here.
///
/// # Errors
/// What the holder of the key refuses.
pub(super) async fn key(
    ctx: &Ctx,
    office: &AgencyCode,
    leave: &Leave,
) -> Result<Option<Arc<dyn DocumentSigner>>, Error> {
    match leave {
        _ if !ctx.city.keys.are_there() => Ok(None),
        Leave::OnPaper => Ok(None),
        Leave::Together(key) => Ok(Some(Arc::clone(key))),
        Leave::Now(consent) => own_key(ctx, office, consent, 1).await.map(Some),
    }
}

/// Signs a made result as the person who decides.
///
/// # Errors
/// What the key refuses.
pub(super) async fn by_decider(
    ctx: &Ctx,
    office: &AgencyCode,
    made: &Made,
    key: &dyn DocumentSigner,
) -> Result<Signed, Error> {
    let fields: Vec<OpenField> = made.places.iter().map(|place| field(ctx, place, &made.places)).collect();
    let open = open_fields(&made.pdf, &fields, "vi").map_err(refused)?;
    let slot = Slot { field: SIGNER, inset: covered(&made.places), fill: Vec::new(), certify: true };
    sign_in(ctx, &open, key, SignerPart::Decider, office, slot).await
}

/// Seals a result that was signed: with number and day where they are open in it.
///
/// # Errors
/// What the agency's key refuses.
pub(super) async fn by_agency(
    ctx: &Ctx,
    office: &AgencyCode,
    signed: &[u8],
    number: Option<&str>,
    consent: &Consent,
) -> Result<Signed, Error> {
    let fill = number.map(|number| {
        let number = words(number.to_owned(), paper::serif(), SIZE);
        [(NUMBER.to_owned(), number), (ISSUED_ON.to_owned(), words(day_in_words(ctx), paper::serif_italic(), SIZE))]
            .into()
    });
    let slot = Slot { field: SEAL, inset: 0.0, fill: fill.unwrap_or_default(), certify: false };
    seal_in(ctx, signed, office, consent, slot).await
}

/// Seals a made result nobody signed electronically.
///
/// # Errors
/// What the agency's key refuses.
pub(super) async fn by_agency_alone(
    ctx: &Ctx,
    office: &AgencyCode,
    made: &Made,
    consent: &Consent,
) -> Result<Signed, Error> {
    let sealed: Vec<Place> = made.places.iter().filter(|place| place.role == Role::Seal).cloned().collect();
    let fields: Vec<OpenField> = sealed.iter().map(|place| field(ctx, place, &sealed)).collect();
    let open = open_fields(&made.pdf, &fields, "vi").map_err(refused)?;
    by_agency(ctx, office, &open, None, consent).await
}

/// The number as it stands on the paper: with its symbol, unless the clerk wrote it already.
pub(super) fn full_number(number: &str, symbol: Option<&str>) -> String {
    match symbol {
        Some(symbol) if !number.contains(symbol) => format!("{number}/{symbol}"),
        _ => number.to_owned(),
    }
}

/// “ngày 05 tháng 3 năm 2026”: days below ten and the first two months have two digits (Decree 30/2020, Annex I).
fn day_in_words(ctx: &Ctx) -> String {
    let day = local::day(ctx.now);
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    let parts = [("day", format!("{:02}", day.day())), ("month", month), ("year", day.year().to_string())];
    let parts: Vec<_> = parts.into_iter().map(|(name, part)| (name, Value::Text(part))).collect();
    ctx.city.words.get(Lang::Vi, "print.result-day", &parts)
}

fn field(ctx: &Ctx, place: &Place, all: &[Place]) -> OpenField {
    let (name, kind) = match place.role {
        Role::Number => (NUMBER, OpenKind::Words(words(place.until.clone(), paper::serif(), points(place.size)))),
        Role::IssuedOn => {
            (ISSUED_ON, OpenKind::Words(words(place.until.clone(), paper::serif_italic(), points(place.size))))
        }
        Role::Signer => (SIGNER, OpenKind::Signature { locks: Vec::new() }),
        Role::Seal => {
            let open = [(Role::Number, NUMBER), (Role::IssuedOn, ISSUED_ON)];
            let open = open.into_iter().filter(|(role, _)| all.iter().any(|place| place.role == *role));
            (SEAL, OpenKind::Signature { locks: open.map(|(_, name)| name.to_owned()).collect() })
        }
    };
    OpenField {
        name: name.to_owned(),
        description: ctx.city.words.get(Lang::Vi, &format!("signature-field-{name}"), &[]),
        page: u32::try_from(place.page).map_or(Page::Last, Page::Number),
        place: pades::Place::Rectangle {
            left: points(place.left),
            bottom: points(place.bottom),
            width: points(place.width),
            height: points(place.height),
        },
        kind,
    }
}

/// How much of the signature's left the seal covers, in points: a third of the seal (Annex I).
fn covered(places: &[Place]) -> f32 {
    let find = |role: Role| places.iter().find(|place| place.role == role);
    let (Some(seal), Some(signer)) = (find(Role::Seal), find(Role::Signer)) else { return 0.0 };
    points((seal.left + seal.width - signer.left).max(0.0))
}

fn words(words: String, font: &'static [u8], size: f32) -> Words {
    Words { words, font: Arc::from(font), size }
}

#[expect(clippy::cast_possible_truncation, reason = "points of a sheet are small")]
const fn points(length: f64) -> f32 {
    length as f32
}

#[cfg(test)]
mod tests {
    use super::full_number;

    #[test]
    fn a_symbol_follows_the_number_once() {
        for (number, symbol, full) in [
            ("12", Some("QĐ-UBND"), "12/QĐ-UBND"),
            ("12/QĐ-UBND", Some("QĐ-UBND"), "12/QĐ-UBND"),
            ("12/2026", None, "12/2026"),
        ] {
            assert_eq!(full_number(number, symbol), full);
        }
    }
}
