# Publishing the catalogue: two persons, from a day. Why not yet, and what to do next.
publication-not-yours = This needs another role. { $action }: ask the administrator if you need it.
publication-not-now = { $action } is not possible now: this one { $state }.
publication-own-work = You wrote or changed this draft. Somebody else has to read and publish it.
publication-past-day = { $day } is over. Choose { $today } or later.
publication-signed-later = The decision cannot be signed on { $day }. Enter today or an earlier day.
publication-short-notice = Announced { $missing } { $missing ->
    [one] day
   *[other] days
} later than Decree 63/2010 Article 8 wants. Choose { $day } or later, or say why; the reason is kept.
publication-empty = Enter { $field }.
publication-too-long = { $field } is longer than { $limit } characters. Shorten it.
publication-findings = { $count ->
    [one] One error is
   *[other] { $count } errors are
} left. Mend what is listed below, then send it again.
publication-unchanged = Nothing differs from edition { $number }. There is nothing to publish.
publication-no-such-edition = There is no edition { $number }, or it was withdrawn.
publication-in-effect = It has been in effect since { $day } and can no longer be withdrawn. Publish a next edition, or retire it from a day.
publication-not-the-latest = Edition { $number } follows it. Deal with the latest edition first.
publication-already-retired = It is retired already; its last day is { $day }.
publication-no-replacement = { $key } is not in force on the day after. Check the code of what takes its place.
publication-not-in-force = Edition { $number } is not in force. Dossiers move only to an edition that is.
publication-no-dossiers = Only procedures have dossiers that could move.
publication-already-begun = There is a draft from this source already.

publication-action-begin = Begin a draft
publication-action-save = Change the draft
publication-action-submit = Send for review
publication-action-discard = Throw the draft away
publication-action-send-back = Send back to be changed
publication-action-publish = Publish
publication-action-withdraw = Withdraw

publication-state-draft = is being written
publication-state-in-review = waits for its review
publication-state-done = is done
publication-state-discarded = was thrown away
publication-state-publish = is to publish a text
publication-state-retire = proposes a retirement
publication-state-migrate = proposes to move dossiers

publication-field-text = the text
publication-field-note = the note to the reviewer
publication-field-remark = what has to be changed
publication-field-reason = the reason
publication-field-decision = the number of the decision
publication-field-short-notice = the reason for the late announcement

publication-kind-procedure = Procedure
publication-kind-competence = Division of powers
publication-kind-linked = Linked procedures
publication-kind-words = Words people search by

publication-aim-publish = New edition
publication-aim-retire = Proposed retirement
publication-aim-migrate = Proposed move of running dossiers

publication-standing-announced = Published, not yet in force
publication-standing-in-force = In force
publication-standing-ended = No longer in force
publication-standing-withdrawn = Withdrawn

publication-announcer-province = The city's People's Committee
publication-announcer-ministry = A ministry

publication-fact-begun = Begun
publication-fact-saved = Text changed
publication-fact-submitted = Sent for review
publication-fact-sent-back = Sent back to be changed
publication-fact-discarded = Draft thrown away
publication-fact-adopted = Supplied text taken into the system
publication-fact-published = Published
publication-fact-withdrawn = Withdrawn before it took effect
publication-fact-retired = Retired
publication-fact-retirement-withdrawn = Retirement withdrawn
publication-fact-migration-ordered = Running dossiers ordered to move
publication-fact-migration-finished = Dossiers moved

publication-kept-answers = The new form does not accept the answers: { $names }
publication-kept-step = The present step ({ $names }) is not in the new process
publication-kept-papers = The new edition needs more papers: { $names }
publication-kept-channel = The new edition takes no dossiers through this channel
publication-kept-agency = Under the new edition another agency decides
publication-kept-immediate = The new edition changes whether the result is given at once

difference-added = Added { $thing } “{ $name }”
difference-removed = Removed { $thing } “{ $name }”
difference-moved = Moved { $thing } “{ $name }” from place { $from } to place { $to }
difference-changed = { $where }, { $what }: from “{ $from }” to “{ $to }”
difference-set = { $where }, { $what } added: “{ $to }”
difference-unset = { $where }, { $what } removed: “{ $from }”
difference-words = { $where }, { $what } ({ $lang }): from “{ $from }” to “{ $to }”
difference-amount = { $where }, { $what }: from { $from } to { $to }
difference-line-added = Line added: { $to }
difference-line-removed = Line removed: { $from }
difference-unreadable = One of the two texts cannot be read, so they cannot be compared. Mend its errors first.

publication-lang-vi = Vietnamese
publication-lang-en = English
publication-thing-whole = General
publication-thing-section = section
publication-thing-field = question
publication-thing-option = option
publication-thing-paper = paper
publication-thing-fee = fee
publication-thing-tier = price tier
publication-thing-exemption = exemption
publication-thing-channel = channel
publication-thing-variant = other time
publication-thing-result = result
publication-thing-basis = legal basis
publication-thing-step = step
publication-thing-stop = case it is not for
publication-thing-sample = sample case
publication-thing-note = note
publication-thing-move = move of powers
publication-thing-part = part
publication-thing-item = item
publication-what-time = time
publication-what-amount = amount
publication-what-cap = highest amount
publication-what-set-by-council = set by the People's Council
publication-what-name = name
publication-what-plain-name = plain name
publication-what-summary = summary
publication-what-label = question
publication-what-hint = hint
publication-what-title = title
publication-what-required = required
publication-what-required-when = required when
publication-what-visible-when = asked only when
publication-what-when = holds when
publication-what-type = kind of answer
publication-what-kind = kind
publication-what-role = who does it
publication-what-source = taken from
publication-what-page = page
publication-what-edition = edition
publication-what-valid-from = first day
publication-what-valid-to = last day
publication-what-decision = announcing decision
publication-what-levels = levels of government
publication-what-subjects = who may file
publication-what-satisfied-by = how it is satisfied
publication-what-quantity = copies
publication-what-level = how much is online
publication-what-channels = channels
publication-what-immediate = done at once at the counter
publication-what-confirmation = applicant confirms the draft
publication-what-guide = first questions
publication-what-also-called = other names
publication-what-life-events = life events
publication-what-replaced-by = replaced by
publication-what-unit = unit
publication-what-percent = reduction in percent
publication-what-basis-number = number of the legal basis
publication-what-basis-title = title of the legal basis
publication-what-basis-article = article of the legal basis
publication-what-office-rule = how the office is found
publication-what-office-field = question that names the office
publication-what-office-body = body of the commune
publication-what-office-office = office that decides
publication-what-office-name = name of the office
publication-what-domain-code = code of the field
publication-what-domain-name = field of administration
publication-what-expect-total = sum that must come out
publication-what-expect-components = papers that must come out
publication-what-expect-time = time that must come out
publication-what-expect-office = office that must come out
publication-what-on = day of the case
publication-what-procedures = procedures
