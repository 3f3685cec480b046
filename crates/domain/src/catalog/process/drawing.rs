//! The process drawn from top to bottom as SVG, readable on a narrow telephone.
//!
//! Lines and letters take the colour of the text around them, so that every theme and the printer show it; the style
//! sheet may do more by the classes. Steps of one who does them stand in a strip with that name; what agencies are asked
//! at the same time stands between two bars.

mod lines; // how many words fit on a line

use std::fmt::Write;

use quick_xml::escape::escape;

use self::lines::{Face, wrap};
use super::super::condition::Condition;
use super::diagram::Lane;
use super::graph::{Node, Process};
use crate::dossier::deadline::Allowance;

/// The words of a drawing, in the language of whoever looks at it.
pub struct Words<'a> {
    /// Begins the identifiers in the drawing: unique on its page.
    pub id: &'a str,
    /// The language of the names of steps: `vi` or `en`.
    pub lang: &'a str,
    /// What it is a drawing of.
    pub title: &'a str,
    /// What it shows, for those who do not see it.
    pub about: &'a str,
    /// The beginning.
    pub start: &'a str,
    /// The end.
    pub end: &'a str,
    /// That what follows happens at the same time.
    pub at_once: &'a str,
    /// That all of it is waited for.
    pub then: &'a str,
    /// Who does the steps of a lane.
    pub who: &'a dyn Fn(&Lane) -> String,
    /// How long.
    pub time: &'a dyn Fn(Allowance) -> String,
    /// When a step is taken.
    pub when: &'a dyn Fn(&Condition) -> String,
}

/// The width of the drawing, in its own units: a telephone of 360 points shows each about as one point.
pub const WIDTH: i32 = 344;
const EDGE: i32 = 6;
const GAP: i32 = 22;
const PAD: i32 = 10;

const NAME: Face = Face { size: 15, line: 21, bold: true };
const PLAIN: Face = Face { size: 14, line: 20, bold: false };

/// Draws the process.
#[must_use]
pub fn svg(process: &Process, words: &Words<'_>) -> String {
    let mut drawing = Drawing { out: String::new(), y: EDGE, words };
    // Writing to a text cannot fail.
    let _ = drawing.all(process);
    let height = drawing.y + EDGE;
    let Words { id, title, about, .. } = words;
    format!(
        "<svg class=\"hn-process\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-about\" \
         xmlns=\"http://www.w3.org/2000/svg\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"><title \
         id=\"{id}-title\">{}</title><desc id=\"{id}-about\">{}</desc>{}</svg>",
        escape(*title),
        escape(*about),
        drawing.out
    )
}

struct Drawing<'a> {
    out: String,
    /// Everything above is drawn.
    y: i32,
    words: &'a Words<'a>,
}

