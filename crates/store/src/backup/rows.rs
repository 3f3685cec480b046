//! Values as JSON, one array a row. Whole numbers, texts and nulls are themselves; the rest says what it is.

use serde_json::{Value as Json, json};

use crate::engine::value::Value;

pub(super) fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(value) => json!(value),
        Value::Text(value) => json!(value),
        // As bits: a decimal text could round, and JSON has no infinity.
        Value::Real(value) => json!({ "real": value.to_bits() }),
        Value::Blob(value) => json!({ "blob": hex::encode(value) }),
    }
}

pub(super) fn to_value(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::Null),
        Json::Number(number) => number.as_i64().map(Value::Int),
        Json::String(text) => Some(Value::Text(text.clone())),
        Json::Object(object) => match object.iter().next()? {
            (kind, bits) if kind == "real" => bits.as_u64().map(f64::from_bits).map(Value::Real),
            (kind, Json::String(text)) if kind == "blob" => hex::decode(text).ok().map(Value::Blob),
            _ => None,
        },
        Json::Bool(_) | Json::Array(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_value_comes_back_as_it_was(int: i64, bits: u64, text: String, blob: Vec<u8>) {
            for value in [Value::Null, Value::Int(int), Value::Text(text), Value::Blob(blob)] {
                prop_assert_eq!(to_value(&to_json(&value)), Some(value));
            }
            match to_value(&to_json(&Value::Real(f64::from_bits(bits)))) {
                Some(Value::Real(back)) => prop_assert_eq!(back.to_bits(), bits),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
