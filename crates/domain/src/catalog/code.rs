//! Codes of procedures, results and fields of administration.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text is not a code of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} code: write it like {example}")]
pub struct MalformedCode {
    /// What was read.
    pub text: String,
    /// Which kind of code was expected.
    pub kind: &'static str,
    /// One that is right.
    pub example: &'static str,
}

/// The code of a procedure in the national database: one digit from 1 to 9, a point, six digits.
///
/// A province may append its own part (`1.000948.H38`, `2.000815.000.00.00.H55`) and the number of a variant
/// (`2.000815.000.00.00.H55.02`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProcedureCode {
    text: String,
}

impl ProcedureCode {
    const NATIONAL_LENGTH: usize = 8;

    /// The national code, without what a province appended.
    pub fn national(&self) -> ProcedureCode {
        ProcedureCode { text: self.text[..Self::NATIONAL_LENGTH].to_owned() }
    }

    /// What a province appended, such as `H38` or `000.00.00.H55.02`.
    pub fn local(&self) -> Option<&str> {
        self.text.get(Self::NATIONAL_LENGTH + 1..)
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ProcedureCode {
    type Err = MalformedCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed =
            || MalformedCode { text: text.chars().take(60).collect(), kind: "procedure", example: "1.001193" };
        let groups: Vec<&str> = text.split('.').collect();
        let [first, second, local @ ..] = groups.as_slice() else { return Err(malformed()) };
        let national = matches!(first.as_bytes(), [b'1'..=b'9']) && second.len() == 6 && all_digits(second);
        if !national || !is_local_part(local) {
            return Err(malformed());
        }
        Ok(ProcedureCode { text: text.to_owned() })
    }
}

/// Nothing; or any zero groups of digits, one province group `H55`, and perhaps a variant of two digits.
fn is_local_part(groups: &[&str]) -> bool {
    if groups.is_empty() {
        return true;
    }
    let Some(province) = groups.iter().position(|group| is_agency_root(group)) else { return false };
    let (before, after) = (&groups[..province], &groups[province + 1..]);
    let zeros = before.is_empty()
        || (before.len() == 3 && before.iter().all(|group| (2..=3).contains(&group.len()) && all_digits(group)));
    let variant = match after {
        [] => true,
        [one] => one.len() == 2 && all_digits(one),
        _ => false,
    };
    zeros && variant
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_agency_root(group: &str) -> bool {
    matches!(group.as_bytes(), [b'A'..=b'Y', b'0'..=b'9', b'0'..=b'9'])
}

/// The code of a kind of result: `KQ`, the ministry, six digits (`KQ.G15.000031` is the birth certificate).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultCode {
    text: String,
}

impl ResultCode {
    /// The ministry that keeps the kind of result, such as `G15`.
    pub fn ministry(&self) -> &str {
        &self.text[3..6]
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for ResultCode {
    type Err = MalformedCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let groups: Vec<&str> = text.split('.').collect();
        match groups.as_slice() {
            ["KQ", ministry, number]
                if matches!(ministry.as_bytes(), [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9'])
                    && number.len() == 6
                    && all_digits(number) =>
            {
                Ok(ResultCode { text: text.to_owned() })
            }
            _ => Err(MalformedCode { text: text.chars().take(60).collect(), kind: "result", example: "KQ.G15.000031" }),
        }
    }
}

/// The code of a field of administration (*lĩnh vực*): the ministry, a dash, letters and digits, such as `G15-HT01`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldCode {
    text: String,
}

impl FieldCode {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for FieldCode {
    type Err = MalformedCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = text.split_once('-').is_some_and(|(ministry, rest)| {
            matches!(ministry.as_bytes(), [b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9'])
                && (1..=12).contains(&rest.len())
                && rest.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        });
        if sound {
            Ok(FieldCode { text: text.to_owned() })
        } else {
            Err(MalformedCode { text: text.chars().take(60).collect(), kind: "field", example: "G15-HT" })
        }
    }
}

macro_rules! read_and_written_as_text {
    ($($code:ty),*) => {$(
        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }
        impl Serialize for $code {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }
        impl<'de> Deserialize<'de> for $code {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
read_and_written_as_text!(ProcedureCode, ResultCode, FieldCode);

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_procedure_code_is_a_digit_a_point_and_six_digits_with_perhaps_a_local_part() {
        let check = |text: &str, local: Option<Option<&str>>| {
            let code = text.parse::<ProcedureCode>().ok();
            assert_eq!(code.as_ref().map(ProcedureCode::local), local, "{text}");
        };
        check("1.001193", Some(None));
        check("1.000948.H38", Some(Some("H38")));
        check("2.000815.000.00.00.H55", Some(Some("000.00.00.H55")));
        check("2.000815.000.00.00.H55.02", Some(Some("000.00.00.H55.02")));
        check("0.001193", None);
        check("1.00119", None);
        check("1.0011933", None);
        check("1,001193", None);
        check("1.001193.", None);
        check("1.001193.02", None);
        check("1.001193.Z01", None);
        check(" 1.001193", None);
        check("１.001193", None);
        check("", None);
    }

    #[test]
    fn a_local_code_leads_to_its_national_code() {
        let code: ProcedureCode = "2.000815.000.00.00.H55.02".parse().unwrap();
        assert_eq!(code.national().as_str(), "2.000815");
    }

    #[test]
    fn a_result_code_names_its_ministry() {
        let code: ResultCode = "KQ.G15.000031".parse().unwrap();
        assert_eq!(code.ministry(), "G15");
        for wrong in ["KQ.G15.31", "KG.G15.000031", "KQ.15.000031", "KQ.G15.000031.1", "KQ.é5.000031", ""] {
            assert!(wrong.parse::<ResultCode>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_field_code_is_a_ministry_and_a_word() {
        assert!("G15-HT".parse::<FieldCode>().is_ok());
        for wrong in ["G15", "G15-", "g15-HT", "G15-hộ", "G15-ABCDEFGHIJKLM"] {
            assert!(wrong.parse::<FieldCode>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back_as_it_was_written(
            procedure in "[1-9]\\.[0-9]{6}((\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2})?\\.[A-Y][0-9]{2}(\\.[0-9]{2})?)?",
            result in "KQ\\.[A-Z][0-9]{2}\\.[0-9]{6}",
            field in "[A-Z][0-9]{2}-[A-Z0-9]{1,12}",
        ) {
            prop_assert_eq!(procedure.parse::<ProcedureCode>().unwrap().to_string(), procedure);
            prop_assert_eq!(result.parse::<ResultCode>().unwrap().to_string(), result);
            prop_assert_eq!(field.parse::<FieldCode>().unwrap().to_string(), field);
        }

        #[test]
        fn no_text_makes_a_code_panic(text in ".{0,30}") {
            if let Ok(code) = text.parse::<ProcedureCode>() {
                prop_assert!(code.national().local().is_none());
            }
            if let Ok(code) = text.parse::<ResultCode>() {
                prop_assert_eq!(code.ministry().len(), 3);
            }
            let _ = text.parse::<FieldCode>();
        }
    }
}
