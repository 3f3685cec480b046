//! Form + template → PDF.
use crate::fonts::{Family, Fonts};
use crate::form::{Form, Language, Sheet};
use crate::templates::Templates;
use crate::world::{Desk, Ground, file_id};
use crate::{qr, text};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// How many renderings ago a remembered layout must have been of use to be kept: the fixed parts of a form come again
/// with the next one, a citizen's data does not and should not stay in memory.
const MEMORY: usize = 8;

/// A printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF/A-2a and PDF/UA-1.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why a form could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// This form is never printed on this sheet, as the register on A5.
    #[error("{form} is not printed on {sheet:?}")]
    Sheet {
        /// The template's name.
        form: &'static str,
        /// The sheet asked for.
        sheet: Sheet,
    },
    /// The tracking address does not fit a square code (about 2,300 bytes).
    #[error("the tracking address is too long for a square code: {0} bytes")]
    Address(usize),
    /// The template is wrong: each line names file, line and fault. Only an edit of a template leads here.
    #[error("the template cannot be set: {0}")]
    Template(String),
    /// The printed pages break a rule of PDF/A-2a or PDF/UA-1, such as a picture without a description.
    #[error("the pages cannot be archived: {0}")]
    Standard(String),
}

/// Prints forms. Build one and share it between threads: it holds the fonts and Typst's library.
pub struct Renderer {
    pub(crate) ground: Ground,
}

impl Renderer {
    /// A renderer with the templates of this edition: those in the program for a release build, those of the source
    /// tree for a debug build, so that an edit shows without a rebuild.
    #[must_use]
    pub fn new() -> Self {
        let tree = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../templates/forms"));
        if cfg!(debug_assertions) && tree.is_dir() { Self::from_folder(tree) } else { Self::with(Templates::Embedded) }
    }

    /// A renderer that reads its templates from a folder, anew for each form: how a province changes its forms.
    #[must_use]
    pub fn from_folder(folder: impl Into<PathBuf>) -> Self {
        Self::with(Templates::Folder(folder.into()))
    }

    fn with(templates: Templates) -> Self {
        let fonts = Fonts::embedded();
        let book = LazyHash::new(fonts.book());
        Self { ground: Ground { library: LazyHash::new(Library::default()), book, fonts, templates } }
    }

    /// Prints a form on its usual sheet in Vietnamese.
    pub fn render(&self, form: &Form) -> Result<Pdf, PaperError> {
        self.render_on(form, form.sheet(), Language::Vietnamese)
    }

    /// Prints a form on a sheet of the reader's choice; with [`Language::English`] every label of a form for citizens
    /// also stands in English. The same form gives the same bytes.
    pub fn render_on(&self, form: &Form, sheet: Sheet, language: Language) -> Result<Pdf, PaperError> {
        if !form.sheets().contains(&sheet) {
            return Err(PaperError::Sheet { form: form.template(), sheet });
        }
        let address = form.tracking_url();
        let data = json!({ "form": form, "sheet": sheet, "language": language, "qr": address.is_some() });
        self.set(form.template(), data, address, Family::Sans, |_| ()).map(|(pdf, ())| pdf)
    }

    /// Sets a template with its data, and looks at the pages before they become a file.
    pub(crate) fn set<T>(
        &self,
        template: &str,
        mut data: Value,
        address: Option<&str>,
        family: Family,
        look: impl FnOnce(&PagedDocument) -> T,
    ) -> Result<(Pdf, T), PaperError> {
        text::make_printable(&mut data, &|character| self.ground.fonts.can_print(family, character));
        let qr = match address {
            Some(address) => Some(qr::draw(address).map_err(|_| PaperError::Address(address.len()))?),
            None => None,
        };
        let desk = Desk {
            ground: &self.ground,
            main: file_id(template),
            data: Bytes::new(data.to_string().into_bytes()),
            qr: qr.map(Bytes::from_string),
            pictures: Vec::new(),
        };
        let printed = print(&desk, look);
        comemo::evict(MEMORY);
        printed
    }
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

pub(crate) fn print<T>(desk: &Desk<'_>, look: impl FnOnce(&PagedDocument) -> T) -> Result<(Pdf, T), PaperError> {
    let document =
        typst::compile::<PagedDocument>(desk).output.map_err(|faults| PaperError::Template(list(desk, &faults)))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Motcua".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .expect("PDF/A-2a and PDF/UA-1 are both rules about PDF 1.7"),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|faults| PaperError::Standard(list(desk, &faults)))?;
    let seen = look(&document);
    Ok((Pdf { bytes, pages: document.pages().len() }, seen))
}

/// The faults of a template, each with the file and the line an official has to look at.
fn list(desk: &Desk<'_>, faults: &[SourceDiagnostic]) -> String {
    let place = |fault: &SourceDiagnostic| {
        let id = fault.span.id()?;
        let source = typst::World::source(desk, id).ok()?;
        let line = source.lines().byte_to_line(desk.range(fault.span)?.start)?;
        Some(format!("{}:{}: ", id.get().vpath().get_without_slash(), line + 1))
    };
    let lines: Vec<String> =
        faults.iter().map(|fault| format!("{}{}", place(fault).unwrap_or_default(), fault.message)).collect();
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::result::{self, ResultDocument};
    use domain::document::result_form::Layout;

    #[test]
    fn the_templates_in_the_program_print_every_form() {
        let renderer = Renderer::with(Templates::Embedded);
        for form in Form::samples() {
            assert!(renderer.render(&form).is_ok(), "{}", form.template());
        }
        // Those of results are found below their folder; one shows it.
        assert!(result::render(&renderer, &ResultDocument::sample(Layout::Notice)).is_ok());
    }
}
