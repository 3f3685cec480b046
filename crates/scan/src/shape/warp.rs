//! A picture seen from straight above: the plane projection that takes four corners to four others.

use image::{Rgb, RgbImage};

/// A point, from the upper left corner.
pub type Point = (f32, f32);

/// A projection of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homography([f64; 9]);

impl Homography {
    /// The projection that takes each corner of one quadrilateral to that of another; none if one is degenerate.
    #[must_use]
    pub fn between(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        // Eight unknowns, eight equations, solved by elimination with the largest pivot.
        let mut rows = [[0.0_f64; 9]; 8];
        for (at, (from, to)) in from.iter().zip(to.iter()).enumerate() {
            let (x, y) = (f64::from(from.0), f64::from(from.1));
            let (u, v) = (f64::from(to.0), f64::from(to.1));
            rows[2 * at] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u];
            rows[2 * at + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v];
        }
        for column in 0..8 {
            let pivot = (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
            if rows[pivot][column].abs() < 1e-9 {
                return None;
            }
            rows.swap(column, pivot);
            let lead = rows[column];
            for (at, row) in rows.iter_mut().enumerate() {
                if at != column {
                    let by = row[column] / lead[column];
                    for (value, lead) in row.iter_mut().zip(lead.iter()).skip(column) {
                        *value -= by * lead;
                    }
                }
            }
        }
        let mut values = [1.0; 9];
        for (at, row) in rows.iter().enumerate() {
            values[at] = row[8] / row[at];
        }
        Some(Self(values))
    }

    /// Turning about the centre of a picture, so that text that falls by this angle becomes level.
    #[must_use]
    pub fn level(width: u32, height: u32, degrees: f32) -> Self {
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        let (x, y) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
        Self([cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, 0.0, 0.0, 1.0])
    }

    /// Where a point goes.
    #[must_use]
    pub fn apply(&self, (x, y): Point) -> Point {
        let (x, y) = (f64::from(x), f64::from(y));
        let m = &self.0;
        let below = m[6] * x + m[7] * y + m[8];
        (((m[0] * x + m[1] * y + m[2]) / below) as f32, ((m[3] * x + m[4] * y + m[5]) / below) as f32)
    }
}

/// Draws a picture of this size whose every point is found in the old one where the projection says. Where that is
/// outside, there is paper of this colour.
#[must_use]
pub fn warp(picture: &RgbImage, source: &Homography, width: u32, height: u32, paper: Rgb<u8>) -> RgbImage {
    let (wide, high) = (picture.width() as usize, picture.height() as usize);
    let points = picture.as_raw();
    let mut out = RgbImage::from_pixel(width, height, paper);
    for (y, row) in out.as_mut().chunks_mut(width as usize * 3).enumerate() {
        for (x, point) in row.chunks_mut(3).enumerate() {
            let (at_x, at_y) = source.apply((x as f32, y as f32));
            if at_x < 0.0 || at_y < 0.0 || at_x > (wide - 1) as f32 || at_y > (high - 1) as f32 {
                continue;
            }
            let (left, top) = (at_x as usize, at_y as usize);
            let right = (left + 1).min(wide - 1);
            let bottom = (top + 1).min(high - 1);
            let (over, under) = (at_x - left as f32, at_y - top as f32);
            for (channel, value) in point.iter_mut().enumerate() {
                let at = |x: usize, y: usize| f32::from(points[(y * wide + x) * 3 + channel]);
                let upper = at(left, top) * (1.0 - over) + at(right, top) * over;
                let lower = at(left, bottom) * (1.0 - over) + at(right, bottom) * over;
                *value = (upper * (1.0 - under) + lower * under + 0.5) as u8;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn four_corners_go_to_four_corners() {
        let from = [(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0)];
        let to = [(12.0, 7.0), (90.0, 3.0), (95.0, 61.0), (5.0, 55.0)];
        let projection = Homography::between(from, to).unwrap();
        for (from, to) in from.into_iter().zip(to) {
            let at = projection.apply(from);
            assert!((at.0 - to.0).abs() < 1e-3 && (at.1 - to.1).abs() < 1e-3, "{at:?} {to:?}");
        }
        assert_eq!(Homography::between([(1.0, 1.0); 4], to), None);
    }
}
