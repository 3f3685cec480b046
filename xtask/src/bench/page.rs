//! The page of figures, made anew from the latest result of every engine and size measured on this machine.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::report::{KINDS, Latency, Measured, Report};
use crate::shell;

/// Latest results, one file for each engine and size, so that a long run need not be repeated for the others.
fn results() -> PathBuf {
    shell::root().join("target/bench")
}

/// Keeps the results and writes `docs/performance.md`.
pub fn write(reports: &[Report]) -> Result<()> {
    let folder = results();
    std::fs::create_dir_all(&folder)?;
    for report in reports {
        let file = folder.join(format!("{}-{}.json", report.engine, report.dossiers));
        std::fs::write(file, serde_json::to_string_pretty(report)?)?;
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(&folder)?.flatten() {
        let text = std::fs::read_to_string(entry.path())?;
        // A result in an older shape is measured again, not guessed at.
        if let Ok(report) = serde_json::from_str::<Report>(&text) {
            all.push(report);
        }
    }
    all.sort_by_key(|report| (report.engine != "sqlite", report.dossiers));
    let path = shell::root().join("docs/performance.md");
    let sections = std::fs::read_to_string(&path).map(|text| sections(&text)).unwrap_or_default();
    std::fs::write(&path, page(&all)? + &sections).with_context(|| path.display().to_string())
}

/// Puts the section of another measurement on the page, in place of the one it wrote before.
pub fn put(name: &str, text: &str) -> Result<()> {
    let path = shell::root().join("docs/performance.md");
    let page = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (begin, end) = (format!("{BEGIN}{name} -->"), format!("<!-- end {name} -->"));
    let section = format!("{begin}\n{}\n{end}\n", text.trim_end());
    let page = match (page.find(&begin), page.find(&end)) {
        (Some(from), Some(to)) if from < to => {
            format!("{}{section}{}", &page[..from], page[to + end.len()..].trim_start_matches('\n'))
        }
        _ => format!("{}\n\n{section}", page.trim_end()),
    };
    std::fs::write(&path, page).with_context(|| path.display().to_string())
}

/// How the section of another measurement starts.
const BEGIN: &str = "<!-- begin ";

/// The sections other measurements wrote, which stand after this one's.
fn sections(page: &str) -> String {
    page.find(BEGIN).map_or_else(String::new, |from| format!("\n{}", &page[from..]))
}

/// Prints a table for people or JSON for programs.
pub fn print(reports: &[Report], json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(reports)?);
        return Ok(());
    }
    for report in reports {
        println!("{}, {} dossiers there before\n", report.engine, report.dossiers);
        println!("{}", pairs(report)?);
        println!("{}", singles(&[report])?);
    }
    Ok(())
}

const INTRODUCTION: &str = "# Performance

`cargo xtask bench lifecycle` writes this page; nothing on it is typed by hand.

**A lifecycle** is seven requests to the JSON API of the real release server over loopback, on kept connections: a
citizen files a household business (eleven answered fields, one paper uploaded before) under an idempotency key; four
steps follow, each by the officer whose turn it is, each under a key and on the version they looked at (acceptance, with
code, clock and receipt; transfer; custody; submission for signature); the citizen reads the dossier; the leader opens
a page of the inbox (up to 50 lines). Sessions, authorization, facts, hash chain, figures and codes are on. Clients go
round the communes given below, each from another place, with officers of their own in each.

**The floor** is the same rows through the bare driver, in the same run, into a copy of the same database: the same
statements in the same order with bodies of the same size (a run fails when they differ by a tenth), the same five
durable commits, grouped as the store groups them (SQLite: WAL, `synchronous=FULL`, one writer that commits whatever
waits; PostgreSQL: `fsync=on`, one round trip a commit, as many connections as the store keeps), one read of the
dossier and one of the list. No HTTP, no rules, no authorization, no loading before deciding, no answer.

Floor and product take turns and each figure is the median of the rounds. *CPU* is what the server process used (with
PostgreSQL: and its processes), divided by the lifecycles; the clients share the cores with the server, and what they
used is given beside it. *Resident* is the server process alone.
";

fn page(reports: &[Report]) -> Result<String> {
    let mut page = String::from(INTRODUCTION);
    page += &goals(reports)?;
    for report in reports {
        write!(page, "\n## {}, {} dossiers there before\n\n", name(&report.engine), thousands(report.dossiers))?;
        writeln!(page, "`{}`, {}, on {}.", report.command, report.date, report.machine)?;
        writeln!(page, "Load average before {}, after {}.", report.load.0, report.load.1)?;
        if let Some(note) = &report.note {
            writeln!(page, "{note}")?;
        }
        writeln!(page, "The clients go round {} communes.\n", report.agencies)?;
        page += &pairs(report)?;
        page += &kinds(report)?;
        if let Some(seconds) = report.fill_seconds {
            writeln!(
                page,
                "\nThe dossiers were made by the rules and the store's own batches in {seconds:.0} s; the database then had {:.2} GiB.",
                report.bytes as f64 / 1_073_741_824.0
            )?;
        }
    }
    for engine in ["sqlite", "postgres"] {
        let sizes: Vec<&Report> = reports.iter().filter(|report| report.engine == engine).collect();
        if !sizes.is_empty() {
            write!(page, "\n## One thing at a time, {}\n\n", name(engine))?;
            writeln!(
                page,
                "One client, median and 99th percentile in milliseconds, by number of dossiers there before.\n"
            )?;
            page += &singles(&sizes)?;
        }
    }
    Ok(page)
}

