//! What several forms share.
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

/// The head of an official paper: who issues it, where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// The agency above the issuer, such as “UBND thành phố Hà Nội”.
    pub superior: Option<String>,
    /// The issuing agency, such as “UBND phường Cửa Nam”.
    pub agency: String,
    /// The desk that hands the paper out, such as “Điểm phục vụ hành chính công phường Cửa Nam”.
    pub unit: Option<String>,
    /// The number under which the paper is kept, without “Số:”.
    pub number: Option<String>,
    /// The place of the date line, such as “Cửa Nam”.
    pub place: String,
    /// The date the paper bears.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub issued_on: Date,
}

/// The person or organisation whose dossier it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Applicant {
    /// Full name.
    pub name: String,
    /// Address in one line.
    pub address: String,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Which dossier a paper is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matter {
    /// The dossier's code (Decree 118/2025, Art. 28); none before acceptance.
    pub code: Option<String>,
    /// Where anyone who holds the paper can follow the dossier: the address in the square code.
    pub tracking_url: Option<String>,
    /// The procedure's national code, such as `1.001193`.
    pub procedure_code: String,
    /// The procedure's name: what is asked for.
    pub procedure: String,
}

/// Whom the citizen can ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Full name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// The capacity the signature is given in, with what is written before it, such as “KT. Chủ tịch”.
    pub title: String,
    /// Full name.
    pub name: String,
}

impl Letterhead {
    /// The ward of all samples.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            superior: Some("UBND phường Cửa Nam".into()),
            agency: "Điểm phục vụ hành chính công".into(),
            unit: None,
            number: Some("118/PHS".into()),
            place: "Cửa Nam".into(),
            issued_on: sample_day(18),
        }
    }
}

impl Applicant {
    /// A father who registers a birth.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            name: "Nguyễn Văn Minh".into(),
            address: "Số 12, ngõ 45 phố Trần Quý Cáp, phường Cửa Nam, thành phố Hà Nội".into(),
            phone: Some("0912 345 678".into()),
            email: Some("minh.nguyenvan@example.vn".into()),
        }
    }
}

impl Matter {
    /// His dossier.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            code: Some("H26.112.05-261118-0007".into()),
            tracking_url: Some("https://motcua.example.vn/tra-cuu/H26.112.05-261118-0007".into()),
            procedure_code: "1.001193".into(),
            procedure: "Đăng ký khai sinh".into(),
        }
    }
}

impl Contact {
    /// The specialist who answers questions.
    #[must_use]
    pub fn sample() -> Self {
        Self { name: "Phạm Quốc Hưng".into(), phone: "024 3825 0000".into() }
    }
}

impl Signer {
    /// The head of the agency.
    #[must_use]
    pub fn sample() -> Self {
        Self { title: "Chủ tịch".into(), name: "Đỗ Thị Lan".into() }
    }
}

/// A day of November 2026, when all samples happen.
pub(super) fn sample_day(day: i8) -> Date {
    jiff::civil::date(2026, 11, day)
}

/// A moment of November 2026 on the wall clock of Việt Nam.
pub(super) fn sample_moment(day: i8, hour: i8, minute: i8) -> Timestamp {
    let local = sample_day(day).at(hour, minute, 0, 0);
    jiff::tz::offset(7).to_timestamp(local).expect("a day of 2026 is within range")
}
