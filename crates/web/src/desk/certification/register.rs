//! The registers of certification: their lines, on paper, and the closing of a year.

use app::Ctx;
use app::certification::line::Line as Written;
use app::certification::{close, list, print};
use app::words::Value as Word;
use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use domain::certification::Register;
use domain::unit::agency_code::AgencyCode;
use serde::{Deserialize, Serialize};

use super::list::{needless, read_place, write_place};
use crate::Error;
use crate::desk::inbox::Tab;
use crate::desk::tell::Tell;
use crate::dossier::question::Choosable;
use crate::fields::Fields;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// A register.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterView {
    /// Its name.
    pub title: String,
    /// The agency.
    pub office: String,
    /// The agencies whose registers the reader may see.
    pub places: Vec<Tab>,
    /// The four registers.
    pub registers: Vec<Tab>,
    /// Code of the agency, for the form.
    pub code: String,
    /// The register, for the form.
    pub register: &'static str,
    /// The year.
    pub year: i16,
    /// The months, and the whole year.
    pub months: Vec<Choosable>,
    /// The lines.
    pub lines: Vec<Line>,
    /// What the year amounts to.
    pub summary: String,
    /// How often somebody was told that none is needed.
    pub needless: String,
    /// Printing what is shown: address and words.
    pub print: (String, String),
    /// How the year ended, once it did.
    pub closed: String,
    /// Whether the reader may close it.
    pub closes: bool,
    /// Back to the first page.
    pub first: String,
    /// The next page.
    pub next: String,
}

/// A line of the register.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Where it leads.
    pub href: String,
    /// The number.
    pub number: String,
    /// When.
    pub day: String,
    /// Who asked.
    pub requester: String,
    /// The original.
    pub paper: String,
    /// Who certified.
    pub certifier: String,
    /// Copies.
    pub count: String,
    /// The charge.
    pub fee: String,
    /// The remark.
    pub remark: String,
    /// It has no value any more.
    pub struck: bool,
}

impl View for RegisterView {
    const TEMPLATE: &'static str = "desk/certification/register.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let tab = |text: &str, here| Tab { text: text.into(), href: "/quay/chung-thuc/so".into(), here };
        let line = Line {
            href: "/quay/chung-thuc/1".into(),
            number: "07-01/2026-SCT/BS".into(),
            day: "23/11/2026 09:00".into(),
            requester: "Nguyễn Văn Minh, 001095000017".into(),
            paper: "Bằng tốt nghiệp đại học mang tên Nguyễn Văn Minh".into(),
            certifier: "Đỗ Thị Lan".into(),
            count: "1".into(),
            fee: "2.000 đồng".into(),
            remark: String::new(),
            struck: false,
        };
        let full = RegisterView {
            title: "Sổ chứng thực bản sao từ bản chính".into(),
            office: "Ủy ban nhân dân phường Cửa Nam".into(),
            places: vec![],
            registers: vec![tab("SCT/BS", true), tab("SCT/CK,ĐC", false)],
            code: "H26.00082".into(),
            register: "copies",
            year: 2026,
            months: vec![Choosable { value: "11".into(), label: "11".into(), chosen: true, ..Choosable::default() }],
            lines: vec![line.clone(), Line { struck: true, remark: "Số không dùng: gõ nhầm".into(), ..line }],
            summary: "Số cuối cùng 7; còn giá trị 7.".into(),
            needless: "Đã báo “không cần” 3 lần, trong đó 1 lần vẫn muốn chứng thực.".into(),
            print: ("/quay/chung-thuc/so.pdf".into(), "In tờ tháng 11".into()),
            closed: String::new(),
            closes: true,
            first: String::new(),
            next: "/quay/chung-thuc/so?sau=1".into(),
        };
        let closed = RegisterView {
            closed: "Đã khóa 31/12/2026 16:00 bởi Đỗ Thị Lan.".into(),
            closes: false,
            lines: vec![],
            next: String::new(),
            ..full.clone()
        };
        vec![full, closed]
    }
}

/// Which register, of which year and month, from where.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    noi: String,
    #[serde(default)]
    so: String,
    #[serde(default)]
    nam: String,
    #[serde(default)]
    thang: String,
    #[serde(default)]
    sau: String,
}

/// What a request is about.
struct Chosen {
    office: AgencyCode,
    closes: bool,
    register: Register,
    year: i16,
    month: Option<i8>,
}

impl Chosen {
    fn of(ctx: &Ctx, wanted: &Wanted) -> Result<Chosen, Error> {
        let mine = list::registers(ctx);
        let found = mine.iter().find(|(office, _)| office.as_str() == wanted.noi).or_else(|| mine.first());
        let (office, closes) = found.cloned().ok_or(Error::Forbidden)?;
        Ok(Chosen {
            office,
            closes,
            register: wanted.so.parse().unwrap_or(Register::Copies),
            year: wanted.nam.parse().unwrap_or_else(|_| local::day(ctx.now).year()),
            month: wanted.thang.parse().ok().filter(|month| (1..=12).contains(month)),
        })
    }

    fn address(&self, register: Register, office: &AgencyCode) -> String {
        let month = self.month.map(|month| month.to_string()).unwrap_or_default();
        let (office, year) = (escape(office.as_str()), self.year);
        format!("noi={office}&so={}&nam={year}&thang={month}", register.key())
    }
}

/// `GET /quay/chung-thuc/so`
pub async fn show(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let view = RegisterView::build(&page.ctx, &wanted).await?;
    page.show(&view)
}

