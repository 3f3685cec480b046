//! The kinds of change.

use serde::Serialize;

/// Something that differs between a saving of the file and the one before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Somebody else signed, too.
    FurtherSignature {
        /// The field signed.
        field: String,
        /// Whether the field was made for it, and was not there before.
        new_field: bool,
        /// Whether it shows on a page.
        visible: bool,
    },
    /// A timestamp over the whole file was added.
    TimestampAdded {
        /// Its field.
        field: String,
    },
    /// Certificates and revocation data were added, so that the signatures can be judged later.
    ValidationDataAdded,
    /// An empty field for a signature was added; nothing of it shows.
    FieldAdded {
        /// The field.
        field: String,
    },
    /// A field of a form has another content.
    FieldFilled {
        /// The field.
        field: String,
        /// What stands in it now, as far as it is words.
        content: String,
    },
    /// A note, stamp, drawing or form field was laid on a page.
    AnnotationAdded {
        /// The page, counted from 1.
        page: usize,
    },
    /// Something lying on a page was changed or taken away.
    AnnotationChanged {
        /// The page, counted from 1.
        page: usize,
    },
    /// What a page shows was changed: text, pictures, fonts, size.
    PageChanged {
        /// The page, counted from 1.
        page: usize,
    },
    /// There are more pages.
    PagesAdded {
        /// How many more.
        count: usize,
    },
    /// There are fewer pages.
    PagesRemoved {
        /// How many fewer.
        count: usize,
    },
    /// The pages stand in another order.
    PagesReordered,
    /// The title, author or other description of the file.
    Metadata,
    /// A signature was taken away or replaced.
    SignatureRemoved {
        /// Its field.
        field: String,
    },
    /// Bytes that belong to nothing were appended.
    BytesAppended,
    /// Anything else.
    Other {
        /// The number of the object in the file, for experts.
        object: u32,
    },
}

/// A change, and when it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeAt {
    /// The saving that brought it, counted from 1.
    pub revision: usize,
    /// The change.
    #[serde(flatten)]
    pub change: Change,
}
