//! Running dossiers go on under another edition, because a decision says so and nothing is asked of anybody again.

use app::catalog::{begin, get, history, migrate, publish, save, submit, withdraw};
use app::dossier::get as dossiers;
use app::{City, Error};
use domain::catalog::publication::{Action, Announcement, Announcer, EntryKey, Kind, Refusal, State};
use domain::id::{CatalogDraftId, DossierId};
use jiff::civil::{Date, date};
use std::sync::Arc;

use crate::city::{MARITAL, TestCity, catalog, on_both};

fn entry() -> EntryKey {
    EntryKey::new(Kind::Procedure, MARITAL).unwrap()
}

fn decision(number: &str, signed_on: Date) -> Announcement {
    let why = Some("Nghị định mới có hiệu lực ngay".to_owned());
    Announcement { decision: number.into(), signed_on, by: Announcer::Province, short_notice: why }
}

/// Publishes a next edition from today.
async fn next_edition(city: &TestCity, change: impl Fn(&str) -> String) -> u32 {
    let today = domain::calendar::local::day(city.now());
    let (ngan, duc) = (city.by("ngan"), city.by("duc"));
    let latest = get::editions(&ngan, &entry()).await.unwrap().last().unwrap().number;
    let begun = begin::begin(&ngan, &entry(), begin::From::Edition(latest), None).await.unwrap();
    let text = change(&begun.text);
    assert_ne!(text, begun.text, "the catalogue still says what is changed here");
    let saved = save::save(&ngan, begun.draft.id, 1, &text).await.unwrap();
    let errors: Vec<_> = saved.findings.iter().filter(|one| one.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    submit::submit(&ngan, begun.draft.id, None, Some(today), "").await.unwrap();
    let done = publish::publish(&duc, begun.draft.id, None, today, decision("5/QĐ-UBND", today)).await.unwrap();
    done.draft.number.unwrap()
}

fn longer(text: &str) -> String {
    text.replace("time = \"3wd\"", "time = \"9wd\"")
}

/// One more question that must be answered.
fn asking_more(text: &str) -> String {
    format!(
        "{text}\n[[form.sections]]\nid = \"more\"\ntitle = {{ vi = \"Thêm\", en = \"More\" }}\n\
         [[form.sections.fields]]\nname = \"new_question\"\ntype = \"text\"\n\
         label = {{ vi = \"Câu hỏi mới\", en = \"New question\" }}\nrequired = true\n"
    )
}

async fn ordered(city: &TestCity, from: u32, to: u32) -> CatalogDraftId {
    let code = MARITAL.parse().unwrap();
    let proposed = migrate::propose(&city.by("ngan"), &code, from, to, "Mẫu cũ bị bãi bỏ", "").await.unwrap();
    let today = domain::calendar::local::day(city.now());
    migrate::order(&city.by("duc"), proposed.draft.id, None, decision("9/QĐ-UBND", today)).await.unwrap();
    proposed.draft.id
}

async fn editions(city: &TestCity, ids: &[DossierId]) -> Vec<String> {
    let mut editions = Vec::new();
    for id in ids {
        editions.push(city.dossier(*id).await.edition);
    }
    editions
}

#[tokio::test]
async fn a_decision_of_two_persons_moves_running_dossiers_and_no_date() {
    on_both(async |city, _| {
        let online = city.files_online("minh", MARITAL).await;
        let running = city.in_process("minh", MARITAL).await;
        let over = city.in_process("minh", MARITAL).await;
        city.is_approved(over).await;
        city.is_returned(over).await;
        let before = city.dossier(running).await;
        next_edition(city, longer).await;
        let code = MARITAL.parse().unwrap();
        let preview = migrate::preview(&city.by("ngan"), &code, 1, 2).await.unwrap();
        assert_eq!((preview.running, preview.tried, preview.would_move), (2, 2, 2));
        let id = ordered(city, 1, 2).await;
        assert_eq!(
            editions(city, &[running]).await,
            [format!("{MARITAL}@1")],
            "nothing moves before the schedule does it"
        );
        assert_eq!(migrate::run(&city.app, city.now()).await.unwrap(), 2);
        assert_eq!(
            editions(city, &[online, running, over]).await,
            [format!("{MARITAL}@2"), format!("{MARITAL}@2"), format!("{MARITAL}@1")]
        );
        let after = city.dossier(running).await;
        assert_eq!((&after.clock, &after.state), (&before.clock, &before.state));
        let timeline = dossiers::timeline(&city.by("minh"), online).await.unwrap();
        let last = timeline.last().unwrap();
        assert_eq!((last.fact.kind(), last.by.name.as_str()), ("edition_changed", "Vương Minh Đức"));
        let progress = migrate::progress(&city.by("kien"), id).await.unwrap().unwrap();
        assert_eq!((progress.moved, progress.kept, progress.to_come, progress.finished), (2, 0, 0, true));
        assert_eq!(migrate::run(&city.app, city.now()).await.unwrap(), 0, "it is done once");
        let facts = history::history(&city.by("duc"), &entry(), 0, 50).await.unwrap();
        assert_eq!(facts.last().unwrap().recorded.fact.kind(), "migration_finished");
        assert_eq!(get::get(&city.by("duc"), id).await.unwrap().draft.state, State::Done);
        // The dossier goes on to its end under the new edition.
        city.is_approved(running).await;
        city.is_returned(running).await;
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_dossier_that_would_be_asked_again_keeps_its_edition_and_is_listed_with_the_reason() {
    on_both(async |city, _| {
        let running = city.in_process("minh", MARITAL).await;
        next_edition(city, asking_more).await;
        let code = MARITAL.parse().unwrap();
        let preview = migrate::preview(&city.by("ngan"), &code, 1, 2).await.unwrap();
        assert_eq!((preview.would_move, preview.reasons["answers"]), (0, 1));
        let id = ordered(city, 1, 2).await;
        migrate::run(&city.app, city.now()).await.unwrap();
        assert_eq!(editions(city, &[running]).await, [format!("{MARITAL}@1")]);
        let kept = migrate::kept(&city.by("duc"), id, None, 10).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].dossier, running);
        let reasons: Vec<_> = kept[0].obstacles.iter().map(|one| (one.code.as_str(), one.names.clone())).collect();
        assert_eq!(reasons, [("answers", vec!["new_question".to_owned()])]);
        assert_eq!(city.kinds(running).await.last(), Some(&"taken"));
    })
    .await;
}

#[tokio::test]
async fn nobody_moves_dossiers_alone_nor_to_what_is_not_in_force() {
    on_both(async |city, _| {
        let code = MARITAL.parse().unwrap();
        let refused = async |who: &str, from, to, reason: &str| match migrate::propose(
            &city.by(who),
            &code,
            from,
            to,
            reason,
            "",
        )
        .await
        {
            Err(Error::Publication(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        assert_eq!(refused("ngan", 1, 2, "a").await, Refusal::NoSuchEdition(2));
        assert_eq!(refused("ngan", 1, 1, "a").await, Refusal::NotInForce(1));
        assert_eq!(refused("duc", 1, 1, "a").await, Refusal::NotYours(Action::Begin));
        next_edition(city, longer).await;
        assert_eq!(refused("ngan", 1, 2, " ").await, Refusal::Empty("reason"));
        assert_eq!(refused("ngan", 2, 1, "a").await, Refusal::NotInForce(1), "edition 1 is over");
        let proposed = migrate::propose(&city.by("ngan"), &code, 1, 2, "Mẫu cũ bị bãi bỏ", "").await.unwrap();
        let own = migrate::order(&city.by("ngan"), proposed.draft.id, None, decision("9/QĐ", date(2026, 3, 2))).await;
        assert!(matches!(own, Err(Error::Publication(Refusal::NotYours(Action::Publish)))));
        for who in ["hoa", "quantri", "minh"] {
            assert!(matches!(migrate::preview(&city.by(who), &code, 1, 2).await, Err(Error::Forbidden)), "{who}");
        }
        let undone = withdraw::withdraw(&city.by("duc"), &entry(), 2, "Nhầm").await;
        assert!(matches!(undone, Err(Error::Publication(Refusal::InEffect(_)))));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_dies_in_the_middle_loses_nothing_and_two_that_go_on_do_nothing_twice() {
    on_both(async |city, place| {
        let mut ids = Vec::new();
        for _ in 0..115 {
            ids.push(city.files_at_counter("minh", MARITAL).await);
        }
        next_edition(city, longer).await;
        let id = ordered(city, 1, 2).await;
        // Killed somewhere: the task is dropped wherever it happens to be.
        let app: Arc<City> = city.app.clone();
        let now = city.now();
        let killed = tokio::spawn(async move { migrate::run(&app, now).await });
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        killed.abort();
        let _ = killed.await;
        let other = city.under(place, &catalog()).await;
        // An officer goes on working meanwhile.
        let hoa = city.by("hoa");
        let (one, two, worked) = tokio::join!(
            migrate::run(&city.app, now),
            migrate::run(&other.app, now),
            app::dossier::accept::accept(&hoa, ids[60], None, None),
        );
        one.unwrap();
        two.unwrap();
        worked.unwrap();
        for dossier in &ids {
            let kinds = city.kinds(*dossier).await;
            assert_eq!(kinds.iter().filter(|kind| **kind == "edition_changed").count(), 1, "{kinds:?}");
        }
        assert!(editions(city, &ids).await.iter().all(|edition| *edition == format!("{MARITAL}@2")));
        let progress = migrate::progress(&city.by("duc"), id).await.unwrap().unwrap();
        assert_eq!((progress.moved, progress.kept, progress.finished), (115, 0, true));
        city.verifies().await;
    })
    .await;
}
