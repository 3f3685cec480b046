//! One paper original, from hand to hand: whoever has it answers for it until the next one takes it (Decree 118/2025
//! Art. 22.2, 23.2).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::item::Owner;
use crate::id::{AccountId, DossierId};
use crate::timeline::{BrokenTimeline, By, Recorded, Ruling, Subject, Tag};
use crate::unit::agency_code::AgencyCode;

/// What is known when a paper is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// What the paper is called.
    pub title: String,
    /// Number and symbol on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Whose it is.
    pub owner: Owner,
    /// Who brought it, and by what they were known: a card, a letter of authority, a postal receipt.
    pub proof: String,
    /// The office that took it.
    pub office: AgencyCode,
    /// The dossier it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// The capture made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<Uuid>,
    /// The day by which its owner was promised it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

impl Taking {
    /// Refuses a paper nobody could find again, or give back to the right person.
    ///
    /// # Errors
    /// `custody.incomplete` with the missing item in `field`.
    pub fn check(&self) -> Result<(), Ruling> {
        let missing = |field: &str| Err(Ruling::new("custody.incomplete").with("field", field));
        match () {
            () if self.title.trim().is_empty() => missing("title"),
            () if self.owner.name.trim().is_empty() => missing("owner"),
            () if self.proof.trim().is_empty() => missing("proof"),
            () => Ok(()),
        }
    }
}

/// How a paper can leave for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    /// It cannot be found.
    Lost,
    /// It can no longer be used.
    Damaged,
}

impl Harm {
    /// The harm with this name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        [Self::Lost, Self::Damaged].into_iter().find(|harm| harm.key() == key)
    }

    /// The stable name in forms and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Damaged => "damaged",
        }
    }
}

/// What happened to a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// An officer took it and holds it.
    Taken {
        /// What is known.
        taking: Box<Taking>,
    },
    /// Its holder sent it to an office; until somebody there has it in hand, it is on its way.
    HandedOn {
        /// Where to.
        to: AgencyCode,
        /// Why.
        reason: String,
    },
    /// Somebody has it in hand now: at the office it was sent to, or in place of a colleague.
    Received {
        /// Why it was taken out of a colleague's hands; empty where it was on its way.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// The person has it again (Art. 22.2).
    GivenBack {
        /// To whom, and by what they were known.
        proof: String,
    },
    /// It will not be given back (Art. 23.2): the office that held it puts that right.
    Harmed {
        /// How.
        harm: Harm,
        /// What happened.
        reason: String,
    },
}

/// Who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The office.
    pub office: AgencyCode,
    /// The officer; none while it is on its way.
    pub officer: Option<By>,
    /// Since when.
    pub since: Timestamp,
}

/// Where a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// In an officer's hands.
    Held,
    /// Sent, and not received yet.
    OnItsWay,
    /// Its owner has it.
    GivenBack,
    /// It cannot be found.
    Lost,
    /// It can no longer be used.
    Damaged,
}

impl State {
    /// The stable name in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::OnItsWay => "on-its-way",
            Self::GivenBack => "given-back",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
        }
    }
}

/// A paper original as its facts have made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Its identifier.
    pub id: Uuid,
    /// What it is and how it came.
    pub taking: Taking,
    /// When it came.
    pub taken_at: Timestamp,
    /// Who has it, or had it last.
    pub holder: Holder,
    /// Where it is.
    pub state: State,
}

