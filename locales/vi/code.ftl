# Lỗi khi đọc mã hồ sơ.
code-shape = Mã hồ sơ có dạng H26.12-260313-0007. Hãy xem lại mã trên giấy tiếp nhận
code-agency = Phần đầu của mã hồ sơ phải là mã cơ quan, ví dụ H26.12
code-day = Sáu chữ số ở giữa phải là ngày nhận: năm, tháng, ngày, ví dụ 260313
code-ordinal = Phần cuối của mã hồ sơ là số thứ tự, ít nhất bốn chữ số, từ 0001
