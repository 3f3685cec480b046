//! Originals no copy may be certified of (Decree 23/2015 Art. 22), as a list of questions an officer answers with the paper
//! in hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::timeline::Ruling;

/// What lies on the table. Only an original is copied: what was issued, issued again, or confirmed and sealed
/// (Art. 2.5, 18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presented {
    /// A paper original.
    Original,
    /// A certified copy.
    CertifiedCopy,
    /// A copy from a register; it is used in place of the original itself (Art. 3.1).
    RegisterCopy,
    /// A plain copy.
    PlainCopy,
    /// A file, on a telephone or a stick.
    File,
    /// A printed file, or a printed electronic copy.
    Print,
}

impl Presented {
    /// Every answer, in the order an officer reads them.
    pub const ALL: [Self; 6] =
        [Self::Original, Self::CertifiedCopy, Self::RegisterCopy, Self::PlainCopy, Self::File, Self::Print];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::CertifiedCopy => "certified-copy",
            Self::RegisterCopy => "register-copy",
            Self::PlainCopy => "plain-copy",
            Self::File => "file",
            Self::Print => "print",
        }
    }
}

/// Who made the paper, and what that needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Author {
    /// A Vietnamese authority or organisation.
    Vietnamese,
    /// A person, with the confirmation and seal of an authority.
    Confirmed,
    /// A person alone.
    Unconfirmed,
    /// A foreign authority; legalised.
    ForeignLegalised,
    /// A foreign authority; free of legalisation by treaty or reciprocity (Art. 20.1).
    ForeignExempt,
    /// A foreign authority; a passport, identity or residence card, driving licence, degree, certificate or their
    /// transcript, which need no legalisation (Circular 01/2020 Art. 6).
    ForeignPersonal,
    /// A foreign authority; not legalised and of no such kind.
    ForeignUnlegalised,
}

impl Author {
    /// Every answer, in the order an officer reads them.
    pub const ALL: [Self; 7] = [
        Self::Vietnamese,
        Self::Confirmed,
        Self::Unconfirmed,
        Self::ForeignLegalised,
        Self::ForeignExempt,
        Self::ForeignPersonal,
        Self::ForeignUnlegalised,
    ];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vietnamese => "vietnamese",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::ForeignLegalised => "foreign-legalised",
            Self::ForeignExempt => "foreign-exempt",
            Self::ForeignPersonal => "foreign-personal",
            Self::ForeignUnlegalised => "foreign-unlegalised",
        }
    }
}

/// What may be wrong with the paper itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Erased, corrected, added to or shortened unlawfully.
    Altered,
    /// Damaged or worn so that it cannot be read.
    Unreadable,
    /// Under a seal of secrecy.
    Secret,
    /// Marked "do not copy".
    NoCopying,
    /// Against the law or public morals, as Art. 22.4 lists.
    Unlawful,
}

impl Flaw {
    /// Every question, in the order an officer answers them.
    pub const ALL: [Self; 5] = [Self::Altered, Self::Unreadable, Self::Secret, Self::NoCopying, Self::Unlawful];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Unreadable => "unreadable",
            Self::Secret => "secret",
            Self::NoCopying => "no-copying",
            Self::Unlawful => "unlawful",
        }
    }
}

