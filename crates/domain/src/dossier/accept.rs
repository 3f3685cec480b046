//! Reception: the code, Form 01, the clock.

use super::action::Action;
use super::deadline::Allowance;
use super::fact::{CollectionProof, Fact, ReturnWay};
use super::issue::{Drafted, Issued};
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use crate::access::Actor;

impl Dossier {
    /// Accepts a complete and valid dossier. From this moment it has its one code and its time limit runs
    /// (Decree 118/2025 Art. 17.1c, 17.3). `missing` names required components nobody has brought; `set_limit` is the
    /// officer's time limit where the procedure states none.
    ///
    /// # Errors
    /// [`Refusal::Incomplete`] if anything required is missing, [`Refusal::NoTimeLimit`] if no limit is known, and
    /// whatever [`Dossier::may`] refuses.
    pub fn accept(
        &self,
        missing: &[String],
        set_limit: Option<Allowance>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Accept, actor, law)?;
        Ok(vec![self.accepted(missing, set_limit, law)?])
    }

    /// Accepts, decides and hands back at once (Art. 17.4): no receipt is owed, but every status is kept.
    ///
    /// # Errors
    /// As [`Dossier::accept`]; [`Refusal::NotImmediate`] if the procedure is not one that is done at once.
    pub fn resolve_at_once(
        &self,
        missing: &[String],
        number: &str,
        decision: &str,
        issued: Issued,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::ResolveAtOnce, actor, law)?;
        Ok(vec![
            self.accepted(missing, None, law)?,
            Fact::Approved { decision: text("decision", decision)?, drafted: Drafted::default(), signed: None },
            issued.fact(number)?,
            Fact::Returned {
                to: self.applicant.name.clone(),
                way: ReturnWay::AtPoint,
                proof: CollectionProof::Identity,
            },
        ])
    }

    fn accepted(&self, missing: &[String], set_limit: Option<Allowance>, law: &Law<'_>) -> Result<Fact, Refusal> {
        if !missing.is_empty() {
            return Err(Refusal::Incomplete(missing.to_vec()));
        }
        let allowance = law.plan.allowance.or(set_limit).ok_or(Refusal::NoTimeLimit)?;
        let deadline = law.due(allowance);
        Ok(Fact::Accepted {
            rule_pack: law.pack.id.clone(),
            allowance,
            due: deadline.due,
            because: deadline.because,
            hand_over_by: self.hand_over_by(law),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::deadline::Allowance;
    use super::super::road::{Ward, hoa, hung, minh};

    #[test]
    fn the_clock_runs_from_acceptance() {
        let check = |allowance: &str, accepted: &str, due: &str| {
            let ward = Ward::with(allowance);
            let case = ward.accepted(accepted);
            assert_eq!(case.due(), due, "{allowance} from {accepted}");
            assert_eq!(case.state(), "accepted");
        };
        check("3wd", "2026-02-13 10:00", "2026-02-25T17:30:00+07:00");
        check("same-day", "2026-03-06 15:00", "2026-03-06T17:30:00+07:00");
        check("same-day", "2026-03-06 15:01", "2026-03-09T17:30:00+07:00");
        check("8wh", "2026-04-24 15:30", "2026-04-28T15:30:00+07:00");
    }

    #[test]
    fn what_is_incomplete_is_not_accepted_and_names_what_is_missing() {
        let ward = Ward::with("3wd");
        let case = ward.filed("2026-03-02 09:00");
        let missing = ["Giấy chứng sinh".to_owned()];
        assert_eq!(
            case.refused("2026-03-02 09:10", |d, law| d.accept(&missing, None, &hoa(), law)),
            "dossier.incomplete"
        );
    }

    #[test]
    fn only_the_counter_that_received_it_accepts() {
        let ward = Ward::with("3wd");
        let case = ward.filed("2026-03-02 09:00");
        for actor in [minh(), hung()] {
            assert_eq!(
                case.refused("2026-03-02 09:10", |d, law| d.accept(&[], None, &actor, law)),
                "dossier.not-yours"
            );
        }
        let again = ward.accepted("2026-03-02 09:00");
        assert_eq!(again.refused("2026-03-02 09:10", |d, law| d.accept(&[], None, &hoa(), law)), "dossier.not-now");
    }

    #[test]
    fn where_the_source_states_no_time_the_officer_sets_one() {
        let mut ward = Ward::with("3wd");
        ward.plan.allowance = None;
        let case = ward.filed("2026-03-02 09:00");
        assert_eq!(
            case.refused("2026-03-02 09:10", |d, law| d.accept(&[], None, &hoa(), law)),
            "dossier.no-time-limit"
        );
        let set = Some(Allowance::WorkingDays(2));
        let case = case.then("2026-03-02 09:10", &hoa(), |d, law| d.accept(&[], set, &hoa(), law));
        assert_eq!(case.due(), "2026-03-04T17:30:00+07:00");
    }
}
