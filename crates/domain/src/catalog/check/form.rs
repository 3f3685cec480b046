//! Fields, their conditions, and what is asked though the city holds it.

use std::collections::BTreeSet;

use super::super::field::{FILES, Field, FieldType, MOST_ITEMS, REGISTERS, SeenBy};
use super::super::parse::Turn::{self, At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};
use crate::search::fold;

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
    asked_twice(report, procedure);
    let all = super::field_names(procedure);
    let mut before = BTreeSet::new();
    for (at, section) in sections {
        for (field_at, field) in section.fields.iter().enumerate() {
            let path = [Key("form"), Key("sections"), At(at), Key("fields"), At(field_at)];
            one(report, &path, field);
            conditions(report, &path, field, &before, &all);
            siblings(report, &path, field, &procedure.form.fields().collect::<Vec<_>>());
            group(report, &path, field, &before);
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
    let foreign = field.accept.iter().find(|media| !FILES.contains(&media.as_str()));
    let limited = !field.accept.is_empty() || field.max_megabytes.is_some();
    let too_large = field.max_megabytes.is_some_and(|most| !(1..=20).contains(&most));
    if foreign.is_some() || too_large || limited && field.kind != FieldType::File {
        report.error("catalog.bad-file-limit", path, &[("name", &name), ("known", &FILES.join(", "))]);
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

/// A group asks simple questions, at least one, between as many and as many times.
fn group<'a>(report: &mut Report<'_>, path: &[Turn<'a>], group: &'a Field, before: &BTreeSet<&'a str>) {
    let name = group.name.as_str();
    if group.kind != FieldType::Group {
        if !group.fields.is_empty() || group.min_items.is_some() || group.max_items.is_some() || group.item.is_some() {
            report.error("catalog.fields-without-group", path, &[("name", &name)]);
        }
        return;
    }
    if let Some(item) = &group.item {
        report.words(&with(path, "item"), item);
    }
    if group.fields.is_empty() {
        report.error("catalog.group-without-fields", path, &[("name", &name)]);
    }
    let most = group.max_items.unwrap_or(10);
    if group.least_items() > most || most > MOST_ITEMS {
        report.error("catalog.bad-item-count", path, &[("name", &name), ("most", &MOST_ITEMS)]);
    }
    let at = |position: usize| path.iter().copied().chain([Key("fields"), At(position)]).collect::<Vec<_>>();
    report.twice("field", group.fields.iter().enumerate().map(|(position, one)| (one.name.as_str(), at(position))));
    let beside: Vec<&Field> = group.fields.iter().collect();
    let mut known = before.clone();
    for (position, field) in group.fields.iter().enumerate() {
        let path = at(position);
        if field.kind == FieldType::Group {
            report.error("catalog.group-in-group", &path, &[("name", &field.name), ("group", &name)]);
            continue;
        }
        one(report, &path, field);
        siblings(report, &path, field, &beside);
        let all = known.iter().copied().chain(beside.iter().map(|one| one.name.as_str())).collect();
        conditions(report, &path, field, &known, &all);
        known.insert(&field.name);
    }
}

/// A personal number may be held against a date and a choice that stand beside it.
fn siblings(report: &mut Report<'_>, path: &[Turn<'_>], field: &Field, beside: &[&Field]) {
    let wanted = [("born", &field.born, FieldType::Date), ("sex", &field.sex, FieldType::Choice)];
    for (key, sibling, kind) in wanted {
        let Some(sibling) = sibling else { continue };
        let found = beside.iter().find(|one| one.name == *sibling);
        let tells = |one: &&&Field| {
            one.kind == kind
                && (kind == FieldType::Date || one.option("male").is_some() && one.option("female").is_some())
        };
        if field.kind != FieldType::PersonalId || found.filter(tells).is_none() {
            let args: [(&str, &dyn std::fmt::Display); 3] =
                [("name", &field.name), ("key", &key), ("sibling", sibling)];
            report.error("catalog.not-a-sibling", &with(path, key), &args);
        }
    }
}

/// The same question of the same kind twice in one section: the second answer is held already.
fn asked_twice(report: &mut Report<'_>, procedure: &Procedure) {
    for (at, section) in procedure.form.sections.iter().enumerate() {
        for (field_at, field) in section.fields.iter().enumerate() {
            let same = |before: &&Field| {
                before.kind == field.kind
                    && fold(&before.label.vi) == fold(&field.label.vi)
                    // Two wordings of one question for two cases are not asked of the same person.
                    && (before.visible_when == field.visible_when
                        || before.visible_when.is_none() && field.visible_when.is_none())
            };
            if field.source.is_none() && section.fields[..field_at].iter().find(same).is_some() {
                let path = [Key("form"), Key("sections"), At(at), Key("fields"), At(field_at)];
                report.error("catalog.asks-what-is-held", &path, &[("name", &field.name)]);
            }
        }
    }
}

/// The first words of a name that say the field is about whoever asks.
const APPLICANT: [&str; 5] = ["applicant", "declarant", "filer", "requester", "submitter"];

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
            let about_applicant = name.split_once('_').is_some_and(|(whose, _)| APPLICANT.contains(&whose));
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

#[cfg(test)]
mod tests {
    use super::super::files;

    const HEAD: &str = r#"
code = "1.000001"
edition = 1
valid-from = "2026-07-01"
decision = "1/QĐ"
name = { vi = "Cấp giấy", en = "Permit" }
plain-name = { vi = "Xin giấy", en = "Get a permit" }
summary = { vi = "Xin giấy.", en = "Get a permit." }
levels = ["commune"]
subjects = ["citizen"]

[domain]
code = "G15-HT"
name = { vi = "Hộ tịch", en = "Civil status" }

[office]
rule = "city-office"
office = "1"
name = { vi = "Sở", en = "Department" }

[[channels]]
channel = "online"
level = "end-to-end"
time = "1wd"

[[results]]
code = "KQ.G15.000031"
name = { vi = "Giấy", en = "Paper" }

[[legal-basis]]
number = "1/2025"
title = { vi = "Luật", en = "Law" }

[[steps]]
id = "return"
name = { vi = "Trả", en = "Return" }
role = "receptionist"
kind = "return"
time = "2wh"

[[form.sections]]
id = "all"
title = { vi = "Tất cả", en = "All" }
"#;

    fn codes(fields: &str) -> Vec<String> {
        let text = format!("{HEAD}fields = [{fields}]\n");
        let findings = files([("1.000001-giay.toml", text.as_str())]).1;
        let about_form = [
            "catalog.group",
            "catalog.fields-without",
            "catalog.bad-item",
            "catalog.bad-file",
            "catalog.not-a-sibling",
            "catalog.asks-what",
            "catalog.duplicate-name",
            "catalog.unknown-field",
            "catalog.reads-later",
            "catalog.missing",
            "catalog.unreadable",
            "catalog.wrong-type",
        ];
        let codes = findings.into_iter().map(|finding| finding.code);
        codes.filter(|code| about_form.iter().any(|start| code.starts_with(start))).collect()
    }

    fn field(name: &str, rest: &str) -> String {
        format!(r#"{{ name = "{name}", label = {{ vi = "{name}", en = "{name}" }}, {rest} }}"#)
    }

    fn check(fields: &[String], found: &[&str]) {
        assert_eq!(codes(&fields.join(", ")), found, "{fields:?}");
    }

    #[test]
    fn a_group_asks_simple_questions_a_sensible_number_of_times() {
        let group =
            |fields: &str, rest: &str| field("people", &format!(r#"type = "group", fields = [{fields}]{rest}"#));
        let name = field("who", r#"type = "person-name""#);
        check(&[group(&name, "")], &[]);
        check(&[group(&name, ", min-items = 2, max-items = 20")], &[]);
        check(&[group("", "")], &["catalog.group-without-fields"]);
        check(&[group(&name, ", min-items = 3, max-items = 2")], &["catalog.bad-item-count"]);
        check(&[group(&name, ", max-items = 101")], &["catalog.bad-item-count"]);
        check(&[group(&group(&name, ""), "")], &["catalog.group-in-group"]);
        check(&[group(&format!("{name}, {name}"), "")], &["catalog.duplicate-name"]);
        check(&[field("who", r#"type = "text", min-items = 1"#)], &["catalog.fields-without-group"]);
    }

    #[test]
    fn a_condition_in_a_group_reads_what_is_asked_before_it() {
        let ill = field("ill", r#"type = "yes-no""#);
        let what = field("what", r#"type = "text", visible-when = "ill""#);
        let group = |fields: &[&String]| {
            let fields = fields.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(", ");
            field("people", &format!(r#"type = "group", fields = [{fields}]"#))
        };
        check(&[group(&[&ill, &what])], &[]);
        check(&[ill.clone(), group(&[&what])], &[]);
        check(&[group(&[&what, &ill])], &["catalog.reads-later-field"]);
        check(&[group(&[&what]), ill.clone()], &["catalog.unknown-field"]);
        // The form outside does not see into the items.
        check(&[group(&[&ill]), what.clone()], &["catalog.unknown-field"]);
        check(&[group(&[&ill]), field("big", r#"type = "text", visible-when = "size(people) > 2""#)], &[]);
    }

    #[test]
    fn a_file_is_limited_to_what_is_taken_at_all() {
        check(&[field("map", r#"type = "file", accept = ["application/pdf"], max-megabytes = 5"#)], &[]);
        check(&[field("map", r#"type = "file", accept = ["image/gif"]"#)], &["catalog.bad-file-limit"]);
        check(&[field("map", r#"type = "file", max-megabytes = 21"#)], &["catalog.bad-file-limit"]);
        check(&[field("map", r#"type = "text", max-megabytes = 5"#)], &["catalog.bad-file-limit"]);
    }

    #[test]
    fn a_number_is_held_against_a_date_and_a_choice_beside_it() {
        let born = field("born", r#"type = "date""#);
        let id = field("id", r#"type = "personal-id", born = "born""#);
        check(&[born.clone(), id.clone()], &[]);
        check(std::slice::from_ref(&id), &["catalog.not-a-sibling"]);
        check(&[field("born", r#"type = "text""#), id], &["catalog.not-a-sibling"]);
        check(&[born, field("name", r#"type = "text", born = "born""#)], &["catalog.not-a-sibling"]);
    }

    #[test]
    fn what_is_held_is_not_asked() {
        let asked = ["catalog.asks-what-is-held"];
        check(&[field("declarant_phone", r#"type = "phone""#)], &asked);
        check(&[field("declarant_phone", r#"type = "phone", source = "account.phone""#)], &[]);
        check(&[field("mother_phone", r#"type = "phone""#)], &[]);
        let twice = |second: &str| {
            [
                r#"{ name = "a", label = { vi = "Số nhà", en = "House" }, type = "text" }"#.to_owned(),
                format!(r#"{{ name = "b", label = {{ vi = "Số Nhà", en = "House" }}, {second} }}"#),
            ]
        };
        check(&twice(r#"type = "text""#), &asked);
        check(&twice(r#"type = "number""#), &[]);
        check(&twice(r#"type = "text", source = "land.house""#), &[]);
    }
}
