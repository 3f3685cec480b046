//! Files and published texts, laid one over the other: the catalogue as it holds.
//!
//! A text is read once and never changed. When an edition without a last day is followed by another, or retired, only
//! the day on which it ends is worked out anew; all that did not change is shared with the catalogue before, so that a
//! publication into thousands of procedures takes milliseconds.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::entry::{EntryKey, Kind};
use crate::catalog::code::ProcedureCode;
use crate::catalog::competence::{Act, Matrix};
use crate::catalog::edition::Catalog;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::linked::LinkedSet;
use crate::catalog::parse;
use crate::catalog::procedure::{EditionId, Procedure};

/// A published text, read.
#[derive(Debug, Clone)]
pub enum Content {
    /// A procedure.
    Procedure(Arc<Procedure>),
    /// An act that divides powers.
    Act(Arc<Act>),
    /// A set of procedures filed as one.
    Linked(Arc<LinkedSet>),
    /// A text that others read.
    Text(Arc<str>),
    /// A text this edition of the program cannot read: its procedure takes no new dossiers from its first day on,
    /// because the law of yesterday no longer holds and that of today is not understood.
    Broken(Box<Finding>),
}

/// A published text with the days between which it holds.
#[derive(Debug, Clone)]
pub struct Published {
    /// Which text.
    pub entry: EntryKey,
    /// Its number.
    pub number: u32,
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// Its first day.
    pub valid_from: Date,
    /// Its decided last day.
    pub last_day: Option<Date>,
    /// What takes its place after that day.
    pub replaced_by: Option<String>,
    /// The text.
    pub content: Content,
}

impl Content {
    /// Reads a text of this kind. `file` is the name a finding calls it by.
    #[must_use]
    pub fn read(kind: Kind, file: &str, text: &str) -> Self {
        let broken = |finding| Self::Broken(Box::new(finding));
        match kind {
            Kind::Procedure => {
                parse::procedure(file, text).map_or_else(broken, |procedure| Self::Procedure(Arc::new(procedure)))
            }
            Kind::Competence => parse::read(file, text).map_or_else(broken, |act| Self::Act(Arc::new(act))),
            Kind::Linked => parse::read(file, text).map_or_else(broken, |set| Self::Linked(Arc::new(set))),
            Kind::Words => Self::Text(text.into()),
        }
    }

    /// Why the text cannot be read.
    #[must_use]
    pub const fn broken(&self) -> Option<&Finding> {
        match self {
            Self::Broken(finding) => Some(finding),
            _ => None,
        }
    }
}

impl Catalog {
    /// This catalogue, which came from files, with what was published laid over it. `before` is the catalogue until
    /// now, whose unchanged parts are shared. Of a text that stands in both, the published one counts, and a finding
    /// says so.
    #[must_use]
    pub fn overlaid<'a>(
        &self,
        published: impl IntoIterator<Item = &'a Published>,
        before: Option<&Catalog>,
    ) -> Catalog {
        let published: Vec<&Published> = published.into_iter().collect();
        let mut catalog = Catalog { written: self.written.clone(), acts: self.acts.clone(), ..self.clone() };
        for one in &published {
            match &one.content {
                Content::Procedure(procedure) => {
                    let had = catalog.written.insert(procedure.id(), procedure.clone());
                    if had.is_some_and(|had| had != *procedure) {
                        catalog.findings.push(hidden(one));
                    }
                }
                Content::Act(act) => {
                    let same = |(number, had): &(u32, Arc<Act>)| had.id == act.id && *number == one.number;
                    if catalog.acts.iter().any(|had| same(had) && had.1 != *act) {
                        catalog.findings.push(hidden(one));
                    }
                    catalog.acts.retain(|had| !same(had));
                    catalog.acts.push((one.number, act.clone()));
                }
                Content::Linked(set) => {
                    let same = |(number, had): &(u32, Arc<LinkedSet>)| had.id == set.id && *number == one.number;
                    if catalog.sets.iter().any(|had| same(had) && had.1 != *set) {
                        catalog.findings.push(hidden(one));
                    }
                    catalog.sets.retain(|had| !same(had));
                    catalog.sets.push((one.number, set.clone()));
                }
                Content::Text(_) => {}
                Content::Broken(finding) => catalog.findings.push((**finding).clone()),
            }
        }
        catalog.settle(&published, before);
        catalog
    }

    /// Works out from when to when each text holds.
    pub(in crate::catalog) fn settle(&mut self, published: &[&Published], before: Option<&Catalog>) {
        let mut decided: BTreeMap<(Kind, String), Vec<&Published>> = BTreeMap::new();
        for one in published {
            decided.entry((one.entry.kind, one.entry.key.clone())).or_default().push(one);
        }
        let of = |kind: Kind, key: &str| decided.get(&(kind, key.to_owned())).map_or(&[][..], Vec::as_slice);
        self.editions = self
            .written
            .iter()
            .map(|(id, written)| {
                let published = of(Kind::Procedure, id.code.as_str());
                let first = EditionId { code: id.code.clone(), number: id.number + 1 };
                let following = self.written.range(first..).take_while(|(next, _)| next.code == id.code);
                let followed = following.map(|(_, next)| next.valid_from).min();
                let (end, replaced) = end(id.number, written.valid_from, written.valid_to, followed, published);
                let replaced = replaced.and_then(|key| key.parse().ok()).or_else(|| written.replaced_by.clone());
                (id.clone(), as_it_holds(id, written, end, replaced, before))
            })
            .collect();
        let acts = self.acts.iter().map(|(number, act)| {
            let same = self.acts.iter().filter(|(other, one)| one.id == act.id && other > number);
            let followed = same.map(|(_, next)| next.valid_from).min();
            let published = of(Kind::Competence, &act.id);
            let valid_to = end(*number, act.valid_from, act.valid_to, followed, published).0;
            Act { valid_to, ..(**act).clone() }
        });
        self.matrix = Arc::new(Matrix::new(acts));
        let sets = self.sets.iter().map(|(number, set)| {
            let same = self.sets.iter().filter(|(other, one)| one.id == set.id && other > number);
            let followed = same.map(|(_, next)| next.valid_from).min();
            let published = of(Kind::Linked, &set.id);
            let valid_to = end(*number, set.valid_from, set.valid_to, followed, published).0;
            Arc::new(LinkedSet { valid_to, ..(**set).clone() })
        });
        self.linked = sets.collect();
    }
}

