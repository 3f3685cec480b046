//! What comes after what, in one case or in all.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answers::Answers;
use super::super::channel::Channel;
use super::super::condition::{CHANNEL, Setting};
use super::super::procedure::Procedure;
use super::super::step::{Step, StepKind};
use super::flaw::{Flaw, FlawKind};

/// One step with the steps that must be done before it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What is done, by whom, in which time. Its own `after` is always none: see below.
    pub step: Step,
    /// The nodes it comes after, by their places; none for one with which the process begins. None of them is there
    /// twice or implied by another.
    pub after: Vec<usize>,
}

impl Node {
    /// Whether it is a question to an agency that the process names, which runs by itself (Decree 118/2025 Art. 19.4).
    #[must_use]
    pub fn is_asked(&self) -> bool {
        is_asked(&self.step)
    }
}

fn is_asked(step: &Step) -> bool {
    step.kind == StepKind::Consult && step.asks.is_some()
}

/// The steps of a procedure in an order in which they can be done: every node comes after those it waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Process {
    nodes: Vec<Node>,
}

impl Process {
    /// The process of an edition with all its steps, whatever the case.
    ///
    /// # Errors
    /// Whatever keeps the steps from being a process; `catalog check` has refused such an edition before.
    pub fn of(procedure: &Procedure) -> Result<Process, Vec<Flaw>> {
        Process::new(&procedure.steps)
    }

