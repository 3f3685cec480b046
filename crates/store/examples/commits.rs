//! How many dossiers a second the store itself can carry through a life of five use cases, without
//! rules and HTTP: `cargo run --release -p store --example commits -- URL CLIENTS SECONDS`.
//! `URL` is `sqlite:PATH` of a file that does not exist yet, or the address of an empty PostgreSQL database.
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::time::{Duration, Instant};

use jiff::Timestamp;
use store::counter::{Move, Scope};
use store::dossier::{Change, DossierRow, FactRow, find, record};
use store::{Batch, CommitError, Settings, Store, migrate};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(url), Some(clients), Some(seconds)) = (args.next(), args.next(), args.next()) else {
        anyhow::bail!("usage: commits URL CLIENTS SECONDS");
    };
    let (clients, seconds): (u32, u64) = (clients.parse()?, seconds.parse()?);
    let store = Store::open(&Settings { connections: clients as usize, ..Settings::new(url) }).await?;
    migrate::run(&store, Timestamp::UNIX_EPOCH).await?;
    let began = Instant::now();
    let cpu = cpu();
    let end = began + Duration::from_secs(seconds);
    let tasks: Vec<_> = (0..clients)
        .map(|client| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut lives = 0_u64;
                while Instant::now() < end {
                    life(&store, &format!("{client:04}-{lives:028}")).await?;
                    lives += 1;
                }
                Ok::<_, anyhow::Error>(lives)
            })
        })
        .collect();
    let mut lives = 0;
    for task in tasks {
        lives += task.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
    let lives_f = lives as f64;
    println!(
        "{}: {clients} clients, {lives} lives in {seconds:.1} s: {:.0} lives/s, {:.0} commits/s, {:.0} µs of our CPU a life",
        store.engine(),
        lives_f / seconds,
        5.0 * lives_f / seconds,
        (self::cpu() - cpu) * 1e6 / lives_f,
    );
    Ok(())
}

/// Filed, accepted with a code, taken, approved, returned: one batch each.
async fn life(store: &Store, id: &str) -> Result<(), anyhow::Error> {
    act(store, row(id), "filed").await?;
    for kind in ["accepted", "taken", "approved", "returned"] {
        let found = find(store, id).await?.ok_or_else(|| anyhow::anyhow!("{id} was lost"))?;
        let mut row = found.row;
        row.version += 1;
        row.state = kind.to_owned();
        row.open = kind != "returned";
        if kind == "accepted" {
            row.accepted_at = Some(row.updated_at);
        }
        act(store, row, kind).await?;
    }
    Ok(())
}

async fn act(store: &Store, row: DossierRow, kind: &str) -> Result<(), CommitError> {
    let moves = |scope| Move { scope, measure: kind.to_owned(), by: 1 };
    let change = Change {
        facts: vec![FactRow {
            at: row.updated_at,
            kind: kind.to_owned(),
            actor: Some("hoa".to_owned()),
            body: "{}".to_owned(),
        }],
        counters: vec![
            moves(Scope::AgencyDay(row.agency.clone(), "2026-03-02".to_owned())),
            moves(Scope::ProcedureMonth(row.procedure.clone(), "2026-03".to_owned())),
        ],
        code_day: (kind == "accepted").then(|| "2026-03-02".to_owned()),
        beside: Batch::new(),
        dossier: row,
    };
    record(store, change).await.map(drop)
}

fn row(id: &str) -> DossierRow {
    DossierRow {
        id: id.to_owned(),
        version: 1,
        head: String::new(),
        state: "filed".to_owned(),
        open: true,
        procedure: "1.001193".to_owned(),
        edition: "1".to_owned(),
        agency: format!("H26.{}", &id[..4]),
        receiving_point: "H26.P1".to_owned(),
        return_point: "H26.P1".to_owned(),
        channel: "online".to_owned(),
        applicant: Some("minh".to_owned()),
        applicant_name: "Nguyễn Văn Minh".to_owned(),
        applicant_folded: "nguyen van minh".to_owned(),
        applicant_number: Some("001090000001".to_owned()),
        summary: "Khai sinh".to_owned(),
        desk_office: "H26.P1".to_owned(),
        desk_role: "receptionist".to_owned(),
        holder: None,
        step: None,
        submitted_at: Timestamp::UNIX_EPOCH,
        attend_by: Timestamp::UNIX_EPOCH,
        accepted_at: None,
        due_at: None,
        original_due_at: None,
        finished_at: None,
        returned_at: None,
        next_timer_at: None,
        updated_at: Timestamp::UNIX_EPOCH,
        body: "x".repeat(1500),
    }
}

/// Seconds of CPU this process has used, all threads together.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}
