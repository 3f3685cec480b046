//! The faces forms are set in: Noto Sans, whose Vietnamese marks stay inside the line and whose digits have one width.
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

const FACES: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/bold-italic.ttf")),
];

/// Fonts read once and shared by all renderings.
pub(crate) struct Fonts {
    pub(crate) faces: Vec<Font>,
}

impl Fonts {
    /// Reads the embedded faces.
    pub(crate) fn embedded() -> Self {
        let faces = FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
        Self { faces }
    }

    /// The index by which Typst chooses a face.
    pub(crate) fn book(&self) -> FontBook {
        FontBook::from_fonts(&self.faces)
    }

    /// Whether every face has a glyph for this character: a form may set any text in any of them.
    pub(crate) fn can_print(&self, character: char) -> bool {
        self.faces.iter().all(|face| face.info().coverage.contains(character as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_face() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.faces.len(), 4);
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz\
            áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
        for letter in letters.chars().chain(letters.to_uppercase().chars()).chain("0123456789₫–…“”".chars()) {
            assert!(fonts.can_print(letter), "{letter} cannot be printed");
        }
    }
}
