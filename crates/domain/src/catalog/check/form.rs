//! Fields, their conditions, and what is asked though the city holds it.

use std::collections::BTreeSet;

use super::super::field::{Field, FieldType, REGISTERS, SeenBy};
use super::super::parse::Turn::{self, At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    let form = &procedure.form;
    if let Some(title) = &form.title {
        report.words(&[Key("form"), Key("title")], title);
    }
    let sections = form.sections.iter().enumerate();
    let at_section = |at: usize| vec![Key("form"), Key("sections"), At(at), Key("id")];
    report.twice("section", sections.clone().map(|(at, section)| (section.id.as_str(), at_section(at))));
    let mut names: Vec<(&str, Vec<Turn<'_>>)> = Vec::new();
    for (at, section) in sections.clone() {
        report.words(&[Key("form"), Key("sections"), At(at), Key("title")], &section.title);
        for (field_at, field) in section.fields.iter().enumerate() {
            names.push((&field.name, vec![Key("form"), Key("sections"), At(at), Key("fields"), At(field_at)]));
        }
    }
    report.twice("field", names);
    let all = super::field_names(procedure);
    let mut before = BTreeSet::new();
    for (at, section) in sections {
        for (field_at, field) in section.fields.iter().enumerate() {
            let path = [Key("form"), Key("sections"), At(at), Key("fields"), At(field_at)];
            one(report, &path, field);
            conditions(report, &path, field, &before, &all);
            before.insert(field.name.as_str());
        }
    }
    pages(report, procedure);
}

fn with<'a>(path: &[Turn<'a>], key: &'a str) -> Vec<Turn<'a>> {
    path.iter().copied().chain([Key(key)]).collect()
}

fn one(report: &mut Report<'_>, path: &[Turn<'_>], field: &Field) {
    let name = field.name.as_str();
    report.words(&with(path, "label"), &field.label);
    if let Some(hint) = &field.hint {
        report.words(&with(path, "hint"), hint);
    }
    let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let starts = name.starts_with(|letter: char| letter.is_ascii_lowercase());
    // These words belong to the language of conditions.
    let reserved =
        ["true", "false", "null", "in", "as", "if", "channel", "loop", "var", "package", "import", "while", "for"];
    if !starts || !name.chars().all(letters) || reserved.contains(&name) {
        report.error("catalog.bad-field-name", path, &[("name", &name)]);
    }
    let choice = field.kind == FieldType::Choice;
    if choice && field.options.len() < 2 {
        report.error("catalog.choice-without-options", path, &[("name", &name)]);
    }
    if !choice && !field.options.is_empty() {
        report.error("catalog.options-without-choice", path, &[("name", &name)]);
    }
    report.twice("option", field.options.iter().map(|option| (option.value.as_str(), path.to_vec())));
    for option in &field.options {
        if option.vi.trim().is_empty() || option.en.trim().is_empty() {
            let lang = if option.vi.trim().is_empty() { "vi" } else { "en" };
            let place = format!("{name} › {}", option.value);
            report.error("catalog.missing-translation", path, &[("where", &place), ("lang", &lang)]);
        }
    }
    let reversed = field.min.zip(field.max).is_some_and(|(min, max)| min > max)
        || field.min_length.is_some_and(|least| least > field.most_characters());
    if reversed {
        report.error("catalog.limits-reversed", path, &[("name", &name)]);
    }
    if field.required && field.required_when.is_some() {
        report.warning("catalog.required-twice", path, &[("name", &name)]);
    }
    held(report, path, field);
}

/// A field about the applicant whose answer every account holds must say so (Decree 118/2025 Art. 17.1b).
fn held(report: &mut Report<'_>, path: &[Turn<'_>], field: &Field) {
    let name = field.name.as_str();
    match &field.source {
        Some(source) => {
            let register = source.split_once('.').map_or("", |(register, _)| register);
            if !REGISTERS.contains(&register) {
                let known = REGISTERS.join(", ");
                report.error("catalog.unknown-register", path, &[("name", source), ("known", &known)]);
            }
        }
        None => {
            let about_applicant = name.starts_with("applicant_") || name.starts_with("requester_");
            let in_account = matches!(
                field.kind,
                FieldType::PersonName
                    | FieldType::PersonalId
                    | FieldType::Phone
                    | FieldType::Email
                    | FieldType::Address
            );
            if about_applicant && in_account && field.seen_by == SeenBy::Everyone {
                report.error("catalog.asks-what-is-held", path, &[("name", &name)]);
            }
        }
    }
}

fn conditions(
    report: &mut Report<'_>,
    path: &[Turn<'_>],
    field: &Field,
    before: &BTreeSet<&str>,
    all: &BTreeSet<&str>,
) {
    for (key, condition) in [("visible-when", &field.visible_when), ("required-when", &field.required_when)] {
        let Some(condition) = condition else { continue };
        let path = with(path, key);
        report.condition(&path, condition, all, Reads::Answers);
        for name in condition.names().filter(|name| all.contains(name) && !before.contains(name)) {
            report.error("catalog.reads-later-field", &path, &[("name", &name), ("field", &field.name)]);
        }
    }
}

/// A page is asked at once, so its fields stand together.
fn pages(report: &mut Report<'_>, procedure: &Procedure) {
    let mut done = BTreeSet::new();
    for (at, section) in procedure.form.sections.iter().enumerate() {
        let mut last: Option<&str> = None;
        for (field_at, field) in section.fields.iter().enumerate() {
            let page = field.page.as_deref().unwrap_or(&field.name);
            if last != Some(page) && !done.insert(page) {
                let path = [Key("form"), Key("sections"), At(at), Key("fields"), At(field_at)];
                report.error("catalog.page-torn", &path, &[("page", &page), ("name", &field.name)]);
            }
            last = Some(page);
        }
    }
}
