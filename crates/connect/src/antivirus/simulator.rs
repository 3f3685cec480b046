//! A scanner on loopback that speaks clamd's protocol and knows one virus: the test file of EICAR, which every scanner
//! reports and which does nothing.

use std::io::{Error, Result};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::simulator::{Fault, Faults, Place, Simulator};

/// The largest file it takes, in bytes, like clamd's `StreamMaxLength`.
pub const STREAM_MAX_LENGTH: usize = 25 * 1024 * 1024;

/// The test file. It stands here in two pieces, so that no scanner takes this program for it.
#[must_use]
pub fn eicar() -> String {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

/// Starts it. Settings name it `tcp:` and its [`Simulator::host`].
#[must_use]
pub fn start(place: Place) -> Simulator {
    let faults = Faults::default();
    let switch = faults.clone();
    place.serve_raw(faults, move |connection| {
        let faults = switch.clone();
        async move {
            // Whoever hangs up in the middle gets no answer; there is nobody to tell.
            let _ = talk(connection, &faults).await;
        }
    })
}

async fn talk(connection: TcpStream, faults: &Faults) -> Result<()> {
    faults.count();
    if faults.get() == Fault::Down {
        return Ok(());
    }
    let mut connection = BufReader::new(connection);
    let mut command = Vec::new();
    connection.read_until(0, &mut command).await?;
    let answer = match command.as_slice() {
        b"zPING\0" => "PONG".to_owned(),
        b"zVERSION\0" => "Motcua scanner simulator".to_owned(),
        b"zINSTREAM\0" => match read_stream(&mut connection).await? {
            None => "INSTREAM size limit exceeded. ERROR".to_owned(),
            Some(file) if contains(&file, eicar().as_bytes()) => "stream: Eicar-Test-Signature FOUND".to_owned(),
            Some(_) => "stream: OK".to_owned(),
        },
        _ => "UNKNOWN COMMAND".to_owned(),
    };
    let answer: &[u8] = match faults.get() {
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            answer.as_bytes()
        }
        Fault::Lost => return Err(Error::other("hung up")),
        // "stream: OK" is cut off in the middle of it: an answer without its end is none.
        Fault::Garbage => return connection.write_all(b"stream: O").await,
        Fault::Wrong | Fault::WrongNonce => b"stream: Can't allocate memory ERROR",
        Fault::None | Fault::Down => answer.as_bytes(),
    };
    connection.write_all(answer).await?;
    connection.write_all(&[0]).await?;
    connection.shutdown().await
}

/// The file, or nothing if it is too large.
async fn read_stream(connection: &mut BufReader<TcpStream>) -> Result<Option<Vec<u8>>> {
    let mut file = Vec::new();
    loop {
        let length = connection.read_u32().await? as usize;
        if length == 0 {
            return Ok(Some(file));
        }
        if file.len() + length > STREAM_MAX_LENGTH {
            return Ok(None);
        }
        let start = file.len();
        file.resize(start + length, 0);
        connection.read_exact(&mut file[start..]).await?;
    }
}

fn contains(file: &[u8], wanted: &[u8]) -> bool {
    file.windows(wanted.len()).any(|window| window == wanted)
}
