//! Every arrangement of a result, printed from its sample and read back.

use domain::document::result_form::Layout;
use paper::result::{Place, Printed, ResultDocument, Role, Value, render};
use std::path::Path;

use crate::RENDERER;
use crate::poppler::{ask, words};

fn printed(document: &ResultDocument) -> Printed {
    let printed = render(&RENDERER, document).unwrap_or_else(|why| panic!("{:?}: {why}", document.layout));
    // Set this variable to a folder to look at the results: docs/how-to/add-a-result-form.md.
    if let Ok(folder) = std::env::var("MOTCUA_KEEP_FORMS") {
        let draft = if document.draft { "-draft" } else { "" };
        let draft = if document.open { "-open" } else { draft };
        let name = format!("result-{:?}{draft}.pdf", document.layout).to_lowercase();
        std::fs::write(Path::new(&folder).join(name), &printed.pdf.bytes).unwrap();
    }
    printed
}

#[test]
fn every_arrangement_bears_the_words_of_an_administrative_document_and_room_to_sign() {
    let everywhere = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Cửa Nam, ngày 05 tháng 3 năm 2026",
        "CHỦ TỊCH",
        "Đỗ Thị Lan",
    ];
    let own = |layout: Layout| -> &[&str] {
        match layout {
            Layout::Certificate => {
                &["GIẤY KHAI SINH", "NGUYỄN THỊ ẨN Ỷ DIỄM", "Họ, chữ đệm, tên người cha: ....", "Số: 12"]
            }
            Layout::Extract => &["TRÍCH LỤC KHAI TỬ", "TRẦN THỊ QUÝ", "Thông tư số 04/2020/TT-BTP"],
            Layout::Confirmation => &["Số: 12/UBND-XNTTHN", "Căn cứ Luật Hộ tịch số 60/2014/QH13;", "Nơi nhận:"],
            Layout::Permit => &["Số: 12/GPXD", "1. Cấp cho: Nguyễn Văn Minh.", "2. Được phép xây dựng: Nhà ở riêng lẻ"],
            Layout::Registration => &["2. Tên hộ kinh doanh: HỘ KINH DOANH PHỞ BÀ QUÝ", "Một trăm triệu đồng"],
            Layout::Decision => &[
                "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
                "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG CỬA NAM",
                "QUYẾT ĐỊNH:",
                "Điều 1. Hỗ trợ chi phí mai táng",
                "Điều 2.",
                "Số: 12/QĐ-UBND",
            ],
            Layout::Notice => &["Kính gửi: Nguyễn Văn Minh", "Mẫu CT08", "Trân trọng thông báo."],
            Layout::Minutes => &["Người ghi biên bản", "001192000013", "Hai bên thống nhất"],
            Layout::Attestation => &["Số chứng thực: 12, sổ SCT/HĐ,GD", "Những người thừa kế"],
            Layout::Copy => &["BẢN SAO CẤP TỪ SỔ GỐC", "có giá trị sử dụng thay bản chính"],
            Layout::Card => {
                &["không thay cho bản gốc. Thẻ căn cước do Bộ Công an sản xuất.", "(Full name)", "NGUYỄN VĂN MINH"]
            }
            Layout::General => &["VĂN BẢN TRẢ LỜI", "Người yêu cầu"],
        }
    };
    for layout in Layout::ALL {
        let document = ResultDocument::sample(layout);
        let printed = printed(&document);
        assert!(printed.pdf.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(printed.pdf.pages, 1, "{layout:?}");
        let text = words(&printed.pdf);
        for sentence in everywhere.iter().chain(own(layout)) {
            assert!(text.contains(sentence), "{layout:?} lacks “{sentence}”:\n{text}");
        }
        assert!(!text.contains("DỰ THẢO"));
        // The address may be broken over lines; in letters it is whole.
        let squeezed = text.replace(' ', "");
        assert!(squeezed.contains("https://motcua.example.vn/k/7Q2MXW9HDN4K3VTBRC5E"), "{layout:?}:\n{text}");
        assert_eq!(text.contains("(Full name)"), document.bilingual, "{layout:?}: English only where the law has it");
        keeps_room(layout, &printed);
    }
}

#[test]
fn the_file_can_be_archived_and_read_aloud() {
    let printed = printed(&ResultDocument::sample(Layout::Decision));
    let about = ask("pdfinfo", &["-"], &printed.pdf);
    assert!(about.contains("Quyết định – H26.112.05-261118-0007"), "{about}");
    assert!(about.split_whitespace().collect::<Vec<_>>().join(" ").contains("Tagged: yes"), "{about}");
    let metadata = ask("pdfinfo", &["-meta", "-"], &printed.pdf);
    for claim in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<rdf:li>vi-VN</rdf:li>"] {
        assert!(metadata.contains(claim), "{claim} is missing:\n{metadata}");
    }
    let structure = ask("pdfinfo", &["-struct", "-"], &printed.pdf);
    for tag in ["H1", "Figure", "P"] {
        assert!(structure.lines().any(|line| line.trim().starts_with(tag)), "{tag} is missing:\n{structure}");
    }
    let fonts = ask("pdffonts", &["-"], &printed.pdf);
    assert!(fonts.lines().skip(2).all(|line| line.contains("Tinos") && line.contains("yes yes yes")), "{fonts}");
}

