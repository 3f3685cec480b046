//! Before you start: papers, price, time, and what will not be asked.

use serde::Serialize;

use crate::view::View;

/// The page before the first question.
#[derive(Debug, Clone, Serialize)]
pub struct BeforeView {
    /// The end of the procedure's address.
    pub slug: String,
    /// What people call the procedure.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// The papers to have at hand.
    pub papers: Vec<String>,
    /// What the city fetches itself.
    pub held: Vec<String>,
    /// What it costs.
    pub fee: String,
    /// How long it takes.
    pub time: String,
    /// How many questions will be asked at most.
    pub questions: usize,
    /// The address of a draft of this procedure that waits to be gone on with.
    pub draft: Option<String>,
}

impl View for BeforeView {
    const TEMPLATE: &'static str = "dossier/before.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let fresh = BeforeView {
            slug: "khai-sinh-cho-con".into(),
            name: "Khai sinh cho con".into(),
            summary: "Làm giấy khai sinh cho con mới sinh.".into(),
            papers: vec!["Giấy chứng sinh".into()],
            held: vec!["Giấy chứng nhận kết hôn".into(), "Căn cước của cha mẹ".into()],
            fee: "Không mất phí".into(),
            time: "trong ngày".into(),
            questions: 12,
            draft: None,
        };
        let again =
            BeforeView { draft: Some("/ho-so/nhap/1/hoi/con".into()), papers: vec![], held: vec![], ..fresh.clone() };
        vec![fresh, again]
    }
}
