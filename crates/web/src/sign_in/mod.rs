//! The door for those who have an account here.
pub mod form; // name and password
