//! Which device asks, and who stands before it: found before a handler runs.

use std::sync::Arc;

use app::Ctx;
use app::kiosk::bell::{self, Rung};
use app::kiosk::device::{self, Kiosk};
use app::kiosk::sitting::{self, Seated};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::access::Actor;
use domain::kiosk::Sitting;
use domain::kiosk::patience::Waiting;

use crate::page::Page;
use crate::{Error, Site, cookies};

/// The secret of an enrolled device, for as long as it serves.
pub const DEVICE: &str = "hn_kiosk";
/// Says that the machine prints sheets, not only rolls. It is the machine's, as its printer is.
pub const SHEETS: &str = "hn_kiosk_sheets";
/// The secret of the person before it, for minutes.
pub const SITTING: &str = "hn_tram";

/// A request from an enrolled kiosk.
pub struct AtKiosk {
    /// The device.
    pub kiosk: Kiosk,
    /// Who acts: the device.
    pub ctx: Ctx,
    /// Who stands before it, if they have told it anything.
    pub seated: Option<Seated>,
    /// What its bell says.
    pub bell: Rung,
    /// Whether they have just said that they are still there.
    pub extended: bool,
    /// Whether the machine prints sheets.
    pub sheets: bool,
    /// What the browser is asked to keep, when somebody new was seated by this request.
    pub jar: CookieJar,
}

impl AtKiosk {
    /// The device behind a browser's cookies; none for any other browser.
    ///
    /// # Errors
    /// A fault if the store does not answer.
    pub async fn find(page: &Page, jar: &CookieJar, used: bool) -> Result<Option<AtKiosk>, Error> {
        let Some(token) = jar.get(DEVICE) else { return Ok(None) };
        let Some(kiosk) = device::recognise(&page.ctx, token.value(), used).await? else { return Ok(None) };
        let ctx = page.ctx.with(Actor::Device { kiosk: kiosk.id, point: kiosk.point.clone() }, page.ctx.now);
        let seated = match jar.get(SITTING) {
            Some(secret) => sitting::find(&ctx, secret.value()).await?,
            None => None,
        };
        let bell = bell::status(&ctx).await?;
        let (extended, sheets) = (page.tail.contains("them=1"), jar.get(SHEETS).is_some());
        Ok(Some(AtKiosk { kiosk, ctx, seated, bell, extended, sheets, jar: CookieJar::new() }))
    }

    /// What is remembered of the person; of somebody new, nothing.
    pub fn sitting(&self) -> Sitting {
        self.seated.as_ref().map(|seated| seated.sitting.clone()).unwrap_or_default()
    }

    /// The same with somebody seated: whoever touches a kiosk that knows nobody is somebody new.
    ///
    /// # Errors
    /// A fault if the store does not answer.
    pub async fn seated(self, page: &Page) -> Result<AtKiosk, Error> {
        if self.seated.is_some() {
            return Ok(self);
        }
        let (secret, seated) = sitting::begin(&self.ctx, Sitting::default()).await?;
        let jar = self.jar.clone().add(cookies::private(SITTING, secret, page.site.settings.https));
        Ok(AtKiosk { seated: Some(seated), jar, ..self })
    }

    /// Remembers something and goes on to another screen.
    ///
    /// # Errors
    /// A fault if the store does not answer.
    pub async fn remember(&self, page: &Page, sitting: Sitting, tail: &str) -> Result<Response, Error> {
        let Some(seated) = &self.seated else {
            let (secret, _) = sitting::begin(&self.ctx, sitting).await?;
            let cookie = cookies::private(SITTING, secret, page.site.settings.https);
            return Ok((CookieJar::new().add(cookie), page.to(tail)).into_response());
        };
        sitting::remember(&self.ctx, seated, &sitting).await?;
        Ok(page.to(tail).into_response())
    }

    /// The same screen once more with a word about what is wrong; what is not the person's fault stays a fault.
    ///
    /// # Errors
    /// Whatever the rules did not say.
    pub async fn say(&self, page: &Page, why: app::Error, tail: &str) -> Result<Response, Error> {
        match why {
            app::Error::Ruled(_) => {
                let said = why.tell(&page.site.words, page.lang, "");
                let mut sitting = self.sitting().told(&said);
                sitting.typed.clear();
                self.remember(page, sitting, tail).await
            }
            why => Err(why.into()),
        }
    }

    /// The person is still there, on a screen that waits for this.
    async fn touch(&self, waiting: Waiting) -> Result<(), Error> {
        match &self.seated {
            Some(seated) => Ok(sitting::touch(&self.ctx, seated, waiting).await?),
            None => Ok(()),
        }
    }
}

/// The cookies of a person at a kiosk: who they are, what their forms carry, how they like to read.
pub const PERSONAL: [&str; 5] = [SITTING, cookies::FORM, cookies::FLASH, cookies::THEME, cookies::SIZE];

/// All of them taken back.
pub fn emptied() -> CookieJar {
    PERSONAL.into_iter().fold(CookieJar::new(), |jar, name| jar.add(cookies::removed(name)))
}

impl FromRequestParts<Arc<Site>> for AtKiosk {
    type Rejection = Response;

    /// Any other browser is shown how to become a kiosk.
    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let page = Page::from_request_parts(parts, site).await.map_err(IntoResponse::into_response)?;
        let jar = CookieJar::from_headers(&parts.headers);
        match AtKiosk::find(&page, &jar, true).await {
            Ok(Some(at)) => {
                // An officer who is asked for takes longer than a person who reads.
                let sitting = at.sitting();
                let asked = sitting.identification.is_some() || sitting.copy.is_some_and(|wish| wish.due.is_some());
                let waiting = if asked { Waiting::Officer } else { Waiting::Reading };
                at.touch(waiting).await.map_err(IntoResponse::into_response)?;
                Ok(at)
            }
            Ok(None) => Err(page.to("/tram").into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}
