//! Drafts, running dossiers, those to mend, results.

use serde::Serialize;

use super::track::Due;
use crate::view::View;

/// Everything of one person.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MineView {
    /// What the person has to mend or bring.
    pub to_mend: Vec<Mine>,
    /// Begun and not filed.
    pub drafts: Vec<Mine>,
    /// On its way.
    pub running: Vec<Mine>,
    /// Done, with its result.
    pub finished: Vec<Mine>,
    /// The address of the older ones, if there are more.
    pub next: Option<String>,
}

/// One line.
#[derive(Debug, Clone, Serialize)]
pub struct Mine {
    /// What people call the procedure.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its code; empty before acceptance.
    pub code: String,
    /// Where it stands.
    pub state: String,
    /// The deadline chip.
    pub due: Option<Due>,
}

impl View for MineView {
    const TEMPLATE: &'static str = "dossier/mine.html";

    fn samples() -> Vec<Self> {
        let line = |code: &str, state: &str| Mine {
            name: "Khai sinh cho con".into(),
            href: "/ho-so/1".into(),
            code: code.into(),
            state: state.into(),
            due: (!code.is_empty())
                .then(|| Due { tone: "calm", text: "Hẹn trả thứ Hai, 23/11/2026, 16:00".into() }),
        };
        let full = MineView {
            to_mend: vec![line("H26.151-261123-0006", "Cần sửa hoặc nộp thêm")],
            drafts: vec![line("", "Bản nháp")],
            running: vec![line("H26.151-261123-0007", "Đang giải quyết")],
            finished: vec![line("H26.151-261120-0001", "Đã trả kết quả")],
            next: Some("/viec-cua-toi?sau=1".into()),
        };
        vec![full, MineView::default()]
    }
}
