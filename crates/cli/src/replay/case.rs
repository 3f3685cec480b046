//! One case on its way: its acts, one after the other, each decided on where the dossier stands.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use app::dossier::file::file;
use app::dossier::legal::Terms;
use app::dossier::supplement::Supplement;
use app::{Ctx, Error, IdempotencyKey};
use domain::access::Actor;
use domain::calendar::local;
use domain::catalog::code::ProcedureCode;
use domain::dossier::action::Action;
use domain::dossier::channel::Channel;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::ReturnWay;
use domain::dossier::paper::{Paper, PaperSource};
use domain::dossier::record::{Consultation, Dossier};
use domain::dossier::refusal::Refusal;
use domain::dossier::state::State;
use domain::id::{DossierId, PaperId};
use jiff::civil::time;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::actors::{Actors, Agency};
use super::call::Call;
use super::filing;
use super::plan::{Act, Planned, What};

/// What all cases share.
#[derive(Debug)]
pub struct Stage {
    /// The circumstances; actor and moment change with every call.
    pub ctx: Ctx,
    /// Who acts.
    pub actors: Actors,
    /// Which procedure.
    pub procedure: ProcedureCode,
    /// Which log, with what settings.
    pub source: String,
}

/// What the facts do not tell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// What our rules refused, by code.
    pub refused: BTreeMap<String, u64>,
    /// Events for which the procedure has no step left.
    pub beyond_plan: u64,
    /// Events after our law had ended the dossier.
    pub after_the_end: u64,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        for (code, count) in other.refused {
            *self.refused.entry(code).or_default() += count;
        }
        self.beyond_plan += other.beyond_plan;
        self.after_the_end += other.after_the_end;
    }
}

/// A case that is driven.
#[derive(Debug)]
pub struct Running {
    /// What it is.
    pub case: Arc<Planned>,
    /// What is still to be done.
    pub acts: VecDeque<Act>,
    /// The dossier as it was last seen.
    pub dossier: Option<Dossier>,
    /// Counted since it was last taken.
    pub tally: Tally,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    /// It was done now, or by an earlier run.
    Through,
    /// The rules said no.
    Not,
}

impl Running {
    /// The case from its beginning, or from this moment on when an earlier run came so far.
    #[must_use]
    pub fn new(case: Arc<Planned>, from: Timestamp) -> Self {
        let acts = case.acts.iter().filter(|act| act.at >= from).cloned().collect();
        Self { case, acts, dossier: None, tally: Tally::default() }
    }

    /// When it goes on.
    #[must_use]
    pub fn next(&self) -> Option<Timestamp> {
        self.acts.front().map(|act| act.at)
    }

