//! What a person needs in their case, from the few answers they have given so far. What still depends on other answers
//! is said to depend on them: nothing is guessed.
mod truth; // true, false, or open until more is answered

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::answers::Answers;
use super::channel::{Channel, TimeLimit};
use super::component::Component;
use super::condition::Setting;
use super::decision::{DecisionTable, Gives, Outcome};
use super::eligibility::Stop;
use super::fee::{Exemption, Fee, FeeUnit};
use super::field::Field;
use super::money::Money;
use super::office::{CommuneBody, OfficeRule};
use super::procedure::Procedure;
use truth::{Open, Truth};

/// Something that is known, or the names of the fields it still depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure<T> {
    /// It is this.
    Known(T),
    /// It depends on the answers to these fields.
    DependsOn(Vec<String>),
}

/// One paper of the case.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper<'a> {
    /// The paper.
    pub component: &'a Component,
    /// Whether it is wanted.
    pub needed: Sure<bool>,
}

/// What one fee is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Price {
    /// So much; zero is free by law.
    Amount(Money),
    /// The People's Council sets it, and it is not known here.
    SetByCouncil,
    /// No source states it.
    NotStated,
}

/// One fee of the case, or one that may become so.
#[derive(Debug, Clone, PartialEq)]
pub struct FeeOfCase<'a> {
    /// The row.
    pub fee: &'a Fee,
    /// Whether it is taken in this case.
    pub taken: Sure<bool>,
    /// How much it is before exemptions, once it is taken.
    pub price: Sure<Price>,
    /// Who pays less.
    pub exemptions: &'a [Exemption],
}

/// The office that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decides<'a> {
    /// An office of the city.
    City(&'a OfficeRule),
    /// The body of a commune: this one, or that of a place that is still to be named in a field.
    Commune {
        /// The code of the commune, once it is named.
        commune: Option<String>,
        /// The field that names it.
        field: &'a str,
        /// Which body.
        body: CommuneBody,
        /// The applicant may pick any commune.
        any: bool,
    },
}

/// What a person needs in their case.
#[derive(Debug, Clone, PartialEq)]
pub struct Case<'a> {
    /// The case in which the procedure ends before it begins, when the answers meet one.
    pub stop: Option<&'a Stop>,
    /// Cases that may still end it, with the fields they depend on.
    pub may_stop: Vec<(&'a Stop, Vec<String>)>,
    /// Every paper of the procedure: needed, not needed, or depending on more.
    pub papers: Vec<Paper<'a>>,
    /// The fees that are or may be taken on this channel and day. None in the list means that no source states a fee.
    pub fees: Vec<FeeOfCase<'a>>,
    /// What is paid in all before exemptions; none while a part is set by the People's Council or not stated.
    pub total: Sure<Option<Money>>,
    /// The time of the law; none when the channel is closed.
    pub time: Option<Sure<TimeLimit>>,
    /// Who decides.
    pub office: Sure<Decides<'a>>,
}

/// What a person needs in their case.
pub fn case<'a>(procedure: &'a Procedure, answers: &Answers, channel: Channel, on: Date) -> Case<'a> {
    let open = Open { form: &procedure.form, answers };
    let setting = Setting { channel: Some(channel), on: Some(on) };
    let (mut stop, mut may_stop) = (None, Vec::new());
    for one in &procedure.eligibility {
        match stops(&open, one, setting) {
            Truth::Yes if stop.is_none() => stop = Some(one),
            Truth::Open(names) => may_stop.push((one, names)),
            Truth::Yes | Truth::No => {}
        }
    }
    let papers = procedure.components.iter().map(|component| Paper { component, needed: needed(&open, component) });
    let fees: Vec<FeeOfCase> = procedure
        .fees
        .iter()
        .filter(|fee| fee.is_in_force(on) && fee.is_for(channel))
        .map(|fee| fee_of_case(&open, fee, setting))
        .filter(|fee| fee.taken != Sure::Known(false))
        .collect();
    Case {
        stop,
        may_stop,
        papers: papers.collect(),
        total: total(&fees, procedure.fees.0.is_empty()),
        fees,
        time: time(&open, procedure, channel),
        office: office(&open, procedure, on),
    }
}

