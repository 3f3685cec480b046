//! On paper: a register, by month or as the whole year with its closing (Decree 23/2015 Art. 13.3), and the reason of a
//! refusal.

use domain::certification::register::Column;
use domain::certification::{Book, Certification, Register};
use domain::id::CertificationId;
use domain::unit::agency_code::AgencyCode;
use paper::Pdf;
use paper::form::{
    Applicant, CertificationLine, CertificationRegister, Closing, Contact, Matter, Refusal, Signer, Stage,
};

use super::get::get;
use super::list;
use crate::ctx::Ctx;
use crate::dossier::print::heading::{HOTLINE, letterhead};
use crate::error::Error;
use crate::words::{Lang, Value, format};

/// Lines printed at once at most; a longer year is printed by months, as the decree wants it.
pub const MOST_LINES: usize = 2_000;

/// Prints the register of a year, or of one month of it.
///
/// # Errors
/// [`Error::Forbidden`] as [`list::register`]; [`Error::Malformed`] if the lines are more than [`MOST_LINES`].
pub async fn register(
    ctx: &Ctx,
    office: &AgencyCode,
    register: Register,
    year: i16,
    month: Option<i8>,
) -> Result<Pdf, Error> {
    let book = list::book(ctx, office, register, year).await?;
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let (lines, next) = list::register(ctx, office, register, year, month, after.as_ref()).await?;
        rows.extend(lines.iter().filter_map(|line| row(ctx, &line.subject)));
        if rows.len() > MOST_LINES {
            return Err(Error::Malformed { code: "print.too-many-lines", field: "month".into() });
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    let closing = match (&book, month) {
        (Some(book), None) => closing(ctx, &book.subject),
        _ => None,
    };
    let form = CertificationRegister {
        head: letterhead(&ctx.city, office, ctx.now),
        title: word(ctx, &format!("certification-register-{}", register.key())),
        symbol: register.symbol().to_owned(),
        year,
        month,
        columns: Column::ALL.map(|column| word(ctx, &format!("certification-column-{}", column.key()))).to_vec(),
        rows,
        closing,
    };
    draw(ctx, form.into()).await
}

fn word(ctx: &Ctx, key: &str) -> String {
    ctx.city.words.get(Lang::Vi, key, &[])
}

fn closing(ctx: &Ctx, book: &Book) -> Option<Closing> {
    let closed = book.closed.as_ref()?;
    let signer = Signer { title: word(ctx, "certification-closed-by"), name: closed.by.name.clone() };
    Some(Closing { at: closed.at, last: book.last, standing: closed.standing, signer })
}

/// A line of the register; a number that came to nothing keeps its line.
fn row(ctx: &Ctx, line: &Certification) -> Option<CertificationLine> {
    let (request, number, at) = (line.request.as_ref()?, line.number?, line.numbered_at?);
    let owner = &request.requester;
    let statement = line.certified.as_ref().map(|certified| &certified.statement);
    let certifier = statement.map(|statement| {
        let capacity = word(ctx, &format!("certification-capacity-{}", statement.capacity.key()));
        format!("{}, {capacity}", statement.certifier)
    });
    Some(CertificationLine {
        number: format!("{}, {}", number.line(), number.book()),
        at,
        requester: [Some(owner.name.as_str()), owner.number.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        paper: request.original.title.clone(),
        certifier: certifier.unwrap_or_default(),
        count: request.extent.copies.to_string(),
        fee: format::money(Lang::Vi, i64::try_from(request.charge.amount.0).unwrap_or(i64::MAX)),
        remark: remark(ctx, line),
    })
}

/// What the last column says.
fn remark(ctx: &Ctx, line: &Certification) -> String {
    let mut remarks = line.remarks.clone();
    if let Some(annulled) = &line.annulled {
        let reason = ("reason", Value::from(annulled.reason.clone()));
        remarks.push(match &annulled.decision {
            Some(decision) => {
                let args = [("decision", Value::from(decision.number.clone())), reason];
                ctx.city.words.get(Lang::Vi, "certification-remark-annulled", &args)
            }
            None => ctx.city.words.get(Lang::Vi, "certification-remark-void", &[reason]),
        });
    }
    remarks.join("; ")
}

/// The procedure whose refusal it is: certified copies.
const PROCEDURE: &str = "2.000815";

/// The written reason of a refusal, on Form 03 (Decree 23/2015 Art. 8.1, 9; Decree 118/2025 Art. 16.3).
///
/// # Errors
/// [`Error::NotFound`] unless it was refused, or for whom it is none of their business.
pub async fn refusal(ctx: &Ctx, id: CertificationId) -> Result<Pdf, Error> {
    let found = get(ctx, id).await?.subject;
    let (Some(asked), Some(refused)) = (&found.request, &found.refused) else { return Err(Error::NotFound) };
    let words = |key: &str, args: &[(&str, Value)]| ctx.city.words.get(Lang::Vi, key, args);
    let reasons = refused.grounds.iter().map(|ground| words(&format!("certification-ground-{}", ground.key()), &[]));
    let reasons: Vec<String> = reasons.chain(refused.note.clone()).collect();
    let articles = refused.grounds.iter().filter_map(|ground| ground.article());
    let articles: Vec<String> =
        articles.map(|article| words("certification-article", &[("article", Value::from(article))])).collect();
    let procedure = PROCEDURE.parse().ok().and_then(|code| ctx.city.catalog().of(&code).last().cloned());
    let form = Refusal {
        head: letterhead(&ctx.city, &asked.office, refused.at),
        matter: Matter {
            code: None,
            tracking_url: None,
            procedure_code: PROCEDURE.to_owned(),
            procedure: procedure.map(|procedure| procedure.plain_name.vi.clone()).unwrap_or_default()
                + ": "
                + &asked.original.title,
        },
        applicant: Applicant { name: asked.requester.name.clone(), address: String::new(), phone: None, email: None },
        stage: Stage::Reception,
        reason: reasons.join("; "),
        legal_basis: articles.join("; "),
        contact: Contact { name: refused.by.name.clone(), phone: HOTLINE.to_owned() },
        signer: Signer { title: words("print.signer-receptionist", &[]), name: refused.by.name.clone() },
    };
    draw(ctx, form.into()).await
}

async fn draw(ctx: &Ctx, form: paper::Form) -> Result<Pdf, Error> {
    let city = ctx.city.clone();
    let printed = tokio::task::spawn_blocking(move || city.printer.render(&form)).await;
    let printed = printed.map_err(|error| Error::Fault(error.into()))?;
    printed.map_err(|error| Error::Fault(error.into()))
}
