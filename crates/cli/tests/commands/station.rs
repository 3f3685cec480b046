//! Papers come in without a browser, as a person or a program calls for it.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::{city, motcua};

const BIRTH: &[u8] = include_bytes!("../../../scan/tests/pages/birth.pdf");

fn station(data: &Path, command: &str, folder: Option<&Path>, login: &str, rest: &[&str]) -> Output {
    let mut args = vec!["station", command];
    args.extend(folder.map(|folder| folder.to_str().unwrap()));
    args.extend(["--data", data.to_str().unwrap(), "--as", login, "--lang", "en"]);
    args.extend(rest);
    motcua(&args)
}

fn report(output: &Output, code: i32) -> Value {
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn counts(report: &Value) -> [u64; 7] {
    let lists = ["refused", "index"].map(|name| report[name].as_array().unwrap().len() as u64);
    let [taken, skipped, ready, signed, review] =
        ["taken", "skipped", "ready", "signed", "review"].map(|name| report[name].as_u64().unwrap());
    [taken, skipped, ready, signed, review, lists[0], lists[1]]
}

#[test]
fn an_archive_is_taken_once_and_signed_only_where_nothing_is_in_doubt_and_somebody_said_so() {
    let city = city(async |_, _| {});
    let archive = tempfile::tempdir().unwrap();
    let at = |name: &str| archive.path().join(name);
    std::fs::create_dir(at("2022")).unwrap();
    std::fs::write(at("2022/birth.pdf"), BIRTH).unwrap();
    std::fs::write(at("the-same.pdf"), BIRTH).unwrap();
    std::fs::write(at("letter.pdf"), "a letter").unwrap();
    std::fs::write(at("notes.txt"), "no paper").unwrap();
    let index = at("index.csv");
    let owner = "066172271484,Đặng Ngọc Quý,1972";
    let rows = [
        "file,personal-id,name,birth-year,number",
        &format!("2022/birth.pdf,{owner},71/2017"),
        &format!("the-same.pdf,{owner},71/2017"),
        "gone.pdf,,Minh,1990,",
        "letter.pdf,12,Minh,1990,",
    ];
    std::fs::write(&index, rows.join("\n")).unwrap();
    let digitise = |rest: &[&str]| {
        let all = [&["--index", index.to_str().unwrap(), "--json", "--jobs", "2"], rest].concat();
        report(&station(city.path(), "digitise", Some(archive.path()), "hoa", &all), 1)
    };

    let first = digitise(&[]);
    // One of the two names is taken; which, is chance. The other is the same paper.
    assert_eq!(counts(&first), [1, 1, 1, 0, 0, 1, 2], "{first:#}");
    assert_eq!(first["refused"][0]["file"], "letter.pdf");
    let lines: Vec<&Value> = first["index"].as_array().unwrap().iter().map(|line| &line["line"]).collect();
    assert_eq!(lines, [5, 4]);
    assert!(first["index"][0]["problem"].as_str().unwrap().contains("12"), "{first:#}");
    assert!(first["pages_a_minute"].as_u64().unwrap() > 0);

    let again = digitise(&[]);
    assert_eq!(counts(&again), [0, 2, 0, 0, 0, 1, 2], "{again:#}");
    let signed = digitise(&["--sign"]);
    assert_eq!(counts(&signed), [1, 1, 0, 1, 0, 1, 2], "{signed:#}");
    let over = digitise(&["--sign"]);
    assert_eq!(counts(&over), [0, 2, 0, 0, 0, 1, 2], "{over:#}");

    let citizen = station(city.path(), "digitise", Some(archive.path()), "minh", &[]);
    assert_eq!(citizen.status.code(), Some(1));
    let elsewhere = station(city.path(), "digitise", Some(archive.path()), "hoa", &["--office", "H26.00229.D01"]);
    assert!(String::from_utf8_lossy(&elsewhere.stderr).contains("does not work at"), "{elsewhere:?}");

    // The folder of a scanner: what was taken before is put away and taken no second time.
    let watched = station(city.path(), "watch", Some(archive.path()), "hoa", &["--once"]);
    assert_eq!(watched.status.code(), Some(0), "{}", String::from_utf8_lossy(&watched.stderr));
    assert!(at("taken/the-same.pdf").exists() && at("refused/letter.pdf").exists());
    assert!(!std::fs::read_to_string(at("refused/letter.pdf.txt")).unwrap().trim().is_empty());
    assert!(at("2022/birth.pdf").exists() && at("notes.txt").exists(), "only papers in the folder itself are touched");

    // A sheet of SANE's own test scanner, which lies there black.
    let scanned = station(city.path(), "scan", None, "hoa", &["--device", "test", "--resolution", "75", "--json"]);
    assert_eq!(report(&scanned, 0)["pages"], 1);
    let verified = motcua(&["verify", "--data", city.path().to_str().unwrap()]);
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stdout));
}
