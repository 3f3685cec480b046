//! Clients that take dossiers down the road over the JSON API, as programs of a bank or a portal would.
//!
//! One lifecycle: a citizen files a household business (eleven answered fields, one paper) under an idempotency key;
//! four steps follow, each by the officer whose turn it is, each under a key and on the version they looked at:
//! acceptance, transfer, custody, submission for signature; the citizen reads the dossier; the leader opens the inbox.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;

use super::http::{Http, Request};
use super::people::{Agency, People};
use super::process;
use super::report::{KINDS, Run};
use super::server::{Place, Server};

/// Drives lifecycles for some seconds. `round` keeps the keys of one measurement apart from those of another.
pub fn run(
    server: &Server,
    place: &Place,
    people: &Arc<People>,
    round: &str,
    clients: usize,
    seconds: u64,
) -> Result<Run> {
    let family = |pid| {
        place
            .cluster
            .as_ref()
            .map_or(process::cpu(pid), |cluster| Ok(process::cpu(pid)? + process::cpu_of_family(cluster.pid())?))
    };
    let (before, own_before) = (family(server.pid())?, process::cpu(std::process::id())?);
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let driving: Vec<_> = (0..clients)
        .map(|client| {
            let (people, address) = (Arc::clone(people), server.address.clone());
            let name = format!("{round}-{client}");
            thread::spawn(move || Client::new(&address, people, name, client)?.drive(until))
        })
        .collect();
    let driven: Vec<Result<Vec<[Duration; KINDS.len()]>>> =
        driving.into_iter().map(|client| client.join().expect("a client does not panic")).collect();
    let took = started.elapsed();
    let cpu = family(server.pid())?.saturating_sub(before);
    let client_cpu = process::cpu(std::process::id())?.saturating_sub(own_before);
    let seen = driven.into_iter().collect::<Result<Vec<_>>>()?.concat();
    let kinds = std::array::from_fn(|kind| seen.iter().map(|times| times[kind]).collect());
    let latencies = seen.iter().map(|times| times.iter().sum()).collect();
    let resident = process::resident(server.pid())?;
    Ok(Run { latencies, kinds: Some(kinds), took, cpu, client_cpu: Some(client_cpu), resident })
}

/// One client on its own connection.
pub struct Client {
    http: Http,
    people: Arc<People>,
    name: String,
    client: usize,
    number: usize,
}

/// A dossier on its way.
pub struct OnItsWay {
    /// Its address.
    pub place: String,
    /// Its version as an `ETag`.
    pub version: String,
    /// Its public code.
    pub code: String,
}

impl Client {
    /// A client that has not done anything yet.
    pub fn new(address: &str, people: Arc<People>, name: String, client: usize) -> Result<Self> {
        Ok(Self { http: Http::connect(address)?, people, name, client, number: 0 })
    }

    fn drive(mut self, until: Instant) -> Result<Vec<[Duration; KINDS.len()]>> {
        let mut seen = Vec::new();
        while Instant::now() < until {
            seen.push(self.lifecycle()?.0);
        }
        Ok(seen)
    }

    /// One dossier from submission to list, and how long each request took.
    pub fn lifecycle(&mut self) -> Result<([Duration; KINDS.len()], OnItsWay)> {
        self.number += 1;
        let people = Arc::clone(&self.people);
        // Every client goes round all communes, each from another place.
        let agency = &people.agencies[(self.client * 7 + self.number) % people.agencies.len()];
        let mut times = [Duration::ZERO; KINDS.len()];
        let mut clock = Instant::now();
        let mut lap = |kind: usize| {
            let now = Instant::now();
            times[kind] = now - clock;
            clock = now;
        };
        let mut dossier = self.file(&people, agency)?;
        lap(0);
        self.step(&mut dossier, "acceptance", &agency.receptionist, "{}")?;
        lap(1);
        self.step(&mut dossier, "transfer", &agency.receptionist, "{}")?;
        lap(2);
        self.step(&mut dossier, "custody", &agency.specialist, "{}")?;
        lap(3);
        self.step(&mut dossier, "signature-requests", &agency.specialist, r#"{"note":"Hồ sơ đủ điều kiện."}"#)?;
        lap(4);
        self.get(&dossier.place.clone(), Some(&people.citizen))?;
        lap(5);
        self.get(&format!("/api/v1/dossiers?list=inbox&office={}&role=leader", agency.office), Some(&agency.leader))?;
        lap(6);
        Ok((times, dossier))
    }

    fn file(&mut self, people: &People, agency: &Agency) -> Result<OnItsWay> {
        let (commune, number) = (&agency.commune, self.number);
        let body = json!({
            "procedure": "1.001612",
            "answers": {
                "applicant_name": "Nguyễn Văn Minh",
                "applicant_id": "001095000017",
                "applicant_phone": "0900000001",
                "on_behalf": false,
                "business_name": format!("Hộ kinh doanh An Phát {number}"),
                "business_address": { "line": format!("Số {} phố Lý Thường Kiệt", 1 + number % 90), "commune": commune },
                "activities": "Bán lẻ sách, báo, văn phòng phẩm trong các cửa hàng chuyên doanh",
                "capital": 50_000_000,
                "workers": 2,
                "start_date": start_date(),
                "founder": "person",
            },
            "papers": [{ "component": "identity", "upload": people.upload }],
        })
        .to_string();
        let key = format!("{}-{number}-filing", self.name);
        let request = Request {
            token: Some(&people.citizen),
            key: Some(&key),
            body: Some(("application/json", body.as_bytes())),
            ..Request::default()
        };
        let answer = self.http.send("POST", "/api/v1/dossiers", &request)?;
        let place = answer.header("location").context("no Location")?.to_owned();
        let version = answer.header("etag").context("no ETag")?.to_owned();
        Ok(OnItsWay { place, version, code: String::new() })
    }

    fn step(&mut self, dossier: &mut OnItsWay, noun: &str, token: &str, body: &str) -> Result<()> {
        let key = format!("{}-{}-{noun}", self.name, self.number);
        let request = Request {
            token: Some(token),
            key: Some(&key),
            version: Some(&dossier.version),
            body: Some(("application/json", body.as_bytes())),
        };
        let answer = self.http.send("POST", &format!("{}/{noun}", dossier.place), &request)?;
        dossier.version = answer.header("etag").context("no ETag")?.to_owned();
        if noun == "acceptance" {
            dossier.code = super::people::text(answer.body, "code")?;
        }
        Ok(())
    }

    /// Reads something.
    pub fn get(&mut self, path: &str, token: Option<&str>) -> Result<usize> {
        let answer = self.http.send("GET", path, &Request { token, ..Request::default() })?;
        Ok(answer.body.len())
    }
}

/// The business begins today; the day is worked out once a process, in Việt Nam's time.
fn start_date() -> &'static str {
    static DAY: std::sync::LazyLock<String> = std::sync::LazyLock::new(super::today);
    &DAY
}
