//! Lists the files of `locales/` as a table that is compiled in, so that one binary speaks both languages.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut table = String::from("&[\n");
    for lang in ["vi", "en"] {
        let folder = locales.join(lang).canonicalize().expect("locales/vi and locales/en exist");
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("the folder can be read").flatten().map(|entry| entry.path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "ftl")) {
            let name = file.file_stem().expect("it has a name").to_string_lossy();
            writeln!(table, "({lang:?}, {name:?}, include_str!({file:?})),")
                .expect("a String takes all that is written to it");
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("locales.rs");
    fs::write(out, table + "]\n").expect("the output folder can be written");
}
