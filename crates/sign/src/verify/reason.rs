//! Why a signature is judged as it is: a code and what to put into its sentence. Sentences stand in
//! `locales/*/verification.ftl` under `Code::key`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::report::Verdict;

/// A reason with the words of its sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reason {
    /// What.
    pub code: Code,
    /// What stands in the sentence.
    pub args: BTreeMap<&'static str, Arg>,
}

/// Something a sentence names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A name.
    Text(String),
    /// A number of pages, the number of a page.
    Count(u64),
    /// A moment.
    Time(Timestamp),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::Time(at)
    }
}

impl Reason {
    /// A reason whose sentence needs nothing yet.
    pub fn new(code: Code) -> Self {
        Self { code, args: BTreeMap::new() }
    }

    /// Adds something the sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

macro_rules! codes {
    ($($verdict:ident { $($(#[$doc:meta])* $name:ident = $key:literal [$($arg:literal),*],)* })*) => {
        /// Everything that can be said about a signature. Each has a weight: the verdict is the gravest.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Code {
            $($($(#[$doc])* #[serde(rename = $key)] $name,)*)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The key of its sentence.
            pub fn key(self) -> &'static str {
                match self { $($(Self::$name => $key,)*)* }
            }

            /// The names its sentence may use.
            pub fn args(self) -> &'static [&'static str] {
                match self { $($(Self::$name => &[$($arg),*],)*)* }
            }

            /// The best verdict that is left with it.
            pub fn verdict(self) -> Verdict {
                match self { $($(Self::$name => Verdict::$verdict,)*)* }
            }
        }
    };
}

codes! {
    Valid {
        /// Not a bit differs from what was signed.
        ContentWhole = "verification-content-whole" [],
        /// The certificate leads to an authority the reader trusts.
        SignerTrusted = "verification-signer-trusted" ["authority"],
        /// The certificates were not revoked.
        NotRevoked = "verification-not-revoked" [],
        /// A certificate was revoked, but the signature had been made before.
        RevokedLater = "verification-revoked-later" ["whose", "time"],
        /// A timestamp proves when at the latest.
        TimeProven = "verification-time-proven" ["time", "authority"],
        /// A timestamp over the whole file proves it.
        TimeProvenByFile = "verification-time-proven-by-file" ["time"],
        /// Only the signer's clock says when.
        TimeClaimed = "verification-time-claimed" [],
        /// Whether the authority of the timestamp was revoked is not known.
        TimestampRevocationUnknown = "verification-timestamp-revocation-unknown" [],
    }
    ValidButChangedHarmlessly {
        /// Somebody else signed afterwards.
        SignedFurther = "verification-signed-further" ["field"],
        /// A timestamp was added.
        TimestampAdded = "verification-timestamp-added" [],
        /// Certificates and revocation data were added.
        ValidationDataAdded = "verification-validation-data-added" [],
        /// An empty field for a signature was added.
        EmptyFieldAdded = "verification-empty-field-added" [],
        /// Title, author, dates.
        MetadataChanged = "verification-metadata-changed" [],
        /// A field was filled in, which the certification allows.
        FilledAsAllowed = "verification-filled-as-allowed" ["field", "content"],
        /// Something was noted, which the certification allows.
        AnnotatedAsAllowed = "verification-annotated-as-allowed" [],
    }
    Indeterminate {
        /// The file has no signature.
        NoSignature = "verification-no-signature" [],
        /// The certificate leads to nobody the reader trusts.
        UnknownIssuer = "verification-unknown-issuer" ["issuer"],
        /// Nothing says whether a certificate was revoked.
        RevocationUnknown = "verification-revocation-unknown" ["whose"],
        /// What is known of revocation is older than the signature.
        RevocationStale = "verification-revocation-stale" ["whose"],
        /// Revoked, and nothing proves that the signature was made before.
        RevokedUnproven = "verification-revoked-unproven" ["whose", "time"],
        /// Expired, and nothing proves that the signature was made before.
        Expired = "verification-expired" ["whose", "time"],
        /// The timestamp is over something else, or was tampered with.
        TimestampDiffers = "verification-timestamp-differs" [],
        /// The timestamp's authority is not trusted.
        TimestampUntrusted = "verification-timestamp-untrusted" ["authority"],
        /// Somebody nobody knows signed afterwards, and it shows on a page.
        SignedDoubtfully = "verification-signed-doubtfully" ["field"],
        /// A field was filled in after signing.
        FieldFilled = "verification-field-filled" ["field", "content"],
        /// An algorithm or kind of signature we do not know.
        Unsupported = "verification-unsupported" ["what"],
        /// A certificate has a rule we do not know.
        UnknownRule = "verification-unknown-rule" ["whose", "what"],
    }
    Invalid {
        /// The content is not what was signed.
        DigestDiffers = "verification-digest-differs" [],
        /// The signature was not made with the key of the certificate.
        SignatureDoesNotFit = "verification-signature-does-not-fit" [],
        /// The signature does not say, or not rightly, which part of the file it is over.
        DoesNotCover = "verification-does-not-cover" [],
        /// The signature is empty or cannot be read.
        SignatureUnreadable = "verification-signature-unreadable" [],
        /// The signer's certificate is not in the file.
        NoCertificate = "verification-no-certificate" [],
        /// An algorithm that can be forged today.
        WeakAlgorithm = "verification-weak-algorithm" ["what"],
        /// What a signature must say about itself is missing or contradicts itself.
        AttributesWrong = "verification-attributes-wrong" [],
        /// The signature names another certificate.
        CertificateDiffers = "verification-certificate-differs" [],
        /// The signature names two algorithms for one thing.
        AlgorithmsContradict = "verification-algorithms-contradict" [],
        /// Made after the certificate was revoked.
        RevokedBefore = "verification-revoked-before" ["whose", "time"],
        /// Made after the certificate expired.
        ExpiredWhenSigned = "verification-expired-when-signed" ["whose", "time"],
        /// Made before the certificate was valid.
        NotYetValid = "verification-not-yet-valid" ["whose", "time"],
        /// The certificate may not be used for signing documents, or its issuer may not issue.
        NotAllowed = "verification-not-allowed" ["whose"],
        /// A page shows something else.
        PageChanged = "verification-page-changed" ["page"],
        /// Pages were added.
        PagesAdded = "verification-pages-added" ["count"],
        /// Pages were removed.
        PagesRemoved = "verification-pages-removed" ["count"],
        /// Pages were put in another order.
        PagesReordered = "verification-pages-reordered" [],
        /// Something was laid on a page.
        AnnotationAdded = "verification-annotation-added" ["page"],
        /// Something lying on a page was changed.
        AnnotationChanged = "verification-annotation-changed" ["page"],
        /// The author forbade this change.
        CertificationViolated = "verification-certification-violated" [],
        /// A locked field was changed.
        FieldLocked = "verification-field-locked" ["field"],
        /// A signature was taken away.
        SignatureRemoved = "verification-signature-removed" ["field"],
        /// Bytes that belong to nothing were appended.
        BytesAppended = "verification-bytes-appended" [],
        /// Something else was changed.
        OtherChanged = "verification-other-changed" ["object"],
    }
}
