//! Old addresses, read as what they may mean today.

use app::Ctx;
use axum::Json;
use domain::unit::commune::Commune;
use domain::unit::resolve::{Purpose, Reading, Resolution};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::door::{Api, Asked};
use super::problem::Problem;

/// The longest address that is read, in characters.
const LONGEST: usize = 500;

/// What to read.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ResolveQuery {
    /// The address, from the smallest part to the largest, such as `Phường Ngọc Hà, Quận Ba Đình`.
    pub text: String,
    /// `person` (where somebody lives; not given) or `land` (parts without people count too).
    #[param(inline)]
    pub purpose: Option<PurposeName>,
}

/// What the answer is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PurposeName {
    /// Somebody's address.
    Person,
    /// A piece of land.
    Land,
}

/// Every reading of an address.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResolutionBody {
    /// What stands before the unit: house, street, residential group.
    pub detail: String,
    /// What the unit may be.
    pub readings: Vec<ReadingBody>,
    /// The communes of today that may be meant.
    pub candidates: Vec<CommuneBody>,
    /// The commune, when all readings lead to one only. Otherwise a person must choose.
    pub only: Option<CommuneBody>,
}

/// One thing a text may mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadingBody {
    /// `old` (before July 2025) or `new`.
    pub kind: String,
    /// The full name of the unit.
    pub name: String,
    /// Its code, of its time.
    pub code: String,
    /// The district of an old unit.
    pub district: Option<String>,
    /// The communes of today, with how much of an old unit went to each.
    pub heirs: Vec<HeirBody>,
}

/// A commune of today that took over something of an old unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeirBody {
    /// The commune.
    pub commune: CommuneBody,
    /// How much: `whole`, `part`, `remainder`, `area-only`, `all-people`.
    pub share: String,
    /// The same in words.
    pub share_label: String,
    /// By which resolution.
    pub basis: String,
}

/// A commune of today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CommuneBody {
    /// Its code of five digits.
    #[schema(example = "00082")]
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its province.
    pub province: String,
}

/// `GET /api/v1/units/resolve`
pub async fn resolve(api: Api, Asked(query): Asked<ResolveQuery>) -> Result<Json<ResolutionBody>, Problem> {
    if query.text.chars().count() > LONGEST || query.text.trim().is_empty() {
        return Err(Problem::field("request.bad-text", "text").naming("limit", LONGEST.to_string()));
    }
    let purpose = if query.purpose == Some(PurposeName::Land) { Purpose::Land } else { Purpose::Person };
    let found = api.ctx.city.library.units.resolve(&query.text, purpose);
    Ok(Json(body(&api.ctx, &found)))
}

fn body(ctx: &Ctx, found: &Resolution<'_>) -> ResolutionBody {
    ResolutionBody {
        detail: found.detail.clone(),
        readings: found.readings.iter().map(|reading| read(ctx, reading)).collect(),
        candidates: found.candidates().into_iter().map(|found| commune(ctx, found)).collect(),
        only: found.only().map(|found| commune(ctx, found)),
    }
}

fn read(ctx: &Ctx, reading: &Reading<'_>) -> ReadingBody {
    match reading {
        Reading::New { commune } => ReadingBody {
            kind: "new".into(),
            name: commune.full_name(),
            code: commune.code.to_string(),
            district: None,
            heirs: Vec::new(),
        },
        Reading::Old { unit, heirs } => {
            let heirs = heirs.iter().map(|(heir, edge)| HeirBody {
                commune: commune(ctx, heir),
                share: edge.share.key().trim_start_matches("unit.share-").to_owned(),
                share_label: ctx.city.words.get(ctx.lang, edge.share.key(), &[]),
                basis: edge.basis.to_string(),
            });
            ReadingBody {
                kind: "old".into(),
                name: unit.full_name(),
                code: unit.code.clone(),
                district: Some(unit.district.clone()).filter(|district| !district.is_empty()),
                heirs: heirs.collect(),
            }
        }
    }
}

fn commune(ctx: &Ctx, commune: &Commune) -> CommuneBody {
    let province = ctx.city.library.units.province(commune.province).map(|province| province.name.clone());
    CommuneBody { code: commune.code.to_string(), name: commune.full_name(), province: province.unwrap_or_default() }
}
