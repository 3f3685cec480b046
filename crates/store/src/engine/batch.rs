//! A batch: everything one use case writes, as data, committed whole or not at all.

use std::borrow::Cow;

use super::value::Value;

/// How many rows a statement must touch for the batch to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expect {
    /// Any number, none included.
    Any,
    /// Exactly so many.
    Rows(u64),
    /// So many or more.
    AtLeast(u64),
}

impl Expect {
    /// True if touching `count` rows is what was expected.
    pub fn is_met_by(self, count: u64) -> bool {
        match self {
            Expect::Any => true,
            Expect::Rows(rows) => count == rows,
            Expect::AtLeast(rows) => count >= rows,
        }
    }
}

/// One `insert`, `update` or `delete` with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Portable SQL with `$1`… in order of first use.
    pub sql: Cow<'static, str>,
    /// One value for each placeholder.
    pub args: Vec<Value>,
    /// What it must touch.
    pub expect: Expect,
}

/// Statements that are committed together, in this order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The statements. Rows that many batches fight for (counters, code ordinals) go last, so that
    /// their locks are short.
    pub statements: Vec<Statement>,
}

impl Batch {
    /// A batch without statements; committing it does nothing.
    pub fn new() -> Self {
        Batch::default()
    }

    /// Appends a statement.
    pub fn push(&mut self, sql: impl Into<Cow<'static, str>>, args: Vec<Value>, expect: Expect) -> &mut Self {
        self.statements.push(Statement { sql: sql.into(), args, expect });
        self
    }

    /// Appends the statements of another batch.
    pub fn append(&mut self, other: Batch) -> &mut Self {
        self.statements.extend(other.statements);
        self
    }

    /// True if there is nothing to commit.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }
}

/// A batch is durable: a crash after this value exists cannot lose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Rows touched by each statement, in order.
    pub touched: Vec<u64>,
}
