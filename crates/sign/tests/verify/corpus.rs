//! The files, made once for each text of `corpus.py` and kept in the target folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sign::verify::Trust;

/// A file of the corpus with pyHanko's verdict.
pub struct Case {
    pub name: String,
    pub file: PathBuf,
    pub at: Timestamp,
    pub pyhanko: serde_json::Value,
}

impl Case {
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.file).unwrap()
    }
}

/// All files, and whom to trust.
pub fn read() -> (Vec<Case>, Trust) {
    let folder = folder();
    let rows: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("corpus.json")).unwrap()).unwrap();
    let case = |row: &serde_json::Value| {
        let name = row["name"].as_str().unwrap().to_owned();
        let file = folder.join(format!("{name}.pdf"));
        Case { name, file, at: row["at"].as_str().unwrap().parse().unwrap(), pyhanko: row["pyhanko"].clone() }
    };
    let trust = Trust { anchors: vec![fs::read(folder.join("root.der")).unwrap()], ..Trust::default() };
    (rows.as_array().unwrap().iter().map(case).collect(), trust)
}

/// One file.
pub fn case(name: &str) -> (Case, Trust) {
    let (cases, trust) = read();
    (cases.into_iter().find(|case| case.name == name).unwrap(), trust)
}

fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = root.join("tests/verify/corpus.py");
    let python = root.join("../../target/python/bin/python");
    assert!(
        python.exists(),
        "target/python is missing: make it with `python3 -m venv target/python` and install pyhanko"
    );
    let hash: String =
        Sha256::digest(fs::read(&script).unwrap()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let target = root.join("../../target/corpus");
    fs::create_dir_all(&target).unwrap();
    let folder = target.join(hash);
    // Tests run in processes of their own; the first makes the files, the others wait for it.
    let lock = File::create(target.join("lock")).unwrap();
    lock.lock().unwrap();
    if !folder.join("corpus.json").exists() {
        let made = Command::new(&python).arg(&script).arg(&folder).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    folder
}
