//! Papers at the Digital Station: taken, listed, photographed by one telephone, signed.

use axum::http::StatusCode;

use super::person::{Desk, Person, Sheet};

/// A birth certificate, as the tests of reading have it.
pub const BIRTH: &[u8] = include_bytes!("../../../../scan/tests/pages/birth.pdf");

/// Brings files to the station.
pub async fn bring(hoa: &Person<'_>, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Sheet {
    let csrf = hoa.get("/quay/so-hoa").await.field("csrf");
    let mut all = vec![("csrf", csrf.as_str()), ("noi", "H26.00082.D01")];
    all.extend(fields);
    hoa.parcel("/quay/so-hoa", &all, files).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_read_compared_signed_and_the_next_one_is_taken_up() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let whose = [("so-dinh-danh", "001095000017"), ("ho-ten", "Nguyễn Văn Minh"), ("nam-sinh", "1995")];
    let brought = bring(&hoa, &whose, &[("tep", "khai-sinh.pdf", BIRTH)]).await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.errors());
    let mut page = hoa.get(&brought.location).await;
    // A machine under load reads on while the page says how far it is.
    while page.html.contains("data-again") {
        tokio::task::yield_now().await;
        page = hoa.get(&brought.location).await;
    }
    assert!(page.html.contains("Khác người hoặc chỉ mục đã nêu"), "somebody else's paper is told before it is signed");
    assert!(page.html.contains("trên giấy “Đặng Ngọc Quý”, đã biết “Nguyễn Văn Minh”"), "{}", page.html);
    assert_eq!(page.field("f:born-on"), "03/11/1972", "a day as people write it");

    let list = hoa.get("/quay/so-hoa/danh-sach?nguon=desk&xem=index").await;
    assert!(list.html.contains("Nguyễn Văn Minh") && list.html.contains("Lê Thị Hoa"), "{}", list.html);
    let ready = hoa.get("/quay/so-hoa/danh-sach?nguon=desk&xem=ready").await;
    assert!(!ready.html.contains("Nguyễn Văn Minh"));
    let on = hoa.post("/quay/so-hoa/tiep", &list, &[("noi", "H26.00082.D01"), ("nguon", "desk")]).await;
    assert_eq!(on.location, brought.location);

    let fields = [
        ("loai", "KQ.G15.000031"),
        ("so-dinh-danh", "066172271484"),
        ("ho-ten", "Đặng Ngọc Quý"),
        ("f:full-name", "Đặng Ngọc Quý"),
        ("f:number", "71/2017"),
        ("f:born-on", "03/11/1972"),
        ("f:issued-on", "12/01/2022"),
    ];
    let signed = hoa.post(&format!("{}/ky", brought.location), &page, &fields).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.errors());
    let done = hoa.get(&brought.location).await;
    let document = done.html.split("href=\"/quay/giay-to/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let document = hoa.get(&format!("/quay/giay-to/{document}")).await;
    assert!(document.html.contains("12/01/2022"), "{}", document.html);
    let left = hoa.post("/quay/so-hoa/tiep", &done, &[("noi", "H26.00082.D01"), ("nguon", "desk")]).await;
    assert!(left.location.starts_with("/quay/so-hoa/danh-sach"), "nothing is left: {}", left.location);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_telephone_joins_sends_takes_back_and_is_told_when_its_time_is_over() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let begun = bring(&hoa, &[("ho-ten", "Trần Thị Quý"), ("bang", "dien-thoai")], &[]).await;
    let page = hoa.get(&begun.location).await;
    let token = page.html.split("/chup/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let address = format!("/chup/{token}");

    let (phone, empty) = desk.stranger(&address).await;
    let (other, theirs) = desk.stranger(&address).await;
    assert!(empty.html.contains("Chụp được đến 09:15"), "{}", empty.html);
    let send = async |who: &Person<'_>, page: &Sheet, bytes: &[u8]| {
        let csrf = page.field("csrf");
        who.parcel(&address, &[("csrf", &csrf)], &[("anh", "anh.pdf", bytes)]).await
    };
    let refused = send(&phone, &empty, b"MZ not a picture").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html);
    let sent = send(&phone, &empty, BIRTH).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.errors());
    let one = phone.get(&address).await;
    assert!(one.html.contains("Đã nhận 1 trang") && one.html.contains("Bỏ trang 1, chụp lại"), "{}", one.html);

    assert!(other.get(&address).await.html.contains("Một điện thoại khác đang chụp"));
    let second = send(&other, &theirs, BIRTH).await;
    assert!(second.status == StatusCode::UNPROCESSABLE_ENTITY && second.html.contains("Một điện thoại khác"));

    let back = phone.post(&format!("{address}/bo"), &one, &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.errors());
    assert!(!phone.get(&address).await.html.contains("Đã nhận"));

    desk.at("2026-11-23T02:15:00Z");
    for late in [phone.get(&address).await, send(&phone, &one, BIRTH).await] {
        assert_eq!(late.status, StatusCode::NOT_FOUND);
        assert!(late.html.contains("Hãy nhờ cán bộ tại quầy tạo mã mới"), "{}", late.html);
    }
    assert!(!hoa.get(&begun.location).await.html.contains(&address), "the desk shows the address no more");
}

#[tokio::test]
async fn a_square_code_that_is_no_card_is_told_so() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    for scan in ["https%3A%2F%2Fexample.vn%2Fmenu", "00109500", "khong+phai+the"] {
        let page = hoa.get(&format!("/quay/so-hoa?nguoi={scan}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{scan}");
        assert!(page.errors().contains("Không thấy số định danh nào"), "{}", page.errors());
    }
}
