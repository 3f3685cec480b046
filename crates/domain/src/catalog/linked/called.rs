//! Whether somebody who asks for something means the set.

use super::LinkedSet;
use crate::catalog::code::ProcedureCode;
use crate::search::fold;

impl LinkedSet {
    /// Whether to tell of the set beside the procedures: the question holds what people call it, or the best of what was
    /// found is a part with which the set begins. Who registers a birth should hear of the three papers in one go; who
    /// registers a residence should not.
    #[must_use]
    pub fn is_meant(&self, question: &str, best: Option<&ProcedureCode>) -> bool {
        let asked = fold(question);
        let called = self.also_called.iter().chain([&self.plain_name.vi, &self.plain_name.en, &self.name.vi]);
        let is_called = called.map(|phrase| fold(phrase)).any(|phrase| !phrase.is_empty() && holds(&asked, &phrase));
        is_called || best.is_some_and(|code| self.begins_with(code))
    }

    /// Whether the procedure is a part that waits for no other.
    #[must_use]
    pub fn begins_with(&self, code: &ProcedureCode) -> bool {
        let is_it = |other: &ProcedureCode| *other == *code || other.national() == code.national();
        self.parts.iter().any(|part| part.after.is_empty() && is_it(&part.procedure))
    }
}

/// Whether all words of the phrase stand in the question side by side.
fn holds(question: &str, phrase: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let pieces = text.split(|letter: char| !letter.is_alphanumeric());
        pieces.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (question, phrase) = (words(question), words(phrase));
    !phrase.is_empty() && question.windows(phrase.len()).any(|window| window == phrase)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn who_names_the_set_or_its_first_part_is_told_of_it() {
        let set: LinkedSet = toml::from_str(include_str!("../../../../../catalog/linked/birth.toml")).unwrap();
        let check = |question: &str, best: &str, meant: bool| {
            let best = Some(best).filter(|code| !code.is_empty()).map(|code| code.parse::<ProcedureCode>().unwrap());
            assert_eq!(set.is_meant(question, best.as_ref()), meant, "{question} {best:?}");
        };
        check("làm khai sinh liên thông ở đâu", "", true);
        check("lam khai sinh lien thong", "", true);
        check("khai sinh", "1.001193", true);
        check("đăng ký thường trú", "1.004222", false);
        check("khai sinh", "", false);
        check("", "", false);
    }
}
