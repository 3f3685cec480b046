//! Every form, printed from its sample and read back.

use paper::form::{
    Answer, Component, ComponentKind, ControlSlip, Declaration, Matter, Receipt, Refusal, Register, Section, Stage,
    Supplement,
};
use paper::{Form, Language, PaperError, Pdf, Renderer, Sheet};
use std::path::Path;

use crate::RENDERER;
use crate::poppler::{ask, words};

#[test]
fn every_form_is_printed_on_each_of_its_sheets_in_both_languages() {
    let mut printed = Vec::new();
    for form in Form::samples() {
        for &sheet in form.sheets() {
            for language in [Language::Vietnamese, Language::English] {
                let pdf = RENDERER.render_on(&form, sheet, language).unwrap();
                // Set this variable to a folder to look at the forms: docs/how-to/change-a-form.md.
                if let Ok(folder) = std::env::var("MOTCUA_KEEP_FORMS") {
                    let name = format!("{}-{sheet:?}-{language:?}.pdf", form.template().trim_end_matches(".typ"));
                    std::fs::write(Path::new(&folder).join(name), &pdf.bytes).unwrap();
                }
                assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
                if language == Language::Vietnamese {
                    printed.push(format!("{} {sheet:?}: {}", form.template(), pdf.pages));
                }
            }
        }
    }
    assert_eq!(
        printed,
        [
            "form01-receipt.typ A5: 1",
            "form01-receipt.typ A4: 1",
            "form02-supplement.typ A5: 2",
            "form02-supplement.typ A4: 1",
            "form03-refusal.typ A5: 1",
            "form03-refusal.typ A4: 1",
            "form04-extension.typ A5: 1",
            "form04-extension.typ A4: 1",
            "form05-stop.typ A5: 1",
            "form05-stop.typ A4: 1",
            "form06-control-slip.typ A4: 1",
            "form07-register.typ A4Landscape: 2",
            "declaration.typ A4: 1",
            "certification-register.typ A4Landscape: 1",
            "destruction-record.typ A4Landscape: 1",
            "attestation.typ A4: 1",
        ]
    );
}

#[test]
fn every_form_bears_its_official_words_and_its_data() {
    let expected: [&[&str]; 8] = [
        &[
            "Mẫu số 01",
            "Thông tư số 03/2025/TT-VPCP",
            "UBND PHƯỜNG CỬA NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập – Tự do – Hạnh phúc",
            "Cửa Nam, ngày 18 tháng 11 năm 2026",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "Mã hồ sơ H26.112.05-261118-0007 – Phiên bản 2",
            "https://motcua.example.vn/tra-cuu/H26.112.05-261118-0007",
            "Nguyễn Văn Minh",
            "Giấy chứng sinh của cháu Nguyễn Thị Ẩn Ỷ Diễm",
            "03 ngày làm việc",
            "09 giờ 05 phút, ngày 18 tháng 11 năm 2026",
            "16 giờ 30 phút, thứ Hai, ngày 23 tháng 11 năm 2026",
            "số thứ tự 118",
            "Lê Thị Hoa",
            "Trang 1/1",
        ],
        &[
            "Mẫu số 02",
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Ảnh chụp bị mờ, không đọc được ngày sinh của trẻ.",
            "Trong quá trình giải quyết hồ sơ",
            "Điều 19 khoản 5 Nghị định số 118/2025/NĐ-CP",
            "hết thứ Năm, ngày 03 tháng 12 năm 2026",
            "Phạm Quốc Hưng, điện thoại 024 3825 0000",
        ],
        &["Mẫu số 03", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "Công ty TNHH An Phát", "Lý do từ chối"],
        &[
            "Mẫu số 04",
            "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
            "Trần Thị Quý",
            "Chúng tôi xin lỗi",
            "16 giờ 30 phút, ngày 23 tháng 11 năm 2026",
            "16 giờ 30 phút, thứ Năm, ngày 26 tháng 11 năm 2026",
        ],
        &["Mẫu số 05", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "15 giờ 30 phút, ngày 19 tháng 11 năm 2026", "75.000 đồng"],
        &[
            "Mẫu số 06",
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Công an phường Cửa Nam",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Người giao: Vũ Thị Ngọc Ánh",
        ],
        &["Mẫu số 07", "SỔ THEO DÕI HỒ SƠ", "Năm 2026 – Quyển số 01", "Trang 2/2", "Chờ bổ sung", "10:15 23/11/2026"],
        &["TỜ KHAI ĐĂNG KÝ KHAI SINH", "Số định danh cá nhân: 001090000007", "Người khai", "Đặng Thùy Ngữ"],
    ];
    for (form, expected) in Form::samples().iter().zip(expected) {
        let text = words(&RENDERER.render(form).unwrap());
        for sentence in expected {
            let found = text.contains(sentence) || text.contains(&sentence.to_uppercase());
            assert!(found, "{} lacks “{sentence}”:\n{text}", form.template());
        }
    }
}

