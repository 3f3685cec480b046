//! What the result of a procedure looks like as a document: the data of `catalog/results/`.
//!
//! A code without an entry is printed by [`ResultForm::general`]: a missing entry is a note for a clerk, never an error
//! when a result is issued.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalog::answers::Answers;
use crate::catalog::basis::Basis;
use crate::catalog::code::ResultCode;
use crate::catalog::condition::{Condition, Setting};
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse::Turn::{At, Key};
use crate::catalog::parse::{self, Places};
use crate::catalog::procedure::{Procedure, ResultType};
use crate::catalog::text::Text;

mod page; // the sheet of an administrative document, as Decree 30/2020 measures it
mod place; // where the words of a row are taken from

pub use page::{Margins, Page, Places as SignaturePlaces, Sizes};
pub use place::{Piece, Source, pieces};

/// What a form says instead of a number that nobody has read in a text of law.
pub const NOT_STATED: &str = "not-stated";

/// The arrangements a result may have; each is a template of `templates/results/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A certificate of civil status: rows under the national title.
    Certificate,
    /// An extract of a register (*trích lục*).
    Extract,
    /// A confirmation (*giấy xác nhận*).
    Confirmation,
    /// A permit (*giấy phép*), in numbered clauses.
    Permit,
    /// A certificate of registration (*giấy chứng nhận đăng ký*).
    Registration,
    /// A decision (*quyết định*), in articles.
    Decision,
    /// A notice (*thông báo*).
    Notice,
    /// A record of a meeting (*biên bản*), signed by the parties too.
    Minutes,
    /// The page of words with which a paper or signature is certified (*lời chứng*).
    Attestation,
    /// The page that makes a copy out of a register or of an original a copy (*sao y*, *bản sao từ sổ gốc*).
    Copy,
    /// The data of a card, book, plate or certificate that another body makes: a notice of the result, and it says so.
    Card,
    /// What has no arrangement of its own.
    General,
}

impl Layout {
    /// Every arrangement.
    pub const ALL: [Self; 12] = [
        Self::Certificate,
        Self::Extract,
        Self::Confirmation,
        Self::Permit,
        Self::Registration,
        Self::Decision,
        Self::Notice,
        Self::Minutes,
        Self::Attestation,
        Self::Copy,
        Self::Card,
        Self::General,
    ];
}

/// How a result comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comes {
    /// It is the document that is signed and issued.
    #[default]
    Issued,
    /// It follows from the document: an entry in a register, money, a second paper.
    Following,
    /// It is a refusal, which Form 03 states.
    Refused,
    /// It is a request to complete, which Form 02 states.
    Asked,
}

impl Comes {
    /// Whether it gives what was asked for.
    #[must_use]
    pub const fn is_granted(self) -> bool {
        matches!(self, Self::Issued | Self::Following)
    }
}

/// Who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignedBy {
    /// The chair alone, who may not delegate it (Law on Civil Status 03/2026/QH16 Art. 8.2).
    Chair,
    /// The head of the agency, or who signs for them.
    Leader,
}

/// One row of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Row {
    /// A source alone; the row is called what the form calls the field, and is left out when nothing was answered.
    Short(Source),
    /// The heading of the rows below it.
    Heading {
        /// Its words.
        heading: Text,
    },
    /// A row in full.
    Full(FullRow),
}

/// A row with words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FullRow {
    /// What it is called; without it, what the form calls the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Where its words are taken from: the first that has any.
    pub from: Vec<Source>,
    /// Whether it stands there empty when nothing was answered, as the father's part of a birth certificate does.
    #[serde(default)]
    pub always: bool,
    /// Whether it is set in capitals, as names on civil-status papers are.
    #[serde(default)]
    pub upper: bool,
}

/// What an officer enters when the result is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entered {
    /// Short name; a row names it as `issue.NAME`.
    pub name: String,
    /// What the officer is asked for.
    pub label: Text,
}

/// One kind of result as a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultForm {
    /// The code of the kind of result.
    pub code: ResultCode,
    /// Its arrangement.
    pub layout: Layout,
    /// How it comes about.
    #[serde(default)]
    pub comes: Comes,
    /// The title as it is printed.
    pub title: Text,
    /// What it is about, in one line below the title; may name sources in braces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The number of the form in law, or [`NOT_STATED`].
    pub form: String,
    /// The act that sets the form, where a text names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_act: Option<String>,
    /// The law it rests on; without it, that of the procedure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    /// Who signs.
    pub signer: SignedBy,
    /// What follows the number: `TLKT` in “12/TLKT”.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Whether two headings stand beside each other, as wife and husband do.
    #[serde(default)]
    pub beside: bool,
    /// Who signs by hand beside the agency, as the parties of a record do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_signed: Vec<Text>,
    /// Whether the law's form has English beside each label.
    #[serde(default)]
    pub bilingual: bool,
    /// In which cases it is this result of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Who makes the card, book or plate that this document only reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<String>,
    /// What it states before the rows; may name sources in braces. Articles, clauses or paragraphs, as the layout has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Its rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// What it states after the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<String>,
    /// What an officer enters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entered: Vec<Entered>,
}

impl ResultForm {
    /// What is printed for a code nobody has written an entry for: its name, and everything that was answered.
    #[must_use]
    pub fn general(result: &ResultType) -> Self {
        Self {
            code: result.code.clone(),
            layout: Layout::General,
            comes: Comes::Issued,
            title: result.name.clone(),
            about: None,
            form: NOT_STATED.to_owned(),
            form_act: None,
            basis: Vec::new(),
            signer: SignedBy::Leader,
            symbol: None,
            beside: false,
            also_signed: Vec::new(),
            bilingual: false,
            when: None,
            made_by: None,
            text: Vec::new(),
            rows: vec![Row::Short(Source::Form)],
            closing: Vec::new(),
            entered: Vec::new(),
        }
    }

