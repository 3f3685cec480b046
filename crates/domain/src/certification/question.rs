//! What an officer answers before a signature or a transaction is certified (Decree 23/2015 Art. 24, 25, 31, 32, 35, 36;
//! Circular 01/2020). Every question is asked so that "yes" lets it go on: a "no" either refuses under its article, or is
//! put right first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::register::Register;
use crate::timeline::Ruling;

const DECREE: &str = "23/2015/NĐ-CP";
const CIRCULAR: &str = "01/2020/TT-BTP";

/// One thing that must be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// The paper each person shows is theirs, genuine and in force.
    Identity,
    /// Each person is lucid and in control of what they do.
    Lucid,
    /// They act of their own will.
    Voluntary,
    /// The content is not against the law or public morals (Art. 22.4).
    Lawful,
    /// The paper is no contract or transaction, but for a delegation of Circular 01/2020 Art. 14.2.
    NoTransaction,
    /// Everybody whose signature stands on the paper is here (Circular 01/2020 Art. 13.2).
    EverySigner,
    /// Whoever certifies understands the paper, or a translation is enclosed (Circular 01/2020 Art. 12).
    Understood,
    /// They sign before the officer, or their signature equals the specimen that is kept (Art. 24.3, 31.1, 36.3).
    SignedHere,
    /// The translated paper was not altered.
    Unaltered,
    /// The translated paper can be read.
    Readable,
    /// The translated paper is neither secret nor marked "do not translate".
    NotSecret,
    /// A foreign paper is legalised, or needs no legalisation.
    Legalised,
    /// The translator is on the list, or has shown the degree for this language (Art. 27, 31.2).
    Qualified,
    /// Draft and papers of the property are complete (Art. 36.1).
    Complete,
    /// The property is lawful, not in dispute and not bound by another transaction (Circular 01/2020 Art. 21.2).
    Undisputed,
    /// Land and houses are in this commune (Art. 5.6).
    Here,
}

impl Question {
    /// Every question.
    pub const ALL: [Self; 16] = [
        Self::Identity,
        Self::Lucid,
        Self::Voluntary,
        Self::Lawful,
        Self::NoTransaction,
        Self::EverySigner,
        Self::Understood,
        Self::SignedHere,
        Self::Unaltered,
        Self::Readable,
        Self::NotSecret,
        Self::Legalised,
        Self::Qualified,
        Self::Complete,
        Self::Undisputed,
        Self::Here,
    ];

    /// The questions of a register, in the order an officer answers them.
    #[must_use]
    pub const fn of(register: Register) -> &'static [Self] {
        match register {
            Register::Copies => &[],
            Register::Signatures => &[
                Self::Identity,
                Self::Lucid,
                Self::NoTransaction,
                Self::Lawful,
                Self::EverySigner,
                Self::Understood,
                Self::SignedHere,
            ],
            Register::Translators => &[
                Self::Identity,
                Self::Qualified,
                Self::Unaltered,
                Self::Readable,
                Self::NotSecret,
                Self::Lawful,
                Self::Legalised,
                Self::SignedHere,
            ],
            Register::Transactions => &[
                Self::Identity,
                Self::Lucid,
                Self::Voluntary,
                Self::Lawful,
                Self::Undisputed,
                Self::Here,
                Self::Complete,
                Self::SignedHere,
            ],
        }
    }

    /// The law under which a "no" refuses; none where it is put right first.
    #[must_use]
    pub const fn refuses(self, register: Register) -> Option<(&'static str, &'static str)> {
        match (register, self) {
            (Register::Signatures, Self::Lucid) => Some((DECREE, "25.1")),
            (Register::Signatures, Self::Identity) => Some((DECREE, "25.2")),
            (Register::Signatures, Self::Lawful) => Some((DECREE, "25.3")),
            (Register::Signatures, Self::NoTransaction) => Some((DECREE, "25.4")),
            (Register::Translators, Self::Unaltered) => Some((DECREE, "32.1")),
            (Register::Translators, Self::Readable) => Some((DECREE, "32.2")),
            (Register::Translators, Self::NotSecret) => Some((DECREE, "32.3")),
            (Register::Translators, Self::Lawful) => Some((DECREE, "32.4")),
            (Register::Translators, Self::Legalised) => Some((DECREE, "32.5")),
            (Register::Transactions, Self::Lawful) => Some((DECREE, "35.2")),
            (Register::Transactions, Self::Lucid | Self::Voluntary) => Some((DECREE, "36.2")),
            (Register::Transactions, Self::Here) => Some((DECREE, "5.6")),
            (Register::Transactions, Self::Undisputed) => Some((CIRCULAR, "21.2")),
            _ => None,
        }
    }

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Lucid => "lucid",
            Self::Voluntary => "voluntary",
            Self::Lawful => "lawful",
            Self::NoTransaction => "no-transaction",
            Self::EverySigner => "every-signer",
            Self::Understood => "understood",
            Self::SignedHere => "signed-here",
            Self::Unaltered => "unaltered",
            Self::Readable => "readable",
            Self::NotSecret => "not-secret",
            Self::Legalised => "legalised",
            Self::Qualified => "qualified",
            Self::Complete => "complete",
            Self::Undisputed => "undisputed",
            Self::Here => "here",
        }
    }
}

