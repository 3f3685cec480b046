//! One engine at one size: the city is filled, floor and product are driven in turn, then one thing at a time.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::drive::{self, Client};
use super::floor::Floor;
use super::people::People;
use super::report::{KINDS, Latency, Measured, Pair, Report, Single};
use super::server::{Place, Server};
use super::{Lifecycle, database, machine};
use crate::postgres::Cluster;

/// How often one thing is done for [`Single`].
const TIMES: usize = 300;

/// Measures one engine.
pub fn measure(options: &Lifecycle, program: &Path, engine: &'static str) -> Result<Report> {
    let load_before = machine::load();
    let passing = tempfile::Builder::new().prefix("motcua-bench-").tempdir()?;
    let cluster = (engine == "postgres").then(Cluster::start).transpose()?;
    let data = match (&options.data, &cluster) {
        // A cluster goes when we go; only the embedded city can be kept.
        (Some(kept), None) => kept.clone(),
        _ => passing.path().to_owned(),
    };
    std::fs::create_dir_all(&data)?;
    let place = Place { data, cluster };
    // Of a city that was kept only a part is made now, and how long that takes says nothing.
    let begun_before = place.cluster.is_none() && place.file().exists();
    let filling = Instant::now();
    say(format!("{engine}: a city with {} dossiers…", options.dossiers));
    Server::start(program, &place, options.dossiers)?.stop()?;
    let fill_seconds = (options.dossiers > 0 && !begun_before).then(|| filling.elapsed().as_secs_f64());
    let bytes = database::bytes(&place)?;
    let floor = Floor::beside(&place)?;
    let server = Server::start(program, &place, 0)?;
    let people = Arc::new(People::sign_in(&server, options.agencies)?);

    let product = |round: &str, people: &Arc<People>, clients, seconds| -> Result<Measured> {
        Ok(Measured::of(drive::run(&server, &place, people, round, clients, seconds)?))
    };
    let run = run_name();
    // Caches, connections and prepared statements of both are warm when the clock starts.
    product(&format!("{run}-warm"), &people, 4, 1)?;
    floor.run(4, options.agencies, 1)?;
    say(format!("{engine}: bytes of product/floor: {}", database::sizes(&place)?));
    let mut pairs = Vec::new();
    for clients in &options.clients {
        let (mut floors, mut products) = (Vec::new(), Vec::new());
        for round in 0..options.rounds.max(1) {
            floors.push(Measured::of(floor.run(*clients, options.agencies, options.seconds)?));
            products.push(product(&format!("{run}-{clients}-{round}"), &people, *clients, options.seconds)?);
            let (floor, product) = (&floors[round].per_second, &products[round].per_second);
            say(format!(
                "{engine}: {clients} clients, round {}: floor {floor:.0}/s, product {product:.0}/s",
                round + 1
            ));
        }
        pairs.push(Pair::of(*clients, &floors, &products));
    }
    let most = options.clients.iter().copied().max().filter(|most| *most > 1);
    let one_agency = most
        .map(|clients| {
            let ward = Arc::new(People::sign_in(&server, 1)?);
            anyhow::Ok((clients, product(&format!("{run}-one"), &ward, clients, options.seconds)?))
        })
        .transpose()?;
    let singles = singles(&server, &place, &people, &run)?;
    server.stop()?;
    Ok(Report {
        engine: engine.to_owned(),
        dossiers: options.dossiers,
        fill_seconds,
        bytes,
        command: machine::command(),
        date: machine::day(),
        machine: machine::describe()?,
        load: (load_before, machine::load()),
        note: options.note.clone(),
        agencies: people.agencies.len(),
        pairs,
        one_agency,
        singles,
    })
}

/// One client, one thing at a time: what grows with the number of dossiers must show here.
fn singles(server: &Server, place: &Place, people: &Arc<People>, run: &str) -> Result<Vec<Single>> {
    let mut client = Client::new(&server.address, Arc::clone(people), format!("{run}-single"), 0)?;
    let mut seen: [Vec<Duration>; KINDS.len()] = Default::default();
    let mut codes = Vec::new();
    for _ in 0..TIMES {
        let (times, dossier) = client.lifecycle()?;
        for (kind, time) in times.into_iter().enumerate() {
            seen[kind].push(time);
        }
        codes.push(dossier.code);
    }
    let mut singles: Vec<Single> = KINDS
        .into_iter()
        .zip(seen)
        .map(|(what, seen)| Single { what: what.to_owned(), latency: Latency::of(seen) })
        .collect();
    let mut time = |what: &str, ask: &mut dyn FnMut(usize) -> Result<()>| -> Result<()> {
        let mut seen = Vec::new();
        for number in 0..TIMES {
            let clock = Instant::now();
            ask(number)?;
            seen.push(clock.elapsed());
        }
        singles.push(Single { what: what.to_owned(), latency: Latency::of(seen) });
        Ok(())
    };
    time("track by code", &mut |number| client.get(&format!("/api/v1/track/{}", codes[number]), None).map(drop))?;
    let agencies = &people.agencies;
    time("register page", &mut |number| {
        let agency = &agencies[number % agencies.len()];
        let path = format!("/api/v1/dossiers?list=register&office={}&role=leader", agency.office);
        client.get(&path, Some(&agency.leader)).map(drop)
    })?;
    time("a citizen's own page", &mut |_| client.get("/api/v1/dossiers?list=mine", Some(&people.citizen)).map(drop))?;
    let mut timers = database::Timers::open(place)?;
    time("timer poll (its SQL)", &mut |_| timers.poll())?;
    Ok(singles)
}

/// Keys of one run are never those of another on a kept city.
fn run_name() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    format!("bench-{:x}", since.as_millis())
}

fn say(line: impl std::fmt::Display) {
    eprintln!("{line}");
}
