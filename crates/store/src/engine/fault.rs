//! What can go wrong: the rules of the batch said no, or the engine failed.

/// The store failed; nobody outside can do anything about it but try later.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// The database refused the statement or broke while running it; nothing of the batch remains.
    #[error("the database refused: {0}")]
    Engine(String),
    /// The connection was lost while committing: the batch is either whole or absent, and only a
    /// new look can tell. Callers with an idempotency key may simply send again.
    #[error("the connection was lost while committing, look before sending again: {0}")]
    Unknown(String),
    /// No connection, or no place in the queue, within the time allowed.
    #[error("the store is too busy: {0}")]
    Busy(String),
    /// A result has no such column, or another type in it.
    #[error("column {column} {problem}")]
    Column {
        /// Name of the column asked for.
        column: String,
        /// What is wrong with it.
        problem: String,
    },
    /// What is stored contradicts itself.
    #[error("the stored data is damaged: {0}")]
    Damaged(String),
    /// A file or folder of the store failed.
    #[error("{path}: {problem}")]
    File {
        /// The file or folder.
        path: String,
        /// What the operating system said.
        problem: String,
    },
    /// The SQL is outside the portable subset, see `engine/portable.rs`.
    #[error("not portable: {0}")]
    NotPortable(String),
}

impl Fault {
    /// Names the file an operation failed on.
    pub fn file(path: &std::path::Path, problem: impl std::fmt::Display) -> Self {
        Fault::File { path: path.display().to_string(), problem: problem.to_string() }
    }
}

/// Why a batch was not committed. In every case nothing of it remains (but see [`Fault::Unknown`]).
#[derive(Debug, Clone, thiserror::Error)]
pub enum CommitError {
    /// A statement did not touch what it was expected to: somebody else was faster. Load again,
    /// decide again.
    #[error("statement {statement} found other rows than expected, load again and decide again")]
    Conflict {
        /// Place of the statement in the batch, from 0.
        statement: usize,
    },
    /// A row with this key exists already.
    #[error("statement {statement} repeats a key that must be unique: {constraint}")]
    Unique {
        /// Place of the statement in the batch, from 0.
        statement: usize,
        /// Table and columns joined by `_`, as constraints are named in `migrations/`.
        constraint: String,
    },
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}
