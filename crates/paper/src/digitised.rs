//! A paper as a file: its pages as pictures, each with what was read on it, ready to be signed by the officer who made the
//! copy (Decree 118/2025 Art. 17.1c).
use jiff::civil::Date;
use serde_json::json;
use typst::foundations::Bytes;

use crate::copy::PagePicture;
use crate::fonts::Family;
use crate::form::Sheet;
use crate::render::{PaperError, Pdf, Renderer, print};
use crate::text;
use crate::world::{Desk, file_id};

const TEMPLATE: &str = "digitised.typ";

/// A page, and what was read on it: what a screen reader says instead of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPage {
    /// The page.
    pub picture: PagePicture,
    /// The words.
    pub words: String,
}

impl Renderer {
    /// Makes the file. The same pages and words give the same bytes.
    ///
    /// # Errors
    /// As [`Renderer::render_on`].
    pub fn digitised(&self, title: &str, author: &str, on: Date, pages: Vec<ReadPage>) -> Result<Pdf, PaperError> {
        let wide: Vec<bool> = pages.iter().map(|page| page.picture.is_wide).collect();
        let words: Vec<&str> = pages.iter().map(|page| page.words.as_str()).collect();
        let on = json!({ "year": on.year(), "month": on.month(), "day": on.day() });
        let form = json!({ "title": title, "author": author, "on": on });
        let mut data =
            json!({ "form": form, "sheet": Sheet::A4, "language": "vi", "qr": false, "wide": wide, "words": words });
        text::make_printable(&mut data, &|character| self.ground.fonts.can_print(Family::Sans, character));
        let desk = Desk {
            ground: &self.ground,
            main: file_id(TEMPLATE),
            data: Bytes::new(data.to_string().into_bytes()),
            qr: None,
            pictures: pages.into_iter().map(|page| Bytes::new(page.picture.jpeg)).collect(),
        };
        let printed = print(&desk, |_| ()).map(|(pdf, ())| pdf);
        // Pages of somebody's papers do not stay in memory.
        typst::comemo::evict(0);
        printed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_kept_with_the_words_that_were_read_on_it() {
        let picture = PagePicture { jpeg: crate::copy::tests::dot(), is_wide: false };
        let page = ReadPage { picture, words: "GIẤY KHAI SINH Nguyễn Văn Minh".to_owned() };
        let on = jiff::civil::date(2026, 3, 2);
        let make = || Renderer::new().digitised("Giấy khai sinh", "Hoa", on, vec![page.clone(), page.clone()]);
        let pdf = make().expect("a file");
        assert_eq!(pdf.pages, 2);
        assert_eq!(pdf.bytes, make().expect("a file").bytes);
    }
}
