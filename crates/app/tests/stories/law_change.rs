//! The law changes while dossiers run: they keep the edition they were filed under and the rules they were accepted
//! under, and new ones get the new.

use app::dossier::legal::Terms;
use app::dossier::{advance, extend, supplement};
use domain::catalog::rule_pack::RulePack;
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::Fault;
use domain::dossier::refusal::Refusal;
use domain::dossier::state::State;
use domain::id::DossierId;

use crate::city::{BUILDING, COUNTER, TestCity, at, catalog, on_both, refused};

const PERMIT: &str = "procedures/1.013225-cap-giay-phep-xay-dung.toml";
const DECREE: &str = "rules/nd118-2025.toml";
/// Who might do something with a dossier of the ward.
const EVERYBODY: [&str; 9] = ["minh", "anphat", "hoa", "binh", "hung", "lan", "thu", "kien", "quantri"];

/// From 9 March a permit takes ten days longer, and a new decree allows no extension, closes after five days, and leaves
/// one working day to ask for more.
fn new_law() -> Vec<(String, String)> {
    let mut files = catalog();
    let old = |name: &str| files.iter().find(|(at, _)| at == name).unwrap().1.clone();
    let change = |text: String, what: &[(&str, &str)]| {
        what.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "the catalogue still says {from}");
            text.replace(from, to)
        })
    };
    let (permit, decree) = (old(PERMIT), old(DECREE));
    let new_permit = change(
        permit.clone(),
        &[
            ("edition = 1\n", "edition = 2\n"),
            ("valid-from = \"2025-07-01\"", "valid-from = \"2026-03-09\""),
            ("time = \"20d\"", "time = \"30d\""),
            ("then = \"20d\"", "then = \"30d\""),
            ("then = \"15d\"", "then = \"25d\""),
            ("time = \"15d\"", "time = \"25d\""),
            ("time = \"16wh\"", "time = \"6wh\""),
            ("[supplement]\nwithin = \"7wd\"\nbasis = \"50/2014/QH13 Điều 102\"\n", ""),
        ],
    );
    let new_decree = change(
        decree.clone(),
        &[
            ("id = \"nd118-2025\"", "id = \"nd-moi\""),
            ("valid-from = \"2025-07-01\"", "valid-from = \"2026-03-09\""),
            ("extensions = 1", "extensions = 0"),
            ("close-after-days = 15", "close-after-days = 5"),
            ("supplement-within = \"3wd\"", "supplement-within = \"1wd\""),
        ],
    );
    let until = "valid-from = \"2025-07-01\"\nvalid-to = \"2026-03-08\"";
    let old_permit = change(permit, &[("valid-from = \"2025-07-01\"", until)]);
    let old_decree = change(decree, &[("valid-to = \"2026-08-04\"", "valid-to = \"2026-03-08\"")]);
    files.retain(|(at, _)| at != PERMIT && at != DECREE);
    files.push((PERMIT.to_owned(), old_permit));
    files.push(("procedures/1.013225-2-cap-giay-phep-xay-dung.toml".to_owned(), new_permit));
    files.push((DECREE.to_owned(), old_decree));
    files.push(("rules/nd-moi.toml".to_owned(), new_decree));
    files
}

/// Everything the law says about a dossier now: its steps and times, its duties, and what each person may do.
async fn law_of(city: &TestCity, id: DossierId) -> String {
    let dossier = city.dossier(id).await;
    let ctx = city.system();
    let terms = Terms::of(&ctx, &dossier).unwrap();
    let law = terms.law(ctx.now);
    let may: Vec<_> = EVERYBODY.iter().map(|who| (who, dossier.allowed_actions(&city.by(who).actor, &law))).collect();
    // The day on which a pack ends is the one thing a later pack changes of it.
    let pack = RulePack { valid_to: None, ..law.pack.clone() };
    format!("{:?}\n{:?}\n{pack:?}\n{:?}\n{may:?}", dossier.clock, law.plan, dossier.duties(&law))
}

fn fault() -> Vec<Fault> {
    vec![Fault { about: String::new(), reason: "Thiếu".into(), fix: "Nộp thêm".into() }]
}

