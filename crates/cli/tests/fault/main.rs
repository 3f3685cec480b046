//! Nothing acknowledged is lost, nothing happens twice: the real server is killed at random instants under load, and
//! backed up under load, on SQLite and, where `MOTCUA_TEST_POSTGRES` names a cluster, on PostgreSQL.
//!
//! `MOTCUA_KILLS` says how often it is killed, `MOTCUA_SEED` repeats the chances of an earlier run.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod backup; // a backup taken under load has all that was acknowledged before
mod desk; // clients that carry dossiers along the road
mod filing; // what clients file
mod kill; // killed again and again
mod ledger; // what clients were told, held against what is there
mod place; // a throw-away city
mod server; // the real server as a process
mod telephone; // requests that are sent until they are answered
