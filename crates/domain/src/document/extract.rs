//! The fields of a paper: the words after each label, in their one spelling, with how sure and where.

use super::kind::{DocumentKind, PaperField, ValueType};
use super::phrase::{Hit, Needle, Page};
use super::reading::{Place, Reading, Word};
use super::value;

/// A field that was read off a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The field's name, as the kind calls it.
    pub name: String,
    /// The value in its one spelling, see [`value::Normal`].
    pub value: String,
    /// The words as they were read.
    pub read: String,
    /// How sure, 0 to 100.
    pub confidence: u8,
    /// Where it stands on the page.
    pub place: Place,
}

/// From here on a value need not be looked at twice.
pub const SURE: u8 = 85;

impl Extracted {
    /// Whether the value need not be looked at twice.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

/// A label found on the page, and whose it is.
#[derive(Debug, Clone, Copy)]
struct Label {
    field: usize,
    hit: Hit,
}

/// Reads the fields of a kind off a page. A field that is not found, or whose words cannot be such a value, is left out.
#[must_use]
pub fn extract(kind: &DocumentKind, reading: &Reading) -> Vec<Extracted> {
    let page = Page::of(reading);
    let labels = labels(kind, &page);
    let fields = kind.fields.iter().enumerate();
    fields
        .filter_map(|(at, field)| labelled(at, field, &page, &labels).or_else(|| at_foot(field, &page, &labels)))
        .collect()
}

/// Every label on the page; where several fields' phrases fit the same words, the longest.
fn labels(kind: &DocumentKind, page: &Page<'_>) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    for (field, described) in kind.fields.iter().enumerate() {
        for phrase in &described.phrases {
            let hits = page.hits(&Needle::of(phrase)).into_iter().filter(|hit| is_label(hit, page));
            all.extend(hits.map(|hit| Label { field, hit }));
        }
    }
    // A slip costs more than the letters it spoils: a shorter label read well is likelier than a longer one read badly.
    let weight = |hit: &Hit| hit.length.saturating_sub(4 * hit.slips);
    let overlaps =
        |one: &Hit, other: &Hit| one.line == other.line && one.first < other.after && other.first < one.after;
    let mut kept: Vec<Label> = all
        .iter()
        .filter(|label| {
            !all.iter().any(|other| overlaps(&label.hit, &other.hit) && weight(&other.hit) > weight(&label.hit))
        })
        .copied()
        .collect();
    kept.sort_by_key(|label| (label.hit.line, label.hit.first, label.field));
    kept.dedup_by_key(|label| (label.hit.line, label.hit.first, label.field));
    kept
}

/// A label of a few letters, such as `Số`, is one only before a colon: it stands in titles and addresses as well.
fn is_label(hit: &Hit, page: &Page<'_>) -> bool {
    const SHORT: usize = 4;
    let words = page.words(hit.line);
    let ends = |at: usize| words.get(at).is_some_and(|word| word.text.ends_with([':', ';', '.']));
    let begins = words.get(hit.after).is_some_and(|word| word.text.starts_with(':'));
    hit.length > SHORT || begins || ends(hit.after.saturating_sub(1))
}

fn labelled(at: usize, field: &PaperField, page: &Page<'_>, labels: &[Label]) -> Option<Extracted> {
    let after = match &field.after {
        None => (0, 0),
        Some(phrase) => page.hits(&Needle::of(phrase)).first().map(|hit| (hit.line, hit.after))?,
    };
    let own = labels.iter().filter(|label| label.field == at && (label.hit.line, label.hit.first) >= after);
    let mut left = field.nth;
    for label in own {
        let words = words_after(label, page, labels, field.value);
        let Some(found) = read(field, &words, Some(&label.hit)) else { continue };
        left -= 1;
        if left == 0 {
            return Some(found);
        }
    }
    None
}

/// The words between a label and the next one, or those of the next line where nothing follows on its own.
fn words_after<'a>(label: &Label, page: &Page<'a>, labels: &[Label], kind: ValueType) -> Vec<&'a Word> {
    let until = |line: usize, from: usize| {
        let next = labels.iter().filter(|other| other.hit.line == line && other.hit.first >= from);
        next.map(|other| other.hit.first).min().unwrap_or(usize::MAX)
    };
    let part = |line: usize, from: usize| {
        let words = page.words(line);
        let until = until(line, from).min(words.len());
        words.get(from..until).unwrap_or_default().iter().collect::<Vec<&Word>>()
    };
    let has_value = |words: &[&Word]| words.iter().any(|word| word.text.chars().any(char::is_alphanumeric));
    let mut words = part(label.hit.line, label.hit.after);
    let below = label.hit.line + 1;
    if below >= page.len() {
        return words;
    }
    if !has_value(&words) {
        // On cards the value stands under its label; what is farther left is a photograph or a square code.
        let Some(own) = page.words(label.hit.line).get(label.hit.first) else { return words };
        let edge = own.place.left.saturating_sub(own.place.height * 2);
        return part(below, 0).into_iter().filter(|word| word.place.left >= edge).collect();
    }
    // An address that fills its line goes on in the next, as long as no label begins there.
    let right = |words: &[&Word]| words.last().map_or(0, |word| word.place.left + word.place.width);
    let widest = (0..page.len()).flat_map(|line| page.words(line)).map(|word| word.place.left + word.place.width).max();
    let is_full = right(&words) * 10 >= widest.unwrap_or(0) * 9;
    if kind == ValueType::Place && is_full && until(below, 0) == usize::MAX && begins_small(page.words(below)) {
        words.extend(part(below, 0));
    }
    words
}

/// Whether a line goes on with what the one before began: not a title, not a new sentence with a colon.
fn begins_small(words: &[Word]) -> bool {
    let line: String = words.iter().map(|word| word.text.as_str()).collect();
    !line.contains(':') && words.len() <= 8 && line.chars().any(char::is_lowercase)
}

