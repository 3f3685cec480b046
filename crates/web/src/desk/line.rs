//! One dossier as a line of a list: six columns that never change their order.

use app::dossier::list::Listed;
use serde::Serialize;

use super::tell::Tell;
use crate::dossier::track::Due;

/// A line.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The page of the dossier, without language.
    pub href: String,
    /// Its code; before acceptance a word that there is none yet.
    pub code: String,
    /// The applicant.
    pub name: String,
    /// The procedure as people call it.
    pub procedure: String,
    /// Where it stands.
    pub state: String,
    /// The colour of the tag.
    pub colour: &'static str,
    /// Time left for whoever has it.
    pub left: Due,
    /// The due date promised to the applicant, in words.
    pub due: String,
    /// Its identifier, where it can be chosen to be signed with others; empty where it cannot.
    pub pick: String,
}

impl Line {
    /// A line of what the store lists.
    pub fn of(listed: &Listed, tell: Tell<'_>) -> Line {
        let (state, colour) = tell.state(&listed.state);
        let left = match listed.agency.parse() {
            Ok(agency) => tell.chip(&listed.state, listed.attend_by, &agency),
            Err(_) => Due { tone: "still", text: String::new() },
        };
        let code = listed.code.as_ref().and_then(|code| app::dossier::get::read_code(code).ok());
        Line {
            href: format!("/quay/ho-so/{}", listed.id),
            code: code.map_or_else(|| tell.word("desk-no-code"), |code| code.to_string()),
            name: listed.applicant_name.clone(),
            procedure: tell.procedure(&listed.edition),
            state,
            colour,
            left,
            due: listed.due_at.map(|due| tell.short(due)).unwrap_or_default(),
            pick: String::new(),
        }
    }

    /// Lines for samples.
    pub fn samples() -> Vec<Line> {
        let line = |code: &str, name: &str, state: &str, colour, tone, text: &str| Line {
            href: "/quay/ho-so/1".into(),
            code: code.into(),
            name: name.into(),
            procedure: "Làm giấy khai sinh cho con".into(),
            state: state.into(),
            colour,
            left: Due { tone, text: text.into() },
            due: "23/11/2026 17:00".into(),
            pick: String::new(),
        };
        vec![
            line(
                "H26.00082-261120-0007",
                "Nguyễn Văn Minh",
                "Đang giải quyết",
                "blue",
                "late",
                "Quá hạn 1 ngày làm việc",
            ),
            line("H26.00082-261123-0012", "Trần Thị Quý", "Đang trình ký", "blue", "soon", "Còn 3 giờ"),
            line(
                "H26.00082-261123-0013",
                "Công ty TNHH An Phát",
                "Chờ người nộp bổ sung",
                "yellow",
                "still",
                "Chờ người nộp",
            ),
            line("Chưa có mã", "Đỗ Thị Ẩn", "Chờ tiếp nhận", "blue", "calm", "Còn 2 ngày làm việc"),
        ]
    }
}
