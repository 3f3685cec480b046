#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;

use flate2::write::ZlibEncoder;

use super::*;

fn limits() -> Limits {
    Limits { pages: 3, megapixels: 2, ..Limits::default() }
}

fn look(bytes: &[u8]) -> Result<MediaType, String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    inspect(file.path(), &limits(), true).unwrap().map_err(|refusal| match refusal {
        DocumentRefusal::Active(what) => format!("document.active {what}"),
        refusal => refusal.code().to_owned(),
    })
}

fn pdf(objects: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1>>endobj\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF\n").into()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF with one stream; a length of none is written as a reference.
fn with_stream(dict: &str, bytes: &[u8], length: Option<usize>) -> Vec<u8> {
    let length = length.map_or("9 0 R".to_owned(), |length| length.to_string());
    let whole = String::from_utf8(pdf("@@")).unwrap();
    let (before, after) = whole.split_once("@@").unwrap();
    let head = format!("5 0 obj<<{dict}/Length {length}>>stream\r\n");
    [before.as_bytes(), head.as_bytes(), bytes, b"\nendstream\nendobj\n", after.as_bytes()].concat()
}

#[test]
fn a_pdf_that_does_something_by_itself_is_refused() {
    let check = |objects: &str, said: &str| {
        let found = look(&pdf(objects));
        let said = if said.is_empty() { Ok(MediaType::Pdf) } else { Err(format!("document.{said}")) };
        assert_eq!(found, said, "{objects}");
    };
    check("", "");
    check("3 0 obj<</S/URI/URI(https://example.vn)>>endobj", "");
    check("3 0 obj<</Contents(tells of /JavaScript and /Launch)>>endobj", "");
    check("3 0 obj<</OpenAction[4 0 R/XYZ 0 0 0]>>endobj", "");
    check("3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj", "active JavaScript");
    check("3 0 obj<</Names<</Java#53cript 4 0 R>>>>endobj", "active JavaScript");
    check("3 0 obj[<</A<</S/Launch/F(calc)>>>>]endobj", "active Launch");
    check("3 0 obj<</A<</S /GoToR/F(x.pdf)>>>>endobj", "active GoToR");
    check("3 0 obj<</A<</S/SubmitForm>>>>endobj", "active SubmitForm");
    check("3 0 obj<</AcroForm<</XFA 4 0 R>>>>endobj", "active XFA");
    check("3 0 obj<</OpenAction<</S/URI/URI(http://a.example)>>>>endobj", "active URI");
    check("3 0 obj<</OpenAction 4 0 R>>endobj 4 0 obj<</S/URI/URI(http://a)>>endobj", "active URI");
    check("3 0 obj<</AA<</O 4 0 R>>>>endobj 4 0 obj<</S/URI/URI(http://a)>>endobj", "active URI");
    check("3 0 obj<</Type/Filespec/UF<FEFF0061002E006500780065>>>endobj", "active EmbeddedFile");
    check("trailer<</Encrypt 8 0 R>>", "encrypted");
    check("3 0 obj<</Type/Pages/Count 4>>endobj", "too-many-pages");
    check("3 0 obj<</Subtype/Image/Width 2000/Height 1001>>endobj", "too-many-pixels");
    check("3 0 obj<</Contents(never ends", "broken");
    check("3 0 obj<</Kids[1 0 R endobj", "broken");
    check(&format!("3 0 obj{}", "<</A".repeat(200)), "broken");
}

#[test]
fn what_is_packed_in_a_pdf_is_looked_at_within_bounds() {
    let check = |bytes: Vec<u8>, said: &str| {
        let said = if said.is_empty() { Ok(MediaType::Pdf) } else { Err(format!("document.{said}")) };
        assert_eq!(look(&bytes), said);
    };
    let objects = packed(b"7 0 8 15 <</Type/Group>><</S/JavaScript>>");
    let link = packed(b"4 0  <</S/URI/URI(http://a)>>");
    let flate = "/Filter/FlateDecode";
    for length in [Some(objects.len()), None, Some(3)] {
        check(with_stream(&format!("/Type/ObjStm/N 2/First 9{flate}"), &objects, length), "active JavaScript");
    }
    let opens = format!("/OpenAction 4 0 R/Type/ObjStm/N 1/First 5{flate}");
    check(with_stream(&opens, &link, Some(link.len())), "active URI");
    check(with_stream("/Type/ObjStm/First 9/Filter/LZWDecode", &objects, None), "broken");
    check(with_stream(flate, &packed(b"q 1 0 0 1 0 0 cm Q"), None), "");
    check(with_stream("/Type/EmbeddedFile", b"MZ\x90\0 a program", None), "active EmbeddedFile");
    let program = packed(b"\x7fELF a program");
    check(with_stream(&format!("/Type/EmbeddedFile{flate}"), &program, None), "active EmbeddedFile");
    check(with_stream("/Type/EmbeddedFile", b"<invoice/>", Some(10)), "");
    let hidden = b"junk 6 0 obj\n<</S/Launch>>endobj";
    check(with_stream("", hidden, Some(hidden.len())), "broken");
    check(with_stream("", hidden, None), "broken");
    check(with_stream("/Filter[/FlateDecode/FlateDecode]", b"x", None), "expands");
    check(pdf("3 0 obj<</Length 9>>stream\nnever ends"), "broken");
    let bomb = packed(&vec![0; 40 << 20]);
    check(with_stream(&format!("/Type/ObjStm/First 9{flate}"), &bomb, None), "expands");
    check(with_stream(flate, &bomb, None), "");
    let bombs = [bomb.as_slice(); 8].map(|bomb| with_stream(flate, bomb, Some(bomb.len()))).concat();
    check(bombs, "expands");
}

fn png(width: u32, height: u32, chunks: &[&[u8]]) -> Vec<u8> {
    let chunk =
        |kind: &[u8], body: &[u8]| [&u32::try_from(body.len()).unwrap().to_be_bytes(), kind, body, &[0; 4]].concat();
    let size = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let body = chunks.iter().flat_map(|kind| chunk(kind, b"")).collect::<Vec<_>>();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &size), &body].concat()
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let size = [&[0xff, 0xc0, 0, 11, 8][..], &height.to_be_bytes(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
    [&[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2], size.as_slice(), &[0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9]].concat()
}

/// A TIFF whose last page says that another comes at `next`.
fn tiff(width: u16, strip: u32, next: u32) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let entries = [entry(256, 3, width.into()), entry(257, 3, 10), entry(273, 4, 8), entry(279, 4, strip)].concat();
    [b"II*\0\x0c\0\0\0data", 4_u16.to_le_bytes().as_slice(), &entries, &next.to_le_bytes()].concat()
}

