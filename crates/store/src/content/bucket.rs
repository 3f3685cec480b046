//! An S3 bucket, on any server that speaks the protocol.

use std::ops::Range;
use std::path::Path;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures::StreamExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Key;
use object_store::{ClientOptions, GetOptions, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart};
use tokio::io::AsyncReadExt;

use super::{Chunks, place_of};
use crate::engine::fault::Fault;

/// Larger files go in parts of this size, two at once.
const PART: usize = 8 * 1024 * 1024;
const AT_ONCE: usize = 2;
/// How long the bucket may say nothing.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which bucket, and how to reach it. What is none here is taken from the usual variables of the environment
/// (`AWS_ENDPOINT`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The bucket; it must exist.
    pub bucket: String,
    /// What every name in it begins with; may be empty.
    pub prefix: String,
    /// The server, as `https://…`; `http://` is taken where it is written so.
    pub endpoint: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// Who we are to the server, and the secret of that.
    pub credentials: Option<(String, String)>,
}

impl Settings {
    /// Reads `s3://BUCKET/PREFIX`; none if it is not of that shape.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("s3://")?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let named = !bucket.is_empty() && bucket.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
        let prefix = prefix.trim_matches('/').to_owned();
        named.then(|| Self { bucket: bucket.to_owned(), prefix, ..Self::default() })
    }
}

/// The bucket.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    store: AmazonS3,
    prefix: String,
}

/// Clients of HTTPS in this process speak it with ring; said once, as the client has no provider of its own.
pub fn install_tls() {
    // An error says that somebody was faster, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

impl Bucket {
    pub(super) fn new(settings: &Settings) -> Result<Self, Fault> {
        install_tls();
        let client = ClientOptions::new().with_timeout_disabled().with_read_timeout(PATIENCE);
        let mut builder = AmazonS3Builder::from_env().with_client_options(client).with_bucket_name(&settings.bucket);
        if let Some(endpoint) = &settings.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        if let Some(region) = &settings.region {
            builder = builder.with_region(region);
        }
        if let Some((id, secret)) = &settings.credentials {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        let store = builder.build().map_err(|error| fault(&settings.bucket, &error))?;
        Ok(Self { store, prefix: settings.prefix.clone() })
    }

    fn key(&self, name: &str) -> Key {
        let separator = if self.prefix.is_empty() { "" } else { "/" };
        Key::from(format!("{}{separator}{}", self.prefix, place_of(name)))
    }

    pub(super) async fn size(&self, name: &str) -> Result<Option<u64>, Fault> {
        match self.store.head(&self.key(name)).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(fault(name, &error)),
        }
    }

    pub(super) async fn written(&self, name: &str) -> Result<Option<SystemTime>, Fault> {
        match self.store.head(&self.key(name)).await {
            Ok(meta) => Ok(Some(meta.last_modified.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(fault(name, &error)),
        }
    }

    /// Removes an object; one that is not there is no error.
    pub(super) async fn remove(&self, name: &str) -> Result<(), Fault> {
        match self.store.delete(&self.key(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(fault(name, &error)),
        }
    }

    pub(super) async fn bytes(&self, name: &str, range: Range<u64>) -> Result<Chunks, Fault> {
        let options = GetOptions { range: Some(range.into()), ..GetOptions::default() };
        let found = self.store.get_opts(&self.key(name), options).await.map_err(|error| fault(name, &error))?;
        let name = name.to_owned();
        Ok(found.into_stream().map(move |chunk| chunk.map_err(|error| fault(&name, &error))).boxed())
    }

    /// Sends a received file. The bucket shows an object when it is whole; the same bytes again change nothing.
    pub(super) async fn take(&self, incoming: &Path, name: &str, size: u64) -> Result<(), Fault> {
        let key = self.key(name);
        let broken = |error: std::io::Error| Fault::file(incoming, error);
        let mut file = tokio::fs::File::open(incoming).await.map_err(broken)?;
        if size <= PART as u64 {
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
            file.read_to_end(&mut bytes).await.map_err(broken)?;
            return self.write(name, bytes.into()).await;
        }
        let upload = self.store.put_multipart(&key).await.map_err(|error| fault(name, &error))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        let sent: Result<(), Fault> = async {
            loop {
                let mut part = Vec::with_capacity(PART);
                if (&mut file).take(PART as u64).read_to_end(&mut part).await.map_err(broken)? == 0 {
                    return Ok(());
                }
                upload.wait_for_capacity(AT_ONCE).await.map_err(|error| fault(name, &error))?;
                upload.put(part.into());
            }
        }
        .await;
        match sent {
            Ok(()) => upload.finish().await.map(drop).map_err(|error| fault(name, &error)),
            Err(error) => {
                // Parts of an upload that is never completed cost space until the bucket's own rule removes them.
                let _ = upload.abort().await;
                Err(error)
            }
        }
    }

    pub(super) async fn write(&self, name: &str, bytes: Bytes) -> Result<(), Fault> {
        let put = self.store.put(&self.key(name), PutPayload::from(bytes)).await;
        put.map(drop).map_err(|error| fault(name, &error))
    }
}

fn fault(name: &str, error: &object_store::Error) -> Fault {
    Fault::File { path: format!("s3:{name}"), problem: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_written_as_an_address() {
        let check = |url: &str, found: Option<(&str, &str)>| {
            let read = Settings::parse(url).map(|settings| (settings.bucket, settings.prefix));
            assert_eq!(read, found.map(|(bucket, prefix)| (bucket.to_owned(), prefix.to_owned())), "{url}");
        };
        check("s3://giay-to", Some(("giay-to", "")));
        check("s3://giay-to/ha-noi/1/", Some(("giay-to", "ha-noi/1")));
        check("s3:///ha-noi", None);
        check("s3://a b", None);
        check("/srv/motcua", None);
    }
}
