//! Processor time and memory of a process, as the kernel counts them.

use std::time::Duration;

use anyhow::{Context, Result};

/// Linux counts processor time in hundredths of a second on every machine we run on.
const TICKS_PER_SECOND: u64 = 100;

/// Processor time a process and its ended children have used.
pub fn cpu(pid: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    ticks(&stat)
        .map(|ticks| Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND))
        .context("/proc/…/stat has another shape")
}

/// Processor time of a process and of all its living children; PostgreSQL is a family.
pub fn cpu_of_family(pid: u32) -> Result<Duration> {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    let pids = children.split_whitespace().filter_map(|child| child.parse().ok());
    // A child that ends between the two readings is counted by its parent.
    Ok(cpu(pid)? + pids.filter_map(|child| cpu(child).ok()).sum::<Duration>())
}

/// Memory of a process that is in RAM, in bytes.
pub fn resident(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}

/// utime, stime, cutime and cstime: the 14th to 17th values; the second may hold blanks, but ends with `)`.
fn ticks(stat: &str) -> Option<u64> {
    let after = stat.rsplit_once(')')?.1;
    let values: Vec<u64> = after.split_whitespace().skip(11).take(4).map_while(|value| value.parse().ok()).collect();
    (values.len() == 4).then(|| values.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_past_a_name_with_blanks() {
        assert_eq!(ticks("7 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0"), Some(127));
        assert_eq!(ticks("7 (a"), None);
    }

    #[test]
    fn this_process_uses_memory() {
        assert!(resident(std::process::id()).is_ok_and(|bytes| bytes > 0));
        assert!(cpu_of_family(std::process::id()).is_ok());
    }
}
