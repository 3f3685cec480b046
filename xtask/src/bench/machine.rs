//! What the figures were measured on.

use anyhow::Result;

use crate::shell;

/// Processor, cores, memory, system.
pub fn describe() -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let first = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
        line.split_once(':').map_or(String::new(), |(_, value)| value.trim().to_owned())
    };
    let kilobytes: u64 = first("/proc/meminfo", "MemTotal").trim_end_matches("kB").trim().parse().unwrap_or(0);
    let system = shell::read(shell::command("uname", &["-sr"]))?;
    let processor = first("/proc/cpuinfo", "model name");
    Ok(format!("{cores} cores ({processor}), {:.0} GiB of memory, {system}", kilobytes as f64 / 1_048_576.0))
}

/// The day by the machine's clock, in universal time.
pub fn day() -> String {
    shell::read(shell::command("date", &["-u", "+%F"])).unwrap_or_default()
}

/// How many processes wanted to run, over one, five and fifteen minutes.
pub fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// The command that is running, as a person types it.
pub fn command() -> String {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut words = Vec::new();
    let mut skip = false;
    for arg in args {
        // Where a city or a server lies and what is said about the conditions are told elsewhere, or to nobody.
        let hidden = ["--data", "--note", "--program"].contains(&arg.as_str());
        if !hidden && !skip {
            words.push(arg);
        }
        skip = hidden;
    }
    format!("cargo xtask {}", words.join(" "))
}
