//! Conditions and waits along the flows: what each task comes after, and when it is taken.

use std::collections::BTreeSet;

use super::super::super::finding::Finding;
use super::super::graph::order;
use super::read::Element;
use super::refuse::about;

/// What stands between flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    End,
    Task,
    Exclusive,
    Parallel,
}

/// A part with its element.
pub(super) struct Item<'a> {
    pub part: Part,
    pub element: &'a Element,
}

/// A sequence flow between two items, by their places.
pub(super) struct Flow<'a> {
    pub from: usize,
    pub to: usize,
    pub condition: Option<String>,
    pub element: &'a Element,
}

/// What was found of one task.
pub(super) struct Way {
    /// The item.
    pub task: usize,
    /// The tasks it comes after, by their items.
    pub after: BTreeSet<usize>,
    /// What must hold for it to be taken; nothing when it always is.
    pub when: Vec<String>,
}

/// What travels along a flow: the tasks done last, and the branches of exclusive gateways it is on.
#[derive(Clone)]
struct Trail {
    done: BTreeSet<usize>,
    branches: Vec<(usize, usize)>,
}

/// The ways of all tasks, in an order in which they can be done.
pub(super) fn ways(file: &str, items: &[Item<'_>], flows: &[Flow<'_>]) -> Result<Vec<Way>, Vec<Finding>> {
    let map = Map { file, items, flows };
    map.numbers()?;
    map.connected()?;
    let before = |item: usize| flows.iter().filter(move |flow| flow.to == item).map(|flow| flow.from).collect();
    let befores: Vec<Vec<usize>> = (0..items.len()).map(before).collect();
    let order = order(&befores).map_err(|ring| vec![map.ring(&ring)])?;
    let mut trails: Vec<Option<Trail>> = vec![None; flows.len()];
    let mut found = Vec::new();
    let mut findings = Vec::new();
    for at in order {
        match map.arrive(at, &trails) {
            Ok(trail) => {
                if items[at].part == Part::Task {
                    found.push((at, trail.clone()));
                }
                if let Err(more) = map.leave(at, trail, &mut trails) {
                    findings.extend(more);
                }
            }
            Err(finding) => findings.push(finding),
        }
        if !findings.is_empty() {
            return Err(findings);
        }
    }
    map.one_after_the_other(&mut found);
    let way = |(task, trail): (usize, Trail)| Way { task, when: map.conditions(&trail.branches), after: trail.done };
    Ok(found.into_iter().map(way).collect())
}

struct Map<'a> {
    file: &'a str,
    items: &'a [Item<'a>],
    flows: &'a [Flow<'a>],
}

