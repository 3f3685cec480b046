signature-not-set-up = Digital signatures are not set up on this system. Tell the administrator.
signature-part-copyist = Digitised from the paper
signature-part-certifier = Certified by
signature-part-decider = Signed by
signature-part-agency = Seal of the agency
signature-field-number = Number of the document
signature-field-issued-on = Day of issue
signature-field-signer = Signature of the signer
signature-field-seal = Digital signature of the agency
signature-visible-time = Signed at: { $time }

# Why a file was not signed; the codes are in crates/sign/src/error.rs.
signature-encrypted = The file has a password, so it cannot be signed. Remove the password and try again.
signature-broken = This is no PDF, or it is damaged, so it cannot be signed. Export it as PDF again and try once more.
signature-certified = Whoever made the file has locked it against further signatures. Ask for one that is not locked.
signature-too-large = The file is larger than { $megabytes } MB, so it cannot be signed. Split it into several files.
signature-field-taken = The file has a signature field { $field } already. Choose another name.
signature-no-place = Page { $page } is not there, or has no room left for the signature. Choose another page or place.
signature-letter = The font of the signature has no character “{ $letter }”. Change the words shown with the signature.
signature-font = The font of the signature cannot be used. Tell the administrator.
signature-key = The signing key was not found or cannot be read. Tell the administrator.
signature-pin = The PIN is wrong or locked. Enter it again; after several wrong ones the device locks.
signature-certificate = The certificate does not belong to the key, or cannot be read. Tell the administrator.
signature-refused = Whoever holds the key refused to sign. Nothing was signed.
signature-unreachable = The signing device or service does not answer. Nothing was signed. Check the connection and try again.
signature-timestamp = No timestamp could be had, so nothing was signed. Try again in a few minutes.
signature-revocation = It could not be shown that the certificate is still in force, so nothing was signed. Try again in a few minutes; if it stays so, tell the administrator.
signature-files = The folder of keys cannot be read or written. Tell the administrator.
