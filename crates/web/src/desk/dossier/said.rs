//! What an officer typed into the form of one action.

use app::document::DocumentRefusal;
use app::dossier::issue::{Copy, Issue};
use app::signing::Consent;
use domain::dossier::action::Action;
use domain::dossier::issue::Drafted;
use domain::dossier::paper::{Paper, PaperSource};

use crate::desk::parcel::Parcel;

/// The inputs of one action: they are named `action.part`, so that several forms can stand on one page.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The action.
    pub action: Action,
    /// Everything that was sent.
    pub parcel: &'a Parcel,
}

impl<'a> Said<'a> {
    /// The inputs of this action.
    pub fn of(action: Action, parcel: &'a Parcel) -> Said<'a> {
        Said { action, parcel }
    }

    /// What stands in one input, or nothing typed.
    pub fn text(&self, part: &str) -> String {
        self.parcel.fields.text(&self.name(part))
    }

    /// What stands in one input, if anything.
    pub fn get(&self, part: &str) -> Option<String> {
        Some(self.text(part)).filter(|text| !text.is_empty())
    }

    /// The version of the dossier the officer looked at. A form without one is stale by definition.
    pub fn version(&self) -> Option<u64> {
        Some(self.parcel.fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0))
    }

    /// A whole amount in đồng, with or without the marks people put between thousands.
    pub fn amount(&self, part: &str) -> u64 {
        let digits: String = self.text(part).chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    }

    /// The result as a file, if one came.
    pub fn result(&self) -> Option<Paper> {
        let upload = self.parcel.file(&self.name("file"))?.clone();
        Some(Paper {
            id: upload.id,
            component: "result".into(),
            name: upload.name,
            source: PaperSource::Uploaded,
            quantity: 1,
            file: Some(upload.file),
            document: None,
        })
    }

    /// What only the holder of the key has.
    pub fn consent(&self) -> Consent {
        Consent { pin: self.text("pin"), otp: self.text("otp") }
    }

    /// What was prepared for the result: which it is, and what was entered into it.
    pub fn drafted(&self) -> Drafted {
        let before = self.name("entered.");
        let entered = self
            .parcel
            .fields
            .0
            .iter()
            .filter_map(|(name, words)| Some((name.strip_prefix(&before)?.to_owned(), words.trim().to_owned())));
        Drafted {
            result: self.get("result").and_then(|code| code.parse().ok()),
            entered: entered.filter(|(_, words)| !words.is_empty()).collect(),
        }
    }

    /// The result that is issued: the file that came, or one the system makes, and what was entered into it.
    pub fn issue(&self) -> Issue {
        let Drafted { result, entered } = self.drafted();
        let copy = self.result().map_or(Copy::Made, Copy::Brought);
        Issue { copy, result, entered, consent: self.consent() }
    }

    /// Why the file was not taken, if one came that cannot be.
    pub fn refused_file(&self) -> Option<&DocumentRefusal> {
        self.parcel.refusal(&self.name("file"))
    }

    /// Which button of the form was pressed; empty for the one that does it.
    pub fn button(&self) -> &str {
        self.parcel.fields.get("do").unwrap_or_default()
    }

    /// The name of an input.
    pub fn name(&self, part: &str) -> String {
        format!("{}.{part}", self.action.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Fields;

    #[test]
    fn the_inputs_of_one_action_are_not_those_of_another() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent =
            vec![field("refuse.reason", "Thiếu"), field("extend.reason", ""), field("ask-payment.amount", "1.250.000")];
        let parcel = Parcel { fields: Fields(sent), ..Parcel::default() };
        assert_eq!(Said::of(Action::Refuse, &parcel).text("reason"), "Thiếu");
        assert_eq!(Said::of(Action::Extend, &parcel).get("reason"), None);
        assert_eq!(Said::of(Action::AskPayment, &parcel).amount("amount"), 1_250_000);
        assert_eq!(Said::of(Action::Refuse, &parcel).version(), Some(0), "a form without a version is stale");
    }

    #[test]
    fn what_is_entered_into_a_result_is_read_by_name_and_left_out_when_empty() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sent = vec![
            field("issue.number", "12/2026"),
            field("issue.result", "KQ.G15.000031"),
            field("issue.entered.mother_origin", " Kinh, Việt Nam "),
            field("issue.entered.father_origin", " "),
            field("correct.entered.mother_origin", "khác"),
        ];
        let parcel = Parcel { fields: Fields(sent), ..Parcel::default() };
        let issue = Said::of(Action::Issue, &parcel).issue();
        assert!(matches!(issue.copy, Copy::Made));
        assert_eq!(issue.result.map(|code| code.to_string()).as_deref(), Some("KQ.G15.000031"));
        assert_eq!(issue.entered.into_iter().collect::<Vec<_>>(), [("mother_origin".into(), "Kinh, Việt Nam".into())]);
    }
}
