//! Who appears before the officer, and how the officer knew them (Decree 23/2015 Art. 24.1, 26, 36.1, 36.3 as amended by
//! Decree 07/2025).

use serde::{Deserialize, Serialize};

use super::register::Register;
use super::request::text;
use crate::timeline::Ruling;

/// The most people on one paper.
pub const MOST_PEOPLE: usize = 12;

/// The paper somebody shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// An identity card, of any of its generations, or the certificate of identity.
    Card,
    /// The electronic identity in VNeID.
    Vneid,
    /// A passport.
    Passport,
    /// Another paper of entry or international travel.
    Travel,
    /// A certified copy of one of these.
    CertifiedCopy,
}

impl Shown {
    /// Every paper.
    pub const ALL: [Self; 5] = [Self::Card, Self::Vneid, Self::Passport, Self::Travel, Self::CertifiedCopy];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Vneid => "vneid",
            Self::Passport => "passport",
            Self::Travel => "travel",
            Self::CertifiedCopy => "certified-copy",
        }
    }
}

/// How somebody signs (Art. 26).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// By hand.
    Signs,
    /// By a fingerprint.
    Fingerprint,
    /// Can do neither.
    Neither,
    /// Is there as one of the witnesses.
    Witness,
}

impl Manner {
    /// Every manner.
    pub const ALL: [Self; 4] = [Self::Signs, Self::Fingerprint, Self::Neither, Self::Witness];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Signs => "signs",
            Self::Fingerprint => "fingerprint",
            Self::Neither => "neither",
            Self::Witness => "witness",
        }
    }
}

/// Somebody who appears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// Full name.
    pub name: String,
    /// The paper they show.
    pub shown: Shown,
    /// Number of it.
    pub number: String,
    /// How they sign.
    pub manner: Manner,
}

/// Checks who appears: somebody does, each with a name and a number, and two witnesses stand beside whoever can neither
/// sign nor leave a fingerprint under a transaction (Art. 36.3).
///
/// # Errors
/// `certification.nobody`, `certification.too-many-people`, `certification.witnesses`; `certification.empty` and the like.
pub fn people(register: Register, people: Vec<Appearance>) -> Result<Vec<Appearance>, Ruling> {
    let count = |manner| people.iter().filter(|one| one.manner == manner).count();
    let witnesses = count(Manner::Witness);
    if people.len() == witnesses {
        return Err(Ruling::new("certification.nobody"));
    }
    if people.len() > MOST_PEOPLE {
        return Err(Ruling::new("certification.too-many-people").with("most", MOST_PEOPLE));
    }
    if register == Register::Transactions && count(Manner::Neither) > 0 && witnesses < 2 {
        return Err(Ruling::new("certification.witnesses"));
    }
    let named = people.into_iter().map(|one| {
        let (name, number) = (text("name", &one.name)?, text("id-number", &one.number)?);
        Ok(Appearance { name, number, ..one })
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(manner: Manner) -> Appearance {
        Appearance { name: "Trần Thị Quý".into(), shown: Shown::Card, number: "001155000028".into(), manner }
    }

    #[test]
    fn somebody_appears_and_two_witnesses_stand_beside_who_can_sign_nothing() {
        use Manner::{Fingerprint, Neither, Signs, Witness};
        let check = |register, manners: &[Manner], expected: Option<&str>| {
            let found = people(register, manners.iter().copied().map(one).collect());
            assert_eq!(found.err().map(|no| no.code), expected, "{register} {manners:?}");
        };
        check(Register::Signatures, &[Signs], None);
        check(Register::Signatures, &[Fingerprint], None);
        check(Register::Signatures, &[Neither], None);
        check(Register::Signatures, &[], Some("certification.nobody"));
        check(Register::Transactions, &[Witness, Witness], Some("certification.nobody"));
        check(Register::Transactions, &[Signs, Signs], None);
        check(Register::Transactions, &[Signs, Neither], Some("certification.witnesses"));
        check(Register::Transactions, &[Neither, Witness], Some("certification.witnesses"));
        check(Register::Transactions, &[Neither, Witness, Witness], None);
        check(Register::Signatures, &[Signs; MOST_PEOPLE + 1], Some("certification.too-many-people"));
    }

    #[test]
    fn each_person_has_a_name_and_the_number_of_the_paper_they_show() {
        let check = |name: &str, number: &str, expected| {
            let person = Appearance { name: name.into(), number: number.into(), ..one(Manner::Signs) };
            let found = people(Register::Signatures, vec![person]).map_err(|no| no.args);
            assert_eq!(found.err(), expected, "{name} {number}");
        };
        check(" Quý ", "001155000028", None);
        check(" ", "001155000028", Some(vec![("field", "name".to_owned())]));
        check("Quý", "", Some(vec![("field", "id-number".to_owned())]));
    }
}
