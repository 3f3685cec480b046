//! The procedures, as a clerk wrote them, for programs that draw their own forms.

use app::Ctx;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use domain::catalog::channel::ChannelOffer;
use domain::catalog::component::Component;
use domain::catalog::fee::Fee;
use domain::catalog::field::Field;
use domain::catalog::procedure::Procedure;
use domain::catalog::step::Step;
use domain::catalog::{Basis, Section};
use domain::search::fold::fold;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

use super::door::{Api, Asked, At};
use super::dossier::filing;
use super::problem::Problem;
use super::words::{TextBody, plain};

/// Which procedures.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ProceduresQuery {
    /// Words of the name or summary in either language, with or without marks; or the beginning of the code.
    pub q: Option<String>,
}

/// Procedures.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProceduresBody {
    /// The procedures in force, by code.
    pub items: Vec<ProcedureLine>,
}

/// A procedure in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProcedureLine {
    /// Its code.
    #[schema(example = "1.001193")]
    pub code: String,
    /// The edition in force.
    #[schema(example = "1.001193@1")]
    pub edition: String,
    /// The official name.
    pub name: TextBody,
    /// What people say.
    pub plain_name: TextBody,
    /// What it is for.
    pub summary: TextBody,
    /// Its address.
    pub href: String,
}

/// The whole edition of a procedure.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProcedureBody {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: ProcedureLine,
    /// First day on which new dossiers fall under this edition.
    pub valid_from: String,
    /// Last day.
    pub valid_to: Option<String>,
    /// The decision that announced it.
    pub decision: String,
    /// The result is given on the spot.
    pub immediate: bool,
    /// The applicant confirms the draft of an online filing.
    pub confirmation: bool,
    /// The field of the form that decides which office is competent.
    pub office_field: Option<String>,
    /// Who may file: `citizen`, `enterprise` and so on.
    pub subjects: Vec<String>,
    /// The doors and what is promised behind each.
    pub channels: Vec<OfferBody>,
    /// What it gives.
    pub results: Vec<ResultBody>,
    /// The law it rests on.
    pub legal_basis: Vec<BasisBody>,
    /// The questions.
    pub sections: Vec<SectionBody>,
    /// The papers.
    pub components: Vec<ComponentBody>,
    /// The prices.
    pub fees: Vec<FeeBody>,
    /// The steps inside the agency.
    pub steps: Vec<StepInside>,
    /// What people should know besides.
    pub notes: Vec<TextBody>,
    /// The address of the JSON Schema of the answers.
    pub schema: String,
}

/// What one door offers.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferBody {
    /// The door.
    pub channel: String,
    /// How far it goes: `end-to-end`, `partial`, `info-only`.
    pub level: String,
    /// The time of the law: `3wd`, `20d`, `8wh`, `same-day`; none where the source states none.
    pub time: Option<String>,
    /// When it is longer or shorter.
    pub note: Option<TextBody>,
}

/// A kind of result.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultBody {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: TextBody,
    /// The person has to come for it.
    pub in_person: bool,
}

/// A text of law.
#[derive(Debug, Serialize, ToSchema)]
pub struct BasisBody {
    /// Number and symbol.
    #[schema(example = "118/2025/NĐ-CP")]
    pub number: String,
    /// What it is called.
    pub title: TextBody,
    /// The article that matters.
    pub article: Option<String>,
}

/// A group of questions.
#[derive(Debug, Serialize, ToSchema)]
pub struct SectionBody {
    /// Its short name.
    pub id: String,
    /// The heading.
    pub title: TextBody,
    /// The questions.
    pub fields: Vec<FieldBody>,
}

/// One question.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldBody {
    /// Its name in the answers.
    pub name: String,
    /// The kind of answer.
    #[serde(rename = "type")]
    #[schema(example = "person-name")]
    pub kind: String,
    /// The question.
    pub label: TextBody,
    /// A hint.
    pub hint: Option<TextBody>,
    /// Must be answered whenever it is asked.
    pub required: bool,
    /// Must be answered when this condition over the answers holds.
    pub required_when: Option<String>,
    /// Asked only when this condition over the answers holds.
    pub visible_when: Option<String>,
    /// The options of a choice.
    pub options: Vec<OptionBody>,
    /// Where the city already holds the answer.
    pub source: Option<String>,
}

