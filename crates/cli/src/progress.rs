//! How far a long command has come: on the error stream, so that an answer can be piped; nothing where there is no
//! terminal.

use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar, where it is known how much there is.
///
/// # Errors
/// None in practice: the template is fixed.
pub fn bar(what: &str, length: u64) -> Result<ProgressBar> {
    begin(ProgressBar::new(length), what, "{msg} {wide_bar} {pos}/{len} {eta}")
}

/// A count, where it is not.
///
/// # Errors
/// As [`bar`].
pub fn count(what: &str) -> Result<ProgressBar> {
    begin(ProgressBar::new_spinner(), what, "{spinner} {msg} {pos}")
}

fn begin(bar: ProgressBar, what: &str, template: &str) -> Result<ProgressBar> {
    bar.set_style(ProgressStyle::with_template(template)?);
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(200));
    Ok(bar)
}