/// The answers, by question.
pub type Answers = BTreeMap<Question, bool>;

/// The questions whose "no" refuses; nothing if it may go on.
///
/// # Errors
/// `certification.unanswered` naming what is open; `certification.put-right` naming what has to be put right first.
pub fn examine(register: Register, answers: &Answers) -> Result<Vec<Question>, Ruling> {
    let asked = Question::of(register);
    let refused: Vec<Question> = asked
        .iter()
        .copied()
        .filter(|one| answers.get(one) == Some(&false) && one.refuses(register).is_some())
        .collect();
    // One ground is enough: whoever is turned away is not asked about the rest.
    if !refused.is_empty() {
        return Ok(refused);
    }
    let keys = |wanted: Option<&bool>| {
        let found: Vec<&str> = asked.iter().filter(|one| answers.get(one) == wanted).map(|one| one.key()).collect();
        found.join(" ")
    };
    let (open, wrong) = (keys(None), keys(Some(&false)));
    match (open.is_empty(), wrong.is_empty()) {
        (false, _) => Err(Ruling::new("certification.unanswered-questions").with("questions", open)),
        (true, false) => Err(Ruling::new("certification.put-right").with("questions", wrong)),
        (true, true) => Ok(Vec::new()),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// All is well.
    pub(crate) fn fine(register: Register) -> Answers {
        Question::of(register).iter().map(|one| (*one, true)).collect()
    }

    fn judged(register: Register, no: Question) -> Result<Vec<Question>, &'static str> {
        let mut answers = fine(register);
        answers.insert(no, false);
        examine(register, &answers).map_err(|ruling| ruling.code)
    }

    #[test]
    fn a_signature_is_refused_in_the_four_cases_of_article_25_and_in_no_other() {
        let check = |question: Question, article: Option<&'static str>| {
            let expected = article.map_or(Err("certification.put-right"), |_| Ok(vec![question]));
            assert_eq!(judged(Register::Signatures, question), expected, "{question:?}");
            assert_eq!(question.refuses(Register::Signatures).map(|law| law.1), article, "{question:?}");
        };
        check(Question::Lucid, Some("25.1"));
        check(Question::Identity, Some("25.2"));
        check(Question::Lawful, Some("25.3"));
        check(Question::NoTransaction, Some("25.4"));
        check(Question::EverySigner, None);
        check(Question::Understood, None);
        check(Question::SignedHere, None);
    }

    #[test]
    fn a_translation_is_refused_by_its_original_and_a_transaction_by_will_content_and_property() {
        let check = |register, question: Question, article| {
            assert_eq!(judged(register, question), Ok(vec![question]), "{question:?}");
            assert_eq!(question.refuses(register).map(|law| law.1), Some(article), "{question:?}");
        };
        check(Register::Translators, Question::Unaltered, "32.1");
        check(Register::Translators, Question::Readable, "32.2");
        check(Register::Translators, Question::NotSecret, "32.3");
        check(Register::Translators, Question::Lawful, "32.4");
        check(Register::Translators, Question::Legalised, "32.5");
        check(Register::Transactions, Question::Lawful, "35.2");
        check(Register::Transactions, Question::Lucid, "36.2");
        check(Register::Transactions, Question::Voluntary, "36.2");
        check(Register::Transactions, Question::Here, "5.6");
        check(Register::Transactions, Question::Undisputed, "21.2");
        assert_eq!(judged(Register::Translators, Question::Qualified), Err("certification.put-right"));
        assert_eq!(judged(Register::Transactions, Question::Complete), Err("certification.put-right"));
    }

    #[test]
    fn every_question_of_a_register_is_answered_and_each_is_asked_somewhere() {
        for register in [Register::Signatures, Register::Translators, Register::Transactions] {
            assert_eq!(examine(register, &fine(register)), Ok(vec![]));
            for question in Question::of(register) {
                let mut answers = fine(register);
                answers.remove(question);
                let open = examine(register, &answers).map_err(|no| (no.code, no.args));
                let args = vec![("questions", question.key().to_owned())];
                assert_eq!(open, Err(("certification.unanswered-questions", args)), "{question:?}");
            }
        }
        let asked = |one: &Question| Register::ALL.into_iter().any(|register| Question::of(register).contains(one));
        assert!(Question::ALL.iter().all(asked));
    }
}
