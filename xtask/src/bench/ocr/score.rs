//! Characters, kinds and fields, right and wrong.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::document::extract::Extracted;
use domain::document::recognise::Recognised;
use scan::Verdict;

use super::distort::Condition;
use super::papers::Paper;

/// What came of one page.
pub struct Read {
    pub text: String,
    pub recognised: Recognised,
    pub fields: Vec<Extracted>,
    pub took: Duration,
    pub prepared_in: Duration,
    pub verdicts: Vec<Verdict>,
}

/// Sums over pages.
#[derive(Default, Clone)]
pub struct Sum {
    pub pages: usize,
    pub characters: usize,
    pub wrong: usize,
    pub kind_right: usize,
    pub kind_sure: usize,
    pub kind_sure_wrong: usize,
    pub fields: usize,
    pub fields_right: usize,
    pub sure: usize,
    pub sure_right: usize,
    pub seconds: Vec<f64>,
    pub preparing: Vec<f64>,
    pub verdicts: BTreeMap<&'static str, usize>,
}

/// By condition: with our preparation, and without.
#[derive(Default)]
pub struct Table {
    pub rows: BTreeMap<Condition, (Sum, Sum)>,
    /// Fields that were read surely and wrongly: kind, field, meant, read.
    pub mistakes: Vec<[String; 4]>,
}

impl Table {
    pub fn add(&mut self, condition: Condition, paper: &Paper, ours: Read, raw: Option<Read>) {
        for field in ours.fields.iter().filter(|field| field.is_sure()) {
            let meant = meant(paper, &field.name);
            if meant != Some(field.value.as_str()) {
                let told = [&paper.kind.code, &field.name, meant.unwrap_or("—"), &field.value];
                self.mistakes.push(told.map(str::to_owned));
            }
        }
        let row = self.rows.entry(condition).or_default();
        row.0.add(paper, &ours);
        if let Some(raw) = raw {
            row.1.add(paper, &raw);
        }
    }

    /// All conditions together.
    pub fn all(&self) -> (Sum, Sum) {
        let mut all = (Sum::default(), Sum::default());
        for (ours, raw) in self.rows.values() {
            all.0.join(ours);
            all.1.join(raw);
        }
        all
    }
}

fn meant<'a>(paper: &'a Paper, name: &str) -> Option<&'a str> {
    paper.truth.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

impl Sum {
    fn add(&mut self, paper: &Paper, read: &Read) {
        let (wanted, got) = (letters(&paper.text()), letters(&read.text));
        self.pages += 1;
        self.characters += wanted.len();
        self.wrong += distance(&wanted, &got).min(wanted.len());
        let first = read.recognised.guesses.first();
        self.kind_right += usize::from(first.is_some_and(|guess| paper.kind.is(&guess.code)));
        if let Some(sure) = read.recognised.sure() {
            self.kind_sure += 1;
            self.kind_sure_wrong += usize::from(!paper.kind.is(&sure.code));
        }
        self.fields += paper.truth.len();
        for field in &read.fields {
            let right = meant(paper, &field.name) == Some(field.value.as_str());
            self.fields_right += usize::from(right);
            if field.is_sure() {
                self.sure += 1;
                self.sure_right += usize::from(right);
            }
        }
        self.seconds.push(read.took.as_secs_f64());
        self.preparing.push(read.prepared_in.as_secs_f64());
        for verdict in &read.verdicts {
            *self.verdicts.entry(verdict.word()).or_default() += 1;
        }
    }

    fn join(&mut self, other: &Self) {
        self.pages += other.pages;
        self.characters += other.characters;
        self.wrong += other.wrong;
        self.kind_right += other.kind_right;
        self.kind_sure += other.kind_sure;
        self.kind_sure_wrong += other.kind_sure_wrong;
        self.fields += other.fields;
        self.fields_right += other.fields_right;
        self.sure += other.sure;
        self.sure_right += other.sure_right;
        self.seconds.extend(&other.seconds);
        self.preparing.extend(&other.preparing);
        for (verdict, count) in &other.verdicts {
            *self.verdicts.entry(verdict).or_default() += count;
        }
    }

    /// Characters wrong, of a hundred.
    pub fn character_errors(&self) -> f64 {
        self.wrong as f64 * 100.0 / self.characters.max(1) as f64
    }
}

/// One of a hundred.
pub fn percent(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

/// The middle value.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// Without blanks and the dots of dotted lines, which say nothing.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|letter| letter.is_alphanumeric() || "/:,-".contains(*letter)).collect()
}

fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (to, same) in other.iter().enumerate() {
            let cost = diagonal + usize::from(letter != same);
            diagonal = row[to + 1];
            row[to + 1] = cost.min(row[to] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
