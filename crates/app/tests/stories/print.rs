//! Every form, printed from a dossier the use cases drove.

use std::process::Command;

use app::Error;
use app::dossier::print::{Language, Pdf, PrintedForm, Sheet, available, print, register};
use app::dossier::{accept, consult, extend, get, refuse, stop, supplement};
use domain::access::Role;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::Fault;
use domain::id::DossierId;
use jiff::civil::date;

use crate::city::{BIRTH, BUILDING, BUSINESS, CONSTRUCTION, MARITAL, OTHER_WARD, TestCity, WARD, at, on_sqlite};

/// The words on the paper, or none where no `pdftotext` is installed.
fn text(pdf: &Pdf) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("form.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let Ok(output) = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output() else {
        eprintln!("skipped: no pdftotext");
        return None;
    };
    // A line may break anywhere: words are compared without the blanks between them.
    Some(squeezed(&String::from_utf8(output.stdout).unwrap()))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

async fn says(city: &TestCity, login: &str, id: DossierId, form: PrintedForm, words: &[&str]) {
    for (sheet, language) in [(None, Language::Vietnamese), (Some(Sheet::A4), Language::English)] {
        let pdf = print(&city.by(login), id, form, sheet, language).await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.pages >= 1);
        let again = print(&city.by("kien"), id, form, sheet, language).await.unwrap();
        assert_eq!(pdf.bytes, again.bytes, "{form} printed again says the same");
        let Some(text) = text(&pdf) else { continue };
        for word in words {
            assert!(text.contains(&squeezed(word)), "{form} does not say “{word}”: {text}");
        }
    }
}

async fn forms(city: &TestCity, id: DossierId) -> Vec<String> {
    let facts = get::timeline(&city.system(), id).await.unwrap();
    available(&city.dossier(id).await, &facts).into_iter().map(|form| form.to_string()).collect()
}

fn fault(about: &str) -> Fault {
    Fault {
        about: about.into(), reason: "Ảnh mờ, không đọc được".into(), fix: "Chụp lại nơi đủ sáng".into()
    }
}

#[tokio::test]
async fn a_receipt_and_a_declaration_say_who_what_and_when() {
    on_sqlite(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        assert_eq!(forms(city, id).await, ["declaration"]);
        city.clock("2026-03-02T10:00");
        city.is_accepted(id).await;
        assert_eq!(forms(city, id).await, ["declaration", "receipt", "slip"]);
        let who = "Nguyễn Văn Minh";
        says(
            city,
            "minh",
            id,
            PrintedForm::Receipt,
            &[
                "UBND PHƯỜNG CỬA NAM",
                "H26.00082-260302-0001",
                who,
                "1.001193",
                "10 giờ 00 phút, ngày 02 tháng 3 năm 2026",
                "17 giờ 30 phút",
                "quyển số 01/2026, số thứ tự 1",
                "Lê Thị Hoa",
                "trong ngày làm việc",
                "Giấy chứng sinh",
                "motcua.example.vn/t/H26.00082-260302-0001",
            ],
        )
        .await;
        says(
            city,
            "minh",
            id,
            PrintedForm::Declaration,
            &["TỜ KHAI ĐĂNG KÝ KHAI SINH", who, "Phường Cửa Nam, Thành phố Hà Nội", "Giấy chứng sinh điện tử", "Không"],
        )
        .await;
        // Whatever happens later, the receipt says what it said.
        let before = print(&city.by("minh"), id, PrintedForm::Receipt, None, Language::Vietnamese).await.unwrap();
        city.is_taken(id).await;
        city.clock("2026-03-05T10:00");
        let after = print(&city.by("hoa"), id, PrintedForm::Receipt, None, Language::Vietnamese).await.unwrap();
        assert_eq!(before.bytes, after.bytes);
    })
    .await;
}

