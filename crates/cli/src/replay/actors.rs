//! Who acts: each department of the log becomes an office of the city, each of its people an invented officer with the
//! grants their part needs. Nobody can sign in as them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use app::account::create::NewAccount;
use app::account::ensure::ensure;
use app::demo::cast::invented_name;
use app::words::Lang;
use app::{City, Ctx};
use domain::access::{Actor, Grant, Role};
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::procedure::Procedure;
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::OfficeKind;

use super::activity::Activity;
use super::filing::{self, Citizen};
use super::plan::{Plan, What};

/// Citizens who file, at most: a real one files more than once.
const CITIZENS: usize = 200;

/// One department as the office it became.
#[derive(Debug, Clone)]
pub struct Agency {
    /// The commune whose land and people its dossiers are about.
    pub commune: String,
    /// Who decides.
    pub code: AgencyCode,
    /// Where it is received and handed back.
    pub point: AgencyCode,
    /// Receives and hands back.
    pub counter: Actor,
    /// Works on what the log ascribes to nobody.
    pub specialist: Actor,
    /// Signs.
    pub leader: Actor,
    /// Issues.
    pub clerk: Actor,
}

/// Everybody in the replay.
#[derive(Debug)]
pub struct Actors {
    /// By department of the log.
    pub agencies: BTreeMap<String, Agency>,
    /// Who is asked for advice, by part; with somebody who answers there.
    pub consulted: BTreeMap<String, (AgencyCode, Actor)>,
    /// Who answers at the agencies that the procedure itself asks.
    planned: BTreeMap<AgencyCode, Actor>,
    citizens: Vec<Citizen>,
    officers: BTreeMap<String, Actor>,
}

impl Actors {
    /// Finds the offices and gives everybody an account, or finds the accounts of an earlier run.
    ///
    /// # Errors
    /// No office of the city is competent for the procedure; a fault of the store.
    pub async fn settle(ctx: &Ctx, plan: &Plan, procedure: &Procedure, source: &str) -> Result<Self> {
        let prefix = &source[..source.len().min(6)];
        let mut agencies = BTreeMap::new();
        let departments: BTreeSet<&str> = plan.cases.iter().map(|case| case.department.as_str()).collect();
        let mut made: BTreeMap<AgencyCode, Agency> = BTreeMap::new();
        for (place, department) in departments.into_iter().enumerate() {
            let (commune, code, point) = office(&ctx.city, procedure, ctx, place)
                .with_context(|| format!("no office of the city decides procedure {}", procedure.code))?;
            if !made.contains_key(&code) {
                let nth = made.len() + 1;
                let person = async |login: &str, name: &str, role: Role, at: &AgencyCode| {
                    let login = format!("{prefix}.{login}{nth:02}");
                    officer(ctx, &login, format!("{name} {nth:02}"), BTreeSet::from([(role, at.clone())])).await
                };
                let agency = Agency {
                    commune,
                    counter: person("tn", "Cán bộ tiếp nhận", Role::Receptionist, &point).await?,
                    specialist: person("cm", "Cán bộ chuyên môn", Role::Specialist, &code).await?,
                    leader: person("ld", "Lãnh đạo", Role::Leader, &code).await?,
                    clerk: person("vt", "Văn thư", Role::Clerk, &code).await?,
                    code: code.clone(),
                    point,
                };
                made.insert(code.clone(), agency);
            }
            agencies.insert(department.to_owned(), made[&code].clone());
        }
        let mut officers = BTreeMap::new();
        for (place, (resource, grants)) in parts(plan, &agencies).into_iter().enumerate() {
            let nth = place + 1;
            let actor = officer(ctx, &format!("{prefix}.cb{nth:03}"), format!("Cán bộ {nth:02}"), grants).await?;
            officers.insert(resource.to_owned(), actor);
        }
        let consulted = consulted(ctx, plan, &made, prefix).await?;
        let planned = planned(ctx, procedure, prefix).await?;
        let mut citizens = Vec::new();
        for nth in 0..plan.cases.len().min(CITIZENS) {
            citizens.push(citizen(ctx, prefix, nth).await?);
        }
        Ok(Self { agencies, consulted, planned, citizens, officers })
    }

    /// Who did something, as the log names them.
    #[must_use]
    pub fn officer(&self, resource: Option<&str>) -> Option<&Actor> {
        self.officers.get(resource?)
    }

    /// Whose dossier a case is.
    #[must_use]
    pub fn citizen(&self, nth: usize) -> &Citizen {
        &self.citizens[nth % self.citizens.len()]
    }

    /// How many officers the people of the log became.
    #[must_use]
    pub fn officers(&self) -> usize {
        self.officers.len()
    }

    /// Who answers for an office that was asked.
    #[must_use]
    pub fn answers_for(&self, office: &AgencyCode) -> Option<&Actor> {
        let asked = self.consulted.values().find(|(code, _)| code == office).map(|(_, actor)| actor);
        asked.or_else(|| self.planned.get(office))
    }
}

