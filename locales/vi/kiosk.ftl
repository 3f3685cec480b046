# Trạm số tự phục vụ: ki-ốt, chuông, số thứ tự.
kiosk-site = Trạm số Hà Nội
kiosk-bar = Trợ giúp và cách hiển thị
kiosk-steps = Các bước
kiosk-step-done = (đã xong)
kiosk-help = Gọi cán bộ hỗ trợ
kiosk-again = Làm lại từ đầu
kiosk-done = Xong, xóa thông tin
kiosk-size-normal = Chữ lớn vừa
kiosk-size-large = Chữ lớn hơn
kiosk-size-xlarge = Chữ lớn nhất
kiosk-low = Hạ thấp màn hình
kiosk-slow = Chậm lại
kiosk-bell-waiting = { $minutes ->
    [0] Đã gọi cán bộ. Xin ông/bà chờ một chút.
   *[other] Đã gọi cán bộ { $minutes } phút trước. Xin ông/bà chờ.
}
kiosk-bell-coming = Cán bộ đang đến.
kiosk-trouble = Máy chưa làm được việc này. Mời ông/bà làm lại từ đầu, hoặc gọi cán bộ hỗ trợ.

kiosk-start-title = Ông/bà cần làm gì?
kiosk-no-paper = Máy đang hết giấy in. Ông/bà vẫn lấy số được; xin ghi nhớ số, hoặc quét mã vuông bằng điện thoại.
kiosk-task-ticket = Lấy số thứ tự
kiosk-task-track = Hồ sơ của tôi đến đâu?
kiosk-task-result = Đã có kết quả chưa?
kiosk-task-phone = Làm tiếp trên điện thoại

kiosk-enrol-title = Máy này chưa phải là ki-ốt
kiosk-enrol-what = Trang này dành cho ki-ốt đặt tại điểm tiếp nhận. Muốn dùng máy này làm ki-ốt:
kiosk-enrol-1 = Người quản lý điểm hoặc quản trị hệ thống đăng nhập, mở trang “Ki-ốt” ở bàn làm việc.
kiosk-enrol-2 = Chọn điểm, đặt tên máy, bấm “Thêm ki-ốt”. Mã 8 số hiện ra một lần.
kiosk-enrol-3 = Gõ mã vào ô dưới đây trong vòng 30 phút.
kiosk-enrol-code = Mã 8 số
kiosk-enrol-hint = Mỗi mã chỉ dùng được một lần
kiosk-enrol-do = Dùng máy này làm ki-ốt

kiosk-step-queue = Việc cần làm
kiosk-step-priority = Ưu tiên
kiosk-step-number = Số của ông/bà
kiosk-queues-title = Ông/bà đến để làm việc gì?
kiosk-queue-civil-status = Hộ tịch
kiosk-queue-civil-status-hint = Khai sinh, kết hôn, khai tử, trích lục
kiosk-queue-certification = Chứng thực
kiosk-queue-certification-hint = Bản sao, chữ ký
kiosk-queue-residence = Cư trú, căn cước
kiosk-queue-residence-hint = Thường trú, tạm trú, giấy tờ cá nhân
kiosk-queue-land = Đất đai, nhà ở
kiosk-queue-land-hint = Giấy chứng nhận, xây dựng
kiosk-queue-business = Kinh doanh
kiosk-queue-business-hint = Hộ kinh doanh, giấy phép
kiosk-queue-result = Nhận kết quả
kiosk-queue-result-hint = Hồ sơ đã nộp trước đây
kiosk-queue-other = Việc khác
kiosk-queue-other-hint = Chưa rõ thì chọn ô này
kiosk-waiting = { $count ->
    [0] Không ai đang chờ
   *[other] { $count } người đang chờ
}
kiosk-priority-title = Ông/bà có thuộc diện được gọi trước không?
kiosk-priority-for = Lấy số: { $queue }
kiosk-priority-elderly = Từ 60 tuổi trở lên
kiosk-priority-pregnant = Đang mang thai, bế con nhỏ
kiosk-priority-disabled = Người khuyết tật
kiosk-priority-merit = Người có công
kiosk-priority-none = Không, lấy số thường
kiosk-priority-scan = Hoặc đưa mã vuông trên thẻ căn cước vào máy quét
kiosk-slip-title = Số của ông/bà:
kiosk-slip-first = được gọi trước
kiosk-slip-qr = Mã vuông để theo dõi số này trên điện thoại
kiosk-slip-follow = Quét mã vuông để theo dõi số này trên điện thoại.
kiosk-print = In lại số
kiosk-ticket-taken = Lấy lúc { $at }
kiosk-ticket-ahead = { $count ->
    [0] Ông/bà là người tiếp theo.
   *[other] Trước ông/bà còn { $count } người.
}
kiosk-ticket-wait = Chờ khoảng { $minutes } phút, tính theo các số vừa được gọi.
kiosk-ticket-wait-unknown = Chưa biết phải chờ bao lâu: hôm nay chưa gọi đủ số để ước tính.
kiosk-ticket-called = Đã đến lượt: mời ông/bà đến quầy.
kiosk-ticket-called-to = Đã đến lượt: mời ông/bà đến quầy { $counter }.
kiosk-ticket-no-show = Đã gọi mà chưa thấy ông/bà. Trong 60 phút, hãy đến quầy để được gọi lại ngay.
kiosk-ticket-done = Số này đã được phục vụ xong.
kiosk-follow-now = Cán bộ đang chờ ông/bà.
kiosk-follow-again = Xem lại bây giờ
kiosk-follow-keeps = Trang này không có họ tên. Nếu lỡ lượt, số vẫn được giữ chỗ 60 phút.

