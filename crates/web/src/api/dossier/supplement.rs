//! What is missing is asked for, and brought; and what was filed online is changed by its applicant.

use std::collections::BTreeMap;

use app::dossier::get;
use app::dossier::supplement::{self, Supplement};
use domain::dossier::fact::Fault;
use domain::id::{DossierId, PaperId};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer::{self, Answer};
use super::body::FaultBody;
use crate::api::door::{At, Order};
use crate::api::paper::{NewPaper, taken};
use crate::api::problem::Problem;

/// Form 02: everything that is missing, at once.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplementRequestBody {
    /// All faults.
    pub faults: Vec<FaultBody>,
    /// `before_acceptance` or `after_acceptance`; by where the dossier stands if not given.
    pub stage: Option<StageBody>,
    /// The sector law that allows asking later than the decree does.
    pub sector_basis: Option<String>,
}

/// Before or after acceptance.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageBody {
    /// By the counter (Decree 118/2025 Art. 16.3).
    BeforeAcceptance,
    /// By the agency (Art. 19.5).
    AfterAcceptance,
}

/// What is brought.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplementBroughtBody {
    /// Answers that change.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Value>,
    /// Papers that come.
    #[serde(default)]
    pub papers: Vec<NewPaper>,
    /// Papers they replace.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub replaced: Vec<Uuid>,
}

/// `POST /api/v1/dossiers/{id}/supplement-requests`
pub async fn ask(At(id): At<DossierId>, order: Order<SupplementRequestBody>) -> Answer {
    let Order { ctx, expected, body, .. } = order;
    let faults = body.faults.into_iter().map(Fault::from).collect();
    let stage = match body.stage {
        Some(stage) => stage,
        None if get::load(&ctx, id).await?.clock.is_none() => StageBody::BeforeAcceptance,
        None => StageBody::AfterAcceptance,
    };
    let done = match stage {
        StageBody::BeforeAcceptance => supplement::ask_before_acceptance(&ctx, id, expected, faults).await,
        StageBody::AfterAcceptance => {
            supplement::ask_after_acceptance(&ctx, id, expected, faults, body.sector_basis).await
        }
    };
    answer::changed(&ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/supplements`
pub async fn bring(At(id): At<DossierId>, order: Order<SupplementBroughtBody>) -> Answer {
    let brought = brought(&order).await?;
    let done = supplement::supplement(&order.ctx, id, order.expected, brought).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/amendments`
pub async fn amend(At(id): At<DossierId>, order: Order<SupplementBroughtBody>) -> Answer {
    let brought = brought(&order).await?;
    let done = supplement::amend(&order.ctx, id, order.expected, brought).await;
    answer::changed(&order.ctx, done).await
}

async fn brought(order: &Order<SupplementBroughtBody>) -> Result<Supplement, Problem> {
    Ok(Supplement {
        answers: order.body.answers.clone(),
        papers: taken(&order.ctx, &order.body.papers).await?,
        replaced: order.body.replaced.iter().copied().map(PaperId).collect(),
    })
}

impl From<FaultBody> for Fault {
    fn from(fault: FaultBody) -> Self {
        Self { about: fault.about, reason: fault.reason, fix: fault.fix }
    }
}
