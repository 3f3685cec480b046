//! Where on the page. Pages may be turned inside the file (`/Rotate`), as scanners like to; places are meant as people look
//! at the page.

use lopdf::{Object, ObjectId};

use super::Place;
use crate::pades::original::Original;

/// Between a signature and the left and right edges of the page: 10 mm.
const MARGIN: f32 = 28.35;
/// To the upper and lower edges: 4 mm, which every printer reaches. So three lines stand clear of text that keeps the
/// 20 mm of Decree 30/2020/NĐ-CP, Annex I.
const EDGE: f32 = 11.34;
/// Between two signatures: 2 mm.
const GAP: f32 = 5.67;

/// Left, bottom, right, top.
type Box4 = [f32; 4];

/// A page as it is looked at.
pub(super) struct Sheet {
    /// What is shown of it, in the file's coordinates.
    shown: Box4,
    /// Quarters it is turned clockwise when shown.
    turns: u8,
    /// Places of other signatures and fields, as looked at.
    taken: Vec<Box4>,
}

impl Sheet {
    /// A page of the file; none when it has no usable size.
    pub fn of(original: &Original<'_>, page: ObjectId) -> Option<Self> {
        let paper = original.inherited(page, b"MediaBox").and_then(|value| corners(original, value))?;
        let cut = original.inherited(page, b"CropBox").and_then(|value| corners(original, value)).unwrap_or(paper);
        let shown = [paper[0].max(cut[0]), paper[1].max(cut[1]), paper[2].min(cut[2]), paper[3].min(cut[3])];
        if shown[2] - shown[0] < 1.0 || shown[3] - shown[1] < 1.0 {
            return None;
        }
        let degrees = original.inherited(page, b"Rotate").and_then(|value| value.as_i64().ok()).unwrap_or(0);
        let turns = u8::try_from(degrees.rem_euclid(360) / 90).unwrap_or(0);
        let mut sheet = Self { shown, turns, taken: Vec::new() };
        let annotations = original.document.get_dictionary(page).ok()?.get(b"Annots").ok();
        let annotations = annotations.and_then(|list| original.follow(list).as_array().ok());
        for annotation in annotations.into_iter().flatten() {
            let Ok(annotation) = original.follow(annotation).as_dict() else { continue };
            let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            let rectangle = annotation.get(b"Rect").ok().and_then(|value| corners(original, value));
            if let (b"Widget" | b"Stamp" | b"FreeText", Some(rectangle)) = (kind, rectangle)
                && rectangle[2] - rectangle[0] > 0.5
                && rectangle[3] - rectangle[1] > 0.5
            {
                sheet.taken.push(sheet.as_seen(rectangle));
            }
        }
        Some(sheet)
    }

    /// Width and height as looked at.
    fn size(&self) -> (f32, f32) {
        let (width, height) = (self.shown[2] - self.shown[0], self.shown[3] - self.shown[1]);
        if self.turns.is_multiple_of(2) { (width, height) } else { (height, width) }
    }

    /// A rectangle of the page, whatever lies there.
    pub fn exactly(&self, place: Place) -> Option<Box4> {
        let Place::Rectangle { left, bottom, width, height } = place else { return None };
        let (page_width, page_height) = self.size();
        let wanted = [left, bottom, left + width, bottom + height];
        let inside = left >= 0.0 && bottom >= 0.0 && wanted[2] <= page_width && wanted[3] <= page_height;
        inside.then_some(wanted)
    }

    /// A free place of this size, as looked at: from the corner wanted to the left, then row by row to the other edge.
    pub fn find(&self, place: Place, width: f32, height: f32) -> Option<Box4> {
        let (page_width, page_height) = self.size();
        let top = match place {
            Place::Rectangle { .. } => {
                let wanted = self.exactly(place)?;
                return (!self.taken.iter().any(|other| overlap(other, &wanted, 0.0))).then_some(wanted);
            }
            Place::TopRight => true,
            Place::BottomRight => false,
        };
        let rows = ((page_height - 2.0 * EDGE + GAP) / (height + GAP)).floor();
        let mut row = 0.0;
        while row < rows {
            let up = row * (height + GAP);
            let bottom = if top { page_height - EDGE - height - up } else { EDGE + up };
            let mut right = page_width - MARGIN;
            while right - width >= MARGIN {
                let wanted = [right - width, bottom, right, bottom + height];
                let in_the_way = self.taken.iter().filter(|other| overlap(other, &wanted, GAP - 0.01));
                match in_the_way.map(|other| other[0]).reduce(f32::min) {
                    None => return Some(wanted),
                    Some(left) => right = left - GAP,
                }
            }
            row += 1.0;
        }
        None
    }

