//! Components and how each may be satisfied.

use super::super::code::ResultCode;
use super::super::component::{Component, Satisfaction};
use super::super::field::REGISTERS;
use super::super::parse::Turn::{At, Key};
use super::super::procedure::Procedure;
use super::{Reads, Report};

pub(super) fn check(report: &mut Report<'_>, procedure: &Procedure) {
    let components = procedure.components.iter().enumerate();
    report.twice(
        "component",
        components
            .clone()
            .map(|(at, component)| (component.code.as_str(), vec![Key("components"), At(at), Key("code")])),
    );
    let known = super::field_names(procedure);
    for (at, component) in components {
        let path = |key| [Key("components"), At(at), Key(key)];
        let code = component.code.as_str();
        report.words(&path("name"), &component.name);
        report.words(&[Key("components"), At(at), Key("basis"), Key("title")], &component.basis.title);
        if let Some(hint) = &component.hint {
            report.words(&path("hint"), hint);
        }
        if let Some(condition) = &component.required_when {
            report.condition(&path("required-when"), condition, &known, Reads::Answers);
        }
        let ways = [component.required, component.required_when.is_some(), component.required_by.is_some()];
        if ways.into_iter().filter(|way| *way).count() > 1 {
            report.warning("catalog.required-twice", &path("required"), &[("name", &code)]);
        }
        if component.quantity == 0 || component.max_megabytes == 0 || component.accept.is_empty() {
            report.error("catalog.component-impossible", &path("code"), &[("name", &code)]);
        }
        satisfaction(report, at, component, procedure);
    }
}

fn satisfaction(report: &mut Report<'_>, at: usize, component: &Component, procedure: &Procedure) {
    let path = [Key("components"), At(at), Key("satisfied-by")];
    let code = component.code.as_str();
    if component.satisfied_by.is_empty() {
        report.error(
            "catalog.component-without-satisfaction",
            &[Key("components"), At(at), Key("code")],
            &[("name", &code)],
        );
    }
    for way in &component.satisfied_by {
        match way {
            Satisfaction::Register(question) => {
                let register = question.split_once('.').map_or("", |(register, _)| register);
                if !REGISTERS.contains(&register) {
                    let known = REGISTERS.join(", ");
                    report.error("catalog.unknown-register", &path, &[("name", question), ("known", &known)]);
                }
            }
            Satisfaction::StoreItem(kind) if kind.starts_with("KQ") && kind.parse::<ResultCode>().is_err() => {
                report.error("catalog.malformed-result-code", &path, &[("name", kind)]);
            }
            Satisfaction::Form if procedure.form.sections.is_empty() => {
                report.error("catalog.form-missing", &path, &[("name", &code)]);
            }
            _ => {}
        }
    }
    // What the city holds is offered before anything is asked (Decree 118/2025 Art. 17.1b).
    let upload = component.satisfied_by.iter().position(|way| *way == Satisfaction::Upload);
    if upload.is_some_and(|position| position + 1 != component.satisfied_by.len()) {
        report.error("catalog.upload-not-last", &path, &[("name", &code)]);
    }
}
