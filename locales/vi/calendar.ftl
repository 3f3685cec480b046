# Ngày lễ, và lỗi trong tệp lịch.

calendar-holiday-new-year = Tết Dương lịch
calendar-holiday-tet = Tết Nguyên đán
calendar-holiday-hung-kings = Giỗ Tổ Hùng Vương
calendar-holiday-victory-day = Ngày Chiến thắng 30/4
calendar-holiday-labour-day = Ngày Quốc tế Lao động 1/5
calendar-holiday-national-day = Quốc khánh
calendar-holiday-culture-day = Ngày Văn hóa Việt Nam

calendar-hours-unreadable = Giờ làm việc phải viết như 08:00-12:00 13:30-17:30
calendar-hours-out-of-order = Mỗi khoảng giờ phải kết thúc sau khi bắt đầu và bắt đầu sau khoảng trước
calendar-file-unreadable = Tệp lịch không đúng cách viết
calendar-day-of-another-year = Có ngày không thuộc năm của tệp
calendar-days-backwards = Khoảng ngày kết thúc trước khi bắt đầu
calendar-day-twice = Có ngày ghi hai lần
calendar-swap-empty = Ngày hoán đổi vốn đã là ngày như vậy: chỉ hoán đổi ngày làm việc thành nghỉ, hoặc thứ Bảy, Chủ nhật thành làm việc
