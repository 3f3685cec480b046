//! `motcua catalog try`: what a procedure gives for one case, or for the samples in its file.

use anyhow::{Context as _, Result, bail};
use app::words::Value;
use clap::Args;
use domain::catalog::field::FieldType;
use domain::catalog::sample::{Expected, Sample};
use domain::catalog::{Answers, Channel, FeeCase, PersonClass, Procedure, ProcedureCode, Setting};
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Answer, Context, print_json, say};

/// The case.
#[derive(Args)]
#[command(
    about = "Try a procedure on a case: papers, fees, time, steps, office",
    after_help = "Examples:\n  motcua catalog try 1.004222 --channel online --answer dwelling=rented --class child\n  \
                  motcua catalog try 1.013225 --on 2026-03-02 --answer works=house --json\n  motcua catalog try 1.001193 --samples\n\n\
                  Exit codes: 0 done, 1 a sample comes out differently, or the case cannot be read."
)]
pub struct Options {
    /// The code of the procedure.
    code: ProcedureCode,
    /// How it is lodged: online, direct, post or kiosk; the first that is offered when not given.
    #[arg(long, value_parser = word::<Channel>)]
    channel: Option<Channel>,
    /// The day; today when not given.
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// An answer of the form, as often as needed.
    #[arg(long = "answer", value_name = "NAME=VALUE")]
    answers: Vec<String>,
    /// A class of person the payer belongs to, such as child or poor-household.
    #[arg(long = "class", value_name = "CLASS", value_parser = word::<PersonClass>)]
    classes: Vec<PersonClass>,
    /// Try the samples of the file instead.
    #[arg(long, conflicts_with_all = ["channel", "answers", "classes"])]
    samples: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// A word of the catalogue, read as its files are.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|error| error.to_string())
}

/// Tries it.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    let on = options.on.unwrap_or_else(super::today);
    let library = context.library()?;
    let procedure = library
        .procedures
        .in_force(&options.code, on)
        .with_context(|| format!("{} is not in the catalogue on {on}", options.code))?;
    if options.samples { samples(context, procedure, options.json) } else { case(context, procedure, options, on) }
}

#[derive(Serialize)]
struct Tried<'a> {
    sample: &'a str,
    differences: Vec<domain::catalog::sample::trial::Difference>,
}

fn samples(context: &Context, procedure: &Procedure, json: bool) -> Result<Answer> {
    let tried: Vec<Tried> = procedure
        .samples
        .iter()
        .map(|sample| Tried { sample: sample.name.get(context.lang.code()), differences: procedure.try_sample(sample) })
        .collect();
    let wrong = tried.iter().filter(|one| !one.differences.is_empty()).count();
    if json {
        print_json(&tried)?;
    } else {
        for Tried { sample, differences } in &tried {
            say(format_args!("{} {sample}", if differences.is_empty() { "✓" } else { "✗" }));
            for one in differences {
                let args = [("what", one.what), ("expected", &one.expected), ("found", &one.found)]
                    .map(|(name, value)| (name, Value::Text(value.to_owned())));
                say(format_args!("    {}", context.words.get(context.lang, "catalog-sample-differs", &args)));
            }
        }
        let args = [("samples", Value::Count(tried.len() as i64)), ("wrong", Value::Count(wrong as i64))];
        say(context.words.get(context.lang, "cli-catalog-samples", &args));
    }
    Ok(if wrong == 0 { Answer::Yes } else { Answer::No })
}

#[derive(Serialize)]
struct Priced<'a> {
    fee: &'a str,
    name: &'a str,
    count: u32,
    pages: u32,
    /// None when the People's Council sets it, or no source states it.
    amount: Option<u64>,
    basis: &'a str,
    exemption: Option<&'a str>,
}

#[derive(Serialize)]
struct Given<'a> {
    code: String,
    edition: u32,
    channel: Channel,
    on: Date,
    stop: Option<&'a str>,
    #[serde(flatten)]
    trial: domain::catalog::sample::trial::Trial,
    fees: Vec<Priced<'a>>,
}

