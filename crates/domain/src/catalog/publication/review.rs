//! What reviewers do: send back, publish, withdraw, retire, order a migration.

use jiff::civil::Date;

use super::action::Action;
use super::draft::{Aim, Draft};
use super::edition::{Announcement, Edition};
use super::fact::Fact;
use super::notice::Notice;
use super::refusal::{Refusal, note, optional_note};
use crate::access::Actor;
use crate::catalog::finding::Finding;

/// What a publication is decided on.
#[derive(Debug, Clone)]
pub struct Publishing<'a> {
    /// The number of the new edition.
    pub number: u32,
    /// SHA-256 of the text as it will be kept.
    pub sha256: String,
    /// Its first day.
    pub valid_from: Date,
    /// The decision.
    pub announcement: Announcement,
    /// What the check says of the whole catalogue as it would be then.
    pub findings: &'a [Finding],
}

impl Draft {
    /// Sends the draft back to be changed, or takes one's own back.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::Empty`] when a reviewer gives no remark.
    pub fn send_back(&self, remark: &str, actor: &Actor) -> Result<Fact, Refusal> {
        self.may(Action::SendBack, actor)?;
        let remark = if self.is_written_by(actor) { optional_note("remark", remark)? } else { note("remark", remark)? };
        Ok(Fact::SentBack { draft: self.id, remark })
    }

    /// Publishes the text of the draft from a day.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::PastDay`]; [`Refusal::ShortNotice`] when the announcement is late
    /// and no reason is given; [`Refusal::Findings`] when the catalogue would have errors.
    pub fn publish(
        &self,
        publishing: Publishing<'_>,
        notice: &Notice,
        actor: &Actor,
        today: Date,
    ) -> Result<Fact, Refusal> {
        self.may(Action::Publish, actor)?;
        self.aims(&Aim::Publish)?;
        let Publishing { number, sha256, valid_from, announcement, findings } = publishing;
        if valid_from < today {
            return Err(Refusal::PastDay { day: valid_from, today });
        }
        let announcement = announced(announcement, notice, valid_from, today)?;
        if findings.iter().any(Finding::is_error) {
            return Err(Refusal::Findings(findings.to_vec()));
        }
        let author = self.editor.clone();
        Ok(Fact::Published { draft: self.id, number, sha256, valid_from, author, announcement })
    }

    /// Gives the edition the draft names its last day. `later` is the number of an edition that follows it, if any.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::PastDay`]; [`Refusal::NotTheLatest`]; [`Refusal::AlreadyRetired`];
    /// [`Refusal::ShortNotice`].
    pub fn retire(
        &self,
        announcement: Announcement,
        edition: Option<&Edition>,
        later: Option<u32>,
        notice: &Notice,
        actor: &Actor,
        today: Date,
    ) -> Result<Fact, Refusal> {
        self.may(Action::Publish, actor)?;
        let Aim::Retire { number, last_day, replaced_by } = &self.aim else {
            return Err(Refusal::NotNow { action: Action::Publish, state: self.aim.key() });
        };
        if let Some(later) = later {
            return Err(Refusal::NotTheLatest(later));
        }
        if let Some(retirement) = edition.and_then(|edition| edition.retirement.as_ref()) {
            return Err(Refusal::AlreadyRetired(retirement.last_day));
        }
        if *last_day < today {
            return Err(Refusal::PastDay { day: *last_day, today });
        }
        let announcement = announced(announcement, notice, *last_day, today)?;
        let (number, last_day, replaced_by) = (*number, *last_day, replaced_by.clone());
        Ok(Fact::Retired { draft: self.id, number, last_day, replaced_by, announcement })
    }

    /// Orders that running dossiers be moved. Nothing of a dossier's time limit moves with it.
    ///
    /// # Errors
    /// Whatever [`Draft::may`] refuses; [`Refusal::Empty`] without a decision; [`Refusal::SignedLater`].
    pub fn order_migration(&self, announcement: Announcement, actor: &Actor, today: Date) -> Result<Fact, Refusal> {
        self.may(Action::Publish, actor)?;
        let Aim::Migrate { from, to, reason } = &self.aim else {
            return Err(Refusal::NotNow { action: Action::Publish, state: self.aim.key() });
        };
        // Running dossiers are not the public: there is no notice to keep, only a decision to name.
        let announcement = signed(announcement, today)?;
        let (from, to, reason) = (*from, *to, reason.clone());
        Ok(Fact::MigrationOrdered { draft: self.id, from, to, announcement, reason })
    }

    fn aims(&self, aim: &Aim) -> Result<(), Refusal> {
        if self.aim == *aim {
            return Ok(());
        }
        Err(Refusal::NotNow { action: Action::Publish, state: self.aim.key() })
    }
}

impl Edition {
    /// Undoes the publication, or the retirement, before it takes effect: one act of one publisher, because it only
    /// leaves things as they are.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::Empty`] without a reason; [`Refusal::InEffect`]; [`Refusal::NoSuchEdition`]
    /// for one that was withdrawn already; [`Refusal::NotTheLatest`] when `later`, an edition after it, rests on it.
    pub fn withdraw(&self, reason: &str, later: Option<u32>, actor: &Actor, today: Date) -> Result<Fact, Refusal> {
        Action::Withdraw.is_for(actor)?;
        if self.withdrawn.is_some() {
            return Err(Refusal::NoSuchEdition(self.number));
        }
        let reason = note("reason", reason)?;
        if let Some(retirement) = &self.retirement {
            return if retirement.last_day < today {
                Err(Refusal::InEffect(retirement.last_day))
            } else {
                Ok(Fact::RetirementWithdrawn { number: self.number, reason })
            };
        }
        if self.valid_from <= today {
            return Err(Refusal::InEffect(self.valid_from));
        }
        match later {
            Some(later) => Err(Refusal::NotTheLatest(later)),
            None => Ok(Fact::Withdrawn { number: self.number, reason }),
        }
    }

    /// Whether [`Edition::withdraw`] would find something to undo, whoever asks.
    #[must_use]
    pub fn is_withdrawable(&self, today: Date) -> bool {
        let not_ended = |retirement: &super::edition::Retirement| retirement.last_day >= today;
        self.withdrawn.is_none() && self.retirement.as_ref().map_or(self.valid_from > today, not_ended)
    }
}

/// A decision that names itself and is not of a later day.
fn signed(announcement: Announcement, today: Date) -> Result<Announcement, Refusal> {
    let decision = note("decision", &announcement.decision)?;
    if announcement.signed_on > today {
        return Err(Refusal::SignedLater { day: announcement.signed_on });
    }
    let short_notice =
        announcement.short_notice.as_deref().map(|why| optional_note("short-notice", why)).transpose()?;
    Ok(Announcement { decision, short_notice: short_notice.filter(|why| !why.is_empty()), ..announcement })
}

/// A decision that is signed early enough, or says why it is not. The reason is kept only where it was needed.
fn announced(announcement: Announcement, notice: &Notice, day: Date, today: Date) -> Result<Announcement, Refusal> {
    let announcement = signed(announcement, today)?;
    let missing = notice.missing(announcement.by, announcement.signed_on, day);
    match (missing, &announcement.short_notice) {
        (Some(missing), None) => {
            let earliest = day.saturating_add(jiff::Span::new().days(i64::from(missing)));
            Err(Refusal::ShortNotice { missing, earliest })
        }
        (Some(_), Some(_)) => Ok(announcement),
        (None, _) => Ok(Announcement { short_notice: None, ..announcement }),
    }
}
