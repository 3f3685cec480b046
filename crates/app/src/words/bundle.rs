//! Every message of both languages, and how one is fetched.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use super::{Lang, format};

/// The files compiled in: language, capability, text.
const FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// A thing put into a message, written the way the language of the message writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A name or another text, as it is.
    Text(String),
    /// A count; Fluent chooses singular or plural by it.
    Count(i64),
    /// A day: `thứ Hai, 23/11/2026`.
    Day(Date),
    /// A moment: `thứ Hai, 23/11/2026, 16:00`.
    Moment(Timestamp),
    /// An amount in đồng: `75.000 đồng`.
    Money(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Value::Count(count)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Value::Day(day)
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Value::Moment(at)
    }
}

/// Every message of `locales/` in both languages.
pub struct Words {
    vi: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the messages: from `locales/` beside the source in a development build when it is there, so that a
    /// changed word needs a restart and no build; otherwise those compiled in.
    ///
    /// # Errors
    /// A file that is not valid Fluent, or a key written twice in a language, with its name.
    pub fn load() -> Result<Words, String> {
        let mut words = Words { vi: bundle("vi"), en: bundle("en") };
        for (lang, capability, compiled) in FILES {
            let text = from_disk(lang, capability).map_or(Cow::Borrowed(*compiled), Cow::Owned);
            let resource = FluentResource::try_new(text.into_owned())
                .map_err(|(_, errors)| format!("locales/{lang}/{capability}.ftl: {errors:?}"))?;
            let bundle = if *lang == "vi" { &mut words.vi } else { &mut words.en };
            bundle.add_resource(resource).map_err(|errors| format!("locales/{lang}/{capability}.ftl: {errors:?}"))?;
        }
        Ok(words)
    }

    /// The message of that key in that language.
    ///
    /// A key may be written as a rule's code (`dossier.too-late-to-extend`). A key nobody defined answers with itself
    /// in brackets, so that a page never fails for a missing word; tests find those before people do.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
        self.find(lang, key, args).unwrap_or_else(|| {
            tracing::error!(key, lang = lang.code(), "this message is not in locales");
            format!("[{key}]")
        })
    }

    /// The message of that key, or none where there is no such key.
    pub fn find(&self, lang: Lang, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let id = key.replace('.', "-");
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(&id)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set((*name).to_owned(), told(lang, value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, lang = lang.code(), ?errors, "a message lacks one of its values");
        }
        Some(text)
    }

    /// Whether that language defines that key.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundle(lang).has_message(&key.replace('.', "-"))
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// Every key of a language with the names of the values its message takes, for tests that compare languages
    /// and look for words nobody uses.
    pub fn keys(lang: Lang) -> BTreeMap<String, Vec<String>> {
        let mut keys = BTreeMap::new();
        for (code, capability, compiled) in FILES {
            if *code == lang.code() {
                let text = from_disk(code, capability).unwrap_or_else(|| (*compiled).to_owned());
                keys.extend(messages(&text));
            }
        }
        keys
    }
}

fn bundle(code: &str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = code.parse().expect("vi and en are language identifiers");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would travel into codes and names that people copy.
    bundle.set_use_isolating(false);
    bundle
}

fn from_disk(lang: &str, capability: &str) -> Option<String> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(lang);
    std::fs::read_to_string(folder.join(format!("{capability}.ftl"))).ok()
}

fn told(lang: Lang, value: &Value) -> FluentValue<'static> {
    match value {
        Value::Text(text) => FluentValue::from(text.clone()),
        Value::Count(count) => FluentValue::from(*count),
        Value::Day(on) => FluentValue::from(format::date(lang, *on)),
        Value::Moment(at) => FluentValue::from(format::moment(lang, *at)),
        Value::Money(dong) => FluentValue::from(format::money(lang, *dong)),
    }
}

/// The messages of one file: a key starts a line, what is indented below it belongs to it.
fn messages(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            current = line.split_once('=').map(|(key, _)| key.trim().to_owned());
        } else if line.starts_with(['#', '-']) {
            current = None;
        }
        if let Some(key) = &current {
            let names = found.entry(key.clone()).or_default();
            for piece in line.split('$').skip(1) {
                names.push(piece.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect());
            }
            names.sort();
            names.dedup();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_with_the_same_values() {
        let (vi, en) = (Words::keys(Lang::Vi), Words::keys(Lang::En));
        assert!(!vi.is_empty());
        let differ: Vec<_> = vi
            .keys()
            .chain(en.keys())
            .filter(|key| vi.get(*key) != en.get(*key))
            .map(|key| format!("{key}: vi {:?}, en {:?}", vi.get(key), en.get(key)))
            .collect();
        assert!(differ.is_empty(), "{differ:#?}");
    }

    #[test]
    fn every_file_is_read_and_no_key_stands_twice() {
        let words = Words::load().expect("the files are valid");
        for lang in Lang::ALL {
            for key in Words::keys(lang).keys() {
                assert!(words.has(lang, key), "{lang} {key}");
            }
        }
    }

    #[test]
    fn vietnamese_is_written_in_composed_letters() {
        for (lang, capability, text) in FILES {
            // A combining mark standing alone sorts, searches and prints differently from the same letter composed.
            let loose = text.chars().find(|c| ('\u{300}'..='\u{36f}').contains(c));
            assert_eq!(loose, None, "locales/{lang}/{capability}.ftl");
        }
    }

    #[test]
    fn a_key_nobody_defined_answers_with_itself() {
        let words = Words::load().expect("the files are valid");
        assert_eq!(words.get(Lang::Vi, "no.such-key", &[]), "[no.such-key]");
    }
}
