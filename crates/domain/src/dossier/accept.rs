//! Reception: the code, Form 01, the clock.

use super::action::Action;
use super::deadline::Allowance;
use super::fact::{Fact, ReturnWay};
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
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::ResolveAtOnce, actor, law)?;
        Ok(vec![
            self.accepted(missing, None, law)?,
            Fact::Approved { decision: text("decision", decision)? },
            Fact::Issued { number: text("number", number)?, file: None },
            Fact::Returned { to: self.applicant.name.clone(), way: ReturnWay::AtPoint },
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
