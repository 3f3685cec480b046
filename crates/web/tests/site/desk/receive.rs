//! At the counter: officer Hoa receives a birth dossier from Minh.

use axum::http::StatusCode;

use super::person::{Desk, Person, Sheet};

/// Minh's card, as a scanner reads it.
pub const CARD: &str = "001095000017|012345678|NGUYỄN VĂN MINH|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021";

/// The answers of the birth form that no card and no place can tell.
pub const BIRTH: [(&str, &str); 18] = [
    ("person.name", "Nguyễn Văn Minh"),
    ("person.number", "001095000017"),
    ("person.phone", "0900000001"),
    ("relation", "father"),
    ("registration_commune", "00082"),
    ("child_name", "Nguyễn Khánh Ngọc Ẩn"),
    ("child_sex", "female"),
    ("child_birth_date", "10112026"),
    ("child_birth_place", "Bệnh viện Phụ sản Hà Nội"),
    ("child_hometown", "Hà Nội"),
    ("child_ethnicity", "Kinh"),
    ("child_nationality", "Việt Nam"),
    ("mother_known", "no"),
    ("father_known", "no"),
    ("birth_proof", "undertaking"),
    ("on_behalf", "no"),
    ("paper.identity.how", "handed-in"),
    ("paper.residence.how", "held"),
];

/// Sends the form of the page with these answers and papers.
pub async fn send(hoa: &Person<'_>, page: &Sheet, wish: &str, more: &[(&str, &str)]) -> Sheet {
    let (csrf, key) = (page.field("csrf"), page.field("key"));
    let mut fields = vec![("csrf", csrf.as_str()), ("procedure", "1.001193"), ("key", key.as_str()), ("do", wish)];
    fields.extend(BIRTH.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)));
    fields.extend(more);
    hoa.parcel("/quay/nhan", &fields, &[]).await
}

/// A birth dossier, received; its page.
pub async fn received(hoa: &Person<'_>) -> String {
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    let done = send(hoa, &page, "accept", &[("paper.undertaking.how", "handed-in")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.errors());
    done.location
}

#[tokio::test]
async fn a_scanned_card_fills_in_the_person_and_nothing_is_received_yet() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    let (csrf, key) = (page.field("csrf"), page.field("key"));
    let scan = |text: &'static str| {
        let fields =
            [("csrf", csrf.clone()), ("procedure", "1.001193".into()), ("key", key.clone()), ("do", "look".into())];
        fields.into_iter().chain([("scan", text.to_owned())]).collect::<Vec<_>>()
    };
    for (text, name) in [
        (CARD, "Nguyễn Văn Minh"),
        // The input method was at work: only the number is believed.
        ("001095000017|012345678|NGUYEÊN VAĂN MINH|05061995|Nám|Cua Nam|10052021", ""),
    ] {
        let fields = scan(text);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let filled = hoa.parcel("/quay/nhan", &fields, &[]).await;
        assert_eq!(filled.status, StatusCode::OK, "{}", filled.html);
        assert_eq!((filled.field("person.number"), filled.field("person.name")), ("001095000017".into(), name.into()));
    }
    let inbox = hoa.get("/quay/hop-viec").await;
    assert!(!inbox.html.contains("Nguyễn Văn Minh"), "looking at a card is not receiving");
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_and_what_was_typed_stays() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    let back = send(
        &hoa,
        &page,
        "accept",
        &[("person.number", "123"), ("child_birth_date", "32/13/2026"), ("child_ethnicity", "")],
    )
    .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let errors = back.errors();
    for wanted in ["#person.number", "#child_birth_date", "#child_ethnicity", "#paper.undertaking.how"] {
        assert!(errors.contains(wanted), "{wanted} is missing in {errors}");
    }
    assert!(back.html.contains("<title>Lỗi:"), "the title says that something is wrong");
    assert_eq!(back.field("child_name"), "Nguyễn Khánh Ngọc Ẩn");
    assert_eq!(back.field("person.number"), "123");
}

#[tokio::test]
async fn accepting_gives_a_code_a_date_and_a_receipt_and_pressing_twice_gives_one_dossier() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    assert_eq!(page.field("person.name"), "");
    let papers = [("paper.undertaking.how", "handed-in")];
    let once = send(&hoa, &page, "accept", &papers).await;
    let twice = send(&hoa, &page, "accept", &papers).await;
    assert_eq!(once.status, StatusCode::SEE_OTHER, "{}", once.errors());
    assert_eq!(once.location, twice.location, "the same page sent twice is one dossier");

    let dossier = hoa.get(&once.location).await;
    assert!(dossier.html.contains("H26.00082"), "it has a code");
    assert!(dossier.html.contains("thứ Hai, 23/11/2026"), "it is due today");
    assert!(dossier.offers("transfer") && !dossier.offers("accept"));
    let receipt = hoa.get(&format!("{}/bieu-mau/receipt.pdf", once.location)).await;
    assert_eq!((receipt.status, receipt.media.as_str()), (StatusCode::OK, "application/pdf"));
    assert!(receipt.bytes.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_scan_kept_from_an_earlier_try_is_not_asked_for_again() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    let (csrf, key) = (page.field("csrf"), page.field("key"));
    let mut fields = vec![("csrf", csrf.as_str()), ("procedure", "1.001193"), ("key", &key), ("do", "accept")];
    fields.extend(BIRTH.iter().filter(|(name, _)| *name != "child_name"));
    let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";
    let back = hoa.parcel("/quay/nhan", &fields, &[("paper.undertaking.file", "cam-doan.pdf", pdf)]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.errors().contains("#child_name") && !back.errors().contains("#paper.undertaking"),
        "{}",
        back.errors()
    );
    let kept = back.field("paper.undertaking.upload");
    let done =
        send(&hoa, &back, "accept", &[("paper.undertaking.how", "file"), ("paper.undertaking.upload", &kept)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.errors());
    let dossier = hoa.get(&done.location).await;
    let link = dossier.html.split("/giay-to/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let paper = hoa.get(&format!("{}/giay-to/{link}", done.location)).await;
    assert_eq!((paper.media.as_str(), paper.bytes.as_slice()), ("application/pdf", pdf));

    let wrong = hoa.parcel("/quay/nhan", &fields, &[("paper.undertaking.file", "cam-doan.pdf", b"MZ not a pdf")]).await;
    assert!(wrong.errors().contains("#paper.undertaking"), "{}", wrong.errors());
}

#[tokio::test]
async fn a_procedure_nobody_knows_is_answered_with_those_there_are() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=9.999999").await;
    assert!(page.html.contains("1.001193") && page.html.contains("procedure-error"));
}