impl Original {
    /// Whether the day has passed by which its owner was to have it again. It is computed, never stored.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.must_be_here().is_ok() && self.taking.due.is_some_and(|due| due < today)
    }

    /// Refuses everybody but the officer who has it in hand.
    ///
    /// # Errors
    /// `custody.is-over`; `custody.not-holder` with the holder's name; `custody.on-its-way`.
    pub fn must_be_held_by(&self, account: Option<AccountId>) -> Result<(), Ruling> {
        self.must_be_here()?;
        match &self.holder.officer {
            Some(officer) if officer.account.is_some() && officer.account == account => Ok(()),
            Some(officer) => Err(Ruling::new("custody.not-holder").with("holder", &officer.name)),
            None => Err(Ruling::new("custody.on-its-way")),
        }
    }

    /// Refuses to take a paper in hand twice, or out of a colleague's hands without a word.
    ///
    /// # Errors
    /// `custody.is-over`; `custody.has-it`; `custody.no-reason`.
    pub fn may_receive(&self, account: Option<AccountId>, reason: &str) -> Result<(), Ruling> {
        self.must_be_here()?;
        match &self.holder.officer {
            Some(officer) if officer.account == account => Err(Ruling::new("custody.has-it")),
            Some(_) if reason.trim().is_empty() => Err(Ruling::new("custody.no-reason")),
            _ => Ok(()),
        }
    }

    fn must_be_here(&self) -> Result<(), Ruling> {
        match self.state {
            State::Held | State::OnItsWay => Ok(()),
            over => Err(Ruling::new("custody.is-over").with("state", over.key())),
        }
    }
}

impl Subject for Original {
    const KIND: &'static str = "original";
    type Fact = Fact;

    fn first(id: Uuid, recorded: &Recorded<Fact>) -> Result<Self, BrokenTimeline> {
        let Fact::Taken { taking } = &recorded.fact else {
            return Err(BrokenTimeline("a paper begins by being taken".to_owned()));
        };
        let holder = Holder { office: taking.office.clone(), officer: Some(recorded.by.clone()), since: recorded.at };
        Ok(Self { id, taking: (**taking).clone(), taken_at: recorded.at, holder, state: State::Held })
    }

    fn apply(&mut self, recorded: &Recorded<Fact>) -> Result<(), BrokenTimeline> {
        self.must_be_here().map_err(|_| BrokenTimeline("nothing happens to a paper that is gone".to_owned()))?;
        match &recorded.fact {
            Fact::Taken { .. } => return Err(BrokenTimeline("a paper is taken once".to_owned())),
            Fact::HandedOn { to, .. } => {
                self.holder = Holder { office: to.clone(), officer: None, since: recorded.at };
                self.state = State::OnItsWay;
            }
            Fact::Received { .. } => {
                (self.holder.officer, self.holder.since) = (Some(recorded.by.clone()), recorded.at);
                self.state = State::Held;
            }
            Fact::GivenBack { .. } => self.state = State::GivenBack,
            Fact::Harmed { harm: Harm::Lost, .. } => self.state = State::Lost,
            Fact::Harmed { harm: Harm::Damaged, .. } => self.state = State::Damaged,
        }
        Ok(())
    }

    fn keys(&self) -> Vec<String> {
        Vec::new()
    }

    fn tags(&self) -> Vec<Tag> {
        let mut tags = Vec::new();
        if self.must_be_here().is_ok() {
            tags.push(Tag::at(held_tag(&self.holder.office), self.holder.since));
        }
        if let Some(dossier) = self.taking.dossier {
            tags.push(Tag::at(format!("dossier:{dossier}"), self.taken_at));
        }
        tags
    }

