//! A paper as a picture: set by Typst in faces of the machine, drawn by the same poppler that draws people's files.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use image::RgbImage;
use qrcode::QrCode;
use scan::Limits;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use super::papers::{Paper, Style};

const FONTS: &str = "/usr/share/fonts/truetype";

/// The fonts and Typst's library, read once.
pub struct Studio {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Studio {
    /// Reads the faces that are installed.
    pub fn new() -> Result<Self> {
        let mut fonts = Vec::new();
        for family in ["liberation", "dejavu", "noto"] {
            let Ok(folder) = std::fs::read_dir(Path::new(FONTS).join(family)) else { continue };
            let mut files: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
            files.sort();
            for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "ttf")) {
                fonts.extend(Font::iter(Bytes::new(std::fs::read(file)?)));
            }
        }
        ensure!(fonts.len() > 8, "install fonts-liberation, fonts-dejavu-core and fonts-noto-mono");
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        })
    }

    /// The paper as PDF.
    pub fn pdf(&self, paper: &Paper) -> Result<Vec<u8>> {
        let main = RootedPath::new(VirtualRoot::Project, VirtualPath::new("paper.typ").expect("a plain name")).intern();
        let qr = paper.qr.as_ref().map(|text| {
            let code = QrCode::new(text).expect("a card's code is short");
            code.render::<qrcode::render::svg::Color<'_>>().quiet_zone(false).module_dimensions(1, 1).build()
        });
        let desk = Desk { studio: self, main, source: Source::new(main, source(paper)), qr };
        let document = typst::compile::<PagedDocument>(&desk)
            .output
            .map_err(|faults| anyhow::anyhow!("{}: {}", paper.kind.code, faults[0].message))?;
        typst_pdf::pdf(&document, &Default::default()).map_err(|faults| anyhow::anyhow!("{}", faults[0].message))
    }

    /// The paper as a clean picture of 300 points an inch.
    pub fn picture(&self, paper: &Paper) -> Result<RgbImage> {
        let limits = Limits { resolution: 300, ..Limits::default() };
        let file = scan::open(self.pdf(paper)?, &limits).context("our own page")?;
        Ok(file.page(0)?.picture)
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn source(paper: &Paper) -> String {
    let (font, size) = (quoted(paper.font), paper.size);
    let mut out = format!("#set text(font: {font}, size: {size}pt, lang: \"vi\", hyphenate: false)\n");
    let line = |text: &str| format!("text({})", quoted(text));
    if paper.card {
        out += "#set page(width: 85.6mm, height: 58mm, margin: (x: 4mm, y: 3mm), fill: rgb(\"#eef3e8\"))\n";
        out += "#set par(spacing: 3.2pt, leading: 3pt)\n";
        out += "#align(center)[#text(size: 6pt, \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\")\\ #text(size: 6pt, \"Độc lập - Tự do - Hạnh phúc\")]\n";
        out += &format!(
            "#align(center, text(size: 9pt, weight: \"bold\", fill: rgb(\"#a01818\"), {}))\n",
            quoted(&paper.title)
        );
        out += "#grid(columns: (18mm, 1fr), column-gutter: 2mm, [#rect(width: 17mm, height: 22mm, fill: rgb(\"#9ab0bd\"), stroke: none)";
        if paper.qr.is_some() {
            out += "#v(1mm)#image(\"qr.svg\", width: 15mm)";
        }
        out += "], [";
        for (label, value) in paper.rows.iter().flatten() {
            out += &format!("#text(size: 5pt, {})\\ #strong({})\n\n", quoted(label), line(value));
        }
        return out + "])\n";
    }
    out += "#set page(paper: \"a4\", margin: (x: 22mm, y: 20mm))\n#set par(spacing: 11pt, leading: 7pt)\n";
    out += &format!(
        "#grid(columns: (1fr, 1.5fr), align: center, strong({}), [#strong(text(\"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"))\\ Độc lập - Tự do - Hạnh phúc])\n#v(8mm)\n",
        quoted(&paper.agency)
    );
    out +=
        &format!("#align(center, text(size: {}pt, weight: \"bold\", {}))\n#v(5mm)\n", size + 4.0, quoted(&paper.title));
    for row in &paper.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|(label, value)| match paper.style {
                Style::Plain => format!("[#{}#text(\": \")#strong({})]", line(label), line(value)),
                Style::Dotted => format!("[#{}#text(\": \")#{} #box(width: 1fr, repeat[.])]", line(label), line(value)),
                Style::Ruled => format!("[#{}#text(\": \")#{}]", line(label), line(value)),
            })
            .collect();
        let columns = vec!["1fr"; row.len()].join(", ");
        let stroke =
            if paper.style == Style::Ruled { ", stroke: (bottom: 0.4pt + luma(120)), inset: (y: 3pt)" } else { "" };
        out += &format!("#grid(columns: ({columns},), column-gutter: 4mm{stroke}, {})\n", cells.join(", "));
    }
    out += &format!(
        "#v(8mm)\n#grid(columns: (1fr, 1.3fr), [], align(center)[#emph({})\\ \\ #{}])\n",
        line(&paper.foot),
        line(&paper.signer)
    );
    out
}

struct Desk<'a> {
    studio: &'a Studio,
    main: FileId,
    source: Source,
    qr: Option<String>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.studio.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.studio.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        self.qr.clone().map(Bytes::from_string).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.studio.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
