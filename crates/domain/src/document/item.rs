//! A document of a person's or an organisation's store: what it is, whose, from where, and what became of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hold::{Grounds, Hold};
use crate::calendar::local;
use crate::dossier::paper::PaperFile;
use crate::id::{DocumentId, DossierId};
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// Whose a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// A person, known by the personal identification number.
    Person,
    /// A company, a cooperative, a household business, an office: known by its code.
    Organisation,
}

/// The owner of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// A person or an organisation.
    pub kind: OwnerKind,
    /// Personal identification number or organisation code, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Full name.
    pub name: String,
    /// Year of birth, which with the name stands for a number that old papers do not carry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_year: Option<i16>,
}

impl Owner {
    /// Whose paper, by the number that was typed: ten digits, or thirteen for a branch, are an enterprise’s or another
    /// organisation’s code; anything else is a person’s, if it is a number at all.
    #[must_use]
    pub fn of(number: &str, name: &str, birth_year: Option<i16>) -> Self {
        let digits: String = number.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        let is_code = [10, 13].contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        let kind = if is_code { OwnerKind::Organisation } else { OwnerKind::Person };
        let number = if is_code { digits } else { number.trim().to_owned() };
        let birth_year = birth_year.filter(|_| !is_code);
        Self {
            kind,
            number: Some(number).filter(|number| !number.is_empty()),
            name: name.trim().to_owned(),
            birth_year,
        }
    }
}

/// Where a document came from (Decree 118/2025 Art. 17.1c, 19.2, 22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A paper copied at a desk and signed by the officer who did it.
    DigitisedAtReception,
    /// The result of a procedure.
    ProcedureResult,
    /// A certified electronic copy of a paper original (Decree 45/2020 Art. 10).
    CertifiedCopy,
    /// A result already in force, digitised from the archive.
    Backlog,
    /// Put there by the owner; nobody has compared it with anything.
    OwnerUpload,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 5] =
        [Self::DigitisedAtReception, Self::ProcedureResult, Self::CertifiedCopy, Self::Backlog, Self::OwnerUpload];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DigitisedAtReception => "digitised-at-reception",
            Self::ProcedureResult => "procedure-result",
            Self::CertifiedCopy => "certified-copy",
            Self::Backlog => "backlog",
            Self::OwnerUpload => "owner-upload",
        }
    }
}

/// Why somebody signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignerPart {
    /// The officer who made the copy, who answers for its completeness and fidelity (Art. 17.1c).
    Copyist,
    /// The person who certifies a copy (Decree 23/2015 Art. 5).
    Certifier,
    /// Who decided (Art. 19, 22).
    Decider,
    /// The seal of the agency.
    Agency,
}

/// One signature on the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureNote {
    /// Why they signed.
    pub part: SignerPart,
    /// The name in the certificate.
    pub signer: String,
    /// When it was made.
    pub at: Timestamp,
    /// `B-B`, `B-T` or `B-LT`.
    pub level: String,
}

/// How far a document can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Nobody signed it.
    Unsigned,
    /// Signed by the officer who copied it.
    Copied,
    /// Signed by an agency, or certified.
    Official,
}

/// What a document is, from its beginning on. The minimum is Decree 118/2025 Art. 19.2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Document-type code: of a result (`KQ.G15.000031`) or of another kind of paper (`GT.…`).
    pub kind: String,
    /// Whose.
    pub owner: Owner,
    /// Number and symbol on the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The name of the document.
    pub title: String,
    /// What it says, in one line.
    pub summary: String,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The day it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
    /// First day it holds, if later than its issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day it holds; without it, it holds until it is replaced or revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// For what it holds, if not for everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The stored file.
    pub file: PaperFile,
    /// What was read off it and confirmed by a person, by the field's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// Where it came from.
    pub source: Source,
    /// The dossier it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// The office that keeps it.
    pub office: AgencyCode,
    /// What stands behind its QR: letters that say nothing and cannot be guessed.
    pub check_code: String,
    /// Who signed the file so far.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<SignatureNote>,
    /// Last day it must be kept; none means for good (`catalog/document/`, Law on Archives 33/2024).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<Date>,
}

