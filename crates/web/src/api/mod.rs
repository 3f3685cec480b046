//! The JSON API under `/api/v1`: everything the pages do, for programs.
pub mod because; // the steps that led to a due date, in words
pub mod deadline; // a due date and its explanation
pub mod document; // the OpenAPI document, drawn from the routes
pub mod door; // who asks, in which language, with which promise, and what the body says
pub mod dossier; // filed, listed, read, moved along the road
pub mod draft; // begun and not filed yet
pub mod moment; // times as programs read them
pub mod office; // the offices of the city
pub mod once; // the same answer to the same request, where no dossier remembers it
pub mod openapi; // the document as it is served
pub mod paper; // papers as programs hand them in
pub mod problem; // why something was not done (RFC 9457)
pub mod procedure; // the catalogue
pub mod resumable; // files that come in parts
pub mod routes; // every URL of the API
pub mod session; // signing in and out
pub mod track; // a dossier by its code, without names
pub mod unit; // old addresses
pub mod upload; // files taken in
pub mod words; // words beside stable names
