//! The one form of a set: the questions of all its parts, each asked once.

use super::super::condition::Condition;
use super::super::field::Field;
use super::super::form::{Form, Section};
use super::super::procedure::Procedure;
use super::{LinkedSet, Part};

impl Part {
    /// The name under which the one form asks a question of the part's procedure.
    #[must_use]
    pub fn asked<'a>(&'a self, name: &'a str) -> &'a str {
        self.take.get(name).or_else(|| self.ask_as.get(name)).map_or(name, String::as_str)
    }

    /// Whether the set itself or an earlier result answers a question, so that nobody is asked.
    #[must_use]
    pub fn is_told(&self, name: &str) -> bool {
        self.fixed.contains_key(name) || self.from_result.contains_key(name)
    }
}

impl LinkedSet {
    /// The one form: the set's own questions, then those of each part that nothing else answers. What a part asks that
    /// not every case has is asked only where the case has it. `procedure` gives the edition of a part.
    #[must_use]
    pub fn one_form<'a>(&self, procedure: impl Fn(&Part) -> Option<&'a Procedure>) -> Form {
        let mut form = self.form.clone();
        for part in &self.parts {
            let Some(procedure) = procedure(part) else { continue };
            for section in &procedure.form.sections {
                let fields: Vec<Field> = section
                    .fields
                    .iter()
                    .filter(|field| !part.is_told(&field.name) && !part.take.contains_key(&field.name))
                    .filter(|field| form.field(part.asked(&field.name)).is_none())
                    .map(|field| part.borrows(field))
                    .collect();
                if fields.is_empty() {
                    continue;
                }
                // A short name is unique in a form; two parts may both have a section called `child`.
                let id = match form.sections.iter().any(|there| there.id == section.id) {
                    true => format!("{}_{}", part.id, section.id),
                    false => section.id.clone(),
                };
                form.sections.push(Section { id, title: section.title.clone(), fields });
            }
        }
        form
    }
}

impl Part {
    fn borrows(&self, field: &Field) -> Field {
        let both = |own: &Condition, other: &Condition| {
            Condition::compile(&format!("({}) && ({})", own.source(), other.source())).ok()
        };
        let visible_when = match (&self.when, &field.visible_when) {
            (Some(own), Some(other)) => both(own, other),
            (own, other) => own.clone().or_else(|| other.clone()),
        };
        Field { name: self.asked(&field.name).to_owned(), visible_when, ..field.clone() }
    }
}
