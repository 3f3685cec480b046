//! On paper: a register, by month or as the whole year with its closing (Decree 23/2015 Art. 13.3), and the reason of a
//! refusal.

use domain::certification::register::Column;
use domain::certification::{Book, Register};
use domain::id::CertificationId;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use paper::Pdf;
use paper::form::{
    Applicant, CertificationLine, CertificationRegister, Closing, Contact, Matter, Refusal, Signer, Stage,
};

use super::get::get;
use super::line::Line;
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
        rows.extend(lines.iter().map(|line| row(ctx, line)));
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

pub(super) fn word(ctx: &Ctx, key: &str) -> String {
    ctx.city.words.get(Lang::Vi, key, &[])
}

fn closing(ctx: &Ctx, book: &Book) -> Option<Closing> {
    let closed = book.closed.as_ref()?;
    let signer = Signer { title: word(ctx, "certification-closed-by"), name: closed.by.name.clone() };
    Some(Closing { at: closed.at, last: book.last, standing: closed.standing, signer })
}

/// A line of the register; a number that came to nothing keeps its line.
fn row(ctx: &Ctx, line: &Line) -> CertificationLine {
    let certifier = line.certifier.as_ref().map(|(name, capacity)| {
        let capacity = word(ctx, &format!("certification-capacity-{}", capacity.key()));
        format!("{name}, {capacity}")
    });
    CertificationLine {
        number: format!("{}, {}", line.number.line(), line.number.book()),
        at: line.at,
        requester: line.requesters.join("; "),
        paper: line.paper.clone(),
        certifier: certifier.unwrap_or_default(),
        count: line.count.to_string(),
        fee: format::money(Lang::Vi, i64::try_from(line.fee.0).unwrap_or(i64::MAX)),
        remark: remark(ctx, Lang::Vi, line),
        struck: line.struck.is_some(),
    }
}

/// What the last column says.
#[must_use]
pub fn remark(ctx: &Ctx, lang: Lang, line: &Line) -> String {
    let mut remarks = line.remarks.clone();
    if let Some((reason, decision)) = &line.struck {
        let reason = ("reason", Value::from(reason.clone()));
        remarks.push(match decision {
            Some(decision) => {
                let args = [("decision", Value::from(decision.number.clone())), reason];
                ctx.city.words.get(lang, "certification-remark-annulled", &args)
            }
            None => ctx.city.words.get(lang, "certification-remark-void", &[reason]),
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
    let letter = Letter {
        office: &asked.office,
        at: refused.at,
        by: &refused.by.name,
        procedure: PROCEDURE,
        title: &asked.original.title,
        name: &asked.requester.name,
        reasons,
        articles,
    };
    letter.print(ctx).await
}

/// A refusal in writing.
pub(super) struct Letter<'a> {
    /// The agency that would have certified.
    pub(super) office: &'a AgencyCode,
    /// When it was refused.
    pub(super) at: Timestamp,
    /// By whom.
    pub(super) by: &'a str,
    /// National code of the procedure.
    pub(super) procedure: &'a str,
    /// The paper.
    pub(super) title: &'a str,
    /// Who asked.
    pub(super) name: &'a str,
    /// Why.
    pub(super) reasons: Vec<String>,
    /// The articles.
    pub(super) articles: Vec<String>,
}

impl Letter<'_> {
    /// On Form 03.
    pub(super) async fn print(self, ctx: &Ctx) -> Result<Pdf, Error> {
        let procedure = self.procedure.parse().ok().and_then(|code| ctx.city.catalog().of(&code).last().cloned());
        let procedure = procedure.map(|procedure| procedure.plain_name.vi.clone()).unwrap_or_default();
        let form = Refusal {
            head: letterhead(&ctx.city, self.office, self.at),
            matter: Matter {
                code: None,
                tracking_url: None,
                procedure_code: self.procedure.to_owned(),
                procedure: format!("{procedure}: {}", self.title),
            },
            applicant: Applicant { name: self.name.to_owned(), address: String::new(), phone: None, email: None },
            stage: Stage::Reception,
            reason: self.reasons.join("; "),
            legal_basis: self.articles.join("; "),
            contact: Contact { name: self.by.to_owned(), phone: HOTLINE.to_owned() },
            signer: Signer { title: word(ctx, "print.signer-receptionist"), name: self.by.to_owned() },
        };
        draw(ctx, form.into()).await
    }
}

pub(super) async fn draw(ctx: &Ctx, form: paper::Form) -> Result<Pdf, Error> {
    let city = ctx.city.clone();
    let printed = tokio::task::spawn_blocking(move || city.printer.render(&form)).await;
    let printed = printed.map_err(|error| Error::Fault(error.into()))?;
    printed.map_err(|error| Error::Fault(error.into()))
}
