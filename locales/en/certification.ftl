# Electronic copies certified from originals, and the registers of certification.
certification-not-needed = This receiver may not demand a certified copy, so none is needed. If the person wants one all the same, tick “They want it all the same”.
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
    [reason] the reason
   *[other] this field
}.
certification-too-long = The text has more than 4,000 characters. Write less.
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
certification-closed-by = Closed by
certification-column-number = Number
certification-column-day = Day
certification-column-requester = Who asked
certification-column-paper = Original
certification-column-certifier = Who certified
certification-column-count = Copies
certification-column-fee = Charge
certification-column-remark = Remark

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
