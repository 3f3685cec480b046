form-error = Lỗi:
form-errors = { $count ->
    *[other] Còn { $count } chỗ cần sửa
}
form-most-characters = Nhiều nhất { $count } ký tự
form-choose = Chọn một mục
form-day = Ngày
form-month = Tháng
form-year = Năm
form-address-line = Số nhà, đường, thôn, tổ dân phố
form-commune = Phường, xã
form-yes = Có
form-no = Không
form-change = Sửa
