//! The door a dossier comes through, and what is promised behind it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::condition::Condition;
use super::decision::TableName;
use super::text::Text;
use crate::dossier::deadline::Allowance;
pub use crate::dossier::fact::Channel;

/// How much of a procedure happens on the network (Decree 224/2026 Art. 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ServiceLevel {
    /// All of it, the result included, or the result by public post: the default duty.
    EndToEnd,
    /// Some of it, for a published reason.
    Partial,
    /// The portal only tells how to do it.
    InfoOnly,
}

/// The only reasons for which a procedure may stay partial (Decree 224/2026 Art. 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartialReason {
    /// The law wants the person to be present.
    PresenceRequiredByLaw,
    /// Somebody has to look at the place.
    FieldVerificationRequired,
    /// A technical fault, for a time.
    TechnicalFaultTemporary,
    /// Another technical reason.
    OtherTechnical,
}

impl PartialReason {
    /// The key of the sentence that tells this reason, in `locales/*/catalog.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            PartialReason::PresenceRequiredByLaw => "catalog-partial-presence-required-by-law",
            PartialReason::FieldVerificationRequired => "catalog-partial-field-verification-required",
            PartialReason::TechnicalFaultTemporary => "catalog-partial-technical-fault-temporary",
            PartialReason::OtherTechnical => "catalog-partial-other-technical",
        }
    }
}

/// The time the law gives, or the plain word that the source gives none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeLimit {
    /// So much.
    Stated(Allowance),
    /// The announced procedure names no time. This is not zero: `catalog check` lists it.
    NotStated,
}

impl TimeLimit {
    /// The allowance, when the source states one.
    pub fn stated(&self) -> Option<&Allowance> {
        match self {
            TimeLimit::Stated(allowance) => Some(allowance),
            TimeLimit::NotStated => None,
        }
    }
}

impl Serialize for TimeLimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            TimeLimit::Stated(allowance) => serializer.collect_str(allowance),
            TimeLimit::NotStated => serializer.serialize_str("not-stated"),
        }
    }
}

impl<'de> Deserialize<'de> for TimeLimit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == "not-stated" {
            return Ok(TimeLimit::NotStated);
        }
        word.parse().map(TimeLimit::Stated).map_err(|_| {
            serde::de::Error::custom(format!("`{word}` is not a time: write 3wd, 20d, 8wh, same-day or not-stated"))
        })
    }
}

/// Another time for some cases, first match wins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TimeVariant {
    /// The cases.
    pub when: Condition,
    /// Their time.
    pub time: TimeLimit,
    /// Where it is written.
    pub basis: String,
}

/// What a procedure offers through one channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChannelOffer {
    /// The door.
    pub channel: Channel,
    /// How far it goes.
    pub level: ServiceLevel,
    /// Why it is only partial; must be there exactly when it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<PartialReason>,
    /// The legal basis of that reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_basis: Option<String>,
    /// Time to resolve, from the acceptance of a complete dossier.
    pub time: TimeLimit,
    /// Other times for some cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<TimeVariant>,
    /// The table that gives the time of each case, in place of `variants`; `time` is then what most people are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_by: Option<TableName>,
    /// Where the time is written, or how a source that omits the unit was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_basis: Option<String>,
    /// When the time is longer or shorter, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_note: Option<Text>,
}
