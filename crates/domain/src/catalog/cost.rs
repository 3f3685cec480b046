//! How many keys and seconds a procedure costs people, before anybody has filed it: a keystroke-level model.
//!
//! What is counted is only what is asked. A field or paper that the city holds costs a look at most. The three prices
//! are those every comparison of ours uses: 0.28 s a key, 1.35 s a thought, 2.5 s a scan. They predict; only measuring
//! people settles.

use serde::Serialize;

use super::answers::Answers;
use super::component::Satisfaction;
use super::field::{Field, FieldType, SeenBy};
use super::procedure::Procedure;

/// Milliseconds a key takes.
const KEY: u32 = 280;
/// Milliseconds a thought takes: a question read and an answer found.
const THOUGHT: u32 = 1_350;
/// Milliseconds a scan takes.
const SCAN: u32 = 2_500;
/// A list with so many options or more opens and is searched by its first letters; a shorter one is one key.
const LONG_LIST: usize = 8;

/// What somebody does, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Cost {
    /// Keys pressed, the marks of Vietnamese letters among them; a tap counts as a key.
    pub keys: u32,
    /// Questions read and answered.
    pub thoughts: u32,
    /// Cards and papers put before a scanner or a camera.
    pub scans: u32,
    /// Questions that are shown and not asked, because the city holds the answer.
    pub held: u32,
    /// Questions asked.
    pub asked: u32,
}

impl Cost {
    /// Seconds predicted, rounded up.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        (self.keys * KEY + self.thoughts * THOUGHT + self.scans * SCAN).div_ceil(1_000)
    }

    fn add(&mut self, keys: u32) {
        self.keys += keys;
        self.thoughts += 1;
        self.asked += 1;
    }
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A person on the network: a page for each question, papers photographed.
    Citizen,
    /// An officer at the counter: one page, the card scanned once, papers scanned.
    Officer,
}

impl Procedure {
    /// What a case costs. Questions and papers that the answers make go away are not counted.
    #[must_use]
    pub fn cost(&self, by: By, answers: &Answers) -> Cost {
        let mut cost = Cost::default();
        let seen = |field: &&Field| by == By::Officer || field.seen_by == SeenBy::Everyone;
        for field in self.form.visible_fields(answers).into_iter().filter(seen) {
            if field.is_held() {
                cost.held += 1;
            } else if self.form.is_required(field, answers) {
                cost.add(keys(field));
            } else {
                // A question that may be passed over is read, and passed over.
                cost.thoughts += 1;
                cost.asked += 1;
                cost.keys += 1;
            }
        }
        for paper in self.required_components(answers) {
            match paper.satisfied_by.first() {
                Some(Satisfaction::Form) => {}
                Some(way) if way.is_held() => cost.held += 1,
                _ => {
                    cost.scans += 1;
                    cost.keys += 1;
                    cost.thoughts += u32::from(by == By::Citizen);
                }
            }
        }
        match by {
            // Every page ends with a key; so do the papers and the look at everything, which is a thought.
            By::Citizen => {
                let pages = self.form.pages(answers);
                let asked = pages.iter().filter(|page| page.fields.iter().any(|field| !field.is_held())).count();
                cost.keys += u32::try_from(asked).unwrap_or(u32::MAX) + 2;
                cost.thoughts += 1;
            }
            // The card fills in the person; two keys receive.
            By::Officer => {
                cost.scans += 1;
                cost.keys += 2;
                cost.thoughts += 1;
            }
        }
        cost
    }

    /// The answers with which most of the form is asked: every condition that a yes or the first option meets is met.
    #[must_use]
    pub fn usual_answers(&self) -> Answers {
        let first = |field: &Field| match field.kind {
            FieldType::YesNo => Some(true.into()),
            FieldType::Choice => field.options.first().map(|option| option.value.clone().into()),
            _ => None,
        };
        let given = self.form.fields().filter_map(|field| Some((field.name.clone(), first(field)?)));
        Answers::unchecked(given.collect())
    }
}

