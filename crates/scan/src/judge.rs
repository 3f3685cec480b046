//! Is the page good enough to keep, and what to change if not.

use image::{GrayImage, RgbImage};

use crate::prepare::INK;
use crate::shape::upright::Lines;
use crate::shape::{Sheet, grey};

/// Something that speaks against a page. The sentence is in `locales/*/capture.ftl`: what to change when taking it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Nothing is on it.
    Blank,
    /// Letters run into each other: the camera moved or was too near.
    Blurred,
    /// Too little light.
    TooDark,
    /// So much light that ink faded.
    TooBright,
    /// A lamp is mirrored on the paper.
    Glare,
    /// The sheet runs out of the picture.
    CutEdge,
    /// Letters are too small to be read.
    TooCoarse,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Blank, Self::Blurred, Self::TooDark, Self::TooBright, Self::Glare, Self::CutEdge, Self::TooCoarse];

    /// The stable code: with `-` for `.` it is the key of the sentence.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "capture.blank",
            Self::Blurred => "capture.blurred",
            Self::TooDark => "capture.too-dark",
            Self::TooBright => "capture.too-bright",
            Self::Glare => "capture.glare",
            Self::CutEdge => "capture.cut-edge",
            Self::TooCoarse => "capture.too-coarse",
        }
    }

    /// The code's word alone, for storing and for the interface.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.code().trim_start_matches("capture.")
    }

    /// Whether nothing can be done with the page, so that reading it would waste time.
    #[must_use]
    pub fn is_useless(self) -> bool {
        self == Self::Blank
    }
}

/// Judges a page that stands upright: in colour, and grey under even light; with how soft it was as it came.
pub(crate) fn judge(
    picture: &RgbImage,
    clear: &GrayImage,
    lines: &Lines,
    sheet: Option<&Sheet>,
    softness: f32,
) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut hold = |holds: bool, verdict: Verdict| {
        if holds {
            verdicts.push(verdict);
        }
    };
    let raw = grey::of(picture);
    let small = grey::shrink(&raw, grey::factor_for(&raw, 600));
    let paper = grey::percentile(&small, 0.8);
    if ink(clear, INK) < 0.000_3 {
        let faded = ink(clear, FAINT) > 0.004;
        hold(faded && paper >= 190, Verdict::TooBright);
        hold(paper < 70 || (faded && paper < 190), Verdict::TooDark);
        hold(!faded, Verdict::Blank);
        return verdicts;
    }
    let darkest = grey::percentile(&raw, 0.002);
    let faded = paper.saturating_sub(darkest) < 70;
    hold(paper < 90 || (faded && paper < 190), Verdict::TooDark);
    hold(faded && paper >= 190, Verdict::TooBright);
    hold(paper < 235 && glare(&small) > 0.006, Verdict::Glare);
    hold(sheet.is_some_and(|sheet| sheet.cut > 0), Verdict::CutEdge);
    let coarse = if lines.letter > 0.0 { lines.letter < 7.0 } else { raw.width().min(raw.height()) < 350 };
    hold(coarse, Verdict::TooCoarse);
    hold(softness > lines.letter.clamp(8.0, 30.0) * SOFT, Verdict::Blurred);
    verdicts
}

/// How wide the edge of a stroke may be, against the height of a small letter.
const SOFT: f32 = 0.30;

/// Ink that has all but faded is still darker than this under even light.
const FAINT: u8 = 228;

/// The share of points darker than a level, not counting what lies at the very edge, where shadows and other sheets are.
fn ink(clear: &GrayImage, level: u8) -> f32 {
    let small = grey::shrink(clear, 3);
    let (width, height) = (small.width(), small.height());
    let (rim_x, rim_y) = (width / 30, height / 30);
    let inside = small
        .enumerate_pixels()
        .filter(|(x, y, _)| (rim_x..width - rim_x).contains(x) && (rim_y..height - rim_y).contains(y));
    let (ink, all) =
        inside.fold((0_u32, 0_u32), |(ink, all), (_, _, point)| (ink + u32::from(point.0[0] < level), all + 1));
    ink as f32 / all.max(1) as f32
}

/// The share of the largest spot that is as bright as the camera can tell, on paper that is not.
fn glare(small: &GrayImage) -> f32 {
    let wide = small.width() as usize;
    let mut left: Vec<bool> = small.as_raw().iter().map(|point| *point >= 251).collect();
    let mut largest = 0;
    for start in 0..left.len() {
        let mut ahead = vec![start];
        let mut size = 0;
        while let Some(at) = ahead.pop() {
            if !std::mem::take(&mut left[at]) {
                continue;
            }
            size += 1;
            ahead.extend([at.checked_sub(wide), (at + wide < left.len()).then(|| at + wide)].into_iter().flatten());
            ahead.extend((at % wide > 0).then(|| at - 1));
            ahead.extend((at % wide + 1 < wide).then(|| at + 1));
        }
        largest = largest.max(size);
    }
    largest as f32 / left.len() as f32
}

/// How many points lie between ink and paper at the edge of a stroke, on average: one or two for a sharp page.
pub(crate) fn softness(clear: &GrayImage) -> f32 {
    let black = f32::from(grey::percentile(clear, 0.004).min(200));
    let (low, high) = ((black + 0.25 * (245.0 - black)) as u8, (black + 0.75 * (245.0 - black)) as u8);
    let (mut edges, mut between) = (0_u64, 0_u64);
    for row in clear.as_raw().chunks(clear.width() as usize) {
        // Points since the last that was clearly paper or ink, and which it was.
        let (mut since, mut was_paper) = (0_u64, None);
        for point in row {
            let is_paper = match *point {
                point if point >= high => true,
                point if point <= low => false,
                _ => {
                    since += 1;
                    continue;
                }
            };
            if was_paper.is_some_and(|was| was != is_paper) {
                edges += 1;
                between += since;
            }
            (since, was_paper) = (0, Some(is_paper));
        }
    }
    if edges == 0 { 0.0 } else { between as f32 / edges as f32 }
}
