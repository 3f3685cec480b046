//! Findings, changes and facts in people's words.

use app::Ctx;
use app::catalog::tell::change as told_change;
use app::words::{Value as Word, format};
use domain::catalog::difference::Change;
use domain::catalog::finding::{Finding, Severity};
use domain::catalog::publication::{Fact, Recorded, State};
use serde::Serialize;

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingLine {
    /// The line it is about; zero when there is none.
    pub line: usize,
    /// How bad it is.
    pub severity: String,
    /// The colour of that.
    pub colour: &'static str,
    /// What is wrong and what was expected.
    pub text: String,
}

/// How many there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// What keeps it from being published.
    pub errors: usize,
    /// What somebody should look at.
    pub warnings: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Counts {
        let count = |severity| findings.iter().filter(|one| one.severity == severity).count();
        Counts { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }
}

/// Findings, errors first, each with its line.
pub fn findings(ctx: &Ctx, findings: &[Finding]) -> Vec<FindingLine> {
    let words = &ctx.city.words;
    let one = |finding: &Finding| {
        let (severity, colour) = match finding.severity {
            Severity::Error => ("admin-severity-error", "red"),
            Severity::Warning => ("admin-severity-warning", "orange"),
            Severity::Note => ("admin-severity-note", "grey"),
        };
        let args: Vec<(&str, Word)> =
            finding.args.iter().map(|(name, value)| (name.as_str(), Word::Text(value.clone()))).collect();
        FindingLine {
            line: finding.line.unwrap_or(0),
            severity: words.get(ctx.lang, severity, &[]),
            colour,
            text: one_line(&words.get(ctx.lang, &finding.code, &args)),
        }
    };
    findings.iter().map(one).collect()
}

/// A sentence with a choice in it is written over several lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Changes, each in one line.
pub fn changes(ctx: &Ctx, changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| one_line(&told_change(&ctx.city.words, ctx.lang, change))).collect()
}

/// The colour of the state of a draft.
#[must_use]
pub const fn colour(state: State) -> &'static str {
    match state {
        State::Draft => "blue",
        State::InReview => "yellow",
        State::Done => "green",
        State::Discarded => "grey",
    }
}

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
pub struct EventLine {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
    /// What they said, and which edition and day it is about.
    pub more: Vec<String>,
}

/// What happened, in words.
pub fn event(ctx: &Ctx, recorded: &Recorded) -> EventLine {
    let (words, lang) = (&ctx.city.words, ctx.lang);
    let word = |key: &str, args: &[(&str, Word)]| words.get(lang, key, args);
    let mut more = Vec::new();
    let mut edition = |number: &u32| {
        more.push(word("admin-edition", &[("number", Word::Count(i64::from(*number)))]));
    };
    match &recorded.fact {
        Fact::Begun { base: Some(base), .. } => {
            more.push(word("admin-from-edition", &[("number", Word::Count(i64::from(*base)))]))
        }
        Fact::Submitted { note, valid_from, .. } => {
            more.extend(valid_from.map(|day| word("admin-from-day", &[("day", Word::Day(day))])));
            more.push(note.clone());
        }
        Fact::SentBack { remark, .. } => more.push(remark.clone()),
        Fact::Published { number, valid_from, announcement, .. } => {
            edition(number);
            more.push(word("admin-from-day", &[("day", Word::Day(*valid_from))]));
            more.push(announcement.decision.clone());
            more.extend(announcement.short_notice.clone());
        }
        Fact::Retired { number, last_day, announcement, .. } => {
            edition(number);
            more.push(word("admin-last-day", &[("day", Word::Day(*last_day))]));
            more.push(announcement.decision.clone());
        }
        Fact::Withdrawn { number, reason } | Fact::RetirementWithdrawn { number, reason } => {
            edition(number);
            more.push(reason.clone());
        }
        Fact::Adopted { number, .. } => edition(number),
        Fact::MigrationOrdered { from, to, reason, .. } => {
            more.push(between(ctx, *from, *to));
            more.push(reason.clone());
        }
        Fact::MigrationFinished { moved, left, .. } => {
            let number = |value: &u64| Word::Count(i64::try_from(*value).unwrap_or(i64::MAX));
            more.push(word("admin-moved", &[("moved", number(moved)), ("left", number(left))]));
        }
        Fact::Begun { .. } | Fact::Saved { .. } | Fact::Discarded { .. } => {}
    }
    more.retain(|text| !text.trim().is_empty());
    EventLine {
        at: format::short_moment(lang, recorded.at),
        who: recorded.by.name.clone(),
        what: word(&format!("publication-fact-{}", recorded.fact.kind().replace('_', "-")), &[]),
        more,
    }
}

/// “from edition 1 to edition 2”.
pub fn between(ctx: &Ctx, from: u32, to: u32) -> String {
    let args = [("from", Word::Count(i64::from(from))), ("to", Word::Count(i64::from(to)))];
    ctx.city.words.get(ctx.lang, "admin-between", &args)
}
