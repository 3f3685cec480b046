//! Papers whose time is over, and the archive that takes over what is kept.
pub mod due; // what need not be kept any longer
pub mod export; // documents with their facts, for an archive
