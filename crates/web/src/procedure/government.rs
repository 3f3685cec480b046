//! The page for machines: schema.org GovernmentService, the same facts as the page shows people.
//!
//! A block of data runs nothing, so the policy against inline scripts does not speak of it.

use app::words::{Lang, Words};
use domain::catalog::{Channel, Procedure};
use domain::dossier::deadline::Allowance;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::line::{channel, slug};
use super::who::Who;
use super::{fee, time};
use crate::routes::in_language;

/// What the block is made with.
pub struct Told<'a> {
    /// The words.
    pub words: &'a Words,
    /// The language of the page.
    pub lang: Lang,
    /// The beginning of public addresses.
    pub root: &'a str,
    /// Who decides.
    pub who: &'a Who,
    /// The name of the city or province.
    pub area: &'a str,
    /// The day as which the procedure is told: one on which it is in force.
    pub on: Date,
    /// Whether it can be begun today.
    pub is_open: bool,
}

/// The service as schema.org describes one.
pub fn service(procedure: &Procedure, told: &Told<'_>) -> Value {
    let Told { words, lang, root, who, area, on, is_open } = told;
    let text = |text: &domain::catalog::Text| text.get(lang.code()).to_owned();
    let address = |tail: String| format!("{root}{}", in_language(*lang, &tail));
    let own = address(format!("/thu-tuc/{}", slug(procedure)));
    let channels: Vec<Value> = procedure
        .channels
        .iter()
        .map(|offer| {
            let mut one = json!({
                "@type": "ServiceChannel",
                "name": channel(words, *lang, offer.channel),
                "description": time::offered(words, *lang, offer),
            });
            // Only whole days and hours by the wall have a form of their own; working days have none.
            if let Some(Allowance::CalendarDays(days)) = offer.time.stated() {
                one["processingTime"] = json!(format!("P{days}D"));
            }
            if offer.channel == Channel::Online && *is_open {
                one["serviceUrl"] = json!(address(format!("/ho-so/moi/{}", slug(procedure))));
            }
            one
        })
        .collect();
    let offers: Vec<Value> = fee::rows(words, *lang, procedure, *on)
        .into_iter()
        .zip(procedure.fees.iter().filter(|fee| fee.is_in_force(*on)))
        .map(|(row, fee)| {
            let mut one = json!({ "@type": "Offer", "name": row.name, "description": row.price });
            if let Some(amount) = fee.amount {
                one["price"] = json!(amount.0);
                one["priceCurrency"] = json!("VND");
            }
            one
        })
        .collect();
    let basis: Vec<Value> = procedure
        .legal_basis
        .iter()
        .map(|basis| {
            json!({ "@type": "Legislation", "legislationIdentifier": basis.number, "name": text(&basis.title) })
        })
        .collect();
    let outputs: Vec<Value> = procedure
        .results
        .iter()
        .map(|result| json!({ "@type": "Thing", "name": text(&result.name), "identifier": result.code.to_string() }))
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": own,
        "identifier": procedure.code.to_string(),
        "version": procedure.id().to_string(),
        "name": text(&procedure.plain_name),
        "alternateName": text(&procedure.name),
        "description": text(&procedure.summary),
        "serviceType": text(&procedure.domain.name),
        "url": own,
        "inLanguage": lang.code(),
        "jurisdiction": area,
        "areaServed": { "@type": "AdministrativeArea", "name": area },
        "serviceOperator": { "@type": "GovernmentOrganization", "name": who.office },
        "availableChannel": channels,
        "offers": offers,
        "serviceOutput": outputs,
        "subjectOf": basis,
    })
}

/// The block as it may stand inside a page: nothing in it can end the element it stands in.
pub fn block(service: &Value) -> String {
    service.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn nothing_a_clerk_writes_can_end_the_block() {
        let service = json!({ "name": "</script><b>&" });
        let block = block(&service);
        assert!(!block.contains('<') && !block.contains('&'));
        assert_eq!(serde_json::from_str::<Value>(&block).unwrap(), service);
    }
}
