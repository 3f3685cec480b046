//! A field of the catalogue as a question on a page: the same for the portal and the desk.

use std::collections::BTreeMap;

use app::Ctx;
use app::words::answer::nth;
use app::words::{Lang, Value as Word, Words};
use domain::catalog::field::Choice;
use domain::catalog::reading::{land, vehicle};
use domain::catalog::{AnswerError, Field, FieldType, Form};
use domain::unit::commune::CommuneCode;
use domain::unit::resolve::Purpose;
use serde::Serialize;
use serde_json::Value;

use crate::desk::receive::show::communes;

/// A question with what was answered so far and what is wrong with it. `components/form.html` draws it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    /// The name of the field, and the id of its first input; parts have it with `.day`, `.commune` and so on.
    pub name: String,
    /// How it is drawn: `text`, `long-text`, `date`, `choice`, `select`, `place`, `file`, `compound`, `group`.
    pub kind: &'static str,
    /// The question itself.
    pub label: String,
    /// A hint below it.
    pub hint: String,
    /// The answer as it was typed.
    pub value: String,
    /// Parts of a date.
    pub day: String,
    /// Parts of a date.
    pub month: String,
    /// Parts of a date.
    pub year: String,
    /// What may be chosen.
    pub options: Vec<Choosable>,
    /// What is wrong, in words that say how to put it right.
    pub error: String,
    /// Where the value comes from, when the city held it.
    pub source: String,
    /// The type of the input: `text`, `tel`, `email`.
    pub input_type: &'static str,
    /// How many characters wide.
    pub width: &'static str,
    /// What a browser may fill in.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: &'static str,
    /// Most characters of a long text.
    pub most: Option<usize>,
    /// The questions an answer of several parts is made of.
    pub parts: Vec<Question>,
    /// The items of a group.
    pub items: Vec<Item>,
    /// The words of the button for one item more; empty when there are as many as there may be.
    pub add: String,
    /// The name of the input for a place that is not in the list.
    pub typed_name: String,
    /// What was typed there.
    pub typed: String,
    /// That `options` are the places that may be meant, one of which the person chooses.
    pub unsure: bool,
    /// Identifier and name of a file that was sent.
    pub file: Option<(String, String)>,
    /// The kinds of files that are taken.
    pub accept: String,
}

/// One item of a group.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Item {
    /// What it is called: “Người thứ 2”.
    pub title: String,
    /// Its questions.
    pub questions: Vec<Question>,
    /// The words of the button that takes it out; empty when it must stay.
    pub remove: String,
}

/// Something that may be chosen.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Choosable {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is the answer so far.
    pub chosen: bool,
    /// A hint below it.
    pub hint: String,
}

/// A mistake in the list at the top of a page; it leads to its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The id of the field.
    pub id: String,
    /// The same words as at the field.
    pub text: String,
}

/// From so many options on, a list that opens is easier than a page of buttons.
const MANY: usize = 8;

/// What questions are drawn with.
pub struct Asking<'a> {
    /// Who asks, in which language, with which communes and words.
    pub ctx: &'a Ctx,
    /// Code and name of the communes of the city.
    pub communes: Vec<(String, String)>,
    /// How many items of a group are shown at least.
    pub items: BTreeMap<String, usize>,
    /// The names of files that were sent.
    pub files: BTreeMap<String, String>,
    /// One box for a date and lists in place of buttons: faster by keyboard.
    pub dense: bool,
}

impl<'a> Asking<'a> {
    /// For the portal.
    pub fn of(ctx: &'a Ctx) -> Asking<'a> {
        Asking { ctx, communes: communes(ctx), items: BTreeMap::new(), files: BTreeMap::new(), dense: false }
    }

    fn t(&self, key: &str) -> String {
        self.ctx.city.words.get(self.ctx.lang, key, &[])
    }

    fn lang(&self) -> &'static str {
        self.ctx.lang.code()
    }
}

impl Question {
    /// The question of a field.
    pub fn of(field: &Field, given: Option<&Value>, asking: &Asking<'_>) -> Question {
        Question::at(&field.name, field, given, asking)
    }

