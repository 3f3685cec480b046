//! A register of certification, printed each month and bound for the year (Decree 23/2015 Art. 13.3).
use jiff::Timestamp;
use serde::Serialize;

use super::letterhead::{sample_day, sample_moment};
use super::{Letterhead, Signer};

/// The register of a year, or of one month of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificationRegister {
    /// Who keeps it.
    pub head: Letterhead,
    /// Its name, such as “Sổ chứng thực bản sao từ bản chính”.
    pub title: String,
    /// Its symbol, such as `SCT/BS`.
    pub symbol: String,
    /// The year.
    pub year: i16,
    /// The month, if it is the sheet of a month.
    pub month: Option<i8>,
    /// The headings of the columns, in order.
    pub columns: Vec<String>,
    /// The lines, in order of their numbers.
    pub rows: Vec<CertificationLine>,
    /// How the year ended, once it is closed.
    pub closing: Option<Closing>,
}

/// A line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificationLine {
    /// The number within the year.
    pub number: String,
    /// When the number was given.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub at: Timestamp,
    /// Who asked, and the number of their paper.
    pub requester: String,
    /// The original.
    pub paper: String,
    /// Who certified, and as what.
    pub certifier: String,
    /// Copies.
    pub count: String,
    /// The charge.
    pub fee: String,
    /// A remark.
    pub remark: String,
    /// The line has no value any more: it is struck through and stays readable.
    pub struck: bool,
}

/// The record of the closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// When.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub at: Timestamp,
    /// The last number given.
    pub last: u32,
    /// How many certifications stand.
    pub standing: u32,
    /// Who closed it.
    pub signer: Signer,
}

impl CertificationRegister {
    /// Some lines and a closing.
    #[must_use]
    pub fn sample() -> Self {
        let row = |ordinal: i8| CertificationLine {
            number: format!("{ordinal:02}, quyển 01/2026"),
            at: sample_moment(2 + ordinal, 9, 5),
            requester: if ordinal == 2 { "Trần Thị Quý, 001155000028" } else { "Công ty TNHH An Phát" }.into(),
            paper: "Giấy chứng nhận đăng ký hộ kinh doanh".into(),
            certifier: "Đỗ Thị Lan, Chủ tịch".into(),
            count: "1".into(),
            fee: "5.000 đ".into(),
            remark: if ordinal == 3 { "Đã hủy bỏ giá trị pháp lý" } else { "" }.into(),
            struck: ordinal == 3,
        };
        Self {
            head: Letterhead { number: None, issued_on: sample_day(30), ..Letterhead::sample() },
            title: "Sổ chứng thực bản sao từ bản chính".into(),
            symbol: "SCT/BS".into(),
            year: 2026,
            month: None,
            columns: ["Số", "Ngày", "Người yêu cầu", "Giấy tờ", "Người ký", "Số bản", "Phí", "Ghi chú"]
                .map(str::to_owned)
                .to_vec(),
            rows: (1..=20).map(row).collect(),
            closing: Some(Closing {
                at: sample_moment(30, 16, 0),
                last: 20,
                standing: 19,
                signer: Signer { title: "Chủ tịch".into(), name: "Đỗ Thị Lan".into() },
            }),
        }
    }
}
