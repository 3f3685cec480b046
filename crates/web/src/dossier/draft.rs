//! A draft on its way through the pages.

use std::collections::BTreeMap;

use app::account::{self, held::HeldAnswer};
use app::draft::{Draft, get};
use domain::catalog::answers::Answers;
use domain::catalog::field::SeenBy;
use domain::catalog::form::Page as Questions;
use domain::catalog::{Component, Field, Procedure, Satisfaction};
use domain::id::DraftId;
use domain::unit::gazetteer::Gazetteer;
use jiff::civil::Date;

use crate::Error;
use crate::page::Page;

/// What the city holds of the answers, by the name of their field.
pub type Held = BTreeMap<String, HeldAnswer>;

/// One's own draft by the end of its address.
///
/// # Errors
/// [`Error::DraftGone`] if it was filed, thrown away, kept too long, or is somebody else's.
pub async fn load(page: &Page, id: &str) -> Result<Draft, Error> {
    let id: DraftId = id.parse().map_err(|_| Error::DraftGone)?;
    match get::get(&page.ctx, id).await {
        Err(app::Error::NotFound) => Err(Error::DraftGone),
        found => Ok(found?),
    }
}

/// The pages of a form that the applicant is asked, given the answers so far.
pub fn pages(draft: &Draft) -> Vec<Questions<'_>> {
    let mut pages = draft.procedure.form.pages(&given(draft));
    for page in &mut pages {
        page.fields.retain(|field| field.seen_by == SeenBy::Everyone);
    }
    pages.retain(|page| !page.fields.is_empty());
    pages
}

/// The answers so far, for conditions.
pub fn given(draft: &Draft) -> Answers {
    Answers::unchecked(draft.answers.clone())
}

/// The pages on which something is left to ask: what the city holds is shown, not asked.
pub fn open_pages<'a>(draft: &'a Draft, held: &Held) -> Vec<Questions<'a>> {
    let mut pages = pages(draft);
    for page in &mut pages {
        page.fields.retain(|field| !is_shown(draft, held, field));
    }
    pages.retain(|page| !page.fields.is_empty());
    pages
}

/// Whether the answer to a field is the one the city holds; a person who says otherwise is asked.
pub fn is_shown(draft: &Draft, held: &Held, field: &Field) -> bool {
    held.get(&field.name).is_some_and(|known| draft.answers.get(&field.name) == Some(&known.value))
}

/// How many steps there are: the pages, the papers, and the look at everything.
pub fn steps(draft: &Draft, held: &Held) -> usize {
    open_pages(draft, held).len() + 2
}

/// The address of a page of questions.
pub fn asking(draft: &Draft, page: &str) -> String {
    format!("/ho-so/nhap/{}/hoi/{page}", draft.id)
}

/// The address of the page of papers.
pub fn papers(draft: &Draft) -> String {
    format!("/ho-so/nhap/{}/giay-to", draft.id)
}

/// The address of the look at everything.
pub fn checking(draft: &Draft) -> String {
    format!("/ho-so/nhap/{}/kiem-tra", draft.id)
}

/// Where a draft is to be gone on with: the first page whose answers cannot stand yet, then papers, then the look at
/// everything.
pub fn resume(draft: &Draft, held: &Held, today: Date, units: &Gazetteer) -> String {
    let open = open_pages(draft, held).into_iter().find(|page| {
        let names: Vec<&str> = page.fields.iter().map(|field| field.name.as_str()).collect();
        draft.procedure.form.validate_page(&draft.answers, &names, today, units).is_err()
    });
    match open {
        Some(page) => asking(draft, page.id),
        None if !unsent(draft).is_empty() => papers(draft),
        None => checking(draft),
    }
}

/// The papers that only the applicant can send, and that are wanted and not there yet.
pub fn unsent(draft: &Draft) -> Vec<&Component> {
    let wanted = draft.procedure.required_components(&given(draft)).into_iter();
    wanted.filter(|one| !is_held(one) && !has(draft, one)).collect()
}

/// Whether a file for this paper was sent.
pub fn has(draft: &Draft, component: &Component) -> bool {
    draft.papers.iter().any(|paper| paper.component == component.code)
}

/// Whether the person need not send the paper: the form is it, or the agency may look it up. What the state holds is
/// not asked for (Decree 118/2025 Art. 5.1, 17.1b); a person may still send it.
pub fn is_held(component: &Component) -> bool {
    component.satisfied_by.iter().any(Satisfaction::is_held)
}

/// Whether the form itself is the paper.
pub fn is_form(component: &Component) -> bool {
    component.satisfied_by.contains(&Satisfaction::Form)
}

/// What the city holds of the answers to this procedure.
///
/// # Errors
/// A fault if the store does not answer.
pub async fn held(page: &Page, procedure: &Procedure) -> Result<Held, Error> {
    Ok(account::held::held(&page.ctx, procedure).await?)
}

/// Where the answer to a field comes from, in words; empty when it was typed or changed.
pub fn source(page: &Page, draft: &Draft, held: &Held, field: &Field) -> String {
    if is_shown(draft, held, field) { page.t("filing-from-account", &[]) } else { String::new() }
}
