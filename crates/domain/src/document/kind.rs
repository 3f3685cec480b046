//! Kinds of paper: what each is called, how it is recognised, what stands on it, and what the law says of it.
//!
//! They are data a clerk edits: `catalog/document/*.toml`, one file a kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalog::component::{Component, Satisfaction};
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse;
use crate::catalog::parse::Turn::{At, Key};
use crate::catalog::text::Text;
use crate::search::fold::fold;

use super::value::normal;

/// Who issues a kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Issuer {
    /// The people's committee of a commune or ward.
    Commune,
    /// A department or the people's committee of the province.
    Province,
    /// A ministry or one of its departments.
    Ministry,
    /// The police, of any level.
    Police,
    /// A court.
    Court,
    /// A hospital or a health station.
    Hospital,
    /// A school or university.
    School,
    /// The social insurance.
    SocialInsurance,
    /// The land registration office.
    LandOffice,
    /// The business registration office.
    BusinessOffice,
    /// A notary, or whoever certifies.
    Notary,
    /// The person themselves.
    Person,
}

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueType {
    /// A person's name.
    PersonName,
    /// A day.
    Date,
    /// A 12-digit identifier or the 9-digit card number before it.
    PersonalId,
    /// A number with its symbol, such as `12/2024` or `BA 123456`.
    Number,
    /// A place or an address.
    Place,
    /// Male or female.
    Sex,
    /// Any words.
    Text,
    /// An amount in đồng.
    Money,
}

/// One field that stands on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PaperField {
    /// Short name, unique on the paper: what a form field or a register calls it.
    pub name: String,
    /// What the officer sees beside it.
    pub label: Text,
    /// The words that stand before the value on the paper, in Vietnamese.
    pub phrases: Vec<String>,
    /// What kind of value it is.
    #[serde(rename = "type")]
    pub value: ValueType,
    /// Only where the label stands after this phrase, as the place of residence after `người mẹ`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Which of several equal labels, counted from 1: wife and husband stand side by side.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub nth: usize,
    /// A date may also be written as `ngày … tháng … năm …` with no label of its own, such as the day of issue at the
    /// foot of a paper: then the last such line counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_foot: bool,
}

fn first() -> usize {
    1
}

fn is_first(nth: &usize) -> bool {
    *nth == 1
}

/// How the paper is known by its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Marks {
    /// Its titles, as printed: at least one must be there.
    pub titles: Vec<String>,
    /// Words that usually stand on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// Words that never stand on it: those of its nearest neighbours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

/// The law for a statement about the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ground {
    /// Number and symbol of the act.
    pub number: String,
    /// The article.
    pub article: String,
}

/// For how long a paper is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ValidFor {
    /// Months from the day of issue.
    pub months: u32,
}

/// One kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DocumentKind {
    /// The national code of the result, `KQ.G15.000031`, or ours, `GT.…`, for a paper that is no result of a procedure.
    pub code: String,
    /// Other result codes under which the same paper is issued.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// What it is called.
    pub name: Text,
    /// Who issues it.
    pub issuer: Issuer,
    /// How long copies and files of it are kept: a class of the retention table.
    pub retention: String,
    /// The law that forbids certifying a copy of it; absent where none does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub never_certified: Option<Ground>,
    /// The law by which it is in the identity application, so that no paper need be shown; absent where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_vneid: Option<Ground>,
    /// For how long it is good, where the law limits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_for: Option<ValidFor>,
    /// How it is recognised.
    pub marks: Marks,
    /// What stands on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<PaperField>,
}

