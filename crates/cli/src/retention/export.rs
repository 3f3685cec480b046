//! `motcua retention export`: per document its file and its facts, an index that any table program opens, and checksums by
//! which all of it can be checked again, here or with `sha256sum -c`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::Error;
use app::retention::export::{file, next};
use app::words::Value;
use clap::Args;
use domain::document::item::{Document, Status};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::place::private_folder;
use crate::serve::{log_to_stderr, runtime};
use crate::station::desk::{Desk, Opened};
use crate::station::folder::sha256;
use crate::{Answer, Context, print_json, progress, say};

/// The name of the manifest, written last: a folder without one is not finished.
pub(super) const MANIFEST: &str = "manifest.json";
/// The same checksums for `sha256sum -c`.
pub(super) const SUMS: &str = "manifest.sha256";
/// One line a document.
const INDEX: &str = "index.csv";
/// Says whose export a folder is that is not finished yet.
const BEGUN: &str = "begun.json";
/// The columns of the index.
const COLUMNS: &str = "id,code,title,number,owner,owner_number,issuer,issued_on,valid_to,kept_at,keep_until,status,source,\
                       file,sha256,size,media_type";

/// What `motcua retention export` can be asked.
#[derive(Args)]
#[command(
    about = "Write the documents of an office with their facts into a folder, for an archive",
    after_help = "Example:  motcua retention export /srv/archive --data /srv/motcua --as thu --office H26.00082\n\n\
                  The folder: index.csv, one line a document; ID/document.json, the document with everything that happened \
                  to it; ID/document.pdf or another ending, its file unless it was destroyed; manifest.json and \
                  manifest.sha256, the checksums. Stopped in the middle, the same command goes on.\n\n\
                  Hold it against its manifest later:  motcua retention check /srv/archive\n\
                  Without this program:  cd /srv/archive && sha256sum -c manifest.sha256"
)]
pub struct Options {
    /// The folder: empty, or one whose export was stopped in the middle.
    folder: PathBuf,
    #[command(flatten)]
    desk: Desk,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// What the folder holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The office whose documents they are.
    pub office: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: String,
    /// How many documents.
    pub documents: usize,
    /// SHA-256 of every file, by its path in the folder.
    pub files: BTreeMap<String, String>,
}

/// Runs the command.
///
/// # Errors
/// A folder that is not empty or cannot be written; a city that cannot be opened.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let count = |number: usize| Value::Count(number as i64);
    private_folder(&options.folder)?;
    let bar = progress::count(&context.words.get(context.lang, "cli-exporting", &[]))?;
    let manifest = runtime()?.block_on(async {
        let opened = options.desk.open(context).await?;
        begin(&options.folder, opened.office.as_str())?;
        export(context, &opened, &options.folder, || bar.inc(1)).await
    });
    bar.finish_and_clear();
    let manifest = manifest?;
    if options.json {
        print_json(&manifest)?;
    } else {
        let args = [("documents", count(manifest.documents)), ("files", count(manifest.files.len()))];
        say(context.words.get(context.lang, "cli-exported", &args));
    }
    Ok(Answer::Yes)
}

/// Makes sure that the folder is empty, or of the same export.
fn begin(folder: &Path, office: &str) -> Result<()> {
    let begun = folder.join(BEGUN);
    if fs::read(&begun).is_ok_and(|found| found == office.as_bytes()) {
        return Ok(());
    }
    if fs::read_dir(folder)?.next().is_some() {
        bail!("the folder {} is not empty", folder.display());
    }
    Ok(fs::write(begun, office)?)
}

async fn export(context: &Context, opened: &Opened, folder: &Path, mut done: impl FnMut()) -> Result<Manifest> {
    let told = |why: Error| match why {
        Error::Fault(fault) => fault,
        why => anyhow::anyhow!(why.tell(&context.words, context.lang, "")),
    };
    let ctx = opened.ctx();
    let mut manifest = Manifest {
        office: opened.office.to_string(),
        made_at: ctx.now,
        made_by: ctx.actor.name().to_owned(),
        documents: 0,
        files: BTreeMap::new(),
    };
    let mut index = vec![COLUMNS.to_owned()];
    let mut after = None;
    loop {
        let page = next(&ctx, &opened.office, after.as_ref()).await.map_err(told)?;
        let Some((place, _)) = page.last() else { break };
        after = Some(place.clone());
        for (_, exported) in &page {
            let kept = &exported.document.item.file.sha256;
            let named = has_file(&exported.document).then(|| name(&exported.document));
            let have = |name: &String| sha256(&folder.join(name)).is_ok_and(|found| found == *kept);
            if let Some(name) = named.as_ref().filter(|name| !have(name)) {
                private_folder(&folder.join(exported.document.id.to_string()))?;
                let bytes = file(&ctx, &exported.document).await.map_err(told)?;
                write(&folder.join(name), &bytes.context("a file of a document that was not destroyed is gone")?)?;
            }
            let facts = format!("{}/document.json", exported.document.id);
            private_folder(&folder.join(exported.document.id.to_string()))?;
            write(&folder.join(&facts), &serde_json::to_vec_pretty(exported)?)?;
            index.push(line(&exported.document, named.as_deref())?);
            for name in named.into_iter().chain([facts]) {
                let hash = sha256(&folder.join(&name))?;
                manifest.files.insert(name, hash);
            }
            manifest.documents += 1;
            done();
        }
    }
    write(&folder.join(INDEX), (index.join("\r\n") + "\r\n").as_bytes())?;
    manifest.files.insert(INDEX.to_owned(), sha256(&folder.join(INDEX))?);
    write(&folder.join(SUMS), sums(&manifest).as_bytes())?;
    write(&folder.join(MANIFEST), &serde_json::to_vec_pretty(&manifest)?).context("the manifest cannot be written")?;
    fs::remove_file(folder.join(BEGUN))?;
    Ok(manifest)
}

/// The checksums as `sha256sum` writes them.
pub(super) fn sums(manifest: &Manifest) -> String {
    manifest.files.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect()
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let half = path.with_extension("half");
    fs::write(&half, bytes)?;
    Ok(fs::rename(half, path)?)
}

fn has_file(document: &Document) -> bool {
    !matches!(document.status, Status::Destroyed { .. })
}

/// Where the file of a document is in the folder.
fn name(document: &Document) -> String {
    let ending = match document.item.file.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/tiff" => "tif",
        _ => "bin",
    };
    format!("{}/document.{ending}", document.id)
}

/// A document as a line of the index (RFC 4180).
fn line(document: &Document, file: Option<&str>) -> Result<String> {
    let item = &document.item;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let status = serde_json::to_value(&document.status)?;
    let cells = [
        document.id.to_string(),
        item.kind.clone(),
        item.title.clone(),
        item.number.clone().unwrap_or_default(),
        item.owner.name.clone(),
        item.owner.number.clone().unwrap_or_default(),
        item.issuer.clone().unwrap_or_default(),
        day(item.issued_on),
        day(item.valid_to),
        document.kept_at.to_string(),
        day(item.keep_until),
        status["status"].as_str().unwrap_or_default().to_owned(),
        item.source.key().to_owned(),
        file.unwrap_or_default().to_owned(),
        item.file.sha256.clone(),
        item.file.size.to_string(),
        item.file.media_type.clone(),
    ];
    let quoted = |cell: &String| match cell.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    Ok(cells.iter().map(quoted).collect::<Vec<_>>().join(","))
}
