//! What people see of a signature: readable Vietnamese, in its place, covering no other.

use std::sync::Arc;

use sign::SignError;
use sign::pades::{Ink, Level, Page, Place, SignOptions, Visible, sign_pdf};

use super::judges::run;
use super::{World, files};

const FONT: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

pub fn font() -> Arc<[u8]> {
    Arc::from(std::fs::read(FONT).unwrap_or_else(|why| panic!("{FONT}: {why}: install fonts-dejavu-core")))
}

pub fn visible(page: Page, place: Place, lines: &[&str]) -> Visible {
    Visible {
        page,
        place,
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        font: font(),
        size: 10.0,
        width: 200.0,
        framed: true,
        ink: Ink::default(),
        inset: 0.0,
        description: lines.join(", "),
        language: "vi".to_owned(),
    }
}

fn options(world: &World, visible: Visible) -> SignOptions {
    SignOptions { visible: Some(visible), ..SignOptions::new(Level::B, world.at) }
}

/// Words of a page with the corners of their boxes in points from the upper left: left, top, right, bottom.
fn words(world: &World, pdf: &[u8], page: &str) -> Vec<(String, [f32; 4])> {
    let path = files::save(world.path(), "words.pdf", pdf);
    let args = ["-bbox", "-f", page, "-l", page, path.to_str().unwrap(), "-"];
    let printed = run("pdftotext", "poppler-utils", &args);
    let number = |line: &str, key: &str| -> f32 {
        let from = line.find(key).unwrap() + key.len() + 2;
        line[from..].split('"').next().unwrap().parse().unwrap()
    };
    let words = printed.lines().filter(|line| line.contains("<word "));
    words
        .map(|line| {
            let text = line.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
            (text, ["xMin", "yMin", "xMax", "yMax"].map(|key| number(line, key)))
        })
        .collect()
}

fn place_of(words: &[(String, [f32; 4])], word: &str) -> [f32; 4] {
    let found = words.iter().find(|(text, _)| text == word);
    found.unwrap_or_else(|| panic!("'{word}' is not among {words:?}")).1
}

const COPY: [&str; 3] = ["Ủy ban nhân dân phường Thử Nghiệm", "Sao y bản chính số 12/SY", "2026-11-22T10:45:00+07:00"];

#[test]
fn an_agency_signs_a_copy_top_right_on_its_first_page_and_a_leader_the_result_bottom_right_on_its_last() {
    let world = World::new();
    let copy = options(&world, visible(Page::First, Place::TopRight, &COPY));
    let mut signed = world.sign_with(&files::plain(2, ""), &world.agency(), &copy);
    let result = ["Người ký: Nguyễn Thị Lan", "Chức vụ: Chủ tịch", "Thời gian ký: 22/11/2026 10:45:00 +07:00"];
    let result = options(&world, visible(Page::Last, Place::BottomRight, &result));
    signed = world.sign_with(&signed, &world.lan(), &result);
    world.judge("visible.pdf", &signed, "B", 2);

    let first = words(&world, &signed, "1");
    let [left, top, right, _] = place_of(&first, "2026-11-22T10:45:00+07:00");
    assert!(left > 297.0 && top < 120.0 && right < 595.0, "top right: {left} {top} {right}");
    place_of(&first, "Nghiệm");
    let last = words(&world, &signed, "2");
    let [left, top, ..] = place_of(&last, "Nguyễn");
    assert!(left > 297.0 && top > 700.0, "bottom right: {left} {top}");
}

#[test]
fn signatures_of_one_place_stand_side_by_side() {
    let world = World::new();
    let mut signed = files::plain(1, "");
    for name in ["Hoa", "Hùng", "Lan"] {
        let seen = visible(Page::Last, Place::BottomRight, &[name, "phường Thử Nghiệm, thành phố Hồ Chí Minh"]);
        signed = world.sign_with(&signed, &world.lan(), &options(&world, seen));
    }
    world.judge("three.pdf", &signed, "B", 3);
    let words = words(&world, &signed, "1");
    let [hoa, hung, lan] = ["Hoa", "Hùng", "Lan"].map(|name| place_of(&words, name));
    assert!(hoa[0] > hung[2], "the second stands left of the first");
    // Two fit beside one another; the third stands above.
    assert!(lan[3] < hoa[1], "{lan:?} above {hoa:?}");
}

#[test]
fn on_a_page_turned_inside_the_file_the_signature_is_upright_where_people_look() {
    let world = World::new();
    for degrees in ["+90", "+180", "+270"] {
        let pdf = files::through_qpdf(world.path(), &files::plain(1, ""), &[&format!("--rotate={degrees}:1")]);
        let seen = visible(Page::First, Place::TopRight, &["Thử", "Nghiệm"]);
        let signed = world.sign_with(&pdf, &world.lan(), &options(&world, seen));
        world.judge("turned.pdf", &signed, "B", 1);
        let (wide, words) = (if degrees == "+180" { 595.0 } else { 842.0 }, words(&world, &signed, "1"));
        let (above, below) = (place_of(&words, "Thử"), place_of(&words, "Nghiệm"));
        assert!(above[0] > wide - 100.0 && above[1] < 60.0, "{degrees}: {above:?}");
        // Upright: one line under the other, and wider than high.
        assert!(
            above[3] <= below[1] + 3.0 && below[2] - below[0] > below[3] - below[1],
            "{degrees}: {above:?} {below:?}"
        );
    }
}

#[test]
fn what_cannot_be_shown_is_refused() {
    let world = World::new();
    let plain = files::plain(1, "");
    let check = |seen: Visible, expected: SignError| {
        let (lan, options) = (world.lan(), options(&world, seen));
        let refused = sign_pdf(&plain, &lan, &options, None, None);
        assert_eq!(futures::executor::block_on(refused).map(|_| ()), Err(expected));
    };
    check(visible(Page::Number(2), Place::TopRight, &["Lan"]), SignError::NoPlace(2));
    check(visible(Page::Number(0), Place::TopRight, &["Lan"]), SignError::NoPlace(0));
    check(visible(Page::First, Place::TopRight, &["Lan 𓀀"]), SignError::Letter('𓀀'));
    let over = Place::Rectangle { left: 550.0, bottom: 10.0, width: 100.0, height: 50.0 };
    check(visible(Page::First, over, &["Lan"]), SignError::NoPlace(1));
    let tiny = Place::Rectangle { left: 50.0, bottom: 10.0, width: 10.0, height: 5.0 };
    check(visible(Page::First, tiny, &["Nguyễn Thị Lan"]), SignError::NoPlace(1));
    let no_font = Visible { font: Arc::from(b"no font".as_slice()), ..visible(Page::First, Place::TopRight, &["Lan"]) };
    let (lan, options) = (world.lan(), options(&world, no_font));
    let refused = sign_pdf(&plain, &lan, &options, None, None);
    assert_eq!(futures::executor::block_on(refused).map_err(|why| why.code()), Err("signature.font"));
}
