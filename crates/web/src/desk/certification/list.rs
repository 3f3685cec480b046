//! What waits: originals to be looked at, copies to be signed, copies to be handed over.

use app::Ctx;
use app::certification::list::{self, Waiting};
use axum::extract::Query;
use axum::response::Response;
use domain::certification::Certification;
use domain::certification::record::State;
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::desk::inbox::Tab;
use crate::desk::tell::Tell;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// The lists of requests.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// The lists, with the places they are of.
    pub tabs: Vec<Tab>,
    /// Whether the reader takes requests in.
    pub receives: bool,
    /// Whether there are registers to be read.
    pub keeps: bool,
    /// The requests.
    pub lines: Vec<RequestLine>,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
}

/// A request in a list.
#[derive(Debug, Clone, Serialize)]
pub struct RequestLine {
    /// Where it leads.
    pub href: String,
    /// Its certification number, once it has one.
    pub number: String,
    /// Who asked.
    pub name: String,
    /// The paper.
    pub paper: String,
    /// Where it stands.
    pub state: String,
    /// The colour of that.
    pub colour: &'static str,
    /// When it is due.
    pub due: String,
}

impl View for ListView {
    const TEMPLATE: &'static str = "desk/certification/list.html";

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quay/chung-thuc?xem=check".into(), here };
        let line = |name: &str, state: &str, colour| RequestLine {
            href: "/quay/chung-thuc/1".into(),
            number: if colour == "green" { "07-01/2026-SCT/BS".into() } else { String::new() },
            name: name.into(),
            paper: "Bằng tốt nghiệp đại học mang tên Nguyễn Văn Minh".into(),
            state: state.into(),
            colour,
            due: "23/11/2026 17:30".into(),
        };
        let full = ListView {
            tabs: vec![tab("Chờ xem bản chính", true), tab("Chờ ký chứng thực", false), tab("Tất cả", false)],
            receives: true,
            keeps: true,
            lines: vec![line("Nguyễn Văn Minh", "Chờ ký", "yellow"), line("Trần Thị Quý", "Đã giao", "green")],
            first: "/quay/chung-thuc".into(),
            next: "/quay/chung-thuc?sau=1".into(),
        };
        let empty = ListView { lines: vec![], first: String::new(), next: String::new(), ..full.clone() };
        vec![full, empty]
    }
}

/// Which list, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    xem: String,
    #[serde(default)]
    noi: String,
    #[serde(default)]
    sau: String,
}

/// `GET /quay/chung-thuc`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = ListView::build(&page.ctx, &wanted).await?;
    page.show(&view)
}

impl ListView {
    async fn build(ctx: &Ctx, wanted: &Wanted) -> Result<ListView, Error> {
        let tell = Tell(ctx);
        let offered = offered(ctx);
        let chosen = offered
            .iter()
            .find(|(what, office)| key(*what) == wanted.xem && office.as_str() == wanted.noi)
            .or_else(|| offered.first())
            .ok_or(Error::Forbidden)?;
        let after = read_place(&wanted.sau);
        let (found, next) = list::waiting(ctx, &chosen.1, chosen.0, after.as_ref()).await?;
        let address = |(what, office): &(Waiting, AgencyCode)| {
            format!("/quay/chung-thuc?xem={}&noi={}", key(*what), escape(office.as_str()))
        };
        let text = |(what, office): &(Waiting, AgencyCode)| {
            format!("{} – {}", tell.named("certification-queue-", word(*what)), tell.office(office))
        };
        let here = address(chosen);
        let tabs = offered.iter().map(|one| Tab { text: text(one), href: address(one), here: one == chosen }).collect();
        Ok(ListView {
            tabs,
            receives: !list::points(ctx).is_empty(),
            keeps: !list::registers(ctx).is_empty(),
            lines: found.iter().map(|one| RequestLine::of(&one.subject, tell)).collect(),
            first: if after.is_some() { here.clone() } else { String::new() },
            next: next.map(|next| format!("{here}&sau={}", escape(&write_place(&next)))).unwrap_or_default(),
        })
    }
}

impl RequestLine {
    fn of(request: &Certification, tell: Tell<'_>) -> RequestLine {
        let asked = request.request.as_ref();
        RequestLine {
            href: format!("/quay/chung-thuc/{}", request.id),
            number: request.number.map(|number| number.to_string()).unwrap_or_default(),
            name: asked.map(|asked| asked.requester.name.clone()).unwrap_or_default(),
            paper: asked.map(|asked| asked.original.title.clone()).unwrap_or_default(),
            state: tell.named("certification-state-", request.state.key()),
            colour: colour(request.state),
            due: asked.map(|asked| tell.short(asked.due)).unwrap_or_default(),
        }
    }
}

/// The colour of a state's tag.
pub(super) fn colour(state: State) -> &'static str {
    match state {
        State::Requested | State::AwaitingOfficer => "blue",
        State::Checked | State::Numbered => "yellow",
        State::Certified | State::Delivered => "green",
        State::Refused | State::Annulled => "red",
        State::Spared | State::Withdrawn => "grey",
    }
}

/// The lists this person may read, what is theirs to do first.
fn offered(ctx: &Ctx) -> Vec<(Waiting, AgencyCode)> {
    let points = list::points(ctx);
    let offices: Vec<AgencyCode> = list::registers(ctx)
        .into_iter()
        .map(|(office, _)| office)
        .filter(|office| ctx.actor.works_at(office) || ctx.actor.audits(office))
        .collect();
    let at = |what, places: &[AgencyCode]| places.iter().map(|one| (what, one.clone())).collect::<Vec<_>>();
    [
        at(Waiting::Sign, &offices),
        at(Waiting::Check, &points),
        at(Waiting::Deliver, &points),
        at(Waiting::Point, &points),
        at(Waiting::Office, &offices),
    ]
    .concat()
}

const fn key(what: Waiting) -> &'static str {
    match what {
        Waiting::Check => "check",
        Waiting::Sign => "sign",
        Waiting::Deliver => "deliver",
        Waiting::Point => "diem",
        Waiting::Office => "co-quan",
    }
}

const fn word(what: Waiting) -> &'static str {
    match what {
        Waiting::Point | Waiting::Office => "all",
        other => key(other),
    }
}

/// A place in a list as it stands in an address.
pub(in crate::desk) fn write_place((sort, id): &(i64, String)) -> String {
    format!("{sort}.{id}")
}

/// Reads such a place; anything else is the beginning of the list.
pub(in crate::desk) fn read_place(text: &str) -> Option<(i64, String)> {
    let (sort, id) = text.split_once('.')?;
    Some((sort.parse().ok()?, id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_back_and_nonsense_is_the_beginning() {
        let place = (-12, "0192f0c1".to_owned());
        assert_eq!(read_place(&write_place(&place)), Some(place));
        assert_eq!((read_place(""), read_place("x.y"), read_place("12")), (None, None, None));
    }
}
