//! The offices of the city.

use axum::Json;
use domain::search::fold::fold;
use domain::unit::office::Office;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::door::{Api, Asked};
use super::problem::Problem;

/// Which offices.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OfficesQuery {
    /// A part of the name, with or without marks.
    pub q: Option<String>,
    /// The kind: `city_pc`, `department`, `vertical`, `commune_pc`, `commune_police`, `center`, `branch`, `point`.
    pub kind: Option<String>,
}

/// Offices.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficesBody {
    /// The offices, by code.
    pub items: Vec<OfficeBody>,
}

/// One office.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficeBody {
    /// Its code.
    #[schema(example = "H26.00082")]
    pub code: String,
    /// What it is.
    #[schema(example = "commune_pc")]
    pub kind: String,
    /// Its Vietnamese name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// The commune it serves.
    pub commune: Option<String>,
    /// The office above it.
    pub parent: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Decides dossiers.
    pub resolves: bool,
    /// Has a counter.
    pub receives: bool,
}

/// `GET /api/v1/offices`
pub async fn list(api: Api, Asked(query): Asked<OfficesQuery>) -> Result<Json<OfficesBody>, Problem> {
    let wanted = query.q.map(|text| fold(&text));
    let fits = |office: &&Office| {
        wanted
            .as_ref()
            .is_none_or(|wanted| fold(&office.name).contains(wanted) || fold(&office.name_en).contains(wanted))
            && query.kind.as_ref().is_none_or(|kind| office.kind.as_str() == kind)
    };
    Ok(Json(OfficesBody { items: api.ctx.city.library.offices.iter().filter(fits).map(OfficeBody::from).collect() }))
}

impl From<&Office> for OfficeBody {
    fn from(office: &Office) -> Self {
        Self {
            code: office.code.to_string(),
            kind: office.kind.as_str().to_owned(),
            name: office.name.clone(),
            name_en: office.name_en.clone(),
            commune: office.commune.map(|commune| commune.to_string()),
            parent: office.parent.as_ref().map(ToString::to_string),
            address: office.address.clone(),
            resolves: office.kind.resolves(),
            receives: office.kind.receives(),
        }
    }
}