impl DocumentKind {
    /// Reads one file.
    ///
    /// # Errors
    /// Every mistake, with its line.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let kind: Self = parse::read(file, text).map_err(|finding| vec![finding])?;
        let findings = kind.check(file, text);
        if findings.iter().any(Finding::is_error) { Err(findings) } else { Ok(kind) }
    }

    /// Whether it goes by this code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.code == code || self.also.iter().any(|also| also == code)
    }

    /// The last day of a paper issued on this day; none where it is good until it is replaced or revoked.
    #[must_use]
    pub fn valid_until(&self, issued_on: Date) -> Option<Date> {
        issued_on.checked_add(Span::new().months(i64::from(self.valid_for?.months))).ok()
    }

    /// The fields of a paper whose rows are known, each by what it is called and what it says: in their one spelling, and
    /// without those that say nothing this type can hold.
    #[must_use]
    pub fn fields_of(&self, rows: &[(String, String)]) -> BTreeMap<String, String> {
        let called = |field: &PaperField, label: &str| {
            let label = fold(label);
            field.phrases.iter().chain([&field.label.vi]).any(|name| fold(name) == label)
        };
        let value = |field: &PaperField| {
            let mut named = rows.iter().filter(|(label, _)| called(field, label));
            let (_, words) = named.nth(field.nth.saturating_sub(1))?;
            Some((field.name.clone(), normal(field.value, words)?.text))
        };
        // What stands after other words cannot be told from its label alone.
        self.fields.iter().filter(|field| field.after.is_none()).filter_map(value).collect()
    }

    /// Whether a paper of this kind satisfies a component of a procedure (Decree 118/2025 Art. 22.4): the component
    /// names its code, or the component's name has the paper's own.
    #[must_use]
    pub fn suits(&self, component: &Component) -> bool {
        let by_code =
            component.satisfied_by.iter().any(|way| matches!(way, Satisfaction::StoreItem(code) if self.is(code)));
        let name = format!(" {} ", fold(&component.name.vi));
        by_code || component.takes_upload() && name.contains(&format!(" {} ", fold(&self.name.vi)))
    }

    fn check(&self, file: &str, text: &str) -> Vec<Finding> {
        let places = parse::Places::of(text);
        let mut findings = Vec::new();
        let mut error = |code: &str, path: &[parse::Turn<'_>], name: &str| {
            let line = places.line(path);
            findings.push(Finding::new(file, Severity::Error, code).at(line).with("name", name));
        };
        for (key, codes) in [("code", std::slice::from_ref(&self.code)), ("also", &self.also)] {
            for code in codes.iter().filter(|code| !is_code(code)) {
                error("catalog.document-code", &[Key(key)], code);
            }
        }
        if self.name.is_incomplete() {
            error("catalog.document-name", &[Key("name")], &self.code);
        }
        if self.marks.titles.iter().all(|title| fold(title).len() < 5) {
            error("catalog.document-title", &[Key("marks"), Key("titles")], &self.code);
        }
        if self.retention.is_empty() {
            error("catalog.document-retention", &[Key("retention")], &self.code);
        }
        for (at, field) in self.fields.iter().enumerate() {
            let here = |key| [Key("fields"), At(at), Key(key)];
            if self.fields[..at].iter().any(|other| other.name == field.name) {
                error("catalog.document-field-twice", &here("name"), &field.name);
            }
            if field.label.is_incomplete() {
                error("catalog.document-name", &here("label"), &field.name);
            }
            if !field.at_foot && field.phrases.iter().all(|phrase| fold(phrase).len() < 2) {
                error("catalog.document-phrases", &here("phrases"), &field.name);
            }
        }
        findings
    }
}

/// `KQ.` with a letter, two digits, a dot and six digits; or `GT.` with words of small letters between dashes.
fn is_code(code: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    match code.split_once('.') {
        Some(("KQ", rest)) => rest.split_once('.').is_some_and(|(branch, number)| {
            let mut letters = branch.chars();
            letters.next().is_some_and(|letter| letter.is_ascii_uppercase())
                && digits(letters.as_str(), 2)
                && digits(number, 6)
        }),
        Some(("GT", word)) => {
            !word.is_empty() && word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        }
        _ => false,
    }
}

/// All kinds, by code.
#[derive(Debug, Clone, Default)]
pub struct DocumentKinds {
    kinds: Vec<Arc<DocumentKind>>,
    by_code: BTreeMap<String, usize>,
}

