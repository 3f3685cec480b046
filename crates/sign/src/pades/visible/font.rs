//! Letters and their pictures: a TrueType font cut down to the letters used, embedded so that every reader shows the same,
//! and so that the text can be searched and read aloud (ToUnicode).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Object, ObjectId};
use sha2::{Digest as _, Sha256};
use subsetter::GlyphRemapper;

use crate::SignError;
use crate::pades::increment::Increment;

/// A font that is only read.
pub(super) struct Face<'a> {
    bytes: &'a [u8],
    face: ttf_parser::Face<'a>,
}

/// A glyph of the font.
pub(super) type Glyph = u16;

impl<'a> Face<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, SignError> {
        let face = ttf_parser::Face::parse(bytes, 0).map_err(|why| SignError::Font(why.to_string()))?;
        if face.tables().glyf.is_none() {
            return Err(SignError::Font("its outlines are not TrueType".to_owned()));
        }
        Ok(Self { bytes, face })
    }

    pub fn glyph(&self, letter: char) -> Result<Glyph, SignError> {
        self.face.glyph_index(letter).map(|glyph| glyph.0).ok_or(SignError::Letter(letter))
    }

    /// How far a glyph goes, in thousandths of the letters' height.
    pub fn advance(&self, glyph: Glyph) -> f32 {
        self.thousandths(self.face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0).into())
    }

    /// Up from the line, down from it (negative), in thousandths.
    pub fn reach(&self) -> (f32, f32) {
        (self.thousandths(self.face.ascender().into()), self.thousandths(self.face.descender().into()))
    }

    fn thousandths(&self, units: f32) -> f32 {
        units * 1000.0 / f32::from(self.face.units_per_em())
    }

    /// Puts the glyphs used into the file: the font's object, and by which number each glyph is written.
    pub fn embed(
        &self,
        increment: &mut Increment<'_>,
        used: &BTreeMap<Glyph, char>,
    ) -> Result<(ObjectId, GlyphRemapper), SignError> {
        let mut numbers = GlyphRemapper::new();
        for glyph in used.keys() {
            numbers.remap(*glyph);
        }
        let cut = subsetter::subset(self.bytes, 0, &numbers).map_err(|why| SignError::Font(why.to_string()))?;
        let name = self.name(&cut);
        let file = Dictionary::from_iter([("Length1", Object::Integer(cut.len() as i64))]);
        let file = increment.add_stream(file, cut);
        let descriptor = increment.add(self.descriptor(&name, file));
        let number = |glyph: Glyph| numbers.get(glyph).expect("each was remapped above");
        let mut widths: Vec<(u16, f32)> = used.keys().map(|glyph| (number(*glyph), self.advance(*glyph))).collect();
        widths.sort_by_key(|(number, _)| *number);
        let widths = widths
            .into_iter()
            .flat_map(|(number, width)| [Object::Integer(number.into()), Object::Array(vec![Object::Real(width)])]);
        let system = Dictionary::from_iter([
            ("Registry", Object::string_literal("Adobe")),
            ("Ordering", Object::string_literal("Identity")),
            ("Supplement", Object::Integer(0)),
        ]);
        let descendant = increment.add(Dictionary::from_iter([
            ("Type", Object::from("Font")),
            ("Subtype", Object::from("CIDFontType2")),
            ("BaseFont", Object::from(name.as_str())),
            ("CIDSystemInfo", Object::Dictionary(system)),
            ("FontDescriptor", Object::Reference(descriptor)),
            ("DW", Object::Integer(0)),
            ("W", Object::Array(widths.collect())),
            ("CIDToGIDMap", Object::from("Identity")),
        ]));
        let letters = used.iter().map(|(glyph, letter)| (number(*glyph), *letter)).collect();
        let unicode = increment.add_stream(Dictionary::new(), to_unicode(&letters).into_bytes());
        let font = increment.add(Dictionary::from_iter([
            ("Type", Object::from("Font")),
            ("Subtype", Object::from("Type0")),
            ("BaseFont", Object::from(name.as_str())),
            ("Encoding", Object::from("Identity-H")),
            ("DescendantFonts", Object::Array(vec![Object::Reference(descendant)])),
            ("ToUnicode", Object::Reference(unicode)),
        ]));
        Ok((font, numbers))
    }

    fn descriptor(&self, name: &str, file: ObjectId) -> Dictionary {
        let (up, down) = self.reach();
        let around = self.face.global_bounding_box();
        let around = [around.x_min, around.y_min, around.x_max, around.y_max];
        let capital = self.face.capital_height().map_or(up, |units| self.thousandths(units.into()));
        Dictionary::from_iter([
            ("Type", Object::from("FontDescriptor")),
            ("FontName", Object::from(name)),
            // Symbolic: letters are found by their number, not by an encoding.
            ("Flags", Object::Integer(4)),
            ("FontBBox", Object::Array(around.map(|units| Object::Real(self.thousandths(units.into()))).to_vec())),
            ("ItalicAngle", Object::Real(self.face.italic_angle())),
            ("Ascent", Object::Real(up)),
            ("Descent", Object::Real(down)),
            ("CapHeight", Object::Real(capital)),
            ("StemV", Object::Integer(80)),
            ("FontFile2", Object::Reference(file)),
        ])
    }

    /// Six letters that tell this cut from others, and the font's own name (ISO 32000-1, 9.6.4).
    fn name(&self, cut: &[u8]) -> String {
        let tag: String = Sha256::digest(cut)[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect();
        let names = self.face.names().into_iter();
        let own = names.filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let own = own.filter_map(|name| name.to_string()).next().unwrap_or_default();
        let own: String = own.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        format!("{tag}+{}", if own.is_empty() { "Font" } else { &own })
    }
}

/// Which letter each number is (ISO 32000-1, 9.10.3).
fn to_unicode(letters: &BTreeMap<u16, char>) -> String {
    let mut text = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let letters: Vec<_> = letters.iter().collect();
    for hundred in letters.chunks(100) {
        let _ = writeln!(text, "{} beginbfchar", hundred.len());
        for (number, letter) in hundred {
            let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(text, "<{number:04X}> <{units}>");
        }
        text.push_str("endbfchar\n");
    }
    text.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    text
}
