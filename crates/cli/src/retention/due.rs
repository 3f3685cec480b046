//! `motcua retention due`: the documents of an office whose last day is over.

use anyhow::Result;
use app::Error;
use app::retention::due::{due_today, hindrance};
use app::words::Value;
use clap::Args;
use serde::Serialize;

use crate::serve::{log_to_stderr, runtime};
use crate::station::desk::Desk;
use crate::{Answer, Context, print_json, say};

/// What `motcua retention due` can be asked.
#[derive(Args)]
#[command(
    about = "List the documents of an office that need not be kept any longer",
    after_help = "Example:  motcua retention due --data /srv/motcua --as thu --office H26.00082\n\n\
                  Nothing is destroyed: two persons do that at the desk, with a record. A paper that has to stay all the same says why. \
                  Papers of classes without years in retention.toml are kept for good and never listed."
)]
pub struct Options {
    #[command(flatten)]
    desk: Desk,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Due {
    id: String,
    title: String,
    number: Option<String>,
    owner: String,
    keep_until: Option<jiff::civil::Date>,
    sha256: String,
    /// Why it stays all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    stays: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// A city that cannot be opened; a person who does not work at the office.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let told = |why: Error| anyhow::anyhow!(why.tell(&context.words, context.lang, ""));
    let found = runtime()?.block_on(async {
        let opened = options.desk.open(context).await?;
        let ctx = opened.ctx();
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let (documents, next) = due_today(&ctx, &opened.office, after.as_ref()).await.map_err(told)?;
            for one in documents {
                let stays = hindrance(&ctx, &one).await.map_err(told)?;
                let stays = stays.map(|ruling| Error::Ruled(ruling).tell(&context.words, context.lang, ""));
                found.push((one.subject, stays));
            }
            after = next;
            if after.is_none() {
                return anyhow::Ok(found);
            }
        }
    })?;
    let lines = found.into_iter().map(|(document, stays)| Due {
        id: document.id.to_string(),
        title: document.item.title,
        number: document.item.number,
        owner: document.item.owner.name,
        keep_until: document.item.keep_until,
        sha256: document.item.file.sha256,
        stays,
    });
    let lines: Vec<Due> = lines.collect();
    if options.json {
        print_json(&lines)?;
        return Ok(Answer::Yes);
    }
    for line in &lines {
        let day = line.keep_until.map(|day| day.to_string()).unwrap_or_default();
        let stays = line.stays.as_ref().map(|why| format!("  ({why})")).unwrap_or_default();
        say(format!("{day}  {}  {}  {}{stays}", line.title, line.number.as_deref().unwrap_or("–"), line.owner));
    }
    say(context.words.get(context.lang, "cli-retention-due", &[("count", Value::Count(lines.len() as i64))]));
    Ok(Answer::Yes)
}
