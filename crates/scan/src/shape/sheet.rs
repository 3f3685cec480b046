//! The four corners of a sheet on a darker table.

use image::GrayImage;

use super::grey;
use super::warp::Point;

/// A sheet in a photograph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Its corners: upper left, upper right, lower right, lower left.
    pub corners: [Point; 4],
    /// How many of its sides run along the edge of the picture: there the sheet was cut off.
    pub cut: usize,
}

/// The longer side of the picture the sheet is looked for in.
const SIDE: u32 = 480;
/// How bright a ground may be against the sheet.
const SHADOW: f32 = 0.6;

impl Sheet {
    /// Looks for a bright sheet on a darker ground; none when the picture is all sheet, as from a flatbed scanner, or
    /// when what is bright is no quadrilateral.
    #[must_use]
    pub fn find(picture: &GrayImage) -> Option<Self> {
        let factor = grey::factor_for(picture, SIDE);
        let small = image::imageops::blur(&grey::shrink(picture, factor), 1.2);
        let (level, dark, light) = grey::threshold(&small);
        if light - dark < 35.0 {
            return None;
        }
        let ground = ground(&small, level);
        let deep = ground.iter().zip(small.as_raw()).filter(|(is, _)| **is).map(|(_, point)| u64::from(*point));
        let (sum, count) = deep.fold((0, 0), |(sum, count), point| (sum + point, count + 1));
        // A shadow on the paper is not as dark as a table beside it.
        if sum as f32 > light * SHADOW * count as f32 {
            return None;
        }
        let share = |count: usize| count as f32 / ground.len() as f32;
        let dark_share = share(ground.iter().filter(|is| **is).count());
        if !(0.03..0.85).contains(&dark_share) {
            return None;
        }
        let blob = largest(&ground, small.width() as usize);
        if share(blob.len()) < 0.1 {
            return None;
        }
        let edge = outline(&blob, small.width(), small.height());
        let rough = corners(&edge)?;
        let fine = refine(&edge, rough).unwrap_or(rough);
        let (area, held) = (area(&fine), blob.len() as f32);
        if !(0.9..1.1).contains(&(area / held)) {
            return None;
        }
        let cut = sides(&fine).filter(|side| runs_along_edge(*side, small.width(), small.height())).count();
        let back = |(x, y): Point| ((x + 0.5) * factor as f32, (y + 0.5) * factor as f32);
        (cut < 3).then(|| Self { corners: fine.map(back), cut })
    }
}

/// The dark points that can be reached from the edge of the picture over dark points.
fn ground(small: &GrayImage, level: u8) -> Vec<bool> {
    let (wide, high) = (small.width() as usize, small.height() as usize);
    let points = small.as_raw();
    let mut seen = vec![false; points.len()];
    let on_edge = |at: usize| at.is_multiple_of(wide) || at % wide == wide - 1 || at < wide || at >= wide * (high - 1);
    let mut ahead: Vec<usize> = (0..points.len()).filter(|at| on_edge(*at) && points[*at] <= level).collect();
    for at in &ahead {
        seen[*at] = true;
    }
    while let Some(at) = ahead.pop() {
        for next in neighbours(at, wide, high) {
            if !seen[next] && points[next] <= level {
                seen[next] = true;
                ahead.push(next);
            }
        }
    }
    seen
}

/// The largest connected part of what is not ground.
fn largest(ground: &[bool], wide: usize) -> Vec<usize> {
    let high = ground.len() / wide;
    let mut seen = ground.to_vec();
    let mut best = Vec::new();
    for start in 0..ground.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut part = vec![start];
        let mut at = 0;
        while at < part.len() {
            for next in neighbours(part[at], wide, high) {
                if !seen[next] {
                    seen[next] = true;
                    part.push(next);
                }
            }
            at += 1;
        }
        if part.len() > best.len() {
            best = part;
        }
    }
    best
}

fn neighbours(at: usize, wide: usize, high: usize) -> impl Iterator<Item = usize> {
    let (x, y) = (at % wide, at / wide);
    [
        (x > 0).then(|| at - 1),
        (x + 1 < wide).then(|| at + 1),
        (y > 0).then(|| at - wide),
        (y + 1 < high).then(|| at + wide),
    ]
    .into_iter()
    .flatten()
}

/// The outermost points of each row and each column.
fn outline(blob: &[usize], width: u32, height: u32) -> Vec<Point> {
    let (wide, high) = (width as usize, height as usize);
    let mut rows = vec![(usize::MAX, 0); high];
    let mut columns = vec![(usize::MAX, 0); wide];
    for at in blob {
        let (x, y) = (at % wide, at / wide);
        rows[y] = (rows[y].0.min(x), rows[y].1.max(x));
        columns[x] = (columns[x].0.min(y), columns[x].1.max(y));
    }
    let mut edge = Vec::new();
    for (y, (least, most)) in rows.into_iter().enumerate().filter(|(_, (least, _))| *least != usize::MAX) {
        edge.extend([(least as f32, y as f32), (most as f32, y as f32)]);
    }
    for (x, (least, most)) in columns.into_iter().enumerate().filter(|(_, (least, _))| *least != usize::MAX) {
        edge.extend([(x as f32, least as f32), (x as f32, most as f32)]);
    }
    edge
}

