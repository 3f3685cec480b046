//! The whole life of a request: who may do what, which fact follows which.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::num::NonZeroU32;

use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use super::action::{Action, Policy};
use super::fact::{Fact, Way};
use super::forbidden::{Ground, tests::sound};
use super::need::Need;
use super::record::{Certification, State};
use super::request::{Channel, Charge, Extent, Original, Purpose, Request};
use super::statement::{Capacity, Statement};
use super::{CertificationNumber, Register};
use crate::access::{Actor, Grant, Role};
use crate::catalog::money::Money;
use crate::document::item::{Owner, OwnerKind};
use crate::dossier::paper::PaperFile;
use crate::id::{AccountId, DocumentId};
use crate::timeline::{By, Recorded, Subject};
use crate::unit::agency_code::AgencyCode;

const OFFICE: &str = "H26.00082";
const POINT: &str = "H26.12.00082";

fn code(text: &str) -> AgencyCode {
    text.parse().unwrap()
}

fn file() -> PaperFile {
    PaperFile { sha256: "0".repeat(64), size: 1, media_type: "application/pdf".into() }
}

fn request(channel: Channel) -> Fact {
    let requester = Owner {
        kind: OwnerKind::Person,
        number: Some("001155000017".into()),
        name: "Trần Thị Quý".into(),
        birth_year: None,
    };
    let original =
        Original { kind: String::new(), title: "Giấy khai sinh".into(), number: None, issuer: None, issued_on: None };
    Fact::Requested {
        request: Box::new(Request {
            office: code(OFFICE),
            point: code(POINT),
            channel,
            requester,
            purpose: Purpose { receiver: "court".into(), need: Need::Needed, insisted: false },
            original,
            extent: Extent { pages: 2, copies: 1 },
            charge: charge(4_000),
            due: Timestamp::UNIX_EPOCH,
            scan: None,
        }),
    }
}

fn charge(amount: u64) -> Charge {
    Charge { amount: Money(amount), basis: "226/2016/TT-BTC".into(), exemption: None }
}

fn checked() -> Fact {
    Fact::Checked { answers: sound(), scan: file(), extent: Extent { pages: 3, copies: 1 }, charge: charge(5_000) }
}

fn number() -> CertificationNumber {
    CertificationNumber::after(6, 2026, Register::Copies, NonZeroU32::MIN.saturating_add(499))
}

fn certified() -> Fact {
    let statement = Statement {
        number: number(),
        at: Timestamp::UNIX_EPOCH,
        place: "Cửa Nam".into(),
        agency: "UBND phường Cửa Nam".into(),
        certifier: "Lan".into(),
        capacity: Capacity::Chair,
        extent: Extent { pages: 3, copies: 1 },
    };
    let document = DocumentId(Uuid::nil());
    Fact::Certified { statement, file: file(), check_code: "X".into(), signatures: vec![], document }
}

fn by_hoa(fact: Fact) -> Recorded<Fact> {
    Recorded { at: "2026-11-20T02:00:00Z".parse().unwrap(), by: By { account: None, name: "Hoa".into() }, fact }
}

fn folded(facts: &[Fact]) -> Result<Certification, String> {
    let recorded: Vec<_> = facts.iter().cloned().map(by_hoa).collect();
    Certification::fold(Uuid::nil(), &recorded).map_err(|broken| broken.0)
}

fn staff(role: Role, office: &str) -> Actor {
    let grant = Grant { role, office: code(office), valid_from: date(2026, 1, 1), valid_to: None };
    Actor::Staff { account: AccountId(Uuid::from_u128(9)), name: "x".into(), grants: vec![grant] }
}

fn annulled() -> Fact {
    Fact::Annulled { decision: None, reason: "sai".into() }
}

#[test]
fn asked_looked_at_numbered_certified_and_handed_over() {
    let numbered = Fact::Numbered { number: number() };
    let road = [request(Channel::Desk), checked(), numbered, certified(), Fact::Delivered { way: Way::Store }];
    let states: Vec<State> = (1..=road.len()).map(|end| folded(&road[..end]).unwrap().state).collect();
    assert_eq!(states, [State::Requested, State::Checked, State::Numbered, State::Certified, State::Delivered]);
    let end = folded(&road).unwrap();
    assert_eq!((end.extent().unwrap().pages, end.request.as_ref().unwrap().charge.amount), (3, Money(5_000)));
    assert_eq!(folded(&[request(Channel::Kiosk)]).unwrap().state, State::AwaitingOfficer);
}

