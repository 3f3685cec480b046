//! Square codes on a page: that of an identity card, and those on our own papers.

use domain::document::reading::Place;
use image::{GrayImage, imageops};

use crate::prepare::Prepared;
use crate::shape::grey;

/// A square code that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// Where it is on the page.
    pub place: Place,
}

/// The square codes on a page; tried at several sizes, as the smallest are the hardest.
#[must_use]
pub fn codes(page: &Prepared) -> Vec<Code> {
    let whole = grey::of(&page.picture);
    let side = whole.width().max(whole.height());
    let found = read(&whole, 1.0);
    if !found.is_empty() {
        return found;
    }
    if side > 1_600 {
        return read(&grey::shrink(&whole, 2), 2.0);
    }
    let (width, height) = (whole.width() * 2, whole.height() * 2);
    read(&imageops::resize(&whole, width, height, imageops::FilterType::Triangle), 0.5)
}

fn read(picture: &GrayImage, scale: f32) -> Vec<Code> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| picture.get_pixel(x as u32, y as u32).0[0]);
    let grids = prepared.detect_grids();
    grids
        .iter()
        .filter_map(|grid| {
            let mut bytes = Vec::new();
            grid.decode_to(&mut bytes).ok()?;
            let text = String::from_utf8(bytes).ok()?;
            let side = |of: fn(&rqrr::Point) -> i32| {
                let values = grid.bounds.iter().map(of);
                let least = values.clone().min().unwrap_or(0).max(0) as f32 * scale;
                let most = values.max().unwrap_or(0).max(0) as f32 * scale;
                (least as u32, (most - least).max(0.0) as u32)
            };
            let ((left, width), (top, height)) = (side(|point| point.x), side(|point| point.y));
            Some(Code { text, place: Place { left, top, width, height } })
        })
        .collect()
}
