//! Shrinking, even light, a threshold between ink and paper.

use image::{GrayImage, Luma, RgbImage};

/// The picture without its colours.
#[must_use]
pub fn of(picture: &RgbImage) -> GrayImage {
    image::imageops::grayscale(picture)
}

/// The picture shrunk by a whole factor, each point the mean of those it stands for.
#[must_use]
pub fn shrink(picture: &GrayImage, factor: u32) -> GrayImage {
    if factor <= 1 {
        return picture.clone();
    }
    let (wide, points) = (picture.width() as usize, picture.as_raw());
    let (width, height) = ((picture.width() / factor).max(1), (picture.height() / factor).max(1));
    let mut sums = vec![0_u32; width as usize];
    let mut small = Vec::with_capacity((width * height) as usize);
    for y in 0..height {
        sums.fill(0);
        let rows = (y * factor..(y * factor + factor).min(picture.height())).map(|row| row as usize);
        let count = rows.len() as u32;
        for row in rows {
            for (sum, block) in sums.iter_mut().zip(points[row * wide..][..wide].chunks(factor as usize)) {
                *sum += block.iter().map(|point| u32::from(*point)).sum::<u32>();
            }
        }
        let columns = factor.min(picture.width());
        small.extend(sums.iter().map(|sum| (sum / (count * columns).max(1)).min(255) as u8));
    }
    GrayImage::from_raw(width, height, small).expect("as many points as width times height")
}

/// The factor that brings the longer side to at most this many points.
#[must_use]
pub fn factor_for(picture: &GrayImage, longest: u32) -> u32 {
    picture.width().max(picture.height()).div_ceil(longest.max(1)).max(1)
}

/// The same page under even light: paper becomes white however the shadow of a hand lies on it.
///
/// The light is taken as the brightness of paper in each small square, which text never covers whole.
#[must_use]
pub fn even(picture: &GrayImage) -> GrayImage {
    let block = (picture.width().max(picture.height()) / 64).max(8);
    let (columns, rows) = (picture.width().div_ceil(block), picture.height().div_ceil(block));
    let light = smooth(&widen(&GrayImage::from_fn(columns, rows, |column, row| {
        Luma([bright(picture, column * block, row * block, block)])
    })));
    let mut out = picture.clone();
    let scale = 1.0 / block as f32;
    for (y, line) in out.as_mut().chunks_mut(picture.width() as usize).enumerate() {
        for (x, point) in line.iter_mut().enumerate() {
            let level = between(&light, x as f32 * scale - 0.5, y as f32 * scale - 0.5).max(16.0);
            *point = (f32::from(*point) * 255.0 / level).min(255.0) as u8;
        }
    }
    out
}

/// How coarse the grain of the paper is under even light: by how much a point differs from those beside it, on average.
#[must_use]
pub fn grain(picture: &GrayImage) -> f32 {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for row in picture.as_raw().chunks(picture.width() as usize).step_by(3) {
        for three in row.windows(3).filter(|three| three.iter().all(|point| *point > 150)) {
            let beside = (i32::from(three[0]) + i32::from(three[2])) / 2;
            sum += u64::from(i32::from(three[1]).abs_diff(beside));
            count += 1;
        }
    }
    sum as f32 / count.max(1) as f32
}

/// Each point mixed with those around it, nearer ones counting more: grain goes, strokes stay.
#[must_use]
pub fn soften(picture: &GrayImage) -> GrayImage {
    let (wide, high) = (picture.width() as usize, picture.height() as usize);
    let points = picture.as_raw();
    let mut across = vec![0_u16; points.len()];
    for (row, out) in points.chunks(wide).zip(across.chunks_mut(wide)) {
        let at = |x: usize| u16::from(row[x]);
        for (x, out) in out.iter_mut().enumerate() {
            *out = at(x.saturating_sub(1)) + 2 * at(x) + at((x + 1).min(wide - 1));
        }
    }
    let mut out = picture.clone();
    for (y, row) in out.as_mut().chunks_mut(wide).enumerate() {
        let line = |y: usize| &across[y * wide..][..wide];
        let (above, here, below) = (line(y.saturating_sub(1)), line(y), line((y + 1).min(high - 1)));
        for (x, point) in row.iter_mut().enumerate() {
            *point = ((above[x] + 2 * here[x] + below[x]) / 16) as u8;
        }
    }
    out
}

/// The level that parts ink from paper best (Otsu), and the means on either side.
#[must_use]
pub fn threshold(picture: &GrayImage) -> (u8, f32, f32) {
    let mut counts = [0_u64; 256];
    for point in picture.as_raw() {
        counts[usize::from(*point)] += 1;
    }
    let all: u64 = counts.iter().sum();
    let total: f64 = counts.iter().enumerate().map(|(level, count)| level as f64 * *count as f64).sum();
    let (mut below, mut sum) = (0_u64, 0.0);
    let mut best = (0.0, 128_u8, 0.0, 255.0);
    for (level, count) in counts.iter().enumerate().take(255) {
        below += count;
        sum += level as f64 * *count as f64;
        if below == 0 || below == all {
            continue;
        }
        let (dark, light) = (sum / below as f64, (total - sum) / (all - below) as f64);
        let apart = below as f64 * (all - below) as f64 * (light - dark).powi(2);
        if apart > best.0 {
            best = (apart, level as u8, dark, light);
        }
    }
    (best.1, best.2 as f32, best.3 as f32)
}

