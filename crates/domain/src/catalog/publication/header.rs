//! What can be read of a text that may still be unfinished: enough to list it by name.

use toml::de::{DeTable, DeValue};

use super::entry::Kind;

/// The head of a text, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The code or short name it gives itself.
    pub key: Option<String>,
    /// Its number.
    pub number: Option<u32>,
    /// The Vietnamese name.
    pub title: Option<String>,
    /// The code of the field of administration.
    pub field: Option<String>,
}

impl Header {
    /// Reads the head of a text. A text that is not TOML has none.
    #[must_use]
    pub fn of(kind: Kind, text: &str) -> Self {
        let Ok(root) = DeTable::parse(text) else { return Self::default() };
        let root = root.get_ref();
        let word = |path: &[&str]| at(root, path).and_then(|value| value.as_str().map(str::to_owned));
        match kind {
            Kind::Procedure => Self {
                key: word(&["code"]),
                number: at(root, &["edition"]).and_then(|value| value.as_integer()?.as_str().parse().ok()),
                title: word(&["name", "vi"]),
                field: word(&["domain", "code"]),
            },
            Kind::Competence => Self { key: word(&["id"]), title: word(&["title", "vi"]), ..Self::default() },
            Kind::Linked | Kind::Words => Self { key: word(&["id"]), title: word(&["name", "vi"]), ..Self::default() },
        }
    }
}

fn at<'a, 'i>(root: &'a DeTable<'i>, path: &[&str]) -> Option<&'a DeValue<'i>> {
    let (first, rest) = path.split_first()?;
    let value = root.iter().find(|(name, _)| name.get_ref() == first)?.1.get_ref();
    if rest.is_empty() { Some(value) } else { at(value.as_table()?, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read_as_far_as_it_goes() {
        let check = |kind, text: &str, wanted: (Option<&str>, Option<u32>, Option<&str>, Option<&str>)| {
            let head = Header::of(kind, text);
            let found = (head.key.as_deref(), head.number, head.title.as_deref(), head.field.as_deref());
            assert_eq!(found, wanted, "{text}");
        };
        let whole = "code = '1.001193'\nedition = 3\nname = { vi = 'Khai sinh' }\n[domain]\ncode = 'G15-HT'\n";
        check(Kind::Procedure, whole, (Some("1.001193"), Some(3), Some("Khai sinh"), Some("G15-HT")));
        check(Kind::Procedure, "name = 7\nedition = 'x'", (None, None, None, None));
        check(Kind::Procedure, "code = ", (None, None, None, None));
        check(
            Kind::Competence,
            "id = 'nd120'\n[title]\nvi = 'Nghị định'",
            (Some("nd120"), None, Some("Nghị định"), None),
        );
    }
}
