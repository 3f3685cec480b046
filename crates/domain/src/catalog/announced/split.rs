//! The source runs table cells together without a mark between them. These find the seams that are certain.

use super::super::channel::Channel;
use super::super::code::ResultCode;
use super::{AnnouncedPaper, Door};

const DOORS: [(&str, Channel); 3] =
    [("Trực tuyến", Channel::Online), ("Trực tiếp", Channel::Direct), ("Dịch vụ bưu chính", Channel::Post)];

/// The heading that a table of doors begins with.
const HEADING: &str = "Phí, lệ phíMô tả";

/// The doors of the table, each with what stands beside it, cut to `longest` characters.
pub(super) fn doors(text: &str, longest: usize) -> Vec<Door> {
    let text = text.split_once(HEADING).map_or(text, |(_, rest)| rest);
    let mut seams: Vec<(usize, usize, Channel)> = Vec::new();
    for (word, channel) in DOORS {
        // The word of a door is glued to its time; in a sentence a space or a full stop follows it.
        let cell = |at: &usize| text[at + word.len()..].starts_with(|next: char| next.is_alphanumeric());
        seams.extend(text.match_indices(word).map(|(at, _)| at).filter(cell).map(|at| (at, word.len(), channel)));
    }
    seams.sort_unstable_by_key(|seam| seam.0);
    let mut doors: Vec<Door> = Vec::new();
    for (nth, (at, length, channel)) in seams.iter().enumerate() {
        let end = seams.get(nth + 1).map_or(text.len(), |next| next.0);
        let written = one_line(&text[at + length..end], longest);
        match doors.iter_mut().find(|door| door.channel == *channel) {
            Some(door) => door.written = one_line(&format!("{} | {written}", door.written), longest),
            None => doors.push(Door { channel: *channel, written }),
        }
    }
    doors
}

/// The papers: whatever stands before "1 bản chính" or "2 bản sao".
pub(super) fn papers(text: &str) -> Vec<AnnouncedPaper> {
    let mut papers: Vec<AnnouncedPaper> = Vec::new();
    let mut rest = text;
    while let Some((at, count, original, length)) = next_count(rest) {
        let name = rest[..at].rsplit("Số lượng").next().unwrap_or_default();
        let name = name.trim_matches(|letter: char| letter == ',' || letter.is_whitespace());
        if name.is_empty() {
            // The second half of "1 bản chính, 1 bản sao".
            if let Some(paper) = papers.last_mut() {
                if original { paper.originals = count } else { paper.copies = count }
            }
        } else {
            let (originals, copies) = if original { (count, 0) } else { (0, count) };
            papers.push(AnnouncedPaper {
                name: one_line(name.trim_start_matches(['-', '+', ' ']), 400),
                originals,
                copies,
            });
        }
        rest = &rest[at + length..];
    }
    papers
}

/// Where the next "3 bản chính" begins, the number, whether originals are meant, and how long it is.
fn next_count(text: &str) -> Option<(usize, u32, bool, usize)> {
    let found = [("bản chính", true), ("bản sao", false)].into_iter().flat_map(|(word, original)| {
        text.match_indices(word).filter_map(move |(at, _)| {
            let before = text[..at].strip_suffix(' ')?;
            let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let begins = before.len() - digits;
            let count = before[begins..].parse().ok()?;
            Some((begins, count, original, at + word.len() - begins))
        })
    });
    found.min_by_key(|found| found.0)
}

/// The kinds of result: a name, then `Mã: KQ.G15.000031`.
pub(super) fn results(text: &str) -> Vec<(ResultCode, String)> {
    let mut results: Vec<(ResultCode, String)> = Vec::new();
    let mut name_from = 0;
    for (at, mark) in text.match_indices("Mã: ") {
        let code: String = text[at + mark.len()..].chars().take(13).collect();
        let Ok(code) = code.parse::<ResultCode>() else { continue };
        let name = one_line(&text[name_from..at], 200);
        name_from = at + mark.len() + code.as_str().len();
        if !results.iter().any(|(known, _)| *known == code) {
            results.push((code, name));
        }
    }
    results
}

/// The numbers of texts of law, such as `118/2025/NĐ-CP`: those that fill a cell, not those a title speaks of.
pub(super) fn laws(text: &str) -> Vec<String> {
    let mut laws: Vec<String> = Vec::new();
    let mut read = 0;
    for (slash, _) in text.match_indices('/') {
        let Some(before) = text.get(read..slash) else { continue };
        let digits = before.bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let Some(law) = law_at(text, slash - digits) else { continue };
        read = slash - digits + law.len();
        if !laws.contains(&law) {
            laws.push(law);
        }
    }
    laws
}

fn law_at(text: &str, begins: usize) -> Option<String> {
    let rest = &text[begins..];
    let (number, tail) = rest.split_once('/')?;
    let (year, kind) = tail.split_once('/')?;
    let sound = (1..=6).contains(&number.len()) && number.starts_with(|first: char| first.is_ascii_digit());
    if !sound || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let letters: usize = kind.chars().take_while(|c| c.is_uppercase() || *c == '-').map(char::len_utf8).sum();
    let figures = kind[letters..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = begins + number.len() + 1 + 5 + letters + figures;
    let next = text[end..].chars().next();
    if figures == 0 && next.is_some_and(char::is_lowercase) {
        // "TT-BTCNghị định": the last capital begins the next title.
        end -= text[..end].chars().next_back().map_or(0, char::len_utf8);
    }
    if next == Some('/') {
        // "60/2014/QH1360/2014/QH13": the same number twice, without a seam.
        end = (end - figures + 1..end).find(|cut| text[*cut..].starts_with(&text[begins..*cut]))?;
    }
    let fills = text[end..].chars().next().is_none_or(char::is_alphanumeric);
    (letters > 0 && fills).then(|| text[begins..end].to_owned())
}

/// One line, without runs of spaces and without letters that were lost on the way, of at most so many characters.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let lost = |letter: char| letter == char::REPLACEMENT_CHARACTER || (letter.is_control() && !letter.is_whitespace());
    let text = text.replace(lost, "");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}