/// The day on which a text ends, and what takes its place: what the text says, what was decided, or the day before the
/// next one begins, whichever is first. A published text that cannot be read ends the one before it all the same.
fn end<'a>(
    number: u32,
    valid_from: Date,
    valid_to: Option<Date>,
    followed: Option<Date>,
    published: &[&'a Published],
) -> (Option<Date>, Option<&'a str>) {
    let own = published.iter().find(|one| one.number == number);
    let later = published.iter().filter(|one| one.number > number).map(|one| one.valid_from);
    let before_next = followed.into_iter().chain(later).min().and_then(|day| day.yesterday().ok());
    // Two editions of one day are an error of the check; the earlier one then held on no day, not before its first.
    let before_next = before_next.filter(|last| *last >= valid_from).or(before_next.and(valid_from.yesterday().ok()));
    let decided = own.and_then(|one| one.last_day);
    let ends = [valid_to, decided, before_next].into_iter().flatten().min();
    (ends, own.and_then(|one| one.replaced_by.as_deref()))
}

/// The procedure with its end: the text itself where nothing differs, what the catalogue before had where that is the
/// same, a copy otherwise.
fn as_it_holds(
    id: &EditionId,
    written: &Arc<Procedure>,
    valid_to: Option<Date>,
    replaced_by: Option<ProcedureCode>,
    before: Option<&Catalog>,
) -> Arc<Procedure> {
    let ends_so = |one: &Procedure| one.valid_to == valid_to && one.replaced_by == replaced_by;
    if ends_so(written) {
        return written.clone();
    }
    let had = before.and_then(|before| Some((before.written.get(id)?, before.editions.get(id)?)));
    match had {
        Some((same, had)) if Arc::ptr_eq(same, written) && ends_so(had) => had.clone(),
        _ => Arc::new(Procedure { valid_to, replaced_by, ..(**written).clone() }),
    }
}

