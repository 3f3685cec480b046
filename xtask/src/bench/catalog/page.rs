//! The section of `docs/performance.md` about the catalogue, and the tables on the screen.

use std::fmt::Write;

use anyhow::Result;

use super::Report;

/// Writes the section.
pub fn write(report: &Report) -> Result<()> {
    let mut text = String::from(INTRODUCTION);
    writeln!(text, "`{}`, {}, on {}.\n", report.command, report.date, report.machine)?;
    text += &tables(report)?;
    crate::bench::page::put("catalog", &text)
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

const INTRODUCTION: &str = "## The catalogue

`cargo xtask bench catalog` writes this section. Procedures are the files of `catalog/procedures/` again and again under
other codes. **Loading** is reading, checking and trying every sample; **the floor** is the same texts through the TOML
reader into a tree, in the same run. **Publishing** is one more edition laid over a loaded catalogue until it answers;
**deciding** is price, time, papers, steps and office of the first sample of a procedure, the median over all.

";

fn tables(report: &Report) -> Result<String> {
    let mut text = String::from(
        "| procedures | texts MB | loading ms | floor ms | of the floor | held MB | publishing ms | lookup ns | deciding µs |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for one in &report.sizes {
        writeln!(
            text,
            "| {} | {:.1} | {:.0} | {:.0} | {:.1}× | {:.0} | {:.2} | {:.0} | {:.1} |",
            one.procedures,
            one.text_bytes as f64 / 1e6,
            one.load_ms,
            one.floor_ms,
            one.load_ms / one.floor_ms,
            one.held_bytes as f64 / 1e6,
            one.publish_ms,
            one.lookup_ns,
            one.decide_us
        )?;
    }
    if let (Some(small), Some(large)) = (report.sizes.first(), report.sizes.last()) {
        let each = |ms: f64, procedures: usize| ms / procedures as f64;
        writeln!(
            text,
            "\nFrom {} to {} procedures: loading one {:.2}×, looking one up {:.2}×, deciding {:.2}×.\n",
            small.procedures,
            large.procedures,
            each(large.load_ms, large.procedures) / each(small.load_ms, small.procedures),
            large.lookup_ns / small.lookup_ns,
            large.decide_us / small.decide_us
        )?;
    }
    if !report.imports.is_empty() {
        text += "| import of | read | drafts | first s | again s |\n| --- | ---: | ---: | ---: | ---: |\n";
        for one in &report.imports {
            writeln!(
                text,
                "| {} | {} | {} | {:.2} | {:.2} |",
                one.file, one.read, one.drafts, one.first_s, one.again_s
            )?;
        }
        text.push('\n');
    }
    for file in &report.skipped {
        writeln!(text, "Skipped: {file} was not there.\n")?;
    }
    text += "| page | bytes on the wire | ms |\n| --- | ---: | ---: |\n";
    for page in &report.pages {
        writeln!(text, "| `{}` | {} | {:.1} |", page.address, page.bytes, page.ms)?;
    }
    Ok(text)
}
