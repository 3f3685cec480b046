//! Another agency is asked, and answers in its own time.

use app::Error;
use app::dossier::consult::{answer_consultation, consult};
use app::dossier::{advance, get, list};
use domain::access::Role;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::Fact;
use domain::id::{ConsultationId, DossierId};

use crate::city::{BUILDING, CONSTRUCTION, TestCity, WARD, at, on_both, refused};

async fn asked(city: &TestCity, id: DossierId, agency: &str) -> ConsultationId {
    let within = Allowance::WorkingDays(3);
    consult(&city.by("hung"), id, None, &agency.parse().unwrap(), "Có phù hợp quy hoạch không?", within).await.unwrap();
    city.dossier(id).await.consultations.last().unwrap().id
}

async fn was_late(city: &TestCity, id: DossierId) -> bool {
    let facts = get::timeline(&city.system(), id).await.unwrap();
    let answered = facts.iter().rev().find_map(|recorded| match &recorded.fact {
        Fact::ConsultationAnswered { late, .. } => Some(*late),
        _ => None,
    });
    answered.unwrap()
}

#[tokio::test]
async fn the_agency_asked_has_its_own_clock_and_a_late_answer_is_taken_and_marked() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        let due = city.dossier(id).await.due();
        let question = asked(city, id, CONSTRUCTION).await;
        let dossier = city.dossier(id).await;
        assert_eq!(dossier.consultations[0].due, at("2026-03-05T17:30"));
        assert_eq!((dossier.state.name(), dossier.due()), ("consulting", due), "its own clock runs on");
        let inbox = list::consultations(&city.by("khanh"), &CONSTRUCTION.parse().unwrap(), Role::Specialist).await;
        assert_eq!(inbox.unwrap().len(), 1);
        assert_eq!(refused(advance::finish_step(&city.by("hung"), id, None, "").await).code(), "dossier.not-now");

        city.clock("2026-03-06T08:00");
        answer_consultation(&city.by("khanh"), id, None, question, "Phù hợp").await.unwrap();
        assert!(was_late(city, id).await);
        assert_eq!(city.state(id).await, "in_process");
        let inbox = list::consultations(&city.by("khanh"), &CONSTRUCTION.parse().unwrap(), Role::Specialist).await;
        assert!(inbox.unwrap().is_empty());
        let twice = answer_consultation(&city.by("khanh"), id, None, question, "Phù hợp").await;
        assert!(refused(twice).code().starts_with("dossier.not-"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_on_the_last_minute_of_the_last_day_is_not_late() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        let question = asked(city, id, CONSTRUCTION).await;
        city.clock("2026-03-05T17:30");
        answer_consultation(&city.by("khanh"), id, None, question, "Phù hợp").await.unwrap();
        assert!(!was_late(city, id).await);
    })
    .await;
}

#[tokio::test]
async fn work_goes_on_when_the_last_of_several_answers_has_come() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        let first = asked(city, id, CONSTRUCTION).await;
        let second = asked(city, id, "H26.CATP").await;
        answer_consultation(&city.by("khanh"), id, None, first, "Phù hợp").await.unwrap();
        assert_eq!(city.state(id).await, "consulting");
        // Khánh has answered for his department; the police's answer is not his.
        assert_eq!(
            refused(answer_consultation(&city.by("khanh"), id, None, second, "Được").await).code(),
            "dossier.not-yours"
        );
        answer_consultation(&city.by("dung"), id, None, second, "Không có ý kiến").await.unwrap();
        assert_eq!(city.state(id).await, "in_process");
    })
    .await;
}

#[tokio::test]
async fn only_another_office_of_the_city_is_asked_and_only_it_answers() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        let within = Allowance::WorkingDays(1);
        let own = consult(&city.by("hung"), id, None, &WARD.parse().unwrap(), "Sao?", within).await;
        assert_eq!(refused(own).code(), "dossier.same-agency");
        let none = consult(&city.by("hung"), id, None, &"H26.KHONG".parse().unwrap(), "Sao?", within).await;
        assert!(matches!(none, Err(Error::Malformed { code: "request.unknown-office", .. })));
        let question = asked(city, id, CONSTRUCTION).await;
        for stranger in ["son", "binh", "quy"] {
            let theirs = answer_consultation(&city.by(stranger), id, None, question, "Được").await;
            assert!(matches!(theirs, Err(Error::NotFound)), "{stranger}");
        }
        let own = answer_consultation(&city.by("lan"), id, None, question, "Được").await;
        assert_eq!(refused(own).code(), "dossier.not-yours");
    })
    .await;
}
