//! How many pages a minute an archive of old results becomes data, beside the floor: tesseract alone on the same pictures,
//! as many at once as there are cores.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use super::server::{Place, Server};
use super::{Backlog, machine, ocr, server};

/// What the command tells of the folder.
#[derive(Debug, Deserialize)]
struct Told {
    taken: usize,
    ready: usize,
    review: usize,
    pages: usize,
    seconds: f64,
    refused: Vec<serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct Report {
    command: String,
    date: String,
    machine: String,
    pages: usize,
    pages_a_minute: f64,
    floor_pages_a_minute: f64,
    /// Nothing is in doubt, an officer has only to sign.
    ready: usize,
    /// An officer has to look.
    review: usize,
}

/// Measures and prints.
pub fn run(options: &Backlog) -> Result<bool> {
    let program = server::build(options.program.as_deref())?;
    let passing = tempfile::Builder::new().prefix("motcua-backlog-").tempdir()?;
    let (data, archive) = (passing.path().join("city"), passing.path().join("archive"));
    std::fs::create_dir_all(&data)?;
    std::fs::create_dir_all(&archive)?;
    let files = write(&archive, options.files)?;
    // Opens the city with its people; the command works on its folder afterwards.
    Server::start(&program, &Place { data: data.clone(), cluster: None }, 0)?.stop()?;

    let floor = tesseract(&files)?;
    let output = Command::new(&program)
        .args(["station", "digitise", "--as", "thu", "--json", "--data"])
        .arg(&data)
        .arg("--index")
        .arg(passing.path().join("archive.csv"))
        .arg(&archive)
        .stdin(Stdio::null())
        .output()
        .with_context(|| program.display().to_string())?;
    let told: Told =
        serde_json::from_slice(&output.stdout).with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    ensure!(told.refused.is_empty() && told.taken == files.len(), "not everything was taken: {told:?}");
    let a_minute = |pages: usize, seconds: f64| pages as f64 * 60.0 / seconds;
    let report = Report {
        command: machine::command(),
        date: machine::day(),
        machine: machine::describe()?,
        pages: told.pages,
        pages_a_minute: a_minute(told.pages, told.seconds),
        floor_pages_a_minute: a_minute(files.len(), floor),
        ready: told.ready,
        review: told.review,
    };
    print(&report, options.json)?;
    Ok(true)
}

/// Scans and their index; the owners are invented.
fn write(archive: &Path, count: usize) -> Result<Vec<PathBuf>> {
    let mut index = "file,name,kind\n".to_owned();
    let mut files = Vec::new();
    for (at, (kind, jpeg)) in ocr::scans(count)?.into_iter().enumerate() {
        let name = format!("{at:04}.jpg");
        index += &format!("{name},Nguyễn Văn Minh,{kind}\n");
        files.push(archive.join(name));
        std::fs::write(&files[at], jpeg)?;
    }
    std::fs::write(archive.with_extension("csv"), index)?;
    Ok(files)
}

/// Seconds tesseract takes for all of them.
fn tesseract(files: &[PathBuf]) -> Result<f64> {
    let next = AtomicUsize::new(0);
    let cores = std::thread::available_parallelism()?.get();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(|| read_in_turn(files, &next))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("no thread panicked"))
    })?;
    Ok(begun.elapsed().as_secs_f64())
}

fn read_in_turn(files: &[PathBuf], next: &AtomicUsize) -> Result<()> {
    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
        let mut command = Command::new("tesseract");
        // One core a page, as the station does.
        command.env("OMP_THREAD_LIMIT", "1").arg(file).args(["-", "-l", "vie", "--psm", "3", "tsv"]);
        let output = command.output().context("tesseract is of the package tesseract-ocr")?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn print(report: &Report, json: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer_pretty(&mut out, report)?;
        writeln!(out)?;
        return Ok(());
    }
    let Report { pages, pages_a_minute, floor_pages_a_minute, ready, review, .. } = report;
    writeln!(out, "{} · {} · {}", report.date, report.machine, report.command)?;
    writeln!(out, "{pages} pages: {ready} papers only to sign, {review} to look at")?;
    writeln!(out, "floor: tesseract alone     {floor_pages_a_minute:8.1} pages a minute")?;
    writeln!(out, "motcua station digitise    {pages_a_minute:8.1} pages a minute")?;
    writeln!(out, "ratio                      {:8.2}", pages_a_minute / floor_pages_a_minute)?;
    Ok(())
}
