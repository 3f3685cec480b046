//! `motcua station digitise`: results that are in force already become data (Decree 118/2025 Art. 19, 22).

use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use domain::station::capture::Origin;
use domain::station::index::{self, Line};
use futures::StreamExt as _;
use uuid::Uuid;

use super::desk::{Desk, Opened};
use super::folder;
use super::take::{Asked, Taken, take};
use super::tell::{Refused, Report};
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, progress};

/// Most files that are worked on at the same time.
const MOST_JOBS: usize = 64;

/// What `motcua station digitise` can be asked.
#[derive(Args)]
#[command(
    about = "Take in a folder of scanned results that are in force already",
    after_help = "Examples:\n  motcua station digitise /srv/archive/2019 --index 2019.csv --data /srv/motcua --as thu\n  \
                  motcua station digitise /srv/archive --data /srv/motcua --as thu --office H26.166 --json\n\n\
                  The index has one line a file; its first line names the columns: file, personal-id or organisation,\n\
                  name, birth-year, kind, number, issued-on, component. Only file and name must be there.\n\
                  Nothing is signed unless --sign is given, and then only what leaves no doubt; the rest waits for an\n\
                  officer. The same folder a second time goes on where it was. Ctrl-C loses nothing that is done.\n\
                  Exit codes: 0 everything was taken, 1 some files or lines of the index could not be: they are named."
)]
pub struct Options {
    /// The folder; folders in it are looked through too.
    folder: PathBuf,
    /// A CSV file that says whose papers they are.
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
    #[command(flatten)]
    desk: Desk,
    /// Files worked on at the same time; as many as there are cores when not given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Sign, in the name of --as, what leaves no doubt: kind, every field, owner and pages.
    #[arg(long)]
    sign: bool,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

impl Options {
    fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or_else(cores).get().min(MOST_JOBS)
    }

    fn index(&self, station: &Opened) -> Result<(BTreeMap<String, Line>, Vec<index::Wrong>)> {
        let Some(path) = &self.index else { return Ok(Default::default()) };
        let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let ctx = station.ctx();
        Ok(index::read(&text, |code| ctx.city.library.kinds.find(code).is_some()))
    }
}

/// Runs the command; no when some files could not be taken.
///
/// # Errors
/// A folder, an index or a city that cannot be opened; a person who may not.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let papers = folder::papers(&options.folder)?;
    let bar = progress::bar(&context.words.get(context.lang, "cli-digitising", &[]), papers.len() as u64)?;
    let report = runtime()?.block_on(async {
        let station = options.desk.open(context).await?;
        if options.sign && station.ctx().city.keys.ask_consent() {
            bail!("the signing service asks for a PIN at every signature: sign in the browser, without --sign");
        }
        let (lines, wrong) = options.index(&station)?;
        let names: HashSet<&str> = papers.iter().map(|(name, _)| name.as_str()).collect();
        let mut report = Report { files: papers.len(), ..Report::default() };
        report.index = wrong.iter().map(|wrong| context.wrong(wrong)).collect();
        let absent = lines.values().filter(|line| !names.contains(line.file.as_str()));
        report.index.extend(absent.map(|line| {
            context.wrong(&index::Wrong { line: line.line, code: "index.absent", value: line.file.clone() })
        }));
        digitise(context, options, &station, &papers, &lines, &mut report, &bar).await;
        anyhow::Ok(report)
    });
    bar.finish_and_clear();
    let report = report?;
    report.say(context, options.json)?;
    Ok(if report.is_good() { Answer::Yes } else { Answer::No })
}

async fn digitise(
    context: &Context,
    options: &Options,
    station: &Opened,
    papers: &[(String, PathBuf)],
    lines: &BTreeMap<String, Line>,
    report: &mut Report,
    bar: &indicatif::ProgressBar,
) {
    let (began, seen) = (Instant::now(), Mutex::new(HashSet::new()));
    // One archive, one visit: what came together can be looked at together.
    let visit: Uuid = station.ctx().id();
    let work = papers.iter().map(|(name, path)| {
        let seen = &seen;
        async move {
            let line = lines.get(name);
            let (office, origin, sign) = (&station.office, Origin::Backlog, options.sign);
            (name, take(&station.ctx(), &Asked { office, origin, visit, name, path, line, sign, seen }).await)
        }
    });
    let mut work = std::pin::pin!(futures::stream::iter(work).buffer_unordered(options.jobs()));
    let mut stop = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        // What is done is committed page by page; the rest is begun anew by the next run.
        let done = tokio::select! {
            done = work.next() => done,
            _ = &mut stop => {
                report.stopped = true;
                break;
            }
        };
        let Some((name, taken)) = done else { break };
        bar.inc(1);
        match taken {
            Ok(taken) => report.count(taken),
            Err(why) => report.refused.push(Refused::new(context, name, &why)),
        }
    }
    report.refused.sort_by(|one, other| one.file.cmp(&other.file));
    report.seconds = began.elapsed().as_secs_f64();
}

impl Report {
    /// Counts one file.
    fn count(&mut self, taken: Taken) {
        let pages = match taken {
            Taken::Known => {
                self.skipped += 1;
                return;
            }
            Taken::Ready { pages } => {
                self.ready += 1;
                pages
            }
            Taken::Signed { pages } => {
                self.signed += 1;
                pages
            }
            Taken::Review { pages, doubts } => {
                self.review += 1;
                for doubt in doubts {
                    *self.doubts.entry(doubt.key()).or_default() += 1;
                }
                pages
            }
        };
        self.taken += 1;
        self.pages += pages;
    }
}
