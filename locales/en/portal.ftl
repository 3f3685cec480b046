portal-home-title = What do you need to do?
portal-search-label = Find a procedure
portal-search-hint = In English or Vietnamese, with or without accents. For example: birth, tạm trú
portal-search-do = Search
portal-events-title = What people often need
portal-event-birth = Having a child
portal-event-birth-about = Register a birth
portal-event-marriage = Getting married
portal-event-marriage-about = Register a marriage, confirm marital status
portal-event-home = Moving home
portal-event-home-about = Register permanent or temporary residence
portal-event-copy = Needing copies of papers
portal-event-copy-about = Extract copies, certified copies
portal-event-business = Opening a shop
portal-event-business-about = Register a household business
portal-event-building = Building a house
portal-event-building-about = Construction permit
portal-event-record = Applying for a job, going abroad
portal-event-record-about = Judicial record certificate
portal-event-death = When someone dies
portal-event-death-about = Register a death
portal-all-procedures = See all procedures
portal-track-title = Where is your application?
portal-track-label = Code on your receipt
portal-track-hint = No need to sign in
portal-track-do = Track
portal-found-title = Search for “{ $words }”
portal-found-count = { $count ->
    [one] 1 procedure
    *[other] { $count } procedures
}
portal-found-none = No procedure has all the words “{ $words }”.
portal-found-try = Try fewer words; accents are not needed. Or call
portal-found-nearest = The nearest
