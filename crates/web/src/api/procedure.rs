//! The procedures, as a clerk wrote them, for programs that draw their own forms.

use app::Ctx;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use domain::catalog::channel::{ChannelOffer, TimeVariant};
use domain::catalog::component::Component;
use domain::catalog::eligibility::Stop;
use domain::catalog::fee::{Exemption, Fee};
use domain::catalog::field::Field;
use domain::catalog::procedure::Procedure;
use domain::catalog::step::Step;
use domain::catalog::{Basis, Section};
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
    /// What is looked for, in the words people use, with or without marks; or a whole code.
    pub q: Option<String>,
}

/// Procedures.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProceduresBody {
    /// The procedures set up here and in force: by code, or best first where something is looked for.
    pub items: Vec<ProcedureLine>,
    /// What answers and only the national database knows, best first; nothing where nothing is looked for.
    pub elsewhere: Vec<NationalLine>,
    /// Whether the best is likely what was meant. When not, these are the nearest. None where nothing is looked for.
    pub sure: Option<bool>,
    /// What was looked for with typing mistakes mended; none when nothing had to be mended.
    pub corrected: Option<String>,
}

/// A procedure of the national database that is not set up here.
#[derive(Debug, Serialize, ToSchema)]
pub struct NationalLine {
    /// Its code.
    #[schema(example = "1.000016")]
    pub code: String,
    /// The official name.
    pub name: String,
    /// The field of administration.
    pub field: String,
    /// Who handles it: `ministry`, `city`, `commune`, `other`.
    pub levels: Vec<String>,
    /// How well it answers, from 0 to 1.
    pub score: f32,
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
    /// How well it answers what is looked for, from 0 to 1; none where nothing is looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f32>,
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
    /// The field of administration.
    pub domain: DomainBody,
    /// The levels that resolve it: `ministry`, `city`, `commune`, `other`.
    pub levels: Vec<String>,
    /// What else people call it.
    pub also_called: Vec<String>,
    /// The life events it belongs to.
    pub life_events: Vec<String>,
    /// What took its place, once it is retired.
    pub replaced_by: Option<String>,
    /// Who may decide in place of the competent office, and on what paper.
    pub delegation: Option<TextBody>,
    /// How the competent office follows, as the catalogue writes it. An act of competence in force prevails over it.
    #[schema(value_type = Object)]
    pub office: serde_json::Value,
    /// The field of the form that decides which office is competent.
    pub office_field: Option<String>,
    /// The cases in which it is the wrong procedure.
    pub eligibility: Vec<StopBody>,
    /// The fields whose answers tell a person which papers and fees are theirs.
    pub guide: Vec<String>,
    /// The rules that are written as tables, as the catalogue writes them: the first row that fits decides.
    #[schema(value_type = Vec<Object>)]
    pub tables: Vec<serde_json::Value>,
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

/// A field of administration.
#[derive(Debug, Serialize, ToSchema)]
pub struct DomainBody {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: TextBody,
}

/// A case in which a procedure is the wrong one.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopBody {
    /// The case, as a condition over the answers.
    pub when: Option<String>,
    /// The table whose outcome is the case.
    pub table: Option<String>,
    /// The outcome.
    pub is: Option<String>,
    /// Why, and what to do instead.
    pub why: TextBody,
    /// The right procedure.
    pub instead: Option<String>,
    /// The law.
    pub basis: String,
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
    /// Where the time is written.
    pub basis: Option<String>,
    /// When it is longer or shorter.
    pub note: Option<TextBody>,
    /// Other times for some cases, the first that holds.
    pub variants: Vec<VariantBody>,
    /// The table that gives the time of each case.
    pub time_by: Option<String>,
    /// Why it is only partial.
    pub reason: Option<ReasonBody>,
}

/// A reason by its name.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonBody {
    /// `presence-required-by-law` and so on (Decree 224/2026 Art. 14).
    pub code: String,
    /// The law it rests on.
    pub basis: Option<String>,
}

/// Another time for some cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct VariantBody {
    /// The cases, as a condition over the answers.
    pub when: String,
    /// Their time; none where the source states none.
    pub time: Option<String>,
    /// The law.
    pub basis: String,
}

/// A kind of result.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultBody {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: TextBody,
    /// It is given on paper too.
    pub paper: bool,
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
    /// Wanted when this table names it.
    pub required_by: Option<String>,
    /// The law that asks for it.
    pub basis: BasisBody,
    /// Why it is asked for although the State holds it.
    pub needed_because: Option<TextBody>,
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
    /// `phi` or `le-phi` (Law on Fees and Charges 97/2015).
    pub kind: String,
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
    /// The table that gives the amount of each case.
    pub amount_by: Option<String>,
    /// The field that counts units.
    pub count_field: Option<String>,
    /// The field that counts pages.
    pub pages_field: Option<String>,
    /// Only when this condition over the answers holds.
    pub when: Option<String>,
    /// Who pays less.
    pub exemptions: Vec<ExemptionBody>,
    /// First day; that of the edition when absent.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// The law.
    pub basis: BasisBody,
}

/// Who pays less.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExemptionBody {
    /// The class of person.
    pub class: String,
    /// How much less: 100 is nothing to pay.
    pub percent: u32,
    /// The law.
    pub basis: String,
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
    /// What it is for: `receive`, `check`, `consult`, `inspect`, `sign`, `issue`, `return`.
    pub kind: String,
    /// Its share of the time.
    pub time: String,
    /// Only when this condition over the answers holds.
    pub when: Option<String>,
    /// The steps that must be done before it; the one before it in the list when absent.
    pub after: Option<Vec<String>>,
    /// The agency that is asked, by its code below the city.
    pub asks: Option<String>,
    /// The fields that whoever does it fills in.
    pub form: Vec<String>,
}

