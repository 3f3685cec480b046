//! A vehicle: its plate, and the numbers stamped on it.

use serde_json::{Map, Value, json};

use super::super::answers::AnswerError;
use super::super::field::Field;
use super::place::{at, only, part};
use super::{Reading, Readings, wrong};

/// The parts, in the order in which a registration prints them.
pub const PARTS: [&str; 4] = ["plate", "chassis", "engine", "brand"];
/// Most characters of the number of a chassis or an engine.
pub const STAMPED: usize = 30;
/// Most characters of a brand.
pub const BRAND: usize = 60;

/// The series of two letters that cars have; other pairs are on motorcycles.
const CAR_PAIRS: [&str; 11] = ["CD", "DA", "HC", "KT", "LD", "MK", "NG", "NN", "QT", "RM", "TĐ"];

/// A vehicle is known by its plate or its chassis: before the first registration there is no plate.
pub(super) fn read(field: &Field, parts: &Map<String, Value>) -> Readings {
    only(field, parts, &PARTS)?;
    let read = [
        ("plate", text(field, parts, "plate").and_then(|text| plate_of(field, &text))),
        ("chassis", text(field, parts, "chassis").and_then(|text| chassis_of(field, &text))),
        ("engine", text(field, parts, "engine").and_then(|text| stamped(field, &text, "answer.not-an-engine"))),
        ("brand", text(field, parts, "brand").and_then(|text| brand_of(field, text))),
    ];
    let (mut kept, mut errors) = (Map::new(), Vec::new());
    for (name, answer) in read {
        match answer {
            Ok(Some(value)) => {
                kept.insert(name.to_owned(), value);
            }
            Ok(None) => {}
            Err(error) => errors.push(at(name, error)),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    match kept.is_empty() {
        true => Ok(None),
        false if kept.contains_key("plate") || kept.contains_key("chassis") => Ok(Some(Value::Object(kept))),
        false => Err(vec![at("plate", wrong(field, "answer.plate-or-chassis"))]),
    }
}

fn text(field: &Field, parts: &Map<String, Value>, name: &str) -> Result<String, AnswerError> {
    part(field, parts, name)
}

fn plate_of(field: &Field, text: &str) -> Reading {
    match text {
        "" => Ok(None),
        text => plate(text).map(|plate| Some(json!(plate))).ok_or_else(|| wrong(field, "answer.not-a-plate")),
    }
}

/// The plate as it is printed: a car's `29A-123.45`, a motorcycle's `29-B1 123.45`, a diplomat's `80-011-NG-01`, older
/// ones with four digits. Spaces, dots and dashes may stand anywhere or nowhere; where a series could be either, a dash
/// behind the province says motorcycle and one behind the letters says car.
pub fn plate(text: &str) -> Option<String> {
    let (mut bare, mut marks, mut dashes) = (Vec::new(), Vec::new(), Vec::new());
    for letter in text.chars().take(30).flat_map(char::to_uppercase) {
        match letter {
            ' ' | '.' => marks.push(bare.len()),
            '-' | '–' => {
                marks.push(bare.len());
                dashes.push(bare.len());
            }
            letter => bare.push(letter),
        }
    }
    let part = |from: usize, to: usize| bare.get(from..to).map(|part| part.iter().collect::<String>());
    let digits = |from: usize, to: usize| part(from, to).filter(|part| part.bytes().all(|one| one.is_ascii_digit()));
    let end = bare.len();
    let province = digits(0, 2).filter(|province| !province.starts_with('0'))?;
    let number = |from: usize| match end.checked_sub(from)? {
        4 => digits(from, end),
        5 => Some(format!("{}.{}", digits(from, from + 3)?, digits(from + 3, end)?)),
        _ => None,
    };
    let car = |from: usize| Some(format!("{province}{}-{}", part(2, from)?, number(from)?));
    let motorcycle = |from: usize| Some(format!("{province}-{} {}", part(2, from)?, number(from)?));
    let is_letter = |letter: &&char| letter.is_ascii_uppercase() || **letter == 'Đ';
    match (bare.iter().skip(2).take_while(is_letter).count(), end) {
        // Of missions and their people.
        (0, 9) => {
            let pair = part(5, 7).filter(|pair| ["CV", "NG", "NN", "QT"].contains(&pair.as_str()))?;
            Some(format!("{province}-{}-{pair}-{}", digits(2, 5)?, digits(7, 9)?))
        }
        (1, 9) if !dashes.contains(&3) => digits(3, 4).and_then(|_| motorcycle(4)),
        (1, 8) if !marks.contains(&3) && (dashes.contains(&2) || marks.contains(&4)) => motorcycle(4),
        (1, _) => car(3),
        (2, 10) => digits(4, 5).and_then(|_| motorcycle(5)),
        (2, _) => {
            let of_car = dashes.contains(&4) || CAR_PAIRS.contains(&part(2, 4)?.as_str());
            if of_car && !dashes.contains(&2) { car(4) } else { motorcycle(4) }
        }
        _ => None,
    }
}

/// Seventeen characters are a vehicle identification number (ISO 3779), which never has I, O or Q; older and homemade
/// vehicles have shorter ones.
fn chassis_of(field: &Field, text: &str) -> Reading {
    let bare = bare(text);
    if bare.chars().count() == 17 && bare.contains(['I', 'O', 'Q']) {
        return Err(wrong(field, "answer.chassis-letters"));
    }
    stamped(field, text, "answer.not-a-chassis")
}

fn bare(text: &str) -> String {
    text.to_uppercase().chars().filter(|letter| !" .-".contains(*letter)).collect()
}

fn stamped(field: &Field, text: &str, code: &'static str) -> Reading {
    let bare = bare(text);
    let count = bare.chars().count();
    match count {
        0 if text.is_empty() => Ok(None),
        4..=STAMPED if bare.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()) => {
            Ok(Some(json!(bare)))
        }
        _ => Err(wrong(field, code).with("given", count)),
    }
}

fn brand_of(field: &Field, text: String) -> Reading {
    match text.chars().count() {
        0 => Ok(None),
        1..=BRAND => Ok(Some(json!(text))),
        _ => Err(wrong(field, "answer.too-long").with("max", BRAND)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::plate;

    #[test]
    fn a_plate_is_kept_as_it_is_printed_however_it_is_typed() {
        let check = |typed: &str, kept: &str| assert_eq!(plate(typed).as_deref(), Some(kept), "{typed}");
        check("29a12345", "29A-123.45");
        check("29A-123.45", "29A-123.45");
        check(" 30 F 999 99 ", "30F-999.99");
        check("29A1234", "29A-1234");
        check("29LD12345", "29LD-123.45");
        check("29b112345", "29-B1 123.45");
        check("29-B1 123.45", "29-B1 123.45");
        check("29-H12345", "29-H1 2345");
        check("29H1 2345", "29-H1 2345");
        check("29-AA 123.45", "29-AA 123.45");
        check("29AA12345", "29-AA 123.45");
        check("29AA-123.45", "29AA-123.45");
        check("29MĐ112345", "29-MĐ1 123.45");
        check("29mđ1-12345", "29-MĐ1 123.45");
        check("80-011-NG-01", "80-011-NG-01");
        check("80 011 ng 01", "80-011-NG-01");
    }

    #[test]
    fn what_is_no_plate_is_not_mended_into_one() {
        let check = |typed: &str| assert_eq!(plate(typed), None, "{typed}");
        for typed in
            ["", "29", "A9-12345", "09A-12345", "29A-123", "29A-123456", "29ABC-12345", "29-011-AB-01", "２９A12345"]
        {
            check(typed);
        }
    }

    proptest! {
        #[test]
        fn a_plate_that_was_read_reads_the_same_again(typed in "[1-9][0-9][ .-]?[A-ZĐ]{1,2}[0-9]?[ .-]?[0-9]{3}[.]?[0-9]{1,2}|.{0,40}") {
            if let Some(kept) = plate(&typed) {
                prop_assert_eq!(plate(&kept), Some(kept));
            }
        }
    }
}
