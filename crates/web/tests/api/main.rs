//! The JSON API, called as a program calls it.
mod client; // a program with a token
mod road; // from filing to the result
