//! Which names each part of a procedure's text has, and how each is asked. This is the shape of the file, not a rule
//! about it: what may stand where is for `catalog check` to say.

use domain::access::Role;
use domain::catalog::StepKind;

/// How a value is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A short text in both languages, side by side.
    Both,
    /// A long text in both languages.
    BothLong,
    /// One line.
    Line,
    /// A whole number.
    Whole,
    /// Yes or no.
    Tick,
    /// One of these.
    One(&'static [&'static str]),
    /// Several texts, one on a line.
    Words,
}

/// One name of a part.
#[derive(Debug, Clone, Copy)]
pub enum Slot {
    /// A value.
    Value(&'static str, Kind),
    /// A list of things with names of their own. A new one begins with the first text name set.
    List(&'static str, &'static [Slot]),
}

use Kind::{Both, BothLong, Line, One, Tick, Whole, Words};
use Slot::{List, Value};

const CHANNELS: &[&str] = &["online", "direct", "post", "kiosk"];
const TYPES: &[&str] = &[
    "text",
    "long-text",
    "person-name",
    "date",
    "personal-id",
    "phone",
    "email",
    "choice",
    "yes-no",
    "number",
    "money",
    "commune",
    "address",
    "file",
    "land-parcel",
    "vehicle",
    "group",
];
const CLASSES: &[&str] = &[
    "merit",
    "poor-household",
    "near-poor-household",
    "disabled",
    "child",
    "elderly",
    "minority-in-hardship",
    "student",
    "digital-citizen",
];
const STEPS: &[&str] = &{
    let mut keys = [""; StepKind::ALL.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = StepKind::ALL[at].key();
        at += 1;
    }
    keys
};
const ROLES: &[&str] = &{
    let mut keys = [""; Role::ALL.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = Role::ALL[at].key();
        at += 1;
    }
    keys
};

const TEXTS: &[Slot] = &[
    Value("name", Both),
    Value("plain-name", Both),
    Value("summary", BothLong),
    Value("also-called", Words),
    Value("delegation", BothLong),
    Value("immediate", Tick),
    Value("confirmation", Tick),
    List("notes", &[Value("", BothLong)]),
    List("results", &[Value("code", Line), Value("name", Both), Value("paper", Tick), Value("in-person", Tick)]),
    List("legal-basis", BASIS),
];

const BASIS: &[Slot] = &[Value("number", Line), Value("title", Both), Value("article", Line)];

const CHANNEL: &[Slot] = &[
    Value("channel", One(CHANNELS)),
    Value("level", One(&["end-to-end", "partial", "info-only"])),
    Value(
        "reason",
        One(&[
            "presence-required-by-law",
            "field-verification-required",
            "technical-fault-temporary",
            "other-technical",
        ]),
    ),
    Value("reason-basis", Line),
    Value("time", Line),
    Value("time-by", Line),
    Value("time-basis", Line),
    Value("time-note", BothLong),
    List("variants", &[Value("when", Line), Value("time", Line), Value("basis", Line)]),
];

const FEE: &[Slot] = &[
    Value("code", Line),
    Value("name", Both),
    Value("kind", One(&["phi", "le-phi"])),
    Value("unit", One(&["case", "page", "copy", "document"])),
    Value("amount", Whole),
    Value("set-by-council", Tick),
    Value("amount-by", Line),
    Value("cap", Whole),
    Value("channels", Words),
    Value("count-field", Line),
    Value("pages-field", Line),
    Value("when", Line),
    Value("valid-from", Line),
    Value("valid-to", Line),
    Value("basis.number", Line),
    Value("basis.title", Both),
    Value("basis.article", Line),
    List("tiers", &[Value("up-to", Whole), Value("amount", Whole)]),
    List("exemptions", &[Value("class", One(CLASSES)), Value("percent", Whole), Value("basis", Line)]),
];

const PAPER: &[Slot] = &[
    Value("code", Line),
    Value("name", Both),
    Value("hint", BothLong),
    Value("kind", One(&["original", "copy", "shown"])),
    Value("quantity", Whole),
    Value("required", Tick),
    Value("required-when", Line),
    Value("required-by", Line),
    Value("satisfied-by", Words),
    Value("needed-because", BothLong),
    Value("basis.number", Line),
    Value("basis.title", Both),
    Value("basis.article", Line),
];

const FIELD: &[Slot] = &[
    Value("name", Line),
    Value("type", One(TYPES)),
    Value("label", Both),
    Value("hint", Both),
    Value("page", Line),
    Value("required", Tick),
    Value("required-when", Line),
    Value("visible-when", Line),
    Value("source", Line),
    Value("seen-by", One(&["everyone", "officers"])),
    Value("max-length", Whole),
    Value("pattern", Line),
    Value("min", Whole),
    Value("max", Whole),
    Value("not-in-future", Tick),
    List("options", &[Value("value", Line), Value("", Both)]),
    List("fields", INNER),
];

const INNER: &[Slot] = &[
    Value("name", Line),
    Value("type", One(TYPES)),
    Value("label", Both),
    Value("hint", Both),
    Value("required", Tick),
    List("options", &[Value("value", Line), Value("", Both)]),
];

const STEP: &[Slot] = &[
    Value("id", Line),
    Value("name", Both),
    Value("role", One(ROLES)),
    Value("kind", One(STEPS)),
    Value("time", Line),
    Value("when", Line),
    Value("after", Words),
    Value("asks", Line),
    Value("form", Words),
];

const STOP: &[Slot] = &[
    Value("when", Line),
    Value("by.table", Line),
    Value("by.is", Line),
    Value("why", BothLong),
    Value("instead", Line),
    Value("basis", Line),
];

const SAMPLE: &[Slot] = &[
    Value("name", Both),
    Value("channel", One(CHANNELS)),
    Value("on", Line),
    Value("classes", Words),
    Value("expect.total", Whole),
    Value("expect.components", Words),
    Value("expect.time", Line),
    Value("expect.eligible", Tick),
    Value("expect.steps", Words),
    Value("expect.office", Line),
];

/// The parts, by the word in the address, in the order of their tabs.
pub const PARTS: &[(&str, &[Slot])] = &[
    ("texts", TEXTS),
    ("channels", &[List("channels", CHANNEL)]),
    ("fees", &[List("fees", FEE)]),
    ("papers", &[List("components", PAPER)]),
    (
        "form",
        &[
            Value("form.title", Both),
            List("form.sections", &[Value("id", Line), Value("title", Both), List("fields", FIELD)]),
        ],
    ),
    ("steps", &[List("steps", STEP)]),
    ("cases", &[Value("guide", Words), List("eligibility", STOP), List("samples", SAMPLE)]),
];

/// The names below a place of a part: `form.sections.0.fields.2`.
#[must_use]
pub fn below(slots: &'static [Slot], path: &str) -> Option<&'static [Slot]> {
    if path.is_empty() {
        return Some(slots);
    }
    slots.iter().find_map(|slot| {
        let List(name, inner) = slot else { return None };
        let rest = path.strip_prefix(name)?.strip_prefix('.')?;
        let (at, rest) = rest.split_once('.').unwrap_or((rest, ""));
        at.parse::<usize>().ok().and_then(|_| below(inner, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_way_through_the_part() {
        let check = |part: &str, path: &str, first: Option<&str>| {
            let slots = PARTS.iter().find(|(name, _)| *name == part).map(|(_, slots)| *slots).unwrap_or_default();
            let found = below(slots, path).and_then(|slots| slots.first()).map(|slot| match slot {
                Value(name, _) | List(name, _) => *name,
            });
            assert_eq!(found, first, "{part} {path}");
        };
        check("form", "", Some("form.title"));
        check("form", "form.sections.3", Some("id"));
        check("form", "form.sections.3.fields.12", Some("name"));
        check("form", "form.sections.3.fields.12.options.0", Some("value"));
        check("fees", "fees.0.tiers.1", Some("up-to"));
        check("fees", "steps.0", None);
        check("fees", "fees.x", None);
        check("fees", "fees", None);
    }
}
