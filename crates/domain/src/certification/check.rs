//! What is wrong with the files of certification: `motcua catalog check` tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::fee::{Tariff, Tariffs};
use super::need::{Need, Receivers};
use super::rules::Rules;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::money::Money;
use crate::catalog::procedure::Procedure;

const FEES: &str = "certification/fees.toml";
const RECEIVERS: &str = "certification/receivers.toml";
const RULES: &str = "certification/rules.toml";

/// Checks the files, given as path below the root of the catalogue and text, and the charges of procedures against the
/// tariff they name. Files that are not there are not held against a catalogue.
#[must_use]
pub fn check(files: &BTreeMap<&str, &str>, procedures: &[Procedure]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(tariffs) = read(files, FEES, Tariffs::read, &mut findings) {
        check_tariffs(&tariffs, procedures, &mut findings);
    }
    if let Some(receivers) = read(files, RECEIVERS, Receivers::read, &mut findings) {
        check_receivers(&receivers, &mut findings);
    }
    if let Some(rules) = read(files, RULES, Rules::read, &mut findings) {
        twice(RULES, rules.rules.iter().map(|one| one.valid_from), &mut findings);
        for one in &rules.rules {
            let name = one.valid_from;
            hold(
                one.most_pages > 0 && one.most_copies > 0,
                RULES,
                "catalog.certification-no-limit",
                name,
                &mut findings,
            );
        }
    }
    findings
}

fn read<T>(
    files: &BTreeMap<&str, &str>,
    file: &'static str,
    read: impl Fn(&str, &str) -> Result<T, Finding>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    match read(file, files.get(file)?) {
        Ok(found) => Some(found),
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

fn check_tariffs(tariffs: &Tariffs, procedures: &[Procedure], findings: &mut Vec<Finding>) {
    twice(FEES, tariffs.tariffs.iter().map(|one| one.valid_from), findings);
    for tariff in &tariffs.tariffs {
        let (copy, name) = (&tariff.copy, tariff.valid_from);
        let sane = copy.further <= copy.first && copy.of(1) == copy.first && copy.first_pages > 0;
        hold(sane, FEES, "catalog.certification-copy-fee", name, findings);
        twice(FEES, tariff.exemptions.iter().map(|one| &one.id), findings);
        for one in &tariff.exemptions {
            hold(!one.name.is_incomplete(), FEES, "catalog.certification-words", &one.id, findings);
        }
    }
    let Some(latest) = tariffs.tariffs.iter().max_by_key(|one| one.valid_from) else { return };
    for procedure in procedures {
        check_procedure(latest, procedure, findings);
    }
}

/// A procedure that charges by the act of the latest tariff charges one of its amounts.
fn check_procedure(tariff: &Tariff, procedure: &Procedure, findings: &mut Vec<Finding>) {
    let act = tariff.basis.split(',').next().unwrap_or_default();
    let amounts = [tariff.signature, tariff.transaction, tariff.amendment, tariff.correction];
    for fee in procedure.fees.0.iter().filter(|fee| fee.basis.number == act && fee.valid_to.is_none()) {
        let tiers: Vec<Money> = fee.tiers.iter().map(|tier| tier.amount).collect();
        let agrees = match fee.amount {
            Some(amount) => amounts.contains(&amount),
            None => tiers == [tariff.copy.first, tariff.copy.further] && fee.cap == Some(tariff.copy.cap),
        };
        if !agrees {
            let finding = Finding::new(FEES, Severity::Warning, "catalog.certification-other-fee");
            findings.push(finding.with("procedure", &procedure.code).with("name", &fee.code));
        }
    }
}

fn check_receivers(receivers: &Receivers, findings: &mut Vec<Finding>) {
    twice(RECEIVERS, receivers.receivers.iter().map(|one| &one.id), findings);
    for one in &receivers.receivers {
        let said = !one.name.is_incomplete() && !one.why.is_incomplete();
        hold(said, RECEIVERS, "catalog.certification-words", &one.id, findings);
        hold(!one.law.is_empty(), RECEIVERS, "catalog.certification-no-law", &one.id, findings);
        // Whoever hears that none is needed has to hear what to do.
        let instead = one.need != Need::NotNeeded || !one.instead.is_empty();
        hold(instead, RECEIVERS, "catalog.certification-no-way", &one.id, findings);
    }
}

fn hold(holds: bool, file: &str, code: &str, name: impl Display, findings: &mut Vec<Finding>) {
    if !holds {
        findings.push(Finding::new(file, Severity::Error, code).with("name", name));
    }
}

fn twice<T: Ord + Display>(file: &str, names: impl Iterator<Item = T>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for name in names {
        let text = name.to_string();
        hold(seen.insert(name), file, "catalog.certification-twice", text, findings);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::catalog::parse;

    const FEES_TEXT: &str = include_str!("../../../../catalog/certification/fees.toml");
    const RECEIVERS_TEXT: &str = include_str!("../../../../catalog/certification/receivers.toml");
    const RULES_TEXT: &str = include_str!("../../../../catalog/certification/rules.toml");
    const SIGNATURE: &str = include_str!("../../../../catalog/procedures/2.000884-chung-thuc-chu-ky.toml");
    const COPY: &str = include_str!("../../../../catalog/procedures/2.000815-chung-thuc-ban-sao.toml");

    fn found(file: &str, from: &str, to: &str) -> Vec<String> {
        let procedures = [SIGNATURE, COPY].map(|text| parse::procedure("a", text).unwrap());
        let mut texts = BTreeMap::from([(FEES, FEES_TEXT), (RECEIVERS, RECEIVERS_TEXT), (RULES, RULES_TEXT)]);
        let changed = texts[file].replace(from, to);
        assert!(from.is_empty() || changed != texts[file], "{from} is in {file}");
        texts.insert(file, &changed);
        check(&texts, &procedures).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn the_files_of_the_city_agree_with_one_another_and_each_contradiction_is_found() {
        assert_eq!(found(FEES, "", ""), Vec::<String>::new());
        let check = |file, from: &str, to: &str, code: &str| assert_eq!(found(file, from, to), [code], "{to}");
        check(FEES, "signature = 10000", "signature = 12000", "catalog.certification-other-fee");
        check(FEES, "cap = 200000", "cap = 300000", "catalog.certification-other-fee");
        assert!(found(FEES, "further = 1000", "further = 3000").contains(&"catalog.certification-copy-fee".to_owned()));
        check(RECEIVERS, "id = \"school\"", "id = \"one-stop\"", "catalog.certification-twice");
        check(RECEIVERS, "instead = [\"vneid\", \"original\"]", "instead = []", "catalog.certification-no-way");
        check(RECEIVERS, "en = \"Notary\"", "en = \"\"", "catalog.certification-words");
        check(RULES, "most-copies = 200", "most-copies = 0", "catalog.certification-no-limit");
        check(RULES, "cut-off = \"15:00:00\"", "cut-off = \"three\"", "catalog.unreadable");
    }
}
