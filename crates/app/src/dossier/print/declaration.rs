//! The declaration: the answers given, in the words of the form they answer, to be signed.

use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::field::{Field, FieldType, SeenBy};
use domain::dossier::fact::Fact;
use domain::unit::commune::CommuneCode;
use paper::form::{Answer, Declaration, Section};
use serde_json::Value;

use super::heading::place;
use super::source::Source;
use crate::error::Error;
use crate::words::{Lang, format};

/// The declaration as it stands, dated by the day its answers last changed.
pub(super) fn declaration(source: &Source<'_>) -> Result<Declaration, Error> {
    let dossier = source.dossier;
    let (_, given) = source.last(|fact| match fact {
        Fact::Filed { .. } => true,
        Fact::Supplemented { answers, .. } | Fact::Amended { answers, .. } => !answers.is_empty(),
        _ => false,
    })?;
    let form = &source.procedure.form;
    let answers = Answers::unchecked(dossier.answers.clone());
    let visible = form.visible_fields(&answers);
    let is_asked =
        |field: &&Field| field.seen_by == SeenBy::Everyone && visible.iter().any(|seen| seen.name == field.name);
    let sections = form.sections.iter().map(|section| Section {
        title: section.title.vi.clone(),
        answers: section
            .fields
            .iter()
            .filter(is_asked)
            .map(|field| Answer {
                // A question becomes a line to fill in: “Quan hệ với trẻ: Cha”.
                label: field.label.vi.trim_end_matches(['?', ' ']).to_owned(),
                value: answers.get(&field.name).map(|value| told(source, field, value)).unwrap_or_default(),
            })
            .collect(),
    });
    Ok(Declaration {
        title: form.title.as_ref().unwrap_or(&source.procedure.name).vi.clone(),
        recipient: source.office_name(&dossier.agency),
        matter: source.matter(dossier),
        sections: sections.filter(|section| !section.answers.is_empty()).collect(),
        pledge: None,
        place: place(source.city, &dossier.agency),
        signed_on: local::day(given.at),
        declarant: dossier.applicant.name.clone(),
    })
}

/// An answer as a person reads it.
fn told(source: &Source<'_>, field: &Field, value: &Value) -> String {
    let text = value.as_str();
    match field.kind {
        FieldType::Choice => text.map(|text| field.option(text).map_or(text, |option| &option.vi)).map(str::to_owned),
        FieldType::YesNo => value.as_bool().map(|yes| source.words(if yes { "print.yes" } else { "print.no" }, &[])),
        FieldType::Date => text.and_then(|text| text.parse().ok()).map(|day| format::short_date(Lang::Vi, day)),
        FieldType::Money => value.as_i64().map(|amount| format::money(Lang::Vi, amount)),
        FieldType::Commune => text.map(|code| commune(source, code)),
        FieldType::Address => {
            let part = |name: &str| value.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
            let parts = [part("line").map(str::to_owned), part("commune").map(|code| commune(source, code))];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        FieldType::File => text.map(|id| {
            let paper = source.dossier.papers.iter().find(|paper| paper.id.to_string() == id);
            paper.map_or(id, |paper| &paper.name).to_owned()
        }),
        FieldType::Text
        | FieldType::LongText
        | FieldType::PersonName
        | FieldType::PersonalId
        | FieldType::Phone
        | FieldType::Email => text.map(str::to_owned),
        FieldType::Number | FieldType::LandParcel | FieldType::Vehicle | FieldType::Group => None,
    }
    // A number, or an answer of another shape than its field today: as it was kept, never left out.
    .unwrap_or_else(|| text.map_or_else(|| value.to_string(), str::to_owned))
}

/// A commune and its province by name.
fn commune(source: &Source<'_>, code: &str) -> String {
    let units = &source.city.library.units;
    let found = code.parse::<CommuneCode>().ok().and_then(|code| units.commune(code));
    let Some(commune) = found else { return code.to_owned() };
    let day = local::day(source.dossier.filed_at);
    let province = units.province(commune.province).map(|province| province.full_name_on(day));
    [Some(commune.full_name_on(day)), province].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
