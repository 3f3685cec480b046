//! What an activity of the log is on the road of a dossier, told by how its name begins. Unknown names are steps.

/// What an event does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activity {
    /// Work inside the agency.
    Step,
    /// Another department of the house is asked and answers (`T07-2 …`).
    Advice(String),
    /// Somebody outside is asked (`T08 …`); who it is, the answer tells.
    Ask(String),
    /// Somebody outside answers (`T09-3 …`).
    Answer(String),
    /// The decision (`T14 …`).
    Decide,
    /// The decision leaves the house (`T15 …`).
    Issue,
    /// The applicant is asked for what is missing (`T20 …`).
    AskForMore,
}

/// Reads an activity by the number its name begins with.
#[must_use]
pub fn read(name: &str) -> Activity {
    let number = name.split_whitespace().next().unwrap_or_default();
    let (number, part) = number.split_once('-').unwrap_or((number, "1"));
    match number {
        "T07" => Activity::Advice(format!("advice {part}")),
        "T08" => Activity::Ask("party 1".to_owned()),
        "T09" => Activity::Answer(format!("party {part}")),
        "T14" => Activity::Decide,
        "T15" => Activity::Issue,
        "T20" => Activity::AskForMore,
        _ => Activity::Step,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_is_told_by_how_its_name_begins() {
        let check = |name: &str, expected: Activity| assert_eq!(read(name), expected, "{name}");
        check("Confirmation of receipt", Activity::Step);
        check("T02 Check confirmation of receipt", Activity::Step);
        check("T07-2 Draft intern advice aspect 2", Activity::Advice("advice 2".to_owned()));
        check("T08 Draft and send request for advice", Activity::Ask("party 1".to_owned()));
        check("T09-3 Process or receive external advice from party 3", Activity::Answer("party 3".to_owned()));
        check("T14 Determine document X request unlicensed", Activity::Decide);
        check("T20 Print report Y to stop indication", Activity::AskForMore);
        check("", Activity::Step);
        check("Kiểm tra hồ sơ", Activity::Step);
    }
}
