//! Who wants a copy of which original, for whom, and how many.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fee::Tariff;
use super::matter::Matter;
use super::need::{Known, Need, Receiver};
use super::register::Register;
use super::rules::CertificationRules;
use crate::catalog::money::Money;
use crate::document::item::Owner;
use crate::dossier::paper::PaperFile;
use crate::dossier::refusal::TEXT_LIMIT;
use crate::timeline::Ruling;
use crate::unit::agency_code::AgencyCode;

/// Letters of the longest name of a paper.
const LONGEST_TITLE: usize = 300;

/// How the person comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// To an officer at a desk.
    Desk,
    /// To a kiosk: the picture is taken there, an officer looks at the original afterwards.
    Kiosk,
}

/// The original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Document-type code; empty where the list of kinds has none for it.
    pub kind: String,
    /// Its name, as it stands in the register: the paper, and in whose name it is.
    pub title: String,
    /// Number and symbol on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
}

/// The answer to the first question, as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    /// The receiver, a name of `catalog/certification/receivers.toml`.
    pub receiver: String,
    /// What the person was told.
    pub need: Need,
    /// None was needed and the person wants it all the same: it is their right, and it is counted.
    pub insisted: bool,
}

/// How many pages and copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Pages of the original that say something.
    pub pages: u32,
    /// Copies under the one number: the electronic one and those on paper made at the same time.
    pub copies: u32,
}

/// What it costs, and by which tariff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// To be paid.
    pub amount: Money,
    /// The law.
    pub basis: String,
    /// The exemption, where there is nothing to pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<String>,
}

/// All of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The agency that certifies.
    pub office: AgencyCode,
    /// The point that receives.
    pub point: AgencyCode,
    /// How it came.
    pub channel: Channel,
    /// The person or organisation that asks; the copy goes into their store.
    pub requester: Owner,
    /// For whom.
    pub purpose: Purpose,
    /// Of which original.
    pub original: Original,
    /// How much.
    pub extent: Extent,
    /// For how much.
    pub charge: Charge,
    /// When it is due.
    pub due: Timestamp,
    /// The copy as the kiosk took it; at a desk it comes with the check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<PaperFile>,
}

impl Purpose {
    /// What a person answered, told and decided about a paper of which this is known.
    ///
    /// # Errors
    /// `certification.not-needed` where none is needed, `certification.held` where the store holds the paper, and the
    /// person does not insist.
    pub fn of(receiver: &Receiver, known: Known, insists: bool) -> Result<Self, Ruling> {
        receiver.go_on_with(known, insists)?;
        let insisted = insists && receiver.go_on_with(known, false).is_err();
        Ok(Self { receiver: receiver.id.clone(), need: receiver.need, insisted })
    }
}

impl Extent {
    /// Checks that there is something to copy, and no slip of the key.
    ///
    /// # Errors
    /// `certification.pages` or `certification.copies`, with the most there can be.
    pub fn check(self, rules: &CertificationRules) -> Result<Self, Ruling> {
        if !(1..=rules.most_pages).contains(&self.pages) {
            return Err(Ruling::new("certification.pages").with("most", rules.most_pages));
        }
        if !(1..=rules.most_copies).contains(&self.copies) {
            return Err(Ruling::new("certification.copies").with("most", rules.most_copies));
        }
        Ok(self)
    }
}

impl Charge {
    /// What so many copies cost by a tariff.
    ///
    /// # Errors
    /// `certification.no-exemption` if the tariff has none of that name for copies.
    pub fn of(tariff: &Tariff, extent: Extent, exemption: Option<&str>) -> Result<Self, Ruling> {
        Self::by(tariff, tariff.copies(extent.pages, extent.copies), Register::Copies, exemption)
    }

    /// What a signature or a transaction costs by a tariff; papers of the same wording are one case each.
    ///
    /// # Errors
    /// As [`Charge::of`].
    pub fn of_matter(tariff: &Tariff, matter: Matter, papers: u32, exemption: Option<&str>) -> Result<Self, Ruling> {
        // A transaction is one case however many originals it has (Circular 226/2016 Art. 4).
        let cases = if matter.register() == Register::Transactions { 1 } else { u64::from(papers) };
        Self::by(tariff, matter.fee(tariff).times(cases), matter.register(), exemption)
    }

