//! What other programs say of our signatures.

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use serde_json::Value;

/// Runs a program and returns what it printed; a missing one fails with what to install.
pub fn run(program: &str, package: &str, args: &[&str]) -> String {
    let run = Command::new(program).args(args).output();
    let done = run.unwrap_or_else(|why| panic!("{program} did not start ({why}): install {package}"));
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    // qpdf says 3 for a warning.
    assert!(done.status.success() || done.status.code() == Some(3), "{program} {args:?}: {out}{err}");
    out.into_owned()
}

/// The Python that has pyHanko.
fn python() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/python/bin/python");
    assert!(own.exists(), "target/python is missing: make it with `python3 -m venv target/python` and install pyhanko");
    own
}

/// pyHanko's verdict on every signature of a file.
pub fn pyhanko(file: &Path, root: &[u8], moment: Timestamp, level: &str) -> Vec<Value> {
    let trusted = file.with_extension("root");
    std::fs::write(&trusted, root).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judge.py");
    let moment = moment.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string();
    let args: Vec<&str> =
        [&script, file, &trusted].map(|path| path.to_str().unwrap()).into_iter().chain([&*moment, level]).collect();
    let printed = run(python().to_str().unwrap(), "pyhanko in target/python", &args);
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The verdict every signature of ours must get, `count` of them: trusted, and only new signatures after it.
pub fn all_good(verdicts: &[Value], count: usize) {
    assert_eq!(verdicts.len(), count, "{verdicts:#?}");
    for (index, verdict) in verdicts.iter().enumerate() {
        assert_eq!(verdict["bottom_line"], true, "{verdict:#}");
        assert_eq!(verdict["trusted"], true, "{verdict:#}");
        let changes = verdict["changes"].as_str().unwrap_or("NONE");
        let expected: &[&str] =
            if index + 1 < count { &["LTA_UPDATES", "FORM_FILLING"] } else { &["NONE", "LTA_UPDATES"] };
        assert!(expected.contains(&changes), "{verdict:#}");
    }
}

/// Poppler's verdict: how many signatures are valid. The last covers the whole file, unless proofs were added after it.
pub fn poppler(file: &Path, count: usize, whole: bool) {
    let said = run("pdfsig", "poppler-utils", &["-nocert", file.to_str().unwrap()]);
    assert_eq!(said.matches("Signature Validation: Signature is Valid.").count(), count, "{said}");
    assert_eq!(said.contains("- Total document signed"), whole, "{said}");
}

/// Whether the file's structure is sound.
pub fn qpdf(file: &Path) {
    run("qpdf", "qpdf", &["--check", file.to_str().unwrap()]);
}