#[test]
fn nothing_is_certified_unseen_nor_without_its_number_nor_after_an_end() {
    let numbered = || Fact::Numbered { number: number() };
    let refused = || Fact::Refused { answers: sound(), grounds: vec![Ground::Secret], note: None };
    let check = |facts: &[Fact]| assert!(folded(facts).is_err(), "{facts:?}");
    check(&[checked()]);
    check(&[request(Channel::Desk), numbered()]);
    check(&[request(Channel::Desk), checked(), certified()]);
    check(&[request(Channel::Desk), refused(), checked()]);
    check(&[request(Channel::Desk), checked(), numbered(), refused()]);
    check(&[request(Channel::Desk), checked(), numbered(), Fact::Withdrawn { reason: None }]);
    check(&[request(Channel::Desk), checked(), annulled()]);
    check(&[request(Channel::Desk), request(Channel::Desk)]);
    let other = CertificationNumber::after(7, 2026, Register::Copies, NonZeroU32::MIN);
    check(&[request(Channel::Desk), checked(), Fact::Numbered { number: other }, certified()]);
}

#[test]
fn a_line_of_the_register_stays_where_its_copy_is_annulled() {
    let road = [request(Channel::Desk), checked(), Fact::Numbered { number: number() }, certified(), annulled()];
    let gone = folded(&road).unwrap();
    let listed = |tag: &str| gone.tags().iter().any(|one| one.tag == tag && one.sort == 7);
    assert!(listed(&format!("register:{OFFICE}/copies/2026")) && listed(&format!("register:{OFFICE}/copies/2026-11")));
    assert!(!listed(&format!("unsigned:{OFFICE}/copies/2026")));
    let unsigned = folded(&road[..3]).unwrap().tags();
    assert!(unsigned.iter().any(|tag| tag.tag == format!("unsigned:{OFFICE}/copies/2026")));
}

#[test]
fn the_reception_prepares_and_the_leader_of_the_agency_signs() {
    let (strict, wide) = (Policy::default(), Policy { point_manager_certifies: true });
    let at = |facts: &[Fact], actor: &Actor, policy: &Policy| folded(facts).unwrap().allowed_actions(actor, policy);
    let to_check = [request(Channel::Desk)];
    let to_sign = [request(Channel::Desk), checked()];
    let (hoa, lan) = (staff(Role::Receptionist, POINT), staff(Role::Leader, OFFICE));
    let manager = staff(Role::PointManager, POINT);
    use Action::{Annul, Certify, Check, Extend, Refuse, Withdraw};
    let check = |facts: &[Fact], actor: &Actor, policy: &Policy, expected: &[Action]| {
        assert_eq!(at(facts, actor, policy), expected, "{actor:?}");
    };
    check(&to_check, &hoa, &strict, &[Check, Refuse, Extend, Withdraw]);
    check(&to_sign, &hoa, &strict, &[Check, Refuse, Extend, Withdraw]);
    check(&to_check, &lan, &strict, &[Check, Refuse, Extend]);
    check(&to_sign, &lan, &strict, &[Check, Refuse, Extend, Certify]);
    check(&to_sign, &manager, &strict, &[Check, Refuse, Extend, Withdraw]);
    check(&to_sign, &manager, &wide, &[Check, Refuse, Extend, Certify, Withdraw]);
    check(&[request(Channel::Desk), checked(), Fact::Numbered { number: number() }], &lan, &strict, &[Certify, Annul]);
    for stranger in [
        staff(Role::Leader, "H26.00004"),
        staff(Role::Receptionist, OFFICE),
        staff(Role::Specialist, OFFICE),
        Actor::Visitor,
        Actor::System,
    ] {
        check(&to_sign, &stranger, &wide, &[]);
    }
}

#[test]
fn a_request_is_known_where_it_is_handled_and_nowhere_else() {
    let one = folded(&[request(Channel::Desk)]).unwrap();
    let minh = Actor::Citizen { account: AccountId(Uuid::from_u128(1)), name: "Minh".into() };
    let check = |actor: Actor, known| assert_eq!(one.is_known_to(&actor), known, "{actor:?}");
    check(minh, false);
    check(staff(Role::Receptionist, POINT), true);
    check(staff(Role::Specialist, OFFICE), true);
    check(staff(Role::Auditor, "H26"), true);
    check(staff(Role::Receptionist, "H26.12.00004"), false);
    check(Actor::Visitor, false);
}

#[test]
fn somebody_who_went_without_leaves_a_number_and_no_name() {
    let (point, office) = (code(POINT), code(OFFICE));
    let fact = Fact::Spared { point, office, receiver: "one-stop".into(), need: Need::NotNeeded, held: false };
    let spared = folded(&[fact]).unwrap();
    assert_eq!(spared.tags().into_iter().map(|tag| tag.tag).collect::<Vec<_>>(), [format!("spared:{OFFICE}")]);
    assert!(
        folded(&[
            Fact::Spared {
                point: code(POINT),
                office: code(OFFICE),
                receiver: "x".into(),
                need: Need::NotNeeded,
                held: true
            },
            checked()
        ])
        .is_err()
    );
}
