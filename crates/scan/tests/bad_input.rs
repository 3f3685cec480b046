//! Files that are broken, locked, huge or something else: each is refused in a word that leads to a sentence.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::process::Command;

use scan::{Limits, ScanError, open};

const PAPER: &[u8] = include_bytes!("pages/birth.pdf");

/// A PDF of so many empty pages.
fn pdf_of(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 3)).collect();
    let mut objects =
        vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), format!("<</Type/Pages/Count {pages}/Kids[{kids}]>>")];
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>".to_owned()));
    let (mut text, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        writeln!(text, "{} 0 obj{object}endobj", at + 1).unwrap();
    }
    let table = text.len();
    write!(text, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(text, "{place:010} 00000 n ").unwrap();
    }
    write!(text, "trailer<</Root 1 0 R/Size {}>>\nstartxref\n{table}\n%%EOF", objects.len() + 1).unwrap();
    text.into_bytes()
}

/// A PNG whose head claims so many points and whose body is empty.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let small = image::GrayImage::new(1, 1);
    small.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

fn refused(bytes: Vec<u8>) -> ScanError {
    let opened = open(bytes, &Limits::default());
    opened.and_then(|file| file.page(0)).unwrap_err()
}

#[test]
fn what_is_no_picture_is_refused_whatever_it_is_named() {
    for (bytes, expected) in [
        (&b""[..], ScanError::Empty),
        (b"a letter named birth.pdf", ScanError::NotAPicture),
        (b"PK\x03\x04 a zip", ScanError::NotAPicture),
        (b"MZ a program", ScanError::NotAPicture),
        (b"\x89PNG\r\n\x1a\n", ScanError::Broken),
        (&[0xff, 0xd8, 0xff, 0xe0], ScanError::Broken),
        (b"II*\0\x08\0\0\0", ScanError::Broken),
        (b"%PDF-1.7 and nothing else", ScanError::Broken),
    ] {
        assert_eq!(refused(bytes.to_vec()), expected, "{bytes:?}");
    }
}

#[test]
fn a_pdf_cut_off_in_the_middle_is_broken() {
    assert_eq!(refused(PAPER[..PAPER.len() / 3].to_vec()), ScanError::Broken);
}

#[test]
fn a_locked_pdf_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, locked) = (folder.path().join("plain.pdf"), folder.path().join("locked.pdf"));
    std::fs::write(&plain, PAPER).unwrap();
    let status = Command::new("qpdf")
        .args(["--encrypt", "secret", "owner", "256", "--"])
        .args([&plain, &locked])
        .status()
        .expect("this test needs qpdf: install qpdf");
    assert!(status.success());
    assert_eq!(refused(std::fs::read(locked).unwrap()), ScanError::Locked);
}

#[test]
fn five_hundred_pages_are_taken_and_one_more_is_not() {
    assert_eq!(open(pdf_of(500), &Limits::default()).unwrap().pages(), 500);
    let refused = open(pdf_of(501), &Limits::default()).unwrap_err();
    assert_eq!(refused, ScanError::TooManyPages { pages: 501, most: 500 });
    assert_eq!(refused.args(), [("pages", "501".to_owned()), ("most", "500".to_owned())]);
}

#[test]
fn a_bomb_is_refused_before_it_is_decoded() {
    assert!(matches!(refused(png_of(50_000, 50_000)), ScanError::TooManyPixels { width: 50_000, page: 1, .. }));
    assert_eq!(refused(png_of(3_000, 3_000)), ScanError::Broken);
    let small = Limits { bytes: 100, ..Limits::default() };
    assert_eq!(open(PAPER.to_vec(), &small).unwrap_err(), ScanError::TooLarge { bytes: PAPER.len(), most: 100 });
}

#[test]
fn pages_that_are_not_there_are_named() {
    let file = open(pdf_of(2), &Limits::default()).unwrap();
    assert_eq!(file.page(2).unwrap_err(), ScanError::NoPage { page: 3 });
    assert_eq!(file.page(1).unwrap().number, 2);
}

#[test]
fn a_tiff_of_many_pages_gives_them_all() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    for level in [10, 200] {
        writer.write_image::<tiff::encoder::colortype::Gray8>(40, 30, &[level; 1200]).unwrap();
    }
    let file = open(bytes.into_inner(), &Limits::default()).unwrap();
    assert_eq!(file.pages(), 2);
    let picture = file.page(1).unwrap().picture;
    assert_eq!((picture.dimensions(), picture.get_pixel(3, 3).0), ((40, 30), [200; 3]));
}
