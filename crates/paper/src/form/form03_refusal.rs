//! Form 03, *Phiếu từ chối tiếp nhận, giải quyết hồ sơ*: a written reason a person can read (Decree 118/2025, Art. 16.3, 19.3).
use super::{Applicant, Contact, Letterhead, Matter, Signer, Stage};
use serde::Serialize;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// Whose dossier.
    pub applicant: Applicant,
    /// Refused at reception, or in resolution.
    pub stage: Stage,
    /// Why; never the code of a technical error.
    pub reason: String,
    /// The rule that asks for the refusal.
    pub legal_basis: String,
    /// Whom to ask.
    pub contact: Contact,
    /// Who signs.
    pub signer: Signer,
}

impl Refusal {
    /// Company An Phát asked for a permit that another agency gives.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            head: Letterhead { number: Some("03/TC".into()), ..Letterhead::sample() },
            matter: Matter {
                procedure_code: "1.013225".into(),
                procedure: "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV".into(),
                ..Matter::sample()
            },
            applicant: Applicant {
                name: "Công ty TNHH An Phát".into(),
                address: "Số 8 phố Hỏa Lò, phường Cửa Nam, thành phố Hà Nội".into(),
                phone: Some("024 3936 0000".into()),
                email: None,
            },
            stage: Stage::Resolution,
            reason: "Công trình trong hồ sơ là công trình cấp II, không thuộc thẩm quyền cấp phép của UBND phường. \
                     Đề nghị Công ty nộp hồ sơ tại Sở Xây dựng; giấy tờ đã nộp được trả lại đầy đủ."
                .into(),
            legal_basis: "Điều 19 khoản 3 Nghị định số 118/2025/NĐ-CP".into(),
            contact: Contact::sample(),
            signer: Signer::sample(),
        }
    }
}