fn case(context: &Context, procedure: &Procedure, options: &Options, on: Date) -> Result<Answer> {
    let lang = context.lang.code();
    let Some(channel) = options.channel.or(procedure.channels.first().map(|offer| offer.channel)) else {
        bail!("{} offers no channel", procedure.code);
    };
    let answers = answers(context, procedure, options, on, channel)?;
    let case = FeeCase { channel, on, answers: &answers, classes: &options.classes };
    let quote = procedure.fees.quote(&case);
    let fees = quote.lines.iter().map(|line| Priced {
        fee: &line.fee.code,
        name: line.fee.name.get(lang),
        count: line.count,
        pages: line.pages,
        amount: line.amount.map(|money| money.0),
        basis: &line.fee.basis.number,
        exemption: line.exemption.map(|one| one.basis.as_str()),
    });
    let setting = Setting { channel: Some(channel), on: Some(on) };
    let given = Given {
        code: procedure.code.to_string(),
        edition: procedure.edition,
        channel,
        on,
        stop: procedure.stop(&answers, setting).map(|stop| stop.why.get(lang)),
        trial: procedure.trial(&case),
        fees: fees.collect(),
    };
    if options.json {
        print_json(&given)?;
    } else {
        tell(context, procedure, &given);
    }
    Ok(Answer::Yes)
}

/// The answers on the command line, read by the types of their fields.
fn answers(context: &Context, procedure: &Procedure, options: &Options, on: Date, channel: Channel) -> Result<Answers> {
    let mut given = std::collections::BTreeMap::new();
    for answer in &options.answers {
        let (name, value) = answer.split_once('=').with_context(|| format!("write {answer} as name=value"))?;
        // An address is written as the code of its commune.
        let value = match procedure.form.field(name).map(|field| field.kind) {
            Some(FieldType::Address) => serde_json::json!({ "line": "1", "commune": value }),
            _ => serde_json::Value::from(value),
        };
        given.insert(name.to_owned(), value);
    }
    let sample = Sample {
        name: domain::catalog::Text::default(),
        channel,
        on: Some(on),
        classes: options.classes.clone(),
        answers: given,
        expect: Expected::default(),
    };
    let (answers, wrong) = sample.read(procedure);
    if let Some(error) = wrong.first() {
        let args: Vec<(&str, Value)> =
            error.args.iter().map(|(name, value)| (name.as_str(), Value::Text(value.clone()))).collect();
        bail!("{}: {}", error.field, context.words.get(context.lang, error.code, &args));
    }
    Ok(answers)
}

fn tell(context: &Context, procedure: &Procedure, given: &Given<'_>) {
    let word = |key: &str| context.words.get(context.lang, key, &[]);
    let lang = context.lang.code();
    say(format_args!("{} @{}  {}", given.code, given.edition, procedure.name.get(lang)));
    if let Some(why) = given.stop {
        say(format_args!("{}: {why}", word("cli-try-stop")));
    }
    say(format_args!("{}:", word("cli-try-papers")));
    for component in given.trial.components.iter().filter_map(|code| procedure.component(code)) {
        let way = component.satisfied_by.first().map(|way| word(way.key())).unwrap_or_default();
        say(format_args!("  {} × {}: {way}", component.quantity, component.name.get(lang)));
    }
    say(format_args!("{}:", word("cli-try-fees")));
    for fee in &given.fees {
        let amount =
            fee.amount.map_or_else(|| word("cli-try-open"), |amount| format!("{} đ", domain::catalog::Money(amount)));
        let less = fee.exemption.map(|basis| format!(" ({basis})")).unwrap_or_default();
        say(format_args!("  {}: {amount}{less}, {}", fee.name, fee.basis));
    }
    let time = given.trial.time.as_ref().and_then(|time| time.stated()).map(ToString::to_string);
    say(format_args!("{}: {}", word("cli-try-time"), time.unwrap_or_else(|| word("catalog-time-unknown"))));
    say(format_args!("{}: {}", word("cli-try-steps"), given.trial.steps.join(" → ")));
    let office = given.trial.office.clone().unwrap_or_else(|| word("cli-try-office-open"));
    say(format_args!("{}: {office}", word("cli-try-office")));
}
