//! On paper: the statement under which the certifier signs by hand, and the reason of a refusal.

use domain::certification::Attestation;
use domain::certification::appearance::{Appearance, Manner};
use domain::certification::matter::Matter;
use domain::certification::register::Register;
use domain::id::CertificationId;
use paper::Pdf;
use paper::form::{Attestation as Page, Signer};

use super::super::print::{Letter, draw, word};
use super::get::get;
use crate::ctx::Ctx;
use crate::dossier::print::heading::{letterhead, office_name};
use crate::error::Error;
use crate::words::{Lang, Value};

/// The procedure a matter belongs to.
const fn procedure(matter: Matter) -> &'static str {
    match (matter, matter.register()) {
        (Matter::Amendment, _) => "2.000913",
        (Matter::Will, _) => "2.001019",
        (Matter::Renunciation, _) => "2.001016",
        (Matter::Estate, _) => "2.001406",
        (_, Register::Transactions) => "2.001035",
        (_, Register::Translators) => "2.001008",
        _ => "2.000884",
    }
}

/// The statement, once the number is given (Decree 23/2015 Art. 12, Circular 01/2020 Art. 13).
///
/// # Errors
/// [`Error::NotFound`] before, or for whom it is none of their business.
pub async fn statement(ctx: &Ctx, id: CertificationId) -> Result<Pdf, Error> {
    let one = get(ctx, id).await?.subject;
    let certified = one.certified.as_ref().ok_or(Error::NotFound)?;
    let prepared = &one.prepared;
    let register = prepared.matter.register();
    let at_office = word(ctx, "certification-statement-at-office");
    let place = certified
        .elsewhere
        .clone()
        .unwrap_or_else(|| [at_office.as_str(), &office_name(&ctx.city, &prepared.office)].join(" "));
    let page = Page {
        head: letterhead(&ctx.city, &prepared.office, certified.at),
        title: word(ctx, &format!("certification-statement-{}", register.key())),
        line: certified.number.line(),
        book: certified.number.book(),
        at: certified.at,
        place,
        with_hour: certified.elsewhere.is_some(),
        paper: prepared.title.clone(),
        people: prepared.people.iter().map(|person| told(ctx, person)).collect(),
        sentences: sentences(ctx, &one),
        papers: prepared.papers,
        signer: Signer {
            title: word(ctx, &format!("certification-capacity-{}", certified.capacity.key())),
            name: certified.by.name.clone(),
        },
    };
    draw(ctx, page.into()).await
}

/// What is certified: the sentences the law wants, by register and by how the people signed.
fn sentences(ctx: &Ctx, one: &Attestation) -> Vec<String> {
    let people = &one.prepared.people;
    let has = |manner| people.iter().any(|person| person.manner == manner);
    let register = one.prepared.matter.register();
    let mut keys = vec![format!("certification-sentence-{}", register.key())];
    for manner in [Manner::Signs, Manner::Fingerprint, Manner::Neither, Manner::Witness] {
        if has(manner) {
            keys.push(format!("certification-sentence-{}", manner.key()));
        }
    }
    if register != Register::Translators {
        keys.push("certification-sentence-lucid".to_owned());
    }
    keys.push("certification-sentence-content".to_owned());
    keys.iter().map(|key| word(ctx, key)).collect()
}

fn told(ctx: &Ctx, person: &Appearance) -> String {
    let args = [
        ("name", Value::from(person.name.clone())),
        ("shown", Value::from(word(ctx, &format!("certification-shown-{}", person.shown.key())))),
        ("number", Value::from(person.number.clone())),
        ("manner", Value::from(word(ctx, &format!("certification-manner-{}", person.manner.key())))),
    ];
    ctx.city.words.get(Lang::Vi, "certification-person-line", &args)
}

/// The written reason of a refusal (Decree 23/2015 Art. 9).
///
/// # Errors
/// [`Error::NotFound`] unless it was refused, or for whom it is none of their business.
pub async fn refusal(ctx: &Ctx, id: CertificationId) -> Result<Pdf, Error> {
    let one = get(ctx, id).await?.subject;
    let (grounds, note) = one.refused.as_ref().ok_or(Error::NotFound)?;
    let prepared = &one.prepared;
    let register = prepared.matter.register();
    let reasons = grounds.iter().map(|ground| word(ctx, &format!("certification-no-{}", ground.key())));
    let law = |(number, article): (&str, &str)| {
        let args = [("number", Value::from(number)), ("article", Value::from(format!("Điều {article}")))];
        ctx.city.words.get(Lang::Vi, "certification-article-other", &args)
    };
    let names: Vec<&str> = prepared.people.iter().map(|person| person.name.as_str()).collect();
    let letter = Letter {
        office: &prepared.office,
        at: one.at,
        by: &one.by.name,
        procedure: procedure(prepared.matter),
        title: &prepared.title,
        name: &names.join(", "),
        reasons: reasons.chain(note.clone()).collect(),
        articles: grounds.iter().filter_map(|ground| ground.refuses(register)).map(law).collect(),
    };
    letter.print(ctx).await
}