impl DocumentKinds {
    /// Reads the files below `document/`, given as path and text; other paths are overlooked.
    ///
    /// # Errors
    /// Every mistake of every file, and codes that two files claim.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Finding>> {
        let (mut all, mut findings) = (Self::default(), Vec::new());
        for (file, text) in files.into_iter().filter(|(file, _)| file.starts_with("document/")) {
            match DocumentKind::read(file, text) {
                Err(mistakes) => findings.extend(mistakes),
                Ok(kind) => {
                    let at = all.kinds.len();
                    for code in std::iter::once(&kind.code).chain(&kind.also) {
                        if let Some(other) = all.by_code.insert(code.clone(), at) {
                            let line = parse::Places::of(text).line(&[Key("code")]);
                            let twice = Finding::new(file, Severity::Error, "catalog.document-code-twice").at(line);
                            let other = all.kinds.get(other).map_or(code, |other| &other.code);
                            findings.push(twice.with("name", code).with("other", other));
                        }
                    }
                    all.kinds.push(Arc::new(kind));
                }
            }
        }
        if findings.is_empty() { Ok(all) } else { Err(findings) }
    }

    /// The kind that goes by this code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Arc<DocumentKind>> {
        self.by_code.get(code).and_then(|at| self.kinds.get(*at))
    }

    /// The kind a component of a procedure may be taken from, when it names one.
    #[must_use]
    pub fn satisfying(&self, way: &Satisfaction) -> Option<&Arc<DocumentKind>> {
        match way {
            Satisfaction::StoreItem(code) => self.find(code),
            _ => None,
        }
    }

    /// All of them, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<DocumentKind>> {
        self.kinds.iter()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    const KIND: &str = r#"
code = "KQ.G15.000031"
name = { vi = "Giấy khai sinh", en = "Birth certificate" }
issuer = "commune"
retention = "civil-status"

[marks]
titles = ["GIẤY KHAI SINH"]

