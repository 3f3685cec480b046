//! What the store promises. Every story is told on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod backup; // a folder that restores to either engine
mod batch; // what a batch promises
mod bucket; // an S3 server on this machine
mod catalog; // drafts, published texts, what happened to each
mod city; // a very small city
mod content; // bytes by their hash, in a folder and in a bucket
mod dossier; // record, codes, inboxes
mod engines; // each engine, fresh for each story
mod kiosk; // numbers, devices, people who are forgotten
mod migrate; // the schema, once, whoever starts first
mod people; // accounts, sessions, drafts, idempotency
mod postgres; // lost races and lost connections
mod statements; // every statement is understood by both engines
mod verify; // each planted difference is named
mod wire; // who spoke when on the way to the server
