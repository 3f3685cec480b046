//! The process as shapes and arrows in lanes: what another program is given, and what is drawn.

use super::graph::{Node, Process};
use crate::access::Role;

/// Shapes and arrows in lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagram {
    /// Who does something, in the order in which they first do.
    pub lanes: Vec<Lane>,
    /// What stands in the lanes; an arrow leads only to a later shape.
    pub shapes: Vec<Shape>,
    /// What leads from one shape to the next.
    pub arrows: Vec<Arrow>,
}

/// The strip of one who does something: a role at the competent agency, or an agency that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The role.
    pub role: Role,
    /// The agency that is asked, by its code below the city.
    pub asks: Option<String>,
}

/// One shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// Its lane, by place.
    pub lane: usize,
}

/// What a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The dossier comes in.
    Start,
    /// It is done.
    End,
    /// A step, by its place in the process.
    Step(usize),
    /// Whether a step is taken or passed over.
    If,
    /// Behind a step that is taken or passed over.
    EndIf,
    /// From here on side by side.
    Fork,
    /// All that ran side by side is waited for.
    Join,
}

/// What leads from one shape to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// Where it begins, by place.
    pub from: usize,
    /// Where it ends, by place.
    pub to: usize,
    /// When it is taken.
    pub way: Way,
}

/// When an arrow is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Always.
    Always,
    /// When the condition holds, as it is written.
    When(String),
    /// When no other way from there is.
    Otherwise,
}

impl Diagram {
    /// The diagram of a process.
    #[must_use]
    pub fn of(process: &Process) -> Diagram {
        let mut diagram = Diagram::default();
        let first: Vec<usize> = process.first().collect();
        let last: Vec<usize> = process.last().collect();
        let lane = process.nodes().first().map_or(0, |node| diagram.lane(node));
        let start = diagram.shape(Kind::Start, lane);
        let begin = if first.len() > 1 { diagram.behind(start, Kind::Fork) } else { start };
        // Where each node's arrows end and begin.
        let mut exits: Vec<usize> = Vec::new();
        for (place, node) in process.nodes().iter().enumerate() {
            let lane = diagram.lane(node);
            let before: Vec<usize> = match node.after.as_slice() {
                [] => vec![begin],
                after => after.iter().map(|place| exits[*place]).collect(),
            };
            let mut at = match before.as_slice() {
                [one] => *one,
                several => diagram.join(several, lane),
            };
            let split = node.step.when.as_ref().map(|when| {
                let split = diagram.shape(Kind::If, lane);
                diagram.arrow(at, split, Way::Always);
                (split, Way::When(when.to_string()))
            });
            let step = diagram.shape(Kind::Step(place), lane);
            match split {
                Some((split, when)) => {
                    diagram.arrow(split, step, when);
                    at = diagram.shape(Kind::EndIf, lane);
                    diagram.arrow(step, at, Way::Always);
                    diagram.arrow(split, at, Way::Otherwise);
                }
                None => {
                    diagram.arrow(at, step, Way::Always);
                    at = step;
                }
            }
            let next = process.next(place).count();
            exits.push(if next > 1 { diagram.behind(at, Kind::Fork) } else { at });
        }
        let ends: Vec<usize> = last.iter().map(|place| exits[*place]).collect();
        let lane = ends.last().map_or(lane, |shape| diagram.shapes[*shape].lane);
        let at = match ends.as_slice() {
            [] => begin,
            [one] => *one,
            several => diagram.join(several, lane),
        };
        let end = diagram.shape(Kind::End, lane);
        diagram.arrow(at, end, Way::Always);
        diagram
    }

    fn lane(&mut self, node: &Node) -> usize {
        let lane = Lane { role: node.step.role, asks: node.step.asks.clone() };
        self.lanes.iter().position(|known| *known == lane).unwrap_or_else(|| {
            self.lanes.push(lane);
            self.lanes.len() - 1
        })
    }

    fn shape(&mut self, kind: Kind, lane: usize) -> usize {
        self.shapes.push(Shape { kind, lane });
        self.shapes.len() - 1
    }

    fn arrow(&mut self, from: usize, to: usize, way: Way) {
        self.arrows.push(Arrow { from, to, way });
    }

    /// A shape in the same lane, behind another.
    fn behind(&mut self, at: usize, kind: Kind) -> usize {
        let shape = self.shape(kind, self.shapes[at].lane);
        self.arrow(at, shape, Way::Always);
        shape
    }

    fn join(&mut self, before: &[usize], lane: usize) -> usize {
        let join = self.shape(Kind::Join, lane);
        for from in before {
            self.arrow(*from, join, Way::Always);
        }
        join
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::super::graph::tests::{any_process, fork};
    use super::*;

    #[test]
    fn questions_side_by_side_stand_between_a_fork_and_a_join_each_in_its_agencys_lane() {
        let diagram = Diagram::of(&Process::new(&fork()).unwrap());
        let count = |kind: Kind| diagram.shapes.iter().filter(|shape| shape.kind == kind).count();
        assert_eq!((count(Kind::Fork), count(Kind::Join), count(Kind::If), count(Kind::EndIf)), (1, 1, 1, 1));
        let lanes: Vec<_> = diagram.lanes.iter().map(|lane| lane.asks.as_deref()).collect();
        assert_eq!(lanes, [None, Some("A"), Some("B"), Some("C")]);
    }

    #[test]
    fn even_nothing_has_a_beginning_and_an_end() {
        let diagram = Diagram::of(&Process::default());
        assert_eq!((diagram.shapes.len(), diagram.arrows.len()), (2, 1));
    }

    proptest! {
        #[test]
        fn each_shape_has_the_arrows_its_kind_wants(steps in any_process()) {
            let process = Process::new(&steps).unwrap();
            let diagram = Diagram::of(&process);
            for (at, shape) in diagram.shapes.iter().enumerate() {
                let into = diagram.arrows.iter().filter(|arrow| arrow.to == at).count();
                let out = diagram.arrows.iter().filter(|arrow| arrow.from == at).count();
                let fits = match shape.kind {
                    Kind::Start => (into, out) == (0, 1),
                    Kind::End => (into, out) == (1, 0),
                    Kind::Step(_) => (into, out) == (1, 1),
                    Kind::If => (into, out) == (1, 2),
                    Kind::EndIf => (into, out) == (2, 1),
                    Kind::Fork => into == 1 && out > 1,
                    Kind::Join => into > 1 && out == 1,
                };
                prop_assert!(fits, "{:?} has {into} and {out}", shape.kind);
            }
            prop_assert!(diagram.arrows.iter().all(|arrow| arrow.from < arrow.to));
        }
    }
}
