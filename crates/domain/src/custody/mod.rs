//! Paper originals in the hands of the State: who has each, and what became of it.
pub mod original; // one paper, from hand to hand
