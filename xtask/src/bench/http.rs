//! A client that costs little, because it shares the processor with what it measures: one kept connection, plain
//! HTTP/1.1, no parsing of what nobody asked for.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// A connection to the server, kept from request to request.
pub struct Http {
    stream: TcpStream,
    head: String,
    answer: Vec<u8>,
}

/// What is sent.
#[derive(Default)]
pub struct Request<'a> {
    /// The session's token.
    pub token: Option<&'a str>,
    /// The promise that the same key means the same request.
    pub key: Option<&'a str>,
    /// The version the caller looked at.
    pub version: Option<&'a str>,
    /// Type and bytes of the body.
    pub body: Option<(&'a str, &'a [u8])>,
}

/// What came back.
pub struct Answer<'a> {
    head: &'a str,
    /// The body.
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }
}

impl Http {
    /// Connects.
    pub fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).with_context(|| format!("no connection to {address}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream, head: String::new(), answer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and waits for the whole answer. An answer other than 2xx is an error that quotes it.
    pub fn send(&mut self, method: &str, path: &str, request: &Request<'_>) -> Result<Answer<'_>> {
        self.head.clear();
        write!(self.head, "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-language: vi\r\n")?;
        for (name, value) in [("idempotency-key", request.key), ("if-match", request.version)] {
            if let Some(value) = value {
                write!(self.head, "{name}: {value}\r\n")?;
            }
        }
        if let Some(token) = request.token {
            write!(self.head, "authorization: Bearer {token}\r\n")?;
        }
        let (media, body) = request.body.unwrap_or(("application/json", b""));
        if request.body.is_some() {
            write!(self.head, "content-type: {media}\r\n")?;
        }
        if method != "GET" {
            write!(self.head, "content-length: {}\r\n", body.len())?;
        }
        self.head.push_str("\r\n");
        let mut message = std::mem::take(&mut self.answer);
        message.clear();
        message.extend_from_slice(self.head.as_bytes());
        message.extend_from_slice(body);
        self.stream.write_all(&message)?;
        self.answer = message;
        self.receive().with_context(|| format!("{method} {path}"))
    }

    fn receive(&mut self) -> Result<Answer<'_>> {
        self.answer.clear();
        let (mut whole, mut start) = (None, 0);
        let mut chunk = [0; 16 * 1024];
        while whole.is_none_or(|whole| self.answer.len() < whole) {
            let read = self.stream.read(&mut chunk)?;
            if read == 0 {
                bail!("the server closed the connection");
            }
            self.answer.extend_from_slice(&chunk[..read]);
            if whole.is_none()
                && let Some(end) = self.answer.windows(4).position(|window| window == b"\r\n\r\n")
            {
                start = end + 4;
                let head = std::str::from_utf8(&self.answer[..end])?;
                let length = header(head, "content-length").map_or(Ok(0), str::parse::<usize>)?;
                if header(head, "transfer-encoding").is_some() {
                    bail!("an answer in chunks was not expected:\n{head}");
                }
                whole = Some(start + length);
            }
        }
        let (head, body) = self.answer.split_at(start);
        let head = std::str::from_utf8(head)?;
        if !head.starts_with("HTTP/1.1 2") {
            bail!("{}\n{}", head.lines().next().unwrap_or_default(), String::from_utf8_lossy(body));
        }
        Ok(Answer { head, body })
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .find_map(|(found, value)| found.eq_ignore_ascii_case(name).then_some(value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_whatever_its_case() {
        let head = "HTTP/1.1 200 OK\r\nETag: \"7\"\r\nlocation:/api/v1/dossiers/x\r\n\r\n";
        let check = |name: &str, value: Option<&str>| assert_eq!(header(head, name), value, "{name}");
        check("etag", Some("\"7\""));
        check("location", Some("/api/v1/dossiers/x"));
        check("date", None);
    }
}
