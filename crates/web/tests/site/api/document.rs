//! The OpenAPI document, the routes and the permission table agree; the snapshot in `docs/api` is what is served.

use std::collections::BTreeSet;
use std::path::Path;

use domain::dossier::action::Action;
use serde_json::Value;
use web::api::dossier::links::noun;
use web::routes::For;

use super::client::TestCity;

#[test]
fn the_document_names_every_route_and_no_other() {
    let document: Value = serde_json::from_str(&web::api::openapi::text()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            assert!(operation["summary"].as_str().is_some_and(|text| text.ends_with('.')), "{method} {path}");
            assert!(operation["responses"]["default"].is_object(), "{method} {path} may be refused");
            described.insert((method.to_uppercase(), path.clone(), operation["security"].is_array()));
        }
    }
    let api = web::routes::table().into_iter().filter(|(_, path, _)| path.starts_with("/api/"));
    let routed: BTreeSet<_> =
        api.map(|(method, path, whom)| (method.to_owned(), path.to_owned(), whom != For::Anyone)).collect();
    assert_eq!(described, routed);
}

#[test]
fn every_schema_that_is_named_is_there_and_every_field_is_described() {
    let document: Value = serde_json::from_str(&web::api::openapi::text()).unwrap();
    let mut named = BTreeSet::new();
    references(&document, &mut named);
    for name in &named {
        assert!(document.pointer(name.trim_start_matches('#')).is_some(), "{name} is not there");
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].is_string() || schema["allOf"].is_array(), "{name} has no description");
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let among = property["oneOf"].as_array().into_iter().flatten();
            let said = among.chain([property]).any(|part| part["description"].is_string());
            assert!(said, "{name}.{field} has no description: {property}");
        }
    }
}

fn references(value: &Value, named: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value.as_str() {
                    Some(name) if key == "$ref" => drop(named.insert(name.to_owned())),
                    _ => references(value, named),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, named)),
        _ => {}
    }
}

#[test]
fn every_action_but_the_schedule_s_has_its_route() {
    let table = web::api::routes::table();
    for action in Action::ALL {
        let Some(noun) = noun(action) else {
            assert_eq!(action, Action::Close);
            continue;
        };
        let path = format!("/api/v1/dossiers/{{id}}/{noun}");
        assert!(table.iter().any(|(method, found, _)| *method == "POST" && *found == path), "{action:?}: {path}");
    }
}

/// To renew the snapshot after a change that is meant: `MOTCUA_WRITE_SNAPSHOTS=1 cargo nextest run -p web api::document`.
#[tokio::test]
async fn the_snapshot_is_what_is_served() {
    let city = TestCity::open().await;
    let served = city.visitor().get("/api/v1/openapi.json").await.text;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api/openapi.json");
    if std::env::var_os("MOTCUA_WRITE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &served).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let first = kept.lines().zip(served.lines()).position(|(kept, served)| kept != served);
    assert!(kept == served, "docs/api/openapi.json differs from line {first:?} on; if that is meant, renew it");
}
