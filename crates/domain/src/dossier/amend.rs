//! The applicant changes what was filed online.

use std::collections::BTreeMap;

use serde_json::Value;

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::Refusal;
use crate::access::Actor;
use crate::id::PaperId;

impl Dossier {
    /// Changes answers or papers of a dossier filed online, until it is decided (Decree 118/2025 Art. 21.2). The clock
    /// runs on; whoever was about to sign sees that the dossier changed.
    ///
    /// # Errors
    /// [`Refusal::NothingMissing`] if nothing changes; whatever [`Dossier::may`] refuses.
    pub fn amend(
        &self,
        answers: BTreeMap<String, Value>,
        papers: Vec<Paper>,
        replaced: Vec<PaperId>,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Amend, actor, law)?;
        if answers.is_empty() && papers.is_empty() && replaced.is_empty() {
            return Err(Refusal::NothingMissing);
        }
        Ok(vec![Fact::Amended { answers, papers, replaced }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::channel::Channel;
    use super::super::issue::Approved;
    use super::super::road::{Ward, hoa, lan, minh};
    use super::*;

    #[test]
    fn what_was_filed_online_may_be_changed_until_it_is_decided() {
        let ward = Ward::with("3wd");
        let now = "2026-03-02 11:00";
        let amend = |d: &Dossier, law: &Law<'_>| {
            d.amend([("name".to_owned(), "An".into())].into(), Vec::new(), Vec::new(), &minh(), law)
        };
        for case in
            [ward.filed("2026-03-02 09:00"), ward.in_process("2026-03-02 09:00"), ward.submitted("2026-03-02 09:00")]
        {
            let (state, due) = (case.state(), case.dossier.due());
            let case = case.then(now, &minh(), amend);
            assert_eq!((case.state(), case.dossier.due()), (state, due), "neither place nor clock change");
            assert_eq!(case.dossier.answers.get("name"), Some(&Value::from("An")));
        }
        let decided = ward
            .submitted("2026-03-02 09:00")
            .then("2026-03-02 10:00", &lan(), |d, law| d.approve("Đồng ý", Approved::default(), &lan(), law));
        assert_eq!(decided.refused(now, amend), "dossier.not-now");
        let counter = ward.filed_by("2026-03-02 09:00", Channel::Direct);
        assert_eq!(counter.refused(now, amend), "dossier.not-yours");
        let other = |d: &Dossier, law: &Law<'_>| d.amend(BTreeMap::new(), Vec::new(), Vec::new(), &hoa(), law);
        assert_eq!(counter.refused(now, other), "dossier.not-yours");
    }
}
