# Dòng lệnh motcua.
cli-catalog-checked = { $procedures } thủ tục đọc được: { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú.
cli-severity-error = lỗi
cli-severity-warning = cảnh báo
cli-severity-note = ghi chú

cli-code-unknown = Không phải mã hồ sơ, mã thủ tục, mã kết quả, mã lĩnh vực, mã cơ quan hay số định danh.
cli-code-dossier = Mã hồ sơ { $code }: cơ quan { $agency }, tiếp nhận { $day }, thứ tự { $ordinal } trong ngày.
cli-code-procedure = Mã thủ tục { $code } trong Cơ sở dữ liệu quốc gia.
cli-code-procedure-local = Mã thủ tục { $code }: mã quốc gia { $national }, phần địa phương { $local }.
cli-code-result = Mã kết quả { $code } của bộ { $ministry }.
cli-code-field = Mã lĩnh vực { $code }.
cli-code-agency = Mã cơ quan { $code }: { $levels }.
cli-code-agency-old = Mã cơ quan kiểu cũ { $code }: { $levels }.
cli-code-person = Số định danh { $masked }: nơi đăng ký khai sinh { $place }, năm sinh { $year }, giới tính { $sex }.
cli-code-old-card = Số chứng minh nhân dân cũ { $masked }.
cli-code-male = nam
cli-code-female = nữ
cli-code-not-told = không rõ

cli-units-new = { $code }  { $name }, { $province }: đơn vị hiện nay.
cli-units-old = { $name }, { $district }, { $province } (trước 01/07/2025) nay thuộc:
cli-units-only = Mọi cách hiểu đều dẫn tới { $name }.
cli-units-ask = Có nhiều đơn vị: cần hỏi thêm thôn, tổ dân phố hoặc số nhà.
cli-units-unknown = Không nhận ra đơn vị hành chính nào trong địa chỉ này.
cli-catalog-samples = { $samples } ví dụ, { $wrong } ví dụ cho ra khác.
cli-try-stop = Thủ tục dừng ở đây
cli-try-papers = Giấy tờ
cli-try-fees = Phí, lệ phí
cli-try-open = Hội đồng nhân dân quyết định, hoặc nguồn không ghi
cli-try-time = Thời gian giải quyết
cli-try-steps = Các bước
cli-try-office = Cơ quan có thẩm quyền
cli-try-office-open = tùy nơi ghi trong tờ khai

# Danh mục quốc gia / the national catalogue
cli-national-unreadable = dòng { $line }: không đọc được ({ $problem })
cli-importing = Lấy vào bản nháp
cli-imported = Đọc { $read } thủ tục, { $unreadable } dòng không đọc được. Bản nháp mới: { $begun }; đã có, không đổi: { $unchanged }; đã thiết lập ở đây: { $here }.
cli-compared = Đọc { $read } thủ tục; { $compared } thủ tục có ở đây, khác { $gaps } chỗ; { $missing } thủ tục chưa có ở đây (thêm --missing để xem).

# Trạm số hóa / the station
cli-digitising = Số hóa
cli-digitised = { $files } tệp: nhận { $taken }, đã có từ trước { $skipped }, không nhận được { $refused }. Trong số đã nhận: đã ký { $signed }, đủ tin cậy chờ cán bộ ký { $ready }, cần cán bộ xem { $review }.
cli-digitise-line = chỉ mục, dòng { $line }: { $problem }
cli-digitise-speed = { $pages } trang, { $speed } trang mỗi phút.
cli-digitise-stopped = Đã dừng theo yêu cầu. Chạy lại lệnh này để làm tiếp; tệp đã nhận không phải làm lại.
cli-watch-taken = { $file }: đã nhận, chờ kiểm tra tại /quay/so-hoa
cli-watch-known = { $file }: đã nhận từ trước
cli-scan-none = Không thấy máy quét nào. Hãy kiểm tra dây cáp, nguồn điện và trình điều khiển SANE của máy quét.
cli-scanned = Đã quét { $pages } trang, chờ kiểm tra tại /quay/so-hoa

# Lưu trữ / retention
cli-retention-due = { $count } giấy tờ đã hết thời hạn lưu. Chưa có gì bị hủy.
cli-exporting = Xuất giấy tờ
cli-exported = Đã xuất { $documents } giấy tờ, { $files } tệp và bảng kê manifest.json.
cli-export-missing = thiếu tệp { $file }
cli-export-changed = tệp đã bị thay đổi: { $file }
cli-export-unknown = tệp không có trong bảng kê: { $file }
cli-export-checked = Đã kiểm { $files } tệp, { $wrong } tệp không đúng.
