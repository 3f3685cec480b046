# What is wrong with an answer, how to mend it, an example.
answer-required = Answer this question.
answer-choose = Choose one.
answer-attach = Attach a file.
answer-choose-commune = Choose the commune or ward of this address. For example: Cửa Nam ward.
answer-address-line = Write the house number and street, or the hamlet. For example: 12 Hàng Bài.
answer-in-the-future = This day has not come yet. Write a day no later than { $today }.
answer-too-early = This day is too long ago. Check the year; the earliest is { $earliest }.
answer-not-a-date = There is no such day. Write day, month and year. For example: 27/3/2026.
answer-not-a-name = A name has letters and spaces only. For example: Nguyễn Văn Minh.
answer-not-a-number = Write it in digits. For example: 3 or 62,5.
answer-not-an-amount = Write whole đồng. For example: 150.000.000.
answer-not-a-personal-id = A personal number has 12 digits, on the front of the identity card. You wrote { $given } characters. For example: 001085012345.
answer-not-a-phone = A telephone number starts with 0 and has 10 or 11 digits. For example: 0912 345 678.
answer-not-an-email = Write the whole e-mail address. For example: minh@example.vn.
answer-not-an-option = Choose one of the options given.
answer-not-a-commune = Choose a commune from the list; its code has 5 digits. For example: 00082.
answer-too-short = Write at least { $min } characters; you wrote { $given }.
answer-too-long = Write no more than { $max } characters.
answer-too-small = This number must be { $min } or more.
answer-too-large = This number must be { $max } or less.
answer-wrong-shape = Write it like { $pattern }, where 9 is a digit and A a capital letter.
answer-strange-characters = There are characters that cannot be read. Delete them and type again.
answer-wrong-type = The answer is not of the kind this question takes. Reload the page and answer again.
answer-unknown-field = This procedure has no such question. Reload the page.
answer-too-many = More than { $max } answers. Send only those of the form.

# Why a procedure is not wholly online (Decree 224/2026 Art. 14).
catalog-partial-presence-required-by-law = The law wants you to be present once.
catalog-partial-field-verification-required = The agency has to look at the place.
catalog-partial-technical-fault-temporary = There is a technical fault for the time being.
catalog-partial-other-technical = There is another technical reason, which has been published.
catalog-level-end-to-end = Wholly online
catalog-level-partial = Partly online
catalog-level-info-only = Guidance only

# Ways to file.
catalog-channel-online = Online
catalog-channel-direct = At a counter
catalog-channel-post = By post
catalog-channel-kiosk = At a kiosk
catalog-time-unknown = The published source states no time

# How a paper is satisfied.
catalog-satisfied-by-form = It is the form you fill in here
catalog-satisfied-by-store = Taken from your store of e-documents
catalog-satisfied-by-register = We look it up; you bring nothing
catalog-satisfied-by-certified-copy = A certified electronic copy
catalog-satisfied-by-upload = You upload a photo or file, or bring it to a counter
catalog-paper-original = original
catalog-paper-copy = copy
catalog-paper-shown = shown and given back

# Roles and steps.
catalog-role-receptionist = Counter officer
catalog-role-specialist = Specialist
catalog-role-leader = Leader who signs
catalog-role-clerk = Records clerk
catalog-role-dispatcher = Dispatcher
catalog-role-point-manager = Reception point manager
catalog-role-auditor = Auditor
catalog-role-admin = Administrator
catalog-role-designer = Procedure designer
catalog-role-publisher = Procedure publisher

# Charges and fees.
catalog-fee-phi = charge
catalog-fee-le-phi = fee
catalog-fee-unit-case = a dossier
catalog-fee-unit-page = a page
catalog-fee-unit-copy = a copy
catalog-fee-unit-document = a document
catalog-fee-free = Free
catalog-fee-set-by-council = Set by the city's People's Council
catalog-class-merit = Person with merit, family of a martyr
catalog-class-poor-household = Poor household
catalog-class-near-poor-household = Near-poor household
catalog-class-disabled = Person with a disability
catalog-class-child = Child
catalog-class-elderly = Elderly person
catalog-class-minority-in-hardship = Ethnic minority in a commune of special difficulty
catalog-class-student = Pupil or student
catalog-class-digital-citizen = Digital citizen

