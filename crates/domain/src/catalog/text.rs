//! Words in both languages of the platform.

use serde::{Deserialize, Serialize};

/// One phrase, in Vietnamese and in English. Both are always there: `catalog check` refuses an empty one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// The phrase in the language of this tag; any tag that is not English reads Vietnamese.
    pub fn get(&self, lang: &str) -> &str {
        if lang.starts_with("en") && !self.en.is_empty() { &self.en } else { &self.vi }
    }

    /// Whether a language is missing.
    pub fn is_incomplete(&self) -> bool {
        self.vi.trim().is_empty() || self.en.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn a_missing_english_phrase_falls_back_to_vietnamese() {
        let both = Text { vi: "Khai sinh".into(), en: "Birth".into() };
        let one = Text { vi: "Khai sinh".into(), en: String::new() };
        assert_eq!(
            (both.get("en"), both.get("en-GB"), both.get("vi"), both.get("fr")),
            ("Birth", "Birth", "Khai sinh", "Khai sinh")
        );
        assert_eq!(one.get("en"), "Khai sinh");
        assert!(one.is_incomplete() && !both.is_incomplete());
    }
}
