//! Loading, publishing and deciding at one size, beside what a TOML reader alone needs for the same texts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use domain::catalog::fee::FeeCase;
use domain::catalog::publication::{Content, EntryKey, Published};
use domain::catalog::{Answers, Catalog, Channel, Procedure};
use jiff::civil::{Date, date};
use serde::Serialize;

use super::copies;
use crate::bench::process::resident;

/// The figures at one size.
#[derive(Serialize)]
pub struct Size {
    pub procedures: usize,
    /// Bytes of the texts.
    pub text_bytes: usize,
    /// Reading, checking, trying every sample, ready to serve, in milliseconds.
    pub load_ms: f64,
    /// The floor: the same texts through the TOML reader into a tree, and nothing else.
    pub floor_ms: f64,
    /// Memory the loaded catalogue holds, in bytes.
    pub held_bytes: u64,
    /// One more edition published into it, until it answers, in milliseconds.
    pub publish_ms: f64,
    /// Finding the edition in force by its code, in nanoseconds.
    pub lookup_ns: f64,
    /// Price, time, papers, steps and office of one case, in microseconds: the median over all procedures.
    pub decide_us: f64,
}

const TODAY: Date = date(2026, 12, 1);

/// Measures one size; the median of the rounds counts.
pub fn measure(size: usize, rounds: usize) -> Result<Size> {
    let files = copies::files(size)?;
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let pid = std::process::id();
    let before = resident(pid)?;
    let mut loads = Vec::new();
    let mut floors = Vec::new();
    let mut loaded = None;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        let trees: Vec<toml::Table> = texts.iter().map(|(_, text)| text.parse()).collect::<Result<_, _>>()?;
        std::hint::black_box(trees.len());
        floors.push(start.elapsed());
        drop(trees);
        drop(loaded.take());
        let start = Instant::now();
        let catalog = Catalog::from_files(texts.iter().copied()).map_err(|findings| {
            let first = findings.iter().find(|finding| finding.is_error()).map(ToString::to_string);
            anyhow::anyhow!("the copies do not load: {first:?}")
        })?;
        loads.push(start.elapsed());
        loaded = Some(catalog);
    }
    let catalog = loaded.expect("there is at least one round");
    let held_bytes = resident(pid)?.saturating_sub(before);
    Ok(Size {
        procedures: catalog.all_in_force(TODAY).count(),
        text_bytes: files.iter().map(|(_, text)| text.len()).sum(),
        load_ms: milliseconds(median(&mut loads)),
        floor_ms: milliseconds(median(&mut floors)),
        held_bytes,
        publish_ms: milliseconds(publish(&catalog, rounds)),
        lookup_ns: lookup(&catalog),
        decide_us: decide(&catalog),
    })
}

/// A new edition of one procedure, laid over the catalogue as a running city does.
fn publish(catalog: &Catalog, rounds: usize) -> Duration {
    let Some(procedure) = catalog.all_in_force(TODAY).next() else { return Duration::ZERO };
    let next = Procedure { edition: 2, valid_from: TODAY, ..(**procedure).clone() };
    let published = Published {
        entry: EntryKey::procedure(&next.code),
        number: 2,
        sha256: String::new(),
        valid_from: TODAY,
        last_day: None,
        replaced_by: None,
        content: Content::Procedure(Arc::new(next)),
    };
    let mut times: Vec<Duration> = (0..rounds.max(5))
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(catalog.overlaid([&published], Some(catalog)));
            start.elapsed()
        })
        .collect();
    median(&mut times)
}

fn lookup(catalog: &Catalog) -> f64 {
    let codes: Vec<_> = catalog.all_in_force(TODAY).map(|procedure| procedure.code.clone()).collect();
    let start = Instant::now();
    const TIMES: usize = 20;
    for _ in 0..TIMES {
        for code in &codes {
            std::hint::black_box(catalog.in_force(code, TODAY));
        }
    }
    start.elapsed().as_nanos() as f64 / (TIMES * codes.len().max(1)) as f64
}

/// The first sample of each procedure as a case; without one, a case nothing is known of.
fn decide(catalog: &Catalog) -> f64 {
    let mut times: Vec<Duration> = catalog
        .all_in_force(TODAY)
        .map(|procedure| {
            let sample = procedure.samples.first();
            let answers = Answers::unchecked(sample.map(|sample| sample.answers.clone()).unwrap_or_default());
            let channel = sample.map_or(Channel::Direct, |sample| sample.channel);
            let start = Instant::now();
            let case = FeeCase { channel, on: TODAY, answers: &answers, classes: &[] };
            std::hint::black_box(procedure.fees.quote(&case).total());
            std::hint::black_box(procedure.allowance_for(channel, &answers));
            std::hint::black_box(procedure.required_components(&answers).len());
            std::hint::black_box(procedure.steps_of(&answers, channel).len());
            std::hint::black_box(catalog.matrix().rule(procedure, &answers, TODAY));
            start.elapsed()
        })
        .collect();
    median(&mut times).as_secs_f64() * 1e6
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
