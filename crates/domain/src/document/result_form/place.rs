//! Where the words of a row are taken from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A source of words: an answer, the applicant, the dossier, or what an officer entered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// `child_name`: the answer to the question of this name.
    Answer(String),
    /// `words.child_birth_date`: the day or the number of that answer, written out.
    InWords(String),
    /// `issue.book`: what the officer entered at issue.
    Entered(String),
    /// `form`: everything that was answered, section by section.
    Form,
    /// `applicant.name`.
    ApplicantName,
    /// `applicant.id`: personal number or organisation code.
    ApplicantId,
    /// `applicant.address`.
    ApplicantAddress,
    /// `dossier.code`.
    Code,
    /// `dossier.procedure`: its name.
    Procedure,
    /// `dossier.decision`: what was decided, in one line.
    Decision,
    /// `dossier.accepted-on`: the day the dossier was accepted.
    AcceptedOn,
    /// `dossier.decided-on`: the day it was decided; the day of registration.
    DecidedOn,
    /// `dossier.papers`: what was handed in.
    Papers,
    /// `agency.name`.
    Agency,
    /// `agency.place`: the commune, or the city.
    Place,
    /// `signer.name`.
    Signer,
}

/// The text names no source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no source: write a field of the form, `form`, `words.…`, `issue.…`, `applicant.…`, `dossier.…`, `agency.…` or `signer.name`"
)]
pub struct UnknownSource(String);

/// The sources with a fixed name.
const FIXED: [(&str, Source); 13] = [
    ("form", Source::Form),
    ("applicant.name", Source::ApplicantName),
    ("applicant.id", Source::ApplicantId),
    ("applicant.address", Source::ApplicantAddress),
    ("dossier.code", Source::Code),
    ("dossier.procedure", Source::Procedure),
    ("dossier.decision", Source::Decision),
    ("dossier.accepted-on", Source::AcceptedOn),
    ("dossier.decided-on", Source::DecidedOn),
    ("dossier.papers", Source::Papers),
    ("agency.name", Source::Agency),
    ("agency.place", Source::Place),
    ("signer.name", Source::Signer),
];

impl FromStr for Source {
    type Err = UnknownSource;

    fn from_str(text: &str) -> Result<Self, UnknownSource> {
        if let Some((_, source)) = FIXED.iter().find(|(name, _)| *name == text) {
            return Ok(source.clone());
        }
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        match text.split_once('.') {
            Some(("issue", name)) if is_name(name) => Ok(Self::Entered(name.to_owned())),
            Some(("words", name)) if is_name(name) => Ok(Self::InWords(name.to_owned())),
            None if is_name(text) => Ok(Self::Answer(text.to_owned())),
            _ => Err(UnknownSource(text.chars().take(60).collect())),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(name) => f.write_str(name),
            Self::InWords(name) => write!(f, "words.{name}"),
            Self::Entered(name) => write!(f, "issue.{name}"),
            fixed => f.write_str(FIXED.iter().find(|(_, source)| source == fixed).map_or("", |(name, _)| name)),
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
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A piece of a sentence of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// `{child_name}`: the words of a source.
    Taken(Source),
}

/// A sentence in pieces. What stands in braces and is no source stays as it stands.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
        match rest[open + 1..close].parse() {
            Ok(source) => {
                found.push(Piece::Words(&rest[..open]));
                found.push(Piece::Taken(source));
            }
            Err(UnknownSource(_)) => found.push(Piece::Words(&rest[..=close])),
        }
        rest = &rest[close + 1..];
    }
    found.push(Piece::Words(rest));
    found.retain(|piece| *piece != Piece::Words(""));
    found
}

/// The sources a sentence names.
pub(super) fn named(text: &str) -> Vec<Source> {
    let taken = |piece| match piece {
        Piece::Taken(source) => Some(source),
        Piece::Words(_) => None,
    };
    pieces(text).into_iter().filter_map(taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_reads_back_from_its_name() {
        for name in FIXED.iter().map(|(name, _)| *name).chain(["child_name", "issue.book", "words.capital"]) {
            assert_eq!(name.parse::<Source>().map(|source| source.to_string()), Ok(name.to_owned()));
        }
        for wrong in ["", "issue.", "issue.Book", "dossier.secret", "Child", "a b"] {
            assert!(wrong.parse::<Source>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_sentence_keeps_what_is_no_source() {
        let check = |text: &str, sources: &[&str]| {
            let named: Vec<String> = named(text).iter().map(ToString::to_string).collect();
            assert_eq!(named, sources, "{text}");
            let back: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Taken(source) => format!("{{{source}}}"),
                })
                .collect();
            assert_eq!(back, text);
        };
        check("Cấp cho {applicant.name}, số {issue.book}.", &["applicant.name", "issue.book"]);
        check("Không có gì", &[]);
        check("{Lạ} và {child_name", &[]);
        check("{child_name}{child_name}", &["child_name", "child_name"]);
    }
}
