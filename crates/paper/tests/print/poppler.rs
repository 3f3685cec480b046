//! Poppler's programs, which read what we printed.

use std::io::Write;
use std::process::{Command, Stdio};

use paper::Pdf;

/// What one of poppler's programs says about a file.
pub fn ask(program: &str, arguments: &[&str], pdf: &Pdf) -> String {
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.unwrap_or_else(|why| panic!("{program} is of the package poppler-utils: {why}"));
    child.stdin.take().unwrap().write_all(&pdf.bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} cannot read the file");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The words of the pages in order, however they were laid out.
pub fn words(pdf: &Pdf) -> String {
    ask("pdftotext", &["-", "-"], pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}
