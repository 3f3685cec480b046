//! `motcua units`: communes of today, and what became of old ones.

use anyhow::Result;
use app::words::{Lang, Value};
use clap::Subcommand;
use domain::unit::{Commune, Purpose, Reading};
use serde::Serialize;

use crate::{Answer, Context, print_json, say};

/// What `motcua units` can be asked.
#[derive(Subcommand)]
#[command(about = "Provinces and communes, and what became of old ones")]
pub enum Command {
    /// Say which communes of today an address as people write it may mean; never a guess.
    #[command(after_help = "Examples:\n  motcua units resolve \"Phường Ngọc Hà, Quận Ba Đình\"\n  \
                      motcua units resolve \"12 Đội Cấn, P. Ngọc Hà, Q. Ba Đình, Hà Nội\" --json\n\n\
                      Exit codes: 0 there are candidates, 1 no unit was recognised.")]
    Resolve {
        /// The address, from the smallest part to the largest, parted by commas.
        text: String,
        /// It is about a piece of land: parts in which nobody lives count as well.
        #[arg(long)]
        land: bool,
        /// Write JSON for programs.
        #[arg(long)]
        json: bool,
    },
    /// List the communes of a province.
    #[command(after_help = "Examples:\n  motcua units list\n  motcua units list --province 01 --json")]
    List {
        /// The code of the province.
        #[arg(long, value_name = "CODE", default_value = "01")]
        province: String,
        /// Write JSON for programs.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
struct Told {
    text: String,
    /// What stood before the unit: house and street.
    detail: String,
    /// The one commune, when every reading leads to it.
    only: Option<Unit>,
    readings: Vec<ToldReading>,
}

#[derive(Serialize)]
#[serde(tag = "reading", rename_all = "kebab-case")]
enum ToldReading {
    Old { code: String, name: String, district: String, province: String, heirs: Vec<Heir> },
    New { commune: Unit },
}

#[derive(Serialize)]
struct Heir {
    #[serde(flatten)]
    commune: Unit,
    share: domain::unit::Share,
    words: String,
    source: String,
}

#[derive(Serialize)]
struct Unit {
    code: String,
    name: String,
    name_en: String,
    province: String,
}

/// Answers with candidates or a list; no when nothing was recognised.
pub fn run(context: &Context, command: &Command) -> Result<Answer> {
    let units = context.library()?.units;
    let unit = |commune: &Commune| Unit {
        code: commune.code.to_string(),
        name: commune.full_name(),
        name_en: commune.name_en.clone(),
        province: units.province(commune.province).map(|province| province.name.clone()).unwrap_or_default(),
    };
    match command {
        Command::List { province, json } => {
            let communes = units.communes().filter(|commune| commune.province.to_string() == *province);
            let communes: Vec<Unit> = communes.map(unit).collect();
            if *json {
                print_json(&communes)?;
            } else {
                for commune in &communes {
                    say(format_args!("{}  {}", commune.code, name(context, commune)));
                }
            }
            Ok(if communes.is_empty() { Answer::No } else { Answer::Yes })
        }
        Command::Resolve { text, land, json } => {
            let purpose = if *land { Purpose::Land } else { Purpose::Person };
            let found = units.resolve(text, purpose);
            let only = found.only().map(unit);
            let readings = found.readings.iter().map(|reading| match reading {
                Reading::New { commune } => ToldReading::New { commune: unit(commune) },
                Reading::Old { unit: old, heirs } => ToldReading::Old {
                    code: old.code.clone(),
                    name: old.full_name(),
                    district: old.district.clone(),
                    province: old.province.clone(),
                    heirs: heirs
                        .iter()
                        .map(|(commune, edge)| Heir {
                            commune: unit(commune),
                            share: edge.share,
                            words: context.words.get(context.lang, edge.share.key(), &[]),
                            source: edge.basis.to_string(),
                        })
                        .collect(),
                },
            });
            let told = Told { text: text.clone(), detail: found.detail.clone(), only, readings: readings.collect() };
            if *json {
                print_json(&told)?
            } else {
                tell(context, &told)
            }
            Ok(if told.readings.is_empty() { Answer::No } else { Answer::Yes })
        }
    }
}

fn tell(context: &Context, told: &Told) {
    let words = |key: &str, args: &[(&str, Value)]| say(context.words.get(context.lang, key, args));
    for reading in &told.readings {
        match reading {
            ToldReading::New { commune } => {
                let province = commune.province.as_str().into();
                words(
                    "cli-units-new",
                    &[
                        ("code", commune.code.as_str().into()),
                        ("name", name(context, commune).into()),
                        ("province", province),
                    ],
                );
            }
            ToldReading::Old { name: old, district, province, heirs, .. } => {
                let args = [
                    ("name", old.as_str().into()),
                    ("district", district.as_str().into()),
                    ("province", province.as_str().into()),
                ];
                words("cli-units-old", &args);
                for heir in heirs {
                    say(format_args!("  {}  {}: {}", heir.commune.code, name(context, &heir.commune), heir.words));
                }
            }
        }
    }
    match (&told.only, told.readings.is_empty()) {
        (Some(only), _) => words("cli-units-only", &[("name", name(context, only).into())]),
        (None, false) => words("cli-units-ask", &[]),
        (None, true) => words("cli-units-unknown", &[]),
    }
}

fn name<'a>(context: &Context, unit: &'a Unit) -> &'a str {
    if context.lang == Lang::Vi { &unit.name } else { &unit.name_en }
}
