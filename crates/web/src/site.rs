//! What the pages stand on.

use std::sync::Arc;

use app::City;
use app::words::Words;
use domain::catalog::{Catalog, Procedure};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::procedure::address::Addresses;
use crate::procedure::measured::Measured;
use crate::templates::Templates;

/// What an operator may set about the pages.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether people reach the server over https: cookies are then marked `Secure` and browsers told to stay on it.
    pub https: bool,
    /// The largest body a form or an API call may send, in bytes. Papers have limits of their own.
    pub largest_body: usize,
    /// Seconds after which an answer that is not ready is given up.
    pub answer_within_seconds: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { https: false, largest_body: 256 * 1024, answer_within_seconds: 30 }
    }
}

/// The state every handler is given.
pub struct Site {
    /// What the operator set.
    pub settings: Settings,
    /// The words of both languages.
    pub words: Arc<Words>,
    /// The templates of both languages.
    pub templates: Templates,
    /// The running city: its store, its law, its offices.
    pub city: Arc<City>,
    /// What time it is: given from outside, so that tests choose.
    pub clock: Clock,
    /// Which procedure an address leads to.
    pub addresses: Addresses,
    /// How long procedures really take.
    pub measured: Measured,
}

/// What answers the question what time it is.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

impl Site {
    /// Puts a site together and reads its templates.
    ///
    /// # Errors
    /// A template that cannot be parsed, with its name and line.
    pub fn new(settings: Settings, city: Arc<City>, clock: Clock) -> anyhow::Result<Arc<Site>> {
        let words = Arc::clone(&city.words);
        let templates = Templates::new(Arc::clone(&words))?;
        let (addresses, measured) = (Addresses::default(), Measured::default());
        Ok(Arc::new(Site { settings, words, templates, city, clock, addresses, measured }))
    }

    /// The procedures.
    pub fn catalog(&self) -> Arc<Catalog> {
        self.city.catalog()
    }

    /// The procedure that the end of an address names, by code or plain name, if it can be begun today.
    pub fn procedure(&self, wanted: &str) -> Option<Arc<Procedure>> {
        let today = self.today();
        self.addresses.find(&self.catalog(), wanted, today).filter(|procedure| procedure.is_in_force(today))
    }

    /// The day it is in Việt Nam.
    pub fn today(&self) -> Date {
        app::words::format::in_viet_nam((self.clock)()).date()
    }
}
