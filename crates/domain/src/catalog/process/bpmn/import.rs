//! From the elements of a file to steps. What is not supported is named, and then nothing is taken over.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::condition::Condition;
use super::super::super::finding::Finding;
use super::super::super::step::{Step, StepKind};
use super::super::super::text::Text;
use super::super::flaw::Flaw;
use super::super::graph::Process;
use super::read::{Element, read};
use super::refuse::{about, unsupported};
use super::ways::{Flow, Item, Part, Way, ways};
use crate::access::Role;
use crate::dossier::deadline::Allowance;
use crate::search::fold;

/// What the names of lanes mean here.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What roles are called, in any language.
    pub roles: Vec<(String, Role)>,
    /// What agencies are called, with their codes below the city.
    pub offices: Vec<(String, String)>,
}

/// Reads a process from a BPMN 2.0 file.
///
/// # Errors
/// Everything that is not supported or not sound, each with its element's identifier, name and line.
pub fn import(file: &str, xml: &str, known: &Known) -> Result<Process, Vec<Finding>> {
    let root = read(file, xml).map_err(|finding| vec![finding])?;
    let mut reading = Reading { file, known, findings: Vec::new() };
    let process = reading.process(&root);
    let parts = process.map(|process| reading.parts(process)).unwrap_or_default();
    if !reading.findings.is_empty() {
        return Err(reading.findings);
    }
    let ways = ways(file, &parts.items, &parts.flows)?;
    let steps = reading.steps(&parts, &ways);
    if !reading.findings.is_empty() {
        return Err(reading.findings);
    }
    Process::new(&steps)
        .map_err(|flaws| flaws.iter().map(|flaw| flawed(file, flaw, parts.items[ways[flaw.at].task].element)).collect())
}

fn flawed(file: &str, flaw: &Flaw, element: &Element) -> Finding {
    let mut finding = about(file, element, flaw.kind.code());
    for (name, value) in flaw.kind.args() {
        finding = finding.with(name, value);
    }
    finding
}

/// What stands in a process.
#[derive(Default)]
struct Parts<'a> {
    items: Vec<Item<'a>>,
    flows: Vec<Flow<'a>>,
    /// The lane of each element, by its identifier.
    lanes: BTreeMap<&'a str, &'a Element>,
}

