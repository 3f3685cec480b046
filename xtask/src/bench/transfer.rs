//! How fast a large file comes in and goes out over HTTP, and what memory the server takes for it, beside the floor: the
//! same bytes copied with their SHA-256 and a sync, nothing else.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::http::Http;
use super::people::token;
use super::server::{Place, Server};
use super::{Transfer, machine, process, server};

/// Bytes moved at once by client and floor.
const CHUNK: usize = 256 * 1024;

/// What was measured, medians of the rounds.
#[derive(Debug, Serialize)]
struct Report {
    command: String,
    date: String,
    machine: String,
    megabytes: u64,
    rounds: usize,
    floor_mb_per_second: f64,
    upload_mb_per_second: f64,
    download_mb_per_second: f64,
    /// Of the server before the first file came, in bytes.
    resident_before: u64,
    /// The most it ever had, in bytes.
    resident_most: u64,
}

/// Measures and prints.
pub fn run(options: &Transfer) -> Result<bool> {
    let program = server::build(options.program.as_deref())?;
    let passing = tempfile::Builder::new().prefix("motcua-transfer-").tempdir()?;
    let place = Place { data: passing.path().join("city"), cluster: None };
    std::fs::create_dir_all(&place.data)?;
    let server = Server::start(&program, &place, 0)?;
    let hoa = token(&mut Http::connect(&server.address)?, "hoa", &server.password)?;
    let resident_before = process::resident(server.pid())?;
    let (mut floors, mut ups, mut downs) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..options.rounds.max(1) {
        // Each round has bytes of its own: the same ones twice would be kept once.
        let paper = passing.path().join("paper.pdf");
        let sha256 = write_paper(&paper, options.megabytes, round as u64 + 1)?;
        let start = Instant::now();
        let copied = copy(&paper, &passing.path().join("copy"))?;
        floors.push(start.elapsed().as_secs_f64());
        ensure!(copied == sha256, "the copy is not the file");
        let start = Instant::now();
        let id = upload(&server.address, &hoa, &paper)?;
        ups.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let came = download(&server.address, &hoa, &id)?;
        downs.push(start.elapsed().as_secs_f64());
        ensure!(came == std::fs::metadata(&paper)?.len(), "{came} bytes came back");
    }
    let resident_most = most_resident(server.pid())?;
    server.stop()?;
    let speed = |mut seconds: Vec<f64>| {
        seconds.sort_by(f64::total_cmp);
        options.megabytes as f64 / seconds[seconds.len() / 2]
    };
    let report = Report {
        command: machine::command(),
        date: machine::day(),
        machine: machine::describe()?,
        megabytes: options.megabytes,
        rounds: floors.len(),
        floor_mb_per_second: speed(floors),
        upload_mb_per_second: speed(ups),
        download_mb_per_second: speed(downs),
        resident_before,
        resident_most,
    };
    print(&report, options.json)?;
    Ok(true)
}

fn print(report: &Report, json: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, report)?;
        writeln!(out)?;
        return Ok(());
    }
    let Report { megabytes, rounds, machine, .. } = report;
    writeln!(out, "{megabytes} MB, median of {rounds}, {machine}")?;
    writeln!(out, "floor: copy with SHA-256 and sync {:8.0} MB/s", report.floor_mb_per_second)?;
    writeln!(out, "upload over HTTP                  {:8.0} MB/s", report.upload_mb_per_second)?;
    writeln!(out, "download over HTTP                {:8.0} MB/s", report.download_mb_per_second)?;
    let (before, most) = (report.resident_before >> 20, report.resident_most >> 20);
    writeln!(out, "memory of the server: {before} MB before, {most} MB at most")?;
    Ok(())
}

/// A PDF of one long stream that nothing can pack; answers with its hash.
fn write_paper(path: &Path, megabytes: u64, seed: u64) -> Result<Vec<u8>> {
    let mut file = File::create(path)?;
    let mut hasher = Sha256::new();
    let mut put = |bytes: &[u8]| {
        hasher.update(bytes);
        file.write_all(bytes)
    };
    let length = megabytes << 20;
    put(format!("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Length {length}>>stream\n").as_bytes())?;
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut chunk = Vec::with_capacity(1 << 20);
    for _ in 0..megabytes {
        chunk.clear();
        while chunk.len() < 1 << 20 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            chunk.extend_from_slice(&state.to_le_bytes());
        }
        put(&chunk)?;
    }
    put(b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")?;
    file.sync_all()?;
    Ok(hasher.finalize().to_vec())
}

fn copy(from: &Path, to: &Path) -> Result<Vec<u8>> {
    let (mut from, mut to) = (File::open(from)?, File::create(to)?);
    let (mut hasher, mut chunk) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        let count = from.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        hasher.update(&chunk[..count]);
        to.write_all(&chunk[..count])?;
    }
    to.sync_all()?;
    Ok(hasher.finalize().to_vec())
}

/// Sends a file as one body and answers with the identifier of the upload.
fn upload(address: &str, token: &str, path: &Path) -> Result<String> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /api/v1/uploads?name=kho.pdf&purpose=archive HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            break;
        }
        stream.write_all(&chunk[..count]).context("the server stopped reading")?;
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").context("an answer without a body")?;
    ensure!(head.starts_with("HTTP/1.1 201"), "{answer}");
    let body: serde_json::Value = serde_json::from_str(body)?;
    Ok(body["id"].as_str().context("an upload without id")?.to_owned())
}

/// Reads an upload to its end and answers with how many bytes came; keeps none.
fn download(address: &str, token: &str, id: &str) -> Result<u64> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET /api/v1/uploads/{id} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = BufReader::with_capacity(CHUNK, stream);
    let mut line = String::new();
    answer.read_line(&mut line)?;
    if !line.starts_with("HTTP/1.1 200") {
        bail!("{line}");
    }
    while line != "\r\n" {
        line.clear();
        answer.read_line(&mut line)?;
    }
    let mut chunk = vec![0; CHUNK];
    let mut came = 0;
    loop {
        match answer.read(&mut chunk)? {
            0 => return Ok(came),
            count => came += count as u64,
        }
    }
}

/// The most memory a process ever had, in bytes.
fn most_resident(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM in /proc")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_has_its_size_and_the_copy_is_the_same() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let (paper, other) = (folder.path().join("paper"), folder.path().join("copy"));
        let sha256 = write_paper(&paper, 2, 1)?;
        assert!(std::fs::metadata(&paper)?.len() > 2 << 20);
        assert_eq!(copy(&paper, &other)?, sha256);
        assert_ne!(write_paper(&paper, 2, 2)?, sha256);
        assert!(most_resident(std::process::id())? > 0);
        Ok(())
    }
}
