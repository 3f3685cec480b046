# The Digital Station used by oneself: kiosks, the bell, queue numbers.
kiosk-site = Hà Nội Digital Station
kiosk-bar = Help and display
kiosk-steps = Steps
kiosk-step-done = (done)
kiosk-help = Call an officer
kiosk-again = Start again
kiosk-done = Done, erase my details
kiosk-size-normal = Large letters
kiosk-size-large = Larger letters
kiosk-size-xlarge = Largest letters
kiosk-low = Lower the screen
kiosk-slow = Slow down
kiosk-bell-waiting = { $minutes ->
    [0] An officer has been called. Please wait a moment.
    [one] An officer was called 1 minute ago. Please wait.
   *[other] An officer was called { $minutes } minutes ago. Please wait.
}
kiosk-bell-coming = An officer is on the way.
kiosk-trouble = The machine could not do this. Please start again, or call an officer.

kiosk-start-title = What do you need?
kiosk-no-paper = The machine is out of paper. You can still take a number: please remember it, or scan the square code with your telephone.
kiosk-task-ticket = Take a queue number
kiosk-task-track = Where is my application?
kiosk-task-result = Is my result ready?
kiosk-task-phone = Carry on by telephone

kiosk-enrol-title = This machine is not a kiosk yet
kiosk-enrol-what = This page is for kiosks at reception points. To use this machine as one:
kiosk-enrol-1 = The manager of the point, or an administrator, signs in and opens “Kiosks” at the desk.
kiosk-enrol-2 = Choose the point, name the machine, press “Add a kiosk”. A code of 8 digits is shown once.
kiosk-enrol-3 = Type the code into the box below within 30 minutes.
kiosk-enrol-code = Code of 8 digits
kiosk-enrol-hint = Each code works once
kiosk-enrol-do = Use this machine as a kiosk

kiosk-step-queue = What for
kiosk-step-priority = Priority
kiosk-step-number = Your number
kiosk-queues-title = What have you come for?
kiosk-queue-civil-status = Civil status
kiosk-queue-civil-status-hint = Birth, marriage, death, extracts
kiosk-queue-certification = Certification
kiosk-queue-certification-hint = Copies, signatures
kiosk-queue-residence = Residence, identity
kiosk-queue-residence-hint = Permanent and temporary residence, personal papers
kiosk-queue-land = Land, housing
kiosk-queue-land-hint = Certificates, construction
kiosk-queue-business = Business
kiosk-queue-business-hint = Household businesses, permits
kiosk-queue-result = Collect a result
kiosk-queue-result-hint = For something you filed before
kiosk-queue-other = Something else
kiosk-queue-other-hint = If you are not sure
kiosk-waiting = { $count ->
    [0] Nobody is waiting
    [one] 1 person is waiting
   *[other] { $count } people are waiting
}
kiosk-priority-title = Are you to be called first?
kiosk-priority-for = Number for: { $queue }
kiosk-priority-elderly = 60 or older
kiosk-priority-pregnant = Pregnant, or carrying a baby
kiosk-priority-disabled = With a disability
kiosk-priority-merit = A person of merit
kiosk-priority-none = No, an ordinary number
kiosk-priority-scan = Or hold the square code of your identity card to the scanner
kiosk-slip-title = Your number:
kiosk-slip-first = called first
kiosk-slip-qr = Square code to follow this number by telephone
kiosk-slip-follow = Scan the square code to follow this number by telephone.
kiosk-print = Print again
kiosk-ticket-taken = Taken at { $at }
kiosk-ticket-ahead = { $count ->
    [0] You are next.
    [one] 1 person is before you.
   *[other] { $count } people are before you.
}
kiosk-ticket-wait = { $minutes ->
    [one] About 1 minute, going by the last numbers called.
   *[other] About { $minutes } minutes, going by the last numbers called.
}
kiosk-ticket-wait-unknown = Nobody knows yet how long it takes: too few numbers were called today.
kiosk-ticket-called = It is your turn: please come to the counter.
kiosk-ticket-called-to = It is your turn: please come to counter { $counter }.
kiosk-ticket-no-show = You were called and did not come. For 60 minutes, come to the counter and you are called again at once.
kiosk-ticket-done = This number has been served.
kiosk-follow-now = The officer is waiting for you.
kiosk-follow-again = Look again now
kiosk-follow-keeps = This page tells no name. If you miss your turn, your place is kept for 60 minutes.

