//! Finding: from what people type to the procedures of the law, and how words are compared.
//!
//! [`Tables::read`] takes the files of the catalogue, [`Tables::finder`] makes the [`Finder`], [`Finder::find`] answers.
//! Nothing here asks a network or a disk, so an answer can be explained and repeated.

mod asked; // who asks for the procedures of a field: everybody, a trade, an office
mod called; // what people call a procedure that is not set up here
mod entry; // one procedure as it can be found
mod finder; // the question answered
pub mod fold; // one spelling for words that are written in several ways
mod found; // what was found, how sure, and why
mod index; // which procedures hold a syllable or a pair of neighbours
mod judge; // the nearest looked at closely
mod lexicon; // the synonyms, ready to be found in a question
mod life_event; // birth, moving house …: which procedures belong to it, in order
mod mend; // typing mistakes
mod national; // the procedures of the national database
mod question; // a question taken apart
mod syllable; // a text as syllables
mod synonyms; // what people say and what the law says
mod table; // a table a clerk keeps
mod tables; // everything below `catalog/search/` and `catalog/national/`
mod usual; // how usual it is that somebody asks
mod vocabulary; // every syllable by number
mod weights; // how the parts of an answer are weighed
mod why; // which words led to a procedure

pub use asked::AskedBy;
pub use entry::{Entry, Place};
pub use finder::Finder;
pub use fold::{fold, same_spelling};
pub use found::{Found, Hit, How, Match};
pub use life_event::{LifeEvent, life_events};
pub use national::{NationalProcedure, national};
pub use synonyms::{Group, Synonyms};
pub use tables::{Tables, words_file};
pub use weights::Weights;
