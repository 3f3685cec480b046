//! How well and how fast papers are read, beside tesseract on the raw picture in the same run.
//!
//! The pages are ours: invented people on papers laid out in the manner of the real ones, then distorted as copiers and
//! telephones do. The open set was used to tune; the held-out set has other names, fonts, layouts and seeds.

mod chance; // numbers that come again with their seed
mod distort; // what copiers and telephones do to a page
mod page; // the tables on the screen
mod papers; // invented papers and what stands on them
mod score; // characters, kinds and fields, right and wrong
mod typeset; // a paper as a picture

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use anyhow::{Context, Result};
use domain::document::kind::DocumentKinds;
use domain::document::{extract, recognise};
use scan::{Limits, Reader};

use super::Ocr;
use crate::shell;
use distort::Condition;
use score::{Read, Table};

/// Measures and prints.
pub fn run(options: &Ocr) -> Result<bool> {
    let kinds = kinds()?;
    let studio = typeset::Studio::new()?;
    if let Some(folder) = &options.pages {
        return write_pages(&kinds, &studio, folder).map(|()| true);
    }
    let jobs = jobs(&kinds, options);
    let table = Arc::new(Mutex::new(Table::default()));
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..options.threads.max(1) {
            scope.spawn(|| {
                while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match measure(job, &kinds, &studio, options) {
                        Ok((ours, raw)) => {
                            table.lock().expect("no thread panicked").add(job.condition, &job.paper, ours, raw)
                        }
                        Err(why) => *failure.lock().expect("no thread panicked") = Some(why),
                    }
                }
            });
        }
    });
    if let Some(why) = failure.into_inner().expect("no thread panicked") {
        return Err(why);
    }
    let table = table.lock().expect("no thread panicked");
    page::print(&table, options, begun.elapsed(), jobs.len())?;
    Ok(true)
}

/// The kinds of paper of the catalogue.
fn kinds() -> Result<DocumentKinds> {
    let folder = shell::root().join("catalog/document");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = format!("document/{}", path.file_name().unwrap_or_default().to_string_lossy());
        files.push((name, std::fs::read_to_string(path)?));
    }
    files.sort();
    DocumentKinds::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .map_err(|findings| anyhow::anyhow!("{}", findings[0]))
}

/// This many scans of papers of every kind in turn, each under another condition: the code of the kind and the JPEG.
pub fn scans(count: usize) -> Result<Vec<(String, Vec<u8>)>> {
    let (kinds, studio) = (kinds()?, typeset::Studio::new()?);
    let kinds: Vec<_> = kinds.iter().collect();
    let scan = |at: usize| {
        let (kind, condition) = (kinds[at % kinds.len()], Condition::ALL[at % Condition::ALL.len()]);
        let seed = 500_000 + at as u64;
        let page = studio.picture(&papers::invent(kind, seed, false))?;
        Ok((kind.code.clone(), distort::distort(&page, condition, seed)?))
    };
    (0..count).map(scan).collect()
}

struct Job {
    paper: papers::Paper,
    condition: Condition,
    seed: u64,
}

/// Every kind of paper, each under some conditions in turn, so that every condition meets many kinds.
fn jobs(kinds: &DocumentKinds, options: &Ocr) -> Vec<Job> {
    let base = if options.held_out { 90_000 } else { 0 };
    let mut jobs = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        for round in 0..options.rounds {
            let seed = base + (at * 131 + round) as u64;
            let condition = Condition::ALL[(at + round * 4) % Condition::ALL.len()];
            if options.only.as_ref().is_some_and(|only| !kind.code.contains(only.as_str()) && condition.name() != only)
            {
                continue;
            }
            jobs.push(Job { paper: papers::invent(kind, seed, options.held_out), condition, seed });
        }
    }
    jobs
}

fn measure(job: &Job, kinds: &DocumentKinds, studio: &typeset::Studio, options: &Ocr) -> Result<(Read, Option<Read>)> {
    let page = studio.picture(&job.paper)?;
    let file = distort::distort(&page, job.condition, job.seed)?;
    if let Some(folder) = &options.keep {
        std::fs::create_dir_all(folder)?;
        let name = format!("{}-{}-{}.jpg", job.paper.kind.code, job.seed, job.condition.name());
        std::fs::write(folder.join(name), &file)?;
    }
    let reader = Reader::default();
    let begun = Instant::now();
    let opened = scan::open(file.clone(), &Limits::default())?;
    let prepared = scan::prepare(&opened.page(0)?);
    let prepared_in = begun.elapsed();
    let verdicts = prepared.verdicts.clone();
    let (prepared, reading) = scan::read(prepared, &reader)?;
    let recognised = recognise::recognise(kinds, &reading);
    let fields = extract::extract(&job.paper.kind, &reading);
    let took = begun.elapsed();
    if options.verbose {
        println!(
            "== {} {} turned {} slant {:.2} cropped {} verdicts {:?} {:?}\n{}\n-- {:?}",
            job.paper.kind.code,
            job.condition.name(),
            prepared.turned,
            prepared.slant,
            prepared.cropped,
            verdicts,
            recognised.guesses,
            reading.text(),
            fields.iter().map(|field| (&field.name, &field.value, field.confidence)).collect::<Vec<_>>()
        );
    }
    let ours = Read { text: reading.text(), recognised, fields, took, prepared_in, verdicts };
    if options.no_baseline {
        return Ok((ours, None));
    }
    let begun = Instant::now();
    let raw = image::load_from_memory(&file)?.into_luma8();
    let reading = scan::plain(&raw, &reader, "3")?;
    let recognised = recognise::recognise(kinds, &reading);
    let fields = extract::extract(&job.paper.kind, &reading);
    let took = begun.elapsed();
    let raw =
        Read { text: reading.text(), recognised, fields, took, prepared_in: Default::default(), verdicts: Vec::new() };
    Ok((ours, Some(raw)))
}

/// Writes one paper of each kind as PDF: material for tests and demonstrations.
fn write_pages(kinds: &DocumentKinds, studio: &typeset::Studio, folder: &std::path::Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (at, kind) in kinds.iter().enumerate() {
        let paper = papers::invent(kind, at as u64 * 131, false);
        std::fs::write(folder.join(format!("{}.pdf", kind.code)), studio.pdf(&paper)?)?;
    }
    println!("{} papers", kinds.iter().count());
    Ok(())
}
