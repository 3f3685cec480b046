//! Papers whose time is over: proposed by one person, decided by another, destroyed with a record (Law on Archives
//! 33/2024 Art. 16, 36.4; Circular 05/2025/TT-BNV Art. 48–50).
pub mod eligible; // what may be destroyed at all
pub mod fact; // what happened to a list
pub mod record; // a list as its facts made it

pub use fact::Fact;
pub use record::Destruction;
