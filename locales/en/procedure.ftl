procedure-time-label = Ready
procedure-fee-label = Fee
procedure-where-label = Apply
procedure-only-in-person = This procedure cannot be filed online yet. Please go to the nearest service point.
procedure-papers-title = Papers you need
procedure-papers-none = You do not have to hand in any papers.
procedure-paper-sometimes = in some cases
procedure-held-title = Not needed if a public office already holds it
procedure-fees-title = Fees
procedure-fee-tier = { $from } to { $to }
procedure-fee-last-tier = { $from } and more
procedure-fee-cap = at most { $amount }
procedure-fee-exempt = { $who }: exempt
procedure-fee-less = { $who }: { $percent }% less
procedure-times-title = When it will be ready
procedure-time-working-days = { $count ->
    [one] 1 working day
    *[other] { $count } working days
}
procedure-time-days = { $count ->
    [one] 1 day
    *[other] { $count } days
}
procedure-time-working-hours = { $count ->
    [one] 1 working hour
    *[other] { $count } working hours
}
procedure-time-same-day = the same day
procedure-place-title = Who decides
procedure-anywhere = You can apply at any service point of the city. We send your application to the right office.
procedure-decides-commune = The People’s Committee of the ward or commune named in the application
procedure-decides-commune-police = The police of the ward or commune named in the application
procedure-decides-any-commune = The People’s Committee of the ward or commune you choose
procedure-decides-any-commune-police = The police of the ward or commune you choose
procedure-results-title = What you get
procedure-steps-title = Steps inside the office
procedure-basis-title = Legal basis
procedure-version = Edition { $edition }, under { $decision }.
procedure-valid-from = In force from { $day }.
procedure-valid-to = Until { $day }.
procedure-outcome = Outcome
procedure-file = Apply
procedure-fee-depends = Depends on the case
procedure-fee-not-stated = The published source states no fee. That does not mean it is free; please ask 1022 before you apply.
procedure-fee-line = { $name }: { $price }
procedure-fee-maybe = { $name }: { $price } (in some cases)
procedure-time-or = { $usual }; in some cases { $others }
procedure-time-by-table = { $usual }, or as in the table below
procedure-time-depends = Depends on the case
procedure-time-by-law = by law
procedure-usual-label = In practice, in the last 90 days
procedure-usual = { $days ->
    [0] Half of the applications were decided on the same day
    [one] Half of the applications were decided within 1 working day
    *[other] Half of the applications were decided within { $days } working days
}
procedure-usual-how = { $count ->
    [one] From 1 application with a result
    *[other] From { $count } applications with a result
}, days waiting for more papers included
procedure-usual-none = Not enough figures yet
procedure-paper-original = { $count ->
    [one] 1 original
    *[other] { $count } originals
}
procedure-paper-copy = { $count ->
    [one] 1 copy
    *[other] { $count } copies
}
procedure-paper-shown = Only shown, you keep it
procedure-decides-under = { $footing }, under { $number }{ $has ->
    [yes] , { $article }
    *[no] {""}
}
procedure-decides-elsewhere = In { $count ->
    [one] 1 ward or commune
    *[other] { $count } wards and communes
} only: { $office }, under { $number }
procedure-stops-title = When this is not the right procedure
procedure-retired = This procedure ended after { $day }.
procedure-retired-instead = Now use:
procedure-retired-nothing = Nothing took its place. If you need help, call
procedure-retired-running = Applications filed before that day are decided as before. What follows is kept for reference only.
procedure-to-come = This procedure begins on { $day }.
procedure-planned = From { $day } this will change:
procedure-planned-paper-more = One more paper: { $name }
procedure-planned-paper-less = No longer needed: { $name }
procedure-planned-papers = How or when papers are wanted
procedure-planned-fees = Fees
procedure-planned-tables = The tables of fees, times or papers by case
procedure-planned-times = Ways to apply, or how long it takes
procedure-planned-place = Who decides
procedure-planned-office = Who decides: { $office }, under { $number }
procedure-planned-form = The questions of the form
procedure-planned-eligibility = When it is not the right procedure
procedure-planned-steps = The steps inside the office
procedure-planned-results = What you get
procedure-planned-words = Explanations or legal basis; papers, fees and times stay the same
procedure-for-programs = Data for programs
procedure-handled-by = Handled by
procedure-level-ministry = a ministry or central agency
procedure-level-city = a department of the province or city
procedure-level-commune = the ward or commune
procedure-level-other = another body
procedure-ministry = Ministry in charge
procedure-ministry-bo-tai-chinh = Ministry of Finance
procedure-ministry-bo-nong-nghiep-mt = Ministry of Agriculture and Environment
procedure-ministry-bo-xay-dung = Ministry of Construction
procedure-ministry-bo-cong-an = Ministry of Public Security
procedure-ministry-bo-tu-phap = Ministry of Justice
procedure-ministry-ngan-hang-nha-nuoc = State Bank of Việt Nam
procedure-ministry-toa-an-nhan-dan = People’s Courts
procedure-national-about = The national database knows this procedure, but it cannot be done on this site yet. Ask whoever handles it for papers, fees and times.
procedure-national-next = What you can do
procedure-national-portal = See papers and fees and apply on the National Public Service Portal; search for code { $code }:
procedure-national-counter = Go to the nearest counter to be guided and sent to the right place:
procedure-national-call = Call for free:
procedure-case-do = What do I need in my case?
procedure-case-title = Your case: { $name }
procedure-case-progress = question { $at } of { $of }
procedure-case-next = Continue
procedure-case-skip = I am not sure, skip this question
procedure-case-answered = Your answers
procedure-case-change = Change
procedure-case-stop = You do not need this procedure.
procedure-case-instead = The right procedure for you:
procedure-case-call = To ask more, call
procedure-case-papers = You need to hand in
procedure-case-open = Perhaps needed, depending on other answers
procedure-case-depends = Depends on
procedure-case-not-needed = You do not need to hand in
procedure-case-spared = not needed in your case
procedure-case-doors = When it is ready, what it costs
procedure-case-may-stop = Please note: this may not be the right procedure if
procedure-case-print = This page can be printed, and its address keeps your answers.
procedure-case-again = Answer again from the beginning
