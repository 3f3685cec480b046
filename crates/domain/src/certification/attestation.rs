//! The certification of signatures, of translators' signatures and of transactions: prepared at the desk, numbered and
//! signed by hand on the paper, a copy of which is kept (Decree 23/2015 Art. 13, 14, 24, 31, 36).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::action::{Policy, receives};
use super::appearance::Appearance;
use super::book::Book;
use super::fact::Decision;
use super::matter::Matter;
use super::number::CertificationNumber;
use super::question::{Answers, Question};
use super::record::{month_tag, register_tag};
use super::request::Charge;
use super::statement::Capacity;
use crate::access::Actor;
use crate::calendar::local;
use crate::dossier::paper::PaperFile;
use crate::id::CertificationId;
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// What the officer at the desk prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The agency that certifies.
    pub office: AgencyCode,
    /// The point that receives.
    pub point: AgencyCode,
    /// What it is about; the register follows from it.
    pub matter: Matter,
    /// Name of the paper or transaction, as it stands in the register.
    pub title: String,
    /// Papers of the same wording that are certified together.
    pub papers: u32,
    /// Who appeared, and how the officer knew them.
    pub people: Vec<Appearance>,
    /// The answers.
    pub answers: Answers,
    /// What it costs.
    pub charge: Charge,
    /// When it is due.
    pub due: Timestamp,
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// The people appeared, were known by their papers, and signed.
    Prepared {
        /// All of it.
        prepared: Box<Prepared>,
    },
    /// It is not certified; the person is told why in writing (Art. 9.4).
    Refused {
        /// Which answers led to it.
        grounds: Vec<Question>,
        /// What the officer adds.
        note: Option<String>,
    },
    /// The number was given and the paper signed by hand under its statement; the book has the number too.
    Certified {
        /// The number.
        number: CertificationNumber,
        /// In which capacity the author of this fact certified.
        capacity: Capacity,
        /// Where, if it was not at the office: then the hour is told too (Art. 10).
        elsewhere: Option<String>,
    },
    /// A copy of the certified paper is kept (Art. 14.2, 14.3; Circular 01/2020 Art. 5).
    Kept {
        /// The copy.
        scan: PaperFile,
    },
    /// The line of the register has a remark.
    Corrected {
        /// What the register says from now on.
        remark: String,
        /// Why.
        reason: String,
    },
    /// The line is struck: it has no value, and stays readable.
    Struck {
        /// The decision, where the paper was handed out.
        decision: Option<Decision>,
        /// Why.
        reason: String,
    },
    /// The people want it no more.
    Withdrawn {
        /// Why, if they say.
        reason: Option<String>,
    },
}

impl Fact {
    /// The stable name: in the row and in locale keys.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Prepared { .. } => "prepared",
            Self::Refused { .. } => "refused",
            Self::Certified { .. } => "certified",
            Self::Kept { .. } => "kept",
            Self::Corrected { .. } => "corrected",
            Self::Struck { .. } => "struck",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Whoever certifies has it.
    Prepared,
    /// It is not certified.
    Refused,
    /// Numbered and signed; the copy to be kept is missing.
    Certified,
    /// Nothing is left to do.
    Kept,
    /// Its line is struck.
    Struck,
    /// The people went without.
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Prepared, Self::Refused, Self::Certified, Self::Kept, Self::Struck, Self::Withdrawn];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Refused => "refused",
            Self::Certified => "certified",
            Self::Kept => "kept",
            Self::Struck => "struck",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// How it was certified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// The number.
    pub number: CertificationNumber,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: By,
    /// As what.
    pub capacity: Capacity,
    /// Where, if not at the office.
    pub elsewhere: Option<String>,
}

/// A certification of this sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// Its identifier.
    pub id: CertificationId,
    /// When it was prepared.
    pub at: Timestamp,
    /// Who prepared it.
    pub by: By,
    /// Where it stands.
    pub state: State,
    /// What was prepared.
    pub prepared: Prepared,
    /// Why it was refused: the answers, and what the officer added.
    pub refused: Option<(Vec<Question>, Option<String>)>,
    /// How it was certified.
    pub certified: Option<Certified>,
    /// The copy that is kept.
    pub scan: Option<PaperFile>,
    /// Why its line was struck, and by which decision.
    pub struck: Option<(String, Option<Decision>)>,
    /// What the register says beside it.
    pub remarks: Vec<String>,
}

/// Something that can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Give the number and sign.
    Certify,
    /// Keep a copy of the signed paper.
    Keep,
    /// Put a remark beside the line.
    Correct,
    /// Strike the line.
    Strike,
    /// Want it no more.
    Withdraw,
}

impl Act {
    /// Every action.
    pub const ALL: [Self; 5] = [Self::Certify, Self::Keep, Self::Correct, Self::Strike, Self::Withdraw];

