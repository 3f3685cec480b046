//! The procedures of the national database, as far as their facts may be carried over: so that everything can be found,
//! also what is not set up here yet.

use std::collections::BTreeMap;

use super::table::Table;
use crate::catalog::code::{ProcedureCode, ResultCode};
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::procedure::Level;

/// One procedure of the national database. No times and no fees: the source is unreliable there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalProcedure {
    /// Its code.
    pub code: ProcedureCode,
    /// Its official name.
    pub name: String,
    /// The field of administration, in words.
    pub field: String,
    /// The levels that resolve it.
    pub levels: Vec<Level>,
    /// The ministry that keeps it, such as `bo-tu-phap`.
    pub ministry: String,
    /// The kinds of result it gives.
    pub results: Vec<ResultCode>,
}

/// Reads `national/procedures.csv`.
///
/// # Errors
/// Every line that cannot be read, with what is wrong there.
pub fn national(file: &str, text: &str) -> Result<Vec<NationalProcedure>, Vec<Finding>> {
    let columns = ["code", "name", "field", "level", "ministry", "results"];
    let table = Table::read(file, text, &columns, &[]).map_err(|fault| vec![fault])?;
    let mut found = Vec::with_capacity(table.rows().len());
    let mut seen: BTreeMap<ProcedureCode, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in table.rows() {
        let wrong = |column: &str, value: &str| {
            table.fault(row, Severity::Error, "search.wrong-value").with("column", column).with("value", value)
        };
        let read = || -> Result<NationalProcedure, Finding> {
            let filled = |column: &str| match row.get(column) {
                "" => Err(wrong(column, "")),
                text => Ok(text.to_owned()),
            };
            Ok(NationalProcedure {
                code: row.get("code").parse().map_err(|_| wrong("code", row.get("code")))?,
                name: filled("name")?,
                field: filled("field")?,
                levels: filled("level")?
                    .split_whitespace()
                    .map(|word| level(word).ok_or_else(|| wrong("level", word)))
                    .collect::<Result<_, _>>()?,
                ministry: filled("ministry")?,
                results: row
                    .get("results")
                    .split_whitespace()
                    .map(|code| code.parse().map_err(|_| wrong("results", code)))
                    .collect::<Result<_, _>>()?,
            })
        };
        match read() {
            Ok(procedure) => {
                if let Some(first) = seen.insert(procedure.code.clone(), row.line) {
                    let twice = table.fault(row, Severity::Error, "search.twice");
                    faults.push(twice.with("value", &procedure.code).with("first", first));
                }
                found.push(procedure);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn level(word: &str) -> Option<Level> {
    Some(match word {
        "ministry" => Level::Ministry,
        "city" => Level::City,
        "commune" => Level::Commune,
        "other" => Level::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    const HEADING: &str = "# ghi chú\ncode,name,field,level,ministry,results\n";

    #[test]
    fn a_line_becomes_a_procedure() {
        let text = format!(
            "{HEADING}1.001193,Thủ tục đăng ký khai sinh,Hộ tịch,commune,bo-tu-phap,KQ.G15.000031\n\
             1.000016,\"Tăng, giảm vốn\",Hỗ trợ,ministry city,bo-tai-chinh,\n"
        );
        let read = national("national/procedures.csv", &text).unwrap();
        assert_eq!(read[0].code.as_str(), "1.001193");
        assert_eq!(read[0].levels, [Level::Commune]);
        assert_eq!(read[0].results[0].as_str(), "KQ.G15.000031");
        assert_eq!((read[1].name.as_str(), read[1].results.len()), ("Tăng, giảm vốn", 0));
        assert_eq!(read[1].levels, [Level::Ministry, Level::City]);
    }

    #[test]
    fn every_broken_line_is_named() {
        let check = |lines: &str, expected: &[(usize, &str)]| {
            let faults = national("n.csv", &format!("{HEADING}{lines}")).unwrap_err();
            let told: Vec<(usize, &str)> =
                faults.iter().map(|fault| (fault.line.unwrap(), fault.code.as_str())).collect();
            assert_eq!(told, expected, "{lines}");
        };
        check("1.01,a,b,commune,c,\n", &[(3, "search.wrong-value")]);
        check("1.001193,,b,commune,c,\n", &[(3, "search.wrong-value")]);
        check(
            "1.001193,a,b,village,c,\n1.001194,a,b,city,c,KQ.1\n",
            &[(3, "search.wrong-value"), (4, "search.wrong-value")],
        );
        check("1.001193,a,b,city,c,\n1.001193,a,b,city,c,\n", &[(4, "search.twice")]);
        check("1.001193,a,b\n", &[(3, "search.unreadable")]);
    }

    #[test]
    fn a_heading_without_a_column_is_named() {
        let faults = national("n.csv", "# x\ncode,name\n").unwrap_err();
        assert_eq!((faults[0].line, faults[0].code.as_str()), (Some(2), "search.missing-column"));
    }
}
