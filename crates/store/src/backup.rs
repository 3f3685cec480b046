//! A backup is a folder: each table as lines of JSON read in one frozen view while the server goes
//! on, a copy of every stored file, and a manifest with the checksum of each part, written last. The
//! same folder restores to either engine, so it is also the way from SQLite to PostgreSQL.

mod restore; // back from the folder
mod rows; // values as JSON
mod write; // into the folder

use serde::{Deserialize, Serialize};

pub use restore::restore;
pub use write::write;

/// Rows read or written at a time.
const PAGE: usize = 500;

/// Every table with its key, in the order of the migrations. `migration` itself is not among them: the
/// store that is restored to has its own.
#[rustfmt::skip]
const TABLES: &[(&str, &[&str])] = &[
    ("dossier", &["id"]),
    ("fact", &["dossier", "seq"]),
    ("code_counter", &["agency", "day"]),
    ("dossier_code", &["agency", "day", "ordinal"]),
    ("paper", &["dossier", "id"]),
    ("content", &["sha256"]),
    ("upload", &["id"]),
    ("consultation", &["dossier", "id"]),
    ("counter_agency_day", &["agency", "day", "measure", "slot"]),
    ("counter_procedure_month", &["procedure", "month", "measure", "slot"]),
    ("account", &["id"]),
    ("role_grant", &["account", "role", "office", "valid_from"]),
    ("session", &["token_hash"]),
    ("draft", &["id"]),
    ("idempotency", &["account", "key"]),
    ("setting", &["name"]),
    ("replay", &["source"]),
    ("catalog_draft", &["id"]),
    ("catalog_edition", &["kind", "key", "number"]),
    ("catalog_fact", &["kind", "key", "seq"]),
    ("catalog_revision", &["id"]),
    ("catalog_migration", &["draft"]),
    ("catalog_migration_kept", &["draft", "dossier"]),
    ("subject", &["kind", "id"]),
    ("subject_fact", &["kind", "id", "seq"]),
    ("subject_key", &["kind", "key"]),
    ("subject_tag", &["kind", "tag", "sort", "id"]),
    ("series", &["name"]),
    ("check_count", &["day", "answer"]),
    ("upload_part", &["id"]),
    ("content_scan", &["sha256"]),
    ("kiosk", &["id"]),
    ("kiosk_sitting", &["id"]),
    ("kiosk_bell", &["id"]),
    ("kiosk_handover", &["code_hash"]),
    ("ticket_counter", &["point", "day", "queue"]),
    ("ticket", &["id"]),
];

/// What is in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this layout.
    pub format: u32,
    /// When the view was frozen.
    pub made_at: jiff::Timestamp,
    /// Checksums of the migrations the rows belong to, in order.
    pub schema: Vec<String>,
    /// The tables.
    pub tables: Vec<TableFile>,
    /// Number of stored files.
    pub files: u64,
    /// Their size together, in bytes.
    pub bytes: u64,
}

/// One table in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFile {
    /// Its name; the file is `NAME.jsonl`.
    pub name: String,
    /// Number of rows.
    pub rows: u64,
    /// Checksum of the file.
    pub sha256: String,
}

/// How far a backup or restore has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows done.
    pub rows: u64,
    /// Files done.
    pub files: u64,
}

/// The file of the manifest; a folder without one is not a backup.
const MANIFEST: &str = "manifest.json";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{engine::portable, migrate};

    #[test]
    fn every_table_is_backed_up_by_its_key() {
        let mut found = Vec::new();
        for statement in migrate::ALL.iter().flat_map(|migration| portable::split(migration.sql)) {
            let Some(table) = statement.strip_prefix("create table ") else { continue };
            let (name, columns) = table.split_once(' ').expect("a table has columns");
            let key = columns.split_once("primary key (").expect("every table has a key").1;
            let key = key.split_once(')').expect("a key is closed").0;
            found.push(format!("{name}: {key}"));
        }
        let listed: Vec<String> = TABLES.iter().map(|(name, key)| format!("{name}: {}", key.join(", "))).collect();
        assert_eq!(found, listed);
    }
}
