//! A birth is filed, mended, confirmed, withdrawn and followed by forms alone: no script, and nothing twice.

use std::sync::Arc;

use crate::city::TestCity;
use crate::visitor::{Answer, Visitor};
use app::Ctx;
use app::dossier::{accept, advance, confirm, get, supplement, transfer};
use app::words::Lang;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::access::{Actor, Grant, Role};
use domain::dossier::fact::Fault;
use domain::dossier::record::Dossier;
use domain::id::{AccountId, DossierId};

/// A file that a browser would send: it begins and ends as a PDF does.
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

/// What Minh answers, page after page; what the account tells is shown on the first page and not asked.
const ANSWERS: [&[(&str, &str)]; 13] = [
    &[("applicant_email", "")],
    &[("relation", "father")],
    &[("registration_commune", "00004")],
    &[("child_name", "Trần Nguyễn Khánh Ngọc Ẩn")],
    &[
        ("child_sex", "female"),
        ("child_birth_date.day", "13"),
        ("child_birth_date.month", "11"),
        ("child_birth_date.year", "2026"),
    ],
    &[("child_birth_place", "Bệnh viện Phụ sản Hà Nội")],
    &[("child_hometown", "Hà Nội"), ("child_ethnicity", "Kinh"), ("child_nationality", "Việt Nam")],
    &[("mother_known", "no")],
    &[("father_known", "no")],
    &[("birth_proof", "witness")],
    &[("surrogacy", "no")],
    &[("on_behalf", "no")],
    &[("copies", "0")],
];

/// Walks through every question; answers with the address of the draft.
async fn answered(minh: &mut Visitor<'_>) -> String {
    let mut at = minh.post("/ho-so/moi/1.001193", &[]).await.location;
    let draft = at.split("/hoi/").next().unwrap().to_owned();
    for answers in ANSWERS {
        let shown = minh.get(&at).await;
        assert_eq!(shown.status, StatusCode::OK, "{at}");
        assert!(answers.iter().all(|(name, _)| shown.html.contains(name)), "{at} asks for {answers:?}");
        let kept = minh.post(&at, answers).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{at}: {}", kept.html);
        at = kept.location;
    }
    assert_eq!(at, format!("{draft}/giay-to"), "papers follow the last question");
    draft
}

