//! What the use cases promise, told as stories with the cast of the demonstration. Each is told on SQLite, and on
//! PostgreSQL where `MOTCUA_TEST_POSTGRES` names a cluster.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod amendment; // the applicant changes what was filed
mod at_once; // decided and handed back at the counter
mod attestation; // signatures and transactions, and their registers
mod bad_input; // a clear error, and nothing changed
mod certified_copy; // a copy certified of a paper original, and its register
mod city; // a small city with the clock in our hands
mod confirmation; // the applicant checks the draft
mod consultation; // another agency, with its own clock
mod correction; // an error of the agency
mod custody; // paper originals from hand to hand
mod demo; // the demonstration week happens
mod dispatch; // who decides, where nobody could tell
mod edition_change; // running dossiers move by a recorded decision
mod extension; // a new date, once
mod hundred; // every procedure, from filing to the result
mod keys; // who holds the keys, and what the leader is asked for
mod law_change; // a new law leaves running dossiers alone
mod permissions; // who may do what in which state
mod print; // every form, from facts
mod publication; // texts of the catalogue: written, published, followed
mod redirect; // the wrong door
mod refusal; // before and after acceptance
mod results; // the office makes its results itself
mod retention; // papers whose time is over
mod reuse; // what is held is not asked for again
mod signed_results; // sealed, in the applicant's store, checked by anybody
mod station; // paper in, signed documents out
mod stop; // the applicant withdraws
mod supplement; // what is missing
mod the_road; // from filing to the result
mod verify; // rows follow from facts, and a backup brings them back
