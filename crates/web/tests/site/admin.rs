//! The designer's pages: two persons, a stale version, closed to everybody else, and what is published is there at once.

use std::sync::Arc;

use crate::city::TestCity;
use crate::visitor::Visitor;
use app::Ctx;
use app::account::create::{NewAccount, create};
use app::words::Lang;
use axum::http::StatusCode;
use domain::access::{Actor, Grant, Role};

/// A member of staff with one role at the center, signed in.
async fn staff<'a>(city: &'a TestCity, login: &str, role: Role) -> Visitor<'a> {
    let ctx = Ctx::new(Arc::clone(&city.site.city), Actor::System, (city.site.clock)(), Lang::Vi);
    let since = jiff::civil::date(2025, 7, 1);
    let grant = Grant { role, office: "H26.PVHCC".parse().unwrap(), valid_from: since, valid_to: None };
    let account = NewAccount {
        login: login.into(),
        password: "mat-khau-dai".into(),
        name: login.to_uppercase(),
        personal_id: None,
        phone: None,
        email: None,
        lang: Lang::Vi,
        grants: vec![grant],
    };
    create(&ctx, account).await.unwrap();
    let mut visitor = Visitor::stranger(city);
    visitor.get("/dang-nhap").await;
    let entered = visitor.post("/dang-nhap", &[("login", login), ("password", "mat-khau-dai"), ("den", "/")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let landing = if matches!(role, Role::Designer | Role::Publisher) { "/quan-tri" } else { "/" };
    assert_eq!(entered.location, landing, "{login} begins where their work is");
    visitor
}

const MARRIAGE: &str = "/quan-tri/van-ban/procedure/1.000894";

/// A draft of the procedure of marriage from its first edition; its address.
async fn begun(ngan: &mut Visitor<'_>) -> String {
    ngan.get(MARRIAGE).await;
    let begun = ngan.post(&format!("{MARRIAGE}/du-thao"), &[("ban", "1")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
    begun.location
}

#[tokio::test]
async fn one_person_writes_and_another_publishes_and_the_public_page_follows_at_once() {
    let city = TestCity::open().await;
    let mut ngan = staff(&city, "ngan", Role::Designer).await;
    let mut duc = staff(&city, "duc", Role::Publisher).await;
    let draft = begun(&mut ngan).await;
    let part = ngan.get(&format!("{draft}/phan/texts")).await;
    assert_eq!(part.status, StatusCode::OK);
    let name = "Giấy kết hôn của đôi trẻ";
    let saved = ngan.post(&format!("{draft}/phan/texts"), &[("version", "1"), ("plain-name.vi", name)]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    let text = ngan.get(&format!("{draft}/van-ban")).await.html;
    assert!(text.contains(name) && text.contains("# Kết hôn"), "comments stay");
    let overview = ngan.get(&draft).await.html;
    assert!(overview.contains(name), "the difference is told: {overview}");
    let sent = ngan.post(&format!("{draft}/gui-duyet"), &[("version", "2"), ("tu-ngay", "23/11/2026")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html);

    ngan.get(&draft).await;
    let day = [("version", "3"), ("quyet-dinh", "9/QĐ"), ("ngay-ky", "23/11/2026"), ("tu-ngay", "23/11/2026")];
    let own = ngan.post(&format!("{draft}/cong-bo"), &day).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody publishes what they wrote");

    let review = duc.get(&draft).await.html;
    assert!(review.contains("/cong-bo") && !review.contains("/gui-duyet"), "the reviewer's buttons");
    let hasty = duc.post(&format!("{draft}/cong-bo"), &day).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY, "short notice needs a reason");
    let wrong = duc.post(&format!("{draft}/cong-bo"), &[("version", "3"), ("tu-ngay", "31/02/2027")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "a day that is none publishes nothing");
    let because = [&day[..], &[("ly-do-gap", "Luật mới")]].concat();
    let done = duc.post(&format!("{draft}/cong-bo"), &because).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);

    let found = Visitor::stranger(&city).get("/thu-tuc/1.000894").await;
    let page = if found.status == StatusCode::OK { found.html } else { duc.get(&found.location).await.html };
    assert!(page.contains(name), "the public page follows at once");
    let history = duc.get(MARRIAGE).await.html;
    for (who, what) in [("NGAN", "Gửi duyệt"), ("DUC", "Công bố")] {
        assert!(history.contains(who) && history.contains(what), "{what} by {who} is a fact");
    }
}

#[tokio::test]
async fn what_somebody_else_changed_first_is_shown_beside_what_was_typed() {
    let city = TestCity::open().await;
    let mut ngan = staff(&city, "ngan", Role::Designer).await;
    let mut mai = staff(&city, "mai", Role::Designer).await;
    let draft = begun(&mut ngan).await;
    mai.get(&format!("{draft}/phan/texts")).await;
    ngan.get(&format!("{draft}/phan/texts")).await;
    let first = mai.post(&format!("{draft}/phan/texts"), &[("version", "1"), ("plain-name.en", "Theirs")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    // A form that still holds what stood there before.
    let late = ngan.post(&format!("{draft}/van-ban"), &[("version", "1"), ("text", "code = \"1.000894\"\n")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.html.contains("Giữ bản tôi nhập") && late.html.contains("code = &quot;1.000894&quot;"),
        "{}",
        late.html
    );
    let version = late.html.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let chosen =
        ngan.post(&format!("{draft}/van-ban"), &[("version", &version), ("text", "code = \"1.000894\"\n")]).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "whoever was late may choose theirs");
}

#[tokio::test]
async fn the_pages_are_closed_to_everybody_who_does_not_work_on_the_catalogue() {
    let city = TestCity::open().await;
    let mut ngan = staff(&city, "ngan", Role::Designer).await;
    let draft = begun(&mut ngan).await;
    let pages = ["/quan-tri", "/quan-tri/tham-quyen", "/quan-tri/tham-quyen.csv", MARRIAGE, &draft];
    let mut leader = staff(&city, "lan", Role::Leader).await;
    let mut admin = staff(&city, "quan", Role::Admin).await;
    let mut minh = Visitor::sign_in(&city, "minh", "Minh").await;
    for page in pages {
        for visitor in [&mut leader, &mut admin, &mut minh] {
            assert_eq!(visitor.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        assert_eq!(Visitor::stranger(&city).get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        assert_eq!(ngan.get(page).await.status, StatusCode::OK, "{page}");
    }
}

#[tokio::test]
async fn a_draft_is_edited_by_parts_tried_and_shown_without_a_script() {
    let city = TestCity::open().await;
    let mut ngan = staff(&city, "ngan", Role::Designer).await;
    let draft = begun(&mut ngan).await;
    for (part, holds) in [
        ("texts", "plain-name.vi"),
        ("channels", "remove:channels.0"),
        ("fees", "add:fees"),
        ("papers", "up:components.1"),
        ("form", "form.sections.0"),
        ("form?o=form.sections.1.fields.1", "form.sections.1.fields.1.label.vi"),
        ("steps", "remove:steps.0"),
        ("cases", "add:samples"),
    ] {
        let page = ngan.get(&format!("{draft}/phan/{part}")).await;
        assert_eq!(page.status, StatusCode::OK, "{part}");
        assert!(page.html.contains(holds), "{part} holds {holds}");
    }
    assert_eq!(ngan.get(&format!("{draft}/phan/steps?o=steps.99")).await.status, StatusCode::NOT_FOUND);
    let added = ngan.post(&format!("{draft}/phan/steps"), &[("version", "1"), ("edit", "add:steps")]).await;
    assert!(added.location.contains("o=steps."), "a new step is opened: {}", added.location);
    let broken = ngan.get(&draft).await.html;
    assert!(broken.contains("govuk-tag--red"), "an unfinished step is a finding");
    let refused = ngan.post(&format!("{draft}/gui-duyet"), &[("version", "2"), ("tu-ngay", "01/12/2026")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "what has errors does not go to review");
    let last = added.location.rsplit("steps.").next().unwrap().to_owned();
    let button = format!("remove:steps.{last}");
    ngan.get(&format!("{draft}/phan/steps")).await;
    let removed = ngan.post(&format!("{draft}/phan/steps"), &[("version", "2"), ("edit", &button)]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.html);

    for surface in ["phone", "kiosk", "desk", "public"] {
        let page = ngan.get(&format!("/en{draft}/xem/{surface}")).await;
        assert_eq!(page.status, StatusCode::OK, "{surface}: {}", page.html);
        assert!(page.html.contains("<html lang=\"en\""), "{surface}");
    }
    assert_eq!(ngan.get(&format!("{draft}/quy-trinh")).await.status, StatusCode::OK);
    ngan.get(&format!("{draft}/thu")).await;
    let fields = [("cach-nop", "direct"), ("registration_commune", "00082")];
    let tried = ngan.post(&format!("{draft}/thu"), &fields).await;
    assert_eq!(tried.status, StatusCode::OK);
    assert!(tried.html.contains("Cửa Nam"), "{}", tried.html);
}

#[tokio::test]
async fn a_publication_is_withdrawn_before_its_day_and_the_matrix_is_a_sheet() {
    let city = TestCity::open().await;
    let mut ngan = staff(&city, "ngan", Role::Designer).await;
    let mut duc = staff(&city, "duc", Role::Publisher).await;
    let draft = begun(&mut ngan).await;
    ngan.get(&format!("{draft}/phan/texts")).await;
    ngan.post(&format!("{draft}/phan/texts"), &[("version", "1"), ("plain-name.vi", "Tên sắp có")]).await;
    ngan.post(&format!("{draft}/gui-duyet"), &[("version", "2"), ("tu-ngay", "20/12/2026")]).await;
    duc.get(&draft).await;
    let day = [("version", "3"), ("quyet-dinh", "9/QĐ"), ("ngay-ky", "23/11/2026"), ("tu-ngay", "20/12/2026")];
    let done = duc.post(&format!("{draft}/cong-bo"), &day).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    let page = duc.get(MARRIAGE).await.html;
    assert!(page.contains(&format!("{MARRIAGE}/rut")), "{page}");
    let back = duc.post(&format!("{MARRIAGE}/rut"), &[("ban", "2"), ("ly-do", "Nhầm")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.html);
    let sheet = duc.get("/quan-tri/tham-quyen.csv?q=1.013225").await;
    assert!(sheet.html.contains("\"1.013225\"") && sheet.html.contains("140/2025"), "{}", sheet.html);
}