kiosk-step-code = Code
kiosk-step-dossier = Status
kiosk-track-title = What is the code on your receipt?
kiosk-scan-slip = Hold the square code of the receipt to the scanner
kiosk-ten-hint = It cannot be scanned? Press the last 10 digits of the code, as the bold part of the example.
kiosk-typed-code = Digits so far
kiosk-keys = Digits
kiosk-clear = Clear
kiosk-delete = Delete
kiosk-ok = Continue
kiosk-which-title = Which application is yours?
kiosk-which-none = None of these: type the digits again
kiosk-tracked-title = Status of the application

kiosk-step-paper = What you have
kiosk-step-proof = Check
kiosk-step-result = Result
kiosk-collect-title = What do you have with you?
kiosk-collect-receipt = The receipt
kiosk-collect-receipt-hint = Its code, and the last 4 digits of the personal number
kiosk-collect-card = An identity card
kiosk-collect-card-hint = An officer comes to look at it
kiosk-collect-why = The machine only tells whether a result is there, and where. An officer hands it over after looking at your papers.
kiosk-collect-code = To see the result: what is the code on your receipt?
kiosk-last-title = What are the last 4 digits of the applicant’s personal number?
kiosk-last-hint = They are the last 4 digits on the identity card of the person who applied.
kiosk-typed-last = Digits so far
kiosk-card-scan-title = Please scan your identity card
kiosk-card-scan = Hold the square code on the front of the card to the scanner
kiosk-card-why = The code alone does not tell whose card it is. So an officer comes to look at it.
kiosk-card-waiting-title = Waiting for an officer to look at the card
kiosk-card-waiting = { $minutes ->
    [0] An officer has been called.
    [one] An officer was called 1 minute ago.
   *[other] An officer was called { $minutes } minutes ago.
}
kiosk-card-stay = Please stay at the machine and have the card at hand. The screen changes by itself when the officer has confirmed.
kiosk-card-denied-title = The officer could not confirm it
kiosk-card-denied = Please take a queue number and see an officer at the counter.
kiosk-results-title = Your results
kiosk-results-none = No result is waiting for you now.
kiosk-result-ready = The result is ready
kiosk-result-ready-since = Ready since { $at }
kiosk-result-collected = Already collected
kiosk-result-due = Not yet; promised for { $at }
kiosk-result-not-yet = Not yet
kiosk-result-place = Collect it at:
kiosk-result-bring = Bring the receipt, or an identity card if the receipt is lost. Somebody who collects for you brings the authorisation.
kiosk-result-queue = Take a number to collect it

kiosk-phone-title = Carry on by telephone
kiosk-phone-what = This goes along:
kiosk-phone-ticket = your queue number
kiosk-phone-dossier = application { $code }
kiosk-phone-start = the public service pages, from the start
kiosk-phone-how = Open the camera of your telephone and point it at this code. It works once, within { $minutes } minutes.
kiosk-phone-qr = Square code that opens this page on a telephone
kiosk-phone-then = When the telephone has opened it, the kiosk erases your details by itself.
kiosk-phone-show = Show the square code
kiosk-take-title = Carry on from the kiosk
kiosk-take-what = Press the button to carry on with this telephone. The kiosk then erases your details.
kiosk-take-do = Carry on
kiosk-take-used = This code has been used, or is too old. Please take a new one at the kiosk.

kiosk-still-title = Are you still there?
kiosk-still-what = If you do not press this button, the machine erases your details in { $seconds } seconds and goes back to the start. You can press it as often as you like.
kiosk-still-yes = I am still here
kiosk-end-title = Thank you
kiosk-end-wiped = Your details have been erased from this machine.
kiosk-end-next = Next person

kiosk-technical-title = The machine
kiosk-name = Name
kiosk-name-usual = Kiosk 1
kiosk-health = State
kiosk-health-not-enrolled = Waits for its code
kiosk-health-well = Working
kiosk-health-slow = Slow network
kiosk-health-silent = Not answering
kiosk-health-revoked = Revoked
kiosk-seen = Last heard of
kiosk-used = Somebody used it: { $at }
kiosk-network = Network
kiosk-network-unknown = Not measured
kiosk-network-ms = { $ms } milliseconds
kiosk-paper = Paper
kiosk-paper-enough = Enough paper
kiosk-paper-low = Paper runs low
kiosk-paper-out = Out of paper