/// Keys of one answer. Names carry marks: Telex takes about three keys for two letters.
fn keys(field: &Field) -> u32 {
    match field.kind {
        FieldType::YesNo => 1,
        FieldType::Choice if field.options.len() < LONG_LIST => 1,
        FieldType::Choice => 4,
        FieldType::Date => 8,
        FieldType::PersonalId => 12,
        FieldType::Phone => 10,
        FieldType::Number => 3,
        FieldType::Money => 8,
        FieldType::PersonName => 24,
        FieldType::Email => 20,
        FieldType::Commune => 6,
        FieldType::Address => 26,
        FieldType::File => 3,
        FieldType::LandParcel => 20,
        FieldType::Vehicle => 40,
        FieldType::Text => written(field, 18),
        FieldType::LongText => written(field, 90),
        FieldType::Group => {
            let each: u32 = field.fields.iter().map(keys).sum();
            each * u32::try_from(field.least_items()).unwrap_or(1)
        }
    }
}

/// A line as long as people usually write, or as long as it may be.
fn written(field: &Field, usual: u32) -> u32 {
    field.max_length.and_then(|most| u32::try_from(most).ok()).map_or(usual, |most| most.min(usual))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn procedure(form: &str, papers: &str) -> Procedure {
        let text = format!(
            "code = \"1.001193\"\nedition = 1\nvalid-from = \"2026-01-01\"\ndecision = \"1\"\n\
             name = {{ vi = \"A\", en = \"A\" }}\nplain-name = {{ vi = \"A\", en = \"A\" }}\n\
             summary = {{ vi = \"A\", en = \"A\" }}\nlevels = [\"city\"]\nsubjects = [\"citizen\"]\nsteps = []\n\
             channels = []\nresults = []\nlegal-basis = []\n[domain]\ncode = \"G15-HT\"\nname = {{ vi = \"A\", en = \"A\" }}\n\
             [office]\nrule = \"city-office\"\noffice = \"CATP\"\nname = {{ vi = \"A\", en = \"A\" }}\n\
             [[form.sections]]\nid = \"s\"\ntitle = {{ vi = \"A\", en = \"A\" }}\n{form}{papers}"
        );
        crate::catalog::parse::read("f", &text).unwrap()
    }

    fn field(name: &str, kind: &str, more: &str) -> String {
        format!(
            "[[form.sections.fields]]\nname = \"{name}\"\ntype = \"{kind}\"\nlabel = {{ vi = \"A\", en = \"A\" }}\n{more}\n"
        )
    }

    #[test]
    fn only_what_is_asked_costs_anything() {
        let check = |form: &str, papers: &str, wanted: (u32, u32, u32, u32)| {
            let cost = procedure(form, papers).cost(By::Citizen, &Answers::default());
            assert_eq!((cost.keys, cost.thoughts, cost.scans, cost.held), wanted, "{form}{papers}");
        };
        let paper = |ways: &str| {
            format!(
                "[[components]]\ncode = \"p\"\nname = {{ vi = \"A\", en = \"A\" }}\nkind = \"original\"\nrequired = true\n\
                 satisfied-by = [{ways}]\nbasis = {{ number = \"1\", title = {{ vi = \"A\", en = \"A\" }} }}\n"
            )
        };
        let date = field("d", "date", "required = true");
        // Eight keys of a date, one to go on, two for papers and the look at everything, which is a thought too.
        check(&date, "", (11, 2, 0, 0));
        check(&field("d", "date", "required = true\nsource = \"population.birth_date\""), "", (2, 1, 0, 1));
        check(&field("d", "date", "required = true\nvisible-when = \"false\""), "", (2, 1, 0, 0));
        check(&date, &paper("\"upload\""), (12, 3, 1, 0));
        check(&date, &paper("\"register:health.birth-notice\", \"upload\""), (11, 2, 0, 1));
        check(&date, &paper("\"form\""), (11, 2, 0, 0));
    }

    #[test]
    fn seconds_follow_the_three_prices() {
        let check = |keys, thoughts, scans, seconds| {
            assert_eq!(Cost { keys, thoughts, scans, ..Cost::default() }.seconds(), seconds);
        };
        check(0, 0, 0, 0);
        check(100, 0, 0, 28);
        check(0, 2, 0, 3);
        check(0, 0, 2, 5);
        check(24, 0, 2, 12);
    }

    #[test]
    fn a_question_more_never_makes_a_form_cheaper() {
        let one = field("a", "text", "required = true");
        let two = format!("{one}{}", field("b", "yes-no", ""));
        for by in [By::Citizen, By::Officer] {
            let cost = |form: &str| procedure(form, "").cost(by, &Answers::default()).seconds();
            assert!(cost(&two) > cost(&one), "{by:?}");
        }
    }
}
