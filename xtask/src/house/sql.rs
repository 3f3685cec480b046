//! SQL is written in `store` and nowhere else.

use super::Files;

/// How a statement begins; a sentence for people does not begin so in lower case right after a quotation mark.
const BEGINNINGS: [&str; 5] = ["select ", "insert into ", "update ", "delete from ", "create table "];
/// Besides the store itself: the benchmark's floor does the store's work by hand.
const AT_HOME: [&str; 2] = ["crates/store", "xtask/src/bench"];

/// Every statement in another crate; tests may look into the store by hand.
pub fn faults(files: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in
        files.below("crates", ".rs").filter(|(path, _)| !AT_HOME.iter().any(|home| path.starts_with(home)))
    {
        if path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            if line.split('"').skip(1).step_by(2).any(|literal| BEGINNINGS.iter().any(|word| literal.starts_with(word)))
            {
                faults.push(format!("{}:{}: a statement belongs in crates/store", path.display(), number + 1));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_outside_the_store_is_found() {
        let text = "let a = query(\"select 1\");\nlet b = \"please select one\";\n#[cfg(test)]\nconst C: &str = \"delete from x\";\n";
        let found = faults(&Files::of(&[
            ("crates/app/src/x.rs", text),
            ("crates/store/src/x.rs", text),
            ("crates/web/tests/x.rs", text),
        ]));
        assert_eq!(found, ["crates/app/src/x.rs:1: a statement belongs in crates/store"]);
    }
}