    const fn fits(self, state: State) -> bool {
        match self {
            Self::Certify | Self::Withdraw => matches!(state, State::Prepared),
            Self::Keep => matches!(state, State::Certified | State::Kept),
            Self::Correct => matches!(state, State::Certified | State::Kept | State::Struck),
            Self::Strike => matches!(state, State::Certified | State::Kept),
        }
    }
}

impl Attestation {
    /// The office, the point, or an auditor of either.
    #[must_use]
    pub fn is_known_to(&self, actor: &Actor) -> bool {
        let here = |office: &AgencyCode| actor.works_at(office) || actor.audits(office);
        here(&self.prepared.office) || here(&self.prepared.point)
    }

    /// May this person do that now? The reception prepares and keeps, the one with the authority signs (Art. 5.2, 24.3).
    ///
    /// # Errors
    /// `certification.not-yours` or `certification.not-now`.
    pub fn may(&self, act: Act, actor: &Actor, policy: &Policy) -> Result<(), Ruling> {
        let (office, point) = (&self.prepared.office, &self.prepared.point);
        let (prepares, signs) = (receives(actor, point), policy.certifies(actor, office, point));
        let right = match act {
            Act::Keep | Act::Withdraw => prepares || signs,
            Act::Certify | Act::Correct | Act::Strike => signs,
        };
        match (right, act.fits(self.state)) {
            (false, _) => Err(Ruling::new("certification.not-yours")),
            (true, false) => Err(Ruling::new("certification.not-now")),
            (true, true) => Ok(()),
        }
    }

    fn be(&mut self, from: &[State], to: State) -> Result<(), BrokenTimeline> {
        if !from.contains(&self.state) {
            return Err(BrokenTimeline(format!("{to:?} cannot follow {:?}", self.state)));
        }
        self.state = to;
        Ok(())
    }
}

/// What an agency has still to certify, the first due first.
#[must_use]
pub fn to_sign_tag(office: &AgencyCode) -> String {
    format!("attest-sign:{office}")
}

/// Certified papers of which a point has still to keep a copy.
#[must_use]
pub fn to_keep_tag(point: &AgencyCode) -> String {
    format!("attest-keep:{point}")
}

/// Everything at an office or point, by the moment of preparing.
#[must_use]
pub fn all_tag(place: &AgencyCode) -> String {
    format!("attest:{place}")
}

