//! Styles, scripts and fonts, compiled in under names that carry their hash and cached for ever.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// One file the build script made.
pub struct Asset {
    /// The name templates use, such as `app.css`.
    pub name: &'static str,
    /// The name in the address, with the hash of the content.
    pub file: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// The bytes as they are.
    pub plain: &'static [u8],
    /// The bytes packed with brotli, where that is worth while.
    pub br: Option<&'static [u8]>,
    /// The bytes packed with gzip, where that is worth while.
    pub gz: Option<&'static [u8]>,
}

/// Every file.
pub const ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of a file by the name templates use.
pub fn address(name: &str) -> Option<String> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| format!("/static/{}", asset.file))
}

/// `GET /static/{file}`: the file in the best packing the browser takes.
pub async fn show(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.file == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes = |coding: &str| {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        accepted.split(',').map(|part| part.split(';').next().unwrap_or("").trim()).any(|part| part == coding)
    };
    let (bytes, coding) = match (asset.br, asset.gz) {
        (Some(packed), _) if takes("br") => (packed, Some("br")),
        (_, Some(packed)) if takes("gzip") => (packed, Some("gzip")),
        _ => (asset.plain, None),
    };
    let mut answer = bytes.into_response();
    let mut set = |name: HeaderName, value: &'static str| {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    set(header::CONTENT_TYPE, asset.media);
    set(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    set(header::VARY, "accept-encoding");
    if let Some(coding) = coding {
        set(header::CONTENT_ENCODING, coding);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_library_s_owner_is_shipped() {
        for asset in ASSETS {
            let text = String::from_utf8_lossy(asset.plain).to_lowercase();
            for mark in ["gds transport", "gov.uk/", "crest", "crown", "opengraph"] {
                assert!(!text.contains(mark), "{} contains {mark}", asset.name);
            }
            assert!(!asset.file.contains("govuk-icon"), "{}", asset.name);
        }
    }

    #[test]
    fn what_a_first_visit_fetches_stays_within_its_budget() {
        let size = |name: &str| {
            let asset = ASSETS.iter().find(|asset| asset.name == name).expect("the build script makes it");
            asset.br.unwrap_or(asset.plain).len()
        };
        let fonts: usize =
            ASSETS.iter().filter(|asset| asset.media == "font/woff2").map(|asset| asset.plain.len()).sum();
        assert!(size("app.css") <= 16 * 1024, "styles {}", size("app.css"));
        assert!(size("app.js") <= 12 * 1024, "scripts {}", size("app.js"));
        assert!(size("app.js") + size("desk.js") <= 40 * 1024, "desk scripts {}", size("desk.js"));
        assert!(fonts <= 26 * 1024, "fonts {fonts}");
    }

    #[test]
    fn lines_are_far_enough_apart_for_stacked_accents() {
        let styles = ASSETS.iter().find(|asset| asset.name == "app.css").expect("the build script makes it");
        let styles = String::from_utf8_lossy(styles.plain);
        for rule in styles.split('}') {
            for height in rule.split("line-height:").skip(1) {
                let number: String = height.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
                let unit = &height[number.len()..];
                let number: f64 = number.parse().unwrap_or(1.5);
                // 0 and 1 stand on marks (arrows, ticks), not on words; heights in px are checked by eye.
                if !unit.starts_with("px") && !unit.starts_with("rem") && number > 1.0 {
                    assert!(number >= 1.4, "{rule}");
                }
            }
        }
    }
}
