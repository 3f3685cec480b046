//! What people see: pages that work without a script, and the JSON API.
pub mod admin; // the designer's pages: drafts of the catalogue
pub mod api; // the JSON API under /api/v1
pub mod assets; // styles, scripts and fonts, compiled in and cached for ever
pub mod cookies; // the few things a browser is asked to keep
pub mod desk; // the officer's desk
pub mod document; // one's own documents, and what anybody may check
pub mod dossier; // filing, following and mending one's own dossiers
pub mod edge; // what every answer passes through: headers, limits, request ids, panics
pub mod error; // one way from an error to a page or a problem document
pub mod fields; // what a form sent, after its token was checked
pub mod file; // a stored file, whole or a part of it
pub mod health; // what a supervisor asks
pub mod kiosk; // the Digital Station used by oneself
pub mod linked; // the public page of procedures that are filed as one
pub mod meter; // what a monitor reads
pub mod page; // who asks for a page, in which language, size and theme
pub mod portal; // start, search, help and the other pages anyone may read
pub mod procedure; // the public page of a procedure
pub mod routes; // every URL, and whom each is for
pub mod sign_in; // the door for those who have an account here
pub mod site; // what the pages stand on: words, templates, catalogue
pub mod templates; // how a template becomes a page in one of the languages
pub mod view; // a template, what it takes, and samples of it
pub mod visit; // who a request comes from

pub use error::Error;
pub use site::{Settings, Site};
