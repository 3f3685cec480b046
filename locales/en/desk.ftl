# The officer's desk.
desk-today-title = Hello, { $name }
desk-find = Search or scan
desk-find-hint = The code on the slip, its square code, a personal number, or the beginning of a name
desk-find-button = Search
desk-find-title = Find a dossier
desk-found = Dossiers found
desk-found-none = You may see no dossier that fits “{ $q }”. Check the code, or search by personal number or name.
desk-hand-back = Hand back results
desk-hand-back-waiting = Results that wait to be collected
desk-hand-back-none = No result waits to be collected.
desk-next-up = Next
desk-count-waiting = waiting
desk-count-today = due today
desk-count-late = overdue
desk-count-to-mend = with the applicant
desk-at-least = { $count } or more
desk-nothing-waits = Nothing waits for you. Well done.
desk-nothing-asked = No other agency is waiting for an answer.
desk-questions = Questions from other agencies
desk-places = Where you work
desk-lists = Lists
desk-list-turn = My turn
desk-list-held = Held by me
desk-list-office = All of the office
desk-list-received = Received here
desk-list-asked = Questions

desk-column-code = Code
desk-column-name = Applicant
desk-column-procedure = Procedure
desk-column-state = State
desk-column-left = Left for this step
desk-column-due = Due
desk-no-code = No code yet

desk-waits-supplement = Waiting for the applicant
desk-waits-payment = Waiting for payment
desk-waits-confirmation = Waiting for confirmation
desk-waits-collection = Waiting to be collected
desk-finished = Finished
desk-past-hour = Past the hour today
desk-minutes-left = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
desk-hours-left = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
desk-days-left = { $count ->
    [one] { $count } working day left
   *[other] { $count } working days left
}
desk-days-late = { $count ->
    [one] { $count } working day late
   *[other] { $count } working days late
}

# Receiving
desk-receive-title = Receive: { $procedure }
desk-choose-procedure = Procedure
desk-choose = Choose
desk-procedure-unknown = There is no such procedure at the counter. Choose one from the list below, for example 1.001193.
desk-person = Applicant
desk-scan = Scan the square code on the identity card
desk-scan-hint = Or type the 12 digits and press Enter
desk-scan-fill = Fill in
desk-scan-for = Fill in for
desk-scan-card = The card was read. Compare it with the person and the card.
desk-scan-earlier = Only the number could be read; the rest is from an earlier dossier. Compare it with the card.
desk-scan-number = Only the 12 digits could be read. Type the name as on the card.
desk-scan-nothing = There is no personal number in what was scanned. Scan again, or type the 12 digits.
desk-person-name = Full name
desk-person-number = Personal number
desk-person-phone = Telephone
desk-person-email = E-mail
desk-person-address = Address
desk-same-person = The same person as the applicant
desk-form-and-papers = Form and papers
desk-date-shape = day/month/year
desk-papers = Papers
desk-papers-none = No papers come with this dossier.
desk-paper = Paper
desk-paper-how = How it is here
desk-paper-source = Source
desk-paper-quantity = Number
desk-paper-not-here = Not here yet
desk-paper-handed-in = On paper
desk-paper-held = The city has it
desk-paper-file = File or scan
desk-paper-file-of = File of
desk-paper-taken = File { $name } was taken
desk-paper-is-form = The form above, printed to be signed
desk-paper-here = here
desk-paper-required = required
desk-paper-depends = depends on the answers
desk-paper-optional = if there is one
desk-paper-form = here
desk-paper-missing = It is missing. Take it in, or ask for it.
desk-result = Result
desk-agency = Who decides
desk-agency-unknown = Not known yet; choose the commune
desk-ready = Ready
desk-ready-unknown = Cannot be told yet
desk-fee = Fee
desk-received-at = Received at
desk-returned-at = Handed back at
desk-channel = Way of filing
desk-accept = Accept

