//! An S3 server on this machine, for as long as a story takes.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use store::content::BucketSettings;

/// The server; dropping it ends it.
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts a server with one empty bucket.
    pub async fn start() -> Self {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/python/bin/moto_server");
        assert!(
            program.is_file(),
            "the S3 server is missing: python3 -m venv target/python, then pip install moto[s3,server]"
        );
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(program);
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).stdin(Stdio::null());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let server = Self { child, address: format!("http://127.0.0.1:{port}") };
        let patience = Instant::now() + Duration::from_secs(30);
        while !server.send("", "").await {
            assert!(Instant::now() < patience, "the S3 server did not answer within 30 seconds");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        server
    }

    /// How the bucket is reached.
    pub fn settings(&self) -> BucketSettings {
        BucketSettings {
            bucket: "giay-to".into(),
            prefix: "ha-noi".into(),
            endpoint: Some(self.address.clone()),
            region: Some("us-east-1".into()),
            credentials: Some(("nobody".into(), "nothing".into())),
        }
    }

    /// Writes an object past the program; true if the server took it.
    pub async fn send(&self, key: &str, bytes: impl Into<reqwest::Body>) -> bool {
        let url = format!("{}/giay-to/{key}", self.address);
        let put = reqwest::Client::new().put(url.trim_end_matches('/')).header("authorization", "AWS nobody:nothing");
        let sent = put.body(bytes).send().await;
        sent.is_ok_and(|answer| answer.status().is_success())
    }

    /// Removes an object past the program.
    pub async fn remove(&self, key: &str) -> bool {
        let delete = reqwest::Client::new().delete(format!("{}/giay-to/{key}", self.address));
        let sent = delete.header("authorization", "AWS nobody:nothing").send().await;
        sent.is_ok_and(|answer| answer.status().is_success())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
