//! One question of a form.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::text::Text;

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// The name of a person.
    PersonName,
    /// A day, kept as `2026-02-13`, typed as `13/02/2026` or so.
    Date,
    /// Personal identification number, twelve digits.
    PersonalId,
    /// Vietnamese telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// One of the options.
    Choice,
    /// `yes` or `no`.
    YesNo,
    /// A number, whole or not.
    Number,
    /// A whole amount in đồng.
    Money,
    /// A commune or ward, by its code of five digits since 1 July 2025.
    Commune,
    /// A line and a commune: `{"line": "12 phố Hàng Bài", "commune": "00082"}`.
    Address,
    /// A file, named by the identifier of an uploaded paper.
    File,
    /// A parcel of land: `{"sheet": "12", "parcel": "345", "commune": "00082", "area": 60.5}`, area in square metres.
    LandParcel,
    /// A vehicle: `{"plate": "29A-123.45", "chassis": "RLHPC4400…", "engine": "JF…", "brand": "Honda"}`.
    Vehicle,
    /// The same few questions for each of several people or things: a list of objects with the answers of `fields`.
    Group,
}

/// One answer a person may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is kept.
    pub value: String,
    /// Vietnamese.
    pub vi: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Choice {
    /// The words of the option in the language of this tag.
    pub fn label(&self, lang: &str) -> &str {
        if lang.starts_with("en") && !self.en.is_empty() { &self.en } else { &self.vi }
    }
}

/// Who sees a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SeenBy {
    /// The applicant and the officers.
    #[default]
    Everyone,
    /// Officers only: filled in at the desk.
    Officers,
}

/// The registers that can answer a field or a component in place of the person.
pub const REGISTERS: [&str; 9] =
    ["account", "population", "civil-status", "residence", "business", "land", "health", "judicial", "construction"];

/// The most items any group may have.
pub const MOST_ITEMS: usize = 100;

/// The media types that are taken at all.
pub const FILES: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

/// One question. The checks on it are the same at the portal, the desk and the interface for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// Short name in the answers and in conditions: lower-case letters, digits, `_`.
    pub name: String,
    /// The kind of answer.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The question.
    pub label: Text,
    /// A hint below the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Fields with the same page are asked together at the portal; a field without one has a page of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Must be answered whenever it is asked.
    #[serde(default)]
    pub required: bool,
    /// Must be answered when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_when: Option<Condition>,
    /// Asked only when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_when: Option<Condition>,
    /// The options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The questions of a group, asked for each item.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// Fewest items of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_items: Option<usize>,
    /// Most items of a group; ten when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_items: Option<usize>,
    /// What one item of a group is called: “Người” gives “Người thứ 2”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Text>,
    /// The media types a file may have; PDF, JPEG and PNG when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<String>,
    /// The largest file, in megabytes; twenty when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_megabytes: Option<u32>,
    /// The date beside a personal number that says when the same person was born.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// The choice beside a personal number that says the sex of the same person: `male` or `female`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Fewest characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<usize>,
    /// Most characters; 200 for a line and 2,000 for a long text when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    /// The shape of the text: `9` a digit, `A` a capital letter, anything else itself, such as `99/99/9999`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Smallest number or amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Largest number or amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Earliest day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Date>,
    /// The day may not lie in the future.
    #[serde(default)]
    pub not_in_future: bool,
    /// Where the city already holds the answer, such as `account.name`: it is shown, not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who sees the field.
    #[serde(default)]
    pub seen_by: SeenBy,
}

impl Field {
    /// Most characters the answer may have.
    pub fn most_characters(&self) -> usize {
        self.max_length.unwrap_or(match self.kind {
            FieldType::LongText => 2_000,
            FieldType::PersonName => 120,
            _ => 200,
        })
    }

    /// Fewest items of a group that is answered at all.
    pub fn least_items(&self) -> usize {
        self.min_items.unwrap_or(1).max(1)
    }

    /// Most items of a group, never more than [`MOST_ITEMS`].
    pub fn most_items(&self) -> usize {
        self.max_items.unwrap_or(10).min(MOST_ITEMS)
    }

    /// The media types a file may have.
    pub fn accepted(&self) -> Vec<&str> {
        if self.accept.is_empty() { FILES.to_vec() } else { self.accept.iter().map(String::as_str).collect() }
    }

    /// The largest file, in bytes.
    pub fn largest_file(&self) -> u64 {
        u64::from(self.max_megabytes.unwrap_or(20)) * 1024 * 1024
    }

    /// The option with this value.
    pub fn option(&self, value: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.value == value)
    }

    /// Whether the city holds the answer already.
    pub fn is_held(&self) -> bool {
        self.source.is_some()
    }
}
