//! Moments as people here write them: Việt Nam has one zone, UTC+7, all year.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{TimeZone, offset};

/// A moment with its offset, as machines read it: `2026-02-25T17:30:00+07:00`.
pub fn rfc3339(at: Timestamp) -> String {
    at.display_with_offset(offset(7)).to_string()
}

/// A moment as given on the command line: RFC 3339, or without an offset in Vietnamese time.
///
/// # Errors
/// A sentence that shows both forms.
pub fn moment(text: &str) -> Result<Timestamp, String> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at);
    }
    let local: Result<DateTime, _> = text.parse();
    local.and_then(|local| local.to_zoned(TimeZone::fixed(offset(7)))).map(|zoned| zoned.timestamp()).map_err(|_| {
        "expected a moment such as 2026-02-13T10:00:00+07:00, or 2026-02-13T10:00 in Vietnamese time".into()
    })
}

/// A time of day as given on the command line: `15:00`.
///
/// # Errors
/// A sentence that shows the form.
pub fn time(text: &str) -> Result<Time, String> {
    text.parse().map_err(|_| "expected a time of day such as 15:00".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_with_its_offset_or_as_vietnamese_time() {
        let check = |text: &str, expected: &str| {
            assert_eq!(moment(text).map(rfc3339), Ok(expected.to_owned()), "{text}");
        };
        check("2026-02-13T10:00:00+07:00", "2026-02-13T10:00:00+07:00");
        check("2026-02-13T03:00:00Z", "2026-02-13T10:00:00+07:00");
        check("2026-02-13T10:00", "2026-02-13T10:00:00+07:00");
        check("2026-02-13 10:00", "2026-02-13T10:00:00+07:00");
        check("2026-02-13", "2026-02-13T00:00:00+07:00");
        for text in ["", "13/02/2026", "tomorrow", "2026-02-30T10:00"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