#[tokio::test]
async fn each_request_to_complete_is_a_paper_of_its_own() {
    on_sqlite(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.clock("2026-03-02T10:00");
        let faults = vec![fault("applicant_name"), fault("")];
        supplement::ask_before_acceptance(&city.by("hoa"), id, None, faults).await.unwrap();
        let words = [
            "Nguyễn Văn Minh",
            "Ảnh mờ, không đọc được",
            "Chụp lại nơi đủ sáng",
            "Nghị định 118/2025/NĐ-CP",
            "Lê Thị Hoa",
        ];
        says(city, "minh", id, PrintedForm::Supplement(None), &words).await;

        let brought = supplement::Supplement { papers: vec![], ..changed_purpose(city, id).await };
        supplement::supplement(&city.by("minh"), id, None, brought).await.unwrap();
        city.is_accepted(id).await;
        city.is_taken(id).await;
        city.clock("2026-03-05T10:00");
        supplement::ask_after_acceptance(&city.by("hung"), id, None, vec![fault("")], None).await.unwrap();
        // Examined by Hưng, it has a draft of its result already.
        let all = ["declaration", "receipt", "supplement-1", "supplement-2", "slip", "result"];
        assert_eq!(forms(city, id).await, all);
        let words = ["H26.00082-260302-0001", "ngày 20 tháng 3 năm 2026", "Phạm Quốc Hưng", "Nguyễn Văn Minh"];
        says(city, "hoa", id, PrintedForm::Supplement(Some(2)), &words).await;
        says(city, "minh", id, PrintedForm::Supplement(None), &words).await;
        let none = print(&city.by("minh"), id, PrintedForm::Supplement(Some(3)), None, Language::Vietnamese).await;
        assert!(matches!(none, Err(Error::NotFound)));
    })
    .await;
}

/// Minh writes another telephone number.
async fn changed_purpose(city: &TestCity, id: DossierId) -> supplement::Supplement {
    let dossier = city.dossier(id).await;
    let phone = dossier.answers.keys().find(|name| name.contains("phone")).unwrap().clone();
    let answers = [(phone, serde_json::json!("0900000009"))].into();
    supplement::Supplement { answers, ..Default::default() }
}

#[tokio::test]
async fn a_refusal_tells_its_reason_and_its_law() {
    on_sqlite(async |city, _| {
        let early = city.files_online("minh", MARITAL).await;
        let (why, law) = ("Không thuộc thẩm quyền", "Điều 21 Nghị định 123/2015/NĐ-CP");
        refuse::refuse_reception(&city.by("hoa"), early, None, why, law).await.unwrap();
        assert_eq!(forms(city, early).await, ["declaration", "refusal"]);
        says(city, "minh", early, PrintedForm::Refusal, &["Nguyễn Văn Minh", why, law, "Lê Thị Hoa"]).await;

        let late = city.in_process("anphat", BUSINESS).await;
        refuse::refuse(&city.by("lan"), late, None, why, law, None).await.unwrap();
        let words = ["H26.00082-260302-0001", "Công ty TNHH An Phát", why, law, "CHỦ TỊCH", "Đỗ Thị Lan"];
        says(city, "hoa", late, PrintedForm::Refusal, &words).await;
    })
    .await;
}

#[tokio::test]
async fn an_apology_names_the_old_date_and_the_new_one() {
    on_sqlite(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        city.clock("2026-03-16T10:00");
        let new = at("2026-04-03T17:30");
        extend::extend(&city.by("lan"), id, None, "Chờ ý kiến chuyên môn", "Xin lỗi quý công ty", new).await.unwrap();
        let words = [
            "H26.00082-260302-0001",
            "Công ty TNHH An Phát",
            "17 giờ 30 phút, ngày 17 tháng 3 năm 2026",
            "ngày 03 tháng 4 năm 2026",
            "Chờ ý kiến chuyên môn",
            "Đỗ Thị Lan",
        ];
        says(city, "hoa", id, PrintedForm::Extension, &words).await;
    })
    .await;
}

#[tokio::test]
async fn a_notice_of_a_stop_tells_what_was_asked() {
    on_sqlite(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.is_accepted(id).await;
        city.clock("2026-03-03T08:30");
        stop::stop(&city.by("minh"), id, None, "Không còn cần nữa").await.unwrap();
        let words = [
            "H26.00082-260302-0001",
            "Nguyễn Văn Minh",
            "Không còn cần nữa",
            "08 giờ 30 phút, ngày 03 tháng 3 năm 2026",
            "Chưa thu",
        ];
        says(city, "minh", id, PrintedForm::Stop, &words).await;
    })
    .await;
}

