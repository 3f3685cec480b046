//! What is due, and an archive's copy that is checked without this program.

use std::fs;
use std::path::Path;
use std::process::Output;

use app::demo::retention;

use super::{answer, city, motcua};

/// The demonstration's papers whose time is over, in a folder of their own.
fn papers() -> tempfile::TempDir {
    city(async |ctx, cast| retention::over(ctx, cast).await.unwrap())
}

fn sums_hold(folder: &Path) -> Output {
    std::process::Command::new("sha256sum")
        .args(["--check", "--quiet", "manifest.sha256"])
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn what_is_due_is_listed_and_an_export_goes_on_where_it_stopped_and_is_checked_elsewhere() {
    let city = papers();
    let data = city.path().to_str().unwrap();
    let at = ["--data", data, "--as", "thu", "--lang", "en"];
    let due = answer(&[&["retention", "due"][..], &at].concat(), 0);
    let due = due.as_array().unwrap();
    assert_eq!(due.len(), 5);
    let stays: Vec<bool> = due.iter().map(|one| one.get("stays").is_some()).collect();
    assert_eq!(stays.iter().filter(|stays| **stays).count(), 3, "two on a list, one kept back: {due:#?}");
    assert_eq!(motcua(&["retention", "due", "--data", data, "--as", "minh"]).status.code(), Some(1));

    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("archive");
    let path = folder.to_str().unwrap();
    let export = |code: i32| answer(&[&["retention", "export", path][..], &at].concat(), code);
    // Stopped in the middle: whose it is stands there, and one half-written file.
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("begun.json"), "H26.00082").unwrap();
    let made = export(0);
    assert_eq!(made["documents"], 5);
    assert_eq!(made["files"].as_object().unwrap().len(), 11);
    let index = fs::read_to_string(folder.join("index.csv")).unwrap();
    assert_eq!(index.lines().count(), 6);
    assert!(index.contains("GT.giay-uy-quyen") && index.contains("/document.pdf"), "{index}");
    assert!(!folder.join("begun.json").exists());
    let sums = sums_hold(&folder);
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stderr));
    assert_eq!(answer(&["retention", "check", path], 0)["files"], 11);

    // Finished, it is not written over; what changed is named by both.
    let again = motcua(&[&["retention", "export", path][..], &at].concat());
    assert_eq!(again.status.code(), Some(1));
    let document = due[0]["id"].as_str().unwrap();
    fs::write(folder.join(document).join("document.json"), "{}").unwrap();
    let found = answer(&["retention", "check", path], 1);
    assert_eq!(found["changed"], serde_json::json!([format!("{document}/document.json")]));
    assert!(!sums_hold(&folder).status.success());
}
