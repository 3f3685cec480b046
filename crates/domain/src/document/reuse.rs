//! Which held document spares which paper (Decree 118/2025 Art. 17.1b, 22.1; Decree 224/2026 Art. 15.1d, 18.4).

use jiff::civil::Date;

use super::item::{Document, Standing, Trust};
use crate::catalog::component::{Component, Satisfaction};
use crate::timeline::Ruling;

/// Whether a document is what a component asks for. `stands_for` are the further ways its kind is as good as, such as
/// `register:civil-status.birth` for a birth certificate.
///
/// # Errors
/// `document.not-this-paper` if the component asks for another kind, `document.not-theirs` if it belongs to somebody
/// else, `document.holds-no-more` if its time is over, `document.not-trusted` if nobody but its owner vouches for it.
pub fn may_satisfy(
    document: &Document,
    stands_for: &[Satisfaction],
    component: &Component,
    owner: &str,
    day: Date,
) -> Result<(), Ruling> {
    let itself = Satisfaction::StoreItem(document.item.kind.clone());
    if !component.satisfied_by.iter().any(|way| *way == itself || stands_for.contains(way)) {
        return Err(Ruling::new("document.not-this-paper").with("component", &component.code));
    }
    if document.item.owner.number.as_deref() != Some(owner) {
        return Err(Ruling::new("document.not-theirs"));
    }
    match document.standing(day) {
        Standing::Valid => {}
        standing => return Err(Ruling::new("document.holds-no-more").with("standing", standing.key())),
    }
    if document.item.trust() == Trust::Unsigned {
        return Err(Ruling::new("document.not-trusted"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::item::{Fact, Owner, SignatureNote, SignerPart, tests::item};
    use crate::timeline::{By, Recorded, Subject};

    fn component(ways: &str) -> Component {
        toml::from_str(&format!(
            "code = \"birth\"\nname = {{ vi = \"Giấy khai sinh\", en = \"Birth certificate\" }}\nkind = \"copy\"\n\
             satisfied-by = [{ways}]\nbasis = {{ number = \"118/2025/NĐ-CP\", title = {{ vi = \"Nghị định\", en = \"Decree\" }} }}\n"
        ))
        .expect("a component")
    }

    #[test]
    fn a_paper_is_spared_by_the_same_paper_of_the_same_person_that_holds_and_is_signed() {
        let day = jiff::civil::date(2026, 7, 1);
        let check = |ways: &str, owner: &str, change: &dyn Fn(&mut Document), expected: Option<&str>| {
            let note = |part| SignatureNote {
                part,
                signer: "Hoa".into(),
                at: jiff::Timestamp::UNIX_EPOCH,
                level: "B-B".into(),
            };
            let mut signed = item();
            signed.signatures.push(note(SignerPart::Copyist));
            let by = By { account: None, name: "Hoa".into() };
            let fact = Fact::Kept { item: Box::new(signed) };
            let recorded = Recorded { at: jiff::Timestamp::UNIX_EPOCH, by, fact };
            let mut document = Document::first(uuid::Uuid::nil(), &recorded).expect("kept");
            change(&mut document);
            let stands_for = [Satisfaction::Register("civil-status.birth".into())];
            let found = may_satisfy(&document, &stands_for, &component(ways), owner, day);
            assert_eq!(found.err().map(|ruling| ruling.code), expected, "{ways} {owner}");
        };
        let (theirs, nothing) = ("001190000018", |_: &mut Document| {});
        check("\"store:KQ.G15.000031\", \"upload\"", theirs, &nothing, None);
        check("\"register:civil-status.birth\"", theirs, &nothing, None);
        check("\"register:civil-status.marriage\", \"upload\"", theirs, &nothing, Some("document.not-this-paper"));
        check("\"upload\"", theirs, &nothing, Some("document.not-this-paper"));
        check("\"store:KQ.G15.000031\"", "001190000026", &nothing, Some("document.not-theirs"));
        let nameless =
            |document: &mut Document| document.item.owner = Owner { number: None, ..document.item.owner.clone() };
        check("\"store:KQ.G15.000031\"", theirs, &nameless, Some("document.not-theirs"));
        let over = |document: &mut Document| document.item.valid_to = Some(jiff::civil::date(2026, 6, 30));
        check("\"store:KQ.G15.000031\"", theirs, &over, Some("document.holds-no-more"));
        let unsigned = |document: &mut Document| document.item.signatures.clear();
        check("\"store:KQ.G15.000031\"", theirs, &unsigned, Some("document.not-trusted"));
    }
}
