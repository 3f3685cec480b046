document-empty = The file is empty. Choose it again.
document-too-large = The file is larger than { $megabytes } MB. Scan it smaller, or split it.
document-wrong-type = Only PDF, JPEG and PNG files are taken. Convert the file and send it again.
document-cut-off = The file was cut off on the way and was not kept. Send it again.
document-no-such-upload = The uploaded file was not found. Upload it again.
document-not-for-component = “{ $component }” does not take files of type { $type }. Send one of the types listed.
document-no-such-component = The procedure has no paper “{ $component }”. Reload the page.
document-incomplete = The minimum about this document is not complete: { $field ->
    [kind] choose the kind of document
    [owner-name] give the owner’s name
    [birth-year] give the personal number, or the year of birth
    [issued-on] give the personal number, or the date of issue
    [issuer] give the personal number, or who issued it
    [title] give the name of the document
    [summary] say in one line what it is
    [validity] the last day must not come before the first
    [reason] give the reason
    [legal-basis] give the legal basis
   *[other] { $field }
}.
document-corrected-on-paper = This result had an error ({ $error }) and was replaced by number { $number } on paper.
document-corrected-basis = Decree 118/2025/NĐ-CP, Article 23.1
document-holds-no-more = This document can no longer be used ({ $standing ->
    [not-yet] its first day is still to come
    [expired] it has expired
    [replaced] another one took its place
    [revoked] it was revoked
    [destroyed] it was destroyed as the law requires
   *[valid] it holds
}). Use another one.
document-not-this-paper = This document is not the kind that “{ $component }” asks for. Choose another one.
document-not-theirs = This document does not belong to the applicant. Check the personal number.
document-no-credential = Only the result of a procedure can be taken as a data credential.
document-not-trusted = No officer or agency has signed this document, so it cannot stand for the paper yet. Have it compared with the paper at a desk.
document-office = This is an office document (Word, Excel) or an archive, not an image of a paper. Open it, choose “Save as PDF” and send the PDF.
document-heic = The photo is in your phone’s HEIC format, which cannot be taken. Take a screenshot of it and send that, or choose “Most compatible” in the camera’s settings and take it again.
document-late-header = There is something strange before the beginning of the PDF. Open it, print it to PDF and send the new file.
document-two-in-one = Two kinds of content are joined in this file, so it cannot be taken. Open it, print it to PDF and send the new file.
document-broken = The file is damaged and cannot be read. Scan or photograph the paper again and send the new file.
document-active = The PDF contains something that runs when it is opened ({ $what }), so it cannot be taken. Open it, print it to PDF and send the new file.
document-encrypted = The PDF has a password or is locked. Open it with its password, print it to PDF and send the unlocked file.
document-too-many-pages = The file has { $pages } pages; { $limit } is the most for one file. Split it and send each part.
document-too-many-pixels = The picture has { $megapixels } million pixels; { $limit } million is the most. Scan it again at 300 dpi and send it.
document-expands = The file is small but becomes enormous when opened, so it cannot be taken. Scan or photograph the paper again and send the new file.
document-infected = There is a malicious program in the file ({ $found }). It was not kept. Check your device for viruses, then scan or photograph the paper again and send the new file.
document-not-searched = Files cannot be checked for malicious programs right now, so this one was not taken. Send it again in a few minutes.
document-wrong-offset = What was sent does not follow what is already here. Go on from byte { $expected }.
document-busy = This file is being sent by another connection. Wait a minute and go on.
document-wrong-checksum = What was sent changed on the way and was not kept. Send that part again.
document-too-many-begun = You have many unfinished uploads. Finish them or throw them away, then send a new file.
document-standing-valid = Valid
document-standing-not-yet = Not in force yet
document-standing-expired = Expired
document-standing-replaced = Replaced
document-standing-revoked = Revoked
document-standing-destroyed = Destroyed
document-trust-unsigned = Signed by nobody
document-trust-copied = Signed by an officer
document-trust-official = Signed by an agency
document-store = My documents
document-store-why = What is here, no office of the city may ask you for again, except to verify it.
document-store-none = There is nothing in your store yet. Documents come here by themselves when you receive a result, or when a desk digitises the papers you bring.
document-older = Older documents
document-one = Document
document-open = Open the file
document-credential = Download the data credential
document-credential-hint = Data with the signature of the agency, to be shown elsewhere; you choose what is seen.
document-check-code = Check code:
document-check-see = See what others see when they check this code
document-signatures = Digital signatures
document-history = What happened
document-revoke = Revoke the document
document-revoke-why = Why it is revoked
document-revoke-basis = Legal basis
flash-document-revoked = Revoked. Whoever checks this code from now on hears that it is no longer valid.
document-signature = { $part }: { $name }, { $at } ({ $level })
document-moment = { $at }, { $by }
document-happened-kept = Kept in the store
document-happened-signed = A signature was added
document-happened-corrected = What was read was corrected: { $reason }
document-happened-reused = Used instead of the paper in a dossier
document-happened-asked-again = An office asked to see the paper, to verify
document-happened-credentialed = Taken by its owner as a data credential
document-happened-replaced = Replaced: { $reason }
document-happened-revoked = Revoked: { $reason }
document-happened-destroyed = The file was destroyed as the law requires
document-happened-kept-back = Kept back, not to be destroyed yet
document-happened-let-go = No longer kept back
document-fact-owner = Owner
document-fact-owner-number = Personal number
document-fact-number = Number
document-fact-issuer = Issued by
document-fact-issued-on = Issued on
document-fact-valid-from = Valid from
document-fact-valid-to = Valid until
document-fact-code = Document code
document-fact-source = Where it came from
document-fact-office = Kept by
document-fact-destroyed-by = Destroyed by decision
document-fact-reused = Times reused
document-fact-title = Document
document-fact-since = Since
document-source-digitised-at-reception = Digitised at a desk
document-source-procedure-result = Result of a procedure
document-source-certified-copy = Certified electronic copy
document-source-backlog = Digitised from the archive
document-source-owner-upload = Uploaded by its owner
document-held-already = “{ $component }” is in the applicant’s store already. Use the one that is held, or choose why it must be verified.
document-only-when-filing = A document of the store is used when a dossier is filed. Send a file or the paper here.
document-reuse-here = In your store
document-reuse-use = Use this document
document-reuse-desk = Held already, not to be asked for:
document-reuse-detail = { $source }, { $day }
document-again-why = Why the paper is needed all the same
document-again-none = It is not asked for again
document-again-verify-authenticity = To verify: doubt about it being genuine
document-again-verify-difference = To verify: the register says something else
document-again-verify-unreadable = To verify: the copy held cannot be read
