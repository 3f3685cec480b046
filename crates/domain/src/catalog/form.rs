//! The questions of a procedure: one definition for the portal's pages, the desk and the interface for programs.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answers::{self, AnswerError, Answers};
use super::condition::Setting;
use super::field::{Field, FieldType};
use super::gather;
use super::places;
use super::reading;
use super::remarks;
use super::text::Text;
use crate::unit::gazetteer::Gazetteer;

/// A group of fields under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// Short name, unique in the form.
    pub id: String,
    /// The heading.
    pub title: Text,
    /// The fields, in order.
    pub fields: Vec<Field>,
}

/// What the portal asks at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// Short name of the page: the fields' `page`, or the name of the only field.
    pub id: &'a str,
    /// The section it belongs to.
    pub section: &'a Section,
    /// The fields of the page that are to be asked, in order.
    pub fields: Vec<&'a Field>,
}

/// The form of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// The printed declaration that the form stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The sections, in order.
    #[serde(default)]
    pub sections: Vec<Section>,
}

impl Form {
    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields().find(|field| field.name == name)
    }

    /// The field an answer belongs to, by its path: `people.1.born` is a field of the group `people`.
    pub fn at(&self, path: &str) -> Option<&Field> {
        let mut turns = path.split('.');
        let field = self.field(turns.next()?)?;
        match (field.kind, turns.nth(1)) {
            (FieldType::Group, Some(inside)) => field.fields.iter().find(|one| one.name == inside),
            _ => Some(field),
        }
    }

    /// The fields that apply, given the answers so far.
    pub fn visible_fields(&self, answers: &Answers) -> Vec<&Field> {
        answers::visible(self, answers)
    }

    /// Whether a field must be answered, given the answers so far.
    pub fn is_required(&self, field: &Field, answers: &Answers) -> bool {
        field.required || field.required_when.as_ref().is_some_and(|when| when.holds(answers, Setting::default()))
    }

    /// The pages of the portal that apply, given the answers so far: one question each, or those that belong together.
    pub fn pages(&self, answers: &Answers) -> Vec<Page<'_>> {
        let visible = self.visible_fields(answers);
        let mut pages: Vec<Page<'_>> = Vec::new();
        for section in &self.sections {
            for field in section.fields.iter().filter(|field| visible.iter().any(|seen| seen.name == field.name)) {
                let id = field.page.as_deref().unwrap_or(&field.name);
                match pages.last_mut() {
                    Some(page) if page.id == id && page.section.id == section.id => page.fields.push(field),
                    _ => pages.push(Page { id, section, fields: vec![field] }),
                }
            }
        }
        pages
    }

    /// Checks the answers: all of them, at once, so that a person hears of every mistake in one go
    /// (Decree 118/2025 Art. 16.3). `today` is the day in Việt Nam.
    ///
    /// # Errors
    /// One error for each field that is wrong, missing or not of this form.
    pub fn validate(&self, given: &BTreeMap<String, Value>, today: Date) -> Result<Answers, Vec<AnswerError>> {
        answers::validate(self, given, today)
    }

    /// Checks the answers like [`Form::validate`], and first finds the commune of today behind every name or code of
    /// before July 2025.
    ///
    /// # Errors
    /// As there; a place that may be several communes comes with its candidates.
    pub fn validate_in(
        &self,
        given: &BTreeMap<String, Value>,
        today: Date,
        units: &Gazetteer,
    ) -> Result<Answers, Vec<AnswerError>> {
        let (settled, unsure) = places::settle(self, given, units);
        self.validate(&settled, today).map_err(|errors| {
            let better =
                |error: AnswerError| unsure.iter().find(|other| other.field == error.field).cloned().unwrap_or(error);
            errors.into_iter().map(better).collect()
        })
    }

    /// Checks only the fields named, as a page of the portal does; what else was given passes unchecked.
    ///
    /// # Errors
    /// One error for each of these fields that is wrong or missing.
    pub fn validate_page(
        &self,
        given: &BTreeMap<String, Value>,
        names: &[&str],
        today: Date,
        units: &Gazetteer,
    ) -> Result<(), Vec<AnswerError>> {
        match self.validate_in(given, today, units) {
            Ok(_) => Ok(()),
            Err(errors) => {
                let here: Vec<_> = errors.into_iter().filter(|error| names.contains(&error.top())).collect();
                if here.is_empty() { Ok(()) } else { Err(here) }
            }
        }
    }

    /// What contradicts itself though each answer can stand: told, never refused.
    pub fn remarks(&self, answers: &Answers) -> Vec<AnswerError> {
        remarks::remarks(self, answers)
    }

    /// The answers in their normal form as far as they can be read; those that cannot stay as they were typed. This
    /// is how a draft keeps them: conditions read it, and nothing that was typed is lost. A place that can be one commune
    /// of today only is that commune.
    pub fn settle_in(
        &self,
        given: &BTreeMap<String, Value>,
        today: Date,
        units: &Gazetteer,
    ) -> BTreeMap<String, Value> {
        self.settle(&places::settle(self, given, units).0, today)
    }

    /// The same without looking places up.
    pub fn settle(&self, given: &BTreeMap<String, Value>, today: Date) -> BTreeMap<String, Value> {
        let settled = |field: &Field| {
            let value = reading::settle(field, given.get(&field.name)?, today)?;
            Some((field.name.clone(), value))
        };
        self.fields().filter_map(settled).collect()
    }

    /// Puts the inputs of an HTML form together: `birth_date.day`, `.month`, `.year` become one date, `home.line` and
    /// `home.commune` one address, `people.0.name` a name in the first item. Empty inputs are unanswered; names that
    /// are not of this form are left out.
    pub fn gather<'a>(&self, inputs: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Value> {
        gather::gather(self, inputs)
    }
}
