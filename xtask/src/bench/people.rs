//! Who works during a measurement: a citizen, and in each commune the officers who have the dossier in turn.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::http::{Http, Request};
use super::server::Server;

/// What a citizen has scanned, to satisfy the one component that is not the form itself: the least that passes for a
/// PDF, because writing large files is not what is measured.
const PAPER: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n";

/// A commune and the sessions of its officers.
pub struct Agency {
    /// Its office.
    pub office: String,
    /// The commune's number.
    pub commune: String,
    /// Who receives.
    pub receptionist: String,
    /// Who examines.
    pub specialist: String,
    /// Who signs.
    pub leader: String,
}

/// Everybody who is signed in.
pub struct People {
    /// The session of the citizen.
    pub citizen: String,
    /// The upload that every dossier refers to.
    pub upload: String,
    /// The communes at work.
    pub agencies: Vec<Agency>,
}

#[derive(Deserialize)]
struct Offices {
    items: Vec<Office>,
}

#[derive(Deserialize)]
struct Office {
    code: String,
    commune: Option<String>,
}

impl People {
    /// Signs in a citizen and the officers of so many communes, and uploads the paper.
    pub fn sign_in(server: &Server, agencies: usize) -> Result<Self> {
        let mut http = Http::connect(&server.address)?;
        let citizen = token(&mut http, "minh", &server.password)?;
        let paper = Request { token: Some(&citizen), body: Some(("application/pdf", PAPER)), ..Request::default() };
        let upload = text(http.send("POST", "/api/v1/uploads?name=can-cuoc.pdf", &paper)?.body, "id")?;
        let offices = http.send("GET", "/api/v1/offices?kind=commune_pc", &Request::default())?;
        let offices: Offices = serde_json::from_slice(offices.body).context("the list of offices")?;
        let mut signed_in = Vec::new();
        for office in offices.items {
            let Some(commune) = office.commune.filter(|_| signed_in.len() < agencies) else { continue };
            let mut officer = |part: &str| token(&mut http, &format!("{part}.{commune}"), &server.password);
            signed_in.push(Agency {
                receptionist: officer("tn")?,
                specialist: officer("cm")?,
                leader: officer("ld")?,
                office: office.code,
                commune,
            });
        }
        ensure!(!signed_in.is_empty(), "the city has no communes");
        Ok(Self { citizen, upload, agencies: signed_in })
    }
}

/// Signs somebody in.
pub fn token(http: &mut Http, login: &str, password: &str) -> Result<String> {
    let body = json!({ "login": login, "password": password }).to_string();
    let request = Request { body: Some(("application/json", body.as_bytes())), ..Request::default() };
    text(http.send("POST", "/api/v1/session", &request)?.body, "token")
}

/// One text of a JSON object.
pub fn text(body: &[u8], name: &str) -> Result<String> {
    let body: serde_json::Value = serde_json::from_slice(body)?;
    Ok(body[name].as_str().with_context(|| format!("the answer has no {name}"))?.to_owned())
}
