//! TIFF: what office scanners write, often many pages in one file, black and white or grey.

use std::io::Cursor;

use image::{Rgb, RgbImage};
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};

use super::within;
use crate::error::ScanError;
use crate::limits::Limits;

type Reader<'a> = Decoder<Cursor<&'a [u8]>>;

/// How many pages there are; counting stops one beyond the limit.
pub(super) fn count(bytes: &[u8], limits: &Limits) -> Result<usize, ScanError> {
    let mut reader = reader(bytes, limits)?;
    let mut pages = 1;
    while reader.more_images() && pages <= limits.pages {
        reader.next_image().map_err(|_| ScanError::Broken)?;
        pages += 1;
    }
    Ok(pages)
}

/// Decodes the page at a position.
pub(super) fn page(bytes: &[u8], at: usize, limits: &Limits) -> Result<RgbImage, ScanError> {
    let mut reader = reader(bytes, limits)?;
    let broken = |_| ScanError::Broken;
    reader.seek_to_image(at).map_err(broken)?;
    let (width, height) = reader.dimensions().map_err(broken)?;
    within(at + 1, u64::from(width), u64::from(height), limits)?;
    let colour = reader.colortype().map_err(broken)?;
    let points = match reader.read_image().map_err(broken)? {
        DecodingResult::U8(points) => points,
        DecodingResult::U16(points) => points.into_iter().map(|point| (point >> 8) as u8).collect(),
        _ => return Err(ScanError::Broken),
    };
    let wide = width as usize;
    let row_bytes = match colour {
        ColorType::Gray(1) => wide.div_ceil(8),
        ColorType::Gray(8 | 16) => wide,
        ColorType::GrayA(8 | 16) => wide * 2,
        ColorType::RGB(8 | 16) | ColorType::YCbCr(8) => wide * 3,
        ColorType::RGBA(8 | 16) => wide * 4,
        _ => return Err(ScanError::Broken),
    };
    if points.len() < row_bytes * height as usize {
        return Err(ScanError::Broken);
    }
    let step = row_bytes / wide.max(1);
    Ok(RgbImage::from_fn(width, height, |x, y| {
        let (row, x) = (y as usize * row_bytes, x as usize);
        match colour {
            ColorType::Gray(1) => grey(if points[row + x / 8] >> (7 - x % 8) & 1 == 1 { 255 } else { 0 }),
            ColorType::Gray(_) | ColorType::GrayA(_) => grey(points[row + x * step]),
            _ => {
                let at = row + x * step;
                Rgb([points[at], points[at + 1], points[at + 2]])
            }
        }
    }))
}

fn reader<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Reader<'a>, ScanError> {
    let mut bounds = tiff::decoder::Limits::default();
    bounds.decoding_buffer_size = usize::try_from(limits.allocation).unwrap_or(usize::MAX);
    bounds.intermediate_buffer_size = bounds.decoding_buffer_size;
    let reader = Decoder::new(Cursor::new(bytes)).map_err(|_| ScanError::Broken)?;
    Ok(reader.with_limits(bounds))
}

fn grey(level: u8) -> Rgb<u8> {
    Rgb([level; 3])
}
