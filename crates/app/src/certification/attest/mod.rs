//! Signatures, translators' signatures and transactions: prepared at the desk, numbered, signed by hand, a copy kept.
pub mod certify; // the number, and who signs under it
pub mod get; // one of them
pub mod keep; // the copy that has to be kept
pub mod prepare; // who appeared, what they signed, and what must be so
pub mod print; // the statement under which one signs, and a refusal
pub mod strike; // a remark beside the line, or the line struck
pub mod withdraw; // the people go without

pub use prepare::Appeared;
