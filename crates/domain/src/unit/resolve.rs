//! What an address as people write it may mean today: every reading, never a guess.
//!
//! A name may be that of a unit before July 2025, of a unit of today, or of both with other areas. When more than
//! one commune of today remains, a person must choose by house or residential group.

use std::collections::BTreeMap;

use super::commune::{Commune, CommuneCode, CommuneKind};
use super::gazetteer::Gazetteer;
use super::province::ProvinceCode;
use super::succession::{Edge, OldKind, OldUnit};
use crate::search::{fold, same_spelling};

/// What the answer is wanted for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody's address: parts in which nobody lived are left out.
    #[default]
    Person,
    /// A piece of land: every part counts.
    Land,
}

/// One thing a text may mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<'a> {
    /// A unit before July 2025, and where it went.
    Old {
        /// The old unit.
        unit: &'a OldUnit,
        /// Its candidates of today, with how much of it went to each.
        heirs: Vec<(&'a Commune, &'a Edge)>,
    },
    /// A commune of today.
    New {
        /// The commune.
        commune: &'a Commune,
    },
}

/// All readings of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution<'a> {
    /// The text before the unit: house, street, residential group.
    pub detail: String,
    /// What the unit may be; none when no unit was recognised.
    pub readings: Vec<Reading<'a>>,
}

impl<'a> Resolution<'a> {
    /// The communes of today that may be meant, by code.
    #[must_use]
    pub fn candidates(&self) -> Vec<&'a Commune> {
        let mut found = BTreeMap::new();
        for reading in &self.readings {
            match reading {
                Reading::Old { heirs, .. } => found.extend(heirs.iter().map(|(commune, _)| (commune.code, *commune))),
                Reading::New { commune } => {
                    found.insert(commune.code, *commune);
                }
            }
        }
        found.into_values().collect()
    }

    /// The commune, when all readings lead to one only.
    #[must_use]
    pub fn only(&self) -> Option<&'a Commune> {
        match self.candidates()[..] {
            [commune] => Some(commune),
            _ => None,
        }
    }
}

/// The names of all units, folded.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    old: BTreeMap<String, Vec<String>>,
    new: BTreeMap<String, Vec<CommuneCode>>,
    districts: BTreeMap<String, Vec<String>>,
    old_provinces: BTreeMap<String, Vec<String>>,
    provinces: BTreeMap<String, Vec<ProvinceCode>>,
}

impl Index {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let mut index = Self::default();
        for unit in gazetteer.old_units() {
            index.old.entry(key(&unit.name)).or_default().push(unit.code.clone());
            insert(&mut index.districts, &unit.district);
            insert(&mut index.old_provinces, &unit.province);
        }
        for commune in gazetteer.communes() {
            index.new.entry(key(&commune.name)).or_default().push(commune.code);
        }
        for province in gazetteer.provinces() {
            index.provinces.entry(key(&province.name)).or_default().push(province.code);
        }
        index
    }
}

/// Enters a full name under its bare form.
fn insert(names: &mut BTreeMap<String, Vec<String>>, full: &str) {
    let known = names.entry(key(split_kind(full).1)).or_default();
    if !full.is_empty() && !known.iter().any(|name| name == full) {
        known.push(full.to_owned());
    }
}

/// A folded name; numbered wards lose their leading zero.
fn key(name: &str) -> String {
    let folded = fold(name);
    let number = folded.trim_start_matches('0');
    if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) { number.to_owned() } else { folded }
}

/// The kinds of unit a word may announce.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ward,
    Commune,
    Town,
    SpecialZone,
    District,
    /// Thành phố: a province-level city or, before July 2025, a city under a province.
    City,
    Province,
}

/// The words and abbreviations before names, longest first.
const KINDS: [(&str, Kind); 20] = [
    ("thanh pho", Kind::City),
    ("thi tran", Kind::Town),
    ("dac khu", Kind::SpecialZone),
    ("thi xa", Kind::District),
    ("phuong", Kind::Ward),
    ("huyen", Kind::District),
    ("quan", Kind::District),
    ("tinh", Kind::Province),
    ("tp.", Kind::City),
    ("tp", Kind::City),
    ("tt.", Kind::Town),
    ("tt", Kind::Town),
    ("tx.", Kind::District),
    ("tx", Kind::District),
    ("xa", Kind::Commune),
    ("p.", Kind::Ward),
    ("x.", Kind::Commune),
    ("q.", Kind::District),
    ("h.", Kind::District),
    ("t.", Kind::Province),
];

/// Takes the kind off a name.
fn split_kind(text: &str) -> (Option<Kind>, &str) {
    let text = text.trim();
    for (word, kind) in KINDS {
        let Some((end, _)) = text.char_indices().nth(word.chars().count()) else { continue };
        let (head, rest) = text.split_at(end);
        let parted = word.ends_with('.') || rest.starts_with(char::is_whitespace);
        if parted && !rest.trim().is_empty() && fold(head) == word {
            return (Some(kind), rest.trim());
        }
    }
    (None, text)
}

/// What the parts to the right of a unit say about it.
#[derive(Default)]
struct Within<'a> {
    /// Full names of the districts it may lie in; none when no district was written.
    districts: Option<&'a [String]>,
    old_provinces: Option<&'a [String]>,
    provinces: Option<&'a [ProvinceCode]>,
}

