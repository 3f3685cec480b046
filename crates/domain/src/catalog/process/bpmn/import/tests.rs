#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use proptest::prelude::*;

use super::super::super::graph::tests::{any_process, fork};
use super::super::export::{Labels, export};
use super::*;

fn written(process: &Process) -> String {
    export(process, &Labels { title: "Cấp giấy <phép> & \"xây\"", lang: "vi", lane: &|lane| format!("{lane:?}") })
}

/// A file as another modeller writes it: one lane, these elements.
fn foreign(lane: &str, elements: &str) -> String {
    let ids = elements.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let members: String = ids.map(|id| format!("<bpmn:flowNodeRef>{id}</bpmn:flowNodeRef>")).collect();
    format!(
        "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n xmlns:x=\"urn:x\"><bpmn:process id=\"P\">\n\
         <bpmn:laneSet id=\"L\"><bpmn:lane id=\"L1\" name=\"{lane}\">{members}</bpmn:lane></bpmn:laneSet>\n{elements}\n\
         </bpmn:process></bpmn:definitions>"
    )
}

fn known() -> Known {
    Known {
        roles: vec![("Chuyên viên giải quyết".into(), Role::Specialist), ("Signing leader".into(), Role::Leader)],
        offices: vec![("Sở Xây dựng".into(), "SXD".into())],
    }
}

fn task(id: &str, name: &str) -> String {
    format!("<bpmn:task id=\"{id}\" name=\"{name}\"><bpmn:documentation>Trong 8wh.</bpmn:documentation></bpmn:task>")
}

fn flow(id: &str, from: &str, to: &str, condition: &str) -> String {
    let inside = if condition.is_empty() {
        String::new()
    } else {
        format!("<bpmn:conditionExpression>{condition}</bpmn:conditionExpression>")
    };
    format!("<bpmn:sequenceFlow id=\"{id}\" sourceRef=\"{from}\" targetRef=\"{to}\">{inside}</bpmn:sequenceFlow>")
}

const ENDS: &str = "<bpmn:startEvent id=\"S\"/><bpmn:endEvent id=\"E\"/>";

/// Tasks and gateways named by a letter, and flows such as `S>a a>E`, with conditions behind a colon.
fn small(parts: &str, flows: &str) -> String {
    let mut out = ENDS.to_owned();
    for part in parts.split_whitespace() {
        out += &match part.split_at(1) {
            ("x", _) => format!("<bpmn:exclusiveGateway id=\"{part}\"/>"),
            ("p", _) => format!("<bpmn:parallelGateway id=\"{part}\"/>"),
            _ => task(part, &format!("Việc {part}")),
        };
    }
    for (number, one) in flows.split_whitespace().enumerate() {
        let (way, condition) = one.split_once(':').unwrap_or((one, ""));
        let (from, to) = way.split_once('>').unwrap();
        out += &flow(&format!("F{number}"), from, to, condition);
    }
    foreign("Chuyên viên giải quyết", &out)
}

fn codes(xml: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for finding in import("a.bpmn", xml, &known()).unwrap_err() {
        if !codes.contains(&finding.code) {
            codes.push(finding.code);
        }
    }
    codes
}

#[test]
fn a_process_that_is_written_is_read_back_the_same() {
    let process = Process::new(&fork()).unwrap();
    assert_eq!(import("a.bpmn", &written(&process), &Known::default()).unwrap(), process);
}

#[test]
fn a_diagram_of_another_program_becomes_steps() {
    let xml = small("a x1 b c x2 d", "S>a a>x1 x1>b:k==1 x1>c b>x2 c>x2 x2>d d>E");
    let process = import("a.bpmn", &xml, &known()).unwrap();
    let told: Vec<_> = process
        .to_steps()
        .iter()
        .map(|step| {
            (step.id.clone(), step.name.vi.clone(), step.when.as_ref().map(ToString::to_string), step.time.to_string())
        })
        .collect();
    let line = |id: &str, name: &str, when: Option<&str>| {
        (id.to_owned(), name.to_owned(), when.map(str::to_owned), "8wh".to_owned())
    };
    // The ways of the exclusive gateway stand one after the other, each with what must hold for it.
    assert_eq!(
        told,
        [
            line("viec-a", "Việc a", None),
            line("viec-b", "Việc b", Some("k==1")),
            line("viec-c", "Việc c", Some("!(k==1)")),
            line("viec-d", "Việc d", None),
        ]
    );
    assert!(process.to_steps().iter().all(|step| step.after.is_none() && step.kind == StepKind::Check));
}

#[test]
fn of_several_ways_the_first_is_taken_whose_condition_holds() {
    let xml = small("a x1 b x3 c d x4 x2", "S>a a>x1 x1>b:k==1 x1>x3:k&gt;0 b>x2 x3>c:m==2 x3>d c>x4 d>x4 x4>x2 x2>E");
    let process = import("a.bpmn", &xml, &known()).unwrap();
    let when: Vec<_> = process.steps().filter_map(|step| step.when.as_ref()).map(ToString::to_string).collect();
    assert_eq!(when, ["k==1", "!(k==1) && (k>0) && (m==2)", "!(k==1) && (k>0) && !(m==2)"]);
}

