//! What is not supported, and its name.

use super::super::super::finding::{Finding, Severity};
use super::read::Element;

/// A finding about an element: its identifier, its name and its line are always told.
pub(super) fn about(file: &str, element: &Element, code: &str) -> Finding {
    let label = element.label();
    let name = if label.is_empty() { element.id().to_owned() } else { label };
    Finding::new(file, Severity::Error, code)
        .at(Some(element.line))
        .with("element", &element.name)
        .with("id", element.id())
        .with("name", name)
}

/// The finding for an element that has no place in a process of ours; its group says what to do instead.
pub(super) fn unsupported(file: &str, element: &Element) -> Finding {
    about(file, element, "process.bpmn-unsupported").with("group", group(element))
}

fn group(element: &Element) -> &'static str {
    let inside = |name: &str| element.children.iter().any(|child| child.name == name);
    match element.name.as_str() {
        "timerEventDefinition" => "timer",
        _ if inside("timerEventDefinition") => "timer",
        "messageFlow" | "messageEventDefinition" | "sendTask" | "receiveTask" => "message",
        _ if inside("messageEventDefinition") => "message",
        "subProcess" | "adHocSubProcess" | "transaction" | "callActivity" => "subprocess",
        "standardLoopCharacteristics" | "multiInstanceLoopCharacteristics" => "loop",
        "inclusiveGateway" | "complexGateway" | "eventBasedGateway" => "gateway",
        "scriptTask" | "businessRuleTask" => "rule",
        "dataObject"
        | "dataObjectReference"
        | "dataStoreReference"
        | "dataInputAssociation"
        | "dataOutputAssociation"
        | "ioSpecification"
        | "property" => "data",
        "childLaneSet" => "lane",
        "participant" => "pool",
        name if name.ends_with("Event") || name.ends_with("EventDefinition") => "event",
        _ => "other",
    }
}
