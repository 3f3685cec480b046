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
form-item = Entry
form-item-nth = { $item } { $n }
form-add-item = Add: { $item }
form-remove-item = Remove: { $item } { $n }
form-land-sheet = Map sheet number
form-land-parcel = Parcel number
form-land-commune = In the commune or ward
form-land-area = Area (m²)
form-land-area-hint = For example: 60,5
form-vehicle-plate = Plate
form-vehicle-plate-hint = Leave it empty if the vehicle has none yet. For example: 29A-123.45
form-vehicle-chassis = Chassis number
form-vehicle-engine = Engine number
form-vehicle-brand = Brand
form-place-other = Write an old name, or a place in another province
form-place-typed = Name of the commune or ward
form-place-typed-hint = Write commune or ward, district and province, old or new. For example: phường Hàng Bạc, quận Hoàn Kiếm, Hà Nội
form-place-which = Where does it belong today?
form-place-share = { $share }: { $unit }
form-file-sent = A file was sent
form-file-taken = Taken: { $name }
form-file-hint = { $types }, no more than { $most } MB