#[test]
fn a_lane_of_an_agency_is_a_question_to_it() {
    let xml = foreign(
        "SỞ XÂY DỰNG",
        &format!("{ENDS}{}{}{}", task("a", "Quy hoạch?"), flow("F1", "S", "a", ""), flow("F2", "a", "E", "")),
    );
    let process = import("a.bpmn", &xml, &known()).unwrap();
    let step = process.steps().next().unwrap();
    assert_eq!((step.kind, step.role, step.asks.as_deref()), (StepKind::Consult, Role::Specialist, Some("SXD")));
}

#[test]
fn who_renames_a_task_is_asked_for_the_translation_and_who_moves_it_changes_who_does_it() {
    let process = Process::new(&fork()).unwrap();
    let xml = written(&process).replace("name=\"Bước draft\"", "name=\"Dự thảo\"");
    let read = import("a.bpmn", &xml, &Known::default()).unwrap();
    let draft = &read.nodes().last().unwrap().step;
    assert_eq!((draft.id.as_str(), draft.name.vi.as_str(), draft.name.en.as_str()), ("draft", "Dự thảo", ""));
    let xml = written(&process).replacen("motcua:role=\"specialist\"", "motcua:role=\"leader\"", 1);
    assert_eq!(import("a.bpmn", &xml, &Known::default()).unwrap().nodes()[0].step.role, Role::Leader);
}

#[test]
fn flows_that_make_no_sense_are_named() {
    let check =
        |parts: &str, flows: &str, expected: &str| assert_eq!(codes(&small(parts, flows)), [expected], "{flows}");
    check("a b", "S>a a>b b>a a>E", "process.bpmn-many-flows");
    check("a x1 x2", "S>x1 x1>a a>x2 x2>x1 x2>E:k", "process.bpmn-loop");
    check("a b x1", "S>x1 x1>a:k x1>b a>E b>E", "process.bpmn-many-flows");
    check("a x1 x2", "S>x1 x1>a x1>x2 a>x2 x2>E", "process.bpmn-condition-missing");
    check("a p1 p2", "S>p1 p1>a:k p1>p2 a>p2 p2>E", "process.bpmn-condition-place");
    check("a b x1 p2", "S>x1 x1>a:k x1>b a>p2 b>p2 p2>E", "process.bpmn-waits-for-ever");
    check("a b p1 x2", "S>p1 p1>a p1>b a>x2 b>x2 x2>E", "process.bpmn-merged-parallel");
    check("a b c x1 x2 x3", "S>x1 x1>a:k x1>b:m x1>c a>x2 b>x2 x2>x3 c>x3 x3>E", "process.bpmn-branches-apart");
    check("a b", "S>a a>E", "process.bpmn-unconnected");
    check("a", "S>a a>E S>Z", "process.bpmn-flow-ends");
    check("a x1 x2", "S>x1 x1>a:k== x1>x2 a>x2 x2>E", "process.bpmn-condition");
    check("a b c p1 p2", "S>p1 p1>a p1>b a>p2 b>p2 p2>c c>E", "process.beside");
}

#[test]
fn what_is_not_supported_is_named_with_its_element_and_what_to_do_instead() {
    let check = |element: &str, group: &str| {
        let xml = foreign(
            "Chuyên viên giải quyết",
            &format!("{ENDS}{}\n{element}{}{}", task("a", "Việc"), flow("F1", "S", "a", ""), flow("F2", "a", "E", "")),
        );
        let findings = import("a.bpmn", &xml, &known()).unwrap_err();
        let found =
            findings.iter().find(|one| one.code == "process.bpmn-unsupported").unwrap_or_else(|| panic!("{element}"));
        assert_eq!(
            (found.args["group"].as_str(), found.args["id"].as_str(), found.line),
            (group, "N", Some(5)),
            "{element}"
        );
    };
    check("<bpmn:inclusiveGateway id=\"N\" name=\"Nhiều nhánh\"/>", "gateway");
    check("<bpmn:eventBasedGateway id=\"N\"/>", "gateway");
    check("<bpmn:subProcess id=\"N\"><bpmn:task id=\"x\"/></bpmn:subProcess>", "subprocess");
    check("<bpmn:callActivity id=\"N\"/>", "subprocess");
    check("<bpmn:boundaryEvent id=\"N\"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>", "timer");
    check(
        "<bpmn:intermediateCatchEvent id=\"N\"><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>",
        "message",
    );
    check("<bpmn:intermediateThrowEvent id=\"N\"/>", "event");
    check("<bpmn:userTask id=\"N\"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>", "loop");
    check("<bpmn:scriptTask id=\"N\"/>", "rule");
    check("<bpmn:sendTask id=\"N\"/>", "message");
    check("<bpmn:dataObjectReference id=\"N\"/>", "data");
    check("<bpmn:choreographyTask id=\"N\"/>", "other");
}

