//! `motcua catalog check`: what is missing from the files, or contradicts itself, and where.

use anyhow::Result;
use app::words::Value;
use domain::catalog::check;
use domain::catalog::finding::{Finding, Severity};
use serde::Serialize;

use crate::source::Source;
use crate::{Answer, Context, print_json, say};

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    words: String,
}

/// Tells every finding; no when one of them is an error.
pub fn run(context: &Context, source: &Source, json: bool) -> Result<Answer> {
    let (procedures, mut findings) = check::catalogue(&source.files().collect());
    findings.extend(super::needless::notes(source, super::today()));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let answer = if findings.iter().any(Finding::is_error) { Answer::No } else { Answer::Yes };
    let told: Vec<Told> = findings.iter().map(|finding| Told { words: words(context, finding), finding }).collect();
    if json {
        print_json(&told)?;
        return Ok(answer);
    }
    for Told { finding, words } in &told {
        let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
        let severity = context.words.get(context.lang, severity_key(finding.severity), &[]);
        say(format_args!("{}{line}: {severity}: {words}", finding.file));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count() as i64;
    let args = [
        ("procedures", Value::Count(procedures.len() as i64)),
        ("errors", Value::Count(count(Severity::Error))),
        ("warnings", Value::Count(count(Severity::Warning))),
        ("notes", Value::Count(count(Severity::Note))),
    ];
    say(context.words.get(context.lang, "cli-catalog-checked", &args));
    Ok(answer)
}

fn words(context: &Context, finding: &Finding) -> String {
    let args: Vec<(&str, Value)> =
        finding.args.iter().map(|(name, value)| (name.as_str(), Value::Text(value.clone()))).collect();
    let words = context.words.get(context.lang, &finding.code, &args);
    // A sentence with a choice in it is written over several lines.
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "cli-severity-error",
        Severity::Warning => "cli-severity-warning",
        Severity::Note => "cli-severity-note",
    }
}