/// The most procedures of one answer.
const MOST: usize = 30;
/// Longer questions are cut.
const LONGEST: usize = 200;

/// `GET /api/v1/procedures`
pub async fn list(api: Api, Asked(query): Asked<ProceduresQuery>) -> Result<Json<ProceduresBody>, Problem> {
    let wanted: String = query.q.unwrap_or_default().trim().chars().take(LONGEST).collect();
    let city = &api.ctx.city;
    let (day, catalog) = (local::day(api.ctx.now), city.catalog());
    if wanted.is_empty() {
        let items = catalog.all_in_force(day).map(|procedure| ProcedureLine::from(&**procedure)).collect();
        return Ok(Json(ProceduresBody { items, elsewhere: Vec::new(), sure: None, corrected: None }));
    }
    let found = city.finder(day).find(&wanted, MOST);
    let national = &city.library.tables.national;
    let (mut items, mut elsewhere) = (Vec::new(), Vec::new());
    for hit in found.hits {
        if let Some(procedure) = catalog.in_force(&hit.code, day) {
            items.push(ProcedureLine { score: Some(hit.score), ..ProcedureLine::from(&**procedure) });
        } else if let Some(row) = national.iter().find(|row| row.code == hit.code.national()) {
            elsewhere.push(NationalLine {
                code: row.code.to_string(),
                name: row.name.clone(),
                field: row.field.clone(),
                levels: row.levels.iter().map(plain).collect(),
                score: hit.score,
            });
        }
    }
    Ok(Json(ProceduresBody { items, elsewhere, sure: Some(found.sure), corrected: found.corrected }))
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
            score: None,
        }
    }
}

impl From<&Procedure> for ProcedureBody {
    fn from(procedure: &Procedure) -> Self {
        let results = procedure.results.iter().map(|result| ResultBody {
            code: result.code.to_string(),
            name: (&result.name).into(),
            paper: result.paper,
            in_person: result.in_person,
        });
        Self {
            line: procedure.into(),
            valid_from: procedure.valid_from.to_string(),
            valid_to: procedure.valid_to.map(|day| day.to_string()),
            decision: procedure.decision.clone(),
            immediate: procedure.immediate,
            confirmation: procedure.confirmation,
            domain: DomainBody { code: procedure.domain.code.to_string(), name: (&procedure.domain.name).into() },
            levels: procedure.levels.iter().map(plain).collect(),
            also_called: procedure.also_called.clone(),
            life_events: procedure.life_events.clone(),
            replaced_by: procedure.replaced_by.as_ref().map(ToString::to_string),
            delegation: procedure.delegation.as_ref().map(TextBody::from),
            office: written(&procedure.office),
            eligibility: procedure.eligibility.iter().map(StopBody::from).collect(),
            guide: procedure.guide.clone(),
            tables: procedure.tables.iter().map(|table| written(&**table)).collect(),
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

/// A part of the catalogue as its file writes it.
fn written<T: Serialize>(part: &T) -> serde_json::Value {
    serde_json::to_value(part).unwrap_or_default()
}

impl From<&Stop> for StopBody {
    fn from(stop: &Stop) -> Self {
        Self {
            when: stop.when.as_ref().map(|when| when.source().to_owned()),
            table: stop.by.as_ref().map(|by| by.table.id.clone()),
            is: stop.by.as_ref().map(|by| by.is.clone()),
            why: (&stop.why).into(),
            instead: stop.instead.as_ref().map(ToString::to_string),
            basis: stop.basis.clone(),
        }
    }
}

impl From<&TimeVariant> for VariantBody {
    fn from(variant: &TimeVariant) -> Self {
        Self {
            when: variant.when.source().to_owned(),
            time: variant.time.stated().map(ToString::to_string),
            basis: variant.basis.clone(),
        }
    }
}

impl From<&Exemption> for ExemptionBody {
    fn from(exemption: &Exemption) -> Self {
        Self {
            class: exemption.class.key().to_owned(),
            percent: u32::from(exemption.percent),
            basis: exemption.basis.clone(),
        }
    }
}

impl From<&ChannelOffer> for OfferBody {
    fn from(offer: &ChannelOffer) -> Self {
        Self {
            channel: offer.channel.key().to_owned(),
            level: plain(&offer.level),
            time: offer.time.stated().map(ToString::to_string),
            basis: offer.time_basis.clone(),
            variants: offer.variants.iter().map(VariantBody::from).collect(),
            time_by: offer.time_by.as_ref().map(|table| table.id.clone()),
            reason: offer.reason.map(|reason| ReasonBody { code: plain(&reason), basis: offer.reason_basis.clone() }),
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
            required_by: component.required_by.as_ref().map(|table| table.id.clone()),
            basis: (&component.basis).into(),
            needed_because: component.needed_because.as_ref().map(TextBody::from),
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
            kind: plain(&fee.kind),
            amount_by: fee.amount_by.as_ref().map(|table| table.id.clone()),
            count_field: fee.count_field.clone(),
            pages_field: fee.pages_field.clone(),
            exemptions: fee.exemptions.iter().map(ExemptionBody::from).collect(),
            valid_from: fee.valid_from.map(|day| day.to_string()),
            valid_to: fee.valid_to.map(|day| day.to_string()),
            basis: (&fee.basis).into(),
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
            kind: step.kind.key().to_owned(),
            time: step.time.to_string(),
            when: step.when.as_ref().map(|when| when.source().to_owned()),
            after: step.after.clone(),
            asks: step.asks.clone(),
            form: step.form.clone(),
        }
    }
}
