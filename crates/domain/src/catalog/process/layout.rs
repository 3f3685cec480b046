//! Where the shapes of a diagram stand: lanes below each other, time from left to right.

use std::collections::BTreeSet;

use super::diagram::{Diagram, Kind};

/// A rectangle, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// How wide.
    pub width: i32,
    /// How high.
    pub height: i32,
}

impl Bounds {
    fn middle(self) -> i32 {
        self.y + self.height / 2
    }
    fn right(self) -> i32 {
        self.x + self.width
    }
}

/// Places for everything in a diagram.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The whole.
    pub whole: Bounds,
    /// The lanes, in their order.
    pub lanes: Vec<Bounds>,
    /// The shapes, in their order.
    pub shapes: Vec<Bounds>,
    /// The corners of each arrow, from shape to shape.
    pub arrows: Vec<Vec<(i32, i32)>>,
}

/// The strip at the left of the whole that bears its name, and of each lane.
pub const HEAD: i32 = 30;
const EDGE: i32 = 20;
const ROW: i32 = 112;
const GAP: i32 = 48;

fn size(kind: Kind) -> (i32, i32) {
    match kind {
        Kind::Start | Kind::End => (36, 36),
        Kind::Step(_) => (160, 80),
        Kind::If | Kind::EndIf | Kind::Fork | Kind::Join => (50, 50),
    }
}

/// Gives every shape its place: as far right as what it comes after demands, and a row of its own in its lane where
/// another stands already.
#[must_use]
pub fn lay_out(diagram: &Diagram) -> Layout {
    let mut ranks = vec![0_usize; diagram.shapes.len()];
    for arrow in &diagram.arrows {
        ranks[arrow.to] = ranks[arrow.to].max(ranks[arrow.from] + 1);
    }
    let columns = ranks.iter().max().map_or(0, |last| last + 1);
    let mut widths = vec![0; columns];
    for (shape, rank) in diagram.shapes.iter().zip(&ranks) {
        widths[*rank] = widths[*rank].max(size(shape.kind).0);
    }
    let mut lefts = Vec::with_capacity(columns);
    let mut x = EDGE + 2 * HEAD + GAP / 2;
    for width in &widths {
        lefts.push(x);
        x += width + GAP;
    }
    let mut taken: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    let mut rows = vec![0_usize; diagram.shapes.len()];
    let mut heights = vec![1_usize; diagram.lanes.len()];
    for (at, shape) in diagram.shapes.iter().enumerate() {
        let mut row = 0;
        while !taken.insert((shape.lane, ranks[at], row)) {
            row += 1;
        }
        rows[at] = row;
        if let Some(height) = heights.get_mut(shape.lane) {
            *height = (*height).max(row + 1);
        }
    }
    let mut lanes = Vec::new();
    let mut y = EDGE;
    for height in &heights {
        let height = i32::try_from(*height).unwrap_or(i32::MAX).saturating_mul(ROW);
        lanes.push(Bounds { x: EDGE + HEAD, y, width: x - GAP / 2 - EDGE - HEAD, height });
        y += height;
    }
    let shapes: Vec<Bounds> = diagram
        .shapes
        .iter()
        .enumerate()
        .map(|(at, shape)| {
            let (width, height) = size(shape.kind);
            let top = lanes.get(shape.lane).map_or(EDGE, |lane| lane.y);
            let row = i32::try_from(rows[at]).unwrap_or(0);
            Bounds {
                x: lefts[ranks[at]] + (widths[ranks[at]] - width) / 2,
                y: top + row * ROW + (ROW - height) / 2,
                width,
                height,
            }
        })
        .collect();
    let whole = Bounds { x: EDGE, y: EDGE, width: x - GAP / 2 - EDGE, height: (y - EDGE).max(ROW) };
    let arrows = diagram.arrows.iter().map(|arrow| corners(&shapes, arrow.from, arrow.to)).collect();
    Layout { whole, lanes, shapes, arrows }
}

/// Straight where nothing stands between; otherwise around it, below the row or through the gap between two columns.
fn corners(shapes: &[Bounds], from: usize, to: usize) -> Vec<(i32, i32)> {
    let (start, end) = (shapes[from], shapes[to]);
    let (x, y) = (start.right(), start.middle());
    let (goal, level) = (end.x, end.middle());
    let free = |height: i32| {
        !shapes
            .iter()
            .any(|shape| shape.x >= x && shape.right() <= goal && shape.y <= height && height <= shape.y + shape.height)
    };
    if y == level && free(y) {
        return vec![(x, y), (goal, level)];
    }
    if y == level {
        let below = y + ROW / 2 - 8;
        let (out, into) = (start.x + start.width / 2, end.x + end.width / 2);
        return vec![(out, start.y + start.height), (out, below), (into, below), (into, end.y + end.height)];
    }
    // The way up or down is beside the shape whose own row is not free.
    let turn = if free(level) { x + GAP / 2 } else { goal - GAP / 2 };
    if free(level) || free(y) {
        return vec![(x, y), (turn, y), (turn, level), (goal, level)];
    }
    let below = level + ROW / 2 - 8;
    let into = end.x + end.width / 2;
    let turn = x + GAP / 2;
    vec![(x, y), (turn, y), (turn, below), (into, below), (into, end.y + end.height)]
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::super::graph::Process;
    use super::super::graph::tests::any_process;
    use super::*;

    proptest! {
        #[test]
        fn no_shape_covers_another_or_leaves_its_lane_and_every_arrow_touches_its_shapes(steps in any_process()) {
            let diagram = Diagram::of(&Process::new(&steps).unwrap());
            let layout = lay_out(&diagram);
            for (at, one) in layout.shapes.iter().enumerate() {
                let lane = layout.lanes[diagram.shapes[at].lane];
                prop_assert!(one.x >= lane.x + HEAD && one.right() <= lane.right());
                prop_assert!(one.y >= lane.y && one.y + one.height <= lane.y + lane.height);
                for other in &layout.shapes[at + 1..] {
                    let apart = one.right() < other.x || other.right() < one.x
                        || one.y + one.height < other.y || other.y + other.height < one.y;
                    prop_assert!(apart, "{one:?} {other:?}");
                }
            }
            for (arrow, corners) in diagram.arrows.iter().zip(&layout.arrows) {
                let touches = |(x, y): (i32, i32), shape: Bounds| {
                    (shape.x..=shape.right()).contains(&x) && (shape.y..=shape.y + shape.height).contains(&y)
                };
                prop_assert!(touches(corners[0], layout.shapes[arrow.from]));
                prop_assert!(touches(*corners.last().unwrap(), layout.shapes[arrow.to]));
                prop_assert!(corners.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1));
            }
        }
    }
}
