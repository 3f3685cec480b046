//! A wire between the store and its server that writes down who spoke when.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixListener, UnixStream};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Store,
    Server,
}

/// What was said since the last look.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<Side>>>);

impl Log {
    /// How often the store spoke and then had to wait for an answer.
    pub fn round_trips(&self) -> usize {
        let mut said = std::mem::take(&mut *self.0.lock().unwrap());
        said.dedup();
        said.iter().filter(|side| **side == Side::Store).count()
    }
}

/// Opens a wire to the server of `url` in `folder`, and returns the address at this end.
pub fn tap(url: &str, folder: &Path) -> (String, Log) {
    let config: Config = url.parse().unwrap();
    let log = Log::default();
    let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
    let address = format!(
        "host={} port=5432 user={} dbname={} {}",
        folder.display(),
        config.get_user().unwrap(),
        config.get_dbname().unwrap(),
        config.get_password().map_or_else(String::new, |word| format!("password={}", String::from_utf8_lossy(word)))
    );
    let heard = log.clone();
    tokio::spawn(async move {
        while let Ok((store, _)) = listener.accept().await {
            let port = config.get_ports().first().copied().unwrap_or(5432);
            match &config.get_hosts()[0] {
                Host::Unix(path) => {
                    join(store, UnixStream::connect(path.join(format!(".s.PGSQL.{port}"))).await.unwrap(), &heard);
                }
                Host::Tcp(host) => join(store, TcpStream::connect((host.as_str(), port)).await.unwrap(), &heard),
            }
        }
    });
    (address, log)
}

fn join<S: AsyncRead + AsyncWrite + Send + 'static>(store: UnixStream, server: S, log: &Log) {
    let (from_store, to_store) = tokio::io::split(store);
    let (from_server, to_server) = tokio::io::split(server);
    tokio::spawn(carry(from_store, to_server, Side::Store, log.clone()));
    tokio::spawn(carry(from_server, to_store, Side::Server, log.clone()));
}

async fn carry(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, side: Side, log: Log) {
    let mut part = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut part).await {
        log.0.lock().unwrap().push(side);
        // A long wire: whoever does not wait for an answer has said all before the first answer comes.
        tokio::time::sleep(Duration::from_millis(20)).await;
        if to.write_all(&part[..count]).await.is_err() {
            break;
        }
    }
    let _ = to.shutdown().await;
}
