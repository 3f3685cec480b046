//! The file: kinds of paper that the State holds, where, and which law lets a city take them from there.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalog::component::Satisfaction;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse;
use crate::catalog::parse::Turn::{At, Key};
use crate::catalog::text::Text;
use crate::search::fold::same_spelling;

/// What takes the place of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A way to satisfy it without the paper: the form, a store item, a register.
    Way(Satisfaction),
    /// The original, shown and given back, in place of a certified copy (Decree 23/2015 Art. 6.1).
    Compare,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Way(way) => way.fmt(f),
            Source::Compare => f.write_str("compare"),
        }
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "compare" => Ok(Source::Compare),
            word => match word.parse::<Satisfaction>().map_err(serde::de::Error::custom)? {
                way if way.is_held() => Ok(Source::Way(way)),
                _ => Err(serde::de::Error::custom(format!("`{word}` satisfies nothing without a paper"))),
            },
        }
    }
}

/// An article that lets a city do without a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Law {
    /// Number and symbol.
    pub number: String,
    /// The article, clause and point.
    pub article: String,
    /// First day it holds; absent where nobody has read it, and then it never holds alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
}

impl Law {
    /// Whether it is known to be in force on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.valid_from.is_some_and(|from| from <= on)
    }
}

/// One kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kind {
    /// Short name.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// A paper is of this kind when its Vietnamese name has one of these.
    pub words: Vec<String>,
    /// Unless it has one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// What takes its place.
    pub source: Source,
    /// The law that allows it.
    pub law: Vec<Law>,
}

impl Kind {
    /// Whether a paper whose name has these words is of the kind.
    pub fn is_of(&self, name: &[String]) -> bool {
        let has = |phrases: &[String]| phrases.iter().any(|phrase| holds(name, &words(phrase)));
        has(&self.words) && !has(&self.without)
    }
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rules {
    /// The law behind what no kind knows.
    pub otherwise: Vec<Law>,
    /// The kinds, first match wins.
    pub kinds: Vec<Kind>,
}

impl Rules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// Every mistake, with its line.
    pub fn read(file: &str, text: &str) -> Result<Rules, Vec<Finding>> {
        let rules: Rules = parse::read(file, text).map_err(|finding| vec![finding])?;
        let places = parse::Places::of(text);
        let mut findings = Vec::new();
        for (at, kind) in rules.kinds.iter().enumerate() {
            let mut error = |code: &str, key: &str| {
                let line = places.line(&[Key("kinds"), At(at), Key(key)]);
                findings.push(Finding::new(file, Severity::Error, code).at(line).with("name", &kind.id));
            };
            if kind.words.is_empty() || kind.words.iter().chain(&kind.without).any(|phrase| words(phrase).is_empty()) {
                error("catalog.reuse-without-words", "words");
            }
            if kind.law.is_empty() {
                error("catalog.reuse-without-law", "law");
            }
            if kind.name.is_incomplete() {
                error("catalog.reuse-without-name", "name");
            }
            if rules.kinds[..at].iter().any(|other| other.id == kind.id) {
                error("catalog.reuse-same-id", "id");
            }
        }
        if findings.is_empty() { Ok(rules) } else { Err(findings) }
    }
}

/// The words of a name in one spelling, without punctuation.
pub fn words(name: &str) -> Vec<String> {
    let spelled = same_spelling(name);
    let plain = |letter: char| !(letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter));
    spelled.split(plain).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a name has the words of a phrase, side by side and in order.
pub fn holds(name: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && name.windows(phrase.len()).any(|part| part == phrase)
}
