//! How long and how deep a line may be before the grammar sees it.
//!
//! The grammar descends once for every bracket, `?` and `!`, so a line a few hundred characters long could exhaust the
//! stack, which no program survives. What passes here is read in a small part of it.

/// The most words, values and operators of a line.
const MAX_TOKENS: usize = 120;
/// The most of them between two of `&&`, `||`, `,` and brackets: `a == a == a == …` is as deep as it is long.
const MAX_CLAUSE: usize = 15;
/// The deepest nesting of brackets, choices and negations together.
const MAX_DEPTH: usize = 5;

/// Whether the grammar may see this line.
pub(super) fn is_bounded(source: &str) -> bool {
    let (mut tokens, mut clause, mut open, mut choices, mut negations) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            letter if letter.is_whitespace() => continue,
            '"' | '\'' => {
                while let Some(inside) = letters.next() {
                    if inside == '\\' {
                        letters.next();
                    } else if inside == letter {
                        break;
                    }
                }
                negations = 0;
            }
            '(' | '[' | '{' => {
                open += 1;
                // The signs before a bracket stay around all that is inside it.
                choices += negations;
                negations = 0;
                clause = 0;
            }
            ')' | ']' | '}' => open = open.saturating_sub(1),
            '?' => choices += 1,
            '!' | '-' if letters.peek() != Some(&'=') => negations += 1,
            letter if letter.is_alphanumeric() || letter == '_' => {
                while letters.next_if(|next| next.is_alphanumeric() || *next == '_').is_some() {}
                negations = 0;
            }
            ',' => clause = 0,
            '&' | '|' if letters.next_if_eq(&letter).is_some() => clause = 0,
            '=' | '!' | '<' | '>' => {
                letters.next_if_eq(&'=');
            }
            _ => {}
        }
        tokens += 1;
        clause += 1;
        if tokens > MAX_TOKENS || clause > MAX_CLAUSE || open + choices + negations > MAX_DEPTH {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_bounded;

    #[test]
    fn what_a_clerk_writes_is_short_and_flat() {
        let check = |line: &str, expected: bool| assert_eq!(is_bounded(line), expected, "{line}");
        check(r#"works == "house" && !(floors > 3 || height != 12)"#, true);
        check(r#"a == "((((((((((((((((((((""#, true);
        check(r#"a == "\"((((((((((((((((""#, true);
        check(&["a == 1"; 30].join(" && "), true);
        check(&["a == 1"; 50].join(" && "), false);
        check(&["a"; 8].join(" == "), true);
        check(&["a"; 9].join(" == "), false);
        check(&format!("a in [{}]", ["'b'"; 40].join(", ")), true);
        check("(((((a)))))", true);
        check("((((((a))))))", false);
        check("!!!!!!a", false);
        check("a?b:c?d:e?f:g", true);
        check("a?a?a?a?a?a?", false);
        check("!(!(!(!(!(a)))))", false);
    }
}
