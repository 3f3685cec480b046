//! Back from the folder, into an empty store.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{MANIFEST, Manifest, PAGE, Progress, TABLES, TableFile, rows};
use crate::content::{Content, is_hash};
use crate::engine::Store;
use crate::engine::batch::{Batch, Expect};
use crate::engine::fault::{CommitError, Fault};
use crate::engine::value::Value;
use crate::migrate;

/// Restores a backup into a migrated, empty store and an empty content folder. Checks every
/// checksum before the first row is written.
///
/// # Errors
/// If the folder is not a whole backup of this schema, if store or content already hold something,
/// or if disk or engine fail. What was restored until then must be thrown away.
pub async fn restore(
    store: &Store,
    content: &Content,
    folder: &Path,
    mut progress: impl FnMut(Progress),
) -> Result<Manifest, Fault> {
    let manifest = read_manifest(folder)?;
    for table in &manifest.tables {
        check_table(folder, table)?;
    }
    refuse_to_overwrite(store).await?;
    let mut done = Progress::default();
    let copy = Content::open(folder.join("content"), u64::MAX).await?;
    for table in &manifest.tables {
        let hashes = load(store, folder, table, &mut done, &mut progress).await?;
        for sha256 in hashes {
            copy.copy_to(content, &sha256).await?;
            done.files += 1;
            progress(done);
        }
    }
    if done.files != manifest.files {
        return Err(damaged(folder, &format!("has {} files, the manifest says {}", done.files, manifest.files)));
    }
    Ok(manifest)
}

fn read_manifest(folder: &Path) -> Result<Manifest, Fault> {
    let path = folder.join(MANIFEST);
    let text = std::fs::read(&path).map_err(|error| Fault::file(&path, error))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| Fault::file(&path, error))?;
    let schema: Vec<String> = migrate::ALL.iter().map(|migration| migrate::checksum(migration.sql)).collect();
    if manifest.format != 1 || manifest.schema != schema {
        return Err(damaged(folder, "was made by a program of another version, restore it with that one"));
    }
    let names = TABLES.iter().map(|(name, _)| *name);
    if !names.eq(manifest.tables.iter().map(|table| table.name.as_str())) {
        return Err(damaged(folder, "does not have the tables of this schema"));
    }
    Ok(manifest)
}

fn check_table(folder: &Path, table: &TableFile) -> Result<(), Fault> {
    let path = folder.join(format!("{}.jsonl", table.name));
    let broken = |error: io::Error| Fault::file(&path, error);
    let mut file = File::open(&path).map_err(broken)?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut part).map_err(broken)?;
        if count == 0 {
            break;
        }
        hasher.update(&part[..count]);
    }
    if hex::encode(hasher.finalize()) != table.sha256 {
        return Err(Fault::file(&path, "is not what the manifest says"));
    }
    Ok(())
}

async fn refuse_to_overwrite(store: &Store) -> Result<(), Fault> {
    for (name, _) in TABLES {
        if !store.query(&format!("select 1 as one from {name} limit 1"), &[]).await?.is_empty() {
            return Err(Fault::Engine(format!("the table {name} is not empty: restore into a new, empty store")));
        }
    }
    Ok(())
}

/// Loads one table and returns the hashes in it, if it is the one that lists the files.
async fn load(
    store: &Store,
    folder: &Path,
    table: &TableFile,
    done: &mut Progress,
    progress: &mut impl FnMut(Progress),
) -> Result<Vec<String>, Fault> {
    let path = folder.join(format!("{}.jsonl", table.name));
    let file = BufReader::new(File::open(&path).map_err(|error| Fault::file(&path, error))?);
    let mut lines = file.lines();
    let mut hashes = Vec::new();
    let Some(columns) = lines.next() else { return Ok(hashes) };
    let columns: Vec<String> = columns
        .map_err(|error| error.to_string())
        .and_then(|line| serde_json::from_str(&line).map_err(|error| error.to_string()))
        .map_err(|error| Fault::file(&path, error))?;
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    let insert = format!("insert into {} ({}) values ({})", table.name, columns.join(", "), places.join(", "));
    let mut batch = Batch::new();
    for line in lines {
        let line = line.map_err(|error| Fault::file(&path, error))?;
        let values = values(&line).ok_or_else(|| Fault::file(&path, "has a line that is not a row"))?;
        if table.name == "content"
            && let Some(Value::Text(sha256)) = columns.iter().position(|name| name == "sha256").map(|at| &values[at])
        {
            if !is_hash(sha256) {
                return Err(Fault::file(&path, "has a name that is not a hash"));
            }
            hashes.push(sha256.clone());
        }
        batch.push(insert.clone(), values, Expect::Rows(1));
        if batch.statements.len() == PAGE {
            flush(store, &mut batch, done, progress).await?;
        }
    }
    flush(store, &mut batch, done, progress).await?;
    Ok(hashes)
}

fn values(line: &str) -> Option<Vec<Value>> {
    let row: Vec<serde_json::Value> = serde_json::from_str(line).ok()?;
    row.iter().map(rows::to_value).collect()
}

async fn flush(
    store: &Store,
    batch: &mut Batch,
    done: &mut Progress,
    progress: &mut impl FnMut(Progress),
) -> Result<(), Fault> {
    let committed = store.commit(std::mem::take(batch)).await.map_err(|error| match error {
        CommitError::Fault(fault) => fault,
        other => Fault::Engine(other.to_string()),
    })?;
    done.rows += committed.touched.len() as u64;
    progress(*done);
    Ok(())
}

fn damaged(folder: &Path, problem: &str) -> Fault {
    Fault::file(folder, format!("this backup {problem}"))
}
