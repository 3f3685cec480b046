//! What stands behind a document's QR: letters that say nothing about it and cannot be guessed.

use std::fmt;
use std::str::FromStr;

/// Letters and digits that cannot be taken for one another when read aloud or copied by hand: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many letters: 100 bits of chance, far beyond what can be tried.
pub const LENGTH: usize = 20;

/// A check code, such as `7K3QW-0RV9X-4TZ1M-C8HDA`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CheckCode(String);

impl CheckCode {
    /// The code that these bytes of chance make.
    #[must_use]
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
    }

    /// The letters without strokes, as they stand in addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// In groups of five, for people.
impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.chars().enumerate() {
            if at > 0 && at % 5 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// The text is no check code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a check code has {LENGTH} letters and digits")]
pub struct NoCheckCode;

/// Reads what a person typed: in small letters, with strokes or spaces, with O for 0 and I or L for 1.
impl FromStr for CheckCode {
    type Err = NoCheckCode;

    fn from_str(text: &str) -> Result<Self, NoCheckCode> {
        let mut code = String::with_capacity(LENGTH);
        for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if code.len() == LENGTH || !letter.is_ascii() || !ALPHABET.contains(&(letter as u8)) {
                return Err(NoCheckCode);
            }
            code.push(letter);
        }
        if code.len() == LENGTH { Ok(Self(code)) } else { Err(NoCheckCode) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_as_people_write_it(bytes: [u8; LENGTH]) {
            let code = CheckCode::from_random(bytes);
            let typed = code.to_string().to_lowercase().replace('0', "o").replace('1', "l");
            prop_assert_eq!(typed.parse::<CheckCode>(), Ok(code.clone()));
            prop_assert_eq!(code.as_str().parse::<CheckCode>(), Ok(code));
        }
    }

    #[test]
    fn what_is_no_code_is_not_looked_up() {
        for wrong in ["", "7K3QW", "7K3QW-0RV9X-4TZ1M-C8HDA-7", "7K3QW-0RV9X-4TZ1M-C8HDU", "đK3QW0RV9X4TZ1MC8HDA"] {
            assert!(wrong.parse::<CheckCode>().is_err(), "{wrong}");
        }
    }
}
