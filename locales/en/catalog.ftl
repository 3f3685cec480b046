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
answer-land-number = Write the number of the map sheet and the parcel as on the certificate. For example: 12 or 345A.
answer-land-area = Write the area in square metres, more than 0. For example: 60,5.
answer-not-a-plate = This plate cannot be read. For example: 29A-123.45 for a car, 29-B1 123.45 for a motorcycle. Leave it empty if the vehicle has none yet.
answer-plate-or-chassis = Write the plate; if the vehicle has none yet, write the chassis number.
answer-chassis-letters = A chassis number of 17 characters has no I, O or Q. Look again: it may be the digit 1 or 0.
answer-not-a-chassis = A chassis number has 4 to 30 letters and digits. For example: RLHPC44001Y000123.
answer-not-an-engine = An engine number has 4 to 30 letters and digits. For example: PC44E1234567.
answer-file-too-large = The file is larger than { $max } MB. Send a smaller one, for example a photograph of medium size.
answer-file-type = This question takes { $types } only. Save the file as one of these.
answer-add-item = Fill in at least one entry.
answer-too-few-items = At least { $min } entries are needed; you filled in { $given }. Use the button at the end to add one.
answer-too-many-items = No more than { $max } entries. Take some out, or file the rest separately.
answer-unknown-place = “{ $given }” was not found. Write the old ward or commune, district and province. For example: phường Hàng Bạc, quận Hoàn Kiếm, Hà Nội.
answer-which-commune = “{ $given }” may be any of { $count } communes of today. Choose the right one from the list.
answer-place-says-little = { $count } places are called “{ $given }”. Add the old district and province.
answer-id-other-year = The personal number belongs to a person born in { $number }, but the date of birth says { $given }. Look at both again; if the papers really say so, go on.
answer-id-other-sex = The personal number belongs to a { $number ->
    [male] man
   *[female] woman
}, which is not the sex that was chosen. Look at both again; if the papers really say so, go on.

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
catalog-fee-by-table = By table: { $title }
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
catalog-table-or = or
catalog-table-any = any
catalog-table-less = below { $end }
catalog-table-more = above { $end }
catalog-table-at-least = { $end } or more
catalog-table-at-most = up to { $end }
catalog-table-between = { $from } to { $to }
catalog-table-yes = yes
catalog-table-no = no
catalog-table-unanswered = not answered
catalog-table-no-class = no class that pays less
catalog-table-channel = Way to file
catalog-table-day = Day of filing
catalog-table-class = Who pays
catalog-table-not-stated = Not stated in the source
catalog-table-no-paper = No paper needed
catalog-unreadable = This line cannot be read: { $problem }. Compare it with a sound file in the same folder.
catalog-unknown-key = There is no key { $name }. { $nearest ->
    [none] Delete it, or see those there are: { $known }.
   *[other] Did you mean { $nearest }? Mend it.
 }
catalog-missing-key = The key { $name } must be there and is missing. Add it.
catalog-unknown-word = { $name } is no word for this place. { $nearest ->
    [none] Choose one of: { $known }.
   *[other] Did you mean { $nearest }? The words are: { $known }.
 }
