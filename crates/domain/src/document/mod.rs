//! Documents: what they are, whose they are, whether they hold; and files, by their content and never by their name.
pub mod check_code; // what stands behind a QR
pub mod extract; // the fields of a paper, each with how sure and where
pub mod hold; // what must not be destroyed yet
pub mod item; // a document of a store, and what happened to it
pub mod kind; // kinds of paper, as `catalog/document` describes them
pub mod media_type; // reading the type off the bytes, and noticing what was cut off
mod phrase; // finding a phrase among misread words
pub mod reading; // what was read on a page: words, how sure, and where
pub mod recognise; // what kind of paper it is
pub mod result_form; // what the result of a procedure looks like as a document
pub mod retention; // for how long a paper is kept
pub mod reuse; // which held document spares which paper
pub mod value; // values as they are written, and as they are meant
