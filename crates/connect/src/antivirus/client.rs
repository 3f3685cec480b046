//! Asking clamd.

use std::io::{Error, ErrorKind, Result};
use std::path::PathBuf;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use super::{Answer, Settings};

/// How much of a file is sent at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// The longest answer read, in bytes: a name of a virus is short.
const ANSWER: u64 = 4096;

/// clamd at the other end.
#[derive(Debug, Clone)]
pub struct Client {
    address: Address,
    timeout: Duration,
    limit: u64,
}

#[derive(Debug, Clone)]
enum Address {
    Tcp(String),
    Unix(PathBuf),
}

/// Either kind of connection.
trait Connection: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Connection for T {}

impl Client {
    /// A client for this scanner; nothing if the address begins with neither `tcp:` nor `unix:`. Nobody is asked yet.
    #[must_use]
    pub fn new(settings: &Settings) -> Option<Self> {
        let address = match settings.address.split_once(':')? {
            ("tcp", address) => Address::Tcp(address.to_owned()),
            ("unix", path) => Address::Unix(path.into()),
            _ => return None,
        };
        let limit = settings.max_file_mib.saturating_mul(1024 * 1024);
        Some(Self { address, timeout: Duration::from_secs(settings.timeout_seconds), limit })
    }

    /// Whether it is there.
    pub async fn ping(&self) -> bool {
        self.command(b"zPING\0").await.is_ok_and(|answer| answer == "PONG")
    }

    /// Which scanner, and how old its knowledge is: `ClamAV 1.4.3/27500/Sun Nov 22 …`.
    ///
    /// # Errors
    /// When it is not there; for an administrator.
    pub async fn version(&self) -> Result<String> {
        self.command(b"zVERSION\0").await
    }

    /// What it says of this file, which is sent while it is read.
    pub async fn scan(&self, file: impl AsyncRead + Unpin) -> Answer {
        match timeout(self.timeout, self.stream(file)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Answer::Unreachable(error.to_string()),
            Err(_) => Answer::Unreachable(format!("no answer in {} s", self.timeout.as_secs())),
        }
    }

    async fn stream(&self, mut file: impl AsyncRead + Unpin) -> Result<Answer> {
        let mut connection = self.connect().await?;
        connection.write_all(b"zINSTREAM\0").await?;
        let mut chunk = vec![0; CHUNK];
        let mut sent = 0u64;
        loop {
            let read = file.read(&mut chunk).await?;
            sent += read as u64;
            if sent > self.limit {
                // The connection is dropped in the middle: clamd forgets what it got.
                return Ok(Answer::TooLarge { limit: self.limit });
            }
            let length = u32::try_from(read).map_err(Error::other)?;
            let written = async {
                connection.write_all(&length.to_be_bytes()).await?;
                connection.write_all(&chunk[..read]).await
            };
            if written.await.is_err() {
                // It hung up before the end. What it has to say stands in the way back.
                break;
            }
            if read == 0 {
                connection.flush().await?;
                break;
            }
        }
        let said = answer(&mut connection).await?;
        match said.strip_prefix("stream: ").unwrap_or(&said) {
            "OK" => Ok(Answer::Clean),
            said if said.starts_with("INSTREAM size limit exceeded") => Ok(Answer::TooLarge { limit: self.limit }),
            said => match said.strip_suffix(" FOUND") {
                Some(name) => Ok(Answer::Found(name.to_owned())),
                None => Err(Error::new(ErrorKind::InvalidData, format!("an answer that is none: {said:?}"))),
            },
        }
    }

    async fn command(&self, command: &[u8]) -> Result<String> {
        let asked = async {
            let mut connection = self.connect().await?;
            connection.write_all(command).await?;
            answer(&mut connection).await
        };
        timeout(self.timeout, asked).await.map_err(|_| Error::from(ErrorKind::TimedOut))?
    }

    async fn connect(&self) -> Result<Box<dyn Connection>> {
        Ok(match &self.address {
            Address::Tcp(address) => Box::new(TcpStream::connect(address).await?),
            Address::Unix(path) => Box::new(UnixStream::connect(path).await?),
        })
    }
}

/// What it says, up to the zero byte that ends an answer to a `z` command; what breaks after that is no matter. An answer
/// that was cut off is none: a name without its end could be read as something else.
async fn answer(connection: &mut Box<dyn Connection>) -> Result<String> {
    let mut said = Vec::new();
    BufReader::new(connection.take(ANSWER)).read_until(0, &mut said).await?;
    match said.split_last() {
        Some((0, said)) => Ok(String::from_utf8_lossy(said).into_owned()),
        _ => Err(Error::new(ErrorKind::UnexpectedEof, "the answer was cut off")),
    }
}
