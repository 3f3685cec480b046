//! For tests: a small ward with its people, and a dossier driven along the road by the rules themselves.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;

use super::channel::Channel;
use super::deadline::Allowance;
use super::fact::{Applicant, By, Fact, Fault, Filing, Recorded, Undetermined};
use super::file::file;
use super::issue::{Approved, Drafted, Issued};
use super::law::{Law, Plan, PlannedStep, Question};
use super::record::Dossier;
use super::refusal::Refusal;
use crate::access::{Actor, Grant, Role};
use crate::calendar::{Calendar, DayTable, OfficeHours, parse};
use crate::catalog::procedure::SupplementRules;
use crate::catalog::rule_pack::RulePack;
use crate::id::{AccountId, ConsultationId, DossierId};

/// A moment as people write it: `2026-03-02 10:00`.
pub fn at(text: &str) -> Timestamp {
    format!("{}T{}:00+07:00", &text[..10], &text[11..]).parse().unwrap()
}

/// The ward, its law and its people.
pub struct Ward {
    pub pack: RulePack,
    pub plan: Plan,
    pub calendar: Calendar,
}

impl Ward {
    /// Decree 118/2025, the calendar of 2026, and a procedure of so much time.
    pub fn with(allowance: &str) -> Self {
        let days = parse::year(include_str!("../../../../catalog/calendar/2026.toml")).unwrap();
        let pack = RulePack {
            id: "test".into(),
            valid_from: date(2025, 7, 1),
            valid_to: None,
            source: "Decree 118/2025".into(),
            supplements_before_acceptance: 1,
            supplements_after_acceptance: 1,
            supplement_within: Allowance::WorkingDays(3),
            close_after_days: Some(15),
            extensions: 1,
            extension_notice_days: 1,
            cut_off: jiff::civil::time(15, 0, 0, 0),
            officer_notice_hours: 2,
            online_answer_within: Allowance::WorkingHours(8),
            dispatch_within: Allowance::WorkingHours(2),
            handover_within: Allowance::WorkingDays(1),
            correction_within: Allowance::WorkingDays(3),
            confirmation_days: 1,
        };
        let step = |id: &str| PlannedStep {
            id: id.into(),
            role: Role::Specialist,
            allowance: Some(Allowance::WorkingHours(4)),
            after: Vec::new(),
            question: None,
        };
        let plan = Plan {
            allowance: Some(allowance.parse().unwrap()),
            steps: vec![step("check"), step("draft")],
            immediate: true,
            confirmation: true,
            in_person: false,
            supplement: SupplementRules::default(),
        };
        Self { pack, plan, calendar: Calendar::new(Arc::new(DayTable::new([days])), OfficeHours::default()) }
    }

    /// A procedure that asks two agencies at once, one of them a second time, between examining and drafting.
    pub fn asking(allowance: &str) -> Self {
        let mut ward = Self::with(allowance);
        let question = |id: &str, hours, after: usize, agency: &str, text: &str| PlannedStep {
            id: id.into(),
            role: Role::Specialist,
            allowance: Some(Allowance::WorkingHours(hours)),
            after: vec![after],
            question: Some(Question { agency: agency.parse().unwrap(), text: text.into() }),
        };
        ward.plan.steps.splice(
            1..1,
            [
                question("plan", 8, 0, "H26.SXD", "Quy hoạch?"),
                question("border", 16, 0, "H26.00229", "Ranh giới?"),
                question("height", 8, 1, "H26.SXD", "Chiều cao?"),
            ],
        );
        ward
    }

    pub fn law(&self, now: &str) -> Law<'_> {
        Law { pack: &self.pack, plan: &self.plan, calendar: &self.calendar, now: at(now) }
    }

    /// A dossier filed over the network by Minh.
    pub fn filed(&self, now: &str) -> Case<'_> {
        self.filed_by(now, Channel::Online)
    }

    pub fn filed_by(&self, now: &str, channel: Channel) -> Case<'_> {
        self.filed_to(now, channel, "H26.00082", None)
    }

    /// A filing to an office; to a dispatcher's when nobody knows who decides.
    pub fn filed_to(&self, now: &str, channel: Channel, office: &str, open: Option<Undetermined>) -> Case<'_> {
        let point = if open.is_some() { office.to_owned() } else { format!("{office}.D01") };
        let filing = Filing {
            procedure: "1.001193".parse().unwrap(),
            edition: "1.001193@1".into(),
            applicant: Applicant {
                account: Some(AccountId(uuid::Uuid::from_u128(1))),
                name: "Nguyễn Văn Minh".into(),
                personal_id: None,
                phone: None,
                email: None,
                address: None,
            },
            channel,
            receiving_point: point.parse().unwrap(),
            agency: office.parse().unwrap(),
            return_point: point.parse().unwrap(),
            answers: std::collections::BTreeMap::new(),
            papers: Vec::new(),
            replaces: None,
            undetermined: open,
        };
        let facts = file(filing, &self.law(now)).unwrap();
        let facts: Vec<_> = facts.into_iter().map(|fact| recorded(fact, now, &minh())).collect();
        let dossier = Dossier::fold(DossierId(uuid::Uuid::from_u128(7)), &facts).unwrap();
        Case { ward: self, dossier, facts }
    }

    /// A dossier accepted at this moment.
    pub fn accepted(&self, now: &str) -> Case<'_> {
        self.filed(now).then(now, &hoa(), |d, law| d.accept(&[], None, &hoa(), law))
    }

    /// A dossier accepted, sent on and taken up at this moment.
    pub fn in_process(&self, now: &str) -> Case<'_> {
        self.accepted(now)
            .then(now, &hoa(), |d, law| d.transfer(&hoa(), law))
            .then(now, &hung(), |d, law| d.take(&hung(), law))
    }

    /// A dossier submitted for signature at this moment.
    pub fn submitted(&self, now: &str) -> Case<'_> {
        self.in_process(now).then(now, &hung(), |d, law| d.submit_for_signature("", Drafted::default(), &hung(), law))
    }

    /// A dossier whose result is handed over at this moment.
    pub fn returned(&self, now: &str) -> Case<'_> {
        self.submitted(now)
            .then(now, &lan(), |d, law| d.approve("Đồng ý", Approved::default(), &lan(), law))
            .then(now, &thu(), |d, law| d.issue("118/2026", Issued::default(), &thu(), law))
            .then(now, &hoa(), |d, law| {
                d.hand_back("Minh", super::fact::ReturnWay::AtPoint, super::fact::CollectionProof::Receipt, &hoa(), law)
            })
    }
}

