//! The bytes of a stream, inflated within bounds (ISO 32000-2, 7.4.4).

use std::io::Read;

use super::{
    budget::Budget,
    syntax::Broken,
    value::{Dict, Value},
};

/// No stream we read ourselves (cross-references, object streams, certificates, revocation lists) is larger.
const LARGEST: u64 = 32 << 20;

/// Undoes the filters of a stream whose dictionary holds no references.
///
/// # Errors
/// The data does not fit the filter, the filter is another than `FlateDecode`, or it grows beyond all bounds.
pub fn decode(dict: &Dict, raw: &[u8], budget: &Budget) -> Result<Vec<u8>, Broken> {
    let first = |value: &Value| match value {
        Value::Array(items) if items.len() == 1 => items.first().cloned(),
        Value::Array(_) => None,
        other => Some(other.clone()),
    };
    let filter = match dict.get(&b"Filter"[..]) {
        None | Some(Value::Null) => None,
        Some(Value::Array(none)) if none.is_empty() => None,
        Some(value) => Some(first(value).ok_or(Broken)?),
    };
    match filter.as_ref().map(|filter| filter.name().ok_or(Broken)).transpose()? {
        None => {
            budget.pay(raw.len()).map_err(|_| Broken)?;
            Ok(raw.to_vec())
        }
        Some(b"FlateDecode" | b"Fl") => {
            let plain = inflate(raw, budget)?;
            match dict.get(&b"DecodeParms"[..]).and_then(first).as_ref().and_then(Value::dict) {
                Some(parameters) => unpredict(parameters, plain),
                None => Ok(plain),
            }
        }
        Some(_) => Err(Broken),
    }
}

fn inflate(raw: &[u8], budget: &Budget) -> Result<Vec<u8>, Broken> {
    let mut plain = Vec::new();
    let mut reader = flate2::read::ZlibDecoder::new(raw).take(LARGEST);
    let mut block = vec![0; 16 << 10];
    loop {
        let count = reader.read(&mut block).map_err(|_| Broken)?;
        if count == 0 {
            break;
        }
        budget.pay(count).map_err(|_| Broken)?;
        plain.extend_from_slice(&block[..count]);
    }
    if plain.len() as u64 == LARGEST { Err(Broken) } else { Ok(plain) }
}

/// Undoes the predictors of PNG, which cross-reference streams are usually written with.
fn unpredict(parameters: &Dict, plain: Vec<u8>) -> Result<Vec<u8>, Broken> {
    let number = |key: &[u8], otherwise| match parameters.get(key) {
        None => Ok(otherwise),
        Some(value) => value.offset().ok_or(Broken),
    };
    let predictor = number(b"Predictor", 1)?;
    if predictor == 1 {
        return Ok(plain);
    }
    let (columns, colours, bits) = (number(b"Columns", 1)?, number(b"Colors", 1)?, number(b"BitsPerComponent", 8)?);
    if predictor < 10 || bits != 8 || colours != 1 || columns == 0 || columns > 1 << 16 {
        return Err(Broken);
    }
    let mut above = vec![0_u8; columns];
    let mut out = Vec::with_capacity(plain.len());
    for line in plain.chunks_exact(columns + 1) {
        let mut row = vec![0_u8; columns];
        for (at, &byte) in line[1..].iter().enumerate() {
            let left = if at == 0 { 0 } else { row[at - 1] };
            let corner = if at == 0 { 0 } else { above[at - 1] };
            let guess = match line[0] {
                0 => 0,
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                4 => paeth(left, above[at], corner),
                _ => return Err(Broken),
            };
            row[at] = byte.wrapping_add(guess);
        }
        out.extend_from_slice(&row);
        above = row;
    }
    Ok(out)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let sum = i16::from(left) + i16::from(above) - i16::from(corner);
    let away = |byte: u8| (sum - i16::from(byte)).abs();
    if away(left) <= away(above) && away(left) <= away(corner) {
        left
    } else if away(above) <= away(corner) {
        above
    } else {
        corner
    }
}
