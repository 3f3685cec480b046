//! What was filed online is changed by its applicant until it is decided; what else the law wants told is told.

use app::Error;
use app::dossier::supplement::{Supplement, amend};
use app::dossier::{loss, verification};
use domain::dossier::refusal::Refusal;
use domain::id::DossierId;
use serde_json::{Value, json};

use crate::city::{BIRTH, TestCity, at, on_both, refused};

async fn answers(city: &TestCity, id: DossierId, field: &str, value: Value) -> Result<(), Error> {
    let brought = Supplement { answers: [(field.to_owned(), value)].into(), ..Default::default() };
    amend(&city.by("minh"), id, None, brought).await.map(drop)
}

#[tokio::test]
async fn the_applicant_changes_an_answer_and_the_clock_runs_on() {
    on_both(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        city.is_accepted(id).await;
        city.is_taken(id).await;
        let due = city.dossier(id).await.due();
        answers(city, id, "child_name", json!("Nguyễn Minh Châu")).await.unwrap();
        let dossier = city.dossier(id).await;
        assert_eq!(dossier.answers["child_name"], "Nguyễn Minh Châu");
        assert_eq!((dossier.state.name(), dossier.due()), ("in_process", due));

        // A question that is asked no more has no answer any more.
        answers(city, id, "mother_known", json!(true)).await.unwrap_err();
        let mother = [("mother_known", json!(true)), ("mother_name", json!("Trần Thị Quý"))];
        let brought =
            Supplement { answers: mother.map(|(name, value)| (name.to_owned(), value)).into(), ..Default::default() };
        amend(&city.by("minh"), id, None, brought).await.unwrap();
        assert_eq!(city.dossier(id).await.answers["mother_name"], "Trần Thị Quý");
        answers(city, id, "mother_known", json!(false)).await.unwrap();
        assert_eq!(city.dossier(id).await.answers.get("mother_name"), None);

        city.is_approved(id).await;
        let late = answers(city, id, "child_name", json!("Nguyễn Minh An")).await;
        assert_eq!(refused(late).code(), "dossier.not-now");
    })
    .await;
}

#[tokio::test]
async fn a_change_neither_moves_a_dossier_to_another_agency_nor_makes_it_incomplete() {
    on_both(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        city.is_accepted(id).await;
        let before = (city.lines().await, city.dossier(id).await);
        let elsewhere = answers(city, id, "registration_commune", json!("00229")).await.unwrap_err();
        assert_eq!(elsewhere.code(), "request.other-agency");
        // The witness's statement would be needed, and nobody has brought it.
        let witness = refused(answers(city, id, "birth_proof", json!("witness")).await);
        assert!(matches!(witness, Refusal::Incomplete(names) if names.len() == 1));
        let paper = before.1.papers[0].id;
        let without = Supplement { replaced: vec![paper], ..Default::default() };
        let without = refused(amend(&city.by("minh"), id, None, without).await);
        assert!(matches!(without, Refusal::Incomplete(names) if names.len() == 1));
        assert_eq!(
            refused(answers(city, id, "child_name", json!(before.1.answers["child_name"])).await).code(),
            "dossier.nothing-missing"
        );
        assert!(matches!(amend(&city.by("quy"), id, None, Supplement::default()).await, Err(Error::NotFound)));
        assert_eq!((city.lines().await, city.dossier(id).await), before);
    })
    .await;
}

#[tokio::test]
async fn a_verification_and_a_loss_are_told_and_stop_nothing() {
    on_both(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        city.is_accepted(id).await;
        city.is_taken(id).await;
        let told = verification::Verification {
            at: at("2026-03-03T09:00"),
            place: "Trụ sở Ủy ban nhân dân phường".into(),
            people: "Phạm Quốc Hưng".into(),
            content: "Đối chiếu giấy chứng sinh".into(),
        };
        assert_eq!(refused(verification::arrange(&city.by("hoa"), id, None, &told).await).code(), "dossier.not-yours");
        verification::arrange(&city.by("hung"), id, None, &told).await.unwrap();
        let past = verification::Verification { at: at("2026-03-02T08:00"), ..told };
        assert_eq!(refused(verification::arrange(&city.by("hung"), id, None, &past).await).code(), "dossier.not-later");
        let (what, sorry, remedy) = ("Giấy chứng sinh bản chính", "Xin lỗi anh", "Phường xin cấp lại và chịu phí");
        assert_eq!(refused(loss::report(&city.by("hoa"), id, None, what, "", remedy).await).code(), "dossier.empty");
        loss::report(&city.by("hoa"), id, None, what, sorry, remedy).await.unwrap();
        assert_eq!(city.state(id).await, "in_process");
        assert_eq!(city.kinds(id).await[4..], ["verification_arranged", "loss_reported"]);
        city.is_approved(id).await;
    })
    .await;
}
