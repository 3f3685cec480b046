//! What may be destroyed at all. Asked when a list is made, when it is decided, and once more for each document at the
//! moment it is destroyed: years lie between, and a complaint takes a day.

use jiff::civil::Date;

use crate::document::item::{Document, Status};
use crate::timeline::Ruling;

/// What stands around a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// A dossier it belongs to, or was used in, still runs.
    pub runs: bool,
    /// The last day of what is kept longest among the documents of its dossier; a file is kept as long as its longest
    /// document (Law on Archives 33/2024 Art. 15.4, 36.4).
    pub together: Together,
}

/// What the other documents of the same dossier say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// There are none, or none is left.
    Alone,
    /// The longest is kept until this day.
    Until(Date),
    /// One is kept for good.
    ForGood,
}

/// Refuses to destroy what is still needed.
///
/// # Errors
/// `destruction.destroyed`, `.for-good`, `.not-due`, `.still-holds`, `.held`, `.runs`, `.together`.
pub fn eligible(document: &Document, today: Date, around: Around) -> Result<(), Ruling> {
    let day = |day: Date| day.strftime("%d/%m/%Y").to_string();
    if matches!(document.status, Status::Destroyed { .. }) {
        return Err(Ruling::new("destruction.destroyed"));
    }
    let Some(last) = document.item.keep_until else { return Err(Ruling::new("destruction.for-good")) };
    if today <= last {
        return Err(Ruling::new("destruction.not-due").with("last", day(last)));
    }
    // Not a rule of the law but caution: who holds a paper that says it is valid may still have to show it.
    if let (Some(valid_to), Status::Valid) = (document.item.valid_to, &document.status)
        && today <= valid_to
    {
        return Err(Ruling::new("destruction.still-holds").with("last", day(valid_to)));
    }
    if let Some(hold) = &document.hold {
        return Err(Ruling::new("destruction.held").with("grounds", hold.grounds.key()).with("note", &hold.note));
    }
    if around.runs {
        return Err(Ruling::new("destruction.runs"));
    }
    match around.together {
        Together::ForGood => Err(Ruling::new("destruction.together-for-good")),
        Together::Until(last) if today <= last => Err(Ruling::new("destruction.together").with("last", day(last))),
        Together::Until(_) | Together::Alone => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::hold::{Grounds, Hold};
    use crate::document::item::{Fact, tests::item};
    use crate::timeline::{By, Recorded, Subject};
    use jiff::Timestamp;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn only_what_nobody_needs_any_longer_may_be_destroyed() {
        let alone = Around { runs: false, together: Together::Alone };
        let today = date(2027, 1, 1);
        let check = |change: &dyn Fn(&mut Document), around: Around, expected: Option<&str>| {
            let item = Box::new(item());
            let by = By { account: None, name: "Thu".into() };
            let kept = Recorded { at: Timestamp::UNIX_EPOCH, by, fact: Fact::Kept { item } };
            let mut document = Document::first(Uuid::nil(), &kept).expect("kept");
            document.item.keep_until = Some(date(2026, 12, 31));
            change(&mut document);
            let found = eligible(&document, today, around).err().map(|ruling| ruling.code);
            assert_eq!(found, expected);
        };
        check(&|_| {}, alone, None);
        check(&|one| one.item.keep_until = Some(today), alone, Some("destruction.not-due"));
        check(&|one| one.item.keep_until = None, alone, Some("destruction.for-good"));
        check(&|one| one.item.valid_to = Some(today), alone, Some("destruction.still-holds"));
        check(&|one| one.item.valid_to = Some(date(2026, 12, 31)), alone, None);
        let destroyed = Status::Destroyed { at: Timestamp::UNIX_EPOCH, record: Uuid::nil() };
        check(&|one| one.status = destroyed.clone(), alone, Some("destruction.destroyed"));
        let by = By { account: None, name: "Lan".into() };
        let hold = Hold { grounds: Grounds::Court, note: "Vụ án".into(), by, since: Timestamp::UNIX_EPOCH };
        check(&|one| one.hold = Some(hold.clone()), alone, Some("destruction.held"));
        check(&|_| {}, Around { runs: true, ..alone }, Some("destruction.runs"));
        let together = |together| Around { runs: false, together };
        check(&|_| {}, together(Together::ForGood), Some("destruction.together-for-good"));
        check(&|_| {}, together(Together::Until(today)), Some("destruction.together"));
        check(&|_| {}, together(Together::Until(date(2026, 12, 31))), None);
    }
}