impl Map<'_> {
    fn about(&self, item: usize, code: &str) -> Finding {
        about(self.file, self.items[item].element, code)
    }

    fn out(&self, item: usize) -> impl Iterator<Item = (usize, &Flow<'_>)> {
        self.flows.iter().enumerate().filter(move |(_, flow)| flow.from == item)
    }

    fn into(&self, item: usize) -> impl Iterator<Item = usize> {
        self.flows.iter().enumerate().filter(move |(_, flow)| flow.to == item).map(|(number, _)| number)
    }

    /// One beginning, one end, one flow into a task and one out of it.
    fn numbers(&self) -> Result<(), Vec<Finding>> {
        let mut findings = Vec::new();
        for (part, code) in [(Part::Start, "process.bpmn-one-start"), (Part::End, "process.bpmn-one-end")] {
            let all: Vec<usize> = (0..self.items.len()).filter(|at| self.items[*at].part == part).collect();
            match all.as_slice() {
                [_] => {}
                [] => findings.push(
                    Finding::new(self.file, super::super::super::finding::Severity::Error, code)
                        .with("count", 0)
                        .with("name", "")
                        .with("id", ""),
                ),
                [_, more @ ..] => findings.extend(more.iter().map(|at| self.about(*at, code).with("count", all.len()))),
            }
        }
        for (at, item) in self.items.iter().enumerate() {
            let (into, out) = (self.into(at).count(), self.out(at).count());
            let most = |part: Part, plain: usize| match part {
                Part::Exclusive | Part::Parallel => usize::MAX,
                _ => plain,
            };
            let ways = [
                ("in", into, usize::from(item.part != Part::Start)),
                ("out", out, usize::from(item.part != Part::End)),
            ];
            for (way, count, wanted) in ways {
                if count < wanted {
                    findings.push(self.about(at, "process.bpmn-unconnected").with("way", way));
                } else if count > most(item.part, wanted) {
                    findings.push(self.about(at, "process.bpmn-many-flows").with("way", way).with("count", count));
                }
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// Everything can be reached from the beginning.
    fn connected(&self) -> Result<(), Vec<Finding>> {
        let mut reached: BTreeSet<usize> =
            (0..self.items.len()).filter(|at| self.items[*at].part == Part::Start).collect();
        let mut open: Vec<usize> = reached.iter().copied().collect();
        while let Some(at) = open.pop() {
            open.extend(self.out(at).map(|(_, flow)| flow.to).filter(|to| reached.insert(*to)));
        }
        let lost = (0..self.items.len()).filter(|at| !reached.contains(at));
        let findings: Vec<Finding> =
            lost.map(|at| self.about(at, "process.bpmn-unconnected").with("way", "in")).collect();
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    fn ring(&self, ring: &[usize]) -> Finding {
        let name = |at: &usize| {
            let element = self.items[*at].element;
            let label = element.label();
            if label.is_empty() { element.id().to_owned() } else { label }
        };
        let names: Vec<String> = ring.iter().map(name).collect();
        let first = ring.first().copied().unwrap_or_default();
        self.about(first, "process.bpmn-loop").with("ring", names.join(" → "))
    }

    /// What has come together at an item.
    fn arrive(&self, at: usize, trails: &[Option<Trail>]) -> Result<Trail, Finding> {
        let arrived: Vec<&Trail> = self.into(at).filter_map(|flow| trails[flow].as_ref()).collect();
        let done = arrived.iter().flat_map(|trail| trail.done.iter().copied()).collect();
        let [first, rest @ ..] = arrived.as_slice() else {
            return Ok(Trail { done, branches: Vec::new() });
        };
        let mut branches = first.branches.clone();
        if rest.is_empty() {
            return match self.items[at].part == Part::End && !branches.is_empty() {
                true => Err(self.about(branches[0].0, "process.bpmn-branches-apart")),
                false => Ok(Trail { done, branches }),
            };
        }
        if self.items[at].part == Part::Parallel {
            return match rest.iter().all(|trail| trail.branches == branches) {
                true => Ok(Trail { done, branches }),
                false => Err(self.about(at, "process.bpmn-waits-for-ever")),
            };
        }
        if rest.iter().any(|trail| trail.branches == branches) {
            return Err(self.about(at, "process.bpmn-merged-parallel"));
        }
        let Some((split, _)) = branches.pop() else {
            return Err(self.about(at, "process.bpmn-branches-apart"));
        };
        let mut seen = BTreeSet::new();
        let fits = arrived.iter().all(|trail| match trail.branches.split_last() {
            Some(((gateway, branch), before)) => *gateway == split && before == branches && seen.insert(*branch),
            None => false,
        });
        match fits && seen.len() == self.out(split).count() {
            true => Ok(Trail { done, branches }),
            false => Err(self.about(split, "process.bpmn-branches-apart")),
        }
    }

    /// What goes on from an item.
    fn leave(&self, at: usize, trail: Trail, trails: &mut [Option<Trail>]) -> Result<(), Vec<Finding>> {
        let splits = self.items[at].part == Part::Exclusive && self.out(at).count() > 1;
        let otherwise = self.items[at].element.attribute("default");
        let mut findings = Vec::new();
        let mut open = 0;
        for (branch, (number, flow)) in self.out(at).enumerate() {
            let mut trail = trail.clone();
            if splits {
                trail.branches.push((at, branch));
                open += usize::from(flow.condition.is_none());
                if flow.condition.is_none() && open > 1
                    || flow.condition.is_some() && otherwise == Some(flow.element.id())
                {
                    let code = if flow.condition.is_none() { "condition-missing" } else { "condition-on-default" };
                    findings.push(about(self.file, flow.element, &format!("process.bpmn-{code}")));
                }
            } else if flow.condition.is_some() {
                findings.push(about(self.file, flow.element, "process.bpmn-condition-place"));
            }
            if self.items[at].part == Part::Task {
                trail.done = BTreeSet::from([at]);
            }
            trails[number] = Some(trail);
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// The branches of an exclusive gateway exclude each other: here they stand one after the other, each with its
    /// condition, so that none waits for what is not taken.
    fn one_after_the_other(&self, found: &mut [(usize, Trail)]) {
        for split in 0..self.items.len() {
            let mut before: BTreeSet<usize> = BTreeSet::new();
            for branch in 0..self.out(split).count() {
                let on = |trail: &Trail| trail.branches.contains(&(split, branch));
                let inside: BTreeSet<usize> =
                    found.iter().filter(|(_, trail)| on(trail)).map(|(task, _)| *task).collect();
                if inside.is_empty() {
                    continue;
                }
                for (_, trail) in found.iter_mut().filter(|(_, trail)| on(trail)) {
                    trail.done.extend(&before);
                }
                before = inside;
            }
        }
    }

    /// What must hold on these branches. Of several ways the first is taken whose condition holds.
    fn conditions(&self, branches: &[(usize, usize)]) -> Vec<String> {
        let mut all = Vec::new();
        for (split, branch) in branches {
            let flows: Vec<&Flow<'_>> = self.out(*split).map(|(_, flow)| flow).collect();
            let own = flows[*branch].condition.as_ref();
            let others = flows.iter().enumerate().filter(|(other, _)| match own {
                Some(_) => other < branch,
                None => other != branch,
            });
            all.extend(others.filter_map(|(_, flow)| flow.condition.as_ref()).map(|other| format!("!({other})")));
            all.extend(own.cloned());
        }
        all
    }
}
