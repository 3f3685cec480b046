# Electronic copies certified from originals, and the registers of certification.
certification-not-needed = This receiver may not demand a certified copy, so none is needed. If the person wants one all the same, tick “They want it all the same”.
certification-held = This person's store holds that paper as a signed electronic document already, which receivers in Việt Nam have to take (Decree 118/2025 Art. 22.1). If they want a certified copy all the same, tick “They want it all the same”.
certification-nobody = Nobody has appeared yet. Enter at least one person who signs.
certification-too-many-people = At most { $most } people on one paper.
certification-witnesses = Somebody can neither sign nor leave a fingerprint: two witnesses are needed (Decree 23/2015 Art. 36.3).
certification-unanswered-questions = Some questions are open. Answer all of them, then pass it on.
certification-put-right = Something is not right yet and can be put right. Do so, then answer again.
certification-forbidden-here = One of the answers means that this may not be certified. Press Refuse: the reason and the article are written down for the person.
certification-related = Whoever certifies confirms that neither they nor their kin have a part in this paper (Decree 23/2015 Art. 9.3). If they have, somebody else signs.
certification-other-register = This belongs to another register. Open the page of that register.
certification-no-kept-copy = There is no copy yet. Scan the signed and sealed paper and choose the file.
certification-needed = This receiver may need a certified copy, so nobody is recorded as needing none.
certification-no-receiver = Choose for whom the copy is.
certification-who = Enter the identification number, or the year of birth of a person without one.
certification-pages = Enter between 1 and { $most } pages.
certification-copies = Enter between 1 and { $most } copies.
certification-no-exemption = This exemption is not for certified copies. Choose again.
certification-empty = Fill in { $field ->
    [name] the name of the person who asks
    [title] the name of the paper
    [remark] the remark for the register
    [id-number] the number of the paper shown
    [reason] the reason
   *[other] this field
}.
certification-too-long = The text has more than 4,000 characters. Write less.
certification-title-too-long = The name of the paper has more than { $most } letters. Make it shorter.
certification-strange-characters = The text has characters that cannot be printed. Type it again.
certification-unanswered = Questions about the original are still open. Take the original in hand and answer each of them.
certification-pages-missing = The copy must have every page that says something. Scan all pages again.
certification-not-compared = A copy is certified only after it was compared with the original and found the same.
certification-page-count = The file has { $found } pages and you counted { $counted }. Scan again, or correct the number.
certification-no-scan = There is no copy yet. Scan the original and choose the file.
certification-forbidden = No copy may be certified of this original. Press Refuse: reason and article go into the letter to the person.
certification-no-ground = The answers give no reason to refuse. Look at them again.
certification-too-many-days = The date may move by 1 or { $most } working days. For more, the person agrees in writing.
certification-not-later = The new day must be a working day after the present date.
certification-book-closed = The register of { $year } is closed and gives no more numbers. Certify on the first day of next year.
certification-year-not-over = The register is closed on { $day } or later.
certification-unsigned-numbers = { $count } numbers were given and not signed. Sign or annul them, then close the register.
certification-no-decision = The copy is out already: enter number and day of the decision that annuls it.
certification-not-yours = This is not yours to do: { $action ->
    [certify] a leader of the certifying agency signs
    [correct] a leader of the certifying agency writes remarks
    [annul] a leader of the certifying agency annuls
   *[other] officers of the reception point do it
}.
certification-not-now = This cannot be done any more; the request is { $state ->
    [requested] waiting for a look at the original
    [awaiting-officer] waiting for an officer to look at the original
    [checked] waiting for the signature
    [numbered] numbered and waiting for the signature
    [certified] certified
    [delivered] handed over
    [refused] refused
    [withdrawn] withdrawn
    [annulled] annulled
   *[other] finished
}. Reload the page.

