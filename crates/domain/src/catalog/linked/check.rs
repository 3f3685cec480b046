//! What a set lacks, or contradicts: found before anybody can file it.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::super::condition::{CHANNEL, Condition};
use super::super::finding::{Finding, Severity};
use super::super::parse::Turn::{At, Key};
use super::super::parse::{self, Places, Turn};
use super::super::procedure::Procedure;
use super::super::text::Text;
use super::{LinkedSet, Part};

/// Reads and checks sets, given as name and text, against the procedures.
pub fn files<N: AsRef<str>, T: AsRef<str>>(
    files: impl IntoIterator<Item = (N, T)>,
    procedures: &[&Procedure],
) -> (Vec<LinkedSet>, Vec<Finding>) {
    let (mut read, mut findings): (Vec<(String, LinkedSet)>, _) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (file, text) = (name.as_ref(), text.as_ref());
        match parse::read::<LinkedSet>(file, text) {
            Ok(set) => {
                let mut check = Check { file, places: Places::of(text), set: &set, findings: Vec::new() };
                check.whole(procedures);
                findings.extend(check.findings);
                if let Some((other, _)) = read.iter().find(|(_, other)| overlap(other, &set)) {
                    let finding = Finding::new(file, Severity::Error, "catalog.set-twice");
                    findings.push(finding.with("set", &set.id).with("other", other));
                }
                read.push((file.to_owned(), set));
            }
            Err(finding) => findings.push(finding),
        }
    }
    (read.into_iter().map(|(_, set)| set).collect(), findings)
}

fn overlap(one: &LinkedSet, other: &LinkedSet) -> bool {
    let ends = |set: &LinkedSet| set.valid_to.unwrap_or(jiff::civil::Date::MAX);
    one.id == other.id && one.valid_from <= ends(other) && other.valid_from <= ends(one)
}

