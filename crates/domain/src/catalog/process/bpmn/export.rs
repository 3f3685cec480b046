//! A process as a file that any modeller opens.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::super::diagram::{Diagram, Kind, Lane, Way};
use super::super::graph::Process;
use super::super::layout::{Bounds, lay_out};
use super::{MODEL, OURS};

/// The words of a file, in the language of whoever reads it.
pub struct Labels<'a> {
    /// The name of the procedure.
    pub title: &'a str,
    /// The language of the names of steps: `vi` or `en`.
    pub lang: &'a str,
    /// The name of a lane.
    pub lane: &'a dyn Fn(&Lane) -> String,
}

/// Writes the process as BPMN 2.0 with its diagram: a pool, a lane for each role and each agency that is asked, a user
/// task for each step, exclusive gateways around steps with a condition and parallel ones around what runs side by side.
#[must_use]
pub fn export(process: &Process, labels: &Labels<'_>) -> String {
    let diagram = Diagram::of(process);
    let names: Vec<String> = diagram.shapes.iter().enumerate().map(|(at, shape)| id(shape.kind, at)).collect();
    let mut out = String::new();
    let file = File { process, labels, diagram: &diagram, names: &names };
    // Writing to a text cannot fail.
    let _ = file.write(&mut out);
    out
}

fn id(kind: Kind, at: usize) -> String {
    match kind {
        Kind::Start => "Start".into(),
        Kind::End => "End".into(),
        Kind::Step(place) => format!("Step_{}", place + 1),
        Kind::If => format!("If_{at}"),
        Kind::EndIf => format!("EndIf_{at}"),
        Kind::Fork => format!("Fork_{at}"),
        Kind::Join => format!("Join_{at}"),
    }
}

fn element(kind: Kind) -> &'static str {
    match kind {
        Kind::Start => "startEvent",
        Kind::End => "endEvent",
        Kind::Step(_) => "userTask",
        Kind::If | Kind::EndIf => "exclusiveGateway",
        Kind::Fork | Kind::Join => "parallelGateway",
    }
}

struct File<'a> {
    process: &'a Process,
    labels: &'a Labels<'a>,
    diagram: &'a Diagram,
    names: &'a [String],
}