/// The nth commune of the city with the office that decides the procedure for it.
fn office(city: &City, procedure: &Procedure, ctx: &Ctx, nth: usize) -> Option<(String, AgencyCode, AgencyCode)> {
    let communes: Vec<String> = city
        .library
        .offices
        .iter()
        .filter(|office| office.kind == OfficeKind::CommunePc)
        .filter_map(|office| office.commune.map(|commune| commune.to_string()))
        .collect();
    let commune = communes.get(nth % communes.len().max(1))?.clone();
    let answers = filing::answers_of(procedure, &filing::somebody(), &commune, local::day(ctx.now), 0);
    let code = city.competent(procedure, &Answers::unchecked(answers), ctx.now).ok()?;
    let point = city.reception_point(&code)?;
    Some((commune, code, point))
}

/// What each person of the log does, where: whoever has the first event of a case receives it.
fn parts<'a>(plan: &'a Plan, agencies: &BTreeMap<String, Agency>) -> BTreeMap<&'a str, BTreeSet<(Role, AgencyCode)>> {
    let mut parts: BTreeMap<&str, BTreeSet<(Role, AgencyCode)>> = BTreeMap::new();
    for case in &plan.cases {
        let agency = &agencies[&case.department];
        for act in &case.acts {
            let Some(resource) = act.resource.as_deref() else { continue };
            let part = match act.what {
                What::Accept => (Role::Receptionist, agency.point.clone()),
                _ => (Role::Specialist, agency.code.clone()),
            };
            parts.entry(resource).or_default().insert(part);
        }
    }
    parts
}

async fn consulted(
    ctx: &Ctx,
    plan: &Plan,
    deciding: &BTreeMap<AgencyCode, Agency>,
    prefix: &str,
) -> Result<BTreeMap<String, (AgencyCode, Actor)>> {
    let acts = plan.cases.iter().flat_map(|case| &case.acts);
    let parts: BTreeSet<&String> = acts
        .filter_map(|act| match &act.what {
            What::Event(Activity::Advice(part) | Activity::Ask(part) | Activity::Answer(part)) => Some(part),
            _ => None,
        })
        .collect();
    let offices = || ctx.city.library.offices.iter().filter(|office| !deciding.contains_key(&office.code));
    let mut known: Vec<&AgencyCode> =
        offices().filter(|office| office.kind == OfficeKind::Department).map(|office| &office.code).collect();
    if known.is_empty() {
        known = offices().filter(|office| office.kind.resolves()).map(|office| &office.code).collect();
    }
    let mut consulted = BTreeMap::new();
    for (place, part) in parts.into_iter().enumerate() {
        let code = *known.get(place % known.len().max(1)).context("the city has no office to ask")?;
        let nth = place + 1;
        let grants = BTreeSet::from([(Role::Specialist, code.clone())]);
        let actor = officer(ctx, &format!("{prefix}.cv{nth:02}"), format!("Chuyên viên {nth:02}"), grants).await?;
        consulted.insert(part.clone(), (code.clone(), actor));
    }
    Ok(consulted)
}

/// Somebody at each agency that the steps of the procedure ask.
async fn planned(ctx: &Ctx, procedure: &Procedure, prefix: &str) -> Result<BTreeMap<AgencyCode, Actor>> {
    let asked: BTreeSet<&str> = procedure.steps.iter().filter_map(|step| step.asks.as_deref()).collect();
    let ends = |code: &AgencyCode, below: &str| code.as_str().split_once('.').is_some_and(|(_, rest)| rest == below);
    let mut planned = BTreeMap::new();
    for (place, below) in asked.into_iter().enumerate() {
        let found = ctx.city.library.offices.iter().find(|office| ends(&office.code, below));
        let code = found.with_context(|| format!("the city has no office {below}"))?.code.clone();
        let nth = place + 1;
        let grants = BTreeSet::from([(Role::Specialist, code.clone())]);
        let actor =
            officer(ctx, &format!("{prefix}.cq{nth:02}"), format!("Chuyên viên được hỏi {nth:02}"), grants).await?;
        planned.insert(code, actor);
    }
    Ok(planned)
}

async fn officer(ctx: &Ctx, login: &str, name: String, grants: BTreeSet<(Role, AgencyCode)>) -> Result<Actor> {
    let since = local::day(ctx.now);
    let grant = |(role, office)| Grant { role, office, valid_from: since, valid_to: None };
    let grants = grants.into_iter().map(grant).collect();
    Ok(ensure(ctx, account(login, name, None, grants)).await?)
}

async fn citizen(ctx: &Ctx, prefix: &str, nth: usize) -> Result<Citizen> {
    let (name, number) = (invented_name(nth), format!("0010{:08}", 86_000_000 + nth));
    let new = account(&format!("{prefix}.nd{nth:03}"), name.clone(), Some(number.clone()), Vec::new());
    Ok(Citizen { actor: ensure(ctx, new).await?, name, number })
}

fn account(login: &str, name: String, personal_id: Option<String>, grants: Vec<Grant>) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        password: String::new(),
        name,
        personal_id,
        phone: None,
        email: None,
        lang: Lang::Vi,
        grants,
    }
}