struct Reading<'a> {
    file: &'a str,
    known: &'a Known,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    /// The one process of the file.
    fn process<'a>(&mut self, root: &'a Element) -> Option<&'a Element> {
        // Named here, used by what is refused where it is used.
        let harmless = ["process", "collaboration", "category", "message", "signal", "error", "escalation"];
        for child in root.children.iter().filter(|child| !child.is_ours) {
            if child.name == "collaboration" {
                let mut pools = child.all("participant").filter(|pool| pool.attribute("processRef").is_some());
                let first = pools.next().map(Element::id);
                for inside in &child.children {
                    let own = inside.name == "participant" && Some(inside.id()) == first;
                    if !own && !is_remark(inside) {
                        self.findings.push(unsupported(self.file, inside));
                    }
                }
            } else if !harmless.contains(&child.name.as_str()) && !is_remark(child) {
                self.findings.push(unsupported(self.file, child));
            }
        }
        let mut processes = root.all("process");
        let first = processes.next();
        if first.is_none() {
            self.findings.push(about(self.file, root, "process.bpmn-no-process"));
        }
        self.findings.extend(processes.map(|more| about(self.file, more, "process.bpmn-several-processes")));
        first
    }

    fn parts<'a>(&mut self, process: &'a Element) -> Parts<'a> {
        let mut parts = Parts::default();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let mut flows = Vec::new();
        for element in process.children.iter().filter(|child| !child.is_ours && !is_remark(child)) {
            if element.name == "laneSet" {
                self.lanes(element, &mut parts.lanes);
                continue;
            }
            if element.id().is_empty() || !ids.insert(element.id()) {
                self.findings.push(about(self.file, element, "process.bpmn-id"));
                continue;
            }
            let part = match element.name.as_str() {
                "startEvent" => Part::Start,
                "endEvent" => Part::End,
                "task" | "userTask" | "manualTask" | "serviceTask" => Part::Task,
                "exclusiveGateway" => Part::Exclusive,
                "parallelGateway" => Part::Parallel,
                "sequenceFlow" => {
                    flows.push(element);
                    continue;
                }
                _ => {
                    self.findings.push(unsupported(self.file, element));
                    continue;
                }
            };
            // Timers, messages, repetitions and data stand inside the element they belong to.
            let inside = element.children.iter().filter(|child| !child.is_ours && !is_remark(child));
            for child in inside.filter(|child| !matches!(child.name.as_str(), "incoming" | "outgoing")) {
                let finding = unsupported(self.file, child);
                let owner = about(self.file, element, &finding.code);
                self.findings
                    .push(Finding { args: owner.args, ..finding.clone() }.with("group", &finding.args["group"]));
            }
            places.insert(element.id(), parts.items.len());
            parts.items.push(Item { part, element });
        }
        for element in flows {
            let end = |name: &str| element.attribute(name).and_then(|id| places.get(id)).copied();
            let (Some(from), Some(to)) = (end("sourceRef"), end("targetRef")) else {
                // What it leads to was refused already, or is not there.
                self.findings.push(about(self.file, element, "process.bpmn-flow-ends"));
                continue;
            };
            let condition = element.all("conditionExpression").next().map(|condition| plain(&condition.text));
            let condition = condition.filter(|condition| !condition.is_empty());
            if let Some(Err(error)) = condition.as_deref().map(Condition::compile) {
                self.findings.push(about(self.file, element, "process.bpmn-condition").with("problem", error));
            }
            parts.flows.push(Flow { from, to, condition, element });
        }
        parts
    }

    fn lanes<'a>(&mut self, set: &'a Element, lanes: &mut BTreeMap<&'a str, &'a Element>) {
        for lane in set.all("lane") {
            self.findings.extend(lane.all("childLaneSet").map(|_| unsupported(self.file, lane).with("group", "lane")));
            for member in lane.all("flowNodeRef") {
                lanes.insert(member.text.trim(), lane);
            }
        }
    }

    fn steps(&mut self, parts: &Parts<'_>, ways: &[Way]) -> Vec<Step> {
        let mut ids: BTreeMap<usize, String> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for way in ways {
            let element = parts.items[way.task].element;
            let wanted = own(element).and_then(|own| own.attribute("id")).map(str::to_owned);
            let wanted =
                wanted.filter(|id| !id.trim().is_empty()).unwrap_or_else(|| short(&element.label(), element.id()));
            let mut id = wanted.clone();
            let mut number = 2;
            while !taken.insert(id.clone()) {
                id = format!("{wanted}-{number}");
                number += 1;
            }
            ids.insert(way.task, id);
        }
        let mut steps = Vec::new();
        for (number, way) in ways.iter().enumerate() {
            let element = parts.items[way.task].element;
            let step = Asked { element, number, lane: parts.lanes.get(element.id()).copied() };
            if let Some(step) = self.step(&step, way, &ids) {
                steps.push(step);
            }
        }
        steps
    }

    fn step(&mut self, asked: &Asked<'_>, way: &Way, ids: &BTreeMap<usize, String>) -> Option<Step> {
        let element = asked.element;
        let own = own(element);
        let (role, asks) = self.lane(asked)?;
        let label = element.label();
        if label.is_empty() {
            self.findings.push(about(self.file, element, "process.bpmn-no-name"));
        }
        let given = |key: &str| own.and_then(|own| own.attribute(key)).unwrap_or_default();
        // Whoever renames a task in another program has not translated it: `catalog check` asks for the translation.
        let name = match one_line(given("vi")) == label || one_line(given("en")) == label {
            true => Text { vi: given("vi").into(), en: given("en").into() },
            false => Text { vi: label, en: String::new() },
        };
        let kind = match own.and_then(|own| own.attribute("kind")) {
            None => Some(kind(role, asks.is_some(), asked.number)),
            Some(written) => {
                let known = StepKind::ALL.into_iter().find(|kind| kind.key() == written);
                if known.is_none() {
                    let kinds = StepKind::ALL.map(StepKind::key).join(", ");
                    let finding = about(self.file, element, "process.bpmn-unknown-kind");
                    self.findings.push(finding.with("written", written).with("known", kinds));
                }
                known
            }
        };
        let words = element.all("documentation").flat_map(|text| text.text.split_whitespace());
        let time: Option<Allowance> =
            words.map(|word| word.trim_matches([',', ';', '(', ')', '.', ':'])).find_map(|word| word.parse().ok());
        if time.is_none() {
            self.findings.push(about(self.file, element, "process.bpmn-no-time"));
        }
        let when = match way.when.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            several => Some(several.iter().map(|one| bracketed(one)).collect::<Vec<_>>().join(" && ")),
        };
        let when = match when.map(|when| Condition::compile(&when)).transpose() {
            Ok(when) => when,
            Err(error) => {
                self.findings.push(about(self.file, element, "process.bpmn-condition").with("problem", error));
                None
            }
        };
        Some(Step {
            id: ids[&way.task].clone(),
            name,
            role,
            kind: kind?,
            time: time?,
            when,
            after: Some(way.after.iter().map(|task| ids[task].clone()).collect()),
            asks,
            form: given("form").split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// Whose lane a task is in: a role, or an agency that is asked.
    fn lane(&mut self, asked: &Asked<'_>) -> Option<(Role, Option<String>)> {
        let Some(lane) = asked.lane else {
            self.findings.push(about(self.file, asked.element, "process.bpmn-no-lane"));
            return None;
        };
        let asks = lane.our_attribute("asks").map(str::to_owned);
        let name = fold(&lane.label());
        let by_name = |(known, role): &(String, Role)| (fold(known) == name).then_some(*role);
        let ours = lane.our_attribute("role").and_then(|role| role.parse().ok());
        let named = || name.parse().ok().or_else(|| self.known.roles.iter().find_map(by_name));
        if let Some(role) = ours.or_else(named) {
            return Some((role, asks));
        }
        let office = self.known.offices.iter().find(|(known, code)| fold(known) == name || fold(code) == name);
        if let Some((_, code)) = office {
            return Some((Role::Specialist, Some(code.clone())));
        }
        let finding = about(self.file, asked.element, "process.bpmn-unknown-lane");
        self.findings.push(finding.with("lane", lane.label()).with("roles", "receptionist, specialist, leader, clerk"));
        None
    }
}

/// A task that is being read.
struct Asked<'a> {
    element: &'a Element,
    /// Its place among the tasks.
    number: usize,
    lane: Option<&'a Element>,
}