/// Why no copy is certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Not a paper original.
    NoOriginal,
    /// A flaw of the paper.
    Altered,
    /// It cannot be read.
    Unreadable,
    /// It is secret.
    Secret,
    /// It says that it may not be copied.
    NoCopying,
    /// Its content.
    Unlawful,
    /// Foreign and not legalised.
    Unlegalised,
    /// Self-made and not confirmed.
    Unconfirmed,
    /// Papers of this kind are never certified: a law of their own says so.
    Kind,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 9] = [
        Self::NoOriginal,
        Self::Altered,
        Self::Unreadable,
        Self::Secret,
        Self::NoCopying,
        Self::Unlawful,
        Self::Unlegalised,
        Self::Unconfirmed,
        Self::Kind,
    ];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoOriginal => "no-original",
            Self::Altered => "altered",
            Self::Unreadable => "unreadable",
            Self::Secret => "secret",
            Self::NoCopying => "no-copying",
            Self::Unlawful => "unlawful",
            Self::Unlegalised => "unlegalised",
            Self::Unconfirmed => "unconfirmed",
            Self::Kind => "kind",
        }
    }

    /// The clause of Decree 23/2015; none where a law of its own rules.
    #[must_use]
    pub const fn article(self) -> Option<&'static str> {
        match self {
            Self::NoOriginal => Some("18"),
            Self::Altered => Some("22.1"),
            Self::Unreadable => Some("22.2"),
            Self::Secret | Self::NoCopying => Some("22.3"),
            Self::Unlawful => Some("22.4"),
            Self::Unlegalised => Some("22.5"),
            Self::Unconfirmed => Some("22.6"),
            Self::Kind => None,
        }
    }

    /// Whether the paper is held back and a record made for the authority that pursues it (Art. 9.6, Circular 01/2020
    /// Art. 11.2).
    #[must_use]
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Altered | Self::Unlawful)
    }
}

/// The officer's answers. Nothing is answered beforehand: each is a look at the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// What lies on the table.
    pub presented: Option<Presented>,
    /// Who made it.
    pub author: Option<Author>,
    /// Is this wrong with it?
    pub flaws: BTreeMap<Flaw, bool>,
    /// Does the copy have every page that says something (Circular 01/2020 Art. 10)?
    pub all_pages: Option<bool>,
    /// Was the copy compared with the original and found the same (Circular 01/2020 Art. 11.1)?
    pub compared: Option<bool>,
}

/// Reads the answers: why no copy may be certified, nothing if one may. What lies on the table decides alone: who brings
/// no original is not asked about the rest.
///
/// # Errors
/// `certification.unanswered`, naming the questions; `certification.pages-missing` and `certification.not-compared`: the
/// copy is made again, the original stays good.
pub fn examine(answers: &Checklist, kind_is_never: bool) -> Result<Vec<Ground>, Ruling> {
    let Some(presented) = answers.presented else { return Err(unanswered(&["presented"])) };
    if presented != Presented::Original {
        return Ok(vec![Ground::NoOriginal]);
    }
    let mut open: Vec<&str> = Vec::new();
    open.extend(answers.author.is_none().then_some("author"));
    open.extend(Flaw::ALL.into_iter().filter(|flaw| !answers.flaws.contains_key(flaw)).map(Flaw::key));
    if !open.is_empty() {
        return Err(unanswered(&open));
    }
    let mut grounds: Vec<Ground> =
        answers.flaws.iter().filter(|(_, wrong)| **wrong).map(|(flaw, _)| ground(*flaw)).collect();
    grounds.extend(match answers.author {
        Some(Author::ForeignUnlegalised) => Some(Ground::Unlegalised),
        Some(Author::Unconfirmed) => Some(Ground::Unconfirmed),
        _ => None,
    });
    grounds.extend(kind_is_never.then_some(Ground::Kind));
    if grounds.is_empty() {
        complete(answers)?;
    }
    Ok(grounds)
}

fn complete(answers: &Checklist) -> Result<(), Ruling> {
    match (answers.all_pages, answers.compared) {
        (None, _) => Err(unanswered(&["all-pages"])),
        (_, None) => Err(unanswered(&["compared"])),
        (Some(false), _) => Err(Ruling::new("certification.pages-missing")),
        (_, Some(false)) => Err(Ruling::new("certification.not-compared")),
        (Some(true), Some(true)) => Ok(()),
    }
}

fn ground(flaw: Flaw) -> Ground {
    match flaw {
        Flaw::Altered => Ground::Altered,
        Flaw::Unreadable => Ground::Unreadable,
        Flaw::Secret => Ground::Secret,
        Flaw::NoCopying => Ground::NoCopying,
        Flaw::Unlawful => Ground::Unlawful,
    }
}

