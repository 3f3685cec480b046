//! JPEG and PNG. The size is asked before anything is decoded: a bomb is a small file with a large picture.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, RgbImage};

use super::within;
use crate::error::ScanError;
use crate::limits::Limits;

/// Whether the picture can be decoded within the limits, judged by its head.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), ScanError> {
    decoder(bytes, limits).map(|_| ())
}

/// Decodes the picture and turns it as its EXIF note says: telephones store every photograph lying.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<RgbImage, ScanError> {
    let mut decoder = decoder(bytes, limits)?;
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| ScanError::Broken)?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

fn decoder(bytes: &[u8], limits: &Limits) -> Result<impl ImageDecoder, ScanError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| ScanError::Broken)?;
    let mut bounds = image::Limits::default();
    bounds.max_alloc = Some(limits.allocation);
    reader.limits(bounds);
    let decoder = reader.into_decoder().map_err(|_| ScanError::Broken)?;
    let (width, height) = decoder.dimensions();
    within(1, u64::from(width), u64::from(height), limits)?;
    Ok(decoder)
}

/// What can be seen through is paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let over = |colour: u8| {
            let mixed = (u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(255)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}