fn hidden(one: &Published) -> Finding {
    Finding::new(&one.entry.file(one.number), Severity::Warning, "catalog.file-hidden")
        .with("code", &one.entry.key)
        .with("edition", one.number)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::date;

    use super::*;

    const SOUND: &str = r#"code = "1.000001"
edition = 1
valid-from = "2025-07-01"
decision = "1/QĐ"
name = { vi = "Giấy phép", en = "Permit" }
plain-name = { vi = "Xin phép", en = "Ask" }
summary = { vi = "Ngắn", en = "Short" }
levels = ["city"]
subjects = ["citizen"]
domain = { code = "G15-HT", name = { vi = "Hộ tịch", en = "Civil status" } }
office = { rule = "city-office", office = "SXD", name = { vi = "Sở", en = "Office" } }
channels = [{ channel = "online", level = "end-to-end", time = "1wd" }]
results = [{ code = "KQ.G15.000031", name = { vi = "Giấy", en = "Paper" } }]
legal-basis = [{ number = "1/2025", title = { vi = "Luật", en = "Law" } }]
steps = [
    { id = "receive", name = { vi = "Nhận", en = "Receive" }, role = "receptionist", kind = "receive", time = "2wh" },
    { id = "decide", name = { vi = "Quyết", en = "Decide" }, role = "leader", kind = "sign", time = "2wh" },
    { id = "return", name = { vi = "Trả", en = "Return" }, role = "receptionist", kind = "return", time = "1wh" },
]
"#;

    fn files() -> Catalog {
        let other = SOUND.replace("1.000001", "1.000002").replace("Giấy phép", "Giấy khác");
        Catalog::from_files([("1.000001-a.toml", SOUND.to_owned()), ("1.000002-b.toml", other)]).unwrap()
    }

    fn published(number: u32, from: Date) -> Published {
        let text = super::super::stamp(SOUND, number, from, None);
        let entry = EntryKey::new(Kind::Procedure, "1.000001").unwrap();
        let content = Content::read(Kind::Procedure, "x", &text);
        Published { entry, number, sha256: text, valid_from: from, last_day: None, replaced_by: None, content }
    }

    fn in_force(catalog: &Catalog, on: Date) -> Option<u32> {
        catalog.in_force(&"1.000001".parse().unwrap(), on).map(|procedure| procedure.edition)
    }

    #[test]
    fn an_edition_without_a_last_day_ends_the_day_before_the_next_begins() {
        let (files, second, third) = (files(), published(2, date(2026, 7, 1)), published(3, date(2027, 1, 1)));
        let catalog = files.overlaid([&second, &third], None);
        let check = |on: Date, number: Option<u32>| assert_eq!(in_force(&catalog, on), number, "{on}");
        check(date(2025, 6, 30), None);
        check(date(2025, 7, 1), Some(1));
        check(date(2026, 6, 30), Some(1));
        check(date(2026, 7, 1), Some(2));
        check(date(2026, 12, 31), Some(2));
        check(date(2027, 1, 1), Some(3));
        check(date(2040, 1, 1), Some(3));
        assert_eq!(catalog.edition(&"1.000001@1".parse().unwrap()).unwrap().valid_to, Some(date(2026, 6, 30)));
        assert_eq!(catalog.written(&"1.000001@1".parse().unwrap()).unwrap().valid_to, None);
    }

    #[test]
    fn a_retired_edition_ends_on_its_last_day_and_names_what_follows() {
        let retired = Published {
            last_day: Some(date(2026, 12, 31)),
            replaced_by: Some("1.000002".into()),
            ..published(1, date(2025, 7, 1))
        };
        let catalog = files().overlaid([&retired], None);
        assert_eq!(in_force(&catalog, date(2026, 12, 31)), Some(1));
        assert_eq!(in_force(&catalog, date(2027, 1, 1)), None);
        let ended = catalog.edition(&"1.000001@1".parse().unwrap()).unwrap();
        assert_eq!(ended.replaced_by.as_ref().map(ToString::to_string).as_deref(), Some("1.000002"));
        assert_eq!(catalog.findings(), files().findings(), "the same text in both is no finding");
    }

    #[test]
    fn a_text_that_cannot_be_read_ends_the_one_before_it_and_is_told() {
        let broken = Published {
            content: Content::read(Kind::Procedure, "procedures/1.000001@2", "code = 7"),
            ..published(2, date(2026, 7, 1))
        };
        let catalog = files().overlaid([&broken], None);
        assert_eq!(in_force(&catalog, date(2026, 6, 30)), Some(1));
        assert_eq!(in_force(&catalog, date(2026, 7, 1)), None);
        assert!(catalog.findings().iter().any(|one| one.file == "procedures/1.000001@2" && one.is_error()));
    }

    #[test]
    fn of_a_text_that_stands_in_both_the_published_one_counts() {
        let text = SOUND.replace("1wd", "9wd");
        let other = Published { content: Content::read(Kind::Procedure, "x", &text), ..published(1, date(2025, 7, 1)) };
        let catalog = files().overlaid([&other], None);
        assert_eq!(catalog.findings().last().unwrap().code, "catalog.file-hidden");
        let edition = catalog.edition(&"1.000001@1".parse().unwrap()).unwrap();
        assert_eq!(edition.allowance(crate::catalog::Channel::Online).unwrap().to_string(), "9wd");
    }

    #[test]
    fn what_does_not_change_is_shared() {
        let (files, second) = (files(), published(2, date(2026, 7, 1)));
        let before = files.overlaid([&second], None);
        let third = published(3, date(2027, 1, 1));
        let after = files.overlaid([&second, &third], Some(&before));
        let check = |id: &str, shared: bool| {
            let id = id.parse().unwrap();
            assert_eq!(Arc::ptr_eq(before.edition(&id).unwrap(), after.edition(&id).unwrap()), shared, "{id}");
        };
        check("1.000001@1", true);
        check("1.000001@2", false);
        check("1.000002@1", true);
    }
}
