//! One line of JSON or one row of CSV becomes an announced procedure.

use serde::Deserialize;

use super::super::channel::Channel;
use super::super::procedure::{Level, Subject};
use super::split::{doors, laws, one_line, papers, results};
use super::{Announced, Door};

/// A record of the source that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct Unreadable {
    /// The line of the source, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// The columns of the JSON lines that are read; others are passed over.
#[derive(Deserialize)]
struct Line {
    ma_thu_tuc: String,
    ten_thu_tuc: String,
    #[serde(default)]
    so_quyet_dinh: String,
    #[serde(default)]
    cap_thuc_hien: String,
    #[serde(default)]
    linh_vuc: String,
    #[serde(default)]
    doi_tuong_thuc_hien: String,
    #[serde(default)]
    cach_thuc_thuc_hien: String,
    #[serde(default)]
    thanh_phan_ho_so: String,
    #[serde(default)]
    can_cu_phap_ly: String,
    #[serde(default)]
    ket_qua_xu_ly: String,
}

/// Reads one line of JSON.
///
/// # Errors
/// [`Unreadable`] with the line and the reason.
pub fn from_json(number: usize, line: &str) -> Result<Announced, Unreadable> {
    let wrong = |problem: String| Unreadable { line: number, problem };
    let read: Line = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
    let code = read.ma_thu_tuc.trim().parse().map_err(|error| wrong(format!("{error}")))?;
    let name = one_line(&read.ten_thu_tuc, 1_000);
    if name.is_empty() {
        return Err(wrong("the procedure has no name".into()));
    }
    Ok(Announced {
        code,
        name,
        decision: one_line(&read.so_quyet_dinh, 100),
        field: one_line(&read.linh_vuc, 200),
        levels: levels(&read.cap_thuc_hien),
        subjects: subjects(&read.doi_tuong_thuc_hien),
        doors: doors(&read.cach_thuc_thuc_hien, 160),
        papers: papers(&read.thanh_phan_ho_so),
        results: results(&read.ket_qua_xu_ly),
        laws: laws(&read.can_cu_phap_ly),
        record: line.to_owned(),
    })
}

/// Reads the CSV of the national catalogue: code, name, field, level, ministry, decision, online, counter, post, result
/// codes. Each row is read alone, so that one broken row does not take the others with it.
pub fn rows(text: &str) -> impl Iterator<Item = Result<Announced, Unreadable>> {
    let reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(false).from_reader(text.as_bytes());
    let mut records = reader.into_records();
    std::iter::from_fn(move || {
        let record = records.next()?;
        let line = usize::try_from(records.reader().position().line()).unwrap_or(0);
        Some(row(line, record))
    })
}

fn row(line: usize, record: Result<csv::StringRecord, csv::Error>) -> Result<Announced, Unreadable> {
    let wrong = |problem: String| Unreadable { line, problem };
    let record = record.map_err(|error| wrong(error.to_string()))?;
    let cell = |at: usize| record.get(at).unwrap_or_default().trim();
    if record.len() < 10 {
        return Err(wrong(format!("ten columns are expected, found {}", record.len())));
    }
    let code = cell(0).parse().map_err(|error| wrong(format!("{error}")))?;
    let door = |at: usize, channel| (!cell(at).is_empty()).then(|| Door { channel, written: one_line(cell(at), 160) });
    let results = cell(9).split_whitespace().map(|code| code.parse().map(|code| (code, String::new())));
    Ok(Announced {
        code,
        name: one_line(cell(1), 1_000),
        decision: one_line(cell(5), 100),
        field: one_line(cell(2), 200),
        levels: levels(cell(3)),
        subjects: Vec::new(),
        doors: [door(6, Channel::Online), door(7, Channel::Direct), door(8, Channel::Post)]
            .into_iter()
            .flatten()
            .collect(),
        papers: Vec::new(),
        results: results.collect::<Result<_, _>>().map_err(|error| wrong(format!("{error}")))?,
        laws: Vec::new(),
        record: record.iter().collect::<Vec<_>>().join("\u{1f}"),
    })
}

/// `Cấp bộ, Cấp xã` or `bộ, xã`.
fn levels(text: &str) -> Vec<Level> {
    let level = |word: &str| match word.trim().trim_start_matches("Cấp ").to_lowercase().as_str() {
        "bộ" => Some(Level::Ministry),
        "tỉnh" => Some(Level::City),
        "xã" => Some(Level::Commune),
        "cơ quan khác" => Some(Level::Other),
        _ => None,
    };
    let mut found: Vec<Level> = Vec::new();
    for level in text.split(',').filter_map(level) {
        if !found.contains(&level) {
            found.push(level);
        }
    }
    found
}

fn subjects(text: &str) -> Vec<Subject> {
    let words = [
        ("Công dân Việt Nam", Subject::Citizen),
        ("Người Việt Nam định cư ở nước ngoài", Subject::OverseasVietnamese),
        ("Người nước ngoài", Subject::Foreigner),
        ("Doanh nghiệp", Subject::Enterprise),
        ("Hợp tác xã", Subject::Organisation),
        ("Tổ chức", Subject::Organisation),
    ];
    let mut found: Vec<Subject> = Vec::new();
    for (word, subject) in words {
        // A list in which each name begins a part of its own: "không bao gồm doanh nghiệp" is not a company.
        if text.split(", ").any(|part| part.trim().starts_with(word)) && !found.contains(&subject) {
            found.push(subject);
        }
    }
    found
}