certification-title = Certified copies
certification-new = New request
certification-lead = An electronic copy of a paper original: look at it, compare, sign, register, into the person's store.
certification-queue-check = Original to be looked at
certification-queue-sign = To be signed
certification-queue-deliver = Signed, to be handed over
certification-queue-all = All
certification-queue-none = There is no request here.
certification-column-state = State
certification-column-due = Due
certification-all = Requests for certified copies

# For whom?
certification-for-whom = For whom is the copy?
certification-choose = See whether one is needed
certification-need-not-needed = No certified copy needed
certification-need-may-be-needed = A certified copy may be needed
certification-need-needed = A certified copy is needed
certification-instead = Instead of a certified copy:
certification-instead-original = Bring the original and a plain copy: the receiver compares them and gives the original back.
certification-instead-store = Give the electronic paper that is in the person's store.
certification-instead-vneid = Show the paper in the VNeID application.
certification-law = Under { $law }
certification-spare = Stop here, the person knows
certification-insist = They want it all the same
certification-insist-hint = It is the person's right. This choice is counted, so that receivers can be told.
certification-spared = Recorded: no certified copy was needed.

# The request
certification-who-asks = Who asks
certification-person = A person
certification-organisation = An organisation
certification-ask-number = Identification number or code of the organisation
certification-ask-name = Full name, or name of the organisation
certification-ask-birth-year = Year of birth
certification-ask-birth-year-hint = Only if there is no number
certification-original = The original
certification-ask-kind = Kind of paper
certification-kind-other = Another kind
certification-ask-title = Name of the paper, and in whose name it is
certification-ask-title-hint = It goes into the register, for example: university degree of Nguyễn Văn Minh
certification-ask-paper-number = Number and symbol on it
certification-ask-issuer = Issued by
certification-ask-issued-on = Issued on
certification-ask-pages = Pages that say something
certification-ask-copies = Copies
certification-ask-copies-hint = The electronic one and those on paper made with it; they share one number
certification-ask-exemption = Free of charge
certification-ask-point = Received at
certification-fee-and-time = Charge and date
certification-fee = Charge
certification-fee-rule = { $first } đồng a page for the first { $pages } pages, then { $further } đồng; at most { $cap } đồng a copy. { $basis }
certification-due-now = Taken in now, it is due
certification-take-in = Take the request in

# The look at the original
certification-check-title = Look at the original
certification-presented = What is on the table?
certification-presented-original = A paper original
certification-presented-certified-copy = A certified copy
certification-presented-register-copy = A copy from a register
certification-presented-plain-copy = A plain copy
certification-presented-file = A file
certification-presented-print = A printed file
certification-author = Who made the paper?
certification-author-vietnamese = A Vietnamese authority or organisation
certification-author-confirmed = A person, with confirmation and seal of an authority
certification-author-unconfirmed = A person, without confirmation and seal
certification-author-foreign-legalised = Foreign, legalised
certification-author-foreign-exempt = Foreign, free of legalisation by treaty
certification-author-foreign-personal = Foreign: passport, identity or residence card, driving licence, degree, certificate, transcript
certification-author-foreign-unlegalised = Foreign, of another kind, not legalised
certification-flaws = Is any of this true of the original?
certification-flaw-altered = Erased, corrected, added to or shortened unlawfully
certification-flaw-unreadable = Damaged or worn so that it cannot be read
certification-flaw-secret = Under a seal of secrecy
certification-flaw-no-copying = Marked “do not copy”
certification-flaw-unlawful = Against the law or public morals, or insulting somebody
certification-all-pages = Does the copy have every page that says something?
certification-compared = Was the copy compared and found the same as the original?
certification-yes = Yes
certification-no = No
certification-scan = The copy (PDF, JPEG, PNG)
certification-scan-there = A copy is there. Choose another file if you scanned again.
certification-look = Look at the copy
certification-do-check = Same as the original, pass on for signing
certification-do-refuse = Refuse to certify
certification-refuse-note = What else the person should know
certification-refused-because = No copy may be certified because
certification-print-refusal = Print the refusal for the person
certification-report = Keep the paper, write a record and pass it to the authority that pursues it (Decree 23/2015/NĐ-CP Art. 9.6).
certification-article = Decree 23/2015/NĐ-CP, Art. { $article }
certification-article-other = { $number }, { $article }
certification-ground-no-original = It is no paper original
certification-ground-altered = The original was erased, corrected or added to unlawfully
certification-ground-unreadable = The original is damaged or worn and cannot be read
certification-ground-secret = The original is secret
certification-ground-no-copying = The original says that it may not be copied
certification-ground-unlawful = Its content is against the law or public morals
certification-ground-unlegalised = A foreign paper that was not legalised
certification-ground-unconfirmed = A self-made paper without confirmation and seal
certification-ground-kind = A law of its own forbids copying papers of this kind

