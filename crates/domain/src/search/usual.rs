//! How usual it is that somebody asks for a procedure. Between two that answer as well, the usual one comes first.

use super::asked::AskedBy;
use super::entry::Entry;
use super::lexicon::{Phrase, numbers};
use super::vocabulary::{Exact, Vocabulary};
use crate::catalog::procedure::Level;

/// From 0 to 1: one is a procedure of the commune that everybody needs and that is set up here.
pub(super) fn usual(entry: &Entry) -> f32 {
    let level = |level: Level| entry.levels.contains(&level);
    let here = if entry.here { 1.0 } else { 0.95 };
    let asked_by = match entry.asked_by {
        AskedBy::Everybody => 1.0,
        AskedBy::Business => 0.97,
        AskedBy::Trade => 0.92,
        AskedBy::Few => 0.85,
    };
    let near = if level(Level::Commune) {
        1.0
    } else if level(Level::City) || level(Level::Other) {
        0.98
    } else {
        0.9
    };
    here * asked_by * near
}

/// Variants of a procedure for rare cases: they come after the plain one unless the question names the case.
const RARE: [&str; 14] = [
    "theo yêu cầu của cơ quan",
    "đối với tổ chức",
    "có yếu tố nước ngoài",
    "khu vực biên giới",
    "lưu động",
    "cấp trung ương",
    "cơ quan đại diện",
    "ở nước ngoài",
    "cấp huyện",
    "quân đội",
    "công an nhân dân",
    "thử nghiệm",
    "dừng thực hiện thủ tục",
    "người không quốc tịch",
];

/// Acts on what one already has: they come after the first act unless the question names them.
const AFTERWARDS: [&str; 32] = [
    "cấp lại",
    "cấp đổi",
    "đổi",
    "gia hạn",
    "điều chỉnh",
    "sửa đổi",
    "thay đổi",
    "bổ sung",
    "thu hồi",
    "xóa",
    "chấm dứt",
    "tạm ngừng",
    "trả lại",
    "đăng ký lại",
    "đính chính",
    "chuyển nhượng",
    "chuyển đổi",
    "khôi phục",
    "phục hồi",
    "hủy",
    "bãi bỏ",
    "đình chỉ",
    "miễn nhiệm",
    "bổ nhiệm lại",
    "công bố lại",
    "giải thể",
    "hợp nhất",
    "sáp nhập",
    "rút",
    "hiệu đính",
    "trình báo mất",
    "cập nhật",
];

/// How far into a name its act may stand.
const ACT: usize = 4;

/// The rare cases and the later acts, ready to be found in names.
pub(super) struct Variants {
    rare: Vec<Phrase>,
    afterwards: Vec<Phrase>,
}

impl Variants {
    /// Numbers the phrases.
    pub fn new(vocabulary: &mut Vocabulary) -> Variants {
        Variants {
            rare: RARE.iter().map(|case| numbers(case, vocabulary)).collect(),
            afterwards: AFTERWARDS.iter().map(|act| numbers(act, vocabulary)).collect(),
        }
    }

    /// The rare cases a name is about.
    pub fn rare_cases(&self, name: &Phrase) -> Vec<Phrase> {
        self.rare.iter().filter(|case| name.windows(case.len()).any(|window| same(window, case))).cloned().collect()
    }

    /// The act a name is about, when it is one on what one already has: the first in it, of two there the longer.
    pub fn afterwards(&self, name: &Phrase) -> Option<Phrase> {
        let place = |act: &Phrase| name.windows(act.len()).take(ACT).position(|window| same(window, act));
        let standing = self.afterwards.iter().filter_map(|act| place(act).map(|at| (at, act)));
        standing.min_by_key(|(at, act)| (*at, usize::MAX - act.len())).map(|(_, act)| act.clone())
    }
}

fn same(window: &[(Exact, bool)], phrase: &Phrase) -> bool {
    window.iter().zip(phrase).all(|((stands, _), (said, _))| stands == said)
}
