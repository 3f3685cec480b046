# Why a dossier has its due date: each sentence is one step of the count.
deadline-accepted = The complete and valid dossier was accepted at { $time } on { $day }.
deadline-allowed-working-days =
    { $count ->
        [one] The time limit is { $count } working day.
       *[other] The time limit is { $count } working days.
    }
deadline-allowed-calendar-days =
    { $count ->
        [one] The time limit is { $count } day, rest days included.
       *[other] The time limit is { $count } days, rest days included.
    }
deadline-allowed-working-hours =
    { $count ->
        [one] The time limit is { $count } working hour.
       *[other] The time limit is { $count } working hours.
    }
deadline-allowed-same-day = This procedure gives its result on the same day.
deadline-after-cut-off = It was received after { $time }, so it counts as received on { $day }.
deadline-received-at-rest = The office rests on { $on } ({ $why }), so the dossier counts as received on { $day }.
deadline-first-day-excluded = The day of receipt ({ $on }) does not count. Counting starts on { $first }.
deadline-weekends =
    { $days ->
        [one] { $days } Saturday or Sunday does not count: { $dates }.
       *[other] { $days } Saturdays and Sundays do not count: { $dates }.
    }
deadline-rest-days =
    { $days ->
        [one] { $from } does not count: { $why }.
       *[other] { $days } days from { $from } to { $to } do not count: { $why }.
    }
deadline-working-saturday = { $on } does count, because the offices work on it in place of another day.
deadline-paused = The clock was stopped ({ $dates }) under { $basis }.
deadline-clock-starts = The clock starts when the office opens, at { $time } on { $day }.
deadline-hours-counted =
    { $minutes ->
        [0] { $on }: { $hours } h counted, { $times }.
       *[other] { $on }: { $hours } h { $minutes } min counted, { $times }.
    }
deadline-last-day-at-rest = The last day is { $on }, when the office rests ({ $why }), so the limit moves to { $day }.
deadline-last-day =
    { $count ->
        [one] The day counted is { $on }.
       *[other] The { $count } days counted end on { $on }.
    }
deadline-year-computed = The holidays of { $year } have not been announced; they are worked out from the Labour Code.
deadline-unconfirmed = The rest day or working Saturday on { $on } ({ $holiday }) has not been confirmed.
deadline-due = The result is due by { $time } on { $day }.

deadline-early = Early
deadline-on-time = On time
deadline-late = Late

deadline-why-weekend = Saturday or Sunday
deadline-why-closed = the office does not work then
deadline-why-new-year-compensated = rest in place of New Year’s Day
deadline-why-tet-compensated = rest in place of Tết
deadline-why-hung-kings-compensated = rest in place of the Hùng Kings’ Commemoration Day
deadline-why-victory-day-compensated = rest in place of Victory Day
deadline-why-labour-day-compensated = rest in place of Labour Day
deadline-why-national-day-compensated = rest in place of National Day
deadline-why-culture-day-compensated = rest in place of Vietnam Culture Day
deadline-why-new-year-swapped = day off by swap around New Year’s Day
deadline-why-tet-swapped = day off by swap around Tết
deadline-why-hung-kings-swapped = day off by swap around the Hùng Kings’ Commemoration Day
deadline-why-victory-day-swapped = day off by swap around Victory Day
deadline-why-labour-day-swapped = day off by swap around Labour Day
deadline-why-national-day-swapped = day off by swap around National Day
deadline-why-culture-day-swapped = day off by swap around Vietnam Culture Day

deadline-allowance-unreadable = Write a time limit like 3wd (working days), 20d (days), 8wh (working hours) or same-day
deadline-allowance-zero = A time limit is at least 1; write same-day for a result given at once
deadline-allowance-too-long = A time limit is at most 3650
deadline-pause-without-basis = Name the article of law that stops the clock
deadline-pause-without-approver = Name who approved the pause
deadline-pause-backwards = The end must come after the beginning
