//! The Digital Station: paper in, signed and reusable data out (Decree 118/2025 Art. 17.1c–d, 19.2).
pub mod begin; // a station takes a paper
pub mod discard; // nothing comes of it
pub mod look; // one capture, a visit, an office's work
pub mod order; // pages in their right order
pub mod page; // pages come: made upright, judged, read
pub mod phone; // the person's own telephone adds pages
pub mod reading; // pages are read while nobody waits for them
pub mod recognise; // which kind of paper, and what it says
pub mod scanner; // a scanner at this machine
pub mod sign; // confirmed, signed, in its owner's store
pub mod take_up; // somebody works on it now
