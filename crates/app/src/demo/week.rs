//! What the people did in the last days: dossiers in every state, each driven there by the use cases themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use domain::access::{Actor, Role};
use domain::calendar::{Calendar, WorkingTime, local};
use domain::catalog::answers::Answers;
use domain::catalog::code::ProcedureCode;
use domain::catalog::procedure::Procedure;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::{Applicant, CollectionProof, Fault, ReturnWay};
use domain::dossier::issue::Drafted;
use domain::dossier::paper::{Paper, PaperFile, PaperSource};
use domain::dossier::record::Dossier;
use domain::id::{DossierId, PaperId};
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde_json::Value;

use super::answers::{Answerer, answers};
use super::cast::{Cast, OTHER_WARD, PEOPLE, WARD, invented_name};
use crate::ctx::Ctx;
use crate::document::{reuse, upload::upload};
use crate::dossier::approve::Approval;
use crate::dossier::{
    accept, advance, approve, confirm, consult, correct, extend, file, hand_back, issue, pay, redirect, refuse, stop,
    supplement, transfer,
};
use crate::draft;
use crate::error::Error;
use crate::schedule;

/// How far a dossier has come, and under which procedure and how many working days ago it began.
struct Plot {
    procedure: &'static str,
    /// The applicant signs in and files online; otherwise an officer receives at the counter.
    online: Option<&'static str>,
    began: u32,
    until: Stop,
}

/// Where the story of a dossier stops.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    /// The place lies in another province: a dispatcher looks for who decides.
    Unplaced,
    Filed,
    AskedBefore,
    NotReceived,
    Redirected,
    Accepted,
    Withdrawn,
    Transferred,
    Taken,
    AskedAfter,
    Silent,
    Extended,
    Consulting,
    AwaitingPayment,
    AwaitingConfirmation,
    Submitted,
    Refused,
    Approved,
    Issued,
    Returned,
    Correcting,
}

const fn plot(procedure: &'static str, online: Option<&'static str>, began: u32, until: Stop) -> Plot {
    Plot { procedure, online, began, until }
}

const ELSEWHERE: &str = "26968";
const BIRTH: &str = "1.001193";
const DEATH: &str = "1.000656";
const MARITAL: &str = "1.004873";
const EXTRACT: &str = "2.000635";
const RESIDENCE: &str = "1.004222";
const STAY: &str = "1.004194";
const BUSINESS: &str = "1.001612";
const RECORD: &str = "3.000333";
const BUILDING: &str = "1.013225";
const SECURED: &str = "1.011441";

/// The stories. Together they show every state; some are overdue, because that must be seen too.
const PLOTS: &[Plot] = &[
    plot(RESIDENCE, None, 25, Stop::Silent),
    plot(BIRTH, Some("minh"), 0, Stop::Filed),
    plot(STAY, Some("minh"), 0, Stop::Unplaced),
    plot(MARITAL, Some("quy"), 0, Stop::Filed),
    plot(RESIDENCE, Some("minh"), 1, Stop::AskedBefore),
    plot(BUSINESS, Some("anphat"), 1, Stop::Filed),
    plot(MARITAL, None, 2, Stop::NotReceived),
    plot(STAY, Some("quy"), 3, Stop::Redirected),
    plot(RESIDENCE, None, 0, Stop::Accepted),
    plot(BUILDING, None, 4, Stop::Withdrawn),
    plot(BUILDING, None, 1, Stop::Transferred),
    plot(RESIDENCE, None, 2, Stop::Transferred),
    plot(MARITAL, None, 1, Stop::Taken),
    plot(RESIDENCE, None, 3, Stop::Taken),
    plot(BIRTH, None, 3, Stop::Taken),
    plot(SECURED, None, 2, Stop::Taken),
    plot(RESIDENCE, Some("minh"), 2, Stop::AskedAfter),
    plot(BUILDING, Some("anphat"), 5, Stop::Extended),
    plot(BUILDING, None, 3, Stop::Consulting),
    plot(BUSINESS, None, 1, Stop::AwaitingPayment),
    plot(BIRTH, Some("quy"), 0, Stop::AwaitingConfirmation),
    plot(RECORD, None, 4, Stop::Submitted),
    plot(MARITAL, None, 1, Stop::Submitted),
    plot(RESIDENCE, None, 4, Stop::Refused),
    plot(MARITAL, None, 2, Stop::Approved),
    plot(EXTRACT, None, 1, Stop::Approved),
    plot(BIRTH, None, 1, Stop::Issued),
    plot(RESIDENCE, None, 5, Stop::Issued),
    plot(BIRTH, Some("minh"), 5, Stop::Returned),
    plot(DEATH, None, 4, Stop::Returned),
    plot(EXTRACT, Some("quy"), 3, Stop::Returned),
    plot(BUSINESS, Some("anphat"), 5, Stop::Returned),
    plot(MARITAL, None, 4, Stop::Correcting),
    plot(BIRTH, Some("minh"), 0, Stop::AwaitingConfirmation),
];