async fn filed(minh: &mut Visitor<'_>) -> String {
    let draft = answered(minh).await;
    let papers = format!("{draft}/giay-to");
    let sent =
        minh.upload(&papers, &[("component", "witness-statement")], "witness-statement", "lam-chung.pdf", PDF).await;
    assert_eq!((sent.status, sent.location), (StatusCode::SEE_OTHER, papers));
    let done = minh.post(&format!("{draft}/nop"), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    done.location.strip_suffix("/xong").unwrap().to_owned()
}

#[tokio::test]
async fn a_birth_is_filed_by_forms_alone_and_once() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let before = minh.get("/ho-so/moi/lam-giay-khai-sinh-cho-con").await;
    assert!(before.status == StatusCode::OK && before.html.contains("Trước khi bắt đầu"), "{}", before.html);
    let draft = answered(&mut minh).await;

    // What is missing is told before anything is filed, and pressing anyway files nothing.
    let early = minh.get(&format!("{draft}/kiem-tra")).await;
    assert!(early.html.contains("<title>Lỗi:") && early.html.contains("Gửi Văn bản của người làm chứng"));
    let pressed = minh.post(&format!("{draft}/nop"), &[]).await;
    assert_eq!(pressed.status, StatusCode::UNPROCESSABLE_ENTITY);

    let papers = format!("{draft}/giay-to");
    let slot = [("component", "witness-statement")];
    let none = minh.post(&papers, &slot).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.html.contains("Chọn một tệp"));
    for (file, words) in [
        (&b"MZ this is a program and not a paper"[..], "Chỉ nhận tệp PDF"),
        (&b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n"[..], "Tệp bị cắt giữa chừng"),
    ] {
        let refused = minh.upload(&papers, &slot, "witness-statement", "to.pdf", file).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.html.contains(words), "{words}");
        assert!(refused.html.contains("<title>Lỗi:"));
    }
    let padded = |bytes: usize| [&PDF[..PDF.len() - 6], &vec![b' '; bytes], &b"%%EOF\n"[..]].concat();
    let huge = minh.upload(&papers, &slot, "witness-statement", "to.pdf", &padded(21 << 20)).await;
    assert!(
        huge.status == StatusCode::UNPROCESSABLE_ENTITY && huge.html.contains("Tệp lớn hơn 20 MB"),
        "{}",
        huge.html
    );
    let sent = minh.upload(&papers, &slot, "witness-statement", "lam-chung.pdf", &padded(3 << 20)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);
    let shown = minh.get(&papers).await;
    let file = shown.html.split(&format!("{draft}/tep/")).nth(1).unwrap().split('"').next().unwrap();
    assert!(shown.html.contains("lam-chung.pdf"));
    assert!(minh.get(&format!("{draft}/tep/{file}")).await.html.starts_with("%PDF-1.4"));

    let check = minh.get(&format!("{draft}/kiem-tra")).await;
    for told in ["Trần Nguyễn Khánh Ngọc Ẩn", "13/11/2026", "Lấy từ tài khoản của bạn", "sau=kiem-tra", "lam-chung.pdf"]
    {
        assert!(check.html.contains(told), "the last look tells {told}");
    }
    let first = minh.post(&format!("{draft}/nop"), &[]).await;
    assert!(first.status == StatusCode::SEE_OTHER && first.location.ends_with("/xong"), "{}", first.html);
    let again = minh.post(&format!("{draft}/nop"), &[]).await;
    assert_eq!((again.status, &again.location), (StatusCode::SEE_OTHER, &first.location), "one draft, one dossier");

    // 24 November is the day of Vietnamese culture: nobody works, and the eight hours go on the day after.
    let done = minh.get(&first.location).await;
    assert!(done.html.contains("Đã nộp hồ sơ") && done.html.contains("thứ Tư, 25/11/2026"), "{}", done.html);
    let dossier = minh.get(first.location.strip_suffix("/xong").unwrap()).await;
    for told in ["Trần Nguyễn Khánh Ngọc Ẩn", "lam-chung.pdf", "Rút hồ sơ", "bieu-mau/declaration.pdf"] {
        assert!(dossier.html.contains(told), "Minh's page tells {told}");
    }
    let mine = minh.get("/viec-cua-toi").await;
    assert_eq!(mine.html.matches("href=\"/ho-so/").count(), 1, "one dossier and no draft");
    let gone = minh.get(&format!("{draft}/kiem-tra")).await;
    assert!(gone.status == StatusCode::NOT_FOUND && gone.html.contains("Không còn bản nháp này"));
}

#[tokio::test]
async fn what_was_typed_is_kept_however_wrong_it_is() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let at = minh.post("/ho-so/moi/1.001193", &[]).await.location;
    let shown = minh.get(&at).await;
    assert!(shown.html.contains("Trần Văn Minh") && shown.html.contains("Lấy từ tài khoản của bạn"));
    assert!(!shown.html.contains("name=\"applicant_name\""), "what the account tells is not asked");
    let challenge = format!("{at}?sua=1");
    assert!(shown.html.contains(&challenge), "and may be said to be otherwise");
    assert!(minh.get(&challenge).await.html.contains("value=\"Trần Văn Minh\""));
    let wrong = [("applicant_name", "Trần Văn Minh"), ("applicant_id", "12 34"), ("applicant_phone", "")];
    let answer = minh.post(&challenge, &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.html.contains("<title>Lỗi:") && answer.html.contains("value=\"12 34\""), "{}", answer.html);
    assert!(answer.html.contains("href=\"#applicant_id\"") && answer.html.contains("id=\"applicant_id-error\""));
    assert!(answer.html.contains("href=\"#applicant_phone\""), "every mistake at once");
    assert!(minh.get(&at).await.html.contains("value=\"12 34\""), "and kept for another day");

    let draft = at.split("/hoi/").next().unwrap();
    let born = format!("{draft}/hoi/child_birth");
    let date = [("child_birth_date.day", "31"), ("child_birth_date.month", "2"), ("child_birth_date.year", "2026")];
    let answer = minh.post(&born, &date).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.html.contains("value=\"31\""));
    assert!(minh.get("/en").await.status == StatusCode::OK);
    let english = minh.get(&format!("/en{born}")).await;
    assert!(english.html.contains("<html lang=\"en\"") && english.html.contains("value=\"31\""));
}

