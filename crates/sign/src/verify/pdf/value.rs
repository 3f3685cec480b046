//! What an object can be (ISO 32000-2, 7.3).

use std::{collections::BTreeMap, ops::Range};

/// A dictionary. The reader refuses one that names a key twice: which of the two counts differs from program to program.
pub type Dict = BTreeMap<Vec<u8>, Value>;

/// A value of the file.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing; also what a reference to a missing object means.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, as it is written.
    Real(Vec<u8>),
    /// A name, without the slash and with `#xx` resolved.
    Name(Vec<u8>),
    /// A string.
    Text(Text),
    /// An array.
    Array(Vec<Value>),
    /// A dictionary.
    Dict(Dict),
    /// A dictionary followed by bytes.
    Stream(Dict, Range<usize>),
    /// A reference to an object by number and generation.
    Ref(u32, u16),
}

/// A string, and where in the file it stands.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its bytes, decoded.
    pub bytes: Vec<u8>,
    /// From its opening to behind its closing delimiter, in the file; nothing inside an object stream.
    pub at: Option<Range<usize>>,
    /// Whether it is written in hexadecimal.
    pub hex: bool,
}

impl Value {
    /// The dictionary of a dictionary or stream.
    pub fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            _ => None,
        }
    }

    /// The elements of an array.
    pub fn array(&self) -> Option<&[Value]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The name.
    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The whole number.
    pub fn integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }

    /// The whole number, if it can be a place in a file.
    pub fn offset(&self) -> Option<usize> {
        self.integer().and_then(|number| usize::try_from(number).ok())
    }

    /// The string.
    pub fn text(&self) -> Option<&Text> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number of the object referred to.
    pub fn reference(&self) -> Option<u32> {
        if let Self::Ref(number, _) = self { Some(*number) } else { None }
    }

    /// Whether two values say the same, wherever they stand in the file.
    pub fn same(&self, other: &Self, bytes: &[u8]) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Real(a), Self::Real(b)) | (Self::Name(a), Self::Name(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a.bytes == b.bytes,
            (Self::Array(a), Self::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b, bytes)),
            (Self::Dict(a), Self::Dict(b)) => same_dict(a, b, bytes),
            (Self::Stream(a, x), Self::Stream(b, y)) => {
                same_dict(a, b, bytes) && bytes.get(x.clone()) == bytes.get(y.clone())
            }
            (Self::Ref(a, g), Self::Ref(b, h)) => a == b && g == h,
            _ => false,
        }
    }
}

fn same_dict(a: &Dict, b: &Dict, bytes: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|((k, a), (l, b))| k == l && a.same(b, bytes))
}
