//! What is needed to check a signature in ten years, when nobody answers any more: certificates and proofs that none was
//! revoked, in the document security store (PAdES B-LT; ETSI EN 319 142-1, 5.4), as an increment of its own.

use std::collections::BTreeMap;

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier};
use der::{Decode as _, Encode as _};
use lopdf::{Dictionary, Object, ObjectId};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use x509_cert::Certificate;

use super::increment::Increment;
use super::original::Original;
use crate::SignError;
use crate::key::RevocationSource;

/// Adds the proofs of a signature to the file it was just put into.
pub(super) async fn add(
    file: &[u8],
    cms: &[u8],
    room: usize,
    chain: &[Vec<u8>],
    token: Option<&[u8]>,
    source: &dyn RevocationSource,
) -> Result<Vec<u8>, SignError> {
    let mut certificates = chain.to_vec();
    let mut proofs = source.gather(chain).await?;
    if let Some(token) = token {
        // Whoever says when is believed for the same reasons as whoever signed.
        let stamped = chain_of(token).map_err(|why| SignError::Timestamp(why.to_string()))?;
        let more = source.gather(&stamped).await?;
        certificates.extend(stamped);
        proofs.ocsp.extend(more.ocsp);
        proofs.crls.extend(more.crls);
    }
    let mut increment = Increment::after(Original::open(file)?);
    let root = increment.original.root;
    let store = match increment.original.catalog()?.get(b"DSS").ok().cloned() {
        Some(Object::Reference(id)) => id,
        Some(Object::Dictionary(old)) => moved(&mut increment, root, old)?,
        _ => moved(&mut increment, root, Dictionary::from_iter([("Type", Object::from("DSS"))]))?,
    };
    let mut known = known(&increment, store);
    let mut index = Dictionary::new();
    for (key, short, list) in
        [("Certs", "Cert", certificates), ("OCSPs", "OCSP", proofs.ocsp), ("CRLs", "CRL", proofs.crls)]
    {
        let mut references: Vec<Object> = Vec::new();
        for der in list {
            let id = match known.get(&der) {
                Some(id) => *id,
                None => {
                    let id = increment.add_stream(Dictionary::new(), der.clone());
                    increment.append(store, key.as_bytes(), Object::Reference(id))?;
                    known.insert(der, id);
                    id
                }
            };
            if !references.contains(&Object::Reference(id)) {
                references.push(Object::Reference(id));
            }
        }
        if !references.is_empty() {
            index.set(short, references);
        }
    }
    // The name of a signature in the index is the SHA-1 of its string in the file, the empty rest included.
    let mut contents = cms.to_vec();
    contents.resize(room, 0);
    let name = digest(&SHA1_FOR_LEGACY_USE_ONLY, &contents);
    let name: String = name.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    let index = increment.add(index);
    let old = increment.current(store).and_then(|store| store.as_dict().ok()).and_then(|store| store.get(b"VRI").ok());
    let mut by_signature = match old {
        Some(Object::Dictionary(old)) => old.clone(),
        Some(Object::Reference(id)) => {
            increment.current(*id).and_then(|old| old.as_dict().ok()).cloned().unwrap_or_default()
        }
        _ => Dictionary::new(),
    };
    by_signature.set(name, Object::Reference(index));
    increment.edit(store, |store| store.set("VRI", by_signature))?;
    extend(&mut increment, root)?;
    Ok(increment.write()?.bytes)
}

fn moved(increment: &mut Increment<'_>, root: ObjectId, store: Dictionary) -> Result<ObjectId, SignError> {
    let id = increment.add(store);
    increment.edit(root, |catalog| catalog.set("DSS", Object::Reference(id)))?;
    Ok(id)
}

/// What the store holds already, by its bytes: nothing is put in twice.
fn known(increment: &Increment<'_>, store: ObjectId) -> BTreeMap<Vec<u8>, ObjectId> {
    let Some(Ok(store)) = increment.current(store).map(Object::as_dict) else { return BTreeMap::new() };
    let lists = [b"Certs".as_slice(), b"OCSPs", b"CRLs"].into_iter().filter_map(|key| store.get(key).ok());
    let references = lists.filter_map(|list| increment.original.follow(list).as_array().ok()).flatten();
    let ids = references.filter_map(|reference| reference.as_reference().ok());
    ids.filter_map(|id| {
        let stream = increment.current(id)?.as_stream().ok()?;
        Some((stream.get_plain_content().ok()?, id))
    })
    .collect()
}

/// Says that the file uses the store, which came after PDF 1.7 (ETSI EN 319 142-1, 5.4.1).
fn extend(increment: &mut Increment<'_>, root: ObjectId) -> Result<(), SignError> {
    let old = increment.original.catalog()?.get(b"Extensions").ok();
    let old = old.and_then(|old| increment.original.follow(old).as_dict().ok()).cloned().unwrap_or_default();
    if old.has(b"ESIC") {
        return Ok(());
    }
    let level = |level: i64| {
        Object::Dictionary(Dictionary::from_iter([
            ("BaseVersion", Object::from("1.7")),
            ("ExtensionLevel", Object::Integer(level)),
        ]))
    };
    let mut extensions = old;
    extensions.set("ESIC", level(1));
    if !extensions.has(b"ADBE") {
        extensions.set("ADBE", level(8));
    }
    increment.edit(root, |catalog| catalog.set("Extensions", extensions))
}

/// The certificates inside a timestamp, its signer's first, then issuer by issuer.
fn chain_of(token: &[u8]) -> Result<Vec<Vec<u8>>, der::Error> {
    let data: SignedData = ContentInfo::from_der(token)?.content.decode_as()?;
    let mut carried: Vec<Certificate> = Vec::new();
    for choice in data.certificates.iter().flat_map(|set| set.0.iter()) {
        if let CertificateChoices::Certificate(certificate) = choice {
            carried.push(certificate.clone());
        }
    }
    let signer = data.signer_infos.0.iter().next().map(|info| info.sid.clone());
    let own = carried.iter().position(|one| match &signer {
        Some(SignerIdentifier::IssuerAndSerialNumber(id)) => {
            one.tbs_certificate.issuer == id.issuer && one.tbs_certificate.serial_number == id.serial_number
        }
        _ => carried.len() == 1,
    });
    let mut chain = Vec::new();
    let mut next = own;
    while let Some(position) = next {
        let certificate = carried.remove(position);
        chain.push(certificate.to_der()?);
        let issuer = certificate.tbs_certificate.issuer;
        next = carried.iter().position(|one| one.tbs_certificate.subject == issuer);
    }
    Ok(chain)
}
