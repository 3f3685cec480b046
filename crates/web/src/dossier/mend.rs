//! Everything asked for in a supplement request, at once.

use jiff::Timestamp;
use serde::Serialize;

use super::papers::Slot;
use super::question::{Mistake, Question};
use crate::view::View;

/// The page that opens only what is at fault, all of it.
#[derive(Debug, Clone, Serialize)]
pub struct MendView {
    /// What people call the procedure.
    pub procedure: String,
    /// The dossier's own page.
    pub previous: String,
    /// Who asks.
    pub office: String,
    /// The day after which the dossier is closed if nothing comes.
    pub close_at: Option<Timestamp>,
    /// What is wrong, each with its reason, the law and the remedy.
    pub faults: Vec<FaultLine>,
    /// Where it is sent.
    pub action: String,
    /// The version of the dossier the page was drawn from.
    pub version: u64,
    /// The promise that pressing twice sends once.
    pub key: String,
    /// What is wrong with what was sent, for the top of the page.
    pub mistakes: Vec<Mistake>,
}

/// One fault and the place to mend it.
#[derive(Debug, Clone, Serialize)]
pub struct FaultLine {
    /// What is wrong.
    pub what: String,
    /// How to put it right.
    pub how: String,
    /// The law that asks for it.
    pub basis: String,
    /// The paper to send again, if it is about a paper.
    pub slot: Option<Slot>,
    /// The question to answer again, if it is about an answer.
    pub question: Option<Question>,
}

impl View for MendView {
    const TEMPLATE: &'static str = "dossier/mend.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let fault = |slot, question| FaultLine {
            what: "Giấy chứng sinh bị mờ, không đọc được ngày sinh".into(),
            how: "Chụp lại nơi đủ sáng, thấy cả bốn góc".into(),
            basis: "Điều 16 Luật Hộ tịch".into(),
            slot,
            question,
        };
        let asked = MendView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/1".into(),
            office: "Ủy ban nhân dân phường Ba Đình".into(),
            close_at: "2026-12-08T10:00:00Z".parse().ok(),
            faults: vec![
                fault(Some(Slot::sample("birth-notice", "Giấy chứng sinh")), None),
                fault(None, Some(Question::sample("child_name", "text", "Họ, chữ đệm, tên của con"))),
            ],
            action: "/ho-so/1/bo-sung".into(),
            version: 3,
            key: "k".into(),
            mistakes: vec![],
        };
        let mistakes = vec![Mistake { id: "birth-notice".into(), text: "Gửi Giấy chứng sinh".into() }];
        vec![MendView { mistakes, close_at: None, ..asked.clone() }, asked]
    }
}
