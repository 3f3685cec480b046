//! What must be done by when: the duties the decree lays on the administration for one dossier.

use jiff::{Timestamp, ToSpan};
use serde::Serialize;

use super::clock::end_of_day;
use super::law::Law;
use super::record::Dossier;
use super::state::State;

/// A duty and the moment by which it must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// What must be done.
    pub kind: DutyKind,
    /// By when.
    pub by: Timestamp,
}

/// What must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// The reception officer hears of an online filing (Decree 118/2025 Art. 17.2: 2 hours).
    NoticeOfficer,
    /// The competent agency is found, where it did not follow from the answers.
    Dispatch,
    /// An online filing is accepted, or what is missing is asked for (Art. 17.2c: 8 working hours).
    AnswerFiling,
    /// The papers are on their way to the agency (Art. 18, 20.1).
    HandOver,
    /// The last chance to ask for what is missing (Art. 19.5).
    AskForMore,
    /// The other agency answers (Art. 19.4).
    AnswerConsultation,
    /// The step's own time limit.
    FinishStep,
    /// The last chance to set a new date (Art. 19.6).
    Extend,
    /// The result (Art. 17.3).
    Decide,
    /// The corrected result (Art. 23.1).
    Correct,
}

impl DutyKind {
    /// The stable name, in locale keys and the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoticeOfficer => "notice-officer",
            Self::Dispatch => "dispatch",
            Self::AnswerFiling => "answer-filing",
            Self::HandOver => "hand-over",
            Self::AskForMore => "ask-for-more",
            Self::AnswerConsultation => "answer-consultation",
            Self::FinishStep => "finish-step",
            Self::Extend => "extend",
            Self::Decide => "decide",
            Self::Correct => "correct",
        }
    }
}

impl Dossier {
    /// What must be done next and by when, soonest first.
    #[must_use]
    pub fn duties(&self, law: &Law<'_>) -> Vec<Duty> {
        let mut duties = Vec::new();
        let mut owe = |kind, by: Option<Timestamp>| duties.extend(by.map(|by| Duty { kind, by }));
        match &self.state {
            State::AwaitingReception { since, answer_by } => {
                if answer_by.is_some() {
                    let notice = i64::from(law.pack.officer_notice_hours).hours();
                    owe(DutyKind::NoticeOfficer, since.checked_add(notice).ok());
                }
                owe(DutyKind::AnswerFiling, *answer_by);
            }
            State::AwaitingDispatch { dispatch_by, answer_by, .. } => {
                owe(DutyKind::Dispatch, Some(*dispatch_by));
                owe(DutyKind::AnswerFiling, *answer_by);
            }
            State::Accepted { hand_over_by, .. } => owe(DutyKind::HandOver, Some(*hand_over_by)),
            State::InProcess { due, .. } => owe(DutyKind::FinishStep, *due),
            State::Consulting { open, .. } => {
                for asked in self.consultations.iter().filter(|asked| open.contains(&asked.id)) {
                    owe(DutyKind::AnswerConsultation, Some(asked.due));
                }
            }
            State::Correction { due, .. } => owe(DutyKind::Correct, Some(*due)),
            _ => {}
        }
        if self.state.is_before_decision() {
            owe(DutyKind::Decide, self.due());
            let end = |day| law.calendar.close_of_business(day).or(Some(end_of_day(day)));
            if matches!(self.state, State::InProcess { .. })
                && self.may_ask_again(super::fact::Stage::AfterAcceptance, law).is_ok()
            {
                owe(DutyKind::AskForMore, self.last_day_to_ask(law).filter(|day| *day >= law.today()).and_then(end));
            }
            if self.may_extend(law).is_ok() {
                owe(DutyKind::Extend, self.last_day_to_extend(law).and_then(end));
            }
        }
        duties.sort_by_key(|duty| duty.by);
        duties
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, at, hoa};
    use super::*;

    #[test]
    fn duties_are_told_soonest_first_with_their_times() {
        let ward = Ward::with("3wd");
        let check = |dossier: &Dossier, now: &str, expected: &[(DutyKind, &str)]| {
            let expected: Vec<_> = expected.iter().map(|(kind, by)| Duty { kind: *kind, by: at(by) }).collect();
            assert_eq!(dossier.duties(&ward.law(now)), expected);
        };
        let filed = ward.filed("2026-03-02 09:00");
        check(
            &filed.dossier,
            "2026-03-02 09:00",
            &[(DutyKind::NoticeOfficer, "2026-03-02 11:00"), (DutyKind::AnswerFiling, "2026-03-03 09:00")],
        );
        let accepted = ward.accepted("2026-03-02 09:00");
        check(
            &accepted.dossier,
            "2026-03-02 09:00",
            &[
                (DutyKind::HandOver, "2026-03-02 17:30"),
                (DutyKind::Extend, "2026-03-04 17:30"),
                (DutyKind::Decide, "2026-03-05 17:30"),
            ],
        );
        let returned = ward.returned("2026-03-02 09:00");
        check(&returned.dossier, "2026-03-02 09:00", &[]);
        assert!(accepted.dossier.transfer(&hoa(), &ward.law("2026-03-02 10:00")).is_ok());
    }
}
