//! Check the answers, then file.

use jiff::Timestamp;
use serde::Serialize;

use crate::view::View;

/// All answers and papers on one page.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    /// What people call the procedure.
    pub procedure: String,
    /// The page before.
    pub previous: String,
    /// The answers, section by section; papers are the last.
    pub sections: Vec<Answered>,
    /// Who will decide.
    pub office: String,
    /// What it costs.
    pub fee: String,
    /// When it will be ready if it were accepted now, where that can be told.
    pub ready: Option<Timestamp>,
    /// Where it is filed.
    pub action: String,
    /// The promise that pressing twice files once.
    pub key: String,
    /// What still stands in the way, each with the page where it is put right.
    pub mistakes: Vec<Missing>,
}

/// Something that still stands in the way of filing.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// The page where it is put right.
    pub href: String,
    /// What to do there.
    pub text: String,
}

/// The answers of one section.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// The heading.
    pub title: String,
    /// The answers.
    pub rows: Vec<Row>,
}

/// One answer in a summary list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// The question.
    pub key: String,
    /// The answer.
    pub lines: Vec<String>,
    /// Where it comes from, when the person did not type it.
    pub source: String,
    /// The page where it is changed; empty when it cannot be.
    pub change: String,
}

impl Row {
    /// A row that only tells.
    pub fn told(key: &str, line: &str) -> Row {
        Row { key: key.into(), lines: vec![line.into()], ..Row::default() }
    }
}

impl View for CheckView {
    const TEMPLATE: &'static str = "dossier/check.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let typed = Row {
            change: "/ho-so/nhap/1/hoi/con".into(),
            ..Row::told("Họ, chữ đệm, tên của con", "Trần Nguyễn Khánh Ngọc Ẩn")
        };
        let held = Row {
            source: "Từ tài khoản của bạn".into(), ..Row::told("Người yêu cầu", "Trần Văn Minh")
        };
        let whole = CheckView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/nhap/1/giay-to".into(),
            sections: vec![Answered { title: "Thông tin của con".into(), rows: vec![typed, held] }],
            office: "Ủy ban nhân dân phường Ba Đình".into(),
            fee: "Không mất phí".into(),
            ready: "2026-11-23T09:00:00Z".parse().ok(),
            action: "/ho-so/nhap/1/nop".into(),
            key: "k".into(),
            mistakes: vec![],
        };
        let mistakes = vec![Missing { href: "/ho-so/nhap/1/giay-to".into(), text: "Gửi Giấy chứng sinh".into() }];
        vec![CheckView { ready: None, mistakes, ..whole.clone() }, whole]
    }
}