kiosk-staff-title = Kiosks
kiosk-devices = The kiosks
kiosk-none = There is no kiosk yet where you work.
kiosk-manage = Manage
kiosk-save = Save
kiosk-code-until = The code works until { $at }
kiosk-new-code = New code
kiosk-revoke = Revoke
kiosk-new = Add a kiosk
kiosk-point = It stands at
kiosk-new-do = Add a kiosk
kiosk-bells = Somebody needs help at a kiosk
kiosk-nobody-rings = Nobody is calling.
kiosk-minutes = { $count } min
kiosk-rings-since = waiting { $since }
kiosk-look-at = Look at card and person:
kiosk-confirm = The person of the card
kiosk-deny = Do not confirm
kiosk-coming = I am coming
kiosk-board = Queue numbers
kiosk-counter = Counter
kiosk-call-next = Call the next
kiosk-nobody-queues = Nobody is waiting.
kiosk-called-at = called at { $at }, { $count ->
    [one] once
   *[other] { $count } times
}
kiosk-absent = has not come
kiosk-recall = Call again
kiosk-no-show = Nobody came
kiosk-finish = Done
flash-kiosk-code = Code of the new kiosk: { $code }. It is shown once and works for 30 minutes.
flash-kiosk-revoked = The kiosk has been revoked.
flash-ticket-called = Number { $code } has been called.

# When a rule says no
kiosk-unreadable = The machine does not understand this choice. Load the page again and choose once more.
kiosk-too-many-tries = Too many wrong tries. Please wait { $minutes } minutes, or call an officer.
kiosk-no-such-point = There is no such reception point. Choose one from the list.
kiosk-name-refused = Name the machine in at most { $limit } characters, such as “Kiosk 1”.
kiosk-not-waiting = A machine uses this kiosk already, or it was revoked. Add a new kiosk.
kiosk-wrong-code = This code is wrong, used already, or older than 30 minutes. Get a new one on the page “Kiosks” at the desk.
kiosk-revoked = This kiosk was revoked before.
kiosk-answered = A colleague has answered, or the person has left the machine.
kiosk-card = The number on the card could not be read. Hold the square code on its front to the scanner once more.
kiosk-no-queue = Choose what you have come for first.
kiosk-nobody-waits = Nobody is waiting in this queue.
kiosk-ticket-moved = A colleague has just dealt with this number. Look at the list again.
kiosk-ticket-too-late = This number was called more than 60 minutes ago. Ask the person to take a new one.
kiosk-counter-refused = The name of a counter has at most { $limit } characters, such as “3”.
kiosk-wrong-digits = The code and the last 4 digits do not belong together. Look at the identity card of the person who applied.
kiosk-ten-digits = All of the last 10 digits of the code are needed, such as 261123 0007.
kiosk-no-such-dossier = There is no application with this code here. Look at the digits on the receipt again.
kiosk-address-used = This code has been used, or is too old. Please take a new one at the kiosk.

# A certified electronic copy
kiosk-task-copy = Electronic copy of a paper
kiosk-task-help = I need somebody to help
kiosk-step-for = For whom
kiosk-step-kind = Paper
kiosk-step-pages = Pages
kiosk-step-card = Card
kiosk-step-photo = Picture
kiosk-copy-whom = For whom is the copy?
kiosk-copy-spare = I understand, I need none
kiosk-copy-insist = I want a certified copy all the same
kiosk-copy-go-on = Make the copy
kiosk-copy-kind = What paper is the original?
kiosk-copy-vneid = It is in the VNeID application
kiosk-copy-other = Another paper
kiosk-copy-pages = How many pages of the original have writing on them?
kiosk-typed-pages = Pages so far
kiosk-copy-pages-wrong = Press the number of pages, from 1 to { $most }.
kiosk-copy-card = Please scan your identity card
kiosk-copy-card-why = The register names who asks for the copy. Number and name go with the request and are then erased from the machine.
kiosk-copy-photo = Photograph or scan the original
kiosk-copy-photo-hint = All { $pages } pages, with all four corners in sight. A PDF file or a picture.
kiosk-copy-photo-file = Photograph or scan
kiosk-copy-send = Send it to the officer
kiosk-copy-no-file = There is no photograph or scan yet. Take one of the original and send again.
kiosk-copy-due = Due: { $at }
kiosk-copy-fee = Fee: { $fee }
kiosk-unfinished = A question was passed over. Please start again.

