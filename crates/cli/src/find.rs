//! `motcua find`: from what people type to the procedures of the law.

use anyhow::{Result, bail};
use app::words::Value;
use clap::Args;
use domain::catalog::finding::Finding;
use domain::search::{Finder, Found, Hit, How, Place, Tables};

use crate::{Answer, Context, print_json, say};

/// Find the procedure that people mean, with or without marks, in their own words.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  motcua find \"làm giấy khai sinh cho con\"\n  motcua find \"mat so do\" --why\n  \
                  motcua find \"LLTP\" --limit 3 --json\n\n\
                  Exit codes: 0 found, 1 nothing fits well (the nearest are shown)."
)]
pub struct Options {
    /// What is looked for.
    #[arg(required = true)]
    question: Vec<String>,
    /// At most so many procedures.
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,
    /// Say which words led to each.
    #[arg(long)]
    why: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Answers; no when nothing fits well.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let found = finder(context)?.find(&options.question.join(" "), options.limit);
    let answer = if found.sure { Answer::Yes } else { Answer::No };
    if options.json {
        print_json(&found)?;
    } else {
        tell(context, &found, options.why);
    }
    Ok(answer)
}

/// A finder over the procedures in force today and everything national.
fn finder(context: &Context) -> Result<Finder> {
    let (tables, findings) = Tables::read(context.source.files());
    if let Some(fault) = findings.iter().find(|finding| finding.is_error()) {
        bail!("{}:{}: {}", fault.file, fault.line.unwrap_or(1), sentence(context, fault));
    }
    let library = context.library()?;
    let today = domain::calendar::local::day(jiff::Timestamp::now());
    Ok(tables.finder(library.procedures.all_in_force(today).map(|procedure| &**procedure)))
}

fn sentence(context: &Context, finding: &Finding) -> String {
    let args: Vec<(&str, Value)> =
        finding.args.iter().map(|(name, value)| (name.as_str(), Value::Text(value.clone()))).collect();
    context.words.get(context.lang, &finding.code, &args)
}

fn tell(context: &Context, found: &Found, why: bool) {
    let words = |key: &str, args: &[(&str, Value)]| context.words.get(context.lang, key, args);
    if let Some(question) = &found.corrected {
        say(words("search-corrected", &[("question", question.as_str().into())]));
    }
    if found.hits.is_empty() {
        say(words("search-nothing", &[]));
    } else if !found.sure {
        say(words("search-unsure", &[]));
    }
    for hit in &found.hits {
        let place = words(if hit.here { "search-here" } else { "search-national" }, &[]);
        say(format_args!("{}  {:.2}  {}  ({place})", hit.code, hit.score, hit.name));
        if why {
            explain(context, hit);
        }
    }
}

fn explain(context: &Context, hit: &Hit) {
    for told in &hit.why {
        let args = [
            ("asked", told.asked.as_str().into()),
            ("found", told.found.as_str().into()),
            ("place", context.words.get(context.lang, place_key(told.place), &[]).into()),
            ("how", context.words.get(context.lang, how_key(told.how), &[]).into()),
        ];
        say(format_args!("            {}", context.words.get(context.lang, "search-match", &args)));
    }
}

fn place_key(place: Place) -> &'static str {
    match place {
        Place::Name => "search-place-name",
        Place::PlainName => "search-place-plain-name",
        Place::AlsoCalled => "search-place-also-called",
        Place::Summary => "search-place-summary",
        Place::Component => "search-place-component",
        Place::Result => "search-place-result",
        Place::Field => "search-place-field",
        Place::Code => "search-place-code",
    }
}

fn how_key(how: How) -> &'static str {
    match how {
        How::Same => "search-how-same",
        How::OtherMarks => "search-how-other-marks",
        How::Synonym => "search-how-synonym",
        How::Mended => "search-how-mended",
    }
}
