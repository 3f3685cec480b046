//! What simulators share: a server on loopback, and faults that can be switched on while it runs.
//!
//! A simulator is a program that speaks the protocol, not a canned answer: the client under test is the one that is shipped.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// The right answer, after this time.
    Slow(Duration),
    /// Nobody is at work: HTTP 503, or a connection that is closed at once.
    Down,
    /// A well-formed answer that says something else: another hash, a refusal, a signature of something else.
    Wrong,
    /// The work is done and its answer never arrives: the connection breaks in the middle of it.
    Lost,
    /// Bytes that mean nothing.
    Garbage,
    /// The right answer to somebody else's question.
    WrongNonce,
}

/// The switch of a running simulator.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    now: Arc<Mutex<Fault>>,
    asked: Arc<AtomicUsize>,
}

impl Faults {
    /// From now on this goes wrong.
    pub fn set(&self, fault: Fault) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    /// What goes wrong now.
    #[must_use]
    pub fn get(&self) -> Fault {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often it was asked since it started.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// Counts a question.
    pub(crate) fn count(&self) {
        self.asked.fetch_add(1, Ordering::SeqCst);
    }
}

/// A port on loopback that was taken and waits for a simulator: its address is known before anybody serves it, as a
/// certificate that names it needs.
#[derive(Debug)]
pub struct Place {
    listener: TcpListener,
    address: SocketAddr,
}

impl Place {
    /// Takes this port of loopback, or with 0 a free one.
    ///
    /// # Errors
    /// When it cannot be had.
    pub async fn take(port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Its address as a URL without a path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves this here. Faults that are the same for everybody (slow, down, lost, garbage) are made here.
    pub(crate) fn serve(self, router: Router, faults: Faults) -> Simulator {
        let router = router.layer(from_fn_with_state(faults.clone(), disturb));
        let Self { listener, address } = self;
        let task = tokio::spawn(async move {
            // It ends with the task; what else could end it is nobody's question any more.
            let _ = axum::serve(listener, router).await;
        });
        Simulator { address, faults, task }
    }

    /// Serves a protocol that is not HTTP: `talk` is called for every connection.
    pub(crate) fn serve_raw<F>(self, faults: Faults, talk: impl Fn(TcpStream) -> F + Send + 'static) -> Simulator
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let Self { listener, address } = self;
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(talk(connection));
            }
        });
        Simulator { address, faults, task }
    }
}

/// A running simulator; it stops when this is dropped.
#[derive(Debug)]
pub struct Simulator {
    /// Where it listens.
    pub address: SocketAddr,
    /// What goes wrong.
    pub faults: Faults,
    task: JoinHandle<()>,
}

impl Simulator {
    /// Its address as a URL without a path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its host and port, as the list of allowed hosts names them.
    #[must_use]
    pub fn host(&self) -> String {
        self.address.to_string()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn disturb(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    faults.count();
    match faults.get() {
        Fault::None | Fault::Wrong | Fault::WrongNonce => next.run(request).await,
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            next.run(request).await
        }
        Fault::Down => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Fault::Garbage => {
            let media_type = next.run(request).await.headers().get(header::CONTENT_TYPE).cloned();
            let mut response = Response::new(Body::from(&b"\x30\x82\xff\xff{[\"\0"[..]));
            if let Some(media_type) = media_type {
                response.headers_mut().insert(header::CONTENT_TYPE, media_type);
            }
            response
        }
        Fault::Lost => {
            let (parts, _) = next.run(request).await.into_parts();
            let torn = futures::stream::iter([Ok(Bytes::from_static(b"\x30")), Err(std::io::Error::other("torn"))]);
            Response::from_parts(parts, Body::from_stream(torn.boxed()))
        }
    }
}
