//! A small city with the cast of the demonstration, and the clock in our hands.

mod catalogue; // the files of the repository's own
mod engines; // a fresh place for each story
mod road; // a dossier, driven to where a story begins

use std::cell::Cell;
use std::sync::Arc;

use app::demo::Cast;
use app::dossier::get;
use app::words::Lang;
use app::{City, Ctx, Error};
use domain::access::Actor;
use domain::calendar::local;
use domain::dossier::record::Dossier;
use domain::dossier::refusal::Refusal;
use domain::id::DossierId;
use jiff::Timestamp;
use jiff::civil::DateTime;
use store::args;

pub use catalogue::catalog;
pub use engines::{on_both, on_sqlite, on_sqlite_signing};
pub use road::{BIRTH, BUILDING, BUSINESS, CERTIFIED_COPY, MARITAL, PDF};

/// The ward of most stories, its counter, and the ward next to it.
pub const WARD: &str = "H26.00082";
pub const COUNTER: &str = "H26.00082.D01";
pub const OTHER_WARD: &str = "H26.00229";
pub const CONSTRUCTION: &str = "H26.SXD";

/// Monday morning, when most stories begin.
pub const MONDAY: &str = "2026-03-02T09:00";

pub struct TestCity {
    pub app: Arc<City>,
    pub cast: Cast,
    pub now: Cell<Timestamp>,
}

/// A moment by the clock on the wall in Việt Nam: `2026-03-02T09:00`.
pub fn at(wall: &str) -> Timestamp {
    let wall: DateTime = wall.parse().unwrap();
    local::instant(wall.date(), wall.time())
}

impl TestCity {
    /// The same people, at another moment.
    pub fn clock(&self, wall: &str) {
        self.now.set(at(wall));
    }

    pub fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// A request of this person now.
    pub fn by(&self, login: &str) -> Ctx {
        Ctx::new(self.app.clone(), self.cast.actor(login), self.now.get(), Lang::Vi)
    }

    /// A request of the schedule now.
    pub fn system(&self) -> Ctx {
        Ctx::new(self.app.clone(), Actor::System, self.now.get(), Lang::Vi)
    }

    pub async fn dossier(&self, id: DossierId) -> Dossier {
        get::load(&self.system(), id).await.unwrap()
    }

    pub async fn state(&self, id: DossierId) -> &'static str {
        self.dossier(id).await.state.name()
    }

    /// The code, as it is printed.
    pub async fn code(&self, id: DossierId) -> Option<String> {
        get::fetch(&self.system(), id).await.unwrap().code.map(|code| code.to_string())
    }

    /// The kinds of all that happened.
    pub async fn kinds(&self, id: DossierId) -> Vec<&'static str> {
        get::timeline(&self.system(), id).await.unwrap().iter().map(|recorded| recorded.fact.kind()).collect()
    }

    /// The figures of an agency on a day, as `measure=n`.
    pub async fn figures(&self, agency: &str, day: &str) -> Vec<String> {
        let figures = store::counter::of_agency(&self.app.store, agency, day, day).await.unwrap();
        figures.into_iter().map(|(_, measure, n)| format!("{measure}={n}")).collect()
    }

    /// How many lines each table has that a request could have changed.
    pub async fn lines(&self) -> Vec<i64> {
        let mut lines = Vec::new();
        for count in [
            "select count(*) as n from dossier",
            "select count(*) as n from fact",
            "select count(*) as n from dossier_code",
            "select count(*) as n from draft",
            "select count(*) as n from upload",
            "select count(*) as n from paper",
            "select count(*) as n from idempotency",
        ] {
            lines.push(self.app.store.query(count, &args![]).await.unwrap()[0].int("n").unwrap());
        }
        lines
    }

    /// Every row is what its facts make it.
    async fn is_sound(&self) {
        for row in self.app.store.query("select id from dossier order by id", &args![]).await.unwrap() {
            let id: DossierId = row.string("id").unwrap().parse().unwrap();
            let facts = get::timeline(&self.system(), id).await.unwrap();
            assert_eq!(Dossier::fold(id, &facts).unwrap(), self.dossier(id).await);
        }
    }
}

impl TestCity {
    /// Everything stored follows from the facts: dossiers and the catalogue.
    pub async fn verifies(&self) {
        let existing = app::existing::Existing { store: self.app.store.clone(), content: self.app.content.clone() };
        let mut found = Vec::new();
        app::verify::verify(&existing, false, |difference| found.push(difference), |_| {}).await.unwrap();
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// What the rules refused.
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}
