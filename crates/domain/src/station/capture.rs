//! One paper on its way from the scanner to the store.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::doubt::Doubt;
use super::index::Line;
use crate::document::item::Owner;
use crate::document::reading::Place;
use crate::dossier::paper::PaperFile;
use crate::id::{AccountId, DocumentId, DossierId};
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// Most pages of one paper.
pub const MOST_PAGES: usize = 500;
/// Pages up to which a telephone adds to a paper.
pub const MOST_PHONE_PAGES: usize = 20;
/// For how long a telephone may add pages.
pub const PHONE_MINUTES: i64 = 15;

/// Where a paper is captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// At a desk: a file, a scanner, a watched folder or the person's telephone.
    Desk,
    /// At a kiosk, by the person; an officer looks at it from afar.
    Kiosk,
    /// From the archive: results that are in force already.
    Backlog,
}

impl Origin {
    /// The stable name in tags and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Kiosk => "kiosk",
            Self::Backlog => "backlog",
        }
    }
}

/// What is known when a capture begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning {
    /// The office whose station it is.
    pub office: AgencyCode,
    /// Where.
    pub origin: Origin,
    /// Papers one person brought at one time belong to one visit.
    pub visit: Uuid,
    /// Whose paper, as far as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The dossier it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// The component of the procedure it is to satisfy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// The name of the file it came as.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What stands in the address by which the person's own telephone adds pages, for a quarter of an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What the index of the archive says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<Line>,
}

/// A file whose pages are still to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// The file.
    pub file: PaperFile,
    /// How many pages it has.
    pub pages: u32,
    /// The next one to be read, from 0.
    pub next: u32,
}

/// One page, as it came and as it was made upright.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its identifier.
    pub id: Uuid,
    /// The file it came in, and which page of it, from 0.
    pub original: PaperFile,
    /// Which page of that file, from 0.
    pub at: u32,
    /// The upright, cropped picture.
    pub upright: PaperFile,
    /// Width of that picture in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Everything that was read on it, as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<PaperFile>,
    /// What is wrong with it, as codes of sentences; empty for a good page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<String>,
}

/// A field that was read, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundField {
    /// The field of the kind of paper.
    pub name: String,
    /// The value in its one spelling.
    pub value: String,
    /// How sure, 0 to 100.
    pub confidence: u8,
    /// On which page, from 0.
    pub page: u32,
    /// Where on that page.
    pub place: Place,
}

/// What a person confirmed about a paper: with the file it becomes a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// Kind of paper.
    pub kind: String,
    /// Whose.
    pub owner: Owner,
    /// What it says, by field.
    pub fields: BTreeMap<String, String>,
    /// Fields whose reading a person changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<String>,
    /// Where the paper and a register differ; noted, never in the way (Art. 17.1b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<super::differ::Difference>,
}

/// What happened to a capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A station takes a paper.
    Begun {
        /// What is known.
        beginning: Box<Beginning>,
    },
    /// A file came whose pages are to be read.
    FileBrought {
        /// The file.
        file: PaperFile,
        /// How many pages it has.
        pages: u32,
    },
    /// Somebody works on it now.
    TakenUp,
    /// A telephone began to add pages; no other may.
    PhoneJoined {
        /// What the telephone is known again by: a hash of what only its browser has.
        phone: String,
    },
    /// The pages were put into this order.
    PagesOrdered {
        /// All of them.
        pages: Vec<Uuid>,
    },
    /// Pages came, in this order.
    PagesAdded {
        /// The pages.
        pages: Vec<Page>,
    },
    /// A page is taken again, or did not belong to the paper.
    PageRemoved {
        /// Which.
        page: Uuid,
    },
    /// The pages were read.
    Read {
        /// The kind of paper it most likely is; none when nothing is likely.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<String>,
        /// How sure, 0 to 100.
        confidence: u8,
        /// What was found.
        fields: Vec<FoundField>,
        /// What is not sure about it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        doubts: Vec<Doubt>,
        /// Milliseconds it took.
        took: u64,
    },
    /// An officer compared it with the paper, signed the copy, and it is in its owner's store.
    Signed {
        /// What the officer confirmed.
        confirmed: Box<Confirmed>,
        /// The document it became.
        document: DocumentId,
    },
    /// Nothing comes of it.
    Discarded {
        /// Why.
        reason: String,
    },
    /// The document it became was destroyed, and so are its pages (Law on Archives 33/2024 Art. 36.4).
    Cleared {
        /// The destruction.
        record: Uuid,
    },
}

