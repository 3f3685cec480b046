portal-home-title = What do you need to do?
portal-search-label = Find a procedure
portal-search-hint = In English or Vietnamese, with or without accents. For example: birth, tạm trú
portal-search-do = Search
portal-events-title = What people often need
portal-all-procedures = See all procedures
portal-track-title = Where is your application?
portal-track-label = Code on your receipt
portal-track-hint = No need to sign in
portal-track-do = Track
portal-found-title = Search for “{ $words }”
portal-found-count = { $count ->
    [one] 1 result
    *[other] { $count } results
}
portal-found-try = Try fewer words; accents are not needed. Or call
portal-found-nearest = The nearest
portal-event-about = What is usually needed, in order. What can be done in one go comes first.
portal-events-more = Other events
portal-events-other = Other life events
portal-found-none = We are not sure which procedure “{ $words }” means.
portal-found-corrected = Did you mean
portal-elsewhere = Not set up here yet.
portal-all-count = { $count ->
    [one] 1 procedure can be done here.
    *[other] { $count } procedures can be done here.
} More than 2,600 procedures of the whole country can be found with the box above.
portal-near-title = Open near you
portal-near-commune = Which ward or commune are you in?
portal-near-typed = Or type where you live
portal-near-typed-hint = Old and new names both work. For example: Phường Cửa Nam; Phường Ngọc Hà, Quận Ba Đình
portal-near-do = Show the nearest points
portal-near-unknown = We do not recognise this place. Type the name of a ward or commune, for example Phường Cửa Nam, or choose from the list.
portal-near-which = “{ $words }” may be several places. Which is yours?
portal-near-here = where you are
portal-near-points = Near { $place }
portal-near-close = in this area
portal-near-km = { $km ->
    [one] about 1 km
    *[other] about { $km } km
}
portal-near-open = Open until { $until }
portal-near-opens-today = Closed, opens at { $at }
portal-near-opens = Closed, opens at { $at } on { $day }
portal-near-shut = Closed, the next opening is not known
portal-near-hours = today
portal-near-rest = Today is a day of rest. The counters are closed.
portal-near-holiday = Today is a holiday: { $holiday }. The counters are closed.
portal-near-how = Distances are as the crow flies, from the middle of one ward or commune to the middle of the other. Opening hours follow the calendar of each place.
portal-near-unplaced = { $count ->
    [one] 1 other branch point has
    *[other] { $count } other branch points have
} no address in our directory yet and cannot be listed here.
