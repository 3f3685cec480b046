//! The tokens of a PDF (ISO 32000-1 §7.2), read one after another.

use std::io::{self, Read, Seek};

use super::source::Source;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A name with its escapes resolved: `/Java#53cript` is `JavaScript`.
    Name(Vec<u8>),
    /// A whole number.
    Int(i64),
    /// A string; long ones are cut.
    Text(Vec<u8>),
    /// Anything else that is a word: a keyword, a real number.
    Word(Vec<u8>),
    OpenDict,
    CloseDict,
    OpenArray,
    CloseArray,
}

/// A string or word longer than this tells nothing more.
const LONGEST: usize = 512;

/// The next token; none at the end. A string that does not end is an error of kind `UnexpectedEof`.
pub(super) fn token<R: Read + Seek>(source: &mut Source<R>) -> io::Result<Option<Token>> {
    loop {
        let Some(byte) = source.next()? else { return Ok(None) };
        let token = match byte {
            byte if is_space(byte) => continue,
            b'%' => {
                while source.peek()?.is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    source.step(1);
                }
                continue;
            }
            b'/' => Token::Name(name(source)?),
            b'(' => Token::Text(text(source)?),
            b'<' if source.peek()? == Some(b'<') => {
                source.step(1);
                Token::OpenDict
            }
            b'<' => Token::Text(hexadecimal(source)?),
            b'>' if source.peek()? == Some(b'>') => {
                source.step(1);
                Token::CloseDict
            }
            b'[' => Token::OpenArray,
            b']' => Token::CloseArray,
            // Braces stand in programs of functions; a lone bracket is rubbish between objects.
            b'>' | b')' | b'{' | b'}' => continue,
            first => word(source, first)?,
        };
        return Ok(Some(token));
    }
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x0c | 0)
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn word<R: Read + Seek>(source: &mut Source<R>, first: u8) -> io::Result<Token> {
    let mut word = vec![first];
    while let Some(byte) = source.peek()?.filter(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
        source.step(1);
        if word.len() < LONGEST {
            word.push(byte);
        }
    }
    let number = std::str::from_utf8(&word).ok().and_then(|word| word.parse().ok());
    Ok(number.map_or(Token::Word(word), Token::Int))
}

fn name<R: Read + Seek>(source: &mut Source<R>) -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    while let Some(byte) = source.peek()?.filter(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
        source.step(1);
        if raw.len() < LONGEST {
            raw.push(byte);
        }
    }
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw.as_slice();
    while let Some((byte, after)) = rest.split_first() {
        let escaped = match (byte, after) {
            (b'#', [high, low, ..]) => digit(*high).zip(digit(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        name.push(escaped.unwrap_or(*byte));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    Ok(name)
}

fn text<R: Read + Seek>(source: &mut Source<R>) -> io::Result<Vec<u8>> {
    let (mut text, mut depth) = (Vec::new(), 1);
    loop {
        let mut byte = source.next()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\\' => byte = source.next()?.ok_or(io::ErrorKind::UnexpectedEof)?,
            _ => {}
        }
        if depth == 0 {
            return Ok(text);
        }
        if text.len() < LONGEST {
            text.push(byte);
        }
    }
}

fn hexadecimal<R: Read + Seek>(source: &mut Source<R>) -> io::Result<Vec<u8>> {
    let (mut text, mut high) = (Vec::new(), None);
    loop {
        let byte = source.next()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if byte == b'>' {
            return Ok(text);
        }
        let Some(low) = digit(byte).filter(|_| text.len() < LONGEST) else { continue };
        match high.take() {
            None => high = Some(low),
            Some(high) => text.push(high << 4 | low),
        }
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_readers_of_pdf_read_them() {
        let mut source = Source::new(io::Cursor::new(
            b"% a comment\n<</Java#53cript(a\\)b(c))/L 12 0 R/X<48 6>[-3 1.5]>>endobj".to_vec(),
        ))
        .expect("in memory");
        let mut found = Vec::new();
        while let Some(token) = token(&mut source).expect("in memory") {
            found.push(token);
        }
        let name = |text: &str| Token::Name(text.into());
        let word = |text: &str| Token::Word(text.into());
        #[rustfmt::skip]
        assert_eq!(found, [
            Token::OpenDict, name("JavaScript"), Token::Text(b"a)b(c)".to_vec()), name("L"), Token::Int(12), Token::Int(0), word("R"),
            name("X"), Token::Text(b"H".to_vec()), Token::OpenArray, Token::Int(-3), word("1.5"), Token::CloseArray, Token::CloseDict,
            word("endobj"),
        ]);
    }
}