    fn at(path: &str, field: &Field, given: Option<&Value>, asking: &Asking<'_>) -> Question {
        let value = typed(given);
        let [year, month, day] = date_parts(&value);
        let (kind, input_type, width, autocomplete, inputmode) = drawn(field.kind, field.options.len(), asking.dense);
        let options = match field.kind {
            FieldType::Choice => field.options.iter().map(|one| Choosable::of(one, &value, asking.ctx.lang)).collect(),
            FieldType::YesNo => ["yes", "no"]
                .map(|answer| Choosable::yes_no(answer, &value, &asking.ctx.city.words, asking.ctx.lang))
                .to_vec(),
            _ => Vec::new(),
        };
        let question = Question {
            name: path.to_owned(),
            kind,
            label: field.label.get(asking.lang()).to_owned(),
            hint: field.hint.as_ref().map(|hint| hint.get(asking.lang()).to_owned()).unwrap_or_default(),
            day,
            month,
            year,
            value,
            options,
            input_type,
            width,
            autocomplete,
            inputmode,
            most: (kind == "long-text").then(|| field.most_characters()),
            ..Question::default()
        };
        let part = |name: &str| typed(given.and_then(|given| given.get(name)));
        match field.kind {
            FieldType::Commune => {
                let code = if question.value.is_empty() { part("commune") } else { question.value.clone() };
                question.place(&code, &part("place"), format!("{path}.place"), asking)
            }
            FieldType::Address => Question { parts: address(path, &part, asking), ..question },
            FieldType::LandParcel => Question { parts: parcel(path, &part, asking), ..question },
            FieldType::Vehicle => Question { parts: vehicle(path, &part, asking), ..question },
            FieldType::File => question.file(field, asking),
            FieldType::Group => question.group(field, given, asking),
            _ => question,
        }
    }

    /// A part of an answer, one line.
    fn part(path: &str, name: &str, key: &str, value: String, asking: &Asking<'_>) -> Question {
        let hint = asking.ctx.city.words.find(asking.ctx.lang, &format!("{key}-hint"), &[]).unwrap_or_default();
        Question {
            name: format!("{path}.{name}"),
            kind: "text",
            label: asking.t(key),
            hint,
            value,
            input_type: "text",
            ..Question::default()
        }
    }

    /// A commune: a list of those of the city, and a line for any other by its old or new name.
    fn place(self, code: &str, place: &str, typed_name: String, asking: &Asking<'_>) -> Question {
        let mut options: Vec<Choosable> = asking.communes.iter().map(|place| Choosable::commune(place, code)).collect();
        let listed = options.iter().any(|option| option.chosen);
        let elsewhere = code.parse().ok().filter(|_| !listed).and_then(|code| full_name(code, asking));
        options.extend(elsewhere.map(|label| Choosable {
            value: code.into(),
            label,
            chosen: true,
            hint: String::new(),
        }));
        let unread = if place.is_empty() && !options.iter().any(|one| one.chosen) { code } else { place };
        Question { kind: "place", options, typed_name, typed: unread.to_owned(), value: String::new(), ..self }
    }

    fn file(self, field: &Field, asking: &Asking<'_>) -> Question {
        let names: Vec<_> = field.accepted().iter().filter_map(|media| media.split('/').nth(1)).collect();
        let most = field.largest_file() / (1024 * 1024);
        let args = [("types", Word::from(names.join(", ").to_uppercase())), ("most", most.to_string().into())];
        let limits = asking.ctx.city.words.get(asking.ctx.lang, "form-file-hint", &args);
        let hint = if self.hint.is_empty() { limits } else { format!("{}. {limits}", self.hint.trim_end_matches('.')) };
        let sent = || asking.files.get(&self.value).cloned().unwrap_or_else(|| asking.t("form-file-sent"));
        let file = (!self.value.is_empty()).then(|| (self.value.clone(), sent()));
        Question { hint, file, accept: field.accepted().join(","), ..self }
    }

