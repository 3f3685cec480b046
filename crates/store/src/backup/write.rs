//! Into the folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{MANIFEST, Manifest, PAGE, Progress, TABLES, TableFile, rows};
use crate::args;
use crate::content::Content;
use crate::engine::fault::Fault;
use crate::engine::value::Value;
use crate::engine::{Snapshot, Store};
use crate::migrate;

/// Writes a backup to `folder`, which must not exist or be empty. The server may go on working.
///
/// # Errors
/// If the folder has something in it, a stored file is missing or damaged, or the disk or engine fails. The
/// folder then has no manifest and cannot be restored from.
pub async fn write(
    store: &Store,
    content: &Content,
    folder: &Path,
    now: Timestamp,
    mut progress: impl FnMut(Progress),
) -> Result<Manifest, Fault> {
    fs::create_dir_all(folder).map_err(|error| Fault::file(folder, error))?;
    if fs::read_dir(folder).map_err(|error| Fault::file(folder, error))?.next().is_some() {
        return Err(Fault::file(folder, "is not empty, give another folder"));
    }
    let snapshot = store.snapshot().await?;
    let mut done = Progress::default();
    let mut tables = Vec::with_capacity(TABLES.len());
    for (name, key) in TABLES {
        tables.push(table(&snapshot, folder, name, key, &mut done, &mut progress).await?);
    }
    // A row of `content` is committed after its file, so every file of this view is there.
    let bytes = files(&snapshot, content, &folder.join("content"), &mut done, &mut progress).await?;
    let schema = migrate::ALL.iter().map(|migration| migrate::checksum(migration.sql)).collect();
    let manifest = Manifest { format: 1, made_at: now, schema, tables, files: done.files, bytes };
    let path = folder.join(MANIFEST);
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| Fault::file(&path, error))?;
    fs::write(&path, text).map_err(|error| Fault::file(&path, error))?;
    for path in [&path, folder] {
        File::open(path).and_then(|file| file.sync_all()).map_err(|error| Fault::file(path, error))?;
    }
    Ok(manifest)
}

async fn table(
    snapshot: &Snapshot,
    folder: &Path,
    name: &str,
    key: &[&str],
    done: &mut Progress,
    progress: &mut impl FnMut(Progress),
) -> Result<TableFile, Fault> {
    let path = folder.join(format!("{name}.jsonl"));
    let broken = |error: io::Error| Fault::file(&path, error);
    let mut file = Hashed { out: BufWriter::new(File::create_new(&path).map_err(broken)?), hasher: Sha256::new() };
    let mut count = 0;
    let mut after: Vec<Value> = Vec::new();
    loop {
        let page = snapshot.query(&page_of(name, key, after.is_empty()), &after).await?;
        for (place, row) in page.iter().enumerate() {
            if count == 0 && place == 0 {
                file.line(&row.columns()).map_err(broken)?;
            }
            let values: Vec<_> = row.values().iter().map(rows::to_json).collect();
            file.line(&values).map_err(broken)?;
        }
        count += page.len() as u64;
        done.rows += page.len() as u64;
        progress(*done);
        let Some(last) = page.last().filter(|_| page.len() == PAGE) else { break };
        after = key.iter().map(|column| last.get(column).cloned()).collect::<Result<_, _>>()?;
        tokio::task::yield_now().await;
    }
    let Hashed { out, hasher } = file;
    let file = out.into_inner().map_err(|error| Fault::file(&path, error.error()))?;
    file.sync_all().map_err(broken)?;
    Ok(TableFile { name: name.to_owned(), rows: count, sha256: hex::encode(hasher.finalize()) })
}

fn page_of(table: &str, key: &[&str], is_first: bool) -> String {
    let order = key.join(", ");
    let places: Vec<String> = (1..=key.len()).map(|place| format!("${place}")).collect();
    let after = if is_first { String::new() } else { format!("where ({order}) > ({}) ", places.join(", ")) };
    format!("select * from {table} {after}order by {order} limit {PAGE}")
}

async fn files(
    snapshot: &Snapshot,
    content: &Content,
    folder: &Path,
    done: &mut Progress,
    progress: &mut impl FnMut(Progress),
) -> Result<u64, Fault> {
    const READ: &str = "select sha256 from content where sha256 > $1 order by sha256 limit $2";
    let copy = Content::open(folder, u64::MAX).await?;
    let mut bytes = 0;
    let mut last = String::new();
    loop {
        let page = snapshot.query(READ, &args![&last, PAGE as i64]).await?;
        for row in &page {
            last = row.string("sha256")?;
            bytes += content.copy_to(&copy, &last).await?;
            done.files += 1;
            progress(*done);
        }
        if page.len() < PAGE {
            return Ok(bytes);
        }
    }
}

/// A file that hashes what goes into it.
struct Hashed {
    out: BufWriter<File>,
    hasher: Sha256,
}

impl Hashed {
    fn line<T: serde::Serialize>(&mut self, value: &T) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.hasher.update(&line);
        self.out.write_all(&line)
    }
}
