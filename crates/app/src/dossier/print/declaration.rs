//! The declaration: the answers given, in the words of the form they answer, to be signed.

use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::field::{Field, FieldType, SeenBy};
use domain::dossier::fact::Fact;
use paper::form::{Answer, Declaration, Section};
use serde_json::Value;

use super::heading::place;
use super::source::Source;
use crate::error::Error;
use crate::words::Lang;
use crate::words::answer::Reader;

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
        answers: section.fields.iter().filter(is_asked).flat_map(|field| told(source, field, &answers)).collect(),
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

/// The lines of the declaration for one question. Of a group, every answer of every item has its own, so that the paper
/// reads like the form that people know.
fn told(source: &Source<'_>, field: &Field, answers: &Answers) -> Vec<Answer> {
    let name = |id: &str| {
        let paper = source.dossier.papers.iter().find(|paper| paper.id.to_string() == id);
        paper.map(|paper| paper.name.clone())
    };
    let day = local::day(source.dossier.filed_at);
    let reader = Reader { city: source.city, lang: Lang::Vi, day, paper: &name };
    // A question becomes a line to fill in: “Quan hệ với trẻ: Cha”.
    let label = field.label.vi.trim_end_matches(['?', ' ']).to_owned();
    match answers.get(&field.name) {
        Some(Value::Array(items)) if field.kind == FieldType::Group => {
            let line = |(at, item)| {
                let nth = reader.nth(field, at);
                reader
                    .item(field, item)
                    .into_iter()
                    .map(move |(label, lines)| Answer { label: format!("{nth} – {label}"), value: lines.join(", ") })
            };
            items.iter().enumerate().flat_map(line).collect()
        }
        answer => {
            let value = answer.map(|value| reader.lines(field, value).join(", ")).unwrap_or_default();
            vec![Answer { label, value }]
        }
    }
}
