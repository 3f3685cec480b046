//! The code of an agency (Decision 20/2020/QĐ-TTg Art. 4–8), and the older form still found on papers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An agency's identifier: `H26.12.03`, level 1 first; or the older `000.03.12.H26`, level 1 last.
///
/// Both are kept as written, because the code of a dossier must stay as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgencyCode(String);

/// Why a text is not an agency code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AgencyCodeError {
    /// More than 35 characters.
    #[error("an agency code has at most 35 characters")]
    TooLong,
    /// The first group is not a letter A to Y and two digits.
    #[error("an agency code begins with a letter from A to Y and two digits, such as H26")]
    FirstLevel,
    /// A group is empty or has other characters than capital letters and digits.
    #[error("the groups of an agency code are capital letters and digits between single dots")]
    Group,
}

impl AgencyCodeError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLong => "unit.agency-code-too-long",
            Self::FirstLevel => "unit.agency-code-first-level",
            Self::Group => "unit.agency-code-group",
        }
    }
}

/// The longest code the decision allows, in characters.
pub const MAX_LENGTH: usize = 35;

impl AgencyCode {
    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is written as before 2020, smallest unit first.
    #[must_use]
    pub fn is_old(&self) -> bool {
        self.0.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The groups from level 1 down; empty levels (`00`, `000`) of the old form are left out.
    #[must_use]
    pub fn levels(&self) -> Vec<&str> {
        if self.is_old() {
            let groups = self.0.split('.').rev();
            groups.filter(|group| !group.bytes().all(|b| b == b'0')).collect()
        } else {
            self.0.split('.').collect()
        }
    }

    /// The group of level 1: the ministry or province.
    #[must_use]
    pub fn first_level(&self) -> &str {
        self.levels().first().copied().unwrap_or_default()
    }

    /// The code one level up; none for level 1. An old code has no parent in its own form.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        if self.is_old() {
            return None;
        }
        self.0.rsplit_once('.').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// Whether it is the other code or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.levels().starts_with(&other.levels())
    }
}

impl FromStr for AgencyCode {
    type Err = AgencyCodeError;

    fn from_str(text: &str) -> Result<Self, AgencyCodeError> {
        if text.len() > MAX_LENGTH {
            return Err(AgencyCodeError::TooLong);
        }
        let groups: Vec<&str> = text.split('.').collect();
        if is_old_form(&groups) {
            return Ok(Self(text.to_owned()));
        }
        if !is_first_level(groups[0]) {
            return Err(AgencyCodeError::FirstLevel);
        }
        let plain =
            |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if groups.iter().all(plain) { Ok(Self(text.to_owned())) } else { Err(AgencyCodeError::Group) }
    }
}

fn is_first_level(group: &str) -> bool {
    matches!(group.as_bytes(), [b'A'..=b'Y', b'0'..=b'9', b'0'..=b'9'])
}

/// `V1V2V3.Z1Z2.Y1Y2.MX1X2` of Circular 01/2018/TT-VPCP Art. 19.
fn is_old_form(groups: &[&str]) -> bool {
    let digits = |group: &str, length| group.len() == length && group.bytes().all(|b| b.is_ascii_digit());
    matches!(groups, [v, z, y, m] if digits(v, 3) && digits(z, 2) && digits(y, 2) && is_first_level(m))
}

impl fmt::Display for AgencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for AgencyCode {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AgencyCode {
    type Error = AgencyCodeError;

    fn try_from(text: String) -> Result<Self, AgencyCodeError> {
        text.parse()
    }
}

impl From<AgencyCode> for String {
    fn from(code: AgencyCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn an_agency_code_is_read_level_by_level() {
        let check = |text: &str, levels: &[&str], parent: Option<&str>| {
            let code: AgencyCode = text.parse().unwrap();
            assert_eq!(code.levels(), levels, "{text}");
            assert_eq!(code.parent().map(|parent| parent.to_string()).as_deref(), parent, "{text}");
            assert_eq!(code.to_string(), text);
        };
        check("H26", &["H26"], None);
        check("H26.12.P03", &["H26", "12", "P03"], Some("H26.12"));
        check("000.00.12.H26", &["H26", "12"], None);
        check("005.12.03.G15", &["G15", "03", "12", "005"], None);
        let code = |text: &str| text.parse::<AgencyCode>().unwrap();
        assert!(code("H26.12.P03").is_within(&code("H26.12")));
        assert!(code("000.00.12.H26").is_within(&code("H26")));
        assert!(!code("H26.123").is_within(&code("H26.12")));
    }

    #[test]
    fn a_code_outside_decision_20_is_refused() {
        let check = |text: &str, expected| assert_eq!(text.parse::<AgencyCode>(), Err(expected), "{text}");
        check("", AgencyCodeError::FirstLevel);
        check("Z26", AgencyCodeError::FirstLevel);
        check("H2", AgencyCodeError::FirstLevel);
        check("00.00.12.H26", AgencyCodeError::FirstLevel);
        check("H26.", AgencyCodeError::Group);
        check("H26..1", AgencyCodeError::Group);
        check("H26.a", AgencyCodeError::Group);
        check("H26.Đ", AgencyCodeError::Group);
        check("H26.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", AgencyCodeError::TooLong);
        assert!("H26.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".parse::<AgencyCode>().is_ok()); // 35 characters
    }
}
