//! The desk as officers use it: pages and plain form posts, without a script.

mod batch; // several signed together
mod kiosk; // a kiosk by pages alone
mod limits; // who may see and do what
mod person; // somebody at a browser
mod receive; // at the counter
mod road; // from the counter to the result, by pages
mod stale; // somebody was faster
