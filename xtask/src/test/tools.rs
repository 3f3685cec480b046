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
    for (program, package) in
        [("chromium", "chromium"), ("pdftotext", "poppler-utils"), ("node", "nodejs"), ("npm", "npm")]
    {
        if !shell::has(program) {
            packages.push(package);
        }
    }
    packages
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
