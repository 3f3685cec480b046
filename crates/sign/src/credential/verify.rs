//! Believing a credential, and reading it (RFC 9901 section 7, SD-JWT VC "Verification and Processing").

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::disclosure::Disclosure;
use super::holder::{self, Challenge};
use super::issue::RESERVED;
use super::jws::Unverified;
use super::present::split;
use super::{CredentialError, Header, PublicKey, StatusEntry};

/// How far two clocks may be apart, in seconds.
pub(super) const LEEWAY: i64 = 60;

/// How deep claims may be nested: more than any credential needs, less than would exhaust a stack.
const DEPTH: usize = 32;

/// What the reader of a credential holds it against.
pub struct Expected<'a> {
    /// The key of an issuer, if the reader trusts one: by its name, and the header's `kid` or certificates.
    pub issuer_key: &'a (dyn Fn(&str, &Header) -> Option<PublicKey> + Sync),
    /// The type that was asked for; none takes any.
    pub vct: Option<&'a str>,
    /// The challenge the holder was given; none believes whoever shows it.
    pub challenge: Option<&'a Challenge>,
    /// Now.
    pub now: Timestamp,
}

/// A credential whose signature is right and whose time has come and not passed. Whether it still stands is asked with
/// [`Verified::status`].
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// Who issued it.
    pub issuer: String,
    /// Its type.
    pub vct: String,
    /// When it was issued, if it says so.
    pub issued: Option<Timestamp>,
    /// Until when it is good.
    pub expires: Option<Timestamp>,
    /// Where its standing is published.
    pub status: Option<StatusEntry>,
    /// Whether the one who showed it proved to be its holder.
    pub bound: bool,
    /// What it says: open claims and those that were shown, without those of the format.
    pub claims: Map<String, Value>,
}

/// Believes a credential or a presentation of it, or says why not.
///
/// # Errors
/// Each of [`CredentialError`] except those of issuing.
pub fn verify(text: &str, expected: &Expected<'_>) -> Result<Verified, CredentialError> {
    let parts = split(text)?;
    let unverified = Unverified::of(parts.signed)?;
    let issuer = unverified.payload.get("iss").and_then(Value::as_str).unwrap_or_default().to_owned();
    let key = (expected.issuer_key)(&issuer, &unverified.header)
        .ok_or_else(|| CredentialError::UnknownIssuer(issuer.clone()))?;
    let mut payload = unverified.believed("dc+sd-jwt", &key)?;

    let vct = payload.get("vct").and_then(Value::as_str).unwrap_or_default().to_owned();
    if vct.is_empty() || expected.vct.is_some_and(|wanted| wanted != vct) {
        return Err(CredentialError::WrongType(vct));
    }
    let now = expected.now.as_second();
    let issued = time(&payload, "iat")?;
    let expires = time(&payload, "exp")?;
    if expires.is_some_and(|end| now >= end.as_second().saturating_add(LEEWAY)) {
        return Err(CredentialError::Expired);
    }
    if [issued, time(&payload, "nbf")?].into_iter().flatten().any(|start| start.as_second() > now + LEEWAY) {
        return Err(CredentialError::NotYet);
    }
    let status = status(&payload)?;
    if let Some(challenge) = expected.challenge {
        let jwk = payload.get("cnf").and_then(|cnf| cnf.get("jwk"));
        let key = jwk.ok_or_else(|| CredentialError::Holder("it names no holder's key".to_owned()))?;
        holder::check(&parts, &PublicKey::of_jwk(key)?, challenge, expected.now)?;
    }

    match payload.remove("_sd_alg") {
        None => {}
        Some(alg) if alg == "sha-256" => {}
        Some(alg) => return Err(CredentialError::Malformed(format!("hash {alg}"))),
    }
    let mut open = HashMap::new();
    for text in &parts.disclosures {
        let disclosure = Disclosure::read(text)?;
        if open.insert(disclosure.digest(), disclosure).is_some() {
            return Err(CredentialError::Disclosure("one comes twice".to_owned()));
        }
    }
    let mut seen = Vec::new();
    reveal_object(&mut payload, &mut open, &mut seen, 0)?;
    if !open.is_empty() {
        return Err(CredentialError::Disclosure("one does not belong to it".to_owned()));
    }
    seen.sort_unstable();
    if seen.windows(2).any(|two| two[0] == two[1]) {
        return Err(CredentialError::Disclosure("a hash stands in it twice".to_owned()));
    }
    payload.retain(|name, _| !RESERVED.contains(&name.as_str()));
    Ok(Verified { issuer, vct, issued, expires, status, bound: expected.challenge.is_some(), claims: payload })
}

