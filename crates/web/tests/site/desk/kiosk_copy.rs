//! A certified copy and a result at a kiosk: what an officer at a desk says of it, what the person is shown, what is left.

use axum::http::StatusCode;

use super::kiosk::{CARD, Machine, everything};
use super::person::{Desk, Person};
use super::receive::received;

/// A page of a birth certificate, as the tests of reading have it.
const PAPER: &[u8] = include_bytes!("../../../../scan/tests/pages/birth.pdf");
/// Minh's card after the input method: only the number is certain.
const MANGLED: &str = "001095000017|012345678|NGUYEÊN VAĂN MINH|05061995|Nám|Cua Nam|10052021";

impl Machine<'_> {
    /// Answers everything up to the picture: for a court, a birth certificate of one page.
    async fn comes_to_the_picture(&mut self) {
        self.go("/tram/ban-sao", "/tram/ban-sao", &[("receiver", "court")]).await;
        self.go("/tram/ban-sao/giay-to", "/tram/ban-sao/giay-to", &[("kind", "KQ.G15.000031")]).await;
        self.types("/tram/ban-sao/so-trang", "1").await;
        let next = self.go("/tram/ban-sao/can-cuoc", "/tram/ban-sao/can-cuoc", &[("scan", CARD)]).await;
        assert!(next.says("Chụp hoặc quét giấy gốc"), "{}", next.html);
    }
}