[[fields]]
name = "full-name"
label = { vi = "Họ, chữ đệm, tên", en = "Full name" }
phrases = ["Họ, chữ đệm, tên"]
type = "person-name"
"#;

    #[test]
    fn a_paper_is_good_for_its_months_from_the_day_of_issue() {
        let check = |months: Option<u32>, issued: &str, last: Option<&str>| {
            let valid = months.map(|months| format!("valid-for = {{ months = {months} }}\n")).unwrap_or_default();
            let kind = DocumentKind::read("document/x.toml", &format!("{valid}{KIND}")).unwrap();
            assert_eq!(kind.valid_until(issued.parse().unwrap()), last.map(|day| day.parse().unwrap()), "{issued}");
        };
        check(Some(6), "2026-03-05", Some("2026-09-05"));
        // A month without that day ends with its last one (Civil Code Art. 148.3).
        check(Some(6), "2026-08-31", Some("2027-02-28"));
        check(Some(6), "2027-08-30", Some("2028-02-29"));
        check(Some(12), "9999-06-01", None);
        check(None, "2026-03-05", None);
    }

    #[test]
    fn the_fields_of_a_paper_made_here_are_those_of_its_rows() {
        let day = r#"
[[fields]]
name = "born-on"
label = { vi = "Ngày sinh", en = "Born on" }
phrases = ["Ngày, tháng, năm sinh"]
type = "date"
"#;
        let kind = DocumentKind::read("document/x.toml", &format!("{KIND}{day}")).unwrap();
        let check = |rows: &[(&str, &str)], fields: &[(&str, &str)]| {
            let rows: Vec<_> = rows.iter().map(|(label, words)| ((*label).to_owned(), (*words).to_owned())).collect();
            let found = kind.fields_of(&rows);
            let found: Vec<_> = found.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
            assert_eq!(found, fields, "{rows:?}");
        };
        let child = ("Họ, chữ đệm, tên", "Nguyễn Thị Ẩn");
        check(&[child, ("ngày sinh", "09/02/2026")], &[("born-on", "2026-02-09"), ("full-name", "Nguyễn Thị Ẩn")]);
        // The second of equal labels is somebody else's.
        check(&[child, ("Họ, chữ đệm, tên", "Đặng Thùy Ngữ")], &[("full-name", "Nguyễn Thị Ẩn")]);
        check(&[("Ngày sinh", "không rõ"), ("Nơi sinh", "Hà Nội")], &[]);
    }

    #[test]
    fn a_mistake_in_a_kind_names_its_line() {
        let check = |from: &str, to: &str, code: &str, line: usize| {
            let mistakes = DocumentKind::read("document/x.toml", &KIND.replace(from, to)).unwrap_err();
            assert_eq!((mistakes[0].code.as_str(), mistakes[0].line), (code, Some(line)), "{to}");
        };
        check("KQ.G15.000031", "KQ.15.31", "catalog.document-code", 2);
        check("\"Birth certificate\"", "\"\"", "catalog.document-name", 3);
        check("issuer = \"commune\"", "issuer = \"comune\"", "catalog.unknown-word", 4);
        check("[\"GIẤY KHAI SINH\"]", "[\"\"]", "catalog.document-title", 8);
        check("[\"Họ, chữ đệm, tên\"]", "[]", "catalog.document-phrases", 13);
        check("type =", "kind =", "catalog.unknown-key", 14);
        assert!(DocumentKind::read("document/x.toml", KIND).is_ok());
    }

    #[test]
    fn two_files_may_not_claim_one_code() {
        let twice = [("document/a.toml", KIND), ("document/b.toml", KIND), ("procedures/c.toml", "no kind")];
        let mistakes = DocumentKinds::read(twice).unwrap_err();
        assert_eq!((mistakes.len(), mistakes[0].code.as_str()), (1, "catalog.document-code-twice"));
        let kinds = DocumentKinds::read([twice[0]]).unwrap();
        assert_eq!(kinds.find("KQ.G15.000031").unwrap().name.en, "Birth certificate");
        assert!(kinds.satisfying(&Satisfaction::StoreItem("KQ.G15.000031".into())).is_some());
        assert!(kinds.satisfying(&Satisfaction::Upload).is_none());
    }

    #[test]
    fn the_kinds_of_the_catalogue_are_read_and_cover_what_a_desk_meets() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog/document");
        let files: Vec<(String, String)> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = format!("document/{}", path.file_name().unwrap().to_string_lossy());
                (name, std::fs::read_to_string(&path).unwrap())
            })
            .collect();
        let kinds = DocumentKinds::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
        assert!(kinds.iter().count() >= 22);
        for code in ["KQ.G15.000031", "KQ.G10.001148", "GT.giay-chung-sinh", "KQ.G01.000023"] {
            assert!(kinds.find(code).is_some(), "{code}");
        }
        // Of a birth certificate no extract is made, of an extract no certificate.
        let reading = |text: &str| crate::document::reading::Reading::of_text(text, 95);
        let recognised = |text: &str| {
            let found = crate::document::recognise::recognise(&kinds, &reading(text));
            found.sure().map(|guess| guess.code.clone())
        };
        let check = |text: &str, code: Option<&str>| assert_eq!(recognised(text).as_deref(), code, "{text}");
        let common = "Họ, chữ đệm, tên: An\nNgày sinh: 1/1/2024\nDân tộc: Kinh\nQuê quán: Hà Nội\n\
                      Họ, chữ đệm, tên người mẹ: Quý\nHọ, chữ đệm, tên người cha: Minh\nNơi đăng ký khai sinh: Láng";
        check(&format!("GIẤY KHAI SINH\n{common}"), Some("KQ.G15.000031"));
        check(&format!("GIẦY KHAl SINH\n{common}"), Some("KQ.G15.000031"));
        check(&format!("TRÍCH LỤC KHAI SINH\n(BẢN SAO)\n{common}"), Some("GT.trich-luc-khai-sinh"));
        check(
            "TRÍCH LỤC KHAI TỬ\nNguyên nhân chết: tuổi già\nNơi chết: nhà\nĐã chết vào lúc: 1/1/2024",
            Some("KQ.G15.000034"),
        );
        check("TRÍCH LỤC KHAI TỬ\n(BẢN SAO)\nNguyên nhân chết: tuổi già\nNơi chết: nhà", Some("GT.trich-luc-khai-tu"));
        // An application that only mentions the paper, a letter, nothing.
        check(&format!("TỜ KHAI ĐĂNG KÝ KHAI SINH\nĐề nghị cấp giấy khai sinh cho con\n{common}"), None);
        check("Kính gửi bà Quý\nTôi gửi kèm bản sao giấy khai sinh của cháu", None);
        check("", None);
    }
}
