form-error = Error:
form-errors = { $count ->
    [one] There is 1 thing to correct
    *[other] There are { $count } things to correct
}
form-most-characters = At most { $count } characters
form-choose = Choose one
form-day = Day
form-month = Month
form-year = Year
form-address-line = House number, street, village
form-commune = Ward or commune
form-yes = Yes
form-no = No
form-change = Change
