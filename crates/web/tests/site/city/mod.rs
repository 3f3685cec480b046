//! A city in a folder of its own, with the real catalogue and a clock that stands.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../../app/tests/stories/city/catalogue.rs"]
mod catalogue;

use std::sync::Arc;

use app::City;
use app::library::Library;
use app::settings::Settings;
use jiff::Timestamp;
use tempfile::TempDir;
use web::Site;

pub use catalogue::catalog as files;

/// Monday, 23 November 2026, 09:00 in Việt Nam.
pub const NOW: &str = "2026-11-23T02:00:00Z";

/// A city that lasts as long as its folder.
pub struct TestCity {
    /// The pages of the city.
    pub site: Arc<Site>,
    _folder: TempDir,
}

impl TestCity {
    /// Opens an empty city.
    pub async fn open() -> TestCity {
        TestCity::with(library(), NOW).await
    }

    /// Opens an empty city on another catalogue or at another time.
    pub async fn with(library: Library, now: &str) -> TestCity {
        let folder = TempDir::new().unwrap();
        let now: Timestamp = now.parse().unwrap();
        let settings = Settings::embedded(folder.path(), "http://localhost");
        let city = City::open(settings, library, now).await.unwrap();
        let site = Site::new(web::Settings::default(), city, Arc::new(move || now)).unwrap();
        TestCity { site, _folder: folder }
    }
}

/// The catalogue in the repository.
pub fn library() -> Library {
    read(&files())
}

/// A catalogue of these texts, by name below `catalog/`.
pub fn read(files: &[(String, String)]) -> Library {
    Library::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap()
}