#[test]
fn a_picture_is_measured_by_its_header_and_must_be_whole() {
    use MediaType::{Jpeg, Png, Tiff};
    let check = |bytes: Vec<u8>, said: Result<MediaType, &str>| {
        let said = said.map_err(|code| format!("document.{code}"));
        assert_eq!(look(&bytes), said, "{bytes:?}");
    };
    let body: [&[u8]; 2] = [b"IDAT", b"IEND"];
    check(png(2000, 1000, &body), Ok(Png));
    check(png(60_000, 60_000, &body), Err("too-many-pixels"));
    check(png(0, 10, &body), Err("broken"));
    check(png(10, 10, &[b"IEND"]), Err("broken"));
    check(jpeg(2000, 1000), Ok(Jpeg));
    check(jpeg(65_000, 65_000), Err("too-many-pixels"));
    check([&[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2][..], &[0xff, 0xda, 0, 2, 0xff, 0xd9]].concat(), Err("broken"));
    check(tiff(100, 4, 0), Ok(Tiff));
    check(tiff(100, 4_000, 0), Err("cut-off"));
    check(tiff(100, 4, 12), Err("too-many-pages"));
    check(tiff(100, 4, 9_999), Err("cut-off"));
    check(tiff(0, 4, 0), Err("broken"));
}

#[test]
fn a_file_that_is_another_or_two_at_once_is_refused() {
    let archive = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    let check = |bytes: Vec<u8>, said: &str| assert_eq!(look(&bytes), Err(format!("document.{said}")));
    check([pdf(""), archive.clone()].concat(), "two-in-one");
    check([jpeg(10, 10), archive].concat(), "two-in-one");
    check(b"PK\x03\x04 a document of an office".to_vec(), "office");
    check([b"<html>".to_vec(), pdf("")].concat(), "late-header");
    check(b"MZ\x90\0 a program".to_vec(), "wrong-type");
    check(b"%PDF-1.7\nnothing\n%%EOF".to_vec(), "broken");
    check(vec![], "empty");
    assert_eq!(sniff(b"II*\0", false), Err(DocumentRefusal::WrongType), "a TIFF is taken from staff only");
}