struct Check<'a> {
    file: &'a str,
    places: Places<'a>,
    set: &'a LinkedSet,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn found(&mut self, severity: Severity, code: &str, path: &[Turn<'_>], args: &[(&str, &dyn Display)]) {
        let finding = Finding::new(self.file, severity, code).at(self.places.line(path)).with("set", &self.set.id);
        self.findings.push(args.iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
    }

    fn error(&mut self, code: &str, path: &[Turn<'_>], args: &[(&str, &dyn Display)]) {
        self.found(Severity::Error, code, path, args);
    }

    fn whole(&mut self, procedures: &[&Procedure]) {
        let set = self.set;
        for (key, text) in [("name", &set.name), ("plain-name", &set.plain_name), ("summary", &set.summary)] {
            self.words(&[Key(key)], text);
        }
        if set.valid_to.is_some_and(|to| to < set.valid_from) {
            self.error("catalog.set-ends-first", &[Key("valid-to")], &[]);
        }
        if set.parts.len() < 2 {
            self.error("catalog.set-of-one", &[Key("id")], &[]);
        }
        if set.channels.is_empty() {
            self.error("catalog.set-without-channel", &[Key("channels")], &[]);
        }
        let mut names = BTreeSet::new();
        for (at, part) in set.parts.iter().enumerate() {
            if !names.insert(part.id.as_str()) {
                let path = [Key("parts"), At(at), Key("id")];
                self.error("catalog.duplicate-name", &path, &[("kind", &"part"), ("name", &part.id)]);
            }
            self.part(at, part, procedures);
        }
        let all: Vec<&Part> = set.parts.iter().collect();
        for stuck in set.order(&all).stuck {
            let at = set.parts.iter().position(|part| part.id == stuck.id).unwrap_or(0);
            let path = [Key("parts"), At(at), Key("after")];
            self.error("catalog.set-cycle", &path, &[("name", &stuck.id)]);
        }
    }

    fn words(&mut self, path: &[Turn<'_>], text: &Text) {
        if text.vi.trim().is_empty() || text.en.trim().is_empty() {
            let shown = path.iter().filter_map(|turn| if let Key(key) = turn { Some(*key) } else { None });
            let shown = shown.collect::<Vec<_>>().join(" › ");
            let lang = if text.vi.trim().is_empty() { "vi" } else { "en" };
            self.error("catalog.missing-translation", path, &[("where", &shown), ("lang", &lang)]);
        }
    }

    fn part(&mut self, at: usize, part: &Part, procedures: &[&Procedure]) {
        let path = |key| [Key("parts"), At(at), Key(key)];
        for earlier in part.after.iter().filter(|earlier| self.set.part(earlier).is_none()) {
            self.error("catalog.set-unknown-part", &path("after"), &[("name", earlier)]);
        }
        if let Some(when) = &part.when {
            let whole = self.set.one_form(|one| latest(one, procedures));
            for name in when.names().filter(|name| *name != CHANNEL && whole.field(name).is_none()) {
                self.error("catalog.unknown-field", &path("when"), &[("name", &name), ("condition", when)]);
            }
        }
        if part.time.is_some() && part.time_basis.is_none() {
            self.error("catalog.set-time-without-basis", &path("time"), &[("name", &part.id)]);
        }
        let Some(procedure) = latest(part, procedures) else {
            return self.error("catalog.set-unknown-procedure", &path("procedure"), &[("code", &part.procedure)]);
        };
        for channel in &self.set.channels {
            if procedure.offer(*channel).is_none() {
                let args: [(&str, &dyn Display); 2] = [("code", &part.procedure), ("channel", &channel.key())];
                self.error("catalog.set-channel-closed", &path("procedure"), &args);
            }
        }
        for name in part.take.keys().chain(part.ask_as.keys()).chain(part.from_result.keys()).chain(part.fixed.keys()) {
            if procedure.form.field(name).is_none() {
                let args: [(&str, &dyn Display); 2] = [("name", name), ("code", &part.procedure)];
                self.error("catalog.set-not-asked", &path("procedure"), &args);
            }
        }
        for (name, result) in &part.from_result {
            self.result(at, part, name, result);
        }
        self.answered(at, part, procedure, procedures);
    }

    /// What a result is said to answer must be given by a part that is waited for.
    fn result(&mut self, at: usize, part: &Part, name: &str, result: &str) {
        let given = result.split_once('.').is_some_and(|(earlier, what)| {
            part.after.iter().any(|one| one == earlier)
                && self.set.part(earlier).is_some_and(|earlier| earlier.gives.iter().any(|given| given == what))
        });
        if !given {
            let path = [Key("parts"), At(at), Key("from-result")];
            self.error("catalog.set-result-not-given", &path, &[("name", &name), ("result", &result)]);
        }
    }

    /// A question that is taken from another must be there and of the same kind; one that shares its name with another
    /// must be the same question.
    fn answered(&mut self, at: usize, part: &Part, procedure: &Procedure, procedures: &[&Procedure]) {
        let path = |key| [Key("parts"), At(at), Key(key)];
        let whole = self.set.one_form(|one| latest(one, procedures));
        for field in procedure.form.fields() {
            if part.is_told(&field.name) {
                continue;
            }
            let asked = part.asked(&field.name);
            let Some(one) = whole.field(asked) else {
                let args: [(&str, &dyn Display); 2] = [("name", &asked), ("condition", &field.name)];
                self.error("catalog.unknown-field", &path("take"), &args);
                continue;
            };
            let offered = one.options.iter().all(|option| field.option(&option.value).is_some());
            if one.kind != field.kind || !offered {
                let args: [(&str, &dyn Display); 3] =
                    [("name", &asked), ("other", &field.name), ("code", &part.procedure)];
                self.error("catalog.set-other-question", &path("procedure"), &args);
            }
        }
        for name in part.ask_as.keys() {
            let reads =
                |when: &Option<Condition>| when.as_ref().is_some_and(|when| when.names().any(|one| one == name));
            if procedure.form.fields().any(|field| reads(&field.visible_when) || reads(&field.required_when)) {
                self.error("catalog.set-renamed-is-read", &path("ask-as"), &[("name", name)]);
            }
        }
    }
}

/// The latest edition of a part's procedure.
fn latest<'a>(part: &Part, procedures: &[&'a Procedure]) -> Option<&'a Procedure> {
    let found = procedures.iter().filter(|one| one.code == part.procedure || one.code.national() == part.procedure);
    found.copied().max_by_key(|one| one.valid_from)
}
