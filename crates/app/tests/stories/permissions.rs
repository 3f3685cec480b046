//! Who may do what in which state: a table a clerk can read, kept in `app/tests/permissions.table`. A new action, role
//! or state shows as a difference there. To accept one on purpose, run with `MOTCUA_WRITE_TABLES=1` and read the diff.

use std::fmt::Write as _;

use app::dossier::legal::Terms;
use app::dossier::{
    advance, confirm, consult, correct, hand_back, issue, pay, redirect, refuse, stop, supplement, transfer,
};
use app::schedule::run_due;
use domain::access::Actor;
use domain::dossier::action::Action;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::{CollectionProof, Fault, ReturnWay};
use domain::dossier::state::State;
use domain::id::DossierId;

use crate::city::{BUILDING, CERTIFIED_COPY, CONSTRUCTION, MARITAL, MONDAY, OTHER_WARD, TestCity, at, on_sqlite};

/// Everybody, as the table calls them.
const EVERYBODY: [(&str, &str); 15] = [
    ("minh", "applicant"),
    ("quy", "another citizen"),
    ("hoa", "receptionist here"),
    ("binh", "receptionist elsewhere"),
    ("hung", "specialist of the agency"),
    ("lan", "leader of the agency"),
    ("thu", "clerk of the agency"),
    ("yen", "receptionist and specialist"),
    ("son", "specialist, leader, clerk elsewhere"),
    ("khanh", "the same, of the agency consulted"),
    ("tuan", "dispatcher, point manager"),
    ("kien", "auditor"),
    ("quantri", "admin"),
    ("ngan", "designer"),
    ("duc", "publisher"),
];

fn fault() -> Vec<Fault> {
    vec![Fault { about: String::new(), reason: "Thiếu".into(), fix: "Nộp thêm".into() }]
}

/// Drives a new dossier of Minh to where it stands in that state.
async fn drive(city: &TestCity, state: &str) -> DossierId {
    city.clock(MONDAY);
    if state == "awaiting_dispatch" {
        return city.files_elsewhere("minh").await;
    }
    let id = city.files_online("minh", MARITAL).await;
    match state {
        "awaiting_reception" => return id,
        "pre_supplement" => {
            supplement::ask_before_acceptance(&city.by("hoa"), id, None, fault()).await.unwrap();
            return id;
        }
        "reception_refused" => {
            refuse::refuse_reception(&city.by("hoa"), id, None, "Sai nơi", "Điều 21").await.unwrap();
            return id;
        }
        "redirected" => {
            redirect::redirect(&city.by("hoa"), id, None, &OTHER_WARD.parse().unwrap(), "Sai nơi").await.unwrap();
            return id;
        }
        _ => city.is_accepted(id).await,
    }
    match state {
        "accepted" => return id,
        "transferred" => {
            transfer::transfer(&city.by("hoa"), id, None).await.unwrap();
            return id;
        }
        _ => city.is_taken(id).await,
    }
    let hung = city.by("hung");
    match state {
        "in_process" => {}
        "consulting" => {
            let (whom, within) = (CONSTRUCTION.parse().unwrap(), Allowance::WorkingDays(1));
            consult::consult(&hung, id, None, &whom, "Đã kết hôn chưa?", within).await.unwrap();
        }
        "awaiting_payment" => {
            pay::ask_payment(&hung, id, None, 15_000, "Lệ phí, Nghị quyết của Hội đồng nhân dân").await.unwrap();
        }
        "awaiting_confirmation" => {
            confirm::ask_confirmation(&hung, id, None, "Chưa đăng ký kết hôn").await.unwrap();
        }
        "supplement_requested" | "closed_no_supplement" => {
            supplement::ask_after_acceptance(&hung, id, None, fault(), None).await.unwrap();
            if state == "closed_no_supplement" {
                run_due(&city.app, at("2026-03-20T00:00")).await.unwrap();
            }
        }
        "submitted_for_signature" => {
            advance::submit_for_signature(&hung, id, None, "", &Default::default()).await.unwrap();
        }
        "refused" => {
            refuse::refuse(&city.by("lan"), id, None, "Không đủ điều kiện", "Điều 21", None).await.unwrap();
        }
        "stopped" => {
            stop::stop(&city.by("minh"), id, None, "Thôi").await.unwrap();
        }
        _ => {
            city.is_approved(id).await;
            after_the_decision(city, id, state).await;
        }
    }
    id
}

