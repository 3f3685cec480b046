//! One edition of one procedure: everything the portal, the desk and the clock need to know of it.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::basis::Basis;
use super::channel::{Channel, ChannelOffer};
use super::code::{FieldCode, ProcedureCode, ResultCode};
use super::component::Component;
use super::condition::Setting;
use super::decision::{Asked, DecisionTable, Outcome, TableName};
use super::eligibility::Stop;
use super::fee::FeeTable;
use super::form::Form;
use super::office::OfficeRule;
use super::process::{Node, Process};
use super::sample::Sample;
use super::step::{Step, StepKind};
use super::text::Text;
use crate::dossier::deadline::Allowance;
use crate::dossier::law::{Plan, PlannedStep, Question};
use crate::unit::agency_code::AgencyCode;

/// A procedure and the number of its edition, such as `1.001193@1`. A dossier keeps the edition it was accepted under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionId {
    /// The procedure.
    pub code: ProcedureCode,
    /// The edition, counted from 1.
    pub number: u32,
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.code, self.number)
    }
}

impl std::str::FromStr for EditionId {
    type Err = super::code::MalformedCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || super::code::MalformedCode {
            text: text.chars().take(60).collect(),
            kind: "edition",
            example: "1.001193@1",
        };
        let (code, number) = text.split_once('@').ok_or_else(malformed)?;
        // `+1` and `01` would read as 1: only the way it is written is read.
        let sound = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
        let number = number.parse().ok().filter(|_| sound).ok_or_else(malformed)?;
        Ok(EditionId { code: code.parse()?, number })
    }
}

/// The field of administration (*lĩnh vực*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Domain {
    /// Its code.
    pub code: FieldCode,
    /// Its name.
    pub name: Text,
}

/// The level of government that resolves. There is nothing between city and commune since 1 July 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A ministry.
    Ministry,
    /// The city or province.
    City,
    /// The commune or ward.
    Commune,
    /// Another body, such as a notary or a Vietnamese mission abroad.
    Other,
}

/// Who may file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A Vietnamese citizen.
    Citizen,
    /// A Vietnamese who lives abroad.
    OverseasVietnamese,
    /// A foreigner.
    Foreigner,
    /// A company.
    Enterprise,
    /// Another organisation.
    Organisation,
}

/// What a procedure gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultType {
    /// The code of the kind of result.
    pub code: ResultCode,
    /// Its name.
    pub name: Text,
    /// Given on paper beside the electronic copy (Decree 118/2025 Art. 22.1).
    #[serde(default)]
    pub paper: bool,
    /// The person has to come for it, as for a marriage certificate.
    #[serde(default)]
    pub in_person: bool,
}

/// A count of dossiers a year, and who counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Yearly {
    /// Dossiers a year in the whole city.
    pub dossiers: u64,
    /// Where the number is from.
    pub source: String,
}

/// Where sector law departs from the numbers of the rule pack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SupplementRules {
    /// Requests before acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_acceptance: Option<u32>,
    /// Requests after acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_acceptance: Option<u32>,
    /// Time after acceptance in which a supplement may be asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Allowance>,
    /// Calendar days of silence after which the dossier is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_after_days: Option<u32>,
    /// The sector law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

/// One edition of one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Procedure {
    /// The code in the national database, perhaps with a local part.
    pub code: ProcedureCode,
    /// The number of the edition, counted from 1.
    pub edition: u32,
    /// First day on which new dossiers fall under this edition.
    pub valid_from: Date,
    /// Last day, or none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The decision that announced the procedure.
    pub decision: String,
    /// The official name.
    pub name: Text,
    /// What people say.
    pub plain_name: Text,
    /// What it is for, in at most sixty words.
    pub summary: Text,
    /// What people call it when they look for it, in words no law uses: for search only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_called: Vec<String>,
    /// The life events it belongs to, by their names in `catalog/search/life-events.toml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub life_events: Vec<String>,
    /// What took its place, once it is retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<ProcedureCode>,
    /// How many dossiers a year, where a source counts them; otherwise the city's own figures are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yearly: Option<Yearly>,
    /// The field of administration.
    pub domain: Domain,
    /// The levels that resolve it.
    pub levels: Vec<Level>,
    /// How the competent office follows.
    pub office: OfficeRule,
    /// Who may file.
    pub subjects: Vec<Subject>,
    /// The result is given on the spot; no receipt is needed (Decree 118/2025 Art. 17.4).
    #[serde(default)]
    pub immediate: bool,
    /// The applicant confirms the draft result of an online filing before it is signed.
    #[serde(default)]
    pub confirmation: bool,
    /// Who may decide in place of the competent office, and on what paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<Text>,
    /// What people should know that fits nowhere else, such as duties and special cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// The doors and what is promised behind each.
    pub channels: Vec<ChannelOffer>,
    /// What it gives.
    pub results: Vec<ResultType>,
    /// Where sector law departs from the rule pack.
    #[serde(default)]
    pub supplement: SupplementRules,
    /// The law it rests on.
    pub legal_basis: Vec<Basis>,
    /// The rules that are written as tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Arc<DecisionTable>>,
    /// The cases in which it is the wrong procedure or cannot be had, asked before anything else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligibility: Vec<Stop>,
    /// The names of at most three fields whose answers tell a person which papers and fees are theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guide: Vec<String>,
    /// The questions.
    #[serde(default)]
    pub form: Form,
    /// The papers.
    #[serde(default)]
    pub components: Vec<Component>,
    /// The prices.
    #[serde(default)]
    pub fees: FeeTable,
    /// The steps inside the agency.
    pub steps: Vec<Step>,
    /// Cases with what must come out, tried before every publication.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
}

