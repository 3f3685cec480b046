//! A reader of PDF files made for judging them: it keeps to what the file says, never repairs, never guesses, and every
//! step is paid from a budget, so that no file can hold it up (ISO 32000-2, 7.2 to 7.5).

pub mod budget; // how much work one file may cost
pub mod revision; // the file as the stack of its savings
pub mod section; // one cross-reference table or stream
pub mod stream; // the bytes of a stream, inflated within bounds
pub mod syntax; // from characters to values
pub mod value; // what an object can be
pub mod view; // the objects as one revision sees them
