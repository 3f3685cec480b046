//! The whole site as people and programs use it: one program, since each one made of these carries the whole platform.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod admin; // the workshop of the catalogue
mod api; // the JSON API, called as a program calls it
mod city; // a city in a folder of its own
mod desk; // the desk as officers use it
mod portal; // what everybody sees of a dossier
mod portal_filing; // filing, confirming, supplementing
mod public; // the public pages of the catalogue
mod sign_in; // who comes in, and who does not
mod templates; // every page in both languages
mod visitor; // somebody at a browser, signed in
