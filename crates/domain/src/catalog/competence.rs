//! Who decides what, from when, under which act: the competence matrix.
//!
//! A procedure names the office that decides it. An act — a decree that divides powers between the levels, a decision
//! by which the city delegates — names many procedures at once and prevails over what they say, from its first day to
//! its last (Law on Organisation of Local Government 72/2025/QH15 Art. 12–14). Nothing else in those procedures changes,
//! so one reviewed text re-assigns hundreds of them. A dossier keeps the agency it was filed to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::code::{FieldCode, ProcedureCode};
use super::field::FieldType;
use super::finding::{Finding, Severity};
use super::office::{CommuneBody, OfficeRule};
use super::parse::Turn::{At, Key};
use super::parse::{self, Places, Turn};
use super::procedure::{Level, Procedure};
use super::text::Text;

/// On what footing the office decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Footing {
    /// The power is the office's own, by law.
    Assigned,
    /// The power is another's, who gave it to this office for a time (*phân cấp, ủy quyền*).
    Delegated,
}

impl Footing {
    /// The key of its name, in `locales/*/catalog.ftl`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Assigned => "catalog-footing-assigned",
            Self::Delegated => "catalog-footing-delegated",
        }
    }
}

/// Where a power goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "level", deny_unknown_fields, rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Goes {
    /// To the communes: the one named by the place field of each procedure.
    Commune {
        /// Which body there.
        body: CommuneBody,
        /// The field that names the commune; the procedure's own place field when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
    /// To one office of the city.
    City {
        /// Its code below the city, such as `SXD`.
        office: String,
        /// What people call it.
        name: Text,
    },
}

/// Some procedures, and who decides them from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Move {
    /// The procedures, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<ProcedureCode>,
    /// Every procedure of this field of administration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<FieldCode>,
    /// Of the field, only those that this level resolved before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_level: Option<Level>,
    /// Only for matters of these communes; of all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communes: Vec<String>,
    /// Who decides.
    pub to: Goes,
    /// The article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// A decree or decision that moves powers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Act {
    /// Short name, unique, such as `nd120-2025`.
    pub id: String,
    /// Its number, such as `120/2025/NĐ-CP`.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Own power or lent.
    pub footing: Footing,
    /// First day.
    pub valid_from: Date,
    /// Last day, or none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// What moves where.
    pub moves: Vec<Move>,
}

/// Who decides one case, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled<'a> {
    /// The rule that names the office.
    pub rule: OfficeRule,
    /// The act that set it; none when it is the procedure's own.
    pub act: Option<(&'a Act, &'a Move)>,
}

/// One line of a comparison: what an act changes for a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reassigned {
    /// The procedure.
    pub procedure: ProcedureCode,
    /// Who decides without the act.
    pub before: OfficeRule,
    /// Who decides with it.
    pub after: OfficeRule,
    /// Only for these communes; for all when empty.
    pub communes: Vec<String>,
}

/// All acts together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    acts: Vec<Act>,
}

impl Move {
    /// Whether the act speaks of this procedure.
    #[must_use]
    pub fn names(&self, procedure: &Procedure) -> bool {
        let listed = self.procedures.iter().any(|code| *code == procedure.code || *code == procedure.code.national());
        let of_field = self.domain.as_ref() == Some(&procedure.domain.code)
            && self.from_level.is_none_or(|level| procedure.levels.contains(&level));
        listed || of_field
    }

    /// The rule for a procedure; none when the power goes to communes and the procedure asks for no place.
    #[must_use]
    pub fn rule(&self, procedure: &Procedure) -> Option<OfficeRule> {
        match &self.to {
            Goes::City { office, name } => Some(OfficeRule::CityOffice { office: office.clone(), name: name.clone() }),
            Goes::Commune { body, field } => {
                let field = field.as_deref().or_else(|| place_field(procedure))?;
                let rule = match &procedure.office {
                    // Where the law lets people choose the commune, a move of powers does not take the choice away.
                    OfficeRule::CommuneOfChoice { .. } => {
                        OfficeRule::CommuneOfChoice { field: field.to_owned(), body: *body }
                    }
                    _ => OfficeRule::CommuneOfField { field: field.to_owned(), body: *body },
                };
                procedure.form.field(field).map(|_| rule)
            }
        }
    }

