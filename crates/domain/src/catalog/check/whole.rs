//! Words, dates, channels, results, legal basis.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::super::channel::ServiceLevel;
use super::super::office::OfficeRule;
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};
use crate::catalog::field::FieldType;
use crate::catalog::finding::Severity;
use crate::search::fold::fold;

/// The most syllables of a Vietnamese sentence, and words of an English one, that are read at a glance.
const SENTENCE_WORDS: usize = 25;
/// The most words of a summary.
const SUMMARY_WORDS: usize = 60;

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    words(report, procedure);
    dates(report, procedure);
    channels(report, procedure);
    office(report, procedure);
    rest(report, procedure);
}

fn words(report: &mut Report<'_>, procedure: &Procedure) {
    for (key, text) in
        [("name", &procedure.name), ("plain-name", &procedure.plain_name), ("summary", &procedure.summary)]
    {
        report.words(&[Key(key)], text);
    }
    report.words(&[Key("domain"), Key("name")], &procedure.domain.name);
    for (lang, summary) in [("vi", &procedure.summary.vi), ("en", &procedure.summary.en)] {
        let count = summary.split_whitespace().count();
        // A Vietnamese word is often two syllables, and each counts here: hence twice as many for it.
        let most = if lang == "vi" { SUMMARY_WORDS * 2 } else { SUMMARY_WORDS };
        if count > most {
            report.warning(
                "catalog.summary-too-long",
                &[Key("summary")],
                &[("lang", &lang), ("count", &count), ("max", &most)],
            );
        }
    }
    for (at, note) in procedure.notes.iter().enumerate() {
        report.words(&[Key("notes"), At(at)], note);
    }
    for (at, result) in procedure.results.iter().enumerate() {
        report.words(&[Key("results"), At(at), Key("name")], &result.name);
    }
    for (at, basis) in procedure.legal_basis.iter().enumerate() {
        report.words(&[Key("legal-basis"), At(at), Key("title")], &basis.title);
    }
    if let Some(delegation) = &procedure.delegation {
        report.words(&[Key("delegation")], delegation);
    }
    called(report, procedure);
    sentences(report, procedure);
    if procedure.replaced_by.is_some() && procedure.valid_to.is_none() {
        report.warning("catalog.replaced-in-force", &[Key("replaced-by")], &[]);
    }
}

/// A name twice helps nobody find anything.
fn called(report: &mut Report<'_>, procedure: &Procedure) {
    let mut seen: BTreeSet<String> = [&procedure.name.vi, &procedure.plain_name.vi].map(|name| fold(name)).into();
    for (at, name) in procedure.also_called.iter().enumerate() {
        if !seen.insert(fold(name)) {
            report.add(Severity::Note, "catalog.same-call", &[Key("also-called"), At(at)], &[("name", name)]);
        }
    }
}

/// What people read in a hurry is in short sentences.
fn sentences(report: &mut Report<'_>, procedure: &Procedure) {
    let mut texts = vec![(vec![Key("summary")], &procedure.summary)];
    texts.extend(procedure.notes.iter().enumerate().map(|(at, note)| (vec![Key("notes"), At(at)], note)));
    for (at, stop) in procedure.eligibility.iter().enumerate() {
        texts.push((vec![Key("eligibility"), At(at), Key("why")], &stop.why));
    }
    for (at, paper) in procedure.components.iter().enumerate() {
        texts.extend(paper.hint.as_ref().map(|hint| (vec![Key("components"), At(at), Key("hint")], hint)));
    }
    for (path, text) in texts {
        for (lang, words) in [("vi", &text.vi), ("en", &text.en)] {
            let count = |sentence: &str| sentence.split_whitespace().count();
            let longest = words.split(['.', ';', ':', '?', '!']).map(count).max().unwrap_or_default();
            if longest > SENTENCE_WORDS {
                let shown = super::shown(&path);
                let args: [(&str, &dyn Display); 4] =
                    [("where", &shown), ("lang", &lang), ("count", &longest), ("max", &SENTENCE_WORDS)];
                report.add(Severity::Note, "catalog.long-sentence", &path, &args);
            }
        }
    }
}

fn dates(report: &mut Report<'_>, procedure: &Procedure) {
    if let Some(to) = procedure.valid_to.filter(|to| *to < procedure.valid_from) {
        report.error("catalog.validity-reversed", &[Key("valid-to")], &[("from", &procedure.valid_from), ("to", &to)]);
    }
    if procedure.edition == 0 {
        report.error("catalog.edition-zero", &[Key("edition")], &[]);
    }
}

