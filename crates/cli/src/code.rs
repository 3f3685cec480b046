//! `motcua code`: what a code or a number says.

use anyhow::Result;
use app::words::Value;
use clap::Subcommand;
use domain::catalog::{FieldCode, ProcedureCode, ResultCode};
use domain::dossier::code::DossierCode;
use domain::identity::personal_id::{IdKind, PersonalId, Sex};
use domain::unit::agency_code::AgencyCode;
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Context, print_json, say};

/// What `motcua code` can be asked.
#[derive(Subcommand)]
#[command(about = "Codes and numbers: dossiers, procedures, results, agencies, people")]
pub enum Command {
    /// Say what a code is and what it tells; a text that can be two things gets both answers.
    #[command(after_help = "Examples:\n  motcua code read H26.12-260313-0007\n  motcua code read 1.001193 --json\n\n\
                            Exit codes: 0 it can be read, 1 it is no code we know.")]
    Read {
        /// The code as somebody wrote it.
        text: String,
        /// Write JSON for programs.
        #[arg(long)]
        json: bool,
    },
}

/// One thing a text can be.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Reading {
    Dossier { code: String, agency: String, day: Date, ordinal: u32 },
    Procedure { code: String, national: String, local: Option<String> },
    Result { code: String, ministry: String },
    Field { code: String },
    Agency { code: String, levels: Vec<String>, old: bool },
    Person { masked: String, place: String, birth_year: Option<i16>, sex: Option<Sex> },
    OldCard { masked: String },
}

/// Answers with every reading; no when there is none.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    let Command::Read { text, json } = command;
    let readings = readings(text.trim());
    if *json {
        print_json(&readings)?;
    } else if readings.is_empty() {
        say(context.words.get(context.lang, "cli-code-unknown", &[]));
    } else {
        for reading in &readings {
            say(tell(context, reading));
        }
    }
    Ok(if readings.is_empty() { Answer::No } else { Answer::Yes })
}

fn readings(text: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    if let Ok(code) = DossierCode::read(text) {
        let DossierCode { agency, day, ordinal } = &code;
        found.push(Reading::Dossier {
            code: code.to_string(),
            agency: agency.to_string(),
            day: *day,
            ordinal: *ordinal,
        });
    }
    if let Ok(code) = text.parse::<ProcedureCode>() {
        let local = code.local().map(str::to_owned);
        found.push(Reading::Procedure { code: code.to_string(), national: code.national().to_string(), local });
    }
    if let Ok(code) = text.parse::<ResultCode>() {
        found.push(Reading::Result { code: code.to_string(), ministry: code.ministry().to_owned() });
    }
    if let Ok(code) = text.parse::<FieldCode>() {
        found.push(Reading::Field { code: code.to_string() });
    }
    if let Ok(code) = text.parse::<AgencyCode>() {
        let levels = code.levels().into_iter().map(str::to_owned).collect();
        found.push(Reading::Agency { code: code.to_string(), levels, old: code.is_old() });
    }
    if let Ok(number) = text.parse::<PersonalId>() {
        found.push(match (number.kind(), number.place()) {
            (IdKind::Personal, Some(place)) => Reading::Person {
                masked: number.masked(),
                place: place.to_owned(),
                birth_year: number.birth_year(),
                sex: number.sex(),
            },
            _ => Reading::OldCard { masked: number.masked() },
        });
    }
    found
}

fn tell(context: &Context, reading: &Reading) -> String {
    let words = |key: &str, args: &[(&str, Value)]| context.words.get(context.lang, key, args);
    match reading {
        Reading::Dossier { code, agency, day, ordinal } => {
            let ordinal = Value::Text(ordinal.to_string());
            let args = [
                ("code", code.as_str().into()),
                ("agency", agency.as_str().into()),
                ("day", (*day).into()),
                ("ordinal", ordinal),
            ];
            words("cli-code-dossier", &args)
        }
        Reading::Procedure { code, national, local: Some(local) } => {
            let args = [
                ("code", code.as_str().into()),
                ("national", national.as_str().into()),
                ("local", local.as_str().into()),
            ];
            words("cli-code-procedure-local", &args)
        }
        Reading::Procedure { code, .. } => words("cli-code-procedure", &[("code", code.as_str().into())]),
        Reading::Result { code, ministry } => {
            words("cli-code-result", &[("code", code.as_str().into()), ("ministry", ministry.as_str().into())])
        }
        Reading::Field { code } => words("cli-code-field", &[("code", code.as_str().into())]),
        Reading::Agency { code, levels, old } => {
            let key = if *old { "cli-code-agency-old" } else { "cli-code-agency" };
            words(key, &[("code", code.as_str().into()), ("levels", levels.join(" › ").into())])
        }
        Reading::Person { masked, place, birth_year, sex } => {
            let sex = match sex {
                Some(Sex::Male) => "cli-code-male",
                Some(Sex::Female) => "cli-code-female",
                None => "cli-code-not-told",
            };
            let year = birth_year.map_or_else(|| words("cli-code-not-told", &[]), |year| year.to_string());
            let args = [
                ("masked", masked.as_str().into()),
                ("place", place.as_str().into()),
                ("year", year.into()),
                ("sex", words(sex, &[]).into()),
            ];
            words("cli-code-person", &args)
        }
        Reading::OldCard { masked } => words("cli-code-old-card", &[("masked", masked.as_str().into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_everything_it_can_be() {
        let check = |text: &str, expected: &[&str]| {
            let read = serde_json::to_value(readings(text)).expect("a reading is plain data");
            let kinds: Vec<_> =
                read.as_array().into_iter().flatten().map(|one| one["kind"].as_str().unwrap_or("")).collect();
            assert_eq!(kinds, expected, "{text}");
        };
        check("H26.12-260313-0007", &["dossier"]);
        check("h26.12–260313–0007", &["dossier"]);
        check("000.00.12.H26-240115-0007", &["dossier"]);
        check("1.001193", &["procedure"]);
        check("KQ.G15.000031", &["result"]);
        check("H26.12", &["agency"]);
        check("001085012345", &["person"]);
        check("012345678", &["old-card"]);
        check("xin chào", &[]);
    }

    #[test]
    fn a_personal_number_is_never_shown_whole() {
        let read = serde_json::to_string(&readings("001085012345")).expect("a reading is plain data");
        assert!(!read.contains("001085012345") && read.contains("\"birth_year\":1985"), "{read}");
    }
}
