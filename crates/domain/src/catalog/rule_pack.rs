//! The numbers a decree sets for every procedure, with the dates between which they hold.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

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
    /// Time to hand papers over to a competent agency elsewhere (Art. 20.1: 1 working day).
    pub handover_within: Allowance,
    /// Time to put right an error made by the agency (Art. 23.1: 3 working days).
    pub correction_within: Allowance,
    /// Calendar days a citizen has to confirm a draft result; silence confirms (civil status: 1).
    pub confirmation_days: u32,
}
