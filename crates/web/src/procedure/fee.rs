//! What is to be paid, in words.

use app::words::{Lang, Value, Words, format};
use domain::catalog::fee::{Exemption, FeeKind, FeeUnit};
use domain::catalog::guide::{self, Case, FeeOfCase, Price, Sure};
use domain::catalog::{Answers, Channel, Fee, Money, Procedure};
use jiff::civil::Date;
use serde::Serialize;

/// One row of the fee table as people read it.
#[derive(Debug, Clone, Serialize)]
pub struct FeeRow {
    /// What it is for.
    pub name: String,
    /// What the law calls it: *phí* or *lệ phí*.
    pub kind: String,
    /// The price, with what is counted.
    pub price: String,
    /// The doors it holds for; all when empty.
    pub channels: Vec<String>,
    /// Who pays less.
    pub less: Vec<String>,
    /// The law that sets it.
    pub basis: String,
}

/// An amount, or that it costs nothing.
pub fn amount(words: &Words, lang: Lang, money: Money) -> String {
    match money {
        Money::ZERO => words.get(lang, "catalog-fee-free", &[]),
        Money(dong) => format::money(lang, i64::try_from(dong).unwrap_or(i64::MAX)),
    }
}

/// What a plain case costs, for lists: a person reads the table for the rest.
pub fn usual(words: &Words, lang: Lang, procedure: &Procedure, channel: Channel, on: Date) -> String {
    total(words, lang, &guide::case(procedure, &Answers::default(), channel, on))
}

/// What a case costs in all, as far as it is known.
pub fn total(words: &Words, lang: Lang, case: &Case<'_>) -> String {
    let by_council = case.fees.iter().any(|fee| fee.price == Sure::Known(Price::SetByCouncil));
    match &case.total {
        Sure::Known(Some(total)) => amount(words, lang, *total),
        Sure::Known(None) if by_council => words.get(lang, "catalog-fee-set-by-council", &[]),
        Sure::Known(None) => words.get(lang, "catalog-table-not-stated", &[]),
        Sure::DependsOn(_) => words.get(lang, "procedure-fee-depends", &[]),
    }
}

/// What one fee of a case is, as far as it is known.
pub fn of_case(words: &Words, lang: Lang, fee: &FeeOfCase<'_>) -> String {
    match &fee.price {
        Sure::Known(Price::Amount(money)) => amount(words, lang, *money),
        Sure::Known(Price::SetByCouncil) => words.get(lang, "catalog-fee-set-by-council", &[]),
        Sure::Known(Price::NotStated) => words.get(lang, "catalog-table-not-stated", &[]),
        Sure::DependsOn(_) => words.get(lang, "procedure-fee-depends", &[]),
    }
}

/// The rows that hold on a day.
pub fn rows(words: &Words, lang: Lang, procedure: &Procedure, on: Date) -> Vec<FeeRow> {
    let row = |fee: &Fee| FeeRow {
        name: fee.name.get(lang.code()).to_owned(),
        kind: words.get(lang, if fee.kind == FeeKind::Phi { "catalog-fee-phi" } else { "catalog-fee-le-phi" }, &[]),
        price: price(words, lang, fee),
        channels: fee.channels.iter().map(|channel| super::line::channel(words, lang, *channel)).collect(),
        less: fee.exemptions.iter().map(|one| less(words, lang, one)).collect(),
        basis: fee.basis.number.clone(),
    };
    procedure.fees.iter().filter(|fee| fee.is_in_force(on)).map(row).collect()
}

fn price(words: &Words, lang: Lang, fee: &Fee) -> String {
    let unit = match fee.unit {
        FeeUnit::Case => "catalog-fee-unit-case",
        FeeUnit::Page => "catalog-fee-unit-page",
        FeeUnit::Copy => "catalog-fee-unit-copy",
        FeeUnit::Document => "catalog-fee-unit-document",
    };
    let unit = words.get(lang, unit, &[]);
    let each = |money: Money| match money {
        Money::ZERO => amount(words, lang, money),
        _ => format!("{} {unit}", amount(words, lang, money)),
    };
    let mut parts = Vec::new();
    match (fee.amount, fee.tiers.as_slice()) {
        (Some(money), _) => parts.push(each(money)),
        (None, []) if fee.amount_by.is_some() => {
            let table = fee.amount_by.as_ref().and_then(|name| name.table());
            let title = table.map(|table| table.title.get(lang.code()).to_owned()).unwrap_or_default();
            parts.push(words.get(lang, "catalog-fee-by-table", &[("title", Value::Text(title))]));
        }
        (None, []) => {
            let key = if fee.set_by_council { "catalog-fee-set-by-council" } else { "catalog-table-not-stated" };
            parts.push(words.get(lang, key, &[]));
        }
        (None, tiers) => {
            let mut first = 1;
            for tier in tiers {
                let from = Value::Count(i64::from(first));
                let range = match tier.up_to {
                    Some(last) => {
                        words.get(lang, "procedure-fee-tier", &[("from", from), ("to", Value::Count(i64::from(last)))])
                    }
                    None => words.get(lang, "procedure-fee-last-tier", &[("from", from)]),
                };
                parts.push(format!("{range}: {}", each(tier.amount)));
                first = tier.up_to.unwrap_or(first).saturating_add(1);
            }
        }
    }
    if let Some(cap) = fee.cap {
        parts.push(words.get(lang, "procedure-fee-cap", &[("amount", Value::Text(amount(words, lang, cap)))]));
    }
    parts.join("; ")
}

/// Who pays less, in words.
pub fn less(words: &Words, lang: Lang, exemption: &Exemption) -> String {
    let who = ("who", Value::Text(words.get(lang, exemption.class.words(), &[])));
    match exemption.percent {
        100 => words.get(lang, "procedure-fee-exempt", &[who]),
        percent => words.get(lang, "procedure-fee-less", &[who, ("percent", Value::Count(i64::from(percent)))]),
    }
}
