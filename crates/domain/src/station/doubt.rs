//! Why a result from the archive has to be looked at field by field before somebody signs for it (Decree 118/2025
//! Art. 17.1c: who signs answers for the copy).

use serde::{Deserialize, Serialize};

use crate::document::extract;
use crate::document::item::OwnerKind;
use crate::document::kind::{DocumentKind, PaperField, ValueType};
use crate::document::recognise;

use super::capture::{Capture, Found};
use super::index::Line;

/// What is not sure about a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A page has a fault.
    Page,
    /// The kind of paper is not told surely, or is another one than the index says.
    Kind,
    /// A field was read with less than certainty, or one without which a copy is no data was not found (Art. 19.2).
    Field,
    /// The index does not say whose it is.
    Owner,
    /// The paper and the index say different things.
    Index,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Page, Self::Kind, Self::Field, Self::Owner, Self::Index];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Kind => "kind",
            Self::Field => "field",
            Self::Owner => "owner",
            Self::Index => "index",
        }
    }
}

/// Everything that is not sure; nothing when the capture is fit to be signed as it was read. `found` is what the pages
/// themselves say, before anybody named the kind.
#[must_use]
pub fn doubts(capture: &Capture, found: &Found, kind: Option<&DocumentKind>, line: Option<&Line>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if capture.pages.is_empty() || capture.pages.iter().any(|page| !page.faults.is_empty()) {
        doubts.push(Doubt::Page);
    }
    let named = line.and_then(|line| line.kind.as_deref());
    let is_other = |kind: &DocumentKind| named.is_some_and(|code| !kind.is(code));
    if found.confidence < recognise::SURE || kind.is_none_or(is_other) {
        doubts.push(Doubt::Kind);
    }
    if kind.is_none_or(|kind| !is_read(kind, found)) {
        doubts.push(Doubt::Field);
    }
    match (line, kind) {
        (Some(line), Some(kind)) if line.owner.number.is_some() || line.owner.birth_year.is_some() => {
            if !agrees(line, kind, found) {
                doubts.push(Doubt::Index);
            }
        }
        _ => doubts.push(Doubt::Owner),
    }
    doubts
}

/// What is known of a capture before it is read: what the index says, or whose paper it is to be.
#[must_use]
pub fn line(capture: &Capture) -> Option<Line> {
    let beginning = &capture.beginning;
    beginning.index.clone().or_else(|| {
        let owner = beginning.owner.clone()?;
        Some(Line { line: 0, file: String::new(), owner, kind: None, number: None, issued_on: None, component: None })
    })
}

/// Every field that was found is sure, and those that make a copy data were found: whose it is, its number, its day.
fn is_read(kind: &DocumentKind, found: &Found) -> bool {
    let has = |field: &PaperField| found.fields.iter().any(|read| read.name == field.name && !read.value.is_empty());
    let minimum =
        ["number", "issued-on"].iter().filter_map(|name| kind.fields.iter().find(|field| field.name == **name));
    let owner = kind.fields.iter().find(|field| field.value == ValueType::PersonName);
    !found.fields.is_empty()
        && found.fields.iter().all(|field| field.confidence >= extract::SURE)
        && minimum.chain(owner).all(has)
}

/// What stands in the index stands on the paper. Capitals and spaces are no difference; marks over letters are.
fn agrees(line: &Line, kind: &DocumentKind, found: &Found) -> bool {
    let same = |one: &str, other: &str| squeeze(one) == squeeze(other);
    let value = |name: &str| found.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str());
    let first =
        |wanted: ValueType| kind.fields.iter().find(|field| field.value == wanted).and_then(|field| value(&field.name));
    let somewhere = |text: &str| found.fields.iter().any(|field| same(&field.value, text));
    let owner = &line.owner;
    let is_owner = match owner.kind {
        OwnerKind::Person => {
            let number = first(ValueType::PersonalId).zip(owner.number.as_deref());
            let year = value("born-on").and_then(|day| day.get(..4)).zip(owner.birth_year);
            // A name alone is many people's: a number or a year has to stand on the paper too.
            first(ValueType::PersonName).is_some_and(|name| same(name, &owner.name))
                && (number.is_some() || year.is_some())
                && number.is_none_or(|(read, known)| same(read, known))
                && year.is_none_or(|(read, known)| read.parse() == Ok(known))
        }
        OwnerKind::Organisation => somewhere(&owner.name) && owner.number.as_deref().is_some_and(somewhere),
    };
    is_owner
        && line.number.as_deref().is_none_or(|number| value("number").is_some_and(|read| same(read, number)))
        && line.issued_on.is_none_or(|day| value("issued-on").is_some_and(|read| read == day.to_string()))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::item::Owner;
    use crate::document::reading::Place;
    use crate::dossier::paper::PaperFile;
    use crate::station::capture::{Beginning, Fact, FoundField, Origin, Page};
    use crate::timeline::{By, Recorded, Subject};
    use uuid::Uuid;

    const KIND: &str = r#"
