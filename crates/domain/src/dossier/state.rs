//! The states of a dossier, and what each one carries (Decree 118/2025 Art. 17–23).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::ConsultationId;

/// Where a dossier stands. Lateness, extension and papers on the way are not states: they are read off the clock
/// and the facts, so that none of them can ever block a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum State {
    /// Filed; nobody has looked at it yet.
    AwaitingReception {
        /// Since when.
        since: Timestamp,
        /// Online filings are answered within 8 working hours (Art. 17.2c).
        answer_by: Option<Timestamp>,
    },
    /// Filed; a dispatcher looks for the agency that decides it, which did not follow from the answers.
    AwaitingDispatch {
        /// Since when.
        since: Timestamp,
        /// When it must be found.
        dispatch_by: Timestamp,
        /// Online filings are answered within 8 working hours all the same (Art. 17.2c).
        answer_by: Option<Timestamp>,
    },
    /// The counter asked once for what is missing, before acceptance (Art. 11.2c, 16.3).
    PreSupplement {
        /// Since when.
        since: Timestamp,
    },
    /// Not received, with a reason (Form 03). Final.
    ReceptionRefused {
        /// When.
        at: Timestamp,
    },
    /// Lodged at the wrong door and filed anew at the right one. Final here.
    Redirected {
        /// When.
        at: Timestamp,
    },
    /// Complete and valid: the code is issued and the clock runs (Art. 17.3).
    Accepted {
        /// When.
        at: Timestamp,
        /// When the papers must be on their way (Art. 18, 20.1).
        hand_over_by: Timestamp,
    },
    /// Sent to the competent agency; nobody there has taken it up.
    Transferred {
        /// When.
        at: Timestamp,
    },
    /// Somebody works on it.
    InProcess {
        /// Which step of the plan.
        step: usize,
        /// Since when.
        since: Timestamp,
        /// The step's own time limit.
        due: Option<Timestamp>,
    },
    /// Another agency was asked (Art. 19.4); the step waits for the answer.
    Consulting {
        /// The step that waits.
        step: usize,
        /// The open questions.
        open: Vec<ConsultationId>,
    },
    /// A financial obligation must be met first.
    AwaitingPayment {
        /// The step that waits.
        step: usize,
        /// Since when.
        since: Timestamp,
        /// How much, in đồng.
        amount: u64,
    },
    /// The applicant checks the draft result; silence confirms it.
    AwaitingConfirmation {
        /// The step that waits.
        step: usize,
        /// The last moment to object.
        until: Timestamp,
    },
    /// The agency asked for what is missing (Art. 19.5).
    SupplementRequested {
        /// Since when.
        since: Timestamp,
        /// When the dossier is closed if nothing comes (Art. 19.5: 15 days); none under older rules.
        close_at: Option<Timestamp>,
    },
    /// Before the one who signs.
    SubmittedForSignature {
        /// Since when.
        since: Timestamp,
    },
    /// Decided and signed; not yet numbered.
    Approved {
        /// When.
        at: Timestamp,
    },
    /// The result has its number and waits for the person.
    Issued {
        /// When.
        at: Timestamp,
    },
    /// The person has the result. Final, but for an error of the agency.
    Returned {
        /// When.
        at: Timestamp,
    },
    /// The agency refused with a reason (Form 03, Art. 19.3). Counts as done.
    Refused {
        /// When.
        at: Timestamp,
    },
    /// The applicant withdrew before the decision (Form 05, Art. 21). Final.
    Stopped {
        /// When.
        at: Timestamp,
    },
    /// What was missing never came (Art. 19.5). Final.
    ClosedNoSupplement {
        /// When.
        at: Timestamp,
    },
    /// An error of the agency is being put right (Art. 23.1).
    Correction {
        /// Since when.
        since: Timestamp,
        /// The last moment for the corrected result.
        due: Timestamp,
    },
}

impl State {
    /// The stable name: in the row, in SQL, in locale keys and in the API.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AwaitingReception { .. } => "awaiting_reception",
            Self::AwaitingDispatch { .. } => "awaiting_dispatch",
            Self::PreSupplement { .. } => "pre_supplement",
            Self::ReceptionRefused { .. } => "reception_refused",
            Self::Redirected { .. } => "redirected",
            Self::Accepted { .. } => "accepted",
            Self::Transferred { .. } => "transferred",
            Self::InProcess { .. } => "in_process",
            Self::Consulting { .. } => "consulting",
            Self::AwaitingPayment { .. } => "awaiting_payment",
            Self::AwaitingConfirmation { .. } => "awaiting_confirmation",
            Self::SupplementRequested { .. } => "supplement_requested",
            Self::SubmittedForSignature { .. } => "submitted_for_signature",
            Self::Approved { .. } => "approved",
            Self::Issued { .. } => "issued",
            Self::Returned { .. } => "returned",
            Self::Refused { .. } => "refused",
            Self::Stopped { .. } => "stopped",
            Self::ClosedNoSupplement { .. } => "closed_no_supplement",
            Self::Correction { .. } => "correction",
        }
    }

    /// Every name, in the order of the road.
    pub const NAMES: [&'static str; 20] = [
        "awaiting_reception",
        "awaiting_dispatch",
        "pre_supplement",
        "reception_refused",
        "redirected",
        "accepted",
        "transferred",
        "in_process",
        "consulting",
        "awaiting_payment",
        "awaiting_confirmation",
        "supplement_requested",
        "submitted_for_signature",
        "approved",
        "issued",
        "returned",
        "refused",
        "stopped",
        "closed_no_supplement",
        "correction",
    ];

    /// Somebody still has something to do.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(
            self,
            Self::ReceptionRefused { .. }
                | Self::Redirected { .. }
                | Self::Returned { .. }
                | Self::Refused { .. }
                | Self::Stopped { .. }
                | Self::ClosedNoSupplement { .. }
        )
    }

    /// The time limit is running: accepted, and not yet decided.
    #[must_use]
    pub const fn is_before_decision(&self) -> bool {
        matches!(
            self,
            Self::Accepted { .. }
                | Self::Transferred { .. }
                | Self::InProcess { .. }
                | Self::Consulting { .. }
                | Self::AwaitingPayment { .. }
                | Self::AwaitingConfirmation { .. }
                | Self::SupplementRequested { .. }
                | Self::SubmittedForSignature { .. }
        )
    }

    /// Filed but not accepted.
    #[must_use]
    pub const fn is_before_acceptance(&self) -> bool {
        matches!(self, Self::AwaitingReception { .. } | Self::AwaitingDispatch { .. } | Self::PreSupplement { .. })
    }

    /// The code the national portal uses for this state when dossiers are synchronised (1–10).
    #[must_use]
    pub const fn national_code(&self) -> u8 {
        match self {
            Self::AwaitingReception { .. } | Self::AwaitingDispatch { .. } => 1,
            Self::Accepted { .. } | Self::Transferred { .. } => 2,
            Self::ReceptionRefused { .. } | Self::Redirected { .. } => 3,
            Self::InProcess { .. }
            | Self::Consulting { .. }
            | Self::AwaitingConfirmation { .. }
            | Self::SubmittedForSignature { .. }
            | Self::Correction { .. } => 4,
            Self::PreSupplement { .. } | Self::SupplementRequested { .. } => 5,
            Self::AwaitingPayment { .. } => 6,
            Self::Stopped { .. } | Self::ClosedNoSupplement { .. } => 8,
            Self::Approved { .. } | Self::Issued { .. } | Self::Refused { .. } => 9,
            Self::Returned { .. } => 10,
        }
    }
}
