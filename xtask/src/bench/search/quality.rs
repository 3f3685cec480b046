//! Hit@1, hit@5 and the mean reciprocal rank, by kind of question and in all.

use anyhow::{Context, Result};
use serde::Serialize;

/// One question, and every code that answers it; none when nothing in the list does.
pub struct Asked {
    pub question: String,
    codes: Vec<String>,
    kind: String,
}

/// How well the questions of one kind are answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    pub kind: String,
    pub questions: usize,
    /// The first is right.
    pub hit_1: f64,
    /// One of the first five is right.
    pub hit_5: f64,
    /// The mean of one through the place of the first right one among ten.
    pub mrr: f64,
    /// Said to be sure of the answer.
    pub sure: f64,
}

/// What questions that nothing answers are called.
pub const NONE: &str = "none";

/// Reads a set of questions.
pub fn questions(text: &str) -> Result<Vec<Asked>> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let mut asked = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).context("a question has three columns");
        let codes = cell(1)?.split(';').map(str::trim).filter(|code| !code.is_empty()).map(str::to_owned).collect();
        asked.push(Asked { question: cell(0)?.to_owned(), codes, kind: cell(2)?.to_owned() });
    }
    Ok(asked)
}

/// The figures by kind in order of name, then of all that have an answer. `find` gives codes, best first, and whether
/// it is sure.
pub fn of(asked: &[Asked], find: impl Fn(&str) -> (Vec<String>, bool)) -> Vec<Quality> {
    let answers: Vec<(&Asked, Option<usize>, bool)> = asked
        .iter()
        .map(|asked| {
            let (codes, sure) = find(&asked.question);
            (asked, codes.iter().position(|code| asked.codes.contains(code)), sure)
        })
        .collect();
    let mut kinds: Vec<&str> = asked.iter().map(|asked| asked.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut figures: Vec<Quality> =
        kinds.into_iter().map(|kind| figure(kind, answers.iter().filter(|(asked, ..)| asked.kind == kind))).collect();
    figures.push(figure("all", answers.iter().filter(|(asked, ..)| asked.kind != NONE)));
    figures
}

fn figure<'a>(kind: &str, answers: impl Iterator<Item = &'a (&'a Asked, Option<usize>, bool)>) -> Quality {
    let answers: Vec<_> = answers.collect();
    let mean = |of: &dyn Fn(Option<usize>, bool) -> f64| {
        answers.iter().map(|(_, rank, sure)| of(*rank, *sure)).sum::<f64>() / answers.len().max(1) as f64
    };
    let share = |yes: bool| if yes { 1.0 } else { 0.0 };
    Quality {
        kind: kind.to_owned(),
        questions: answers.len(),
        hit_1: mean(&|rank, _| share(rank == Some(0))),
        hit_5: mean(&|rank, _| share(rank.is_some_and(|rank| rank < 5))),
        mrr: mean(&|rank, _| rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)),
        sure: mean(&|_, sure| share(sure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_without_an_answer_count_only_for_being_sure() {
        let text = "question,codes,kind\nfirst,1;2,marks\nsecond,3,marks\nthird,4,plain\nnonsense,,none\n";
        let asked = questions(text).expect("it is a table");
        let found = |question: &str| {
            let codes: &[&str] = match question {
                "first" => &["9", "2"],
                "second" => &["3"],
                _ => &["9"],
            };
            (codes.iter().map(|code| (*code).to_owned()).collect(), question != "nonsense")
        };
        let figures = of(&asked, found);
        let check = |kind: &str, questions: usize, hit_1: f64, hit_5: f64, mrr: f64, sure: f64| {
            let figure = figures.iter().find(|figure| figure.kind == kind).expect("the kind is there");
            assert_eq!(*figure, Quality { kind: kind.to_owned(), questions, hit_1, hit_5, mrr, sure });
        };
        check("marks", 2, 0.5, 1.0, 0.75, 1.0);
        check("plain", 1, 0.0, 0.0, 0.0, 1.0);
        check("none", 1, 0.0, 0.0, 0.0, 0.0);
        check("all", 3, 1.0 / 3.0, 2.0 / 3.0, 0.5, 1.0);
    }
}