/// One answer a person may choose.
#[derive(Debug, Serialize, ToSchema)]
pub struct OptionBody {
    /// What is kept.
    pub value: String,
    /// Its words.
    pub label: TextBody,
}

/// One paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComponentBody {
    /// Its short name: what papers name as `component`.
    pub code: String,
    /// What people call it.
    pub name: TextBody,
    /// What helps to recognise or obtain it.
    pub hint: Option<TextBody>,
    /// `original`, `copy` or `shown`.
    pub kind: String,
    /// How many.
    pub quantity: u32,
    /// Always wanted.
    pub required: bool,
    /// Wanted when this condition over the answers holds.
    pub required_when: Option<String>,
    /// The ways to satisfy it, best first.
    pub satisfied_by: Vec<String>,
    /// Media types taken.
    pub accept: Vec<String>,
    /// Largest file in megabytes.
    pub max_megabytes: u32,
}

/// One price.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeeBody {
    /// Its short name.
    pub code: String,
    /// What people call it.
    pub name: TextBody,
    /// The doors it holds for; all when empty.
    pub channels: Vec<String>,
    /// What is counted: `case`, `page`, `copy`, `document`.
    pub unit: String,
    /// The price of a unit in đồng; none when there are tiers or the council sets it.
    pub amount: Option<u64>,
    /// Prices that change with the number of units.
    pub tiers: Vec<TierBody>,
    /// The most one copy or case costs.
    pub cap: Option<u64>,
    /// The People's Council of the province sets the amount; it is not known here.
    pub set_by_council: bool,
    /// Only when this condition over the answers holds.
    pub when: Option<String>,
}

/// A price up to a number of units.
#[derive(Debug, Serialize, ToSchema)]
pub struct TierBody {
    /// The last unit of the tier; none for the last tier.
    pub up_to: Option<u32>,
    /// The price of one unit in đồng.
    pub amount: u64,
}

/// One step inside the agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepInside {
    /// Its short name.
    pub id: String,
    /// What people call it.
    pub name: TextBody,
    /// Who does it.
    pub role: String,
    /// Its share of the time.
    pub time: String,
}

/// `GET /api/v1/procedures`
pub async fn list(api: Api, Asked(query): Asked<ProceduresQuery>) -> Result<Json<ProceduresBody>, Problem> {
    let wanted = query.q.map(|text| fold(text.trim())).unwrap_or_default();
    let fits = |procedure: &&Arc<Procedure>| {
        let texts = [&procedure.name, &procedure.plain_name, &procedure.summary];
        let mut words = texts.iter().flat_map(|text| [fold(&text.vi), fold(&text.en)]);
        procedure.code.as_str().starts_with(&wanted) || words.any(|text| text.contains(&wanted))
    };
    let catalog = api.ctx.city.catalog();
    let in_force = catalog.all_in_force(local::day(api.ctx.now));
    let items = in_force.filter(fits).map(|procedure| ProcedureLine::from(&**procedure)).collect();
    Ok(Json(ProceduresBody { items }))
}

/// `GET /api/v1/procedures/{code}`
pub async fn show(api: Api, At(code): At<String>) -> Result<Json<ProcedureBody>, Problem> {
    Ok(Json(ProcedureBody::from(&*find(&api.ctx, &code)?)))
}

/// `GET /api/v1/procedures/{code}/schema`
pub async fn schema(api: Api, At(code): At<String>) -> Result<Response, Problem> {
    let schema = domain::catalog::schema::schema(&*find(&api.ctx, &code)?, api.ctx.lang.code());
    Ok(([(header::CONTENT_TYPE, "application/schema+json")], schema.to_string()).into_response())
}

fn find(ctx: &Ctx, code: &str) -> Result<Arc<Procedure>, Problem> {
    let code = filing::procedure(code).map_err(|_| Problem::from(app::Error::NotFound))?;
    let found = ctx.city.catalog().in_force(&code, local::day(ctx.now)).cloned();
    Ok(found.ok_or(app::Error::NotFound)?)
}

impl From<&Procedure> for ProcedureLine {
    fn from(procedure: &Procedure) -> Self {
        Self {
            code: procedure.code.to_string(),
            edition: procedure.id().to_string(),
            name: (&procedure.name).into(),
            plain_name: (&procedure.plain_name).into(),
            summary: (&procedure.summary).into(),
            href: format!("/api/v1/procedures/{}", procedure.code),
        }
    }
}

