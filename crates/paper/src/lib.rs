//! What is printed: the official forms and the results of procedures as tagged PDF that can be archived (PDF/A-2a) and read aloud (PDF/UA-1).
//!
//! A form is data ([`form::Form`]); how it looks is a Typst template in `templates/forms`; a [`Renderer`] joins the two.
pub mod copy; // a certified copy: pages of an original and the statement
pub mod digitised; // a paper as a file: its pages, and what was read on them
mod fonts; // the faces forms are set in, and what they can print
pub mod form; // what each form says, one file a form
mod qr; // the square code that leads to the tracking page
mod render; // form + template → PDF
pub mod result; // the results of procedures as documents
mod templates; // where templates come from: the program itself, or a folder an official edits
mod text; // strings from outside made printable, losing nothing in silence
mod vietnam; // moments and days as the templates read them
mod world; // all that a template can see, and nothing else

pub use fonts::{regular as face, serif, serif_italic};
pub use form::{Form, Language, Sheet};
pub use render::{PaperError, Pdf, Renderer};
