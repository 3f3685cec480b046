//! How far one point is from another, as the crow flies.

/// A point on the earth, in degrees north and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// The mean radius of the earth in kilometres.
const RADIUS: f64 = 6_371.0;

impl Point {
    /// A point, when these degrees lie on the earth.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Point> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Point { lat, lon })
    }

    /// Kilometres to another point.
    #[must_use]
    pub fn kilometres_to(self, other: Point) -> f64 {
        let (here, there) = (self.lat.to_radians(), other.lat.to_radians());
        let north = ((there - here) / 2.0).sin();
        let east = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let chord = north * north + here.cos() * there.cos() * east * east;
        2.0 * RADIUS * chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_kilometres_and_no_distance_has_a_sign() {
        let check = |from: (f64, f64), to: (f64, f64), expected: f64| {
            let (from, to) = (Point { lat: from.0, lon: from.1 }, Point { lat: to.0, lon: to.1 });
            assert!((from.kilometres_to(to) - expected).abs() < 0.5, "{from:?} {to:?}");
            assert!((to.kilometres_to(from) - expected).abs() < 0.5, "{to:?} {from:?}");
        };
        check((21.0, 105.8), (22.0, 105.8), 111.2);
        check((21.0, 105.8), (21.0, 105.8), 0.0);
        // Hà Nội to Thành phố Hồ Chí Minh.
        check((21.0285, 105.8542), (10.7769, 106.7009), 1_143.6);
        assert_eq!((Point::new(91.0, 0.0), Point::new(f64::NAN, 0.0)), (None, None));
    }
}
