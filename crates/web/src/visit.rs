//! Who a request comes from: found once, before any handler.

use std::sync::Arc;

use app::account::session;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::access::{Actor, Role};
use domain::catalog::publication::action::may_read;
use serde::Serialize;

use crate::{Site, cookies};

/// The person who is signed in, as far as layouts need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Who {
    /// The name shown beside “sign out”.
    pub name: String,
    /// Whether the desk is open to this person.
    pub staff: bool,
    /// Whether this person receives dossiers and hands back results somewhere.
    pub receives: bool,
    /// Whether this person works where dossiers are decided, and may read the register there.
    pub decides: bool,
    /// Whether this person works on the catalogue.
    pub designs: bool,
}

/// A signed-in person's request.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who acts, with the grants that hold today.
    pub actor: Actor,
    /// What the person's forms must carry.
    pub csrf: String,
    /// The account's details, for forms that show what is known already; none in tests of pages.
    pub account: Option<Arc<app::account::session::Present>>,
}

impl Visit {
    /// What layouts are told.
    pub fn who(&self) -> Who {
        let decides = [Role::Specialist, Role::Leader, Role::Clerk].into_iter().any(|role| self.actor.has(role));
        let (staff, receives) = (self.actor.is_staff(), self.actor.has(Role::Receptionist));
        let designs = may_read(&self.actor);
        Who { name: self.actor.name().to_owned(), staff, receives, decides, designs }
    }
}

/// Finds the person behind the session cookie. When the store does not answer, reading goes on as a visitor: only
/// what needs a person fails.
pub async fn recognise(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    if let Some(token) = jar.get(cookies::SESSION) {
        match session::present(&site.city, token.value(), (site.clock)()).await {
            Ok(Some(present)) => {
                let visit = Visit {
                    actor: present.actor.clone(),
                    csrf: present.csrf.clone(),
                    account: Some(Arc::new(present)),
                };
                request.extensions_mut().insert(visit);
            }
            Ok(None) => {}
            Err(error) => tracing::error!(error = format!("{error:#}"), "a session could not be looked up"),
        }
    }
    next.run(request).await
}
