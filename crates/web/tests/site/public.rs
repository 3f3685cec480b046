//! The public pages of the catalogue, over HTTP, with the real catalogue.

use crate::city::{self, TestCity};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;
use tower::ServiceExt;

async fn get(city: &TestCity, uri: &str) -> (StatusCode, String) {
    let answer = web::routes::router(&city.site).oneshot(Request::get(uri).body(Body::empty()).unwrap()).await.unwrap();
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), 1 << 22).await.unwrap();
    let html = String::from_utf8_lossy(&body).replace("&#x2f;", "/").replace("&#x27;", "'").replace("&amp;", "&");
    (status, html)
}

/// The page, which must be there and lack no word.
async fn page(city: &TestCity, uri: &str) -> String {
    let (status, html) = get(city, uri).await;
    assert_eq!(status, StatusCode::OK, "{uri}");
    assert!(!html.contains(">["), "{uri} lacks a word");
    html
}

/// The part of a page between its main element's tags.
fn main_of(html: &str) -> &str {
    html.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

#[tokio::test]
async fn what_people_type_leads_to_the_procedure_they_mean() {
    let city = TestCity::open().await;
    for (question, code) in [
        ("làm giấy khai sinh cho con", "1.001193"),
        ("lam giay khai sinh cho con", "1.001193"),
        ("ket hon", "1.000894"),
        ("giấy độc thân", "1.004873"),
        ("dang ky tam tru", "1.004194"),
        ("nhập khẩu về nhà vợ", "1.004222"),
        ("mở quán tạp hóa", "1.001612"),
        ("mat so do", "1.012786"),
        ("hộ chiếu", "1.001456"),
        ("2.000815", "2.000815"),
    ] {
        for lang in ["", "/en"] {
            let html = page(&city, &format!("{lang}/tim?q={}", web::routes::escape(question))).await;
            let results = html.split("hn-results").nth(1).unwrap();
            let first: String = results.split("<li>").skip(1).take(3).collect();
            assert!(first.contains(code), "{lang} {question}: {first}");
        }
    }
}

#[tokio::test]
async fn a_search_never_ends_in_nothing() {
    let city = TestCity::open().await;
    let mended = page(&city, "/tim?q=giay+khai+sihn").await;
    assert!(mended.contains("Bạn muốn tìm") && mended.contains("/tim?q=giay%20khai%20sinh"), "{}", main_of(&mended));
    let unsure = page(&city, "/tim?q=zzzz").await;
    assert!(unsure.contains("1022") && unsure.contains("Chưa chắc"));
    // Known to the national database only: a page of its own says where it is handled.
    let national = &city.site.city.library.tables.national;
    let today = city.site.today();
    let elsewhere = national.iter().find(|row| city.site.catalog().in_force(&row.code, today).is_none()).unwrap();
    let html = page(&city, &format!("/tim?q={}", elsewhere.code)).await;
    assert!(html.contains(&format!("/thu-tuc/{}\"", elsewhere.code)) && html.contains("Chưa làm được ở đây"));
    let own = page(&city, &format!("/en/thu-tuc/{}", elsewhere.code)).await;
    assert!(own.contains("1022") && own.contains("/en/gan-day") && own.contains("dichvucong.gov.vn"));
    let linked = page(&city, "/tim?q=khai+sinh+li%C3%AAn+th%C3%B4ng").await;
    assert!(linked.contains("/lien-thong/birth"));
}

#[tokio::test]
async fn programs_find_by_the_same_finder_with_codes_and_scores() {
    let city = TestCity::open().await;
    let (_, body) = get(&city, "/api/v1/procedures?q=giay%20doc%20than").await;
    let found: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&found["items"][0]["code"], &found["sure"]), (&"1.004873".into(), &true.into()), "{found}");
    let scores: Vec<f64> =
        found["items"].as_array().unwrap().iter().map(|item| item["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|score| (0.0..=1.0).contains(score)), "{scores:?}");
    let (_, body) = get(&city, "/api/v1/procedures?q=giay%20khai%20sihn").await;
    let mended: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(mended["corrected"], "giay khai sinh");
}

#[tokio::test]
async fn a_life_event_begins_with_what_is_done_in_one_go_and_keeps_the_order_of_the_list() {
    let city = TestCity::open().await;
    let home = page(&city, "/").await;
    let events = &city.site.city.library.tables.life_events;
    assert_eq!(home.matches("hn-card\"").count(), 8);
    for event in events {
        assert!(home.contains(&format!("/doi-song/{}\"", event.id)), "{}", event.id);
        let html = page(&city, &format!("/doi-song/{}", event.id)).await;
        let places: Vec<usize> = event
            .codes
            .iter()
            .map(|code| html.find(&format!("{code}</span>")).unwrap_or_else(|| panic!("{} lacks {code}", event.id)))
            .collect();
        assert!(places.is_sorted(), "{}", event.id);
    }
    let birth = page(&city, "/doi-song/birth").await;
    assert!(birth.find("/lien-thong/birth").unwrap() < birth.find("1.001193").unwrap());
    assert_eq!(get(&city, "/doi-song/nothing").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn three_questions_lead_to_papers_fee_time_and_place() {
    let city = TestCity::open().await;
    let today = city.site.today();
    let guided: Vec<_> = city.site.catalog().all_in_force(today).filter(|one| !one.guide.is_empty()).cloned().collect();
    assert!(guided.len() > 80, "{}", guided.len());
    for procedure in guided.into_iter().step_by(9) {
        let slug = web::procedure::line::slug(&procedure);
        let start = format!("/thu-tuc/{slug}/truong-hop-cua-toi");
        let first = page(&city, &start).await;
        assert!(first.contains(&format!("value=\"{}\"", procedure.guide[0])), "{slug} asks its first question");
        // Whoever skips everything still gets an answer: it says what depends on what.
        let query: Vec<String> = procedure.guide.iter().map(|name| format!("{name}=%3F")).collect();
        let html = page(&city, &format!("{start}?{}", query.join("&"))).await;
        assert!(html.contains("Bạn cần nộp") && html.contains("Khi nào xong, hết bao nhiêu"), "{slug}");
    }
}

#[tokio::test]
async fn an_answer_that_ends_it_says_so_at_once_and_what_to_do_instead() {
    let city = TestCity::open().await;
    let today = city.site.today();
    let catalog = city.site.catalog();
    // Cases that one answer to the first question meets.
    let mut met = Vec::new();
    for procedure in catalog.all_in_force(today).filter(|one| !one.eligibility.is_empty()) {
        for field in procedure.guide_fields() {
            for option in &field.options {
                let answer = [(field.name.clone(), option.value.as_str().into())];
                let answers = domain::catalog::Answers::unchecked(answer.into());
                let channel = procedure.channels[0].channel;
                if let Some(stop) = domain::catalog::guide::case(procedure, &answers, channel, today).stop {
                    met.push((procedure.code.clone(), field.name.clone(), option.value.clone(), stop.clone()));
                }
            }
        }
    }
    assert!(met.iter().any(|(.., stop)| stop.instead.is_some()) && met.len() > 3, "{met:?}");
    for (code, field, option, stop) in met.into_iter().step_by(3) {
        let html = page(&city, &format!("/thu-tuc/{code}/truong-hop-cua-toi?{field}={option}")).await;
        assert!(html.contains("Bạn không cần làm thủ tục này") && !html.contains("name=\"hoi\""), "{code} {option}");
        let says = if stop.instead.is_some() { "Thủ tục đúng với bạn" } else { "Cần hỏi thêm" };
        assert!(html.contains(says), "{code} {option}");
    }
}

#[tokio::test]
async fn nothing_chosen_is_asked_again_and_nonsense_is_no_answer() {
    let city = TestCity::open().await;
    let start = "/thu-tuc/1.001456/truong-hop-cua-toi";
    assert!(!page(&city, start).await.contains("govuk-error-message"));
    assert!(page(&city, &format!("{start}?hoi=age_group")).await.contains("govuk-error-message"));
    let nonsense = page(&city, &format!("{start}?age_group=%3Cscript%3E&nothing=1")).await;
    assert!(nonsense.contains("govuk-error-message") && !nonsense.contains("<script>"));
}

#[tokio::test]
async fn the_block_for_machines_and_the_json_say_what_the_page_says() {
    let city = TestCity::open().await;
    let today = city.site.today();
    for procedure in city.site.catalog().all_in_force(today).step_by(6) {
        let answer = web::routes::router(&city.site)
            .oneshot(Request::get(format!("/thu-tuc/{}", procedure.code)).body(Body::empty()).unwrap())
            .await
            .unwrap();
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"));
        let body = axum::body::to_bytes(answer.into_body(), 1 << 22).await.unwrap();
        let html = String::from_utf8_lossy(&body).into_owned();
        let block = html.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let service: Value = serde_json::from_str(block).unwrap();
        assert_eq!(service["@type"], "GovernmentService");
        assert_eq!(service["identifier"], procedure.code.as_str());
        assert_eq!(service["name"], procedure.plain_name.vi.as_str());
        assert_eq!(service["alternateName"], procedure.name.vi.as_str());
        assert_eq!(service["availableChannel"].as_array().unwrap().len(), procedure.channels.len());
        let laws: Vec<&str> = service["subjectOf"]
            .as_array()
            .unwrap()
            .iter()
            .map(|law| law["legislationIdentifier"].as_str().unwrap())
            .collect();
        assert_eq!(laws, procedure.legal_basis.iter().map(|basis| basis.number.as_str()).collect::<Vec<_>>());
        let prices: Vec<Option<u64>> =
            service["offers"].as_array().unwrap().iter().map(|offer| offer["price"].as_u64()).collect();
        let in_force = procedure.fees.iter().filter(|fee| fee.is_in_force(today));
        assert_eq!(prices, in_force.map(|fee| fee.amount.map(|amount| amount.0)).collect::<Vec<_>>());

        let alternate = html.split("type=\"application/json\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let (status, body) = get(&city, &alternate.replace("&#x2f;", "/")).await;
        let whole: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, &whole["code"]), (StatusCode::OK, &procedure.code.as_str().into()));
        for (list, count) in [
            ("components", procedure.components.len()),
            ("fees", procedure.fees.iter().count()),
            ("steps", procedure.steps.len()),
            ("tables", procedure.tables.len()),
            ("eligibility", procedure.eligibility.len()),
        ] {
            assert_eq!(whole[list].as_array().unwrap().len(), count, "{} {list}", procedure.code);
        }
    }
}

#[tokio::test]
async fn what_no_source_states_is_not_called_free() {
    let city = TestCity::open().await;
    let today = city.site.today();
    let catalog = city.site.catalog();
    let by_council = |one: &&std::sync::Arc<domain::catalog::Procedure>| {
        one.fees.iter().any(|fee| fee.set_by_council && fee.is_in_force(today))
    };
    let unstated: Vec<_> = catalog.all_in_force(today).filter(|one| one.fees.0.is_empty()).take(3).collect();
    let council: Vec<_> = catalog.all_in_force(today).filter(by_council).take(3).collect();
    assert!(!unstated.is_empty() && !council.is_empty());
    for (procedures, says) in [(unstated, "không có nghĩa là miễn phí"), (council, "Hội đồng nhân dân")] {
        for procedure in procedures {
            let html = page(&city, &format!("/thu-tuc/{}", procedure.code)).await;
            let fees = html.split("Phí, lệ phí</h2>").nth(1).unwrap().split("<h2").next().unwrap();
            assert!(fees.contains(says), "{}", procedure.code);
            assert!(html.contains("Chưa đủ số liệu"), "nothing was finished in this city");
        }
    }
}

#[tokio::test]
async fn the_act_under_which_an_office_decides_is_named() {
    let city = TestCity::open().await;
    let today = city.site.today();
    let catalog = city.site.catalog();
    let mut named = 0;
    for procedure in catalog.all_in_force(today).step_by(4) {
        let ruled = catalog.matrix().rule(procedure, &domain::catalog::Answers::default(), today);
        if let Some((act, _)) = ruled.act {
            let html = page(&city, &format!("/thu-tuc/{}", procedure.code)).await;
            let place = html.split("Nơi giải quyết</h2>").nth(1).unwrap().split("<h2").next().unwrap();
            assert!(place.contains(&act.number), "{}: {place}", procedure.code);
            named += 1;
        }
    }
    assert!(named > 0);
}

#[tokio::test]
async fn a_retired_procedure_answers_and_says_what_took_its_place() {
    let mut files = city::files();
    let (_, text) = files.iter_mut().find(|(name, _)| name.contains("1.004746")).unwrap();
    let last = "edition = 1\nvalid-to = \"2026-06-30\"\nreplaced-by = \"1.000894\"";
    *text = text.replacen("edition = 1", last, 1);
    let retired = city::read(&files);
    let slug = web::procedure::line::slug(&retired.procedures.of(&"1.004746".parse().unwrap()).next().unwrap().clone());
    let city = TestCity::with(retired, city::NOW).await;
    for end in ["1.004746", slug.as_str()] {
        let html = page(&city, &format!("/thu-tuc/{end}")).await;
        assert!(html.contains("hết hiệu lực sau 30/06/2026"), "{end}");
        assert!(main_of(&html).contains("/thu-tuc/dang-ky-ket-hon") && !html.contains("/ho-so/moi/"), "{end}");
    }
    assert_eq!(get(&city, "/ho-so/moi/1.004746").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_edition_to_come_is_told_before_its_day() {
    let mut files = city::files();
    let first = files.iter().find(|(name, _)| name.contains("1.000894")).unwrap().1.clone();
    let next = first.replacen("edition = 1", "edition = 2", 1).replacen(
        "valid-from = \"2025-07-01\"",
        "valid-from = \"2027-01-01\"",
        1,
    );
    let next = next.replacen("time = \"same-day\"", "time = \"3wd\"", 1);
    assert_ne!(first, next);
    files.push(("procedures/1.000894-2.toml".to_owned(), next));
    let city = TestCity::with(city::read(&files), city::NOW).await;
    let html = page(&city, "/thu-tuc/1.000894").await;
    assert!(html.contains("Từ ngày 01/01/2027 sẽ thay đổi"));
    assert!(html.contains("Cách nộp hoặc thời gian giải quyết"));
}

#[tokio::test]
async fn a_linked_set_tells_its_parts_in_order_with_dates_and_sends_nobody_to_a_door_that_is_shut() {
    let city = TestCity::open().await;
    for (lang, soon) in [("", "Sắp nộp được một lần"), ("/en", "Filing as one is coming")] {
        let html = page(&city, &format!("{lang}/lien-thong/birth")).await;
        for (at, slug) in ["1.001193", "1.004222", "1.001939"].iter().enumerate() {
            let catalog = city.site.catalog();
            let procedure = catalog.in_force(&slug.parse().unwrap(), city.site.today()).unwrap();
            let href = format!("{lang}/thu-tuc/{}\"", web::procedure::line::slug(procedure));
            assert!(html.contains(&href), "{lang} part {at} leads to {href}");
        }
        assert!(html.contains(soon) && html.contains("<svg"));
        // Filed on Monday, 23 November 2026, 09:00: the birth the same day, residence four working days later; the
        // 24th is a holiday of culture, the weekend is the 28th and 29th.
        assert!(html.contains("23") && html.contains("11") && html.contains("17:30"), "{lang}");
    }
    assert!(page(&city, "/lien-thong/death").await.contains("<svg"));
    assert_eq!(get(&city, "/lien-thong/nothing").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_counters_near_a_place_say_today_s_hours() {
    let city = TestCity::open().await;
    let monday = page(&city, "/gan-day?xa=00082").await;
    assert!(monday.contains("Đang mở, đến 12:00") && monday.contains("08:00–12:00, 13:30–17:30"));
    assert_eq!(main_of(&monday).matches("<h3").count(), 8);
    let old =
        page(&city, "/gan-day?noi=Ph%C6%B0%E1%BB%9Dng+Ng%E1%BB%8Dc+H%C3%A0%2C+Qu%E1%BA%ADn+Ba+%C4%90%C3%ACnh").await;
    assert!(old.contains("có thể là nhiều nơi") || old.contains("Đang mở"));
    assert!(page(&city, "/gan-day?noi=xyz").await.contains("Không nhận ra nơi này"));
    assert!(page(&city, "/gan-day?lat=21.03&lon=105.85").await.contains("chỗ bạn đang đứng"));
    assert!(page(&city, "/gan-day?lat=321.03&lon=105.85").await.contains("Không nhận ra nơi này"));
    assert!(page(&city, "/en/gan-day").await.contains("Which ward or commune"));
}

#[tokio::test]
async fn on_a_holiday_every_counter_is_shut_and_says_when_it_opens() {
    // National Day: Wednesday, 2 September 2026, 09:00.
    let city = TestCity::with(city::library(), "2026-09-02T02:00:00Z").await;
    let html = page(&city, "/gan-day?xa=00082").await;
    assert!(html.contains("Hôm nay nghỉ Quốc khánh") && !html.contains("Đang mở"));
    assert!(html.contains("mở lại 08:00"), "{}", main_of(&html));
}