#[tokio::test]
async fn a_new_law_moves_nothing_of_a_running_dossier() {
    on_both(async |city, place| {
        city.clock("2026-03-06T09:00");
        let running = city.in_process("anphat", BUILDING).await;
        let asked = city.in_process("anphat", BUILDING).await;
        supplement::ask_after_acceptance(&city.by("hung"), asked, None, fault(), None).await.unwrap();
        let filed = city.files_at_counter("anphat", BUILDING).await;

        city.clock("2026-03-09T10:00");
        let before = (law_of(city, running).await, law_of(city, asked).await);
        let city = &city.under(place, &new_law()).await;
        assert_eq!((law_of(city, running).await, law_of(city, asked).await), before);
        assert_eq!(city.dossier(running).await.due(), Some(at("2026-03-23T17:30")), "21 March is a Saturday");
        assert_eq!(city.dossier(running).await.edition, "1.013225@1");
        let State::SupplementRequested { close_at, .. } = city.dossier(asked).await.state else { panic!("asked") };
        assert_eq!(close_at, Some(at("2026-03-24T00:00")), "15 days end on a Saturday, so on Monday");

        // Its limits are those of its day: seven working days to ask, by its edition, and one extension.
        city.clock("2026-03-11T10:00");
        advance::finish_step(&city.by("hung"), running, None, "").await.unwrap();
        let State::InProcess { step: 1, due, .. } = city.dossier(running).await.state else { panic!("second step") };
        assert_eq!(due, Some(at("2026-03-13T10:00")), "16 working hours, as its edition says");
        supplement::ask_after_acceptance(&city.by("hung"), running, None, fault(), None).await.unwrap();
        let phone = (contact(city, running).await, serde_json::json!("0900000009"));
        let brought = supplement::Supplement { answers: [phone].into(), ..Default::default() };
        supplement::supplement(&city.by("hoa"), running, None, brought).await.unwrap();
        let clock = city.dossier(running).await.clock.unwrap();
        assert_eq!(clock.allowance, Allowance::CalendarDays(15), "counted anew, with its own time limit");
        let (why, sorry, new) = ("Chờ ý kiến", "Xin lỗi", at("2026-04-10T17:30"));
        extend::extend(&city.by("lan"), running, None, why, sorry, new).await.unwrap();

        // Filed before and accepted after: the procedure of its filing, the rules of its acceptance (Art. 17.3).
        city.is_accepted(filed).await;
        let dossier = city.dossier(filed).await;
        assert_eq!((dossier.edition.as_str(), dossier.rule_pack.as_deref()), ("1.013225@1", Some("nd-moi")));
        assert_eq!(dossier.clock.unwrap().allowance, Allowance::CalendarDays(15));
    })
    .await;
}

#[tokio::test]
async fn new_dossiers_stand_under_the_new_law() {
    on_both(async |city, place| {
        city.clock("2026-03-09T09:00");
        let city = &city.under(place, &new_law()).await;
        let id = city.in_process("anphat", BUILDING).await;
        let dossier = city.dossier(id).await;
        assert_eq!(dossier.receiving_point.as_str(), COUNTER);
        assert_eq!((dossier.edition.as_str(), dossier.rule_pack.as_deref()), ("1.013225@2", Some("nd-moi")));
        assert_eq!(dossier.due(), Some(at("2026-04-03T17:30")), "25 days");
        let (why, sorry, new) = ("Chờ ý kiến", "Xin lỗi", at("2026-04-20T17:30"));
        assert_eq!(refused(extend::extend(&city.by("lan"), id, None, why, sorry, new).await), Refusal::AlreadyExtended);
        city.clock("2026-03-11T09:00");
        let late = refused(supplement::ask_after_acceptance(&city.by("hung"), id, None, fault(), None).await);
        assert!(matches!(late, Refusal::TooLateToAsk { last } if last == jiff::civil::date(2026, 3, 10)));
    })
    .await;
}

async fn contact(city: &TestCity, id: DossierId) -> String {
    city.dossier(id).await.answers.keys().find(|name| name.contains("phone")).unwrap().clone()
}