fn channels(report: &mut Report<'_>, procedure: &Procedure) {
    let at_channel = |at: usize| vec![Key("channels"), At(at), Key("channel")];
    report.twice(
        "channel",
        procedure.channels.iter().enumerate().map(|(at, offer)| (offer.channel.key(), at_channel(at))),
    );
    let known = super::field_names(procedure);
    for (at, offer) in procedure.channels.iter().enumerate() {
        let channel = offer.channel.key();
        let partial = offer.level == ServiceLevel::Partial;
        if partial
            && (offer.reason.is_none() || offer.reason_basis.as_ref().is_none_or(|basis| basis.trim().is_empty()))
        {
            report.error("catalog.partial-without-reason", &at_channel(at), &[("channel", &channel)]);
        }
        if !partial && offer.reason.is_some() {
            report.error("catalog.reason-without-partial", &at_channel(at), &[("channel", &channel)]);
        }
        if offer.time.stated().is_none() {
            report.warning("catalog.time-not-stated", &at_channel(at), &[("channel", &channel)]);
        }
        if let Some(note) = &offer.time_note {
            report.words(&[Key("channels"), At(at), Key("time-note")], note);
        }
        for (variant_at, variant) in offer.variants.iter().enumerate() {
            let path = [Key("channels"), At(at), Key("variants"), At(variant_at)];
            report.condition(&path, &variant.when, &known, Reads::Channel);
        }
    }
    let times: BTreeSet<String> =
        procedure.channels.iter().filter_map(|offer| offer.time.stated()).map(ToString::to_string).collect();
    let explained = procedure.channels.iter().all(|offer| offer.time_basis.is_some());
    if times.len() > 1 && !explained {
        let times = times.into_iter().collect::<Vec<_>>().join(", ");
        report.warning("catalog.times-differ", &[Key("channels")], &[("times", &times)]);
    }
}

fn office(report: &mut Report<'_>, procedure: &Procedure) {
    let mut rules = vec![(vec![Key("office")], &procedure.office)];
    if let OfficeRule::ByTable { offices, .. } = &procedure.office {
        rules
            .extend(offices.iter().map(|(name, rule)| (vec![Key("office"), Key("offices"), Key(name.as_str())], rule)));
    }
    for (path, rule) in rules {
        let path = |key| path.iter().copied().chain([Key(key)]).collect::<Vec<_>>();
        match rule {
            OfficeRule::CityOffice { name, .. } => report.words(&path("name"), name),
            OfficeRule::CommuneOfField { field, .. } | OfficeRule::CommuneOfChoice { field, .. } => {
                match procedure.form.field(field).map(|field| field.kind) {
                    None => report.error("catalog.office-field-unknown", &path("field"), &[("name", field)]),
                    Some(FieldType::Commune | FieldType::Address) => {}
                    Some(_) => report.error("catalog.office-field-not-a-place", &path("field"), &[("name", field)]),
                }
            }
            OfficeRule::ByTable { .. } => {}
        }
    }
}

fn rest(report: &mut Report<'_>, procedure: &Procedure) {
    let mut wanted = |empty: bool, code: &str, key: &str| {
        if empty {
            report.error(code, &[Key(key)], &[]);
        }
    };
    wanted(procedure.legal_basis.is_empty(), "catalog.no-legal-basis", "legal-basis");
    wanted(procedure.channels.is_empty(), "catalog.no-channel", "channels");
    wanted(procedure.results.is_empty(), "catalog.no-result", "results");
    wanted(procedure.subjects.is_empty(), "catalog.no-subject", "subjects");
    wanted(procedure.levels.is_empty(), "catalog.no-level", "levels");
    wanted(procedure.decision.trim().is_empty(), "catalog.no-decision", "decision");
    let own = &procedure.supplement;
    let departs = own.before_acceptance.is_some()
        || own.after_acceptance.is_some()
        || own.within.is_some()
        || own.close_after_days.is_some();
    match &own.basis {
        None if departs => report.error("catalog.override-without-basis", &[Key("supplement")], &[]),
        Some(basis) if departs => {
            report.add(Severity::Note, "catalog.sector-note", &[Key("supplement")], &[("basis", basis)]);
        }
        _ => {}
    }
    if !report.file_name().starts_with(procedure.code.as_str()) {
        let file = report.file_name().to_owned();
        report.warning("catalog.file-name", &[Key("code")], &[("code", &procedure.code), ("name", &file)]);
    }
}

impl Report<'_> {
    fn file_name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(self.file)
    }
}
