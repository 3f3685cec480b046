//! For how long a paper is kept: classes of the retention table, `catalog/retention.toml`.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kind::DocumentKinds;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse;

/// One class of papers that are kept equally long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Class {
    /// What kinds of paper call it.
    pub name: String,
    /// Years from the day of issue; for good without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<i16>,
    /// The law it rests on, or the word that nobody has looked it up.
    pub basis: String,
}

/// The table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// The classes.
    #[serde(default)]
    pub classes: Vec<Class>,
}

impl Classes {
    /// Reads the table.
    ///
    /// # Errors
    /// The mistake, with its line; a class that stands there twice, or that is kept for no time at all.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        let table: Self = parse::read(file, text)?;
        let wrong = table.classes.iter().enumerate().find(|(at, class)| {
            table.classes[..*at].iter().any(|other| other.name == class.name)
                || class.years.is_some_and(|years| !(1..=200).contains(&years))
        });
        match wrong {
            Some((_, class)) => {
                Err(Finding::new(file, Severity::Error, "catalog.retention-class").with("name", &class.name))
            }
            None => Ok(table),
        }
    }

    /// The class with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// The last day a paper of a kind has to be kept, if it was issued on `day`. None is for good: so are papers of a
    /// kind or class nobody knows, since what is destroyed by mistake does not come back.
    #[must_use]
    pub fn keep_until(&self, kinds: &DocumentKinds, kind: &str, day: Date) -> Option<Date> {
        let years = self.find(&kinds.find(kind)?.retention)?.years?;
        day.checked_add(years.years()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const KIND: &str = r#"
code = "GT.uy-quyen"
name = { vi = "Giấy ủy quyền", en = "Authorisation" }
issuer = "person"
retention = "authorisation"
[marks]
titles = ["GIẤY ỦY QUYỀN"]
"#;

    #[test]
    fn a_paper_is_kept_for_its_years_and_for_good_where_nobody_knows() {
        let kinds = DocumentKinds::read([("document/a.toml", KIND)]).expect("a kind");
        let check = |years: &str, name: &str, kind: &str, day: Date, expected: Option<Date>| {
            let text = format!("[[classes]]\nname = \"{name}\"\n{years}\nbasis = \"x\"\n");
            let table = Classes::read("retention.toml", &text).expect("a table");
            assert_eq!(table.keep_until(&kinds, kind, day), expected);
        };
        let day = date(2024, 2, 29);
        check("years = 2", "authorisation", "GT.uy-quyen", day, Some(date(2026, 2, 28)));
        check("years = 20", "authorisation", "GT.uy-quyen", day, Some(date(2044, 2, 29)));
        check("", "authorisation", "GT.uy-quyen", day, None);
        check("years = 2", "other", "GT.uy-quyen", day, None);
        check("years = 2", "authorisation", "GT.khac", day, None);
    }

    #[test]
    fn a_class_stands_once_and_is_kept_for_some_time() {
        let check = |text: &str| {
            assert_eq!(Classes::read("retention.toml", text).expect_err("wrong").code, "catalog.retention-class");
        };
        let one = "[[classes]]\nname = \"a\"\nbasis = \"x\"\n";
        check(&format!("{one}{one}"));
        check("[[classes]]\nname = \"a\"\nyears = 0\nbasis = \"x\"\n");
        assert_eq!(Classes::default().classes, []);
    }
}