/// What we wrote about a task.
fn own(element: &Element) -> Option<&Element> {
    let extensions = element.all("extensionElements").flat_map(|extensions| &extensions.children);
    extensions.into_iter().find(|child| child.is_ours && child.name == "step")
}

/// Remarks and what other programs keep for themselves: they change nothing in how a process runs.
fn is_remark(element: &Element) -> bool {
    matches!(element.name.as_str(), "documentation" | "extensionElements" | "textAnnotation" | "association" | "group")
}

/// What a task is for, by who does it, where the file does not say.
fn kind(role: Role, asks: bool, number: usize) -> StepKind {
    match role {
        _ if asks => StepKind::Consult,
        Role::Receptionist if number == 0 => StepKind::Receive,
        Role::Receptionist => StepKind::Return,
        Role::Leader => StepKind::Sign,
        Role::Clerk => StepKind::Issue,
        _ => StepKind::Check,
    }
}

/// A short name out of a long one.
fn short(label: &str, otherwise: &str) -> String {
    let folded = fold(label);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let short = words.into_iter().take(4).collect::<Vec<_>>().join("-");
    if short.is_empty() { otherwise.to_owned() } else { short }
}

/// A condition without the marks that other programs put around one.
fn plain(text: &str) -> String {
    let text = text.trim();
    let inner = ["${", "#{"].iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix('}'));
    inner.or_else(|| text.strip_prefix('=').filter(|rest| !rest.starts_with('='))).unwrap_or(text).trim().to_owned()
}

fn bracketed(condition: &str) -> String {
    if condition.starts_with("!(") { condition.to_owned() } else { format!("({condition})") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