impl Case<'_> {
    /// The fields that anything in the case still depends on, each once.
    pub fn depends_on(&self) -> BTreeSet<&str> {
        fn names<T>(sure: &Sure<T>) -> &[String] {
            if let Sure::DependsOn(names) = sure { names } else { &[] }
        }
        let papers = self.papers.iter().flat_map(|paper| names(&paper.needed));
        let fees = self.fees.iter().flat_map(|fee| names(&fee.taken).iter().chain(names(&fee.price)));
        let stops = self.may_stop.iter().flat_map(|(_, names)| names);
        let rest = self.time.iter().flat_map(names).chain(names(&self.office));
        papers.chain(fees).chain(stops).chain(rest).map(String::as_str).collect()
    }
}

impl Procedure {
    /// The questions of the guide, in order.
    pub fn guide_fields(&self) -> Vec<&Field> {
        self.guide.iter().filter_map(|name| self.form.field(name)).collect()
    }
}

fn sure(truth: Truth) -> Sure<bool> {
    match truth {
        Truth::Yes => Sure::Known(true),
        Truth::No => Sure::Known(false),
        Truth::Open(names) => Sure::DependsOn(names),
    }
}

fn stops(open: &Open<'_>, stop: &Stop, setting: Setting) -> Truth {
    let when = stop.when.as_ref().map_or(Truth::No, |when| open.truth(when, setting));
    let by = stop.by.as_ref().map_or(Truth::No, |by| {
        let is = |outcome: &Outcome| matches!(outcome, Outcome::Named(name) if *name == by.is);
        truth_of(by.table.table(), open, setting, is)
    });
    when.or(by)
}

fn needed(open: &Open<'_>, component: &Component) -> Sure<bool> {
    if component.required {
        return Sure::Known(true);
    }
    let when = component.required_when.as_ref().map_or(Truth::No, |when| open.truth(when, Setting::default()));
    let by = component.required_by.as_ref().map_or(Truth::No, |name| {
        let wants = |outcome: &Outcome| matches!(outcome, Outcome::Papers(codes) if codes.contains(&component.code));
        truth_of(name.table(), open, Setting::default(), wants)
    });
    sure(when.or(by))
}

/// Whether what a table decides is so, over every row that may still fit.
fn truth_of(table: Option<&DecisionTable>, open: &Open<'_>, setting: Setting, is: impl Fn(&Outcome) -> bool) -> Truth {
    match table.map(|table| decided(table, open, setting)) {
        None => Truth::No,
        Some(Sure::Known(outcome)) => Truth::of(outcome.as_ref().is_some_and(is)),
        Some(Sure::DependsOn(names)) => {
            let table = table.expect("it decided something");
            let possible = open.rows(table, setting);
            let mut truths = possible.iter().map(|row| table.outcome(*row).as_ref().is_some_and(&is));
            match truths.next() {
                Some(first) if truths.all(|other| other == first) => Truth::of(first),
                _ => Truth::Open(names),
            }
        }
    }
}

/// What a table decides, when every row that may still fit decides the same.
fn decided(table: &DecisionTable, open: &Open<'_>, setting: Setting) -> Sure<Option<Outcome>> {
    let rows = open.rows(table, setting);
    let mut outcomes = rows.iter().map(|row| table.outcome(*row));
    match outcomes.next() {
        None => Sure::Known(None),
        Some(first) if outcomes.all(|other| other == first) => Sure::Known(first),
        Some(_) => Sure::DependsOn(open.unknown(table.inputs.iter().flat_map(|input| input.reads.names()))),
    }
}

fn fee_of_case<'a>(open: &Open<'_>, fee: &'a Fee, setting: Setting) -> FeeOfCase<'a> {
    let taken = fee.when.as_ref().map_or(Truth::Yes, |when| open.truth(when, setting));
    FeeOfCase { fee, taken: sure(taken), price: price(open, fee, setting), exemptions: &fee.exemptions }
}

fn price(open: &Open<'_>, fee: &Fee, setting: Setting) -> Sure<Price> {
    if fee.set_by_council {
        return Sure::Known(Price::SetByCouncil);
    }
    let unit = match &fee.amount_by {
        None => fee.amount,
        Some(name) => match name.table().map(|table| decided(table, open, setting)) {
            Some(Sure::DependsOn(names)) => return Sure::DependsOn(names),
            Some(Sure::Known(Some(Outcome::Amount(amount)))) => Some(amount),
            Some(Sure::Known(Some(Outcome::SetByCouncil))) => return Sure::Known(Price::SetByCouncil),
            None | Some(Sure::Known(_)) => return Sure::Known(Price::NotStated),
        },
    };
    // What is free is free however often it is counted.
    if unit == Some(Money::ZERO) {
        return Sure::Known(Price::Amount(Money::ZERO));
    }
    let counted = match fee.unit {
        FeeUnit::Case => [None, None],
        FeeUnit::Page => [fee.count_field.as_deref(), fee.pages_field.as_deref()],
        FeeUnit::Copy | FeeUnit::Document => [fee.count_field.as_deref(), None],
    };
    let unknown = open.unknown(counted.into_iter().flatten());
    if !unknown.is_empty() {
        return Sure::DependsOn(unknown);
    }
    let number = |field: Option<&str>| {
        let given = field.and_then(|name| open.answers.whole(name)).unwrap_or(1).max(0);
        u32::try_from(given).unwrap_or(u32::MAX)
    };
    match fee.price_from(unit, number(counted[0]), number(counted[1])) {
        Some(amount) => Sure::Known(Price::Amount(amount)),
        None => Sure::Known(Price::NotStated),
    }
}