/// What Minh has begun and not filed yet: every question is answered, the last look remains.
async fn begun(ctx: &Ctx) -> Result<(), Error> {
    let code = BIRTH.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
    let kept = draft::begin::begin(ctx, &code).await?;
    let name = ctx.actor.name().to_owned();
    let (personal_id, phone) = ("001095000017", "0900000001");
    let who = Answerer { name: &name, personal_id, phone, commune: "00082", today: local::day(ctx.now), nth: 0 };
    draft::save::answers(ctx, kept.id, answers(&kept.procedure, &who)).await?;
    Ok(())
}

/// Lets the week happen. `every_commune` adds ordinary days all over the city; `told` hears how many dossiers there are.
///
/// # Errors
/// A fault of the store, or a refusal: the stories are written to be lawful, so that is a defect.
pub async fn happen(ctx: &Ctx, cast: &Cast, every_commune: bool, told: impl Fn(usize)) -> Result<usize, Error> {
    let mut count = 0;
    for (nth, plot) in PLOTS.iter().enumerate() {
        Story::begin(ctx, cast, plot, nth, "00082").await?.tell(plot.until).await?;
        count += 1;
        told(count);
    }
    begun(&ctx.with(cast.actor("minh"), ctx.now)).await?;
    super::station::waiting(ctx, cast).await?;
    super::certification::waiting(ctx, cast).await?;
    super::retention::over(ctx, cast).await?;
    if every_commune {
        const ORDINARY: [(&str, u32, Stop); 4] = [
            (BIRTH, 4, Stop::Returned),
            (MARITAL, 2, Stop::Taken),
            (EXTRACT, 3, Stop::Issued),
            (BIRTH, 0, Stop::Filed),
        ];
        let communes = ctx.city.library.offices.iter().filter_map(|office| {
            (office.kind == domain::unit::office::OfficeKind::CommunePc).then_some(office.commune).flatten()
        });
        for (place, commune) in communes.enumerate() {
            let commune = commune.to_string();
            for shift in 0..2 {
                let (procedure, began, until) = ORDINARY[(place + shift * 2) % ORDINARY.len()];
                let nth = 100 + place * 2 + shift;
                Story::begin(ctx, cast, &plot(procedure, None, began, until), nth, &commune).await?.tell(until).await?;
                count += 1;
                told(count);
            }
        }
    }
    schedule::run_due(&ctx.city, ctx.now).await?;
    Ok(count)
}

/// One dossier on its way.
struct Story<'a> {
    ctx: &'a Ctx,

    calendar: Arc<Calendar>,
    clock: Timestamp,
    dossier: Dossier,
    team: Team,
}

/// Who acts for the agency, and at the counter.
#[derive(Clone)]
struct Team {
    counter: Actor,
    specialist: Actor,
    leader: Actor,
    clerk: Actor,
}

impl Team {
    fn of(cast: &Cast, agency: &AgencyCode, point: &AgencyCode) -> Self {
        let who = |role: Role, office: &AgencyCode, otherwise: &str| {
            let named = PEOPLE.iter().find(|person| {
                person.grants.iter().any(|(held, at)| *held == role && *at == office.as_str()) && person.login != "yen"
            });
            cast.actor(named.map_or(otherwise, |person| person.login))
        };
        let last =
            |office: &AgencyCode| office.levels().into_iter().rfind(|level| level.len() == 5).unwrap_or("").to_owned();
        let commune = last(agency);
        Self {
            counter: who(Role::Receptionist, point, &format!("tn.{}", last(point))),
            specialist: who(Role::Specialist, agency, &format!("cm.{commune}")),
            leader: who(Role::Leader, agency, &format!("ld.{commune}")),
            clerk: who(Role::Clerk, agency, &format!("vt.{commune}")),
        }
    }
}

