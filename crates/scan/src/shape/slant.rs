//! By how much lines of text fall: at the right angle the rows of the page are either full of ink or empty.

use image::GrayImage;

/// The most a page may be slanted and still be straightened, in degrees.
pub const MOST: f32 = 12.0;

/// Where the ink is, thinned out to what is enough to tell lines.
#[derive(Debug, Clone)]
pub struct Ink(Vec<(f32, f32)>);

const ENOUGH: usize = 60_000;

impl Ink {
    /// The points darker than a level.
    #[must_use]
    pub fn of(page: &GrayImage, level: u8) -> Self {
        let all = page.as_raw().iter().filter(|point| **point < level).count();
        let step = all.div_ceil(ENOUGH).max(1);
        let dark = page.enumerate_pixels().filter(|(_, _, point)| point.0[0] < level);
        // A step that never falls in with the width of a stroke.
        Self(dark.step_by(step | 1).map(|(x, y, _)| (x as f32, y as f32)).collect())
    }

    /// The same ink with rows and columns exchanged.
    #[must_use]
    pub fn lying(&self) -> Self {
        Self(self.0.iter().map(|(x, y)| (*y, *x)).collect())
    }

    /// The angle by which lines fall, and how clearly: a figure to compare with that of the same ink lying.
    #[must_use]
    pub fn slant(&self) -> (f32, f64) {
        if self.0.len() < 50 {
            return (0.0, 0.0);
        }
        let coarse = self.best((-24_i16..=24).map(|half| f32::from(half) / 2.0));
        let fine = self.best((-10_i16..=10).map(|step| coarse.0 + f32::from(step) / 20.0));
        (fine.0, fine.1)
    }

    fn best(&self, angles: impl Iterator<Item = f32>) -> (f32, f64) {
        angles.map(|angle| (angle, self.clearness(angle))).max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0.0, 0.0))
    }

    /// How sharply full rows are parted from empty ones at this angle.
    fn clearness(&self, degrees: f32) -> f64 {
        let fall = degrees.to_radians().tan();
        let row = |(x, y): &(f32, f32)| y - x * fall;
        let (least, most) =
            self.0.iter().map(row).fold((f32::MAX, f32::MIN), |(least, most), at| (least.min(at), most.max(at)));
        let mut rows = vec![0_u32; (most - least) as usize + 2];
        for point in &self.0 {
            rows[(row(point) - least) as usize] += 1;
        }
        let sharp: f64 = rows.windows(2).map(|pair| (f64::from(pair[0]) - f64::from(pair[1])).powi(2)).sum();
        sharp / self.0.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    /// Lines of short strokes that fall by this angle.
    fn lines(degrees: f32) -> GrayImage {
        let fall = degrees.to_radians().tan();
        GrayImage::from_fn(600, 800, |x, y| {
            let row = (y as f32 - x as f32 * fall).rem_euclid(30.0);
            Luma([if row < 9.0 && x % 11 < 6 && (60..540).contains(&x) { 0 } else { 255 }])
        })
    }

    #[test]
    fn the_slant_of_a_page_is_found_to_a_tenth_of_a_degree() {
        for angle in [-8.0, -3.3, 0.0, 0.4, 5.0, 11.0] {
            let (found, _) = Ink::of(&lines(angle), 128).slant();
            assert!((found - angle).abs() <= 0.11, "{angle} {found}");
        }
    }

    #[test]
    fn a_page_that_lies_is_clearer_lying() {
        let ink = Ink::of(&image::imageops::rotate90(&lines(2.0)), 128);
        assert!(ink.lying().slant().1 > ink.slant().1 * 1.5);
    }
}