impl Item {
    /// Is everything there without which a copy is no data (Decree 118/2025 Art. 19.2)? An owner without a number is
    /// known by name and year of birth, and the paper then by its day and issuer.
    ///
    /// # Errors
    /// `document.incomplete` with the missing item in `field`.
    pub fn check(&self) -> Result<(), Ruling> {
        let missing = |field: &'static str| Err(Ruling::new("document.incomplete").with("field", field));
        let known = self.owner.number.as_deref().is_some_and(|number| !number.trim().is_empty());
        let person = self.owner.kind == OwnerKind::Person;
        match () {
            () if self.kind.trim().is_empty() => missing("kind"),
            () if self.owner.name.trim().is_empty() => missing("owner-name"),
            () if !known && person && self.owner.birth_year.is_none() => missing("birth-year"),
            () if !known && self.issued_on.is_none() => missing("issued-on"),
            () if !known && self.issuer.as_deref().is_none_or(|issuer| issuer.trim().is_empty()) => missing("issuer"),
            () if self.title.trim().is_empty() => missing("title"),
            () if self.summary.trim().is_empty() => missing("summary"),
            () if self.valid_from.zip(self.valid_to).is_some_and(|(from, to)| to < from) => missing("validity"),
            () => Ok(()),
        }
    }

    /// The document code (Decree 118/2025 Art. 22.4): identifier of the owner, then code of the document type. None
    /// while the owner has no number.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.owner.number.as_ref().map(|number| format!("{number}-{}", self.kind))
    }

    /// How far it can be relied on.
    #[must_use]
    pub fn trust(&self) -> Trust {
        let part = |part: SignerPart| self.signatures.iter().any(|note| note.part == part);
        if part(SignerPart::Agency) || part(SignerPart::Certifier) || part(SignerPart::Decider) {
            Trust::Official
        } else if part(SignerPart::Copyist) {
            Trust::Copied
        } else {
            Trust::Unsigned
        }
    }
}

/// Why a paper that is held was asked for once more. To verify is the only reason the decree leaves (Art. 5.1i).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskAgain {
    /// Doubt about its being genuine.
    VerifyAuthenticity,
    /// It says something else than the register.
    VerifyDifference,
    /// The copy that is held cannot be read.
    VerifyUnreadable,
}

impl AskAgain {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::VerifyAuthenticity, Self::VerifyDifference, Self::VerifyUnreadable];

    /// The stable name in forms and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::VerifyAuthenticity => "verify-authenticity",
            Self::VerifyDifference => "verify-difference",
            Self::VerifyUnreadable => "verify-unreadable",
        }
    }

    /// The reason with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// What happened to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// It came into the store.
    Kept {
        /// All of it.
        item: Box<Item>,
    },
    /// Somebody signed the file: the same document, a longer file.
    Signed {
        /// The file with the new signature.
        file: PaperFile,
        /// The signature.
        signature: SignatureNote,
    },
    /// What was read off it was put right by a person.
    Corrected {
        /// Fields that changed; empty texts are taken away.
        fields: BTreeMap<String, String>,
        /// Why.
        reason: String,
    },
    /// It satisfied a required paper of a dossier; nothing was asked for (Art. 17.1b).
    Reused {
        /// The dossier.
        dossier: DossierId,
        /// The component.
        component: String,
    },
    /// It is held, and the paper was asked for all the same.
    AskedAgain {
        /// The dossier.
        dossier: DossierId,
        /// The component.
        component: String,
        /// Why.
        reason: AskAgain,
    },
    /// Its owner took it as a data credential for the first time.
    Credentialed {
        /// Its place in the status list of the office.
        index: u64,
    },
    /// Another document takes its place.
    Replaced {
        /// The other. Where facts are kept, `by` is who did it.
        #[serde(rename = "successor")]
        by: DocumentId,
        /// Why.
        reason: String,
    },
    /// It holds no more.
    Revoked {
        /// Why, in words for its owner.
        reason: String,
        /// The article it rests on.
        legal_basis: String,
    },
    /// It is needed as it is, and must not be destroyed although its time may be over.
    KeptBack {
        /// Who needs it.
        grounds: Grounds,
        /// In words: which case, which letter.
        note: String,
    },
    /// Nobody needs it to be kept back any longer.
    LetGo {
        /// Why.
        reason: String,
    },
    /// Its time was over and its file was destroyed, with a record; what it was stays written here.
    Destroyed {
        /// The destruction it belongs to.
        record: Uuid,
    },
}

