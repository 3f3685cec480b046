# Vì sao hồ sơ có hạn trả kết quả như vậy: mỗi câu là một bước tính.
deadline-accepted = Hồ sơ đầy đủ, hợp lệ được tiếp nhận lúc { $time } { $day }.
deadline-allowed-working-days = Thời hạn giải quyết là { $count } ngày làm việc.
deadline-allowed-calendar-days = Thời hạn giải quyết là { $count } ngày, tính cả ngày nghỉ.
deadline-allowed-working-hours = Thời hạn giải quyết là { $count } giờ làm việc.
deadline-allowed-same-day = Thủ tục này trả kết quả trong ngày.
deadline-after-cut-off = Hồ sơ nhận sau { $time } nên tính như nhận vào { $day }.
deadline-received-at-rest = Cơ quan nghỉ { $on } ({ $why }) nên hồ sơ tính như nhận vào { $day }.
deadline-first-day-excluded = Ngày nhận hồ sơ ({ $on }) không tính. Bắt đầu đếm từ { $first }.
deadline-weekends = Không tính { $days } ngày thứ Bảy, Chủ nhật: { $dates }.
deadline-rest-days =
    { $days ->
        [1] Không tính { $from }: { $why }.
       *[other] Không tính { $days } ngày từ { $from } đến { $to }: { $why }.
    }
deadline-working-saturday = Vẫn tính { $on }, vì cơ quan làm bù ngày này.
deadline-paused = Tạm dừng tính thời hạn ({ $dates }) theo { $basis }.
deadline-clock-starts = Bắt đầu tính giờ khi cơ quan mở cửa, lúc { $time } { $day }.
deadline-hours-counted =
    { $minutes ->
        [0] Tính { $hours } giờ của { $on }: { $times }.
       *[other] Tính { $hours } giờ { $minutes } phút của { $on }: { $times }.
    }
deadline-last-day-at-rest = Ngày cuối là { $on } cơ quan nghỉ ({ $why }), nên hạn chuyển sang { $day }.
deadline-last-day = Đếm đủ { $count } ngày là { $on }.
deadline-year-computed = Lịch nghỉ lễ năm { $year } chưa được công bố, nên tạm tính theo Bộ luật Lao động.
deadline-unconfirmed = Ngày nghỉ hoặc làm bù { $on } ({ $holiday }) chưa được xác nhận.
deadline-due = Hạn trả kết quả: { $time } { $day }.

deadline-early = Trước hạn
deadline-on-time = Đúng hạn
deadline-late = Quá hạn

deadline-why-weekend = thứ Bảy hoặc Chủ nhật
deadline-why-closed = cơ quan không làm việc vào giờ hoặc ngày này
deadline-why-new-year-compensated = nghỉ bù Tết Dương lịch
deadline-why-tet-compensated = nghỉ bù Tết Nguyên đán
deadline-why-hung-kings-compensated = nghỉ bù Giỗ Tổ Hùng Vương
deadline-why-victory-day-compensated = nghỉ bù Ngày Chiến thắng 30/4
deadline-why-labour-day-compensated = nghỉ bù Ngày Quốc tế Lao động 1/5
deadline-why-national-day-compensated = nghỉ bù Quốc khánh
deadline-why-culture-day-compensated = nghỉ bù Ngày Văn hóa Việt Nam
deadline-why-new-year-swapped = nghỉ hoán đổi dịp Tết Dương lịch
deadline-why-tet-swapped = nghỉ hoán đổi dịp Tết Nguyên đán
deadline-why-hung-kings-swapped = nghỉ hoán đổi dịp Giỗ Tổ Hùng Vương
deadline-why-victory-day-swapped = nghỉ hoán đổi dịp Ngày Chiến thắng 30/4
deadline-why-labour-day-swapped = nghỉ hoán đổi dịp Ngày Quốc tế Lao động 1/5
deadline-why-national-day-swapped = nghỉ hoán đổi dịp Quốc khánh
deadline-why-culture-day-swapped = nghỉ hoán đổi dịp Ngày Văn hóa Việt Nam

deadline-allowance-unreadable = Thời hạn phải viết như 3wd (ngày làm việc), 20d (ngày), 8wh (giờ làm việc) hoặc same-day (trong ngày)
deadline-allowance-zero = Thời hạn ít nhất là 1; kết quả trả ngay thì ghi same-day
deadline-allowance-too-long = Thời hạn nhiều nhất là 3650
deadline-pause-without-basis = Ghi điều luật cho phép dừng tính thời hạn
deadline-pause-without-approver = Ghi người đã duyệt việc dừng
deadline-pause-backwards = Thời điểm kết thúc phải sau thời điểm bắt đầu