/// A word of dots and nothing else.
fn is_dots(word: &str) -> bool {
    word.contains('…')
        || word.chars().filter(|c| matches!(c, '.' | '_' | '·')).count() >= 3 && !word.contains(char::is_alphanumeric)
}

/// The last line that says `ngày … tháng … năm …` and is not what a label asks for: a day that has no label of its own.
fn at_foot(field: &PaperField, page: &Page<'_>, labels: &[Label]) -> Option<Extracted> {
    if !field.at_foot {
        return None;
    }
    let months: Vec<usize> = page.hits(&Needle::of("tháng")).iter().map(|hit| hit.line).collect();
    let is_asked_for = |line: usize| {
        let ends_above = |hit: &Hit| hit.line + 1 == line && hit.after >= page.words(hit.line).len();
        labels.iter().any(|label| label.hit.line == line || ends_above(&label.hit))
    };
    let mut days = page.hits(&Needle::of("ngày")).into_iter();
    let day = days.rfind(|hit| months.contains(&hit.line) && !is_asked_for(hit.line))?;
    let words: Vec<&Word> = page.words(day.line)[day.first..].iter().collect();
    read(field, &words, None)
}

fn read(field: &PaperField, words: &[&Word], label: Option<&Hit>) -> Option<Extracted> {
    // What follows a row of dots is what the reader made of it.
    let dots = words.iter().position(|word| is_dots(&word.text)).unwrap_or(words.len());
    let words: Vec<&Word> =
        words[..dots].iter().filter(|word| word.text.chars().any(char::is_alphanumeric)).copied().collect();
    let read = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let value = value::normal(field.value, &read)?;
    let least = words.iter().map(|word| u32::from(word.confidence)).min()?;
    let mean = words.iter().map(|word| u32::from(word.confidence)).sum::<u32>() / u32::try_from(words.len()).ok()?;
    // One bad word spoils the value, however good the others are.
    let seen = (least * 2 + mean) / 3;
    let label = label.map_or(100, |hit| 100 - u32::try_from(hit.slips * 100 / hit.length.max(1)).unwrap_or(100));
    let confidence = (seen * label / 100).saturating_sub(u32::from(value.doubt));
    Some(Extracted {
        name: field.name.clone(),
        value: value.text,
        read,
        confidence: u8::try_from(confidence).unwrap_or(100),
        place: Place::around_all(words.iter().map(|word| word.place)),
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    const BIRTH: &str = r#"
code = "KQ.G15.000031"
name = { vi = "Giấy khai sinh", en = "Birth certificate" }
issuer = "commune"
retention = "civil-status"
[marks]
titles = ["GIẤY KHAI SINH"]
[[fields]]
name = "full-name"
label = { vi = "Họ tên", en = "Name" }
phrases = ["Họ, chữ đệm, tên"]
type = "person-name"
[[fields]]
name = "born-on"
label = { vi = "Ngày sinh", en = "Born on" }
phrases = ["Ngày, tháng, năm sinh"]
type = "date"
[[fields]]
name = "sex"
label = { vi = "Giới tính", en = "Sex" }
phrases = ["Giới tính"]
type = "sex"
[[fields]]
name = "mother"
label = { vi = "Mẹ", en = "Mother" }
phrases = ["Họ, chữ đệm, tên người mẹ"]
type = "person-name"
[[fields]]
name = "mother-residence"
label = { vi = "Nơi cư trú của mẹ", en = "Mother's residence" }
phrases = ["Nơi cư trú"]
after = "người mẹ"
type = "place"
[[fields]]
name = "issued-on"
label = { vi = "Ngày cấp", en = "Issued on" }
phrases = []
at-foot = true
type = "date"
"#;

    #[test]
    fn fields_are_read_after_their_labels_however_these_were_misread() {
        let kind = DocumentKind::read("document/birth.toml", BIRTH).unwrap();
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = extract(&kind, &Reading::of_text(text, 95));
            let told: Vec<_> = found.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
            assert_eq!(told, expected, "{text}");
        };
        check(
            "GIẤY KHAI SINH\nHọ, chữ đệm, tên: NGUYỄN AN\nNgày, tháng, năm sinh: 15/06/2024 Giới tính: Nữ\n\
             Nơi cư trú: nhà của con\nHọ, chữ đệm, tên người mẹ: TRẦN THỊ QUÝ\nNơi cư trú: Phường Láng\nngày 20 tháng 6 năm 2024",
            &[
                ("full-name", "Nguyễn An"),
                ("born-on", "2024-06-15"),
                ("sex", "female"),
                ("mother", "Trần Thị Quý"),
                ("mother-residence", "Phường Láng"),
                ("issued-on", "2024-06-20"),
            ],
        );
        // Misread labels, a value on the next line, a value that cannot be one.
        check(
            "Hq, chử dệm, tén:\nNGUYỄN AN\nNgảy, thang, năm sinh 31/02/2024 Gioi tinh: Nam",
            &[("full-name", "Nguyễn An"), ("sex", "male")],
        );
        check("Một tờ giấy khác", &[]);
    }

    #[test]
    fn a_word_read_badly_makes_the_value_doubtful() {
        let kind = DocumentKind::read("document/birth.toml", BIRTH).unwrap();
        let mut reading = Reading::of_text("Họ, chữ đệm, tên: NGUYỄN VĂN AN", 96);
        let sure = extract(&kind, &reading);
        assert!(sure[0].is_sure());
        assert_eq!(sure[0].place, Place::around_all(reading.words[4..].iter().map(|word| word.place)));
        reading.words[5].confidence = 40;
        assert!(!extract(&kind, &reading)[0].is_sure());
    }
}