    /// A process of these steps. One without `after` comes after the step before it.
    ///
    /// # Errors
    /// Every flaw, in the order of the steps.
    pub fn new(steps: &[Step]) -> Result<Process, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, step) in steps.iter().enumerate() {
            if places.contains_key(step.id.as_str()) {
                flaws.push(Flaw { at, kind: FlawKind::Twice });
            }
            places.entry(&step.id).or_insert(at);
            if step.asks.is_some() && step.kind != StepKind::Consult {
                flaws.push(Flaw { at, kind: FlawKind::NoConsultation });
            }
        }
        let mut after: Vec<Vec<usize>> = Vec::with_capacity(steps.len());
        for (at, step) in steps.iter().enumerate() {
            let Some(named) = &step.after else {
                after.push(at.checked_sub(1).into_iter().collect());
                continue;
            };
            let mut found = BTreeSet::new();
            for name in named {
                match places.get(name.as_str()) {
                    Some(place) => drop(found.insert(*place)),
                    None => flaws.push(Flaw { at, kind: FlawKind::Unknown { after: name.clone() } }),
                }
            }
            after.push(found.into_iter().collect());
        }
        let order = match order(&after) {
            Ok(order) => order,
            Err(ring) => {
                let names = ring.iter().map(|at| steps[*at].id.clone()).collect();
                flaws.push(Flaw { at: ring[0], kind: FlawKind::Cycle { ring: names } });
                Vec::new()
            }
        };
        if flaws.is_empty() {
            let process = Process::ordered(steps, &after, &order);
            process.shape(&order, &mut flaws);
            if flaws.is_empty() {
                return Ok(process);
            }
        }
        flaws.sort_by_key(|flaw| flaw.at);
        Err(flaws)
    }

    /// The steps one after the other as the file lists them, whatever they say of themselves: for a draft with flaws.
    #[must_use]
    pub fn in_line(steps: &[Step]) -> Process {
        let node = |(place, step): (usize, &Step)| Node {
            step: Step { after: None, ..step.clone() },
            after: place.checked_sub(1).into_iter().collect(),
        };
        Process { nodes: steps.iter().enumerate().map(node).collect() }
    }

    fn ordered(steps: &[Step], after: &[Vec<usize>], order: &[usize]) -> Process {
        let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(place, at)| (*at, place)).collect();
        let node = |at: &usize| {
            let mut after: Vec<usize> = after[*at].iter().map(|before| place[before]).collect();
            after.sort_unstable();
            Node { step: Step { after: None, ..steps[*at].clone() }, after }
        };
        Process { nodes: order.iter().map(node).collect() }.reduced()
    }

    /// Every step is waited for, and only agencies that are asked work side by side.
    fn shape(&self, order: &[usize], flaws: &mut Vec<Flaw>) {
        let last = self.nodes.len().saturating_sub(1);
        let earlier = self.earlier();
        for (place, node) in self.nodes.iter().enumerate() {
            if place != last && !self.nodes.iter().any(|other| other.after.contains(&place)) {
                flaws.push(Flaw { at: order[place], kind: FlawKind::Loose });
                continue;
            }
            let beside = (0..place)
                .find(|other| !(earlier[place].contains(other) || node.is_asked() && self.nodes[*other].is_asked()));
            if let Some(other) = beside {
                let other = self.nodes[other].step.id.clone();
                flaws.push(Flaw { at: order[place], kind: FlawKind::Beside { other } });
            }
        }
    }

    /// The nodes, each after those it waits for.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The steps, in that order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.nodes.iter().map(|node| &node.step)
    }

    /// The nodes that wait for this one.
    pub fn next(&self, place: usize) -> impl Iterator<Item = usize> {
        let waits = move |(_, node): &(usize, &Node)| node.after.contains(&place);
        self.nodes.iter().enumerate().filter(waits).map(|(place, _)| place)
    }

    /// The nodes nobody comes before.
    pub fn first(&self) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.after.is_empty()).map(|(place, _)| place)
    }

    /// The nodes nobody waits for: one, in a process that is not empty.
    pub fn last(&self) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(|place| self.next(*place).next().is_none())
    }

    /// The process as it runs for one dossier: steps whose condition does not hold are passed over.
    #[must_use]
    pub fn in_case(&self, answers: &Answers, channel: Channel) -> Process {
        let setting = Setting { channel: Some(channel), on: None };
        self.with(|step| step.when.as_ref().is_none_or(|when| when.holds(answers, setting)))
    }

    /// The process with every step that some dossier of this channel may take: conditions on answers are taken to hold.
    #[must_use]
    pub fn by_channel(&self, channel: Channel) -> Process {
        let setting = Setting { channel: Some(channel), on: None };
        self.with(|step| {
            step.when
                .as_ref()
                .is_none_or(|when| when.names().any(|name| name != CHANNEL) || when.holds(&Answers::default(), setting))
        })
    }

    /// The process without the steps that are not kept: what waited for one of them waits for what it waited for.
    #[must_use]
    pub fn with(&self, keep: impl Fn(&Step) -> bool) -> Process {
        // For each node, the kept nodes that stand for it to whoever waits for it.
        let mut stands: Vec<BTreeSet<usize>> = Vec::with_capacity(self.nodes.len());
        let mut nodes: Vec<Node> = Vec::new();
        for node in &self.nodes {
            let after: BTreeSet<usize> = node.after.iter().flat_map(|place| stands[*place].iter().copied()).collect();
            if keep(&node.step) {
                stands.push(BTreeSet::from([nodes.len()]));
                nodes.push(Node { step: node.step.clone(), after: after.into_iter().collect() });
            } else {
                stands.push(after);
            }
        }
        Process { nodes }.reduced()
    }

    /// All that must be done before each node, near or far.
    #[must_use]
    pub fn earlier(&self) -> Vec<BTreeSet<usize>> {
        let mut earlier: Vec<BTreeSet<usize>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let mut all: BTreeSet<usize> = node.after.iter().copied().collect();
            for place in &node.after {
                all.extend(&earlier[*place]);
            }
            earlier.push(all);
        }
        earlier
    }

    /// Without what another wait implies: one who waits for the draft need not say that it also waits for the check.
    fn reduced(mut self) -> Process {
        let earlier = self.earlier();
        for node in &mut self.nodes {
            let all = node.after.clone();
            node.after.retain(|place| !all.iter().any(|other| earlier[*other].contains(place)));
        }
        self
    }

    /// The steps as a file lists them: `after` is written only where it is not the step before.
    #[must_use]
    pub fn to_steps(&self) -> Vec<Step> {
        let written = |(place, node): (usize, &Node)| {
            let plain: Vec<usize> = place.checked_sub(1).into_iter().collect();
            let names = || node.after.iter().map(|place| self.nodes[*place].step.id.clone()).collect();
            Step { after: (node.after != plain).then(names), ..node.step.clone() }
        };
        self.nodes.iter().enumerate().map(written).collect()
    }
}

/// An order in which each comes after those it waits for, and otherwise as written; or the ring that forbids it.
pub(super) fn order(after: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut order = Vec::with_capacity(after.len());
    let mut done = vec![false; after.len()];
    while order.len() < after.len() {
        let ready = (0..after.len()).find(|at| !done[*at] && after[*at].iter().all(|before| done[*before]));
        match ready {
            Some(at) => {
                done[at] = true;
                order.push(at);
            }
            None => return Err(ring(after, &done)),
        }
    }
    Ok(order)
}

