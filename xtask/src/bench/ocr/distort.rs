//! What copiers and telephones do to a page. Each condition gives a JPEG file, as a person would upload it.

use anyhow::Result;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};
use scan::shape::Homography;
use scan::shape::warp::warp;

use super::chance::Chance;

/// A way in which a page suffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// As it left the printer, 300 points an inch.
    Clean,
    /// Grain over the whole page.
    Noise,
    /// Slightly out of focus.
    Blur,
    /// Up to five degrees askew.
    Skew,
    /// 130 points an inch.
    Coarse,
    /// Shadow over one half.
    Shadow,
    /// Saved as a very small file.
    Squeezed,
    /// Put in on its head.
    OnItsHead,
    /// Put in lying.
    Lying,
    /// Photographed on a table: perspective, shadow, grain, small file.
    Photo,
}

impl Condition {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Clean,
        Self::Noise,
        Self::Blur,
        Self::Skew,
        Self::Coarse,
        Self::Shadow,
        Self::Squeezed,
        Self::OnItsHead,
        Self::Lying,
        Self::Photo,
    ];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Noise => "noise",
            Self::Blur => "blur",
            Self::Skew => "skew",
            Self::Coarse => "coarse",
            Self::Shadow => "shadow",
            Self::Squeezed => "squeezed",
            Self::OnItsHead => "on its head",
            Self::Lying => "lying",
            Self::Photo => "photo",
        }
    }
}

const WHITE: Rgb<u8> = Rgb([255; 3]);

/// The page under a condition, as a JPEG file.
pub fn distort(page: &RgbImage, condition: Condition, seed: u64) -> Result<Vec<u8>> {
    let mut chance = Chance::new(seed ^ 0xd15_7047);
    match condition {
        Condition::Clean => jpeg(page, 90),
        Condition::Noise => jpeg(&grain(page.clone(), 28.0, &mut chance), 85),
        Condition::Blur => jpeg(&imageops::blur(page, 1.8), 85),
        Condition::Skew => jpeg(&askew(page, chance.swing() * 5.0), 85),
        Condition::Coarse => jpeg(&smaller(page, 130.0 / 300.0), 80),
        Condition::Shadow => jpeg(&shadow(page.clone(), &mut chance), 80),
        Condition::Squeezed => jpeg(&smaller(page, 0.6), 18),
        Condition::OnItsHead => jpeg(&imageops::rotate180(page), 85),
        Condition::Lying => jpeg(&imageops::rotate270(page), 85),
        Condition::Photo => {
            let photo = shadow(on_table(page, &mut chance), &mut chance);
            jpeg(&grain(imageops::blur(&photo, 0.9), 8.0, &mut chance), 70)
        }
    }
}

fn jpeg(page: &RgbImage, quality: u8) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(page)?;
    Ok(bytes)
}

fn smaller(page: &RgbImage, scale: f32) -> RgbImage {
    let of = |length: u32| (length as f32 * scale) as u32;
    imageops::thumbnail(page, of(page.width()), of(page.height()))
}

fn askew(page: &RgbImage, degrees: f32) -> RgbImage {
    warp(page, &Homography::level(page.width(), page.height(), -degrees), page.width(), page.height(), WHITE)
}

fn grain(mut page: RgbImage, strength: f32, chance: &mut Chance) -> RgbImage {
    for point in page.pixels_mut() {
        // Three swings together are nearly a bell curve.
        let by = (chance.swing() + chance.swing() + chance.swing()) * strength;
        point.0 = point.0.map(|level| (f32::from(level) + by).clamp(0.0, 255.0) as u8);
    }
    page
}

/// Light that falls off from one side to the other, and the edge of a hand's shadow.
fn shadow(mut page: RgbImage, chance: &mut Chance) -> RgbImage {
    let (across, down) = (chance.swing() * 0.35, chance.swing() * 0.3);
    let (width, height) = (page.width() as f32, page.height() as f32);
    let (at, slope) = (0.5 + chance.swing() * 0.3, chance.swing());
    for (x, y, point) in page.enumerate_pixels_mut() {
        let (x, y) = (x as f32 / width, y as f32 / height);
        let edge = ((x - at - slope * (y - 0.5)) * 12.0).clamp(-1.0, 1.0);
        let light = 0.78 + across * (x - 0.5) + down * (y - 0.5) - 0.12 * edge;
        point.0 = point.0.map(|level| (f32::from(level) * light).clamp(0.0, 255.0) as u8);
    }
    page
}

/// The sheet on a brown table, seen from a little aside.
fn on_table(page: &RgbImage, chance: &mut Chance) -> RgbImage {
    // A telephone of twelve megapixels, or nearer for a small card.
    let long = 3_000.0_f32;
    let scale = (long * 0.82 / page.height().max(page.width()) as f32).min(3.0);
    let (wide, high) = (page.width() as f32 * scale, page.height() as f32 * scale);
    let (width, height) = ((wide * 1.22) as u32, (high * 1.22) as u32);
    let (left, top) = (wide * 0.11, high * 0.11);
    let mut move_by = |share: f32, of: f32| chance.swing() * share * of;
    let corners = [
        (left + move_by(0.05, wide), top + move_by(0.05, high)),
        (left + wide + move_by(0.05, wide), top + move_by(0.05, high)),
        (left + wide + move_by(0.05, wide), top + high + move_by(0.05, high)),
        (left + move_by(0.05, wide), top + high + move_by(0.05, high)),
    ];
    let (w, h) = (page.width() as f32, page.height() as f32);
    let flat = [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)];
    let source = Homography::between(corners, flat).expect("a sheet has four corners");
    let mut photo = warp(page, &source, width, height, Rgb([96, 70, 48]));
    // Grain of the wood.
    for (x, y, point) in photo.enumerate_pixels_mut() {
        if point.0 == [96, 70, 48] {
            let by = ((x / 9 + y / 170) % 7) as u8;
            point.0 = [90 + by, 64 + by, 43 + by];
        }
    }
    photo
}