    fn files(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What an office has in its hands or on its way to it, the longest first.
#[must_use]
pub fn held_tag(office: &AgencyCode) -> String {
    format!("held:{office}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::item::OwnerKind;

    fn hoa() -> By {
        By { account: Some(AccountId(Uuid::from_u128(1))), name: "Hoa".into() }
    }

    fn hung() -> By {
        By { account: Some(AccountId(Uuid::from_u128(2))), name: "Hùng".into() }
    }

    fn recorded(by: By, fact: Fact) -> Recorded<Fact> {
        Recorded { at: Timestamp::UNIX_EPOCH, by, fact }
    }

    fn taking() -> Taking {
        let owner = Owner { kind: OwnerKind::Person, number: None, name: "Minh".into(), birth_year: Some(1995) };
        Taking {
            title: "Giấy chứng nhận kết hôn".into(),
            number: None,
            owner,
            proof: "Thẻ căn cước".into(),
            office: "H26.166".parse().expect("a code"),
            dossier: None,
            capture: None,
            due: None,
        }
    }

    fn after(facts: Vec<(By, Fact)>) -> Original {
        let first = recorded(hoa(), Fact::Taken { taking: Box::new(taking()) });
        let mut original = Original::first(Uuid::nil(), &first).expect("taken");
        for (by, fact) in facts {
            original.apply(&recorded(by, fact)).expect("it can happen");
        }
        original
    }

    #[test]
    fn a_paper_is_overdue_after_the_promised_day_until_its_owner_has_it() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let mut original = after(vec![]);
        assert!(!original.is_overdue(day("2026-12-01")), "no day was promised");
        original.taking.due = Some(day("2026-11-23"));
        assert!(!original.is_overdue(day("2026-11-23")));
        assert!(original.is_overdue(day("2026-11-24")));
        original.apply(&recorded(hoa(), Fact::GivenBack { proof: "thẻ".into() })).expect("given back");
        assert!(!original.is_overdue(day("2026-11-24")));
    }

    fn sent() -> (By, Fact) {
        (hoa(), Fact::HandedOn { to: "H26.167".parse().expect("a code"), reason: "thẩm định".into() })
    }

    #[test]
    fn only_who_has_the_paper_in_hand_hands_it_on_gives_it_back_or_tells_its_loss() {
        let check = |facts: Vec<(By, Fact)>, who: By, expected: Option<&str>| {
            let refused = after(facts).must_be_held_by(who.account).err();
            assert_eq!(refused.map(|ruling| ruling.code), expected);
        };
        check(vec![], hoa(), None);
        check(vec![], hung(), Some("custody.not-holder"));
        check(vec![], By { account: None, name: "nobody".into() }, Some("custody.not-holder"));
        check(vec![sent()], hoa(), Some("custody.on-its-way"));
        check(vec![sent()], hung(), Some("custody.on-its-way"));
        check(vec![sent(), (hung(), Fact::Received { reason: String::new() })], hung(), None);
        check(vec![(hoa(), Fact::GivenBack { proof: "Thẻ".into() })], hoa(), Some("custody.is-over"));
        check(vec![(hoa(), Fact::Harmed { harm: Harm::Lost, reason: "x".into() })], hoa(), Some("custody.is-over"));
    }

    #[test]
    fn a_paper_leaves_a_colleagues_hands_only_with_a_word() {
        let check = |facts: Vec<(By, Fact)>, reason: &str, expected: Option<&str>| {
            let refused = after(facts).may_receive(hung().account, reason).err();
            assert_eq!(refused.map(|ruling| ruling.code), expected);
        };
        check(vec![sent()], "", None);
        check(vec![], " ", Some("custody.no-reason"));
        check(vec![], "chị Hoa nghỉ", None);
        check(vec![(hung(), Fact::Received { reason: "x".into() })], "", Some("custody.has-it"));
    }

    #[test]
    fn a_paper_is_listed_where_it_is_and_nowhere_once_it_is_gone() {
        let tags = |original: Original| original.tags().into_iter().map(|tag| tag.tag).collect::<Vec<_>>();
        assert_eq!(tags(after(vec![])), ["held:H26.166"]);
        assert_eq!(tags(after(vec![sent()])), ["held:H26.167"]);
        assert!(tags(after(vec![(hoa(), Fact::GivenBack { proof: "Thẻ".into() })])).is_empty());
        let mut gone = after(vec![(hoa(), Fact::GivenBack { proof: "Thẻ".into() })]);
        assert!(gone.apply(&recorded(hoa(), Fact::Received { reason: String::new() })).is_err());
    }

    #[test]
    fn a_paper_is_taken_with_its_name_its_owner_and_a_proof() {
        let check = |change: &dyn Fn(&mut Taking), missing: Option<&str>| {
            let mut taking = taking();
            change(&mut taking);
            assert_eq!(taking.check().err().map(|ruling| ruling.args[0].1.clone()).as_deref(), missing);
        };
        check(&|_| {}, None);
        check(&|taking| taking.title = " ".into(), Some("title"));
        check(&|taking| taking.owner.name.clear(), Some("owner"));
        check(&|taking| taking.proof.clear(), Some("proof"));
    }
}
