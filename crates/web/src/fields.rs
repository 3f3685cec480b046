//! What a form sent, after its token was checked.

use std::sync::Arc;

use axum::extract::{Form, FromRequest, Request};
use axum_extra::extract::CookieJar;
use subtle::ConstantTimeEq;

use crate::visit::Visit;
use crate::{Error, Site, cookies};

/// The fields of a form in the order in which they were sent.
///
/// Taking them as an extractor is the check against forged forms: the hidden field `csrf` must equal the token this
/// browser was given in a cookie that no other site can read or set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of that name without the spaces around it; an empty one counts as not given.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    }

    /// Every value of that name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(field, _)| field == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The value of that name, or nothing typed.
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// Whether these fields, with the cookies they came with, are from a form we gave to this browser.
    ///
    /// A signed-in person's forms carry the token of the session; anyone else's that of the browser.
    pub fn are_genuine(&self, visit: Option<&Visit>, jar: &CookieJar) -> bool {
        let given =
            visit.map(|visit| visit.csrf.as_str()).or_else(|| jar.get(cookies::FORM).map(|cookie| cookie.value()));
        let (Some(sent), Some(given)) = (self.get("csrf"), given) else { return false };
        bool::from(sent.as_bytes().ct_eq(given.as_bytes()))
    }
}

impl FromRequest<Arc<Site>> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Error> {
        let jar = CookieJar::from_headers(request.headers());
        let visit = request.extensions().get::<Visit>().cloned();
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, site)
            .await
            .map_err(|why| Error::Unreadable(why.body_text()))?;
        let fields = Fields(fields);
        if fields.are_genuine(visit.as_ref(), &jar) { Ok(fields) } else { Err(Error::StaleForm) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_the_token_of_this_browser_is_not_ours() {
        let check = |cookie: Option<&str>, field: Option<&str>, genuine: bool| {
            let jar = cookie.map_or_else(CookieJar::new, |value| {
                CookieJar::new().add(cookies::private(cookies::FORM, value.into(), false))
            });
            let fields = Fields(field.map(|value| ("csrf".into(), value.into())).into_iter().collect());
            assert_eq!(fields.are_genuine(None, &jar), genuine, "{cookie:?} {field:?}");
        };
        check(Some("abc"), Some("abc"), true);
        check(Some("abc"), Some("abd"), false);
        check(Some("abc"), None, false);
        check(None, Some("abc"), false);
        check(Some(""), Some(""), false);
    }

    #[test]
    fn spaces_around_an_answer_are_not_part_of_it_and_blanks_are_no_answer() {
        let fields = Fields(vec![("name".into(), "  Minh ".into()), ("note".into(), "   ".into())]);
        assert_eq!((fields.get("name"), fields.get("note"), fields.text("note")), (Some("Minh"), None, String::new()));
    }
}
