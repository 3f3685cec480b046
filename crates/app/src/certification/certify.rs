//! The number, then the signatures.
//!
//! The number is given first, in a commit of its own: what is signed carries the number the register has, whatever happens
//! while a token or a remote service signs. A number with nothing signed stands in the list of what is to be signed until
//! somebody signs it or annuls it; its line never becomes another's.

use domain::calendar::local;
use domain::certification::action::Action;
use domain::certification::fact::{Fact, Way};
use domain::certification::request::Request;
use domain::certification::statement::{Capacity, Statement};
use domain::certification::{Certification, Register};
use domain::document::item::{Item, SignatureNote, SignerPart, Source};
use domain::document::media_type::MediaType;
use domain::dossier::paper::PaperFile;
use domain::id::{CertificationId, DocumentId};
use domain::timeline::Ruling;

use super::copy;
use super::get::{get, may};
use super::number::next;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, kept};
use crate::document::put::put;
use crate::dossier::print::heading::{office_name, place};
use crate::error::Error;
use crate::idempotency;
use crate::signing::{self, Sight};
use crate::timeline::{self, Decided, Loaded};

/// How the two signatures of a copy are made: with whose leave, in which capacity.
#[derive(Debug, Clone)]
pub struct Signing {
    /// In which capacity the person certifies.
    pub capacity: Capacity,
    /// The person's leave to use their key, and the agency's.
    pub consent: signing::Consent,
}

/// Gives the number, makes the copy, signs it as the person and as the agency, and puts it into the requester's store.
///
/// # Errors
/// `certification.not-now`, `certification.not-yours`; `certification.book-closed`; what the keys refuse: then the number
/// stays with this request and it can be signed again.
pub async fn certify(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    signing: &Signing,
) -> Result<Loaded<Certification>, Error> {
    if idempotency::recall(ctx).await?.is_some() {
        return get(ctx, id).await;
    }
    let numbered = number(ctx, id, expected).await?;
    let made = make(ctx, &numbered.subject, signing).await?;
    let made = &made;
    timeline::change(ctx, id.0, None, |before: Loaded<Certification>| async move {
        may(ctx, &before.subject, Action::Certify)?;
        let document = ctx.id();
        let (beside, kept) = kept(ctx, document, made.item.clone())?;
        let certified = Fact::Certified {
            statement: made.statement.clone(),
            file: made.item.file.clone(),
            check_code: made.item.check_code.clone(),
            signatures: made.item.signatures.clone(),
            document: DocumentId(document),
        };
        // Who has a number finds it in their store from here on.
        let in_store = kept.subject.item.owner.number.is_some();
        let delivered = in_store.then_some(Fact::Delivered { way: Way::Store });
        Ok(Decided { facts: std::iter::once(certified).chain(delivered).collect(), beside })
    })
    .await
}

/// Gives the number, unless it has one: the book and the request change in one commit.
async fn number(ctx: &Ctx, id: CertificationId, expected: Option<u64>) -> Result<Loaded<Certification>, Error> {
    // The caller's promise is about the signed copy, which comes with the second commit.
    let ctx = &ctx.clone().keyed(None);
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        let request = before.subject;
        may(ctx, &request, Action::Certify)?;
        if request.number.is_some() {
            return Ok(Vec::new().into());
        }
        let office = request.office().ok_or(Error::NotFound)?;
        let (number, beside) = next(ctx, office, Register::Copies, request.id).await?;
        Ok(Decided { facts: vec![Fact::Numbered { number }], beside })
    })
    .await
}

/// A signed copy that is not in the store yet.
struct Made {
    statement: Statement,
    item: Item,
}

async fn make(ctx: &Ctx, numbered: &Certification, how: &Signing) -> Result<Made, Error> {
    let (Some(request), Some(number), Some(scan)) = (&numbered.request, numbered.number, numbered.scan()) else {
        return Err(Ruling::new("certification.no-scan").into());
    };
    let office = &request.office;
    let statement = Statement {
        number,
        at: ctx.now,
        place: place(&ctx.city, office),
        agency: office_name(&ctx.city, office),
        certifier: ctx.actor.name().to_owned(),
        capacity: how.capacity,
        extent: request.extent,
    };
    let code = check_code()?;
    let pdf = copy::draw(ctx, office, &request.original.title, &statement, scan, &code).await?;
    let key = signing::own_key(ctx, office, &how.consent, 1).await?;
    let by_person =
        signing::sign(ctx, &pdf, &*key, SignerPart::Certifier, office, Some(sight(paper::copy::PERSON))).await?;
    let by_agency =
        signing::seal(ctx, &by_person.bytes, office, &how.consent, Some(sight(paper::copy::AGENCY))).await?;
    let file = put(ctx, by_agency.bytes, MediaType::Pdf.name()).await?;
    let item = item(request, file, code.as_str().to_owned(), vec![by_person.note, by_agency.note], &statement);
    Ok(Made { statement, item })
}

fn sight(room: paper::copy::Room) -> Sight {
    let paper::copy::Room { left, bottom, width, height } = room;
    Sight { page: sign::pades::Page::Last, place: sign::pades::Place::Rectangle { left, bottom, width, height } }
}

/// Result code of a certified copy, where the list of kinds has none for the original.
const CERTIFIED_COPY: &str = "KQ.G15.000021";

/// The copy as a document of the requester's store. It holds as long as its original is not replaced; the law sets it no
/// last day.
fn item(
    request: &Request,
    file: PaperFile,
    check_code: String,
    signatures: Vec<SignatureNote>,
    statement: &Statement,
) -> Item {
    let original = &request.original;
    Item {
        kind: if original.kind.is_empty() { CERTIFIED_COPY.to_owned() } else { original.kind.clone() },
        owner: request.requester.clone(),
        number: original.number.clone(),
        title: original.title.clone(),
        summary: statement.number.to_string(),
        issuer: original.issuer.clone().or_else(|| Some(statement.agency.clone())),
        issued_on: original.issued_on.or_else(|| Some(local::day(statement.at))),
        valid_from: None,
        valid_to: None,
        scope: None,
        file,
        fields: std::collections::BTreeMap::new(),
        source: Source::CertifiedCopy,
        dossier: None,
        office: request.office.clone(),
        check_code,
        signatures,
        keep_until: None,
    }
}