impl Procedure {
    /// Puts each table beside the names that refer to it. Reading a file does this; a table that is named and not there
    /// decides nothing, and `catalog check` says so.
    #[must_use]
    pub(super) fn linked(mut self) -> Procedure {
        let tables = std::mem::take(&mut self.tables);
        for name in self.table_names() {
            name.link(&tables);
        }
        self.tables = tables;
        self
    }

    fn table_names(&mut self) -> impl Iterator<Item = &mut TableName> {
        let office = match &mut self.office {
            OfficeRule::ByTable { table, .. } => Some(table),
            _ => None,
        };
        let fees = self.fees.0.iter_mut().filter_map(|fee| fee.amount_by.as_mut());
        let times = self.channels.iter_mut().filter_map(|offer| offer.time_by.as_mut());
        let papers = self.components.iter_mut().filter_map(|paper| paper.required_by.as_mut());
        let stops = self.eligibility.iter_mut().filter_map(|stop| stop.by.as_mut()).map(|by| &mut by.table);
        fees.chain(times).chain(papers).chain(stops).chain(office)
    }

    /// The identity of this edition.
    pub fn id(&self) -> EditionId {
        EditionId { code: self.code.clone(), number: self.edition }
    }

    /// Whether new dossiers of this day fall under this edition.
    pub fn is_in_force(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }

    /// What this channel offers, if it is open.
    pub fn offer(&self, channel: Channel) -> Option<&ChannelOffer> {
        self.channels.iter().find(|offer| offer.channel == channel)
    }

    /// The time of the law for this channel; none when the channel is closed or the source states no time.
    pub fn allowance(&self, channel: Channel) -> Option<Allowance> {
        self.offer(channel).and_then(|offer| offer.time.stated()).copied()
    }

    /// The time of the law for this channel and these answers: a house and a factory may differ.
    pub fn allowance_for(&self, channel: Channel, answers: &Answers) -> Option<Allowance> {
        let setting = Setting { channel: Some(channel), on: None };
        let offer = self.offer(channel)?;
        let asked = Asked { answers, setting, classes: &[] };
        match offer.time_by.as_ref().map(|table| table.decide(&asked)) {
            None => {}
            Some(Some(Outcome::Time(allowance))) => return Some(allowance),
            Some(_) => return None,
        }
        let time =
            offer.variants.iter().find(|variant| variant.when.holds(answers, setting)).map(|variant| &variant.time);
        time.unwrap_or(&offer.time).stated().copied()
    }

    /// The papers wanted for these answers.
    pub fn required_components(&self, answers: &Answers) -> Vec<&Component> {
        self.components.iter().filter(|component| component.is_required(answers)).collect()
    }

    /// The paper of this code.
    pub fn component(&self, code: &str) -> Option<&Component> {
        self.components.iter().find(|component| component.code == code)
    }

    /// The steps a dossier takes, given its answers and channel.
    pub fn steps_of(&self, answers: &Answers, channel: Channel) -> Vec<&Step> {
        self.steps
            .iter()
            .filter(|step| {
                step.when.as_ref().is_none_or(|when| when.holds(answers, Setting { channel: Some(channel), on: None }))
            })
            .collect()
    }

    /// The road of one dossier as the rules of `dossier` want it: the steps between hand-over and signature.
    ///
    /// `office` finds an agency by its code below the city. A question goes out by itself where it finds one and somebody
    /// has examined the dossier before; otherwise the specialist asks.
    pub fn plan(&self, answers: &Answers, channel: Channel, office: &dyn Fn(&str) -> Option<AgencyCode>) -> Plan {
        let work = |step: &Step| matches!(step.kind, StepKind::Check | StepKind::Consult | StepKind::Inspect);
        let process = Process::of(self).unwrap_or_else(|_| Process::in_line(&self.steps));
        let question = |node: &Node| {
            let agency = office(node.step.asks.as_deref().filter(|_| !node.after.is_empty())?)?;
            Some(Question { agency, text: node.step.name.vi.clone() })
        };
        let planned = |node: &Node| PlannedStep {
            id: node.step.id.clone(),
            role: node.step.role,
            allowance: Some(node.step.time),
            after: node.after.clone(),
            question: question(node),
        };
        Plan {
            allowance: self.allowance_for(channel, answers),
            steps: process.in_case(answers, channel).with(work).nodes().iter().map(planned).collect(),
            immediate: self.immediate,
            confirmation: self.confirmation && channel == Channel::Online,
            in_person: self.results.iter().any(|result| result.in_person),
            supplement: self.supplement.clone(),
        }
    }
}
