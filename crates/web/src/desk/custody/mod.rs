//! Paper originals in the hands of an office: taken, handed on, given back.
pub mod act; // what is sent from the page
pub mod list; // what an office has, and the forms beside it
pub mod receipt; // what the person takes home
