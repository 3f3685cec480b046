//! The JSON API, called as a program calls it.
mod bad_requests; // what cannot be read is told so, and changes nothing
mod client; // a program with a token
mod document; // the OpenAPI document, the routes and the permission table agree
mod drafts; // begun, kept, filed
mod lists; // pages, desks, questions of other agencies
mod looking_up; // procedures, offices, addresses, deadlines
mod once; // the same request is done once
mod permissions; // who may open which door
mod resumable; // files in parts, and parts of files
mod road; // from filing to the result
mod speed; // how long one answer takes
mod supplements; // what is missing is asked for, and brought
mod uploads; // whole or not at all
mod watching; // health and metrics
