//! Programs the tests need, installed where missing; quick when all is there.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{postgres, shell};

/// Debian packages, and how we know that one is there.
fn missing() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if postgres::programs().is_err() {
        packages.push("postgresql");
    }
    for (program, package) in [
        ("chromium", "chromium"),
        ("pdftotext", "poppler-utils"),
        ("node", "nodejs"),
        ("npm", "npm"),
        ("tesseract", "tesseract-ocr"),
        ("scanimage", "sane-utils"),
        ("softhsm2-util", "softhsm2"),
        ("qpdf", "qpdf"),
        ("openssl", "openssl"),
        ("clamd", "clamav-daemon"),
        ("python3", "python3"),
    ] {
        if !shell::has(program) {
            packages.push(package);
        }
    }
    for (file, package) in [
        ("/usr/share/tesseract-ocr/5/tessdata/vie.traineddata", "tesseract-ocr-vie"),
        ("/usr/share/tesseract-ocr/5/tessdata/osd.traineddata", "tesseract-ocr-osd"),
        ("/usr/share/fonts/truetype/liberation", "fonts-liberation"),
        ("/usr/share/fonts/truetype/dejavu", "fonts-dejavu-core"),
        ("/usr/lib/python3/dist-packages/ensurepip", "python3-venv"),
    ] {
        // Another Python than Debian's brings its own way to make environments.
        let is_elsewhere = package == "python3-venv" && shell::passes("python3", &["-c", "import ensurepip"]);
        if !Path::new(file).exists() && !is_elsewhere {
            packages.push(package);
        }
    }
    packages
}

/// Independent judges of what we sign and store, written by others: they only run in tests.
const PYTHON: &str = "tests/python/requirements.txt";

/// Makes `target/python` with what [`PYTHON`] lists, unless it is there already.
fn python() -> Result<()> {
    let wanted = shell::root().join(PYTHON);
    let folder = shell::root().join("target/python");
    let stamp = folder.join("installed.txt");
    let list = std::fs::read(&wanted)?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == list) {
        return Ok(());
    }
    println!("installing {PYTHON}");
    let folder = folder.display().to_string();
    shell::run(shell::command("python3", &["-m", "venv", &folder]))?;
    let pip = format!("{folder}/bin/pip");
    let wanted = wanted.display().to_string();
    let quiet = ["install", "--quiet", "--disable-pip-version-check", "--requirement", &wanted];
    shell::run(shell::command(&pip, &quiet))?;
    std::fs::write(stamp, list)?;
    Ok(())
}

/// Installs what is missing, as root or through sudo.
pub fn install() -> Result<()> {
    let packages = missing();
    if !packages.is_empty() {
        println!("installing {}", packages.join(" "));
        apt(&["update", "--quiet"])?;
        let mut args = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
        args.extend(&packages);
        apt(&args)?;
    }
    python()?;
    npm("tests/browser")
}

fn apt(args: &[&str]) -> Result<()> {
    if !shell::has("apt-get") {
        bail!("install {} by hand: this machine has no apt-get", missing().join(", "));
    }
    let root = shell::read(shell::command("id", &["-u"]))? == "0";
    let mut command = if root {
        shell::command("apt-get", args)
    } else {
        let mut command = shell::command("sudo", &["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command.args(args);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(command)
}

/// Installs the packages of a folder exactly as locked, unless that lock is already installed.
pub fn npm(folder: &str) -> Result<()> {
    let folder = shell::root().join(folder);
    let changed = |path: &Path| path.metadata().and_then(|of| of.modified()).ok();
    let lock = changed(&folder.join("package-lock.json"));
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if lock.is_some() && installed >= lock {
        return Ok(());
    }
    let mut command = shell::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    command.current_dir(folder);
    shell::run(command)
}
