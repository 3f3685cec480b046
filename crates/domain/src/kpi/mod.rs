//! Figures: what each fact moves, so that a recount from facts must give the same.
pub mod measure; // which figures a fact moves