    /// The number of the form in law, if a text states one.
    #[must_use]
    pub fn form_number(&self) -> Option<&str> {
        Some(self.form.as_str()).filter(|form| *form != NOT_STATED)
    }

    /// Every source it takes words from.
    pub fn sources(&self) -> impl Iterator<Item = Source> + '_ {
        let rows = self.rows.iter().flat_map(|row| match row {
            Row::Short(source) => std::slice::from_ref(source),
            Row::Heading { .. } => &[],
            Row::Full(row) => row.from.as_slice(),
        });
        let texts = self.text.iter().chain(&self.closing).chain(&self.about);
        rows.cloned().chain(texts.flat_map(|text| place::named(text)))
    }
}

/// The forms of results, and the sheet they are printed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultForms {
    forms: BTreeMap<String, ResultForm>,
    /// The sheet of an administrative document.
    pub page: Page,
}

/// The file of the sheet.
const PAGE: &str = "layout.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    results: Vec<ResultForm>,
}

impl ResultForms {
    /// Reads the files of `results/`: [`Page`] from `layout.toml`, forms from all others.
    ///
    /// # Errors
    /// Every mistake in a file, with its line.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Finding>> {
        let mut found = Self::default();
        let mut findings = Vec::new();
        for (name, text) in files {
            if name.rsplit('/').next() == Some(PAGE) {
                match parse::read(name, text) {
                    Ok(page) => found.page = page,
                    Err(finding) => findings.push(finding),
                }
                continue;
            }
            let file: File = match parse::read(name, text) {
                Ok(file) => file,
                Err(finding) => {
                    findings.push(finding);
                    continue;
                }
            };
            let places = Places::of(text);
            for (at, form) in file.results.into_iter().enumerate() {
                let line = places.line(&[Key("results"), At(at), Key("code")]);
                let error =
                    |code: &str| Finding::new(name, Severity::Error, code).at(line).with("code", form.code.as_str());
                if form.title.is_incomplete() {
                    findings.push(error("catalog.result-without-title"));
                }
                if let Some(unknown) = form.unknown_entry() {
                    findings.push(error("catalog.result-unknown-entry").with("name", unknown));
                }
                if found.forms.contains_key(form.code.as_str()) {
                    findings.push(error("catalog.result-twice"));
                }
                found.forms.insert(form.code.as_str().to_owned(), form);
            }
        }
        if findings.is_empty() { Ok(found) } else { Err(findings) }
    }

    /// The form of a code, if somebody wrote one.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&ResultForm> {
        self.forms.get(code)
    }

    /// Every form, by code.
    pub fn iter(&self) -> impl Iterator<Item = &ResultForm> {
        self.forms.values()
    }

    /// The form of a kind of result; the general one where nobody wrote any.
    #[must_use]
    pub fn of(&self, result: &ResultType) -> ResultForm {
        self.get(result.code.as_str()).cloned().unwrap_or_else(|| ResultForm::general(result))
    }

    /// The results that may be issued as a document in this case, the likeliest first: what fits the answers before what
    /// does not, what is issued before what only follows. Refusals and requests have forms of their own, and are here
    /// only where there is nothing else.
    #[must_use]
    pub fn choices(&self, procedure: &Procedure, answers: &Answers) -> Vec<ResultForm> {
        let fits = |form: &ResultForm| form.when.as_ref().is_none_or(|when| when.holds(answers, Setting::default()));
        let mut all: Vec<ResultForm> = procedure.results.iter().map(|result| self.of(result)).collect();
        if all.iter().any(|form| form.comes.is_granted()) {
            all.retain(|form| form.comes.is_granted());
        }
        all.sort_by_key(|form| (!fits(form), form.comes));
        all
    }

    /// What a clerk should look at: results without an entry, entries that name a field no form of their procedures has,
    /// entries nothing refers to.
    #[must_use]
    pub fn notes<'a>(&self, procedures: impl IntoIterator<Item = (&'a str, &'a Procedure)>) -> Vec<Finding> {
        let mut notes = Vec::new();
        let mut fields: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut told = BTreeSet::new();
        for (file, procedure) in procedures {
            for result in &procedure.results {
                let code = result.code.as_str();
                fields.entry(code).or_default().extend(procedure.form.fields().map(|field| field.name.as_str()));
                if self.get(code).is_none() && told.insert(code) {
                    notes.push(Finding::new(file, Severity::Note, "catalog.result-without-form").with("code", code));
                }
            }
        }
        for form in self.iter() {
            let code = form.code.as_str();
            let Some(known) = fields.get(code) else {
                notes.push(Finding::new("results/", Severity::Note, "catalog.result-of-nothing").with("code", code));
                continue;
            };
            for source in form.sources() {
                if let Source::Answer(name) | Source::InWords(name) = &source
                    && !known.contains(name.as_str())
                {
                    let note = Finding::new("results/", Severity::Warning, "catalog.result-unknown-field");
                    notes.push(note.with("code", code).with("field", name));
                }
            }
        }
        notes
    }
}

impl ResultForm {
    /// A name behind `issue.` that the officer is not asked for.
    fn unknown_entry(&self) -> Option<String> {
        self.sources().find_map(|source| match source {
            Source::Entered(name) if self.entered.iter().all(|entered| entered.name != name) => Some(name),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
