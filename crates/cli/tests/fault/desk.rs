//! Clients: each files a dossier, carries it along the road to the result, and files the next one, until told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use reqwest::Method;
use serde_json::{Value, json};

use crate::filing::{Filing, Filings, document};
use crate::ledger::Ledger;
use crate::telephone::{Body, Call, Reply, Telephone};

/// Everybody who acts.
pub const LOGINS: [&str; 5] = ["minh", "hoa", "hung", "lan", "thu"];

/// What a client prefers among all that it may do, and what it then says.
const ROAD: [(&str, &str); 10] = [
    ("accept", r#"{}"#),
    ("transfer", r#"{}"#),
    ("finish-step", r#"{"note":"Đủ giấy tờ"}"#),
    ("submit-for-signature", r#"{"note":"Kính trình"}"#),
    ("ask-confirmation", r#"{"draft":"Bản thảo kết quả"}"#),
    ("confirm", r#"{}"#),
    // A specialist may always take a dossier over, so this comes when nothing else is to be done.
    ("take", r#"{}"#),
    ("approve", r#"{"decision":"Đồng ý"}"#),
    ("issue", r#"{"number":"01/2026"}"#),
    ("hand-back", r#"{"to":"Nguyễn Văn Minh","way":"at_point"}"#),
];

/// A client.
#[derive(Clone)]
pub struct Desk {
    pub line: Telephone,
    pub filings: Arc<Filings>,
    pub ledger: Ledger,
    /// Counts filings over all clients, so that no two are alike.
    pub nth: Arc<AtomicUsize>,
    pub stop: Arc<AtomicBool>,
}

impl Desk {
    /// Works until told to stop; a request that was sent is always answered before.
    pub async fn work(self) {
        while !self.stop.load(Ordering::Relaxed) {
            let nth = self.nth.fetch_add(1, Ordering::Relaxed);
            let Some(mut dossier) = self.file(nth, self.filings.nth(nth)).await else { return };
            while !self.stop.load(Ordering::Relaxed) {
                match self.next(nth, &dossier).await {
                    Some(after) => dossier = after,
                    None => break,
                }
            }
        }
    }

    async fn file(&self, nth: usize, filing: Filing) -> Option<Value> {
        let mut papers = Vec::new();
        for (place, component) in filing.components.iter().enumerate() {
            let mut paper = json!({ "component": component });
            if filing.online {
                let call = Call {
                    login: filing.login,
                    method: Method::POST,
                    path: "/api/v1/uploads?name=giay-to.pdf".into(),
                    key: Some(format!("upload-{nth}-{place}")),
                    body: Body::Pdf(document(nth * 16 + place)),
                };
                paper["upload"] = self.line.ask(&call).await.expect(201)["id"].clone();
                if self.stop.load(Ordering::Relaxed) {
                    return None;
                }
            }
            papers.push(paper);
        }
        let mut body = filing.body;
        body["papers"] = json!(papers);
        let call = post(filing.login, "/api/v1/dossiers".into(), format!("file-{nth}"), body);
        let dossier = self.line.ask(&call).await.expect(201);
        self.ledger.answered(call, &dossier);
        Some(dossier)
    }

    /// Does the next thing; none when the road has ended.
    async fn next(&self, nth: usize, dossier: &Value) -> Option<Value> {
        let who = match (dossier["state"].as_str()?, dossier["turn"]["role"].as_str()?) {
            ("returned", _) => return None,
            ("awaiting_confirmation", _) => "minh",
            (_, "receptionist") => "hoa",
            (_, "specialist") => "hung",
            (_, "leader") => "lan",
            (_, "clerk") => "thu",
            (state, role) => panic!("nobody is told to act on a dossier that is {state} as {role}"),
        };
        let path = format!("/api/v1/dossiers/{}", dossier["id"].as_str()?);
        let seen = self.line.get(who, path).await;
        let version = seen["version"].as_u64()?;
        let may = |action: &str| seen["links"][action]["href"].as_str().map(str::to_owned);
        let (href, body) = ROAD
            .into_iter()
            .find_map(|(action, body)| Some((may(action)?, body)))
            .unwrap_or_else(|| panic!("{who} may do nothing: {seen:#}"));
        let call = post(who, href, format!("step-{nth}-{version}"), serde_json::from_str(body).unwrap());
        let after = self.line.ask(&call).await.expect(200);
        self.ledger.answered(call, &after);
        Some(after)
    }
}

impl Reply {
    /// The body, of an answer that must be good.
    fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:#}", self.body);
        self.body
    }
}

fn post(login: &'static str, path: String, key: String, body: Value) -> Call {
    Call { login, method: Method::POST, path, key: Some(key), body: Body::Json(body) }
}