kiosk-step-code = Mã hồ sơ
kiosk-step-dossier = Tình trạng
kiosk-track-title = Mã trên giấy hẹn của ông/bà là gì?
kiosk-scan-slip = Đưa mã vuông trên giấy hẹn vào máy quét
kiosk-ten-hint = Không quét được? Bấm 10 số cuối của mã hồ sơ, như phần đậm trong ví dụ.
kiosk-typed-code = Các số đã bấm
kiosk-keys = Bàn phím số
kiosk-clear = Xóa hết
kiosk-delete = Xóa 1 số
kiosk-ok = Tiếp tục
kiosk-which-title = Hồ sơ nào là của ông/bà?
kiosk-which-none = Không phải hồ sơ nào ở đây: bấm lại số
kiosk-tracked-title = Tình trạng hồ sơ

kiosk-step-paper = Giấy mang theo
kiosk-step-proof = Xác nhận
kiosk-step-result = Kết quả
kiosk-collect-title = Ông/bà mang theo giấy gì?
kiosk-collect-receipt = Giấy hẹn
kiosk-collect-receipt-hint = Mã hồ sơ và 4 số cuối của số định danh
kiosk-collect-card = Thẻ căn cước
kiosk-collect-card-hint = Cán bộ đến xem thẻ
kiosk-collect-why = Máy chỉ cho biết đã có kết quả chưa và nhận ở đâu. Cán bộ trao kết quả sau khi xem giấy tờ của ông/bà.
kiosk-collect-code = Xem kết quả: mã trên giấy hẹn của ông/bà là gì?
kiosk-last-title = 4 số cuối của số định danh người nộp là gì?
kiosk-last-hint = Đây là 4 số cuối trên thẻ căn cước của người đứng tên hồ sơ.
kiosk-typed-last = Các số đã bấm
kiosk-card-scan-title = Mời ông/bà quét thẻ căn cước
kiosk-card-scan = Đưa mã vuông trên mặt trước của thẻ vào máy quét
kiosk-card-why = Mã trên thẻ chưa đủ để biết thẻ là của ai. Vì vậy cán bộ sẽ đến xem thẻ.
kiosk-card-waiting-title = Đang chờ cán bộ xem thẻ
kiosk-card-waiting = { $minutes ->
    [0] Đã gọi cán bộ.
   *[other] Đã gọi cán bộ { $minutes } phút trước.
}
kiosk-card-stay = Xin ông/bà đứng tại máy và cầm sẵn thẻ. Màn hình sẽ tự đổi khi cán bộ xác nhận.
kiosk-card-denied-title = Cán bộ chưa xác nhận được
kiosk-card-denied = Mời ông/bà lấy số thứ tự để gặp cán bộ tại quầy.
kiosk-results-title = Kết quả của ông/bà
kiosk-results-none = Hiện không có kết quả nào đang chờ ông/bà.
kiosk-result-ready = Đã có kết quả
kiosk-result-ready-since = Đã có kết quả từ { $at }
kiosk-result-collected = Đã được nhận
kiosk-result-due = Chưa có; hẹn trả { $at }
kiosk-result-not-yet = Chưa có
kiosk-result-place = Nhận tại:
kiosk-result-bring = Khi nhận, hãy mang giấy hẹn; nếu mất giấy hẹn, mang thẻ căn cước. Người nhận thay mang giấy ủy quyền.
kiosk-result-queue = Lấy số để nhận kết quả

