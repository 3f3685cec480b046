//! `motcua station scan`: a paper from a scanner at this machine, through SANE.

use std::path::PathBuf;

use anyhow::Result;
use app::Error;
use app::document::upload::{Purpose, take_in};
use app::station::scanner::{self, Wanted};
use app::station::{begin, discard, page};
use app::words::Value;
use clap::Args;
use domain::station::capture::{Beginning, Origin};

use super::desk::{Desk, Opened};
use super::take::chunks;
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, print_json, say};

/// What `motcua station scan` can be asked.
#[derive(Args)]
#[command(
    about = "Take a paper from a scanner at this machine",
    after_help = "Examples:\n  motcua station scan --as hoa --data /srv/motcua                    (lists the scanners)\n  \
                  motcua station scan --as hoa --data /srv/motcua --device test --feeder --pages 3 \\\n    --source \"Automatic Document Feeder\""
)]
pub struct Options {
    #[command(flatten)]
    desk: Desk,
    /// The scanner, as SANE calls it; without it the scanners that are there are listed.
    #[arg(long, value_name = "NAME")]
    device: Option<String>,
    /// Points an inch.
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = clap::value_parser!(u32).range(75..=1200))]
    resolution: u32,
    /// Take every sheet in the document feeder.
    #[arg(long)]
    feeder: bool,
    /// Where the sheets lie, as this scanner calls it.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// With --feeder: so many sheets at most.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=500))]
    pages: u32,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// Runs the command; no when there is no scanner, or the sheet can be no paper.
///
/// # Errors
/// SANE is not installed, or the scanner fails; a city that cannot be opened.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let told = |why: Error| match why {
        Error::Fault(fault) => fault,
        why => anyhow::anyhow!(why.tell(&context.words, context.lang, "")),
    };
    let get = |key: &str, args: &[(&str, Value)]| context.words.get(context.lang, key, args);
    let Some(device) = &options.device else {
        let devices = scanner::devices().map_err(told)?;
        if options.json {
            let told = |device: &scanner::Device| serde_json::json!({ "name": device.name, "model": device.model });
            print_json(&devices.iter().map(told).collect::<Vec<_>>())?;
        } else if devices.is_empty() {
            say(get("cli-scan-none", &[]));
        } else {
            devices.iter().for_each(|device| say(format!("{}\t{}", device.name, device.model)));
        }
        return Ok(if devices.is_empty() { Answer::No } else { Answer::Yes });
    };
    runtime()?.block_on(async {
        let station = options.desk.open(context).await?;
        let wanted = Wanted {
            device: device.clone(),
            resolution: options.resolution,
            source: options.source.clone(),
            sheets: options.feeder.then_some(options.pages),
        };
        let acquired = tokio::task::spawn_blocking(move || scanner::acquire(&wanted)).await?.map_err(told)?;
        let pages = capture(&station, &acquired.sheets()).await.map_err(told)?;
        if options.json {
            print_json(&serde_json::json!({ "pages": pages }))?;
        } else {
            say(get("cli-scanned", &[("pages", Value::Count(pages as i64))]));
        }
        Ok(Answer::Yes)
    })
}

/// The sheets become one paper; tells how many pages it has.
async fn capture(station: &Opened, sheets: &[PathBuf]) -> Result<usize, Error> {
    let ctx = station.ctx();
    let beginning = Beginning {
        office: station.office.clone(),
        origin: Origin::Desk,
        visit: ctx.id(),
        owner: None,
        dossier: None,
        component: None,
        name: "scan".to_owned(),
        phone: None,
        index: None,
    };
    let mut capture = begin::begin(&ctx, beginning).await?;
    for (at, path) in sheets.iter().enumerate() {
        let name = format!("scan-{}.png", at + 1);
        let taken = match chunks(path).await {
            Ok(chunks) => take_in(&ctx, &name, Purpose::Archive, Box::pin(chunks)).await,
            Err(why) => Err(why),
        };
        let added = match taken {
            Ok(upload) => page::add(&ctx, capture.id, &upload.file, |_, _| ()).await,
            Err(why) => Err(why),
        };
        match added {
            Ok(after) => capture = after,
            Err(why) => {
                discard::discard(&ctx, capture.id, None, &why.tell(&ctx.city.words, ctx.lang, "")).await?;
                return Err(why);
            }
        }
    }
    Ok(capture.subject.pages.len())
}