fn unanswered(questions: &[&str]) -> Ruling {
    Ruling::new("certification.unanswered").with("questions", questions.join(" "))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A sound original, everything answered.
    pub(crate) fn sound() -> Checklist {
        Checklist {
            presented: Some(Presented::Original),
            author: Some(Author::Vietnamese),
            flaws: Flaw::ALL.into_iter().map(|flaw| (flaw, false)).collect(),
            all_pages: Some(true),
            compared: Some(true),
        }
    }

    fn judged(change: impl Fn(&mut Checklist)) -> Result<Vec<Ground>, &'static str> {
        let mut answers = sound();
        change(&mut answers);
        examine(&answers, false).map_err(|no| no.code)
    }

    #[test]
    fn a_sound_original_is_copied() {
        assert_eq!(judged(|_| {}), Ok(vec![]));
    }

    #[test]
    fn a_copy_is_certified_from_a_paper_original_and_from_nothing_else() {
        for presented in Presented::ALL {
            let expected = if presented == Presented::Original { vec![] } else { vec![Ground::NoOriginal] };
            assert_eq!(judged(|answers| answers.presented = Some(presented)), Ok(expected), "{presented:?}");
        }
        let only = Checklist { presented: Some(Presented::Print), ..Checklist::default() };
        assert_eq!(examine(&only, false), Ok(vec![Ground::NoOriginal]));
    }

    #[test]
    fn each_flaw_refuses_under_its_own_clause() {
        let check = |flaw, expected, article| {
            let grounds = judged(|answers| {
                answers.flaws.insert(flaw, true);
            });
            assert_eq!(grounds, Ok(vec![expected]), "{flaw:?}");
            assert_eq!(expected.article(), Some(article));
        };
        check(Flaw::Altered, Ground::Altered, "22.1");
        check(Flaw::Unreadable, Ground::Unreadable, "22.2");
        check(Flaw::Secret, Ground::Secret, "22.3");
        check(Flaw::NoCopying, Ground::NoCopying, "22.3");
        check(Flaw::Unlawful, Ground::Unlawful, "22.4");
    }

    #[test]
    fn a_foreign_paper_is_legalised_exempt_or_one_of_the_personal_papers() {
        let check = |author, expected: &[Ground]| {
            assert_eq!(judged(|answers| answers.author = Some(author)), Ok(expected.to_vec()), "{author:?}");
        };
        check(Author::Vietnamese, &[]);
        check(Author::ForeignLegalised, &[]);
        check(Author::ForeignExempt, &[]);
        check(Author::ForeignPersonal, &[]);
        check(Author::ForeignUnlegalised, &[Ground::Unlegalised]);
        check(Author::Confirmed, &[]);
        check(Author::Unconfirmed, &[Ground::Unconfirmed]);
    }

    #[test]
    fn every_question_is_answered_before_anything_is_decided() {
        assert_eq!(
            examine(&Checklist::default(), false).map_err(|no| no.args),
            Err(vec![("questions", "presented".into())])
        );
        assert_eq!(judged(|answers| answers.author = None), Err("certification.unanswered"));
        for flaw in Flaw::ALL {
            assert_eq!(
                judged(|answers| {
                    answers.flaws.remove(&flaw);
                }),
                Err("certification.unanswered"),
                "{flaw:?}"
            );
        }
        assert_eq!(judged(|answers| answers.all_pages = None), Err("certification.unanswered"));
        assert_eq!(judged(|answers| answers.compared = None), Err("certification.unanswered"));
    }

    #[test]
    fn an_incomplete_copy_is_made_again() {
        assert_eq!(judged(|answers| answers.all_pages = Some(false)), Err("certification.pages-missing"));
        assert_eq!(judged(|answers| answers.compared = Some(false)), Err("certification.not-compared"));
    }

    #[test]
    fn every_ground_is_named_at_once_and_an_altered_paper_is_reported() {
        let all = judged(|answers| {
            answers.flaws.insert(Flaw::Altered, true);
            answers.flaws.insert(Flaw::Secret, true);
            answers.author = Some(Author::Unconfirmed);
        });
        assert_eq!(all, Ok(vec![Ground::Altered, Ground::Secret, Ground::Unconfirmed]));
        let reported: Vec<Ground> = Ground::ALL.into_iter().filter(|ground| ground.is_reported()).collect();
        assert_eq!(reported, [Ground::Altered, Ground::Unlawful]);
        assert_eq!(examine(&sound(), true), Ok(vec![Ground::Kind]));
    }
}
