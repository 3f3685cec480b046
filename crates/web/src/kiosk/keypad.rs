//! Digits as buttons, one form each press where no script runs, and the box a scanner types into.

use domain::kiosk::keypad::{Press, digits};
use serde::Serialize;

use crate::fields::Fields;

/// What the template of a keypad needs.
#[derive(Debug, Clone, Serialize)]
pub struct Keypad {
    /// Digits so far.
    pub typed: String,
    /// The same with a dash for each that is still to come, in groups.
    pub shown: String,
    /// How many there must be.
    pub most: usize,
}

impl Keypad {
    /// A keypad for so many digits.
    pub fn of(typed: &str, most: usize) -> Keypad {
        let mut shown = format!("{typed:–<most$}");
        if most == app::kiosk::collect::SLIP_DIGITS {
            // Six digits of a day, four of an ordinal: as they stand on the slip.
            let day: String = shown.chars().take(6).collect();
            let ordinal: String = shown.chars().skip(6).collect();
            shown = format!("{day} {ordinal}");
        }
        Keypad { typed: typed.to_owned(), shown, most }
    }
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// A digit more or less: these are the digits now.
    Digits(String),
    /// That is all: these digits.
    Done(String),
    /// The scanner read this.
    Scanned(String),
}

impl Pressed {
    /// Reads a form with a keypad, or one with a box for scans.
    pub fn of(fields: &Fields, most: usize) -> Pressed {
        if let Some(scanned) = fields.get("scan") {
            return Pressed::Scanned(scanned.chars().take(400).collect());
        }
        let so_far = digits(&fields.text("typed"), most);
        match fields.get("press").and_then(Press::read) {
            Some(press) => Pressed::Digits(press.on(&so_far, most)),
            None => Pressed::Done(so_far),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_brings_a_press_all_digits_or_a_scan() {
        let check = |fields: &[(&str, &str)], pressed: Pressed| {
            let fields = Fields(fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect());
            assert_eq!(Pressed::of(&fields, 4), pressed, "{fields:?}");
        };
        check(&[("typed", "12"), ("press", "3")], Pressed::Digits("123".into()));
        check(&[("typed", "12"), ("press", "back")], Pressed::Digits("1".into()));
        check(&[("typed", "12345"), ("press", "ok")], Pressed::Done("1234".into()));
        check(&[("typed", "")], Pressed::Done(String::new()));
        check(&[("scan", "H26|1")], Pressed::Scanned("H26|1".into()));
    }

    #[test]
    fn a_slip_is_shown_in_its_two_groups() {
        assert_eq!(Keypad::of("26112", 10).shown, "26112– ––––");
        assert_eq!(Keypad::of("17", 4).shown, "17––");
    }
}
