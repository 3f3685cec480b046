//! A whole catalogue: procedures, acts, linked sets, rule packs, words, and the offices they all name.

use std::collections::BTreeMap;

use super::super::competence::{self, Act, Goes};
use super::super::finding::{Finding, Severity};
use super::super::office::OfficeRule;
use super::super::parse::Turn::{At, Key};
use super::super::parse::{self, Places, Turn};
use super::super::procedure::Procedure;
use super::super::rule_pack;
use super::super::{check, linked};
use crate::certification;
use crate::document::kind::DocumentKinds;
use crate::document::result_form::ResultForms;
use crate::document::retention::Classes;
use crate::search::Tables;
use crate::unit::agency_code::AgencyCode;
use crate::unit::office::OfficeKind;
use crate::unit::parse::offices;

/// Reads and checks the files of a catalogue, given as path below its root and text: the procedures that could be read,
/// and everything found, errors first. What a catalogue does not have is not held against it.
pub fn catalogue(files: &BTreeMap<&str, &str>) -> (Vec<Procedure>, Vec<Finding>) {
    let below = |folder: &'static str| {
        files.iter().filter(move |(name, _)| name.starts_with(folder)).map(|(name, text)| (*name, *text))
    };
    let (procedures, mut findings) = check::files(below("procedures/"));
    let all: Vec<&Procedure> = procedures.iter().collect();
    let (acts, found) = competence::files(below("competence/"), &all);
    findings.extend(found);
    findings.extend(linked::files(below("linked/"), &all).1);
    let mut packs = Vec::new();
    for (name, text) in below("rules/") {
        match parse::rule_pack(name, text) {
            Ok(pack) => packs.push(pack),
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(rule_pack::check(&packs));
    let (tables, found) = Tables::read(files.iter().map(|(name, text)| (*name, *text)));
    findings.extend(found);
    findings.extend(tables.check(all.iter().copied()));
    findings.extend(named_offices(below("offices/"), below("procedures/"), &acts));
    findings.extend(match DocumentKinds::read(below("document/")) {
        Ok(kinds) => retention(files, &kinds),
        Err(found) => found,
    });
    findings.extend(certification::check::check(files, &procedures));
    match ResultForms::read(below("results/")) {
        Ok(forms) => {
            let file = |procedure: &Procedure| {
                let of_it = |name: &&&str| name.contains(procedure.code.as_str());
                files.keys().filter(|name| name.starts_with("procedures/")).find(of_it).copied().unwrap_or_default()
            };
            findings.extend(forms.notes(procedures.iter().map(|procedure| (file(procedure), procedure))));
        }
        Err(found) => findings.extend(found),
    }
    findings.sort_by(|a, b| (b.severity, &a.file, a.line, &a.code).cmp(&(a.severity, &b.file, b.line, &b.code)));
    (procedures, findings)
}

/// What is wrong with the retention table, and the kinds of paper it has no class for.
fn retention(files: &BTreeMap<&str, &str>, kinds: &DocumentKinds) -> Vec<Finding> {
    const FILE: &str = "retention.toml";
    match files.get(FILE).map_or_else(|| Ok(Classes::default()), |text| Classes::read(FILE, text)) {
        Ok(classes) => classes.check(kinds, FILE),
        Err(finding) => vec![finding],
    }
}

/// Offices of the city that procedures and acts name and the directory does not have.
fn named_offices<'a>(
    lists: impl Iterator<Item = (&'a str, &'a str)>,
    files: impl Iterator<Item = (&'a str, &'a str)>,
    acts: &[Act],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut known = Vec::new();
    for (name, text) in lists {
        match offices(text) {
            Ok(list) => known.extend(list),
            Err(why) => findings.push(Finding::new(name, Severity::Error, "catalog.unreadable").with("problem", why)),
        }
    }
    let Some(root) = known.iter().find(|office| office.kind == OfficeKind::CityPc).map(|office| office.code.clone())
    else {
        return findings;
    };
    let is_known = |below: &str| {
        format!("{root}.{below}").parse::<AgencyCode>().is_ok_and(|code| known.iter().any(|office| office.code == code))
    };
    for (name, text) in files {
        let Ok(procedure) = parse::procedure(name, text) else { continue };
        let places = Places::of(text);
        let mut hold = |office: &str, path: &[Turn<'_>]| {
            if !is_known(office) {
                let finding = Finding::new(name, Severity::Error, "catalog.unknown-office").at(places.line(path));
                findings.push(finding.with("name", office));
            }
        };
        for office in city_offices(&procedure.office) {
            hold(office, &[Key("office")]);
        }
        for (at, step) in procedure.steps.iter().enumerate() {
            if let Some(office) = &step.asks {
                hold(office, &[Key("steps"), At(at), Key("asks")]);
            }
        }
    }
    for act in acts {
        for one in &act.moves {
            if let Goes::City { office, .. } = &one.to
                && !is_known(office)
            {
                let file = format!("competence/{}", act.id);
                findings.push(Finding::new(&file, Severity::Error, "catalog.unknown-office").with("name", office));
            }
        }
    }
    findings
}

fn city_offices(rule: &OfficeRule) -> Vec<&str> {
    match rule {
        OfficeRule::CityOffice { office, .. } => vec![office],
        OfficeRule::ByTable { offices, .. } => offices.values().flat_map(city_offices).collect(),
        OfficeRule::CommuneOfField { .. } | OfficeRule::CommuneOfChoice { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICES: &str = "code,kind,name,name_en,commune,parent,valid_from,address\nH26,city_pc,Thành phố,City,,,2025-07-01,\nH26.SXD,department,Sở Xây dựng,Construction,,H26,2025-07-01,\n";
    const SECURED: &str = include_str!("../../../../../catalog/procedures/3.000333-phieu-ly-lich-tu-phap.toml");

    #[test]
    fn an_office_that_the_directory_does_not_have_is_found_at_its_line() {
        let check = |offices: &str, expected: bool| {
            let files = BTreeMap::from([("offices/a.csv", offices), ("procedures/3.000333-a.toml", SECURED)]);
            let found = catalogue(&files).1;
            let office = found.iter().find(|finding| finding.code == "catalog.unknown-office");
            assert_eq!(office.is_some(), expected, "{found:?}");
            assert!(office.is_none_or(|finding| finding.line.is_some()));
        };
        check(OFFICES, true);
        check(&format!("{OFFICES}H26.CATP,vertical,Công an thành phố,City Police,,H26,2025-07-01,\n"), false);
        // A folder of procedures alone is not held against a directory it does not have.
        check("code,kind,name,name_en,commune,parent,valid_from,address\n", false);
    }
}
