//! One page of questions.

use jiff::Timestamp;
use serde::Serialize;

use super::question::{Mistake, Question};
use crate::view::View;

/// A page that asks one thing, or the few things that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct AskView {
    /// What people call the procedure.
    pub procedure: String,
    /// The heading of the section.
    pub section: String,
    /// Which page this is, counted from 1.
    pub step: usize,
    /// How many pages there are, as far as the answers so far tell.
    pub steps: usize,
    /// The page before.
    pub previous: String,
    /// Where the answers go.
    pub action: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// What is wrong, for the top of the page.
    pub mistakes: Vec<Mistake>,
    /// When the draft was last kept.
    pub saved_at: Option<Timestamp>,
    /// The version of the draft this page was drawn from, so that two open windows do not overwrite each other.
    pub version: u64,
}

impl View for AskView {
    const TEMPLATE: &'static str = "dossier/ask.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let one = AskView {
            procedure: "Khai sinh cho con".into(),
            section: "Thông tin của con".into(),
            step: 3,
            steps: 9,
            previous: "/ho-so/nhap/1/hoi/me".into(),
            action: "/ho-so/nhap/1/hoi/con".into(),
            questions: vec![Question::sample("child_name", "text", "Họ, chữ đệm, tên của con")],
            mistakes: vec![],
            saved_at: None,
            version: 1,
        };
        let kinds = ["text", "long-text", "date", "choice", "select", "address"];
        let all = kinds.map(|kind| Question::sample(&kind.replace('-', "_"), kind, "Câu hỏi này hỏi gì?")).to_vec();
        let mistake =
            |question: &Question| Mistake { id: question.name.clone(), text: "Nhập câu trả lời".into() };
        let mistakes = all.iter().map(mistake).collect();
        let wrong =
            all.iter().map(|question| Question { error: "Nhập câu trả lời".into(), ..question.clone() }).collect();
        let saved_at = "2026-11-23T02:00:00Z".parse().ok();
        let alone = kinds.map(|kind| AskView {
            questions: vec![Question::sample("a", kind, "Con là trai hay gái?")],
            ..one.clone()
        });
        let mut samples =
            vec![AskView { questions: all, saved_at, ..one.clone() }, AskView { questions: wrong, mistakes, ..one }];
        samples.extend(alone);
        samples
    }
}
