//! Dossiers: filed, listed, read, and moved along the road; every action is a noun that is posted to.
pub mod answer; // the dossier as it is now, with its version
pub mod body; // a dossier as programs read it
pub mod confirmation; // the applicant checks the draft
pub mod consultation; // another agency
pub mod decision; // approve, refuse, send back, extend
pub mod filing; // how a dossier begins
pub mod form; // the printed forms and the register
pub mod links; // where each action is sent
pub mod list; // lists and search
pub mod payment; // money that must come first
pub mod reception; // at the counter, before the clock runs
pub mod result; // issue, hand back, correct, withdraw
pub mod show; // one dossier, its timeline, its papers
pub mod supplement; // what is missing
pub mod timeline; // what happened
pub mod work; // to the agency, and from step to step
