station-is-over = This paper was { $state ->
    [signed] signed and kept
   *[discarded] discarded
} and cannot be changed. Digitise it anew if needed.
station-too-many-pages = One paper has at most { $most } pages. Split it into several.
station-no-pages = There is no page yet. Scan or photograph the paper before signing.
station-faulty-pages = { $count } pages are not good enough. Take them again, or tick “Keep as it is, the paper is no clearer”.
station-no-reason = Say why nothing comes of this paper.
station-unknown-kind = The catalogue has no kind of paper “{ $kind }”. Choose another.
station-title = Digital Station
station-who = Whose papers?
station-who-hint = Scan the QR of the identity card, or type the 12-digit number. The QR only saves typing; it proves nobody’s identity.
station-who-do = Find
station-mangled = The Vietnamese keyboard (Telex/VNI) changed what was scanned. Only the number { $number } can be believed; type the name, or switch the keyboard to English and scan again.
station-held = Already in the store
station-held-why = Do not ask for these papers again (Decree 118/2025/NĐ-CP, Art. 5.1i, 17.1b).
station-held-none = There is nothing in this person’s store yet.
station-new = Digitise papers
station-owner = Owner of the paper
station-owner-number = Personal number
station-owner-name = Full name
station-owner-year = Year of birth
station-office = Where it is digitised
station-files = Scans or photographs
station-files-hint = PDF, JPEG, PNG, TIFF; each file is one paper, with as many pages as it has.
station-take = Take and read
station-waiting = Not signed yet
station-backlog = Old results that wait for a look
station-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
station-page = Page { $number }
station-page-remove = Remove this page
station-state-capturing = Pages are coming
station-state-to-check = To be checked
station-state-signed = Signed and kept
station-state-discarded = Discarded
station-check = Check the paper
station-visit = Papers of the same visit
station-done = Signed and kept in the store
station-pictures = Pictures of the pages
station-kind = Kind of paper
station-kind-do = Read as this kind
station-sure = { $percent } % sure
station-look = look again, { $percent } %
station-read = What was read
station-date-hint = Year-month-day, such as 2019-06-15
station-keep-faulty = Keep as it is, the paper is no clearer
station-seal = Add the agency’s digital signature
station-seal-hint = When the paper is the result of an earlier procedure, or the law of its sector asks for it (Art. 19.2)
station-pin = PIN of the signing key
station-otp = One-time code
station-sign = Sign and keep
station-sign-means = By signing, the officer answers for the copy being whole and true to the paper (Art. 17.1c).
station-more = Add pages or discard this paper
station-add = Add pages
station-add-do = Add
station-discard = Discard this paper
station-discard-why = Why it is discarded
station-difference = { $field }: the paper says “{ $paper }”, known is “{ $known }”
station-differences = Differs from what is known (noted, in nobody’s way)
station-no-file = No file was chosen. Choose a scan or a photograph.
station-not-taken = The file could not be taken
flash-station-signed = Signed and kept in its owner’s store.
station-day = { $day }
station-doubt-page = { $count } papers with a page that has a fault
station-doubt-kind = { $count } papers of a kind that is not sure
station-doubt-field = { $count } papers with fields missing or read with doubt
station-doubt-owner = { $count } papers whose owner the index does not say
station-doubt-index = { $count } papers that say something else than the index
index-unreadable = it cannot be read
index-column = there is no column “{ $value }”. Columns: file, personal-id, organisation, name, birth-year, kind, number, issued-on, component
index-no-column = the column “{ $value }” is missing
index-no-file = the file is not named
index-no-name = the owner of { $value } is not named
index-two-owners = give a personal number or an organisation's, not both ({ $value })
index-personal-id = “{ $value }” is no personal number of 12 digits nor an old card's of 9
index-birth-year = “{ $value }” is no year of birth
index-kind = there is no kind of paper “{ $value }” in the catalogue
index-issued-on = “{ $value }” is no day; write year-month-day, as in 2019-06-15
index-twice = “{ $value }” stands on a line above already
index-absent = there is no file “{ $value }” in the folder
station-phone-title = Photograph a paper
station-phone-over = This address leads nowhere any more. Ask the officer at the counter for a new code.
station-phone-full = A paper takes at most { $most } pictures from a telephone. Ask the officer for a new code.
station-phone-busy = Another picture is on its way. Wait until it is sent, then go on.
station-phone-none = There is no picture yet. Take or choose one, then press Send.
station-phone-pages = { $count ->
    [one] One page received
   *[other] { $count } pages received
}
station-phone-again = The last page is not good enough. Take it again:
station-phone-first = Photograph the first page
station-phone-next = Photograph the next page
station-phone-hint = Lay the paper on something dark, hold the telephone straight above it, with all four corners to be seen. One picture at a time, of at most 20 MB.
station-phone-send = Send the picture
station-phone-end = Done, these are all the pages
station-phone-done = { $count ->
    [one] One page was sent.
   *[other] { $count } pages were sent.
} The officer looks at them together with you; this page may be closed.
station-phone-offer = By the person’s own telephone
station-phone-name = Photographs by telephone
station-phone-here = By the person’s own telephone
station-phone-how = Let the person scan this code and photograph page by page. It is good for 15 minutes, and only for adding pages.
station-phone-refresh = Show the pages that have come
station-phone-qr = Square code that opens the camera page
station-sex-male = Male
station-sex-female = Female
