//! Many dossiers at once, for measuring a city that has been at work for a year: each taken down the road by the rules
//! themselves, written by the store's own batches, a hundred dossiers a commit. `motcua verify` finds nothing in it.

use std::sync::Arc;

use domain::access::Actor;
use domain::calendar::{Calendar, WorkingTime, local};
use domain::catalog::answers::Answers;
use domain::catalog::code::ProcedureCode;
use domain::catalog::procedure::Procedure;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::{Applicant, CollectionProof, Fact, Filing, Recorded, ReturnWay};
use domain::dossier::issue::{Approved, Drafted, Issued};
use domain::dossier::law::Law;
use domain::dossier::paper::{Paper, PaperSource};
use domain::dossier::record::Dossier;
use domain::dossier::refusal::Refusal;
use domain::id::{DossierId, PaperId};
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::OfficeKind;
use jiff::Timestamp;
use jiff::civil::Time;
use store::Batch;

use super::answers::{Answerer, answers};
use super::cast::invented_name;
use crate::account::session::actor;
use crate::ctx::Ctx;
use crate::dossier::change::stamp;
use crate::dossier::legal::Terms;
use crate::dossier::record::{self, Outcome, Step};
use crate::error::Error;

/// Dossiers in one commit.
const TOGETHER: u64 = 100;
/// Of so many dossiers one is still open; the others were handed back.
const OPEN_ONE_IN: u64 = 50;
/// Working days over which the finished ones were filed.
const DAYS: u64 = 250;
/// What people come for.
const PROCEDURES: [&str; 3] = ["1.001612", "1.004873", "1.001193"];

/// A commune and who works there.
struct Commune {
    code: String,
    point: AgencyCode,
    receptionist: Actor,
    specialist: Actor,
    leader: Actor,
    clerk: Actor,
}

/// One rule, asked.
type Decide<'a> = dyn Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal> + 'a;

/// A dossier with all its facts.
struct Told {
    dossier: Dossier,
    facts: Vec<Recorded>,
}

