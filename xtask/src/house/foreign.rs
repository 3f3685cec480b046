//! Nothing foreign is written down: hosts of package registries, or paths that exist on one machine only.

use super::Files;

/// Put together at run time, so that this file does not break its own rule.
fn banned() -> Vec<(String, &'static str)> {
    let host = |name: &str, end: &str| (format!("{name}.{end}"), "a registry host: name the package, not the server");
    let path = |folder: &str| (format!("/{folder}/"), "a path of one machine");
    vec![
        host("registry.npmjs", "org"),
        host("static.crates", "io"),
        host("index.crates", "io"),
        host("deb.debian", "org"),
        host("files.pythonhosted", "org"),
        (format!("\"{}\":", "resolved"), "a download address in a lock file: strip it"),
        path("root/.cargo"),
        path("home/runner"),
        path("tmp/motcua"),
        path("work/main"),
        path("work/shared"),
        path("work/.library"),
    ]
}

/// Every line that names something foreign.
pub fn faults(files: &Files) -> Vec<String> {
    let banned = banned();
    let mut faults = Vec::new();
    for (path, text) in files.all() {
        for (number, line) in text.lines().enumerate() {
            for (word, why) in banned.iter().filter(|(word, _)| line.contains(word.as_str())) {
                faults.push(format!("{}:{}: {word} is {why}", path.display(), number + 1));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_path_and_a_download_address_are_found() {
        let lock = format!("  \"{}\": \"x\"\n", "resolved");
        let script = format!("cd {}\n", ["", "work", "main", ""].join("/"));
        let found = faults(&Files::of(&[
            ("package-lock.json", &lock),
            ("run.sh", &script),
            ("fine.md", "cd ../shared/data\n"),
        ]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("package-lock.json:1") && found[1].starts_with("run.sh:1"), "{found:?}");
    }
}
