//! The running city: its store, its law, its offices, its words. One for the whole process, shared by every request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::Context;
use domain::calendar::{Calendar, local};
use domain::catalog::answers::Answers;
use domain::catalog::edition::Catalog;
use domain::catalog::procedure::Procedure;
use domain::catalog::rule_pack::RulePack;
use domain::dossier::fact::Undetermined;
use domain::search::{Finder, Tables};
use domain::unit::agency_code::AgencyCode;
use domain::unit::commune::Commune;
use domain::unit::office::Office;
use jiff::Timestamp;
use jiff::civil::Date;
use paper::Renderer;
use store::Store;
use store::content::Content;

use crate::account::sign_in::Attempts;
use crate::catalog::live::{Live, follow};
use crate::error::Error;
use crate::ids::Ids;
use crate::library::Library;
use crate::settings::Settings;
use crate::signing::Keys;
use crate::words::Words;

/// A finder, and what it was made of.
struct Finding {
    day: Date,
    catalog: Arc<Catalog>,
    finder: Arc<Finder>,
}

/// The running system.
pub struct City {
    /// Rows and facts.
    pub store: Store,
    /// The bytes of papers and results.
    pub content: Content,
    /// Units, offices, calendar and rule packs.
    pub library: Library,
    /// The words people read.
    pub words: Arc<Words>,
    /// Who signs.
    pub keys: Keys,
    /// Prints forms.
    pub printer: Renderer,
    /// What the operator set.
    pub settings: Settings,
    /// Where identifiers come from.
    pub ids: Ids,
    pub(crate) attempts: Attempts,
    calendars: Mutex<HashMap<AgencyCode, Arc<Calendar>>>,
    catalog: RwLock<Arc<Catalog>>,
    finding: Mutex<Option<Finding>>,
    pub(crate) live: Mutex<Live>,
}

impl std::fmt::Debug for City {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("City").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl City {
    /// Opens the store, brings its schema up to date, and reads the words.
    ///
    /// # Errors
    /// Whatever keeps the system from running: the store, the content folder, a locale file.
    pub async fn open(settings: Settings, library: Library, now: Timestamp) -> anyhow::Result<Arc<Self>> {
        let store = Store::open(&settings.store).await.context("the store cannot be opened")?;
        store::migrate::run(&store, now).await.context("the store cannot be brought up to date")?;
        let content = settings.open_content().await.context("the files cannot be opened")?;
        let city = Arc::new(Self {
            store,
            content,
            catalog: RwLock::new(Arc::new(library.procedures.clone())),
            library,
            words: Arc::new(Words::load().map_err(anyhow::Error::msg)?),
            keys: Keys::open(&settings.signing, &settings.public_url, now).context("the keys cannot be opened")?,
            printer: Renderer::new(),
            settings,
            ids: Ids::default(),
            attempts: Attempts::default(),
            finding: Mutex::default(),
            calendars: Mutex::default(),
            live: Mutex::default(),
        });
        follow(&city).await.context("the published texts cannot be read")?;
        Ok(city)
    }

    /// The catalogue as it is now: every edition that was ever in force or is to be. Keep the answer for as long as one
    /// decision takes and no longer: a publication replaces it.
    #[must_use]
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on the catalogue is this one.
    pub(crate) fn replace_catalog(&self, catalog: Arc<Catalog>) {
        *self.catalog.write().unwrap_or_else(PoisonError::into_inner) = catalog;
    }

    /// Finds procedures by what people say: those in force on this day, and what only the national list knows. Made anew
    /// when the catalogue or the day became another one.
    #[must_use]
    pub fn finder(&self, day: Date) -> Arc<Finder> {
        let catalog = self.catalog();
        let mut finding = self.finding.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = finding.as_ref().filter(|known| known.day == day && Arc::ptr_eq(&known.catalog, &catalog))
        {
            return Arc::clone(&known.finder);
        }
        let finder = Arc::new(self.tables(day).finder(catalog.all_in_force(day).map(|procedure| &**procedure)));
        *finding = Some(Finding { day, catalog, finder: Arc::clone(&finder) });
        finder
    }

    /// The tables of finding on a day: the files, and what was published over them.
    #[must_use]
    pub fn tables(&self, day: Date) -> Tables {
        let published = self.published_words(day);
        self.library.tables.with(published.iter().map(|one| (one.entry.key.as_str(), &*one.text)))
    }

    /// The calendar of an office.
    pub fn calendar(&self, office: &AgencyCode) -> Arc<Calendar> {
        let mut calendars = self.calendars.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(calendar) = calendars.get(office) {
            return calendar.clone();
        }
        let hours = self.library.hours.of(office.as_str()).clone();
        let calendar = Arc::new(Calendar::new(self.library.days.clone(), hours));
        calendars.insert(office.clone(), calendar.clone());
        calendar
    }

    /// The rule pack with this identifier.
    ///
    /// # Errors
    /// A fault if the catalogue lost it: packs are never deleted.
    pub fn pack(&self, id: &str) -> Result<Arc<RulePack>, Error> {
        let pack = self.library.packs.get(id);
        Ok(pack.ok_or_else(|| anyhow::anyhow!("the catalogue lost rule pack {id}"))?.clone())
    }

    /// The rule pack that governs dossiers accepted at a moment.
    ///
    /// # Errors
    /// A fault if none is in force.
    pub fn pack_on(&self, now: Timestamp) -> Result<Arc<RulePack>, Error> {
        let day = local::day(now);
        Ok(self.library.pack_on(day).ok_or_else(|| anyhow::anyhow!("no rule pack is in force on {day}"))?.clone())
    }

    /// The office with this code.
    #[must_use]
    pub fn office(&self, code: &AgencyCode) -> Option<&Office> {
        self.library.offices.find(code)
    }

    /// The agency competent to decide: by the acts in force, else by the procedure's own rule, and the answers of its
    /// form. Never a guess: what does not follow goes to a dispatcher.
    ///
    /// # Errors
    /// Why it does not follow.
    pub fn competent(
        &self,
        procedure: &Procedure,
        answers: &Answers,
        now: Timestamp,
    ) -> Result<AgencyCode, Undetermined> {
        let day = local::day(now);
        let catalog = self.catalog();
        let rule = catalog.matrix().rule(procedure, answers, day).rule;
        if let Some(office) = self.library.offices.competent(&rule, answers, day) {
            return Ok(office.code.clone());
        }
        let Some(field) = rule.field() else { return Err(Undetermined::NoOffice) };
        let Some(code) = answers.commune(field) else { return Err(Undetermined::NoPlace) };
        let here = |commune: &Commune| self.library.offices.iter().any(|office| office.commune == Some(commune.code));
        match code.parse().ok().and_then(|code| self.library.units.commune(code)) {
            Some(commune) if here(commune) => Err(Undetermined::NoOffice),
            Some(_) => Err(Undetermined::Elsewhere),
            None => Err(Undetermined::NoPlace),
        }
    }

    /// The office whose dispatcher finds out who decides: the center, which guides and hands on (Decree 118/2025 Art. 8).
    #[must_use]
    pub fn dispatching_office(&self) -> Option<AgencyCode> {
        self.library.offices.center().map(|office| office.code.clone())
    }

    /// Where dossiers for an agency come in when nobody stands at a counter.
    #[must_use]
    pub fn reception_point(&self, agency: &AgencyCode) -> Option<AgencyCode> {
        self.library.offices.reception_point(agency).map(|office| office.code.clone())
    }

    /// Is the store answering?
    pub async fn is_ready(&self) -> bool {
        self.store.is_alive().await
    }
}
