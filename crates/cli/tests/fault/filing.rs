//! What clients file: procedures of the ward, answered by invented people.

use std::path::Path;

use app::demo::answers::{Answerer, answers};
use app::library::Library;
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::procedure::Procedure;
use domain::dossier::complete::missing;
use jiff::Timestamp;
use serde_json::{Value, json};

pub use app::demo::PASSWORD;

/// A dossier to be filed: the procedure and whether a citizen files it online.
const KINDS: [(&str, bool); 4] = [("1.004873", false), ("1.001193", false), ("1.004873", true), ("1.001193", true)];

/// The catalogue of the repository, which is the one inside the binary.
pub struct Filings(Library);

/// What is handed in, before the papers have been uploaded.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Who files it.
    pub login: &'static str,
    /// Without papers.
    pub body: Value,
    /// The components for which papers are needed, each with a file if it comes online.
    pub components: Vec<String>,
    pub online: bool,
}

impl Filings {
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog");
        let mut files = Vec::new();
        collect(&root, &root, &mut files);
        Self(Library::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap())
    }

    /// The n-th filing of all clients together.
    pub fn nth(&self, nth: usize) -> Filing {
        let (code, online) = KINDS[nth % KINDS.len()];
        let today = local::day(Timestamp::now());
        let procedure = self.0.procedures.in_force(&code.parse().unwrap(), today).unwrap();
        let (login, name) = if online { ("minh", "Nguyễn Văn Minh") } else { ("hoa", "Trần Thị Quý") };
        let who = Answerer {
            name,
            personal_id: "001095000017",
            phone: "0900000001",
            commune: "00082",
            today,
            nth: nth % 500,
        };
        let given = answers(procedure, &who);
        let components = needed(procedure, &given);
        let mut body = json!({ "procedure": code, "answers": given });
        if !online {
            body["applicant"] = json!({ "name": name, "phone": "0900000002" });
            body["receiving_point"] = json!("H26.00082.D01");
        }
        Filing { login, body, components, online }
    }
}

fn needed(procedure: &Procedure, given: &std::collections::BTreeMap<String, Value>) -> Vec<String> {
    missing(procedure, &Answers::unchecked(given.clone()), &[]).into_iter().map(|one| one.code.clone()).collect()
}

/// A small document, another one each time.
pub fn document(nth: usize) -> Vec<u8> {
    format!("%PDF-1.4\n% paper {nth}\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n").into_bytes()
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}
