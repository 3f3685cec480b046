//! The section of `docs/performance.md` about finding, and the tables on the screen.

use std::fmt::Write;

use anyhow::Result;

use super::quality::{NONE, Quality};
use super::{Report, Set};

/// Writes the section.
pub fn write(report: &Report) -> Result<()> {
    let mut text = String::from(INTRODUCTION);
    writeln!(text, "`{}`, {}, on {}.", report.command, report.date, report.machine)?;
    writeln!(text, "{} procedures, {} of them set up here.\n", report.procedures, report.here)?;
    text += &tables(report)?;
    crate::bench::page::put("search", &text)
}

/// Prints the tables for people or JSON for programs.
pub fn print(report: &Report, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
    } else {
        println!("{}", tables(report)?);
    }
    Ok(())
}

const INTRODUCTION: &str = "## Finding procedures

`cargo xtask bench search` writes this section. Questions were written without looking at any list of procedures, then
labelled with every code a counter officer would accept (`tests/search/README.md`); the open half was used to tune, the
held-out half was not looked at. **Plain BM25** is the baseline in the same run: the usual constants over official names
without marks. *hit@1*: the first is right; *hit@5*: one of the first five is; *MRR*: one through the place of the first
right one among ten, on average. When the finder is not sure it shows three, and only those count. Questions that
nothing in the list answers (`none`) count only for being sure.

";

fn tables(report: &Report) -> Result<String> {
    let mut text = String::new();
    for set in &report.sets {
        text += &quality(set)?;
    }
    writeln!(
        text,
        "Open half, one part taken away at a time:\n\n| without | hit@1 | hit@5 | MRR |\n| --- | ---: | ---: | ---: |"
    )?;
    for part in &report.parts {
        let Quality { hit_1, hit_5, mrr, .. } = part.quality;
        writeln!(text, "| {} | {hit_1:.3} | {hit_5:.3} | {mrr:.3} |", part.without)?;
    }
    writeln!(
        text,
        "\nOne question at a time on one core. Ten thousand are the same ones several times under their names; a hundred \
         are the first.\n\n| procedures | p50 ms | p95 ms | plain BM25 p50 ms | building ms | index MB |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: |"
    )?;
    for speed in &report.speeds {
        writeln!(
            text,
            "| {} | {:.2} | {:.2} | {:.2} | {:.0} | {:.1} |",
            speed.procedures,
            speed.p50_ms,
            speed.p95_ms,
            speed.plain_p50_ms,
            speed.build_ms,
            speed.bytes as f64 / 1e6
        )?;
    }
    Ok(text)
}

fn quality(set: &Set) -> Result<String> {
    let mut text = format!(
        "Questions, {} half:\n\n| kind | questions | hit@1 | hit@5 | MRR | sure | plain hit@1 | hit@5 | MRR |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        set.name
    );
    for (ours, plain) in set.finder.iter().zip(&set.plain) {
        let Quality { kind, questions, hit_1, hit_5, mrr, sure } = ours;
        if kind == NONE {
            writeln!(text, "| {kind} | {questions} |  |  |  | {sure:.3} |  |  |  |")?;
            continue;
        }
        let (plain_1, plain_5, plain_mrr) = (plain.hit_1, plain.hit_5, plain.mrr);
        writeln!(
            text,
            "| {kind} | {questions} | {hit_1:.3} | {hit_5:.3} | {mrr:.3} | {sure:.3} | {plain_1:.3} | {plain_5:.3} | {plain_mrr:.3} |"
        )?;
    }
    text.push('\n');
    Ok(text)
}
