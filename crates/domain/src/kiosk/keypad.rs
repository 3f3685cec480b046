//! Digits typed on a screen: one button a digit, so that nothing needs a keyboard or a script.

/// What one press does to the digits so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A digit is added, unless there are enough.
    Digit(char),
    /// The last digit goes.
    Back,
    /// All digits go.
    Clear,
}

impl Press {
    /// Reads the value of a button.
    #[must_use]
    pub fn read(value: &str) -> Option<Self> {
        match value {
            "back" => Some(Self::Back),
            "clear" => Some(Self::Clear),
            _ => {
                let mut letters = value.chars();
                let digit = letters.next().filter(char::is_ascii_digit)?;
                letters.next().is_none().then_some(Self::Digit(digit))
            }
        }
    }

    /// The digits after the press; never more than `most`.
    #[must_use]
    pub fn on(self, so_far: &str, most: usize) -> String {
        let mut digits = so_far.to_owned();
        match self {
            Self::Digit(digit) if digits.len() < most => digits.push(digit),
            Self::Digit(_) => {}
            Self::Back => {
                digits.pop();
            }
            Self::Clear => digits.clear(),
        }
        digits
    }
}

/// The digits of a text, at most so many: what a script or a scanner may have put into the field.
#[must_use]
pub fn digits(text: &str, most: usize) -> String {
    text.chars().filter(char::is_ascii_digit).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_press_changes_one_digit_and_never_makes_too_many() {
        let check = |presses: &[&str], digits: &str| {
            let typed =
                presses.iter().filter_map(|one| Press::read(one)).fold(String::new(), |so_far, one| one.on(&so_far, 4));
            assert_eq!(typed, digits, "{presses:?}");
        };
        check(&[], "");
        check(&["1", "2"], "12");
        check(&["1", "2", "back"], "1");
        check(&["back"], "");
        check(&["1", "2", "clear", "3"], "3");
        check(&["1", "2", "3", "4", "5"], "1234");
        check(&["a", "12", "", "٣", "7"], "7");
        assert_eq!(super::digits("H26-12 34a567", 6), "261234");
    }
}
