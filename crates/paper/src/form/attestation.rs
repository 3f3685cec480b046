//! The statement under a signature, a translation or a transaction that is certified by hand: printed behind the paper,
//! signed and sealed (Decree 23/2015 Art. 12, Circular 01/2020 Art. 13). The words follow what the law wants said; the
//! wording of its annexed forms was not at hand.
use jiff::Timestamp;
use serde::Serialize;

use super::letterhead::{sample_day, sample_moment};
use super::{Letterhead, Signer};

/// The page of the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attestation {
    /// Who certifies.
    pub head: Letterhead,
    /// What it is, such as “Lời chứng chứng thực chữ ký”.
    pub title: String,
    /// The ordinal, such as `07`.
    pub line: String,
    /// The book, such as `01/2026-SCT/CK,ĐC`.
    pub book: String,
    /// When it was certified.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub at: Timestamp,
    /// Where.
    pub place: String,
    /// Away from the office: the hour is told too (Art. 10.2).
    pub with_hour: bool,
    /// The paper or transaction.
    pub paper: String,
    /// Who appeared: each with the paper they showed and how they signed.
    pub people: Vec<String>,
    /// What is certified, a sentence each.
    pub sentences: Vec<String>,
    /// Papers of the same wording.
    pub papers: u32,
    /// Who signs, and as what.
    pub signer: Signer,
}

impl Attestation {
    /// Quý delegates the collection of her pension.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            head: Letterhead { number: None, issued_on: sample_day(18), ..Letterhead::sample() },
            title: "Lời chứng chứng thực chữ ký".into(),
            line: "07".into(),
            book: "01/2026-SCT/CK,ĐC".into(),
            at: sample_moment(18, 9, 5),
            place: "Trụ sở UBND phường Cửa Nam".into(),
            with_hour: false,
            paper: "Giấy ủy quyền nhận lương hưu".into(),
            people: vec!["Trần Thị Quý, thẻ căn cước số 001155000028, ký".into()],
            sentences: vec!["Người có tên trên đã ký trước mặt người tiếp nhận hồ sơ.".into()],
            papers: 1,
            signer: Signer { title: "Chủ tịch".into(), name: "Đỗ Thị Lan".into() },
        }
    }
}
