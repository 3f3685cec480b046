//! The look at the original: the list of Art. 22 answered, the pages counted, the copy compared.

use domain::certification::Certification;
use domain::certification::action::Action;
use domain::certification::fact::Fact;
use domain::certification::forbidden::{Checklist, examine};
use domain::certification::request::{Charge, Extent};
use domain::dossier::paper::PaperFile;
use domain::id::{CertificationId, PaperId};
use domain::timeline::Ruling;

use super::ask::tariff;
use super::copy;
use super::get::{may, rules};
use crate::ctx::Ctx;
use crate::document::upload;
use crate::error::Error;
use crate::timeline::{self, Loaded};

/// What the officer found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The answers.
    pub answers: Checklist,
    /// The copy the officer took, an upload of theirs; without one, the copy a kiosk took or an earlier check had.
    pub scan: Option<PaperId>,
    /// Pages counted, copies wanted.
    pub extent: Extent,
}

/// Writes down that the copy was compared with its original; the one who certifies has it next.
///
/// # Errors
/// `certification.forbidden` with the grounds where no copy may be certified: the officer refuses it then;
/// `certification.unanswered`; `certification.page-count` where the copy has other pages than were counted.
pub async fn check(
    ctx: &Ctx,
    id: CertificationId,
    expected: Option<u64>,
    look: Look,
) -> Result<Loaded<Certification>, Error> {
    let extent = look.extent.check(&rules(ctx))?;
    let uploaded = match look.scan {
        Some(scan) => Some(upload::find(ctx, scan).await?.file),
        None => None,
    };
    let (answers, uploaded) = (&look.answers, &uploaded);
    timeline::change(ctx, id.0, expected, |before: Loaded<Certification>| async move {
        let request = before.subject;
        may(ctx, &request, Action::Check)?;
        let grounds = examine(answers, is_never(ctx, &request))?;
        if !grounds.is_empty() {
            let keys: Vec<&str> = grounds.iter().map(|ground| ground.key()).collect();
            return Err(Ruling::new("certification.forbidden").with("grounds", keys.join(" ")).into());
        }
        let scan = uploaded.as_ref().or(request.scan()).ok_or_else(|| Ruling::new("certification.no-scan"))?;
        same_pages(ctx, scan, extent).await?;
        let exemption = request.request.as_ref().and_then(|request| request.charge.exemption.clone());
        let charge = Charge::of(tariff(ctx)?, extent, exemption.as_deref())?;
        Ok(vec![Fact::Checked { answers: answers.clone(), scan: scan.clone(), extent, charge }].into())
    })
    .await
}

/// Whether a law of its own keeps papers of this kind from being copied.
pub(super) fn is_never(ctx: &Ctx, request: &Certification) -> bool {
    let kind = request.request.as_ref().map(|request| request.original.kind.as_str()).unwrap_or_default();
    ctx.city.library.kinds.find(kind).is_some_and(|kind| kind.never_certified.is_some())
}

/// A copy has every page that says something, and no other (Circular 01/2020 Art. 10).
async fn same_pages(ctx: &Ctx, scan: &PaperFile, extent: Extent) -> Result<(), Error> {
    let pages = copy::pages(ctx, scan).await?;
    if u32::try_from(pages) == Ok(extent.pages) {
        return Ok(());
    }
    Err(Ruling::new("certification.page-count").with("counted", extent.pages).with("found", pages).into())
}
