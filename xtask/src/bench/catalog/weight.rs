//! What pages of the catalogue weigh as they travel, and how long the server takes for them.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use crate::bench::server::{Place, Server};
use crate::shell;

/// One page.
#[derive(Serialize)]
pub struct Page {
    pub address: &'static str,
    /// Bytes of the page itself, packed as browsers ask for it.
    pub bytes: u64,
    /// Median time from asking to the last byte, in milliseconds, over loopback and a new connection each.
    pub ms: f64,
}

/// The pages of the catalogue that most people open.
const PAGES: [&str; 7] = [
    "/",
    "/tim?q=l%C3%A0m%20gi%E1%BA%A5y%20khai%20sinh",
    "/tim?q=mat+so+do",
    "/thu-tuc/1.001193",
    "/thu-tuc/1.013225",
    "/en/thu-tuc/1.004222",
    "/lien-thong/birth",
];

/// Weighs every page.
pub fn measure(program: &Path) -> Result<Vec<Page>> {
    let data = tempfile::tempdir()?;
    let server = Server::start(program, &Place { data: data.path().to_owned(), cluster: None }, 0)?;
    PAGES.into_iter().map(|address| weigh(&server.address, address)).collect()
}

fn weigh(host: &str, address: &'static str) -> Result<Page> {
    let url = format!("http://{host}{address}");
    let mut seen = Vec::new();
    for _ in 0..15 {
        let asked = ["-sS", "-L", "-o", "/dev/null", "-H", "accept-encoding: br, gzip"];
        let mut command = shell::command("curl", &asked);
        command.args(["-w", "%{http_code} %{size_download} %{time_total}", &url]);
        let told = shell::read(command)?;
        let words: Vec<&str> = told.split_whitespace().collect();
        ensure!(words.first() == Some(&"200"), "{address} answers {told}");
        let number =
            |at: usize| words.get(at).and_then(|word: &&str| word.parse::<f64>().ok()).context("curl tells no number");
        seen.push((number(1)? as u64, number(2)? * 1000.0));
    }
    seen.sort_by(|one, other| one.1.total_cmp(&other.1));
    let (bytes, ms) = seen[seen.len() / 2];
    Ok(Page { address, bytes, ms })
}