/// `GET /quay/chung-thuc/so.pdf`
pub async fn sheet(page: Page, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let chosen = Chosen::of(&page.ctx, &wanted)?;
    let pdf = print::register(&page.ctx, &chosen.office, chosen.register, chosen.year, chosen.month).await?;
    Ok(printed(pdf.bytes, "inline; filename=\"so-chung-thuc.pdf\""))
}

/// A form made for this answer.
pub(in crate::desk) fn printed(bytes: Vec<u8>, name: &'static str) -> Response {
    let media = HeaderValue::from_static("application/pdf");
    let name = HeaderValue::from_static(name);
    ([(header::CONTENT_TYPE, media), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}

/// `POST /quay/chung-thuc/so/khoa`
pub async fn close(page: Page, fields: Fields) -> Result<Response, Error> {
    let wanted =
        Wanted { noi: fields.text("noi"), so: fields.text("so"), nam: fields.text("nam"), ..Wanted::default() };
    let chosen = Chosen::of(&page.ctx, &wanted)?;
    close::close(&page.ctx, &chosen.office, chosen.register, chosen.year).await?;
    let there = format!("/quay/chung-thuc/so?{}", chosen.address(chosen.register, &chosen.office));
    Ok(page.to_with(&there, "flash-certification-closed", ""))
}

impl RegisterView {
    async fn build(ctx: &Ctx, wanted: &Wanted) -> Result<RegisterView, Error> {
        let tell = Tell(ctx);
        let chosen = Chosen::of(ctx, wanted)?;
        let (office, register, year) = (&chosen.office, chosen.register, chosen.year);
        let after = read_place(&wanted.sau);
        let (found, next) = list::register(ctx, office, register, year, chosen.month, after.as_ref()).await?;
        let book = list::book(ctx, office, register, year).await?;
        let told = list::needless(ctx, office).await?;
        let closing = book.as_ref().and_then(|book| book.subject.closed.as_ref());
        let (last, standing) = book.as_ref().map_or((0, 0), |book| (book.subject.last, book.subject.standing()));
        let query = chosen.address(register, office);
        let here = format!("/quay/chung-thuc/so?{query}");
        let count = |n: u64| Word::Count(i64::try_from(n).unwrap_or(i64::MAX));
        let printing = match chosen.month {
            Some(month) => tell.t("certification-print-month", &[("month", Word::Count(i64::from(month)))]),
            None => tell.word("certification-print-year"),
        };
        let tab = |one: Register| Tab {
            text: one.symbol().to_owned(),
            href: format!("/quay/chung-thuc/so?{}", chosen.address(one, office)),
            here: one == register,
        };
        let place = |(one, _): &(AgencyCode, bool)| Tab {
            text: tell.office(one),
            href: format!("/quay/chung-thuc/so?{}", chosen.address(register, one)),
            here: one == office,
        };
        let places = list::registers(ctx);
        let closed = closing.map(|closing| {
            let args = [
                ("at", Word::Text(tell.short(closing.at))),
                ("by", Word::Text(closing.by.name.clone())),
                ("last", count(u64::from(last))),
                ("standing", count(u64::from(closing.standing))),
            ];
            tell.t("certification-closed", &args)
        });
        Ok(RegisterView {
            title: tell.named("certification-register-", register.key()),
            office: tell.office(office),
            places: if places.len() > 1 { places.iter().map(place).collect() } else { Vec::new() },
            registers: Register::ALL.into_iter().map(tab).collect(),
            code: office.to_string(),
            register: register.key(),
            year,
            months: months(tell, chosen.month),
            lines: found.iter().map(|line| Line::of(line, register, tell)).collect(),
            summary: tell.t(
                "certification-register-summary",
                &[("last", count(u64::from(last))), ("standing", count(u64::from(standing)))],
            ),
            needless: needless(tell, told),
            print: (format!("/quay/chung-thuc/so.pdf?{query}"), printing),
            closed: closed.unwrap_or_default(),
            closes: chosen.closes && closing.is_none(),
            first: if after.is_some() { here.clone() } else { String::new() },
            next: next.map(|next| format!("{here}&sau={}", escape(&write_place(&next)))).unwrap_or_default(),
        })
    }
}

fn months(tell: Tell<'_>, chosen: Option<i8>) -> Vec<Choosable> {
    let whole = Choosable {
        value: String::new(),
        label: tell.word("certification-whole-year"),
        chosen: chosen.is_none(),
        ..Choosable::default()
    };
    let month = |month: i8| Choosable {
        value: month.to_string(),
        label: month.to_string(),
        chosen: chosen == Some(month),
        ..Choosable::default()
    };
    std::iter::once(whole).chain((1..=12).map(month)).collect()
}

impl Line {
    fn of(line: &Written, register: Register, tell: Tell<'_>) -> Line {
        let amount = i64::try_from(line.fee.0).unwrap_or(i64::MAX);
        let folder = if register == Register::Copies { "" } else { "viec/" };
        Line {
            href: format!("/quay/chung-thuc/{folder}{}", line.id),
            number: line.number.to_string(),
            day: tell.short(line.at),
            requester: line.requesters.join("; "),
            paper: line.paper.clone(),
            certifier: line.certifier.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
            count: line.count.to_string(),
            fee: app::words::format::money(tell.0.lang, amount),
            remark: print::remark(tell.0, tell.0.lang, line),
            struck: line.struck.is_some(),
        }
    }
}
