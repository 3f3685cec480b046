//! Bytes → pages. What a file is follows from its content; pages are read one at a time.

mod pdf; // pages of a PDF, drawn by poppler in a bounded child
mod picture; // JPEG and PNG
mod tiff; // TIFF of many pages

use image::RgbImage;

use crate::error::ScanError;
use crate::limits::Limits;

/// One page as it was in the file, the right way up as far as the file itself says (EXIF).
#[derive(Debug, Clone)]
pub struct Page {
    /// Which one, counted from 1.
    pub number: usize,
    /// The picture.
    pub picture: RgbImage,
    /// Points an inch, where the file says so truly: only a PDF does.
    pub resolution: Option<u32>,
}

impl Page {
    /// The picture as a JPEG file, at a quality from 1 to 100.
    ///
    /// # Errors
    /// [`ScanError::Broken`] for a picture without size.
    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, ScanError> {
        let mut bytes = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality.clamp(1, 100));
        self.picture.write_with_encoder(encoder).map_err(|_| ScanError::Broken)?;
        Ok(bytes)
    }
}

/// A file whose pages can be read one by one.
#[derive(Debug)]
pub struct File {
    content: Content,
    pages: usize,
    limits: Limits,
}

#[derive(Debug)]
enum Content {
    Pdf(pdf::Pdf),
    Tiff(Vec<u8>),
    Picture(Vec<u8>),
}

/// Opens a file and counts its pages, without decoding any.
///
/// # Errors
/// [`ScanError`] when it is nothing we take, locked, damaged, or beyond the limits.
pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<File, ScanError> {
    if bytes.is_empty() {
        return Err(ScanError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(ScanError::TooLarge { bytes: bytes.len(), most: limits.bytes });
    }
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let (content, pages) = if starts(b"%PDF-") {
        let pdf = pdf::Pdf::open(&bytes, limits)?;
        let pages = pdf.pages;
        (Content::Pdf(pdf), pages)
    } else if starts(b"II*\0") || starts(b"MM\0*") {
        let pages = tiff::count(&bytes, limits)?;
        (Content::Tiff(bytes), pages)
    } else if starts(&[0xff, 0xd8, 0xff]) || starts(b"\x89PNG\r\n\x1a\n") {
        picture::check(&bytes, limits)?;
        (Content::Picture(bytes), 1)
    } else {
        return Err(ScanError::NotAPicture);
    };
    match pages {
        0 => Err(ScanError::Broken),
        pages if pages > limits.pages => Err(ScanError::TooManyPages { pages, most: limits.pages }),
        pages => Ok(File { content, pages, limits: limits.clone() }),
    }
}

impl File {
    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Reads a page, counted from 0.
    ///
    /// # Errors
    /// [`ScanError`] when there is no such page, it is damaged or beyond the limits.
    pub fn page(&self, at: usize) -> Result<Page, ScanError> {
        let number = at + 1;
        if at >= self.pages {
            return Err(ScanError::NoPage { page: number });
        }
        let (picture, resolution) = match &self.content {
            Content::Pdf(pdf) => pdf.page(number, &self.limits).map(|(picture, dpi)| (picture, Some(dpi)))?,
            Content::Tiff(bytes) => (tiff::page(bytes, at, &self.limits)?, None),
            Content::Picture(bytes) => (picture::read(bytes, &self.limits)?, None),
        };
        Ok(Page { number, picture, resolution })
    }
}

/// Refuses a picture whose points would fill the memory.
fn within(page: usize, width: u64, height: u64, limits: &Limits) -> Result<(), ScanError> {
    if width == 0 || height == 0 {
        return Err(ScanError::Broken);
    }
    if width.saturating_mul(height) > limits.pixels {
        return Err(ScanError::TooManyPixels { page, width, height, most: limits.pixels });
    }
    Ok(())
}
