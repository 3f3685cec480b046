//! Against the simulator with its faults, and against Debian's clamd.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::simulator::{eicar, start};
use super::{Answer, Client, Settings};
use crate::simulator::{Fault, Place};

fn client(address: String, timeout_seconds: u64) -> Client {
    Client::new(&Settings { address, timeout_seconds, max_file_mib: 1 }).unwrap()
}

#[tokio::test]
async fn whatever_goes_wrong_a_file_that_was_not_looked_at_is_not_clean() {
    let simulator = start(Place::take(0).await.unwrap());
    let client = client(format!("tcp:{}", simulator.host()), 5);
    assert!(client.ping().await);
    assert_eq!(client.version().await.unwrap(), "Motcua scanner simulator");
    assert_eq!(client.scan(&b"a letter"[..]).await, Answer::Clean);
    assert_eq!(client.scan(&b""[..]).await, Answer::Clean);
    let large = [b"%PDF-1.7 ".repeat(30_000).as_slice(), eicar().as_bytes()].concat();
    let found = Answer::Found("Eicar-Test-Signature".to_owned());
    assert_eq!(client.scan(large.as_slice()).await, found, "also behind several chunks");

    let check = async |fault: Fault| {
        simulator.faults.set(fault);
        let answer = client.scan(&b"a letter"[..]).await;
        assert!(matches!(answer, Answer::Unreachable(_)), "{fault:?}: {answer:?}");
        assert_eq!(answer.code(), Some("connect.virus-unknown"));
    };
    for fault in [Fault::Down, Fault::Wrong, Fault::Lost, Fault::Garbage] {
        check(fault).await;
    }
    simulator.faults.set(Fault::None);
    assert_eq!(client.scan(&b"a letter"[..]).await, Answer::Clean, "and it recovers");
}

#[tokio::test]
async fn a_scanner_that_does_not_answer_in_time_has_not_answered() {
    let simulator = start(Place::take(0).await.unwrap());
    simulator.faults.set(Fault::Slow(Duration::from_secs(60)));
    let client = client(format!("tcp:{}", simulator.host()), 0);
    assert!(matches!(client.scan(&b"a letter"[..]).await, Answer::Unreachable(_)));
    assert!(!client.ping().await);
}

#[tokio::test]
async fn what_is_larger_than_the_limit_is_not_sent_whole() {
    let simulator = start(Place::take(0).await.unwrap());
    let client = client(format!("tcp:{}", simulator.host()), 5);
    let endless = tokio::io::repeat(b'a');
    let answer = client.scan(endless).await;
    assert_eq!(answer, Answer::TooLarge { limit: 1024 * 1024 });
    assert_eq!(answer.args(), [("megabytes", "1".to_owned())]);
}

#[tokio::test]
async fn nobody_listens() {
    let nowhere = Place::take(0).await.unwrap();
    let address = format!("tcp:{}", nowhere.url().trim_start_matches("http://"));
    drop(nowhere);
    assert!(matches!(client(address, 5).scan(&b""[..]).await, Answer::Unreachable(_)));
    assert!(matches!(client("unix:/nowhere/clamd.ctl".to_owned(), 5).scan(&b""[..]).await, Answer::Unreachable(_)));
    let unknown = Settings { address: "clamd.example".to_owned(), timeout_seconds: 1, max_file_mib: 1 };
    assert!(Client::new(&unknown).is_none());
}

/// clamd with a folder of its own; stopped when this is dropped.
struct Clamd(Child);

impl Clamd {
    fn start(folder: &Path) -> Self {
        let database = folder.join("database");
        std::fs::create_dir(&database).unwrap();
        // MD5 of the test file, its size, our name for it: what a signature of a whole file is.
        std::fs::write(database.join("own.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Motcua.Test\n").unwrap();
        let config = folder.join("clamd.conf");
        let settings = format!(
            "LocalSocket {socket}\nDatabaseDirectory {database}\nForeground yes\nStreamMaxLength 512K\nMaxThreads 2\n",
            socket = folder.join("clamd.ctl").display(),
            database = database.display(),
        );
        std::fs::write(&config, settings).unwrap();
        let child = Command::new("clamd").arg("--config-file").arg(&config).stdout(Stdio::null()).spawn();
        Self(child.expect("clamd (Debian package clamav-daemon)"))
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn debians_clamd_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let _clamd = Clamd::start(folder.path());
    let client = client(format!("unix:{}", folder.path().join("clamd.ctl").display()), 20);
    let ready = async {
        while !client.ping().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), ready).await.expect("clamd starts within 20 seconds");
    assert!(client.version().await.unwrap().starts_with("ClamAV "));
    assert_eq!(client.scan(&b"a letter"[..]).await, Answer::Clean);
    assert_eq!(client.scan(eicar().as_bytes()).await, Answer::Found("Motcua.Test.UNOFFICIAL".to_owned()));
    let large = vec![b'a'; 700 * 1024];
    assert!(matches!(client.scan(large.as_slice()).await, Answer::TooLarge { .. }), "clamd's own limit");
}