/// The officer takes up what rings, and answers every question about the original.
async fn looks(hoa: &Person<'_>, flaw: &str, done: &str) -> String {
    let today = hoa.get("/quay").await;
    assert!(today.html.contains("Xem giấy gốc tại ki-ốt"), "{}", today.html);
    let ring = today.html.split("action=\"/quay/chuong/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let request = today.field("request");
    let taken =
        hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "looking"), ("request", &request)]).await;
    assert_eq!(taken.location, format!("/quay/chung-thuc/{request}"));
    let page = hoa.get(&taken.location).await;
    let picture = hoa.get(&format!("{}/trang/1", taken.location)).await;
    assert_eq!((picture.media.as_str(), picture.bytes.starts_with(&[0xff, 0xd8])), ("image/jpeg", true));
    let (csrf, version, key) = (page.field("csrf"), page.field("version"), page.field("key"));
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("version", version.as_str()),
        ("key", key.as_str()),
        ("presented", "original"),
        ("author", "vietnamese"),
        ("all-pages", "yes"),
        ("compared", "yes"),
        ("pages", "1"),
        ("copies", "1"),
        ("note", "Mời anh đến quầy 2."),
        ("do", done),
    ];
    for name in ["flaw.altered", "flaw.unreadable", "flaw.secret", "flaw.no-copying", "flaw.unlawful"] {
        fields.push((name, if name == flaw { "yes" } else { "no" }));
    }
    let sent = hoa.parcel(&format!("{}/xem", taken.location), &fields, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.errors());
    taken.location
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_asked_for_at_a_kiosk_compared_at_a_desk_signed_by_a_leader_and_taken_along() {
    let desk = Desk::open().await;
    let (hoa, lan) = (desk.sign_in("hoa").await, desk.sign_in("lan").await);
    let mut machine = Machine::up(&desk).await;

    // What may never be certified is refused with its article; a mangled card and a number without papers name nobody.
    machine.go("/tram/ban-sao", "/tram/ban-sao", &[("receiver", "court")]).await;
    let here = "/tram/ban-sao/giay-to";
    let never = machine.go(here, here, &[("kind", "KQ.G15.000021")]).await;
    assert!(never.says("23/2015/NĐ-CP, Điều 2.5, 18.1"), "{}", never.html);
    machine.go(here, here, &[("kind", "KQ.G15.000031")]).await;
    machine.types("/tram/ban-sao/so-trang", "1").await;
    let card = "/tram/ban-sao/can-cuoc";
    let nameless = machine.go(card, card, &[("scan", MANGLED)]).await;
    assert!(nameless.says("Số này chưa có tên"), "{}", nameless.html);
    machine.get(card).await;
    let short = machine.types("/tram/ban-sao/so-dinh-danh", "0010").await;
    assert!(short.says("Cần đủ 12 số"), "{}", short.html);
    machine.go(card, card, &[("scan", CARD)]).await;

    // A picture on which nothing is has to be taken again; a good one goes to the officer.
    let chup = "/tram/ban-sao/chup";
    let bad = machine.shows(chup, "giay.txt", b"no picture at all").await;
    assert!(bad.says("govuk-error-summary") && bad.says("Chụp hoặc quét giấy gốc"), "{}", bad.html);
    let waits = machine.shows(chup, "giay.pdf", PAPER).await;
    assert!(waits.says("Đang chờ cán bộ xem giấy gốc") && waits.says("Lệ phí: 2.000 đồng"), "{}", waits.html);
    assert_eq!(waits.goes_on(), Some((5, "/tram/ban-sao/cho".into())));
    assert!(!waits.says("Minh") && !waits.says("001095000017"), "the screen names nobody");
    assert_eq!(machine.get("/tram/ban-sao").await.location, "/tram/ban-sao/cho", "and is found again");

    let request = looks(&hoa, "", "check").await;
    assert!(machine.get("/tram/ban-sao/cho").await.says("Đang chờ ký chứng thực"));
    let page = lan.get(&request).await;
    let key = page.field("key");
    let signed = lan.post(&format!("{request}/ky"), &page, &[("capacity", "chair"), ("key", &key)]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.errors());
    let done = machine.get("/tram/ban-sao/cho").await;
    assert!(done.says("01-01/2026-SCT/BS") && done.says("data-address=\"/k/"), "{}", done.html);

    // The person looks at it, and prints it where the machine has a printer for sheets.
    let first = machine.go("/tram/ban-sao/cho", "/tram/ban-sao/xem", &[]).await;
    assert!(first.says("trang 1 trên 2") && !first.says("/tram/xem/in"), "{}", first.html);
    let sheet = machine.get("/tram/xem/trang/2").await;
    assert_eq!((sheet.media.as_str(), sheet.cache.as_str()), ("image/jpeg", "no-store"));
    assert_eq!(machine.get("/tram/xem/trang/3").await.status, StatusCode::NOT_FOUND);
    let refused = machine.go("/tram/xem", "/tram/xem/in", &[]).await;
    assert!(refused.says("không in giấy A4"), "{}", refused.html);
    machine.go("/tram/ky-thuat", "/tram/ky-thuat", &[("sheets", "yes")]).await;
    let printed = machine.press("/tram/xem", "/tram/xem/in", &[]).await;
    assert!(printed.says("data-print-now") && printed.says("/tram/xem/trang/2"), "{}", printed.html);
    assert_eq!(machine.get("/tram/xem/in").await.status, StatusCode::METHOD_NOT_ALLOWED, "no address prints");

    // Gone with the person: no page, no picture, no sitting; the copy itself is theirs.
    machine.press("/tram", "/tram/xong", &[]).await;
    machine.get("/tram/ket-thuc").await;
    assert_eq!(machine.get("/tram/xem").await.location, "/tram");
    assert_eq!(machine.get("/tram/xem/trang/1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(machine.get("/tram/ban-sao/cho").await.location, "/tram/ban-sao");
    assert!(!everything(&desk).await.contains("\"typed\""), "no sitting is left");
    assert_eq!(machine.cookies.keys().collect::<Vec<_>>(), ["hn_form", "hn_kiosk", "hn_kiosk_sheets"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_told_in_the_person_s_language_and_who_waits_in_vain_may_go() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let mut machine = Machine::up(&desk).await;
    machine.comes_to_the_picture().await;
    machine.shows("/tram/ban-sao/chup", "giay.pdf", PAPER).await;
    for minute in [4, 8, 11] {
        desk.at(&format!("2026-11-23T02:{minute:02}:00Z"));
        let waits = machine.get("/tram/ban-sao/cho").await;
        let may_go =
            waits.says("Ông/bà không phải chờ tại máy") && waits.goes_on().is_some_and(|(after, _)| after > 60);
        assert_eq!(may_go, minute == 11, "{minute}: {}", waits.html);
    }
    looks(&hoa, "flaw.altered", "refuse").await;
    let told = machine.get("/en/tram/ban-sao/cho").await;
    assert!(told.says("This paper cannot be certified") && told.says("22.1"), "{}", told.html);
    assert!(told.says("Mời anh đến quầy 2."), "and what the officer added");
    // A kiosk that remembers nobody hears of nothing, and what rang for them rings no more.
    machine.press("/tram", "/tram/xong", &[]).await;
    assert_eq!(machine.get("/tram/ban-sao/cho").await.location, "/tram/ban-sao");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_result_is_looked_at_by_who_an_officer_vouched_for_and_by_nobody_else() {
    let desk = Desk::open().await;
    let (hoa, hung) = (desk.sign_in("hoa").await, desk.sign_in("hung").await);
    let (lan, thu) = (desk.sign_in("lan").await, desk.sign_in("thu").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;
    let mut page = hung.act(&dossier, "nguoi-xu-ly", &[]).await;
    while page.offers("finish-step") {
        page = hung.act(&dossier, "buoc", &[("finish-step.note", "Đủ điều kiện")]).await;
    }
    hung.act(&dossier, "trinh-ky", &[]).await;
    lan.act(&dossier, "phe-duyet", &[("approve.decision", "Đồng ý")]).await;
    thu.act(&dossier, "phat-hanh", &[("issue.number", "12/2026")]).await;
    let title = hoa.get(&dossier).await.html.split("<title>").nth(1).unwrap().to_owned();
    let code = title.split(' ').find(|word| word.starts_with("H26.")).unwrap().to_owned();
    let digits: String = code.split('-').skip(1).collect();

    // The receipt and four digits tell where it is, and show nothing of it.
    let mut machine = Machine::up(&desk).await;
    machine.types("/tram/ket-qua/giay-hen", &digits).await;
    let told = machine.types("/tram/ket-qua/so-cuoi", "0017").await;
    assert!(told.says("Đã có kết quả") && !told.says("/tram/ket-qua/xem"), "{}", told.html);
    let csrf = told.field("csrf");
    let look = "/tram/ket-qua/xem";
    assert_eq!(machine.post(look, &csrf, &[("code", &code)]).await.status, StatusCode::NOT_FOUND);

    // The officer held the card against the person.
    let card = "/tram/ket-qua/can-cuoc";
    machine.go(card, card, &[("scan", CARD)]).await;
    let today = hoa.get("/quay").await;
    let ring = today.html.split("action=\"/quay/chuong/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "confirmed")]).await;
    let shown = machine.go(card, look, &[("code", &code)]).await;
    assert!(shown.says("Giấy tờ của ông/bà: trang 1"), "{}", shown.html);
    assert_eq!(machine.get("/tram/xem/trang/1").await.media, "image/jpeg");
    machine.press("/tram", "/tram/xong", &[]).await;
    assert_eq!(machine.get("/tram/xem/trang/1").await.status, StatusCode::NOT_FOUND);

    // Somebody else with a card of their own sees their own, which is nothing.
    machine.go(card, card, &[("scan", "001155000028|012345678|TRẦN THỊ QUÝ|01011955|Nữ|Hà Nội|10052021")]).await;
    let today = hoa.get("/quay").await;
    let ring = today.html.split("action=\"/quay/chuong/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "confirmed")]).await;
    let csrf = machine.get(card).await.field("csrf");
    assert_eq!(machine.post(look, &csrf, &[("code", &code)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn right_digits_of_one_s_own_dossier_give_no_new_tries_for_others() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let title = hoa.get(&received(&hoa).await).await.html.split("<title>").nth(1).unwrap().to_owned();
    let code = title.split(' ').find(|word| word.starts_with("H26.")).unwrap().to_owned();
    let mut machine = Machine::up(&desk).await;
    let (slip, last) = ("/tram/ket-qua/giay-hen", "/tram/ket-qua/so-cuoi");
    machine.go(slip, slip, &[("scan", &code)]).await;
    for digits in ["9999", "9998", "0017", "9997", "9996", "9995"] {
        machine.go(last, last, &[("typed", digits), ("press", "ok")]).await;
    }
    let paused = machine.go(last, last, &[("typed", "9994"), ("press", "ok")]).await;
    assert!(paused.says("Đã nhập sai nhiều lần"), "{}", paused.html);
    // What is kept for a lost connection is the same for everybody, and its program is not kept old.
    let kept = machine.get("/tram/mat-mang").await;
    assert!(kept.says("Máy đang mất kết nối") && !kept.says("name=\"csrf\""), "{}", kept.html);
    let program = machine.get("/tram-sw.js").await;
    assert_eq!((program.cache.as_str(), program.says("/tram/mat-mang")), ("no-cache", true));
}
