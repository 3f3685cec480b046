//! Who may see and do what: nobody is trusted because of a link they know.

use axum::http::StatusCode;

use super::person::Desk;
use super::receive::received;

#[tokio::test]
async fn a_citizen_never_comes_behind_the_counter() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let minh = desk.sign_in("minh").await;
    for address in ["/quay", "/quay/nhan", "/quay/hop-viec", "/quay/tim?q=minh", "/quay/tra", &dossier] {
        assert_eq!(minh.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn a_dossier_of_another_office_does_not_exist() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let binh = desk.sign_in("binh").await;
    let stranger = binh.get("/quay/nhan?procedure=1.001193").await;
    for address in [dossier.clone(), format!("{dossier}/bieu-mau/receipt.pdf"), "/quay/ho-so/not-an-id".into()] {
        assert_eq!(binh.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for noun in ["chuyen-giao", "rut-ho-so", "tu-choi", "phe-duyet", "tra-ket-qua"] {
        let done = binh
            .post(&format!("{dossier}/{noun}"), &stranger, &[("stop.reason", "x"), ("hand-back.way", "at_point")])
            .await;
        assert_eq!(done.status, StatusCode::NOT_FOUND, "{noun}");
    }
    let found = binh.get("/quay/tim?q=001095000017").await;
    assert!(!found.html.contains("Nguyễn Văn Minh"), "a search finds only what one may see");
    assert!(!binh.get("/quay/hop-viec?xem=da-nhan&noi=H26.00082.D01&vai=receptionist").await.html.contains("Minh"));
}

#[tokio::test]
async fn an_officer_is_offered_and_may_do_only_their_own_part() {
    let desk = Desk::open().await;
    let (hoa, hung, thu) = (desk.sign_in("hoa").await, desk.sign_in("hung").await, desk.sign_in("thu").await);
    let dossier = received(&hoa).await;
    let check = |offered: bool, wanted: bool, what: &str| assert_eq!(offered, wanted, "{what}");
    check(hoa.get(&dossier).await.offers("transfer"), true, "Hoa sends on");
    let page = hung.get(&dossier).await;
    check(page.offers("transfer"), false, "Hưng does not");
    let done = hung.post(&format!("{dossier}/chuyen-giao"), &hoa.get(&dossier).await, &[]).await;
    assert_eq!(done.status, StatusCode::FORBIDDEN, "another person's token is no token");
    let page = thu.get("/quay/so-theo-doi").await;
    let token = thu.get(&dossier).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!token.html.contains("method=\"post\" novalidate"), "Thu has nothing to do with it yet");
    assert_eq!(hung.get("/quay/nhan").await.status, StatusCode::FORBIDDEN, "Hưng receives nowhere");
}

#[tokio::test]
async fn an_auditor_reads_everything_and_changes_nothing() {
    let desk = Desk::open().await;
    let (hoa, kien) = (desk.sign_in("hoa").await, desk.sign_in("kien").await);
    let dossier = received(&hoa).await;
    let page = kien.get(&dossier).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.html.contains("id=\"panel-"), "no action is offered");
}
