//! For how long a paper is kept: classes of the retention table, `catalog/retention.toml`.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::kind::DocumentKinds;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse;

/// What holds for one class of papers from a day on, until the next of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Class {
    /// What kinds of paper call it.
    pub name: String,
    /// The first day on which the text it rests on was in force.
    pub valid_from: Date,
    /// Years after the year in which the work ended (Law on Archives 33/2024 Art. 15.3); for good without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<i16>,
    /// The law it rests on, or the word that nobody has found one.
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
    /// The mistake, with its line; a class that begins twice on one day, rests on nothing, or is kept for no time.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        let table: Self = parse::read(file, text)?;
        let wrong = table.classes.iter().enumerate().find(|(at, class)| {
            let same = |other: &Class| other.name == class.name && other.valid_from == class.valid_from;
            table.classes[..*at].iter().any(same)
                || class.basis.trim().is_empty()
                || class.years.is_some_and(|years| !(1..=200).contains(&years))
        });
        match wrong {
            Some((_, class)) => {
                Err(Finding::new(file, Severity::Error, "catalog.retention-class").with("name", &class.name))
            }
            None => Ok(table),
        }
    }

    /// What held for the class on a day; none before anything did.
    #[must_use]
    pub fn on(&self, name: &str, day: Date) -> Option<&Class> {
        let classes = self.classes.iter().filter(|class| class.name == name && class.valid_from <= day);
        classes.max_by_key(|class| class.valid_from)
    }

    /// What holds for a kind of paper issued on `day`.
    #[must_use]
    pub fn of(&self, kinds: &DocumentKinds, kind: &str, day: Date) -> Option<&Class> {
        self.on(&kinds.find(kind)?.retention, day)
    }

    /// The last day a paper of a kind has to be kept, if it was issued on `day`: the years are counted from the end of
    /// its year (Law on Archives 33/2024 Art. 15.3). None is for good: so are papers of a kind or class nobody knows, and
    /// of a time for which nobody found the law, since what is destroyed by mistake does not come back.
    #[must_use]
    pub fn keep_until(&self, kinds: &DocumentKinds, kind: &str, day: Date) -> Option<Date> {
        Some(date(day.year().checked_add(self.of(kinds, kind, day)?.years?)?, 12, 31))
    }

    /// Names every kind of paper whose class the table does not have.
    #[must_use]
    pub fn check(&self, kinds: &DocumentKinds, file: &str) -> Vec<Finding> {
        let unknown = |class: &str| !class.is_empty() && self.classes.iter().all(|one| one.name != class);
        let kinds = kinds.iter().filter(|kind| unknown(&kind.retention));
        let finding = |kind: &std::sync::Arc<super::kind::DocumentKind>| {
            Finding::new(file, Severity::Error, "catalog.retention-unknown")
                .with("name", &kind.code)
                .with("class", &kind.retention)
        };
        kinds.map(finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = r#"
code = "GT.uy-quyen"
name = { vi = "Giấy ủy quyền", en = "Authorisation" }
issuer = "person"
retention = "certified-signature"
[marks]
titles = ["GIẤY ỦY QUYỀN"]
"#;

    fn kinds() -> DocumentKinds {
        DocumentKinds::read([("document/a.toml", KIND)]).expect("a kind")
    }

    fn class(name: &str, from: &str, years: &str) -> String {
        format!("[[classes]]\nname = \"{name}\"\nvalid-from = \"{from}\"\n{years}\nbasis = \"x\"\n")
    }

    #[test]
    fn years_are_counted_from_the_end_of_the_year_and_nobody_knowing_is_for_good() {
        let check = |text: &str, kind: &str, day: Date, expected: Option<Date>| {
            let table = Classes::read("retention.toml", text).expect("a table");
            assert_eq!(table.keep_until(&kinds(), kind, day), expected, "{text} {day}");
        };
        let two = class("certified-signature", "2015-04-10", "years = 2");
        let day = date(2024, 2, 29);
        check(&two, "GT.uy-quyen", day, Some(date(2026, 12, 31)));
        check(&two, "GT.uy-quyen", date(2024, 12, 31), Some(date(2026, 12, 31)));
        check(&two, "GT.uy-quyen", date(2025, 1, 1), Some(date(2027, 12, 31)));
        check(&two, "GT.uy-quyen", date(2015, 4, 10), Some(date(2017, 12, 31)));
        check(&two, "GT.uy-quyen", date(2015, 4, 9), None);
        check(&two, "GT.khac", day, None);
        check(&class("certified-signature", "2015-04-10", "years = 20"), "GT.uy-quyen", day, Some(date(2044, 12, 31)));
        check(&class("certified-signature", "2015-04-10", ""), "GT.uy-quyen", day, None);
        check(&class("other", "2015-04-10", "years = 2"), "GT.uy-quyen", day, None);
        let later = two.clone() + &class("certified-signature", "2024-07-01", "years = 5");
        check(&later, "GT.uy-quyen", date(2024, 6, 30), Some(date(2026, 12, 31)));
        check(&later, "GT.uy-quyen", date(2024, 7, 1), Some(date(2029, 12, 31)));
        let for_good = two + &class("certified-signature", "2024-07-01", "");
        check(&for_good, "GT.uy-quyen", date(2024, 7, 1), None);
    }

    #[test]
    fn a_class_begins_once_a_day_rests_on_something_and_is_kept_for_some_time() {
        let check = |text: &str| {
            assert_eq!(Classes::read("retention.toml", text).expect_err("wrong").code, "catalog.retention-class");
        };
        let one = class("a", "2015-04-10", "");
        check(&format!("{one}{one}"));
        check(&class("a", "2015-04-10", "years = 0"));
        check(&one.replace("\"x\"", "\" \""));
        assert!(Classes::read("retention.toml", &one.replace("valid-from", "from")).is_err());
    }

    #[test]
    fn every_kind_of_paper_calls_a_class_there_is() {
        let check = |name: &str, count: usize| {
            let table = Classes::read("retention.toml", &class(name, "2015-04-10", "")).expect("a table");
            assert_eq!(table.check(&kinds(), "retention.toml").len(), count, "{name}");
        };
        check("certified-signature", 0);
        check("certified-signatures", 1);
        assert_eq!(Classes::default().check(&kinds(), "retention.toml")[0].code, "catalog.retention-unknown");
    }
}
