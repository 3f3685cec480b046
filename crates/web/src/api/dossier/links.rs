//! Where to read more of a dossier, and where each action is sent.

use std::collections::BTreeMap;

use domain::dossier::action::Action;
use domain::dossier::record::Dossier;
use serde::Serialize;
use utoipa::ToSchema;

/// An address and how it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkBody {
    /// The address.
    pub href: String,
    /// The method.
    #[schema(example = "POST")]
    pub method: String,
}

/// The sub-resource that an action is a `POST` to; none for what only the schedule does.
#[must_use]
pub const fn noun(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Dispatch => "dispatch",
        Action::Accept => "acceptance",
        Action::ResolveAtOnce => "resolution-at-once",
        Action::AskBeforeAcceptance | Action::AskAfterAcceptance => "supplement-requests",
        Action::RefuseReception => "reception-refusal",
        Action::Redirect => "redirection",
        Action::Supplement => "supplements",
        Action::Transfer => "transfer",
        Action::Take => "custody",
        Action::FinishStep => "step-completions",
        Action::Consult => "consultations",
        Action::AnswerConsultation => "consultations/{consultation}/answer",
        Action::AskPayment => "payment-requests",
        Action::ReceivePayment => "payments",
        Action::AskConfirmation => "confirmation-requests",
        Action::Confirm => "confirmation",
        Action::Object => "objection",
        Action::SubmitForSignature => "signature-requests",
        Action::SendBack => "return-for-changes",
        Action::Approve => "approval",
        Action::Refuse => "refusal",
        Action::Extend => "extension",
        Action::Issue => "issue",
        Action::HandBack => "hand-back",
        Action::Stop => "withdrawal",
        Action::OpenCorrection => "correction-requests",
        Action::Correct => "corrections",
        Action::Amend => "amendments",
        Action::ArrangeVerification => "verifications",
        Action::ReportLoss => "loss-reports",
        Action::Close => return None,
    })
}

/// The links of a dossier for someone who may do these things.
pub fn links(dossier: &Dossier, allowed: &[Action]) -> BTreeMap<String, LinkBody> {
    let home = format!("/api/v1/dossiers/{}", dossier.id);
    let link = |method: &str, href: String| LinkBody { href, method: method.to_owned() };
    let mut links = BTreeMap::from([
        ("self".to_owned(), link("GET", home.clone())),
        ("timeline".to_owned(), link("GET", format!("{home}/timeline"))),
    ]);
    for action in allowed {
        let Some(noun) = noun(*action) else { continue };
        // A question can only be answered by its own address: one that is open stands for the others.
        let open = dossier.consultations.iter().find(|asked| asked.answer.is_none());
        let noun = open.map_or(noun.to_owned(), |asked| noun.replace("{consultation}", &asked.id.to_string()));
        links.insert(action.key().to_owned(), link("POST", format!("{home}/{noun}")));
    }
    links
}