    fn group(self, field: &Field, given: Option<&Value>, asking: &Asking<'_>) -> Question {
        let empty = Vec::new();
        let had = given.and_then(Value::as_array).unwrap_or(&empty);
        let wanted = asking.items.get(&field.name).copied().unwrap_or(0);
        let least = if field.required { field.least_items() } else { 1 };
        let count = had.len().max(wanted).max(least).min(field.most_items().max(had.len()));
        let words = &asking.ctx.city.words;
        let lang = asking.ctx.lang;
        let called = field.item.as_ref().map_or_else(|| asking.t("form-item"), |item| item.get(lang.code()).into());
        let item = |at: usize| Item {
            title: nth(words, lang, field, at),
            questions: field
                .fields
                .iter()
                .filter(|one| one.kind != FieldType::Group)
                .map(|one| {
                    let path = format!("{}.{at}.{}", self.name, one.name);
                    Question::at(&path, one, had.get(at).and_then(|item| item.get(&one.name)), asking)
                })
                .collect(),
            remove: if count > least.min(1) && count > 1 {
                let args = [("item", Word::from(lower(&called))), ("n", (at + 1).to_string().into())];
                words.get(lang, "form-remove-item", &args)
            } else {
                String::new()
            },
        };
        let items: Vec<Item> = (0..count).map(item).collect();
        let more = count < field.most_items();
        let add = more.then(|| words.get(lang, "form-add-item", &[("item", lower(&called).into())]));
        Question { items, add: add.unwrap_or_default(), ..self }
    }

    /// The question of this path among these and their parts.
    pub fn find<'q>(questions: &'q mut [Question], path: &str) -> Option<&'q mut Question> {
        for question in questions {
            if question.name == path {
                return Some(question);
            }
            if path.starts_with(&format!("{}.", question.name)) {
                if !question.parts.is_empty() {
                    return Question::find(&mut question.parts, path);
                }
                let inside = question.items.iter_mut().find_map(|item| Question::find(&mut item.questions, path));
                return inside;
            }
        }
        None
    }

    /// Whether it, a part or an item of it takes a file.
    pub fn takes_file(&self) -> bool {
        let inside = self.items.iter().flat_map(|item| &item.questions);
        self.kind == "file" || self.parts.iter().chain(inside).any(Question::takes_file)
    }

    /// The id of the first input, where a mistake leads.
    pub fn first(&self) -> &str {
        match (self.parts.first(), self.items.first().and_then(|item| item.questions.first())) {
            (Some(part), _) | (_, Some(part)) => part.first(),
            _ => &self.name,
        }
    }

    /// Puts each error at its question, and answers with the list for the top of the page.
    pub fn mark(questions: &mut [Question], errors: &[AnswerError], form: &Form, asking: &Asking<'_>) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for error in errors {
            let told = said(error, asking);
            let mut id = error.field.clone();
            // An error of a whole item, or of a part that is not drawn, stands at the question it belongs to.
            let place = if Question::find(questions, &error.field).is_some() { &error.field } else { error.top() };
            if let Some(question) = Question::find(questions, place) {
                question.error.clone_from(&told);
                question.choose(error, asking);
                id = question.first().to_owned();
            }
            mistakes.push(Mistake { id, text: with_trail(form, error, told, asking) });
        }
        mistakes
    }

    /// Where a place may be several, they take the place of the list.
    fn choose(&mut self, error: &AnswerError, asking: &Asking<'_>) {
        if error.candidates.is_empty() || self.kind != "place" {
            return;
        }
        let given = error.args.get("given").map(String::as_str).unwrap_or_default();
        self.unsure = true;
        self.options = error
            .candidates
            .iter()
            .map(|one| Choosable {
                value: one.code.to_string(),
                label: one.name.clone(),
                chosen: false,
                hint: share(one.code, given, asking),
            })
            .collect();
    }

    /// A question for samples.
    pub fn sample(name: &str, kind: &'static str, label: &str) -> Question {
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let inner = |part: &str, kind| Question::sample(&format!("{name}.{part}"), kind, "Phần này");
        let item = |at: usize| Item {
            title: format!("Người thứ {}", at + 1),
            questions: vec![inner(&format!("{at}.name"), "text"), inner(&format!("{at}.home"), "compound")],
            remove: format!("Bỏ người thứ {}", at + 1),
        };
        Question {
            name: name.into(),
            kind,
            label: label.into(),
            hint: "Viết đầy đủ dấu, ví dụ Nguyễn Hữu Ước".into(),
            options: vec![option("a", "Nam"), option("b", "Nữ")],
            input_type: "text",
            most: (kind == "long-text").then_some(500),
            parts: if kind == "compound" { vec![inner("line", "text"), inner("commune", "place")] } else { Vec::new() },
            items: if kind == "group" { (0..2).map(item).collect() } else { Vec::new() },
            add: if kind == "group" { "Thêm người".into() } else { String::new() },
            typed_name: if kind == "place" { format!("{name}.place") } else { String::new() },
            file: (kind == "file").then(|| ("1".into(), "ban-do.pdf".into())),
            ..Question::default()
        }
    }

    /// Every way a question may be drawn, for samples.
    pub const KINDS: [&'static str; 9] =
        ["text", "long-text", "date", "choice", "select", "place", "file", "compound", "group"];
}

