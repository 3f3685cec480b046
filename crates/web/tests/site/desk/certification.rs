//! Certification by pages alone: the road of a copy, originals that are refused, two signers, a signature by hand.

use axum::http::StatusCode;

use super::person::{Desk, Person, Sheet};

/// One grey dot as JPEG: a page of an original.
fn picture() -> Vec<u8> {
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    jpeg.extend([1; 64]);
    jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    for class in [0, 0x10] {
        jpeg.extend([0xff, 0xc4, 0, 20, class, 1]);
        jpeg.extend([0; 16]);
    }
    jpeg.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]);
    jpeg
}

const NEW: &str = "/quay/chung-thuc/moi";

/// Quý asks for a copy for a court.
async fn asks(hoa: &Person<'_>) -> String {
    let page = hoa.get(&format!("{NEW}?nop=court")).await;
    let key = page.field("key");
    let typed = [
        ("key", key.as_str()),
        ("nop", "court"),
        ("number", "001155000028"),
        ("name", "Trần Thị Quý"),
        ("title", "Bằng tốt nghiệp của Trần Thị Quý"),
        ("pages", "1"),
        ("copies", "2"),
        ("do", "take-in"),
    ];
    let taken = hoa.post(NEW, &page, &typed).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.errors());
    let twice = hoa.post(NEW, &page, &typed).await;
    assert_eq!(twice.location, taken.location, "pressed twice, taken in once");
    taken.location
}

