//! A timestamp authority on loopback, answering with the demonstration authority's key.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use der::asn1::{Int, OctetString};
use der::{Decode as _, Encode as _};
use sign::authority::{Authority, Clock};
use x509_tsp::TimeStampReq;

use crate::simulator::{Fault, Faults, Place, Simulator};

#[derive(Clone)]
struct Desk {
    authority: Arc<Authority>,
    clock: Clock,
    faults: Faults,
}

/// Starts it; ask at the path `/`.
#[must_use]
pub fn start(place: Place, authority: Arc<Authority>, clock: Clock) -> Simulator {
    let faults = Faults::default();
    let desk = Desk { authority, clock, faults: faults.clone() };
    place.serve(Router::new().route("/", post(stamp)).with_state(desk), faults)
}

async fn stamp(State(desk): State<Desk>, headers: HeaderMap, body: Bytes) -> Response {
    if headers.get(header::CONTENT_TYPE).is_none_or(|value| value != "application/timestamp-query") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let question = match desk.faults.get() {
        Fault::Wrong => another(&body, |request| {
            request.message_imprint.hashed_message = OctetString::new([0x5a; 32])?;
            Ok(())
        }),
        Fault::WrongNonce => another(&body, |request| {
            request.nonce = Some(Int::new(&[0x41; 8])?);
            Ok(())
        }),
        _ => body.to_vec(),
    };
    let answer = desk.authority.timestamp(&question, (desk.clock)());
    ([(header::CONTENT_TYPE, "application/timestamp-reply")], answer).into_response()
}

/// The question with something changed: whoever answers it has answered somebody else.
fn another(body: &[u8], change: impl Fn(&mut TimeStampReq) -> Result<(), der::Error>) -> Vec<u8> {
    let changed = TimeStampReq::from_der(body).and_then(|mut request| {
        change(&mut request)?;
        request.to_der()
    });
    changed.unwrap_or_else(|_| body.to_vec())
}