fn total(fees: &[FeeOfCase<'_>], not_stated: bool) -> Sure<Option<Money>> {
    let mut sum = (!not_stated).then_some(Money::ZERO);
    let mut open = BTreeSet::new();
    for fee in fees {
        match (&fee.taken, &fee.price) {
            (Sure::Known(_), Sure::Known(Price::Amount(amount))) => sum = sum.map(|sum| sum + *amount),
            (Sure::Known(_), Sure::Known(_)) => sum = None,
            (Sure::DependsOn(_), Sure::Known(Price::Amount(Money::ZERO))) => {}
            (taken, price) => {
                for names in [names_of(taken), names_of(price)] {
                    open.extend(names.iter().cloned());
                }
            }
        }
    }
    if open.is_empty() { Sure::Known(sum) } else { Sure::DependsOn(open.into_iter().collect()) }
}

fn names_of<T>(sure: &Sure<T>) -> &[String] {
    if let Sure::DependsOn(names) = sure { names } else { &[] }
}

fn time(open: &Open<'_>, procedure: &Procedure, channel: Channel) -> Option<Sure<TimeLimit>> {
    let offer = procedure.offer(channel)?;
    let setting = Setting { channel: Some(channel), on: None };
    if let Some(name) = &offer.time_by {
        let decided = name.table().map_or(Sure::Known(None), |table| decided(table, open, setting));
        return Some(match decided {
            Sure::Known(Some(Outcome::Time(allowance))) => Sure::Known(TimeLimit::Stated(allowance)),
            Sure::Known(_) => Sure::Known(TimeLimit::NotStated),
            Sure::DependsOn(names) => Sure::DependsOn(names),
        });
    }
    // The variants in order, up to the first that surely holds; all that may still hold must give the same time.
    let mut possible = Vec::new();
    let mut names = BTreeSet::new();
    let mut certain = None;
    for variant in &offer.variants {
        match open.truth(&variant.when, setting) {
            Truth::Yes => {
                certain = Some(&variant.time);
                break;
            }
            Truth::Open(more) => {
                possible.push(&variant.time);
                names.extend(more);
            }
            Truth::No => {}
        }
    }
    let last = certain.unwrap_or(&offer.time);
    Some(if possible.iter().all(|time| *time == last) {
        Sure::Known(last.clone())
    } else {
        Sure::DependsOn(names.into_iter().collect())
    })
}

fn office<'a>(open: &Open<'_>, procedure: &'a Procedure, on: Date) -> Sure<Decides<'a>> {
    let rule = match &procedure.office {
        OfficeRule::ByTable { table, offices } => {
            let setting = Setting { channel: None, on: Some(on) };
            let decided = table
                .table()
                .filter(|table| table.gives == Gives::Office)
                .map_or(Sure::Known(None), |table| decided(table, open, setting));
            match decided {
                Sure::DependsOn(names) => return Sure::DependsOn(names),
                Sure::Known(Some(Outcome::Named(name))) => offices.get(&name),
                Sure::Known(_) => None,
            }
        }
        rule => Some(rule),
    };
    let commune = |field: &'a str, body, any| {
        let commune = open.answers.commune(field).map(str::to_owned);
        Sure::Known(Decides::Commune { commune, field, body, any })
    };
    match rule {
        Some(rule @ OfficeRule::CityOffice { .. }) => Sure::Known(Decides::City(rule)),
        Some(OfficeRule::CommuneOfField { field, body }) => commune(field, *body, false),
        Some(OfficeRule::CommuneOfChoice { field, body }) => commune(field, *body, true),
        Some(OfficeRule::ByTable { .. }) | None => Sure::DependsOn(Vec::new()),
    }
}

#[cfg(test)]
mod tests;
