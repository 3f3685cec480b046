//! What is open near me: a commune, or a place by its old name, gives the counters nearest to it with today's hours.

use app::words::{Value, format};
use axum::extract::Query;
use axum::response::Response;
use domain::calendar::{Calendar, Opening, Rest, local};
use domain::unit::commune::{Commune, CommuneCode};
use domain::unit::distance::Point;
use domain::unit::office::{Office, OfficeKind};
use domain::unit::resolve::Purpose;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::desk::receive::show::communes;
use crate::dossier::question::Choosable;
use crate::page::Page;
use crate::view::View;

/// Counters near a place.
#[derive(Debug, Serialize)]
pub struct NearView {
    /// The communes of the city, to choose from.
    communes: Vec<Choosable>,
    /// What was typed.
    typed: String,
    /// What is wrong with it.
    error: String,
    /// The communes of today it may mean.
    candidates: Vec<Choosable>,
    /// The place the distances are counted from.
    from: String,
    /// Why every counter rests today; empty on a working day.
    rest: String,
    points: Vec<PointLine>,
    /// How many more points the city has whose place is not known.
    unplaced: usize,
    /// The seat of the center and its address.
    center: Option<(String, String)>,
}

/// One counter.
#[derive(Debug, Serialize)]
struct PointLine {
    name: String,
    commune: String,
    address: String,
    /// In words: “about 2.4 km”.
    distance: String,
    open: bool,
    /// Until when it is open, or when it opens.
    state: String,
    /// The hours of today; empty when it rests.
    hours: String,
}

impl View for NearView {
    const TEMPLATE: &'static str = "portal/near.html";

    fn samples() -> Vec<Self> {
        let choice =
            || Choosable { value: "00082".into(), label: "Cửa Nam (phường)".into(), ..Choosable::default() };
        let point = |open| PointLine {
            name: "Điểm tiếp nhận phường Cửa Nam".into(),
            commune: "Phường Cửa Nam".into(),
            address: "258 Võ Chí Công".into(),
            distance: "khoảng 2,4 km".into(),
            open,
            state: "Đang mở đến 12:00".into(),
            hours: "08:00–12:00, 13:30–17:30".into(),
        };
        let empty = || NearView {
            communes: vec![choice()],
            typed: String::new(),
            error: String::new(),
            candidates: vec![],
            from: String::new(),
            rest: String::new(),
            points: vec![],
            unplaced: 30,
            center: Some(("Trung tâm".into(), "258 Võ Chí Công".into())),
        };
        vec![
            empty(),
            NearView { from: "Phường Cửa Nam".into(), points: vec![point(true), point(false)], ..empty() },
            NearView { rest: "Hôm nay nghỉ: Quốc khánh.".into(), points: vec![point(false)], ..empty() },
            NearView { typed: "Ngọc Hà".into(), candidates: vec![choice()], ..empty() },
            NearView { typed: "xyz".into(), error: "Không tìm thấy nơi này.".into(), center: None, ..empty() },
        ]
    }
}

/// Where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    /// The code of a commune of today.
    #[serde(default)]
    xa: String,
    /// A place as people write it, by its new or old name.
    #[serde(default)]
    noi: String,
    /// Degrees north, when the browser gives them.
    #[serde(default)]
    lat: String,
    /// Degrees east.
    #[serde(default)]
    lon: String,
}

/// So many counters are shown.
const SHOWN: usize = 8;
/// Longer names of places are cut.
const LONGEST: usize = 200;

/// What the question leads to.
enum Place<'a> {
    Nowhere,
    Unknown,
    Candidates(Vec<&'a Commune>),
    Commune(&'a Commune),
    Point(Point),
}

/// `GET /gan-day?xa=00082`, or `?noi=` with a name, or `?lat=&lon=`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let typed: String = wanted.noi.trim().chars().take(LONGEST).collect();
    let library = &page.site.city.library;
    let communes = communes(&page.ctx);
    let place = place(&wanted, &typed, &page);
    let option = |(code, name): &(String, String), chosen: &str| Choosable {
        value: code.clone(),
        label: name.clone(),
        chosen: code == chosen,
        hint: String::new(),
    };
    let chosen = if let Place::Commune(commune) = &place { commune.code.to_string() } else { String::new() };
    let day = page.site.today();
    let (from, at) = match &place {
        Place::Commune(commune) => (commune.full_name_on(day), Some(Point { lat: commune.lat, lon: commune.lon })),
        Place::Point(point) => (page.t("portal-near-here", &[]), Some(*point)),
        _ => (String::new(), None),
    };
    let counters =
        || library.offices.iter().filter(|office| office.kind == OfficeKind::Point && office.valid_from <= day);
    let center = library.offices.center();
    let view = NearView {
        communes: communes.iter().map(|one| option(one, &chosen)).collect(),
        error: if matches!(place, Place::Unknown) { page.t("portal-near-unknown", &[]) } else { String::new() },
        candidates: match &place {
            Place::Candidates(found) => found.iter().map(|commune| candidate(commune, &page)).collect(),
            _ => Vec::new(),
        },
        rest: center.map(|center| rest(&page.site.city.calendar(&center.code), &page)).unwrap_or_default(),
        points: at.map(|at| nearest(at, counters(), &page)).unwrap_or_default(),
        unplaced: counters().filter(|office| office.commune.is_none()).count(),
        center: center.map(|center| (page.office(&center.code), center.address.clone().unwrap_or_default())),
        typed,
        from,
    };
    page.show(&view)
}

