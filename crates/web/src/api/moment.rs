//! A moment as programs read it.

use domain::calendar::local;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

/// A moment by the clock of Việt Nam, such as `2026-11-23T16:00:00+07:00`. Any offset is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-11-23T16:00:00+07:00")]
pub struct Moment(pub Timestamp);

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let zoned = self.0.to_zoned(TimeZone::fixed(offset(7)));
        match zoned.subsec_nanosecond() {
            0 => write!(f, "{}", zoned.strftime("%Y-%m-%dT%H:%M:%S+07:00")),
            _ => write!(f, "{}", zoned.strftime("%Y-%m-%dT%H:%M:%S%.3f+07:00")),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text)
            .map(Moment)
            .ok_or_else(|| serde::de::Error::custom("expected a moment such as 2026-11-23T16:00:00+07:00"))
    }
}

/// Reads a moment; without an offset it is Vietnamese time.
pub fn read(text: &str) -> Option<Timestamp> {
    let at = text.parse::<Timestamp>().ok().or_else(|| {
        let civil: jiff::civil::DateTime = text.parse().ok()?;
        Some(local::instant(civil.date(), civil.time()))
    })?;
    // Outside these years no calendar of ours means anything, and arithmetic on the edges of time fails.
    (1900..2200).contains(&local::day(at).year()).then_some(at)
}

/// Reads a day such as `2026-11-23`, in years a calendar means something.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|day: &Date| (1900..2200).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_vietnamese_time_and_read_with_any_offset() {
        let check = |text: &str, written: &str| {
            assert_eq!(read(text).map(|at| Moment(at).to_string()).as_deref(), Some(written))
        };
        check("2026-02-13T03:00:00Z", "2026-02-13T10:00:00+07:00");
        check("2026-02-13T10:00:00.250+07:00", "2026-02-13T10:00:00.250+07:00");
        check("2026-02-13T10:00", "2026-02-13T10:00:00+07:00");
        for wrong in ["", "today", "9999-12-31T23:59:59Z", "-009999-01-01T00:00:00Z", "2026-13-01T00:00:00Z"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