#[test]
fn a_foreign_resident_reads_english_beside_each_vietnamese_label() {
    let form = Receipt::sample().into();
    let text = words(&RENDERER.render_on(&form, Sheet::A4, Language::English).unwrap());
    for sentence in [
        "Tiếp nhận hồ sơ của (Received from): Nguyễn Văn Minh",
        "Original",
        "16:30, Monday 23 November 2026",
        "3 working days",
    ] {
        assert!(text.contains(sentence), "the receipt lacks “{sentence}”:\n{text}");
    }
}

#[test]
fn the_file_is_tagged_titled_and_holds_its_fonts() {
    let pdf = RENDERER.render(&Receipt::sample().into()).unwrap();
    let about = ask("pdfinfo", &["-"], &pdf);
    assert!(about.contains("Giấy tiếp nhận hồ sơ và hẹn trả kết quả – H26.112.05-261118-0007"), "{about}");
    assert!(about.split_whitespace().collect::<Vec<_>>().join(" ").contains("Tagged: yes"), "{about}");
    let metadata = ask("pdfinfo", &["-meta", "-"], &pdf);
    for claim in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(metadata.contains(claim), "{claim} is missing:\n{metadata}");
    }
    let fonts = ask("pdffonts", &["-"], &pdf);
    let lines: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line.contains("NotoSans") && line.contains("yes yes yes"), "not embedded, subset and readable: {line}");
    }
}

#[test]
fn hostile_text_is_printed_as_it_stands_and_does_nothing() {
    let long = "ê".repeat(200);
    let cases = [
        ("#read(\"/etc/passwd\")", "#read(\"/etc/passwd\")"),
        ("*đậm* _nghiêng_ $x^2$ `mã` @nhãn <nhãn> // /* */", "*đậm* _nghiêng_ $x^2$ `mã` @nhãn <nhãn> // /* */"),
        ("= Đề mục", "= Đề mục"),
        ("]#panic(1)[", "]#panic(1)["),
        ("{{ 7*7 }} <script>", "{{ 7*7 }} <script>"),
        ("a\u{0}b\u{1b}c", "a[U+0000]b[U+001B]c"),
        ("tên\u{202E}gpj.exe", "tên[U+202E]gpj.exe"),
        ("李 שלום", "[U+674E] [U+05E9][U+05DC][U+05D5][U+05DD]"),
        ("Nguye\u{302}\u{303}n", "Nguyễn"),
        ("\"}, \"form\": null", "\"}, \"form\": null"),
        (&long, &long),
    ];
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    for (given, expected) in cases {
        let mut receipt = Receipt::sample();
        receipt.applicant.name = given.into();
        receipt.matter.procedure = given.into();
        receipt.components[0].name = given.into();
        for sheet in [Sheet::A5, Sheet::A4] {
            let pdf = RENDERER.render_on(&receipt.clone().into(), sheet, Language::English).unwrap();
            let text = words(&pdf);
            let times = squeeze(&text).matches(&squeeze(expected)).count();
            assert!(times >= 3, "{given:?} stands {times} times in:\n{text}");
        }
    }
}

#[test]
fn a_long_list_of_papers_goes_on_over_pages_with_its_heading() {
    let mut receipt = Receipt::sample();
    receipt.components = (1..=60)
        .map(|number| Component {
            name: format!("Giấy tờ chứng minh quyền sử dụng đất theo quy định của pháp luật về đất đai số {number}"),
            kind: ComponentKind::Copy,
            quantity: number,
        })
        .collect();
    let pdf = RENDERER.render(&receipt.into()).unwrap();
    assert_eq!(pdf.pages, 5);
    let text = words(&pdf);
    assert_eq!(text.matches("Tên giấy tờ").count(), 5, "each page of the table repeats its heading");
    assert!(text.contains("đất đai số 60") && text.contains("Trang 5/5"));
}

#[test]
fn a_year_of_the_register_is_printed_in_one_go() {
    let mut register = Register::sample();
    let row = register.rows[0].clone();
    register.rows = (1..=500).map(|ordinal| paper::form::RegisterRow { ordinal, ..row.clone() }).collect();
    let pdf = RENDERER.render(&register.into()).unwrap();
    assert!(pdf.pages > 30, "{} pages", pdf.pages);
    let text = words(&pdf);
    assert_eq!(text.matches("Mã hồ sơ").count(), pdf.pages);
}

#[test]
fn what_was_not_answered_or_not_known_leaves_no_empty_label() {
    let mut receipt = Receipt::sample();
    receipt.applicant.phone = None;
    receipt.applicant.email = None;
    receipt.head.superior = None;
    receipt.head.number = None;
    receipt.matter.tracking_url = None;
    let text = words(&RENDERER.render(&receipt.into()).unwrap());
    for label in ["Điện thoại", "Thư điện tử", "Tra cứu", "Số:"] {
        assert!(!text.contains(label), "“{label}” has nothing behind it:\n{text}");
    }

    let section =
        Section { title: "Mục".into(), answers: vec![Answer { label: "Quê quán".into(), value: String::new() }] };
    let declaration = Declaration { sections: vec![section], ..Declaration::sample() };
    let text = words(&RENDERER.render(&declaration.into()).unwrap());
    assert!(text.contains("Quê quán: ."), "an unanswered question leaves a line to write on:\n{text}");
}

