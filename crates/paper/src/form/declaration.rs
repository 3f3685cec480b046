//! The declaration (*tờ khai*) a citizen signs, made of the answers given on the pages of a procedure.
use super::Matter;
use super::letterhead::sample_day;
use jiff::civil::Date;
use serde::Serialize;

/// A declaration to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Declaration {
    /// Its title, such as “Tờ khai đăng ký khai sinh”.
    pub title: String,
    /// The agency it is addressed to.
    pub recipient: String,
    /// What it asks for.
    pub matter: Matter,
    /// The answers, in the order they were asked.
    pub sections: Vec<Section>,
    /// What the signer vouches for; empty for the usual sentence.
    pub pledge: Option<String>,
    /// The place of the date line.
    pub place: String,
    /// The date of signing.
    #[serde(serialize_with = "crate::vietnam::day")]
    pub signed_on: Date,
    /// Who declares.
    pub declarant: String,
}

/// Answers that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What they are about.
    pub title: String,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What was asked.
    pub label: String,
    /// What was answered, as a person reads it; empty leaves a dotted line to write on.
    pub value: String,
}

impl Declaration {
    /// Minh declares the birth of his child.
    #[must_use]
    pub fn sample() -> Self {
        let section = |title: &str, answers: &[(&str, &str)]| Section {
            title: title.into(),
            answers: answers
                .iter()
                .map(|(label, value)| Answer { label: (*label).into(), value: (*value).into() })
                .collect(),
        };
        Self {
            title: "Tờ khai đăng ký khai sinh".into(),
            recipient: "Ủy ban nhân dân phường Cửa Nam, thành phố Hà Nội".into(),
            matter: Matter { code: None, tracking_url: None, ..Matter::sample() },
            sections: vec![
                section(
                    "Người yêu cầu",
                    &[
                        ("Họ, chữ đệm, tên", "Nguyễn Văn Minh"),
                        ("Số định danh cá nhân", "001090000007"),
                        ("Nơi cư trú", "Số 12, ngõ 45 phố Trần Quý Cáp, phường Cửa Nam, thành phố Hà Nội"),
                        ("Quan hệ với người được khai sinh", "Cha"),
                    ],
                ),
                section(
                    "Người được khai sinh",
                    &[
                        ("Họ, chữ đệm, tên", "Nguyễn Thị Ẩn Ỷ Diễm"),
                        ("Ngày, tháng, năm sinh", "09/11/2026"),
                        ("Giới tính", "Nữ"),
                        ("Dân tộc", "Kinh"),
                        ("Nơi sinh", "Bệnh viện Phụ sản Hà Nội"),
                        ("Quê quán", ""),
                    ],
                ),
                section(
                    "Người mẹ",
                    &[("Họ, chữ đệm, tên", "Đặng Thùy Ngữ"), ("Năm sinh", "1994"), ("Quốc tịch", "Việt Nam")],
                ),
            ],
            pledge: None,
            place: "Cửa Nam".into(),
            signed_on: sample_day(18),
            declarant: "Nguyễn Văn Minh".into(),
        }
    }
}
