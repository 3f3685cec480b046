//! The Vietnamese lunar calendar, reckoned at UTC+7 from the new moons and the sun's longitude.
//!
//! A month begins on the day of the new moon. The eleventh month holds the winter solstice; when thirteen
//! months lie between two eleventh months, the first of them in which the sun enters no new 30° sector is the
//! leap month. Because the day is cut at UTC+7, Tết can differ from the Chinese new year (as in 2030).

use jiff::civil::Date;

use super::local::plus_days;

/// Mean length of a lunar month, in days.
const MONTH: f64 = 29.530_588_861;
/// Julian day of the mean new moon numbered 0 (6 January 2000), in dynamical time.
const NEW_MOON_ZERO: f64 = 2_451_550.097_66;
/// Julian day number of 1 January 1970, counted at noon.
const UNIX_DAY: i64 = 2_440_588;

/// The first day of the lunar year that begins in `year` (1/1, Tết).
#[must_use]
pub fn tet(year: i16) -> Date {
    day_of(year, 1, 1)
}

/// The commemoration of the Hùng kings: the tenth of the third lunar month (Labour Code Art. 112.1e).
#[must_use]
pub fn hung_kings(year: i16) -> Date {
    day_of(year, 3, 10)
}

/// The solar date of a day of a common (not leap) lunar month, for months 1 to 10.
fn day_of(year: i16, month: i64, day: i64) -> Date {
    let before = eleventh_month(i32::from(year) - 1);
    let after = eleventh_month(i32::from(year));
    let mut index = month + 1; // month 11 of the year before has index 0
    if after - before == 13 && leap_index(before) <= index {
        index += 1;
    }
    to_date(new_moon_day(before + index) + day - 1)
}

/// The number of the new moon that begins the eleventh lunar month of a year.
fn eleventh_month(year: i32) -> i64 {
    let end_of_year = julian_day_of_31_december(year);
    let mut moon = ((end_of_year as f64 - NEW_MOON_ZERO) / MONTH).floor() as i64 + 1;
    while new_moon_day(moon) > end_of_year {
        moon -= 1;
    }
    // A month that begins after the solstice is already the twelfth.
    if sector(new_moon_day(moon)) >= 9 {
        moon -= 1;
    }
    moon
}

/// Which month after an eleventh month is the leap one.
fn leap_index(eleventh: i64) -> i64 {
    (1..13).find(|i| sector(new_moon_day(eleventh + i)) == sector(new_moon_day(eleventh + i + 1))).unwrap_or(13)
}

/// The 30° sector of the ecliptic (0 to 11) in which the sun stands when a day begins at UTC+7.
fn sector(julian_day: i64) -> i64 {
    let start = julian_day as f64 - 0.5 - 7.0 / 24.0;
    (sun_longitude(start) / 30.0).floor() as i64
}

/// The Julian day number, at UTC+7, of the day that holds a new moon.
fn new_moon_day(moon: i64) -> i64 {
    let dynamical = new_moon(moon as f64);
    let universal = dynamical - clock_drift(dynamical) / 86_400.0;
    (universal + 0.5 + 7.0 / 24.0).floor() as i64
}