/// Fills the city up to so many dossiers, going on after those it has; the communes must have their officers. `told`
/// hears how many there are.
///
/// # Errors
/// A fault of the store or of the catalogue.
pub async fn gather(ctx: &Ctx, wanted: u64, told: impl Fn(u64)) -> Result<(), Error> {
    let communes = communes(ctx).await?;
    let procedures = PROCEDURES
        .iter()
        .map(|code| {
            let code: ProcedureCode = code.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
            let found = ctx.city.catalog().in_force(&code, local::day(ctx.now)).cloned();
            Ok(found.ok_or_else(|| anyhow::anyhow!("the crowd needs procedure {code}"))?)
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let days = mornings(ctx);
    let mut nth = store::dossier::count::count(&ctx.city.store).await?;
    // While one hundred is written the next is made.
    let mut writing: Option<tokio::task::JoinHandle<Result<(), Error>>> = None;
    while nth < wanted {
        let last = wanted.min(nth + TOGETHER);
        let made = (nth..last)
            .map(|nth| {
                let at = usize::try_from(nth).unwrap_or(0);
                one(ctx, &communes[at % communes.len()], &procedures[at % procedures.len()], &days, nth)
            })
            .collect::<Result<Vec<_>, Error>>()?;
        if let Some(before) = writing.take() {
            before.await.map_err(|error| Error::Fault(error.into()))??;
        }
        let there = ctx.clone();
        writing = Some(tokio::spawn(async move { write(&there, &made).await }));
        nth = last;
        told(nth);
    }
    match writing {
        Some(before) => before.await.map_err(|error| Error::Fault(error.into()))?,
        None => Ok(()),
    }
}

async fn write(ctx: &Ctx, made: &[Told]) -> Result<(), Error> {
    let steps: Vec<Step<'_>> =
        made.iter().map(|told| Step { before: None, after: &told.dossier, facts: &told.facts }).collect();
    match record::commit(ctx, &steps, Batch::new()).await? {
        Outcome::Done => Ok(()),
        Outcome::Answered(_) | Outcome::Overtaken => {
            Err(Error::Fault(anyhow::anyhow!("new dossiers met others of the same name")))
        }
    }
}

async fn communes(ctx: &Ctx) -> Result<Vec<Commune>, Error> {
    let mut communes = Vec::new();
    for office in ctx.city.library.offices.iter().filter(|office| office.kind == OfficeKind::CommunePc) {
        let (Some(commune), Some(point)) = (office.commune, ctx.city.reception_point(&office.code)) else { continue };
        let code = commune.to_string();
        let who = async |part: &str| {
            let login = format!("{part}.{code}");
            let account = store::account::find_by_login(&ctx.city.store, &login).await?;
            let account = account.ok_or_else(|| anyhow::anyhow!("the crowd needs the officer {login}"))?;
            actor(&ctx.city, &account, ctx.now).await
        };
        communes.push(Commune {
            receptionist: who("tn").await?,
            specialist: who("cm").await?,
            leader: who("ld").await?,
            clerk: who("vt").await?,
            point,
            code,
        });
    }
    Ok(communes)
}

/// Eight o'clock of each working day before today, the latest first.
fn mornings(ctx: &Ctx) -> Vec<Timestamp> {
    let calendar = ctx.city.library.offices.iter().next().map(|office| ctx.city.calendar(&office.code));
    let mut day = local::day(ctx.now);
    let mut mornings = Vec::new();
    while mornings.len() < usize::try_from(DAYS).unwrap_or(0) {
        day = local::plus_days(day, -1);
        if calendar.as_ref().is_none_or(|calendar| calendar.is_working_day(day)) {
            mornings.push(local::instant(day, Time::constant(8, 0, 0, 0)));
        }
    }
    mornings
}

/// The `nth` dossier: most are finished, the others stand somewhere on the road.
fn one(
    ctx: &Ctx,
    commune: &Commune,
    procedure: &Arc<Procedure>,
    mornings: &[Timestamp],
    nth: u64,
) -> Result<Told, Error> {
    let open = nth.is_multiple_of(OPEN_ONE_IN);
    let round = usize::try_from(nth / OPEN_ONE_IN).unwrap_or(0);
    // Open ones are of yesterday and the days before; finished ones of the whole year, ten working days ago and more.
    let back = if open { round % 3 } else { 10 + usize::try_from(nth * 7 % (DAYS - 10)).unwrap_or(0) };
    let until = if open { 1 + round % 4 } else { usize::MAX };
    let mut road = file(ctx, commune, procedure, mornings[back], usize::try_from(nth).unwrap_or(0))?;
    let name = road.told.dossier.applicant.name.clone();
    let number = format!("{}/2026", 1 + nth);
    let Commune { receptionist, specialist, leader, clerk, .. } = commune;
    let limit = Some(Allowance::WorkingDays(3));
    type Act<'a> = (&'a Actor, &'a dyn Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>);
    let acts: [Act<'_>; 7] = [
        (receptionist, &|dossier, law| dossier.accept(&[], limit, receptionist, law)),
        (receptionist, &|dossier, law| dossier.transfer(receptionist, law)),
        (specialist, &|dossier, law| dossier.take(specialist, law)),
        (specialist, &|dossier, law| {
            dossier.submit_for_signature("Hồ sơ đủ điều kiện.", Drafted::default(), specialist, law)
        }),
        (leader, &|dossier, law| dossier.approve("Đồng ý cấp theo đề nghị.", Approved::default(), leader, law)),
        (clerk, &|dossier, law| dossier.issue(&number, Issued::default(), clerk, law)),
        (receptionist, &|dossier, law| {
            dossier.hand_back(&name, ReturnWay::AtPoint, CollectionProof::Receipt, receptionist, law)
        }),
    ];
    for (actor, decide) in acts.into_iter().take(until) {
        road.go(ctx, actor, decide)?;
    }
    Ok(road.told)
}

/// A dossier on its way, and what time it is there.
struct Road {
    told: Told,
    calendar: Arc<Calendar>,
    clock: Timestamp,
}

impl Road {
    fn go(&mut self, ctx: &Ctx, actor: &Actor, decide: &Decide<'_>) -> Result<(), Error> {
        self.clock = self.calendar.add_working_time(self.clock, WorkingTime::minutes(20));
        let there = ctx.with(actor.clone(), self.clock);
        let terms = Terms::of(&there, &self.told.dossier)?;
        for fact in stamp(&there, decide(&self.told.dossier, &terms.law(self.clock))?) {
            self.told.dossier.apply(&fact).map_err(|broken| Error::Fault(broken.into()))?;
            self.told.facts.push(fact);
        }
        Ok(())
    }
}

fn file(
    ctx: &Ctx,
    commune: &Commune,
    procedure: &Arc<Procedure>,
    morning: Timestamp,
    nth: usize,
) -> Result<Road, Error> {
    let clock = morning.checked_add(jiff::SignedDuration::from_secs(i64::try_from(nth % 10_000).unwrap_or(0)));
    let clock = clock.map_err(|error| Error::Fault(error.into()))?;
    let there = ctx.with(commune.receptionist.clone(), clock);
    let (name, number) = (invented_name(nth), format!("0010{:08}", 10_000_000 + nth % 80_000_000));
    let who = Answerer {
        name: &name,
        personal_id: &number,
        phone: "0900000009",
        commune: &commune.code,
        today: local::day(clock),
        nth,
    };
    let given = answers(procedure, &who);
    let checked = Answers::unchecked(given.clone());
    let agency = there.city.competent(procedure, &checked, clock);
    let agency = agency.map_err(|_| anyhow::anyhow!("nobody in {} decides {}", commune.code, procedure.code))?;
    let papers = missing(procedure, &checked, &[]).into_iter().map(|component| Paper {
        id: PaperId(there.id()),
        component: component.code.clone(),
        name: component.name.vi.clone(),
        source: PaperSource::HandedIn,
        quantity: component.quantity,
        file: None,
        document: None,
    });
    let filing = Filing {
        procedure: procedure.code.clone(),
        edition: procedure.id().to_string(),
        applicant: Applicant {
            account: None,
            name: name.clone(),
            personal_id: Some(number.clone()),
            phone: Some("0900000009".to_owned()),
            email: None,
            address: Some(format!("Số {} phố Lý Thường Kiệt, Hà Nội", 1 + nth % 90)),
        },
        channel: Channel::Direct,
        receiving_point: commune.point.clone(),
        return_point: commune.point.clone(),
        papers: papers.collect(),
        answers: given,
        agency,
        replaces: None,
        undetermined: None,
    };
    let terms = Terms::new(&there, procedure.clone(), &filing)?;
    let calendar = there.city.calendar(&filing.agency);
    let facts = stamp(&there, domain::dossier::file::file(filing, &terms.law(clock))?);
    let dossier = Dossier::fold(DossierId(there.id()), &facts).map_err(|broken| Error::Fault(broken.into()))?;
    Ok(Road { told: Told { dossier, facts }, calendar, clock })
}
