//! All units together: found by code and date, with what they came from and what became of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::commune::{Commune, CommuneCode};
use super::province::{Province, ProvinceCode};
use super::resolve::{Index, Purpose};
use super::succession::{Edge, OldUnit, TWO_LEVELS_FROM, for_people};

/// What a code names on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit<'a> {
    /// A unit that ended with June 2025.
    Old(&'a OldUnit),
    /// A unit of today.
    New(&'a Commune),
}

/// The units of the country. Built once.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    provinces: BTreeMap<ProvinceCode, Province>,
    communes: BTreeMap<CommuneCode, Commune>,
    old: BTreeMap<String, OldUnit>,
    edges: Vec<Edge>,
    by_old: BTreeMap<String, Vec<usize>>,
    by_new: BTreeMap<CommuneCode, Vec<usize>>,
    pub(super) index: Index,
}

impl Gazetteer {
    /// Joins the tables and indexes their names.
    #[must_use]
    pub fn new(provinces: Vec<Province>, communes: Vec<Commune>, old: Vec<OldUnit>, edges: Vec<Edge>) -> Self {
        let mut gazetteer = Self {
            provinces: provinces.into_iter().map(|province| (province.code, province)).collect(),
            communes: communes.into_iter().map(|commune| (commune.code, commune)).collect(),
            old: old.into_iter().map(|unit| (unit.code.clone(), unit)).collect(),
            ..Self::default()
        };
        for (at, edge) in edges.iter().enumerate() {
            gazetteer.by_old.entry(edge.old.clone()).or_default().push(at);
            gazetteer.by_new.entry(edge.new).or_default().push(at);
        }
        gazetteer.edges = edges;
        gazetteer.index = Index::new(&gazetteer);
        gazetteer
    }

    /// The provinces by code.
    pub fn provinces(&self) -> impl Iterator<Item = &Province> {
        self.provinces.values()
    }

    /// The communes by code.
    pub fn communes(&self) -> impl Iterator<Item = &Commune> {
        self.communes.values()
    }

    /// The units before July 2025 by code.
    pub fn old_units(&self) -> impl Iterator<Item = &OldUnit> {
        self.old.values()
    }

    /// A province by its code.
    #[must_use]
    pub fn province(&self, code: ProvinceCode) -> Option<&Province> {
        self.provinces.get(&code)
    }

    /// A commune of today by its code.
    #[must_use]
    pub fn commune(&self, code: CommuneCode) -> Option<&Commune> {
        self.communes.get(&code)
    }

    /// A unit before July 2025 by its code of that time.
    #[must_use]
    pub fn old_unit(&self, code: &str) -> Option<&OldUnit> {
        self.old.get(code)
    }

    /// The unit a code named on a day.
    #[must_use]
    pub fn unit_on(&self, code: &str, date: Date) -> Option<Unit<'_>> {
        if date < TWO_LEVELS_FROM {
            return self.old.get(code).map(Unit::Old);
        }
        code.parse().ok().and_then(|code| self.commune(code)).map(Unit::New)
    }

    /// Where an old unit went, for the purpose asked.
    #[must_use]
    pub fn heirs(&self, old: &str, purpose: Purpose) -> Vec<&Edge> {
        let edges: Vec<&Edge> = self.by_old.get(old).into_iter().flatten().map(|at| &self.edges[*at]).collect();
        match purpose {
            Purpose::Person => for_people(&edges),
            Purpose::Land => edges,
        }
    }

    /// What a commune of today was formed from.
    #[must_use]
    pub fn origins(&self, new: CommuneCode) -> Vec<(&OldUnit, &Edge)> {
        let edges = self.by_new.get(&new).into_iter().flatten().map(|at| &self.edges[*at]);
        edges.filter_map(|edge| Some((self.old.get(&edge.old)?, edge))).collect()
    }
}
