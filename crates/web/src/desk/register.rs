//! Form 07: what an agency accepted between two days.

use app::Ctx;
use app::dossier::list::{self, Marker};
use axum::extract::Query;
use axum::response::Response;
use domain::access::Role;
use domain::calendar::local;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::inbox::{Tab, grants, places};
use super::line::Line;
use super::tell::Tell;
use crate::Error;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// The register of an agency.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterView {
    /// The agency.
    pub office: String,
    /// Its code, for the form.
    pub code: String,
    /// The role in whose name it is read.
    pub role: &'static str,
    /// The agencies whose register the reader may see.
    pub places: Vec<Tab>,
    /// First day, as it is typed.
    pub from: String,
    /// Last day, as it is typed.
    pub to: String,
    /// What is wrong with the days.
    pub error: String,
    /// The dossiers.
    pub lines: Vec<Line>,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
}

impl View for RegisterView {
    const TEMPLATE: &'static str = "desk/register.html";

    fn samples() -> Vec<Self> {
        let full = RegisterView {
            office: "Ủy ban nhân dân phường Cửa Nam".into(),
            code: "H26.00082".into(),
            role: "specialist",
            places: vec![],
            from: "01/11/2026".into(),
            to: "23/11/2026".into(),
            error: String::new(),
            lines: Line::samples(),
            first: String::new(),
            next: "/quay/so-theo-doi?sau=1".into(),
        };
        let wrong = RegisterView { error: "Không có ngày này.".into(), from: "31/02/2026".into(), ..full.clone() };
        vec![full.clone(), wrong, RegisterView { lines: vec![], next: String::new(), ..full }]
    }
}

/// Which register, of which days, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    noi: String,
    #[serde(default)]
    vai: String,
    #[serde(default)]
    tu: String,
    #[serde(default)]
    den: String,
    #[serde(default)]
    sau: String,
}

/// `GET /quay/so-theo-doi`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = RegisterView::build(&page.ctx, &wanted).await?;
    page.show(&view)
}

impl RegisterView {
    async fn build(ctx: &Ctx, wanted: &Wanted) -> Result<RegisterView, Error> {
        let tell = Tell(ctx);
        let mine: Vec<_> = grants(&ctx.actor).iter().filter(|grant| keeps(grant.role)).cloned().collect();
        let chosen = mine
            .iter()
            .find(|grant| grant.office.as_str() == wanted.noi && grant.role.key() == wanted.vai)
            .or_else(|| mine.first())
            .ok_or(Error::Forbidden)?;
        let today = local::day(ctx.now);
        let days = range(&wanted.tu, &wanted.den, today);
        let after: Option<Marker> = if wanted.sau.is_empty() { None } else { Some(wanted.sau.parse()?) };
        let (lines, next) = match days {
            Some(days) => {
                let page = list::register(ctx, &chosen.office, chosen.role, days, after.as_ref()).await?;
                (page.lines, page.next)
            }
            None => (Vec::new(), None),
        };
        let (from, to) = days.map_or((wanted.tu.clone(), wanted.den.clone()), |(from, to)| (day(from), day(to)));
        let address = |office: &str, role: Role| {
            let (office, from, to) = (escape(office), escape(&from), escape(&to));
            format!("/quay/so-theo-doi?noi={office}&vai={}&tu={from}&den={to}", role.key())
        };
        let here = address(chosen.office.as_str(), chosen.role);
        Ok(RegisterView {
            office: tell.office(&chosen.office),
            code: chosen.office.to_string(),
            role: chosen.role.key(),
            places: places(tell, &mine, |grant| grant == chosen, |grant| address(grant.office.as_str(), grant.role)),
            error: if days.is_none() { tell.word("desk-register-wrong-days") } else { String::new() },
            lines: lines.iter().map(|line| Line::of(line, tell)).collect(),
            first: if after.is_some() { here.clone() } else { String::new() },
            next: next.map(|next| format!("{here}&sau={}", escape(&next.to_string()))).unwrap_or_default(),
            from,
            to,
        })
    }
}

/// The roles of an agency in whose name its register is read.
fn keeps(role: Role) -> bool {
    matches!(role, Role::Specialist | Role::Leader | Role::Clerk)
}

/// The days asked for; this month until today when none are given.
fn range(from: &str, to: &str, today: Date) -> Option<(Date, Date)> {
    let from = if from.trim().is_empty() { Some(today.first_of_month()) } else { read_day(from) }?;
    let to = if to.trim().is_empty() { Some(today) } else { read_day(to) }?;
    (from <= to).then_some((from, to))
}

/// A day as people type it: `5/9/2026`, `05092026`, or as browsers send it: `2026-09-05`.
pub fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') {
        return text.parse().ok();
    }
    let parts: Vec<&str> = match text.len() {
        8 if text.bytes().all(|byte| byte.is_ascii_digit()) => vec![&text[..2], &text[2..4], &text[4..]],
        _ => text.split(['/', '-', '.']).collect(),
    };
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day as people type it.
pub fn day(on: Date) -> String {
    format!("{:02}/{:02}/{}", on.day(), on.month(), on.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it_and_as_browsers_send_it() {
        let check = |text: &str, on: Option<Date>| assert_eq!(read_day(text), on, "{text}");
        check("5/9/2026", Some(date(2026, 9, 5)));
        check(" 05092026 ", Some(date(2026, 9, 5)));
        check("05-09-2026", Some(date(2026, 9, 5)));
        check("2026-09-05", Some(date(2026, 9, 5)));
        check("31/02/2026", None);
        check("5/9/26", None);
        check("", None);
        check("hôm nay", None);
    }

    #[test]
    fn without_days_the_register_is_that_of_this_month_and_never_runs_backwards() {
        let today = date(2026, 11, 23);
        assert_eq!(range("", "", today), Some((date(2026, 11, 1), today)));
        assert_eq!(range("24/11/2026", "", today), None);
    }
}
