//! All that a template can see, and nothing else: the other templates, the form's data, its square code, our fonts.
//! There is no clock, no network, no package and no other file.
use crate::fonts::Fonts;
use crate::templates::Templates;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// What all renderings share.
pub(crate) struct Ground {
    pub(crate) library: LazyHash<Library>,
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Fonts,
    pub(crate) templates: Templates,
}

/// What one rendering sees.
pub(crate) struct Desk<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) main: FileId,
    /// `data.json`: the form, its sheet and language.
    pub(crate) data: Bytes,
    /// `qr.svg`, when the form leads to a tracking page.
    pub(crate) qr: Option<Bytes>,
    /// `page-1.jpg` and so on: pages of an original that is copied.
    pub(crate) pictures: Vec<Bytes>,
}

/// The id of a file in the folder of templates.
pub(crate) fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of templates are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Desk<'_> {
    fn picture(&self, name: &str) -> Option<&Bytes> {
        let number: usize = name.strip_prefix("page-")?.strip_suffix(".jpg")?.parse().ok()?;
        self.pictures.get(number.checked_sub(1)?)
    }

    fn text(&self, id: FileId) -> FileResult<String> {
        let path = id.get();
        let name = path.vpath().get_without_slash();
        if *path.root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        self.ground.templates.find(name).ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.ground.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.ground.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        Ok(Source::new(id, self.text(id)?))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.get().vpath().get_without_slash() {
            "data.json" => Ok(self.data.clone()),
            "qr.svg" => self.qr.clone().ok_or_else(|| FileError::NotFound("qr.svg".into())),
            name => match self.picture(name) {
                Some(picture) => Ok(picture.clone()),
                None => self.text(id).map(Bytes::from_string),
            },
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.ground.fonts.faces.get(index).cloned()
    }

    // A form bears the date it was issued on, which is in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
