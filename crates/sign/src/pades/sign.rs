//! The story of a signature: prepare the file, let the holder of the key sign, let somebody say when, fill it in.

use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use der::{Decode as _, Encode as _};
use ring::signature::{ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm};
use sha2::{Digest as _, Sha256};
use x509_tsp::TstInfo;

use super::dictionary::{Prepared, draft};
use super::increment::Increment;
use super::original::Original;
use super::{Level, SignOptions, field, lasting, open};
use crate::key::{Algorithm, DocumentSigner, RevocationSource, Timestamper};
use crate::signed::Signed;
use crate::{SignError, asn1};

/// Room for a timestamp with its certificates, before one has been seen. Those of public authorities take 4–8 KiB.
const STAMP: usize = 12 * 1024;

/// The first file has room for what is usual, the second for what came.
const TRIES: usize = 3;

/// Signs a PDF. The result begins with the very bytes given; the signature stands in what follows.
///
/// `timestamper` is needed from [`Level::T`] on, `revocation` for [`Level::Lt`].
///
/// # Errors
/// [`SignError::Encrypted`], [`SignError::Broken`], [`SignError::Certified`], [`SignError::TooLarge`],
/// [`SignError::FieldTaken`], [`SignError::NoPlace`], [`SignError::Letter`], [`SignError::Font`] for what the file or the
/// options do not allow; and whatever the signer, the timestamper and the revocation source answer.
pub async fn sign_pdf(
    pdf: &[u8],
    signer: &dyn DocumentSigner,
    options: &SignOptions,
    timestamper: Option<&dyn Timestamper>,
    revocation: Option<&dyn RevocationSource>,
) -> Result<Vec<u8>, SignError> {
    let stamps = options.level >= Level::T;
    let timestamper = match timestamper {
        None if stamps => return Err(SignError::Timestamp("no authority is set up".to_owned())),
        other => other.filter(|_| stamps),
    };
    let revocation = match revocation {
        None if options.level == Level::Lt => return Err(SignError::Revocation("no source is set up".to_owned())),
        other => other.filter(|_| options.level == Level::Lt),
    };
    let chain = signer.chain();
    let own = chain.first().ok_or_else(|| SignError::Certificate("the chain is empty".to_owned()))?;
    let mut room = 2048 + chain.iter().map(Vec::len).sum::<usize>() + if stamps { STAMP } else { 0 };
    for _ in 0..TRIES {
        let prepared = prepare(pdf, signer, options, room)?;
        let wrong = |why: der::Error| SignError::Certificate(why.to_string());
        let signed = Signed::new(asn1::DATA, &prepared.digest(), own).map_err(wrong)?;
        let message = signed.message().map_err(wrong)?;
        let signature = signer.sign(&message).await?;
        is_theirs(own, signer.algorithm(), &message, &signature)?;
        let token = match timestamper {
            None => None,
            Some(timestamper) => {
                let imprint: [u8; 32] = Sha256::digest(&signature).into();
                let token = timestamper.stamp(&imprint).await?;
                is_about(&token, &imprint)?;
                Some(token)
            }
        };
        let cms = signed.finish(None, chain, true, signer.algorithm(), &signature, token.as_deref())?;
        if cms.len() > prepared.room() {
            // A timestamp larger than any seen. Its size is known now; the file is made again with room for it.
            room = cms.len() + 2048;
            continue;
        }
        let file = prepared.fill(&cms);
        return match revocation {
            None => Ok(file),
            Some(source) => lasting::add(&file, &cms, room, chain, token.as_deref(), source).await,
        };
    }
    Err(SignError::Timestamp(format!("it takes more than {room} bytes")))
}

fn prepare(pdf: &[u8], signer: &dyn DocumentSigner, options: &SignOptions, room: usize) -> Result<Prepared, SignError> {
    let mut increment = Increment::after(Original::open(pdf)?);
    let rules = field::rules(&increment.original, options)?;
    let signature = increment.reserve();
    increment.put_raw(signature, draft(options, &signer.name(), room, rules));
    open::fill(&mut increment, &options.fill)?;
    field::add(&mut increment, options, signature)?;
    Ok(Prepared::new(increment.write()?, room))
}

/// What came back is this certificate's signature of what was asked for. A file with another one would look signed.
fn is_theirs(own: &[u8], algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), SignError> {
    let certificate = asn1::certificate(own)?;
    let public = certificate.tbs_certificate.subject_public_key_info.subject_public_key;
    let how: &dyn VerificationAlgorithm = match algorithm {
        Algorithm::EcdsaP256Sha256 => &ECDSA_P256_SHA256_ASN1,
        Algorithm::RsaSha256 => &RSA_PKCS1_2048_8192_SHA256,
    };
    let verified = UnparsedPublicKey::new(how, public.raw_bytes()).verify(message, signature);
    verified.map_err(|_| SignError::Refused("its answer is not the certificate's signature".to_owned()))
}

/// The timestamp is about this signature and no other.
fn is_about(token: &[u8], imprint: &[u8; 32]) -> Result<(), SignError> {
    let stamped = || -> Result<TstInfo, der::Error> {
        let data: SignedData = ContentInfo::from_der(token)?.content.decode_as()?;
        let content = data.encap_content_info.econtent.ok_or(der::ErrorKind::Failed)?;
        TstInfo::from_der(content.value())
    };
    let info = stamped().map_err(|why| SignError::Timestamp(why.to_string()))?;
    if info.message_imprint.hashed_message.as_bytes() == imprint {
        return Ok(());
    }
    Err(SignError::Timestamp(format!(
        "it is about something else ({} bytes)",
        info.to_der().map_or(0, |der| der.len())
    )))
}