/// The points farthest out towards the corners of the picture.
fn corners(edge: &[Point]) -> Option<[Point; 4]> {
    let farthest = |score: fn(&Point) -> f32| edge.iter().copied().max_by(|a, b| score(a).total_cmp(&score(b)));
    Some([farthest(|(x, y)| -x - y)?, farthest(|(x, y)| x - y)?, farthest(|(x, y)| x + y)?, farthest(|(x, y)| y - x)?])
}

/// Fits a line to each side and takes the corners where they meet: a bent or missing corner does no harm.
fn refine(edge: &[Point], rough: [Point; 4]) -> Option<[Point; 4]> {
    let lines: Vec<(Point, Point)> = sides(&rough).map(|side| fit(edge, side)).collect::<Option<_>>()?;
    let mut fine = rough;
    for (at, corner) in fine.iter_mut().enumerate() {
        *corner = cross(lines[(at + 3) % 4], lines[at])?;
        let moved = (corner.0 - rough[at].0).hypot(corner.1 - rough[at].1);
        if moved > SIDE as f32 / 10.0 {
            return None;
        }
    }
    Some(fine)
}

/// A line as a point on it and its direction, fitted to the outline near a side; what lies off is left out and the
/// line fitted again.
fn fit(edge: &[Point], (from, to): (Point, Point)) -> Option<(Point, Point)> {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    if length < 10.0 {
        return None;
    }
    let mut line = (from, ((to.0 - from.0) / length, (to.1 - from.1) / length));
    for reach in [length * 0.04 + 2.0, 2.5, 1.5] {
        let near: Vec<Point> = edge
            .iter()
            .copied()
            .filter(|point| {
                let (dx, dy) = (point.0 - line.0.0, point.1 - line.0.1);
                let (off, along) = (
                    dx * line.1.1 - dy * line.1.0,
                    (point.0 - from.0) * (to.0 - from.0) + (point.1 - from.1) * (to.1 - from.1),
                );
                off.abs() <= reach && (0.08..0.92).contains(&(along / (length * length)))
            })
            .collect();
        if near.len() < 8 {
            return None;
        }
        let count = near.len() as f32;
        let mean = (near.iter().map(|p| p.0).sum::<f32>() / count, near.iter().map(|p| p.1).sum::<f32>() / count);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (x, y) in near {
            let (dx, dy) = (x - mean.0, y - mean.1);
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        // The direction in which the points spread most.
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
        line = (mean, (angle.cos(), angle.sin()));
    }
    Some(line)
}

fn cross(one: (Point, Point), other: (Point, Point)) -> Option<Point> {
    let ((x, y), (dx, dy)) = one;
    let ((u, v), (du, dv)) = other;
    let turn = dx * dv - dy * du;
    if turn.abs() < 0.2 {
        return None;
    }
    let along = ((u - x) * dv - (v - y) * du) / turn;
    Some((x + along * dx, y + along * dy))
}

fn sides(corners: &[Point; 4]) -> impl Iterator<Item = (Point, Point)> {
    let corners = *corners;
    (0..4).map(move |at| (corners[at], corners[(at + 1) % 4]))
}

fn area(corners: &[Point; 4]) -> f32 {
    sides(corners).map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum::<f32>().abs() / 2.0
}

fn runs_along_edge((from, to): (Point, Point), width: u32, height: u32) -> bool {
    const NEAR: f32 = 3.0;
    let (right, bottom) = (width as f32 - 1.0 - NEAR, height as f32 - 1.0 - NEAR);
    let both = |is: &dyn Fn(Point) -> bool| is(from) && is(to);
    both(&|point| point.0 <= NEAR)
        || both(&|point| point.1 <= NEAR)
        || both(&|point| point.0 >= right)
        || both(&|point| point.1 >= bottom)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use image::Luma;

    /// A white sheet with these corners on a dark table.
    fn photo(corners: [Point; 4]) -> GrayImage {
        let inside = |x: f32, y: f32| {
            sides(&corners).all(|(from, to)| (to.0 - from.0) * (y - from.1) - (to.1 - from.1) * (x - from.0) >= 0.0)
        };
        GrayImage::from_fn(900, 1200, |x, y| Luma([if inside(x as f32, y as f32) { 225 } else { 70 }]))
    }

    #[test]
    fn the_corners_of_a_sheet_are_found_within_a_few_points() {
        let corners = [(140.0, 120.0), (760.0, 180.0), (820.0, 1080.0), (90.0, 1020.0)];
        let sheet = Sheet::find(&photo(corners)).unwrap();
        for (found, real) in sheet.corners.iter().zip(corners) {
            assert!((found.0 - real.0).hypot(found.1 - real.1) < 6.0, "{found:?} {real:?}");
        }
        assert_eq!(sheet.cut, 0);
    }

    #[test]
    fn a_sheet_that_runs_out_of_the_picture_is_cut_and_a_scan_is_no_sheet() {
        let cut = [(140.0, 120.0), (760.0, 180.0), (820.0, 1300.0), (90.0, 1300.0)];
        assert_eq!(Sheet::find(&photo(cut)).unwrap().cut, 1);
        assert_eq!(Sheet::find(&GrayImage::from_pixel(900, 1200, Luma([250]))), None);
        let text = GrayImage::from_fn(900, 1200, |x, y| Luma([if x % 40 < 9 && y % 50 < 12 { 20 } else { 245 }]));
        assert_eq!(Sheet::find(&text), None);
    }
}
