//! Whose station it is, and in whose name papers are taken.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Result, bail};
use app::{City, Ctx};
use clap::Args;
use domain::access::Actor;
use domain::calendar::local;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;

use crate::Context;
use crate::place::Place;

/// What every command of the station understands.
#[derive(Debug, Clone, Args)]
pub struct Desk {
    #[command(flatten)]
    pub place: Place,
    /// The person in whose name papers are taken, by their login.
    #[arg(long = "as", value_name = "LOGIN")]
    pub login: String,
    /// The office whose station it is; the person's own when they work at one.
    #[arg(long, value_name = "CODE")]
    pub office: Option<AgencyCode>,
    /// The address people know, for the keys of a city that is opened for the first time.
    #[arg(long, value_name = "URL", env = "MOTCUA_PUBLIC_URL", default_value = "")]
    pub public_url: String,
}

/// A station that is open.
pub struct Opened {
    city: Arc<City>,
    actor: Actor,
    lang: app::words::Lang,
    /// Whose it is.
    pub office: AgencyCode,
}

impl Opened {
    /// The circumstances of what happens now.
    pub fn ctx(&self) -> Ctx {
        Ctx::new(Arc::clone(&self.city), self.actor.clone(), Timestamp::now(), self.lang)
    }
}

impl Desk {
    /// Opens the city for the person.
    ///
    /// # Errors
    /// A city that cannot be opened; nobody with the login; somebody who does not work at the office.
    pub async fn open(&self, context: &Context) -> Result<Opened> {
        self.place.make()?;
        let now = Timestamp::now();
        let city = City::open(self.place.settings(&self.public_url), context.library()?, now).await?;
        let Some(actor) = app::account::session::actor_of(&city, &self.login, now).await? else {
            bail!("there is nobody with the login '{}'", self.login);
        };
        let office = self.office(&actor, now)?;
        let opened = Opened { city, actor, lang: context.lang, office };
        if app::station::begin::may(&opened.ctx(), &opened.office).is_err() {
            bail!("{} does not work at the station of {}", self.login, opened.office);
        }
        Ok(opened)
    }

    fn office(&self, actor: &Actor, now: Timestamp) -> Result<AgencyCode> {
        if let Some(office) = &self.office {
            return Ok(office.clone());
        }
        let Actor::Staff { grants, .. } = actor else { bail!("{} works at no office", self.login) };
        let today = local::day(now);
        let offices: BTreeSet<&AgencyCode> =
            grants.iter().filter(|grant| grant.holds_on(today)).map(|grant| &grant.office).collect();
        match (offices.first(), offices.len()) {
            (Some(office), 1) => Ok((*office).clone()),
            (Some(_), _) => {
                let all: Vec<String> = offices.iter().map(ToString::to_string).collect();
                bail!("{} works at several offices; choose one with --office: {}", self.login, all.join(", "))
            }
            (None, _) => bail!("{} works at no office today", self.login),
        }
    }
}