impl Choosable {
    fn of(option: &Choice, value: &str, lang: Lang) -> Self {
        Choosable {
            value: option.value.clone(),
            label: option.label(lang.code()).to_owned(),
            chosen: option.value == value,
            hint: String::new(),
        }
    }

    fn yes_no(answer: &'static str, value: &str, words: &Words, lang: Lang) -> Self {
        let key = if answer == "yes" { "form-yes" } else { "form-no" };
        Choosable {
            value: answer.to_owned(),
            label: words.get(lang, key, &[]),
            chosen: answer == value,
            hint: String::new(),
        }
    }

    fn commune((code, name): &(String, String), value: &str) -> Self {
        Choosable { value: code.clone(), label: name.clone(), chosen: code == value, hint: String::new() }
    }
}

/// The words of an error, with those of the question inside a group or an answer of parts before them.
pub fn with_trail(form: &Form, error: &AnswerError, told: String, asking: &Asking<'_>) -> String {
    let trail = trail(form, &error.field, asking);
    if trail.is_empty() { told } else { format!("{}: {told}", trail.join(" – ")) }
}

/// The words of an error.
pub fn said(error: &AnswerError, asking: &Asking<'_>) -> String {
    let args: Vec<(&str, Word)> =
        error.args.iter().map(|(name, value)| (name.as_str(), Word::from(value.as_str()))).collect();
    asking.ctx.city.words.get(asking.ctx.lang, error.code, &args)
}

/// What stands between the question and the place of an error: “Người thứ 2 – Ngày sinh”.
fn trail(form: &Form, path: &str, asking: &Asking<'_>) -> Vec<String> {
    let mut turns = path.split('.');
    let Some(top) = turns.next().and_then(|name| form.field(name)) else { return Vec::new() };
    let mut trail = Vec::new();
    let mut field = top;
    if top.kind == FieldType::Group
        && let Some(at) = turns.next().and_then(|at| at.parse().ok())
    {
        trail.push(nth(&asking.ctx.city.words, asking.ctx.lang, top, at));
        if let Some(inside) = turns.next().and_then(|name| top.fields.iter().find(|one| one.name == name)) {
            trail.push(inside.label.get(asking.lang()).trim_end_matches(['?', ' ']).to_owned());
            field = inside;
        }
    }
    let key = match (field.kind, turns.next()) {
        (FieldType::Address, Some("line")) => Some("form-address-line".to_owned()),
        (FieldType::Address, Some("commune")) => Some("form-commune".to_owned()),
        (FieldType::LandParcel, Some(part)) if land::PARTS.contains(&part) => Some(format!("form-land-{part}")),
        (FieldType::Vehicle, Some(part)) if vehicle::PARTS.contains(&part) => Some(format!("form-vehicle-{part}")),
        _ => None,
    };
    trail.extend(key.map(|key| asking.t(&key)));
    trail
}

fn address(path: &str, part: &dyn Fn(&str) -> String, asking: &Asking<'_>) -> Vec<Question> {
    let line = Question::part(path, "line", "form-address-line", part("line"), asking);
    let commune = Question::part(path, "commune", "form-commune", String::new(), asking);
    vec![line, commune.place(&part("commune"), &part("place"), format!("{path}.place"), asking)]
}

fn parcel(path: &str, part: &dyn Fn(&str) -> String, asking: &Asking<'_>) -> Vec<Question> {
    let one = |name: &str| Question::part(path, name, &format!("form-land-{name}"), part(name), asking);
    let (sheet, parcel, area) = (one("sheet"), one("parcel"), one("area"));
    let commune = Question::part(path, "commune", "form-land-commune", String::new(), asking);
    vec![
        Question { width: "10", ..sheet },
        Question { width: "10", ..parcel },
        commune.place(&part("commune"), &part("place"), format!("{path}.place"), asking),
        Question { width: "10", inputmode: "decimal", ..area },
    ]
}

