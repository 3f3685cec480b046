//! A scanner at this machine: for a command, never for a request.

pub use scan::{Acquired, Device, Wanted};

use crate::error::Error;

/// The scanners at this machine.
///
/// # Errors
/// A fault with the package to install, where SANE is not there.
pub fn devices() -> Result<Vec<Device>, Error> {
    Ok(scan::devices()?)
}

/// Takes a sheet, or all sheets of the feeder. It takes as long as the scanner does.
///
/// # Errors
/// A fault that says what the scanner said.
pub fn acquire(wanted: &Wanted) -> Result<Acquired, Error> {
    Ok(scan::acquire(wanted)?)
}
