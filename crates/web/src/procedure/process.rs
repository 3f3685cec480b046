//! How a procedure is decided: its steps drawn, and the same as a table.

use app::words::{Lang, Value, Words};
use domain::catalog::process::diagram::Lane;
use domain::catalog::process::drawing;
use domain::catalog::process::{Node, Process};
use domain::catalog::{Channel, Condition, Field, Procedure};
use domain::unit::directory::Directory;
use serde::Serialize;

use super::{line, time};

/// The process of a procedure: `components/process.html` shows it wherever the page has it as `process`.
#[derive(Debug, Clone, Serialize)]
pub struct ProcessView {
    /// The drawing, as SVG that needs no escaping.
    svg: String,
    rows: Vec<Row>,
    /// How long the longest way takes.
    longest: String,
}

/// One step of the table.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    who: String,
    time: String,
    /// In which cases, in words; empty when always.
    when: String,
    /// What it comes after.
    after: String,
}

impl ProcessView {
    /// The process in the language of a page; none where the steps of a draft are not one.
    pub fn of(procedure: &Procedure, offices: &Directory, words: &Words, lang: Lang) -> Option<ProcessView> {
        let process = Process::of(procedure).ok().filter(|process| !process.nodes().is_empty())?;
        let get = |key: &str| words.get(lang, key, &[]);
        let who = |lane: &Lane| who(lane, offices, words, lang);
        let when = |condition: &Condition| when(condition, procedure, words, lang);
        let said = drawing::Words {
            id: "process",
            lang: lang.code(),
            title: &get("process-title"),
            about: &get("process-drawing-about"),
            start: &get("process-start"),
            end: &get("process-end"),
            at_once: &get("process-at-once"),
            then: &get("process-then"),
            who: &who,
            time: &|allowance| time::allowed(words, lang, allowance),
            when: &|condition| words.get(lang, "process-only-when", &[("condition", Value::Text(when(condition)))]),
        };
        let name = |node: &Node| node.step.name.get(lang.code()).to_owned();
        let row = |node: &Node| Row {
            name: name(node),
            who: who(&Lane { role: node.step.role, asks: node.step.asks.clone() }),
            time: time::allowed(words, lang, node.step.time),
            when: node.step.when.as_ref().map(when).unwrap_or_default(),
            after: node.after.iter().map(|place| name(&process.nodes()[*place])).collect::<Vec<_>>().join("; "),
        };
        let hours = ("hours", Value::Count(i64::from(process.longest_way().hours)));
        Some(ProcessView {
            svg: drawing::svg(&process, &said),
            rows: process.nodes().iter().map(row).collect(),
            longest: words.get(lang, "process-longest", &[hours]),
        })
    }

    /// A process for samples.
    pub fn sample() -> ProcessView {
        let row = |name: &str, when: &str, after: &str| Row {
            name: name.into(),
            who: "Chuyên viên giải quyết".into(),
            time: "8 giờ làm việc".into(),
            when: when.into(),
            after: after.into(),
        };
        ProcessView {
            svg: "<svg role=\"img\" aria-label=\"Quy trình\" viewBox=\"0 0 344 40\"></svg>".into(),
            rows: vec![row("Thẩm định", "", ""), row("Hỏi ý kiến", "Loại công trình: Công trình", "Thẩm định")],
            longest: "Lâu nhất 16 giờ làm việc.".into(),
        }
    }
}

/// Who does the steps of a lane: a role at the agency that decides, or an agency that is asked.
fn who(lane: &Lane, offices: &Directory, words: &Words, lang: Lang) -> String {
    let Some(code) = &lane.asks else {
        return words.get(lang, &format!("catalog-role-{}", lane.role.key().replace('_', "-")), &[]);
    };
    let office = offices.below_city(code).map_or(code.as_str(), |office| match lang {
        Lang::Vi => office.name.as_str(),
        Lang::En => office.name_en.as_str(),
    });
    words.get(lang, "process-asks", &[("office", Value::Text(office.to_owned()))])
}

/// A condition in words: each plain comparison by the question and its answer; of anything else what it depends on.
fn when(condition: &Condition, procedure: &Procedure, words: &Words, lang: Lang) -> String {
    let source = condition.to_string();
    // That a question was answered at all goes without saying.
    let parts = source.split("&&").map(str::trim).filter(|part| !part.ends_with("!= null"));
    let told: Option<Vec<String>> = parts.map(|part| comparison(part, procedure, words, lang)).collect();
    told.filter(|told| !told.is_empty()).map(|told| told.join("; ")).unwrap_or_else(|| {
        let label = |name: &str| procedure.form.field(name).map(|field| field.label.get(lang.code()).to_owned());
        let labels: Vec<String> = condition.names().filter_map(label).collect();
        words.get(lang, "process-depends", &[("questions", Value::Text(labels.join("; ")))])
    })
}

fn comparison(part: &str, procedure: &Procedure, words: &Words, lang: Lang) -> Option<String> {
    let say = |key: &str, question: &str, answer: String| {
        let args = [("question", Value::Text(question.to_owned())), ("answer", Value::Text(answer))];
        Some(words.get(lang, key, &args))
    };
    let field = |name: &str| -> Option<&Field> { procedure.form.field(name) };
    for (operator, key) in [("==", "process-answer-is"), ("!=", "process-answer-is-not")] {
        let Some((name, value)) = part.split_once(operator) else { continue };
        let (name, value) = (name.trim(), value.trim().strip_prefix('"')?.strip_suffix('"')?);
        if name == domain::catalog::condition::CHANNEL {
            let channel = Channel::ALL.into_iter().find(|channel| channel.key() == value)?;
            return say(key, &words.get(lang, "process-channel", &[]), line::channel(words, lang, channel));
        }
        let field = field(name)?;
        let option = field.options.iter().find(|option| option.value == value)?;
        return say(key, field.label.get(lang.code()), option.label(lang.code()).to_owned());
    }
    let (name, key) = match part.strip_prefix('!') {
        Some(name) => (name, "process-answer-no"),
        None => (part, "process-answer-yes"),
    };
    say(key, field(name)?.label.get(lang.code()), String::new())
}
