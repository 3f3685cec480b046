//! What a case of the log is filed with: the form of the procedure, filled in by invented people.

use std::collections::BTreeMap;

use app::Ctx;
use app::demo::answers::{Answerer, answers};
use app::dossier::file::NewDossier;
use domain::access::Actor;
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::channel::ServiceLevel;
use domain::catalog::procedure::Procedure;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::fact::Applicant;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::PaperId;
use jiff::civil::Date;
use serde_json::Value;

use super::actors::Agency;

/// An invented applicant.
#[derive(Debug, Clone)]
pub struct Citizen {
    /// Who signs in.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// Their personal number.
    pub number: String,
}

/// An applicant who only shows which office a form leads to.
#[must_use]
pub fn somebody() -> Citizen {
    Citizen { actor: Actor::Visitor, name: "Nguyễn Văn Minh".to_owned(), number: "001086000000".to_owned() }
}

/// The form, filled in.
#[must_use]
pub fn answers_of(
    procedure: &Procedure,
    citizen: &Citizen,
    commune: &str,
    today: Date,
    nth: usize,
) -> BTreeMap<String, Value> {
    let who = Answerer { name: &citizen.name, personal_id: &citizen.number, phone: "0900000009", commune, today, nth };
    answers(procedure, &who)
}

/// The door a case comes through: the one it used, or one that is open for the procedure.
#[must_use]
pub fn door(procedure: &Procedure, wanted: Channel) -> Option<Channel> {
    let open = |channel: &Channel| procedure.offer(*channel).is_some_and(|offer| offer.level != ServiceLevel::InfoOnly);
    [wanted, Channel::Direct, Channel::Online, Channel::Post].into_iter().find(open)
}

/// The whole filing of a case.
#[must_use]
pub fn filing(
    ctx: &Ctx,
    procedure: &Procedure,
    channel: Channel,
    agency: &Agency,
    citizen: &Citizen,
    nth: usize,
) -> NewDossier {
    let given = answers_of(procedure, citizen, &agency.commune, local::day(ctx.now), nth);
    let wanted = missing(procedure, &Answers::unchecked(given.clone()), &[]);
    // The log has no papers: those of an online filing are noted as held, those at the counter as handed in.
    let source = if channel == Channel::Online { PaperSource::Held } else { PaperSource::HandedIn };
    let paper = |component: &domain::catalog::component::Component| Paper {
        id: PaperId(ctx.id()),
        component: component.code.clone(),
        name: component.name.vi.clone(),
        source,
        quantity: component.quantity,
        file: None,
        document: None,
    };
    let papers = wanted.into_iter().map(paper).collect();
    NewDossier {
        procedure: procedure.code.clone(),
        channel,
        applicant: Applicant {
            account: None,
            name: citizen.name.clone(),
            personal_id: Some(citizen.number.clone()),
            phone: Some("0900000009".to_owned()),
            email: None,
            address: None,
        },
        answers: given,
        papers,
        receiving_point: (channel != Channel::Online).then(|| agency.point.clone()),
        return_point: None,
        asked_again: BTreeMap::new(),
    }
}
