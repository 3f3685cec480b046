//! A request for a certified copy as its facts have made it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fact::{Decision, Fact, Way};
use super::forbidden::{Checklist, Ground};
use super::need::Need;
use super::number::CertificationNumber;
use super::request::{Channel, Extent, Request};
use super::statement::Statement;
use crate::calendar::local;
use crate::document::item::SignatureNote;
use crate::dossier::paper::PaperFile;
use crate::id::{CertificationId, DocumentId};
use crate::timeline::{BrokenTimeline, By, Recorded, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Somebody went without a copy that nobody may demand of them.
    Spared,
    /// The person waits at the desk for the look at the original.
    Requested,
    /// A kiosk took the picture; an officer has to look at the original.
    AwaitingOfficer,
    /// Compared; the one who certifies has it.
    Checked,
    /// The number is given, the signature is not there yet.
    Numbered,
    /// Certified; the person has still to get it.
    Certified,
    /// The person has it.
    Delivered,
    /// No copy may be certified of this paper.
    Refused,
    /// The person wanted it no more.
    Withdrawn,
    /// It has no legal value any more.
    Annulled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Spared,
        Self::Requested,
        Self::AwaitingOfficer,
        Self::Checked,
        Self::Numbered,
        Self::Certified,
        Self::Delivered,
        Self::Refused,
        Self::Withdrawn,
        Self::Annulled,
    ];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Spared => "spared",
            Self::Requested => "requested",
            Self::AwaitingOfficer => "awaiting-officer",
            Self::Checked => "checked",
            Self::Numbered => "numbered",
            Self::Certified => "certified",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Annulled => "annulled",
        }
    }

    /// Whether an officer has still to look at the original.
    #[must_use]
    pub const fn is_to_check(self) -> bool {
        matches!(self, Self::Requested | Self::AwaitingOfficer)
    }

    /// Whether somebody has still to certify.
    #[must_use]
    pub const fn is_to_sign(self) -> bool {
        matches!(self, Self::Checked | Self::Numbered)
    }
}

/// The check, once it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The answers.
    pub answers: Checklist,
    /// The copy.
    pub scan: PaperFile,
    /// Who looked.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// The certified copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// The statement.
    pub statement: Statement,
    /// The signed file.
    pub file: PaperFile,
    /// What stands behind its QR.
    pub check_code: String,
    /// Who signed.
    pub signatures: Vec<SignatureNote>,
    /// The document of the store.
    pub document: DocumentId,
    /// How it came to its person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Way>,
}

/// Why it was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// What the officer added.
    pub note: Option<String>,
    /// Who.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// Why it has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annulled {
    /// The decision.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Who went without a copy, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spared {
    /// The point.
    pub point: AgencyCode,
    /// The agency that would have certified.
    pub office: AgencyCode,
    /// For whom it would have been.
    pub receiver: String,
    /// What they were told.
    pub need: Need,
    /// Their store held the paper.
    #[serde(default)]
    pub held: bool,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    /// Its identifier.
    pub id: CertificationId,
    /// When it began.
    pub asked_at: Timestamp,
    /// Who took it in.
    pub asked_by: By,
    /// Where it stands.
    pub state: State,
    /// The request; none where somebody was spared one.
    pub request: Option<Request>,
    /// Set where somebody was spared one.
    pub spared: Option<Spared>,
    /// The check.
    pub check: Option<Check>,
    /// The number.
    pub number: Option<CertificationNumber>,
    /// When the number was given: the order and the month of the register.
    pub numbered_at: Option<Timestamp>,
    /// The certified copy.
    pub certified: Option<Certified>,
    /// The refusal.
    pub refused: Option<Refused>,
    /// The annulment.
    pub annulled: Option<Annulled>,
    /// What the register says beside it.
    pub remarks: Vec<String>,
}

impl Certification {
    /// The agency that certifies.
    #[must_use]
    pub fn office(&self) -> Option<&AgencyCode> {
        let spared = self.spared.as_ref().map(|spared| &spared.office);
        self.request.as_ref().map(|request| &request.office).or(spared)
    }

