//! Reading the type off the bytes, and noticing what was cut off on the way.

/// The kinds of file the counter and the portal take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// A PDF document.
    Pdf,
    /// A JPEG photograph.
    Jpeg,
    /// A PNG picture.
    Png,
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
        } else {
            None
        }
    }

    /// Does the file have its proper end? A connection that broke leaves a file without one. A few stray bytes after
    /// the end are common and harmless.
    #[must_use]
    pub fn is_whole(self, tail: &[u8]) -> bool {
        let end: &[u8] = match self {
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
        check(b"MZ\x90\x00 a program named photo.jpg", None, false);
        check(b"", None, false);
    }
}
