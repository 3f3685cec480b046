//! What waits: originals to be looked at, copies to be signed, copies to be handed over.

use app::Ctx;
use app::certification::list::{self, Attested, Waiting};
use app::words::Value as Word;
use axum::extract::Query;
use axum::response::Response;
use domain::certification::record::State;
use domain::certification::{Attestation, Certification, Register};
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
    /// Where signatures, translations and transactions are taken in: address and words.
    pub by_hand: Vec<(String, String)>,
    /// How often somebody was told that no copy is needed.
    pub needless: String,
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
            by_hand: vec![("/quay/chung-thuc/viec/moi?so=signatures".into(), "Chứng thực chữ ký".into())],
            needless: "Đã báo “không cần” 3 lần, trong đó 1 lần vẫn muốn chứng thực.".into(),
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
            .find(|(what, office)| what.key() == wanted.xem && office.as_str() == wanted.noi)
            .or_else(|| offered.first())
            .ok_or(Error::Forbidden)?;
        let after = read_place(&wanted.sau);
        let (lines, next) = match chosen.0 {
            List::Copies(what) => {
                let (found, next) = list::waiting(ctx, &chosen.1, what, after.as_ref()).await?;
                (found.iter().map(|one| RequestLine::of(&one.subject, tell)).collect(), next)
            }
            List::ByHand(what) => {
                let (found, next) = list::attested(ctx, &chosen.1, what, after.as_ref()).await?;
                (found.iter().map(|one| RequestLine::of_attestation(&one.subject, tell)).collect(), next)
            }
        };
        let registers = list::registers(ctx);
        let needless = match registers.first() {
            Some((office, _)) => needless(tell, list::needless(ctx, office).await?),
            None => String::new(),
        };
        let address = |(what, office): &(List, AgencyCode)| {
            format!("/quay/chung-thuc?xem={}&noi={}", what.key(), escape(office.as_str()))
        };
        let text = |(what, office): &(List, AgencyCode)| {
            format!("{} – {}", tell.named("certification-queue-", what.word()), tell.office(office))
        };
        let receives = !list::points(ctx).is_empty();
        let by_hand = |register: Register| {
            let href = format!("/quay/chung-thuc/viec/moi?so={}", register.key());
            (href, tell.named("certification-attest-", register.key()))
        };
        let by_hand = Register::ALL.into_iter().filter(|one| receives && *one != Register::Copies).map(by_hand);
        let here = address(chosen);
        let tabs = offered.iter().map(|one| Tab { text: text(one), href: address(one), here: one == chosen }).collect();
        Ok(ListView {
            tabs,
            receives,
            keeps: !registers.is_empty(),
            by_hand: by_hand.collect(),
            needless,
            lines,
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

    fn of_attestation(one: &Attestation, tell: Tell<'_>) -> RequestLine {
        let names: Vec<&str> = one.prepared.people.iter().map(|person| person.name.as_str()).collect();
        RequestLine {
            href: format!("/quay/chung-thuc/viec/{}", one.id),
            number: one.certified.as_ref().map(|certified| certified.number.to_string()).unwrap_or_default(),
            name: names.join(", "),
            paper: one.prepared.title.clone(),
            state: tell.named("certification-attest-state-", one.state.key()),
            colour: super::attest::show::colour(one.state),
            due: tell.short(one.prepared.due),
        }
    }
}

/// How often somebody was told that none is needed, in words.
pub(super) fn needless(tell: Tell<'_>, (told, insisted): (u64, u64)) -> String {
    let count = |n: u64| Word::Count(i64::try_from(n).unwrap_or(i64::MAX));
    tell.t("certification-register-needless", &[("told", count(told)), ("insisted", count(insisted))])
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
fn offered(ctx: &Ctx) -> Vec<(List, AgencyCode)> {
    let points = list::points(ctx);
    let offices: Vec<AgencyCode> = list::registers(ctx)
        .into_iter()
        .map(|(office, _)| office)
        .filter(|office| ctx.actor.works_at(office) || ctx.actor.audits(office))
        .collect();
    let at = |what, places: &[AgencyCode]| places.iter().map(|one| (what, one.clone())).collect::<Vec<_>>();
    [
        at(List::Copies(Waiting::Sign), &offices),
        at(List::ByHand(Attested::Sign), &offices),
        at(List::Copies(Waiting::Check), &points),
        at(List::Copies(Waiting::Deliver), &points),
        at(List::ByHand(Attested::Keep), &points),
        at(List::Copies(Waiting::Point), &points),
        at(List::Copies(Waiting::Office), &offices),
        at(List::ByHand(Attested::All), if points.is_empty() { &offices } else { &points }),
    ]
    .concat()
}

/// A list: copies, or what is signed by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Copies(Waiting),
    ByHand(Attested),
}

impl List {
    const fn key(self) -> &'static str {
        match self {
            Self::Copies(Waiting::Check) => "check",
            Self::Copies(Waiting::Sign) => "sign",
            Self::Copies(Waiting::Deliver) => "deliver",
            Self::Copies(Waiting::Point) => "diem",
            Self::Copies(Waiting::Office) => "co-quan",
            Self::ByHand(Attested::Sign) => "attest-sign",
            Self::ByHand(Attested::Keep) => "attest-keep",
            Self::ByHand(Attested::All) => "attest-all",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Copies(Waiting::Point | Waiting::Office) => "all",
            other => other.key(),
        }
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
