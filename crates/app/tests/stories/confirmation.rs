//! The applicant checks the draft of a civil-status paper; silence of a day confirms it.

use app::Error;
use app::dossier::confirm::{ask_confirmation, confirm, object};
use app::dossier::get;
use app::schedule::run_due;
use domain::dossier::fact::Fact;
use domain::dossier::refusal::Refusal;
use domain::id::DossierId;

use crate::city::{BIRTH, TestCity, at, on_both, refused};

async fn asked(city: &TestCity) -> DossierId {
    let id = city.files_online("minh", BIRTH).await;
    city.is_accepted(id).await;
    city.is_taken(id).await;
    city.clock("2026-03-02T10:00");
    ask_confirmation(&city.by("hung"), id, None, "Nguyễn Minh An, sinh 27/02/2026").await.unwrap();
    id
}

async fn was_silent(city: &TestCity, id: DossierId) -> bool {
    let facts = get::timeline(&city.system(), id).await.unwrap();
    matches!(facts.last().unwrap().fact, Fact::Confirmed { silent: true })
}

#[tokio::test]
async fn silence_confirms_when_the_day_is_over_and_not_before() {
    on_both(async |city, _| {
        let id = asked(city).await;
        let over = at("2026-03-04T00:00");
        assert_eq!(city.dossier(id).await.next_timer(), Some(over));
        assert_eq!(run_due(&city.app, at("2026-03-03T23:59")).await.unwrap(), 0);
        assert_eq!(refused(confirm(&city.system(), id, None).await), Refusal::TooEarly { at: over });
        assert_eq!(run_due(&city.app, over).await.unwrap(), 1);
        assert!(was_silent(city, id).await);
        assert_eq!(city.state(id).await, "in_process");
        assert_eq!(run_due(&city.app, over).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_applicant_agrees_or_says_what_is_wrong_and_nobody_else_does() {
    on_both(async |city, _| {
        let id = asked(city).await;
        assert!(matches!(confirm(&city.by("quy"), id, None).await, Err(Error::NotFound)));
        assert_eq!(refused(confirm(&city.by("hung"), id, None).await).code(), "dossier.not-yours");
        assert_eq!(refused(object(&city.by("minh"), id, None, "").await), Refusal::Empty("remark"));
        object(&city.by("minh"), id, None, "Sai ngày sinh").await.unwrap();
        assert_eq!(city.state(id).await, "in_process");

        ask_confirmation(&city.by("hung"), id, None, "Nguyễn Minh An, sinh 26/02/2026").await.unwrap();
        confirm(&city.by("minh"), id, None).await.unwrap();
        assert!(!was_silent(city, id).await);
        city.is_approved(id).await;
    })
    .await;
}

#[tokio::test]
async fn at_a_counter_there_is_no_draft_to_confirm() {
    on_both(async |city, _| {
        let id = city.in_process("minh", BIRTH).await;
        let none = refused(ask_confirmation(&city.by("hung"), id, None, "Nguyễn Minh An").await);
        assert_eq!(none, Refusal::NoConfirmation);
    })
    .await;
}
