//! Somebody was faster, or something was forgotten: nothing is lost.

use axum::http::StatusCode;

use super::person::Desk;
use super::receive::received;

#[tokio::test]
async fn what_was_typed_survives_when_somebody_else_was_faster() {
    let desk = Desk::open().await;
    let (hoa, hung, lan) = (desk.sign_in("hoa").await, desk.sign_in("hung").await, desk.sign_in("lan").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;
    let seen = lan.get(&dossier).await;
    hung.act(&dossier, "nguoi-xu-ly", &[]).await;

    let typed = [("refuse.reason", "Con đã được khai sinh ở nơi khác"), ("refuse.legal-basis", "Điều 16")];
    let late = lan.post(&format!("{dossier}/tu-choi"), &seen, &typed).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.html.contains("Con đã được khai sinh ở nơi khác"), "what Lan typed is still there");
    assert!(late.html.contains("Có người vừa thay đổi hồ sơ này"));
    assert!(hung.get(&dossier).await.offers("submit-for-signature"), "nothing was refused");

    let again = lan.post(&format!("{dossier}/tu-choi"), &late, &typed).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the page that came back has the new version: {}", again.errors());
}

#[tokio::test]
async fn what_was_typed_survives_even_when_the_action_is_gone() {
    let desk = Desk::open().await;
    let (hoa, hung, lan) = (desk.sign_in("hoa").await, desk.sign_in("hung").await, desk.sign_in("lan").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;
    hung.act(&dossier, "nguoi-xu-ly", &[]).await;
    let seen = hung.get(&dossier).await;
    lan.act(&dossier, "tu-choi", &[("refuse.reason", "Không đủ điều kiện"), ("refuse.legal-basis", "Điều 16")]).await;
    let late =
        hung.post(&format!("{dossier}/trinh-ky"), &seen, &[("submit-for-signature.note", "Đủ điều kiện ký")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.html.contains("Đủ điều kiện ký") && !late.offers("submit-for-signature"));
}

#[tokio::test]
async fn a_missing_reason_is_asked_for_beside_its_box_and_the_rest_stays() {
    let desk = Desk::open().await;
    let (hoa, hung, lan) = (desk.sign_in("hoa").await, desk.sign_in("hung").await, desk.sign_in("lan").await);
    let dossier = received(&hoa).await;
    hoa.act(&dossier, "chuyen-giao", &[]).await;
    hung.act(&dossier, "nguoi-xu-ly", &[]).await;
    let page = lan.get(&dossier).await;
    let check = async |noun: &str, fields: &[(&str, &str)], wanted: &str, kept: &str| {
        let back = lan.post(&format!("{dossier}/{noun}"), &page, fields).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{noun}");
        assert!(back.errors().contains(wanted), "{noun}: {}", back.errors());
        assert!(back.html.contains(kept), "{noun} keeps {kept}");
    };
    check("tu-choi", &[("refuse.reason", " "), ("refuse.legal-basis", "Điều 19")], "#refuse.reason", "Điều 19").await;
    check("tu-choi", &[("refuse.reason", "Vì thiếu")], "#refuse.legal-basis", "Vì thiếu").await;
    let page = hung.get(&dossier).await;
    let back = hung.post(&format!("{dossier}/yeu-cau-bo-sung"), &page, &[]).await;
    assert!(back.errors().contains("#panel-ask-after-acceptance"), "{}", back.errors());
    let fields = [("consult.agency", ""), ("consult.question", "Có không?"), ("consult.within", "3wd")];
    let back = hung.post(&format!("{dossier}/cau-hoi"), &page, &fields).await;
    assert!(back.errors().contains("#consult.agency") && back.html.contains("Có không?"), "{}", back.errors());
}
