//! What the national catalogue says and our file does not, or says otherwise.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::channel::Channel;
use super::super::procedure::{Level, Procedure};
use super::Announced;
use crate::search::fold;

/// One difference. The sentence is in `locales/*/announced.ftl`, under the code with `-` for `.`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The procedure.
    pub procedure: String,
    /// Stable code, such as `announced.levels`.
    pub code: &'static str,
    /// What the national catalogue says.
    pub national: String,
    /// What ours says.
    pub ours: String,
}

/// The differences between an announced procedure and our edition in force; one that says so when we have none.
#[must_use]
pub fn compare(national: &Announced, ours: Option<&Procedure>) -> Vec<Gap> {
    let gap = |code, there: String, here: String| Gap {
        procedure: national.code.to_string(),
        code,
        national: there,
        ours: here,
    };
    let Some(ours) = ours else { return vec![gap("announced.not-here", national.name.clone(), String::new())] };
    let mut gaps = Vec::new();
    // Only the words count: capitals, spaces, and the words "Thủ tục" before a name are the portal's habit.
    let plain = |name: &str| {
        let folded = fold(&super::split::one_line(name, 1_000));
        folded.strip_prefix("thu tuc ").map_or(folded.clone(), str::to_owned)
    };
    if plain(&national.name) != plain(&ours.name.vi) {
        gaps.push(gap("announced.name", national.name.clone(), ours.name.vi.clone()));
    }
    if !national.decision.is_empty() && national.decision != ours.decision {
        gaps.push(gap("announced.decision", national.decision.clone(), ours.decision.clone()));
    }
    let (there, here): (BTreeSet<_>, BTreeSet<_>) =
        (national.levels.iter().map(level).collect(), ours.levels.iter().map(level).collect());
    if !there.is_empty() && there != here {
        gaps.push(gap("announced.levels", joined(there), joined(here)));
    }
    let there: BTreeSet<&str> = national.results.iter().map(|(code, _)| code.as_str()).collect();
    let here: BTreeSet<&str> = ours.results.iter().map(|result| result.code.as_str()).collect();
    if there != here {
        gaps.push(gap("announced.results", joined(there), joined(here)));
    }
    for channel in [Channel::Online, Channel::Direct, Channel::Post] {
        let door = national.doors.iter().find(|door| door.channel == channel);
        match (door, ours.offer(channel)) {
            (Some(door), None) => {
                gaps.push(gap("announced.door-closed-here", channel.key().into(), door.written.clone()))
            }
            (None, Some(_)) if !national.doors.is_empty() => {
                gaps.push(gap("announced.door-closed-there", String::new(), channel.key().into()));
            }
            _ => {}
        }
    }
    gaps
}

/// What we have and the national catalogue does not: retired there, local, or missing from the copy that was read.
#[must_use]
pub fn only_ours(ours: &Procedure) -> Gap {
    Gap {
        procedure: ours.code.to_string(),
        code: "announced.only-here",
        national: String::new(),
        ours: ours.name.vi.clone(),
    }
}

fn level(level: &Level) -> &'static str {
    match level {
        Level::Ministry => "ministry",
        Level::City => "city",
        Level::Commune => "commune",
        Level::Other => "other",
    }
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}
