//! Latencies, rates, and how they are printed.

use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

/// One measurement.
#[derive(Debug, Clone, Serialize)]
pub struct Measured {
    /// What was driven: `floor` is the bare driver.
    pub what: &'static str,
    /// The storage engine.
    pub engine: &'static str,
    /// Clients at once.
    pub clients: usize,
    /// Dossiers that were there before.
    pub dossiers: u64,
    /// Lifecycles that ended.
    pub lifecycles: u64,
    /// Lifecycles a second.
    pub per_second: f64,
    /// Half of the lifecycles took at most so many milliseconds.
    pub p50_ms: f64,
    /// All but one in a hundred took at most so many.
    pub p99_ms: f64,
    /// Processor time of client, driver and engine together, milliseconds a lifecycle.
    pub cpu_ms: f64,
    /// Memory at the end, bytes; of PostgreSQL its first process alone.
    pub resident: u64,
}

/// What one measurement saw.
pub struct Run {
    /// The time each lifecycle took, in no order.
    pub latencies: Vec<Duration>,
    /// How long the clock ran.
    pub took: Duration,
    /// Processor time used meanwhile.
    pub cpu: Duration,
    /// Memory at the end.
    pub resident: u64,
}

impl Measured {
    /// Works out the figures.
    pub fn of(what: &'static str, engine: &'static str, clients: usize, dossiers: u64, mut run: Run) -> Self {
        run.latencies.sort_unstable();
        let lifecycles = run.latencies.len() as u64;
        Self {
            what,
            engine,
            clients,
            dossiers,
            lifecycles,
            per_second: lifecycles as f64 / run.took.as_secs_f64(),
            p50_ms: milliseconds(percentile(&run.latencies, 50)),
            p99_ms: milliseconds(percentile(&run.latencies, 99)),
            cpu_ms: milliseconds(run.cpu) / lifecycles.max(1) as f64,
            resident: run.resident,
        }
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

/// Prints a table for people or JSON for programs.
pub fn print(measured: &[Measured], json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(measured)?);
        return Ok(());
    }
    println!("what    engine    clients  dossiers  lifecycles/s    p50 ms    p99 ms  CPU ms each  resident MB");
    for row in measured {
        println!(
            "{:<7} {:<9} {:>7} {:>9} {:>13.1} {:>9.2} {:>9.2} {:>12.3} {:>12.1}",
            row.what,
            row.engine,
            row.clients,
            row.dossiers,
            row.per_second,
            row.p50_ms,
            row.p99_ms,
            row.cpu_ms,
            row.resident as f64 / 1048576.0
        );
    }
    Ok(())
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
}