    fn holds(&self, procedure: &Procedure, answers: &Answers) -> bool {
        let here = || place_field(procedure).and_then(|field| answers.commune(field));
        self.names(procedure)
            && (self.communes.is_empty() || here().is_some_and(|code| self.communes.iter().any(|one| one == code)))
    }
}

/// The field of the form that says where the matter lies: the one the procedure's own rule reads, or else the first
/// that names a commune.
#[must_use]
pub fn place_field(procedure: &Procedure) -> Option<&str> {
    let places = |kind| matches!(kind, FieldType::Commune | FieldType::Address | FieldType::LandParcel);
    procedure
        .office
        .field()
        .or_else(|| procedure.form.fields().find(|field| places(field.kind)).map(|field| field.name.as_str()))
}

impl Act {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }
}

impl Matrix {
    /// A matrix of these acts. The later act prevails over the earlier one, and of two of the same day the one that
    /// names fewer communes or single procedures.
    #[must_use]
    pub fn new(acts: impl IntoIterator<Item = Act>) -> Self {
        let mut acts: Vec<Act> = acts.into_iter().collect();
        acts.sort_by(|left, right| right.valid_from.cmp(&left.valid_from).then_with(|| left.id.cmp(&right.id)));
        Self { acts }
    }

    /// The acts, latest first.
    pub fn acts(&self) -> impl Iterator<Item = &Act> {
        self.acts.iter()
    }

    /// Who decides a case on a day.
    #[must_use]
    pub fn rule(&self, procedure: &Procedure, answers: &Answers, on: Date) -> Ruled<'_> {
        let mut found: Option<(&Act, &Move, OfficeRule)> = None;
        for act in self.acts.iter().filter(|act| act.is_in_force(on)) {
            if found.as_ref().is_some_and(|(earlier, ..)| earlier.valid_from > act.valid_from) {
                break;
            }
            for one in act.moves.iter().filter(|one| one.holds(procedure, answers)) {
                let Some(rule) = one.rule(procedure) else { continue };
                if found.as_ref().is_none_or(|(_, other, _)| narrow(one) > narrow(other)) {
                    found = Some((act, one, rule));
                }
            }
        }
        match found {
            Some((act, one, rule)) => Ruled { rule, act: Some((act, one)) },
            None => Ruled { rule: procedure.office.clone(), act: None },
        }
    }

    /// What an act changes, procedure by procedure, on its first day: the list a reviewer reads before it is published.
    #[must_use]
    pub fn effect<'a>(&self, act: &Act, procedures: impl IntoIterator<Item = &'a Procedure>) -> Vec<Reassigned> {
        let mut list = Vec::new();
        for procedure in procedures {
            for one in act.moves.iter().filter(|one| one.names(procedure)) {
                let before = self.rule(procedure, &Answers::default(), act.valid_from).rule;
                let Some(after) = one.rule(procedure).filter(|after| *after != before) else { continue };
                let communes = one.communes.clone();
                list.push(Reassigned { procedure: procedure.code.clone(), before, after, communes });
            }
        }
        list
    }
}

/// How closely a move speaks: single communes before all, single procedures before a field.
fn narrow(one: &Move) -> (bool, bool) {
    (!one.communes.is_empty(), !one.procedures.is_empty())
}

