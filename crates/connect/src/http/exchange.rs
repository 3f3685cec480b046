//! Asking and reading the answer.

use std::time::Duration;

use reqwest::{Client, RequestBuilder};

/// A client with its limits.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    client: Client,
    limit: usize,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// Its media type, lower-case, without parameters; empty if none was named.
    pub(crate) media_type: String,
    /// Its body, no larger than the limit.
    pub(crate) body: Vec<u8>,
}

/// Why nothing usable came back, for an administrator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Fault(pub(crate) String);

impl Http {
    /// A client that gives up after `timeout` and reads no more than `limit` bytes. It follows no redirection: an address
    /// that was allowed cannot hand us on to one that was not. Only with `https` are the certificates of the operating system
    /// read, which a machine may not have.
    pub(crate) fn new(timeout: Duration, limit: usize, https: bool) -> Result<Self, Fault> {
        // The content store may have chosen the same provider already; then this changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(timeout)
            .connect_timeout(timeout)
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(2);
        let client = if https { client } else { client.tls_certs_only([]) };
        let client = client.build().map_err(|error| Fault(format!("no HTTP client: {}", chain(&error))))?;
        Ok(Self { client, limit })
    }

    /// The client, to make a request with.
    pub(crate) const fn client(&self) -> &Client {
        &self.client
    }

    /// Sends it and reads the whole answer, whatever its status.
    pub(crate) async fn exchange(&self, request: RequestBuilder) -> Result<Answer, Fault> {
        let mut response = request.send().await.map_err(|error| Fault(chain(&error)))?;
        let status = response.status().as_u16();
        let media_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let media_type =
            media_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| Fault(chain(&error)))? {
            if body.len() + part.len() > self.limit {
                return Err(Fault(format!("an answer of more than {} bytes", self.limit)));
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer { status, media_type, body })
    }
}

/// An error with what caused it: the outer one alone says only that something failed.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}
