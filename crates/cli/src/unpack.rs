//! A file, plain or gzipped, as its text: gzip is told by its first bytes, not by the name.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

/// Opens a file and unpacks it while it is read.
///
/// # Errors
/// The file that cannot be opened or read.
pub fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let mut file = BufReader::new(File::open(path)?);
    let packed = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(if packed { Box::new(BufReader::with_capacity(64 * 1024, MultiGzDecoder::new(file))) } else { Box::new(file) })
}
