//! How many words fit on a line: letters are measured roughly and rather wide, since no font is at hand here.

/// How text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// The height of the letters' font, in units of the drawing.
    pub size: i32,
    /// From one line to the next.
    pub line: i32,
    /// Whether it is heavy.
    pub bold: bool,
}

/// The text in lines no wider than `room`; a word that is wider alone is cut.
pub(super) fn wrap(text: &str, room: i32, face: Face) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, face) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line, face) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The width in units of the drawing.
fn width(text: &str, face: Face) -> i32 {
    let thousandths: i32 = text.chars().map(letter).sum();
    thousandths * face.size * if face.bold { 108 } else { 100 } / 100_000
}

/// The width of a letter in thousandths of the font's height, as in Noto Sans or a little wider.
fn letter(letter: char) -> i32 {
    match letter {
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 290,
        ' ' | 'f' | 't' | 'r' | 'I' | 'Ì' | 'Í' | 'Ỉ' | 'Ĩ' | 'Ị' | '(' | ')' | '-' | '"' => 400,
        'm' | 'w' | 'M' | 'W' | '→' | '↳' | '@' | '%' => 970,
        'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 660,
        letter if letter.is_uppercase() => 740,
        letter if letter.is_ascii() => 575,
        _ => 630,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face { size: 15, line: 21, bold: true };

    #[test]
    fn words_stay_whole_and_in_order_and_a_line_is_never_too_wide() {
        let check = |text: &str, room: i32| {
            let lines = wrap(text, room, FACE);
            assert!(lines.iter().all(|line| width(line, FACE) <= room), "{lines:?}");
            let together: String = lines.concat().split_whitespace().collect();
            assert_eq!(together, text.split_whitespace().collect::<String>());
        };
        check("Lãnh đạo Ủy ban nhân dân cấp xã ký giấy phép xây dựng", 200);
        check("Dienbienphudienbienphudienbienphudienbienphu", 100);
        check("", 100);
        check("a b", 12);
    }
}
