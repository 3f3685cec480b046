//! `motcua routes`: every URL, for programs that walk them all.

use anyhow::Result;
use clap::Args;
use serde::Serialize;
use web::routes::For;

use crate::{Answer, print_json, say};

/// What `motcua routes` can be asked.
#[derive(Args)]
#[command(
    about = "List every URL and whom it is for",
    after_help = "Examples:\n  motcua routes\n  motcua routes --json"
)]
pub struct Options {
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Table {
    routes: Vec<Route>,
}

#[derive(Serialize)]
struct Route {
    method: &'static str,
    path: &'static str,
    #[serde(rename = "for")]
    whom: For,
    /// Whether it stands in both languages, which pages do and files and the API do not.
    page: bool,
}

/// Prints the table.
pub fn run(options: &Options) -> Result<Answer> {
    let routes = web::routes::table().into_iter();
    let routes: Vec<Route> =
        routes.map(|(method, path, whom)| Route { method, path, whom, page: is_page(path) }).collect();
    if options.json {
        print_json(&Table { routes })?;
    } else {
        for Route { method, path, whom, .. } in &routes {
            say(format_args!("{method:<6} {path}  {whom:?}"));
        }
    }
    Ok(Answer::Yes)
}

fn is_page(path: &str) -> bool {
    const PLAIN: [&str; 9] = [
        "/api/",
        "/static/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/favicon",
        "/.well-known/",
        "/vct/",
        "/trang-thai-chung-chi/",
    ];
    // Papers and printed forms are files as well, whatever their names end in.
    const FILES: [&str; 9] =
        [".pdf", ".txt", ".csv", ".js", "/{paper}", "/{form}", "/tep", "/chung-chi", "/trang/{page}"];
    !PLAIN.iter().any(|plain| path.starts_with(plain)) && !FILES.iter().any(|file| path.ends_with(file))
}
