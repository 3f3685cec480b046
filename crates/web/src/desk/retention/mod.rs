//! Papers whose time is over: what is due, what is kept back, lists, and their way through two pairs of hands.
pub mod act; // what is sent from these pages
pub mod list; // one list: its documents, what may be done with it, its record
pub mod show; // what is due, what is kept back, the lists of an office
