//! Something went wrong, told on a kiosk: never a page that leads out of it.

use serde::Serialize;

use super::frame::Frame;
use crate::view::View;

/// What happened, and how to begin again.
#[derive(Debug, Clone, Serialize)]
pub struct TroubleView {
    /// What every screen carries.
    pub frame: Frame,
    /// The kind of failure, as `error.ftl` names it.
    pub kind: String,
    /// What the rule said.
    pub said: Option<String>,
    /// The number to read to whoever helps.
    pub reference: Option<String>,
}

impl TroubleView {
    /// For a request to this address, if it is a kiosk's.
    pub fn at(tail: &str, kind: &str, said: Option<String>, reference: Option<String>) -> Option<TroubleView> {
        let path = tail.split('?').next().unwrap_or(tail);
        let ours = path == "/tram" || path.starts_with("/tram/");
        ours.then(|| TroubleView { frame: Frame::bare("/tram"), kind: kind.to_owned(), said, reference })
    }
}

impl View for TroubleView {
    const TEMPLATE: &'static str = "kiosk/trouble.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let of = |kind: &str, said: Option<&str>, reference: Option<&str>| {
            let (said, reference) = (said.map(str::to_owned), reference.map(str::to_owned));
            TroubleView { frame: Frame::bare("/tram"), kind: kind.into(), said, reference }
        };
        vec![
            of("not-found", None, None),
            of("refused", Some("Số này đã được gọi."), None),
            of("fault", None, Some("0192f0c1")),
        ]
    }
}
