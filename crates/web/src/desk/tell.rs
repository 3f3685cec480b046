//! Offices, procedures, states and due dates in the words of an officer.

use app::Ctx;
use app::words::{Value as Word, format};
use domain::access::Role;
use domain::calendar::tell::short_time;
use domain::calendar::{Arg, local};
use domain::dossier::deadline::{Because, days_left};
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;

use crate::dossier::track::Due;

/// Tells things in the language of one request.
#[derive(Debug, Clone, Copy)]
pub struct Tell<'a>(pub &'a Ctx);

impl Tell<'_> {
    /// A message.
    pub fn t(&self, key: &str, args: &[(&str, Word)]) -> String {
        self.0.city.words.get(self.0.lang, key, args)
    }

    /// A message that takes nothing.
    pub fn word(&self, key: &str) -> String {
        self.t(key, &[])
    }

    /// A message whose key ends in a stable name such as `in_process`.
    pub fn named(&self, group: &str, name: &str) -> String {
        self.word(&format!("{group}{}", name.replace('_', "-")))
    }

    /// The name of an office; its code where the directory no longer has it.
    pub fn office(&self, code: &AgencyCode) -> String {
        let english = self.0.lang == app::words::Lang::En;
        self.0.city.office(code).map_or_else(
            || code.to_string(),
            |office| if english { office.name_en.clone() } else { office.name.clone() },
        )
    }

    /// The name of an office whose code is kept as text.
    pub fn office_of(&self, code: &str) -> String {
        code.parse().map_or_else(|_| code.to_owned(), |code| self.office(&code))
    }

    /// The official name of a procedure, by the edition a dossier is pinned to.
    pub fn procedure(&self, edition: &str) -> String {
        let found = edition.parse().ok().and_then(|edition| self.0.city.catalog().edition(&edition).cloned());
        found.map_or_else(|| edition.to_owned(), |procedure| procedure.plain_name.get(self.0.lang.code()).to_owned())
    }

    /// What a role is called.
    pub fn role(&self, role: Role) -> String {
        self.named("catalog-role-", role.key())
    }

    /// A moment with its weekday.
    pub fn moment(&self, at: Timestamp) -> String {
        format::moment(self.0.lang, at)
    }

    /// A moment for tables.
    pub fn short(&self, at: Timestamp) -> String {
        format::short_moment(self.0.lang, at)
    }

    /// Where a dossier stands, in words, and the colour of its tag.
    pub fn state(&self, name: &str) -> (String, &'static str) {
        (self.named("dossier-state-", name), colour(name))
    }

    /// How a due date came about, step by step.
    pub fn because(&self, steps: &[Because]) -> Vec<String> {
        let told = |step: &Because| {
            let args: Vec<(&str, Word)> = step.args().into_iter().map(|(name, arg)| (name, self.arg(&arg))).collect();
            self.t(step.key(), &args)
        };
        steps.iter().map(told).collect()
    }

    fn arg(&self, arg: &Arg) -> Word {
        match arg {
            Arg::Text(text) => Word::Text(text.clone()),
            Arg::Number(number) => Word::Count(*number),
            Arg::Day(day) => Word::Day(*day),
            Arg::Time(time) => Word::Text(short_time(*time)),
            Arg::Key(key) => Word::Text(self.word(key)),
        }
    }

    /// Time left until a moment, as a chip. In states in which the applicant is waited for nothing runs out.
    pub fn chip(&self, state: &str, by: Timestamp, office: &AgencyCode) -> Due {
        let still = |key: &str| Due { tone: "still", text: self.word(key) };
        match state {
            "pre_supplement" | "supplement_requested" => return still("desk-waits-supplement"),
            "awaiting_payment" => return still("desk-waits-payment"),
            "awaiting_confirmation" => return still("desk-waits-confirmation"),
            "issued" => return still("desk-waits-collection"),
            "reception_refused" | "redirected" | "returned" | "refused" | "stopped" | "closed_no_supplement" => {
                return still("desk-finished");
            }
            _ => {}
        }
        let now = self.0.now;
        let minutes = (by.as_second() - now.as_second()) / 60;
        let count = |key: &str, count: i64| self.t(key, &[("count", Word::Count(count))]);
        if local::day(by) == local::day(now) {
            return match minutes {
                ..0 => Due { tone: "late", text: self.word("desk-past-hour") },
                0..60 => Due { tone: "soon", text: count("desk-minutes-left", minutes) },
                _ => Due { tone: "soon", text: count("desk-hours-left", minutes / 60) },
            };
        }
        match days_left(by, now, &self.0.city.calendar(office)) {
            late @ ..0 => Due { tone: "late", text: count("desk-days-late", -late) },
            left @ 0..=1 => Due { tone: "soon", text: count("desk-days-left", left.max(1)) },
            left => Due { tone: "calm", text: count("desk-days-left", left) },
        }
    }
}

/// The colour of a state: waiting for the citizen is yellow, done is green, ended otherwise is grey or red.
fn colour(state: &str) -> &'static str {
    match state {
        "pre_supplement" | "supplement_requested" | "awaiting_payment" | "awaiting_confirmation" => "yellow",
        "approved" | "issued" | "returned" => "green",
        "reception_refused" | "refused" => "red",
        "redirected" | "stopped" | "closed_no_supplement" => "grey",
        "correction" => "orange",
        _ => "blue",
    }
}
