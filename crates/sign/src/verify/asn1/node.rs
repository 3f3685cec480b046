//! One element: tag, length, contents.

/// Nothing in certificates, signatures and timestamps is nested deeper.
pub const DEPTH: usize = 32;

/// What stands here is not ASN.1, or not the element that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Tags of the elements we meet.
pub mod tag {
    /// BOOLEAN.
    pub const BOOLEAN: u8 = 0x01;
    /// INTEGER.
    pub const INTEGER: u8 = 0x02;
    /// BIT STRING.
    pub const BITS: u8 = 0x03;
    /// OCTET STRING.
    pub const OCTETS: u8 = 0x04;
    /// OBJECT IDENTIFIER.
    pub const OID: u8 = 0x06;
    /// ENUMERATED.
    pub const ENUMERATED: u8 = 0x0a;
    /// SEQUENCE and SEQUENCE OF.
    pub const SEQUENCE: u8 = 0x30;
    /// SET and SET OF.
    pub const SET: u8 = 0x31;
    /// `[n]`, constructed.
    pub const fn context(number: u8) -> u8 {
        0xa0 | number
    }
    /// `[n] IMPLICIT` of a primitive type.
    pub const fn primitive(number: u8) -> u8 {
        0x80 | number
    }
}

/// One element of a longer text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Its tag.
    pub tag: u8,
    /// All of it, tag and length included.
    pub whole: &'a [u8],
    /// Its contents.
    pub body: &'a [u8],
}

impl<'a> Node<'a> {
    /// The element at the beginning, and what follows it.
    ///
    /// # Errors
    /// There is none, it is cut off, or its length is not written in the one way that is allowed.
    pub fn first(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), Malformed> {
        let [tag, length, rest @ ..] = bytes else { return Err(Malformed) };
        if tag & 0x1f == 0x1f {
            return Err(Malformed);
        }
        let (length, header) = match *length {
            short @ 0..=0x7f => (usize::from(short), 2),
            long @ 0x81..=0x84 => {
                let count = usize::from(long & 0x7f);
                let digits = rest.get(..count).ok_or(Malformed)?;
                let length = digits.iter().fold(0_usize, |sum, digit| (sum << 8) | usize::from(*digit));
                (length, 2 + count)
            }
            _ => return Err(Malformed),
        };
        let end = header.checked_add(length).ok_or(Malformed)?;
        let whole = bytes.get(..end).ok_or(Malformed)?;
        Ok((Self { tag: *tag, whole, body: &whole[header..] }, &bytes[end..]))
    }

    /// The one element these bytes are.
    ///
    /// # Errors
    /// They are not, or something follows.
    pub fn only(bytes: &'a [u8]) -> Result<Self, Malformed> {
        match Self::first(bytes)? {
            (node, []) => Ok(node),
            _ => Err(Malformed),
        }
    }

    /// Itself, if it has this tag.
    ///
    /// # Errors
    /// It has another.
    pub fn tagged(self, tag: u8) -> Result<Self, Malformed> {
        if self.tag == tag { Ok(self) } else { Err(Malformed) }
    }

    /// Its parts, to be taken one by one.
    pub fn parts(self) -> Parts<'a> {
        Parts { rest: self.body }
    }

    /// The parts of a SEQUENCE.
    ///
    /// # Errors
    /// It is none.
    pub fn sequence(self) -> Result<Parts<'a>, Malformed> {
        Ok(self.tagged(tag::SEQUENCE)?.parts())
    }

    /// The contents of a BIT STRING of whole bytes.
    ///
    /// # Errors
    /// It is none.
    pub fn bits(self) -> Result<&'a [u8], Malformed> {
        match self.tagged(tag::BITS)?.body {
            [0, bytes @ ..] => Ok(bytes),
            _ => Err(Malformed),
        }
    }

    /// A small INTEGER.
    ///
    /// # Errors
    /// It is none, negative, or larger than 32 bits.
    pub fn small(self) -> Result<u32, Malformed> {
        match self.body {
            [] | [0x80..=0xff, ..] => Err(Malformed),
            digits if digits.len() > 5 || digits.len() == 5 && digits[0] != 0 => Err(Malformed),
            digits => Ok(digits.iter().fold(0, |sum, digit| (sum << 8) | u32::from(*digit))),
        }
    }
}

/// The parts of an element.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The next part.
    ///
    /// # Errors
    /// There is none.
    pub fn any(&mut self) -> Result<Node<'a>, Malformed> {
        let (node, rest) = Node::first(self.rest)?;
        self.rest = rest;
        Ok(node)
    }

    /// The next part, which must have this tag.
    ///
    /// # Errors
    /// There is none, or it has another.
    pub fn next(&mut self, tag: u8) -> Result<Node<'a>, Malformed> {
        self.any()?.tagged(tag)
    }

    /// The next part, if it has this tag.
    ///
    /// # Errors
    /// The next part is damaged.
    pub fn optional(&mut self, tag: u8) -> Result<Option<Node<'a>>, Malformed> {
        if self.rest.first() == Some(&tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// All parts that are left.
    ///
    /// # Errors
    /// One of them is damaged.
    pub fn all(mut self) -> Result<Vec<Node<'a>>, Malformed> {
        let mut nodes = Vec::new();
        while !self.rest.is_empty() {
            nodes.push(self.any()?);
        }
        Ok(nodes)
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}
