//! Every procedure of the catalogue on its whole road: filed, accepted, worked on, answered by whoever is asked, signed,
//! numbered, handed back, and printed. What the catalogue says can be done, the house can do.

use app::dossier::print::{Language, PrintedForm, print};
use app::dossier::{accept, advance, approve, consult, file, get, hand_back, issue, transfer};
use app::{Ctx, Error, demo};
use domain::access::Role;
use domain::calendar::local;
use domain::catalog::channel::ServiceLevel;
use domain::catalog::procedure::Procedure;
use domain::dossier::action::Action;
use domain::dossier::channel::Channel;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::{CollectionProof, Fact, ReturnWay};
use domain::dossier::refusal::Refusal;
use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;
use futures::StreamExt;

use crate::city::{TestCity, on_sqlite};

/// The time an officer sets where the source states none.
const SET: Allowance = Allowance::WorkingDays(3);

/// Somebody of the cast with this role at this office.
fn officer(city: &TestCity, role: Role, office: &AgencyCode) -> Ctx {
    let holds = |person: &&demo::cast::Person| person.grants.iter().any(|grant| *grant == (role, office.as_str()));
    let found = demo::cast::PEOPLE.iter().find(holds);
    city.by(found.unwrap_or_else(|| panic!("nobody of the cast is {role:?} at {office}")).login)
}

/// Somebody who receives at the point and decides at the agency: who may resolve at once.
fn certifier(city: &TestCity, point: &AgencyCode, agency: &AgencyCode) -> Option<Ctx> {
    let both = [(Role::Receptionist, point.as_str()), (Role::Specialist, agency.as_str())];
    let found = demo::cast::PEOPLE.iter().find(|person| both.iter().all(|grant| person.grants.contains(grant)));
    found.map(|person| city.by(person.login))
}

/// Online where that is open, else at the counter.
fn door(procedure: &Procedure) -> Channel {
    let is_open = |channel| procedure.offer(channel).is_some_and(|offer| offer.level != ServiceLevel::InfoOnly);
    if is_open(Channel::Online) { Channel::Online } else { Channel::Direct }
}

async fn files(city: &TestCity, code: &str, channel: Channel) -> DossierId {
    let ctx = if channel == Channel::Online { city.by("minh") } else { city.by("hoa") };
    let new = city.filing(&ctx, "minh", code, channel).await;
    file::file(&ctx, new).await.unwrap_or_else(|why| panic!("{code} is filed: {why:?}")).dossier.id
}

/// From the counter to the desk of whoever decides.
async fn is_taken_up(city: &TestCity, id: DossierId) {
    let dossier = city.dossier(id).await;
    let hoa = officer(city, Role::Receptionist, &dossier.receiving_point);
    accept::accept(&hoa, id, None, Some(SET)).await.unwrap();
    transfer::transfer(&hoa, id, None).await.unwrap();
    advance::take(&officer(city, Role::Specialist, &dossier.agency), id, None).await.unwrap();
}

/// Every step of the plan, every question answered, up to the signature.
async fn is_worked_on(city: &TestCity, id: DossierId) {
    let agency = city.dossier(id).await.agency;
    let specialist = officer(city, Role::Specialist, &agency);
    loop {
        let dossier = city.dossier(id).await;
        let open: Vec<_> = dossier.consultations.iter().filter(|asked| asked.answer.is_none()).collect();
        for asked in &open {
            let ctx = officer(city, Role::Specialist, &asked.agency);
            consult::answer_consultation(&ctx, id, None, asked.id, "Đồng ý").await.unwrap();
        }
        if !open.is_empty() {
            continue;
        }
        match advance::finish_step(&specialist, id, None, "").await {
            Ok(_) => {}
            Err(Error::Refused(Refusal::NotNow { action: Action::FinishStep, .. })) => break,
            Err(why) => panic!("{why:?}"),
        }
    }
    advance::submit_for_signature(&specialist, id, None, "", &Default::default()).await.unwrap();
}

