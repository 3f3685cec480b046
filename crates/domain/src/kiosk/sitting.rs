//! What a kiosk remembers of the person who stands before it: choices and the digits of the screen they are on, for
//! minutes. No name, and no number of a person once its screen is left.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::patience::{Patience, Waiting};
use super::priority::Priority;
use super::queue::Queue;
use crate::dossier::code::DossierCode;
use crate::id::{CertificationId, PaperId};

/// What the person came to the kiosk for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Takes a queue number.
    Ticket,
    /// Follows a dossier.
    Track,
    /// Asks whether a result is there.
    Result,
    /// Asks for a certified electronic copy.
    Copy,
    /// Goes on by telephone.
    Phone,
}

/// The person before a kiosk, as the server knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// “Slow down” was chosen.
    pub slow: bool,
    /// “Lower the screen” was chosen.
    pub low: bool,
    /// Digits typed on the screen they are on; gone with the screen.
    pub typed: String,
    /// Why the last thing they did was not done: a sentence, told on the screen it is about.
    pub said: String,
    /// The queue they chose.
    pub queue: Option<Queue>,
    /// Why they are called first; `Some(None)` once they said that nothing applies.
    pub priority: Option<Option<Priority>>,
    /// The code of the number they took.
    pub ticket: Option<String>,
    /// Dossiers that the digits on a slip could mean, until they choose.
    pub found: Vec<DossierCode>,
    /// The dossier they follow.
    pub tracked: Option<DossierCode>,
    /// The dossier whose result they ask for; shown only when `proven`.
    pub asked: Option<DossierCode>,
    /// They gave the last digits that belong to `asked`.
    pub proven: bool,
    /// The call by which an officer was asked to look at their card.
    pub identification: Option<String>,
    /// The code of the address their telephone was shown.
    pub phone: Option<String>,
    /// What they answered on the way to a certified copy.
    pub copy: Option<Wish>,
    /// The file they look at.
    pub viewing: Option<Viewing>,
    /// Sheets printed for them.
    pub printed: u32,
}

/// A file that somebody looks at on a kiosk. No address names it: it goes with the sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Viewing {
    /// The certified copy of their request.
    Copy,
    /// The result of this dossier, after an officer vouched for them.
    Result(DossierCode),
}

/// What somebody answered on the way to a certified copy. Number and name come off their card and go with the request.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// For whom.
    pub receiver: String,
    /// They heard that none is needed and want it all the same.
    pub insists: bool,
    /// Document-type code of the original; empty for a kind that is not on the list.
    pub kind: Option<String>,
    /// Pages that say something.
    pub pages: Option<u32>,
    /// Personal number off the card.
    pub number: String,
    /// Name off the card.
    pub name: String,
    /// A picture that was judged poor, until it is taken again or sent as it is.
    pub picture: Option<PaperId>,
    /// What speaks against that picture, page by page.
    pub faults: Vec<PageFault>,
    /// The request that was taken in.
    pub request: Option<CertificationId>,
    /// The ring that called an officer to it.
    pub ring: Option<String>,
    /// When it was taken in.
    pub sent: Option<Timestamp>,
    /// When it is due.
    pub due: Option<Timestamp>,
    /// What it costs, in dong.
    pub fee: u64,
}

/// What speaks against one page of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFault {
    /// Which page, from 1.
    pub page: u32,
    /// The verdict's word, such as `blurred`.
    pub verdict: String,
}

/// The most pages an original may have at a kiosk: who has more is served at a desk, where a scanner feeds sheets.
pub const MOST_ORIGINAL_PAGES: u32 = 20;

impl Sitting {
    /// How patient the kiosk is with them.
    #[must_use]
    pub const fn patience(&self, extended: bool) -> Patience {
        Patience { slow: self.slow, extended }
    }

    /// Seconds after which the server forgets them, from a touch on a screen that waits for this. The longest time a
    /// screen may take counts, since the server does not see the screen.
    #[must_use]
    pub const fn forgotten_after(&self, waiting: Waiting) -> u32 {
        self.patience(true).forgets_after(waiting)
    }

    /// The same person begins again: what they like stays, what they told goes.
    #[must_use]
    pub fn afresh(&self) -> Self {
        Self { slow: self.slow, low: self.low, ..Self::default() }
    }

    /// Goes on to another screen: digits never travel from one to the next.
    #[must_use]
    pub fn onward(mut self) -> Self {
        self.typed.clear();
        self.said.clear();
        self
    }

    /// The same screen again, with a word about what is wrong.
    #[must_use]
    pub fn told(mut self, said: &str) -> Self {
        said.clone_into(&mut self.said);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginning_again_keeps_what_one_likes_and_forgets_what_one_told() {
        let sitting = Sitting {
            slow: true,
            low: true,
            typed: "0017".into(),
            said: "Sai.".into(),
            queue: Some(Queue::Land),
            priority: Some(Some(Priority::Merit)),
            ticket: Some("abc".into()),
            proven: true,
            identification: Some("id".into()),
            ..Sitting::default()
        };
        assert_eq!(sitting.afresh(), Sitting { slow: true, low: true, ..Sitting::default() });
        let onward = sitting.onward();
        assert_eq!((onward.typed.as_str(), onward.said.as_str(), onward.queue), ("", "", Some(Queue::Land)));
    }

    #[test]
    fn a_sitting_written_by_an_older_program_is_read_with_what_it_has() {
        let read: Sitting = serde_json::from_str(r#"{"slow":true,"gone":1}"#).expect("unknown words are passed over");
        assert!(read.slow && read.queue.is_none());
    }
}
