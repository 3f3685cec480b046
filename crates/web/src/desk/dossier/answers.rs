//! The form, answered, as an officer reads it.

use domain::catalog::field::{Field, FieldType};
use domain::catalog::procedure::Procedure;
use domain::dossier::record::Dossier;
use jiff::civil::Date;
use serde_json::Value;

use crate::desk::tell::Tell;
use crate::dossier::check::{Answered, Row};

/// Every section with its answers; questions nobody answered are left out.
pub fn sections(tell: Tell<'_>, procedure: &Procedure, dossier: &Dossier) -> Vec<Answered> {
    let lang = tell.0.lang.code();
    let section = |section: &domain::catalog::Section| Answered {
        title: section.title.get(lang).to_owned(),
        rows: section
            .fields
            .iter()
            .filter_map(|field| {
                let value = dossier.answers.get(&field.name)?;
                Some(Row { key: field.label.get(lang).to_owned(), lines: lines(tell, field, value), ..Row::default() })
            })
            .collect(),
    };
    procedure.form.sections.iter().map(section).filter(|section| !section.rows.is_empty()).collect()
}

/// An answer in words; an address has two lines.
pub fn lines(tell: Tell<'_>, field: &Field, value: &Value) -> Vec<String> {
    let lang = tell.0.lang;
    match (field.kind, value) {
        (FieldType::Address, Value::Object(parts)) => {
            let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default();
            vec![part("line").to_owned(), commune(tell, part("commune"))]
        }
        (FieldType::Commune, Value::String(code)) => vec![commune(tell, code)],
        (FieldType::Choice, Value::String(chosen)) => {
            vec![field.option(chosen).map_or_else(|| chosen.clone(), |option| option.label(lang.code()).to_owned())]
        }
        (FieldType::Date, Value::String(text)) => {
            let read = text.parse::<Date>();
            vec![read.map_or_else(|_| text.clone(), |on| app::words::format::short_date(lang, on))]
        }
        (FieldType::Money, Value::Number(amount)) => {
            vec![app::words::format::money(lang, amount.as_i64().unwrap_or_default())]
        }
        (_, Value::Bool(truth)) => vec![tell.word(if *truth { "form-yes" } else { "form-no" })],
        (_, Value::String(text)) => text.lines().map(str::to_owned).collect(),
        (_, Value::Number(number)) => vec![number.to_string()],
        (_, other) => vec![other.to_string()],
    }
}

fn commune(tell: Tell<'_>, code: &str) -> String {
    let found = code.parse().ok().and_then(|code| tell.0.city.library.units.commune(code));
    found.map_or_else(|| code.to_owned(), domain::unit::Commune::full_name)
}
