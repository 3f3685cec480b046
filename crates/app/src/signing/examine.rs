//! What a signed file is worth, in words: anybody's file, nothing of it is kept.

use domain::document::item::{Document, file_tag};
use domain::timeline::Ruling;
use sha2::{Digest, Sha256};
use sign::verify::reason::{Arg, Reason};
use sign::verify::report::Signature;
use sign::verify::{Report, Trust, Verdict, verify};

use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline;
use crate::words::Value;

/// What was found out about a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Examined {
    /// `valid`, `valid_but_changed_harmlessly`, `indeterminate` or `invalid`.
    pub verdict: Verdict,
    /// The verdict in words.
    pub said: String,
    /// What is to be said about the file as a whole.
    pub reasons: Vec<String>,
    /// Its signatures, oldest first.
    pub signatures: Vec<ExaminedSignature>,
    /// Its SHA-256.
    pub sha256: String,
    /// The check code of the document of ours that has this very file.
    pub ours: Option<String>,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ExaminedSignature {
    /// Who signed.
    pub signer: String,
    /// Their organisation.
    pub organisation: Option<String>,
    /// Who issued the certificate.
    pub issuer: Option<String>,
    /// When: proven by a timestamp, or as the signer says.
    pub time: Option<jiff::Timestamp>,
    /// Whether that time is proven.
    pub is_proven: bool,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in words.
    pub said: String,
    /// Why, gravest first.
    pub reasons: Vec<String>,
}

const fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid | Verdict::ValidButChangedHarmlessly => "green",
        Verdict::Indeterminate => "yellow",
        Verdict::Invalid => "red",
    }
}

impl Examined {
    /// The verdict as a colour, beside its words: `green`, `yellow` or `red`.
    #[must_use]
    pub const fn colour(&self) -> &'static str {
        colour(self.verdict)
    }
}

impl ExaminedSignature {
    /// As [`Examined::colour`].
    #[must_use]
    pub const fn colour(&self) -> &'static str {
        colour(self.verdict)
    }
}

/// Examines a PDF file.
///
/// # Errors
/// `verification.not-pdf`, `verification.damaged`, `verification.encrypted`, `verification.too-much`.
pub async fn examine(ctx: &Ctx, pdf: bytes::Bytes) -> Result<Examined, Error> {
    let sha256 = hex::encode(Sha256::digest(&pdf));
    let tag = file_tag(&sha256);
    let ours = timeline::list_latest::<Document>(ctx, &tag, None, 1).await?;
    let ours = ours.into_iter().next().map(|(_, document)| document.subject.item.check_code);
    let trust = Trust { anchors: ctx.city.keys.anchors().to_vec(), ..Trust::default() };
    let now = ctx.now;
    let judged = tokio::task::spawn_blocking(move || verify(&pdf, &trust, now)).await;
    let report = judged.map_err(|error| Error::Fault(error.into()))?;
    let report = report.map_err(|unreadable| Ruling::new(unreadable.key()))?;
    Ok(tell(ctx, report, sha256, ours))
}

fn tell(ctx: &Ctx, report: Report, sha256: String, ours: Option<String>) -> Examined {
    let word = |key: &str| ctx.city.words.get(ctx.lang, key, &[]);
    Examined {
        verdict: report.verdict,
        said: word(report.verdict.key()),
        reasons: report.reasons.iter().map(|reason| reason_words(ctx, reason)).collect(),
        signatures: report.signatures.iter().map(|signature| one(ctx, signature)).collect(),
        sha256,
        ours,
    }
}

fn one(ctx: &Ctx, signature: &Signature) -> ExaminedSignature {
    let signer = signature.signer.clone().unwrap_or_default();
    ExaminedSignature {
        signer: signer.name,
        organisation: signer.organisation,
        issuer: signature.issuer.as_ref().map(|issuer| issuer.name.clone()),
        time: signature.proven_time.or(signature.claimed_time),
        is_proven: signature.proven_time.is_some(),
        verdict: signature.verdict,
        said: ctx.city.words.get(ctx.lang, signature.verdict.key(), &[]),
        reasons: signature.reasons.iter().map(|reason| reason_words(ctx, reason)).collect(),
    }
}

fn reason_words(ctx: &Ctx, reason: &Reason) -> String {
    let args = reason.args.iter().map(|(name, arg)| match arg {
        // Fields of our own results have names people know.
        Arg::Text(field) if *name == "field" => {
            let known = ctx.city.words.find(ctx.lang, &format!("signature-field-{field}"), &[]);
            (*name, Value::Text(known.unwrap_or_else(|| field.clone())))
        }
        arg => (*name, value(arg)),
    });
    let args: Vec<(&str, Value)> = args.collect();
    ctx.city.words.get(ctx.lang, reason.code.key(), &args)
}

fn value(arg: &Arg) -> Value {
    match arg {
        Arg::Text(text) => Value::Text(text.clone()),
        Arg::Count(count) => Value::from(i64::try_from(*count).unwrap_or(i64::MAX)),
        Arg::Time(time) => Value::Moment(*time),
    }
}