    /// From the file's coordinates to what is looked at.
    pub fn as_seen(&self, [left, bottom, right, top]: Box4) -> Box4 {
        let [x0, y0, x1, y1] = self.shown;
        match self.turns {
            0 => [left - x0, bottom - y0, right - x0, top - y0],
            1 => [bottom - y0, x1 - right, top - y0, x1 - left],
            2 => [x1 - right, y1 - top, x1 - left, y1 - bottom],
            _ => [y1 - top, left - x0, y1 - bottom, right - x0],
        }
    }

    /// From what is looked at to the file's coordinates.
    pub fn in_file(&self, [left, bottom, right, top]: Box4) -> Box4 {
        let [x0, y0, x1, y1] = self.shown;
        match self.turns {
            0 => [x0 + left, y0 + bottom, x0 + right, y0 + top],
            1 => [x1 - top, y0 + left, x1 - bottom, y0 + right],
            2 => [x1 - right, y1 - top, x1 - left, y1 - bottom],
            _ => [x0 + bottom, y1 - right, x0 + top, y1 - left],
        }
    }

    /// The matrix that turns what is drawn upright so that it is upright on the turned page.
    pub const fn upright(&self) -> [i64; 6] {
        match self.turns {
            0 => [1, 0, 0, 1, 0, 0],
            1 => [0, 1, -1, 0, 0, 0],
            2 => [-1, 0, 0, -1, 0, 0],
            _ => [0, -1, 1, 0, 0, 0],
        }
    }
}

fn overlap(one: &Box4, other: &Box4, gap: f32) -> bool {
    one[0] < other[2] + gap && other[0] < one[2] + gap && one[1] < other[3] + gap && other[1] < one[3] + gap
}

/// A rectangle; its two corners may be given in any order.
pub(super) fn corners(original: &Original<'_>, value: &Object) -> Option<Box4> {
    let list = original.follow(value).as_array().ok()?;
    let numbers: Option<Vec<f32>> = list.iter().map(|number| original.follow(number).as_float().ok()).collect();
    let [a, b, c, d] = numbers?.try_into().ok()?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(turns: u8, taken: &[Box4]) -> Sheet {
        Sheet { shown: [10.0, 20.0, 605.0, 862.0], turns, taken: taken.to_vec() }
    }

    #[test]
    fn a_place_seen_and_the_place_in_the_file_are_the_same_place_however_the_page_is_turned() {
        for turns in 0..4 {
            let sheet = sheet(turns, &[]);
            let seen = [100.0, 50.0, 180.0, 90.0];
            assert_eq!(sheet.as_seen(sheet.in_file(seen)), seen, "{turns} quarters");
        }
    }

    #[test]
    fn signatures_stand_side_by_side_and_then_row_by_row() {
        let mut taken = Vec::new();
        for _ in 0..12 {
            let found = sheet(0, &taken).find(Place::BottomRight, 160.0, 60.0).expect("the page has room for twelve");
            assert!(!taken.iter().any(|other| overlap(other, &found, 0.0)), "{found:?} covers {taken:?}");
            taken.push(found);
        }
        // Three fit beside one another on this page.
        assert_eq!(taken.iter().filter(|one| one[1] < 30.0).count(), 3);
        assert!(taken[0][0] > taken[1][0] && taken[3][1] > taken[0][1]);
    }

    #[test]
    fn a_full_page_has_no_place() {
        let full = [[0.0, 0.0, 600.0, 850.0]];
        for place in [Place::TopRight, Place::BottomRight] {
            assert_eq!(sheet(0, &full).find(place, 100.0, 50.0), None);
        }
        let over = Place::Rectangle { left: 500.0, bottom: 0.0, width: 200.0, height: 20.0 };
        assert_eq!(sheet(0, &[]).find(over, 200.0, 20.0), None, "over the edge");
    }
}
