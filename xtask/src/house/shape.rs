//! The documents a newcomer reads first: short, and pointing to what exists.

use std::path::Path;

use super::Files;

const MAP: &str = "ARCHITECTURE.md";
const MAP_LINES: usize = 150;
const GUIDES: [&str; 5] = ["README.md", MAP, "CONTRIBUTING.md", "docs/where-is.md", "docs/how-to/add-a-use-case.md"];

/// The map must fit in one reading.
pub fn long_map(files: &Files) -> Vec<String> {
    match files.text(MAP).map(|text| text.lines().count()) {
        None => vec![format!("{MAP} is gone")],
        Some(lines) if lines > MAP_LINES => vec![format!("{MAP} has {lines} lines")],
        Some(_) => Vec::new(),
    }
}

/// Paths in backticks that name nothing in the repository.
pub fn dead_paths(files: &Files) -> Vec<String> {
    let mut faults = Vec::new();
    for guide in GUIDES {
        let Some(text) = files.text(guide) else {
            faults.push(format!("{guide} is gone"));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for path in paths(line).filter(|path| !exists(files, path)) {
                faults.push(format!("{guide}:{}: {path} does not exist", number + 1));
            }
        }
    }
    faults
}

/// Words in backticks that look like a path of ours: a folder we have, a slash, no blanks or place-holders.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    const ROOTS: [&str; 10] = [
        "crates/",
        "xtask/",
        "catalog/",
        "templates/",
        "locales/",
        "migrations/",
        "assets/",
        "tests/",
        "docs/",
        ".ci/",
    ];
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| ROOTS.iter().any(|root| word.starts_with(root)))
        .filter(|word| !word.contains([' ', '<', '{', '*', '…']) && !word.contains("NNNN"))
        .map(|word| word.split("::").next().unwrap_or(word))
}

fn exists(files: &Files, path: &str) -> bool {
    files.all().any(|(at, _)| at.starts_with(path)) || crate::shell::root().join(Path::new(path)).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_are_paths_of_ours_are_looked_up() {
        let line = "see `crates/domain/src/lib.rs`, `domain`, `docs/decisions/NNNN-slug.md` and `catalog/*.toml`";
        assert_eq!(paths(line).collect::<Vec<_>>(), ["crates/domain/src/lib.rs"]);
    }

    #[test]
    fn a_map_that_grew_is_named() {
        let long = "line\n".repeat(MAP_LINES + 1);
        assert_eq!(long_map(&Files::of(&[(MAP, &long)])).len(), 1);
        assert_eq!(long_map(&Files::of(&[(MAP, "# map\n")])).len(), 0);
    }
}