# What motcua catalog check finds. Each sentence says what is wrong and how to mend it.
catalog-unreadable = This line cannot be read: { $problem }. Compare it with a sound file in the same folder.
catalog-unknown-key = There is a key nobody knows: { $problem }. Mend its spelling or delete it.
catalog-missing-key = A key that must be there is missing: { $problem }. Add it.
catalog-unknown-word = This word is not one of those allowed: { $problem }. Choose one of them.
catalog-wrong-type = The value is of the wrong kind: { $problem }. Words are in double quotes, numbers are not.
catalog-unknown-role = This role takes no step. Use receptionist, specialist, leader or clerk.
catalog-missing-translation = { $where } has no { $lang } text. Write both vi and en.
catalog-summary-too-long = The summary ({ $lang }) has { $count } words; at most { $max }. Shorten it.
catalog-edition-zero = Editions are counted from 1. Write edition = 1.
catalog-validity-reversed = The last day { $to } is before the first, { $from }. Mend one of them.
catalog-duplicate-name = Two of the same kind ({ $kind }) are called { $name }. Rename one.
catalog-partial-without-reason = Channel { $channel } is partial without a reason and its legal basis. Add reason and reason-basis.
catalog-reason-without-partial = Channel { $channel } gives a reason for being partial but is not. Delete reason or mend level.
catalog-time-not-stated = Channel { $channel } has no time. When a source states it, write for example 3wd.
catalog-times-differ = The channels have different times ({ $times }) without a basis. Add time-basis to each.
catalog-office-field-unknown = The competent office follows from field { $name }, which the form does not have. Add the field or mend its name.
catalog-office-field-not-a-place = Field { $name } decides the office, so its type must be commune or address.
catalog-no-legal-basis = There is no legal basis. Add a legal-basis entry.
catalog-no-channel = There is no way to file. Add a channels entry.
catalog-no-result = There is no result. Add a results entry with its KQ code.
catalog-no-subject = It is not said who may file. Write subjects.
catalog-no-level = It is not said which level resolves. Write levels.
catalog-no-decision = The decision that announced it is missing. Write decision.
catalog-override-without-basis = It departs from the rules on supplements without naming a law. Write basis under supplement.
catalog-sector-note = It has rules of its own on supplements, under { $basis }.
catalog-file-name = The file name { $name } should start with the code { $code }.
catalog-bad-field-name = Field name { $name } may have lower-case letters, digits and _, starts with a letter, and is no word of conditions.
catalog-choice-without-options = Choice { $name } needs at least two options.
catalog-options-without-choice = Field { $name } has options but is no choice. Mend type or delete options.
catalog-limits-reversed = The lower limit of { $name } is above the upper one. Change one.
catalog-required-twice = { $name } is required always and also on a condition. Drop one.
catalog-asks-what-is-held = Field { $name } asks what the account holds. Add source, for example account.name.
catalog-unknown-register = There is no register { $name }. Known: { $known }.
catalog-unknown-field = Condition { $condition } reads field { $name }, which the form does not have. Mend the name.
catalog-days-unknown-here = Condition { $condition } counts days with daysSince, which only fees can. Ask with a field instead.
catalog-reads-later-field = The condition of { $field } reads { $name }, which is asked later. Move { $name } before it.
catalog-page-torn = Page { $page } is torn: { $name } stands apart from the fields of its page. Move them together.
catalog-component-without-satisfaction = Paper { $name } cannot be satisfied in any way. Write satisfied-by.
catalog-component-impossible = Paper { $name } has quantity or size 0, or takes no kind of file. Mend it.
catalog-malformed-result-code = { $name } is no result code. Write it like KQ.G15.000031.
catalog-form-missing = Paper { $name } is the form, but there is no form. Add one.
catalog-upload-not-last = Paper { $name } offers an upload before what the city holds. Put upload last.
catalog-fee-not-stated = There is no fee table. If it is free by law, write a row with amount = 0 and its basis.
catalog-fee-without-amount = Fee { $name } has no amount. Write amount, tiers or set-by-council = true.
catalog-fee-amount-twice = Fee { $name } is set in two ways. Keep one of amount, tiers, set-by-council.
catalog-fee-tiers = The tiers of { $name } must rise, and the last has no up-to.
catalog-fee-percent = A reduction of { $name } is from 1 to 100 percent.
catalog-fee-field = Field { $name } is counted but is missing or not a number.
catalog-fee-without-pages = Fee { $name } is by the page, so it needs pages-field.
catalog-fee-gap = Fee { $name }, channel { $channel }: days before { $date } have no amount. Join the periods.
catalog-fee-overlap = Fee { $name }, channel { $channel }: from { $date } two amounts hold at once. Mend valid-to of the earlier one.
catalog-fee-ends = Fee { $name }, channel { $channel } ends on { $date }. Add what follows.
catalog-fee-missing-for-channel = Channel { $channel } has no fee row. If it is free, write amount = 0 with its basis.
catalog-unreachable-step = No dossier ever reaches step { $name }. Mend its condition or move it before the return step.
catalog-step-missing = There is no step of kind { $kind }. Add one.
catalog-steps-exceed-time = Channel { $channel }: the steps add up to { $sum } working hours, the law gives { $legal }. Shorten the steps.
catalog-same-name = The name { $name } is also in { $other }. Check the code or the name.
catalog-duplicate-edition = Edition { $edition } of { $code } is already in { $other }. Raise the number.
catalog-editions-out-of-order = Edition { $edition } of { $code } comes after the one in { $other } but has a lower number. Mend the number.
catalog-validity-overlap = The edition of { $code } in { $other } still holds on { $date }. Give it a valid-to.
catalog-rules-same-id = Two rule packs are called { $later }. Rename one.
catalog-rules-gap = From { $date } no rule pack holds, between { $earlier } and { $later }. Join them.
catalog-rules-overlap = Pack { $earlier } still holds when { $later } starts on { $date }. Give it a valid-to.

# Acts that divide powers
catalog-footing-assigned = The office's own power
catalog-footing-delegated = Delegated to the office
catalog-act-title = Act { $act } lacks its Vietnamese or English title. Write both under title.
catalog-act-ends-first = Act { $act } ends before it begins. Correct valid-to or valid-from.
catalog-act-moves-nothing = Act { $act } moves no procedure. Add at least one [[moves]].
catalog-act-names-no-procedure = This part of act { $act } names no procedure. Write procedures or domain.
catalog-act-procedure-not-here = Act { $act } names procedure { $code }, which this catalogue does not have yet.
catalog-act-commune = Act { $act }: “{ $name }” is not the code of a commune. Write 5 digits, such as 00082.
catalog-act-without-place = Act { $act }: the form of procedure { $code } asks for no commune. Name a field, or add one to the form.
catalog-act-twice = Act { $act } is already in { $other }. Change the id or remove one file.
catalog-acts-clash = Acts { $act } and { $other } begin on the same day and say different things of procedure { $code }. Keep one.
