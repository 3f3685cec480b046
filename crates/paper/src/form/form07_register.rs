//! Form 07, *Sổ theo dõi hồ sơ*: one line a dossier; the numbers begin again at 01 each year.
use super::Letterhead;
use super::letterhead::sample_moment;
use jiff::Timestamp;
use serde::Serialize;

/// The register of an agency and a year, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Register {
    /// Who keeps it.
    pub head: Letterhead,
    /// The year of the numbers.
    pub year: i16,
    /// The register's number.
    pub number: String,
    /// The lines, in order of their numbers.
    pub rows: Vec<RegisterRow>,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisterRow {
    /// Its number within the year.
    pub ordinal: u32,
    /// The dossier's code.
    pub code: String,
    /// What was asked for.
    pub procedure: String,
    /// How many sets of papers.
    pub sets: u32,
    /// Whose dossier.
    pub applicant: String,
    /// Where they live, and their telephone number.
    pub address: String,
    /// The agency that resolves it.
    pub lead_agency: String,
    /// When it was accepted.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub received_at: Timestamp,
    /// When it is due.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub due_at: Timestamp,
    /// When the result was returned.
    #[serde(serialize_with = "crate::vietnam::perhaps")]
    pub returned_at: Option<Timestamp>,
    /// How it was returned.
    pub return_method: Option<String>,
    /// Who signed for it.
    pub signed_by: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Register {
    /// Three days at the counter: enough lines for a second page.
    #[must_use]
    pub fn sample() -> Self {
        let row = |ordinal: u32| {
            let applicants = ["Nguyễn Văn Minh", "Trần Thị Quý", "Công ty TNHH An Phát", "Nguyễn Thị Ẩn Ỷ Diễm"];
            let procedures = [
                "Đăng ký khai sinh",
                "Cấp giấy xác nhận tình trạng hôn nhân",
                "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV",
                "Chứng thực bản sao từ bản chính",
            ];
            let pick = ordinal as usize % applicants.len();
            let returned = !ordinal.is_multiple_of(3);
            RegisterRow {
                ordinal,
                code: format!("H26.112.05-261118-{ordinal:04}"),
                procedure: procedures[pick].into(),
                sets: 1,
                applicant: applicants[pick].into(),
                address: "Số 12, ngõ 45 phố Trần Quý Cáp, phường Cửa Nam; 0912 345 678".into(),
                lead_agency: "UBND phường Cửa Nam".into(),
                received_at: sample_moment(18, 9, 5),
                due_at: sample_moment(23, 16, 30),
                returned_at: returned.then(|| sample_moment(23, 10, 15)),
                return_method: returned.then(|| "Trực tiếp".into()),
                signed_by: returned.then(|| applicants[pick].into()),
                note: (ordinal == 3).then(|| "Chờ bổ sung".into()),
            }
        };
        Self {
            head: Letterhead { number: None, ..Letterhead::sample() },
            year: 2026,
            number: "01".into(),
            rows: (1..=14).map(row).collect(),
        }
    }
}
