//! Held documents: used at the counter, checked by anybody, taken as data by their owner.

use app::document::{check, keep, revoke};
use axum::http::StatusCode;
use bytes::Bytes;
use domain::document::item::{Item, Owner, Source};
use domain::id::DocumentId;
use serde_json::Value;

use super::person::Desk;
use super::receive::send;

const WARD: &str = "H26.00082";
const MARRIAGE: &str = "KQ.G15.000032";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n";

/// A document of Minh's store, changed; with its check code.
async fn held(desk: &Desk, change: impl FnOnce(&mut Item)) -> (DocumentId, String) {
    let hoa = desk.by("hoa");
    let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(PDF))]);
    let file = app::document::upload::upload(&hoa, "a.pdf", body).await.unwrap().file;
    let mut item = Item {
        kind: MARRIAGE.into(),
        owner: Owner::of("001095000017", "Nguyễn Văn Minh", Some(1995)),
        number: Some("12/2020".into()),
        title: "Giấy chứng nhận kết hôn".into(),
        summary: "Giấy chứng nhận kết hôn – Nguyễn Văn Minh".into(),
        issuer: None,
        issued_on: None,
        valid_from: None,
        valid_to: None,
        scope: None,
        file,
        fields: Default::default(),
        source: Source::DigitisedAtReception,
        dossier: None,
        office: WARD.parse().unwrap(),
        check_code: keep::check_code().unwrap().as_str().to_owned(),
        signatures: vec![],
        keep_until: None,
    };
    change(&mut item);
    let code = item.check_code.clone();
    (DocumentId(keep::keep(&hoa, item).await.unwrap().id), code)
}

#[tokio::test]
async fn what_is_held_is_ticked_at_the_counter_and_asked_for_again_only_with_a_reason() {
    let desk = Desk::open().await;
    let (id, _) = held(&desk, |item| {
        let signer = "Lê Thị Hoa".to_owned();
        let part = domain::document::item::SignerPart::Copyist;
        let at = "2026-11-20T02:00:00Z".parse().unwrap();
        item.signatures = vec![domain::document::item::SignatureNote { part, signer, at, level: "B-B".into() }];
    })
    .await;
    let id = id.to_string();
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/nhan?procedure=1.001193").await;
    let look = send(&hoa, &page, "look", &[("paper.undertaking.how", "handed-in")]).await;
    let ticked = format!("name=\"paper.marriage-certificate.document\" value=\"{id}\" checked");
    assert!(look.html.contains(&ticked), "held, hence ticked: {}", look.html);

    let asked = [("paper.undertaking.how", "handed-in"), ("paper.marriage-certificate.how", "handed-in")];
    let shown = [("paper.marriage-certificate.shown", id.as_str())];
    let again = send(&hoa, &page, "accept", &[&asked[..], &shown].concat()).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.errors().contains("#paper.marriage-certificate"), "{}", again.errors());

    let used = [("paper.undertaking.how", "handed-in"), ("paper.marriage-certificate.document", id.as_str())];
    let done = send(&hoa, &page, "accept", &[&used[..], &shown].concat()).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.errors());
    let history = hoa.get(&format!("/quay/giay-to/{id}")).await;
    assert!(history.html.contains("Số lần dùng lại</dt><dd>1</dd>"), "{}", history.html);
}

#[tokio::test]
async fn anybody_hears_by_its_code_whether_a_paper_holds_and_each_answer_is_counted() {
    let desk = Desk::open().await;
    let (_, good) = held(&desk, |_| ()).await;
    let (_, over) = held(&desk, |item| item.valid_to = Some("2026-11-22".parse().unwrap())).await;
    let (bad, revoked) = held(&desk, |_| ()).await;
    let (old, replaced) = held(&desk, |_| ()).await;
    let (new, renewed) = held(&desk, |_| ()).await;
    let lan = desk.by("lan");
    revoke::revoke(&lan, bad, None, "Cấp sai", "Điều 70").await.unwrap();
    revoke::replace(&lan, old, new, "Cải chính").await.unwrap();
    let unknown = keep::check_code().unwrap().as_str().to_owned();
    for (code, status, said) in [
        (&good, StatusCode::OK, "check-valid"),
        (&over, StatusCode::OK, "check-expired"),
        (&revoked, StatusCode::OK, "check-revoked"),
        (&replaced, StatusCode::OK, "check-replaced"),
        (&unknown, StatusCode::NOT_FOUND, "check-unknown"),
    ] {
        let (_, page) = desk.stranger(&format!("/k/{code}")).await;
        let words = desk.site.words.get(app::words::Lang::Vi, said, &[]);
        assert!(page.status == status && page.html.contains(&words), "{said}: {} {}", page.status, page.html);
        assert!(!page.html.contains("001095000017") && !page.html.contains("Nguyễn Văn Minh"), "no more than that");
        assert_eq!(page.html.contains(&renewed), said == "check-replaced", "where the new one is");
    }
    let (_, nonsense) = desk.stranger("/k/XYZ").await;
    assert_eq!(nonsense.status, StatusCode::NOT_FOUND);
    let today = "2026-11-23".parse().unwrap();
    let counted = check::counted(&lan, today, today).await.unwrap();
    let mut answers: Vec<(&str, i64)> = counted.iter().map(|(_, answer, count)| (answer.as_str(), *count)).collect();
    answers.sort_unstable();
    assert_eq!(answers, [("expired", 1), ("replaced", 1), ("revoked", 1), ("unknown", 1), ("valid", 1)]);
}

#[tokio::test]
async fn an_owner_takes_a_result_as_data_and_its_issuer_publishes_what_is_needed_to_check_it() {
    let desk = Desk::open().await;
    let (id, _) = held(&desk, |item| item.source = Source::ProcedureResult).await;
    let (minh, quy) = (desk.sign_in("minh").await, desk.sign_in("quy").await);
    let address = format!("/kho-giay-to/{id}/chung-chi");
    let given = minh.get(&address).await;
    assert_eq!((given.status, given.media.as_str()), (StatusCode::OK, "application/dc+sd-jwt"), "{}", given.html);
    assert!(given.html.split('~').count() > 2, "claims the owner shows or keeps: {}", given.html);
    assert_eq!(quy.get(&address).await.status, StatusCode::NOT_FOUND);
    let (_, door) = desk.stranger(&address).await;
    assert_ne!(door.status, StatusCode::OK, "nobody without signing in");

    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let (_, issuer) = desk.stranger(&format!("/.well-known/jwt-vc-issuer/co-quan/{WARD}")).await;
    let issuer = json(&String::from_utf8(issuer.bytes).unwrap());
    assert!(issuer["issuer"].as_str().unwrap().ends_with(&format!("/co-quan/{WARD}")), "{issuer}");
    assert_eq!(issuer["jwks"]["keys"].as_array().unwrap().len(), 1, "{issuer}");
    let (_, kind) = desk.stranger(&format!("/vct/{MARRIAGE}")).await;
    let kind = json(&String::from_utf8(kind.bytes).unwrap());
    assert!(kind["vct"].as_str().unwrap().ends_with(&format!("/vct/{MARRIAGE}")), "{kind}");
    let (_, list) = desk.stranger(&format!("/trang-thai-chung-chi/{WARD}")).await;
    assert_eq!((list.status, list.media.as_str()), (StatusCode::OK, "application/statuslist+jwt"));
    for nowhere in ["/.well-known/jwt-vc-issuer/co-quan/H26.99999", "/vct/KHONG-CO", "/trang-thai-chung-chi/H26.99999"]
    {
        assert_eq!(desk.stranger(nowhere).await.1.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}