#[tokio::test]
async fn an_answer_changed_from_the_last_look_leads_back_to_it() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let draft = answered(&mut minh).await;
    let at = format!("{draft}/hoi/child_name?sau=kiem-tra");
    assert!(minh.get(&at).await.html.contains(&format!("{draft}/hoi/child_name?sau=kiem-tra")));
    let kept = minh.post(&at, &[("child_name", "Trần Khánh An")]).await;
    assert_eq!(kept.location, format!("{draft}/kiem-tra"));
    assert!(minh.get(&kept.location).await.html.contains("Trần Khánh An"));
}

#[tokio::test]
async fn an_answer_that_brings_another_question_has_it_asked() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let at = minh.post("/ho-so/moi/1.001193", &[]).await.location;
    let draft = at.split("/hoi/").next().unwrap();
    let kept = minh.post(&format!("{draft}/hoi/mother_known"), &[("mother_known", "yes")]).await;
    assert_eq!(kept.location, format!("{draft}/hoi/mother"), "the mother is asked about once she is determined");
    let kept = minh.post(&format!("{draft}/hoi/mother_known"), &[("mother_known", "no")]).await;
    assert_eq!(kept.location, format!("{draft}/hoi/father_known"));
}

#[tokio::test]
async fn what_is_minh_s_does_not_exist_for_another_citizen() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let at = minh.post("/ho-so/moi/1.001193", &[]).await.location;
    let dossier = filed(&mut minh).await;
    let paper = minh.get(&dossier).await.html;
    let paper = paper.split(&format!("{dossier}/giay-to/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut binh = Visitor::sign_in(&city, "binh", "Lê Thị Bình").await;
    for uri in [
        at.as_str(),
        &dossier,
        &format!("{dossier}/xong"),
        &format!("{dossier}/rut"),
        &format!("{dossier}/bo-sung"),
        &format!("{dossier}/xac-nhan"),
        &format!("{dossier}/giay-to/{paper}"),
        &format!("{dossier}/bieu-mau/declaration.pdf"),
        "/ho-so/khong-phai-ma",
    ] {
        let answer = binh.get(uri).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{uri}");
        assert!(!answer.html.contains("Khánh"), "{uri}");
    }
    let withdrawn = binh.post(&format!("{dossier}/rut"), &[("reason", "x"), ("version", "1")]).await;
    assert_eq!(withdrawn.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pressing_start_twice_begins_one_draft_and_a_draft_can_be_thrown_away() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let first = minh.post("/ho-so/moi/1.001193", &[]).await.location;
    assert_eq!(minh.post("/ho-so/moi/1.001193", &[]).await.location, first);
    let draft = first.split("/hoi/").next().unwrap();
    assert!(minh.get("/viec-cua-toi").await.html.contains(draft));
    assert!(minh.get("/ho-so/moi/1.001193").await.html.contains("Làm tiếp bản nháp"));
    minh.post(&format!("{draft}/bo"), &[]).await;
    assert!(!minh.get("/viec-cua-toi").await.html.contains(draft));
    assert_eq!(minh.get(&first).await.status, StatusCode::NOT_FOUND);
}

/// The dossier behind an address, as the system sees it.
async fn stored(city: &TestCity, address: &str) -> Dossier {
    get::load(&acting(city, Actor::System), id(address)).await.unwrap()
}

fn id(address: &str) -> DossierId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

fn acting(city: &TestCity, actor: Actor) -> Ctx {
    Ctx::new(Arc::clone(&city.site.city), actor, (city.site.clock)(), Lang::Vi)
}

/// Hoa at the counter and Hưng at the agency of this dossier, in one person.
fn officer(city: &TestCity, dossier: &Dossier) -> Ctx {
    let grant = |role, office: &domain::unit::agency_code::AgencyCode| Grant {
        role,
        office: office.clone(),
        valid_from: jiff::civil::date(2025, 7, 1),
        valid_to: None,
    };
    let grants = vec![grant(Role::Receptionist, &dossier.receiving_point), grant(Role::Specialist, &dossier.agency)];
    acting(city, Actor::Staff { account: AccountId(uuid::Uuid::from_u128(7)), name: "Hoa".into(), grants })
}

fn version(html: &str) -> String {
    html.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn everything_that_was_asked_for_is_mended_on_one_page() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let address = filed(&mut minh).await;
    let mend = format!("{address}/bo-sung");
    let early = minh.get(&mend).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was asked for yet");
    let fault = |about: &str, fix: &str| Fault { about: about.into(), reason: "unreadable".into(), fix: fix.into() };
    let faults =
        vec![fault("witness-statement", "Chụp lại nơi đủ sáng."), fault("child_birth_place", "Ghi đủ tên bệnh viện.")];
    let hoa = officer(&city, &stored(&city, &address).await);
    supplement::ask_before_acceptance(&hoa, id(&address), None, faults).await.unwrap();

    assert!(minh.get("/viec-cua-toi").await.html.contains("Cần bạn sửa hoặc nộp thêm"));
    assert!(minh.get(&address).await.html.contains(&mend));
    let page = minh.get(&mend).await;
    for told in [
        "Chụp lại nơi đủ sáng",
        "Ghi đủ tên bệnh viện",
        "name=\"paper-witness-statement\"",
        "name=\"child_birth_place\"",
    ] {
        assert!(page.html.contains(told), "the page tells {told}");
    }
    let seen = version(&page.html);
    let fields = [("version", seen.as_str()), ("child_birth_place", "Bệnh viện Bạch Mai")];
    let half = minh.upload(&mend, &fields, "paper-witness-statement", "", b"").await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.html.contains("href=\"#paper-witness-statement\"") && half.html.contains("Bệnh viện Bạch Mai"));

    for _ in 0..2 {
        let sent = minh.upload(&mend, &fields, "paper-witness-statement", "ro-hon.pdf", PDF).await;
        assert_eq!((sent.status, &sent.location), (StatusCode::SEE_OTHER, &address), "{}", sent.html);
    }
    let mended = stored(&city, &address).await;
    assert_eq!(mended.version, 3, "filed, asked, mended once");
    assert_eq!(mended.answers["child_birth_place"], "Bệnh viện Bạch Mai");
    let files = mended.papers.iter().filter(|paper| paper.file.is_some()).map(|paper| paper.name.as_str());
    assert_eq!(files.collect::<Vec<_>>(), ["ro-hon.pdf"]);
}

#[tokio::test]
async fn the_draft_is_confirmed_or_objected_to_with_a_reason() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let address = filed(&mut minh).await;
    let hoa = officer(&city, &stored(&city, &address).await);
    accept::accept(&hoa, id(&address), None, None).await.unwrap();
    transfer::transfer(&hoa, id(&address), None).await.unwrap();
    advance::take(&hoa, id(&address), None).await.unwrap();
    confirm::ask_confirmation(&hoa, id(&address), None, "Tên: Trần Nguyễn Khanh Ngọc Ẩn").await.unwrap();

    let page = minh.get(&format!("{address}/xac-nhan")).await;
    assert!(page.html.contains("Khanh Ngọc Ẩn"), "{}", page.html);
    let seen = version(&page.html);
    let empty = minh.post(&format!("{address}/chua-dung"), &[("version", &seen), ("remark", " ")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.html.contains("href=\"#remark\""));
    let said = [("version", seen.as_str()), ("remark", "Tên đệm là Khánh")];
    let objected = minh.post(&format!("{address}/chua-dung"), &said).await;
    assert_eq!(objected.status, StatusCode::SEE_OTHER, "{}", objected.html);
    assert_eq!(stored(&city, &address).await.state.name(), "in_process");
    confirm::ask_confirmation(&hoa, id(&address), None, "Tên: Trần Nguyễn Khánh Ngọc Ẩn").await.unwrap();
    let old = minh.post(&format!("{address}/xac-nhan"), &[("version", &seen)]).await;
    assert_eq!(old.status, StatusCode::CONFLICT, "nobody confirms a draft they have not seen");
    let page = minh.get(&format!("{address}/xac-nhan")).await;
    minh.post(&format!("{address}/xac-nhan"), &[("version", &version(&page.html))]).await;
    assert_eq!(stored(&city, &address).await.state.name(), "in_process");
}

#[tokio::test]
async fn what_was_filed_is_changed_until_it_is_decided_and_once() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let address = filed(&mut minh).await;
    let amend = format!("{address}/sua");
    assert!(minh.get(&address).await.html.contains(&amend));
    let page = minh.get(&amend).await;
    assert!(page.html.contains("Trần Nguyễn Khánh Ngọc Ẩn"), "the form shows what was filed");
    let seen = version(&page.html);
    let nothing = minh.upload(&amend, &[("version", &seen)], "paper-birth-notice", "", b"").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was changed");
    let wrong = [("version", seen.as_str()), ("child_name", "Trần 123")];
    let wrong = minh.upload(&amend, &wrong, "paper-birth-notice", "", b"").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.html.contains("Trần 123"), "{}", wrong.html);
    let right = [("version", seen.as_str()), ("child_name", "Trần Nguyễn Khánh An")];
    for _ in 0..2 {
        let done = minh.upload(&amend, &right, "paper-birth-notice", "", b"").await;
        assert_eq!((done.status, &done.location), (StatusCode::SEE_OTHER, &address), "{}", done.html);
    }
    let amended = stored(&city, &address).await;
    assert_eq!((amended.version, amended.state.name()), (2, "awaiting_reception"));
    assert_eq!(amended.answers["child_name"], "Trần Nguyễn Khánh An");
}

