//! Whether a signature is over a whole saving of the file and leaves out nothing but itself. All tricks with what is
//! signed and what is not end here (ISO 32000-2, 12.8.1; the attacks: "1 Trillion Dollar Refund", 2019).

use super::{found::Found, pdf::revision::File};

/// The two parts of the file a signature is over.
///
/// They must begin at the file's first byte, leave out exactly the signature's own `/Contents` with its brackets, and end
/// where the saving ends that brought the signature.
pub(super) fn covered<'a>(file: &File<'a>, found: &Found) -> Option<[&'a [u8]; 2]> {
    let [start, length, second, rest] = found.range?;
    let at = found.at.clone()?;
    let end = second.checked_add(rest)?;
    let revision = file.revisions.get(found.revision)?;
    if start != 0 || at != (length..second) || !revision.end.contains(&end) {
        return None;
    }
    Some([file.bytes.get(..length)?, file.bytes.get(second..end)?])
}