impl Drawing<'_> {
    fn all(&mut self, process: &Process) -> std::fmt::Result {
        self.mark(self.words.start)?;
        let nodes = process.nodes();
        let mut at = 0;
        while at < nodes.len() {
            let asked = nodes[at..].iter().take_while(|node| node.is_asked()).count();
            self.down(GAP)?;
            if asked > 1 {
                self.at_once(process, at..at + asked)?;
                at += asked;
                continue;
            }
            // Steps of one who does them share a strip.
            let same = |node: &&Node| node.step.role == nodes[at].step.role && node.step.asks == nodes[at].step.asks;
            let strip = nodes[at..].iter().take_while(same).take_while(|node| asked == 1 || !node.is_asked()).count();
            self.strip(&nodes[at..at + strip])?;
            at += strip;
        }
        self.down(GAP)?;
        self.mark(self.words.end)
    }

    /// The beginning or the end.
    fn mark(&mut self, text: &str) -> std::fmt::Result {
        let lines = wrap(text, WIDTH - 2 * EDGE - 2 * PAD - 8, NAME);
        let height = lines.len() as i32 * NAME.line + 2 * 7;
        write!(
            self.out,
            "<rect class=\"hn-process__end\" x=\"{EDGE}\" y=\"{}\" width=\"{}\" height=\"{height}\" rx=\"17\"/>",
            self.y,
            WIDTH - 2 * EDGE
        )?;
        self.text(&lines, WIDTH / 2, self.y + 7, NAME, true)?;
        self.y += height;
        Ok(())
    }

    /// A line down, with its point.
    fn down(&mut self, by: i32) -> std::fmt::Result {
        self.arrow(WIDTH / 2, self.y, self.y + by)?;
        self.y += by;
        Ok(())
    }

    fn arrow(&mut self, x: i32, from: i32, to: i32) -> std::fmt::Result {
        write!(self.out, "<path d=\"M{x} {from}V{}\"/>", to - 6)?;
        write!(self.out, "<path fill=\"currentColor\" stroke=\"none\" d=\"M{} {}h10l-5 8z\"/>", x - 5, to - 8)
    }

    /// The steps of one who does them, below each other.
    fn strip(&mut self, nodes: &[Node]) -> std::fmt::Result {
        let lane = Lane { role: nodes[0].step.role, asks: nodes[0].step.asks.clone() };
        let who = wrap(&(self.words.who)(&lane), WIDTH - 2 * EDGE - 2 * PAD, PLAIN);
        let top = self.y;
        self.y += 6;
        let begins = self.out.len();
        self.text(&who, EDGE + PAD, self.y, PLAIN, false)?;
        self.y += who.len() as i32 * PLAIN.line + 6;
        for (number, node) in nodes.iter().enumerate() {
            if number > 0 {
                self.down(GAP)?;
            }
            self.step(node, EDGE + PAD, WIDTH - 2 * EDGE - 2 * PAD, &[])?;
        }
        self.y += PAD;
        let strip = format!(
            "<rect class=\"hn-process__lane\" x=\"{EDGE}\" y=\"{top}\" width=\"{}\" height=\"{}\" rx=\"4\" \
             fill=\"currentColor\" fill-opacity=\".06\" stroke=\"none\"/>",
            WIDTH - 2 * EDGE,
            self.y - top
        );
        self.out.insert_str(begins, &strip);
        Ok(())
    }

    /// Agencies that are asked side by side: from one bar to the other, in on the left, out on the right.
    fn at_once(&mut self, process: &Process, places: std::ops::Range<usize>) -> std::fmt::Result {
        let (left, right) = (EDGE + 8, WIDTH - EDGE - 8);
        self.bar(self.words.at_once)?;
        let top = self.y;
        let mut middles = Vec::new();
        for place in places.clone() {
            self.y += 12;
            let node = &process.nodes()[place];
            let lane = Lane { role: node.step.role, asks: node.step.asks.clone() };
            let mut more = vec![(self.words.who)(&lane)];
            // One that waits for another of them says so.
            let waits = node.after.iter().filter(|before| places.contains(before));
            more.extend(waits.map(|before| format!("↳ {}", process.nodes()[*before].step.name.get(self.words.lang))));
            let begins = self.y;
            self.step(node, left + 20, right - left - 40, &more)?;
            let middle = (begins + self.y) / 2;
            write!(self.out, "<path d=\"M{left} {middle}h13\"/>")?;
            let point = left + 12;
            write!(self.out, "<path fill=\"currentColor\" stroke=\"none\" d=\"M{point} {}v10l8 -5z\"/>", middle - 5)?;
            write!(self.out, "<path d=\"M{} {middle}H{right}\"/>", right - 20)?;
            middles.push(middle);
        }
        self.y += 12;
        if let [first, .., last] = middles.as_slice() {
            write!(self.out, "<path d=\"M{left} {top}V{last}M{right} {first}V{}\"/>", self.y)?;
        }
        self.bar(self.words.then)
    }

    /// Where ways part or come together, with its word.
    fn bar(&mut self, text: &str) -> std::fmt::Result {
        let lines = wrap(text, WIDTH - 2 * EDGE - 2 * PAD, PLAIN);
        let height = lines.len() as i32 * PLAIN.line + 4;
        let (y, width) = (self.y, WIDTH - 2 * EDGE);
        write!(
            self.out,
            "<rect class=\"hn-process__bar\" x=\"{EDGE}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" stroke-width=\"3\"/>"
        )?;
        self.text(&lines, WIDTH / 2, y + 2, PLAIN, true)?;
        self.y += height;
        Ok(())
    }

    /// One step; its edge is dashed when it is taken in some cases only.
    fn step(&mut self, node: &Node, x: i32, width: i32, more: &[String]) -> std::fmt::Result {
        let step = &node.step;
        let room = width - 2 * PAD;
        let name = wrap(step.name.get(self.words.lang), room, NAME);
        let mut told: Vec<String> = more.to_vec();
        told.push((self.words.time)(step.time));
        told.extend(step.when.as_ref().map(self.words.when));
        let plain: Vec<String> = told.iter().flat_map(|line| wrap(line, room, PLAIN)).collect();
        let height = name.len() as i32 * NAME.line + plain.len() as i32 * PLAIN.line + 2 * 7;
        let dashed = if step.when.is_some() { " stroke-dasharray=\"7 4\"" } else { "" };
        let y = self.y;
        write!(
            self.out,
            "<rect class=\"hn-process__step\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"{dashed}/>"
        )?;
        self.text(&name, x + PAD, y + 7, NAME, false)?;
        self.text(&plain, x + PAD, y + 7 + name.len() as i32 * NAME.line, PLAIN, false)?;
        self.y += height;
        Ok(())
    }

    /// Lines of text from this height down.
    fn text(&mut self, lines: &[String], x: i32, y: i32, face: Face, centred: bool) -> std::fmt::Result {
        let weight = if face.bold { " font-weight=\"700\"" } else { "" };
        let anchor = if centred { " text-anchor=\"middle\"" } else { "" };
        write!(self.out, "<text fill=\"currentColor\" stroke=\"none\" font-size=\"{}\"{weight}{anchor}>", face.size)?;
        for (number, line) in lines.iter().enumerate() {
            // Marks stand above and below the letters: the line is set so that neither is cut.
            let base = y + number as i32 * face.line + (face.line + face.size) / 2 - 2;
            write!(self.out, "<tspan x=\"{x}\" y=\"{base}\">{}</tspan>", escape(line.as_str()))?;
        }
        write!(self.out, "</text>")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::super::graph::tests::{any_process, fork};
    use super::*;

    fn drawn(process: &Process) -> String {
        let words = Words {
            id: "p",
            lang: "vi",
            title: "Quy trình <1>",
            about: "Các bước & thời gian",
            start: "Nhận hồ sơ",
            end: "Xong",
            at_once: "Làm cùng lúc",
            then: "Khi đã đủ trả lời",
            who: &|lane| lane.asks.clone().unwrap_or_else(|| "Chuyên viên".into()),
            time: &|time| time.to_string(),
            when: &ToString::to_string,
        };
        svg(process, &words)
    }

    /// The numbers of an attribute, wherever it stands in an element.
    fn rectangles(svg: &str) -> Vec<[i32; 4]> {
        let number = |rect: &str, key: &str| -> i32 {
            rect.split(&format!(" {key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        let rects = svg.split("<rect").skip(1).map(|rest| rest.split('>').next().unwrap());
        rects.map(|rect| ["x", "y", "width", "height"].map(|key| number(rect, key))).collect()
    }

    #[test]
    fn each_step_is_told_with_who_how_long_and_when() {
        let svg = drawn(&Process::new(&fork()).unwrap());
        for told in ["Bước check", "Bước askA", "24wh", "Chuyên viên", "Làm cùng lúc", "Khi đã đủ trả lời", "&lt;1&gt;"]
        {
            assert!(svg.contains(told), "{told}");
        }
        assert_eq!(svg.matches("stroke-dasharray").count(), 1, "the step with a condition");
        assert!(svg.contains("works == &quot;building&quot;"));
    }

    #[test]
    fn even_nothing_is_drawn() {
        assert!(drawn(&Process::default()).contains("Nhận hồ sơ"));
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_drawing_and_every_step_has_its_box(steps in any_process()) {
            let svg = drawn(&Process::new(&steps).unwrap());
            let height: i32 = svg.split("viewBox=\"0 0 344 ").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            prop_assert!(rectangles(&svg).iter().all(|[x, y, w, h]| *x >= 0 && *y >= 0 && x + w <= WIDTH && y + h <= height));
            prop_assert_eq!(svg.matches("hn-process__step").count(), steps.len());
            prop_assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
        }
    }
}