#[tokio::test]
async fn a_dossier_is_withdrawn_with_a_reason_and_once() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let address = filed(&mut minh).await;
    let page = minh.get(&format!("{address}/rut")).await;
    let seen = version(&page.html);
    let empty = minh.post(&format!("{address}/rut"), &[("version", &seen), ("reason", "")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.html.contains("href=\"#reason\""));
    for _ in 0..2 {
        let done = minh.post(&format!("{address}/rut"), &[("version", &seen), ("reason", "Nộp nhầm")]).await;
        assert_eq!((done.status, &done.location), (StatusCode::SEE_OTHER, &address), "{}", done.html);
    }
    let stopped = stored(&city, &address).await;
    assert_eq!((stopped.state.name(), stopped.version), ("stopped", 2));
    assert!(minh.get(&address).await.html.contains("bieu-mau/stop.pdf"));
}

#[tokio::test]
async fn whoever_has_the_code_sees_where_it_is_and_why_then_but_no_name() {
    let city = TestCity::open().await;
    let mut minh = Visitor::sign_in(&city, "minh", "Trần Văn Minh").await;
    let address = filed(&mut minh).await;
    let hoa = officer(&city, &stored(&city, &address).await);
    accept::accept(&hoa, id(&address), None, None).await.unwrap();
    let code = get::fetch(&hoa, id(&address)).await.unwrap().code.unwrap().to_string();
    let own = minh.get(&address).await;
    assert!(own.html.contains(&format!("/t/{code}")), "Minh's page leads to the one that anyone may read");
    assert!(minh.get(&format!("{address}/xong")).await.html.contains(code.split('-').next_back().unwrap()));
    let found = minh.get(&format!("/tra-cuu?ma={}", code.to_lowercase().replace('-', "+"))).await;
    assert_eq!(found.location, format!("/t/{code}"));

    let mut stranger = Visitor::stranger(&city);
    for lang in ["", "/en"] {
        let page = stranger.get(&format!("{lang}/t/{code}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for hidden in ["Minh", "Khánh", "lam-chung", "0900000001", "001095000017", "Phụ sản"] {
            assert!(!page.html.contains(hidden), "{lang} shows {hidden}");
        }
        let why = if lang.is_empty() { "Thủ tục này trả kết quả trong ngày" } else { "same day" };
        assert!(page.html.contains(why), "{lang} says why the date is what it is: {}", page.html);
    }
    let away = stranger.get(&address).await;
    assert!(away.status == StatusCode::SEE_OTHER && away.location.starts_with("/dang-nhap?den="));
}

#[tokio::test]
async fn every_procedure_open_online_says_what_it_takes_and_asks_its_first_question_in_both_languages() {
    let city = TestCity::open().await;
    let mut stranger = Visitor::stranger(&city);
    let procedures: Vec<_> = city.site.catalog().all_in_force(city.site.today()).cloned().collect();
    let mut asked = 0;
    // Nobody has a hundred drafts: each person begins a few.
    for (nth, some) in procedures.chunks(12).enumerate() {
        let mut minh = Visitor::sign_in(&city, &format!("minh-{nth}"), "Trần Văn Minh").await;
        for procedure in some {
            let code = &procedure.code;
            let before = format!("/ho-so/moi/{code}");
            if !web::dossier::before::is_online(procedure) {
                let shown = stranger.get(&before).await;
                assert_eq!(shown.status, StatusCode::SEE_OTHER, "{code} is not begun on the network");
                assert!(shown.location.starts_with("/thu-tuc/"), "{code}: {}", shown.location);
                continue;
            }
            for (lang, prefix) in [("vi", ""), ("en", "/en")] {
                let shown = stranger.get(&format!("{prefix}{before}")).await;
                let name = web_text(procedure.plain_name.get(lang));
                assert!(shown.status == StatusCode::OK && shown.html.contains(&name), "{prefix} {code} says {name}");
                assert!(!shown.html.contains(">["), "{prefix} {code} lacks a word");
            }
            let first = minh.post(&before, &[]).await.location;
            assert!(first.contains("/hoi/"), "{code} begins with a question: {first}");
            for prefix in ["", "/en"] {
                let shown = minh.get(&format!("{prefix}{first}")).await;
                assert!(shown.status == StatusCode::OK && shown.html.contains("<form"), "{prefix}{first} of {code}");
                assert!(!shown.html.contains(">["), "{prefix} {code} lacks a word");
            }
            asked += 1;
        }
    }
    assert!(procedures.len() >= 122 && asked > 90, "{asked} of {}", procedures.len());
}

/// Words as they stand in a page.
fn web_text(words: &str) -> String {
    words.replace('&', "&amp;").replace('\'', "&#x27;")
}

impl Visitor<'_> {
    /// Sends a form with a file.
    pub async fn upload(&mut self, uri: &str, fields: &[(&str, &str)], input: &str, name: &str, file: &[u8]) -> Answer {
        let mut body = Vec::new();
        let csrf = self.csrf.clone();
        for (name, value) in std::iter::once(("csrf", csrf.as_str())).chain(fields.iter().copied()) {
            let part = format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--cut\r\ncontent-disposition: form-data; name=\"{input}\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--cut--\r\n");
        let form = "multipart/form-data; boundary=cut";
        self.send(Request::post(uri).header(header::CONTENT_TYPE, form).body(Body::from(body)).unwrap()).await
    }
}
