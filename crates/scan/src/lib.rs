//! What is read: pages out of pictures and PDF files, made upright and clear, judged, and read by tesseract in a
//! bounded child process; codes on cards.
//!
//! ```no_run
//! # fn main() -> Result<(), scan::ScanError> {
//! let file = scan::open(std::fs::read("giay-khai-sinh.pdf").expect("a file"), &scan::Limits::default())?;
//! for number in 0..file.pages() {
//!     let prepared = scan::prepare(&file.page(number)?);
//!     if let Some(verdict) = prepared.verdicts.iter().find(|verdict| verdict.is_useless()) {
//!         eprintln!("{}: take it again", verdict.code());
//!         continue;
//!     }
//!     let (prepared, reading) = scan::read(prepared, &scan::Reader::default())?;
//!     println!("{} {:?}", reading.text(), scan::codes(&prepared));
//! }
//! # Ok(())
//! # }
//! ```
mod child; // an outside program, bounded in time, memory and what it writes
mod codes; // square codes on a page
mod device; // scanners at this machine, through SANE
mod error; // why a file or page cannot be taken, as code and arguments
mod judge; // is the page good enough to keep, and what to change if not
mod limits; // how large a file may be in every respect
mod open; // bytes → pages
mod prepare; // page → upright, clear page
mod read; // clear page → words with boxes, by tesseract
pub mod shape; // sheets, corners, slants: the geometry of a page

pub use codes::{Code, codes};
pub use device::{Acquired, Device, Wanted, acquire, devices};
pub use error::ScanError;
pub use judge::Verdict;
pub use limits::Limits;
pub use open::{File, Page, open};
pub use prepare::{Prepared, prepare};
pub use read::{Reader, plain, read};