/// Reads and checks acts, given as name and text, against the procedures in force or to come. An act with an error is
/// not among the answer.
pub fn files<N: AsRef<str>, T: AsRef<str>>(
    files: impl IntoIterator<Item = (N, T)>,
    procedures: &[&Procedure],
) -> (Vec<Act>, Vec<Finding>) {
    let (mut read, mut findings) = (Vec::new(), Vec::new());
    for (name, text) in files {
        match parse::read::<Act>(name.as_ref(), text.as_ref()) {
            Ok(act) => {
                findings.extend(
                    Check { file: name.as_ref(), places: Places::of(text.as_ref()), act: &act }.all(procedures),
                );
                read.push((name.as_ref().to_owned(), act));
            }
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(twice(&read));
    findings.extend(clashes(&read, procedures));
    (read.into_iter().map(|(_, act)| act).collect(), findings)
}

/// One act against itself and the procedures.
struct Check<'a> {
    file: &'a str,
    places: Places<'a>,
    act: &'a Act,
}

impl Check<'_> {
    fn found(&self, severity: Severity, code: &str, path: &[Turn<'_>]) -> Finding {
        Finding::new(self.file, severity, code).at(self.places.line(path)).with("act", &self.act.id)
    }

    fn all(&self, procedures: &[&Procedure]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut error = |code: &str, path: &[Turn<'_>]| findings.push(self.found(Severity::Error, code, path));
        if self.act.title.vi.trim().is_empty() || self.act.title.en.trim().is_empty() {
            error("catalog.act-title", &[Key("title")]);
        }
        if self.act.valid_to.is_some_and(|to| to < self.act.valid_from) {
            error("catalog.act-ends-first", &[Key("valid-to")]);
        }
        if self.act.moves.is_empty() {
            error("catalog.act-moves-nothing", &[Key("id")]);
        }
        for (at, one) in self.act.moves.iter().enumerate() {
            findings.extend(self.moved(at, one, procedures));
        }
        findings
    }

    fn moved(&self, at: usize, one: &Move, procedures: &[&Procedure]) -> Vec<Finding> {
        let path = |key| [Key("moves"), At(at), Key(key)];
        let mut findings = Vec::new();
        if one.procedures.is_empty() && one.domain.is_none() {
            findings.push(self.found(Severity::Error, "catalog.act-names-no-procedure", &path("to")));
        }
        let here =
            |code: &ProcedureCode| procedures.iter().any(|one| one.code == *code || one.code.national() == *code);
        for code in one.procedures.iter().filter(|code| !here(code)) {
            let note = self.found(Severity::Note, "catalog.act-procedure-not-here", &path("procedures"));
            findings.push(note.with("code", code));
        }
        let malformed = |code: &&String| code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit());
        for code in one.communes.iter().filter(malformed) {
            findings.push(self.found(Severity::Error, "catalog.act-commune", &path("communes")).with("name", code));
        }
        for procedure in procedures.iter().filter(|procedure| one.names(procedure)) {
            let placeless = !one.communes.is_empty() && place_field(procedure).is_none();
            if placeless || one.rule(procedure).is_none() {
                let error = self.found(Severity::Error, "catalog.act-without-place", &path("to"));
                findings.push(error.with("code", &procedure.code));
            }
        }
        findings
    }
}

fn twice(acts: &[(String, Act)]) -> Vec<Finding> {
    let earlier = |at: usize| acts[..at].iter().find(|(_, other)| other.id == acts[at].1.id);
    let told = |at: usize| {
        let finding = Finding::new(&acts[at].0, Severity::Error, "catalog.act-twice").with("act", &acts[at].1.id);
        Some(finding.with("other", &earlier(at)?.0))
    };
    (0..acts.len()).filter_map(told).collect()
}

/// Two acts of the same day that speak as closely of the same procedure and say different things.
fn clashes(acts: &[(String, Act)], procedures: &[&Procedure]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, (file, act)) in acts.iter().enumerate() {
        for (other_file, other) in acts[..at].iter().filter(|(_, other)| other.valid_from == act.valid_from) {
            for procedure in procedures {
                let says = |act: &Act| -> Option<OfficeRule> {
                    act.moves.iter().find(|one| one.communes.is_empty() && one.names(procedure))?.rule(procedure)
                };
                if let (Some(here), Some(there)) = (says(act), says(other))
                    && here != there
                {
                    let finding = Finding::new(file, Severity::Error, "catalog.acts-clash").with("act", &act.id);
                    findings.push(finding.with("code", &procedure.code).with("other", other_file));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests;
