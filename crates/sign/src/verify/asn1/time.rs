//! The two kinds of time (X.690, 11.7 and 11.8; RFC 5280, 4.1.2.5).

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use super::node::{Malformed, Node};

/// The moment an UTCTime or GeneralizedTime names. Fractions of seconds are kept to the nanosecond.
///
/// # Errors
/// It is neither, or no moment.
pub fn moment(node: Node<'_>) -> Result<Timestamp, Malformed> {
    let text = std::str::from_utf8(node.body).map_err(|_| Malformed)?.strip_suffix('Z').ok_or(Malformed)?;
    let (text, century) = match node.tag {
        0x17 => (text, true),
        0x18 => (text, false),
        _ => return Err(Malformed),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 9 || century && !fraction.is_empty() {
        return Err(Malformed);
    }
    let (year, rest) = whole.split_at_checked(if century { 2 } else { 4 }).ok_or(Malformed)?;
    if rest.len() != 10 {
        return Err(Malformed);
    }
    let mut year: i16 = year.parse().map_err(|_| Malformed)?;
    if century {
        year += if year < 50 { 2000 } else { 1900 };
    }
    let pair = |at: usize| rest[at..at + 2].parse::<i8>().map_err(|_| Malformed);
    let nanoseconds: i32 = format!("{fraction:0<9}").parse().map_err(|_| Malformed)?;
    DateTime::new(year, pair(0)?, pair(2)?, pair(4)?, pair(6)?, pair(8)?, nanoseconds)
        .and_then(|time| time.to_zoned(TimeZone::UTC))
        .map(|time| time.timestamp())
        .map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: u8, text: &str, expected: Option<&str>) {
        let node = Node { tag, whole: text.as_bytes(), body: text.as_bytes() };
        assert_eq!(moment(node).ok().map(|at| at.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn times_are_read() {
        check(0x17, "261122034800Z", Some("2026-11-22T03:48:00Z"));
        check(0x17, "991231235959Z", Some("1999-12-31T23:59:59Z"));
        check(0x18, "20261122034800.25Z", Some("2026-11-22T03:48:00.25Z"));
        check(0x18, "20261322034800Z", None);
        check(0x18, "20261122034800", None);
        check(0x17, "2611220348Z", None);
    }
}
