//! The first question: for whom is the copy? Who may not demand a certified copy is told from data,
//! `catalog/certification/receivers.toml`.
//!
//! Where the law asks for a copy, whoever takes it in takes a plain one, may compare it with the original, and may not
//! demand a certified one (Decree 23/2015 Art. 6.1); what the State holds is not asked for again (Decree 118/2025 Art.
//! 5.1i, 22.1). Having a copy certified is still everybody's right: the person is told, and may go on.

use serde::{Deserialize, Serialize};

use crate::catalog::finding::Finding;
use crate::catalog::parse;
use crate::catalog::text::Text;
use crate::timeline::Ruling;

/// Does a receiver need a certified copy?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// It may not demand one: the flow says so and stops.
    NotNeeded,
    /// Sometimes, by its own rules or by those of a field of law.
    MayBeNeeded,
    /// The law wants one there.
    Needed,
}

impl Need {
    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::MayBeNeeded => "may-be-needed",
            Self::Needed => "needed",
        }
    }
}

/// What serves instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instead {
    /// Show the original beside a plain copy.
    Original,
    /// Give the receiver the electronic paper from one's own store.
    Store,
    /// Show it in VNeID.
    Vneid,
}

impl Instead {
    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Store => "store",
            Self::Vneid => "vneid",
        }
    }
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Article {
    /// Number and symbol of the text.
    pub number: String,
    /// The article, clause and point.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
}

/// A kind of receiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Receiver {
    /// Short name.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// Does it need a certified copy?
    pub need: Need,
    /// The law behind the answer.
    pub law: Vec<Article>,
    /// Why, in a sentence a person at the counter understands.
    pub why: Text,
    /// What may serve instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Instead>,
    /// Foreign law rules there: an electronic document may not be taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub abroad: bool,
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receivers {
    /// In the order people read them.
    #[serde(default)]
    pub receivers: Vec<Receiver>,
}

/// What is known of the paper before anything is copied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Its data is in VNeID.
    pub in_vneid: bool,
    /// The person's store holds it.
    pub in_store: bool,
}

/// The answer to "for whom?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Whose answer it is.
    pub receiver: &'a Receiver,
    /// What can be done instead, with this paper.
    pub instead: Vec<Instead>,
}

impl Receivers {
    /// Reads the file.
    ///
    /// # Errors
    /// The finding names the line.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        parse::read(file, text)
    }

    /// The receiver of that name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Receiver> {
        self.receivers.iter().find(|receiver| receiver.id == id)
    }
}

impl Receiver {
    /// What a person hears. Only what this paper allows is offered in its place.
    #[must_use]
    pub fn answer(&self, known: Known) -> Answer<'_> {
        let possible = |way: &Instead| match way {
            Instead::Original => true,
            Instead::Store => known.in_store,
            Instead::Vneid => known.in_vneid,
        };
        Answer { receiver: self, instead: self.instead.iter().copied().filter(possible).collect() }
    }

    /// May the flow go on? Where none is needed it stops, unless the person says that they want the copy all the same.
    ///
    /// # Errors
    /// `certification.not-needed`.
    pub fn go_on(&self, insisted: bool) -> Result<(), Ruling> {
        if self.need == Need::NotNeeded && !insisted {
            return Err(Ruling::new("certification.not-needed").with("receiver", &self.id));
        }
        Ok(())
    }

    /// The same for a paper of which something is known: what stands in the person's store as a signed document serves
    /// everywhere in Việt Nam (Decree 118/2025 Art. 22.1); only abroad it may not.
    ///
    /// # Errors
    /// As [`Receiver::go_on`]; `certification.held`.
    pub fn go_on_with(&self, known: Known, insisted: bool) -> Result<(), Ruling> {
        self.go_on(insisted)?;
        if known.in_store && !self.abroad && !insisted {
            return Err(Ruling::new("certification.held").with("receiver", &self.id));
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    pub(crate) fn receivers() -> Receivers {
        Receivers::read("receivers.toml", include_str!("../../../../catalog/certification/receivers.toml")).unwrap()
    }

    #[test]
    fn whoever_may_compare_with_the_original_may_not_demand_a_certified_copy() {
        let receivers = receivers();
        let check = |id: &str, need| assert_eq!(receivers.find(id).unwrap().need, need, "{id}");
        check("one-stop", Need::NotNeeded);
        check("state-agency", Need::NotNeeded);
        check("school", Need::NotNeeded);
        check("notary", Need::NotNeeded);
        check("bank", Need::MayBeNeeded);
        check("employer", Need::MayBeNeeded);
        check("court", Need::Needed);
        check("foreign", Need::Needed);
        assert_eq!(receivers.find("nobody"), None);
    }

    #[test]
    fn where_none_is_needed_the_flow_stops_unless_the_person_wants_it_all_the_same() {
        let receivers = receivers();
        for receiver in &receivers.receivers {
            let stopped = receiver.go_on(false).map_err(|no| no.code);
            let expected = if receiver.need == Need::NotNeeded { Err("certification.not-needed") } else { Ok(()) };
            assert_eq!((stopped, receiver.go_on(true)), (expected, Ok(())), "{}", receiver.id);
        }
    }

    #[test]
    fn what_the_store_holds_already_is_not_certified_again_but_for_abroad_or_on_insisting() {
        let receivers = receivers();
        let held = Known { in_vneid: false, in_store: true };
        let check = |id: &str, known, insisted, expected: Option<&str>| {
            let found = receivers.find(id).unwrap().go_on_with(known, insisted);
            assert_eq!(found.err().map(|no| no.code), expected, "{id} {known:?}");
        };
        check("court", Known::default(), false, None);
        check("court", held, false, Some("certification.held"));
        check("court", held, true, None);
        check("foreign", held, false, None);
        check("one-stop", held, false, Some("certification.not-needed"));
    }

    #[test]
    fn every_receiver_says_why_in_both_languages_and_under_which_law() {
        for receiver in receivers().receivers {
            assert!(!receiver.name.is_incomplete() && !receiver.why.is_incomplete(), "{}", receiver.id);
            assert!(!receiver.law.is_empty(), "{}", receiver.id);
            assert_eq!(
                receiver.need == Need::NotNeeded,
                receiver.instead.contains(&Instead::Original),
                "{}",
                receiver.id
            );
        }
    }

    #[test]
    fn only_what_this_paper_allows_is_offered_instead() {
        let receivers = receivers();
        let one_stop = receivers.find("one-stop").unwrap();
        let check = |in_vneid, in_store, expected: &[Instead]| {
            assert_eq!(one_stop.answer(Known { in_vneid, in_store }).instead, expected);
        };
        check(false, false, &[Instead::Original]);
        check(true, false, &[Instead::Vneid, Instead::Original]);
        check(true, true, &[Instead::Store, Instead::Vneid, Instead::Original]);
    }
}
