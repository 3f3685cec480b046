//! Everything that is missing or wrong, said at once: what it is about, why by a coded reason, and how to mend it.

use domain::catalog::answers::Answers;
use domain::catalog::procedure::Procedure;
use domain::dossier::complete::missing;
use domain::dossier::fact::Fault;
use domain::dossier::record::Dossier;
use domain::dossier::supplement::VERIFY_AUTHENTICITY;
use serde::Serialize;

use crate::desk::tell::Tell;
use crate::dossier::question::Choosable;
use crate::fields::Fields;

/// The coded reasons; their words are `fault-…` in the locales.
pub const REASONS: [&str; 10] = [
    "missing",
    "unreadable",
    "incomplete",
    "wrong-form",
    "not-certified",
    "expired",
    "mismatch",
    "not-eligible",
    VERIFY_AUTHENTICITY,
    "other",
];

/// Rows offered at first, and added at a time.
const ROWS: usize = 3;
/// Rows at most.
const MOST: usize = 30;

/// The faults of a request while it is written.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FaultTable {
    /// One row a fault; empty rows are left out when it is sent.
    pub rows: Vec<FaultRow>,
    /// What the applicant will read, when the officer asked to see it.
    pub preview: Vec<String>,
}

/// One fault while it is written.
#[derive(Debug, Clone, Serialize)]
pub struct FaultRow {
    /// What its inputs are called before the last part.
    pub name: String,
    /// Its place, from 1.
    pub number: usize,
    /// The papers and questions it may be about.
    pub about: Vec<Choosable>,
    /// The coded reasons.
    pub reasons: Vec<Choosable>,
    /// How to mend it, in words for the applicant.
    pub fix: String,
}

/// What was written into the rows of one action's form; rows with nothing in them are passed over.
pub fn read(fields: &Fields, action: &str) -> Vec<Fault> {
    let row = |number: usize| Fault {
        about: fields.text(&format!("{action}.{number}.about")),
        reason: fields.text(&format!("{action}.{number}.reason")),
        fix: fields.text(&format!("{action}.{number}.fix")),
    };
    let rows = (1..=MOST).map(row);
    rows.filter(|fault| !(fault.about.is_empty() && fault.reason.is_empty() && fault.fix.is_empty())).collect()
}

/// The rows of the form: what was written, or the papers that are missing; and some empty ones.
pub fn table(
    tell: Tell<'_>,
    procedure: &Procedure,
    dossier: &Dossier,
    action: &str,
    written: Option<Vec<Fault>>,
    preview: bool,
) -> FaultTable {
    let known = |component: &domain::catalog::Component| Fault {
        about: component.code.clone(),
        reason: "missing".into(),
        fix: tell.t("desk-fault-bring", &[("paper", component.name.get(tell.0.lang.code()).into())]),
    };
    let answers = Answers::unchecked(dossier.answers.clone());
    let faults =
        written.unwrap_or_else(|| missing(procedure, &answers, &dossier.papers).into_iter().map(known).collect());
    let lines = if preview { faults.iter().map(|fault| told(tell, procedure, fault)).collect() } else { Vec::new() };
    let blank = Fault { about: String::new(), reason: String::new(), fix: String::new() };
    let count = (faults.len() + ROWS).min(MOST);
    let rows = faults.iter().chain(std::iter::repeat(&blank)).take(count).enumerate();
    let rows = rows.map(|(place, fault)| FaultRow {
        name: format!("{action}.{}", place + 1),
        number: place + 1,
        about: about(tell, procedure, &answers, &fault.about),
        reasons: reasons(tell, &fault.reason),
        fix: fault.fix.clone(),
    });
    FaultTable { rows: rows.collect(), preview: lines }
}

fn about(tell: Tell<'_>, procedure: &Procedure, answers: &Answers, chosen: &str) -> Vec<Choosable> {
    let lang = tell.0.lang.code();
    let option = |value: &str, label: &str| Choosable {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: value == chosen,
        hint: String::new(),
    };
    let papers = procedure.components.iter().map(|one| option(&one.code, one.name.get(lang)));
    let fields = procedure.form.visible_fields(answers).into_iter();
    papers.chain(fields.map(|field| option(&field.name, field.label.get(lang)))).collect()
}

fn reasons(tell: Tell<'_>, chosen: &str) -> Vec<Choosable> {
    let option = |reason: &&str| Choosable {
        value: (*reason).to_owned(),
        label: self::reason(tell, reason),
        chosen: *reason == chosen,
        hint: String::new(),
    };
    REASONS.iter().map(option).collect()
}

/// A coded reason in words; a reason that is no code of ours is words already.
pub fn reason(tell: Tell<'_>, reason: &str) -> String {
    if REASONS.contains(&reason) { tell.named("fault-", reason) } else { reason.to_owned() }
}

/// A fault as the applicant reads it.
pub fn told(tell: Tell<'_>, procedure: &Procedure, fault: &Fault) -> String {
    let lang = tell.0.lang.code();
    let paper = procedure.component(&fault.about).map(|component| component.name.get(lang));
    let field = || procedure.form.field(&fault.about).map(|field| field.label.get(lang));
    let why = reason(tell, &fault.reason);
    match paper.or_else(field) {
        Some(about) => format!("{about}: {why}. {}", fault.fix),
        None => format!("{why}. {}", fault.fix),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_nothing_in_them_are_no_faults() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = Fields(vec![
            field("ask.1.about", "birth-notice"),
            field("ask.1.reason", "unreadable"),
            field("ask.1.fix", "Chụp lại"),
            field("ask.2.about", ""),
            field("ask.2.fix", "  "),
            field("ask.3.fix", "Ký tên"),
        ]);
        let faults = read(&fields, "ask");
        assert_eq!(faults.iter().map(|fault| fault.fix.as_str()).collect::<Vec<_>>(), ["Chụp lại", "Ký tên"]);
        assert_eq!(read(&fields, "other"), vec![]);
    }
}
