//! The leader decides, refuses, sends back, or sets a new date.

use std::collections::BTreeMap;

use app::dossier::{approve, extend, refuse};
use domain::catalog::code::ResultCode;
use domain::dossier::issue::Drafted;
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use crate::api::door::{At, Order};
use crate::api::moment::Moment;

/// What is decided and signed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// What was decided, in one line.
    pub decision: String,
    /// Which of the procedure's results it is, such as `KQ.G15.000031`; the prepared one where none is named.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub result: Option<ResultCode>,
    /// What an officer enters into it, by name, instead of what was prepared; `catalog/results` lists the names.
    #[serde(default)]
    pub entered: BTreeMap<String, String>,
}

/// What to change in the draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnForChanges {
    /// What to change.
    pub remark: String,
}

/// Form 03: the matter is refused (Decree 118/2025 Art. 19.3).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalBody {
    /// Why, in words for the applicant.
    pub reason: String,
    /// The article it rests on.
    pub legal_basis: String,
    /// The sector law that allows refusing after the due date.
    pub sector_basis: Option<String>,
}

/// Form 04: a new date, once, with an apology (Art. 19.6).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionBody {
    /// Why it takes longer.
    pub reason: String,
    /// The apology, shown to the applicant as it is.
    pub apology: String,
    /// The new date, in office hours.
    pub new_due: Moment,
}

/// What was said of the result; none where nothing was, so that what was prepared stays.
fn drafted(result: Option<ResultCode>, entered: &BTreeMap<String, String>) -> Option<Drafted> {
    Some(Drafted { result, entered: entered.clone() }).filter(|drafted| !drafted.is_empty())
}

/// `POST /api/v1/dossiers/{id}/approval`
pub async fn approve(At(id): At<DossierId>, order: Order<Approval>) -> Answer {
    // A key that asks its holder for a PIN is used on the leader's page.
    let approval = approve::Approval {
        drafted: drafted(order.body.result.clone(), &order.body.entered),
        ..approve::Approval::default()
    };
    let done = approve::approve(&order.ctx, id, order.expected, &order.body.decision, &approval).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/return-for-changes`
pub async fn send_back(At(id): At<DossierId>, order: Order<ReturnForChanges>) -> Answer {
    let done = approve::send_back(&order.ctx, id, order.expected, &order.body.remark).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/refusal`
pub async fn refuse(At(id): At<DossierId>, order: Order<RefusalBody>) -> Answer {
    let RefusalBody { reason, legal_basis, sector_basis } = &order.body;
    let sector = sector_basis.as_deref();
    let done = refuse::refuse(&order.ctx, id, order.expected, reason, legal_basis, sector).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/extension`
pub async fn extend(At(id): At<DossierId>, order: Order<ExtensionBody>) -> Answer {
    let ExtensionBody { reason, apology, new_due } = &order.body;
    let done = extend::extend(&order.ctx, id, order.expected, reason, apology, new_due.0).await;
    answer::changed(&order.ctx, done).await
}
