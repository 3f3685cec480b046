//! One question over HTTP: bounded in time and size, to the address that was set and nowhere else.
mod exchange; // asking and reading the answer
mod hosts; // which hosts may be asked

pub(crate) use exchange::Http;
pub(crate) use hosts::Hosts;
pub(crate) use reqwest::Url;
