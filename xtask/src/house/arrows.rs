//! Who may depend on whom: the arrows of ARCHITECTURE.md are the lines of our `Cargo.toml` files, and there are no others.

use std::collections::BTreeSet;

use super::metadata::Metadata;

/// From each of our crates, the crates of ours it may name.
const ARROWS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("paper", &["domain"]),
    ("sign", &[]),
    ("scan", &["domain"]),
    ("connect", &["sign"]),
    ("app", &["domain", "store", "paper", "sign", "scan", "connect"]),
    ("web", &["app", "domain"]),
    ("motcua", &["web", "app", "domain"]),
    // Only for measuring: pure rules, reading and signing are asked directly.
    ("xtask", &["domain", "scan", "sign", "paper"]),
];

/// Every arrow that is not drawn, and every crate without a place.
pub fn faults(metadata: &Metadata) -> Vec<String> {
    let names: BTreeSet<&str> = metadata.ours().map(|package| package.name.as_str()).collect();
    let mut faults = Vec::new();
    for package in metadata.ours() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            faults.push(format!("{} has no place in the house", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            if names.contains(name) && !allowed.contains(&name) {
                faults.push(format!("{} must not depend on {name}", package.name));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::metadata::{Dependency, Package};

    fn package(name: &str, on: &[&str]) -> Package {
        Package {
            id: name.to_owned(),
            name: name.to_owned(),
            license: None,
            license_file: None,
            dependencies: on.iter().map(|name| Dependency { name: (*name).to_owned(), kind: None }).collect(),
        }
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_named() {
        let packages =
            vec![package("domain", &["store", "serde"]), package("store", &["domain"]), package("attic", &[])];
        let workspace_members = packages.iter().map(|package| package.id.clone()).collect();
        let found = faults(&Metadata { packages, workspace_members });
        assert_eq!(found, ["domain must not depend on store", "attic has no place in the house"]);
    }
}
