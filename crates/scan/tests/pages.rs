//! Pages as people bring them: what is made of them, and what they are told to do better.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::identity::CardQr;
use image::{Luma, Rgb, RgbImage, imageops};
use scan::shape::Homography;
use scan::shape::warp::warp;
use scan::{Limits, Page, Prepared, Reader, Verdict, codes, open, prepare, read};

const PAPER: &[u8] = include_bytes!("pages/birth.pdf");
const CARD: &[u8] = include_bytes!("pages/identity-card.pdf");

fn page(pdf: &[u8], resolution: u32) -> RgbImage {
    let limits = Limits { resolution, ..Limits::default() };
    open(pdf.to_vec(), &limits).unwrap().page(0).unwrap().picture
}

fn prepared(picture: RgbImage) -> Prepared {
    prepare(&Page { number: 1, picture, resolution: None })
}

/// Whether the words of the birth certificate are read.
fn is_read(page: Prepared) -> bool {
    let (_, reading) = read(page, &Reader::default()).unwrap();
    let text = reading.text();
    ["GIẤY KHAI SINH", "Quê quán", "Dân tộc"].iter().all(|words| text.contains(words))
}

#[test]
fn a_page_on_its_head_is_turned_and_read() {
    let upside = prepared(imageops::rotate180(&page(PAPER, 150)));
    assert_eq!((upside.turned, upside.verdicts.as_slice()), (2, &[][..]));
    assert!(is_read(upside));
}

#[test]
fn a_page_that_lies_or_is_askew_is_set_upright() {
    let upright = page(PAPER, 150);
    for (lying, turned) in [(imageops::rotate270(&upright), 1), (imageops::rotate90(&upright), 3)] {
        assert_eq!(prepared(lying).turned, turned);
    }
    let turn = Homography::level(upright.width(), upright.height(), -4.0);
    let askew = prepared(warp(&upright, &turn, upright.width(), upright.height(), Rgb([255; 3])));
    assert!((askew.slant - 4.0).abs() < 0.2, "{}", askew.slant);
    assert_eq!(askew.turned, 0);
}

#[test]
fn a_photograph_on_a_table_becomes_the_sheet_alone() {
    let sheet = page(PAPER, 150);
    let (w, h) = (sheet.width() as f32, sheet.height() as f32);
    let corners = [(160.0, 130.0), (w + 70.0, 190.0), (w + 150.0, h + 140.0), (90.0, h + 60.0)];
    let source = Homography::between(corners, [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)]).unwrap();
    let photo = warp(&sheet, &source, sheet.width() + 260, sheet.height() + 280, Rgb([80, 62, 50]));
    let cut_out = prepared(photo.clone());
    assert!(cut_out.cropped && cut_out.verdicts.is_empty(), "{:?}", cut_out.verdicts);
    assert!(is_read(cut_out));
    // The same sheet with its lower edge outside the picture.
    let cut = prepared(imageops::crop_imm(&photo, 0, 0, photo.width(), photo.height() * 4 / 5).to_image());
    assert_eq!(cut.verdicts, [Verdict::CutEdge]);
}

#[test]
fn a_page_that_cannot_be_kept_says_what_to_change() {
    let good = page(PAPER, 150);
    let check = |picture: RgbImage, verdict: Option<Verdict>| {
        let found = prepared(picture).verdicts;
        assert_eq!(found.first().copied(), verdict, "{found:?}");
    };
    let lit = |factor: f32, least: f32| {
        let mut picture = good.clone();
        for point in picture.pixels_mut() {
            point.0 = point.0.map(|level| (least + f32::from(level) * factor).min(255.0) as u8);
        }
        picture
    };
    check(good.clone(), None);
    check(RgbImage::from_pixel(1200, 1700, Rgb([244, 243, 240])), Some(Verdict::Blank));
    check(imageops::blur(&good, 5.0), Some(Verdict::Blurred));
    check(lit(0.25, 0.0), Some(Verdict::TooDark));
    check(lit(0.18, 212.0), Some(Verdict::TooBright));
    check(imageops::thumbnail(&good, good.width() * 2 / 5, good.height() * 2 / 5), Some(Verdict::TooCoarse));
    let mut glare = lit(0.8, 0.0);
    for (x, y, point) in glare.enumerate_pixels_mut() {
        let far = ((f64::from(x) - 600.0).powi(2) + (f64::from(y) - 500.0).powi(2)).sqrt();
        if far < 140.0 {
            *point = Rgb([255; 3]);
        }
    }
    check(glare, Some(Verdict::Glare));
}

#[test]
fn the_square_code_of_an_identity_card_is_read() {
    let card = prepared(page(CARD, 300));
    let found = codes(&card);
    let told = CardQr::read(&found.first().unwrap().text).unwrap();
    assert_eq!(told.id.as_str().len(), 12);
    assert!(found[0].place.width > 50 && codes(&prepared(page(PAPER, 100))).is_empty());
}

#[test]
fn a_picture_with_an_exif_turn_stands_upright() {
    // The orientation is what a telephone writes: turned a quarter when shown.
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    let exif = [b"MM\0*\0\0\0\x08".as_slice(), b"\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"].concat();
    image::ImageEncoder::set_exif_metadata(&mut encoder, exif).unwrap();
    encoder.encode_image(&image::GrayImage::from_pixel(60, 20, Luma([90]))).unwrap();
    let picture = open(bytes, &Limits::default()).unwrap().page(0).unwrap().picture;
    assert_eq!(picture.dimensions(), (20, 60));
}

/// A PDF whose one page is a picture of grey points, on paper of so many 72nds of an inch, and something drawn over it.
fn scanned(picture: &image::GrayImage, width: f64, height: f64, over: &str) -> Vec<u8> {
    let (across, down) = picture.dimensions();
    let draw = format!("q {width} 0 0 {height} 0 0 cm /P Do Q {over}");
    let head = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources<</XObject<</P 4 0 R>>>>\
         /Contents 5 0 R>>endobj\n5 0 obj<</Length {}>>stream\n{draw}\nendstream endobj\n\
         4 0 obj<</Type/XObject/Subtype/Image/Width {across}/Height {down}/ColorSpace/DeviceGray/BitsPerComponent 8\
         /Length {}>>stream\n",
        draw.len(),
        picture.as_raw().len(),
    );
    [head.as_bytes(), picture.as_raw(), b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"].concat()
}

#[test]
fn a_scanned_page_is_read_as_the_scanner_took_it_unless_something_stands_over_it() {
    // A point of ink beside a point of paper: drawn anew, both become grey.
    let picture = image::GrayImage::from_fn(300, 400, |x, y| Luma([if (x + y) % 2 == 0 { 0 } else { 255 }]));
    let page = |width, height, over| {
        open(scanned(&picture, width, height, over), &Limits::default()).unwrap().page(0).unwrap()
    };
    let as_it_is = page(144.0, 192.0, "");
    assert_eq!((as_it_is.resolution, as_it_is.picture.dimensions()), (Some(150), (300, 400)));
    assert!(as_it_is.picture.pixels().zip(picture.pixels()).all(|(read, scanned)| read.0 == [scanned.0[0]; 3]));
    let stamped = page(144.0, 192.0, "1 0 0 rg 40 40 60 60 re f");
    assert_eq!(stamped.resolution, Some(250), "the stamp is not in the picture");
    assert_eq!(page(720.0, 960.0, "").resolution, Some(250), "thirty points an inch are no scan");
}