#[test]
fn text_longer_than_a_page_is_never_cut() {
    let long: String = (1..=900).map(|number| format!("Câu{number}. ")).collect();
    let mut register = Register::sample();
    register.rows[0].note = Some(long.clone());
    let mut slip = ControlSlip::sample();
    slip.hand_overs[0].note = Some(long.clone());
    let mut supplement = Supplement::sample();
    supplement.faults[0].guidance = long.clone();
    supplement.applicant.address = long.clone();
    let mut receipt = Receipt::sample();
    receipt.components[0].name = long.clone();
    let answers = vec![Answer { label: "Trình bày".into(), value: long.clone() }];
    let forms: [Form; 6] = [
        Refusal { reason: long, ..Refusal::sample() }.into(),
        Declaration { sections: vec![Section { title: "Mục".into(), answers }], ..Declaration::sample() }.into(),
        register.into(),
        slip.into(),
        supplement.into(),
        receipt.into(),
    ];
    for form in forms {
        let pdf = RENDERER.render(&form).unwrap();
        assert!(pdf.pages > 1);
        let text = words(&pdf);
        for number in 1..=900 {
            assert!(text.contains(&format!("Câu{number}.")), "{} lacks sentence {number}", form.template());
        }
    }
}

#[test]
fn only_an_accepted_dossier_is_threatened_with_closing() {
    let check = |stage, expected: bool| {
        let text = words(&RENDERER.render(&Supplement { stage, ..Supplement::sample() }.into()).unwrap());
        assert_eq!(text.contains("hồ sơ được đóng"), expected, "{stage:?}");
    };
    check(Stage::Resolution, true);
    check(Stage::Reception, false);
}

#[test]
fn a_dossier_without_a_code_yet_is_printed_too() {
    let matter = Matter { code: None, tracking_url: None, ..Matter::sample() };
    let forms: [Form; 4] = [
        Receipt { matter: matter.clone(), ..Receipt::sample() }.into(),
        Supplement { matter: matter.clone(), ..Supplement::sample() }.into(),
        Refusal { matter: matter.clone(), ..Refusal::sample() }.into(),
        ControlSlip { matter, hand_overs: Vec::new(), ..ControlSlip::sample() }.into(),
    ];
    for form in forms {
        let text = words(&RENDERER.render(&form).unwrap());
        assert!(!text.contains("Mã hồ sơ"), "{}:\n{text}", form.template());
    }
}

#[test]
fn a_reason_of_several_lines_keeps_its_lines() {
    let refusal = Refusal { reason: "Một.\nHai.\r\n\r\nBa.".into(), ..Refusal::sample() };
    let text = ask("pdftotext", &["-", "-"], &RENDERER.render(&refusal.into()).unwrap());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for line in ["Lý do từ chối: Một.", "Hai.", "Ba."] {
        assert!(lines.contains(&line), "“{line}” is no line of its own:\n{text}");
    }
}

#[test]
fn the_same_form_gives_the_same_bytes_from_any_thread() {
    let form = Form::from(Receipt::sample());
    let first = RENDERER.render(&form).unwrap();
    let prints: Vec<Pdf> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| RENDERER.render(&form).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(prints.iter().all(|print| *print == first));
}

#[test]
fn a_sheet_a_form_is_never_printed_on_is_refused() {
    let fault = RENDERER.render_on(&Register::sample().into(), Sheet::A5, Language::Vietnamese).unwrap_err();
    assert!(matches!(fault, PaperError::Sheet { form: "form07-register.typ", sheet: Sheet::A5 }));
}

#[test]
fn an_address_too_long_for_a_square_code_is_refused() {
    let mut receipt = Receipt::sample();
    receipt.matter = Matter { tracking_url: Some("x".repeat(5_000)), ..Matter::sample() };
    assert!(matches!(RENDERER.render(&receipt.into()).unwrap_err(), PaperError::Address(5_000)));
}

#[test]
fn a_template_sees_its_folder_and_nothing_else_and_a_fault_names_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let check = |template: &str, expected: &str| {
        std::fs::write(folder.path().join("form01-receipt.typ"), template).unwrap();
        let fault = Renderer::from_folder(folder.path()).render(&Receipt::sample().into()).unwrap_err().to_string();
        assert!(fault.contains(expected), "{fault}");
    };
    check("a\n\n#read(\"/etc/passwd\")", "form01-receipt.typ:3: ");
    check("#read(\"../../Cargo.toml\")", "form01-receipt.typ:1: ");
    check("#import \"@preview/cetz:0.3.0\"", "form01-receipt.typ:1: ");
    check("#datetime.today()", "form01-receipt.typ:1: ");
    check("#let x = (", "form01-receipt.typ:1: ");
}
