//! The result: numbered, handed over, put right; or the applicant withdraws before there is one.

use std::collections::BTreeMap;

use app::Ctx;
use app::dossier::{correct, hand_back, issue, stop};
use app::signing::Consent;
use domain::catalog::code::ResultCode;
use domain::dossier::fact::{CollectionProof, ReturnWay};
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DossierId, PaperId};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answer::{self, Answer};
use crate::api::door::{At, Order};
use crate::api::problem::Problem;

/// The result document (Decree 118/2025 Art. 22.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResultDocument {
    /// Its number.
    pub number: String,
    /// Its file, as `POST /api/v1/uploads` answered, if it is electronic.
    #[schema(value_type = Option<String>, format = "uuid")]
    pub upload: Option<Uuid>,
}

/// The result that is issued (Decree 118/2025 Art. 22.1). Without a file the system makes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuedResult {
    /// Its number.
    pub number: String,
    /// Its file, as `POST /api/v1/uploads` answered, if somebody made it elsewhere.
    #[schema(value_type = Option<String>, format = "uuid")]
    pub upload: Option<Uuid>,
    /// Which of the procedure's results it is, such as `KQ.G15.000031`; the likeliest where none is named.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub result: Option<ResultCode>,
    /// What an officer enters into it, by name; `catalog/results` lists the names.
    #[serde(default)]
    pub entered: BTreeMap<String, String>,
}

/// How the result reaches the person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandBack {
    /// To whom.
    pub to: String,
    /// How.
    pub way: WayBody,
    /// What the collector showed; the receipt if not given.
    #[serde(default)]
    pub proof: ProofBody,
}

/// How the person gets the result.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WayBody {
    /// At the return point, by hand.
    AtPoint,
    /// By the public post.
    ByPost,
    /// As an electronic result.
    Online,
}

/// What the collector showed (Decree 118/2025 Art. 6.2).
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProofBody {
    /// The receipt.
    #[default]
    Receipt,
    /// An identity paper, where the receipt is lost.
    Identity,
    /// The receipt and an authorisation to collect for somebody else.
    Authorisation,
}

impl From<ProofBody> for CollectionProof {
    fn from(proof: ProofBody) -> Self {
        match proof {
            ProofBody::Receipt => Self::Receipt,
            ProofBody::Identity => Self::Identity,
            ProofBody::Authorisation => Self::Authorisation,
        }
    }
}

impl From<WayBody> for ReturnWay {
    fn from(way: WayBody) -> Self {
        match way {
            WayBody::AtPoint => Self::AtPoint,
            WayBody::ByPost => Self::ByPost,
            WayBody::Online => Self::Online,
        }
    }
}

/// Form 05: the applicant withdraws (Art. 21).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Why, in the applicant's words.
    pub reason: String,
}

/// What is wrong with the result (Art. 23.1).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRequest {
    /// What is wrong.
    pub error: String,
}

/// `POST /api/v1/dossiers/{id}/issue`
pub async fn issue(At(id): At<DossierId>, order: Order<IssuedResult>) -> Answer {
    let file = file(&order.ctx, order.body.upload).await?;
    let issue = issue::Issue {
        copy: file.map_or(issue::Copy::Made, issue::Copy::Brought),
        result: order.body.result.clone(),
        entered: order.body.entered.clone(),
        // A key that asks its holder for a PIN is used on the officer's page.
        consent: Consent::default(),
    };
    let done = issue::issue(&order.ctx, id, order.expected, &order.body.number, issue).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/hand-back`
pub async fn hand_back(At(id): At<DossierId>, order: Order<HandBack>) -> Answer {
    let HandBack { to, way, proof } = &order.body;
    let done = hand_back::hand_back(&order.ctx, id, order.expected, to, (*way).into(), (*proof).into()).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/withdrawal`
pub async fn withdraw(At(id): At<DossierId>, order: Order<Withdrawal>) -> Answer {
    answer::changed(&order.ctx, stop::stop(&order.ctx, id, order.expected, &order.body.reason).await).await
}

/// `POST /api/v1/dossiers/{id}/correction-requests`
pub async fn report_error(At(id): At<DossierId>, order: Order<CorrectionRequest>) -> Answer {
    let done = correct::open_correction(&order.ctx, id, order.expected, &order.body.error).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/corrections`
pub async fn correct(At(id): At<DossierId>, order: Order<ResultDocument>) -> Answer {
    let file = file(&order.ctx, order.body.upload).await?;
    let done = correct::correct(&order.ctx, id, order.expected, &order.body.number, file).await;
    answer::changed(&order.ctx, done).await
}

/// The component name under which a result is stored beside the papers that were handed in.
const RESULT: &str = "result";

async fn file(ctx: &Ctx, upload: Option<Uuid>) -> Result<Option<Paper>, Problem> {
    let Some(upload) = upload else { return Ok(None) };
    let upload = app::document::upload::find(ctx, PaperId(upload)).await?;
    Ok(Some(Paper {
        id: PaperId(ctx.id()),
        component: RESULT.to_owned(),
        name: upload.name,
        source: PaperSource::Uploaded,
        quantity: 1,
        file: Some(upload.file),
        document: None,
    }))
}