kiosk-phone-title = Làm tiếp trên điện thoại
kiosk-phone-what = Mang theo sang điện thoại:
kiosk-phone-ticket = số thứ tự của ông/bà
kiosk-phone-dossier = hồ sơ { $code }
kiosk-phone-start = trang dịch vụ công, từ đầu
kiosk-phone-how = Mở máy ảnh của điện thoại, đưa vào mã này. Mã chỉ dùng một lần, trong { $minutes } phút.
kiosk-phone-qr = Mã vuông mở trang này trên điện thoại
kiosk-phone-then = Khi điện thoại đã mở, ki-ốt sẽ tự xóa thông tin của ông/bà.
kiosk-phone-show = Hiện mã vuông
kiosk-take-title = Làm tiếp việc đang làm ở ki-ốt
kiosk-take-what = Bấm nút dưới đây để làm tiếp trên điện thoại này. Ki-ốt sẽ xóa thông tin của bạn.
kiosk-take-do = Làm tiếp
kiosk-take-used = Mã này đã dùng rồi hoặc đã quá hạn. Hãy lấy mã mới ở ki-ốt.

kiosk-still-title = Ông/bà còn ở đây không?
kiosk-still-what = Nếu không bấm nút này, sau { $seconds } giây máy sẽ xóa thông tin và về trang đầu. Ông/bà có thể bấm bao nhiêu lần cũng được.
kiosk-still-yes = Tôi còn ở đây
kiosk-end-title = Cảm ơn ông/bà
kiosk-end-wiped = Đã xóa thông tin của ông/bà khỏi máy.
kiosk-end-next = Người tiếp theo

kiosk-technical-title = Tình trạng máy
kiosk-name = Tên máy
kiosk-name-usual = Ki-ốt 1
kiosk-health = Tình trạng
kiosk-health-not-enrolled = Chờ nhập mã
kiosk-health-well = Hoạt động
kiosk-health-slow = Mạng chậm
kiosk-health-silent = Không thấy trả lời
kiosk-health-revoked = Đã thu hồi
kiosk-seen = Lần cuối thấy
kiosk-used = Có người dùng: { $at }
kiosk-network = Mạng
kiosk-network-unknown = Chưa đo
kiosk-network-ms = { $ms } mili giây
kiosk-paper = Giấy in
kiosk-paper-enough = Đủ giấy
kiosk-paper-low = Sắp hết giấy
kiosk-paper-out = Hết giấy

kiosk-staff-title = Ki-ốt
kiosk-devices = Các ki-ốt
kiosk-none = Chưa có ki-ốt nào tại nơi bạn phụ trách.
kiosk-manage = Quản lý
kiosk-save = Lưu
kiosk-code-until = Mã dùng được đến { $at }
kiosk-new-code = Lấy mã mới
kiosk-revoke = Thu hồi
kiosk-new = Thêm một ki-ốt
kiosk-point = Đặt tại
kiosk-new-do = Thêm ki-ốt
kiosk-bells = Có người cần giúp ở ki-ốt
kiosk-nobody-rings = Không ai đang gọi.
kiosk-minutes = { $count } phút
kiosk-rings-since = chờ { $since }
kiosk-look-at = Xem thẻ và người:
kiosk-confirm = Đúng người, đúng thẻ
kiosk-deny = Không xác nhận
kiosk-coming = Tôi đến ngay
kiosk-board = Số thứ tự
kiosk-counter = Quầy
kiosk-call-next = Gọi số tiếp theo
kiosk-nobody-queues = Không ai đang chờ.
kiosk-called-at = gọi lúc { $at }, { $count } lần
kiosk-absent = chưa thấy đến
kiosk-recall = Gọi lại
kiosk-no-show = Vắng mặt
kiosk-finish = Xong
flash-kiosk-code = Mã của ki-ốt mới: { $code }. Mã chỉ hiện một lần và dùng được trong 30 phút.
flash-kiosk-revoked = Đã thu hồi ki-ốt.
flash-ticket-called = Đã gọi số { $code }.