fn vehicle(path: &str, part: &dyn Fn(&str) -> String, asking: &Asking<'_>) -> Vec<Question> {
    let one = |name: &&str| Question {
        width: "20",
        ..Question::part(path, name, &format!("form-vehicle-{name}"), part(name), asking)
    };
    vehicle::PARTS.iter().map(one).collect()
}

fn full_name(code: CommuneCode, asking: &Asking<'_>) -> Option<String> {
    let units = &asking.ctx.city.library.units;
    let commune = units.commune(code)?;
    let day = domain::calendar::local::day(asking.ctx.now);
    let province = units.province(commune.province).map(|province| province.full_name_on(day));
    Some([Some(commune.full_name()), province].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// How much of which old unit a commune of today took in, for the unit a person wrote.
fn share(code: CommuneCode, given: &str, asking: &Asking<'_>) -> String {
    let resolution = asking.ctx.city.library.units.resolve(given, Purpose::Land);
    let found = resolution.readings.iter().find_map(|reading| match reading {
        domain::unit::resolve::Reading::Old { unit, heirs } => {
            heirs.iter().find(|(commune, _)| commune.code == code).map(|(_, edge)| (unit, edge.share))
        }
        domain::unit::resolve::Reading::New { .. } => None,
    });
    let Some((unit, share)) = found else { return String::new() };
    let name = format!("{} {}, {}", unit.kind.word(), unit.name, unit.district);
    let args = [("share", Word::from(asking.t(share.key()))), ("unit", name.into())];
    asking.ctx.city.words.get(asking.ctx.lang, "form-place-share", &args)
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// An answer as it is typed; numbers with the comma of Việt Nam, so that they are read as they are.
fn typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(Value::Number(number)) => number.to_string().replace('.', ","),
        _ => String::new(),
    }
}

/// Kind, input type, width, autocomplete and keyboard of a field.
fn drawn(
    kind: FieldType,
    options: usize,
    dense: bool,
) -> (&'static str, &'static str, &'static str, &'static str, &'static str) {
    match kind {
        FieldType::LongText => ("long-text", "text", "", "", ""),
        FieldType::Date => ("date", "text", "", "", "numeric"),
        FieldType::PersonalId => ("text", "text", "20", "", "numeric"),
        FieldType::Phone => ("text", "tel", "20", "tel", "tel"),
        FieldType::Email => ("text", "email", "", "email", "email"),
        FieldType::Choice if options > MANY || dense => ("select", "text", "", "", ""),
        FieldType::YesNo if dense => ("select", "text", "", "", ""),
        FieldType::Choice | FieldType::YesNo => ("choice", "text", "", "", ""),
        FieldType::Number => ("text", "text", "5", "", "decimal"),
        FieldType::Money => ("text", "text", "10", "", "numeric"),
        FieldType::Commune => ("place", "text", "", "", ""),
        FieldType::Address | FieldType::LandParcel | FieldType::Vehicle => ("compound", "text", "", "", ""),
        FieldType::Group => ("group", "text", "", "", ""),
        FieldType::File => ("file", "text", "", "", ""),
        FieldType::Text | FieldType::PersonName => ("text", "text", "", "", ""),
    }
}

/// Year, month and day of a date as it is kept (`2026-02-13`) or as it was typed (`13/2/2026`).
fn date_parts(value: &str) -> [String; 3] {
    let part = |parts: &[&str], at: usize| parts.get(at).map(|part| (*part).to_owned()).unwrap_or_default();
    if value.contains('/') {
        let parts: Vec<_> = value.split('/').collect();
        return [part(&parts, 2), part(&parts, 1), part(&parts, 0)];
    }
    let parts: Vec<_> = value.splitn(3, '-').collect();
    [part(&parts, 0), part(&parts, 1), part(&parts, 2)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_back_in_the_parts_in_which_it_was_typed() {
        let check = |value: &str, parts: [&str; 3]| assert_eq!(date_parts(value), parts.map(str::to_owned), "{value}");
        check("2026-02-13", ["2026", "02", "13"]);
        check("13/2/2026", ["2026", "2", "13"]);
        check("31//", ["", "", "31"]);
        check("", ["", "", ""]);
    }
}