/// Whether a document holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    /// It does.
    Valid,
    /// Another one does.
    Replaced {
        /// The other.
        by: DocumentId,
        /// When.
        at: Timestamp,
    },
    /// It was taken back.
    Revoked {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Its file is gone, as the law wanted.
    Destroyed {
        /// When.
        at: Timestamp,
        /// The destruction it belongs to.
        record: Uuid,
    },
}

/// The answer to "does it hold?" on a day. Nobody stores that something has expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It holds.
    Valid,
    /// Its first day is still to come.
    NotYet,
    /// Its last day is over.
    Expired,
    /// Another took its place.
    Replaced,
    /// It was taken back.
    Revoked,
    /// Its file was destroyed.
    Destroyed,
}

impl Standing {
    /// The stable name in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotYet => "not-yet",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Revoked => "revoked",
            Self::Destroyed => "destroyed",
        }
    }
}

/// A document as its facts have made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// What it is.
    pub item: Item,
    /// Whether it holds.
    pub status: Status,
    /// When it came into the store.
    pub kept_at: Timestamp,
    /// Who put it there.
    pub kept_by: By,
    /// How often it spared somebody a paper.
    pub reused: u32,
    /// Its place in the status list of the office, once it was taken as a data credential.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<u64>,
    /// SHA-256 of the files it had before it was signed again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<String>,
    /// Why it must not be destroyed, while somebody needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
}

impl Document {
    /// Does it hold on this day?
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        match &self.status {
            Status::Replaced { .. } => Standing::Replaced,
            Status::Revoked { .. } => Standing::Revoked,
            Status::Destroyed { .. } => Standing::Destroyed,
            Status::Valid if self.item.valid_to.is_some_and(|last| last < day) => Standing::Expired,
            Status::Valid if self.item.valid_from.is_some_and(|first| day < first) => Standing::NotYet,
            Status::Valid => Standing::Valid,
        }
    }

    /// Refuses to change what does not hold any more.
    ///
    /// # Errors
    /// `document.holds-no-more` with the standing.
    pub fn must_hold(&self) -> Result<(), Ruling> {
        let standing = match &self.status {
            Status::Valid => return Ok(()),
            Status::Replaced { .. } => Standing::Replaced,
            Status::Revoked { .. } => Standing::Revoked,
            Status::Destroyed { .. } => Standing::Destroyed,
        };
        Err(Ruling::new("document.holds-no-more").with("standing", standing.key()))
    }
}

impl Subject for Document {
    const KIND: &'static str = "document";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let Fact::Kept { item } = &recorded.fact else {
            return Err(BrokenTimeline("a document begins by being kept".to_owned()));
        };
        Ok(Self {
            id: DocumentId(id),
            item: (**item).clone(),
            status: Status::Valid,
            kept_at: recorded.at,
            kept_by: recorded.by.clone(),
            reused: 0,
            credential: None,
            earlier: Vec::new(),
            hold: None,
        })
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        if matches!(self.status, Status::Destroyed { .. }) {
            return Err(BrokenTimeline("nothing happens to a destroyed document".to_owned()));
        }
        match &recorded.fact {
            Fact::Kept { .. } => return Err(BrokenTimeline("a document is kept once".to_owned())),
            Fact::Signed { file, signature } => {
                let before = std::mem::replace(&mut self.item.file, file.clone());
                self.earlier.push(before.sha256);
                self.item.signatures.push(signature.clone());
            }
            Fact::Corrected { fields, .. } => {
                for (name, value) in fields {
                    if value.is_empty() {
                        self.item.fields.remove(name);
                    } else {
                        self.item.fields.insert(name.clone(), value.clone());
                    }
                }
            }
            Fact::Reused { .. } => self.reused += 1,
            Fact::AskedAgain { .. } => {}
            Fact::Credentialed { index } => self.credential = Some(*index),
            Fact::Replaced { by, .. } => self.status = Status::Replaced { by: *by, at: recorded.at },
            Fact::Revoked { reason, .. } => self.status = Status::Revoked { reason: reason.clone(), at: recorded.at },
            Fact::KeptBack { grounds, note } => {
                let (note, by) = (note.clone(), recorded.by.clone());
                self.hold = Some(Hold { grounds: *grounds, note, by, since: recorded.at });
            }
            Fact::LetGo { .. } => self.hold = None,
            Fact::Destroyed { record } => self.status = Status::Destroyed { at: recorded.at, record: *record },
        }
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        vec![check_key(&self.item.check_code)]
    }

    fn tags(&self) -> Vec<Tag> {
        let at = self.kept_at;
        let mut tags = Vec::new();
        if let Some(number) = &self.item.owner.number {
            tags.push(Tag::at(owner_tag(number), at));
        }
        if let Some(dossier) = self.item.dossier {
            tags.push(Tag::at(dossier_tag(dossier), at));
        }
        tags.push(Tag::at(file_tag(&self.item.file.sha256), at));
        if self.credential.is_some() && self.status != Status::Valid {
            tags.push(Tag::at(fallen_tag(&self.item.office), at));
        }
        tags.push(Tag::at(kept_tag(&self.item.office), at));
        if let (Some(last), false) = (self.item.keep_until, matches!(self.status, Status::Destroyed { .. })) {
            tags.push(Tag::at(retention_tag(&self.item.office), end_of(last)));
        }
        if let Some(hold) = &self.hold {
            tags.push(Tag::at(held_tag(&self.item.office), hold.since));
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        match self.status {
            Status::Destroyed { .. } => Vec::new(),
            _ => self.earlier.iter().chain([&self.item.file.sha256]).cloned().collect(),
        }
    }
}

