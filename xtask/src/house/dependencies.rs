//! Each dependency is explained, used, and of a licence we can ship.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use super::Files;
use super::metadata::{Metadata, Package};

/// Licences whose code may be part of a binary under Apache-2.0.
const LICENCES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates whose licence needs a word: (crate, expression, why it is fine).
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// Dependencies without a line in docs/dependencies.md, lines without a dependency, and ones nobody uses.
pub fn faults(metadata: &Metadata, files: &Files) -> Result<Vec<String>> {
    let manifest: toml::Table = toml::from_str(files.text("Cargo.toml").context("Cargo.toml is gone")?)?;
    let workspace = manifest["workspace"]["dependencies"].as_table().context("no [workspace.dependencies]")?;
    let named: BTreeSet<&str> =
        workspace.iter().filter(|(_, value)| value.get("path").is_none()).map(|(name, _)| name.as_str()).collect();
    let used: BTreeSet<&str> =
        metadata.ours().flat_map(|package| &package.dependencies).map(|dependency| dependency.name.as_str()).collect();
    let explained = explained(files.text("docs/dependencies.md").unwrap_or_default());
    let mut faults = Vec::new();
    faults.extend(
        named.difference(&used).map(|name| format!("{name} is in [workspace.dependencies] but no crate uses it")),
    );
    faults.extend(named.difference(&explained).map(|name| format!("{name} has no line in docs/dependencies.md")));
    faults.extend(
        explained
            .difference(&named)
            .map(|name| format!("docs/dependencies.md explains {name}, which is not a dependency")),
    );
    for package in metadata.ours() {
        let crate_folder =
            if package.name == "motcua" { "crates/cli".to_owned() } else { format!("crates/{}", package.name) };
        let folder = if package.name == "xtask" { "xtask" } else { &crate_folder };
        let sources: Vec<&str> = files.below(folder, ".rs").map(|(_, text)| text).collect();
        for dependency in &package.dependencies {
            let word = dependency.name.replace('-', "_");
            if !sources.iter().any(|text| names(text, &word)) {
                faults.push(format!("{} lists {} but never names it", package.name, dependency.name));
            }
        }
    }
    Ok(faults)
}

/// The names in the first column of the tables: `| \`name\` | …`.
fn explained(text: &str) -> BTreeSet<&str> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split_once('`')).map(|(name, _)| name).collect()
}

/// Whether a source names a crate as a whole word.
fn names(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(part) && !text[at + word.len()..].chars().next().is_some_and(part)
    })
}

/// Crates whose licence is not one of ours to ship.
pub fn licences(metadata: &Metadata) -> Vec<String> {
    metadata.theirs().filter_map(licence_fault).collect()
}

fn licence_fault(package: &Package) -> Option<String> {
    let Some(expression) = &package.license else {
        return match &package.license_file {
            Some(file) => Some(format!("{} names only a licence file, {file}: read it and list it", package.name)),
            None => Some(format!("{} has no licence", package.name)),
        };
    };
    let excepted = EXCEPTIONS.iter().any(|(name, of, _)| *name == package.name && of == expression);
    (!excepted && !allowed(expression)).then(|| format!("{}: {expression}", package.name))
}

/// Evaluates an SPDX expression: `or` needs one side, `and` both; an old `/` means `or`.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let expression = expression.trim();
    if let Some((left, right)) = split(expression, " OR ") {
        return allowed(left) || allowed(right);
    }
    if let Some((left, right)) = split(expression, " AND ") {
        return allowed(left) && allowed(right);
    }
    match expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => allowed(inner),
        None => LICENCES.contains(&expression),
    }
}

/// Splits at the first operator outside brackets.
fn split<'a>(expression: &'a str, operator: &str) -> Option<(&'a str, &'a str)> {
    let at = expression.match_indices(operator).map(|(at, _)| at).find(|at| {
        let before = &expression[..*at];
        before.matches('(').count() == before.matches(')').count()
    })?;
    Some((&expression[..at], &expression[at + operator.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_passes_when_one_choice_can_be_shipped() {
        let check = |expression, expected| assert_eq!(allowed(expression), expected, "{expression}");
        check("MIT", true);
        check("MIT/Apache-2.0", true);
        check("MIT OR GPL-3.0-only", true);
        check("GPL-3.0-only", false);
        check("MIT AND GPL-3.0-only", false);
        check("(MIT OR Apache-2.0) AND Unicode-3.0", true);
        check("(MIT OR Apache-2.0) AND MPL-2.0", false);
        check("Apache-2.0 WITH LLVM-exception OR AGPL-3.0-only", true);
    }

    #[test]
    fn a_crate_is_named_only_as_a_whole_word() {
        let check = |text, expected| assert_eq!(names(text, "hex"), expected, "{text}");
        check("hex::encode(x)", true);
        check("use hex;", true);
        check("let hexagon = 1;", false);
        check("as_hex(x)", false);
    }

    #[test]
    fn the_first_column_explains() {
        let text = "| crate | for |\n|---|---|\n| `clap` | words of the command line |\n";
        assert_eq!(explained(text).into_iter().collect::<Vec<_>>(), ["clap"]);
    }
}
