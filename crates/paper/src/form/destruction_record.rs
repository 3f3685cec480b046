//! The record of a destruction: what was destroyed, when, by whom, by which decision (Law on Archives 33/2024 Art. 16).
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::letterhead::{sample_day, sample_moment};
use super::{Letterhead, Signer};

/// The record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DestructionRecord {
    /// The office whose documents they were, with the number of the record.
    pub head: Letterhead,
    /// Number and symbol of the decision.
    pub decision: String,
    /// Its day.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub decided_on: Date,
    /// The minutes of the council that looked at the list.
    pub council: String,
    /// Why the documents were worth nothing any longer.
    pub reason: String,
    /// When it was begun.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub begun_at: Timestamp,
    /// When the last document was destroyed.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub done_at: Timestamp,
    /// What was destroyed.
    pub destroyed: Vec<DestructionLine>,
    /// What was on the list and stays: its name, and why.
    pub kept: Vec<(String, String)>,
    /// When the files were removed.
    #[serde(serialize_with = "crate::vietnam::perhaps")]
    pub cleared_at: Option<Timestamp>,
    /// How many files were removed.
    pub removed: u32,
    /// How many stay because other papers need them.
    pub shared: u32,
    /// Who proposed it.
    pub proposer: Signer,
    /// Who decided.
    pub decider: Signer,
    /// Who carried it out.
    pub performer: Signer,
}

/// A document that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DestructionLine {
    /// Its name.
    pub title: String,
    /// Number and symbol on it.
    pub number: String,
    /// Whose it was.
    pub owner: String,
    /// The day it was issued.
    #[serde(serialize_with = "crate::vietnam::day_or_none")]
    pub issued_on: Option<Date>,
    /// Last day it had to be kept.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub keep_until: Date,
    /// The law that says so.
    pub basis: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

impl DestructionRecord {
    /// Two documents destroyed, one taken off.
    #[must_use]
    pub fn sample() -> Self {
        let line = |number: &str, owner: &str, digit: &str| DestructionLine {
            title: "Giấy ủy quyền".into(),
            number: number.into(),
            owner: owner.into(),
            issued_on: Some(sample_day(2)),
            keep_until: sample_day(30),
            basis: "23/2015/NĐ-CP, Điều 14.2".into(),
            sha256: digit.repeat(32),
        };
        let signer = |title: &str, name: &str| Signer { title: title.into(), name: name.into() };
        Self {
            head: Letterhead { number: Some("01/2026/BB-HTL".into()), ..Letterhead::sample() },
            decision: "15/QĐ-UBND".into(),
            decided_on: sample_day(17),
            council: "Biên bản họp Hội đồng xét hủy số 02/BB-HĐ".into(),
            reason: "Hết thời hạn lưu trữ".into(),
            begun_at: sample_moment(18, 9, 5),
            done_at: sample_moment(18, 9, 6),
            destroyed: vec![line("01/2023", "Trần Thị Quý", "3f"), line("02/2023", "Công ty TNHH An Phát", "a7")],
            kept: vec![("Giấy ủy quyền, 03/2023, Nguyễn Văn Minh".into(), "Đang giải quyết khiếu nại".into())],
            cleared_at: Some(sample_moment(18, 9, 7)),
            removed: 6,
            shared: 1,
            proposer: signer("Người lập danh mục", "Vũ Minh Thu"),
            decider: signer("Người quyết định", "Đỗ Thị Lan"),
            performer: signer("Người thực hiện", "Lê Thị Hoa"),
        }
    }
}
