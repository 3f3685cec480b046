//! Gaps, overlaps, rows without an amount.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;

use super::super::channel::Channel;
use super::super::fee::{Fee, FeeUnit};
use super::super::field::FieldType;
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    if procedure.fees.0.is_empty() {
        report.warning("catalog.fee-not-stated", &[Key("code")], &[]);
    }
    let known = super::field_names(procedure);
    for (at, fee) in procedure.fees.iter().enumerate() {
        let path = |key| [Key("fees"), At(at), Key(key)];
        let code = fee.code.as_str();
        report.words(&path("name"), &fee.name);
        report.words(&[Key("fees"), At(at), Key("basis"), Key("title")], &fee.basis.title);
        if let Some(condition) = &fee.when {
            report.condition(&path("when"), condition, &known, Reads::ChannelAndDay);
        }
        let ways = [fee.amount.is_some(), !fee.tiers.is_empty(), fee.set_by_council, fee.amount_by.is_some()];
        let amounts = ways.into_iter().filter(|way| *way).count();
        match amounts {
            0 => report.error("catalog.fee-without-amount", &path("code"), &[("name", &code)]),
            1 => {}
            _ => report.error("catalog.fee-amount-twice", &path("code"), &[("name", &code)]),
        }
        if !rising(fee) {
            report.error("catalog.fee-tiers", &path("tiers"), &[("name", &code)]);
        }
        if fee.exemptions.iter().any(|one| one.percent == 0 || one.percent > 100) {
            report.error("catalog.fee-percent", &path("exemptions"), &[("name", &code)]);
        }
        fields(report, at, fee, procedure);
    }
    periods(report, procedure);
}

/// Tiers go up and the last has no end, so that every count has a price.
fn rising(fee: &Fee) -> bool {
    let Some((last, rest)) = fee.tiers.split_last() else { return true };
    let ends: Vec<Option<u32>> = rest.iter().map(|tier| tier.up_to).collect();
    last.up_to.is_none()
        && ends.iter().all(Option::is_some)
        && ends.windows(2).all(|pair| pair[0] < pair[1])
        && ends.first() != Some(&Some(0))
}

fn fields(report: &mut Report<'_>, at: usize, fee: &Fee, procedure: &Procedure) {
    for (key, name) in [("count-field", &fee.count_field), ("pages-field", &fee.pages_field)] {
        let Some(name) = name else { continue };
        if procedure.form.field(name).is_none_or(|field| field.kind != FieldType::Number) {
            report.error("catalog.fee-field", &[Key("fees"), At(at), Key(key)], &[("name", name)]);
        }
    }
    if fee.unit == FeeUnit::Page && fee.pages_field.is_none() {
        report.error("catalog.fee-without-pages", &[Key("fees"), At(at), Key("unit")], &[("name", &fee.code)]);
    }
}

/// The days on which one row of the table holds.
struct Period {
    row: usize,
    from: Date,
    to: Option<Date>,
}

/// The rows of one rule follow each other without gap or overlap from the first day of the edition to its last.
fn periods(report: &mut Report<'_>, procedure: &Procedure) {
    let mut rules: BTreeMap<(&str, Channel), Vec<Period>> = BTreeMap::new();
    for (row, fee) in procedure.fees.iter().enumerate() {
        for offer in procedure.channels.iter().filter(|offer| fee.is_for(offer.channel)) {
            let from = fee.valid_from.unwrap_or(procedure.valid_from).max(procedure.valid_from);
            let period = Period { row, from, to: fee.valid_to.or(procedure.valid_to) };
            // A row that ended before this edition began is history.
            if period.to.is_some_and(|to| to < procedure.valid_from) {
                continue;
            }
            rules.entry((fee.code.as_str(), offer.channel)).or_default().push(period);
        }
    }
    for ((code, channel), mut periods) in rules {
        periods.sort_by_key(|period| period.from);
        let mut next = Some(procedure.valid_from);
        for Period { row, from, to } in periods {
            let path = [Key("fees"), At(row), Key("code")];
            let args: [(&str, &dyn Display); 3] = [("name", &code), ("channel", &channel.key()), ("date", &from)];
            match next {
                Some(next) if from > next => report.error("catalog.fee-gap", &path, &args),
                Some(next) if from == next => {}
                _ => report.error("catalog.fee-overlap", &path, &args),
            }
            next = to.and_then(|to| to.tomorrow().ok());
        }
        let ends_early = next.filter(|next| procedure.valid_to.is_none_or(|to| *next <= to));
        if let Some(next) = ends_early {
            let last = next.yesterday().unwrap_or(next);
            report.warning(
                "catalog.fee-ends",
                &[Key("fees")],
                &[("name", &code), ("channel", &channel.key()), ("date", &last)],
            );
        }
    }
    every_channel(report, procedure);
}

/// A channel without a row would look free.
fn every_channel(report: &mut Report<'_>, procedure: &Procedure) {
    if procedure.fees.0.is_empty() {
        return;
    }
    for offer in &procedure.channels {
        if !procedure.fees.iter().any(|fee| fee.is_for(offer.channel)) {
            report.error("catalog.fee-missing-for-channel", &[Key("fees")], &[("channel", &offer.channel.key())]);
        }
    }
}
