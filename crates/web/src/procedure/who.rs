//! Who decides, under which act.

use app::words::{Lang, Value, Words};
use domain::catalog::competence::Move;
use domain::catalog::guide::{Decides, Sure};
use domain::catalog::office::{CommuneBody, OfficeRule};
use domain::catalog::{Answers, Catalog, Procedure};
use jiff::civil::Date;
use serde::Serialize;

/// Who decides, and why.
#[derive(Debug, Clone, Serialize)]
pub struct Who {
    /// The office, in words.
    pub office: String,
    /// The act that gave it the power, and on what footing; empty where the procedure itself names the office.
    pub under: String,
    /// Acts that give the power to others in some communes.
    pub elsewhere: Vec<String>,
}

impl Who {
    /// Who decides on a day, as far as it does not depend on answers.
    pub fn of(catalog: &Catalog, procedure: &Procedure, on: Date, words: &Words, lang: Lang) -> Who {
        let ruled = catalog.matrix().rule(procedure, &Answers::default(), on);
        let under = ruled.act.map(|(act, one)| {
            let args = [
                ("number", Value::Text(act.number.clone())),
                ("article", Value::Text(one.article.clone().unwrap_or_default())),
                ("footing", Value::Text(words.get(lang, act.footing.key(), &[]))),
                ("has", Value::Text(if one.article.is_some() { "yes" } else { "no" }.to_owned())),
            ];
            words.get(lang, "procedure-decides-under", &args)
        });
        let in_some = |one: &&Move| !one.communes.is_empty() && one.names(procedure);
        let elsewhere = catalog.matrix().acts().filter(|act| act.is_in_force(on)).flat_map(|act| {
            act.moves.iter().filter(in_some).filter_map(|one| {
                let args = [
                    ("count", Value::Count(i64::try_from(one.communes.len()).unwrap_or(i64::MAX))),
                    ("office", Value::Text(office(&one.rule(procedure)?, words, lang))),
                    ("number", Value::Text(act.number.clone())),
                ];
                Some(words.get(lang, "procedure-decides-elsewhere", &args))
            })
        });
        Who {
            office: office(&ruled.rule, words, lang),
            under: under.unwrap_or_default(),
            elsewhere: elsewhere.collect(),
        }
    }
}

/// The office a rule names, in words: competence is law, the counter is only a place.
pub fn office(rule: &OfficeRule, words: &Words, lang: Lang) -> String {
    match rule {
        OfficeRule::CommuneOfField { body, .. } => commune(*body, false, words, lang),
        OfficeRule::CommuneOfChoice { body, .. } => commune(*body, true, words, lang),
        OfficeRule::CityOffice { name, .. } => name.get(lang.code()).to_owned(),
        OfficeRule::ByTable { offices, .. } => {
            let or = format!(" {} ", words.get(lang, "catalog-table-or", &[]));
            let mut told: Vec<String> = offices.values().map(|rule| office(rule, words, lang)).collect();
            told.dedup();
            told.join(&or)
        }
    }
}

/// Who decides a case; empty while it depends on more answers.
pub fn of_case(decides: &Sure<Decides<'_>>, words: &Words, lang: Lang) -> String {
    match decides {
        Sure::Known(Decides::City(rule)) => office(rule, words, lang),
        Sure::Known(Decides::Commune { body, any, .. }) => commune(*body, *any, words, lang),
        Sure::DependsOn(_) => String::new(),
    }
}

fn commune(body: CommuneBody, any: bool, words: &Words, lang: Lang) -> String {
    let key = match (body, any) {
        (CommuneBody::PeopleCommittee, false) => "procedure-decides-commune",
        (CommuneBody::Police, false) => "procedure-decides-commune-police",
        (CommuneBody::PeopleCommittee, true) => "procedure-decides-any-commune",
        (CommuneBody::Police, true) => "procedure-decides-any-commune-police",
    };
    words.get(lang, key, &[])
}
