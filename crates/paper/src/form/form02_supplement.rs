//! Form 02, *Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ*: everything that is missing, at once (Decree 118/2025, Art. 16.3, 19.5).
use super::letterhead::sample_day;
use super::{Applicant, Contact, Letterhead, Matter, Signer};
use jiff::civil::Date;
use serde::Serialize;

/// A request to complete a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Supplement {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// Whose dossier.
    pub applicant: Applicant,
    /// Before or after acceptance.
    pub stage: Stage,
    /// Each thing to complete.
    pub faults: Vec<Fault>,
    /// Why the dossier cannot go on without it.
    pub reason: String,
    /// The rule that asks for it.
    pub legal_basis: String,
    /// The last day to complete it, after which the dossier is closed (Art. 19.5).
    #[serde(serialize_with = "crate::vietnam::day_or_none")]
    pub complete_by: Option<Date>,
    /// Whom to ask.
    pub contact: Contact,
    /// Who signs.
    pub signer: Signer,
}

/// Where in its course a dossier is when a paper about it is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before acceptance: no time runs yet.
    Reception,
    /// After acceptance: by the agency that resolves it.
    Resolution,
}

/// One thing to complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The paper or the answer it is about.
    pub about: String,
    /// What is missing or wrong.
    pub what: String,
    /// How to put it right.
    pub guidance: String,
}

impl Supplement {
    /// Minh's birth registration lacks two things.
    #[must_use]
    pub fn sample() -> Self {
        let fault = |about: &str, what: &str, guidance: &str| Fault {
            about: about.into(),
            what: what.into(),
            guidance: guidance.into(),
        };
        Self {
            head: Letterhead { number: Some("12/YCBS".into()), ..Letterhead::sample() },
            matter: Matter::sample(),
            applicant: Applicant::sample(),
            stage: Stage::Resolution,
            faults: vec![
                fault(
                    "Giấy chứng sinh",
                    "Ảnh chụp bị mờ, không đọc được ngày sinh của trẻ",
                    "Chụp lại toàn bộ trang giấy ở nơi đủ sáng rồi tải lên, hoặc mang bản chính đến điểm phục vụ",
                ),
                fault(
                    "Tờ khai đăng ký khai sinh",
                    "Chưa ghi nơi cư trú của người mẹ, bà Nguyễn Thị Ẩn Ỷ Diễm",
                    "Điền mục “Nơi cư trú của mẹ” theo nơi thường trú hoặc tạm trú hiện tại",
                ),
            ],
            reason: "Chưa đủ thông tin để lập Giấy khai sinh.".into(),
            legal_basis: "Điều 19 khoản 5 Nghị định số 118/2025/NĐ-CP".into(),
            complete_by: Some(sample_day(30).saturating_add(jiff::Span::new().days(3))),
            contact: Contact::sample(),
            signer: Signer::sample(),
        }
    }
}