code = "GT.khai-sinh"
name = { vi = "Giấy khai sinh", en = "Birth certificate" }
issuer = "commune"
retention = "civil-status"
[marks]
titles = ["GIẤY KHAI SINH"]
[[fields]]
name = "number"
label = { vi = "Số", en = "Number" }
phrases = ["Số"]
type = "number"
[[fields]]
name = "full-name"
label = { vi = "Họ tên", en = "Name" }
phrases = ["Họ, chữ đệm, tên"]
type = "person-name"
[[fields]]
name = "born-on"
label = { vi = "Ngày sinh", en = "Born on" }
phrases = ["Ngày sinh"]
type = "date"
"#;

    fn capture(faults: &[&str]) -> Capture {
        let by = By { account: None, name: "Hoa".into() };
        let beginning = Beginning {
            office: "H26.166".parse().expect("a code"),
            origin: Origin::Backlog,
            visit: Uuid::nil(),
            owner: None,
            dossier: None,
            component: None,
            name: String::new(),
            phone: None,
            index: None,
        };
        let file = PaperFile { sha256: "ab".repeat(32), size: 1, media_type: "image/jpeg".into() };
        let page = Page {
            id: Uuid::nil(),
            original: file.clone(),
            at: 0,
            upright: file,
            width: 1,
            height: 1,
            reading: None,
            faults: faults.iter().map(|fault| (*fault).to_owned()).collect(),
        };
        let at = jiff::Timestamp::UNIX_EPOCH;
        let fact = Fact::Begun { beginning: Box::new(beginning) };
        let mut capture = Capture::first(Uuid::nil(), &Recorded { at, by: by.clone(), fact }).expect("begun");
        capture.apply(&Recorded { at, by, fact: Fact::PagesAdded { pages: vec![page] } }).expect("pages");
        capture
    }

    fn found() -> Found {
        let place = Place { left: 0, top: 0, width: 1, height: 1 };
        let field = |name: &str, value: &str| FoundField {
            name: name.into(),
            value: value.into(),
            confidence: 95,
            page: 0,
            place,
        };
        let fields =
            vec![field("number", "12/2019"), field("full-name", "NGUYỄN VĂN MINH"), field("born-on", "1995-04-02")];
        Found { paper: Some("GT.khai-sinh".into()), confidence: 96, fields, doubts: vec![] }
    }

    fn line() -> Line {
        Line {
            line: 2,
            file: "a.pdf".into(),
            owner: Owner {
                kind: OwnerKind::Person,
                number: Some("001095000017".into()),
                name: "Nguyễn Văn Minh".into(),
                birth_year: Some(1995),
            },
            kind: None,
            number: None,
            issued_on: None,
            component: None,
        }
    }

    #[test]
    fn only_what_leaves_no_question_is_fit_to_be_signed_as_it_was_read() {
        let kind = DocumentKind::read("khai-sinh.toml", KIND).expect("a kind");
        let check = |change: &dyn Fn(&mut Found, &mut Line), expected: &[Doubt]| {
            let (mut found, mut line) = (found(), line());
            change(&mut found, &mut line);
            assert_eq!(doubts(&capture(&[]), &found, Some(&kind), Some(&line)), expected);
        };
        check(&|_, _| {}, &[]);
        check(&|found, _| found.confidence = 74, &[Doubt::Kind]);
        check(&|_, line| line.kind = Some("GT.khac".into()), &[Doubt::Kind]);
        check(&|found, _| found.fields[1].confidence = 84, &[Doubt::Field]);
        check(&|found, _| drop(found.fields.remove(0)), &[Doubt::Field]);
        check(&|_, line| (line.owner.number, line.owner.birth_year) = (None, None), &[Doubt::Owner]);
        check(&|_, line| line.owner.name = "Nguyễn Văn Mịnh".into(), &[Doubt::Index]);
        check(&|_, line| line.owner.birth_year = Some(1996), &[Doubt::Index]);
        check(&|found, _| drop(found.fields.remove(2)), &[Doubt::Index]);
        check(&|_, line| line.number = Some("13/2019".into()), &[Doubt::Index]);
        check(&|_, line| line.issued_on = Some(jiff::civil::date(2019, 6, 15)), &[Doubt::Index]);
        assert_eq!(doubts(&capture(&[]), &found(), Some(&kind), None), [Doubt::Owner]);
        assert_eq!(doubts(&capture(&["blurred"]), &found(), Some(&kind), Some(&line())), [Doubt::Page]);
        let nothing = Found { paper: None, confidence: 0, fields: vec![], doubts: vec![] };
        assert_eq!(doubts(&capture(&[]), &nothing, None, None), [Doubt::Kind, Doubt::Field, Doubt::Owner]);
    }
}