async fn after_the_decision(city: &TestCity, id: DossierId, state: &str) {
    if state == "approved" {
        return;
    }
    issue::issue(
        &city.by("thu"),
        id,
        None,
        "12/2026",
        issue::Issue { copy: issue::Copy::None, ..issue::Issue::default() },
    )
    .await
    .unwrap();
    if state == "issued" {
        return;
    }
    hand_back::hand_back(&city.by("hoa"), id, None, "Nguyễn Văn Minh", ReturnWay::AtPoint, CollectionProof::Receipt)
        .await
        .unwrap();
    if state == "correction" {
        correct::open_correction(&city.by("hoa"), id, None, "Sai tên").await.unwrap();
    }
}

/// One state: what each person may do, by the one function that buttons, links and guards ask.
async fn write(table: &mut String, city: &TestCity, id: DossierId, title: &str) {
    let dossier = city.dossier(id).await;
    let system = city.system();
    let terms = Terms::of(&system, &dossier).unwrap();
    let law = terms.law(system.now);
    let mut everybody: Vec<(&str, Actor)> =
        EVERYBODY.iter().map(|(login, part)| (*part, city.by(login).actor)).collect();
    everybody.push(("schedule", Actor::System));
    everybody.push(("visitor", Actor::Visitor));
    writeln!(table, "\n{title}").unwrap();
    for (part, actor) in everybody {
        let actions = dossier.allowed_actions(&actor, &law);
        let may = match (dossier.is_visible_to(&actor), actions.is_empty()) {
            (false, true) => "knows nothing of it".to_owned(),
            (true, true) => "-".to_owned(),
            // Whoever may act must be able to see what they act on.
            (false, false) => panic!("{part} may act on what they cannot see, in {title}: {actions:?}"),
            (true, false) => actions.iter().map(|action| action.key()).collect::<Vec<_>>().join(" "),
        };
        writeln!(table, "  {part:<36}{may}").unwrap();
    }
}

#[tokio::test]
async fn each_person_may_do_in_each_state_what_the_table_says() {
    on_sqlite(async |city, _| {
        let mut table = String::from(
            "Who may do what with a dossier, state by state: filed online by Minh, for the ward of Cửa Nam.\n\
             Written by app/tests/stories/permissions.rs; see there how to accept a change.\n",
        );
        for state in State::NAMES {
            let id = drive(city, state).await;
            assert_eq!(city.state(id).await, state);
            write(&mut table, city, id, state).await;
        }
        city.clock(MONDAY);
        let at_once = city.files_at_counter("minh", CERTIFIED_COPY).await;
        write(&mut table, city, at_once, "awaiting_reception, at the counter, of what is done at once").await;
        let steps = city.in_process("anphat", BUILDING).await;
        write(&mut table, city, steps, "in_process, at the counter, with another step to come").await;
        let silent = drive(city, "awaiting_confirmation").await;
        city.clock("2026-03-04T00:00");
        write(&mut table, city, silent, "awaiting_confirmation, when the day is over").await;
        let unmended = drive(city, "supplement_requested").await;
        city.clock("2026-03-18T00:00");
        write(&mut table, city, unmended, "supplement_requested, when the fifteen days are over").await;

        for action in Action::ALL {
            let told = table.split_whitespace().any(|word| word == action.key());
            assert!(told, "nobody may ever {}", action.key());
        }
        is_kept(&table);
    })
    .await;
}

fn is_kept(table: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/permissions.table");
    if std::env::var_os("MOTCUA_WRITE_TABLES").is_some() {
        std::fs::write(&file, table).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<_> = table.lines().filter(|line| !kept.lines().any(|had| had == *line)).collect();
    assert!(kept == *table, "tests/permissions.table says otherwise; new or changed lines: {changed:#?}");
}
