//! How a dossier begins.

use super::channel::Channel;
use super::fact::{Applicant, Fact, Filing};
use super::law::Law;
use super::refusal::{Refusal, optional_text, text};

/// The longest name that fits the printed forms, in characters.
pub const NAME_LIMIT: usize = 200;

/// Hands a dossier in. Answers and components were already held against the procedure's form.
///
/// An online filing is answered within 8 working hours of its arrival (Decree 118/2025 Art. 17.2c); at the counter
/// the answer is given on the spot. Where nobody can tell yet who decides it, a dispatcher finds out first, with a clock
/// of its own.
///
/// # Errors
/// [`Refusal`] if the applicant has no name, or anything about them is too long or cannot be printed.
pub fn file(filing: Filing, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
    let filing = Filing { applicant: checked(filing.applicant)?, ..filing };
    let answer_by = match filing.channel {
        Channel::Online | Channel::Kiosk => Some(law.due(law.pack.online_answer_within).due),
        Channel::Direct | Channel::Post => None,
    };
    let dispatch_by = filing.undetermined.map(|_| law.due(law.pack.dispatch_within).due);
    Ok(vec![Fact::Filed { filing: Box::new(filing), answer_by, dispatch_by }])
}

/// Whatever is known of the applicant ends on papers: it must fit them.
fn checked(applicant: Applicant) -> Result<Applicant, Refusal> {
    let name = text("name", &applicant.name)?;
    if name.chars().count() > NAME_LIMIT {
        return Err(Refusal::TooLong { field: "name", limit: NAME_LIMIT });
    }
    let known = |value: Option<String>| -> Result<Option<String>, Refusal> {
        let value = value.map(|value| optional_text("applicant", &value)).transpose()?;
        Ok(value.filter(|value| !value.is_empty()))
    };
    Ok(Applicant {
        account: applicant.account,
        name,
        personal_id: known(applicant.personal_id)?,
        phone: known(applicant.phone)?,
        email: known(applicant.email)?,
        address: known(applicant.address)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::channel::Channel;
    use super::super::road::{Ward, at};
    use super::super::state::State;

    #[test]
    fn an_online_filing_is_answered_within_eight_working_hours() {
        let ward = Ward::with("3wd");
        let check = |filed: &str, channel, answer_by: Option<&str>| {
            let State::AwaitingReception { answer_by: by, .. } = ward.filed_by(filed, channel).dossier.state else {
                panic!("a new dossier waits for reception")
            };
            assert_eq!(by, answer_by.map(at), "{filed}");
        };
        // The vector of the deadline algorithm: Giỗ Tổ is compensated on Monday 27/04.
        check("2026-04-24 15:30", Channel::Online, Some("2026-04-28 15:30"));
        check("2026-03-02 08:00", Channel::Online, Some("2026-03-02 17:30"));
        check("2026-03-07 22:00", Channel::Kiosk, Some("2026-03-09 17:30"));
        check("2026-03-02 08:00", Channel::Direct, None);
        check("2026-03-02 08:00", Channel::Post, None);
    }
}