/// The level below which this share of all points lies.
#[must_use]
pub fn percentile(picture: &GrayImage, share: f64) -> u8 {
    let mut counts = [0_u64; 256];
    for point in picture.as_raw() {
        counts[usize::from(*point)] += 1;
    }
    let wanted = (picture.as_raw().len() as f64 * share) as u64;
    let mut seen = 0;
    for (level, count) in counts.iter().enumerate() {
        seen += count;
        if seen > wanted {
            return level as u8;
        }
    }
    255
}

/// Brightness of the paper in a square: what nine tenths of its points do not exceed.
fn bright(picture: &GrayImage, left: u32, top: u32, block: u32) -> u8 {
    let mut counts = [0_u32; 256];
    let mut all = 0;
    // Every second point of every second row tells as much.
    for y in (top..(top + block).min(picture.height())).step_by(2) {
        for x in (left..(left + block).min(picture.width())).step_by(2) {
            counts[usize::from(picture.get_pixel(x, y).0[0])] += 1;
            all += 1;
        }
    }
    let mut seen = 0;
    for (level, count) in counts.iter().enumerate() {
        seen += count;
        if seen * 10 >= all * 9 {
            return level as u8;
        }
    }
    255
}

/// Each point the brightest of its neighbourhood: a square full of ink takes the light of those beside it.
fn widen(light: &GrayImage) -> GrayImage {
    around(light, |values| values.max().unwrap_or(255))
}

fn smooth(light: &GrayImage) -> GrayImage {
    let mean = |values: &mut dyn Iterator<Item = u8>| {
        let (sum, count) = values.fold((0_u32, 0), |(sum, count), value| (sum + u32::from(value), count + 1));
        (sum / count.max(1)) as u8
    };
    around(&around(light, mean), mean)
}

fn around(light: &GrayImage, of: impl Fn(&mut dyn Iterator<Item = u8>) -> u8) -> GrayImage {
    let (width, height) = (i64::from(light.width()), i64::from(light.height()));
    GrayImage::from_fn(light.width(), light.height(), |x, y| {
        let near = |at: u32, most: i64| (i64::from(at) - 1).max(0)..=(i64::from(at) + 1).min(most - 1);
        let mut values = near(y, height)
            .flat_map(|row| near(x, width).map(move |column| (column, row)))
            .map(|(column, row)| light.get_pixel(column as u32, row as u32).0[0]);
        Luma([of(&mut values)])
    })
}

/// The level between four points.
fn between(picture: &GrayImage, x: f32, y: f32) -> f32 {
    let x = x.clamp(0.0, picture.width() as f32 - 1.0);
    let y = y.clamp(0.0, picture.height() as f32 - 1.0);
    let (left, top) = (x as u32, y as u32);
    let (right, bottom) = ((left + 1).min(picture.width() - 1), (top + 1).min(picture.height() - 1));
    let at = |x, y| f32::from(picture.get_pixel(x, y).0[0]);
    let (over, under) = (x - left as f32, y - top as f32);
    let upper = at(left, top) * (1.0 - over) + at(right, top) * over;
    let lower = at(left, bottom) * (1.0 - over) + at(right, bottom) * over;
    upper * (1.0 - under) + lower * under
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_light_makes_paper_white_and_leaves_ink_dark() {
        // A shadow over the page, and a grid of ink in it.
        let page = GrayImage::from_fn(640, 640, |x, y| {
            let light = 90 + x / 5;
            Luma([if x % 16 == 0 || y % 16 < 2 { light / 4 } else { light } as u8])
        });
        let out = even(&page);
        let (paper, ink) = (out.get_pixel(8, 8).0[0], out.get_pixel(16, 8).0[0]);
        assert!(paper > 230 && ink < 90, "{paper} {ink}");
        assert!(out.get_pixel(632, 632).0[0] > 230);
    }

    #[test]
    fn shrinking_takes_the_mean_and_the_threshold_lies_between_ink_and_paper() {
        let page = GrayImage::from_fn(8, 4, |x, _| Luma([if x < 4 { 20 } else { 220 }]));
        let small = shrink(&page, 2);
        assert_eq!((small.dimensions(), small.get_pixel(0, 0).0[0], small.get_pixel(3, 1).0[0]), ((4, 2), 20, 220));
        let (level, dark, light) = threshold(&page);
        assert!((20..220).contains(&level));
        assert_eq!((dark, light), (20.0, 220.0));
        assert_eq!(percentile(&page, 0.9), 220);
    }
}
