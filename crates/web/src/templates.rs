//! How a template becomes a page in one of the languages.
//!
//! Templates are read from `templates/` in a development build, so that a change shows on the next request, and are
//! compiled in otherwise. Each language has its own environment, so that `t('key')` needs no language.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::words::{Lang, Value as Word, Words, format};
use jiff::Timestamp;
use jiff::civil::Date;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use crate::assets;

/// The templates compiled in: path below `templates/`, text.
pub const TEMPLATES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Both environments.
pub struct Templates {
    words: Arc<Words>,
    vi: Environment<'static>,
    en: Environment<'static>,
}

impl Templates {
    /// Parses every template in both languages.
    ///
    /// # Errors
    /// The first template that cannot be parsed, with its line.
    pub fn new(words: Arc<Words>) -> Result<Templates, Error> {
        let vi = environment(Lang::Vi, &words)?;
        let en = environment(Lang::En, &words)?;
        Ok(Templates { words, vi, en })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// What the template asked for and did not get.
    pub fn render(&self, lang: Lang, name: &str, context: Value) -> Result<String, Error> {
        if folder().is_some() {
            return environment(lang, &self.words)?.get_template(name)?.render(context);
        }
        let environment = match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        };
        environment.get_template(name)?.render(context)
    }
}

/// The folder of templates beside the source, in a development build on the machine that built it.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    (cfg!(debug_assertions) && folder.is_dir()).then_some(folder)
}

fn environment(lang: Lang, words: &Arc<Words>) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    // A page that asks for what its view does not have is a fault, never a silent gap; `if` may still ask.
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, compiled) in TEMPLATES {
        match folder().and_then(|folder| std::fs::read_to_string(folder.join(name)).ok()) {
            Some(text) => environment.add_template_owned(*name, text)?,
            None => environment.add_template(name, compiled)?,
        }
    }

    let told = Arc::clone(words);
    environment.add_function("t", move |key: &str, args: Kwargs| tell(&told, lang, key, &args));
    environment.add_global("lang", lang.code());
    environment.add_function("asset", |name: &str| {
        assets::address(name).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no asset {name}")))
    });
    environment.add_function("path", move |tail: &str| crate::routes::in_language(lang, tail));
    environment.add_filter("date", move |on: &str| Ok::<_, Error>(format::date(lang, parse::<Date>(on)?)));
    environment.add_filter("short_date", move |on: &str| Ok::<_, Error>(format::short_date(lang, parse::<Date>(on)?)));
    environment.add_filter("moment", move |at: &str| Ok::<_, Error>(format::moment(lang, parse::<Timestamp>(at)?)));
    environment.add_filter("short_moment", move |at: &str| {
        Ok::<_, Error>(format::short_moment(lang, parse::<Timestamp>(at)?))
    });
    environment.add_filter("money", move |dong: i64| format::money(lang, dong));
    environment.add_filter("number", move |value: i64| format::number(lang, value));
    Ok(environment)
}

fn tell(words: &Words, lang: Lang, key: &str, args: &Kwargs) -> Result<String, Error> {
    let mut values = Vec::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        let word = match value.as_i64() {
            Some(count) => Word::Count(count),
            None => Word::Text(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        };
        values.push((name, word));
    }
    match words.find(lang, key, &values) {
        Some(text) => Ok(text),
        // A missing word stops a test and a developer, never a citizen.
        None if cfg!(debug_assertions) => {
            Err(Error::new(ErrorKind::UndefinedError, format!("no message {key} in {lang}")))
        }
        None => Ok(words.get(lang, key, &values)),
    }
}

fn parse<T: std::str::FromStr>(text: &str) -> Result<T, Error>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error| Error::new(ErrorKind::InvalidOperation, format!("{text}: {error}")))
}