/// How far a capture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Pages are coming.
    Capturing,
    /// Read; an officer has to look at it.
    ToCheck,
    /// In its owner's store.
    Signed,
    /// Nothing came of it.
    Discarded,
}

impl State {
    /// The stable name in tags and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Capturing => "capturing",
            Self::ToCheck => "to-check",
            Self::Signed => "signed",
            Self::Discarded => "discarded",
        }
    }
}

/// What reading found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The kind of paper it most likely is.
    pub paper: Option<String>,
    /// How sure, 0 to 100.
    pub confidence: u8,
    /// The fields.
    pub fields: Vec<FoundField>,
    /// What is not sure about it; nothing when it is fit to be signed as it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

/// A part of an office's list of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// All that is not signed.
    All,
    /// Pages are still coming.
    Capturing,
    /// Read, and nothing about it is in doubt.
    Ready,
    /// Read, and this is in doubt.
    Doubtful(Doubt),
    /// What this person works on.
    Of(AccountId),
}

/// A capture as its facts have made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// Its identifier.
    pub id: Uuid,
    /// What was known at its beginning.
    pub beginning: Beginning,
    /// Who began it.
    pub by: By,
    /// When.
    pub begun_at: Timestamp,
    /// Who works on it: at a desk who began it, from an archive who took it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<By>,
    /// The file whose pages are being read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coming: Option<Coming>,
    /// The telephone that adds pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// What was read; none until it is, and none again when a page comes or goes.
    pub found: Option<Found>,
    /// How far it is.
    pub state: State,
    /// What the officer confirmed.
    pub confirmed: Option<Confirmed>,
    /// The document it became.
    pub document: Option<DocumentId>,
    /// Whether its pages were destroyed with that document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cleared: bool,
}

impl Capture {
    /// Refuses to change what is signed or discarded.
    ///
    /// # Errors
    /// `station.is-over` with the state.
    pub fn must_be_open(&self) -> Result<(), Ruling> {
        match self.state {
            State::Capturing | State::ToCheck => Ok(()),
            State::Signed | State::Discarded => Err(Ruling::new("station.is-over").with("state", self.state.key())),
        }
    }

    /// Refuses pages beyond what one paper has.
    ///
    /// # Errors
    /// `station.too-many-pages` with the most, `station.is-over`.
    pub fn may_add(&self, pages: usize) -> Result<(), Ruling> {
        self.must_be_open()?;
        if self.pages.len() + pages > MOST_PAGES {
            return Err(Ruling::new("station.too-many-pages").with("most", MOST_PAGES));
        }
        Ok(())
    }

    /// Refuses pages from a telephone that is too late, or brings too many.
    ///
    /// # Errors
    /// `station.phone-over`; `station.phone-full` with the most.
    pub fn may_photograph(&self, pages: usize, now: Timestamp) -> Result<(), Ruling> {
        let age = now.duration_since(self.begun_at);
        if self.beginning.phone.is_none() || self.must_be_open().is_err() || age.as_mins() >= PHONE_MINUTES {
            return Err(Ruling::new("station.phone-over"));
        }
        if self.pages.len() + pages > MOST_PHONE_PAGES {
            return Err(Ruling::new("station.phone-full").with("most", MOST_PHONE_PAGES));
        }
        Ok(())
    }

    /// Refuses a second telephone: one pair of hands holds one paper.
    ///
    /// # Errors
    /// `station.phone-other`.
    pub fn must_be_phone(&self, phone: &str) -> Result<(), Ruling> {
        match &self.phone {
            Some(first) if first != phone => Err(Ruling::new("station.phone-other")),
            _ => Ok(()),
        }
    }

    /// Until when a telephone may add pages; none where none may.
    #[must_use]
    pub fn phone_until(&self) -> Option<Timestamp> {
        self.beginning.phone.as_ref()?;
        self.begun_at.checked_add(SignedDuration::from_mins(PHONE_MINUTES)).ok()
    }

    /// The order with one page moved by one place, towards the beginning or the end; none if it stands there already.
    #[must_use]
    pub fn moved(&self, page: Uuid, up: bool) -> Option<Vec<Uuid>> {
        let mut order: Vec<Uuid> = self.pages.iter().map(|page| page.id).collect();
        let at = order.iter().position(|one| *one == page)?;
        let other = if up { at.checked_sub(1)? } else { at + 1 };
        (other < order.len()).then(|| order.swap(at, other))?;
        Some(order)
    }

