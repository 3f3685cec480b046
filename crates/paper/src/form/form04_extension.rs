//! Form 04, *Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết*: once, and at the latest a day before the due date
//! (Decree 118/2025, Art. 19.6).
use super::letterhead::sample_moment;
use super::{Applicant, Letterhead, Matter, Signer};
use jiff::Timestamp;
use serde::Serialize;

/// An apology with a new date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// Whose dossier.
    pub applicant: Applicant,
    /// When it was accepted.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub received_at: Timestamp,
    /// The date promised on Form 01.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub due_at: Timestamp,
    /// Why it cannot be kept.
    pub reason: String,
    /// The apology, in the words of the head of the agency.
    pub apology: String,
    /// The new date.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub new_due_at: Timestamp,
    /// The head of the agency.
    pub signer: Signer,
}

impl Extension {
    /// Bà Quý waits for the answer of another commune.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            head: Letterhead { number: Some("05/XLGH".into()), ..Letterhead::sample() },
            matter: Matter {
                procedure_code: "1.004873".into(),
                procedure: "Cấp giấy xác nhận tình trạng hôn nhân".into(),
                ..Matter::sample()
            },
            applicant: Applicant {
                name: "Trần Thị Quý".into(),
                address: "Số 3 phố Phan Bội Châu, phường Cửa Nam, thành phố Hà Nội".into(),
                phone: Some("0983 000 111".into()),
                email: None,
            },
            received_at: sample_moment(18, 9, 5),
            due_at: sample_moment(23, 16, 30),
            reason: "UBND xã nơi bà từng thường trú chưa trả lời văn bản xác minh tình trạng hôn nhân.".into(),
            apology: "Chúng tôi xin lỗi bà vì không trả được kết quả đúng hẹn.".into(),
            new_due_at: sample_moment(26, 16, 30),
            signer: Signer::sample(),
        }
    }
}