/// The goals of the design, each with the figure that meets or misses it.
fn goals(reports: &[Report]) -> Result<String> {
    let mut table = String::from("\n## Goals\n\n| goal | measured | |\n| --- | --- | --- |\n");
    let verdict = |met: bool| if met { "met" } else { "missed" };
    let small = reports.iter().filter(|report| report.engine == "sqlite").min_by_key(|report| report.dossiers);
    if let Some(pair) = small.and_then(|report| report.pairs.iter().find(|pair| pair.clients == 32)) {
        let Measured { per_second, cpu_ms, resident, .. } = &pair.product;
        let megabytes = *resident as f64 / 1e6;
        let lines = [
            ("500 lifecycles a second, SQLite, 32 clients", format!("{per_second:.0}"), *per_second >= 500.0),
            ("at most 2 ms of CPU a lifecycle", format!("{cpu_ms:.2} ms"), *cpu_ms <= 2.0),
            ("less than 100 MB resident", format!("{megabytes:.0} MB"), megabytes < 100.0),
        ];
        for (goal, measured, met) in lines {
            writeln!(table, "| {goal} | {measured} | {} |", verdict(met))?;
        }
    }
    for engine in ["sqlite", "postgres"] {
        let at = |size: u64| reports.iter().find(|report| report.engine == engine && report.dossiers == size);
        let (Some(small), Some(large)) = (at(10_000), at(1_000_000)) else { continue };
        for (small, large) in small.singles.iter().zip(&large.singles) {
            let growth = large.latency.p50_ms / small.latency.p50_ms;
            let goal = format!("{}, {}: within 1.5× from 10 thousand to 1 million", small.what, name(engine));
            writeln!(table, "| {goal} | {growth:.2}× | {} |", verdict(growth <= 1.5))?;
        }
    }
    Ok(table)
}

fn pairs(report: &Report) -> Result<String> {
    let mut table = String::from(
        "| clients | | lifecycles/s | p50 ms | p99 ms | CPU ms each | clients' CPU ms | resident MB | of the floor |\n\
         | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut line = |clients: usize, what: &str, measured: &Measured, ratio: Option<f64>| {
        let Measured { per_second, whole: Latency { p50_ms, p99_ms }, cpu_ms, resident, .. } = measured;
        let client = measured.client_cpu_ms.map_or("".to_owned(), |cpu| format!("{cpu:.2}"));
        let ratio = ratio.map_or("".to_owned(), |ratio| format!("{ratio:.2}"));
        let memory = if what == "floor" { String::new() } else { format!("{:.0}", *resident as f64 / 1e6) };
        writeln!(
            table,
            "| {clients} | {what} | {per_second:.0} | {p50_ms:.2} | {p99_ms:.2} | {cpu_ms:.2} | {client} | {memory} | {ratio} |"
        )
    };
    for pair in &report.pairs {
        line(pair.clients, "floor", &pair.floor, None)?;
        line(pair.clients, "Motcua", &pair.product, Some(pair.ratio))?;
    }
    if let Some((clients, measured)) = &report.one_agency {
        line(*clients, "Motcua, all at one agency", measured, None)?;
    }
    for pair in &report.pairs {
        let told: Vec<String> =
            pair.rounds.iter().map(|(floor, product)| format!("{floor:.0} and {product:.0}")).collect();
        writeln!(table, "\nRounds with {} clients, floor and product: {}.", pair.clients, told.join("; "))?;
    }
    Ok(table)
}

fn kinds(report: &Report) -> Result<String> {
    let mut table = String::from("\nEach request, p50 / p99 in milliseconds:\n\n| clients |");
    for kind in KINDS {
        write!(table, " {kind} |")?;
    }
    writeln!(table, "\n| ---: |{}", " ---: |".repeat(KINDS.len()))?;
    for pair in &report.pairs {
        write!(table, "| {} |", pair.clients)?;
        for Latency { p50_ms, p99_ms } in &pair.product.kinds {
            write!(table, " {p50_ms:.2} / {p99_ms:.2} |")?;
        }
        table.push('\n');
    }
    Ok(table)
}

fn singles(sizes: &[&Report]) -> Result<String> {
    let mut table = String::from("| |");
    for report in sizes {
        write!(table, " {} |", thousands(report.dossiers))?;
    }
    writeln!(table, "\n| --- |{}", " ---: |".repeat(sizes.len()))?;
    for (place, single) in sizes[0].singles.iter().enumerate() {
        write!(table, "| {} |", single.what)?;
        for report in sizes {
            let Latency { p50_ms, p99_ms } = report.singles[place].latency;
            write!(table, " {p50_ms:.2} / {p99_ms:.2} |")?;
        }
        table.push('\n');
    }
    Ok(table)
}

fn name(engine: &str) -> &str {
    if engine == "sqlite" { "SQLite" } else { "PostgreSQL" }
}

/// Digits in groups of three.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_grouped_from_the_right() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1 000"), (1_234_567, "1 234 567")] {
            assert_eq!(thousands(number), text);
        }
    }
}