/// The instant of a new moon in dynamical time (Meeus, Astronomical Algorithms, ch. 49).
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let (t2, t3, t4) = (t * t, t * t * t, t * t * t * t);
    let mean = NEW_MOON_ZERO + MONTH * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = (2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4).to_radians();
    let node = (160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4).to_radians();
    let omega = (124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3).to_radians();

    // Amplitude in days, power of e, multiples of the sun's anomaly, the moon's anomaly and the latitude argument.
    const TERMS: [(f64, i32, f64, f64, f64); 24] = [
        (-0.407_20, 0, 0.0, 1.0, 0.0),
        (0.172_41, 1, 1.0, 0.0, 0.0),
        (0.016_08, 0, 0.0, 2.0, 0.0),
        (0.010_39, 0, 0.0, 0.0, 2.0),
        (0.007_39, 1, -1.0, 1.0, 0.0),
        (-0.005_14, 1, 1.0, 1.0, 0.0),
        (0.002_08, 2, 2.0, 0.0, 0.0),
        (-0.001_11, 0, 0.0, 1.0, -2.0),
        (-0.000_57, 0, 0.0, 1.0, 2.0),
        (0.000_56, 1, 1.0, 2.0, 0.0),
        (-0.000_42, 0, 0.0, 3.0, 0.0),
        (0.000_42, 1, 1.0, 0.0, 2.0),
        (0.000_38, 1, 1.0, 0.0, -2.0),
        (-0.000_24, 1, -1.0, 2.0, 0.0),
        (-0.000_07, 0, 2.0, 1.0, 0.0),
        (0.000_04, 0, 0.0, 2.0, -2.0),
        (0.000_04, 0, 3.0, 0.0, 0.0),
        (0.000_03, 0, 1.0, 1.0, -2.0),
        (0.000_03, 0, 0.0, 2.0, 2.0),
        (-0.000_03, 0, 1.0, 1.0, 2.0),
        (0.000_03, 0, -1.0, 1.0, 2.0),
        (-0.000_02, 0, -1.0, 1.0, -2.0),
        (-0.000_02, 0, 1.0, 3.0, 0.0),
        (0.000_02, 0, 0.0, 4.0, 0.0),
    ];
    let periodic: f64 = TERMS
        .iter()
        .map(|(amplitude, power, s, m, f)| amplitude * e.powi(*power) * (s * sun + m * moon + f * node).sin())
        .sum();

    // Planetary terms: amplitude, phase and motion in degrees.
    const PLANETS: [(f64, f64, f64); 14] = [
        (0.000_325, 299.77, 0.107_408),
        (0.000_165, 251.88, 0.016_321),
        (0.000_164, 251.83, 26.651_886),
        (0.000_126, 349.42, 36.412_478),
        (0.000_110, 84.66, 18.206_239),
        (0.000_062, 141.74, 53.303_771),
        (0.000_060, 207.14, 2.453_732),
        (0.000_056, 154.84, 7.306_860),
        (0.000_047, 34.52, 27.261_239),
        (0.000_042, 207.19, 0.121_824),
        (0.000_040, 291.34, 1.844_379),
        (0.000_037, 161.72, 24.198_154),
        (0.000_035, 239.56, 25.513_099),
        (0.000_023, 331.55, 3.592_518),
    ];
    let planetary: f64 =
        PLANETS.iter().map(|(amplitude, phase, motion)| amplitude * (phase + motion * k).to_radians().sin()).sum();

    mean + periodic + planetary - 0.000_17 * omega.sin()
}

/// The sun's apparent longitude in degrees, 0 to 360 (Meeus, ch. 25, good to 0.01°).
fn sun_longitude(universal: f64) -> f64 {
    let t = (universal + clock_drift(universal) / 86_400.0 - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// Dynamical minus universal time in seconds; the published polynomial for our century, a parabola elsewhere.
fn clock_drift(julian_day: f64) -> f64 {
    let year = 2000.0 + (julian_day - 2_451_545.0) / 365.25;
    let parabola = -20.0 + 32.0 * ((year - 1820.0) / 100.0).powi(2);
    if (1986.0..2050.0).contains(&year) {
        let t = year - 2000.0;
        62.92 + 0.322_17 * t + 0.005_589 * t * t
    } else if (2050.0..2150.0).contains(&year) {
        parabola - 0.5628 * (2150.0 - year)
    } else {
        parabola
    }
}

fn julian_day_of_31_december(year: i32) -> i64 {
    let next = i64::from(year); // whole years since 1 January of year 1, reckoned in the Gregorian calendar
    next * 365 + next.div_euclid(4) - next.div_euclid(100) + next.div_euclid(400) + 1_721_425
}

fn to_date(julian_day: i64) -> Date {
    plus_days(Date::constant(1970, 1, 1), julian_day - UNIX_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn tet_and_the_hung_kings_day_fall_on_the_known_dates() {
        let check = |year, tet_on: (i8, i8), kings_on: (i8, i8)| {
            assert_eq!(tet(year), date(year, tet_on.1, tet_on.0), "Tết {year}");
            assert_eq!(hung_kings(year), date(year, kings_on.1, kings_on.0), "Hùng kings {year}");
        };
        check(2024, (10, 2), (18, 4));
        check(2025, (29, 1), (7, 4));
        check(2026, (17, 2), (26, 4));
        check(2027, (6, 2), (16, 4));
        check(2028, (26, 1), (4, 4));
        check(2029, (13, 2), (23, 4));
        check(2030, (2, 2), (12, 4)); // 3 February at UTC+8: libraries made for China are a day late
        check(2031, (23, 1), (1, 4));
        check(2032, (11, 2), (19, 4));
        check(2033, (31, 1), (9, 4));
        check(2034, (19, 2), (28, 4));
        check(2035, (8, 2), (17, 4));
        check(2036, (28, 1), (6, 4));
        check(2037, (15, 2), (24, 4));
    }

    #[test]
    fn years_in_which_viet_nam_and_china_parted_are_told_apart() {
        assert_eq!(tet(1985), date(1985, 1, 21)); // a month before the Chinese new year
        assert_eq!(tet(2007), date(2007, 2, 17)); // a day before
    }

    #[test]
    fn the_julian_day_of_a_year_s_end_agrees_with_the_civil_calendar() {
        for year in [1899, 1999, 2000, 2024, 2100] {
            assert_eq!(to_date(julian_day_of_31_december(year)), date(year as i16, 12, 31));
        }
    }
}