/// The look at the original, with some answers changed.
async fn looks(hoa: &Person<'_>, request: &str, change: &[(&str, &str)]) -> Sheet {
    let page = hoa.get(request).await;
    let mut all: Vec<(&str, String)> = vec![
        ("csrf", page.field("csrf")),
        ("version", page.field("version")),
        ("key", page.field("key")),
        ("presented", "original".into()),
        ("author", "vietnamese".into()),
        ("all-pages", "yes".into()),
        ("compared", "yes".into()),
        ("pages", "1".into()),
        ("copies", "2".into()),
        ("do", "check".into()),
    ];
    let flaws = ["flaw.altered", "flaw.unreadable", "flaw.secret", "flaw.no-copying", "flaw.unlawful"];
    all.extend(flaws.map(|flaw| (flaw, "no".to_owned())));
    for (name, value) in change {
        all.retain(|(known, _)| known != name);
        all.push((*name, (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    hoa.parcel(&format!("{request}/xem"), &fields, &[("scan", "bang.jpg", &picture())]).await
}

#[tokio::test]
async fn a_copy_is_asked_for_compared_signed_once_and_stands_in_the_register() {
    let desk = Desk::open().await;
    let (hoa, lan) = (desk.sign_in("hoa").await, desk.sign_in("lan").await);
    let request = asks(&hoa).await;

    let wrong = looks(&hoa, &request, &[("pages", "2")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.errors().contains("href=\"#pages\""), "{}", wrong.errors());
    let open = looks(&hoa, &request, &[("flaw.secret", "")]).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is answered beforehand");

    let seen = hoa.get(&request).await;
    let done = looks(&hoa, &request, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.errors());
    let late = hoa.post(&format!("{request}/rut"), &seen, &[("key", seen.field("key").as_str())]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "a page of before is told so");

    assert!(!hoa.get(&request).await.html.contains("name=\"capacity\""), "who receives does not certify");
    let first = lan.get(&request).await;
    let second = lan.get(&request).await;
    let sign = [("key", first.field("key")), ("capacity", "chair".to_owned())];
    let sign: Vec<(&str, &str)> = sign.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let signed = lan.post(&format!("{request}/ky"), &first, &sign).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.errors());
    let again = lan.post(&format!("{request}/ky"), &first, &sign).await;
    assert_eq!(again.location, signed.location, "the same press gives the same answer");
    let other = [("key", second.field("key")), ("capacity", "chair".to_owned())];
    let other: Vec<(&str, &str)> = other.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let twice = lan.post(&format!("{request}/ky"), &second, &other).await;
    assert_ne!(twice.status, StatusCode::SEE_OTHER, "two signers give one number");

    let book = lan.get("/quay/chung-thuc/so").await;
    assert_eq!(book.html.matches("-01/2026-SCT/BS").count(), 1, "one line");
    let copy = hoa.get(&format!("{request}/tep")).await;
    assert_eq!((copy.media.as_str(), &copy.bytes[..5]), ("application/pdf", b"%PDF-".as_slice()));
    assert_eq!(desk.sign_in("binh").await.get(&request).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_forbidden_original_is_refused_with_its_article_and_the_letter() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let check = async |change: &[(&str, &str)], article: &str| {
        let request = asks(&hoa).await;
        let held = looks(&hoa, &request, change).await;
        assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY, "{article} is not passed on");
        let mut refuse = change.to_vec();
        refuse.push(("do", "refuse"));
        let refused = looks(&hoa, &request, &refuse).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{article}: {}", refused.errors());
        assert!(hoa.get(&request).await.html.contains(&format!("Điều {article}")), "{article} is named");
        let letter = hoa.get(&format!("{request}/tu-choi.pdf")).await;
        assert!(letter.bytes.starts_with(b"%PDF-"));
    };
    check(&[("flaw.altered", "yes")], "22.1").await;
    check(&[("flaw.secret", "yes")], "22.3").await;
    check(&[("author", "foreign-unlegalised")], "22.5").await;
    check(&[("presented", "print")], "18").await;
}

#[tokio::test]
async fn who_needs_no_copy_hears_it_before_anything_is_asked_and_is_counted() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let told = hoa.get(&format!("{NEW}?nop=one-stop")).await;
    assert!(told.html.contains("Không cần chứng thực") && !told.html.contains("name=\"title\""), "it stops here");
    let key = told.field("key");
    let spared = hoa.post("/quay/chung-thuc/khong-can", &told, &[("key", key.as_str()), ("nop", "one-stop")]).await;
    assert_eq!(spared.status, StatusCode::SEE_OTHER);
    assert!(hoa.get("/quay/chung-thuc").await.html.contains("Đã báo “không cần” 1 lần"));
    let insisting = hoa.get(&format!("{NEW}?nop=one-stop&van=1")).await;
    assert!(insisting.html.contains("name=\"title\""), "whoever wants one all the same may have it");
}

const BY_HAND: &str = "/quay/chung-thuc/viec/moi";

async fn attests(hoa: &Person<'_>, change: &[(&str, &str)]) -> Sheet {
    let page = hoa.get(&format!("{BY_HAND}?so=signatures")).await;
    let key = page.field("key");
    let mut fields: Vec<(&str, &str)> = vec![
        ("key", key.as_str()),
        ("so", "signatures"),
        ("name", "Trần Thị Quý"),
        ("shown", "card"),
        ("number", "001155000028"),
        ("manner", "fingerprint"),
        ("name", ""),
        ("number", ""),
        ("matter", "delegation"),
        ("paper", "Giấy ủy quyền nhận lương hưu"),
        ("papers", "1"),
        ("q.identity", "yes"),
        ("q.lucid", "yes"),
        ("q.no-transaction", "yes"),
        ("q.lawful", "yes"),
        ("q.every-signer", "yes"),
        ("q.understood", "yes"),
        ("q.signed-here", "yes"),
        ("do", "prepare"),
    ];
    for (name, value) in change {
        fields.retain(|(known, _)| known != name);
        fields.push((*name, *value));
    }
    hoa.post(BY_HAND, &page, &fields).await
}

#[tokio::test]
async fn a_signature_is_prepared_numbered_printed_kept_and_struck() {
    let desk = Desk::open().await;
    let (hoa, lan) = (desk.sign_in("hoa").await, desk.sign_in("lan").await);
    let open = attests(&hoa, &[("q.lucid", "")]).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.errors().contains("href=\"#q.lucid\""), "{}", open.errors());
    assert!(open.html.contains("Giấy ủy quyền nhận lương hưu"), "what was typed is still there");
    let contract = attests(&hoa, &[("q.no-transaction", "no"), ("do", "refuse")]).await;
    assert!(hoa.get(&contract.location).await.html.contains("Điều 25.4"), "{}", contract.errors());

    let prepared = attests(&hoa, &[]).await;
    assert_eq!(prepared.status, StatusCode::SEE_OTHER, "{}", prepared.errors());
    let here = prepared.location;
    assert!(lan.get("/quay/chung-thuc?xem=attest-sign&noi=H26.00082").await.html.contains(&here));
    let page = lan.get(&here).await;
    let key = page.field("key");
    let related = lan.post(&format!("{here}/ky"), &page, &[("key", key.as_str()), ("capacity", "chair")]).await;
    assert!(related.errors().contains("#unrelated"), "{}", related.errors());
    let sign = [("key", key.as_str()), ("capacity", "chair"), ("unrelated", "1")];
    let signed = lan.post(&format!("{here}/ky"), &page, &sign).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.errors());
    let late = lan.post(&format!("{here}/ky"), &page, &[("key", "another"), ("unrelated", "1")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the page of before is told so");
    assert!(hoa.get(&here).await.html.contains("01-01/2026-SCT/CK,ĐC"));
    assert!(hoa.get(&format!("{here}/loi-chung.pdf")).await.bytes.starts_with(b"%PDF-"));

    let page = hoa.get(&here).await;
    let fields = [("csrf", page.field("csrf")), ("version", page.field("version")), ("key", page.field("key"))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = hoa.parcel(&format!("{here}/luu"), &fields, &[("scan", "giay.jpg", &picture())]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.errors());

    let page = lan.get(&here).await;
    let key = page.field("key");
    let decision =
        [("key", key.as_str()), ("decision", "12/QĐ-UBND"), ("decision-on", "23/11/2026"), ("reason", "Ký nhầm giấy")];
    let struck = lan.post(&format!("{here}/gach"), &page, &decision).await;
    assert_eq!(struck.status, StatusCode::SEE_OTHER, "{}", struck.errors());
    let book = lan.get("/quay/chung-thuc/so?so=signatures").await;
    assert!(book.html.contains("01-01/2026-SCT/CK,ĐC") && book.html.contains("<s>Giấy ủy quyền"), "struck, not erased");
    let sheet = lan.get("/quay/chung-thuc/so.pdf?so=signatures").await;
    assert!(sheet.bytes.starts_with(b"%PDF-"));
}