/// The key a document is found under by its check code.
#[must_use]
pub fn check_key(code: &str) -> String {
    format!("check:{code}")
}

/// The list of everything an owner has.
#[must_use]
pub fn owner_tag(number: &str) -> String {
    format!("owner:{number}")
}

/// The list of documents that came with, or out of, a dossier.
#[must_use]
pub fn dossier_tag(dossier: DossierId) -> String {
    format!("dossier:{dossier}")
}

/// The list of an office's documents whose credentials stand no longer.
#[must_use]
pub fn fallen_tag(office: &AgencyCode) -> String {
    format!("fallen-credential:{office}")
}

/// The list of documents with the same file.
#[must_use]
pub fn file_tag(sha256: &str) -> String {
    format!("file:{sha256}")
}

/// The list of everything an office keeps.
#[must_use]
pub fn kept_tag(office: &AgencyCode) -> String {
    format!("kept:{office}")
}

/// The list of what an office keeps for a time, soonest over first.
#[must_use]
pub fn retention_tag(office: &AgencyCode) -> String {
    format!("retention:{office}")
}

/// The list of what an office keeps back although its time may be over, longest first.
#[must_use]
pub fn held_tag(office: &AgencyCode) -> String {
    format!("held:{office}")
}

fn end_of(day: Date) -> Timestamp {
    local::instant(local::next(day), Time::midnight())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn item() -> Item {
        Item {
            kind: "KQ.G15.000031".into(),
            owner: Owner {
                kind: OwnerKind::Person,
                number: Some("001190000018".into()),
                name: "Nguyễn Văn Minh".into(),
                birth_year: Some(1990),
            },
            number: Some("12/2026".into()),
            title: "Giấy khai sinh".into(),
            summary: "Giấy khai sinh của Nguyễn Văn Minh".into(),
            issuer: Some("UBND phường Cầu Giấy".into()),
            issued_on: Some(jiff::civil::date(2026, 3, 2)),
            valid_from: None,
            valid_to: None,
            scope: None,
            file: PaperFile { sha256: "ab".repeat(32), size: 10, media_type: "application/pdf".into() },
            fields: BTreeMap::new(),
            source: Source::DigitisedAtReception,
            dossier: None,
            office: "H26.166".parse().expect("a code"),
            check_code: "ABCD".into(),
            signatures: Vec::new(),
            keep_until: None,
        }
    }

    fn recorded(fact: Fact) -> Recorded<Fact> {
        let by = By { account: None, name: "Hoa".into() };
        Recorded { at: "2026-03-02T03:00:00Z".parse().expect("a time"), by, fact }
    }

    #[test]
    fn a_copy_without_the_minimum_of_art_19_2_is_no_data() {
        let check = |change: &dyn Fn(&mut Item), missing: Option<&str>| {
            let mut item = item();
            change(&mut item);
            let found = item.check().err().map(|ruling| ruling.args[0].1.clone());
            assert_eq!(found.as_deref(), missing);
        };
        check(&|_| {}, None);
        check(&|item| item.kind.clear(), Some("kind"));
        check(&|item| item.owner.name = " ".into(), Some("owner-name"));
        check(&|item| item.owner.number = None, None);
        check(&|item| (item.owner.number, item.owner.birth_year) = (None, None), Some("birth-year"));
        check(&|item| (item.owner.number, item.issued_on) = (None, None), Some("issued-on"));
        check(&|item| (item.owner.number, item.issuer) = (None, None), Some("issuer"));
        check(&|item| item.title.clear(), Some("title"));
        check(&|item| item.summary.clear(), Some("summary"));
        let day = jiff::civil::date;
        check(
            &|item| (item.valid_from, item.valid_to) = (Some(day(2026, 2, 2)), Some(day(2026, 2, 1))),
            Some("validity"),
        );
    }

    #[test]
    fn a_document_holds_until_it_is_over_replaced_or_revoked() {
        let day = jiff::civil::date(2026, 7, 1);
        let mut item = item();
        item.valid_to = Some(day);
        let kept = Document::first(Uuid::nil(), &recorded(Fact::Kept { item: Box::new(item) })).expect("kept");
        assert_eq!(kept.standing(day), Standing::Valid);
        assert_eq!(kept.standing(local::next(day)), Standing::Expired);
        let after = |fact: Fact| {
            let mut document = kept.clone();
            document.apply(&recorded(fact)).expect("it can happen");
            document
        };
        let revoked = after(Fact::Revoked { reason: "sai".into(), legal_basis: "Điều 11".into() });
        assert_eq!(revoked.standing(day), Standing::Revoked);
        assert_eq!(revoked.must_hold().expect_err("it holds no more").code, "document.holds-no-more");
        let replaced = after(Fact::Replaced { by: DocumentId(Uuid::max()), reason: "cải chính".into() });
        assert_eq!(replaced.standing(day), Standing::Replaced);
        assert!(kept.clone().apply(&recorded(Fact::Kept { item: Box::new(kept.item.clone()) })).is_err());
    }

    #[test]
    fn a_document_needs_all_its_files_until_it_is_destroyed_and_waits_while_it_is_kept_back() {
        let mut document =
            Document::first(Uuid::nil(), &recorded(Fact::Kept { item: Box::new(item()) })).expect("kept");
        let file = PaperFile { sha256: "cd".repeat(32), size: 11, media_type: "application/pdf".into() };
        let part = SignerPart::Agency;
        let signature = SignatureNote { part, signer: "UBND".into(), at: Timestamp::UNIX_EPOCH, level: "B-T".into() };
        document.apply(&recorded(Fact::Signed { file, signature })).expect("signed");
        assert_eq!(document.files(), ["ab".repeat(32), "cd".repeat(32)]);
        let held = |document: &Document| document.tags().iter().any(|tag| tag.tag == "held:H26.166");
        document.apply(&recorded(Fact::KeptBack { grounds: Grounds::Court, note: "Vụ án".into() })).expect("held");
        assert!(held(&document) && document.hold.is_some());
        document.apply(&recorded(Fact::LetGo { reason: "đã xong".into() })).expect("let go");
        assert!(!held(&document) && document.hold.is_none());
        document.apply(&recorded(Fact::Destroyed { record: Uuid::max() })).expect("destroyed");
        assert!(document.files().is_empty());
        assert!(document.apply(&recorded(Fact::LetGo { reason: "x".into() })).is_err());
    }

    #[test]
    fn trust_follows_who_signed() {
        let mut item = item();
        assert_eq!(item.trust(), Trust::Unsigned);
        let note = |part| SignatureNote { part, signer: "Hoa".into(), at: Timestamp::UNIX_EPOCH, level: "B-B".into() };
        item.signatures.push(note(SignerPart::Copyist));
        assert_eq!(item.trust(), Trust::Copied);
        item.signatures.push(note(SignerPart::Agency));
        assert_eq!(item.trust(), Trust::Official);
        assert_eq!(item.code().as_deref(), Some("001190000018-KQ.G15.000031"));
    }
}