catalog-wrong-type = The value in { $written } is of the wrong kind. { $expected ->
    [text] Write words, in double quotes.
    [number] Write a number, without quotes.
    [yes-no] Write true or false, without quotes.
    [list] Write a list, such as ["one", "two"].
    [table] Write a group, such as { "{" } vi = "…", en = "…" { "}" }.
   *[other] The reader says: { $problem }. Compare it with a sound file.
 }
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
catalog-other-key = This text is about { $found }, the draft is about { $wanted }. Write the right code.
catalog-file-hidden = Edition { $edition } of { $code } stands in a file and among what was published, and the two differ. The published one counts.
catalog-file-name = The file name { $name } should start with the code { $code }.
catalog-bad-field-name = Field name { $name } may have lower-case letters, digits and _, starts with a letter, and is no word of conditions.
catalog-choice-without-options = Choice { $name } needs at least two options.
catalog-options-without-choice = Field { $name } has options but is no choice. Mend type or delete options.
catalog-limits-reversed = The lower limit of { $name } is above the upper one. Change one.
catalog-required-twice = { $name } is required always and also on a condition. Drop one.
catalog-asks-what-is-held = Field { $name } asks what the account or an earlier question tells. Add source, for example account.name, or delete the question.
catalog-fields-without-group = Field { $name } is no group and takes no fields, item, min-items or max-items. Delete them, or make its type group.
catalog-group-without-fields = Group { $name } asks nothing yet. Add fields.
catalog-bad-item-count = Group { $name } has a min-items above its max-items, or more than { $most }. Correct it.
catalog-group-in-group = Group { $name } stands in group { $group }. Move it out.
catalog-not-a-sibling = Field { $name }: { $key } = { $sibling } must be a field beside it: born a date, sex a choice with male and female; only personal-id takes them.
catalog-bad-file-limit = Field { $name }: accept may have { $known }, max-megabytes 1 to 20, and only with type = "file".
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
catalog-duplicate-key = This key is written twice: { $written }. Keep one.
catalog-bad-condition = The condition in { $written } is not understood: { $problem }. Write it like works == "house" && copies > 1.
catalog-bad-time = The time in { $written } is not understood. Write 3wd, 20d, 8wh, same-day or not-stated.
catalog-bad-satisfaction = The way to satisfy a paper in { $written } is not understood. Write form, store:KQ.G15.000032, register:civil-status.marriage, certified-copy or upload.
catalog-unclosed = In { $written } a quotation mark or bracket is missing or not closed. Add it.
catalog-too-deep = The line { $written } nests too many brackets. Write the parts as keys of their own.
catalog-file-too-large = The file has { $bytes } bytes; at most { $max }. Check that it is the file of a procedure.
catalog-not-text = This line has characters that are no text (a damaged file, or not UTF-8). Delete them and save the file as UTF-8.
catalog-too-many-findings = The file has more than { $max } findings; only so many are told. Mend those above and check again.
catalog-sample-channel = The sample files through channel { $channel }, which the procedure does not offer. Mend channel.
catalog-sample-day = The sample is for { $date }, when this edition is not in force. Mend on.
catalog-sample-unknown-answer = The sample answers { $name }, which the form does not have. Mend the name.
catalog-sample-answer = The form takes no { $value } for { $name }. Mend the sample.
catalog-sample-differs = The sample comes out differently: { $what } should be { $expected } and is { $found }. Mend the procedure, or the sample if that is wrong.
catalog-guide-too-long = There are more than { $max } guiding questions. Keep the { $max } most useful.
catalog-guide-unknown-field = The guiding question { $name } is not in the form. Mend the name.
catalog-guide-field-kind = The guiding question { $name } must be a choice, yes-no, number, money or date. Take another.
catalog-stop-without-basis = This case that ends early names no law. Write basis.
catalog-stop-never = Nobody ever meets the case { $condition }. Mend the condition or delete it.
catalog-stop-always = Everybody meets the case { $condition }. Mend the condition.
catalog-stop-instead-itself = The case points to { $code } itself. Mend instead.
catalog-instead-unknown = The procedure { $code } to take instead is not in this catalogue. Check the code.
catalog-replaced-unknown = The procedure { $code } named in replaced-by is not in this catalogue. Check the code.
catalog-replaced-in-force = There is replaced-by but no last day. Write valid-to.
catalog-table-empty = Table { $name } has no columns or no rows. Add inputs and rows.
catalog-table-too-large = Table { $name } has more cases than can be tried. Split it into smaller tables.
catalog-table-unused = Nothing uses table { $name }. Name it in amount-by, time-by, required-by, office or eligibility, or delete it.
catalog-unknown-table = There is no table { $name }. Mend the name or add the table.
catalog-table-gives = Table { $name } decides something else. This place needs one with gives = { $expected }.
catalog-table-input-kind = Field { $name } cannot be a column. A column is a choice, yes-no, number, money, date, commune or address.
catalog-table-without-label = Column { $name } is an expression, so it needs a label. Write one in vi and en.
catalog-table-cannot-read = A table for { $gives } does not know { $name } when it decides. Drop the column.
catalog-row-cells = Row { $row } has { $cells } cells and the table { $columns } columns. Add or drop cells.
catalog-bad-cell = Cell { $cell } does not suit column { $name }. Write it like: { $expected }.
catalog-bad-outcome = Outcome { $outcome } does not suit a table for { $gives }. { $gives ->
    [amount] Write đồng, such as 10000, or set-by-council, not-stated.
    [time] Write 3wd, 20d, 8wh, same-day or not-stated.
    [papers] Write codes of papers with commas between, or none.
   *[other] Write a name of lower-case letters, digits and hyphens.
 }