    /// Refuses to sign what has no page, or a page that has to be taken again. An officer who has looked may keep a
    /// faulty page: an old paper can be no better.
    ///
    /// # Errors
    /// `station.no-pages`, `station.still-reading`, `station.faulty-pages` with how many, `station.is-over`.
    pub fn may_sign(&self, faults_accepted: bool) -> Result<(), Ruling> {
        self.must_be_open()?;
        if self.coming.is_some() {
            return Err(Ruling::new("station.still-reading"));
        }
        if self.pages.is_empty() {
            return Err(Ruling::new("station.no-pages"));
        }
        let faulty = self.pages.iter().filter(|page| !page.faults.is_empty()).count();
        if faulty > 0 && !faults_accepted {
            return Err(Ruling::new("station.faulty-pages").with("count", faulty));
        }
        Ok(())
    }

    /// The parts of the list of work it stands in.
    #[must_use]
    pub fn shelves(&self) -> Vec<Shelf> {
        let mut shelves = vec![Shelf::All];
        match &self.found {
            None => shelves.push(Shelf::Capturing),
            Some(found) if found.doubts.is_empty() => shelves.push(Shelf::Ready),
            Some(found) => shelves.extend(found.doubts.iter().map(|doubt| Shelf::Doubtful(*doubt))),
        }
        shelves.extend(self.worker.as_ref().and_then(|by| by.account).map(Shelf::Of));
        shelves
    }

    /// The account that began it.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.by.account
    }
}

impl Subject for Capture {
    const KIND: &'static str = "capture";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let Fact::Begun { beginning } = &recorded.fact else {
            return Err(BrokenTimeline("a capture begins by being begun".to_owned()));
        };
        Ok(Self {
            id,
            beginning: (**beginning).clone(),
            by: recorded.by.clone(),
            begun_at: recorded.at,
            worker: (beginning.origin == Origin::Desk).then(|| recorded.by.clone()),
            coming: None,
            phone: None,
            pages: Vec::new(),
            found: None,
            state: State::Capturing,
            confirmed: None,
            document: None,
            cleared: false,
        })
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        if let (Fact::Cleared { .. }, State::Signed, false) = (&recorded.fact, self.state, self.cleared) {
            self.cleared = true;
            return Ok(());
        }
        self.must_be_open().map_err(|_| BrokenTimeline("nothing happens to a capture that is over".to_owned()))?;
        match &recorded.fact {
            Fact::Begun { .. } => return Err(BrokenTimeline("a capture is begun once".to_owned())),
            Fact::FileBrought { file, pages } => {
                self.coming = Some(Coming { file: file.clone(), pages: *pages, next: 0 });
                (self.found, self.state) = (None, State::Capturing);
            }
            Fact::TakenUp => self.worker = Some(recorded.by.clone()),
            Fact::PhoneJoined { phone } => self.phone = Some(phone.clone()),
            Fact::PagesOrdered { pages } => {
                self.pages.sort_by_key(|page| pages.iter().position(|one| *one == page.id));
                (self.found, self.state) = (None, State::Capturing);
            }
            Fact::PagesAdded { pages } => {
                self.pages.extend(pages.iter().cloned());
                (self.found, self.state) = (None, State::Capturing);
                let last = pages.last();
                if let (Some(coming), Some(last)) = (&mut self.coming, last)
                    && coming.file.sha256 == last.original.sha256
                {
                    coming.next = last.at + 1;
                }
                self.coming.take_if(|coming| coming.next >= coming.pages);
            }
            Fact::PageRemoved { page } => {
                self.pages.retain(|one| one.id != *page);
                (self.found, self.state) = (None, State::Capturing);
            }
            Fact::Read { paper, confidence, fields, doubts, .. } => {
                self.found = Some(Found {
                    paper: paper.clone(),
                    confidence: *confidence,
                    fields: fields.clone(),
                    doubts: doubts.clone(),
                });
                self.state = State::ToCheck;
            }
            Fact::Signed { confirmed, document } => {
                self.confirmed = Some((**confirmed).clone());
                self.document = Some(*document);
                self.state = State::Signed;
            }
            Fact::Discarded { .. } => self.state = State::Discarded,
            Fact::Cleared { .. } => return Err(BrokenTimeline("only what became a document is cleared".to_owned())),
        }
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        let phone = self.beginning.phone.iter().filter(|_| self.must_be_open().is_ok());
        let phone = phone.map(|token| phone_key(token));
        phone.chain(self.document.map(document_key)).collect()
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = vec![Tag::at(visit_tag(self.beginning.visit), self.begun_at)];
        // Lists of work hold only what somebody has to do.
        if self.must_be_open().is_ok() {
            let shelves = self.shelves();
            let tag = |shelf| work_tag(&self.beginning.office, self.beginning.origin, shelf);
            tags.extend(shelves.into_iter().map(|shelf| Tag::at(tag(shelf), self.begun_at)));
        }
        if let Some(dossier) = self.beginning.dossier {
            tags.push(Tag::at(format!("dossier:{dossier}"), self.begun_at));
        }
        // The same file is digitised once.
        let files = self.pages.iter().filter(|page| page.at == 0).map(|page| original_tag(&page.original.sha256));
        if self.state != State::Discarded && !self.cleared {
            let mut files: Vec<String> = files.collect();
            files.dedup();
            tags.extend(files.into_iter().map(|tag| Tag::at(tag, self.begun_at)));
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        if self.state == State::Discarded || self.cleared {
            return Vec::new();
        }
        let pages =
            self.pages.iter().flat_map(|page| [Some(&page.original), Some(&page.upright), page.reading.as_ref()]);
        let coming = self.coming.as_ref().map(|coming| &coming.file);
        pages.flatten().chain(coming).map(|file| file.sha256.clone()).collect()
    }
}