impl<'a> Story<'a> {
    async fn begin(ctx: &'a Ctx, cast: &'a Cast, plot: &Plot, nth: usize, commune: &str) -> Result<Self, Error> {
        let code: ProcedureCode = plot.procedure.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let office: AgencyCode = WARD.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let calendar = ctx.city.calendar(&office);
        let clock = morning(&calendar, local::day(ctx.now), plot.began, nth, ctx.now);
        let procedure = ctx
            .city
            .catalog()
            .in_force(&code, local::day(clock))
            .ok_or_else(|| anyhow::anyhow!("the demonstration needs procedure {code}"))?
            .clone();
        let person = plot.online.and_then(|login| PEOPLE.iter().find(|person| person.login == login));
        let name = person.map_or_else(|| invented_name(nth), |person| person.name.to_owned());
        let number = person
            .and_then(|person| person.personal_id)
            .map_or_else(|| format!("0010{:08}", 85_100_000 + nth), str::to_owned);
        let phone = person.and_then(|person| person.phone).unwrap_or("0900000009");
        let who = Answerer { name: &name, personal_id: &number, phone, commune, today: local::day(clock), nth };
        let mut given = answers(&procedure, &who);
        if let (Stop::Unplaced, Some(field)) = (plot.until, procedure.office.field()) {
            given.insert(field.to_owned(), elsewhere(given.get(field)));
        }
        let applicant = Applicant {
            account: None,
            name: name.clone(),
            personal_id: Some(number.clone()),
            phone: Some(phone.to_owned()),
            email: person.map(|person| format!("{}@example.vn", person.login)),
            address: Some(format!("Số {} phố Lý Thường Kiệt, phường Cửa Nam, Hà Nội", 1 + nth % 90)),
        };
        let point: AgencyCode =
            format!("H26.{commune}.D01").parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let (actor, channel, receiving_point) = match plot.online {
            Some(login) => (cast.actor(login), Channel::Online, None),
            None => (receptionist(cast, &point, commune), Channel::Direct, Some(point)),
        };
        let there = ctx.with(actor, clock);
        let papers = papers(&there, &procedure, &given, plot.online.is_some(), &number).await?;
        let new = file::NewDossier {
            procedure: code,
            channel,
            applicant,
            answers: given,
            papers,
            receiving_point,
            return_point: None,
            asked_again: BTreeMap::new(),
        };
        let dossier = file::file(&there, new).await?.dossier;
        // Nobody works yet on what no one can place.
        let placed = plot.until != Stop::Unplaced;
        let team = if placed {
            Team::of(cast, &dossier.agency, &dossier.receiving_point)
        } else {
            Team::of(cast, &office, &point_of(&office)?)
        };
        Ok(Self { ctx, calendar, clock, dossier, team })
    }

    /// The next act: a while later, in office hours, by this person.
    fn next(&mut self, actor: Actor) -> Ctx {
        self.clock = self.calendar.add_working_time(self.clock, WorkingTime::minutes(9));
        self.ctx.with(actor, self.clock.min(self.ctx.now))
    }

    fn id(&self) -> DossierId {
        self.dossier.id
    }

