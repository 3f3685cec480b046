//! Whom we talk to, as an administrator writes it. A party without a section is off.

use crate::{antivirus, remote_signing, revocation, timestamp};

/// The section `[connect]` of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Who says when something was signed.
    pub timestamp: Option<timestamp::Settings>,
    /// Who says whether a certificate was revoked.
    pub revocation: Option<revocation::Settings>,
    /// Who keeps keys of leaders and signs with them.
    pub remote_signing: Option<remote_signing::Settings>,
    /// Who looks for viruses in what people bring.
    pub antivirus: Option<antivirus::Settings>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_off_until_named() {
        let none: Settings = toml::from_str("").expect("nothing is needed");
        assert_eq!(none, Settings::default());
        assert!(toml::from_str::<Settings>("[timestamps]\nurl = 'http://a.example'").is_err(), "a misspelt section");
        assert!(toml::from_str::<Settings>("[timestamp]\nurl = 'http://a.example'\nport = 3").is_err());
    }

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let page = include_str!("../../../docs/how-to/connect-outside-services.md");
        let examples: String = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        #[derive(serde::Deserialize)]
        struct File {
            connect: Settings,
        }
        let file: File = toml::from_str(&examples).expect("the examples together are one file");
        let Settings { timestamp, revocation, remote_signing, antivirus } = file.connect;
        assert!(timestamp.is_some() && revocation.is_some() && remote_signing.is_some() && antivirus.is_some());
    }
}
