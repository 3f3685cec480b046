//! Another agency is asked, and answers in its own time.

use app::Error;
use app::dossier::consult::{answer_consultation, consult};
use app::dossier::legal::Terms;
use app::dossier::{accept, advance, file, get, list};
use domain::access::Role;
use domain::dossier::channel::Channel;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::Fact;
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::id::{ConsultationId, DossierId, PaperId};

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

/// Works of grade III that need fire-safety approval: the process of the permit asks three agencies.
async fn of_a_building(city: &TestCity) -> DossierId {
    let ctx = city.by("hoa");
    let mut new = city.filing(&ctx, "anphat", BUILDING, Channel::Direct).await;
    for (field, answer) in [("works", "building".into()), ("grade", "III".into()), ("fire_approval", true.into())] {
        let answer: serde_json::Value = answer;
        new.answers.insert(field.to_owned(), answer);
    }
    for component in ["project-decision", "fire-result"] {
        let paper = new.papers[0].clone();
        new.papers.push(Paper { id: PaperId(ctx.id()), component: component.into(), quantity: 1, ..paper });
    }
    let id = file::file(&ctx, new).await.unwrap().dossier.id;
    accept::accept(&ctx, id, None, None).await.unwrap();
    city.is_taken(id).await;
    id
}

#[tokio::test]
async fn the_process_asks_all_agencies_at_once_and_goes_on_with_the_last_answer() {
    on_both(async |city, _| {
        let id = of_a_building(city).await;
        advance::finish_step(&city.by("hung"), id, None, "Đủ giấy tờ").await.unwrap();
        assert_eq!(city.state(id).await, "in_process", "the site is looked at first");
        advance::finish_step(&city.by("hung"), id, None, "Đã xem thửa đất").await.unwrap();
        let dossier = city.dossier(id).await;
        assert_eq!(dossier.state.name(), "consulting");
        let asked: Vec<_> = dossier.consultations.iter().map(|asked| (asked.agency.as_str(), asked.due)).collect();
        let due = at("2026-03-05T09:00");
        assert_eq!(asked, [(CONSTRUCTION, due), ("H26.SNNMT.VPDK", due), ("H26.CATP", due)]);
        let question =
            |agency: &str| dossier.consultations.iter().find(|asked| asked.agency.as_str() == agency).unwrap();
        assert_eq!(question(CONSTRUCTION).question, "Ý kiến về quy hoạch, kiến trúc");

        for (who, agency) in [("khanh", CONSTRUCTION), ("ha", "H26.SNNMT.VPDK")] {
            let inbox = list::consultations(&city.by(who), &agency.parse().unwrap(), Role::Specialist).await.unwrap();
            assert_eq!(inbox.len(), 1, "{who} finds it");
            answer_consultation(&city.by(who), id, None, question(agency).id, "Phù hợp").await.unwrap();
            assert_eq!(city.state(id).await, "consulting", "one more is waited for");
        }
        // The last one is late: it is taken, marked, and the dossier goes on.
        city.clock("2026-03-06T08:00");
        answer_consultation(&city.by("dung"), id, None, question("H26.CATP").id, "Đạt").await.unwrap();
        assert!(was_late(city, id).await);
        let dossier = city.dossier(id).await;
        assert_eq!((dossier.state.name(), dossier.step()), ("in_process", Some(5)));
        let terms = Terms::of(&city.system(), &dossier).unwrap();
        assert_eq!(terms.law(city.system().now).plan.steps[5].id, "draft");
        let facts = get::timeline(&city.system(), id).await.unwrap();
        assert_eq!(Dossier::fold(id, &facts).unwrap(), dossier, "facts rebuild it");
    })
    .await;
}
