//! Every form, printed from its sample and read back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use paper::form::{Declaration, Receipt, Supplement};
use paper::{Form, Language, PaperError, Pdf, Renderer, Sheet};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);

/// The text of a PDF by poppler's `pdftotext`, or nothing where that is not installed.
fn text_of(pdf: &Pdf) -> Option<String> {
    let child = Command::new("pdftotext").args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: pdftotext (poppler-utils) is not installed, the text of the pages was not read back");
        return None;
    };
    child.stdin.take().unwrap().write_all(&pdf.bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "pdftotext cannot read the file");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Words in order, however they were laid out.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_form_is_printed_on_each_of_its_sheets_in_both_languages() {
    let mut printed = Vec::new();
    for form in Form::samples() {
        for &sheet in form.sheets() {
            for language in [Language::Vietnamese, Language::English] {
                let pdf = RENDERER.render_on(&form, sheet, language).unwrap();
                if let Ok(folder) = std::env::var("MOTCUA_KEEP_FORMS") {
                    let name = format!("{}-{sheet:?}-{language:?}.pdf", form.template().trim_end_matches(".typ"));
                    std::fs::write(std::path::Path::new(&folder).join(name), &pdf.bytes).unwrap();
                }
                assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
                if language == Language::Vietnamese {
                    printed.push(format!("{} {sheet:?}: {}", form.template(), pdf.pages));
                }
            }
        }
    }
    assert_eq!(printed, ["x"]);
}
