//! The numbers a decree sets for every procedure, with the dates between which they hold.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::finding::{Finding, Severity};
use crate::dossier::deadline::Allowance;

/// The parameters of one edition of the one-stop rules.
///
/// A dossier keeps the pack it was accepted under: a later decree never moves a running date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RulePack {
    /// Stable identifier, such as `nd118-2025`.
    pub id: String,
    /// First day on which the pack governs newly accepted dossiers.
    pub valid_from: Date,
    /// Last day, or none while it is in force.
    pub valid_to: Option<Date>,
    /// The legal source, for people.
    pub source: String,
    /// Supplement requests allowed before acceptance (Decree 118/2025 Art. 11.2c, 16.3: one).
    pub supplements_before_acceptance: u32,
    /// Supplement requests allowed after acceptance (Art. 19.5 does not say; set to one).
    pub supplements_after_acceptance: u32,
    /// Working days after acceptance within which a supplement may be asked for (Art. 19.5: 3).
    pub supplement_within: Allowance,
    /// Calendar days of silence after which the dossier is closed (Art. 19.5: 15); none before Decree 118.
    pub close_after_days: Option<u32>,
    /// Times the date of return may be moved (Art. 19.6: one).
    pub extensions: u32,
    /// Calendar days before the due date by which the extension must be written (Art. 19.6: 1).
    pub extension_notice_days: u32,
    /// After this time of day papers go over on the next working day (Art. 18: 15:00).
    pub cut_off: Time,
    /// Clock hours within which the officer is told of an online filing (Art. 17.2: 2).
    pub officer_notice_hours: u32,
    /// Time to accept an online filing or to ask for a supplement (Art. 17.2c: 8 working hours).
    pub online_answer_within: Allowance,
    /// Time to find the competent agency where it does not follow from the answers. No decree sets it: it lies within
    /// the 8 working hours of Art. 17.2c, which run on.
    #[serde(default = "two_hours")]
    pub dispatch_within: Allowance,
    /// Time to hand papers over to a competent agency elsewhere (Art. 20.1: 1 working day).
    pub handover_within: Allowance,
    /// Time to put right an error made by the agency (Art. 23.1: 3 working days).
    pub correction_within: Allowance,
    /// Calendar days a citizen has to confirm a draft result; silence confirms (civil status: 1).
    pub confirmation_days: u32,
}

fn two_hours() -> Allowance {
    Allowance::WorkingHours(2)
}

/// The pack that governs a dossier accepted on this day.
pub fn in_force(packs: &[RulePack], on: Date) -> Option<&RulePack> {
    packs.iter().find(|pack| pack.valid_from <= on && pack.valid_to.is_none_or(|to| on <= to))
}

/// The pack with this identifier, whether in force or not: what a running dossier is pinned to.
pub fn find<'a>(packs: &'a [RulePack], id: &str) -> Option<&'a RulePack> {
    packs.iter().find(|pack| pack.id == id)
}

/// Packs that share an identifier, overlap, or leave days without law.
pub fn check(packs: &[RulePack]) -> Vec<Finding> {
    let mut packs: Vec<&RulePack> = packs.iter().collect();
    packs.sort_by_key(|pack| pack.valid_from);
    let mut findings = Vec::new();
    for pair in packs.windows(2) {
        let (earlier, later) = (pair[0], pair[1]);
        let found = |code: &str| {
            Finding::new(&later.id, Severity::Error, code).with("earlier", &earlier.id).with("later", &later.id)
        };
        if earlier.id == later.id {
            findings.push(found("catalog.rules-same-id"));
        }
        match earlier.valid_to.and_then(|to| to.tomorrow().ok()) {
            Some(next) if next < later.valid_from => findings.push(found("catalog.rules-gap").with("date", next)),
            Some(next) if next == later.valid_from => {}
            _ => findings.push(found("catalog.rules-overlap").with("date", later.valid_from)),
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::catalog::parse;

    fn pack(id: &str, from: &str, to: Option<&str>) -> RulePack {
        let to = to.map(|to| format!("valid-to = \"{to}\"\n")).unwrap_or_default();
        let text = format!(
            "id = \"{id}\"\nvalid-from = \"{from}\"\n{to}source = \"x\"\nsupplements-before-acceptance = 1\n\
             supplements-after-acceptance = 1\nsupplement-within = \"3wd\"\nextensions = 1\nextension-notice-days = 1\n\
             cut-off = \"15:00\"\nofficer-notice-hours = 2\nonline-answer-within = \"8wh\"\nhandover-within = \"1wd\"\n\
             correction-within = \"3wd\"\nconfirmation-days = 1\n"
        );
        parse::rule_pack("pack.toml", &text).unwrap()
    }

    #[test]
    fn a_gap_an_overlap_and_a_shared_name_are_found() {
        let check = |packs: &[RulePack], codes: &[&str]| {
            let found: Vec<String> = check(packs).into_iter().map(|finding| finding.code).collect();
            assert_eq!(found, codes);
        };
        let old = || pack("old", "2018-06-21", Some("2025-06-30"));
        check(&[old(), pack("new", "2025-07-01", None)], &[]);
        check(&[old(), pack("new", "2025-07-02", None)], &["catalog.rules-gap"]);
        check(&[old(), pack("new", "2025-06-30", None)], &["catalog.rules-overlap"]);
        check(&[pack("old", "2018-06-21", None), pack("new", "2025-07-01", None)], &["catalog.rules-overlap"]);
        check(&[old(), pack("old", "2025-07-01", None)], &["catalog.rules-same-id"]);
    }

    #[test]
    fn a_pack_written_under_an_unknown_key_is_refused_at_its_line() {
        let finding = parse::rule_pack("pack.toml", "id = \"x\"\nclosing = 15\n").unwrap_err();
        assert_eq!((finding.line, finding.code.as_str()), (Some(2), "catalog.unknown-key"));
    }
}
