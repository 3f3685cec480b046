//! Files: what they are, by their content and never by their name.
pub mod media_type; // reading the type off the bytes, and noticing what was cut off
