//! What is true: the rules of a one-stop administration. No clock, no randomness, no input or output.
pub mod access; // who may do what
pub mod calendar; // working time, holidays, office hours
pub mod catalog; // procedures as data: forms, components, fees, steps, rule packs
pub mod certification; // copies certified from paper originals, and their registers
pub mod custody; // paper originals, from hand to hand
pub mod destruction; // papers whose time is over
pub mod document; // files: what they are, by their content
pub mod dossier; // one application, from filing to result
pub mod id; // identifiers that cannot be mistaken for one another
pub mod identity; // personal identification numbers
pub mod kiosk; // the Digital Station as self-service: devices, queue numbers, patience
pub mod kpi; // which figures a fact moves
pub mod search; // how words are folded before they are compared
pub mod station; // papers on their way into the store
pub mod timeline; // a subject and its facts
pub mod unit; // provinces, communes, offices, and what became of them