# Khi quy tắc nói không
kiosk-unreadable = Máy không hiểu lựa chọn này. Hãy tải lại trang rồi chọn lại.
kiosk-too-many-tries = Đã nhập sai nhiều lần. Xin chờ { $minutes } phút, hoặc gọi cán bộ hỗ trợ.
kiosk-no-such-point = Không có điểm tiếp nhận này. Hãy chọn trong danh sách.
kiosk-name-refused = Hãy đặt tên máy, nhiều nhất { $limit } ký tự, ví dụ “Ki-ốt 1”.
kiosk-not-waiting = Ki-ốt này đã có máy dùng hoặc đã bị thu hồi. Hãy thêm một ki-ốt mới.
kiosk-wrong-code = Mã này không đúng, đã dùng rồi, hoặc quá 30 phút. Hãy lấy mã mới ở trang “Ki-ốt” của bàn làm việc.
kiosk-revoked = Ki-ốt này đã bị thu hồi trước đó.
kiosk-answered = Đồng nghiệp đã trả lời, hoặc người gọi đã rời máy.
kiosk-card = Chưa đọc được số trên thẻ. Hãy đưa lại mã vuông ở mặt trước của thẻ.
kiosk-no-queue = Hãy chọn việc cần làm trước.
kiosk-nobody-waits = Không ai đang chờ trong hàng này.
kiosk-ticket-moved = Đồng nghiệp vừa xử lý số này. Hãy xem lại danh sách.
kiosk-ticket-too-late = Số này đã gọi hơn 60 phút trước. Mời người dân lấy số mới.
kiosk-counter-refused = Tên quầy dài nhất { $limit } ký tự, ví dụ “3”.
kiosk-wrong-digits = Mã hồ sơ và 4 số cuối không khớp. Hãy xem lại thẻ căn cước của người đứng tên hồ sơ.
kiosk-ten-digits = Cần đủ 10 số cuối của mã hồ sơ, ví dụ 261123 0007.
kiosk-no-such-dossier = Không có hồ sơ nào có mã này tại đây. Hãy xem lại các số trên giấy hẹn.
kiosk-address-used = Mã này đã dùng rồi hoặc đã quá hạn. Hãy lấy mã mới ở ki-ốt.

# Bản sao điện tử được chứng thực
kiosk-task-copy = Bản sao điện tử từ giấy gốc
kiosk-task-help = Tôi cần người giúp
kiosk-step-for = Nộp cho ai
kiosk-step-kind = Loại giấy
kiosk-step-pages = Số trang
kiosk-step-card = Căn cước
kiosk-step-photo = Chụp giấy
kiosk-copy-whom = Ông/bà nộp bản sao cho nơi nào?
kiosk-copy-spare = Tôi hiểu, tôi không cần nữa
kiosk-copy-insist = Tôi vẫn muốn bản sao chứng thực
kiosk-copy-go-on = Làm bản sao
kiosk-copy-kind = Giấy gốc là giấy gì?
kiosk-copy-vneid = Có trong ứng dụng VNeID
kiosk-copy-other = Giấy khác
kiosk-copy-pages = Giấy gốc có bao nhiêu trang có chữ?
kiosk-typed-pages = Số trang đã bấm
kiosk-copy-pages-wrong = Hãy bấm số trang, từ 1 đến { $most }.
kiosk-copy-card = Mời ông/bà quét thẻ căn cước
kiosk-copy-card-why = Bản sao ghi trong sổ theo tên người yêu cầu. Số và tên được gửi cùng yêu cầu rồi xóa khỏi máy.
kiosk-copy-photo = Chụp hoặc quét giấy gốc
kiosk-copy-photo-hint = Đủ { $pages } trang, thấy rõ cả bốn góc. Tệp PDF hoặc ảnh.
kiosk-copy-photo-file = Ảnh hoặc bản quét
kiosk-copy-send = Gửi cho cán bộ
kiosk-copy-no-file = Chưa có ảnh hoặc bản quét. Hãy chụp giấy gốc rồi gửi lại.
kiosk-copy-due = Hẹn xong: { $at }
kiosk-copy-fee = Lệ phí: { $fee }
kiosk-unfinished = Còn câu hỏi chưa trả lời. Mời ông/bà làm lại từ đầu.

kiosk-copy-never = Không chứng thực bản sao từ loại giấy này ({ $name }): { $law }. Mời ông/bà chọn giấy khác, hoặc gọi cán bộ.
kiosk-copy-more-kinds = Xem thêm loại giấy
kiosk-copy-number-instead = Bấm số thay cho quét thẻ
kiosk-copy-number = Số định danh của ông/bà là gì?
kiosk-copy-number-hint = Đây là 12 số trên thẻ căn cước.
kiosk-typed-number = Các số đã bấm
kiosk-copy-poor = Nên chụp lại giấy gốc
kiosk-copy-poor-page = Trang { $page }:
kiosk-copy-again = Chụp lại
kiosk-copy-send-poor = Vẫn gửi ảnh này

