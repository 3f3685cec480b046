//! PDF signatures that last (PAdES, ETSI EN 319 142-1), always as an increment: what was there before stays byte by byte,
//! so earlier signatures stay valid (`docs/decisions/0013-pades-by-increment.md`).

mod dictionary; // the signature's own object, and the bytes it covers
mod field; // the field and the place on a page a signature hangs on
mod increment; // new objects written after a file
mod lasting; // what is needed to check a signature in ten years
mod open; // fields left open, and what is filled into them
mod options; // what the caller decides
mod original; // the file as it is, only read
mod sign; // the story: prepare, sign, stamp, fill
pub mod visible; // what people see of a signature

pub use open::{OpenField, OpenKind, Words, open_fields};
pub use options::{Level, SignOptions};
pub use original::LIMIT;
pub use sign::sign_pdf;
pub use visible::{Ink, Page, Place, Visible};
