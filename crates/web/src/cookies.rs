//! The few things a browser is asked to keep: the session, the form token, a message for the next page, and how the
//! reader likes to read. Nothing else, and nothing of others.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use rand::RngCore;

/// The session of a signed-in person: a random secret the store knows only as a hash.
pub const SESSION: &str = "hn_session";
/// The token that a form must send back.
pub const FORM: &str = "hn_form";
/// A message to show once on the next page.
pub const FLASH: &str = "hn_flash";
/// The chosen theme.
pub const THEME: &str = "hn_theme";
/// The chosen size of letters.
pub const SIZE: &str = "hn_size";

/// A cookie that scripts cannot read and other sites' forms do not send.
pub fn private(name: &'static str, value: String, https: bool) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(https).build()
}

/// A preference kept for a year.
pub fn preference(name: &'static str, value: &'static str, https: bool) -> Cookie<'static> {
    let year = axum_extra::extract::cookie::Cookie::build((name, value)).path("/").http_only(true);
    year.same_site(SameSite::Lax).secure(https).permanent().build()
}

/// A cookie that takes back another.
pub fn removed(name: &'static str) -> Cookie<'static> {
    Cookie::build((name, "")).path("/").removal().build()
}

/// A fresh secret of 32 random bytes in hexadecimal.
pub fn secret() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex::encode(bytes)
}

/// A message for the next page: its key and, where the message takes one, the code it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Flash {
    /// The key in `locales`; it begins with `flash-`.
    pub key: String,
    /// What stands for `$code` in the message.
    pub code: String,
}

impl Flash {
    /// The cookie that carries it.
    pub fn cookie(&self, https: bool) -> Cookie<'static> {
        private(FLASH, hex::encode(format!("{}\n{}", self.key, self.code)), https)
    }

    /// The message a browser brings; anything that we did not write is no message.
    pub fn find(jar: &CookieJar) -> Option<Flash> {
        let bytes = hex::decode(jar.get(FLASH)?.value()).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (key, code) = text.split_once('\n')?;
        key.starts_with("flash-").then(|| Flash { key: key.to_owned(), code: code.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flash_comes_back_as_it_was_written_and_nothing_else_does() {
        let flash = Flash { key: "flash-filed".into(), code: "H26.151-261123-0007".into() };
        let jar = CookieJar::new().add(flash.cookie(true));
        assert_eq!(Flash::find(&jar), Some(flash));
        for forged in ["", "zz", "6869", &hex::encode("portal-title\nx")] {
            assert_eq!(Flash::find(&CookieJar::new().add(Cookie::new(FLASH, forged.to_owned()))), None, "{forged}");
        }
    }

    #[test]
    fn a_session_is_kept_from_scripts_and_marked_secure_over_https() {
        let cookie = private(SESSION, secret(), true);
        assert_eq!(
            (cookie.http_only(), cookie.secure(), cookie.same_site(), cookie.value().len()),
            (Some(true), Some(true), Some(SameSite::Lax), 64)
        );
    }
}