    async fn tell(mut self, until: Stop) -> Result<(), Error> {
        let id = self.id();
        let team = self.team.clone();
        match until {
            Stop::Unplaced | Stop::Filed => return Ok(()),
            Stop::AskedBefore => {
                let ctx = self.next(team.counter);
                supplement::ask_before_acceptance(&ctx, id, None, faults()).await?;
                return Ok(());
            }
            Stop::NotReceived => {
                let ctx = self.next(team.counter);
                refuse::refuse_reception(
                    &ctx,
                    id,
                    None,
                    "Người nộp không có yêu cầu thuộc thủ tục này.",
                    "Điều 17.1c Nghị định 118/2025/NĐ-CP",
                )
                .await?;
                return Ok(());
            }
            Stop::Redirected => return self.redirected().await,
            _ => {}
        }
        accept::accept(&self.next(team.counter.clone()), id, None, Some(Allowance::WorkingDays(3))).await?;
        if until == Stop::Accepted {
            return Ok(());
        }
        if until == Stop::Withdrawn {
            stop::stop(&self.next(team.counter), id, None, "Người nộp đổi ý, sẽ nộp lại sau.").await?;
            return Ok(());
        }
        transfer::transfer(&self.next(team.counter.clone()), id, None).await?;
        if until == Stop::Transferred {
            return Ok(());
        }
        advance::take(&self.next(team.specialist.clone()), id, None).await?;
        match until {
            Stop::Taken => return Ok(()),
            Stop::AskedAfter | Stop::Silent => {
                let ctx = self.next(team.specialist);
                supplement::ask_after_acceptance(&ctx, id, None, faults(), None).await?;
                return Ok(());
            }
            Stop::Extended => {
                let due = self.calendar.add_working_days(local::day(self.ctx.now), 20);
                let due = local::instant(due, Time::constant(16, 0, 0, 0));
                let ctx = self.next(team.leader);
                extend::extend(
                    &ctx,
                    id,
                    None,
                    "Cần kiểm tra lại hiện trạng khu đất.",
                    "Ủy ban nhân dân phường xin lỗi ông, bà vì chưa trả được kết quả đúng hẹn.",
                    due,
                )
                .await?;
                return Ok(());
            }
            Stop::Consulting => {
                let asked = OTHER_WARD.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
                let ctx = self.next(team.specialist);
                consult::consult(
                    &ctx,
                    id,
                    None,
                    &asked,
                    "Đề nghị cho biết ranh giới thửa đất giáp phường Kim Liên.",
                    Allowance::WorkingDays(3),
                )
                .await?;
                return Ok(());
            }
            Stop::AwaitingPayment => {
                let ctx = self.next(team.specialist);
                pay::ask_payment(&ctx, id, None, 50_000, "Lệ phí đăng ký hộ kinh doanh").await?;
                return Ok(());
            }
            Stop::AwaitingConfirmation => {
                let ctx = self.next(team.specialist);
                confirm::ask_confirmation(
                    &ctx,
                    id,
                    None,
                    "Giấy khai sinh: họ tên, ngày sinh và nơi sinh như trong tờ khai.",
                )
                .await?;
                return Ok(());
            }
            _ => {}
        }
        advance::submit_for_signature(
            &self.next(team.specialist.clone()),
            id,
            None,
            "Hồ sơ đủ điều kiện.",
            &Drafted::default(),
        )
        .await?;
        if until == Stop::Submitted {
            return Ok(());
        }
        if until == Stop::Refused {
            let ctx = self.next(team.leader);
            refuse::refuse(
                &ctx,
                id,
                None,
                "Chỗ ở chưa đủ điều kiện đăng ký thường trú.",
                "Điều 20 Luật Cư trú 2020",
                None,
            )
            .await?;
            return Ok(());
        }
        approve::approve(&self.next(team.leader.clone()), id, None, "Đồng ý cấp theo đề nghị.", &Approval::default())
            .await?;
        if until == Stop::Approved {
            return Ok(());
        }
        let number = format!("{}/2026", 100 + self.clock.as_second() % 800);
        issue::issue(&self.next(team.clerk.clone()), id, None, &number, issue::Issue::default()).await?;
        if until == Stop::Issued {
            return Ok(());
        }
        let to = self.dossier.applicant.name.clone();
        hand_back::hand_back(
            &self.next(team.counter.clone()),
            id,
            None,
            &to,
            ReturnWay::AtPoint,
            CollectionProof::Receipt,
        )
        .await?;
        if until == Stop::Correcting {
            correct::open_correction(&self.next(team.counter), id, None, "Sai năm sinh của người được xác nhận.")
                .await?;
        }
        Ok(())
    }