# Signing, handing over, putting right
certification-certify-title = Sign the certification
certification-capacity = Sign as
certification-capacity-chair = Chair
certification-capacity-deputy-chair = Deputy chair, for the chair
certification-capacity-authorised = Authorised officer, on behalf of the chair
certification-pin = PIN of the signing key
certification-pin-hint = Leave empty with the trial keys of the demonstration
certification-do-certify = Give the number and sign
certification-do-sign-again = Sign again with the number given
certification-numbered-not-signed = Number { $number } was given and not signed. It belongs to this request alone: sign again, or annul the number with a reason.
certification-do-deliver = Handed over to the person
certification-delivered-store = In the store of the person who asked
certification-delivered-hand = Handed over at the desk
certification-no-mail = This system does not send copies by e-mail.
certification-do-withdraw = The person wants it no more
certification-extend-title = More time
certification-extend-why = Reason
certification-extend-days = Working days more
certification-extend-on = Or until a day agreed in writing
certification-do-extend = Move the date
certification-more-many-papers = Many papers at once
certification-more-many-pages = An original of many pages
certification-more-many-copies = Many copies
certification-more-complex = Hard to read or compare
certification-correct-title = Remark in the register
certification-remark = Remark
certification-reason = Reason
certification-do-correct = Write into the register
certification-annul-title = Annul
certification-decision = Number of the decision
certification-decision-on = Day of the decision
certification-do-annul = Annul
certification-remark-annulled = Annulled by { $decision }: { $reason }
certification-remark-void = Number not used: { $reason }
certification-number = Certification number
certification-receiver = For
certification-insisted = The person wanted it all the same
certification-extent = { $pages } pages, { $copies } copies
certification-certified-file = Download the certified copy
certification-check-page = Page that checks the copy
certification-signed-by = Signed by
certification-history = What happened
certification-same-person = Another paper of this person

certification-state-spared = No certified copy needed
certification-state-requested = Original to be looked at
certification-state-awaiting-officer = From a kiosk, original to be looked at
certification-state-checked = To be signed
certification-state-numbered = Numbered, to be signed
certification-state-certified = Signed, to be handed over
certification-state-delivered = Handed over
certification-state-refused = Refused
certification-state-withdrawn = Withdrawn
certification-state-annulled = Annulled

certification-fact-spared = Told that no certified copy is needed
certification-fact-requested = Request taken in
certification-fact-checked = Original looked at, copy the same
certification-fact-refused = Refused
certification-fact-extended = Date moved
certification-fact-numbered = Number given
certification-fact-certified = Certified and signed
certification-fact-delivered = Handed over
certification-fact-corrected = Remark in the register
certification-fact-annulled = Annulled
certification-fact-withdrawn = The person wants it no more

