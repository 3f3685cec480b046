//! What was written without lengths, with lengths: some programs write signatures in the looser encoding (BER).

use super::node::{DEPTH, Malformed, Node};

/// The element at the beginning with all lengths written out, and how many bytes it took. An element that has its lengths
/// already is copied as it is.
///
/// # Errors
/// It is cut off, or nested too deep.
pub fn definite(bytes: &[u8]) -> Result<(Vec<u8>, usize), Malformed> {
    let mut out = Vec::new();
    let taken = copy(bytes, &mut out, 0)?;
    Ok((out, taken))
}

fn copy(bytes: &[u8], out: &mut Vec<u8>, depth: usize) -> Result<usize, Malformed> {
    if depth > DEPTH {
        return Err(Malformed);
    }
    let [tag, 0x80, ..] = bytes else {
        let (node, _) = Node::first(bytes)?;
        out.extend_from_slice(node.whole);
        return Ok(node.whole.len());
    };
    let mut contents = Vec::new();
    let mut at = 2;
    loop {
        match bytes.get(at..) {
            Some([0, 0, ..]) => break,
            Some(rest) => at += copy(rest, &mut contents, depth + 1)?,
            None => return Err(Malformed),
        }
    }
    // A string in pieces is the string of the pieces.
    if *tag == 0x24 {
        let mut joined = Vec::new();
        let mut rest = &contents[..];
        while !rest.is_empty() {
            let (piece, after) = Node::first(rest)?;
            joined.extend_from_slice(piece.body);
            rest = after;
        }
        put(0x04, &joined, out);
    } else {
        put(*tag, &contents, out);
    }
    Ok(at + 2)
}

/// Writes an element.
pub fn put(tag: u8, contents: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    match contents.len() {
        short @ 0..=0x7f => out.push(short as u8),
        length => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            out.push(0x80 | digits.len() as u8);
            out.extend_from_slice(&digits);
        }
    }
    out.extend_from_slice(contents);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_out() {
        let loose = [0x30, 0x80, 0x24, 0x80, 0x04, 1, 7, 0x04, 1, 8, 0, 0, 0x02, 1, 5, 0, 0, 0xff];
        assert_eq!(definite(&loose), Ok((vec![0x30, 7, 0x04, 2, 7, 8, 0x02, 1, 5], 17)));
        assert_eq!(definite(&[0x30, 0x80, 0x30, 0x80]), Err(Malformed));
        assert_eq!(definite(&[0x30, 0x80].repeat(1000)), Err(Malformed));
    }
}
