//! Every template, with every sample, in both languages; and every word that they use.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::city::TestCity;
use app::words::{Lang, Words};
use axum::http::StatusCode;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use domain::access::Actor;
use domain::id::AccountId;
use web::Site;
use web::page::Page;
use web::view::{Sample, samples};
use web::visit::Visit;

fn visit(actor: Actor) -> Option<Visit> {
    Some(Visit { actor, csrf: "token".into(), account: None })
}

async fn rendered(site: &Arc<Site>, sample: &Sample, lang: Lang, visit: Option<Visit>, jar: CookieJar) -> String {
    let page = Page::of(Arc::clone(site), lang, "/tim?q=khai".into(), visit, jar);
    let answer = (sample.show)(page).unwrap_or_else(|error| panic!("{} in {lang}: {error:?}", sample.name));
    assert_eq!(answer.status(), StatusCode::OK, "{}", sample.name);
    let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn every_page_renders_in_both_languages_for_every_reader() {
    let TestCity { site, .. } = &TestCity::open().await;
    let account = AccountId(uuid::Uuid::nil());
    let staff = Actor::Staff { account, name: "Hoa".into(), grants: vec![] };
    let citizen = Actor::Citizen { account, name: "Minh".into() };
    for sample in samples() {
        for lang in Lang::ALL {
            for visit in [None, visit(citizen.clone()), visit(staff.clone())] {
                let jar =
                    CookieJar::new().add(Cookie::new("hn_theme", "dark")).add(Cookie::new("hn_size", "\"><script>"));
                let html = rendered(site, &sample, lang, visit, jar).await;
                assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{}", sample.name);
                assert!(html.contains("data-theme=\"dark\""), "{}", sample.name);
                assert!(
                    !html.contains("<script>") && !html.contains("style=\""),
                    "{} has something inline",
                    sample.name
                );
                assert!(!html.contains(">["), "{} lacks a word", sample.name);
                let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
                assert!(title.trim().len() > 10 && !title.trim().starts_with('–'), "{}: {title}", sample.name);
                assert_eq!(html.matches("<h1").count(), 1, "{} has one heading of the first rank", sample.name);
            }
        }
    }
}

#[tokio::test]
async fn a_page_fits_the_first_flight_of_packets() {
    let TestCity { site, .. } = &TestCity::open().await;
    for sample in samples() {
        let html = rendered(site, &sample, Lang::Vi, None, CookieJar::new()).await;
        // Unpacked; brotli brings pages of this kind to a quarter, so 40 KB stay well under the 14 KB of ux.
        assert!(html.len() < 40 * 1024, "{}: {} bytes", sample.name, html.len());
    }
}

#[tokio::test]
async fn every_label_has_its_field_and_every_id_stands_once() {
    let TestCity { site, .. } = &TestCity::open().await;
    for sample in samples() {
        let html = rendered(site, &sample, Lang::En, None, CookieJar::new()).await;
        let values = |name: &str| -> Vec<String> {
            html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let ids = values("id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{}: an id stands twice in {ids:?}", sample.name);
        let described = values("aria-describedby")
            .iter()
            .flat_map(|ids| ids.split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>();
        for wanted in values("for").into_iter().chain(described).chain(values("aria-labelledby")) {
            assert!(unique.contains(&wanted), "{}: nothing has the id {wanted}", sample.name);
        }
    }
}

#[test]
fn every_template_has_a_view_with_samples() {
    let shown: BTreeSet<String> =
        samples().iter().map(|sample| sample.name.split('#').next().unwrap().to_owned()).collect();
    let parts = |name: &str| name.starts_with("layout/") || name.starts_with("components/");
    let alone: Vec<_> = web::templates::TEMPLATES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !parts(name) && !shown.contains(*name))
        .collect();
    assert!(alone.is_empty(), "no view shows {alone:?}");
}

/// The text of every source file and template, without the tests' own list of words.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut text = String::new();
    let mut folders = vec![root.join("crates"), root.join("templates"), root.join("catalog")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path: PathBuf = entry.path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
            if path.is_dir() {
                folders.push(path);
            } else if matches!(ending, "rs" | "html" | "typ" | "toml") {
                text.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    text
}

#[test]
fn every_word_a_template_asks_for_is_defined() {
    let keys = Words::keys(Lang::Vi);
    for (name, text) in web::templates::TEMPLATES {
        let calls =
            text.match_indices("t('").filter(|(at, _)| !text[..*at].ends_with(|before: char| before.is_alphanumeric()));
        for (at, mark) in calls {
            let (key, rest) = text[at + mark.len()..].split_once('\'').unwrap();
            let composed = rest.trim_start().starts_with('~');
            let known = if composed { keys.keys().any(|known| known.starts_with(key)) } else { keys.contains_key(key) };
            assert!(known, "{name} asks for {key}");
        }
    }
}

#[test]
fn no_word_is_defined_that_nobody_uses() {
    let sources = sources();
    // Literals ending in a hyphen or a point, in templates (`'error-' ~`) and in format strings (`"error-{kind}`),
    // begin composed keys.
    let mut composed: BTreeSet<&str> = BTreeSet::new();
    for (mark, end) in [("'", "' ~"), ("\"", "{")] {
        for piece in sources.split(end) {
            if let Some((_, begin)) = piece.rsplit_once(mark) {
                let sound = begin.len() > 3
                    && begin.ends_with(['-', '.'])
                    && begin.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
                if sound {
                    composed.insert(begin);
                }
            }
        }
    }
    let literals: BTreeSet<&str> = sources.split(['"', '\'']).filter(|piece| piece.len() < 80).collect();
    // A whole literal that ends in a hyphen is the beginning of a key put together by a call, such as
    // `named("catalog-role-", …)`.
    composed.extend(literals.iter().filter(|piece| piece.ends_with('-') && piece.trim_end_matches('-').contains('-')));
    let used = |key: &str| {
        let dotted = |literal: &str| literal.replace('.', "-");
        literals.contains(key)
            || literals.iter().any(|literal| literal.contains('.') && dotted(literal) == key)
            || composed.iter().any(|begin| key.starts_with(&dotted(begin)))
            || key.strip_suffix("-about").is_some_and(|event| literals.contains(event))
            // A reason in the few words of a table's column.
            || key.strip_suffix("-short").is_some_and(|code| literals.iter().any(|literal| dotted(literal) == code))
    };
    let dead: Vec<_> = Words::keys(Lang::Vi).into_keys().filter(|key| !used(key)).collect();
    assert!(dead.is_empty(), "nobody uses {dead:#?}");
}
