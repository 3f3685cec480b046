//! Who asks for a page, in which language, size and theme.

use std::sync::Arc;

use app::Ctx;
use app::words::Lang;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::access::Actor;
use domain::unit::agency_code::AgencyCode;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use crate::cookies::{self, Flash};
use crate::view::View;
use crate::visit::{Visit, Who};
use crate::{Error, Site, routes};

/// What a handler of a page is given: the site, the reader and how the answer is made.
pub struct Page {
    /// What the pages stand on.
    pub site: Arc<Site>,
    /// The language of the address: `/en/…` is English.
    pub lang: Lang,
    /// Who acts and when: the first argument of every use case.
    pub ctx: Ctx,
    /// The signed-in person's request, if anyone is signed in.
    pub visit: Option<Visit>,
    /// The address without its language and with its query, so that a switch of language keeps the place.
    pub tail: String,
    jar: CookieJar,
    status: StatusCode,
    preview: bool,
}

/// What every layout is given as `page`.
#[derive(Debug, Clone, Serialize)]
struct Layout<'a> {
    theme: Option<&'static str>,
    size: Option<&'static str>,
    tail: &'a str,
    here: &'a str,
    other_lang: String,
    csrf: String,
    flash: Option<Flash>,
    who: Option<Who>,
    preview: bool,
}

impl Page {
    /// A page for a request whose parts are known, used by the edge to show errors.
    pub fn of(site: Arc<Site>, lang: Lang, tail: String, visit: Option<Visit>, jar: CookieJar) -> Page {
        let actor = visit.as_ref().map_or(Actor::Visitor, |visit| visit.actor.clone());
        let ctx = Ctx::new(Arc::clone(&site.city), actor, (site.clock)(), lang);
        Page { site, lang, ctx, visit, tail, jar, status: StatusCode::OK, preview: false }
    }

    /// A message in the language of the page.
    pub fn t(&self, key: &str, args: &[(&str, app::words::Value)]) -> String {
        self.site.words.get(self.lang, key, args)
    }

    /// The name of an office in the language of the page; its code where the catalogue does not know it.
    pub fn office(&self, code: &AgencyCode) -> String {
        match (self.site.city.office(code), self.lang) {
            (Some(office), Lang::En) if !office.name_en.is_empty() => office.name_en.clone(),
            (Some(office), _) => office.name.clone(),
            (None, _) => code.to_string(),
        }
    }

    /// The page answers with this status instead of 200, for a form sent back with its errors (422).
    pub fn with_status(mut self, status: StatusCode) -> Page {
        self.status = status;
        self
    }

    /// The page is a look at what is not published yet, and its title says so.
    pub fn as_preview(mut self) -> Page {
        self.preview = true;
        self
    }

    /// The page for somebody new: what the browser kept under these names is taken back before it is shown.
    pub fn without(mut self, names: &[&'static str]) -> Page {
        for name in names {
            self.jar = self.jar.remove(cookies::removed(name));
        }
        self
    }

    /// Whether the reader chose letters or colours of their own.
    pub fn is_adjusted(&self) -> bool {
        [cookies::THEME, cookies::SIZE].iter().any(|name| self.jar.get(name).is_some())
    }

    /// Renders a view.
    ///
    /// # Errors
    /// A fault where the template asks for what the view does not have.
    pub fn show<V: View>(self, view: &V) -> Result<Response, Error> {
        let mut jar = self.jar.clone();
        let known =
            self.jar.get(cookies::FORM).map(|cookie| cookie.value().to_owned()).filter(|token| token.len() == 64);
        let csrf = match (&self.visit, known) {
            (Some(visit), _) => visit.csrf.clone(),
            (None, Some(token)) => token,
            (None, None) if V::POSTS => {
                let token = cookies::secret();
                jar = jar.add(cookies::private(cookies::FORM, token.clone(), self.site.settings.https));
                token
            }
            (None, None) => String::new(),
        };
        let flash = Flash::find(&self.jar);
        if flash.is_some() {
            jar = jar.remove(cookies::removed(cookies::FLASH));
        }
        let html = self.render(V::TEMPLATE, Value::from(Serde(view)), csrf, flash)?;
        let keep = if self.visit.is_some() || V::POSTS { "no-store" } else { "private, no-cache" };
        Ok((self.status, jar, [(header::CACHE_CONTROL, keep)], Html(html)).into_response())
    }

    fn render(&self, template: &str, view: Value, csrf: String, flash: Option<Flash>) -> Result<String, Error> {
        let here = routes::in_language(self.lang, &self.tail);
        let layout = Layout {
            theme: chosen(&self.jar, cookies::THEME, &THEMES),
            size: chosen(&self.jar, cookies::SIZE, &SIZES),
            tail: &self.tail,
            here: &here,
            other_lang: routes::in_language(self.lang.other(), &self.tail),
            csrf,
            flash,
            who: self.visit.as_ref().map(Visit::who),
            preview: self.preview,
        };
        let context = context! { page => Value::from(Serde(&layout)), ..view };
        self.site.templates.render(self.lang, template, context).map_err(|error| Error::Fault(error.into()))
    }

    /// Sends the browser to another page of ours in the same language.
    pub fn to(&self, tail: &str) -> Redirect {
        Redirect::to(&routes::in_language(self.lang, tail))
    }

    /// Sends the browser on, with a message for the page it arrives at.
    pub fn to_with(&self, tail: &str, key: &str, code: &str) -> Response {
        let flash = Flash { key: key.to_owned(), code: code.to_owned() };
        (CookieJar::new().add(flash.cookie(self.site.settings.https)), self.to(tail)).into_response()
    }
}

/// The themes a reader may choose; none means what the device asks for.
pub const THEMES: [&str; 3] = ["light", "dark", "contrast"];
/// The sizes a reader may choose; none means 100 %.
pub const SIZES: [&str; 2] = ["large", "xlarge"];

fn chosen(jar: &CookieJar, name: &str, among: &[&'static str]) -> Option<&'static str> {
    let value = jar.get(name)?.value();
    among.iter().copied().find(|choice| *choice == value)
}

impl FromRequestParts<Arc<Site>> for Page {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Error> {
        let OriginalUri(uri) =
            OriginalUri::from_request_parts(parts, site).await.unwrap_or_else(|never| match never {});
        let (lang, tail) = routes::split_language(&uri);
        let jar = CookieJar::from_headers(&parts.headers);
        Ok(Page::of(Arc::clone(site), lang, tail, parts.extensions.get::<Visit>().cloned(), jar))
    }
}