/// The words that lie in a rectangle of a page, as poppler finds them: it counts from above.
fn words_in(printed: &Printed, place: &Place) -> String {
    let above = 841.89 - place.bottom - place.height;
    let number = |number: f64| format!("{}", number.round());
    let page = place.page.to_string();
    let (x, y, w, h) = (number(place.left), number(above), number(place.width), number(place.height));
    let arguments = ["-f", &page, "-l", &page, "-x", &x, "-y", &y, "-W", &w, "-H", &h, "-", "-"];
    ask("pdftotext", &arguments, &printed.pdf).trim().to_owned()
}

/// Room is kept for the signature, and for the seal that covers a third of it; the signer's name stands right below.
fn keeps_room(layout: Layout, printed: &Printed) {
    let [seal, signer] = printed.places.as_slice() else { panic!("{layout:?}: {:?}", printed.places) };
    assert_eq!((seal.role, signer.role, seal.page, signer.page), (Role::Seal, Role::Signer, 1, 1), "{layout:?}");
    for place in [seal, signer] {
        let inside = place.left >= 0.0 && place.bottom >= 0.0 && place.left + place.width <= 595.0;
        assert!(inside && place.bottom + place.height < 842.0, "{layout:?}: {place:?}");
        assert_eq!(words_in(printed, place), "", "{layout:?}: something is printed under {:?}", place.role);
    }
    let covered = seal.left + seal.width - signer.left;
    assert!((covered - seal.width / 3.0).abs() < 0.5, "{layout:?}: {covered} of {}", seal.width);
    let below = Place { bottom: signer.bottom - 30.0, height: 28.0, ..signer.clone() };
    assert!(words_in(printed, &below).contains("Đỗ Thị Lan"), "{layout:?}");
}

#[test]
fn a_draft_says_so_has_neither_number_nor_day_and_nothing_to_check() {
    let mut document = ResultDocument::sample(Layout::Certificate);
    document.draft = true;
    (document.head.number, document.head.issued_on, document.check) = (None, None, None);
    document.signer.name = None;
    let text = words(&printed(&document).pdf);
    for sentence in ["Bản dự thảo để xem trước khi ký", "Số: ……", "ngày …… tháng …… năm ………"]
    {
        assert!(text.contains(sentence), "{sentence}:\n{text}");
    }
    assert!(!text.contains("/k/") && !text.contains("Đỗ Thị Lan"));
}

#[test]
fn number_and_day_can_be_left_open_in_every_arrangement() {
    for layout in Layout::ALL {
        let mut document = ResultDocument::sample(layout);
        (document.head.number, document.head.issued_on, document.open) = (None, None, true);
        let printed = printed(&document);
        let roles: Vec<Role> = printed.places.iter().map(|place| place.role).collect();
        for role in [Role::Number, Role::IssuedOn, Role::Seal, Role::Signer] {
            assert_eq!(roles.iter().filter(|other| **other == role).count(), 1, "{layout:?}: {roles:?}");
        }
        for place in printed.places.iter().filter(|place| place.size > 0.0) {
            assert!(place.width > 80.0 && place.until.contains("……"), "{layout:?}: {place:?}");
            // What stands right behind it, as a comma does, is not under it.
            let inside = Place { width: place.width - 4.0, ..place.clone() };
            assert_eq!(words_in(&printed, &inside), "", "{layout:?}: {place:?}");
        }
        let text = words(&printed.pdf);
        assert!(text.contains("Đỗ Thị Lan") && !text.contains("dự thảo"), "{layout:?}: it is no draft");
    }
}

#[test]
fn a_long_result_goes_on_with_numbered_pages_and_its_ending_stays_in_one_piece() {
    let mut document = ResultDocument::sample(Layout::Attestation);
    let Some(Value::Table(table)) = document.sections[0].rows.last_mut().map(|row| &mut row.value) else {
        panic!("the sample ends with a table")
    };
    let heir = table.rows[0].clone();
    table.rows = (0..60).map(|_| heir.clone()).collect();
    document.sections[0].rows[0].value = Value::line(&"Công-ty-trách-nhiệm-hữu-hạn-An-Phát".repeat(12));
    let printed = printed(&document);
    assert!(printed.pdf.pages >= 2);
    let pages: Vec<usize> = printed.places.iter().map(|place| place.page).collect();
    assert_eq!(pages, vec![printed.pdf.pages; 2]);
    let text = words(&printed.pdf);
    assert_eq!(text.matches("001090000007").count(), 60);
    // The heads of the table come again on each page.
    assert!(text.matches("Số định danh cá nhân").count() >= printed.pdf.pages);
}

#[test]
fn hostile_text_is_printed_as_it_stands() {
    let mut document = ResultDocument::sample(Layout::Notice);
    let given = "#read(\"/etc/passwd\") *đậm* ]#panic(1)[ \u{202E}gpj {{ 7*7 }}";
    document.addressee = given.into();
    document.text = vec![given.into()];
    document.sections[0].rows[0].value = Value::line(given);
    document.title.vi = "Thông báo ]#panic(2)[".into();
    let text = words(&printed(&document).pdf);
    assert_eq!(text.matches("#read(\"/etc/passwd\") *đậm* ]#panic(1)[ [U+202E]gpj {{ 7*7 }}").count(), 2, "{text}");
}

#[test]
fn the_same_result_gives_the_same_bytes() {
    let document = ResultDocument::sample(Layout::Permit);
    assert_eq!(render(&RENDERER, &document).unwrap(), render(&RENDERER, &document).unwrap());
}
