# Giấy tờ hết thời hạn lưu / papers whose time is over
retention-title = Time is over
retention-lead = Papers whose last year of keeping is over. None goes by itself: one person makes a list, the head of the office decides, and only then they are destroyed, with a record (Law on Archives 33/2024/QH15, Articles 15 and 16).
retention-due = Due
retention-none-due = Nothing is due.
retention-stays = Stays
retention-lists = Lists
retention-none-lists = There are no lists yet.
retention-held = Kept back
retention-none-held = Nothing is kept back.
retention-column-choose = Choose
retention-column-paper = Paper
retention-column-owner = Owner
retention-column-until = Keep until
retention-column-do = Something else
retention-column-made = Made
retention-column-by = By
retention-column-count = Papers
retention-column-stage = State
retention-column-grounds = For
retention-column-since = By whom, since
retention-column-basis = Basis
retention-column-file = Hash
retention-column-outcome = Outcome
retention-reason = Why they are destroyed
retention-reason-hint = It is printed in the record. Nothing can be added to a list once it is made.
retention-reason-usual = Hết thời hạn lưu trữ, không còn giá trị sử dụng
retention-propose = Make a list of what is chosen
retention-hold = Keep back
retention-grounds = For
retention-note = Which case, which letter
retention-let-go = Let go
retention-why = Why

destruction-title = List of papers to be destroyed
destruction-papers = Papers on the list: { $count }
destruction-record = Open the record (PDF)
destruction-strike = Take off the list
destruction-decide = Decide
destruction-decide-lead = Look at each paper. Take off the list what is still needed before you decide.
destruction-decision-number = Number of the decision
destruction-decision-hint = For example 15/QĐ-UBND
destruction-decision-day = Day of the decision
destruction-council = Minutes of the council that looked at the list
destruction-council-hint = Their number and day
destruction-approve = Decide that these papers are destroyed
destruction-reject = Refuse the list
destruction-withdraw = Take the list back
destruction-carry-out = Carry it out
destruction-carry-out-warning = What the papers say will be gone and cannot be brought back. What they were, and the hash of each file, stays. A paper that has become needed again is kept by itself.
destruction-carry-out-do = Destroy

destruction-stage-proposed = Waits for a second person
destruction-stage-rejected = Refused
destruction-stage-withdrawn = Taken back
destruction-stage-approved = Decided, to be carried out
destruction-stage-underway = Being carried out
destruction-stage-done = Destroyed
destruction-outcome-listed = On the list
destruction-outcome-struck = Taken off
destruction-outcome-destroyed = Destroyed
destruction-outcome-spared = Kept
destruction-fact-office = Office
destruction-fact-proposed = Proposed by
destruction-fact-reason = Why
destruction-fact-decided = Looked at by
destruction-fact-decision = Decision
destruction-fact-council = Council
destruction-fact-ended = Why not
destruction-fact-begun = Carried out by
destruction-fact-done = Ended
destruction-fact-files = Files
destruction-files-removed = { $removed } removed, { $shared } kept because other papers need them ({ $at })
destruction-files-waiting = Being removed
destruction-grounds-complaint = A complaint or denunciation
destruction-grounds-court = A case in court
destruction-grounds-inspection = An inspection, audit or investigation
destruction-grounds-owner = Its owner asked
destruction-grounds-other = Something else
destruction-signer-proposer = Who made the list
destruction-signer-decider = Who decided
destruction-signer-performer = Who carried it out

destruction-destroyed = This paper was destroyed.
destruction-for-good = Papers of this kind are kept for good.
destruction-not-due = This paper has to be kept until the end of { $last }.
destruction-still-holds = This paper holds until { $last }.
destruction-held = It is kept back: { $grounds ->
    [complaint] a complaint or denunciation
    [court] a case in court
    [inspection] an inspection, audit or investigation
    [owner] its owner asked
   *[other] something else
} ({ $note }).
destruction-runs = It belongs to a dossier that still runs.
destruction-together = Another paper of its dossier has to be kept until the end of { $last }.
destruction-together-for-good = Another paper of its dossier is kept for good.
destruction-no-basis = The retention table gives no years for this kind of paper any longer.
destruction-on-list = It stands on another list.
destruction-empty = Choose at least one paper; a list of nothing cannot be decided.
destruction-too-many = A list has { $most } papers at most. Make several.
destruction-no-reason = Say why.
destruction-same-person = Who made the list may not review it. Another person with the right to decide is needed.
destruction-decider = Who decided may not carry it out. Another person is needed.
destruction-stage = This cannot be done any more: { $stage ->
    [proposed] the list still waits for a second person
    [rejected] the list was refused
    [withdrawn] the list was taken back
    [approved] the list was decided
    [underway] the list is being carried out
   *[done] the list was carried out
}.
destruction-not-listed = This paper is no longer on the list.
destruction-incomplete = The decision is not complete: { $field ->
    [number] give its number
    [day] give its day
   *[council] give the minutes of the council
}.
destruction-future = The day of the decision is still to come.
destruction-not-yours = Only who made the list may take it back.
destruction-held-already = This paper is kept back already.
destruction-not-held = This paper is not kept back.
destruction-no-record = There is a record only after it was carried out.

destruction-destroyed-short = destroyed before
destruction-for-good-short = kept for good
destruction-not-due-short = not due
destruction-still-holds-short = still holds
destruction-held-short = kept back
destruction-runs-short = belongs to a running dossier
destruction-together-short = its dossier has a paper that is kept longer
destruction-together-for-good-short = its dossier has a paper that is kept for good
destruction-no-basis-short = nothing to rest on any longer

flash-destruction-proposed = The list is made. Another person with the right to decide has to look at it first.
flash-destruction-struck = The paper is off the list.
flash-destruction-rejected = Written down: the list is refused.
flash-destruction-withdrawn = The list is taken back.
flash-destruction-approved = The decision is written down. Somebody else carries it out.
flash-destruction-done = Carried out. The record is below.
flash-destruction-held = The paper is kept back.
flash-destruction-let-go = The paper is no longer kept back.