/// A ring among what could not be done: going back from any of them must come round.
fn ring(after: &[Vec<usize>], done: &[bool]) -> Vec<usize> {
    let mut way: Vec<usize> = (0..after.len()).find(|at| !done[*at]).into_iter().collect();
    while let Some(back) = way.last().and_then(|at| after[*at].iter().find(|before| !done[**before])) {
        if let Some(begins) = way.iter().position(|at| at == back) {
            let mut ring = way.split_off(begins);
            ring.reverse();
            let least = ring.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(place, _)| place);
            ring.rotate_left(least);
            return ring;
        }
        way.push(*back);
    }
    way
}

#[cfg(test)]
pub(super) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::super::super::text::Text;
    use super::*;
    use crate::access::Role;
    use crate::dossier::deadline::Allowance;

    /// A step of so many hours: `ask:SXD` is a question to that office, anything else work of a specialist.
    pub fn step(id: &str, hours: u32) -> Step {
        let asks = id.strip_prefix("ask").map(str::to_uppercase);
        Step {
            id: id.into(),
            name: Text { vi: format!("Bước {id}"), en: format!("Step {id}") },
            role: Role::Specialist,
            kind: if asks.is_some() { StepKind::Consult } else { StepKind::Check },
            time: Allowance::WorkingHours(hours),
            when: None,
            after: None,
            asks,
            form: Vec::new(),
        }
    }

    pub fn after(step: Step, names: &[&str]) -> Step {
        Step { after: Some(names.iter().map(|name| (*name).to_owned()).collect()), ..step }
    }

    pub fn when(step: Step, condition: &str) -> Step {
        Step { when: Some(condition.parse_condition()), ..step }
    }

    trait ParseCondition {
        fn parse_condition(&self) -> super::super::super::Condition;
    }
    impl ParseCondition for str {
        fn parse_condition(&self) -> super::super::super::Condition {
            super::super::super::Condition::compile(self).unwrap()
        }
    }

    /// Examine, ask three at once, draft.
    pub fn fork() -> Vec<Step> {
        vec![
            step("check", 8),
            after(step("askA", 24), &["check"]),
            after(when(step("askB", 40), r#"works == "building""#), &["check"]),
            after(step("askC", 16), &["check"]),
            after(step("draft", 8), &["askA", "askB", "askC"]),
        ]
    }

    fn waits(process: &Process) -> Vec<(&str, Vec<&str>)> {
        let name = |place: &usize| process.nodes()[*place].step.id.as_str();
        process.nodes().iter().map(|node| (node.step.id.as_str(), node.after.iter().map(name).collect())).collect()
    }

    #[test]
    fn a_step_without_a_word_comes_after_the_one_before_it() {
        let process = Process::new(&[step("a", 1), step("b", 1), step("c", 1)]).unwrap();
        assert_eq!(waits(&process), [("a", vec![]), ("b", vec!["a"]), ("c", vec!["b"])]);
        assert_eq!(process.to_steps().iter().filter(|step| step.after.is_some()).count(), 0);
    }

    #[test]
    fn agencies_that_are_asked_work_side_by_side_and_the_next_step_waits_for_all() {
        let process = Process::new(&fork()).unwrap();
        assert_eq!(
            waits(&process),
            [
                ("check", vec![]),
                ("askA", vec!["check"]),
                ("askB", vec!["check"]),
                ("askC", vec!["check"]),
                ("draft", vec!["askA", "askB", "askC"]),
            ]
        );
        assert_eq!(process.last().collect::<Vec<_>>(), [4]);
        assert_eq!(Process::new(&process.to_steps()).unwrap(), process);
    }

    #[test]
    fn a_step_whose_condition_does_not_hold_is_passed_over() {
        let process = Process::new(&fork()).unwrap();
        let case = process.in_case(&Answers::default(), Channel::Online);
        assert_eq!(case.steps().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["check", "askA", "askC", "draft"]);
        assert_eq!(process.by_channel(Channel::Online), process);
        let alone = process.with(|step| !step.id.starts_with("ask"));
        assert_eq!(waits(&alone), [("check", vec![]), ("draft", vec!["check"])]);
    }

    #[test]
    fn what_is_no_process_is_named() {
        let check = |steps: &[Step], expected: &[(usize, &str)]| {
            let flaws = Process::new(steps).unwrap_err();
            let found: Vec<_> = flaws.iter().map(|flaw| (flaw.at, flaw.kind.code())).collect();
            assert_eq!(found, expected);
            assert!(flaws.iter().all(|flaw| FlawKind::CODES.contains(&flaw.kind.code())));
        };
        check(&[step("a", 1), step("a", 1)], &[(1, "process.twice")]);
        check(&[step("a", 1), after(step("b", 1), &["x"])], &[(1, "process.unknown-step")]);
        check(&[after(step("a", 1), &["c"]), step("b", 1), step("c", 1)], &[(0, "process.cycle")]);
        check(&[after(step("a", 1), &["a"])], &[(0, "process.cycle")]);
        check(
            &[step("a", 1), step("askB", 1), after(step("c", 1), &["a"])],
            &[(1, "process.loose-step"), (2, "process.beside")],
        );
        check(
            &[
                step("a", 1),
                after(step("b", 1), &["a"]),
                after(step("askC", 1), &["a"]),
                after(step("d", 1), &["b", "askC"]),
            ],
            &[(2, "process.beside")],
        );
        let mut asks = step("b", 1);
        asks.asks = Some("SXD".into());
        check(&[step("a", 1), asks], &[(1, "process.no-consultation")]);
    }

    #[test]
    fn a_ring_is_told_whole() {
        let steps = [step("a", 1), after(step("b", 1), &["a", "d"]), step("c", 1), step("d", 1)];
        let flaws = Process::new(&steps).unwrap_err();
        assert_eq!(flaws[0].kind, FlawKind::Cycle { ring: vec!["b".into(), "c".into(), "d".into()] });
    }

    /// Stages of questions between steps of work; each question waits for some of the stage, or for the work before it.
    pub fn any_process() -> impl Strategy<Value = Vec<Step>> {
        let question = (any::<u8>(), 1_u32..40, any::<bool>());
        let stage = (prop::collection::vec(question, 0..4), 1_u32..40, any::<bool>());
        (1_u32..40, prop::collection::vec(stage, 0..4)).prop_map(|(first, stages)| {
            let mut steps = vec![step("s0", first)];
            let mut work = "s0".to_owned();
            for (at, (questions, hours, sometimes)) in stages.into_iter().enumerate() {
                let mut asked: Vec<String> = Vec::new();
                for (nth, (mask, hours, sometimes)) in questions.into_iter().enumerate() {
                    let id = format!("ask{at}{nth}");
                    let mut names: Vec<&str> = asked
                        .iter()
                        .enumerate()
                        .filter(|(bit, _)| mask >> bit & 1 == 1)
                        .map(|(_, id)| id.as_str())
                        .collect();
                    if names.is_empty() {
                        names.push(&work);
                    }
                    let one = after(step(&id, hours), &names);
                    steps.push(if sometimes { when(one, "copies > 1 && channel == \"online\"") } else { one });
                    asked.push(id);
                }
                let id = format!("s{}", at + 1);
                let names: Vec<&str> = asked.iter().map(String::as_str).chain([work.as_str()]).collect();
                let one = after(step(&id, hours), &names);
                steps.push(if sometimes { when(one, "old != null && old") } else { one });
                work = id;
            }
            steps.push(after(step("last", 1), &[&work]));
            steps
        })
    }

    proptest! {
        #[test]
        fn every_step_comes_after_those_it_waits_for(steps in any_process()) {
            let process = Process::new(&steps).unwrap();
            prop_assert_eq!(process.nodes().len(), steps.len());
            for (place, node) in process.nodes().iter().enumerate() {
                prop_assert!(node.after.iter().all(|before| *before < place));
            }
            prop_assert_eq!(&Process::new(&process.to_steps()).unwrap(), &process);
            prop_assert_eq!(process.last().count(), 1);
            let case = process.in_case(&Answers::default(), Channel::Online);
            prop_assert_eq!(case.nodes().is_empty(), false);
            prop_assert_eq!(case.last().count(), 1, "passing over steps leaves no loose end");
        }

        #[test]
        fn no_order_of_names_makes_it_panic(names in prop::collection::vec(prop::collection::vec(0_u8..6, 0..3), 0..6)) {
            let steps: Vec<Step> = names.iter().enumerate().map(|(at, after)| Step {
                after: Some(after.iter().map(|name| format!("s{name}")).collect()),
                ..step(&format!("s{at}"), 1)
            }).collect();
            if let Err(flaws) = Process::new(&steps) {
                prop_assert!(!flaws.is_empty());
            }
        }
    }
}