impl Gazetteer {
    /// Every reading of an address such as `Phường Ngọc Hà, Quận Ba Đình`.
    ///
    /// Parts go from the smallest to the largest, parted by commas. What stands before the unit is kept as detail.
    #[must_use]
    pub fn resolve(&self, text: &str, purpose: Purpose) -> Resolution<'_> {
        let parts: Vec<&str> = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
        for at in 0..parts.len().min(32) {
            let Some(within) = self.within(&parts[at + 1..]) else { continue };
            let readings = self.readings(parts[at], &within, purpose);
            if !readings.is_empty() {
                return Resolution { detail: parts[..at].join(", "), readings };
            }
        }
        Resolution { detail: parts.join(", "), readings: Vec::new() }
    }

    /// Reads a district and a province; none when a part is neither.
    fn within(&self, parts: &[&str]) -> Option<Within<'_>> {
        let mut within = Within::default();
        let mut parts = parts.iter().filter(|part| !matches!(fold(part).as_str(), "viet nam" | "vietnam")).rev();
        let mut next = parts.next();
        if let Some(part) = next {
            let (kind, name) = split_kind(part);
            let name = key(name);
            let old = self.index.old_provinces.get(&name);
            let new = self.index.provinces.get(&name);
            if matches!(kind, None | Some(Kind::City | Kind::Province)) && (old.is_some() || new.is_some()) {
                within.old_provinces = Some(old.map_or(&[][..], Vec::as_slice));
                within.provinces = Some(new.map_or(&[][..], Vec::as_slice));
                next = parts.next();
            }
        }
        if let Some(part) = next {
            let (kind, name) = split_kind(part);
            if !matches!(kind, None | Some(Kind::City | Kind::District)) {
                return None;
            }
            within.districts = Some(self.index.districts.get(&key(name))?);
            next = parts.next();
        }
        next.is_none().then_some(within)
    }

    fn readings(&self, part: &str, within: &Within<'_>, purpose: Purpose) -> Vec<Reading<'_>> {
        let (kind, name) = split_kind(part);
        let folded = key(name);
        let old = self.index.old.get(&folded).into_iter().flatten();
        let old = old.filter_map(|code| self.old_unit(code)).filter(|unit| is_old_kind(kind, unit.kind));
        let old: Vec<&OldUnit> = old.filter(|unit| self.lay_within(unit, within)).collect();
        let new = self.index.new.get(&folded).into_iter().flatten();
        let new = new.filter_map(|code| self.commune(*code)).filter(|commune| is_new_kind(kind, commune));
        let new: Vec<&Commune> = new.filter(|commune| self.may_lie_within(commune, within)).collect();

        // Marks, when they were written, choose between names that differ only by them.
        let exact = |candidate: &str| same_spelling(candidate) == same_spelling(name);
        let marked = old.iter().any(|unit| exact(&unit.name)) || new.iter().any(|commune| exact(&commune.name));
        let old = old.into_iter().filter(|unit| !marked || exact(&unit.name)).map(|unit| {
            let heirs = self.heirs(&unit.code, purpose).into_iter();
            let heirs = heirs.filter_map(|edge| Some((self.commune(edge.new)?, edge))).collect();
            Reading::Old { unit, heirs }
        });
        let new = new.into_iter().filter(|commune| !marked || exact(&commune.name));
        old.chain(new.map(|commune| Reading::New { commune })).collect()
    }

    /// The province behind an old unit may be that of its time or the one its heirs belong to.
    fn lay_within(&self, unit: &OldUnit, within: &Within<'_>) -> bool {
        let district = within.districts.is_none_or(|names| names.contains(&unit.district));
        let province = within.old_provinces.is_none_or(|names| {
            let codes = within.provinces.unwrap_or_default();
            let mut heirs = self.heirs(&unit.code, Purpose::Land).into_iter().filter_map(|edge| self.commune(edge.new));
            names.contains(&unit.province) || heirs.any(|commune| codes.contains(&commune.province))
        });
        district && province
    }

    /// Districts ended in June 2025, but people still write them behind names of today: such a reading stays when
    /// the commune draws on that district.
    fn may_lie_within(&self, commune: &Commune, within: &Within<'_>) -> bool {
        let province = within.provinces.is_none_or(|codes| {
            let old = within.old_provinces.unwrap_or_default();
            let from_old = || self.origins(commune.code).iter().any(|(unit, _)| old.contains(&unit.province));
            codes.contains(&commune.province) || from_old()
        });
        let district = within
            .districts
            .is_none_or(|names| self.origins(commune.code).iter().any(|(unit, _)| names.contains(&unit.district)));
        province && district
    }
}

fn is_old_kind(written: Option<Kind>, kind: OldKind) -> bool {
    match written {
        None => true,
        Some(Kind::Ward) => kind == OldKind::Ward,
        Some(Kind::Commune) => kind == OldKind::Commune,
        Some(Kind::Town) => kind == OldKind::Town,
        Some(Kind::District) => kind == OldKind::IslandDistrict,
        Some(_) => false,
    }
}

fn is_new_kind(written: Option<Kind>, commune: &Commune) -> bool {
    let is = |kind| commune.kind == kind || commune.former.is_some_and(|former| former.kind == kind);
    match written {
        None => true,
        Some(Kind::Ward) => is(CommuneKind::Ward),
        Some(Kind::Commune) => is(CommuneKind::Commune),
        Some(Kind::SpecialZone) => is(CommuneKind::SpecialZone),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests;
