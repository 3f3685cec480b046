//! Form 01, *Giấy tiếp nhận hồ sơ và hẹn trả kết quả*: proof that a dossier was accepted, and the promise of a date.
use super::letterhead::sample_moment;
use super::{Applicant, Letterhead, Matter, Signer};
use jiff::Timestamp;
use serde::Serialize;

/// What the citizen takes home when a dossier is accepted (Decree 118/2025, Art. 16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// Which version of the dossier this receipt states: a due date holds only with it.
    pub version: u64,
    /// From whom it was received.
    pub applicant: Applicant,
    /// The papers handed in.
    pub components: Vec<Component>,
    /// How many sets of them.
    pub sets: u32,
    /// The time the procedure allows.
    pub term: Term,
    /// When it was accepted.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub received_at: Timestamp,
    /// By when the result will be there.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub due_at: Timestamp,
    /// How and where the result is collected.
    pub collection: Collection,
    /// The register's number (Form 07).
    pub register: String,
    /// The line of this dossier in it.
    pub ordinal: u32,
    /// The officer who received it.
    pub officer: Signer,
}

/// One paper of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// What was handed in.
    pub kind: ComponentKind,
    /// How many.
    pub quantity: u32,
}

/// What was handed in for a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    /// *Bản chính.*
    Original,
    /// *Bản sao*, certified or compared.
    Copy,
    /// *Bản điện tử*: uploaded, or already held by the city.
    Electronic,
}

/// The time a procedure allows, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// *Ngày làm việc.*
    WorkingDays(u32),
    /// *Ngày.*
    Days(u32),
    /// *Giờ làm việc.*
    WorkingHours(u32),
    /// *Trong ngày làm việc*, by the 15:00 rule.
    SameDay,
}

/// How the result reaches the citizen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Collection {
    /// At the counter named here.
    Counter(String),
    /// By post to the address named here.
    Post(String),
    /// In the account on the national portal.
    Online,
}

impl Receipt {
    /// Minh registers the birth of his child.
    #[must_use]
    pub fn sample() -> Self {
        let component = |name: &str, kind, quantity| Component { name: name.into(), kind, quantity };
        Self {
            head: Letterhead { number: Some("0007/TNHS".into()), ..Letterhead::sample() },
            matter: Matter::sample(),
            version: 2,
            applicant: Applicant::sample(),
            components: vec![
                component("Tờ khai đăng ký khai sinh", ComponentKind::Original, 1),
                component("Giấy chứng sinh của cháu Nguyễn Thị Ẩn Ỷ Diễm", ComponentKind::Electronic, 1),
                component("Giấy chứng nhận kết hôn của cha, mẹ", ComponentKind::Copy, 1),
            ],
            sets: 1,
            term: Term::WorkingDays(3),
            received_at: sample_moment(18, 9, 5),
            due_at: sample_moment(23, 16, 30),
            collection: Collection::Counter("Điểm phục vụ hành chính công phường Cửa Nam, 120 phố Lê Duẩn".into()),
            register: "01/2026".into(),
            ordinal: 118,
            officer: Signer { title: "Cán bộ tiếp nhận".into(), name: "Lê Thị Hoa".into() },
        }
    }
}
