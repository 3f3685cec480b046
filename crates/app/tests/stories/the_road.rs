//! Minh registers the birth of his child online, and holds the certificate in the afternoon.

use app::dossier::{accept, advance, approve, hand_back, issue, list, track, transfer};
use domain::access::Role;
use domain::dossier::action::Action;
use domain::dossier::fact::{CollectionProof, ReturnWay};
use domain::dossier::refusal::Refusal;
use domain::dossier::state::State;
use domain::id::DossierId;

use crate::city::{BIRTH, BUSINESS, COUNTER, TestCity, WARD, at, on_both, refused};

/// On whose desk it lies, and on nobody else's of these.
async fn lies_with(city: &TestCity, id: DossierId, login: &str) {
    for (who, office, role) in [
        ("hoa", COUNTER, Role::Receptionist),
        ("hung", WARD, Role::Specialist),
        ("lan", WARD, Role::Leader),
        ("thu", WARD, Role::Clerk),
    ] {
        let inbox = list::inbox(&city.by(who), &office.parse().unwrap(), role, None).await.unwrap();
        let there = inbox.lines.iter().any(|line| line.id == id.to_string());
        assert_eq!(there, who == login, "in the inbox of {who}");
    }
}

#[tokio::test]
async fn a_birth_filed_online_comes_to_its_certificate_the_same_day() {
    on_both(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        let filed = city.dossier(id).await;
        // 8 working hours from 09:00: seven on Monday, one on Tuesday.
        let answer_by = Some(at("2026-03-03T09:00"));
        assert_eq!(filed.state, State::AwaitingReception { since: at("2026-03-02T09:00"), answer_by });
        assert_eq!((city.code(id).await, filed.due()), (None, None));
        lies_with(city, id, "hoa").await;

        city.clock("2026-03-02T10:00");
        accept::accept(&city.by("hoa"), id, Some(1), None).await.unwrap();
        let accepted = city.dossier(id).await;
        assert_eq!(city.code(id).await.as_deref(), Some("H26.00082-260302-0001"));
        assert_eq!(accepted.due(), Some(at("2026-03-02T17:30")));
        assert_eq!(accepted.rule_pack.as_deref(), Some("nd118-2025"));
        lies_with(city, id, "hoa").await;

        city.clock("2026-03-02T10:05");
        transfer::transfer(&city.by("hoa"), id, None).await.unwrap();
        lies_with(city, id, "hung").await;

        city.clock("2026-03-02T10:30");
        advance::take(&city.by("hung"), id, None).await.unwrap();
        let State::InProcess { step: 0, due, .. } = city.dossier(id).await.state else { panic!("not in process") };
        assert_eq!(due, Some(at("2026-03-02T15:00")), "three working hours across noon");
        // The plan of a birth has one step between hand-over and signature.
        let no_next = refused(advance::finish_step(&city.by("hung"), id, None, "").await);
        assert_eq!(no_next, Refusal::NotNow { action: Action::FinishStep, state: "in_process" });

        city.clock("2026-03-02T11:00");
        advance::submit_for_signature(&city.by("hung"), id, None, "Đã ghi sổ", &Default::default()).await.unwrap();
        lies_with(city, id, "lan").await;

        city.clock("2026-03-02T14:00");
        approve::approve(&city.by("lan"), id, None, "Đăng ký khai sinh", &Default::default()).await.unwrap();
        lies_with(city, id, "thu").await;

        city.clock("2026-03-02T14:30");
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
        lies_with(city, id, "hoa").await;

        city.clock("2026-03-02T15:30");
        hand_back::hand_back(
            &city.by("hoa"),
            id,
            None,
            "Nguyễn Văn Minh",
            ReturnWay::AtPoint,
            CollectionProof::Receipt,
        )
        .await
        .unwrap();
        is_at_its_end(city, id).await;
    })
    .await;
}

async fn is_at_its_end(city: &TestCity, id: DossierId) {
    let road =
        ["filed", "accepted", "transferred", "taken", "submitted_for_signature", "approved", "issued", "returned"];
    assert_eq!(city.kinds(id).await, road);
    let row = store::dossier::find::find(&city.app.store, &id.to_string()).await.unwrap().unwrap().row;
    assert_eq!((row.state.as_str(), row.open, row.version), ("returned", false, 8));
    assert_eq!((row.agency.as_str(), row.receiving_point.as_str()), (WARD, COUNTER));
    assert_eq!((row.accepted_at, row.due_at), (Some(at("2026-03-02T10:00")), Some(at("2026-03-02T17:30"))));
    assert_eq!((row.finished_at, row.returned_at), (Some(at("2026-03-02T14:00")), Some(at("2026-03-02T15:30"))));
    assert_eq!(row.next_timer_at, None);
    lies_with(city, id, "nobody").await;
    assert_eq!(
        city.figures(WARD, "2026-03-02").await,
        ["accepted=1", "accepted_online=1", "approved=1", "filed=1", "finished=1", "finished_on_time=1", "returned=1"]
    );
    let code = city.code(id).await.unwrap().parse().unwrap();
    let tracked = track::track(&city.by("quy"), &code).await.unwrap();
    assert_eq!(tracked.events.iter().map(|event| event.kind).collect::<Vec<_>>(), road);
    assert!(!tracked.overdue);
    let mine = list::mine(&city.by("minh"), None).await.unwrap();
    assert_eq!(mine.lines.len(), 1);
}

#[tokio::test]
async fn three_working_days_over_tet_end_on_the_wednesday_after_it() {
    on_both(async |city, _| {
        // The vector of the law's arithmetic: Friday before Tết, with the whole next week off.
        city.clock("2026-02-13T10:00");
        let id = city.files_at_counter("anphat", BUSINESS).await;
        city.is_accepted(id).await;
        assert_eq!(city.dossier(id).await.due(), Some(at("2026-02-25T17:30")));
        assert_eq!(city.code(id).await.as_deref(), Some("H26.00082-260213-0001"));
    })
    .await;
}

#[tokio::test]
async fn codes_of_an_agency_and_day_follow_each_other_without_a_gap() {
    on_both(async |city, _| {
        let mut codes = Vec::new();
        for day in ["2026-03-02T09:00", "2026-03-03T09:00"] {
            city.clock(day);
            for _ in 0..3 {
                let id = city.files_at_counter("minh", BUSINESS).await;
                // A refused acceptance takes no code.
                refused(accept::accept(&city.by("lan"), id, None, None).await.map_err(seen));
                city.is_accepted(id).await;
                codes.push(city.code(id).await.unwrap());
            }
        }
        let expected = ["260302-0001", "260302-0002", "260302-0003", "260303-0001", "260303-0002", "260303-0003"];
        assert_eq!(codes, expected.map(|end| format!("H26.00082-{end}")));
    })
    .await;
}

/// Lan works at the agency, so she sees the dossier; accepting is not hers.
fn seen(error: app::Error) -> app::Error {
    assert_eq!(error.code(), "dossier.not-yours");
    error
}