# The registers
certification-register = Register of certification
certification-register-copies = Register of copies certified from originals
certification-register-signatures = Register of certified signatures and fingerprints
certification-register-translators = Register of certified translators' signatures
certification-register-transactions = Register of certified contracts and transactions
certification-register-none = There is no line in this register yet.
certification-year = Year
certification-month = Month
certification-whole-year = Whole year
certification-show = Show
certification-print-month = Print the sheet of month { $month }
certification-print-year = Print the whole year
certification-register-summary = Last number { $last }; { $standing } in force.
certification-register-needless = “None needed” was said { $told } times; { $insisted } times the person wanted one all the same.
certification-close-title = Close the register of { $year }
certification-close-text = After closing, no number of { $year } is given any more. It is closed on 31 December or later (Decree 23/2015/NĐ-CP Art. 13).
certification-do-close = Close the register
certification-closed = Closed { $at } by { $by }: last number { $last }, { $standing } in force.
certification-closed-by = Who certifies
certification-column-number = Number
certification-column-day = Day
certification-column-requester = Who asked
certification-column-paper = Original
certification-column-certifier = Who certified
certification-column-count = Copies
certification-column-fee = Charge
certification-column-remark = Remark

# Signatures, translators' signatures, transactions: signed by hand on paper
certification-attest-signatures = Certify a signature
certification-attest-translators = Certify a translator's signature
certification-attest-transactions = Certify a transaction
certification-people = Who has appeared
certification-person-nth = Person { $n }
certification-person-name = Full name
certification-person-line = { $name }, { $shown } { $number }, { $manner }
certification-shown = Paper shown
certification-shown-number = Number of the paper
certification-shown-card = identity card
certification-shown-vneid = electronic identity in VNeID
certification-shown-passport = passport
certification-shown-travel = paper of entry or international travel
certification-shown-certified-copy = certified copy of an identity paper
certification-manner = How they sign
certification-manner-signs = signs
certification-manner-fingerprint = fingerprint
certification-manner-neither = can do neither
certification-manner-witness = witness
certification-more-people = More people
certification-attest-what = Paper or transaction
certification-matter = What it is
certification-matter-curriculum = Curriculum vitae
certification-matter-delegation = Delegation without pay or transfer of property
certification-matter-own-paper = Another paper of one's own making
certification-matter-translation = Translation
certification-matter-contract = Contract or transaction
certification-matter-will = Will
certification-matter-estate = Division or declaration of an estate
certification-matter-renunciation = Refusal of an inheritance
certification-matter-amendment = Change or end of a transaction certified here
certification-attest-paper = Name of the paper or transaction
certification-attest-papers = Number of papers
certification-attest-questions = Before it is passed on
certification-ask-that-identity = Are the identity papers genuine, in force and theirs?
certification-ask-that-lucid = Is everybody lucid and in control?
certification-ask-that-voluntary = Do the parties act of their own will?
certification-ask-that-lawful = Is the content not against the law or public morals?
certification-ask-that-no-transaction = Is it no contract or transaction, or a delegation to lodge or collect papers, to collect a pension, parcel or allowance, to look after a house, or to borrow from the Policy Bank?
certification-ask-that-every-signer = Is everybody here whose signature is on the paper?
certification-ask-that-understood = Is the content understood, or a translation enclosed?
certification-ask-that-signed-here = Did they sign before an officer, or does it equal the specimen kept here?
certification-ask-that-unaltered = Is the translated paper free of unlawful changes?
certification-ask-that-readable = Can the translated paper be read?
certification-ask-that-not-secret = Is the translated paper neither secret nor barred from translation?
certification-ask-that-legalised = Is a foreign paper legalised, or free of that?
certification-ask-that-qualified = Is the translator on the list, or was the language degree shown?
certification-ask-that-complete = Are the draft and the papers of the property complete?
certification-ask-that-undisputed = Is the property lawful, not disputed and not bound elsewhere?
certification-ask-that-here = Are house and land, if any, in this commune?
certification-no-identity = The identity paper is out of date, false or somebody else's
certification-no-lucid = The person is not in control of what they do
certification-no-voluntary = A party does not act of their own will
certification-no-lawful = The content is against the law or public morals
certification-no-no-transaction = It is a contract or transaction: that has to be certified as one
certification-no-every-signer = Somebody whose signature is on the paper is missing
certification-no-understood = The content is not understood and there is no translation
certification-no-signed-here = Not signed before an officer
certification-no-unaltered = The translated paper was altered
certification-no-readable = The translated paper cannot be read
certification-no-not-secret = The translated paper is secret or barred from translation
certification-no-legalised = The foreign paper is not legalised
certification-no-qualified = The translator is not qualified
certification-no-complete = The papers are not complete
certification-no-undisputed = The property is unlawful, disputed or bound by another transaction
certification-no-here = House or land is not in this commune
certification-attest-prepare = Signed before me, pass it on
certification-attest-number = Give the number and enter it
certification-elsewhere = Place, if away from the office
certification-elsewhere-hint = Only for the old and frail, people who cannot travel or are detained, or for another good reason
certification-unrelated = Neither I nor my kin have a part in this paper
certification-print-statement = Print the certification
certification-print-statement-hint = Print it on the page after the signature; sign, write the name, put the seal and the seal across the sheets.
certification-keep-title = Keep a copy
certification-do-keep = Keep the copy
certification-kept-copy = The copy that is kept
certification-strike-title = Strike the line
certification-strike-hint = A struck line stays readable, and its number is never given again.
certification-do-strike = Strike the line
certification-attest-state-prepared = To be signed
certification-attest-state-refused = Refused
certification-attest-state-certified = Signed, copy to be kept
certification-attest-state-kept = Signed and kept
certification-attest-state-struck = Struck
certification-attest-state-withdrawn = Withdrawn
certification-attest-fact-prepared = The people showed their papers and signed
certification-attest-fact-refused = Refused
certification-attest-fact-certified = Number given, certified
certification-attest-fact-kept = Copy kept
certification-attest-fact-corrected = Remark in the register
certification-attest-fact-struck = Line struck
certification-attest-fact-withdrawn = They want it no more
certification-queue-attest-sign = Signatures and transactions to be signed
certification-queue-attest-keep = Copies to be kept
certification-queue-attest-all = Signatures and transactions
certification-statement-at-office = Office of
certification-statement-signatures = Certification of a signature
certification-statement-translators = Certification of a translator's signature
certification-statement-transactions = Certification of a transaction
certification-sentence-signatures = The people named above proved who they are by the papers written beside their names.
certification-sentence-translators = The translator named above proved who they are by the paper written beside their name and vouches for the translation.
certification-sentence-transactions = The parties named above enter into the transaction of their own will and capacity; purpose and content are not against the law or public morals.
certification-sentence-signs = Whoever is marked “signs” signed before the receiving officer, or the signature equals the specimen kept.
certification-sentence-fingerprint = Whoever is marked “fingerprint” cannot sign and left a fingerprint before the receiving officer.
certification-sentence-neither = Whoever is marked “can do neither” heard the paper read and agreed to it before the receiving officer.
certification-sentence-witness = Whoever is marked “witness” has capacity and no interest in it, was present and signed.
certification-sentence-lucid = At the time of certification these people were lucid and in control of what they do.
certification-sentence-content = Whoever asked for the certification answers for the content of the paper or transaction.

flash-certification-requested = The request was taken in. Look at the original and scan it.
flash-certification-checked = Passed on to whoever signs.
flash-certification-refused = Refused; the reason stands on this page.
flash-certification-extended = The date was moved.
flash-certification-certified = Certified and signed.
flash-certification-delivered = Recorded as handed over.
flash-certification-corrected = Written into the register.
flash-certification-annulled = Annulled.
flash-certification-withdrawn = The request was withdrawn.
flash-certification-closed = The register is closed.
flash-certification-prepared = Passed on to whoever certifies.
flash-certification-numbered = The number is given and entered. Print the certification, sign and seal it.
flash-certification-kept = The copy is kept.
flash-certification-struck = The line is struck.
certification-page-picture = Page { $number }, as the kiosk took it
