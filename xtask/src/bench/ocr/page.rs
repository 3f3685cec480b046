//! The tables on the screen, in the form `docs/performance.md` has them.

use std::fmt::Write;
use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use super::score::{Sum, Table, median, percent};
use crate::bench::{Ocr, machine};

/// Prints the tables for people or JSON for programs.
pub fn print(table: &Table, options: &Ocr, took: Duration, pages: usize) -> Result<()> {
    let (ours, raw) = table.all();
    if options.json {
        let rows = table.rows.iter().map(|(condition, (ours, raw))| {
            json!({ "condition": condition.name(), "ours": figures(ours), "raw": figures(raw) })
        });
        let report = json!({
            "command": machine::command(), "date": machine::day(), "machine": machine::describe()?,
            "conditions": rows.collect::<Vec<_>>(), "all": { "ours": figures(&ours), "raw": figures(&raw) },
        });
        println!("{}", serde_json::to_string_pretty(&report)?);
        return Ok(());
    }
    let mut text = String::new();
    writeln!(text, "`{}`, {}, on {}.\n", machine::command(), machine::day(), machine::describe()?)?;
    writeln!(
        text,
        "| condition | pages | characters wrong % | raw | kind right % | raw | fields right % | raw | sure fields right % | s a page | raw |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    )?;
    for (condition, (ours, raw)) in &table.rows {
        row(&mut text, condition.name(), ours, raw)?;
    }
    row(&mut text, "all", &ours, &raw)?;
    writeln!(
        text,
        "\n{} pages in {:.0} s. Of {} kinds said to be sure {} were wrong. {:.0} % of the fields found were sure. \
         Preparing a page took {:.2} s (median). Verdicts: {:?}.",
        pages,
        took.as_secs_f64(),
        ours.kind_sure,
        ours.kind_sure_wrong,
        percent(ours.sure, ours.fields),
        median(&ours.preparing),
        ours.verdicts
    )?;
    if options.verbose {
        for [kind, field, meant, read] in &table.mistakes {
            writeln!(text, "sure and wrong: {kind} {field}: {meant:?} read as {read:?}")?;
        }
    }
    println!("{text}");
    Ok(())
}

fn row(text: &mut String, name: &str, ours: &Sum, raw: &Sum) -> Result<()> {
    writeln!(
        text,
        "| {name} | {} | {:.1} | {:.1} | {:.0} | {:.0} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
        ours.pages,
        ours.character_errors(),
        raw.character_errors(),
        percent(ours.kind_right, ours.pages),
        percent(raw.kind_right, raw.pages),
        percent(ours.fields_right, ours.fields),
        percent(raw.fields_right, raw.fields),
        percent(ours.sure_right, ours.sure),
        median(&ours.seconds),
        median(&raw.seconds)
    )?;
    Ok(())
}

fn figures(sum: &Sum) -> serde_json::Value {
    json!({
        "pages": sum.pages, "character_errors_percent": sum.character_errors(),
        "kind_right_percent": percent(sum.kind_right, sum.pages), "kind_sure": sum.kind_sure,
        "kind_sure_wrong": sum.kind_sure_wrong, "fields": sum.fields,
        "fields_right_percent": percent(sum.fields_right, sum.fields),
        "sure_fields": sum.sure, "sure_fields_right_percent": percent(sum.sure_right, sum.sure),
        "seconds_a_page": median(&sum.seconds), "verdicts": sum.verdicts,
    })
}
