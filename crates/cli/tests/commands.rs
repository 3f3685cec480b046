//! The commands as a person or a program calls them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

use app::demo::Cast;
use app::settings::Settings;
use app::{City, Ctx};
use domain::access::Actor;
use jiff::Timestamp;
use serde_json::Value;

#[path = "../../app/tests/stories/city/catalogue.rs"]
mod catalogue; // the files of the repository's own
#[path = "commands/retention.rs"]
mod retention; // what is due, and an archive's copy
#[path = "commands/station.rs"]
mod station; // papers come in without a browser

fn motcua(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_motcua")).args(args).env_remove("MOTCUA_CATALOG").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Calls with `--json`, holds the exit code, and reads the answer.
fn answer(args: &[&str], code: i32) -> Value {
    let output = motcua(&[args, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(code), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A city with the cast and what happens in it, in a folder of its own.
fn city(happens: impl AsyncFnOnce(&Ctx, &Cast)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let files = catalogue::catalog();
        let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let library = app::library::Library::read(files).unwrap();
        let city = City::open(Settings::embedded(folder.path(), ""), library, Timestamp::now()).await.unwrap();
        let ctx = Ctx::new(city, Actor::System, Timestamp::now(), app::words::Lang::Vi);
        let cast = Cast::settle(&ctx).await.unwrap();
        happens(&ctx, &cast).await;
    });
    folder
}

#[test]
fn a_deadline_is_told_to_programs_with_every_step() {
    let check = |allow: &str, accepted: &str, due: &str| {
        let told = answer(&["deadline", "--allow", allow, "--accepted", accepted], 0);
        assert_eq!(told["due"], due, "{allow} from {accepted}");
        let because = told["because"].as_array().unwrap();
        assert_eq!(because[0]["key"], "deadline.accepted");
        assert_eq!(because.last().unwrap()["key"], "deadline.due");
        assert!(because.iter().all(|step| !step["words"].as_str().unwrap().contains(['[', '{'])), "{because:?}");
    };
    check("3wd", "2026-02-13T10:00:00+07:00", "2026-02-25T17:30:00+07:00");
    check("8wh", "2026-04-24T15:30:00+07:00", "2026-04-28T15:30:00+07:00");
    check("same-day", "2026-03-06T15:01", "2026-03-09T17:30:00+07:00");
    check("same-day", "2026-03-06T15:00", "2026-03-06T17:30:00+07:00");
    check("20d", "2026-02-13T10:00", "2026-03-05T17:30:00+07:00");
}

#[test]
fn a_deadline_is_told_to_people_in_their_language() {
    let told =
        |lang: &str| said(&motcua(&["deadline", "--allow", "3wd", "--accepted", "2026-02-13T10:00", "--lang", lang]));
    assert!(told("vi").contains("17:30 thứ Tư, 25/02/2026"), "{}", told("vi"));
    assert!(told("en").contains("17:30 on Wednesday, 25 February 2026"), "{}", told("en"));
    assert!(told("vi").contains("Tết"), "the reason is said");
}

#[test]
fn a_procedure_gives_its_own_time_and_an_unknown_one_is_named() {
    let told = answer(&["deadline", "--procedure", "1.001193", "--accepted", "2026-02-13T10:00"], 0);
    assert_eq!(told["allow"], "same-day");
    let unknown = motcua(&["deadline", "--procedure", "9.999999", "--accepted", "2026-02-13T10:00"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("9.999999"));
}

#[test]
fn a_procedure_is_found_in_the_words_of_people() {
    let check = |question: &str, code: &str| {
        let told = answer(&["find", question], 0);
        assert_eq!(told["hits"][0]["code"], code, "{question}");
        assert!(!told["hits"][0]["why"].as_array().unwrap().is_empty(), "{question}");
    };
    check("làm giấy khai sinh cho con", "1.001193");
    check("mat so do", "1.012786");
    check("LLTP", "3.000333");
    let told = said(&motcua(&["find", "giấy độc thân", "--why", "--limit", "1"]));
    assert!(told.starts_with("1.004873") && told.contains("giấy độc thân →"), "{told}");
}

#[test]
fn what_nobody_offers_is_not_found_with_confidence() {
    let told = answer(&["find", "asdf qwer zxcv"], 1);
    assert_eq!((told["sure"].as_bool(), told["hits"].as_array().unwrap().len()), (Some(false), 0));
}

#[test]
fn a_wrong_command_line_is_told_what_is_right() {
    let check = |args: &[&str], hint: &str| {
        let output = motcua(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(hint), "{args:?}: {said}");
        assert!(output.stdout.is_empty(), "{args:?}");
    };
    check(&["deadline", "--allow", "3", "--accepted", "2026-02-13T10:00"], "3wd");
    check(&["deadline", "--allow", "3wd", "--accepted", "yesterday"], "2026-02-13T10:00:00+07:00");
    check(&["deadline", "--accepted", "2026-02-13T10:00"], "--allow");
    check(&["catalog", "list", "--lang", "fr"], "vi or en");
    check(&["code"], "read");
}

#[test]
fn an_old_address_has_candidates_and_never_a_guess() {
    let told = answer(&["units", "resolve", "Phường Ngọc Hà, Quận Ba Đình"], 0);
    assert_eq!(told["only"], Value::Null);
    let old = told["readings"].as_array().unwrap().iter().find(|reading| reading["reading"] == "old").unwrap();
    let heirs: Vec<_> = old["heirs"].as_array().unwrap().iter().map(|heir| heir["name"].as_str().unwrap()).collect();
    assert_eq!(heirs, ["Phường Ba Đình", "Phường Ngọc Hà"]);
    assert!(old["heirs"][0]["source"].as_str().unwrap().contains("1656"), "{old}");
    let nothing = answer(&["units", "resolve", "chỗ nào đó"], 1);
    assert_eq!(nothing["readings"].as_array().unwrap().len(), 0);
}

#[test]
fn a_province_lists_its_communes() {
    let check = |province: &str, code, count: usize| {
        let listed = answer(&["units", "list", "--province", province], code);
        assert_eq!(listed.as_array().unwrap().len(), count, "{province}");
    };
    check("01", 0, 126);
    check("00", 1, 0);
}

#[test]
fn the_catalogue_that_is_shipped_has_no_error() {
    let found = answer(&["catalog", "check"], 0);
    assert!(found.as_array().unwrap().iter().all(|finding| finding["severity"] != "error"));
    let listed = answer(&["catalog", "list", "--on", "2026-11-23"], 0);
    assert!(listed.as_array().unwrap().len() >= 12);
}

#[test]
fn a_broken_procedure_is_named_with_its_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog/procedures/1.001193-dang-ky-khai-sinh.toml");
    let text = std::fs::read_to_string(source).unwrap();
    let line = text.lines().position(|line| line.starts_with("valid-from")).unwrap() + 1;
    std::fs::create_dir(folder.path().join("procedures")).unwrap();
    let broken = text.replacen("valid-from", "valid-form", 1);
    std::fs::write(folder.path().join("procedures/birth.toml"), broken).unwrap();
    let path = folder.path().to_str().unwrap();
    let found = answer(&["catalog", "check", path], 1);
    assert_eq!((&found[0]["file"], &found[0]["severity"]), (&"procedures/birth.toml".into(), &"error".into()));
    assert_eq!(found[0]["line"], line);
    let told = said(&motcua(&["catalog", "check", path, "--lang", "en"]));
    assert!(told.contains(&format!("procedures/birth.toml:{line}: error:")) && told.contains("valid-form"), "{told}");
    let deadline = motcua(&["deadline", "--catalog", path, "--allow", "3wd", "--accepted", "2026-02-13"]);
    assert_eq!(deadline.status.code(), Some(1), "such a catalogue is not used");
}

#[test]
fn a_code_says_what_it_is() {
    let told = answer(&["code", "read", "h26.12–260313–0007"], 0);
    assert_eq!(told[0]["kind"], "dossier");
    assert_eq!((&told[0]["day"], &told[0]["ordinal"]), (&"2026-03-13".into(), &7.into()));
    assert_eq!(answer(&["code", "read", "xin chào"], 1).as_array().unwrap().len(), 0);
}

#[test]
fn the_routes_are_told_to_programs() {
    let told = answer(&["routes"], 0);
    let routes = told["routes"].as_array().unwrap();
    assert!(routes.iter().any(|route| route["path"] == "/" && route["for"] == "anyone" && route["page"] == true));
    assert!(routes.iter().any(|route| route["path"] == "/healthz" && route["page"] == false));
}

#[test]
fn an_event_log_that_is_not_one_is_told_so() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "<log>\n<trace>\n<date key=\"d\" value=\"x\"/></trace></log>").unwrap();
    let output = motcua(&["replay", file.path().to_str().unwrap(), "--describe"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 3"));
}
