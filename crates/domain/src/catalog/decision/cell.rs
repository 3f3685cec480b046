//! What one cell says, and whether it fits a value.

use jiff::civil::Date;

/// The longest cell, in bytes.
const LONGEST: usize = 500;

/// A value of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// Not answered, or not asked for.
    Nothing,
    /// An option, a channel, `yes` or `no`, a commune.
    Word(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
    /// The classes of person, which may be several.
    Classes(Vec<String>),
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// `-`: any value, also none.
    Any,
    /// `house | shop`, `none`: one of these.
    OneOf(Vec<String>),
    /// `60..90`, both ends included; an end may be open.
    Between(End, End),
    /// `< 60`, `> 60`: without the end.
    Less(Bound),
    /// Above.
    More(Bound),
}

/// One end of a stretch.
pub type End = Option<Bound>;

/// A number or a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// The word for a value that is not there: not answered, or no class of person.
pub const NONE: &str = "none";

impl Cell {
    /// Reads a cell by its shape alone; whether it suits its column is the column's to say. None of what a clerk may
    /// type makes it panic. None when it has none of the shapes.
    pub fn read(text: &str) -> Option<Cell> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if text == "-" {
            return Some(Cell::Any);
        }
        for (sign, whole) in [("<=", true), (">=", true), ("<", false), (">", false)] {
            let Some(rest) = text.strip_prefix(sign) else { continue };
            let bound = Bound::read(rest)?;
            return Some(match (sign.starts_with('<'), whole) {
                (true, true) => Cell::Between(None, Some(bound)),
                (false, true) => Cell::Between(Some(bound), None),
                (true, false) => Cell::Less(bound),
                (false, false) => Cell::More(bound),
            });
        }
        if let Some((from, to)) = text.split_once("..") {
            let end = |text: &str| match text.trim() {
                "" => Some(None),
                text => Bound::read(text).map(Some),
            };
            let (from, to) = (end(from)?, end(to)?);
            let kinds = from.zip(to).is_none_or(|(from, to)| from.kind() == to.kind() && !from.is_above(to));
            return if kinds && (from.is_some() || to.is_some()) { Some(Cell::Between(from, to)) } else { None };
        }
        if let Some(bound) = Bound::read(text) {
            return Some(Cell::Between(Some(bound), Some(bound)));
        }
        let words: Vec<String> = text.split('|').map(|word| word.trim().trim_matches('"').to_owned()).collect();
        let sound = |word: &String| {
            !word.is_empty() && word.chars().all(|letter| letter.is_alphanumeric() || "-_. ".contains(letter))
        };
        if words.iter().all(sound) { Some(Cell::OneOf(words)) } else { None }
    }

    /// Whether a value fits.
    pub fn fits(&self, given: &Given) -> bool {
        match (self, given) {
            (Cell::Any, _) => true,
            (Cell::OneOf(words), Given::Nothing) => words.iter().any(|word| word == NONE),
            (Cell::OneOf(words), Given::Word(given)) => words.contains(given),
            (Cell::OneOf(words), Given::Classes(held)) => {
                words.iter().any(|word| held.contains(word) || (word == NONE && held.is_empty()))
            }
            // A code of five digits, or an option such as `3`, has the shape of a number.
            (Cell::Between(Some(from), Some(_)), Given::Word(word)) => {
                matches!((Bound::read(word), from), (Some(one), from) if one == *from)
            }
            (cell, given) => Bound::of(given).is_some_and(|value| cell.holds(value)),
        }
    }

    fn holds(&self, value: Bound) -> bool {
        let at_least = |from: &End| from.is_none_or(|from| from.kind() == value.kind() && !from.is_above(value));
        let at_most = |to: &End| to.is_none_or(|to| to.kind() == value.kind() && !value.is_above(to));
        match self {
            Cell::Any => true,
            Cell::OneOf(_) => false,
            Cell::Between(from, to) => at_least(from) && at_most(to),
            Cell::Less(end) => end.kind() == value.kind() && end.is_above(value),
            Cell::More(end) => end.kind() == value.kind() && value.is_above(*end),
        }
    }

    /// The ends it names.
    pub fn bounds(&self) -> Vec<Bound> {
        match self {
            Cell::Any | Cell::OneOf(_) => Vec::new(),
            Cell::Between(from, to) => from.iter().chain(to).copied().collect(),
            Cell::Less(end) | Cell::More(end) => vec![*end],
        }
    }
}

impl Bound {
    fn read(text: &str) -> Option<Bound> {
        let text = text.trim();
        if text.len() == 10
            && text.as_bytes().get(4) == Some(&b'-')
            && let Ok(day) = text.parse()
        {
            return Some(Bound::Day(day));
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        let shape = digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
            && digits.len() <= 15;
        if shape { text.parse().ok().filter(|number: &f64| number.is_finite()).map(Bound::Number) } else { None }
    }

    fn of(given: &Given) -> Option<Bound> {
        match given {
            Given::Number(number) => Some(Bound::Number(*number)),
            Given::Day(day) => Some(Bound::Day(*day)),
            Given::Nothing | Given::Word(_) | Given::Classes(_) => None,
        }
    }

    fn kind(self) -> bool {
        matches!(self, Bound::Day(_))
    }

    fn is_above(self, other: Bound) -> bool {
        match (self, other) {
            (Bound::Number(one), Bound::Number(other)) => one > other,
            (Bound::Day(one), Bound::Day(other)) => one > other,
            _ => false,
        }
    }
}

impl std::fmt::Display for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Given::Nothing => f.write_str(NONE),
            Given::Word(word) => f.write_str(word),
            Given::Number(number) => number.fmt(f),
            Given::Day(day) => day.fmt(f),
            Given::Classes(held) if held.is_empty() => f.write_str(NONE),
            Given::Classes(held) => f.write_str(&held.join(" + ")),
        }
    }
}
