//! What the reader's message means to a clerk: a code with a sentence of its own, and the word that was probably meant.

use super::super::finding::{Finding, Severity};

/// The finding for a message of the reader at this line.
pub(super) fn finding(file: &str, message: &str, line: Option<usize>, written: &str) -> Finding {
    let problem: String = message.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(600).collect();
    let code = code_of(&problem);
    let mut finding = Finding::new(file, Severity::Error, code)
        .at(line)
        .with("problem", &problem)
        .with("written", written.trim().chars().take(120).collect::<String>());
    let words = quoted(&problem);
    match code {
        "catalog.unknown-key" | "catalog.unknown-word" | "catalog.unknown-role" => {
            let (name, known) = words.split_first().map_or(("", &[][..]), |(name, known)| (*name, known));
            let near = nearest(name, known.iter().copied()).unwrap_or("none");
            finding = finding.with("name", name).with("nearest", near).with("known", known.join(", "));
        }
        "catalog.missing-key" => finding = finding.with("name", words.first().copied().unwrap_or_default()),
        "catalog.wrong-type" => finding = finding.with("expected", expected(&problem)),
        _ => {}
    }
    finding
}

fn code_of(message: &str) -> &'static str {
    let starts = |start: &str| message.starts_with(start);
    let has = |part: &str| message.contains(part);
    match () {
        () if starts("unknown field") => "catalog.unknown-key",
        () if starts("missing field") => "catalog.missing-key",
        () if starts("unknown variant") && has("receptionist") => "catalog.unknown-role",
        () if starts("unknown variant") => "catalog.unknown-word",
        () if starts("invalid type") || starts("invalid value") && has(", expected") => "catalog.wrong-type",
        () if starts("duplicate key") || starts("duplicate field") => "catalog.duplicate-key",
        () if starts("the condition") => "catalog.bad-condition",
        () if has("is not a time") || has("is not an allowance") => "catalog.bad-time",
        () if has("satisfies nothing") => "catalog.bad-satisfaction",
        () if has("unclosed") || has("opening quote") || has("invalid basic string") || has("must be quoted") => {
            "catalog.unclosed"
        }
        () if has("recursion") || has("recurse") => "catalog.too-deep",
        () => "catalog.unreadable",
    }
}

/// The words in back quotes, in order: the one that was written, then those that were expected.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

/// What kind of value was expected, as a word the sentence chooses by.
fn expected(message: &str) -> &'static str {
    let wanted = message.rsplit_once("expected ").map_or("", |(_, wanted)| wanted);
    match wanted {
        wanted if wanted.contains("string") || wanted.contains("borrowed") => "text",
        wanted if wanted.contains("boolean") => "yes-no",
        wanted if wanted.contains("sequence") || wanted.contains("array") => "list",
        wanted if wanted.contains("map") || wanted.contains("struct") || wanted.contains("table") => "table",
        wanted if wanted.starts_with(['u', 'i', 'f']) || wanted.contains("number") || wanted.contains("integer") => {
            "number"
        }
        _ => "other",
    }
}

/// The known word that differs least, when it differs by no more than a slip of the fingers.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let slips = (word.chars().count() / 3).clamp(1, 3);
    known.into_iter().map(|one| (distance(word, one), one)).filter(|(far, _)| *far <= slips).min().map(|(_, one)| one)
}

/// Letters to add, drop, change or swap with the next.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(64).collect(), other.chars().take(64).collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, same) in other.iter().enumerate() {
            let change = row[j] + usize::from(letter != same);
            let mut least = change.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *same {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_finds_the_word_that_was_meant() {
        let keys = ["also-called", "name", "plain-name", "summary", "valid-from", "valid-to"];
        let check = |word: &str, meant: Option<&str>| assert_eq!(nearest(word, keys), meant, "{word}");
        check("also-caled", Some("also-called"));
        check("nmae", Some("name"));
        check("sumary", Some("summary"));
        check("valid_from", Some("valid-from"));
        check("price", None);
        check("", None);
    }
}
