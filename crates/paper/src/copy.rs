//! A certified electronic copy: the pages of the original as pictures, and a last page with the certification statement
//! (Decree 23/2015 Art. 20.3), with room for two visible signatures.
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use typst::foundations::Bytes;

use crate::fonts::Family;
use crate::form::{Letterhead, Sheet};
use crate::render::{PaperError, Pdf, Renderer, print};
use crate::world::{Desk, file_id};
use crate::{qr, text};

/// Where the signature of the person goes on the statement page: points from its lower left corner.
pub const PERSON: Room = Room { left: 310.0, bottom: 330.0, width: 230.0, height: 80.0 };
/// Where the signature of the agency goes.
pub const AGENCY: Room = Room { left: 310.0, bottom: 235.0, width: 230.0, height: 80.0 };

const TEMPLATE: &str = "certified-copy.typ";

/// A rectangle on the last page, in points from its lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// From the left edge.
    pub left: f32,
    /// From the lower edge.
    pub bottom: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// One page of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// JPEG.
    pub jpeg: Vec<u8>,
    /// Wider than high: its page is turned.
    pub is_wide: bool,
}

/// What the last page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertifiedCopy {
    /// Who certifies, where and on which day.
    pub head: Letterhead,
    /// The ordinal, such as `07`.
    pub line: String,
    /// The book, such as `01/2026-SCT/BS`.
    pub book: String,
    /// Name of the original.
    pub title: String,
    /// Pages of the original.
    pub pages: u32,
    /// Copies under the number.
    pub copies: u32,
    /// The day.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub on: Date,
    /// In which capacity the person certifies, such as “KT. Chủ tịch, Phó Chủ tịch”.
    pub capacity: String,
    /// Who certifies.
    pub certifier: String,
    /// What stands behind the square code, in groups, for people.
    pub check_code: String,
    /// Where the square code leads.
    pub check_url: String,
}

impl Renderer {
    /// Makes the copy that is to be signed. The same pages and words give the same bytes.
    ///
    /// # Errors
    /// As [`Renderer::render_on`].
    pub fn copy(&self, copy: &CertifiedCopy, pages: Vec<PagePicture>) -> Result<Pdf, PaperError> {
        let wide: Vec<bool> = pages.iter().map(|page| page.is_wide).collect();
        let mut data = json!({ "form": copy, "sheet": Sheet::A4, "language": "vi", "qr": true, "wide": wide });
        text::make_printable(&mut data, &|character| self.ground.fonts.can_print(Family::Sans, character));
        let qr = qr::draw(&copy.check_url).map_err(|_| PaperError::Address(copy.check_url.len()))?;
        let desk = Desk {
            ground: &self.ground,
            main: file_id(TEMPLATE),
            data: Bytes::new(data.to_string().into_bytes()),
            qr: Some(Bytes::from_string(qr)),
            pictures: pages.into_iter().map(|page| Bytes::new(page.jpeg)).collect(),
        };
        let printed = print(&desk, |_| ()).map(|(pdf, ())| pdf);
        // Pages of somebody's papers do not stay in memory.
        typst::comemo::evict(0);
        printed
    }

    /// The face in which visible signatures are set: the one of the forms.
    #[must_use]
    pub fn face(&self) -> &'static [u8] {
        crate::fonts::regular()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    /// One grey dot as JPEG: flat tables, one coefficient.
    pub(crate) fn dot() -> Vec<u8> {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
        jpeg.extend([1; 64]);
        jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        for class in [0, 0x10] {
            jpeg.extend([0xff, 0xc4, 0, 20, class, 1]);
            jpeg.extend([0; 16]);
        }
        jpeg.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]);
        jpeg
    }

    pub(crate) fn sample() -> CertifiedCopy {
        CertifiedCopy {
            head: Letterhead { number: None, ..Letterhead::sample() },
            line: "07".into(),
            book: "01/2026-SCT/BS".into(),
            title: "Bằng tốt nghiệp đại học mang tên Nguyễn Văn Minh".into(),
            pages: 2,
            copies: 1,
            on: jiff::civil::date(2026, 11, 18),
            capacity: "Chủ tịch".into(),
            certifier: "Đỗ Thị Lan".into(),
            check_code: "0123A-BCDEF-GHJKM-NPQRS".into(),
            check_url: "https://motcua.example.vn/k/0123ABCDEFGHJKMNPQRS".into(),
        }
    }

    #[test]
    fn every_page_of_the_original_comes_first_and_the_statement_last() {
        let pages = vec![PagePicture { jpeg: dot(), is_wide: false }, PagePicture { jpeg: dot(), is_wide: true }];
        let renderer = Renderer::new();
        let pdf = renderer.copy(&sample(), pages.clone()).unwrap();
        assert_eq!(pdf.pages, 3);
        assert_eq!(renderer.copy(&sample(), pages).unwrap().bytes, pdf.bytes);
    }

    #[test]
    fn a_page_that_is_no_picture_is_not_copied() {
        let pages = vec![PagePicture { jpeg: b"not a picture".to_vec(), is_wide: false }];
        assert!(matches!(Renderer::new().copy(&sample(), pages), Err(PaperError::Template(_))));
    }
}
