//! The form, answered, as an officer reads it.

use app::words::answer::Reader;
use domain::catalog::field::Field;
use domain::catalog::procedure::Procedure;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
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
                Some(Row {
                    key: field.label.get(lang).to_owned(),
                    lines: lines(tell, field, value, &dossier.papers),
                    ..Row::default()
                })
            })
            .collect(),
    };
    procedure.form.sections.iter().map(section).filter(|section| !section.rows.is_empty()).collect()
}

/// An answer in words; an address has two lines, a group one for each item.
pub fn lines(tell: Tell<'_>, field: &Field, value: &Value, papers: &[Paper]) -> Vec<String> {
    let paper = |id: &str| papers.iter().find(|paper| paper.id.to_string() == id).map(|paper| paper.name.clone());
    let day = domain::calendar::local::day(tell.0.now);
    Reader { city: &tell.0.city, lang: tell.0.lang, day, paper: &paper }.lines(field, value)
}