#[test]
fn pools_messages_and_second_processes_are_refused() {
    let one = small("a", "S>a a>E");
    let with = |more: &str| one.replace("<bpmn:process", &format!("{more}<bpmn:process"));
    let two = "<bpmn:collaboration><bpmn:participant id=\"A\" processRef=\"P\"/><bpmn:participant id=\"B\" name=\"Người dân\"/><bpmn:messageFlow id=\"M\"/></bpmn:collaboration>";
    assert_eq!(codes(&with(two)), ["process.bpmn-unsupported"]);
    assert_eq!(
        codes(&with("<bpmn:process id=\"Q\"/>")).first().map(String::as_str),
        Some("process.bpmn-several-processes")
    );
    assert_eq!(codes(&with("<bpmn:choreography id=\"C\"/>")), ["process.bpmn-unsupported"]);
    assert!(
        import(
            "a",
            &with("<bpmn:collaboration><bpmn:participant id=\"A\" processRef=\"P\"/></bpmn:collaboration><x:y/>"),
            &known()
        )
        .is_ok()
    );
}

#[test]
fn a_task_needs_a_lane_a_name_and_a_time() {
    let check = |xml: &str, expected: &[&str]| assert_eq!(codes(xml), expected);
    let sound = small("a", "S>a a>E");
    check(&sound.replace("Trong 8wh.", "Trong một ngày."), &["process.bpmn-no-time"]);
    check(&sound.replace("name=\"Việc a\"", ""), &["process.bpmn-no-name"]);
    check(&sound.replace("<bpmn:flowNodeRef>a</bpmn:flowNodeRef>", ""), &["process.bpmn-no-lane"]);
    check(&sound.replace("Chuyên viên giải quyết", "Người giao hàng"), &["process.bpmn-unknown-lane"]);
    check(&sound.replace("<bpmn:task id=\"a\"", "<bpmn:task id=\"S\""), &["process.bpmn-id", "process.bpmn-flow-ends"]);
    check(&sound.replace("<bpmn:endEvent id=\"E\"/>", ""), &["process.bpmn-flow-ends"]);
    check(
        &small("", "S>E").replace("<bpmn:startEvent id=\"S\"/>", "").replace("id=\"F0\"", "id=\"\""),
        &["process.bpmn-id"],
    );
    let kind = written(&Process::new(&fork()).unwrap()).replace("kind=\"check\"", "kind=\"chek\"");
    check(&kind, &["process.bpmn-unknown-kind"]);
}

/// Any text that a file can hold.
fn any_words() -> impl Strategy<Value = String> {
    "[ -~àệữĐ]{1,40}".prop_filter("a name", |name| !name.trim().is_empty() && one_line(name) == *name)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_process_is_read_back_the_same(steps in any_process(), name in any_words(), english in any_words()) {
        let mut steps = steps;
        steps[0].name = Text { vi: name, en: english };
        steps[0].form = vec!["copies".into(), "verdict".into()];
        let process = Process::new(&steps).unwrap();
        let xml = written(&process);
        let again = import("a.bpmn", &xml, &Known::default());
        prop_assert_eq!(again.as_ref(), Ok(&process), "{}", xml);
    }

    #[test]
    fn a_file_keeps_the_rules_of_its_format(steps in any_process()) {
        let xml = written(&Process::new(&steps).unwrap());
        let root = read("a.bpmn", &xml).unwrap();
        let process = root.all("process").next().unwrap();
        let mut ids = BTreeSet::new();
        let flows: BTreeMap<&str, (&str, &str)> = process
            .all("sequenceFlow")
            .map(|flow| (flow.id(), (flow.attribute("sourceRef").unwrap(), flow.attribute("targetRef").unwrap())))
            .collect();
        let members: Vec<&str> =
            process.all("laneSet").flat_map(|set| &set.children).flat_map(|lane| &lane.children).map(|one| one.text.trim()).collect();
        for element in process.children.iter().filter(|element| element.name != "laneSet") {
            prop_assert!(ids.insert(element.id()), "{} twice", element.id());
            let shapes = xml.matches(&format!("bpmnElement=\"{}\"", element.id())).count();
            prop_assert_eq!(shapes, 1, "{} is drawn once", element.id());
            if element.name == "sequenceFlow" {
                continue;
            }
            prop_assert_eq!(members.iter().filter(|one| **one == element.id()).count(), 1, "in one lane");
            for (inside, end) in [("incoming", 1), ("outgoing", 0)] {
                for flow in element.all(inside) {
                    let ends = flows[flow.text.as_str()];
                    prop_assert_eq!(if end == 1 { ends.1 } else { ends.0 }, element.id());
                }
                let drawn = flows.values().filter(|ends| (if end == 1 { ends.1 } else { ends.0 }) == element.id()).count();
                prop_assert_eq!(element.all(inside).count(), drawn);
            }
        }
        let bounds = xml.matches("<dc:Bounds").count();
        prop_assert_eq!(bounds, xml.matches("<bpmndi:BPMNShape").count());
        prop_assert!(flows.values().all(|(from, to)| ids.contains(from) && ids.contains(to)));
    }
}
