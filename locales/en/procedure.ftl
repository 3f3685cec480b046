procedure-time-label = Ready
procedure-fee-label = Fee
procedure-where-label = Apply
procedure-file = Apply
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
