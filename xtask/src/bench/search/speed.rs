//! How long an answer takes, how long an index takes to build, and how large it is, by number of procedures.

use std::time::{Duration, Instant};

use domain::search::{Entry, Finder, Synonyms};
use serde::Serialize;

use super::plain::Plain;
use super::quality::Asked;

/// The figures at one size.
#[derive(Serialize)]
pub struct Speed {
    pub procedures: usize,
    /// Median time of an answer, milliseconds.
    pub p50_ms: f64,
    /// All but five in a hundred answers took at most so many milliseconds.
    pub p95_ms: f64,
    /// Median time of the baseline, milliseconds.
    pub plain_p50_ms: f64,
    /// Time to build the index, milliseconds: the median of the rounds.
    pub build_ms: f64,
    /// Bytes of the index, without what the allocator adds.
    pub bytes: usize,
}

const SIZES: [usize; 3] = [100, 0, 10_000];

/// Measures a hundred, all, and ten thousand: the last are all of them again under the same names.
pub fn measure(
    asked: &[Asked],
    entries: &[Entry],
    synonyms: &Synonyms,
    names: &[(String, String)],
    rounds: usize,
) -> Vec<Speed> {
    let at = |size: usize| {
        let size = if size == 0 { entries.len() } else { size };
        let some: Vec<Entry> = entries.iter().cycle().take(size).cloned().collect();
        let names: Vec<(String, String)> = names.iter().cycle().take(size).cloned().collect();
        let builds = (0..rounds.max(1)).map(|_| {
            let copy = some.clone();
            let start = Instant::now();
            let finder = Finder::new(copy.into_iter(), synonyms);
            (start.elapsed(), finder)
        });
        let mut builds: Vec<(Duration, Finder)> = builds.collect();
        builds.sort_by_key(|(took, _)| *took);
        let (build, finder) = builds.swap_remove(builds.len() / 2);
        let plain = Plain::new(&names);
        // In turns, so that what else the machine does falls on both.
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for asked in (0..rounds.max(1)).flat_map(|_| asked) {
            ours.push(timed(|| finder.find(&asked.question, 10).hits.len()));
            theirs.push(timed(|| plain.find(&asked.question, 10).len()));
        }
        ours.sort_unstable();
        theirs.sort_unstable();
        Speed {
            procedures: size,
            p50_ms: percentile(&ours, 50),
            p95_ms: percentile(&ours, 95),
            plain_p50_ms: percentile(&theirs, 50),
            build_ms: milliseconds(build),
            bytes: finder.bytes(),
        }
    };
    SIZES.into_iter().map(at).collect()
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    milliseconds(sorted.get(rank - 1).copied().unwrap_or_default())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
