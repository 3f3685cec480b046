//! The encoding of everything here: base64url without padding (RFC 4648 section 5, RFC 7515 section 2).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// Bytes as base64url text.
pub(super) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of a base64url text; nothing if it is not exactly that (padding, blanks and stray bits are not taken, so that
/// one value has one text).
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Bytes as plain base64 with padding, which the `x5c` header wants (RFC 7515 section 4.1.6).
pub(super) fn encode_plain(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of plain base64.
pub(super) fn decode_plain(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
