//! A leader reads several dossiers over on one page and signs them together.

use axum::http::StatusCode;

use super::person::Desk;
use super::receive::received;

#[tokio::test]
async fn two_are_signed_together_and_the_one_that_changed_is_told_apart() {
    let desk = Desk::open().await;
    let (hoa, hung, lan) = (desk.sign_in("hoa").await, desk.sign_in("hung").await, desk.sign_in("lan").await);
    let mut ids = Vec::new();
    for _ in 0..3 {
        let dossier = received(&hoa).await;
        hoa.act(&dossier, "chuyen-giao", &[]).await;
        let mut page = hung.act(&dossier, "nguoi-xu-ly", &[]).await;
        while page.offers("finish-step") {
            page = hung.act(&dossier, "buoc", &[("finish-step.note", "Đủ điều kiện")]).await;
        }
        hung.act(&dossier, "trinh-ky", &[]).await;
        ids.push(dossier.rsplit('/').next().unwrap().to_owned());
    }
    let inbox = lan.get("/quay/hop-viec").await;
    for id in &ids {
        assert!(inbox.html.contains(&format!("name=\"id\" value=\"{id}\"")), "{}", inbox.html);
    }
    let chosen: String = ids.iter().map(|id| format!("&id={id}")).collect();
    let page = lan.get(&format!("/quay/ky-duyet?{chosen}")).await;
    assert!(page.html.contains("Ký duyệt 3 hồ sơ"), "{}", page.html);
    // Meanwhile one goes back to Hưng.
    lan.act(&format!("/quay/ho-so/{}", ids[2]), "tra-lai", &[("send-back.remark", "Ghi rõ nơi sinh")]).await;

    let fields: Vec<(String, String)> = ids
        .iter()
        .flat_map(|id| {
            let (version, decision) = (format!("version.{id}"), format!("decision.{id}"));
            [("id".to_owned(), id.clone()), (version.clone(), page.field(&version)), (decision, "Đồng ý".to_owned())]
        })
        .collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = lan.post("/quay/ky-duyet", &page, &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.html);
    assert!(done.html.contains("Đã ký 2 trong 3 hồ sơ"), "{}", done.html);
    assert!(done.html.contains("Hồ sơ vừa được người khác thay đổi"), "{}", done.html);
    let thu = desk.sign_in("thu").await;
    assert!(thu.get(&format!("/quay/ho-so/{}", ids[0])).await.offers("issue"));
    assert!(!thu.get(&format!("/quay/ho-so/{}", ids[2])).await.offers("issue"));
    // Who may not decide is offered nothing to sign.
    let seen = hung.get(&format!("/quay/ky-duyet?{chosen}")).await;
    assert!(seen.html.contains("Ký duyệt 0 hồ sơ") && !seen.html.contains("name=\"id\""), "{}", seen.html);
}
