//! A text becomes law here: written by Ngân, read and published by Đức, followed by everybody from its first day.

use app::catalog::compare::Side;
use app::catalog::live::follow;
use app::catalog::{
    begin, compare, discard, get, history, list, publish, retire, save, send_back, submit, tell, withdraw,
};
use app::words::Lang;
use app::{Ctx, Error, IdempotencyKey};
use domain::catalog::publication::{Action, Announcement, Announcer, EntryKey, Kind, Refusal, Standing, State};
use domain::id::CatalogDraftId;
use jiff::civil::{Date, date};
use store::args;

use crate::city::{MARITAL, TestCity, catalog, on_both, on_sqlite};

/// The stories begin on Monday, 2 March 2026.
const TODAY: Date = date(2026, 3, 2);
const LATER: Date = date(2026, 3, 9);

fn entry() -> EntryKey {
    EntryKey::new(Kind::Procedure, MARITAL).unwrap()
}

fn decision(signed_on: Date) -> Announcement {
    Announcement { decision: "77/QĐ-UBND".into(), signed_on, by: Announcer::Province, short_notice: None }
}

fn publication(error: Error) -> Refusal {
    match error {
        Error::Publication(refusal) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

/// Ngân begins from the edition in force and makes the marital status cost a day more.
async fn written(city: &TestCity) -> (CatalogDraftId, u64) {
    let ngan = city.by("ngan");
    let begun = begin::begin(&ngan, &entry(), begin::From::Edition(1), None).await.unwrap();
    let text = begun.text.replace("Thủ tục cấp", "Cấp");
    let text = longer(&text);
    let saved = save::save(&ngan, begun.draft.id, begun.draft.version, &text).await.unwrap();
    let errors: Vec<_> = saved.findings.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    (saved.draft.id, saved.draft.version)
}

/// The same text with a longer time in law for every channel.
fn longer(text: &str) -> String {
    let changed = text.replace("time = \"3wd\"", "time = \"5wd\"");
    assert_ne!(changed, text, "the catalogue still says three working days");
    changed
}

async fn submitted(city: &TestCity) -> CatalogDraftId {
    let (id, version) = written(city).await;
    submit::submit(&city.by("ngan"), id, Some(version), Some(LATER), "Thêm hai ngày").await.unwrap();
    id
}

async fn published(city: &TestCity, from: Date) -> CatalogDraftId {
    let id = submitted(city).await;
    publish::publish(&city.by("duc"), id, None, from, decision(TODAY)).await.unwrap();
    id
}

fn number_in_force(city: &TestCity, on: Date) -> Option<u32> {
    city.app.catalog().in_force(&MARITAL.parse().unwrap(), on).map(|procedure| procedure.edition)
}

#[tokio::test]
async fn what_one_wrote_and_another_published_holds_from_its_first_day() {
    on_both(async |city, _| {
        let id = published(city, LATER).await;
        assert_eq!(number_in_force(city, date(2026, 3, 8)), Some(1));
        assert_eq!(number_in_force(city, LATER), Some(2));
        let loaded = get::get(&city.by("duc"), id).await.unwrap();
        assert_eq!((loaded.draft.state, loaded.draft.number), (State::Done, Some(2)));
        let text = get::edition_text(&city.by("duc"), &entry(), 2).await.unwrap();
        for line in ["edition = 2", "valid-from = \"2026-03-09\"", "decision = '77/QĐ-UBND'"] {
            assert!(text.contains(line) || text.contains(&line.replace('\'', "\"")), "{line}");
        }
        let editions = get::editions(&city.by("duc"), &entry()).await.unwrap();
        let told: Vec<_> = editions.iter().map(|one| (one.number, one.standing, one.last_day)).collect();
        assert_eq!(told, [(1, Standing::InForce, Some(date(2026, 3, 8))), (2, Standing::Announced, None),]);
        let kinds: Vec<_> = history::history(&city.by("kien"), &entry(), 0, 50)
            .await
            .unwrap()
            .iter()
            .map(|event| (event.recorded.by.name.clone(), event.recorded.fact.kind()))
            .collect();
        let told: Vec<_> = kinds.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
        assert_eq!(
            told,
            [
                ("Ngô Thu Ngân", "begun"),
                ("Ngô Thu Ngân", "saved"),
                ("Ngô Thu Ngân", "submitted"),
                ("Vương Minh Đức", "published"),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_publishes_what_they_wrote_and_nobody_else_may() {
    on_both(async |city, _| {
        let (id, version) = written(city).await;
        for who in ["duc", "kien"] {
            let refused = submit::submit(&city.by(who), id, None, None, "").await.unwrap_err();
            assert_eq!(publication(refused), Refusal::NotYours(Action::Submit), "{who}");
        }
        for who in ["hoa", "quantri", "lan", "minh"] {
            let refused = submit::submit(&city.by(who), id, None, None, "").await.unwrap_err();
            assert!(matches!(refused, Error::NotFound), "{who} does not know it: {refused:?}");
            assert!(matches!(get::get(&city.by(who), id).await, Err(Error::NotFound)), "{who}");
            assert_eq!(list::list(&city.by(who), &list::Wanted::default(), None, 10).await.unwrap().0, [], "{who}");
            assert!(matches!(history::history(&city.by(who), &entry(), 0, 10).await, Err(Error::Forbidden)), "{who}");
            let begun = begin::begin(&city.by(who), &entry(), begin::From::Nothing, None).await.unwrap_err();
            assert_eq!(publication(begun), Refusal::NotYours(Action::Begin), "{who}");
        }
        submit::submit(&city.by("ngan"), id, Some(version), None, "").await.unwrap();
        let own = publish::publish(&city.by("ngan"), id, None, LATER, decision(TODAY)).await.unwrap_err();
        assert_eq!(publication(own), Refusal::NotYours(Action::Publish));
        assert_eq!(city.app.catalog_revision(), 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_back_is_mended_and_comes_again() {
    on_both(async |city, _| {
        let id = submitted(city).await;
        let wordless = send_back::send_back(&city.by("duc"), id, None, " ").await.unwrap_err();
        assert_eq!(publication(wordless), Refusal::Empty("remark"));
        let back = send_back::send_back(&city.by("duc"), id, None, "Thiếu căn cứ").await.unwrap();
        assert_eq!((back.draft.state, back.draft.remark.as_str()), (State::Draft, "Thiếu căn cứ"));
        let text = format!("{}\n# căn cứ: Nghị định 123/2015\n", back.text);
        save::save(&city.by("ngan"), id, back.draft.version, &text).await.unwrap();
        submit::submit(&city.by("ngan"), id, None, None, "").await.unwrap();
        publish::publish(&city.by("duc"), id, None, LATER, decision(TODAY)).await.unwrap();
        assert_eq!(number_in_force(city, LATER), Some(2));
    })
    .await;
}

#[tokio::test]
async fn an_unfinished_text_is_kept_and_told_and_goes_no_further() {
    on_both(async |city, _| {
        let ngan = city.by("ngan");
        let begun = begin::begin(&ngan, &entry(), begin::From::Nothing, None).await.unwrap();
        let saved = save::save(&ngan, begun.draft.id, 1, "code = \"1.00").await.unwrap();
        assert!(saved.findings.iter().any(|one| one.is_error() && one.line == Some(1)), "{:?}", saved.findings);
        assert_eq!(get::get(&ngan, begun.draft.id).await.unwrap().text, "code = \"1.00");
        let refused = submit::submit(&ngan, begun.draft.id, None, None, "").await.unwrap_err();
        assert!(matches!(publication(refused), Refusal::Findings(_)));
        let stale = save::save(&ngan, begun.draft.id, 1, "x").await.unwrap_err();
        assert!(matches!(stale, Error::Stale { expected: 1, found: 2 }));
        discard::discard(&ngan, begun.draft.id, None).await.unwrap();
        assert_eq!(get::get(&ngan, begun.draft.id).await.unwrap().draft.state, State::Discarded);
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_text_about_something_else_or_that_repeats_a_day_is_refused() {
    on_both(async |city, _| {
        let ngan = city.by("ngan");
        let begun = begin::begin(&ngan, &entry(), begin::From::Edition(1), None).await.unwrap();
        let other = begun.text.replace(&format!("code = \"{MARITAL}\""), "code = \"1.001193\"");
        let saved = save::save(&ngan, begun.draft.id, 1, &other).await.unwrap();
        assert!(saved.findings.iter().any(|one| one.code == "catalog.other-key"), "{:?}", saved.findings);
        // Two drafts from the same edition: the second to be published would begin before the first.
        save::save(&ngan, begun.draft.id, 2, &begun.text).await.unwrap();
        submit::submit(&ngan, begun.draft.id, None, None, "").await.unwrap();
        published(city, date(2026, 4, 1)).await;
        let refused = publish::publish(&city.by("duc"), begun.draft.id, None, LATER, decision(TODAY)).await;
        let Refusal::Findings(findings) = publication(refused.unwrap_err()) else { panic!("the check refuses") };
        assert!(findings.iter().any(|one| one.code == "catalog.editions-out-of-order"), "{findings:?}");
    })
    .await;
}

#[tokio::test]
async fn a_late_announcement_needs_a_reason_and_a_past_day_is_refused() {
    on_both(async |city, _| {
        let id = submitted(city).await;
        let duc = city.by("duc");
        let late = publish::publish(&duc, id, None, date(2026, 3, 4), decision(TODAY)).await.unwrap_err();
        assert_eq!(publication(late), Refusal::ShortNotice { missing: 3, earliest: date(2026, 3, 7) });
        let past = publish::publish(&duc, id, None, date(2026, 3, 1), decision(date(2026, 2, 1))).await.unwrap_err();
        assert_eq!(publication(past), Refusal::PastDay { day: date(2026, 3, 1), today: TODAY });
        let why = Announcement { short_notice: Some("Nghị định có hiệu lực ngay".into()), ..decision(TODAY) };
        publish::publish(&duc, id, None, date(2026, 3, 4), why).await.unwrap();
        let edition = get::editions(&duc, &entry()).await.unwrap().remove(1).published.unwrap();
        assert_eq!(edition.announcement.unwrap().short_notice.as_deref(), Some("Nghị định có hiệu lực ngay"));
    })
    .await;
}

#[tokio::test]
async fn one_act_undoes_what_has_not_taken_effect() {
    on_both(async |city, _| {
        published(city, LATER).await;
        let duc = city.by("duc");
        let refused = withdraw::withdraw(&city.by("ngan"), &entry(), 2, "Nhầm").await.unwrap_err();
        assert_eq!(publication(refused), Refusal::NotYours(Action::Withdraw));
        withdraw::withdraw(&duc, &entry(), 2, "Nhầm thời hạn").await.unwrap();
        assert_eq!(number_in_force(city, LATER), Some(1));
        assert_eq!(get::editions(&duc, &entry()).await.unwrap()[1].standing, Standing::Withdrawn);
        // Its number is not given again.
        let again = published(city, LATER).await;
        assert_eq!(get::get(&duc, again).await.unwrap().draft.number, Some(3));
        city.clock("2026-03-09T08:00");
        let late = withdraw::withdraw(&city.by("duc"), &entry(), 3, "Nhầm").await.unwrap_err();
        assert_eq!(publication(late), Refusal::InEffect(LATER));
        assert_eq!(number_in_force(city, LATER), Some(3));
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn running_dossiers_keep_their_edition_and_new_ones_take_the_new_from_its_first_day() {
    on_both(async |city, _| {
        let running = city.in_process("minh", MARITAL).await;
        let due = city.dossier(running).await.due();
        published(city, LATER).await;
        let before = city.files_online("minh", MARITAL).await;
        city.clock("2026-03-08T23:59");
        let eve = city.files_online("minh", MARITAL).await;
        city.clock("2026-03-09T00:00");
        let after = city.files_online("minh", MARITAL).await;
        let edition = async |id| city.dossier(id).await.edition;
        assert_eq!(edition(before).await, format!("{MARITAL}@1"));
        assert_eq!(edition(eve).await, format!("{MARITAL}@1"));
        assert_eq!(edition(after).await, format!("{MARITAL}@2"));
        city.is_approved(running).await;
        city.is_returned(running).await;
        let dossier = city.dossier(running).await;
        assert_eq!((dossier.edition, dossier.clock.map(|clock| clock.due)), (format!("{MARITAL}@1"), due));
    })
    .await;
}

#[tokio::test]
async fn another_server_follows_and_a_restart_finds_everything() {
    on_both(async |city, place| {
        let other = city.under(place, &catalog()).await;
        assert!(!follow(&other.app).await.unwrap());
        published(city, LATER).await;
        assert_eq!(number_in_force(&other, LATER), Some(1), "not looked yet");
        assert!(follow(&other.app).await.unwrap());
        assert_eq!(number_in_force(&other, LATER), Some(2));
        withdraw::withdraw(&other.by("duc"), &entry(), 2, "Nhầm").await.unwrap();
        assert!(follow(&city.app).await.unwrap());
        assert_eq!(number_in_force(city, LATER), Some(1));
        assert_eq!((city.app.catalog_revision(), other.app.catalog_revision()), (2, 2));
        published(city, LATER).await;
        let restarted = city.under(place, &catalog()).await;
        assert_eq!(number_in_force(&restarted, LATER), Some(3));
    })
    .await;
}

#[tokio::test]
async fn two_servers_publish_different_texts_at_the_same_moment_and_both_hold() {
    on_both(async |city, place| {
        let other = city.under(place, &catalog()).await;
        let mine = submitted(city).await;
        let birth = EntryKey::new(Kind::Procedure, "1.001193").unwrap();
        let begun = begin::begin(&city.by("ngan"), &birth, begin::From::Edition(1), None).await.unwrap();
        // Its sample cases must be of days on which the new edition holds.
        let text = begun.text.replace("2026-03-06", "2026-03-10");
        save::save(&city.by("ngan"), begun.draft.id, 1, &text).await.unwrap();
        submit::submit(&city.by("ngan"), begun.draft.id, None, None, "").await.unwrap();
        let (here, there) = (city.by("duc"), other.by("duc"));
        let (one, two) = tokio::join!(
            publish::publish(&here, mine, None, LATER, decision(TODAY)),
            publish::publish(&there, begun.draft.id, None, LATER, decision(TODAY)),
        );
        assert_eq!((one.unwrap().draft.number, two.unwrap().draft.number), (Some(2), Some(2)));
        for app in [&city.app, &other.app] {
            follow(app).await.unwrap();
            assert_eq!(app.catalog_revision(), 2);
            for code in [MARITAL, "1.001193"] {
                assert_eq!(app.catalog().in_force(&code.parse().unwrap(), LATER).unwrap().edition, 2);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_request_under_the_same_key_is_done_once() {
    on_both(async |city, _| {
        let keyed = |ctx: Ctx, key: &str| ctx.keyed(Some(IdempotencyKey { key: key.into(), request: key.into() }));
        let ngan = keyed(city.by("ngan"), "a");
        let one = begin::begin(&ngan, &entry(), begin::From::Edition(1), None).await.unwrap();
        let two = begin::begin(&ngan, &entry(), begin::From::Edition(1), None).await.unwrap();
        assert_eq!((one.draft.id, one.repeated, two.repeated), (two.draft.id, false, true));
        let id = submitted(city).await;
        let duc = keyed(city.by("duc"), "b");
        publish::publish(&duc, id, None, LATER, decision(TODAY)).await.unwrap();
        assert!(publish::publish(&duc, id, None, LATER, decision(TODAY)).await.unwrap().repeated);
        let undo = keyed(city.by("duc"), "c");
        let withdrawn = withdraw::withdraw(&undo, &entry(), 2, "Nhầm").await.unwrap();
        assert_eq!(withdraw::withdraw(&undo, &entry(), 2, "Nhầm").await.unwrap(), withdrawn);
        assert_eq!(city.app.catalog_revision(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_retirement_takes_two_persons_and_ends_new_filings() {
    on_both(async |city, _| {
        let (ngan, duc) = (city.by("ngan"), city.by("duc"));
        let last = date(2026, 3, 31);
        let nobody = retire::propose(&ngan, &entry(), last, Some("1.999999".into()), "").await.unwrap_err();
        assert_eq!(publication(nobody), Refusal::NoReplacement("1.999999".into()));
        let proposed = retire::propose(&ngan, &entry(), last, Some("1.001193".into()), "Gộp thủ tục").await.unwrap();
        assert_eq!(proposed.draft.state, State::InReview);
        let own = retire::agree(&ngan, proposed.draft.id, None, decision(TODAY)).await.unwrap_err();
        assert_eq!(publication(own), Refusal::NotYours(Action::Publish));
        retire::agree(&duc, proposed.draft.id, None, decision(TODAY)).await.unwrap();
        assert_eq!((number_in_force(city, last), number_in_force(city, date(2026, 4, 1))), (Some(1), None));
        let ended = city.app.catalog().edition(&format!("{MARITAL}@1").parse().unwrap()).unwrap().clone();
        assert_eq!(ended.replaced_by.as_ref().map(ToString::to_string).as_deref(), Some("1.001193"));
        assert!(city.app.catalog().findings().iter().all(|one| one.code != "catalog.file-hidden"));
        withdraw::withdraw(&duc, &entry(), 1, "Chưa gộp được").await.unwrap();
        assert_eq!(number_in_force(city, date(2026, 4, 1)), Some(1));
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_text_taken_from_a_source_twice_changes_nothing() {
    on_both(async |city, _| {
        let ngan = city.by("ngan");
        let text = |n: usize| begin::Imported {
            entry: EntryKey::new(Kind::Procedure, &format!("1.8{n:05}")).unwrap(),
            base: None,
            text: format!("code = \"1.8{n:05}\"\nname = {{ vi = \"Thủ tục số {n}\" }}\n"),
            hash: format!("{n}"),
        };
        let all = || (0..230).map(text);
        let mut told = Vec::new();
        let begun = begin::begin_many(&ngan, "national", Kind::Procedure, all(), |done| told.push(done)).await;
        assert_eq!((begun.unwrap(), told), (230, vec![100, 200, 230]));
        assert_eq!(begin::begin_many(&ngan, "national", Kind::Procedure, all(), |_| {}).await.unwrap(), 0);
        let other = begin::Imported { hash: "new".into(), ..text(7) };
        // The source says it at another moment: identifiers grow with time.
        city.clock("2026-03-02T10:00");
        let again =
            begin::begin_many(&city.by("ngan"), "national", Kind::Procedure, all().chain([other]), |_| {}).await;
        assert_eq!(again.unwrap(), 1, "what the source changed is taken");
        assert_eq!(begin::originals(&ngan, "national", Kind::Procedure).await.unwrap()["1.800007"], "new");
        let refused = begin::begin_many(&city.by("duc"), "national", Kind::Procedure, all(), |_| {}).await;
        assert_eq!(publication(refused.unwrap_err()), Refusal::NotYours(Action::Begin));
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn drafts_come_page_by_page_and_by_what_is_asked_for() {
    on_both(async |city, _| {
        let ngan = city.by("ngan");
        for (n, name) in ["Đăng ký kết hôn", "Đăng ký khai tử", "Cấp bản sao"].into_iter().enumerate() {
            let key = EntryKey::new(Kind::Procedure, &format!("1.80000{n}")).unwrap();
            let text = format!("name = {{ vi = \"{name}\" }}\ndomain = {{ code = \"G15-HT\" }}");
            begin::begin(&ngan, &key, begin::From::Text(text), None).await.unwrap();
        }
        let found = async |wanted: list::Wanted| {
            let (page, _) = list::list(&city.by("kien"), &wanted, None, 10).await.unwrap();
            let mut titles: Vec<_> = page.into_iter().map(|line| line.title).collect();
            titles.sort();
            titles
        };
        let begins = |text: &str| list::Wanted { begins: Some(text.into()), ..list::Wanted::default() };
        assert_eq!(found(begins("dang ky")).await, ["Đăng ký khai tử", "Đăng ký kết hôn"]);
        assert_eq!(found(begins("1.800002")).await, ["Cấp bản sao"]);
        assert_eq!(found(list::Wanted { field: Some("G15-HT".into()), ..begins("Cấp") }).await, ["Cấp bản sao"]);
        assert_eq!(found(list::Wanted { state: Some(State::InReview), ..begins("") }).await, [""; 0]);
        assert_eq!(found(list::Wanted { kind: Some(Kind::Words), ..begins("") }).await, [""; 0]);
        let (first, next) = list::list(&ngan, &list::Wanted::default(), None, 2).await.unwrap();
        let (rest, end) = list::list(&ngan, &list::Wanted::default(), next.as_ref(), 2).await.unwrap();
        assert_eq!((first.len(), rest.len(), end), (2, 1, None));
    })
    .await;
}

#[tokio::test]
async fn a_published_text_that_cannot_be_read_any_more_stops_only_itself() {
    on_both(async |city, place| {
        published(city, LATER).await;
        // As after an upgrade that no longer knows a word of the text.
        let row = city.app.store.query("select content from catalog_edition", &args![]).await.unwrap();
        let broken = row[0].text("content").unwrap().replace("levels =", "tiers =");
        let mut batch = store::Batch::new();
        batch.push("update catalog_edition set content = $1", args![&broken], store::Expect::Rows(1));
        city.app.store.commit(batch).await.unwrap();
        let upgraded = city.under(place, &catalog()).await;
        assert_eq!(upgraded.app.broken_texts().len(), 1);
        assert_eq!(number_in_force(&upgraded, date(2026, 3, 8)), Some(1));
        assert_eq!(number_in_force(&upgraded, LATER), None, "neither the law of yesterday nor one nobody can read");
        upgraded.files_online("minh", "1.001193").await;
        let existing = app::existing::Existing { store: city.app.store.clone(), content: city.app.content.clone() };
        let mut told = Vec::new();
        let found = |difference| told.push(app::verify::tell(&difference, &city.app.words, Lang::Vi));
        app::verify::verify(&existing, false, found, |_| {}).await.unwrap();
        assert!(told.iter().any(|line| line.contains("không đọc được")), "{told:#?}");
        let mut batch = store::Batch::new();
        let whole = row[0].text("content").unwrap();
        batch.push("update catalog_edition set content = $1", args![whole], store::Expect::Rows(1));
        city.app.store.commit(batch).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_change_is_told_in_words() {
    on_sqlite(async |city, _| {
        let (id, _) = written(city).await;
        let changes = compare::compare(&city.by("duc"), &entry(), &Side::Edition(1), &Side::Draft(id)).await.unwrap();
        let told: Vec<_> = changes.iter().map(|change| tell::change(&city.app.words, Lang::Vi, change)).collect();
        assert!(told.iter().any(|line| line.contains("thời hạn: từ “3wd” thành “5wd”")), "{told:#?}");
    })
    .await;
}

#[tokio::test]
async fn publishing_reads_no_other_text_again() {
    on_sqlite(async |city, _| {
        let before = city.app.catalog();
        published(city, LATER).await;
        let after = city.app.catalog();
        let shared = before.editions().filter(|one| after.editions().any(|other| std::sync::Arc::ptr_eq(one, other)));
        assert_eq!(shared.count(), before.editions().count() - 1, "only the edition that ends is another one");
    })
    .await;
}

#[tokio::test]
async fn words_and_sets_that_were_published_hold_as_procedures_do() {
    on_sqlite(async |city, _| {
        let finds = |question: &str, on: Date| {
            let found = city.app.finder(on).find(question, 1);
            found.hits.first().map(|hit| hit.code.to_string())
        };
        let strange = "làm giấy chim sẻ";
        assert_ne!(finds(strange, LATER).as_deref(), Some(MARITAL));
        let words = EntryKey::new(Kind::Words, "synonyms").unwrap();
        let text = begin::begin(&city.by("ngan"), &words, begin::From::Edition(1), None).await.unwrap();
        let more = format!("{}\ngiấy chim sẻ,giấy xác nhận tình trạng hôn nhân,\n", text.text.trim_end());
        let saved = save::save(&city.by("ngan"), text.draft.id, text.draft.version, &more).await.unwrap();
        assert_eq!(saved.findings, [], "a table of words that reads");
        submit::submit(&city.by("ngan"), saved.draft.id, None, Some(LATER), "Từ người dân hay dùng").await.unwrap();
        publish::publish(&city.by("duc"), saved.draft.id, None, LATER, decision(TODAY)).await.unwrap();
        assert_eq!(finds(strange, LATER).as_deref(), Some(MARITAL));
        assert_ne!(finds(strange, TODAY).as_deref(), Some(MARITAL), "not before their first day");

        let set = EntryKey::new(Kind::Linked, "birth").unwrap();
        let begun = begin::begin(&city.by("ngan"), &set, begin::From::Edition(1), None).await.unwrap();
        let broken = begun.text.replace("procedure = \"1.004222\"", "procedure = \"9.999999\"");
        let saved = save::save(&city.by("ngan"), begun.draft.id, begun.draft.version, &broken).await.unwrap();
        assert!(saved.findings.iter().any(|one| one.code == "catalog.set-unknown-procedure"), "{:?}", saved.findings);
        let renamed = begun.text.replace("ba giấy", "ba giấy, một lần");
        let saved = save::save(&city.by("ngan"), begun.draft.id, saved.draft.version, &renamed).await.unwrap();
        submit::submit(&city.by("ngan"), saved.draft.id, None, Some(LATER), "").await.unwrap();
        publish::publish(&city.by("duc"), saved.draft.id, None, LATER, decision(TODAY)).await.unwrap();
        let name = |on: Date| {
            let catalog = city.app.catalog();
            let found: Vec<_> = catalog.linked_in_force(on).filter(|set| set.id == "birth").cloned().collect();
            assert_eq!(found.len(), 1, "one holds at a time");
            found[0].plain_name.vi.clone()
        };
        assert!(name(date(2026, 3, 8)).ends_with("ba giấy"));
        assert!(name(LATER).ends_with("ba giấy, một lần"));
    })
    .await;
}
