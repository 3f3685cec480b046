//! What was typed, scanned and handed over at a counter, as far as it goes.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::Ctx;
use app::document::reuse::{self, Offered};
use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::field::{Field, FieldType};
use domain::catalog::procedure::Procedure;
use domain::document::item::AskAgain;
use domain::dossier::channel::Channel;
use domain::dossier::deadline::{Allowance, AllowanceError};
use domain::dossier::fact::Applicant;
use domain::dossier::paper::Paper;
use domain::unit::agency_code::AgencyCode;
use serde_json::Value;

use super::paper::{self, Given};
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::register::{day, read_day};
use crate::dossier::typed::{self, Typed};
use crate::fields::Fields;

/// The person in front of the counter, as typed or scanned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Personal number.
    pub number: String,
    /// Date of birth, `dd/mm/yyyy`, when a card told it.
    pub born: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: String,
}

/// A dossier that is being received.
#[derive(Debug, Clone)]
pub struct Counter {
    /// The procedure in force today.
    pub procedure: Arc<Procedure>,
    /// The points where the officer receives.
    pub points: Vec<AgencyCode>,
    /// The point where it is received.
    pub point: AgencyCode,
    /// At the counter, or by post.
    pub channel: Channel,
    /// Whose dossier.
    pub person: Person,
    /// The form, as far as it is answered.
    pub answers: BTreeMap<String, Value>,
    /// The papers.
    pub papers: Vec<Given>,
    /// The officer's time limit, where the procedure states none.
    pub limit: String,
    /// The promise that pressing twice receives once.
    pub key: String,
    /// How many items of each group are shown.
    pub items: BTreeMap<String, usize>,
    /// The names of files that answer questions.
    pub files: BTreeMap<String, String>,
    /// What is wrong with files, by the path of their question.
    pub refused: Vec<(String, String)>,
    /// That only a group was given an item more or less.
    pub edited: bool,
    /// The documents held of the person that spare papers.
    pub offered: Vec<Offered>,
}

/// The points where a person receives; the first is where they work.
pub fn points(actor: &Actor) -> Vec<AgencyCode> {
    let Actor::Staff { grants, .. } = actor else { return Vec::new() };
    let receives = grants.iter().filter(|grant| grant.role == Role::Receptionist);
    receives.map(|grant| grant.office.clone()).collect()
}

impl Counter {
    /// Nothing typed yet: what follows from the place is filled in.
    pub fn fresh(ctx: &Ctx, procedure: Arc<Procedure>) -> Result<Counter, Error> {
        let points = points(&ctx.actor);
        let point = points.first().cloned().ok_or(Error::Forbidden)?;
        Ok(Counter { points, ..Counter::imagined(ctx, procedure, point) })
    }

    /// The same at a point where this person need not work: to show what the page will be like.
    pub fn imagined(ctx: &Ctx, procedure: Arc<Procedure>, point: AgencyCode) -> Counter {
        let commune = ctx.city.office(&point).and_then(|office| office.commune);
        let mut answers = BTreeMap::new();
        for field in procedure.form.fields() {
            if let (FieldType::Commune, Some("residence.commune"), Some(commune)) =
                (field.kind, field.source.as_deref(), commune)
            {
                answers.insert(field.name.clone(), Value::from(commune.to_string()));
            }
        }
        let papers = procedure.components.iter().map(|component| Given {
            component: component.code.clone(),
            how: None,
            quantity: component.quantity.to_string(),
            upload: None,
            refusal: None,
            document: None,
            shown: Vec::new(),
            again: None,
        });
        let papers = papers.collect();
        let channel = Channel::Direct;
        let (person, limit, key) = (Person::default(), String::new(), ctx.id().to_string());
        let (items, files, refused, edited) = (BTreeMap::new(), BTreeMap::new(), Vec::new(), false);
        Counter {
            procedure,
            points: Vec::new(),
            point,
            channel,
            person,
            answers,
            papers,
            limit,
            key,
            items,
            files,
            refused,
            edited,
            offered: Vec::new(),
        }
    }