    /// The point that received it.
    #[must_use]
    pub fn point(&self) -> Option<&AgencyCode> {
        let spared = self.spared.as_ref().map(|spared| &spared.point);
        self.request.as_ref().map(|request| &request.point).or(spared)
    }

    /// The copy that is looked at: of the check, else of the kiosk.
    #[must_use]
    pub fn scan(&self) -> Option<&PaperFile> {
        let kiosk = self.request.as_ref().and_then(|request| request.scan.as_ref());
        self.check.as_ref().map(|check| &check.scan).or(kiosk)
    }

    /// When it is due, while it is open.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.request.as_ref().map(|request| request.due)
    }

    /// Pages and copies.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.request.as_ref().map(|request| request.extent)
    }

    fn requested(at: Timestamp, by: &By, id: Uuid, state: State) -> Self {
        Self {
            id: CertificationId(id),
            asked_at: at,
            asked_by: by.clone(),
            state,
            request: None,
            spared: None,
            check: None,
            number: None,
            numbered_at: None,
            certified: None,
            refused: None,
            annulled: None,
            remarks: Vec::new(),
        }
    }

    fn be(&mut self, from: &[State], to: State) -> Result<(), BrokenTimeline> {
        if !from.contains(&self.state) {
            return Err(BrokenTimeline(format!("{} cannot follow {}", to.key(), self.state.key())));
        }
        self.state = to;
        Ok(())
    }
}

/// What waits at a point for a look at the original, by due date.
#[must_use]
pub fn to_check_tag(point: &AgencyCode) -> String {
    format!("to-check:{point}")
}

/// What waits at an agency for the one who certifies, by due date.
#[must_use]
pub fn to_sign_tag(office: &AgencyCode) -> String {
    format!("to-sign:{office}")
}

/// What is certified and not handed over at a point.
#[must_use]
pub fn to_deliver_tag(point: &AgencyCode) -> String {
    format!("to-deliver:{point}")
}

/// All that an agency was asked for, by the moment of asking.
#[must_use]
pub fn asked_tag(office: &AgencyCode) -> String {
    format!("asked:{office}")
}

/// All that came in at a point, by the moment of asking.
#[must_use]
pub fn point_tag(point: &AgencyCode) -> String {
    format!("point:{point}")
}

/// Who was told that none is needed: those who went without, and those who insisted.
#[must_use]
pub fn needless_tag(office: &AgencyCode, insisted: bool) -> String {
    format!("{}:{office}", if insisted { "insisted" } else { "spared" })
}

/// The lines of a register, by number.
#[must_use]
pub fn register_tag(book: &str) -> String {
    format!("register:{book}")
}

/// The lines of a month of a register, by number.
#[must_use]
pub fn month_tag(book: &str, month: i8) -> String {
    format!("register:{book}-{month:02}")
}

/// Numbers given with nothing signed: a year is not closed over them.
#[must_use]
pub fn unsigned_tag(book: &str) -> String {
    format!("unsigned:{book}")
}

