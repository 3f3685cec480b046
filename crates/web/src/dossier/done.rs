//! Filed: what happens next.

use jiff::Timestamp;
use serde::Serialize;

use crate::view::View;

/// The confirmation.
#[derive(Debug, Clone, Serialize)]
pub struct DoneView {
    /// What people call the procedure.
    pub procedure: String,
    /// The code by which it is followed, in the groups in which one reads it aloud.
    pub code: Vec<String>,
    /// The address of its page.
    pub page_of: String,
    /// When an officer will have looked at it (online filings: 8 working hours).
    pub answer_by: Option<Timestamp>,
    /// When the result is due, once it is accepted.
    pub due: Option<Timestamp>,
    /// Who looks at it first.
    pub office: String,
}

impl View for DoneView {
    const TEMPLATE: &'static str = "dossier/done.html";

    fn samples() -> Vec<Self> {
        let at = |text: &str| text.parse().ok();
        let filed = DoneView {
            procedure: "Khai sinh cho con".into(),
            code: ["H26.151", "261123", "0007"].map(String::from).to_vec(),
            page_of: "/ho-so/1".into(),
            answer_by: at("2026-11-24T02:00:00Z"),
            due: None,
            office: "Ủy ban nhân dân phường Ba Đình".into(),
        };
        vec![DoneView { answer_by: None, due: at("2026-11-23T09:00:00Z"), ..filed.clone() }, filed]
    }
}
