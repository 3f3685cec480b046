//! How a dossier begins.

use super::channel::Channel;
use super::fact::{Fact, Filing};
use super::law::Law;
use super::refusal::{Refusal, text};

/// The longest name that fits the printed forms, in characters.
pub const NAME_LIMIT: usize = 200;

/// Hands a dossier in. Answers and components were already held against the procedure's form.
///
/// An online filing is answered within 8 working hours of its arrival (Decree 118/2025 Art. 17.2c); at the counter
/// the answer is given on the spot.
///
/// # Errors
/// [`Refusal`] if the applicant has no name or one too long to print.
pub fn file(filing: Filing, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
    let name = text("name", &filing.applicant.name)?;
    if name.chars().count() > NAME_LIMIT {
        return Err(Refusal::TooLong { field: "name", limit: NAME_LIMIT });
    }
    let answer_by = match filing.channel {
        Channel::Online | Channel::Kiosk => Some(law.due(law.pack.online_answer_within).due),
        Channel::Direct | Channel::Post => None,
    };
    Ok(vec![Fact::Filed { filing: Box::new(filing), answer_by }])
}