kiosk-sent-waiting-title = Đang chờ cán bộ xem giấy gốc
kiosk-sent-waiting = { $minutes ->
    [0] Đã gửi yêu cầu và gọi cán bộ.
   *[other] Đã gọi cán bộ { $minutes } phút trước.
}
kiosk-sent-looking-title = Cán bộ đang xem giấy gốc
kiosk-sent-looking = Cán bộ đang đối chiếu giấy gốc với ảnh chụp.
kiosk-sent-signing-title = Đang chờ ký chứng thực
kiosk-sent-signing = Cán bộ đã đối chiếu xong. Lãnh đạo đang ký.
kiosk-sent-stay = Xin ông/bà đứng tại máy và giữ sẵn giấy gốc. Màn hình sẽ tự đổi.
kiosk-sent-late = Cán bộ chưa kịp xem. Ông/bà không phải chờ tại máy: yêu cầu vẫn được giữ. Hãy mang giấy gốc đến quầy, hoặc gọi cán bộ hỗ trợ.
kiosk-sent-done-title = Đã có bản sao điện tử
kiosk-sent-number = Số chứng thực:
kiosk-sent-store = Bản sao đã nằm trong kho giấy tờ của ông/bà. Ông/bà mở kho bằng tài khoản của mình.
kiosk-sent-pay = Nộp tại quầy.
kiosk-sent-qr = Quét mã vuông bằng điện thoại để giữ trang kiểm tra bản sao này.
kiosk-sent-refused-title = Không chứng thực được giấy này
kiosk-sent-note = Cán bộ ghi:
kiosk-sent-refused = Ông/bà có thể nhận lý do bằng văn bản tại quầy.
kiosk-sent-withdrawn-title = Yêu cầu đã được rút
kiosk-sent-annulled-title = Bản sao này đã bị hủy bỏ
kiosk-sent-gone = Mời ông/bà gặp cán bộ tại quầy.

kiosk-file-look = Xem giấy tờ
kiosk-file-title = Giấy tờ của ông/bà
kiosk-file-of = trang { $number } trên { $pages }
kiosk-file-page = Trang { $number } của giấy tờ
kiosk-file-before = Trang trước
kiosk-file-next = Trang sau
kiosk-file-print = In { $pages } trang
kiosk-file-worth = Trang hiện trên máy và bản in chỉ để xem. Bản có giá trị là tệp điện tử trong kho giấy tờ của ông/bà.
kiosk-printing-title = Đang in
kiosk-printing-take = Xin lấy đủ { $pages } tờ ở khay giấy trước khi rời máy.
kiosk-printing-do = In
kiosk-sheets = Máy in giấy A4
kiosk-sheets-yes = Có
kiosk-sheets-no = Không có
kiosk-look-at-original = Xem giấy gốc tại ki-ốt:
kiosk-look-original = Xem và đối chiếu
kiosk-speak = Đọc to
kiosk-speak-stop = Dừng đọc
kiosk-speak-none = Máy này không có giọng đọc tiếng Việt. Xin gọi cán bộ hỗ trợ.
kiosk-bell-look = Xem cán bộ đã trả lời chưa
kiosk-offline-title = Máy đang mất kết nối
kiosk-offline-what = Máy chưa nói chuyện được với hệ thống. Máy tự thử lại sau mỗi { $seconds } giây; ông/bà không phải bấm gì.
kiosk-offline-safe = Hồ sơ và yêu cầu đã gửi xong vẫn còn. Việc đang làm dở có thể phải làm lại.
kiosk-offline-now = Nếu vội, mời ông/bà đến quầy gặp cán bộ, hoặc gọi 1022.
kiosk-offline-try = Thử lại ngay

# Khi quy tắc nói không
kiosk-card-unknown = Số này chưa có tên trong kho giấy tờ. Hãy quét mã vuông trên thẻ, hoặc đến quầy.
kiosk-twelve-digits = Cần đủ 12 số của số định danh.
kiosk-page-count = Tệp có { $found } trang, còn ông/bà đếm { $counted } trang. Hãy chụp lại đủ trang, hoặc quay lại sửa số trang.
kiosk-too-many-pages = Ki-ốt nhận tối đa { $most } trang. Mời ông/bà đến quầy.
kiosk-no-printer = Máy này không in giấy A4. Hãy xem giấy tờ trong kho của ông/bà.
kiosk-too-many-sheets = Mỗi người in tối đa 20 tờ mỗi lần; ông/bà còn { $left } tờ. Hãy gọi cán bộ nếu cần in thêm.