/// The capture a document was made from.
#[must_use]
pub fn document_key(document: DocumentId) -> String {
    format!("document:{document}")
}

/// The capture a telephone adds pages to.
#[must_use]
pub fn phone_key(token: &str) -> String {
    format!("phone:{token}")
}

/// The papers one person brought at one time.
#[must_use]
pub fn visit_tag(visit: Uuid) -> String {
    format!("visit:{visit}")
}

/// What an office has still to look at, by where it was captured, and which part of it.
#[must_use]
pub fn work_tag(office: &AgencyCode, origin: Origin, shelf: Shelf) -> String {
    let all = format!("work:{office}:{}", origin.key());
    match shelf {
        Shelf::All => all,
        Shelf::Capturing => format!("{all}:capturing"),
        Shelf::Ready => format!("{all}:ready"),
        Shelf::Doubtful(doubt) => format!("{all}:{}", doubt.key()),
        Shelf::Of(account) => format!("{all}:of:{account}"),
    }
}

/// The captures of one original file.
#[must_use]
pub fn original_tag(sha256: &str) -> String {
    format!("original:{sha256}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(fact: Fact) -> Recorded<Fact> {
        let by = By { account: None, name: "Hoa".into() };
        Recorded { at: Timestamp::UNIX_EPOCH, by, fact }
    }

    fn begun() -> Capture {
        let beginning = Beginning {
            office: "H26.166".parse().expect("a code"),
            origin: Origin::Desk,
            visit: Uuid::nil(),
            owner: None,
            dossier: None,
            component: None,
            name: String::new(),
            phone: None,
            index: None,
        };
        Capture::first(Uuid::nil(), &recorded(Fact::Begun { beginning: Box::new(beginning) })).expect("begun")
    }

    #[test]
    fn a_telephone_adds_a_few_pages_for_a_quarter_of_an_hour_while_the_paper_is_open() {
        let check = |change: &dyn Fn(&mut Capture), pages: usize, minute: i64, expected: Option<&str>| {
            let mut capture = begun();
            capture.beginning.phone = Some("0123456789ABCDEFGHJK".into());
            change(&mut capture);
            let now = Timestamp::from_second(minute * 60).expect("a time");
            let found = capture.may_photograph(pages, now);
            assert_eq!(found.err().map(|ruling| ruling.code), expected, "{pages} {minute}");
            assert_eq!(capture.keys().is_empty(), capture.beginning.phone.is_none() || capture.must_be_open().is_err());
        };
        let nothing = |_: &mut Capture| {};
        check(&nothing, 20, 14, None);
        check(&nothing, 21, 0, Some("station.phone-full"));
        check(&nothing, 1, 15, Some("station.phone-over"));
        check(&|capture| capture.beginning.phone = None, 1, 0, Some("station.phone-over"));
        check(&|capture| capture.state = State::Signed, 1, 0, Some("station.phone-over"));
    }

    fn page(number: u128, faults: &[&str]) -> Page {
        let file = PaperFile { sha256: format!("{number:064x}"), size: 1, media_type: "image/jpeg".into() };
        Page {
            id: Uuid::from_u128(number),
            original: file.clone(),
            at: 0,
            upright: file,
            width: 10,
            height: 10,
            reading: None,
            faults: faults.iter().map(|fault| (*fault).to_owned()).collect(),
        }
    }

    fn after(mut capture: Capture, facts: Vec<Fact>) -> Capture {
        for fact in facts {
            capture.apply(&recorded(fact)).expect("it can happen");
        }
        capture
    }

    #[test]
    fn a_copy_is_signed_with_pages_and_faulty_ones_only_by_a_word_of_the_officer() {
        let check = |pages: Vec<Page>, accepted: bool, expected: Option<&str>| {
            let capture = after(begun(), vec![Fact::PagesAdded { pages }]);
            assert_eq!(capture.may_sign(accepted).err().map(|ruling| ruling.code), expected);
        };
        check(vec![], true, Some("station.no-pages"));
        check(vec![page(1, &[])], false, None);
        check(vec![page(1, &[]), page(2, &["capture.blurred"])], false, Some("station.faulty-pages"));
        check(vec![page(2, &["capture.blurred"])], true, None);
    }

    #[test]
    fn a_page_that_comes_or_goes_makes_the_reading_old() {
        let read = Fact::Read { paper: None, confidence: 0, fields: vec![], doubts: vec![], took: 5 };
        let capture = after(begun(), vec![Fact::PagesAdded { pages: vec![page(1, &[])] }, read.clone()]);
        assert_eq!((capture.state, capture.found.is_some()), (State::ToCheck, true));
        let capture = after(capture, vec![Fact::PageRemoved { page: Uuid::from_u128(1) }]);
        assert_eq!((capture.state, capture.found, capture.pages.len()), (State::Capturing, None, 0));
    }

    #[test]
    fn what_is_over_stays_over_and_leaves_the_lists_of_work() {
        let capture = after(begun(), vec![Fact::PagesAdded { pages: vec![page(1, &[])] }]);
        assert_eq!(capture.tags().len(), 4, "its visit, its file, all work, work whose pages are coming");
        let mut over = after(capture, vec![Fact::Discarded { reason: "nhầm".into() }]);
        assert_eq!(over.tags().len(), 1);
        assert_eq!(over.may_add(1).expect_err("it is over").code, "station.is-over");
        assert!(over.apply(&recorded(Fact::PageRemoved { page: Uuid::nil() })).is_err());
    }

    #[test]
    fn a_file_is_coming_until_its_last_page_is_read_and_nothing_is_signed_meanwhile() {
        let file = page(1, &[]).original;
        let brought = Fact::FileBrought { file, pages: 2 };
        let capture = after(begun(), vec![brought, Fact::PagesAdded { pages: vec![page(1, &[])] }]);
        assert_eq!(capture.coming.as_ref().map(|coming| coming.next), Some(1));
        assert_eq!(capture.may_sign(true).expect_err("a page is missing").code, "station.still-reading");
        let last = Page { at: 1, original: page(1, &[]).original, ..page(2, &[]) };
        let capture = after(capture, vec![Fact::PagesAdded { pages: vec![last] }]);
        assert!(capture.coming.is_none() && capture.may_sign(false).is_ok());
    }

    #[test]
    fn a_page_moves_by_one_place_and_never_out_of_the_paper() {
        let id = Uuid::from_u128;
        let capture = after(begun(), vec![Fact::PagesAdded { pages: vec![page(1, &[]), page(2, &[]), page(3, &[])] }]);
        assert_eq!(capture.moved(id(3), true), Some(vec![id(1), id(3), id(2)]));
        assert_eq!(capture.moved(id(1), true), None);
        assert_eq!(capture.moved(id(3), false), None);
        assert_eq!(capture.moved(id(9), true), None);
        let pages = vec![id(2), id(3), id(1)];
        let capture = after(capture, vec![Fact::PagesOrdered { pages: pages.clone() }]);
        assert_eq!(capture.pages.iter().map(|page| page.id).collect::<Vec<_>>(), pages);
    }

    #[test]
    fn the_first_telephone_is_the_only_one() {
        let capture = begun();
        assert!(capture.must_be_phone("one").is_ok() && capture.must_be_phone("two").is_ok());
        let capture = after(capture, vec![Fact::PhoneJoined { phone: "one".into() }]);
        assert!(capture.must_be_phone("one").is_ok());
        assert_eq!(capture.must_be_phone("two").expect_err("another").code, "station.phone-other");
    }

    #[test]
    fn a_paper_has_at_most_five_hundred_pages() {
        let capture = begun();
        assert!(capture.may_add(MOST_PAGES).is_ok());
        assert_eq!(capture.may_add(MOST_PAGES + 1).expect_err("too many").code, "station.too-many-pages");
    }
}
