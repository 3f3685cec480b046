# Holidays, and faults in calendar files.

calendar-holiday-new-year = New Year’s Day
calendar-holiday-tet = Tết (Lunar New Year)
calendar-holiday-hung-kings = Hùng Kings’ Commemoration Day
calendar-holiday-victory-day = Victory Day (30 April)
calendar-holiday-labour-day = Labour Day (1 May)
calendar-holiday-national-day = National Day
calendar-holiday-culture-day = Vietnam Culture Day

calendar-hours-unreadable = Write working hours like 08:00-12:00 13:30-17:30
calendar-hours-out-of-order = Each period must end after it begins and begin after the one before it
calendar-file-unreadable = The calendar file is not written as one
calendar-day-of-another-year = A day does not belong to the year of the file
calendar-days-backwards = A range of days ends before it begins
calendar-day-twice = A day is named twice
calendar-swap-empty = A swapped day is already what it is swapped for: swap a working day for rest, or a weekend day for work