# One dossier
desk-next-person = Receive the next dossier
desk-where = Where it is
desk-turn = Whose turn
desk-step = Present step
desk-due-date = Due
desk-overdue = Overdue
desk-original-due = First promised: { $at }
desk-due = Due { $at }
desk-do = What you can do
desk-outcome = Outcome
desk-signer = Signed by
desk-handed-to = Handed to
desk-duties = To be done by
desk-supplements = What was asked for
desk-answered = answered { $at }
desk-not-answered = not answered yet
desk-consultations = Other agencies asked
desk-answer = Answer
desk-answer-due = The answer is due { $at }
desk-timeline = What happened
desk-by-system = The system
desk-by-silence = No objection in time counts as agreement
desk-stale = Somebody has just changed this dossier. What you sent was not recorded, but what you typed is still below. Look again, then send it again.
desk-kept = This can no longer be done. What you typed:
desk-result-file = File of the result
desk-result-file-hint = Only if the result was made elsewhere. Left empty, the system makes the file when the result is issued. PDF, JPEG or PNG, at most 20 MB.

desk-note-ask-before-acceptance = You can ask only once. Name everything that is missing.
desk-note-approve-signs = The button puts your digital signature on the result. Nothing in it can change then; the clerk only fills in number and day, and the agency signs.
desk-note-issue-signed = { $name } has signed digitally. Only the number is missing: the system fills in number and day, and the agency signs.
desk-note-ask-after-acceptance = You can ask only once, on { $day } at the latest. Name everything that is missing.
desk-note-extend = The date can be moved only once, on { $day } at the latest.
desk-note-transfer = Sends data and papers to { $office }.
desk-note-take-over = { $name } holds this dossier. Taking it up means that you work on it instead.

desk-ask-limit = Time limit
desk-hint-limit = The procedure states none. For example 3wd is 3 working days, 20d is 20 days.
desk-corrected-file-hint = If there is one. PDF, JPEG or PNG, at most 20 MB.
desk-ask-number = Document number
desk-ask-result = Kind of result
desk-ask-signer-capacity = Capacity of the signer
desk-ask-by-hand = How it is signed
desk-by-hand-no = Digitally
desk-by-hand-yes = By hand on paper, not digitally
desk-ask-pin = PIN of your digital signature
desk-ask-otp = One-time code
desk-hint-signer-capacity = For a deputy write two parts with a semicolon between: KT. Chủ tịch; Phó Chủ tịch
desk-hint-number = For example 123/2026
desk-ask-decision = Decision
desk-ask-reason = Reason
desk-hint-reason = Written for the applicant: why, and what they can do
desk-ask-legal-basis = Legal basis
desk-hint-legal-basis = For example Article 16 of the Law on Civil Status 2014
desk-ask-sector-basis = Sector law that allows it after the date
desk-hint-sector-basis = Leave empty if there is none
desk-ask-agency = Agency
desk-ask-note = Note for the next person
desk-hint-note = Optional
desk-ask-question = Question
desk-ask-within = To be answered within
desk-hint-within = For example 3wd is 3 working days
desk-ask-asked = Question
desk-ask-answer = Answer
desk-ask-amount = Amount (VND)
desk-hint-amount = For example 150,000
desk-ask-receipt = Receipt number
desk-ask-draft = Text of the draft
desk-ask-remark = What to change
desk-ask-due = New date
desk-hint-due = A working day, for example 27/11/2026
desk-ask-apology = Apology
desk-ask-to = Handed to
desk-ask-way = How
desk-ask-proof = Shown by the collector
desk-ask-error = What is wrong
desk-ask-day = Day of the verification
desk-hint-day = For example 27/11/2026
desk-ask-time = Time
desk-hint-time = For example 09:00
desk-ask-place = Place
desk-ask-people = Who comes
desk-ask-content = What is looked at
desk-ask-what = What was lost or damaged
desk-ask-remedy = Remedy
desk-hint-remedy = Who replaces it; the agency pays
desk-proof-receipt = The receipt
desk-proof-identity = An identity paper, the receipt being lost
desk-proof-authorisation = The receipt and an authorisation
desk-draft-decision = Granted as requested.
desk-draft-apology = We apologise that the result is not ready on the promised day. It will be ready on the new date.
desk-draft-loss = We apologise that we lost or damaged your papers.