/// Puts the shown claims of an object in their place and takes the hashes of the others away (section 7.1 step 3).
fn reveal_object(
    object: &mut Map<String, Value>,
    open: &mut HashMap<String, Disclosure>,
    seen: &mut Vec<String>,
    depth: usize,
) -> Result<(), CredentialError> {
    let wrong = |why: &str| CredentialError::Disclosure(why.to_owned());
    let digests = match object.remove("_sd") {
        None => Vec::new(),
        Some(Value::Array(digests)) => digests,
        Some(_) => return Err(wrong("'_sd' is not a list")),
    };
    for value in object.values_mut() {
        reveal(value, open, seen, depth + 1)?;
    }
    for digest in digests {
        let Value::String(digest) = digest else { return Err(wrong("a hash is not a text")) };
        if let Some(mut disclosure) = open.remove(&digest) {
            let name = disclosure.name.take().ok_or_else(|| wrong("an element where a claim belongs"))?;
            // At the top a hidden claim cannot be one that must be in the open; below, only the format's own names are
            // forbidden.
            let forbidden = if depth == 0 { &RESERVED[..] } else { &RESERVED[..3] };
            if forbidden.contains(&name.as_str()) || object.contains_key(&name) {
                return Err(wrong("a claim that cannot be hidden, or is there already"));
            }
            reveal(&mut disclosure.value, open, seen, depth + 1)?;
            object.insert(name, disclosure.value);
        }
        seen.push(digest);
    }
    Ok(())
}

fn reveal(
    value: &mut Value,
    open: &mut HashMap<String, Disclosure>,
    seen: &mut Vec<String>,
    depth: usize,
) -> Result<(), CredentialError> {
    let wrong = |why: &str| CredentialError::Disclosure(why.to_owned());
    if depth > DEPTH {
        return Err(wrong("nested too deep"));
    }
    match value {
        Value::Object(object) => reveal_object(object, open, seen, depth),
        Value::Array(items) => {
            for mut item in std::mem::take(items) {
                let hash = item.as_object().and_then(|object| object.get("...")).cloned();
                let Some(hash) = hash else {
                    reveal(&mut item, open, seen, depth + 1)?;
                    items.push(item);
                    continue;
                };
                let Value::String(digest) = hash else { return Err(wrong("a hash is not a text")) };
                if let Some(mut disclosure) = open.remove(&digest) {
                    if disclosure.name.is_some() {
                        return Err(wrong("a claim where an element belongs"));
                    }
                    reveal(&mut disclosure.value, open, seen, depth + 1)?;
                    items.push(disclosure.value);
                }
                seen.push(digest);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn time(payload: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, CredentialError> {
    let Some(value) = payload.get(name) else { return Ok(None) };
    let time = value.as_i64().and_then(|seconds| Timestamp::from_second(seconds).ok());
    time.map(Some).ok_or_else(|| CredentialError::Malformed(format!("'{name}' is not a time")))
}

fn status(payload: &Map<String, Value>) -> Result<Option<StatusEntry>, CredentialError> {
    let Some(status) = payload.get("status") else { return Ok(None) };
    // Another way of telling the status than a list would be silently not asked: refuse instead.
    let list = &status["status_list"];
    match (list["idx"].as_u64(), list["uri"].as_str()) {
        (Some(index), Some(uri)) => Ok(Some(StatusEntry { uri: uri.to_owned(), index })),
        _ => Err(CredentialError::StatusList("a kind of status that is not known here".to_owned())),
    }
}
