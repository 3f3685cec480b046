//! What is missing is asked for once, in time, and brought or not.

use app::dossier::supplement::{Supplement, ask_after_acceptance, ask_before_acceptance, supplement};
use app::dossier::{accept, stop};
use app::schedule::run_due;
use domain::dossier::clock::DueReason;
use domain::dossier::fact::Fault;
use domain::dossier::refusal::Refusal;
use domain::dossier::state::State;
use domain::id::DossierId;
use jiff::civil::date;
use serde_json::json;

use crate::city::{BUILDING, BUSINESS, MARITAL, TestCity, at, on_both, refused};

fn faults() -> Vec<Fault> {
    let fault = |about: &str| Fault { about: about.into(), reason: "Thiếu".into(), fix: "Nộp thêm".into() };
    vec![fault("applicant_name"), fault("")]
}

/// Another telephone number: the smallest thing one can bring.
async fn mended(city: &TestCity, id: DossierId) -> Supplement {
    let dossier = city.dossier(id).await;
    let phone = dossier.answers.keys().find(|name| name.contains("phone")).unwrap().clone();
    Supplement { answers: [(phone, json!("0900000009"))].into(), ..Default::default() }
}

#[tokio::test]
async fn before_acceptance_everything_is_asked_at_once_and_only_once() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.clock("2026-03-02T10:00");
        let empty = refused(ask_before_acceptance(&city.by("hoa"), id, None, vec![]).await);
        assert_eq!(empty, Refusal::NothingMissing);
        ask_before_acceptance(&city.by("hoa"), id, None, faults()).await.unwrap();
        assert_eq!(city.state(id).await, "pre_supplement");
        assert_eq!(city.dossier(id).await.supplements[0].faults, faults());

        let nothing = refused(supplement(&city.by("minh"), id, None, Supplement::default()).await);
        assert_eq!(nothing, Refusal::NothingMissing);
        let brought = mended(city, id).await;
        supplement(&city.by("minh"), id, None, brought).await.unwrap();
        assert_eq!(city.state(id).await, "awaiting_reception");

        let twice = refused(ask_before_acceptance(&city.by("hoa"), id, None, faults()).await);
        assert_eq!(twice, Refusal::SupplementAlreadyAsked);
        accept::accept(&city.by("hoa"), id, None, None).await.unwrap();
        assert_eq!(city.kinds(id).await, ["filed", "supplement_requested", "supplemented", "accepted"]);
        assert!(city.figures("H26.00082", "2026-03-02").await.contains(&"asked_before=1".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn after_acceptance_the_agency_has_three_working_days_to_ask() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUSINESS).await;
        // Accepted on Monday 2 March: Thursday is the last day, all of it.
        city.clock("2026-03-06T09:00");
        let late = refused(ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await);
        assert_eq!(late, Refusal::TooLateToAsk { last: date(2026, 3, 5) });
        let other_law = Some("Luật Doanh nghiệp, Điều 27".to_owned());
        ask_after_acceptance(&city.by("hung"), id, None, faults(), other_law).await.unwrap();

        city.clock("2026-03-02T09:00");
        let other = city.in_process("anphat", BUSINESS).await;
        city.clock("2026-03-05T17:29");
        ask_after_acceptance(&city.by("hung"), other, None, faults(), None).await.unwrap();
        assert_eq!(city.state(other).await, "supplement_requested");
    })
    .await;
}

#[tokio::test]
async fn a_sector_law_may_give_it_longer() {
    on_both(async |city, _| {
        // Law on Construction Art. 102: seven working days.
        let id = city.in_process("anphat", BUILDING).await;
        city.clock("2026-03-12T09:00");
        let late = refused(ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await);
        assert_eq!(late, Refusal::TooLateToAsk { last: date(2026, 3, 11) });
        city.clock("2026-03-11T09:00");
        ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn when_it_is_complete_the_time_is_counted_again_from_the_beginning() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUSINESS).await;
        assert_eq!(city.dossier(id).await.due(), Some(at("2026-03-05T17:30")));
        city.clock("2026-03-04T09:00");
        ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await.unwrap();
        city.clock("2026-03-10T11:00");
        let brought = mended(city, id).await;
        supplement(&city.by("hoa"), id, None, brought).await.unwrap();

        let clock = city.dossier(id).await.clock.unwrap();
        assert_eq!(clock.due, at("2026-03-13T17:30"), "three working days from the tenth");
        assert_eq!(clock.accepted_at, at("2026-03-02T09:00"), "what Form 01 says stays");
        assert_eq!(clock.original_due(), at("2026-03-05T17:30"));
        assert_eq!(
            clock.history.iter().map(|due| due.reason).collect::<Vec<_>>(),
            [DueReason::Accepted, DueReason::Restarted]
        );
        assert!(matches!(city.dossier(id).await.state, State::InProcess { step: 0, .. }));
        let twice = refused(ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await);
        assert_eq!(twice, Refusal::SupplementAlreadyAsked);
    })
    .await;
}

#[tokio::test]
async fn what_never_comes_closes_the_dossier_when_fifteen_days_are_over() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUSINESS).await;
        city.clock("2026-03-05T16:00");
        ask_after_acceptance(&city.by("hung"), id, None, faults(), None).await.unwrap();
        let row = store::dossier::find::find(&city.app.store, &id.to_string()).await.unwrap().unwrap().row;
        assert_eq!(row.next_timer_at, Some(at("2026-03-21T00:00")), "the whole of the twentieth is left");

        assert_eq!(run_due(&city.app, at("2026-03-20T23:59")).await.unwrap(), 0);
        assert_eq!(city.state(id).await, "supplement_requested");
        assert_eq!(run_due(&city.app, at("2026-03-21T00:00")).await.unwrap(), 1);
        assert_eq!(run_due(&city.app, at("2026-03-21T00:00")).await.unwrap(), 0, "once is enough");
        city.clock("2026-03-21T00:00");
        let closed = city.dossier(id).await;
        assert_eq!(closed.state, State::ClosedNoSupplement { at: at("2026-03-21T00:00") });
        assert!(!closed.state.is_open());
        assert_eq!(city.kinds(id).await.last(), Some(&"closed_no_supplement"));
        // It was not decided: it counts as closed, not as finished.
        assert_eq!(city.figures("H26.00082", "2026-03-21").await, ["closed=1"]);
        let brought = mended(city, id).await;
        assert_eq!(refused(supplement(&city.by("hoa"), id, None, brought).await).code(), "dossier.not-now");
        assert_eq!(refused(stop::stop(&city.by("hoa"), id, None, "Thôi").await).code(), "dossier.not-now");
    })
    .await;
}
