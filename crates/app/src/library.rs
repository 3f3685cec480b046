//! What a clerk wrote: procedures, rule packs, calendar, units and offices, read from `catalog/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::holiday::{DayTable, Year};
use domain::calendar::parse::{HoursBook, office_hours, year};
use domain::catalog::edition::Catalog;
use domain::catalog::finding::Finding;
use domain::catalog::needless::rules::Rules;
use domain::catalog::parse::rule_pack;
use domain::catalog::publication::{EntryKey, Header, Kind};
use domain::catalog::rule_pack::RulePack;
use domain::certification::fee::Tariffs;
use domain::certification::need::Receivers;
use domain::document::kind::DocumentKinds;
use domain::document::result_form::ResultForms;
use domain::document::retention::Classes;
use domain::search::Tables;
use domain::unit::directory::Directory;
use domain::unit::{Gazetteer, parse};
use jiff::civil::Date;

/// The catalogue is not fit to run on.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A file that must be there.
    #[error("the catalogue has no {0}")]
    Missing(&'static str),
    /// A file that cannot be read, with the reason and the place.
    #[error("{file}: {why}")]
    Broken {
        /// Its path below `catalog/`.
        file: String,
        /// What is wrong, and where.
        why: String,
    },
    /// Procedures with errors.
    #[error("the catalogue has {} errors; see `motcua catalog check`", .0.iter().filter(|finding| finding.is_error()).count())]
    Findings(Vec<Finding>),
}

/// Everything read from `catalog/`.
#[derive(Debug)]
pub struct Library {
    /// The procedures, every edition.
    pub procedures: Catalog,
    /// The texts that can be followed by published ones: by entry and number.
    pub texts: BTreeMap<(EntryKey, u32), Arc<str>>,
    /// What finding needs beside the procedures: the national list, words, life events.
    pub tables: Tables,
    /// The rule packs, by identifier.
    pub packs: BTreeMap<String, Arc<RulePack>>,
    /// Holidays and swapped days.
    pub days: Arc<DayTable>,
    /// Office hours.
    pub hours: HoursBook,
    /// The offices.
    pub offices: Directory,
    /// Provinces and communes, and what became of them.
    pub units: Gazetteer,
    /// What results look like as documents: `results/`.
    pub results: ResultForms,
    /// Which papers the State holds already: `reuse.toml`, nothing where a catalogue has none.
    pub reuse: Rules,
    /// Kinds of paper, nothing where a catalogue has none.
    pub kinds: DocumentKinds,
    /// For how long papers are kept: `retention.toml`.
    pub retention: Classes,
    /// For whom copies are certified: `certification/receivers.toml`.
    pub receivers: Receivers,
    /// What certification costs, by day: `certification/fees.toml`.
    pub tariffs: Tariffs,
    /// Who certifies, hours and limits, by day: `certification/rules.toml`; Decree 23/2015 where a catalogue has none.
    pub certifying: domain::certification::rules::Rules,
}

impl Library {
    /// Reads the files of a catalogue, given as path below `catalog/` and text.
    ///
    /// # Errors
    /// [`LibraryError`] naming the file and, where there is one, the line.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, LibraryError> {
        let files: BTreeMap<&str, &str> = files.into_iter().collect();
        let below = |folder: &'static str| {
            files.iter().filter(move |(name, _)| name.starts_with(folder)).map(|(name, text)| (*name, *text))
        };
        let text = |name: &'static str| files.get(name).copied().ok_or(LibraryError::Missing(name));
        let procedures = Catalog::from_files(below("procedures/").chain(below("competence/")).chain(below("linked/")))
            .map_err(LibraryError::Findings)?;
        let packs = below("rules/")
            .map(|(name, text)| rule_pack(name, text).map(|pack| (pack.id.clone(), Arc::new(pack))))
            .collect::<Result<_, _>>()
            .map_err(|finding| LibraryError::Findings(vec![finding]))?;
        let years = below("calendar/")
            .filter(|(name, _)| *name != HOURS)
            .map(|(name, text)| year(text).map_err(|why| broken(name, &why)))
            .collect::<Result<Vec<Year>, _>>()?;
        let hours = office_hours(text(HOURS)?).map_err(|why| broken(HOURS, &why))?;
        let mut offices = Vec::new();
        for (name, text) in below("offices/") {
            offices.extend(parse::offices(text).map_err(|why| broken(name, &why))?);
        }
        Ok(Self {
            tables: tables(&files)?,
            kinds: DocumentKinds::read(files.iter().map(|(name, text)| (*name, *text)))
                .map_err(LibraryError::Findings)?,
            retention: optional(&files, "retention.toml", Classes::read)?,
            receivers: optional(&files, "certification/receivers.toml", Receivers::read)?,
            tariffs: optional(&files, "certification/fees.toml", Tariffs::read)?,
            certifying: optional(&files, "certification/rules.toml", domain::certification::rules::Rules::read)?,
            results: ResultForms::read(below("results/")).map_err(LibraryError::Findings)?,
            procedures,
            texts: texts(&files),
            packs,
            days: Arc::new(DayTable::new(years)),
            hours,
            offices: Directory::new(offices),
            units: gazetteer(&files)?,
            reuse: files
                .get("reuse.toml")
                .map_or(Ok(Rules::default()), |text| Rules::read("reuse.toml", text))
                .map_err(LibraryError::Findings)?,
        })
    }

    /// The rule pack that governs dossiers accepted on a day.
    #[must_use]
    pub fn pack_on(&self, day: Date) -> Option<&Arc<RulePack>> {
        self.packs
            .values()
            .filter(|pack| pack.valid_from <= day && pack.valid_to.is_none_or(|last| day <= last))
            .max_by_key(|pack| pack.valid_from)
    }
}

