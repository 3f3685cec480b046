//! The domain decides, it does not do: no clock, randomness, input, output, async or logging.

use super::Files;
use super::metadata::Metadata;

/// The only crates the rules may lean on: words, numbers, calendars, none of them a way out.
const ALLOWED: [&str; 13] = [
    "cel",
    "csv",
    "hex",
    "jiff",
    "quick-xml",
    "serde",
    "serde_json",
    "sha2",
    "thiserror",
    "toml",
    "toml_edit",
    "unicode-normalization",
    "uuid",
];

/// Ways out of pure code, and what to do instead.
const WAYS_OUT: [(&str, &str); 16] = [
    ("Timestamp::now", "take the time as an argument"),
    ("Zoned::now", "take the time as an argument"),
    ("std::time", "take the time as an argument"),
    ("SystemTime", "take the time as an argument"),
    ("Instant::now", "take the time as an argument"),
    ("Uuid::now_v7", "take the id as an argument"),
    ("Uuid::new_v", "take the id as an argument"),
    ("rand::", "take the random value as an argument"),
    ("std::fs", "take the text as an argument"),
    ("std::net", "the domain talks to nobody"),
    ("std::env", "settings come as arguments"),
    ("std::process", "the domain runs nothing"),
    ("std::thread", "the domain waits for nothing"),
    ("async fn", "the domain waits for nothing"),
    ("println!", "return it, let the caller say it"),
    ("tracing::", "return it, let the caller log it"),
];

/// Every way out that the domain's sources or its `Cargo.toml` open; tests may read files.
pub fn faults(metadata: &Metadata, files: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for package in metadata.ours().filter(|package| package.name == "domain") {
        for dependency in package.dependencies.iter().filter(|dependency| dependency.kind.is_none()) {
            if !ALLOWED.contains(&dependency.name.as_str()) {
                faults.push(format!("domain must not depend on {}", dependency.name));
            }
        }
    }
    for (path, text) in files.below("crates/domain/src", ".rs").filter(|(_, text)| !is_all_tests(text)) {
        let rules = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in rules.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (way, instead) in WAYS_OUT {
                if code.contains(way) {
                    faults.push(format!("{}:{}: {way}: {instead}", path.display(), number + 1));
                }
            }
        }
    }
    faults
}

/// A file that is a test module as a whole says so in its first lines: it may panic.
fn is_all_tests(text: &str) -> bool {
    text.lines().take(5).any(|line| line.starts_with("#![expect(clippy::unwrap_used, reason = \"a test"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_a_rule_is_found_and_one_in_a_test_is_not() {
        let metadata = Metadata { packages: Vec::new(), workspace_members: Vec::new() };
        let text = "// Timestamp::now is for others\nfn due() { Timestamp::now(); }\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        let found = faults(&metadata, &Files::of(&[("crates/domain/src/due.rs", text)]));
        assert_eq!(found, ["crates/domain/src/due.rs:2: Timestamp::now: take the time as an argument"]);
    }
}