/// A dossier with everything that happened to it.
pub struct Case<'a> {
    pub ward: &'a Ward,
    pub dossier: Dossier,
    pub facts: Vec<Recorded>,
}

impl Case<'_> {
    /// One more act; it must be allowed.
    pub fn then(
        mut self,
        now: &str,
        actor: &Actor,
        decide: impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>,
    ) -> Self {
        for fact in decide(&self.dossier, &self.ward.law(now)).unwrap() {
            let fact = recorded(fact, now, actor);
            self.dossier.apply(&fact).unwrap();
            self.facts.push(fact);
        }
        assert_eq!(self.dossier, Dossier::fold(self.dossier.id, &self.facts).unwrap(), "facts rebuild the dossier");
        self
    }

    /// An act that must be refused; the code it is refused with.
    pub fn refused(
        &self,
        now: &str,
        decide: impl Fn(&Dossier, &Law<'_>) -> Result<Vec<Fact>, Refusal>,
    ) -> &'static str {
        decide(&self.dossier, &self.ward.law(now)).unwrap_err().code()
    }

    pub fn state(&self) -> &'static str {
        self.dossier.state.name()
    }

    pub fn due(&self) -> String {
        self.dossier.due().unwrap().display_with_offset(crate::calendar::local::VIET_NAM).to_string()
    }
}

fn recorded(fact: Fact, now: &str, actor: &Actor) -> Recorded {
    Recorded { at: at(now), by: By { account: actor.account(), name: actor.name().into() }, fact }
}

pub fn fault() -> Vec<Fault> {
    vec![Fault {
        about: "birth_notice".into(), reason: "unreadable".into(), fix: "Chụp lại giấy chứng sinh".into()
    }]
}

pub fn minh() -> Actor {
    Actor::Citizen { account: AccountId(uuid::Uuid::from_u128(1)), name: "Nguyễn Văn Minh".into() }
}

pub fn quy() -> Actor {
    Actor::Citizen { account: AccountId(uuid::Uuid::from_u128(2)), name: "Trần Thị Quý".into() }
}

pub fn hoa() -> Actor {
    staff(3, "Lê Thị Hoa", Role::Receptionist, "H26.00082.D01")
}

pub fn hung() -> Actor {
    staff(4, "Phạm Quốc Hưng", Role::Specialist, "H26.00082")
}

pub fn lan() -> Actor {
    staff(5, "Đỗ Thị Lan", Role::Leader, "H26.00082")
}

pub fn thu() -> Actor {
    staff(6, "Vũ Minh Thu", Role::Clerk, "H26.00082")
}

/// A specialist of the ward next door.
pub fn neighbour() -> Actor {
    staff(8, "Ngô Thị Bình", Role::Specialist, "H26.00229")
}

/// A specialist of the department of construction.
pub fn khanh() -> Actor {
    staff(10, "Trịnh Gia Khánh", Role::Specialist, "H26.SXD")
}

/// A specialist of the city's police.
pub fn dung() -> Actor {
    staff(11, "Mai Văn Dũng", Role::Specialist, "H26.CATP")
}

/// Identifiers of questions that this dossier has not used.
pub fn fresh(dossier: &Dossier) -> impl Fn() -> ConsultationId + use<> {
    let next = std::cell::Cell::new(u128::from(dossier.version) * 1_000);
    move || ConsultationId(uuid::Uuid::from_u128(next.replace(next.get() + 1)))
}

/// The dispatcher of the center.
pub fn tuan() -> Actor {
    staff(9, "Đinh Anh Tuấn", Role::Dispatcher, "H26.PVHCC")
}

fn staff(id: u128, name: &str, role: Role, office: &str) -> Actor {
    let grant = Grant { role, office: office.parse().unwrap(), valid_from: date(2025, 7, 1), valid_to: None };
    Actor::Staff { account: AccountId(uuid::Uuid::from_u128(id)), name: name.into(), grants: vec![grant] }
}
