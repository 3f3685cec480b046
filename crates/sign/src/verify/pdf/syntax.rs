//! From characters to values (ISO 32000-2, 7.2 and 7.3).

use super::{
    budget::Budget,
    value::{Dict, Text, Value},
};

/// How deep arrays and dictionaries may be nested. Honest files stay under twenty.
const DEPTH: usize = 64;

/// What stands here is not PDF, or the work for this file is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// Reads values one after the other.
pub struct Reader<'a> {
    bytes: &'a [u8],
    /// Where it stands.
    pub at: usize,
    /// Whether places in `bytes` are places in the file, and not in an inflated object stream.
    in_file: bool,
    budget: &'a Budget,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

impl<'a> Reader<'a> {
    /// Reads the file itself from a place on.
    pub fn of_file(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self { bytes, at, in_file: true, budget }
    }

    /// Reads an inflated object stream from a place on.
    pub fn of_stream(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self { bytes, at, in_file: false, budget }
    }

    /// Goes past white space and comments.
    pub fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                while self.bytes.get(self.at).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Goes past a word if it stands here, after white space.
    pub fn word(&mut self, word: &[u8]) -> bool {
        self.skip_space();
        let there = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word))
            && !self.bytes.get(self.at + word.len()).is_some_and(|byte| is_regular(*byte));
        if there {
            self.at += word.len();
        }
        there
    }

    /// A whole number without a sign, after white space.
    pub fn number(&mut self) -> Result<u64, Broken> {
        self.skip_space();
        let run = self.run();
        if run.is_empty() || run.len() > 18 || !run.iter().all(u8::is_ascii_digit) {
            return Err(Broken);
        }
        Ok(run.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
    }

    /// One byte, after white space.
    pub fn letter(&mut self) -> Option<u8> {
        self.skip_space();
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    /// The value that stands here.
    ///
    /// # Errors
    /// It is not one, is nested too deep, names a key twice, or the budget is used up.
    pub fn value(&mut self) -> Result<Value, Broken> {
        let from = self.at;
        let value = self.nested(0);
        self.budget.pay(self.at.saturating_sub(from).saturating_add(16)).map_err(|_| Broken)?;
        value
    }

    fn run(&mut self) -> &'a [u8] {
        let from = self.at.min(self.bytes.len());
        let length = self.bytes[from..].iter().take_while(|byte| is_regular(**byte)).count();
        self.at = from + length;
        &self.bytes[from..from + length]
    }

    fn nested(&mut self, depth: usize) -> Result<Value, Broken> {
        if depth > DEPTH {
            return Err(Broken);
        }
        self.skip_space();
        match (self.bytes.get(self.at).copied().ok_or(Broken)?, self.bytes.get(self.at + 1).copied()) {
            (b'/', _) => self.name().map(Value::Name),
            (b'(', _) => self.literal(),
            (b'<', Some(b'<')) => self.dict(depth),
            (b'<', _) => self.hexadecimal(),
            (b'[', _) => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_space();
                    if self.bytes.get(self.at) == Some(&b']') {
                        self.at += 1;
                        return Ok(Value::Array(items));
                    }
                    items.push(self.nested(depth + 1)?);
                }
            }
            _ => self.plain(),
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, Broken> {
        self.at += 1;
        let mut run = self.run().iter();
        let mut name = Vec::new();
        while let Some(&byte) = run.next() {
            let byte = if byte == b'#' {
                let (high, low) = (run.next().ok_or(Broken)?, run.next().ok_or(Broken)?);
                nibble(*high).ok_or(Broken)? * 16 + nibble(*low).ok_or(Broken)?
            } else {
                byte
            };
            name.push(byte);
        }
        Ok(name)
    }

    fn dict(&mut self, depth: usize) -> Result<Value, Broken> {
        self.at += 2;
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            match (self.bytes.get(self.at).copied().ok_or(Broken)?, self.bytes.get(self.at + 1).copied()) {
                (b'>', Some(b'>')) => {
                    self.at += 2;
                    return Ok(Value::Dict(dict));
                }
                (b'/', _) => {
                    let key = self.name()?;
                    let value = self.nested(depth + 1)?;
                    if dict.insert(key, value).is_some() {
                        return Err(Broken);
                    }
                }
                _ => return Err(Broken),
            }
        }
    }

    fn hexadecimal(&mut self) -> Result<Value, Broken> {
        let from = self.at;
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = self.bytes.get(self.at).copied().ok_or(Broken)?;
            self.at += 1;
            match byte {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(nibble(byte).ok_or(Broken)?),
            }
        }
        if digits.len() % 2 == 1 {
            digits.push(0);
        }
        let bytes = digits.as_chunks::<2>().0.iter().map(|[high, low]| high * 16 + low).collect();
        Ok(Value::Text(Text { bytes, at: self.in_file.then_some(from..self.at), hex: true }))
    }

    fn literal(&mut self) -> Result<Value, Broken> {
        let from = self.at;
        self.at += 1;
        let mut open = 1_usize;
        let mut bytes = Vec::new();
        loop {
            let byte = self.bytes.get(self.at).copied().ok_or(Broken)?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => break,
                b')' => open -= 1,
                b'\\' => {
                    self.escaped(&mut bytes)?;
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
        Ok(Value::Text(Text { bytes, at: self.in_file.then_some(from..self.at), hex: false }))
    }

    fn escaped(&mut self, bytes: &mut Vec<u8>) -> Result<(), Broken> {
        let byte = self.bytes.get(self.at).copied().ok_or(Broken)?;
        self.at += 1;
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'\n' => {}
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => code = code * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                bytes.push((code & 0xff) as u8);
            }
            other => bytes.push(other),
        }
        Ok(())
    }

    fn plain(&mut self) -> Result<Value, Broken> {
        let run = self.run();
        match run {
            b"null" => return Ok(Value::Null),
            b"true" => return Ok(Value::Bool(true)),
            b"false" => return Ok(Value::Bool(false)),
            _ => {}
        }
        let text = std::str::from_utf8(run).map_err(|_| Broken)?;
        if let Ok(number) = text.parse::<i64>() {
            return Ok(self.reference(number).unwrap_or(Value::Integer(number)));
        }
        let digits = text.trim_start_matches(['+', '-']);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Ok(Value::Real(run.to_vec()));
        }
        Err(Broken)
    }

    /// `12 0 R`, of which the first number has been read.
    fn reference(&mut self, number: i64) -> Option<Value> {
        let back = self.at;
        let number = u32::try_from(number).ok()?;
        let generation = self.number().ok().and_then(|generation| u16::try_from(generation).ok());
        match generation {
            Some(generation) if self.word(b"R") => Some(Value::Ref(number, generation)),
            _ => {
                self.at = back;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn check(text: &str, expected: &str) {
        let budget = Budget::for_length(text.len());
        let value = Reader::of_stream(text.as_bytes(), 0, &budget).value();
        let said = value.map_or("broken".to_owned(), |value| format!("{value:?}"));
        assert!(said.contains(expected), "{text}: {said}");
    }

    #[test]
    fn values_are_read_as_the_standard_says() {
        check("12", "Integer(12)");
        check("-7 ", "Integer(-7)");
        check("12 0 R", "Ref(12, 0)");
        check("[12 0 R 5 6]", "[Ref(12, 0), Integer(5), Integer(6)]");
        check("-.5", "Real");
        check("/A#42", "Name([65, 66])");
        check("(a\\(b(c)\\101\\\n)", "[97, 40, 98, 40, 99, 41, 65]");
        check("<4 1 5>", "[65, 80]");
        check("% remark\n true", "Bool(true)");
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for text in ["<< /A 1 /A 2 >>", "<4x>", "<< /A >>", "<< 1 2 >>", "(open", "[1", "1x", "/A#4", "", ">"] {
            check(text, "broken");
        }
        check(&"[".repeat(100_000), "broken");
    }

    #[test]
    fn reading_is_paid_for() {
        let budget = Budget::for_length(0);
        while budget.pay(1 << 20).is_ok() {}
        assert_eq!(Reader::of_stream(b"1", 0, &budget).value().map(|_| ()).unwrap_err(), Broken);
        assert!(budget.is_exhausted());
    }
}