    /// Looks at the dossier anew.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn look(&mut self, stage: &Stage, id: DossierId, from: Timestamp) -> Result<()> {
        let dossier = app::dossier::get::load(&stage.ctx, id).await?;
        self.dossier = Some(dossier);
        if let Some(extension) = self.extension(stage, from)? {
            self.insert(extension);
        }
        Ok(())
    }

    /// Does everything that is to be done before a moment. Answers with how much that was.
    ///
    /// # Errors
    /// A fault: a refusal of the rules is counted, not an error.
    pub async fn run_until(&mut self, stage: &Stage, until: Timestamp) -> Result<u64> {
        let mut done = 0;
        while let Some(act) = self.acts.pop_front_if(|act| act.at < until) {
            self.act(stage, &act).await.with_context(|| format!("case {} at {}", self.case.name, act.at))?;
            done += 1;
        }
        Ok(done)
    }

    async fn act(&mut self, stage: &Stage, act: &Act) -> Result<()> {
        let agency = &stage.actors.agencies[&self.case.department];
        let by = stage.actors.officer(act.resource.as_deref());
        if act.what == What::File {
            return self.file(stage, act, agency).await;
        }
        if self.dossier.is_none() {
            // The filing itself was refused: the reason was counted there.
            return Ok(());
        }
        if self.is_over(act) {
            self.tally.after_the_end += 1;
            return Ok(());
        }
        match &act.what {
            What::File => Ok(()),
            What::Accept => self.accept(stage, act, by.unwrap_or(&agency.counter)).await,
            What::Extend(days) => self.extend(stage, act, *days, &agency.leader).await,
            What::Event(activity) => {
                let by = by.unwrap_or(&agency.specialist);
                self.ready(stage, act, agency, by, false).await?;
                self.event(stage, act, activity, agency, by).await
            }
            What::End => {
                let by = by.unwrap_or(&agency.specialist);
                self.ready(stage, act, agency, by, true).await?;
                self.decide(stage, act, agency, by).await?;
                self.issue(stage, act, agency).await?;
                if matches!(self.state(), Some(State::Issued { .. })) {
                    self.call(stage, act, &agency.counter, Call::HandBack(self.way())).await?;
                }
                Ok(())
            }
        }
    }

    async fn event(
        &mut self,
        stage: &Stage,
        act: &Act,
        activity: &Activity,
        agency: &Agency,
        by: &Actor,
    ) -> Result<()> {
        match activity {
            Activity::Step => self.step(stage, act, by).await,
            Activity::Advice(part) | Activity::Ask(part) => self.consult(stage, act, part, by).await.map(drop),
            Activity::Answer(part) => {
                if self.open_questions().is_empty() && self.consult(stage, act, part, by).await? == Came::Not {
                    return Ok(());
                }
                let office = stage.actors.consulted.get(part).map(|(code, _)| code.clone());
                let open = self.open_questions();
                let asked = open.iter().find(|asked| Some(&asked.agency) == office.as_ref()).or(open.first()).cloned();
                // After the question, if that had to be asked at the same moment.
                if let Some(asked) = asked { self.answer(stage, act, &asked, 90).await } else { Ok(()) }
            }
            Activity::Decide => self.decide(stage, act, agency, by).await,
            Activity::Issue => self.issue(stage, act, agency).await,
            Activity::AskForMore => self.call(stage, act, by, Call::AskForMore).await.map(drop),
        }
    }

    async fn file(&mut self, stage: &Stage, act: &Act, agency: &Agency) -> Result<()> {
        let day = local::day(act.at);
        let procedure = stage.ctx.city.catalog().in_force(&stage.procedure, day).cloned();
        let procedure = procedure.ok_or_else(|| anyhow!("procedure {} is not in force on {day}", stage.procedure))?;
        let channel = filing::door(&procedure, self.case.channel).context("the procedure has no open channel")?;
        let citizen = stage.actors.citizen(self.case.nth);
        let first = self.case.acts.iter().find(|act| act.what == What::Accept);
        let receiver = first.and_then(|act| stage.actors.officer(act.resource.as_deref())).unwrap_or(&agency.counter);
        let by = if channel == Channel::Online { &citizen.actor } else { receiver };
        let key =
            IdempotencyKey { key: format!("replay:{}:{}", stage.source, self.case.nth), request: stage.source.clone() };
        let ctx = stage.ctx.with(by.clone(), act.at).keyed(Some(key));
        let new = filing::filing(&ctx, &procedure, channel, agency, citizen, self.case.nth);
        match file(&ctx, new).await {
            Ok(filed) if filed.repeated => self.look(stage, filed.dossier.id, act.at).await,
            Ok(filed) => {
                self.dossier = Some(filed.dossier);
                Ok(())
            }
            Err(error) => self.refused(error).map(drop),
        }
    }

    async fn accept(&mut self, stage: &Stage, act: &Act, by: &Actor) -> Result<()> {
        // Only where the procedure states no limit of its own.
        let days = self.case.days_planned().and_then(|days| u32::try_from(days).ok()).unwrap_or(20).clamp(1, 3650);
        self.call(stage, act, by, Call::Accept(Allowance::CalendarDays(days))).await?;
        let after = act.at.checked_add(1.second())?;
        if let Some(extension) = self.extension(stage, after)? {
            self.insert(extension);
        }
        Ok(())
    }

    /// What an officer does before anything else: the answers that came are taken in, what was missing has arrived, the
    /// dossier is fetched from the counter and taken up. `all` waits for no answer any longer.
    async fn ready(&mut self, stage: &Stage, act: &Act, agency: &Agency, by: &Actor, all: bool) -> Result<()> {
        let advice = |asked: &Consultation| {
            stage.actors.consulted.iter().any(|(part, (code, _))| part.starts_with("advice") && *code == asked.agency)
        };
        // Its place among all questions gives each answer its own moment, the same one when a replay goes on.
        let asked: Vec<_> = self.dossier.iter().flat_map(|dossier| dossier.consultations.clone()).enumerate().collect();
        for (place, asked) in asked.into_iter().filter(|(_, asked)| asked.answer.is_none() && (all || advice(asked))) {
            self.answer(stage, act, &asked, i64::try_from(place)?.min(40)).await?;
        }
        if matches!(self.state(), Some(State::SupplementRequested { .. })) {
            let brought = self.brought(stage, act);
            self.call(stage, act, &agency.counter, Call::Bring(brought)).await?;
        }
        if matches!(self.state(), Some(State::Accepted { .. })) {
            self.call(stage, act, &agency.counter, Call::Transfer).await?;
        }
        let held_by_another = |dossier: &Dossier| {
            matches!(dossier.state, State::Transferred { .. })
                || matches!(dossier.state, State::InProcess { .. }) && dossier.holder != by.account() && !all
        };
        if self.dossier.as_ref().is_some_and(held_by_another) {
            self.call(stage, act, by, Call::Take).await?;
        }
        Ok(())
    }

    /// Work that changes nobody's turn is a step of the plan, as long as the plan has one.
    async fn step(&mut self, stage: &Stage, act: &Act, by: &Actor) -> Result<()> {
        let call = Call::FinishStep(act.activity.clone());
        let Some(dossier) = &self.dossier else { return Ok(()) };
        let (ctx, at) = moment(stage, act, by, call.slot())?;
        if at <= dossier.updated_at {
            return Ok(());
        }
        let may = dossier.may(Action::FinishStep, by, &Terms::of(&ctx, dossier)?.law(ctx.now));
        if matches!(dossier.state, State::InProcess { .. }) && matches!(may, Err(Refusal::NotNow { .. })) {
            self.tally.beyond_plan += 1;
            return Ok(());
        }
        self.call(stage, act, by, call).await.map(drop)
    }

    async fn consult(&mut self, stage: &Stage, act: &Act, part: &str, by: &Actor) -> Result<Came> {
        let (office, _) = stage.actors.consulted.get(part).context("every office that is asked was found before")?;
        self.call(stage, act, by, Call::Consult(office.clone(), act.activity.clone())).await
    }

    async fn answer(&mut self, stage: &Stage, act: &Act, asked: &Consultation, place: i64) -> Result<()> {
        let by = stage.actors.answers_for(&asked.agency).context("only offices that can answer were asked")?;
        let call = Call::Answer(asked.id, "Đã cho ý kiến.".to_owned());
        let slot = call.slot() + place;
        self.call_at(stage, act, by, call, slot).await.map(drop)
    }

    async fn decide(&mut self, stage: &Stage, act: &Act, agency: &Agency, by: &Actor) -> Result<()> {
        if self.dossier.as_ref().is_none_or(|dossier| dossier.outcome.is_none()) {
            self.call(stage, act, by, Call::Submit).await?;
        }
        if matches!(self.state(), Some(State::SubmittedForSignature { .. })) {
            self.call(stage, act, &agency.leader, Call::Approve).await?;
        }
        Ok(())
    }

    async fn issue(&mut self, stage: &Stage, act: &Act, agency: &Agency) -> Result<()> {
        if matches!(self.state(), Some(State::Approved { .. })) {
            let number = format!("{}/{}", self.case.nth + 1, local::day(act.at).year());
            self.call(stage, act, &agency.clerk, Call::Issue(number)).await?;
        }
        Ok(())
    }

    async fn extend(&mut self, stage: &Stage, act: &Act, days: i64, by: &Actor) -> Result<()> {
        let Some(dossier) = &self.dossier else { return Ok(()) };
        let Some(due) = dossier.due().filter(|_| dossier.state.is_before_decision()) else { return Ok(()) };
        let calendar = stage.ctx.city.calendar(&dossier.agency);
        let day = calendar.working_day_from(local::plus_days(local::day(due), days));
        let new = calendar.close_of_business(day).unwrap_or_else(|| local::instant(day, time(16, 0, 0, 0)));
        self.call(stage, act, by, Call::Extend(new)).await.map(drop)
    }

    /// The log tells that a date was moved, not when: the last lawful day it is, if the dossier is still open then.
    fn extension(&self, stage: &Stage, from: Timestamp) -> Result<Option<Act>> {
        let (Some(days), Some(dossier)) = (self.case.later_by, &self.dossier) else { return Ok(None) };
        let Some(clock) = &dossier.clock else { return Ok(None) };
        let notice = i64::from(stage.ctx.city.pack_on(clock.accepted_at)?.extension_notice_days);
        let last = local::plus_days(local::day(clock.original_due()), -notice);
        let mut at = local::instant(last, time(9, 0, 0, 0)).max(clock.accepted_at.checked_add(1.second())?);
        // Between two acts, not at the same moment as one.
        while self.case.acts.iter().any(|act| (act.at.as_millisecond() - at.as_millisecond()).abs() < 1000) {
            at = at.checked_add(1.second())?;
        }
        let act = Act { at, what: What::Extend(days), activity: String::new(), resource: None };
        let known = self.acts.iter().any(|act| matches!(act.what, What::Extend(_)));
        Ok((at >= from && !known).then_some(act))
    }

    fn insert(&mut self, act: Act) {
        let place = self.acts.partition_point(|other| other.at <= act.at);
        self.acts.insert(place, act);
    }

    async fn call(&mut self, stage: &Stage, act: &Act, by: &Actor, call: Call) -> Result<Came> {
        let slot = call.slot();
        self.call_at(stage, act, by, call, slot).await
    }

    /// Calls a use case, unless an earlier run did: then the dossier has moved beyond that moment.
    async fn call_at(&mut self, stage: &Stage, act: &Act, by: &Actor, call: Call, slot: i64) -> Result<Came> {
        let Some(dossier) = &self.dossier else { return Ok(Came::Not) };
        let (ctx, at) = moment(stage, act, by, slot)?;
        if at <= dossier.updated_at {
            return Ok(Came::Through);
        }
        match call.make(&ctx, dossier).await {
            Ok(changed) => {
                self.dossier = Some(changed.dossier);
                Ok(Came::Through)
            }
            Err(error) => self.refused(error),
        }
    }

    /// What the rules refuse is counted; everything else is a fault.
    fn refused(&mut self, error: Error) -> Result<Came> {
        match &error {
            Error::Refused(_) | Error::Answers(_) | Error::Malformed { .. } | Error::Document(_) => {
                *self.tally.refused.entry(error.code().to_owned()).or_default() += 1;
                Ok(Came::Not)
            }
            _ => Err(error.into()),
        }
    }

    /// Our law has ended it; what an earlier run did at this very act is not meant.
    fn is_over(&self, act: &Act) -> bool {
        self.dossier.as_ref().is_some_and(|dossier| !dossier.state.is_open() && dossier.updated_at < act.at)
    }

    fn state(&self) -> Option<&State> {
        self.dossier.as_ref().map(|dossier| &dossier.state)
    }

    fn open_questions(&self) -> Vec<Consultation> {
        let asked = self.dossier.iter().flat_map(|dossier| &dossier.consultations);
        asked.filter(|asked| asked.answer.is_none()).cloned().collect()
    }

    fn brought(&self, stage: &Stage, act: &Act) -> Supplement {
        let known = self.dossier.as_ref().and_then(|dossier| dossier.papers.first());
        let paper = known.map(|paper| Paper {
            id: PaperId(stage.ctx.with(Actor::System, act.at).id()),
            source: PaperSource::HandedIn,
            file: None,
            ..paper.clone()
        });
        Supplement { papers: paper.into_iter().collect(), ..Supplement::default() }
    }

    fn way(&self) -> ReturnWay {
        match self.case.channel {
            Channel::Online => ReturnWay::Online,
            Channel::Post => ReturnWay::ByPost,
            Channel::Direct | Channel::Kiosk => ReturnWay::AtPoint,
        }
    }
}

/// The circumstances of a call, and its own moment.
fn moment(stage: &Stage, act: &Act, by: &Actor, slot: i64) -> Result<(Ctx, Timestamp)> {
    let at = act.at.checked_add(slot.milliseconds())?;
    Ok((stage.ctx.with(by.clone(), at), at))
}
