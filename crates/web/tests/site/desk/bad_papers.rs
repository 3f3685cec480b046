//! What is no paper, at the station's door: a clear sentence says what to do next, and nothing is stored or changed.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use axum::http::StatusCode;

use super::person::Desk;
use super::station::{BIRTH, bring};

fn pdf(objects: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1>>endobj\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF\n").into()
}

/// A PNG whose header promises a picture no memory holds.
fn bomb() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(50_000_u32.to_be_bytes());
    bytes.extend(50_000_u32.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.extend(b"\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\0\0\0\0");
    bytes
}

/// A PDF of so many empty pages.
fn pages(count: usize) -> Vec<u8> {
    let kids: String = (0..count).fold(String::new(), |mut kids, page| {
        write!(kids, "{} 0 R ", page + 3).unwrap();
        kids
    });
    let mut text = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n"
    );
    for page in 0..count {
        writeln!(text, "{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj", page + 3).unwrap();
    }
    text.push_str("trailer<</Root 1 0 R>>\n%%EOF\n");
    text.into()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_paper_is_refused_in_words_and_leaves_nothing() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let cut = BIRTH[..BIRTH.len() / 3].to_vec();
    let cases: [(&str, Vec<u8>, &str); 14] = [
        ("khong.pdf", vec![], "Tệp không có nội dung"),
        ("nen.pdf", b"PK\x03\x04 a bomb or not, nobody looks inside".to_vec(), "Hãy"),
        ("chuong-trinh.pdf", b"MZ\x90\0 a program".to_vec(), "Hãy"),
        ("trang.jpg", b"<html>not a picture</html>".to_vec(), "Hãy"),
        ("bom.png", bomb(), "Hãy"),
        ("mat-khau.pdf", pdf("3 0 obj<</Encrypt 8 0 R>>endobj"), "mật khẩu"),
        ("cut.pdf", cut, "Hãy"),
        ("sai.pdf", pdf("3 0 obj<</Kids[1 0 R endobj"), "Hãy"),
        ("sau.pdf", pdf(&format!("3 0 obj{}", "<</A".repeat(5_000))), "Hãy"),
        ("script.pdf", pdf("3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), "Hãy"),
        ("launch.pdf", pdf("3 0 obj[<</A<</S/Launch/F(calc)>>>>]endobj"), "Hãy"),
        ("nhung.pdf", pdf("3 0 obj<</Type/Filespec/UF(a.exe)>>endobj"), "Hãy"),
        ("dem.pdf", pdf("3 0 obj<</Type/Pages/Count 1000000000>>endobj"), "Hãy"),
        ("501.pdf", pages(501), "500"),
    ];
    for (name, bytes, said) in cases {
        let begun = Instant::now();
        let refused = bring(&hoa, &[], &[("tep", name, &bytes)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.errors().contains(said) && refused.errors().contains("#tep"), "{name}: {}", refused.errors());
        assert!(begun.elapsed() < Duration::from_secs(5), "{name} took {:?}", begun.elapsed());
    }
    let list = hoa.get("/quay/so-hoa/danh-sach?nguon=desk").await;
    assert!(list.html.contains("Không có giấy tờ nào ở đây"), "{}", list.html);
    let content = desk.site.city.content.folder();
    let kept = std::fs::read_dir(content).into_iter().flatten().flatten();
    let kept = kept.filter(|one| one.file_name().len() == 2 && one.path().is_dir()).count();
    assert_eq!(kept, 0, "no file is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_page_is_taken_as_a_page_to_be_taken_again() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let brought = bring(&hoa, &[], &[("tep", "trang.pdf", &pages(1))]).await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.errors());
    let mut page = hoa.get(&brought.location).await;
    while page.html.contains("data-again") {
        tokio::task::yield_now().await;
        page = hoa.get(&brought.location).await;
    }
    assert!(page.html.contains("Trang trắng. Hãy lật mặt giấy"), "{}", page.html);
    let signed = hoa.post(&format!("{}/ky", brought.location), &page, &[("loai", "KQ.G15.000031")]).await;
    assert_eq!(signed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(signed.errors().contains("Có 1 trang chụp chưa đạt"), "{}", signed.errors());
}
