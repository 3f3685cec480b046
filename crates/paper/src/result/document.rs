//! What a result says.
use crate::form::Matter;
use domain::catalog::Text;
use domain::document::result_form::{Layout, Page};
use jiff::civil::Date;
use serde::Serialize;

/// The result of a procedure, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultDocument {
    /// The arrangement.
    pub layout: Layout,
    /// Sheet and sizes.
    pub page: Page,
    /// Whether it is shown before it is decided: every page says so.
    pub draft: bool,
    /// Whether number and day are left open, as fields that are filled in when it is issued.
    pub open: bool,
    /// The day the file is made; an archive wants one, even of a draft.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub made_on: Date,
    /// Whether labels stand in English too, where the law's form has them.
    pub bilingual: bool,
    /// Whether sections stand beside each other, two in a row.
    pub beside: bool,
    /// The kind of document, such as “Giấy khai sinh”.
    pub title: Text,
    /// What it is about, in one line.
    pub about: Option<String>,
    /// The number of the law's form and the act that sets it, as far as a text states them: “Mẫu CT07”.
    pub form: Option<String>,
    /// Who issues it, where and when.
    pub head: Head,
    /// Who decides, as the head of a decision says: “Chủ tịch Ủy ban nhân dân phường Cửa Nam”.
    pub authority: String,
    /// To whom a notice is addressed.
    pub addressee: String,
    /// The law it rests on, each a line: “Căn cứ …”.
    pub grounds: Vec<String>,
    /// Sentences before the rows: articles of a decision, clauses of a permit, paragraphs of a notice.
    pub text: Vec<String>,
    /// The rows, in sections.
    pub sections: Vec<Section>,
    /// Sentences after the rows.
    pub closing: Vec<String>,
    /// Who makes the card, book or certificate that this document only reports.
    pub made_by: Option<String>,
    /// Who receives it (*Nơi nhận*).
    pub recipients: Vec<String>,
    /// Who signs by hand beside the agency, such as the parties of a record.
    pub also_signed: Vec<Text>,
    /// Who signs for the agency.
    pub signer: Signer,
    /// Which dossier it is the result of.
    pub matter: Matter,
    /// Where anyone can check it; none on a draft.
    pub check: Option<Check>,
}

/// The head of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The agency above the issuer.
    pub superior: Option<String>,
    /// The issuer, in full: it is set in capitals.
    pub agency: String,
    /// The number; none on a draft, and where it is left open.
    pub number: Option<String>,
    /// What follows the number: `QĐ-UBND`.
    pub symbol: Option<String>,
    /// The place of the date line.
    pub place: String,
    /// The day it is issued; none on a draft, and where it is left open.
    #[serde(serialize_with = "crate::vietnam::day_or_none")]
    pub issued_on: Option<Date>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The heading.
    pub heading: Option<Text>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row: what it is called, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is called.
    pub label: Text,
    /// What it says.
    pub value: Value,
    /// Whether it is set in capitals.
    pub upper: bool,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words, perhaps in several lines; with none, the row stands there empty, as a form does.
    Lines(Vec<String>),
    /// Several things or people with the same few words each.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
}

/// Who signs for the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// The capacity in lines, such as “TM. Ủy ban nhân dân”, “Chủ tịch”.
    pub capacity: Vec<String>,
    /// The name; a draft has none.
    pub name: Option<String>,
}

/// Where anyone can check the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The address in the square code. It tells nothing about a person.
    pub url: String,
}

impl ResultDocument {
    /// What follows the number on the same line; a certification names its register elsewhere.
    #[must_use]
    pub fn symbol_of_number(&self) -> Option<&str> {
        self.head.symbol.as_deref().filter(|_| self.layout != Layout::Attestation)
    }

    /// Every row with one value, by what it is called.
    #[must_use]
    pub fn rows(&self) -> Vec<(String, String)> {
        let said = |row: &Row| match &row.value {
            Value::Lines(lines) if !row.value.is_empty() => Some((row.label.vi.clone(), lines.join(", "))),
            _ => None,
        };
        self.sections.iter().flat_map(|section| &section.rows).filter_map(said).collect()
    }
}

impl Value {
    /// One line.
    #[must_use]
    pub fn line(words: &str) -> Self {
        Self::Lines(vec![words.to_owned()])
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Lines(lines) => lines.iter().all(|line| line.trim().is_empty()),
            Self::Table(table) => table.rows.is_empty(),
        }
    }
}
