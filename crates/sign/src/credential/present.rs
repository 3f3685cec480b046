//! Leaving out what nobody asked for.

use super::CredentialError;
use super::disclosure::Disclosure;

/// The claims the holder may show or keep back, in the order of the credential.
///
/// # Errors
/// [`CredentialError::Malformed`] or [`CredentialError::Disclosure`] when it cannot be read.
pub fn claims_on_offer(credential: &str) -> Result<Vec<String>, CredentialError> {
    let parts = split(credential)?;
    parts.disclosures.iter().filter_map(|text| Disclosure::read(text).map(|read| read.name).transpose()).collect()
}

/// The credential with only these hidden claims shown. What is left out cannot be found out from what remains.
///
/// # Errors
/// [`CredentialError::Disclosure`] when one of them is not in it; see [`claims_on_offer`].
pub fn present(credential: &str, shown: &[&str]) -> Result<String, CredentialError> {
    let parts = split(credential)?;
    let mut out = format!("{}~", parts.signed);
    let mut found = Vec::new();
    for text in parts.disclosures {
        let Some(name) = Disclosure::read(text)?.name else { continue };
        if shown.contains(&name.as_str()) {
            out.push_str(text);
            out.push('~');
            found.push(name);
        }
    }
    match shown.iter().find(|name| !found.iter().any(|found| found == *name)) {
        Some(missing) => Err(CredentialError::Disclosure(format!("'{missing}' is not in it"))),
        None => Ok(out),
    }
}

/// An SD-JWT in its parts.
pub(super) struct Parts<'a> {
    pub(super) signed: &'a str,
    pub(super) disclosures: Vec<&'a str>,
    /// The holder's proof; empty if there is none.
    pub(super) binding: &'a str,
}

/// `<signed>~<disclosure>~…~<binding or nothing>` (RFC 9901 section 4).
pub(super) fn split(text: &str) -> Result<Parts<'_>, CredentialError> {
    let text = text.trim();
    if text.len() > 256 * 1024 {
        return Err(CredentialError::Malformed("larger than 256 KiB".to_owned()));
    }
    let (signed, rest) = text.split_once('~').ok_or_else(|| CredentialError::Malformed("no '~'".to_owned()))?;
    let (disclosures, binding) = rest.rsplit_once('~').unwrap_or(("", rest));
    let disclosures = if disclosures.is_empty() { Vec::new() } else { disclosures.split('~').collect() };
    Ok(Parts { signed, disclosures, binding })
}
