# Paper originals that an office has in hand.
custody-title = Originals in hand
custody-lead = An original that somebody gave for comparison has to be given back (Decree 118/2025/NĐ-CP, Article 22.2). Whoever has it answers for it.
custody-held = Papers at this place
custody-none = This place has no original in hand.
custody-column-paper = Paper, owner
custody-column-from = Received from
custody-column-where = Where
custody-column-since = Since
custody-column-do = To do
custody-numbered = no. { $number }
custody-state-held = In hand
custody-state-on-its-way = On its way here
custody-state-given-back = Given back
custody-state-lost = Lost
custody-state-damaged = Damaged
custody-take = Take an original
custody-take-do = Take
custody-paper = Name of the paper
custody-number = Number and symbol
custody-owner = Owner
custody-owner-number = Personal number, or the organisation’s code
custody-proof = Who gave it, known by what
custody-proof-hint = Such as: the owner, identity card; a daughter, letter of authority; parcel number
custody-dossier = Code of the dossier, if there is one
custody-give-back = Give back
custody-to-whom = To whom, known by what
custody-hand-on = Send to another office
custody-to-office = Code of the office
custody-why = Reason
custody-receive = I have it in hand
custody-take-over = Take over from a colleague
custody-harm = Report loss or damage
custody-harm-do = Report
custody-how = What became of it
custody-what-happened = What happened
flash-custody-taken = The original is written down.
flash-custody-handed-on = It is on its way until the other office has it in hand.
flash-custody-received = You have this paper in hand now.
flash-custody-given-back = Written down: the person has it again.
flash-custody-harmed = Written down. The office that had it has to put this right.
custody-incomplete = Something is missing: { $field ->
    [title] name the paper
    [owner] name its owner
   *[proof] say who gave it and by what they were known
}.
custody-is-over = This paper is no longer here: { $state ->
    [given-back] it was given back
    [lost] it was reported lost
   *[damaged] it was reported damaged
}.
custody-not-holder = Only { $holder }, who has it in hand, can do this. Take it over first if you need to.
custody-on-its-way = The paper is on its way; the office it was sent to has to confirm it first.
custody-has-it = You have this paper in hand already.
custody-no-reason = Give a reason.
custody-no-proof = Say to whom it was given and by what they were known.
custody-no-office = There is no office with the code “{ $office }”. Check it.
custody-no-dossier = There is no dossier with the code “{ $code }”. Check it or leave it empty.
custody-due = Promised back
custody-due-hint = Day/month/year, such as 30/11/2026; leave it empty if it goes back as soon as it was compared
custody-no-day = That is not a day. Write day/month/year, such as 30/11/2026.
custody-until = promised for { $due }
custody-late = Overdue since { $due }
custody-receipt = Receipt for an original
custody-taken-at = Taken at
custody-receipt-means = The office has this original to compare it and has to give it back to its owner (Decree 118/2025/NĐ-CP, Article 22.2). Bring this receipt and your identity card to get it back.
custody-receipt-signs = Signatures and names of who gave it and who took it.