# Asking for what is missing: everything at once
desk-fault = Point { $number }
desk-fault-about = Paper or question
desk-fault-whole = The whole dossier
desk-fault-reason = Why
desk-fault-fix = What to do
desk-fault-bring = Hand in: { $paper }.
desk-fault-show = Preview
desk-fault-more = More points
desk-fault-preview = The applicant will read:
fault-missing = Missing
fault-unreadable = Blurred or unreadable
fault-incomplete = Not filled in completely
fault-wrong-form = Not on the right form
fault-not-certified = Not certified or compared
fault-expired = Expired
fault-mismatch = Does not agree with another paper
fault-not-eligible = Conditions not met
fault-verify-authenticity = Must be verified as genuine
fault-other = Another reason

# The register
desk-register = Register of dossiers
desk-register-print = Print the register (form 07)
desk-register-none = No dossier was accepted in these days.
desk-register-wrong-days = Write days as 01/11/2026, the first not after the last.
desk-from = From
desk-to = To
desk-show = Show

flash-desk-accept = The dossier was accepted. Print the receipt for the applicant.
flash-desk-filed = The dossier was recorded, not accepted. Write what the applicant should know.
flash-desk-resolve-at-once = Decided and handed back.
flash-desk-ask-before-acceptance = The request was sent.
flash-desk-refuse-reception = Reception was refused. Print the refusal.
flash-desk-dispatch = The deciding office is named and has the dossier.
flash-desk-redirect = The dossier was sent to the right door.
flash-desk-supplement = What was missing was taken in.
flash-desk-transfer = The dossier is on its way to the agency.
flash-desk-take = You now work on this dossier.
flash-desk-finish-step = The step is done.
flash-desk-ask-after-acceptance = The request was sent.
flash-desk-arrange-verification = The applicant was told of the verification.
flash-desk-consult = The question was sent.
flash-desk-answer-consultation = The answer was sent.
flash-desk-ask-payment = The payment was asked for.
flash-desk-receive-payment = The payment was recorded.
flash-desk-ask-confirmation = The draft was sent to the applicant.
flash-desk-submit-for-signature = Submitted for signature.
flash-desk-send-back = Sent back for changes.
flash-desk-approve = Signed. The clerk issues it next.
flash-desk-refuse = The dossier was refused. Print the refusal.
flash-desk-extend = The date was moved, with an apology.
flash-desk-issue = The result was issued.
flash-desk-hand-back = The result was handed back.
flash-desk-stop = The dossier was stopped at the applicant's wish.
flash-desk-open-correction = The error was recorded.
flash-desk-correct = The corrected result was issued.
flash-desk-report-loss = The loss and the apology were recorded.

# Several dossiers signed together
desk-column-pick = Choose
desk-pick = Choose dossier { $code } of { $name }
desk-batch-look = Look over and sign what is chosen
desk-batch-title = Sign { $count } { $count ->
    [one] dossier
   *[other] dossiers
}
desk-batch-do = Sign { $count } { $count ->
    [one] dossier
   *[other] dossiers
}
desk-batch-decision = Decision on the dossier of { $name }
desk-batch-late = The dossier is overdue
desk-batch-signs = Your digital signature is put on { $count } results, one after the other. What cannot be signed is told apart; the others are signed all the same.
desk-batch-none = No dossier is chosen to be signed.
desk-batch-signed = Signed
desk-batch-over = { $count } of { $all } dossiers signed
desk-batch-back = Back to the inbox
