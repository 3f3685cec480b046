# What was found out about the signatures of a PDF file. Each sentence is a reason; codes are in crates/sign/src/verify/reason.rs.
verification-valid = The signature is valid.
verification-valid-but-changed = The signature is valid. What was added to the file since does not touch what was signed.
verification-indeterminate = Nothing certain can be said about the signature.
verification-invalid = The signature is not valid. Do not rely on this file.

verification-not-pdf = This is not a PDF file.
verification-damaged = The file is damaged or cut off, so it cannot be checked.
verification-encrypted = The file has a password, so it cannot be checked. Please send one without.
verification-too-much = The file is built so strangely that checking it was given up.

verification-content-whole = What was signed is unchanged, to the bit.
verification-signer-trusted = A trusted authority vouches for the signer: { $authority }.
verification-not-revoked = The certificates were not revoked.
verification-revoked-later = The certificate of { $whose } was revoked on { $time }, but the signature had been made before.
verification-time-proven = A timestamp proves that the signature existed on { $time } (issued by { $authority }).
verification-time-proven-by-file = A timestamp over the file proves that the signature existed on { $time }.
verification-time-claimed = The time of signing comes from the signer's own clock; no timestamp proves it.
verification-timestamp-revocation-unknown = Nothing in the file says whether the certificate of the timestamp authority was revoked.

verification-signed-further = Somebody signed afterwards, in field { $field }.
verification-timestamp-added = A timestamp was added afterwards.
verification-validation-data-added = Data for checking the signatures later was added afterwards.
verification-empty-field-added = An empty field for signing was added afterwards.
verification-metadata-changed = The description of the file (title, dates) was changed afterwards.
verification-filled-as-allowed = Field “{ $field }” was filled in afterwards with “{ $content }”; the signer allows that.
verification-annotated-as-allowed = Notes were added afterwards; the signer allows that.

verification-no-signature = This file has no digital signature.
verification-unknown-issuer = It is not known who vouches for this certificate. It names as its issuer: { $issuer }.
verification-revocation-unknown = Nothing says whether the certificate of { $whose } was revoked.
verification-revocation-stale = What is known about revocation of the certificate of { $whose } is older than the signature.
verification-revoked-unproven = The certificate of { $whose } was revoked on { $time }, and nothing proves that the signature was made before.
verification-expired = The certificate of { $whose } expired on { $time }, and nothing proves that the signature was made before.
verification-timestamp-differs = The timestamp belongs to another signature, or was changed.
verification-timestamp-untrusted = The timestamp authority is not trusted: { $authority }.
verification-signed-doubtfully = Somebody who is not known signed afterwards in field { $field }, and it shows on a page.
verification-field-filled = Field “{ $field }” was filled in with “{ $content }” after signing. Somebody should look at it.
verification-unsupported = This kind of signature cannot be checked yet: { $what }.
verification-unknown-rule = The certificate of { $whose } has a condition this program does not know: { $what }.

verification-digest-differs = The content of the file was changed after signing.
verification-signature-does-not-fit = The signature does not fit the signer's certificate.
verification-does-not-cover = The signature does not cover the file as it should; what you see may not be what was signed.
verification-signature-unreadable = The signature is damaged or empty.
verification-no-certificate = The signer's certificate is not in the file.
verification-weak-algorithm = The signature uses a weak method that can be forged today: { $what }.
verification-attributes-wrong = The signature lacks something it must say, or contradicts itself.
verification-certificate-differs = The signature names another certificate than the one that comes with it.
verification-algorithms-contradict = The signature names two methods that contradict each other.
verification-revoked-before = The certificate of { $whose } had been revoked since { $time }, before signing.
verification-expired-when-signed = The certificate of { $whose } had expired on { $time }, before signing.
verification-not-yet-valid = The certificate of { $whose } is valid only from { $time } on, after signing.
verification-not-allowed = The certificate of { $whose } was not issued for this use.
verification-page-changed = What page { $page } shows was changed after signing.
verification-pages-added = { $count ->
    [one] A page was added after signing.
   *[other] { $count } pages were added after signing.
}
verification-pages-removed = { $count ->
    [one] A page was removed after signing.
   *[other] { $count } pages were removed after signing.
}
verification-pages-reordered = The pages were put in another order after signing.
verification-annotation-added = Something was laid over page { $page } after signing.
verification-annotation-changed = A note or field on page { $page } was changed or removed after signing.
verification-certification-violated = The file was changed in a way the signer had forbidden.
verification-field-locked = Field { $field } was locked when signing, and was changed all the same.
verification-signature-removed = The signature in field { $field } was taken away or replaced.
verification-bytes-appended = Unknown data was appended to the file after signing.
verification-other-changed = The structure of the file was changed after signing (object { $object }).