fn place<'a>(wanted: &Wanted, typed: &str, page: &'a Page) -> Place<'a> {
    let units = &page.site.city.library.units;
    let number = |text: &str| text.trim().parse::<f64>().ok();
    if let (Some(lat), Some(lon)) = (number(&wanted.lat), number(&wanted.lon)) {
        return Point::new(lat, lon).map_or(Place::Unknown, Place::Point);
    }
    if !typed.is_empty() {
        return match units.resolve(typed, Purpose::Person).candidates()[..] {
            [] => Place::Unknown,
            [commune] => Place::Commune(commune),
            ref several => Place::Candidates(here_first(several, page)),
        };
    }
    match wanted.xa.trim() {
        "" => Place::Nowhere,
        code => match code.parse::<CommuneCode>().ok().and_then(|code| units.commune(code)) {
            Some(commune) => Place::Commune(commune),
            None => Place::Unknown,
        },
    }
}

/// A name many places share means first those of this city.
fn here_first<'a>(found: &[&'a Commune], page: &Page) -> Vec<&'a Commune> {
    const MOST: usize = 20;
    let library = &page.site.city.library;
    let here = |commune: &&&Commune| library.offices.iter().any(|office| office.commune == Some(commune.code));
    let (mut ours, others): (Vec<&Commune>, Vec<&Commune>) = found.iter().copied().partition(|one| here(&one));
    ours.extend(others);
    ours.truncate(MOST);
    ours
}

fn candidate(commune: &Commune, page: &Page) -> Choosable {
    let province = page.site.city.library.units.province(commune.province);
    let province = province.map(|province| province.full_name_on(page.site.today())).unwrap_or_default();
    Choosable {
        value: commune.code.to_string(),
        label: format!("{}, {province}", commune.full_name_on(page.site.today())),
        ..Choosable::default()
    }
}

/// The counters nearest to a point: those open now first, then by distance.
fn nearest<'a>(at: Point, counters: impl Iterator<Item = &'a Office>, page: &Page) -> Vec<PointLine> {
    let units = &page.site.city.library.units;
    let mut placed: Vec<(f64, &Office, &Commune)> = counters
        .filter_map(|office| {
            let commune = units.commune(office.commune?)?;
            Some((at.kilometres_to(Point { lat: commune.lat, lon: commune.lon }), office, commune))
        })
        .collect();
    placed.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code)));
    placed.truncate(SHOWN);
    let mut lines: Vec<PointLine> =
        placed.into_iter().map(|(far, office, commune)| line(far, office, commune, page)).collect();
    // A stable sort: within both groups the nearest stays first.
    lines.sort_by_key(|line| !line.open);
    lines
}

fn line(far: f64, office: &Office, commune: &Commune, page: &Page) -> PointLine {
    let calendar = page.site.city.calendar(&office.code);
    let opening = calendar.opening(page.ctx.now);
    let today = page.site.today();
    let hours = calendar.opening_hours(today).stretches();
    let stretch = |(from, to): &(Time, Time)| format!("{}–{}", clock(*from), clock(*to));
    PointLine {
        name: page.office(&office.code),
        commune: commune.full_name_on(today),
        address: office.address.clone().unwrap_or_default(),
        distance: distance(far, page),
        open: matches!(opening, Opening::Open { .. }),
        state: state(opening, page),
        hours: hours.iter().map(stretch).collect::<Vec<_>>().join(", "),
    }
}

/// A point stands for a whole commune, so less than a kilometre is said as that.
fn distance(far: f64, page: &Page) -> String {
    if far < 1.0 {
        return page.t("portal-near-close", &[]);
    }
    #[expect(clippy::cast_possible_truncation, reason = "distances on the earth are small")]
    let km = far.round() as i64;
    page.t("portal-near-km", &[("km", Value::Count(km))])
}

fn state(opening: Opening, page: &Page) -> String {
    let today = page.site.today();
    match opening {
        Opening::Open { until } => page.t("portal-near-open", &[("until", Value::Text(clock(until)))]),
        Opening::Shut { opens: Some(when) } if when.date() == today => {
            page.t("portal-near-opens-today", &[("at", Value::Text(clock(when.time())))])
        }
        Opening::Shut { opens: Some(when) } => {
            let day = Value::Text(format::date(page.lang, when.date()));
            page.t("portal-near-opens", &[("at", Value::Text(clock(when.time()))), ("day", day)])
        }
        Opening::Shut { opens: None } => page.t("portal-near-shut", &[]),
    }
}

/// Why nobody works today, in words.
fn rest(calendar: &Calendar, page: &Page) -> String {
    let today = local::day(page.ctx.now);
    match calendar.rest(today).filter(|_| calendar.opening_hours(today).is_empty()) {
        None => String::new(),
        Some(Rest::Weekend | Rest::Closed) => page.t("portal-near-rest", &[]),
        Some(Rest::Holiday { holiday } | Rest::Compensated { holiday } | Rest::Swapped { holiday }) => {
            page.t("portal-near-holiday", &[("holiday", Value::Text(page.t(holiday.key(), &[])))])
        }
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
