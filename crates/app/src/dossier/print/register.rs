//! Form 07: what an agency accepted, one line a dossier; the numbers begin again with each year.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::calendar::local;
use domain::dossier::code::DossierCode;
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use domain::unit::agency_code::AgencyCode;
use futures::future::try_join_all;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use paper::form::{Register, RegisterRow};
use paper::{Language, Pdf};

use super::draw::render;
use super::heading::letterhead;
use super::source::Source;
use crate::city::City;
use crate::ctx::Ctx;
use crate::dossier::get::{Loaded, read};
use crate::dossier::legal::Terms;
use crate::dossier::list;
use crate::error::Error;
use crate::words::Lang;

/// Lines printed at once at most: some ninety sheets. A longer stretch is printed in parts.
pub const MOST_LINES: usize = 1_000;

/// Prints the register of an agency between two days of one year, both included, for a member of staff who holds the
/// role there; for anybody else it has no lines.
///
/// # Errors
/// [`Error::Malformed`] if the days are not of one year, or the lines are more than [`MOST_LINES`];
/// [`Error::SignInFirst`]; [`Error::Forbidden`] for citizens; [`Error::NotFound`] if there is no such office.
pub async fn register(ctx: &Ctx, office: &AgencyCode, role: Role, days: (Date, Date)) -> Result<Pdf, Error> {
    if ctx.actor.account().is_none() {
        return Err(Error::SignInFirst);
    }
    if !ctx.actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let (from, to) = days;
    if from.year() != to.year() || from > to {
        return Err(Error::Malformed { code: "print.one-year", field: "to".into() });
    }
    ctx.city.office(office).ok_or(Error::NotFound)?;
    let lines = Lines::of(&ctx.city, office, from.year()).await?;
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = list::register(ctx, office, role, days, after.as_ref()).await?;
        if rows.len() + page.lines.len() > MOST_LINES {
            return Err(Error::Malformed { code: "print.too-many-lines", field: "to".into() });
        }
        let found = try_join_all(page.lines.iter().map(|line| load(&ctx.city, &line.id))).await?;
        for (listed, loaded) in page.lines.iter().zip(found) {
            rows.extend(row(ctx, &lines, listed.original_due_at, &loaded)?);
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    rows.sort_by_key(|row| row.ordinal);
    let head = letterhead(&ctx.city, office, ctx.now);
    let number = number(local::instant(from, jiff::civil::Time::midnight()));
    let form = Register { head, year: from.year(), number, rows };
    render(ctx, form.into(), None, Language::Vietnamese).await
}

/// The number of the book: one a year, kept electronically.
pub(super) fn number(at: Timestamp) -> String {
    format!("01/{}", local::day(at).year())
}

/// The place of a dossier in the register of its year.
pub(super) async fn line(city: &City, code: &DossierCode) -> Result<u32, Error> {
    Ok(Lines::of(city, &code.agency, code.day.year()).await?.of_code(code))
}

/// How many dossiers an agency had accepted in a year before each day of it. Codes have no gaps within a day, so a
/// code and this number together are the line in the register, the same on Form 01 and here.
struct Lines(BTreeMap<Date, i64>);

impl Lines {
    async fn of(city: &City, agency: &AgencyCode, year: i16) -> Result<Self, Error> {
        let (first, last) = (date(year, 1, 1).to_string(), date(year, 12, 31).to_string());
        let days = store::dossier::list_register::codes_by_day(&city.store, agency.as_str(), &first, &last).await?;
        let mut before = 0;
        let mut lines = BTreeMap::new();
        for (day, taken) in days {
            let day = day.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
            lines.insert(day, before);
            before += taken;
        }
        Ok(Self(lines))
    }

    fn of_code(&self, code: &DossierCode) -> u32 {
        let before = self.0.get(&code.day).copied().unwrap_or(0);
        u32::try_from(before + i64::from(code.ordinal)).unwrap_or(u32::MAX)
    }
}

async fn load(city: &City, id: &str) -> Result<Loaded, Error> {
    read(store::dossier::find::find(&city.store, id).await?.ok_or(Error::NotFound)?)
}

fn row(ctx: &Ctx, lines: &Lines, promised: Option<Timestamp>, loaded: &Loaded) -> Result<Option<RegisterRow>, Error> {
    let dossier = &loaded.dossier;
    let (Some(code), Some(clock)) = (&loaded.code, &dossier.clock) else { return Ok(None) };
    let source = Source {
        city: &ctx.city,
        dossier,
        code: Some(code),
        procedure: Terms::of(ctx, dossier)?.procedure,
        facts: &[],
    };
    let returned = dossier.outcome.as_ref().and_then(|outcome| outcome.returned.as_ref());
    let lives = [&dossier.applicant.address, &dossier.applicant.phone];
    Ok(Some(RegisterRow {
        ordinal: lines.of_code(code),
        code: code.to_string(),
        procedure: source.procedure.name.vi.clone(),
        sets: 1,
        applicant: dossier.applicant.name.clone(),
        address: lives.into_iter().flatten().cloned().collect::<Vec<_>>().join("; "),
        lead_agency: source.office_name(&dossier.agency),
        received_at: clock.accepted_at,
        due_at: promised.unwrap_or(clock.due),
        returned_at: returned.map(|(at, _, _)| *at),
        return_method: returned
            .map(|(_, _, way)| source.words(&format!("dossier-return-{}", way.key().replace('_', "-")), &[])),
        signed_by: returned.map(|(_, to, _)| to.clone()),
        note: note(ctx, dossier),
    }))
}

/// How it ended, where no result was handed back; and the date it was moved to.
fn note(ctx: &Ctx, dossier: &Dossier) -> Option<String> {
    let words = |key: &str| ctx.city.words.get(Lang::Vi, key, &[]);
    let ended = match &dossier.state {
        State::Refused { .. } | State::Stopped { .. } | State::ClosedNoSupplement { .. } => {
            Some(words(&format!("dossier-state-{}", dossier.state.name().replace('_', "-"))))
        }
        _ => None,
    };
    let moved = dossier.clock.as_ref().filter(|clock| clock.due != clock.original_due());
    let moved = moved.map(|clock| ctx.city.words.get(Lang::Vi, "print.new-due", &[("due", clock.due.into())]));
    let both: Vec<String> = [moved, ended].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join("; "))
}
