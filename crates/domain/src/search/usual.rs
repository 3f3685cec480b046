//! How usual it is that somebody asks for a procedure. Between two that answer as well, the usual one comes first.

use super::asked::AskedBy;
use super::entry::{Entry, Place};
use super::syllable::syllables;
use crate::catalog::procedure::Level;

/// From 0 to 1: one is a procedure of the commune that everybody needs and that is set up here.
pub(super) fn usual(entry: &Entry) -> f32 {
    let level = |level: Level| entry.levels.contains(&level);
    let here = if entry.here { 1.0 } else { 0.95 };
    let asked_by = match entry.asked_by {
        AskedBy::Everybody => 1.0,
        AskedBy::Business => 0.95,
        AskedBy::Trade => 0.88,
        AskedBy::Few => 0.78,
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
const RARE: [&str; 12] = [
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

/// The rare cases an entry is about.
pub(super) fn rare_cases(entry: &Entry) -> impl Iterator<Item = &'static str> {
    let name: Vec<String> = entry
        .texts
        .iter()
        .filter(|(place, _)| *place == Place::Name)
        .flat_map(|(_, text)| syllables(text))
        .map(|syllable| syllable.exact)
        .collect();
    RARE.into_iter().filter(move |case| {
        let case: Vec<String> = syllables(case).into_iter().map(|syllable| syllable.exact).collect();
        name.windows(case.len()).any(|window| window == case)
    })
}
