//! Numbers and days written out in Vietnamese, as certificates want them beside the figures.

use jiff::civil::Date;

const UNITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// What follows a group of three figures: thousands, millions, then thousand millions again and again.
const GROUPS: [&str; 3] = ["nghìn", "triệu", "tỷ"];

/// A whole number: `một trăm linh năm`, `hai mươi mốt`.
pub fn number(value: u64) -> String {
    if value == 0 {
        return UNITS[0].to_owned();
    }
    let mut words = Vec::new();
    write(value, &mut words, false);
    words.join(" ")
}

/// A day: `ngày chín tháng hai năm hai nghìn không trăm hai mươi sáu`.
pub fn day(on: Date) -> String {
    let part = |value: i16| number(u64::from(value.unsigned_abs()));
    format!("ngày {} tháng {} năm {}", part(on.day().into()), part(on.month().into()), part(on.year()))
}

/// Writes a number that is not nought; `full` says that hundreds are told even where there are none, because something
/// stands before them.
fn write(value: u64, words: &mut Vec<&'static str>, full: bool) {
    const BILLION: u64 = 1_000_000_000;
    if value >= BILLION {
        write(value / BILLION, words, full);
        words.push(GROUPS[2]);
        if !value.is_multiple_of(BILLION) {
            write(value % BILLION, words, true);
        }
        return;
    }
    let mut full = full;
    for (size, name) in [(1_000_000, GROUPS[1]), (1_000, GROUPS[0])] {
        let group = value / size % 1_000;
        if group > 0 {
            three(group, words, full);
            words.push(name);
            full = true;
        }
    }
    if !value.is_multiple_of(1_000) {
        three(value % 1_000, words, full);
    }
}

/// Up to three figures.
fn three(value: u64, words: &mut Vec<&'static str>, full: bool) {
    let figure = |at: u64| UNITS[usize::try_from(value / at % 10).unwrap_or_default()];
    let (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
    if hundreds > 0 || full {
        words.extend([figure(100), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || full) => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([figure(10), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(figure(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_written_out_as_they_are_spoken() {
        let check = |value: u64, expected: &str| assert_eq!(number(value), expected, "{value}");
        check(0, "không");
        check(5, "năm");
        check(10, "mười");
        check(11, "mười một");
        check(15, "mười lăm");
        check(20, "hai mươi");
        check(21, "hai mươi mốt");
        check(24, "hai mươi bốn");
        check(55, "năm mươi lăm");
        check(100, "một trăm");
        check(105, "một trăm linh năm");
        check(110, "một trăm mười");
        check(2026, "hai nghìn không trăm hai mươi sáu");
        check(1_000_005, "một triệu không trăm linh năm");
        check(8_000, "tám nghìn");
        check(100_000_000, "một trăm triệu");
        check(1_250_000_000, "một tỷ hai trăm năm mươi triệu");
        check(2_000_000_000_001, "hai nghìn tỷ không trăm linh một");
    }

    #[test]
    fn days_are_written_out() {
        assert_eq!(day(date(2026, 2, 9)), "ngày chín tháng hai năm hai nghìn không trăm hai mươi sáu");
        assert_eq!(day(date(1994, 12, 31)), "ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi bốn");
    }
}
