//! Builds the styles, scripts and fonts of the pages from packages pinned in `assets/package-lock.json`,
//! and lists them and the templates as tables that are compiled in.
//!
//! None of other people's code is in the repository: it is fetched with `npm ci` into this crate's own
//! output folder when it is missing or the lock file has changed, which needs Node and npm.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap_or_else(|error| fail(&format!("cannot find {}: {error}", root.display())));
    let out = PathBuf::from(variable("OUT_DIR"));
    let assets = root.join("assets");
    println!("cargo::rerun-if-changed={}", assets.display());
    println!("cargo::rerun-if-changed={}", root.join("templates").display());

    let packages = out.join("npm");
    install(&assets, &packages);
    let built = out.join("static");
    run(Command::new("node").arg(assets.join("build.mjs")).arg(&packages).arg(&built));

    write(&out.join("assets.rs"), &asset_table(&built));
    write(&out.join("templates.rs"), &template_table(&root.join("templates")));
}

/// Fetches the packages unless those already there came from the same lock file.
fn install(assets: &Path, packages: &Path) {
    let lock = read(&assets.join("package-lock.json"));
    let installed = packages.join("installed-from");
    if fs::read_to_string(&installed).is_ok_and(|from| from == lock) {
        return;
    }
    fs::create_dir_all(packages).unwrap_or_else(|error| fail(&format!("cannot make {}: {error}", packages.display())));
    for name in ["package.json", "package-lock.json"] {
        write(&packages.join(name), &read(&assets.join(name)));
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(packages));
    write(&installed, &lock);
}

fn asset_table(built: &Path) -> String {
    let mut table = String::from("&[\n");
    for line in read(&built.join("manifest.tsv")).lines() {
        let [name, file, media, packed] = line.split('\t').collect::<Vec<_>>()[..] else {
            fail(&format!("assets/build.mjs wrote a line that cannot be read: {line}"));
        };
        let include = |ending: &str| format!("include_bytes!({:?})", built.join(format!("{file}{ending}")));
        let (br, gz) = match packed {
            "packed" => (format!("Some({})", include(".br")), format!("Some({})", include(".gz"))),
            _ => ("None".into(), "None".into()),
        };
        let plain = include("");
        writeln!(
            table,
            "Asset {{ name: {name:?}, file: {file:?}, media: {media:?}, plain: {plain}, br: {br}, gz: {gz} }},"
        )
        .expect("a String takes all that is written to it");
    }
    table + "]\n"
}

/// Every page template by its path, `forms/` left out: those belong to `paper`.
fn template_table(folder: &Path) -> String {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    let mut table = String::from("&[\n");
    for path in found {
        let name = path.strip_prefix(folder).expect("it was found inside").to_string_lossy().replace('\\', "/");
        writeln!(table, "({name:?}, include_str!({path:?})),").expect("a String takes all that is written to it");
    }
    table + "]\n"
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| fail(&format!("cannot read {}: {error}", folder.display())));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
}

fn run(command: &mut Command) {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => fail(&format!(
            "{program} failed ({}):\n{}{}",
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(error) => fail(&format!(
            "the pages are built with Node 20 or later and npm, but `{program}` did not start ({error}); \
             install them (on Debian: apt-get install nodejs npm) and build again"
        )),
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| fail(&format!("cannot read {}: {error}", path.display())))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| fail(&format!("cannot write {}: {error}", path.display())));
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| fail(&format!("cargo did not set {name}")))
}

fn fail(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(1)
}