impl File<'_> {
    fn write(&self, out: &mut String) -> std::fmt::Result {
        let title = escape(self.labels.title);
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            out,
            r#"<definitions xmlns="{MODEL}" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="{OURS}" id="Definitions" targetNamespace="{OURS}" exporter="Motcua">"#
        )?;
        writeln!(out, r#"  <collaboration id="Collaboration">"#)?;
        writeln!(out, r#"    <participant id="Pool" name="{title}" processRef="Process" />"#)?;
        writeln!(out, "  </collaboration>")?;
        writeln!(out, r#"  <process id="Process" name="{title}" isExecutable="false">"#)?;
        if !self.diagram.lanes.is_empty() {
            self.lanes(out)?;
        }
        for at in 0..self.diagram.shapes.len() {
            self.shape(out, at)?;
        }
        self.flows(out)?;
        writeln!(out, "  </process>")?;
        self.places(out)?;
        writeln!(out, "</definitions>")
    }

    fn lanes(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, r#"    <laneSet id="Lanes">"#)?;
        for (number, lane) in self.diagram.lanes.iter().enumerate() {
            let asks = lane.asks.as_ref().map(|asks| format!(r#" motcua:asks="{}""#, escape(asks))).unwrap_or_default();
            writeln!(
                out,
                r#"      <lane id="Lane_{}" name="{}" motcua:role="{}"{asks}>"#,
                number + 1,
                escape((self.labels.lane)(lane)),
                lane.role.key()
            )?;
            for (shape, name) in self.diagram.shapes.iter().zip(self.names) {
                if shape.lane == number {
                    writeln!(out, "        <flowNodeRef>{name}</flowNodeRef>")?;
                }
            }
            writeln!(out, "      </lane>")?;
        }
        writeln!(out, "    </laneSet>")
    }

    fn shape(&self, out: &mut String, at: usize) -> std::fmt::Result {
        let kind = self.diagram.shapes[at].kind;
        let (name, element) = (&self.names[at], element(kind));
        write!(out, r#"    <{element} id="{name}""#)?;
        if let Kind::Step(place) = kind {
            let step = &self.process.nodes()[place].step;
            writeln!(out, r#" name="{}">"#, escape(step.name.get(self.labels.lang)))?;
            // The time is where every modeller shows it, and where a person may write it.
            writeln!(out, "      <documentation>{}</documentation>", step.time)?;
            writeln!(out, "      <extensionElements>")?;
            let form = match step.form.is_empty() {
                true => String::new(),
                false => format!(r#" form="{}""#, escape(step.form.join(" "))),
            };
            writeln!(
                out,
                r#"        <motcua:step id="{}" kind="{}" vi="{}" en="{}"{form} />"#,
                escape(&step.id),
                step.kind.key(),
                escape(&step.name.vi),
                escape(&step.name.en),
            )?;
            writeln!(out, "      </extensionElements>")?;
        } else {
            let otherwise =
                |(_, arrow): &(usize, &super::super::diagram::Arrow)| arrow.from == at && arrow.way == Way::Otherwise;
            if let Some((number, _)) = self.diagram.arrows.iter().enumerate().find(otherwise) {
                write!(out, r#" default="Flow_{}""#, number + 1)?;
            }
            writeln!(out, ">")?;
        }
        for (number, arrow) in self.diagram.arrows.iter().enumerate() {
            if arrow.to == at {
                writeln!(out, "      <incoming>Flow_{}</incoming>", number + 1)?;
            }
        }
        for (number, arrow) in self.diagram.arrows.iter().enumerate() {
            if arrow.from == at {
                writeln!(out, "      <outgoing>Flow_{}</outgoing>", number + 1)?;
            }
        }
        writeln!(out, "    </{element}>")
    }

    fn flows(&self, out: &mut String) -> std::fmt::Result {
        for (number, arrow) in self.diagram.arrows.iter().enumerate() {
            let (from, to) = (&self.names[arrow.from], &self.names[arrow.to]);
            write!(out, r#"    <sequenceFlow id="Flow_{}" sourceRef="{from}" targetRef="{to}""#, number + 1)?;
            match &arrow.way {
                Way::When(condition) => {
                    let condition = escape(condition);
                    writeln!(out, r#" name="{condition}">"#)?;
                    writeln!(
                        out,
                        r#"      <conditionExpression xsi:type="tFormalExpression">{condition}</conditionExpression>"#
                    )?;
                    writeln!(out, "    </sequenceFlow>")?;
                }
                Way::Always | Way::Otherwise => writeln!(out, " />")?,
            }
        }
        Ok(())
    }

    fn places(&self, out: &mut String) -> std::fmt::Result {
        let layout = lay_out(self.diagram);
        writeln!(out, r#"  <bpmndi:BPMNDiagram id="Diagram">"#)?;
        writeln!(out, r#"    <bpmndi:BPMNPlane id="Plane" bpmnElement="Collaboration">"#)?;
        place(out, "Pool", r#" isHorizontal="true""#, layout.whole)?;
        for (number, bounds) in layout.lanes.iter().enumerate() {
            place(out, &format!("Lane_{}", number + 1), r#" isHorizontal="true""#, *bounds)?;
        }
        for ((shape, name), bounds) in self.diagram.shapes.iter().zip(self.names).zip(&layout.shapes) {
            let marker = if matches!(shape.kind, Kind::If | Kind::EndIf) { r#" isMarkerVisible="true""# } else { "" };
            place(out, name, marker, *bounds)?;
        }
        for (number, corners) in layout.arrows.iter().enumerate() {
            let flow = format!("Flow_{}", number + 1);
            writeln!(out, r#"      <bpmndi:BPMNEdge id="{flow}_di" bpmnElement="{flow}">"#)?;
            for (x, y) in corners {
                writeln!(out, r#"        <di:waypoint x="{x}" y="{y}" />"#)?;
            }
            writeln!(out, "      </bpmndi:BPMNEdge>")?;
        }
        writeln!(out, "    </bpmndi:BPMNPlane>")?;
        writeln!(out, "  </bpmndi:BPMNDiagram>")
    }
}

fn place(out: &mut String, name: &str, more: &str, Bounds { x, y, width, height }: Bounds) -> std::fmt::Result {
    writeln!(out, r#"      <bpmndi:BPMNShape id="{name}_di" bpmnElement="{name}"{more}>"#)?;
    writeln!(out, r#"        <dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}" />"#)?;
    writeln!(out, "      </bpmndi:BPMNShape>")
}
