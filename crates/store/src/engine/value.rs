//! What goes into a statement and what comes out of a query: five kinds of value, on either engine.

use std::sync::Arc;

use jiff::Timestamp;

use super::fault::Fault;

/// One SQL value. The portable subset knows no others: flags are `Int` 0/1, times are `Int` epoch
/// milliseconds, JSON is `Text`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL null.
    Null,
    /// `bigint`.
    Int(i64),
    /// `double precision`.
    Real(f64),
    /// `text`.
    Text(String),
    /// `blob`.
    Blob(Vec<u8>),
}

/// Builds the argument list of a statement: `args![id, version, now]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { Vec::<$crate::Value>::from([$($crate::Value::from($value)),*]) };
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Value::Int(i64::from(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Value::Int(i64::from(value))
    }
}

impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Value::Int(i64::from(value))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Int(i64::from(value))
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Real(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::Text(value)
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Value::Text(value.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Value::Blob(value)
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Value::Int(value.as_millisecond())
    }
}

impl From<jiff::civil::Date> for Value {
    fn from(value: jiff::civil::Date) -> Self {
        Value::Text(value.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// One row of a result, read by column name. A missing column or another type is an error that
/// names the column, never a panic.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub(crate) columns: Arc<[String]>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The column names, in the order of the select list.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The values, in the order of the select list.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Whatever stands in `column`.
    pub fn get(&self, column: &str) -> Result<&Value, Fault> {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.values.get(place)).ok_or_else(|| Fault::Column {
            column: column.to_owned(),
            problem: format!("is not in the result, which has {}", self.columns.join(", ")),
        })
    }

    /// A `bigint` that is never null.
    pub fn int(&self, column: &str) -> Result<i64, Fault> {
        self.opt_int(column)?.ok_or_else(|| null(column))
    }

    /// A `bigint` or null.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, Fault> {
        match self.get(column)? {
            Value::Null => Ok(None),
            Value::Int(value) => Ok(Some(*value)),
            other => Err(wrong(column, "bigint", other)),
        }
    }

    /// A flag kept as 0 or 1.
    pub fn flag(&self, column: &str) -> Result<bool, Fault> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(Fault::Column { column: column.to_owned(), problem: format!("should be 0 or 1, is {other}") }),
        }
    }

    /// A `double precision` that is never null; a whole number is accepted, as SQLite may give one.
    pub fn real(&self, column: &str) -> Result<f64, Fault> {
        match self.get(column)? {
            Value::Real(value) => Ok(*value),
            #[expect(
                clippy::cast_precision_loss,
                reason = "the column was declared double, so the precision was given up when it was written"
            )]
            Value::Int(value) => Ok(*value as f64),
            Value::Null => Err(null(column)),
            other => Err(wrong(column, "double precision", other)),
        }
    }

    /// A `text` that is never null.
    pub fn text(&self, column: &str) -> Result<&str, Fault> {
        self.opt_text(column)?.ok_or_else(|| null(column))
    }

    /// A `text` or null.
    pub fn opt_text(&self, column: &str) -> Result<Option<&str>, Fault> {
        match self.get(column)? {
            Value::Null => Ok(None),
            Value::Text(value) => Ok(Some(value)),
            other => Err(wrong(column, "text", other)),
        }
    }

    /// A `text` as an owned string.
    pub fn string(&self, column: &str) -> Result<String, Fault> {
        self.text(column).map(str::to_owned)
    }

    /// A `text` or null as an owned string.
    pub fn opt_string(&self, column: &str) -> Result<Option<String>, Fault> {
        Ok(self.opt_text(column)?.map(str::to_owned))
    }

    /// A `blob` that is never null.
    pub fn blob(&self, column: &str) -> Result<&[u8], Fault> {
        match self.get(column)? {
            Value::Blob(value) => Ok(value),
            Value::Null => Err(null(column)),
            other => Err(wrong(column, "blob", other)),
        }
    }

    /// A time kept as epoch milliseconds.
    pub fn time(&self, column: &str) -> Result<Timestamp, Fault> {
        to_time(column, self.int(column)?)
    }

    /// A time kept as epoch milliseconds, or null.
    pub fn opt_time(&self, column: &str) -> Result<Option<Timestamp>, Fault> {
        self.opt_int(column)?.map(|value| to_time(column, value)).transpose()
    }
}

fn to_time(column: &str, value: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(value)
        .map_err(|error| Fault::Column { column: column.to_owned(), problem: error.to_string() })
}

fn null(column: &str) -> Fault {
    Fault::Column { column: column.to_owned(), problem: "is null".to_owned() }
}

fn wrong(column: &str, wanted: &str, found: &Value) -> Fault {
    let found = match found {
        Value::Null => "null",
        Value::Int(_) => "bigint",
        Value::Real(_) => "double precision",
        Value::Text(_) => "text",
        Value::Blob(_) => "blob",
    };
    Fault::Column { column: column.to_owned(), problem: format!("should be {wanted}, is {found}") }
}
