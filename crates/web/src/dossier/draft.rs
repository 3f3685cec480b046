//! A draft on its way through the pages.

use std::collections::BTreeMap;

use app::draft::{Draft, get};
use domain::catalog::answers::Answers;
use domain::catalog::field::SeenBy;
use domain::catalog::form::Page as Questions;
use domain::catalog::{Component, Field, Satisfaction};
use domain::id::DraftId;
use jiff::civil::Date;
use serde_json::Value;

use crate::Error;
use crate::page::Page;

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

/// How many steps there are: the pages, the papers, and the look at everything.
pub fn steps(draft: &Draft) -> usize {
    pages(draft).len() + 2
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
pub fn resume(draft: &Draft, today: Date) -> String {
    let open = pages(draft).into_iter().find(|page| {
        let names: Vec<&str> = page.fields.iter().map(|field| field.name.as_str()).collect();
        draft.procedure.form.validate_page(&draft.answers, &names, today).is_err()
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

/// What the account of this person tells about a field.
pub fn held(page: &Page, field: &Field) -> Option<String> {
    let account = &page.visit.as_ref()?.account.as_ref()?.account;
    match field.source.as_deref()? {
        "account.name" => Some(account.name.clone()),
        "account.personal_id" => account.personal_id.clone(),
        "account.phone" => account.phone.clone(),
        "account.email" => account.email.clone(),
        _ => None,
    }
}

/// Everything the account tells about the fields of a form.
pub fn known(page: &Page, draft: &Draft) -> BTreeMap<String, Value> {
    let fields = draft.procedure.form.fields();
    fields.filter_map(|field| Some((field.name.clone(), Value::from(held(page, field)?)))).collect()
}

/// Where the answer to a field comes from, in words; empty when it was typed or changed.
pub fn source(page: &Page, field: &Field, answer: Option<&Value>) -> String {
    match (held(page, field), answer.and_then(Value::as_str)) {
        (Some(known), Some(answer)) if known == answer => page.t("filing-from-account", &[]),
        _ => String::new(),
    }
}
