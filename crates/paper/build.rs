//! Brings the fonts of the printed forms from the package registry into the build folder, so that none is committed.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The faces forms and results use: file below the packages, name in the build folder.
const FACES: [(&str, &str); 8] = [
    ("noto-sans/400Regular/NotoSans_400Regular.ttf", "regular.ttf"),
    ("noto-sans/700Bold/NotoSans_700Bold.ttf", "bold.ttf"),
    ("noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf", "italic.ttf"),
    ("noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf", "bold-italic.ttf"),
    ("tinos/400Regular/Tinos_400Regular.ttf", "serif-regular.ttf"),
    ("tinos/700Bold/Tinos_700Bold.ttf", "serif-bold.ttf"),
    ("tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf", "serif-italic.ttf"),
    ("tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf", "serif-bold-italic.ttf"),
];

fn main() {
    let lock = manifest_dir().join("../../assets/print");
    println!("cargo::rerun-if-changed={}", lock.join("package.json").display());
    println!("cargo::rerun-if-changed={}", lock.join("package-lock.json").display());
    println!("cargo::rerun-if-changed=build.rs");

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let npm = out.join("npm");
    let fonts = out.join("fonts");
    fs::create_dir_all(&npm).expect("the build folder can be written");
    fs::create_dir_all(&fonts).expect("the build folder can be written");
    copy(&lock.join("package.json"), &npm.join("package.json"));
    copy(&lock.join("package-lock.json"), &npm.join("package-lock.json"));
    install(&npm);
    for (file, name) in FACES {
        copy(&npm.join("node_modules/@expo-google-fonts").join(file), &fonts.join(name));
    }
    // The packages also hold fourteen faces nobody prints with.
    fs::remove_dir_all(npm.join("node_modules")).expect("what npm wrote can be removed");
}

fn manifest_dir() -> PathBuf {
    PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"))
}

/// Installs exactly what the lock file names; npm checks the hash of each package.
fn install(folder: &Path) {
    let run = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .output();
    match run {
        Ok(done) if done.status.success() => {}
        Ok(done) => panic!(
            "the fonts of the printed forms could not be installed by `npm ci`: {}",
            String::from_utf8_lossy(&done.stderr)
        ),
        Err(error) => {
            panic!("the fonts of the printed forms are installed by npm, which could not be started: {error}")
        }
    }
}

fn copy(from: &Path, to: &Path) {
    if let Err(error) = fs::copy(from, to) {
        panic!("{} could not be copied to {}: {error}", from.display(), to.display());
    }
}