kiosk-copy-never = No copy is certified of this kind of paper ({ $name }): { $law }. Please choose another paper, or call an officer.
kiosk-copy-more-kinds = More kinds of paper
kiosk-copy-number-instead = Press the number instead
kiosk-copy-number = What is your personal number?
kiosk-copy-number-hint = The 12 digits on your identity card.
kiosk-typed-number = Digits so far
kiosk-copy-poor = Better take the original again
kiosk-copy-poor-page = Page { $page }:
kiosk-copy-again = Take it again
kiosk-copy-send-poor = Send this picture all the same

kiosk-sent-waiting-title = Waiting for an officer to look at the original
kiosk-sent-waiting = { $minutes ->
    [0] Your request was sent and an officer was called.
    [one] An officer was called { $minutes } minute ago.
   *[other] An officer was called { $minutes } minutes ago.
}
kiosk-sent-looking-title = An officer is looking at the original
kiosk-sent-looking = An officer compares the original with the picture.
kiosk-sent-signing-title = Waiting for the signature
kiosk-sent-signing = The officer has compared it. A leader is signing.
kiosk-sent-stay = Please stay at the machine and keep the original at hand. The screen changes by itself.
kiosk-sent-late = Nobody had time yet. You need not wait here: your request is kept. Take the original to the counter, or call an officer.
kiosk-sent-done-title = The electronic copy is ready
kiosk-sent-number = Certification number:
kiosk-sent-store = The copy is in your store of papers. You open it with your own account.
kiosk-sent-pay = Pay at the counter.
kiosk-sent-qr = Scan this square code with your telephone to keep the page that checks this copy.
kiosk-sent-refused-title = This paper cannot be certified
kiosk-sent-note = The officer adds:
kiosk-sent-refused = You can get the reason in writing at the counter.
kiosk-sent-withdrawn-title = The request was withdrawn
kiosk-sent-annulled-title = This copy was annulled
kiosk-sent-gone = Please see an officer at the counter.

kiosk-file-look = Look at the paper
kiosk-file-title = Your paper
kiosk-file-of = page { $number } of { $pages }
kiosk-file-page = Page { $number } of the paper
kiosk-file-before = Page before
kiosk-file-next = Next page
kiosk-file-print = { $pages ->
    [one] Print { $pages } page
   *[other] Print { $pages } pages
}
kiosk-file-worth = What you see here, and its print, is for reading. What counts is the electronic file in your store of papers.
kiosk-printing-title = Printing
kiosk-printing-take = { $pages ->
    [one] Please take { $pages } sheet from the tray before you leave.
   *[other] Please take all { $pages } sheets from the tray before you leave.
}
kiosk-printing-do = Print
kiosk-sheets = Printer for A4
kiosk-sheets-yes = Yes
kiosk-sheets-no = No
kiosk-look-at-original = Look at the original at the kiosk:
kiosk-look-original = Look and compare
kiosk-speak = Read aloud
kiosk-speak-stop = Stop reading
kiosk-speak-none = This machine has no English voice. Please call an officer.
kiosk-bell-look = See whether an officer has answered
kiosk-offline-title = This machine has no connection
kiosk-offline-what = The machine cannot reach the system. It tries again by itself every { $seconds } seconds; you need not press anything.
kiosk-offline-safe = What was sent is safe. What was half done may have to be done again.
kiosk-offline-now = If you are in a hurry, please see an officer at the counter, or call 1022.
kiosk-offline-try = Try again now

# When a rule says no
kiosk-card-unknown = No papers are kept under this number. Scan the square code on the card, or go to the counter.
kiosk-twelve-digits = All 12 digits of the personal number are needed.
kiosk-page-count = { $found ->
    [one] The file has { $found } page, and you counted { $counted }. Take all pages again, or go back and change the number.
   *[other] The file has { $found } pages, and you counted { $counted }. Take all pages again, or go back and change the number.
}
kiosk-too-many-pages = A kiosk takes { $most } pages at most. Please go to the counter.
kiosk-no-printer = This machine does not print A4. Look at the paper in your own store.
kiosk-too-many-sheets = Up to 20 sheets are printed for one person; { $left } are left. Call an officer if you need more.
