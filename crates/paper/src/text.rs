//! Strings from outside made printable, losing nothing in silence.
//!
//! An archivable PDF may hold no character without a glyph, so one that the fonts lack, or that would act on the text
//! around it (a control or direction mark), is printed as its number: `[U+202E]`.
use serde_json::Value;
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;

/// Rewrites every string of a form so that it can be printed; keys are ours and stay.
pub(crate) fn make_printable(value: &mut Value, can_print: &impl Fn(char) -> bool) {
    match value {
        Value::String(text) => *text = printable(text, can_print),
        Value::Array(items) => items.iter_mut().for_each(|item| make_printable(item, can_print)),
        Value::Object(fields) => fields.values_mut().for_each(|field| make_printable(field, can_print)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Text in composed form (TCVN 6909) with `\n` kept as a line break and every unprintable character as its number.
fn printable(text: &str, can_print: &impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").nfc() {
        match character {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            shown if !shown.is_control() && !steers(shown) && can_print(shown) => out.push(shown),
            hidden => write!(out, "[U+{:04X}]", hidden as u32).expect("a string takes what is written to it"),
        }
    }
    out
}

/// Whether a character is invisible and changes how its neighbours are read: direction marks, joiners, isolates.
fn steers(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_glyph_is_printed_as_its_number() {
        let check = |given: &str, expected: &str| {
            assert_eq!(printable(given, &|character| character < '\u{2000}'), expected, "{given:?}");
        };
        check("Nguyễn Thị Ẩn Ỷ Diễm", "Nguyễn Thị Ẩn Ỷ Diễm");
        check("Nguye\u{302}\u{303}n", "Nguyễn");
        check("a\u{0}b\u{7}c", "a[U+0000]b[U+0007]c");
        check("abc\u{202E}gpj.exe", "abc[U+202E]gpj.exe");
        check("Li 李", "Li [U+674E]");
        check("một\r\nhai\tba", "một\nhai ba");
        check("#read(\"/etc/passwd\") *b* _i_ $x$", "#read(\"/etc/passwd\") *b* _i_ $x$");
    }
}
