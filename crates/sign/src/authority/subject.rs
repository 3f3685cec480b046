//! For whom a certificate is.

use der::asn1::{ObjectIdentifier, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::{Any, Tag};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const TITLE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.12");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// Stands in every name the demonstration authority gives.
pub(super) const MARK: &str = "Motcua demonstration, chỉ để thử";

/// The person or organisation a certificate names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Name of the officer, or of the agency whose seal it is.
    pub name: String,
    /// The agency an officer belongs to; none for the agency itself.
    pub organisation: Option<String>,
    /// An officer's title.
    pub title: Option<String>,
}

impl Subject {
    /// An officer of an agency.
    #[must_use]
    pub fn officer(name: &str, title: &str, organisation: &str) -> Self {
        Self { name: name.to_owned(), organisation: Some(organisation.to_owned()), title: Some(title.to_owned()) }
    }

    /// An agency: its electronic seal.
    #[must_use]
    pub fn agency(name: &str) -> Self {
        Self { name: name.to_owned(), organisation: None, title: None }
    }

    pub(super) fn to_name(&self) -> Result<Name, der::Error> {
        let mut parts = vec![(COUNTRY, "VN")];
        parts.extend(self.organisation.as_deref().map(|organisation| (ORGANISATION, organisation)));
        parts.push((UNIT, MARK));
        parts.extend(self.title.as_deref().map(|title| (TITLE, title)));
        parts.push((COMMON_NAME, &self.name));
        parts.into_iter().map(part).collect::<Result<Vec<_>, _>>().map(RdnSequence)
    }
}

fn part((oid, text): (ObjectIdentifier, &str)) -> Result<RelativeDistinguishedName, der::Error> {
    let value = if oid == COUNTRY {
        Any::new(Tag::PrintableString, PrintableStringRef::new(text)?.as_bytes())?
    } else {
        Any::new(Tag::Utf8String, Utf8StringRef::new(text)?.as_bytes())?
    };
    Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])?))
}