    fn by(tariff: &Tariff, amount: Money, register: Register, exemption: Option<&str>) -> Result<Self, Ruling> {
        if let Some(id) = exemption {
            let known = tariff.exemption(id, register);
            let exemption = known.ok_or(Ruling::new("certification.no-exemption"))?;
            let exempt = Some(exemption.id.clone());
            return Ok(Self { amount: Money::ZERO, basis: exemption.basis.clone(), exemption: exempt });
        }
        Ok(Self { amount, basis: tariff.basis.clone(), exemption: None })
    }
}

/// A text a person typed: trimmed, without what cannot be printed, neither empty nor endless.
///
/// # Errors
/// `certification.empty`, `certification.too-long` or `certification.strange-characters`, with the name of the field.
pub fn text(field: &'static str, value: &str) -> Result<String, Ruling> {
    let value = value.trim();
    let no = |code| Err(Ruling::new(code).with("field", field));
    match () {
        () if value.is_empty() => no("certification.empty"),
        () if value.chars().count() > TEXT_LIMIT => no("certification.too-long"),
        () if value.chars().any(|letter| letter.is_control() && !"\n\r\t".contains(letter)) => {
            no("certification.strange-characters")
        }
        () => Ok(value.to_owned()),
    }
}

/// The name of a paper: what fits into a line of a register and above the signatures of a statement.
///
/// # Errors
/// As [`text`]; `certification.title-too-long`.
pub fn title(value: &str) -> Result<String, Ruling> {
    let title = text("title", value)?;
    match title.chars().count() {
        0..=LONGEST_TITLE => Ok(title),
        _ => Err(Ruling::new("certification.title-too-long").with("field", "title").with("most", LONGEST_TITLE)),
    }
}

/// The same where nothing is an answer too.
///
/// # Errors
/// As [`text`], but for `certification.empty`.
pub fn perhaps(field: &'static str, value: &str) -> Result<Option<String>, Ruling> {
    if value.trim().is_empty() { Ok(None) } else { text(field, value).map(Some) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::super::{fee, need};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_who_needs_none_and_wants_it_all_the_same_insists() {
        let receivers = need::tests::receivers();
        let (unknown, held) = (Known::default(), Known { in_vneid: false, in_store: true });
        let check = |id: &str, known, insists, insisted| {
            let purpose = Purpose::of(receivers.find(id).unwrap(), known, insists).unwrap();
            assert_eq!(purpose.insisted, insisted, "{id}");
        };
        check("one-stop", unknown, true, true);
        check("court", unknown, true, false);
        check("court", unknown, false, false);
        check("court", held, true, true);
        check("foreign", held, true, false);
        assert!(Purpose::of(receivers.find("one-stop").unwrap(), unknown, false).is_err());
    }

    #[test]
    fn a_name_of_a_paper_fits_above_the_signatures() {
        let check = |letters: usize, expected: Option<&str>| {
            assert_eq!(title(&"ạ".repeat(letters)).err().map(|no| no.code), expected, "{letters}");
        };
        check(300, None);
        check(301, Some("certification.title-too-long"));
        check(0, Some("certification.empty"));
    }

    #[test]
    fn pages_and_copies_are_neither_none_nor_endless() {
        let check = |pages, copies, expected: Result<(), &str>| {
            let rules = CertificationRules::default();
            assert_eq!(Extent { pages, copies }.check(&rules).map(drop).map_err(|no| no.code), expected);
        };
        check(1, 1, Ok(()));
        check(2_000, 200, Ok(()));
        check(0, 1, Err("certification.pages"));
        check(2_001, 1, Err("certification.pages"));
        check(1, 0, Err("certification.copies"));
        check(1, 201, Err("certification.copies"));
    }

    #[test]
    fn an_exemption_of_loans_does_not_free_a_copy() {
        let tariffs = fee::tests::tariffs();
        let tariff = tariffs.on(date(2026, 11, 22)).unwrap();
        let extent = Extent { pages: 3, copies: 2 };
        assert_eq!(Charge::of(tariff, extent, None).unwrap().amount, Money(10_000));
        let no = Charge::of(tariff, extent, Some("farming-loan")).unwrap_err();
        assert_eq!(no.code, "certification.no-exemption");
        let mut kind = tariff.clone();
        kind.exemptions[0].registers.clear();
        assert_eq!(Charge::of(&kind, extent, Some("farming-loan")).unwrap().amount, Money::ZERO);
    }
}
