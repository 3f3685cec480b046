//! What a paper says against what is known already. A difference is shown and noted; the paper is taken all the same, and
//! putting the register right follows the law of its sector (Decree 118/2025 Art. 17.1b).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::search::fold::fold;

/// A field of which the paper and a register say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The field.
    pub field: String,
    /// What the paper says.
    pub paper: String,
    /// What is known.
    pub known: String,
    /// Who knows it: a register, the identity card, the dossier.
    pub source: String,
    /// Only letters' marks, capitals or spaces differ: most often a reading, seldom another person.
    pub slight: bool,
}

/// Compares field by field what both sides know.
#[must_use]
pub fn differ(paper: &BTreeMap<String, String>, known: &BTreeMap<String, String>, source: &str) -> Vec<Difference> {
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    paper
        .iter()
        .filter_map(|(field, paper)| {
            let known = known.get(field).filter(|known| !known.trim().is_empty())?;
            if paper.trim().is_empty() || squeeze(paper) == squeeze(known) {
                return None;
            }
            let slight = fold(&squeeze(paper)) == fold(&squeeze(known));
            Some(Difference {
                field: field.clone(),
                paper: paper.clone(),
                known: known.clone(),
                source: source.to_owned(),
                slight,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_both_sides_say_can_differ() {
        let check = |paper: &str, known: &str, expected: Option<bool>| {
            let side = |value: &str| BTreeMap::from([("name".to_owned(), value.to_owned())]);
            let found = differ(&side(paper), &side(known), "card");
            assert_eq!(found.first().map(|one| one.slight), expected, "{paper} / {known}");
        };
        check("Nguyễn Văn Minh", "Nguyễn Văn Minh", None);
        check("Nguyễn  Văn Minh ", "Nguyễn Văn Minh", None);
        check("NGUYỄN VĂN MINH", "Nguyễn Văn Minh", Some(true));
        check("Nguyễn Văn Mịnh", "Nguyễn Văn Minh", Some(true));
        check("Nguyễn Văn Ninh", "Nguyễn Văn Minh", Some(false));
        check("", "Nguyễn Văn Minh", None);
        check("Nguyễn Văn Minh", "", None);
        assert_eq!(differ(&BTreeMap::new(), &BTreeMap::from([("name".into(), "x".into())]), "card"), []);
    }
}