/// What a file says, or nothing where a catalogue has no such file.
fn optional<T: Default>(
    files: &BTreeMap<&str, &str>,
    name: &str,
    read: impl Fn(&str, &str) -> Result<T, Finding>,
) -> Result<T, LibraryError> {
    let found = files.get(name).map_or(Ok(T::default()), |text| read(name, text));
    found.map_err(|finding| LibraryError::Findings(vec![finding]))
}

/// The tables of finding. Whether they fit the procedures is for `catalog check` to say: a word too many stops nothing.
fn tables(files: &BTreeMap<&str, &str>) -> Result<Tables, LibraryError> {
    let (tables, findings) = Tables::read(files.iter().map(|(name, text)| (*name, *text)));
    if findings.iter().any(Finding::is_error) { Err(LibraryError::Findings(findings)) } else { Ok(tables) }
}

/// The texts by what they are about. A text without a name of its own goes by the name of its file.
fn texts(files: &BTreeMap<&str, &str>) -> BTreeMap<(EntryKey, u32), Arc<str>> {
    let of = |kind: Kind| {
        files.iter().filter_map(move |(name, text)| {
            let file = name.strip_prefix(kind.folder())?.strip_prefix('/')?;
            let head = Header::of(kind, text);
            let key = head.key.as_deref().or_else(|| file.split('.').next())?;
            Some(((EntryKey::new(kind, key).ok()?, head.number.unwrap_or(1)), Arc::from(*text)))
        })
    };
    Kind::ALL.into_iter().flat_map(of).collect()
}

fn gazetteer(files: &BTreeMap<&str, &str>) -> Result<Gazetteer, LibraryError> {
    let text = |name: &'static str| files.get(name).copied().ok_or(LibraryError::Missing(name));
    let at = |file: &str, why: parse::TableError| broken(file, &why);
    let provinces = parse::provinces(text(PROVINCES)?).map_err(|why| at(PROVINCES, why))?;
    let communes = parse::communes(text(COMMUNES)?, &provinces).map_err(|why| at(COMMUNES, why))?;
    let list = parse::succession_list(text(SUCCESSION)?).map_err(|why| at(SUCCESSION, why))?;
    let (mut old, mut edges) = (Vec::new(), Vec::new());
    for table in &list.table {
        let file = format!("units/{}", table.file);
        let text = files.get(file.as_str()).ok_or(LibraryError::Missing(SUCCESSION))?;
        let (units, these) = parse::succession(text, table, &communes).map_err(|why| at(&file, why))?;
        old.extend(units);
        edges.extend(these);
    }
    Ok(Gazetteer::new(provinces, communes, old, edges))
}

const PROVINCES: &str = "units/provinces.csv";
const COMMUNES: &str = "units/communes.csv";
const SUCCESSION: &str = "units/succession.toml";
const HOURS: &str = "calendar/office-hours.toml";

fn broken(file: &str, why: &dyn std::fmt::Display) -> LibraryError {
    LibraryError::Broken { file: file.to_owned(), why: why.to_string() }
}
