//! What was measured, and what is made of it: percentiles, medians of rounds, ratios.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The requests of a lifecycle, in order.
pub const KINDS: [&str; 7] = ["submit", "accept", "transfer", "take", "submit for signature", "read", "inbox page"];

/// What one round saw.
pub struct Run {
    /// The time each lifecycle took, in no order.
    pub latencies: Vec<Duration>,
    /// The same by kind of request; the floor has no requests.
    pub kinds: Option<[Vec<Duration>; KINDS.len()]>,
    /// How long the clock ran.
    pub took: Duration,
    /// Processor time used meanwhile: of the server and its PostgreSQL, or of the whole floor.
    pub cpu: Duration,
    /// Processor time of our own clients, which share the cores with the server.
    pub client_cpu: Option<Duration>,
    /// Memory at the end, bytes.
    pub resident: u64,
}

/// How long something took.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Latency {
    /// Half of them took at most so many milliseconds.
    pub p50_ms: f64,
    /// All but one in a hundred took at most so many.
    pub p99_ms: f64,
}

/// One round, or the median of several.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Measured {
    /// Lifecycles that ended.
    pub lifecycles: u64,
    /// Lifecycles a second.
    pub per_second: f64,
    /// How long one takes.
    pub whole: Latency,
    /// How long each of its requests takes, as [`KINDS`].
    pub kinds: Vec<Latency>,
    /// Processor time, milliseconds a lifecycle.
    pub cpu_ms: f64,
    /// Processor time of the clients, milliseconds a lifecycle.
    pub client_cpu_ms: Option<f64>,
    /// Memory at the end, bytes.
    pub resident: u64,
}

/// Product and floor, measured in turn.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pair {
    /// Clients at once.
    pub clients: usize,
    /// The product, median of the rounds.
    pub product: Measured,
    /// The bare driver, median of the rounds.
    pub floor: Measured,
    /// Lifecycles a second of the product for one of the floor.
    pub ratio: f64,
    /// Lifecycles a second of each round, floor and product, as they were measured.
    pub rounds: Vec<(f64, f64)>,
}

/// One thing done again and again by one client.
#[derive(Debug, Serialize, Deserialize)]
pub struct Single {
    /// What.
    pub what: String,
    /// How long it takes.
    pub latency: Latency,
}

/// Everything about one engine at one size.
#[derive(Debug, Serialize, Deserialize)]
pub struct Report {
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Dossiers that were there before the clock started.
    pub dossiers: u64,
    /// Seconds it took to make them, and nothing else.
    pub fill_seconds: Option<f64>,
    /// Bytes of the database before the clock started.
    pub bytes: u64,
    /// The command.
    pub command: String,
    /// The day.
    pub date: String,
    /// The machine.
    pub machine: String,
    /// Load average of the machine before and after.
    pub load: (String, String),
    /// What the one who measured has to say about the conditions.
    pub note: Option<String>,
    /// Communes the clients go round.
    pub agencies: usize,
    /// One for each number of clients.
    pub pairs: Vec<Pair>,
    /// All clients at one agency: the worst day of one ward.
    pub one_agency: Option<(usize, Measured)>,
    /// One thing at a time at this size.
    pub singles: Vec<Single>,
}

impl Latency {
    /// Works the percentiles out.
    pub fn of(mut seen: Vec<Duration>) -> Self {
        seen.sort_unstable();
        Self { p50_ms: milliseconds(percentile(&seen, 50)), p99_ms: milliseconds(percentile(&seen, 99)) }
    }

    fn median(of: &[Self]) -> Self {
        Self { p50_ms: median(of.iter().map(|one| one.p50_ms)), p99_ms: median(of.iter().map(|one| one.p99_ms)) }
    }
}

impl Measured {
    /// Works out the figures of one round.
    pub fn of(run: Run) -> Self {
        let lifecycles = run.latencies.len() as u64;
        let each = |time: Duration| milliseconds(time) / lifecycles.max(1) as f64;
        Self {
            lifecycles,
            per_second: lifecycles as f64 / run.took.as_secs_f64(),
            whole: Latency::of(run.latencies),
            kinds: run.kinds.into_iter().flatten().map(Latency::of).collect(),
            cpu_ms: each(run.cpu),
            client_cpu_ms: run.client_cpu.map(each),
            resident: run.resident,
        }
    }

    /// The median of each figure by itself.
    pub fn median(rounds: &[Self]) -> Self {
        let kinds = rounds.first().map_or(0, |round| round.kinds.len());
        let of = |figure: fn(&Self) -> f64| median(rounds.iter().map(figure));
        Self {
            lifecycles: of(|round| round.lifecycles as f64) as u64,
            per_second: of(|round| round.per_second),
            whole: Latency::median(&rounds.iter().map(|round| round.whole).collect::<Vec<_>>()),
            kinds: (0..kinds)
                .map(|kind| Latency::median(&rounds.iter().map(|round| round.kinds[kind]).collect::<Vec<_>>()))
                .collect(),
            cpu_ms: of(|round| round.cpu_ms),
            client_cpu_ms: rounds[0].client_cpu_ms.map(|_| of(|round| round.client_cpu_ms.unwrap_or_default())),
            resident: of(|round| round.resident as f64) as u64,
        }
    }
}

impl Pair {
    /// Puts rounds of floor and product together.
    pub fn of(clients: usize, floor: &[Measured], product: &[Measured]) -> Self {
        let rounds = floor.iter().zip(product).map(|(floor, product)| (floor.per_second, product.per_second)).collect();
        let (floor, product) = (Measured::median(floor), Measured::median(product));
        Self { clients, ratio: product.per_second / floor.per_second, product, floor, rounds }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The smallest latency that so many in a hundred do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

/// The middle one; of two in the middle, the mean.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        count if count % 2 == 1 => values[count / 2],
        count => f64::midpoint(values[count / 2 - 1], values[count / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_latency_that_was_seen() {
        let check = |count: u64, percent, expected| {
            let sorted: Vec<Duration> = (1..=count).map(Duration::from_millis).collect();
            assert_eq!(percentile(&sorted, percent), Duration::from_millis(expected), "{count} {percent}");
        };
        check(100, 50, 50);
        check(100, 99, 99);
        check(1, 99, 1);
        check(10, 99, 10);
        check(0, 50, 0);
    }

    #[test]
    fn a_median_is_not_moved_by_one_bad_round() {
        let check = |values: &[f64], expected: f64| assert_eq!(median(values.iter().copied()), expected, "{values:?}");
        check(&[3.0, 900.0, 1.0], 3.0);
        check(&[1.0, 3.0], 2.0);
        check(&[7.0], 7.0);
        check(&[], 0.0);
    }
}
