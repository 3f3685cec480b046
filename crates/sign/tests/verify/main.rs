//! Our verdicts on signed files, sound and damaged in every way, beside those of pyHanko and poppler.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod corpus; // the files, made once
mod hostile; // bytes flipped, files cut, noise
mod own; // files we signed ourselves
mod table; // file by file: our verdict, theirs, and why they differ
mod words; // every reason has its sentence
