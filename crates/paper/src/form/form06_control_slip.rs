//! Form 06, *Phiếu kiểm soát quá trình giải quyết hồ sơ*: every hand-over, in order, never rewritten.
use super::letterhead::sample_moment;
use super::{Letterhead, Matter};
use jiff::Timestamp;
use serde::Serialize;

/// The way a dossier took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ControlSlip {
    /// Who issues it.
    pub head: Letterhead,
    /// Which dossier.
    pub matter: Matter,
    /// The agency that resolves it.
    pub lead_agency: String,
    /// The agencies that are consulted.
    pub other_agencies: Vec<String>,
    /// When it was accepted; not before.
    #[serde(serialize_with = "crate::vietnam::perhaps")]
    pub received_at: Option<Timestamp>,
    /// When it is due.
    #[serde(serialize_with = "crate::vietnam::perhaps")]
    pub due_at: Option<Timestamp>,
    /// Each hand-over, the first one first.
    pub hand_overs: Vec<HandOver>,
}

/// A dossier goes from one unit to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HandOver {
    /// The unit that gives it.
    pub from: String,
    /// The unit that takes it.
    pub to: String,
    /// When.
    #[serde(serialize_with = "crate::vietnam::moment")]
    pub at: Timestamp,
    /// The person who gives it.
    pub giver: String,
    /// The person who takes it.
    pub receiver: String,
    /// How the giver stood to its time; none where its step had none.
    pub timing: Option<Timing>,
    /// A remark.
    pub note: Option<String>,
}

/// A step against its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// *Trước hạn.*
    Early,
    /// *Đúng hạn.*
    OnTime,
    /// *Quá hạn.*
    Late,
}

impl ControlSlip {
    /// Minh's dossier, from the counter and back.
    #[must_use]
    pub fn sample() -> Self {
        let counter = "Điểm phục vụ hành chính công";
        let office = "Phòng Văn hóa – Xã hội";
        let hop =
            |from: &str, to: &str, (day, hour, minute): (i8, i8, i8), giver: &str, receiver: &str, timing, note| {
                HandOver {
                    from: from.into(),
                    to: to.into(),
                    at: sample_moment(day, hour, minute),
                    giver: giver.into(),
                    receiver: receiver.into(),
                    timing,
                    note,
                }
            };
        let (hoa, hung, lan) = ("Lê Thị Hoa", "Phạm Quốc Hưng", "Đỗ Thị Lan");
        Self {
            head: Letterhead { number: None, ..Letterhead::sample() },
            matter: Matter::sample(),
            lead_agency: "UBND phường Cửa Nam".into(),
            other_agencies: vec!["Công an phường Cửa Nam".into()],
            received_at: Some(sample_moment(18, 9, 5)),
            due_at: Some(sample_moment(23, 16, 30)),
            hand_overs: vec![
                hop(counter, office, (18, 10, 0), hoa, hung, Some(Timing::Early), None),
                hop(
                    office,
                    "Lãnh đạo UBND phường",
                    (20, 11, 20),
                    hung,
                    lan,
                    Some(Timing::OnTime),
                    Some("Đã xác minh với cơ quan đăng ký cư trú".into()),
                ),
                hop("Lãnh đạo UBND phường", "Văn thư", (20, 16, 0), lan, "Vũ Thị Ngọc Ánh", Some(Timing::Late), None),
                hop("Văn thư", counter, (20, 16, 25), "Vũ Thị Ngọc Ánh", hoa, None, None),
            ],
        }
    }
}
