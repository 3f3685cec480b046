//! The edition, pack and calendar a dossier stands under.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::Calendar;
use domain::catalog::answers::Answers;
use domain::catalog::procedure::{EditionId, Procedure};
use domain::catalog::rule_pack::RulePack;
use domain::dossier::channel::Channel;
use domain::dossier::law::{Law, Plan};
use domain::dossier::record::Dossier;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;
use serde_json::Value;

use crate::city::City;
use crate::ctx::Ctx;
use crate::error::Error;

/// Everything [`Law`] borrows.
#[derive(Debug)]
pub struct Terms {
    /// The pinned edition of the procedure.
    pub procedure: Arc<Procedure>,
    pack: Arc<RulePack>,
    plan: Plan,
    calendar: Arc<Calendar>,
}

impl Terms {
    /// The terms of a dossier: the edition it was filed under, and the pack it was accepted under, or would be today.
    ///
    /// # Errors
    /// A fault if the catalogue no longer holds the edition or pack: editions are never deleted.
    pub fn of(ctx: &Ctx, dossier: &Dossier) -> Result<Self, Error> {
        Self::pinned(&ctx.city, dossier, ctx.now)
    }

    /// As [`Terms::of`], without a request.
    ///
    /// # Errors
    /// As [`Terms::of`].
    pub fn pinned(city: &City, dossier: &Dossier, now: Timestamp) -> Result<Self, Error> {
        let edition: EditionId = dossier.edition.parse().map_err(|error| Error::Fault(anyhow::Error::new(error)))?;
        let procedure = city
            .catalog()
            .edition(&edition)
            .ok_or_else(|| anyhow::anyhow!("the catalogue lost edition {}", dossier.edition))?
            .clone();
        let pack = match &dossier.rule_pack {
            Some(id) => city.pack(id)?,
            None => city.pack_on(now)?,
        };
        let plan = plan(city, &procedure, &dossier.agency, &dossier.answers, dossier.channel);
        Ok(Self { procedure, pack, plan, calendar: city.calendar(&dossier.agency) })
    }

    /// The terms a dossier filed now would stand under.
    ///
    /// # Errors
    /// A fault if no rule pack is in force.
    pub fn new(ctx: &Ctx, procedure: Arc<Procedure>, filing: &domain::dossier::fact::Filing) -> Result<Self, Error> {
        let plan = plan(&ctx.city, &procedure, &filing.agency, &filing.answers, filing.channel);
        let calendar = ctx.city.calendar(&filing.agency);
        Ok(Self { procedure, pack: ctx.city.pack_on(ctx.now)?, plan, calendar })
    }

    /// The law at this moment.
    #[must_use]
    pub fn law(&self, now: Timestamp) -> Law<'_> {
        Law { pack: &self.pack, plan: &self.plan, calendar: &self.calendar, now }
    }
}

/// The plan of a case. Nobody is asked who is not there, and no agency asks itself: then the specialist does the step.
pub(crate) fn plan(
    city: &City,
    procedure: &Procedure,
    agency: &AgencyCode,
    answers: &BTreeMap<String, Value>,
    channel: Channel,
) -> Plan {
    let office = |below: &str| {
        let found = city.library.offices.below_city(below)?;
        (found.code != *agency).then(|| found.code.clone())
    };
    procedure.plan(&Answers::unchecked(answers.clone()), channel, &office)
}
