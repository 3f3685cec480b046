//! Shows every page in every state at `/mau`, from samples, without any data; and the real pages beside them.
//!
//! `cargo run -p web --example gallery -- 8080`

#[path = "../tests/site/city/mod.rs"]
#[expect(dead_code, reason = "the gallery needs the catalogue only")]
mod city;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use axum::routing::get;
use web::page::Page;
use web::view::samples;
use web::{Error, Settings, Site, routes};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(8080), |port| port.parse())?;
    let folder = tempfile::TempDir::new()?;
    let now: jiff::Timestamp = "2026-11-23T02:00:00Z".parse()?;
    let settings = app::settings::Settings::embedded(folder.path(), "http://localhost");
    let city = app::City::open(settings, city::library(), now).await?;
    let site = Site::new(Settings::default(), city, Arc::new(move || now))?;
    let gallery = Router::new().route("/mau", get(list)).route("/mau/{number}", get(one)).with_state(Arc::clone(&site));
    let router = routes::router(&site).merge(gallery.clone()).nest("/en", gallery);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

async fn list() -> Html<String> {
    let items = samples()
        .iter()
        .enumerate()
        .map(|(number, sample)| format!("<li><a href=/mau/{number}>{}</a>", sample.name))
        .collect::<String>();
    Html(format!("<!doctype html><title>samples</title><ol>{items}</ol>"))
}

async fn one(State(_): State<Arc<Site>>, page: Page, Path(number): Path<usize>) -> Result<Response, Error> {
    let sample = samples().into_iter().nth(number).ok_or(Error::NotFound)?;
    (sample.show)(page)
}