catalog-table-unknown-paper = There is no paper { $name }. Mend the code.
catalog-table-unknown-office = There is no office { $name } under office.offices. Add it or mend the name.
catalog-row-without-basis = Row { $row } names no law. Write basis.
catalog-table-gap = Table { $name } has no row for the case { $case }. Add one.
catalog-row-unreachable = Table { $name }: no case reaches row { $row }, because rows above take them all. Mend a cell or delete the row.
catalog-row-overlap = Table { $name }: rows { $earlier } and { $later } both fit { $case } and decide differently; the first is taken. Look again.
catalog-office-tables-nested = Office { $name } is itself by a table. Put both into one table.
catalog-office-never = Table { $table } never gives office { $name }. Mend the table or delete the office.
catalog-paper-never = Table { $table } never asks for paper { $name }. Mend the table or required-by.
catalog-stop-without-case = A case that ends early needs exactly one of when and by. Write one.
catalog-needless-paper = Paper { $name } could be spared: { $source } holds it, under { $law }. Add that to satisfied-by, or say in needed-because why it is still needed.
catalog-reuse-without-words = Kind { $name } has no words to know it by. Write words.
catalog-reuse-without-law = Kind { $name } names no law. Write law.
catalog-reuse-without-name = Kind { $name } lacks its name in vi or en. Write both.
catalog-reuse-same-id = Two kinds are called { $name }. Rename one.
catalog-step-field-unknown = Step { $step } fills in field { $name }, which the form does not have. Add it with seen-by = "officers", or mend the name.
catalog-step-field-of-applicant = Step { $step } fills in field { $name }, which is a question to the applicant. Write seen-by = "officers", or take it from the step.
catalog-unknown-option = The condition asks whether { $name } is { $value }, which nobody can answer. The answers are: { $known }.
catalog-long-sentence = { $where } ({ $lang }) has a sentence of { $count } words; better no more than { $max }. Split it.
catalog-same-call = also-called has { $name } twice, or it is the name itself. Drop one.
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

# Linked sets
catalog-set-twice = Linked set { $set } is already in { $other } at the same time. Correct valid-from, valid-to or the id.
catalog-set-ends-first = Linked set { $set } ends before it begins. Correct valid-to or valid-from.
catalog-set-of-one = Linked set { $set } has fewer than two parts. Add [[parts]].
catalog-set-without-channel = Linked set { $set } cannot be filed in any way. Write channels, such as ["online"].
catalog-set-cycle = Linked set { $set }: part { $name } waits for itself through other parts. Take one name out of after.
catalog-set-unknown-part = Linked set { $set }: there is no part called { $name }. Write the id of a part of the set.
catalog-set-unknown-procedure = Linked set { $set }: the catalogue has no procedure { $code } yet.
catalog-set-channel-closed = Linked set { $set }: procedure { $code } is not filed through { $channel }.
catalog-set-not-asked = Linked set { $set }: the form of { $code } does not ask { $name }.
catalog-set-time-without-basis = Linked set { $set }: the own time of part { $name } needs a time-basis: name the law.
catalog-set-result-not-given = Linked set { $set }: { $name } waits for { $result }, which no earlier part tells. Write it under gives of that part, and the part under after.
catalog-set-other-question = Linked set { $set }: { $name } and { $other } of { $code } are not the same question. Take one of the same kind, or ask it under another name with ask-as.
catalog-set-renamed-is-read = Linked set { $set }: { $name } cannot be asked under another name, because a condition of the form reads it.
catalog-certification-twice = { $name } is there twice. Each day and each name stands once.
catalog-certification-copy-fee = The tariff from { $name } contradicts itself: later pages cost no more than the first, and the limit is no less than one page.
catalog-certification-other-fee = Procedure { $procedure } charges { $name } otherwise than the latest certification tariff. Mend one of the two.
catalog-certification-words = { $name } lacks its Vietnamese or English words.
catalog-certification-no-law = Receiver { $name } names no law. Write the number of the text.
catalog-certification-no-way = Receiver { $name } needs none, and nothing says what to do instead. Write it into instead.
catalog-certification-no-limit = The rules from { $name } allow no page or no copy. Write a number above 0.
catalog-unknown-office = The directory has no office { $name }. Write a code from offices without the city's part, or add the office.

# Results as documents (catalog/results)
catalog-result-without-form = Result { $code } has no document in catalog/results; it is issued in the general layout.
catalog-result-of-nothing = Document { $code } is the result of no procedure. Look at its code.
catalog-result-unknown-field = Document { $code } takes words from { $field }, which no form of its procedures asks. Mend the name.
catalog-result-unknown-entry = Document { $code } uses issue.{ $name }, but nobody is asked for it at issue. Add it to entered.
catalog-result-without-title = Document { $code } lacks its title in vi or en. Write both.
catalog-result-twice = Two documents have the code { $code }. Remove one.

# Kinds of paper in catalog/document/.
catalog-document-code = The code { $name } has the wrong form. Write a result code such as KQ.G15.000031, or GT. with small letters and dashes such as GT.giay-chung-sinh.
catalog-document-code-twice = The code { $name } belongs to the kind { $other } already. A code belongs to one file.
catalog-document-name = { $name } lacks its Vietnamese or its English name. Write both vi and en.
catalog-document-title = The kind { $name } has no title to be recognised by. Write the printed title in titles.
catalog-document-retention = The kind { $name } has no class of retention. Write retention.
catalog-document-field-twice = The field { $name } is there twice. Each field has its own name.
catalog-document-phrases = The field { $name } has no phrase that stands before its value. Write phrases, or at-foot = true for a date at the foot of the paper.
catalog-retention-class = the class { $name } begins twice on a day, rests on nothing, or its years are not between 1 and 200
catalog-retention-unknown = the kind of paper { $name } calls the class { $class }, which retention.toml does not have
