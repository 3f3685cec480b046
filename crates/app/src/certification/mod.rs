//! Certified copies: asked for, looked at, numbered, signed, into the person's store; signatures and transactions, signed
//! by hand; and the registers.
pub mod annul; // it has no value any more; a remark beside its line
pub mod ask; // for whom? and what then
pub mod attest; // signatures, translations and transactions
pub mod certify; // the number, then the signatures
pub mod check; // the look at the original
pub mod close; // the end of a register's year
pub mod copy; // the pages of the certified copy, before anybody signs
pub mod deliver; // into the person's hands
pub mod extend; // more time
pub mod get; // one request
pub mod line; // one line of a register
pub mod list; // what waits, and the lines of a register
mod number; // numbers, and the books they come from
pub mod print; // the register and a refusal on paper
pub mod refuse; // an original no copy is certified of
pub mod withdraw; // the person wants it no more

pub use certify::Signing;
