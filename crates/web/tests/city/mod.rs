//! A city in a folder of its own, with the real catalogue and a clock that stands.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use app::City;
use app::library::Library;
use app::settings::Settings;
use jiff::Timestamp;
use tempfile::TempDir;
use web::Site;

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

/// The texts of the catalogue in the repository.
pub fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(&root).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let name = format!("{}/{}", folder.file_name().to_string_lossy(), file.file_name().to_string_lossy());
            files.push((name, std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    files
}