#[tokio::test]
async fn the_control_slip_shows_every_hand_and_is_for_staff() {
    on_sqlite(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.is_accepted(id).await;
        city.is_taken(id).await;
        let sxd = CONSTRUCTION.parse().unwrap();
        let within = Allowance::WorkingDays(1);
        consult::consult(&city.by("hung"), id, None, &sxd, "Đã kết hôn chưa?", within).await.unwrap();
        let question = city.dossier(id).await.consultations[0].id;
        consult::answer_consultation(&city.by("khanh"), id, None, question, "Chưa").await.unwrap();
        city.is_approved(id).await;
        city.is_returned(id).await;
        let words = [
            "H26.00082-260302-0001",
            "Sở Xây dựng thành phố Hà Nội",
            "Người giao: Lê Thị Hoa",
            "Người nhận: Phạm Quốc Hưng",
            "Người nhận: Bùi Quang Khánh",
            "Người nhận: Đỗ Thị Lan",
            "Người nhận: Vũ Minh Thu",
            "Người nhận: Nguyễn Văn Minh",
            "Trước hạn",
        ];
        for login in ["hoa", "hung"] {
            says(city, login, id, PrintedForm::ControlSlip, &words).await;
        }
        let theirs = print(&city.by("minh"), id, PrintedForm::ControlSlip, None, Language::Vietnamese).await;
        assert!(matches!(theirs, Err(Error::Forbidden)));
    })
    .await;
}

#[tokio::test]
async fn a_form_is_only_for_those_who_may_see_the_dossier_and_on_its_own_sheets() {
    on_sqlite(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.is_accepted(id).await;
        for stranger in ["quy", "binh", "son"] {
            let theirs = print(&city.by(stranger), id, PrintedForm::Receipt, None, Language::Vietnamese).await;
            assert!(matches!(theirs, Err(Error::NotFound)), "{stranger}");
        }
        let landscape = Some(Sheet::A4Landscape);
        let wrong = print(&city.by("minh"), id, PrintedForm::Receipt, landscape, Language::Vietnamese).await;
        assert!(matches!(wrong, Err(Error::Malformed { code: "print.sheet", .. })));
        for nothing in [PrintedForm::Refusal, PrintedForm::Extension, PrintedForm::Stop] {
            let none = print(&city.by("minh"), id, nothing, None, Language::Vietnamese).await;
            assert!(matches!(none, Err(Error::NotFound)), "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_register_numbers_a_year_through_and_begins_again_with_the_next() {
    on_sqlite(async |city, _| {
        let accept_on = async |day: &str| {
            city.clock(day);
            let id = city.files_at_counter("minh", BUSINESS).await;
            accept::accept(&city.by("hoa"), id, None, None).await.unwrap();
            id
        };
        accept_on("2025-12-30T09:00").await;
        accept_on("2025-12-31T09:00").await;
        let first = accept_on("2026-03-02T09:00").await;
        accept_on("2026-03-02T10:00").await;
        let fourth = accept_on("2026-03-03T09:00").await;
        says(city, "hoa", first, PrintedForm::Receipt, &["quyển số 01/2026, số thứ tự 1"]).await;
        says(city, "hoa", fourth, PrintedForm::Receipt, &["quyển số 01/2026, số thứ tự 3"]).await;

        let ward = WARD.parse().unwrap();
        let year = |year| (date(year, 1, 1), date(year, 12, 31));
        let book = register(&city.by("lan"), &ward, Role::Leader, year(2026)).await.unwrap();
        if let Some(text) = text(&book) {
            // The number of each line, and its code as far as it fits into the column.
            let lines = ["01 H26.00082-260302-", "02 H26.00082-260302-", "03 H26.00082-260303-"];
            for word in ["Năm 2026 – Quyển số 01/2026", "Nguyễn Văn Minh"].into_iter().chain(lines) {
                assert!(text.contains(&squeezed(word)), "{word}: {text}");
            }
            assert!(!text.contains("251231"), "the year before is another book");
        }
        let days = (date(2025, 12, 31), date(2026, 1, 1));
        let two_years = register(&city.by("lan"), &ward, Role::Leader, days).await;
        assert!(matches!(two_years, Err(Error::Malformed { code: "print.one-year", .. })));
        let citizen = register(&city.by("minh"), &ward, Role::Leader, year(2026)).await;
        assert!(matches!(citizen, Err(Error::Forbidden)));
        // Who does not hold the role there gets a book without lines.
        for (login, role, office) in [("lan", Role::Leader, OTHER_WARD), ("binh", Role::Leader, WARD)] {
            let empty = register(&city.by(login), &office.parse().unwrap(), role, year(2026)).await.unwrap();
            assert!(text(&empty).is_none_or(|text| !text.contains("260302")), "{login}");
        }
    })
    .await;
}
