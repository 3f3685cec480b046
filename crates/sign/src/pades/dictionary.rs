//! The signature's own object: everything but the bytes of the signature itself is signed, hence its two gaps are written
//! first and filled last.

use jiff::Timestamp;
use jiff::tz::Offset;
use lopdf::{Object, Writer};
use sha2::{Digest as _, Sha256};

use super::SignOptions;
use super::increment::{Written, text};

/// Where three numbers go that are known when the file is whole: ten digits each.
const RANGE: &[u8] = b"/ByteRange [0                                 ]";

/// The signature dictionary with a gap for the signature of `room` bytes.
pub(super) fn draft(options: &SignOptions, signer: &str, room: usize, rules: Vec<Object>) -> Vec<u8> {
    // The gaps stand before everything that somebody wrote, so that no reason can look like one of them.
    let mut bytes = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached".to_vec();
    bytes.extend_from_slice(RANGE);
    bytes.extend_from_slice(b"/Contents<");
    bytes.resize(bytes.len() + 2 * room, b'0');
    bytes.push(b'>');
    let mut entry = |key: &str, value: &Object| {
        bytes.extend_from_slice(key.as_bytes());
        Writer::write_object(&mut bytes, value).expect("memory can be written");
    };
    entry("/M", &Object::string_literal(date(options.at)));
    entry("/Name", &text(signer));
    if let Some(reason) = &options.reason {
        entry("/Reason", &text(reason));
    }
    if let Some(location) = &options.location {
        entry("/Location", &text(location));
    }
    if !rules.is_empty() {
        entry("/Reference", &Object::Array(rules));
    }
    bytes.extend_from_slice(b">>");
    bytes
}

/// A time as PDF writes it, in Vietnamese time, which has been seven hours ahead of UTC since 1975.
fn date(at: Timestamp) -> String {
    let local = Offset::constant(7).to_datetime(at);
    format!("D:{}+07'00'", local.strftime("%Y%m%d%H%M%S"))
}

/// A file whose signature is still empty.
pub(super) struct Prepared {
    bytes: Vec<u8>,
    /// Of the `<` before the signature and behind the `>` after it.
    gap: (usize, usize),
}

impl Prepared {
    /// Writes into the file which of its bytes are signed: all but the signature.
    pub fn new(written: Written, room: usize) -> Self {
        let Written { mut bytes, raw } = written;
        let object = raw[0];
        let find = |what: &[u8], from: usize| {
            let found = bytes[from..].windows(what.len()).position(|here| here == what);
            from + found.expect("draft() has written it")
        };
        let range = find(RANGE, object);
        let open = find(b"/Contents<", range) + b"/Contents".len();
        let close = open + 2 + 2 * room;
        let numbers = format!("{open} {close} {}", bytes.len() - close);
        let at = range + b"/ByteRange [0 ".len();
        bytes[at..at + numbers.len()].copy_from_slice(numbers.as_bytes());
        Self { bytes, gap: (open, close) }
    }

    /// SHA-256 of all bytes but the signature.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(&self.bytes[..self.gap.0]);
        hash.update(&self.bytes[self.gap.1..]);
        hash.finalize().into()
    }

    /// Bytes there are for the signature.
    pub fn room(&self) -> usize {
        (self.gap.1 - self.gap.0 - 2) / 2
    }

    /// The signed file. The signature must not be longer than there is room.
    pub fn fill(mut self, signature: &[u8]) -> Vec<u8> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = &mut self.bytes[self.gap.0 + 1..self.gap.1 - 1];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(signature) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        self.bytes
    }
}