impl Subject for Certification {
    const KIND: &'static str = "certification";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let begun = |state| Self::requested(recorded.at, &recorded.by, id, state);
        match &recorded.fact {
            Fact::Requested { request } => {
                let state = match request.channel {
                    Channel::Desk => State::Requested,
                    Channel::Kiosk => State::AwaitingOfficer,
                };
                Ok(Self { request: Some((**request).clone()), ..begun(state) })
            }
            Fact::Spared { point, office, receiver, need, held } => {
                let (point, office, receiver) = (point.clone(), office.clone(), receiver.clone());
                let spared = Spared { point, office, receiver, need: *need, held: *held };
                Ok(Self { spared: Some(spared), ..begun(State::Spared) })
            }
            _ => Err(BrokenTimeline("a certified copy begins by being asked for".to_owned())),
        }
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        let (at, by) = (recorded.at, &recorded.by);
        let Some(request) = self.request.as_mut() else {
            return Err(BrokenTimeline("nothing follows where nothing was asked for".to_owned()));
        };
        match recorded.fact.clone() {
            Fact::Spared { .. } | Fact::Requested { .. } => {
                return Err(BrokenTimeline("a request begins once".to_owned()));
            }
            Fact::Checked { answers, scan, extent, charge } => {
                (request.extent, request.charge) = (extent, charge);
                self.check = Some(Check { answers, scan, by: by.clone(), at });
                self.be(&[State::Requested, State::AwaitingOfficer, State::Checked], State::Checked)?;
            }
            Fact::Refused { answers: _, grounds, note } => {
                self.refused = Some(Refused { grounds, note, by: by.clone(), at });
                self.be(&[State::Requested, State::AwaitingOfficer, State::Checked], State::Refused)?;
            }
            Fact::Extended { extension: _, due } => {
                request.due = due;
                let state = self.state;
                self.be(&[State::Requested, State::AwaitingOfficer, State::Checked], state)?;
            }
            Fact::Numbered { number } => {
                (self.number, self.numbered_at) = (Some(number), Some(at));
                self.be(&[State::Checked], State::Numbered)?;
            }
            Fact::Certified { statement, file, check_code, signatures, document } => {
                if self.number != Some(statement.number) {
                    return Err(BrokenTimeline("the statement has another number".to_owned()));
                }
                let certified = Certified { statement, file, check_code, signatures, document, delivered: None };
                self.certified = Some(certified);
                self.be(&[State::Numbered], State::Certified)?;
            }
            Fact::Delivered { way } => {
                if let Some(certified) = &mut self.certified {
                    certified.delivered = Some(way);
                }
                self.be(&[State::Certified], State::Delivered)?;
            }
            Fact::Corrected { remark, reason: _ } => {
                self.remarks.push(remark);
                let state = self.state;
                self.be(&[State::Certified, State::Delivered, State::Annulled], state)?;
            }
            Fact::Annulled { decision, reason } => {
                self.annulled = Some(Annulled { decision, reason, at });
                self.be(&[State::Numbered, State::Certified, State::Delivered], State::Annulled)?;
            }
            Fact::Withdrawn { .. } => {
                self.be(&[State::Requested, State::AwaitingOfficer, State::Checked], State::Withdrawn)?;
            }
        }
        Ok(())
    }

    /// None: that a number is given once is the book's to hold, whose chain of facts names every number.
    fn keys(&self) -> Vec<String> {
        Vec::new()
    }

    fn tags(&self) -> Vec<Tag> {
        let (Some(office), Some(point)) = (self.office(), self.point()) else { return Vec::new() };
        if self.spared.is_some() {
            return vec![Tag::at(needless_tag(office, false), self.asked_at)];
        }
        let due = self.due().unwrap_or(self.asked_at);
        let mut tags = vec![Tag::at(asked_tag(office), self.asked_at), Tag::at(point_tag(point), self.asked_at)];
        if self.request.as_ref().is_some_and(|request| request.purpose.insisted) {
            tags.push(Tag::at(needless_tag(office, true), self.asked_at));
        }
        match self.state {
            State::Requested | State::AwaitingOfficer => tags.push(Tag::at(to_check_tag(point), due)),
            State::Checked | State::Numbered => tags.push(Tag::at(to_sign_tag(office), due)),
            State::Certified => tags.push(Tag::at(to_deliver_tag(point), due)),
            _ => {}
        }
        if let Some((number, at)) = self.number.as_ref().zip(self.numbered_at) {
            let book = super::book::Book::key(office, number.register, number.year);
            let sort = i64::from(number.ordinal);
            tags.push(Tag { tag: register_tag(&book), sort });
            tags.push(Tag { tag: month_tag(&book, local::day(at).month()), sort });
            if self.state == State::Numbered {
                tags.push(Tag { tag: unsigned_tag(&book), sort });
            }
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        let asked = self.request.as_ref().and_then(|request| request.scan.as_ref());
        let checked = self.check.as_ref().map(|check| &check.scan);
        let certified = self.certified.as_ref().map(|certified| &certified.file);
        [asked, checked, certified].into_iter().flatten().map(|file| file.sha256.clone()).collect()
    }
}
