//! Requests that are sent until they are answered, as a careful client does: the same key, the same words.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::filing::PASSWORD;

/// How long one request is tried before the test gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// One request, with the promise that it is always the same.
#[derive(Debug, Clone)]
pub struct Call {
    pub login: &'static str,
    pub method: Method,
    pub path: String,
    pub key: Option<String>,
    pub body: Body,
}

#[derive(Debug, Clone)]
pub enum Body {
    None,
    Json(Value),
    Pdf(Vec<u8>),
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
}

/// The line to a server that comes and goes.
#[derive(Clone)]
pub struct Telephone {
    http: Client,
    address: watch::Receiver<Option<String>>,
    tokens: Arc<HashMap<&'static str, String>>,
    /// Requests that were sent and not answered.
    pub broken_off: Arc<AtomicU64>,
    /// Of these, requests that had been done all the same: only the answer was lost.
    pub done: Arc<AtomicU64>,
}

impl Telephone {
    /// Signs these people in.
    pub async fn new(address: watch::Receiver<Option<String>>, logins: &[&'static str]) -> Self {
        // The client wants a provider of TLS even where it speaks plain HTTP; a second one to say so is no error.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
        let mut line = Self { http, address, tokens: Arc::default(), broken_off: Arc::default(), done: Arc::default() };
        let mut tokens = HashMap::new();
        for login in logins {
            let body = Body::Json(json!({ "login": login, "password": PASSWORD }));
            let call = Call { login, method: Method::POST, path: "/api/v1/session".into(), key: None, body };
            let reply = line.ask(&call).await;
            assert_eq!(reply.status, 201, "{login}: {}", reply.body);
            tokens.insert(*login, reply.body["token"].as_str().unwrap().to_owned());
        }
        line.tokens = Arc::new(tokens);
        line
    }

    /// Asks until there is an answer.
    pub async fn ask(&self, call: &Call) -> Reply {
        let begun = Instant::now();
        let mut failed_at = None;
        loop {
            if let Some(reply) = self.once(call).await {
                let updated_at = reply.body["updated_at"].as_str().and_then(|at| at.parse::<Timestamp>().ok());
                if call.key.is_some() && updated_at.zip(failed_at).is_some_and(|(updated, failed)| updated < failed) {
                    self.done.fetch_add(1, Ordering::Relaxed);
                }
                return reply;
            }
            failed_at.get_or_insert_with(Timestamp::now);
            assert!(begun.elapsed() < PATIENCE, "no answer within {PATIENCE:?}: {call:?}");
        }
    }

    /// Reads something.
    pub async fn get(&self, login: &'static str, path: String) -> Value {
        let call = Call { login, method: Method::GET, path, key: None, body: Body::None };
        let reply = self.ask(&call).await;
        assert_eq!(reply.status, 200, "{call:?}: {}", reply.body);
        reply.body
    }

    async fn once(&self, call: &Call) -> Option<Reply> {
        let address = self.address.clone().wait_for(Option::is_some).await.unwrap().clone()?;
        let mut request = self.http.request(call.method.clone(), format!("{address}{}", call.path));
        if let Some(token) = self.tokens.get(call.login) {
            request = request.bearer_auth(token);
        }
        if let Some(key) = &call.key {
            request = request.header("Idempotency-Key", key);
        }
        request = match &call.body {
            Body::None => request,
            Body::Json(body) => request.json(body),
            Body::Pdf(bytes) => request.header("Content-Type", "application/pdf").body(bytes.clone()),
        };
        let answer = async {
            let response = request.send().await?;
            let status = response.status().as_u16();
            Ok::<_, reqwest::Error>(Reply { status, body: response.json().await? })
        };
        match answer.await {
            Ok(reply) => Some(reply),
            Err(why) => {
                if !why.is_connect() {
                    self.broken_off.fetch_add(1, Ordering::Relaxed);
                }
                // The server is being killed or started; there is no moment to wait for but the next try.
                tokio::time::sleep(Duration::from_millis(15)).await;
                None
            }
        }
    }
}
