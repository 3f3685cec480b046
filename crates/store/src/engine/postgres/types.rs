//! Values to and from the PostgreSQL wire.

use std::error::Error;
use std::sync::Arc;

use bytes::BytesMut;
use tokio_postgres::Statement;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::super::fault::Fault;
use super::super::value::{Row, Value};

/// Refuses arguments that could not be sent. This must happen before the first message of a batch:
/// a statement that fails on our side would be missing from a transaction that then commits.
pub(super) fn check(statement: &Statement, args: &[Value]) -> Result<(), Fault> {
    let wanted = statement.params();
    if wanted.len() != args.len() {
        let wanted = wanted.len();
        return Err(Fault::Engine(format!("the statement has {wanted} placeholders and {} arguments", args.len())));
    }
    for (place, (value, ty)) in args.iter().zip(wanted).enumerate() {
        if !fits(value, ty) {
            return Err(Fault::Engine(format!("argument ${} does not fit the type {ty}", place + 1)));
        }
    }
    Ok(())
}

fn fits(value: &Value, ty: &Type) -> bool {
    match value {
        Value::Null => true,
        Value::Int(value) => *ty == Type::INT8 || *ty == Type::INT4 && i32::try_from(*value).is_ok(),
        Value::Real(_) => *ty == Type::FLOAT8,
        Value::Text(value) => {
            [Type::TEXT, Type::VARCHAR, Type::UNKNOWN].contains(ty) && i32::try_from(value.len()).is_ok()
        }
        Value::Blob(value) => *ty == Type::BYTEA && i32::try_from(value.len()).is_ok(),
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
            Value::Int(value) => value.to_sql(ty, out),
            Value::Real(value) => value.to_sql(ty, out),
            Value::Text(value) => value.to_sql(ty, out),
            Value::Blob(value) => value.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // `check` has compared value and type already; a type alone says nothing here.
        true
    }

    to_sql_checked!();
}

/// Reads one row of the wire into portable values.
pub(super) fn row(columns: &Arc<[String]>, row: &tokio_postgres::Row) -> Result<Row, Fault> {
    let values = (0..columns.len()).map(|place| value(row, place)).collect::<Result<_, _>>()?;
    Ok(Row { columns: Arc::clone(columns), values })
}

fn value(row: &tokio_postgres::Row, place: usize) -> Result<Value, Fault> {
    let column = &row.columns()[place];
    let value = match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(place).map(|value| value.map(Value::Int)),
        Type::INT4 => row.try_get::<_, Option<i32>>(place).map(|value| value.map(Value::from)),
        Type::BOOL => row.try_get::<_, Option<bool>>(place).map(|value| value.map(Value::from)),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(place).map(|value| value.map(Value::Real)),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<String>>(place).map(|value| value.map(Value::Text))
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(place).map(|value| value.map(Value::Blob)),
        ref other => {
            let problem =
                format!("has the type {other}, which is not portable: cast it to bigint, text or double precision");
            return Err(Fault::Column { column: column.name().to_owned(), problem });
        }
    };
    let value =
        value.map_err(|error| Fault::Column { column: column.name().to_owned(), problem: error.to_string() })?;
    Ok(value.unwrap_or(Value::Null))
}
