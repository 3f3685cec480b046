//! Reading the type off the bytes, and noticing what was cut off on the way.

/// The kinds of file that are taken: the first three from everybody, TIFF as scanners write it from staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// A PDF document.
    Pdf,
    /// A JPEG photograph.
    Jpeg,
    /// A PNG picture.
    Png,
    /// Scanned pages, several in one file.
    Tiff,
}

/// Files that people often bring and that are not taken; each is told what to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// An archive, or a document of an office program, whatever its name says.
    Office,
    /// A photograph as some telephones keep it.
    Heic,
    /// A PDF with something before its beginning: programs do not agree on what such a file is.
    LateHeader,
}

/// How many bytes from either end are enough to tell.
pub const EDGE: usize = 1_024;

impl MediaType {
    /// The type of a file, from its first bytes; none if it is nothing we take.
    #[must_use]
    pub fn sniff(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if head.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if head.starts_with(b"II*\0") || head.starts_with(b"MM\0*") {
            Some(Self::Tiff)
        } else {
            None
        }
    }

    /// Whether only staff bring it: browsers do not show it, and no telephone makes it.
    #[must_use]
    pub const fn is_for_staff(self) -> bool {
        matches!(self, Self::Tiff)
    }

    /// Does the file have its proper end? A connection that broke leaves a file without one. A few stray bytes after
    /// the end are common and harmless. A TIFF has no end; its pages say where their bytes are.
    #[must_use]
    pub fn is_whole(self, tail: &[u8]) -> bool {
        let end: &[u8] = match self {
            Self::Tiff => return true,
            Self::Pdf => b"%%EOF",
            Self::Jpeg => &[0xff, 0xd9],
            Self::Png => b"IEND",
        };
        tail.windows(end.len()).any(|window| window == end)
    }

    /// The registered name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
        }
    }
}

impl Foreign {
    /// What a file is that is nothing we take, from its first bytes.
    #[must_use]
    pub fn sniff(head: &[u8]) -> Option<Self> {
        const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
        let heic = head.get(4..12).is_some_and(|brand| {
            matches!(brand, b"ftypheic" | b"ftypheix" | b"ftyphevc" | b"ftypmif1" | b"ftypheim" | b"ftypavif")
        });
        if [b"PK\x03\x04".as_slice(), OLE, b"{\\rtf", b"Rar!", b"7z\xbc\xaf"].iter().any(|mark| head.starts_with(mark))
        {
            Some(Self::Office)
        } else if heic {
            Some(Self::Heic)
        } else if head.windows(5).any(|window| window == b"%PDF-") {
            Some(Self::LateHeader)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_read_off_the_bytes_and_a_cut_off_file_is_noticed() {
        let check = |bytes: &[u8], kind: Option<MediaType>, whole: bool| {
            assert_eq!(MediaType::sniff(bytes), kind, "{bytes:?}");
            assert_eq!(kind.is_some_and(|kind| kind.is_whole(bytes)), whole, "{bytes:?}");
        };
        check(b"%PDF-1.7 body %%EOF\n", Some(MediaType::Pdf), true);
        check(b"%PDF-1.7 bo", Some(MediaType::Pdf), false);
        check(&[0xff, 0xd8, 0xff, 0xe0, 1, 2, 0xff, 0xd9], Some(MediaType::Jpeg), true);
        check(&[0xff, 0xd8, 0xff, 0xe0, 1, 2], Some(MediaType::Jpeg), false);
        check(b"\x89PNG\r\n\x1a\n....IEND\xae\x42\x60\x82", Some(MediaType::Png), true);
        check(b"II*\0\x08\0\0\0", Some(MediaType::Tiff), true);
        check(b"II+\0", None, false);
        check(b"MZ\x90\x00 a program named photo.jpg", None, false);
        check(b"", None, false);
    }

    #[test]
    fn what_people_bring_by_mistake_is_known_by_its_content() {
        let check = |head: &[u8], what: Option<Foreign>| assert_eq!(Foreign::sniff(head), what, "{head:?}");
        check(b"PK\x03\x04\x14\0 word/document.xml", Some(Foreign::Office));
        check(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1], Some(Foreign::Office));
        check(b"\0\0\0\x18ftypheic\0\0", Some(Foreign::Heic));
        check(b"<html>%PDF-1.4", Some(Foreign::LateHeader));
        check(b"MZ\x90\0", None);
        check(b"", None);
    }
}
