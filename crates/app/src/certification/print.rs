//! A register on paper: the sheet of a month, or the whole year with its closing (Decree 23/2015 Art. 13.3).

use domain::certification::register::Column;
use domain::certification::{Book, Certification, Register};
use domain::unit::agency_code::AgencyCode;
use paper::Pdf;
use paper::form::{CertificationLine, CertificationRegister, Closing, Signer};

use super::list;
use crate::ctx::Ctx;
use crate::dossier::print::heading::letterhead;
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
    let city = ctx.city.clone();
    let printed = tokio::task::spawn_blocking(move || city.printer.render(&form.into())).await;
    let printed = printed.map_err(|error| Error::Fault(error.into()))?;
    printed.map_err(|error| Error::Fault(error.into()))
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
