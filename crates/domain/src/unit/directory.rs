//! All offices together: which one decides, and at whose counter it is received.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::agency_code::AgencyCode;
use super::commune::CommuneCode;
use super::office::{Office, OfficeKind};
use crate::catalog::answers::Answers;
use crate::catalog::office::{CommuneBody, OfficeRule};

/// The offices of a city or province.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    offices: BTreeMap<AgencyCode, Office>,
}

impl Directory {
    /// A directory of these offices.
    #[must_use]
    pub fn new(offices: impl IntoIterator<Item = Office>) -> Self {
        Self { offices: offices.into_iter().map(|office| (office.code.clone(), office)).collect() }
    }

    /// The office with this code.
    #[must_use]
    pub fn find(&self, code: &AgencyCode) -> Option<&Office> {
        self.offices.get(code)
    }

    /// All offices, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Office> {
        self.offices.values()
    }

    /// The agency competent to decide, by the rule of the procedure and the answers of the form; none if the answers
    /// name no commune that has such an office on that day. Never a guess.
    #[must_use]
    pub fn competent(&self, rule: &OfficeRule, answers: &Answers, on: Date) -> Option<&Office> {
        let found = match rule.in_case(answers, Some(on))? {
            OfficeRule::CommuneOfField { field, body } | OfficeRule::CommuneOfChoice { field, body } => {
                let kind = match body {
                    CommuneBody::PeopleCommittee => OfficeKind::CommunePc,
                    CommuneBody::Police => OfficeKind::CommunePolice,
                };
                self.of_commune(answers.commune(field)?.parse().ok()?, kind)
            }
            OfficeRule::CityOffice { office, .. } => self.below_city(office),
            OfficeRule::ByTable { .. } => None,
        };
        found.filter(|office| office.valid_from <= on)
    }

    /// The point at which dossiers for this agency come in when nobody stands at a counter: the commune's own point,
    /// or the seat of the center for the agencies of the city (Decree 118/2025 Art. 7, 14).
    #[must_use]
    pub fn reception_point(&self, agency: &AgencyCode) -> Option<&Office> {
        let agency = self.find(agency)?;
        match agency.commune {
            Some(commune) => self.of_commune(commune, OfficeKind::Point),
            None => self.center(),
        }
    }

    /// The office with this code below the city, such as `SXD` for `H26.SXD`: procedures name offices so.
    #[must_use]
    pub fn below_city(&self, office: &str) -> Option<&Office> {
        self.find(&format!("{}.{office}", self.root()?).parse().ok()?)
    }

    /// The seat of the center.
    #[must_use]
    pub fn center(&self) -> Option<&Office> {
        self.iter().find(|office| office.kind == OfficeKind::Center)
    }

    /// The code of the city or province itself: procedures name its offices below it, so that another province can take
    /// them over unchanged.
    fn root(&self) -> Option<&AgencyCode> {
        self.iter().find(|office| office.kind == OfficeKind::CityPc).map(|office| &office.code)
    }

    fn of_commune(&self, commune: CommuneCode, kind: OfficeKind) -> Option<&Office> {
        self.iter().find(|office| office.kind == kind && office.commune == Some(commune))
    }
}