impl From<&Procedure> for ProcedureBody {
    fn from(procedure: &Procedure) -> Self {
        let results = procedure.results.iter().map(|result| ResultBody {
            code: result.code.to_string(),
            name: (&result.name).into(),
            in_person: result.in_person,
        });
        Self {
            line: procedure.into(),
            valid_from: procedure.valid_from.to_string(),
            valid_to: procedure.valid_to.map(|day| day.to_string()),
            decision: procedure.decision.clone(),
            immediate: procedure.immediate,
            confirmation: procedure.confirmation,
            office_field: procedure.office.field().map(str::to_owned),
            subjects: procedure.subjects.iter().map(plain).collect(),
            channels: procedure.channels.iter().map(OfferBody::from).collect(),
            results: results.collect(),
            legal_basis: procedure.legal_basis.iter().map(BasisBody::from).collect(),
            sections: procedure.form.sections.iter().map(SectionBody::from).collect(),
            components: procedure.components.iter().map(ComponentBody::from).collect(),
            fees: procedure.fees.iter().map(FeeBody::from).collect(),
            steps: procedure.steps.iter().map(StepInside::from).collect(),
            notes: procedure.notes.iter().map(TextBody::from).collect(),
            schema: format!("/api/v1/procedures/{}/schema", procedure.code),
        }
    }
}

impl From<&ChannelOffer> for OfferBody {
    fn from(offer: &ChannelOffer) -> Self {
        Self {
            channel: offer.channel.key().to_owned(),
            level: plain(&offer.level),
            time: offer.time.stated().map(ToString::to_string),
            note: offer.time_note.as_ref().map(TextBody::from),
        }
    }
}

impl From<&Basis> for BasisBody {
    fn from(basis: &Basis) -> Self {
        Self { number: basis.number.clone(), title: (&basis.title).into(), article: basis.article.clone() }
    }
}

impl From<&Section> for SectionBody {
    fn from(section: &Section) -> Self {
        let fields = section.fields.iter().map(FieldBody::from).collect();
        Self { id: section.id.clone(), title: (&section.title).into(), fields }
    }
}

impl From<&Field> for FieldBody {
    fn from(field: &Field) -> Self {
        let options = field.options.iter().map(|option| OptionBody {
            value: option.value.clone(),
            label: TextBody { vi: option.vi.clone(), en: option.label("en").to_owned() },
        });
        Self {
            name: field.name.clone(),
            kind: plain(&field.kind),
            label: (&field.label).into(),
            hint: field.hint.as_ref().map(TextBody::from),
            required: field.required,
            required_when: field.required_when.as_ref().map(|when| when.source().to_owned()),
            visible_when: field.visible_when.as_ref().map(|when| when.source().to_owned()),
            options: options.collect(),
            source: field.source.clone(),
        }
    }
}

impl From<&Component> for ComponentBody {
    fn from(component: &Component) -> Self {
        Self {
            code: component.code.clone(),
            name: (&component.name).into(),
            hint: component.hint.as_ref().map(TextBody::from),
            kind: plain(&component.kind),
            quantity: component.quantity,
            required: component.required,
            required_when: component.required_when.as_ref().map(|when| when.source().to_owned()),
            satisfied_by: component.satisfied_by.iter().map(ToString::to_string).collect(),
            accept: component.accept.clone(),
            max_megabytes: component.max_megabytes,
        }
    }
}

impl From<&Fee> for FeeBody {
    fn from(fee: &Fee) -> Self {
        let tiers = fee.tiers.iter().map(|tier| TierBody { up_to: tier.up_to, amount: tier.amount.0 });
        Self {
            code: fee.code.clone(),
            name: (&fee.name).into(),
            channels: fee.channels.iter().map(|channel| channel.key().to_owned()).collect(),
            unit: plain(&fee.unit),
            amount: fee.amount.map(|amount| amount.0),
            tiers: tiers.collect(),
            cap: fee.cap.map(|cap| cap.0),
            set_by_council: fee.set_by_council,
            when: fee.when.as_ref().map(|when| when.source().to_owned()),
        }
    }
}

impl From<&Step> for StepInside {
    fn from(step: &Step) -> Self {
        Self {
            id: step.id.clone(),
            name: (&step.name).into(),
            role: step.role.to_string(),
            time: step.time.to_string(),
        }
    }
}