    /// Filed at the ward's police, but the person lives in the ward next door.
    async fn redirected(mut self) -> Result<(), Error> {
        let to: AgencyCode = "H26.CATP.00229".parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let ctx = self.next(self.team.counter.clone());
        redirect::redirect(&ctx, self.id(), None, &to, "Nơi tạm trú thuộc phường Kim Liên.").await?;
        Ok(())
    }
}

/// The counter of a commune.
fn point_of(office: &AgencyCode) -> Result<AgencyCode, Error> {
    format!("{office}.D01").parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))
}

/// The same answer with a commune of another province: Tân Sơn Nhất, in Hồ Chí Minh City.
fn elsewhere(answer: Option<&Value>) -> Value {
    match answer {
        Some(Value::Object(parts)) => {
            let mut parts = parts.clone();
            parts.insert("commune".into(), ELSEWHERE.into());
            Value::Object(parts)
        }
        _ => ELSEWHERE.into(),
    }
}

fn receptionist(cast: &Cast, point: &AgencyCode, commune: &str) -> Actor {
    match point.as_str() {
        "H26.00082.D01" => cast.actor("hoa"),
        "H26.00229.D01" => cast.actor("binh"),
        _ => cast.actor(&format!("tn.{commune}")),
    }
}

/// A morning so many working days ago; each story begins a little later than the one before it, and none in the future.
fn morning(calendar: &Calendar, today: Date, began: u32, nth: usize, now: Timestamp) -> Timestamp {
    let mut day = today;
    let mut back = began;
    while back > 0 || !calendar.is_working_day(day) {
        if calendar.is_working_day(day) {
            back -= 1;
        }
        day = local::plus_days(day, -1);
    }
    let eight = local::instant(day, Time::constant(8, 0, 0, 0));
    let minutes = u32::try_from(nth % 60).unwrap_or(0);
    calendar.add_working_time(eight, WorkingTime::minutes(minutes)).min(now)
}

fn faults() -> Vec<Fault> {
    vec![
        Fault {
            about: String::new(),
            reason: "unreadable".to_owned(),
            fix: "Ảnh chụp giấy tờ bị mờ, hãy chụp lại nơi đủ sáng, thấy cả bốn góc.".to_owned(),
        },
        Fault {
            about: String::new(),
            reason: "missing".to_owned(),
            fix: "Còn thiếu giấy tờ chứng minh chỗ ở, hãy nộp bản chụp hợp đồng thuê hoặc sổ đỏ.".to_owned(),
        },
    ]
}

/// Brings every required paper: as a file when filing online, on paper at the counter.
async fn papers(
    ctx: &Ctx,
    procedure: &Procedure,
    given: &std::collections::BTreeMap<String, serde_json::Value>,
    online: bool,
    owner: &str,
) -> Result<Vec<Paper>, Error> {
    let mut papers = Vec::new();
    let held = if online { Vec::new() } else { reuse::offered(ctx, procedure, owner).await? };
    for component in missing(procedure, &Answers::unchecked(given.clone()), &[]) {
        let (source, file) =
            if online && component.takes_upload() && component.accept.iter().any(|kind| kind == "application/pdf") {
                (PaperSource::Uploaded, Some(page(ctx).await?))
            } else if online {
                (PaperSource::Held, None)
            } else {
                (PaperSource::HandedIn, None)
            };
        let name = component.name.vi.clone();
        let held = held.iter().find(|one| one.component == component.code);
        papers.push(Paper {
            id: PaperId(ctx.id()),
            component: component.code.clone(),
            name,
            source,
            quantity: component.quantity,
            file,
            document: held.map(|one| one.document.id),
        });
    }
    Ok(papers)
}

/// A page somebody might have scanned.
async fn page(ctx: &Ctx) -> Result<PaperFile, Error> {
    let form = paper::Form::from(paper::form::Declaration::sample());
    let city = ctx.city.clone();
    let pdf = tokio::task::spawn_blocking(move || city.printer.render(&form))
        .await
        .map_err(|error| Error::Fault(error.into()))?
        .map_err(|error| Error::Fault(error.into()))?;
    let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(pdf.bytes))]);
    Ok(upload(ctx, "giay-to.pdf", body).await?.file)
}
