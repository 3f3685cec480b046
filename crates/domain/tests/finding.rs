//! Finding over the whole national list: the tables are sound, and the open questions are answered as well as they were.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use domain::catalog::{Catalog, Severity};
use domain::search::{Finder, How, Place, Tables};
use jiff::civil::date;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &str) -> Vec<(String, String)> {
    let read = |path: PathBuf| {
        let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
        (name, fs::read_to_string(path).unwrap())
    };
    fs::read_dir(root().join("catalog").join(folder)).unwrap().map(|entry| read(entry.unwrap().path())).collect()
}

fn tables() -> Tables {
    let all: Vec<(String, String)> = ["national", "search"].into_iter().flat_map(files).collect();
    let (tables, findings) = Tables::read(all.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    assert!(findings.is_empty(), "{findings:?}");
    tables
}

/// Only what the national database knows: quick to build.
fn national() -> Finder {
    tables().finder([])
}

fn catalog() -> Catalog {
    Catalog::from_files(files("procedures")).unwrap()
}

#[test]
fn the_tables_of_the_repository_are_sound() {
    let (tables, catalog) = (tables(), catalog());
    let findings = tables.check(catalog.editions().map(AsRef::as_ref));
    let serious: Vec<String> =
        findings.iter().filter(|finding| finding.severity > Severity::Note).map(ToString::to_string).collect();
    assert!(serious.is_empty(), "{}", serious.join("\n"));
    assert_eq!(tables.national.len(), 2_642);
    assert!(tables.life_events.len() >= 8);
}

/// A careless synonym moves many questions at once: whoever adds one learns it here. `cargo xtask bench search` names
/// the figures; the floor is a little below them.
#[test]
fn the_open_questions_are_answered_as_well_as_before() {
    let (tables, catalog) = (tables(), catalog());
    let finder = tables.finder(catalog.all_in_force(date(2026, 11, 22)).map(AsRef::as_ref));
    let text = fs::read_to_string(root().join("tests/search/questions.csv")).unwrap();
    let (mut asked, mut first, mut among_five, mut missed) = (0, 0, 0, Vec::new());
    for record in csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap) {
        let codes: Vec<&str> = record[1].split(';').filter(|code| !code.is_empty()).collect();
        if codes.is_empty() {
            continue;
        }
        let found = finder.find(&record[0], 5);
        let rank = found.hits.iter().position(|hit| codes.contains(&hit.code.national().as_str()));
        asked += 1;
        first += usize::from(rank == Some(0));
        among_five += usize::from(rank.is_some());
        if rank != Some(0) {
            missed.push(record[0].to_owned());
        }
    }
    assert!(asked >= 190, "{asked} questions");
    assert!(first * 100 >= asked * 89, "{first} of {asked} first; missed: {missed:#?}");
    assert!(among_five * 100 >= asked * 96, "{among_five} of {asked} among five; missed: {missed:#?}");
}

#[test]
fn a_code_finds_its_procedure_and_says_why() {
    let finder = national();
    for question in ["1.001193", "thủ tục 1.001193 nộp ở đâu?", "1.001193.000.00.00.H26"] {
        let found = finder.find(question, 3);
        assert!(found.sure, "{question}");
        assert_eq!(found.hits[0].code.as_str(), "1.001193", "{question}");
        assert_eq!(found.hits[0].why[0].place, Place::Code, "{question}");
    }
}

#[test]
fn an_answer_says_which_words_led_to_it() {
    let finder = national();
    let told = |question: &str, how: How| {
        let found = finder.find(question, 1);
        assert!(found.hits[0].why.iter().any(|told| told.how == how), "{question}: {:?}", found.hits[0].why);
        found
    };
    told("đăng ký kết hôn", How::Same);
    told("LLTP", How::Synonym);
    assert_eq!(told("khai sinnh", How::Mended).corrected.as_deref(), Some("khai sinh"));
}

#[test]
fn nonsense_is_not_answered_with_confidence() {
    let finder = national();
    for question in ["", "   ", "?!", "asdf qwer zxcv", "thời tiết ngày mai", "lorem ipsum dolor", "🙂🙂🙂"]
    {
        let found = finder.find(question, 10);
        assert!(!found.sure, "{question}: {:?}", found.hits.first());
        assert!(found.hits.len() <= 3, "{question}");
    }
}

#[test]
fn a_question_of_any_length_is_answered() {
    let finder = national();
    let long = "giấy khai sinh cho con tôi ".repeat(5_000);
    assert!(finder.find(&long, 5).hits.len() <= 5);
    assert_eq!(finder.find("khai sinh", 0).hits.len(), 0);
}
