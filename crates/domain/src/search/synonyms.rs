//! What people say and what the law says: one line a group.

use std::collections::BTreeMap;

use super::syllable::syllables;
use super::table::Table;
use crate::catalog::finding::{Finding, Severity};

/// One line: whoever says one of these may mean one of those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The line of the file.
    pub line: usize,
    /// What people say.
    pub say: Vec<String>,
    /// What the law says for it; nothing when the words carry no meaning, as "I would like to".
    pub law: Vec<String>,
    /// The law itself uses the short form in names: they are read in full.
    pub in_names: bool,
}

/// The groups of `search/synonyms.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Synonyms {
    /// In order of the file.
    pub groups: Vec<Group>,
}

impl Synonyms {
    /// Reads `search/synonyms.csv`; warnings come beside what was read.
    ///
    /// # Errors
    /// Every line that cannot be read, says nothing, or leads back to itself.
    pub fn read(file: &str, text: &str) -> Result<(Synonyms, Vec<Finding>), Vec<Finding>> {
        let table = Table::read(file, text, &["say", "law"], &["names"]).map_err(|fault| vec![fault])?;
        let mut groups = Vec::with_capacity(table.rows().len());
        let mut found = Vec::new();
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for row in table.rows() {
            let group = Group {
                line: row.line,
                say: row.phrases("say"),
                law: row.phrases("law"),
                in_names: row.get("names") == "yes",
            };
            if !["", "yes"].contains(&row.get("names")) {
                let fault = table.fault(row, Severity::Error, "search.wrong-value");
                found.push(fault.with("column", "names").with("value", row.get("names")));
            }
            if group.say.iter().all(|phrase| key(phrase).is_empty()) {
                found.push(table.fault(row, Severity::Error, "search.empty-group").with("value", row.get("law")));
            }
            if group.in_names && group.law.len() != 1 {
                found.push(table.fault(row, Severity::Error, "search.one-reading").with("value", row.get("say")));
            }
            for phrase in &group.say {
                if let Some(line) = first.insert(key(phrase), row.line) {
                    let twice = table.fault(row, Severity::Warning, "search.twice");
                    found.push(twice.with("value", phrase).with("first", line));
                }
            }
            groups.push(group);
        }
        let synonyms = Synonyms { groups };
        found.extend(synonyms.cycles(file));
        if found.iter().any(Finding::is_error) { Err(found) } else { Ok((synonyms, found)) }
    }

    /// Lines that lead back to each other: nobody could tell which of the two the law says. One line may name a word on
    /// both sides: it keeps its own meaning beside others.
    fn cycles(&self, file: &str) -> Vec<Finding> {
        let mut says: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, group) in self.groups.iter().enumerate() {
            for say in &group.say {
                says.entry(key(say)).or_default().push(at);
            }
        }
        let leads = |at: usize| {
            let law = self.groups[at].law.iter().flat_map(|law| says.get(&key(law)).into_iter().flatten());
            law.copied().filter(move |to| *to != at).collect::<Vec<usize>>()
        };
        let mut found = Vec::new();
        for (start, group) in self.groups.iter().enumerate() {
            let mut seen = vec![false; self.groups.len()];
            let mut open = leads(start);
            while let Some(at) = open.pop() {
                if at == start {
                    let cycle = Finding::new(file, Severity::Error, "search.cycle").at(Some(group.line));
                    found.push(cycle.with("value", group.say.join("; ")));
                    break;
                }
                if !std::mem::replace(&mut seen[at], true) {
                    open.extend(leads(at));
                }
            }
        }
        found
    }
}

/// A phrase in its one spelling.
pub(super) fn key(phrase: &str) -> String {
    syllables(phrase).into_iter().map(|syllable| syllable.exact).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_line_says_what_people_say_and_what_the_law_says() {
        let text = "# ghi chú\nsay,law,names\nsổ đỏ; bìa đỏ,giấy chứng nhận quyền sử dụng đất,\nTNCN,thu nhập cá nhân,yes\ntôi muốn,,\n";
        let (read, found) = Synonyms::read("s.csv", text).unwrap();
        assert_eq!(found, []);
        assert_eq!(read.groups[0].say, ["sổ đỏ", "bìa đỏ"]);
        assert!(read.groups[1].in_names && read.groups[2].law.is_empty());
    }

    #[test]
    fn a_line_that_cannot_be_meant_is_named() {
        let check = |lines: &str, expected: &[(usize, &str)]| {
            let faults = Synonyms::read("s.csv", &format!("say,law,names\n{lines}")).unwrap_err();
            let told: Vec<(usize, &str)> =
                faults.iter().map(|fault| (fault.line.unwrap(), fault.code.as_str())).collect();
            assert_eq!(told, expected, "{lines}");
        };
        check(",đất,\n", &[(2, "search.empty-group")]);
        check("a,b,\nb,a,\n", &[(2, "search.cycle"), (3, "search.cycle")]);
        check("a,b,\nb,c,\nc,a,\n", &[(2, "search.cycle"), (3, "search.cycle"), (4, "search.cycle")]);
        check("a,b,maybe\n", &[(2, "search.wrong-value")]);
        check("a,b; c,yes\n", &[(2, "search.one-reading")]);
    }

    #[test]
    fn the_same_words_on_two_lines_are_a_warning() {
        let (_, found) = Synonyms::read("s.csv", "say,law\nhoà giải,a\nb,c\nhòa giải,d\n").unwrap();
        assert_eq!((found[0].line, found[0].code.as_str()), (Some(4), "search.twice"));
        assert_eq!(found[0].args["first"], "2");
    }
}
