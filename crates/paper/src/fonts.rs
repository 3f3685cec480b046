//! The faces documents are set in: Noto Sans for forms, whose Vietnamese marks stay inside the line and whose digits have
//! one width; Tinos for results, which has the measures of the face that Decree 30/2020 asks for.
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

const FACES: [&[u8]; 8] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/bold-italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/serif-regular.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/serif-bold.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/serif-italic.ttf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/fonts/serif-bold-italic.ttf")),
];

/// The upright face of usual weight, as the file it is.
pub fn regular() -> &'static [u8] {
    FACES[0]
}

/// The face results are set in, upright, as the file it is.
pub fn serif() -> &'static [u8] {
    FACES[4]
}

/// The same, slanted.
pub fn serif_italic() -> &'static [u8] {
    FACES[6]
}

/// What a document is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Forms 01–07 and declarations.
    Sans,
    /// Results.
    Serif,
}

impl Family {
    /// The name templates call it by.
    const fn name(self) -> &'static str {
        match self {
            Self::Sans => "Noto Sans",
            Self::Serif => "Tinos",
        }
    }
}

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

    /// Whether every face of a family has a glyph for this character: a document may set any text in any of them.
    pub(crate) fn can_print(&self, family: Family, character: char) -> bool {
        let mut faces = self.faces.iter().filter(|face| face.info().family == family.name());
        faces.all(|face| face.info().coverage.contains(character as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_face() {
        let fonts = Fonts::embedded();
        for family in [Family::Sans, Family::Serif] {
            assert_eq!(fonts.faces.iter().filter(|face| face.info().family == family.name()).count(), 4, "{family:?}");
        }
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz\
            áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ";
        for letter in letters.chars().chain(letters.to_uppercase().chars()).chain("0123456789₫–…“”".chars()) {
            for family in [Family::Sans, Family::Serif] {
                assert!(fonts.can_print(family, letter), "{letter} cannot be printed in {family:?}");
            }
        }
    }
}
