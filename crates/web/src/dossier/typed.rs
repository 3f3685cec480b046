//! What a page of questions sent: typed answers, files, and the wish to have one item more or less.

use std::collections::BTreeMap;

use app::Ctx;
use app::document::upload;
use app::dossier::attached::fits;
use domain::calendar::local;
use domain::catalog::field::FieldType;
use domain::catalog::{AnswerError, Form};
use domain::id::PaperId;
use serde_json::Value;

use super::question::{Asking, Mistake, Question};
use crate::desk::parcel::Parcel;

/// The button that was pressed in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// One item more in this group.
    Add(String),
    /// This item of this group out.
    Remove(String, usize),
}

impl Edit {
    /// The wish behind the value of a button: `add:people`, `remove:people:1`.
    fn of(value: &str) -> Option<Edit> {
        let mut words = value.split(':');
        match (words.next()?, words.next()?, words.next().map(str::parse)) {
            ("add", group, None) => Some(Edit::Add(group.to_owned())),
            ("remove", group, Some(Ok(at))) => Some(Edit::Remove(group.to_owned(), at)),
            _ => None,
        }
    }

    /// The group it is about.
    pub fn group(&self) -> &str {
        match self {
            Edit::Add(group) | Edit::Remove(group, _) => group,
        }
    }
}

/// What came with a page, before it is checked.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The answers as typed.
    pub given: BTreeMap<String, Value>,
    /// The wish to change a group.
    pub edit: Option<Edit>,
    /// How many items of each group the page is to show now.
    pub items: BTreeMap<String, usize>,
    /// What is wrong with files, by the path of their question.
    pub refused: Vec<(String, String)>,
}

impl Typed {
    /// Reads a page. A file that was just sent is the answer to its question; one that does not fit is none.
    pub fn read(ctx: &Ctx, form: &Form, parcel: &Parcel) -> Typed {
        let mut refused: Vec<(String, String)> = Vec::new();
        for (input, why) in parcel.refused.iter().filter(|(input, _)| is_file(form, input)) {
            let text = app::Error::Document(why.clone()).tell(&ctx.city.words, ctx.lang, "");
            refused.push((input.clone(), text));
        }
        let mut sent: Vec<(String, String)> = Vec::new();
        for (input, upload) in parcel.files.iter().filter(|(input, _)| is_file(form, input)) {
            let Some(field) = form.at(input) else { continue };
            match fits(field, input, &upload.file.media_type, upload.file.size) {
                Some(error) => refused.push((input.clone(), told(ctx, &error))),
                None => sent.push((input.clone(), upload.id.to_string())),
            }
        }
        let inputs = sent.iter().chain(&parcel.fields.0).map(|(name, value)| (name.as_str(), value.as_str()));
        let mut given = form.gather(inputs);
        let edit = parcel.fields.get("edit").and_then(Edit::of);
        let edit = edit.filter(|edit| form.field(edit.group()).is_some_and(|field| field.kind == FieldType::Group));
        let mut items = BTreeMap::new();
        for (name, value) in &mut given {
            let Value::Array(list) = value else { continue };
            match &edit {
                Some(Edit::Remove(group, at)) if group == name && *at < list.len() => {
                    list.remove(*at);
                }
                Some(Edit::Add(group)) if group == name => list.push(Value::Object(serde_json::Map::new())),
                _ => {}
            }
            items.insert(name.clone(), list.len());
        }
        Typed { given, edit, items, refused }
    }

    /// The answers in their normal form as far as they can be read.
    pub fn settled(&self, ctx: &Ctx, form: &Form) -> BTreeMap<String, Value> {
        form.settle_in(&self.given, local::day(ctx.now), &ctx.city.library.units)
    }

    /// Puts what is wrong with files at their questions.
    pub fn mark(&self, questions: &mut [Question]) -> Vec<Mistake> {
        let mark = |(path, text): &(String, String)| {
            if let Some(question) = Question::find(questions, path) {
                question.error.clone_from(text);
            }
            Mistake { id: path.clone(), text: text.clone() }
        };
        self.refused.iter().map(mark).collect()
    }
}

fn is_file(form: &Form, input: &str) -> bool {
    form.at(input).is_some_and(|field| field.kind == FieldType::File)
}

fn told(ctx: &Ctx, error: &AnswerError) -> String {
    let args: Vec<_> = error.args.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    ctx.city.words.get(ctx.lang, error.code, &args)
}

/// The names of the files that were sent as answers, so that a person sees that they are there.
pub async fn files(ctx: &Ctx, form: &Form, answers: &BTreeMap<String, Value>) -> BTreeMap<String, String> {
    let mut ids: Vec<PaperId> = Vec::new();
    let mut take = |value: Option<&Value>| {
        ids.extend(value.and_then(Value::as_str).and_then(|id| id.parse::<PaperId>().ok()));
    };
    for field in form.fields() {
        match (field.kind, answers.get(&field.name)) {
            (FieldType::File, value) => take(value),
            (FieldType::Group, Some(Value::Array(items))) => {
                for one in field.fields.iter().filter(|one| one.kind == FieldType::File) {
                    items.iter().for_each(|item| take(item.get(&one.name)));
                }
            }
            _ => {}
        }
    }
    let mut names = BTreeMap::new();
    for id in ids {
        if let Ok(upload) = upload::find(ctx, id).await {
            names.insert(id.to_string(), upload.name);
        }
    }
    names
}

impl Asking<'_> {
    /// The same page with the items and the names of files it is to show.
    #[must_use]
    pub fn with(mut self, items: BTreeMap<String, usize>, files: BTreeMap<String, String>) -> Self {
        self.items = items;
        self.files = files;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Edit;

    #[test]
    fn a_button_says_which_item_of_which_group() {
        let check = |value: &str, edit: Option<Edit>| assert_eq!(Edit::of(value), edit, "{value}");
        check("add:people", Some(Edit::Add("people".into())));
        check("remove:people:1", Some(Edit::Remove("people".into(), 1)));
        check("remove:people", None);
        check("remove:people:x", None);
        check("add:people:1", None);
        check("", None);
    }
}
