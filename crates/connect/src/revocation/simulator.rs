//! A responder and its lists on loopback, answering with the demonstration authority's keys.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use der::asn1::OctetString;
use der::{Decode as _, Encode as _};
use sign::SignError;
use sign::authority::{Authority, Clock, Urls};
use x509_cert::serial_number::SerialNumber;
use x509_ocsp::OcspRequest;

use crate::simulator::{Fault, Faults, Place, Simulator};

#[derive(Clone)]
struct Desk {
    authority: Arc<Authority>,
    clock: Clock,
    faults: Faults,
}

/// The addresses an authority whose revocation is answered at this place writes into its certificates.
#[must_use]
pub fn urls(place: &Place) -> Urls {
    let at = |path: &str| format!("{}{path}", place.url());
    Urls { ocsp: at("/ocsp"), crl: at("/issuing.crl"), root_crl: at("/root.crl") }
}

/// Starts it.
#[must_use]
pub fn start(place: Place, authority: Arc<Authority>, clock: Clock) -> Simulator {
    let faults = Faults::default();
    let desk = Desk { authority, clock, faults: faults.clone() };
    let router = Router::new()
        .route("/ocsp", post(ocsp_post))
        .route("/ocsp/{question}", get(ocsp_get))
        .route("/issuing.crl", get(issuing_list))
        .route("/root.crl", get(root_list))
        .with_state(desk);
    place.serve(router, faults)
}

async fn ocsp_post(State(desk): State<Desk>, headers: HeaderMap, question: Bytes) -> Response {
    if headers.get(header::CONTENT_TYPE).is_none_or(|value| value != "application/ocsp-request") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    ocsp(&desk, &question)
}

async fn ocsp_get(State(desk): State<Desk>, Path(question): Path<String>) -> Response {
    match STANDARD.decode(question) {
        Ok(question) => ocsp(&desk, &question),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

fn ocsp(desk: &Desk, question: &[u8]) -> Response {
    let question = match desk.faults.get() {
        Fault::Wrong => another(question, |request| {
            request.tbs_request.request_list[0].req_cert.serial_number = SerialNumber::new(&[0x2a])?;
            Ok(())
        }),
        Fault::WrongNonce => another(question, |request| {
            for extension in request.tbs_request.request_extensions.iter_mut().flatten() {
                extension.extn_value = OctetString::new(OctetString::new([0x5a; 16])?.to_der()?)?;
            }
            Ok(())
        }),
        _ => question.to_vec(),
    };
    answer(desk.authority.ocsp(&question, (desk.clock)()), "application/ocsp-response")
}

async fn issuing_list(State(desk): State<Desk>) -> Response {
    let now = (desk.clock)();
    // «Wrong» hands out a list that is right, and of somebody else.
    let list = if desk.faults.get() == Fault::Wrong { desk.authority.root_crl(now) } else { desk.authority.crl(now) };
    answer(list, "application/pkix-crl")
}

async fn root_list(State(desk): State<Desk>) -> Response {
    answer(desk.authority.root_crl((desk.clock)()), "application/pkix-crl")
}

fn answer(der: Result<Vec<u8>, SignError>, media_type: &'static str) -> Response {
    match der {
        Ok(der) => ([(header::CONTENT_TYPE, media_type)], der).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The question with something changed: whoever answers it has answered somebody else.
fn another(body: &[u8], change: impl Fn(&mut OcspRequest) -> Result<(), der::Error>) -> Vec<u8> {
    let changed = OcspRequest::from_der(body).and_then(|mut request| {
        change(&mut request)?;
        request.to_der()
    });
    changed.unwrap_or_else(|_| body.to_vec())
}
