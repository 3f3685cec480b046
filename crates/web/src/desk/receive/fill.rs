//! A scanned person put into the form: into the applicant's column, or into a section about another person.

use app::Ctx;
use app::dossier::{get, list};
use domain::catalog::field::{Field, FieldType};
use domain::catalog::form::Section;
use domain::unit::Purpose;
use serde_json::{Value, json};

use super::counter::{Counter, Person};
use super::scan::{self, Scanned};
use crate::Error;
use crate::desk::register::day;
use crate::fields::Fields;

/// Where what was filled in came from, as the tail of a locale key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Everything on the card.
    Card,
    /// Only the number; the rest from an earlier dossier.
    Earlier,
    /// Only the number.
    Number,
    /// There was no number in it.
    Nothing,
}

impl From {
    /// The locale key of the sentence.
    pub fn key(self) -> &'static str {
        match self {
            From::Card => "desk-scan-card",
            From::Earlier => "desk-scan-earlier",
            From::Number => "desk-scan-number",
            From::Nothing => "desk-scan-nothing",
        }
    }
}

/// Whether a section is about one other person, who may stand there with a card.
pub fn is_person(section: &Section) -> bool {
    field_of(section, "population.name").is_some()
}

fn field_of<'a>(section: &'a Section, source: &str) -> Option<&'a Field> {
    section.fields.iter().find(|field| field.source.as_deref() == Some(source))
}

/// Puts what was scanned where it belongs, and copies the applicant where the officer ticked “the same person”.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn fill(ctx: &Ctx, counter: &mut Counter, fields: &Fields) -> Result<Option<From>, Error> {
    let mut from = None;
    if let Some(text) = fields.get("scan") {
        let target = fields.text("scan-for");
        from = Some(match scan::read(text) {
            Some(scanned) => put(ctx, counter, scanned, &target).await?,
            None => From::Nothing,
        });
    }
    let person = counter.person.clone();
    let procedure = counter.procedure.clone();
    for id in fields.all("same") {
        if let Some(section) = procedure.form.sections.iter().find(|section| section.id == id) {
            into_section(ctx, counter, section, &person);
        }
    }
    for (field, value) in super::counter::held(&procedure, &counter.person) {
        counter.answers.insert(field.name.clone(), Value::from(value));
    }
    Ok(from)
}

async fn put(ctx: &Ctx, counter: &mut Counter, scanned: Scanned, target: &str) -> Result<From, Error> {
    let mut person = Person { number: scanned.number.clone(), ..Person::default() };
    let from = match scanned.name {
        Some(name) => {
            person.name = name;
            person.born = scanned.born.map(day).unwrap_or_default();
            person.address = scanned.address.unwrap_or_default();
            From::Card
        }
        None => From::Number,
    };
    let from = if complete(ctx, &mut person).await? && from == From::Number { From::Earlier } else { from };
    let procedure = counter.procedure.clone();
    match procedure.form.sections.iter().find(|section| section.id == target && is_person(section)) {
        Some(section) => into_section(ctx, counter, section, &person),
        None => counter.person = person,
    }
    Ok(from)
}

/// What an earlier dossier of the same person tells, among those the officer may see.
async fn complete(ctx: &Ctx, person: &mut Person) -> Result<bool, Error> {
    let earlier = list::search(ctx, &person.number).await?;
    let Some(id) = earlier.first().and_then(|line| line.id.parse().ok()) else { return Ok(false) };
    let applicant = get::load(ctx, id).await?.applicant;
    let fill = |empty: &mut String, known: Option<String>| {
        if empty.is_empty() {
            *empty = known.unwrap_or_default();
        }
    };
    fill(&mut person.name, Some(applicant.name));
    fill(&mut person.phone, applicant.phone);
    fill(&mut person.email, applicant.email);
    fill(&mut person.address, applicant.address);
    Ok(true)
}

/// Fills the fields of a section that registers could answer. What was typed there by hand stays.
fn into_section(ctx: &Ctx, counter: &mut Counter, section: &Section, person: &Person) {
    let mut set = |source: &str, value: Value| {
        let Some(field) = field_of(section, source) else { return };
        counter.answers.entry(field.name.clone()).or_insert(value);
        // “The mother is determined” goes without saying once the mother is there.
        if let Some(when) = field.visible_when.as_ref().map(|when| when.source().trim().to_owned())
            && counter.procedure.form.field(&when).is_some_and(|asked| asked.kind == FieldType::YesNo)
        {
            counter.answers.entry(when).or_insert(Value::Bool(true));
        }
    };
    for (source, value) in [
        ("population.name", &person.name),
        ("population.personal_id", &person.number),
        ("population.birth_date", &person.born),
    ] {
        if !value.is_empty() {
            set(source, Value::from(value.as_str()));
        }
    }
    if !person.address.is_empty() {
        // The card has the address of its day of issue: the commune is filled only where it can be no other.
        let resolution = ctx.city.library.units.resolve(&person.address, Purpose::Person);
        let commune = resolution.only().map(|commune| commune.code.to_string()).unwrap_or_default();
        set("residence.address", json!({ "line": person.address, "commune": commune }));
    }
}
