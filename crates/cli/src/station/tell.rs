//! What became of a folder, in words and for programs.

use std::collections::BTreeMap;

use anyhow::Result;
use app::Error;
use app::words::Value;
use domain::station::index::Wrong;
use serde::Serialize;

use crate::{Context, print_json, say};

/// What became of the files.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Files that were found.
    pub files: usize,
    /// Files that were taken now.
    pub taken: usize,
    /// Files that had been taken before.
    pub skipped: usize,
    /// Of those taken: nothing is in doubt, an officer has to sign.
    pub ready: usize,
    /// Of those taken: signed.
    pub signed: usize,
    /// Of those taken: an officer has to look.
    pub review: usize,
    /// Why, with how many files each; a file may have several reasons.
    pub doubts: BTreeMap<&'static str, usize>,
    /// Files nothing came of.
    pub refused: Vec<Refused>,
    /// Lines of the index that were not believed.
    pub index: Vec<WrongLine>,
    /// Pages of what was taken.
    pub pages: usize,
    /// How long it took.
    pub seconds: f64,
    /// It was interrupted.
    pub stopped: bool,
}

/// A file nothing came of.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// Its path in the folder.
    pub file: String,
    /// The stable code.
    pub code: &'static str,
    /// Why.
    pub reason: String,
}

/// A line of the index that was not believed.
#[derive(Debug, Serialize)]
pub struct WrongLine {
    /// Where it stands.
    pub line: u64,
    /// The stable code.
    pub code: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

impl Refused {
    /// Why nothing came of a file. A fault of ours is told as it is: who runs a command can do something about it.
    pub fn new(context: &Context, file: &str, why: &Error) -> Self {
        let reason = match why {
            Error::Fault(fault) => format!("{fault:#}"),
            why => why.tell(&context.words, context.lang, ""),
        };
        Self { file: file.to_owned(), code: why.code(), reason }
    }
}

impl Context {
    /// What is wrong with a line of the index.
    pub fn wrong(&self, wrong: &Wrong) -> WrongLine {
        let args = [("value", Value::Text(wrong.value.clone()))];
        WrongLine { line: wrong.line, code: wrong.code, problem: self.words.get(self.lang, wrong.code, &args) }
    }
}

impl Report {
    /// Whether everything could be taken and nothing is left.
    pub const fn is_good(&self) -> bool {
        self.refused.is_empty() && self.index.is_empty() && !self.stopped
    }

    /// Pages a minute.
    pub fn speed(&self) -> u64 {
        let minutes = self.seconds / 60.0;
        if minutes > 0.0 { (self.pages as f64 / minutes).round() as u64 } else { 0 }
    }

    /// Tells it.
    ///
    /// # Errors
    /// The answer cannot be written.
    pub fn say(&self, context: &Context, json: bool) -> Result<()> {
        if json {
            #[derive(Serialize)]
            struct Told<'a> {
                #[serde(flatten)]
                report: &'a Report,
                pages_a_minute: u64,
            }
            return print_json(&Told { report: self, pages_a_minute: self.speed() });
        }
        let get = |key: &str, args: &[(&str, Value)]| context.words.get(context.lang, key, args);
        let count = |number: usize| Value::Count(number as i64);
        for line in &self.index {
            let args = [("line", Value::Count(line.line as i64)), ("problem", line.problem.clone().into())];
            say(get("cli-digitise-line", &args));
        }
        for refused in &self.refused {
            say(format!("{}: {}", refused.file, refused.reason));
        }
        let args = [
            ("files", count(self.files)),
            ("taken", count(self.taken)),
            ("skipped", count(self.skipped)),
            ("ready", count(self.ready)),
            ("signed", count(self.signed)),
            ("review", count(self.review)),
            ("refused", count(self.refused.len())),
        ];
        say(get("cli-digitised", &args));
        for (doubt, number) in &self.doubts {
            say(get(&format!("station-doubt-{doubt}"), &[("count", count(*number))]));
        }
        if self.pages > 0 {
            let args = [("pages", count(self.pages)), ("speed", Value::Count(self.speed() as i64))];
            say(get("cli-digitise-speed", &args));
        }
        if self.stopped {
            say(get("cli-digitise-stopped", &[]));
        }
        Ok(())
    }
}
