//! How much is printed for one person: a kiosk is no copy shop, and its tray is everybody's.

use crate::timeline::Ruling;

/// Sheets printed for one person before they have to ask an officer.
pub const MOST_SHEETS: u32 = 20;

/// Sheets printed for this person once so many more are; what is too much is not printed at all, so that no tray holds
/// half of somebody's paper.
///
/// # Errors
/// `kiosk.no-printer` where the machine has none for sheets; `kiosk.too-many-sheets` with what is left.
pub fn print(has_printer: bool, printed: u32, pages: u32) -> Result<u32, Ruling> {
    if !has_printer {
        return Err(Ruling::new("kiosk.no-printer"));
    }
    let after = printed.saturating_add(pages);
    if after > MOST_SHEETS {
        return Err(Ruling::new("kiosk.too-many-sheets").with("left", MOST_SHEETS.saturating_sub(printed)));
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_prints_twenty_sheets_and_no_paper_is_printed_half() {
        let check = |has_printer, printed, pages, expected: Result<u32, &str>| {
            assert_eq!(print(has_printer, printed, pages).map_err(|no| no.code), expected, "{printed} + {pages}");
        };
        check(true, 0, 1, Ok(1));
        check(true, 19, 1, Ok(20));
        check(true, 20, 1, Err("kiosk.too-many-sheets"));
        check(true, 15, 6, Err("kiosk.too-many-sheets"));
        check(true, 1, u32::MAX, Err("kiosk.too-many-sheets"));
        check(false, 0, 1, Err("kiosk.no-printer"));
    }
}
