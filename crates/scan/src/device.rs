//! Scanners at this machine, through SANE's `scanimage` in a bounded child.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::child::{Bounds, Program, folder, run};
use crate::error::ScanError;

const SCANIMAGE: Program = Program { name: "scanimage", package: "sane-utils" };
/// Time a slow scanner takes for a sheet, warming up included.
const SHEET: Duration = Duration::from_secs(90);
/// Bytes of one sheet: A3 in colour at 600 points an inch, before it is packed.
const OUTPUT: u64 = 250_000_000;
const MEMORY: u64 = 2_000_000_000;

/// A scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// What SANE calls it.
    pub name: String,
    /// Maker and model.
    pub model: String,
}

/// What is asked of a scanner.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What SANE calls it.
    pub device: String,
    /// Points an inch.
    pub resolution: u32,
    /// Where the sheet lies, as this scanner calls it: `Automatic Document Feeder`, `ADF`; the scanner's own choice when
    /// not said.
    pub source: Option<String>,
    /// Sheets that are taken one after another, at most; one from the glass when not said.
    pub sheets: Option<u32>,
}

/// Sheets as pictures, in a folder that is removed when this is dropped.
#[derive(Debug)]
pub struct Acquired {
    folder: tempfile::TempDir,
    sheets: Vec<String>,
}

impl Acquired {
    /// The pictures, in the order of the sheets.
    #[must_use]
    pub fn sheets(&self) -> Vec<PathBuf> {
        self.sheets.iter().map(|name| self.folder.path().join(name)).collect()
    }
}

/// The scanners at this machine.
///
/// # Errors
/// SANE is not installed, or does not answer.
pub fn devices() -> Result<Vec<Device>, ScanError> {
    let folder = folder(SCANIMAGE)?;
    let bounds = Bounds { time: SHEET, memory: MEMORY, output: 1_000_000 };
    let done = run(SCANIMAGE, &["--formatted-device-list=%d|%v %m%n"], folder.path(), bounds)?;
    let text = String::from_utf8_lossy(&done.output);
    let lines = text.lines().filter_map(|line| line.split_once('|'));
    Ok(lines.map(|(name, model)| Device { name: name.to_owned(), model: model.trim().to_owned() }).collect())
}

/// Takes a sheet, or all sheets of the feeder.
///
/// # Errors
/// SANE is not installed; the scanner is not there, takes too long, or has no sheet.
pub fn acquire(wanted: &Wanted) -> Result<Acquired, ScanError> {
    let folder = folder(SCANIMAGE)?;
    let resolution = format!("--resolution={}", wanted.resolution);
    let source = wanted.source.as_ref().map(|source| format!("--source={source}"));
    let count = wanted.sheets.map(|sheets| format!("--batch-count={sheets}"));
    let mut args = vec!["-d", &wanted.device, "--format=png", "--mode=Color", &resolution];
    args.extend(source.as_deref());
    match &count {
        Some(count) => args.extend(["--batch=sheet-%04d.png", count]),
        None => args.extend(["-o", "sheet-0001.png"]),
    }
    let bounds = Bounds { time: SHEET * wanted.sheets.unwrap_or(1), memory: MEMORY, output: OUTPUT };
    let done = run(SCANIMAGE, &args, folder.path(), bounds)?;
    let sheets = pictures(folder.path()).map_err(|why| failed(&why))?;
    // The feeder that has run empty ends badly; what it gave is there all the same.
    if sheets.is_empty() || (wanted.sheets.is_none() && !done.status.success()) {
        return Err(failed(&done.complaint.lines().last().unwrap_or_default()));
    }
    Ok(Acquired { folder, sheets })
}

fn pictures(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|ending| ending == "png") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn failed(why: &dyn std::fmt::Display) -> ScanError {
    ScanError::Failed { program: SCANIMAGE.name, why: why.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(device: &str, sheets: Option<u32>) -> Wanted {
        let source = sheets.map(|_| "Automatic Document Feeder".to_owned());
        Wanted { device: device.to_owned(), resolution: 75, source, sheets }
    }

    #[test]
    fn a_sheet_lies_on_the_glass_and_several_in_the_feeder() {
        let check = |sheets: Option<u32>, expected: usize| {
            let acquired = acquire(&wanted("test", sheets)).expect("needs the package sane-utils");
            let pictures = acquired.sheets();
            assert_eq!(pictures.len(), expected);
            for picture in pictures {
                let bytes = std::fs::read(picture).expect("a sheet");
                assert_eq!(crate::open(bytes, &crate::Limits::default()).expect("a picture").pages(), 1);
            }
        };
        check(None, 1);
        check(Some(2), 2);
        // The test scanner has ten sheets.
        check(Some(20), 10);
    }

    #[test]
    fn a_scanner_that_is_not_there_is_said_to_be_so() {
        let failed = acquire(&wanted("nobody:has-this", None)).expect_err("there is none");
        assert!(matches!(&failed, ScanError::Failed { program: "scanimage", .. }), "{failed}");
        assert!(devices().is_ok());
    }
}
