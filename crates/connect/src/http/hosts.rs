//! Which hosts may be asked.

use reqwest::Url;

/// The hosts an administrator allows, as `host` or `host:port`. A certificate is written by others: without this list, the
/// addresses in it could send our requests anywhere inside the agency's network.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hosts(Vec<String>);

impl Hosts {
    pub(crate) fn of(list: &[String]) -> Self {
        Self(list.iter().map(|host| host.trim().to_ascii_lowercase()).collect())
    }

    /// The address, if it is http or https and its host is on the list. A port other than the scheme's own must be named
    /// there; a user name or password in it is not taken.
    pub(crate) fn allow(&self, address: &str) -> Option<Url> {
        let url = Url::parse(address).ok()?;
        let plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
        let host = url.host_str()?.to_ascii_lowercase();
        let named = match url.port() {
            None => host,
            Some(port) => format!("{host}:{port}"),
        };
        (plain && self.0.contains(&named)).then_some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_on_the_list_are_asked() {
        let hosts = Hosts::of(&["Ocsp.Example ".to_owned(), "127.0.0.1:8080".to_owned()]);
        let check = |address: &str, allowed: bool| assert_eq!(hosts.allow(address).is_some(), allowed, "{address}");
        check("http://ocsp.example/", true);
        check("http://OCSP.example:80/a?b", true);
        check("https://ocsp.example/", true);
        check("http://127.0.0.1:8080/", true);
        check("http://127.0.0.1/", false);
        check("http://ocsp.example:8080/", false);
        check("http://evil.example/", false);
        check("http://ocsp.example.evil.example/", false);
        check("http://user@ocsp.example/", false);
        check("http://ocsp.example@evil.example/", false);
        check("ldap://ocsp.example/cn=x", false);
        check("file:///etc/passwd", false);
        check("http://2130706433:8080/", true); // the same address in decimal: read as what it is
        check("http://169.254.169.254/", false);
    }
}
