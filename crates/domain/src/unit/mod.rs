//! Provinces, communes and offices: what they are called, from when to when, and what became of them.
//!
//! A unit code means nothing without a date: on 1 July 2025 the codes of abolished communes were given to new ones.
pub mod agency_code; // the code of an agency, new and old form
pub mod commune; // the 3,321 communes, wards and special zones since 1 July 2025
pub mod directory; // all offices together: who decides, who receives
pub mod distance; // how far one point is from another
pub mod gazetteer; // all units together, found by code and date
pub mod office; // where dossiers are received and resolved
pub mod parse; // catalog/units/*.csv and catalog/offices/*.csv
pub mod province; // the 34 provinces and cities
pub mod resolve; // what an address as people write it may mean
pub mod succession; // what became of the units before 1 July 2025

pub use agency_code::AgencyCode;
pub use commune::{Commune, CommuneCode, CommuneKind};
pub use gazetteer::{Gazetteer, Unit};
pub use office::{Office, OfficeKind};
pub use province::{Province, ProvinceCode, ProvinceKind};
pub use resolve::{Purpose, Reading, Resolution};
pub use succession::{Edge, OldKind, OldUnit, Share};