impl Subject for Attestation {
    const KIND: &'static str = "attestation";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let Fact::Prepared { prepared } = &recorded.fact else {
            return Err(BrokenTimeline("it begins by being prepared".to_owned()));
        };
        Ok(Self {
            id: CertificationId(id),
            at: recorded.at,
            by: recorded.by.clone(),
            state: State::Prepared,
            prepared: (**prepared).clone(),
            refused: None,
            certified: None,
            scan: None,
            struck: None,
            remarks: Vec::new(),
        })
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        match recorded.fact.clone() {
            Fact::Prepared { .. } => Err(BrokenTimeline("it is prepared once".to_owned())),
            Fact::Refused { grounds, note } => {
                self.refused = Some((grounds, note));
                self.be(&[State::Prepared], State::Refused)
            }
            Fact::Certified { number, capacity, elsewhere } => {
                if number.register != self.prepared.matter.register() {
                    return Err(BrokenTimeline("the number is of another register".to_owned()));
                }
                let (at, by) = (recorded.at, recorded.by.clone());
                self.certified = Some(Certified { number, at, by, capacity, elsewhere });
                self.be(&[State::Prepared], State::Certified)
            }
            Fact::Kept { scan } => {
                self.scan = Some(scan);
                self.be(&[State::Certified, State::Kept], State::Kept)
            }
            Fact::Corrected { remark, reason: _ } => {
                self.remarks.push(remark);
                let state = self.state;
                self.be(&[State::Certified, State::Kept, State::Struck], state)
            }
            Fact::Struck { decision, reason } => {
                self.struck = Some((reason, decision));
                self.be(&[State::Certified, State::Kept], State::Struck)
            }
            Fact::Withdrawn { .. } => self.be(&[State::Prepared], State::Withdrawn),
        }
    }

    fn keys(&self) -> Vec<String> {
        Vec::new()
    }

    fn tags(&self) -> Vec<Tag> {
        let Prepared { office, point, due, .. } = &self.prepared;
        let mut tags = vec![Tag::at(all_tag(office), self.at), Tag::at(all_tag(point), self.at)];
        match self.state {
            State::Prepared => tags.push(Tag::at(to_sign_tag(office), *due)),
            State::Certified => tags.push(Tag::at(to_keep_tag(point), *due)),
            _ => {}
        }
        if let Some(Certified { number, at, .. }) = &self.certified {
            let book = Book::key(office, number.register, number.year);
            let sort = i64::from(number.ordinal);
            tags.push(Tag { tag: register_tag(&book), sort });
            tags.push(Tag { tag: month_tag(&book, local::day(*at).month()), sort });
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        self.scan.iter().map(|scan| scan.sha256.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::num::NonZeroU32;

    use super::super::Register;
    use super::super::appearance::{Manner, Shown};
    use super::super::question::tests::fine;
    use super::*;
    use crate::access::{Grant, Role};
    use crate::catalog::money::Money;
    use crate::id::AccountId;

    const OFFICE: &str = "H26.00082";
    const POINT: &str = "H26.00082.D01";

    fn prepared() -> Fact {
        let quy = Appearance {
            name: "Trần Thị Quý".into(),
            shown: Shown::Card,
            number: "001155000028".into(),
            manner: Manner::Signs,
        };
        Fact::Prepared {
            prepared: Box::new(Prepared {
                office: OFFICE.parse().unwrap(),
                point: POINT.parse().unwrap(),
                matter: Matter::Delegation,
                title: "Giấy ủy quyền nhận lương hưu".into(),
                papers: 1,
                people: vec![quy],
                answers: fine(Register::Signatures),
                charge: Charge { amount: Money(10_000), basis: "226/2016/TT-BTC".into(), exemption: None },
                due: Timestamp::UNIX_EPOCH,
            }),
        }
    }

    fn certified(register: Register) -> Fact {
        let number = CertificationNumber::after(0, 2026, register, NonZeroU32::MIN.saturating_add(499));
        Fact::Certified { number, capacity: Capacity::Chair, elsewhere: None }
    }

    fn kept() -> Fact {
        Fact::Kept { scan: PaperFile { sha256: "0".repeat(64), size: 1, media_type: "application/pdf".into() } }
    }

    fn struck() -> Fact {
        Fact::Struck { decision: None, reason: "ghi nhầm".into() }
    }

    fn folded(facts: &[Fact]) -> Result<Attestation, BrokenTimeline> {
        let by = By { account: None, name: "Lan".into() };
        let at = "2026-11-20T02:00:00Z".parse().unwrap();
        let recorded: Vec<_> = facts.iter().map(|fact| Recorded { at, by: by.clone(), fact: fact.clone() }).collect();
        Attestation::fold(Uuid::nil(), &recorded)
    }

    #[test]
    fn it_is_numbered_once_in_its_own_register_and_its_line_is_struck_but_stays() {
        let road = [prepared(), certified(Register::Signatures), kept(), struck()];
        let states: Vec<State> = (1..=4).map(|end| folded(&road[..end]).unwrap().state).collect();
        assert_eq!(states, [State::Prepared, State::Certified, State::Kept, State::Struck]);
        let end = folded(&road).unwrap();
        let line = format!("register:{OFFICE}/signatures/2026");
        assert!(end.tags().contains(&Tag { tag: line, sort: 1 }));
        assert_eq!(end.certified.unwrap().number.to_string(), "01-01/2026-SCT/CK,ĐC");
        let check = |facts: &[Fact]| assert!(folded(facts).is_err(), "{facts:?}");
        check(&[certified(Register::Signatures)]);
        check(&[prepared(), certified(Register::Transactions)]);
        check(&[prepared(), certified(Register::Signatures), certified(Register::Signatures)]);
        check(&[prepared(), kept()]);
        check(&[prepared(), struck()]);
        check(&[prepared(), Fact::Withdrawn { reason: None }, certified(Register::Signatures)]);
        check(&[prepared(), Fact::Refused { grounds: vec![], note: None }, certified(Register::Signatures)]);
    }

    #[test]
    fn the_reception_prepares_and_keeps_and_only_the_one_with_the_authority_signs_and_strikes() {
        let staff = |role, office: &str| {
            let valid_from = jiff::civil::date(2026, 1, 1);
            let grant = Grant { role, office: office.parse().unwrap(), valid_from, valid_to: None };
            Actor::Staff { account: AccountId(Uuid::from_u128(9)), name: "x".into(), grants: vec![grant] }
        };
        let check = |facts: &[Fact], actor: &Actor, expected: &[Act]| {
            let one = folded(facts).unwrap();
            let may: Vec<Act> =
                Act::ALL.into_iter().filter(|act| one.may(*act, actor, &Policy::default()).is_ok()).collect();
            assert_eq!(may, expected, "{actor:?}");
        };
        let (hoa, lan) = (staff(Role::Receptionist, POINT), staff(Role::Leader, OFFICE));
        let signed = [prepared(), certified(Register::Signatures)];
        check(&signed[..1], &hoa, &[Act::Withdraw]);
        check(&signed[..1], &lan, &[Act::Certify, Act::Withdraw]);
        check(&signed, &hoa, &[Act::Keep]);
        check(&signed, &lan, &[Act::Keep, Act::Correct, Act::Strike]);
        for stranger in [staff(Role::Leader, "H26.00004"), staff(Role::Specialist, OFFICE), Actor::Visitor] {
            check(&signed, &stranger, &[]);
        }
        assert!(!folded(&signed).unwrap().is_known_to(&staff(Role::Leader, "H26.00004")));
    }
}
