//! Form 05, *Thông báo dừng giải quyết hồ sơ*: at the applicant's request, before a decision is issued (Decree 118/2025, Art. 21).
use super::letterhead::sample_moment;
use super::{Applicant, Letterhead, Matter, Signer, Stage};
use jiff::Timestamp;
use serde::Serialize;

/// Notice that a dossier has been stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// Whose dossier.
    pub applicant: Applicant,
    /// When the applicant asked.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub requested_at: Timestamp,
    /// What the applicant asked for, in their words.
    pub request: String,
    /// Where the dossier stood.
    pub stage: Stage,
    /// What was decided.
    pub decision: String,
    /// When resolution stopped.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub stopped_at: Timestamp,
    /// What becomes of papers handed in.
    pub papers: String,
    /// What becomes of fees paid (by the law of the sector).
    pub finance: String,
    /// Who signs.
    pub signer: Signer,
}

impl Stop {
    /// Company An Phát withdraws.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            head: Letterhead { number: Some("02/TBD".into()), ..Letterhead::sample() },
            matter: Matter {
                procedure_code: "1.013225".into(),
                procedure: "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV".into(),
                ..Matter::sample()
            },
            applicant: Applicant {
                name: "Công ty TNHH An Phát".into(),
                address: "Số 8 phố Hỏa Lò, phường Cửa Nam, thành phố Hà Nội".into(),
                phone: Some("024 3936 0000".into()),
                email: Some("vanthu@anphat.example.vn".into()),
            },
            requested_at: sample_moment(19, 14, 10),
            request: "Công ty thay đổi quy mô công trình nên đề nghị dừng giải quyết hồ sơ đã nộp.".into(),
            stage: Stage::Resolution,
            decision: "Dừng giải quyết hồ sơ theo đề nghị; hồ sơ chưa có quyết định giải quyết.".into(),
            stopped_at: sample_moment(19, 15, 30),
            papers: "Trả lại Công ty toàn bộ bản chính đã nộp.".into(),
            finance: "Lệ phí 75.000 đồng đã thu được hoàn trả theo quy định của pháp luật về phí, lệ phí.".into(),
            signer: Signer::sample(),
        }
    }
}
