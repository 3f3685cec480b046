//! From the counter to the result, by pages alone: Hoa receives, Hưng examines, Lan signs, Thu issues, Hoa hands back.

use axum::http::StatusCode;

use super::person::Desk;
use super::receive::{received, send};

#[tokio::test]
async fn a_birth_dossier_goes_all_the_way_by_forms() {
    let desk = Desk::open().await;
    let (hoa, hung) = (desk.sign_in("hoa").await, desk.sign_in("hung").await);
    let (lan, thu) = (desk.sign_in("lan").await, desk.sign_in("thu").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;

    let inbox = hung.get("/quay/hop-viec").await;
    assert!(inbox.html.contains("Nguyễn Văn Minh") && inbox.html.contains("Còn 8 giờ"), "{}", inbox.html);
    hung.act(&dossier, "nguoi-xu-ly", &[]).await;
    let held = hung.get("/quay/hop-viec?xem=giu&noi=H26.00082&vai=specialist").await;
    assert!(held.html.contains("Nguyễn Văn Minh"));

    // Another agency is asked, and answers on its own page.
    let asked = [
        ("consult.agency", "H26.CATP.00082"),
        ("consult.question", "Có đăng ký thường trú?"),
        ("consult.within", "8wh"),
    ];
    hung.act(&dossier, "cau-hoi", &asked).await;
    let son = desk.sign_in("son").await;
    assert!(son.get("/quay").await.html.contains("/quay/ho-so/"), "the question stands on the first page");
    let page = son.get(&dossier).await;
    let question = page.html.split("name=\"answer-consultation.asked\"").nth(1).unwrap();
    let question = question.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let answer = [("answer-consultation.asked", question.as_str()), ("answer-consultation.answer", "Có.")];
    son.act(&dossier, "cau-tra-loi", &answer).await;

    let mut page = hung.get(&dossier).await;
    while page.offers("finish-step") {
        page = hung.act(&dossier, "buoc", &[("finish-step.note", "Đủ điều kiện")]).await;
    }
    hung.act(&dossier, "trinh-ky", &[]).await;
    lan.act(&dossier, "tra-lai", &[("send-back.remark", "Ghi rõ nơi sinh")]).await;
    hung.act(&dossier, "trinh-ky", &[("submit-for-signature.note", "Đã ghi rõ")]).await;
    lan.act(&dossier, "phe-duyet", &[("approve.decision", "Đồng ý")]).await;
    thu.act(&dossier, "phat-hanh", &[("issue.number", "12/2026")]).await;

    let waiting = hoa.get("/quay/tra").await;
    assert!(waiting.html.contains("Nguyễn Văn Minh"));
    let collected =
        [("hand-back.to", "Nguyễn Văn Minh"), ("hand-back.way", "at_point"), ("hand-back.proof", "receipt")];
    let done = hoa.act(&dossier, "tra-ket-qua", &collected).await;
    for said in ["Đã trả kết quả", "Ghi rõ nơi sinh", "12/2026", "Đỗ Thị Lan", "Phạm Quốc Hưng"] {
        assert!(done.html.contains(said), "the timeline tells {said}");
    }

    let register = hung.get("/quay/so-theo-doi").await;
    assert!(register.html.contains("Nguyễn Văn Minh"));
    let printed = hung.get("/quay/so-theo-doi.pdf?noi=H26.00082&vai=specialist&tu=01/11/2026&den=23/11/2026").await;
    assert_eq!((printed.status, printed.media.as_str()), (StatusCode::OK, "application/pdf"));
}

#[tokio::test]
async fn a_code_a_number_a_card_or_a_name_leads_to_the_dossier() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let page = hoa.get(&dossier).await;
    let title = page.html.split("<title>").nth(1).unwrap();
    let code = title.split(' ').find(|word| word.starts_with("H26.")).unwrap().to_owned();
    let link = format!("https://example.vn/t/{code}");
    for typed in [code.as_str(), &link, "001095000017", super::receive::CARD, "nguyen van minh", "Nguyễn V"] {
        let found = hoa.get(&format!("/quay/tim?q={}", web::routes::escape(typed))).await;
        assert_eq!(found.location, dossier, "{typed}");
    }
    let none = hoa.get("/quay/tim?q=H26.00082-261123-9999").await;
    assert_eq!((none.status, none.location.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn everything_missing_is_asked_for_at_once_and_brought() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    let filed = send(&hoa, &page, "ask", &[]).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.errors());
    let dossier = filed.location.split('?').next().unwrap().to_owned();
    let page = hoa.get(&filed.location).await;
    assert!(page.offers("ask-before-acceptance"));
    let missing = page.field("ask-before-acceptance.1.fix");
    assert!(missing.contains("Giấy cam đoan"), "the paper that is missing stands there already: {missing}");

    let rows = [
        ("ask-before-acceptance.1.about", "undertaking"),
        ("ask-before-acceptance.1.reason", "missing"),
        ("ask-before-acceptance.1.fix", "Mang giấy cam đoan có chữ ký."),
        ("ask-before-acceptance.2.about", "child_hometown"),
        ("ask-before-acceptance.2.reason", "incomplete"),
        ("ask-before-acceptance.2.fix", "Ghi cả phường, xã."),
    ];
    let mut shown = rows.to_vec();
    shown.push(("do", "preview"));
    let preview = hoa.post(&format!("{dossier}/huong-dan"), &page, &shown).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(
        preview.html.contains("Quê quán: Ghi chưa đủ. Ghi cả phường, xã."),
        "the officer reads what Minh will read"
    );
    assert!(hoa.get(&dossier).await.offers("accept"), "a preview sends nothing");

    let asked = hoa.act(&dossier, "huong-dan", &rows).await;
    assert!(asked.offers("supplement") && !asked.offers("ask-before-acceptance"), "only one request");
    let brought = [("paper.undertaking.how", "handed-in"), ("child_hometown", "Phường Cửa Nam, Hà Nội")];
    let ready = hoa.act(&dossier, "bo-sung", &brought).await;
    assert!(ready.html.contains("Phường Cửa Nam, Hà Nội"));
    let accepted = hoa.act(&dossier, "tiep-nhan", &[]).await;
    assert!(accepted.offers("transfer"));
}

#[tokio::test]
async fn lateness_is_told_in_words_and_a_date_that_has_passed_cannot_be_moved() {
    let desk = Desk::open().await;
    let (hoa, hung) = (desk.sign_in("hoa").await, desk.sign_in("hung").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;
    desk.at("2026-11-23T10:00:00Z");
    assert!(hung.get("/quay/hop-viec").await.html.contains("Còn 30 phút"));
    desk.at("2026-11-24T02:00:00Z");
    // Sessions end overnight.
    let (hung, lan) = (desk.sign_in("hung").await, desk.sign_in("lan").await);
    assert!(hung.get("/quay/hop-viec").await.html.contains("Quá hạn 1 ngày làm việc"));
    assert!(!lan.get(&dossier).await.offers("extend"), "an apology comes before the date, not after it");
}
