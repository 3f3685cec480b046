//! Shows every page in every state at `/mau`, from samples, without any data; and the real pages beside them.
//!
//! `cargo run -p web --example gallery -- 8080`

use std::sync::Arc;

use app::words::Words;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use axum::routing::get;
use domain::catalog::Catalog;
use web::page::Page;
use web::view::samples;
use web::{Error, Settings, Site, routes};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(8080), |port| port.parse())?;
    let clock = Arc::new(|| "2026-11-23T02:00:00Z".parse().expect("it is a moment"));
    let words = Words::load().map_err(anyhow::Error::msg)?;
    let site = Site::new(Settings::default(), Arc::new(words), Arc::new(catalog()?), clock)?;
    let gallery = Router::new().route("/mau", get(list)).route("/mau/{number}", get(one)).with_state(Arc::clone(&site));
    let router = routes::router(&site).merge(gallery.clone()).nest("/en", gallery);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

fn catalog() -> anyhow::Result<Catalog> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog/procedures");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)?.flatten() {
        files.push((entry.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(entry.path())?));
    }
    Catalog::from_files(files).map_err(|findings| anyhow::anyhow!("{findings:?}"))
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