async fn is_decided_and_returned(city: &TestCity, id: DossierId) {
    let dossier = city.dossier(id).await;
    approve::approve(&officer(city, Role::Leader, &dossier.agency), id, None, "Đồng ý", &Default::default())
        .await
        .unwrap();
    // What each result looks like is told by `results.rs`; here it would only take time.
    let plain = issue::Issue { copy: issue::Copy::None, ..issue::Issue::default() };
    issue::issue(&officer(city, Role::Clerk, &dossier.agency), id, None, "12/2026", plain).await.unwrap();
    let ctx = officer(city, Role::Receptionist, &dossier.return_point);
    let (way, proof) = (ReturnWay::AtPoint, CollectionProof::Receipt);
    hand_back::hand_back(&ctx, id, None, "Nguyễn Văn Minh", way, proof).await.unwrap();
}

/// What the edition plans for this case was done: no step left out, no question forgotten. How many questions there were.
async fn followed_its_plan(city: &TestCity, procedure: &Procedure, id: DossierId) -> usize {
    let dossier = city.dossier(id).await;
    let offices = &city.app.library.offices;
    let office =
        |below: &str| offices.below_city(below).map(|found| found.code.clone()).filter(|code| *code != dossier.agency);
    let answers = domain::catalog::Answers::unchecked(dossier.answers.clone());
    let plan = procedure.plan(&answers, dossier.channel, &office);
    let facts = get::timeline(&city.system(), id).await.unwrap();
    let mut asked: Vec<String> = facts
        .iter()
        .filter_map(|recorded| match &recorded.fact {
            Fact::ConsultationAsked { agency, question, .. } => Some(format!("{agency} {question}")),
            _ => None,
        })
        .collect();
    let planned = plan.steps.iter().filter_map(|step| step.question.as_ref());
    let mut planned: Vec<String> = planned.map(|one| format!("{} {}", one.agency, one.text)).collect();
    asked.sort();
    planned.sort();
    assert_eq!(asked, planned, "{}", procedure.code);
    let finished = facts.iter().filter(|recorded| matches!(recorded.fact, Fact::StepFinished { .. })).count();
    let stages = std::iter::successors(Some(0), |at| plan.behind(*at)).count();
    assert_eq!(finished + 1, stages, "{}", procedure.code);
    planned.len()
}

/// What a person takes home, and what they sign.
async fn is_printed(city: &TestCity, id: DossierId) {
    for form in [PrintedForm::Receipt, PrintedForm::Declaration] {
        let pdf = print(&city.by("kien"), id, form, None, Language::Vietnamese).await.unwrap();
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.pages >= 1, "{form}");
    }
}

/// From filing to the result; with how many questions to other agencies on the way.
async fn goes_the_whole_road(city: &TestCity, procedure: &Procedure) -> (DossierId, usize) {
    let code = procedure.code.to_string();
    eprintln!("{code}");
    let channel = if procedure.immediate { Channel::Direct } else { door(procedure) };
    let id = files(city, &code, channel).await;
    let dossier = city.dossier(id).await;
    assert_eq!(dossier.state.name(), "awaiting_reception", "{code}: who decides follows from the answers");
    let questions = match certifier(city, &dossier.receiving_point, &dossier.agency).filter(|_| procedure.immediate) {
        Some(ctx) => {
            let said = accept::AtOnce { number: "15/2026".into(), decision: "Đồng ý".into(), ..Default::default() };
            accept::resolve_at_once(&ctx, id, None, &said).await.unwrap();
            0
        }
        None => {
            is_taken_up(city, id).await;
            is_worked_on(city, id).await;
            is_decided_and_returned(city, id).await;
            followed_its_plan(city, procedure, id).await
        }
    };
    assert_eq!(city.state(id).await, "returned", "{code}");
    (id, questions)
}

#[tokio::test]
async fn every_procedure_can_be_filed_processed_returned_and_printed() {
    on_sqlite(async |city, place| {
        let procedures: Vec<_> = city.app.catalog().all_in_force(local::day(city.now())).cloned().collect();
        assert!(procedures.len() >= 122, "{}", procedures.len());
        let (mut done, mut questions) = (Vec::new(), 0);
        for procedure in &procedures {
            let (id, asked) = goes_the_whole_road(city, procedure).await;
            done.push(id);
            questions += asked;
        }
        assert!(questions >= 5, "only {questions} questions went to other agencies");
        assert_eq!(city.lines().await[0], i64::try_from(procedures.len()).unwrap());
        // Typesetting is most of the work here: as much of it at once as there are processors.
        futures::stream::iter(done).for_each_concurrent(4, |id| is_printed(city, id)).await;
        assert_eq!(place.differences().await, Vec::<String>::new());
    })
    .await;
}