    /// What a form brought.
    pub async fn read(ctx: &Ctx, parcel: &Parcel) -> Result<Counter, Error> {
        let fields = &parcel.fields;
        let procedure = find(ctx, &fields.text("procedure")).ok_or(Error::NotFound)?;
        let points = points(&ctx.actor);
        let wanted = fields.text("point");
        let point = points.iter().find(|point| point.as_str() == wanted).or(points.first());
        let mut sent = Typed::read(ctx, &procedure.form, parcel);
        for field in procedure.form.fields() {
            if let Some(value) = sent.given.get_mut(&field.name) {
                tidy(field, value);
            }
        }
        // In their normal form where they can be read: conditions, fees and the office follow from them.
        let mut answers = sent.settled(ctx, &procedure.form);
        let person = Person::read(fields);
        for (field, value) in held(&procedure, &person) {
            answers.insert(field.name.clone(), Value::from(value));
        }
        Ok(Counter {
            point: point.cloned().ok_or(Error::Forbidden)?,
            files: typed::files(ctx, &procedure.form, &answers).await,
            items: sent.items,
            refused: sent.refused,
            edited: sent.edit.is_some(),
            papers: paper::read(ctx, &procedure, parcel).await?,
            channel: if fields.get("channel") == Some("post") { Channel::Post } else { Channel::Direct },
            limit: fields.text("limit"),
            key: fields.text("key"),
            procedure,
            points,
            person,
            answers,
            offered: Vec::new(),
        })
    }

    /// Looks up what is held of the person. A tick at somebody else's document, left from a person before, is taken away.
    pub async fn look_up(&mut self, ctx: &Ctx) -> Result<(), Error> {
        self.offered = reuse::offered(ctx, &self.procedure, &self.person.number).await?;
        let offered = &self.offered;
        for paper in &mut self.papers {
            paper.document = paper
                .document
                .filter(|id| offered.iter().any(|one| one.component == paper.component && one.document.id == *id));
        }
        Ok(())
    }

    /// Why papers that are held are asked for all the same.
    pub fn asked_again(&self) -> BTreeMap<String, AskAgain> {
        let reasons = self.papers.iter().filter(|paper| paper.document.is_none());
        reasons.filter_map(|paper| Some((paper.component.clone(), paper.again?))).collect()
    }

    /// The answers, for conditions.
    pub fn given(&self) -> Answers {
        Answers::unchecked(self.answers.clone())
    }

    /// The papers that are there.
    pub fn taken(&self, ctx: &Ctx) -> Vec<Paper> {
        let found = |given: &Given| given.paper(ctx, self.procedure.component(&given.component)?);
        self.papers.iter().filter_map(found).collect()
    }

    /// The applicant as the dossier keeps them.
    pub fn applicant(&self) -> Applicant {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Applicant {
            account: None,
            name: self.person.name.clone(),
            personal_id: some(&self.person.number),
            phone: some(&self.person.phone),
            email: some(&self.person.email),
            address: some(&self.person.address),
        }
    }

    /// The officer's own time limit, if one was typed.
    ///
    /// # Errors
    /// [`AllowanceError`] if it is none.
    pub fn set_limit(&self) -> Result<Option<Allowance>, AllowanceError> {
        if self.limit.is_empty() { Ok(None) } else { self.limit.parse().map(Some) }
    }
}

impl Person {
    fn read(fields: &Fields) -> Person {
        let text = |part: &str| fields.text(&format!("person.{part}"));
        Person {
            name: text("name"),
            number: text("number").chars().filter(|c| !c.is_whitespace()).collect(),
            born: text("born"),
            phone: text("phone"),
            email: text("email"),
            address: text("address"),
        }
    }
}

/// The procedure in force under this code.
pub fn find(ctx: &Ctx, code: &str) -> Option<Arc<Procedure>> {
    ctx.city.catalog().in_force(&code.trim().parse().ok()?, local::day(ctx.now)).cloned()
}

/// The fields of the form that ask for what stands in the applicant's column, with its value: they are shown once.
pub fn held<'a>(procedure: &'a Procedure, person: &Person) -> Vec<(&'a Field, String)> {
    let fields = procedure.form.fields();
    fields
        .filter_map(|field| {
            let value = match field.source.as_deref()? {
                "account.name" => &person.name,
                "account.personal_id" => &person.number,
                "account.phone" => &person.phone,
                "account.email" => &person.email,
                _ => return None,
            };
            (!value.is_empty()).then(|| (field, value.clone()))
        })
        .collect()
}

/// The input in the applicant's column that stands for a field.
pub fn column(field: &Field) -> Option<&'static str> {
    match field.source.as_deref()? {
        "account.name" => Some("person.name"),
        "account.personal_id" => Some("person.number"),
        "account.phone" => Some("person.phone"),
        "account.email" => Some("person.email"),
        _ => None,
    }
}

/// Eight digits are a date.
fn tidy(field: &Field, value: &mut Value) {
    match (field.kind, value) {
        (FieldType::Date, Value::String(text)) if text.len() == 8 => {
            if let Some(on) = read_day(text) {
                *text = day(on);
            }
        }
        (FieldType::Group, Value::Array(items)) => {
            for item in items.iter_mut().filter_map(Value::as_object_mut) {
                for inside in &field.fields {
                    if let Some(value) = item.get_mut(&inside.name) {
                        tidy(inside, value);
                    }
                }
            }
        }
        _ => {}
    }
}
