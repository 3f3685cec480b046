//! Page → upright, clear page: cut out of the table, level, on its feet, under even light.

use image::{GrayImage, Rgb, RgbImage, imageops};

use crate::judge::{self, Verdict};
use crate::open::Page;
use crate::shape::slant::Ink;
use crate::shape::upright::Lines;
use crate::shape::{Homography, Sheet, grey, leaders, warp};

/// A page ready to be looked at, kept and read.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Which page of its file, counted from 1.
    pub number: usize,
    /// The picture in colour: upright, level, only the sheet. Places of words are in its points.
    pub picture: RgbImage,
    /// What speaks against keeping or reading it; empty for a good page.
    pub verdicts: Vec<Verdict>,
    /// Quarter turns it took to stand, clockwise.
    pub turned: u8,
    /// By how many degrees its lines fell.
    pub slant: f32,
    /// Whether a sheet was cut out of a larger picture.
    pub cropped: bool,
    /// What is read: grey, under even light, letters of a good size.
    pub(crate) clear: GrayImage,
    /// Points of `clear` to one of `picture`.
    pub(crate) scale: f32,
}

/// No screen and no reader of ours has use for more points on the longer side.
const LONGEST: u32 = 4_200;
/// Ink is darker than this under even light.
pub(crate) const INK: u8 = 150;
const WHITE: Rgb<u8> = Rgb([255; 3]);

/// Prepares a page. It never fails: what cannot be mended is left as it is and told as a verdict.
#[must_use]
pub fn prepare(page: &Page) -> Prepared {
    let whole = at_most(&page.picture, LONGEST);
    let sheet = Sheet::find(&grey::of(&whole));
    let picture = sheet.as_ref().and_then(|sheet| cut_out(&whole, sheet)).unwrap_or(whole);
    let (picture, quarter, slant) = level(picture);
    let mut clear = grey::even(&grey::of(&picture));
    let sharp = judge::softness(&clear);
    for _ in 0..grains(&clear) {
        clear = grey::soften(&clear);
    }
    leaders::wipe(&mut clear, INK + 30);
    let mut lines = lines(&clear);
    let mut turned = u8::from(quarter);
    let mut picture = picture;
    if lines.is_upside_down() {
        turned += 2;
        imageops::rotate180_in_place(&mut picture);
        imageops::rotate180_in_place(&mut clear);
        lines.above = 1.0 - lines.above;
    }
    let verdicts = judge::judge(&picture, &clear, &lines, sheet.as_ref(), sharp);
    let (clear, scale) = sized(clear, lines.letter);
    Prepared { number: page.number, picture, verdicts, turned, slant, cropped: sheet.is_some(), clear, scale }
}

impl Prepared {
    /// The same page on its head: what is tried when it cannot be read as it stands.
    pub(crate) fn upside_down(&self) -> Self {
        let mut other = self.clone();
        imageops::rotate180_in_place(&mut other.picture);
        imageops::rotate180_in_place(&mut other.clear);
        other.turned = (self.turned + 2) % 4;
        other
    }
}

fn at_most(picture: &RgbImage, longest: u32) -> RgbImage {
    let side = picture.width().max(picture.height());
    if side <= longest {
        return picture.clone();
    }
    let scale = f64::from(longest) / f64::from(side);
    let of = |length: u32| ((f64::from(length) * scale) as u32).max(1);
    imageops::thumbnail(picture, of(picture.width()), of(picture.height()))
}

/// The sheet as seen from straight above.
fn cut_out(picture: &RgbImage, sheet: &Sheet) -> Option<RgbImage> {
    let [upper_left, upper_right, lower_right, lower_left] = sheet.corners;
    let far = |one: (f32, f32), other: (f32, f32)| (one.0 - other.0).hypot(one.1 - other.1);
    let width = far(upper_left, upper_right).max(far(lower_left, lower_right));
    let height = far(upper_left, lower_left).max(far(upper_right, lower_right));
    if width < 50.0 || height < 50.0 || width.max(height) > LONGEST as f32 * 1.5 {
        return None;
    }
    // A little inside, so that no rim of the table is left.
    let rim = 0.004 * width.max(height);
    let to = [(-rim, -rim), (width + rim, -rim), (width + rim, height + rim), (-rim, height + rim)];
    let source = Homography::between(to, sheet.corners)?;
    Some(warp::warp(picture, &source, width as u32, height as u32, WHITE))
}

/// Turns the page so that lines run from left to right and do not fall; with whether it lay, and how they fell.
fn level(picture: RgbImage) -> (RgbImage, bool, f32) {
    let small = grey::of(&picture);
    let small = grey::even(&grey::shrink(&small, grey::factor_for(&small, 1_400)));
    let ink = Ink::of(&small, INK);
    let ((stands, clear), (lies, lying_clear)) = (ink.slant(), ink.lying().slant());
    let is_lying = lying_clear > clear * 1.25;
    let (picture, slant) = if is_lying { (imageops::rotate90(&picture), -lies) } else { (picture, stands) };
    if slant.abs() < 0.15 || slant.abs() >= crate::shape::slant::MOST {
        return (picture, is_lying, slant);
    }
    let source = Homography::level(picture.width(), picture.height(), slant);
    (warp::warp(&picture, &source, picture.width(), picture.height(), WHITE), is_lying, slant)
}

/// How often the grain of a page wants softening. The grain of good paper is about one level.
fn grains(clear: &GrayImage) -> usize {
    match grey::grain(clear) {
        grain if grain > 14.0 => 2,
        grain if grain > 6.0 => 1,
        _ => 0,
    }
}

/// The lines of a page, measured in its points.
fn lines(clear: &GrayImage) -> Lines {
    let factor = grey::factor_for(clear, 1_800);
    let mut lines = Lines::of(&grey::shrink(clear, factor), INK);
    lines.letter *= factor as f32;
    lines
}

/// Tesseract reads best when a small letter is some twenty points tall.
fn sized(clear: GrayImage, letter: f32) -> (GrayImage, f32) {
    let room = f64::from(clear.width()) * f64::from(clear.height());
    let scale: f32 = match letter {
        letter if letter > 44.0 => 0.5,
        letter if letter > 0.0 && letter < 12.0 && room < 6e6 => 2.0,
        _ => return (clear, 1.0),
    };
    let of = |length: u32| ((length as f32 * scale) as u32).max(1);
    let (width, height) = (of(clear.width()), of(clear.height()));
    let clear = if scale < 1.0 {
        grey::shrink(&clear, 2)
    } else {
        imageops::resize(&clear, width, height, imageops::FilterType::CatmullRom)
    };
    (clear, scale)
}
